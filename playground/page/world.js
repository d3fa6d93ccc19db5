// Everything the page knows: the bot, the people, their conversations; changed by events from the server.

import { Conversation } from "./conversation.js";
import * as server from "./server.js";
import { messageSummary } from "./texts.js";

const RETRY_AFTER = 1_500;

export class World extends EventTarget {
  constructor() {
    super();
    this.bot = null;
    this.botOnline = null;
    this.connected = null;
    this.people = new Map();
    this.conversations = new Map();
    this.visible = () => false;
    this.reading = new Set();
  }

  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  async load() {
    const state = await server.loadState();
    this.bot = state.bot;
    if (typeof state.bot.online === "boolean") this.botOnline = state.bot.online;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.tell("bot");
    this.tell("people");
  }

  async loadPatiently() {
    try {
      await this.load();
    } catch {
      this.tell("trouble");
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
      if (this.connected) await this.loadPatiently();
    }
  }

  start() {
    server.listen({
      onEvent: (event) => this.receive(event),
      onOpen: (isReturn) => this.connection(true, isReturn),
      onClose: () => this.connection(false, false),
    });
  }

  async connection(connected, isReturn) {
    this.connected = connected;
    this.tell("connection", { isReturn });
    if (!connected) return;
    // The state is asked for only when events already flow, so nothing falls between the two.
    const known = [...this.conversations.values()].filter((conversation) => conversation.loaded);
    await Promise.allSettled([this.loadPatiently(), ...known.map((conversation) => conversation.refresh())]);
    this.tell("loaded");
    known.forEach((conversation) => this.readIfVisible(conversation.id));
    this.forgetCommands(null);
  }

  conversation(id) {
    if (!this.conversations.has(id)) this.conversations.set(id, new Conversation(id));
    return this.conversations.get(id);
  }

  receive(event) {
    const reactions = {
      message: () => this.newMessage(event.message),
      edited: () => this.conversation(event.chat_id).change(event.message),
      deleted: () => this.conversation(event.chat_id).drop(event.message_id),
      answer: () => this.conversation(event.chat_id).answer(event),
      action: () => this.conversation(event.chat_id).setAction(event.action),
      person: () => this.updatePerson(event.person),
      commands: () => this.forgetCommands(event.chat_id),
      bot: () => this.setOnline(event.online),
    };
    reactions[event.event]?.();
  }

  setOnline(online) {
    this.botOnline = online;
    this.tell("bot");
  }

  newMessage(message) {
    const conversation = this.conversation(message.chat_id);
    // A chat never opened has no history yet: a lone message in it would look like the whole story.
    if (conversation.loaded || conversation.loading) conversation.accept(message);
    const person = this.people.get(message.chat_id);
    if (!person) return;
    const isNewer = message.date >= (person.last_at ?? 0);
    if (isNewer) this.updatePerson({ ...person, last_text: messageSummary(message), last_at: message.date });
    this.readIfVisible(message.chat_id);
  }

  updatePerson(person) {
    this.people.set(person.id, { ...this.people.get(person.id), ...person });
    this.tell("people");
    this.readIfVisible(person.id);
  }

  forgetCommands(chatId) {
    const touched = chatId === null ? [...this.conversations.values()] : [this.conversation(chatId)];
    for (const conversation of touched) {
      conversation.commands = null;
      conversation.tell("commands");
    }
  }

  unread(id) {
    return this.visible(id) ? 0 : this.people.get(id)?.unread ?? 0;
  }

  async readIfVisible(id) {
    const person = this.people.get(id);
    if (!person?.unread || !this.visible(id) || this.reading.has(id)) return;
    this.reading.add(id);
    try {
      await server.markRead(id);
      this.people.set(id, { ...this.people.get(id), unread: 0 });
      this.tell("people");
    } catch {
      // Unread marks are a courtesy: the next message or look at the chat tries again.
    } finally {
      this.reading.delete(id);
    }
  }

  async addPerson(firstName, lastName) {
    const person = await server.addPerson(firstName, lastName);
    this.updatePerson(person);
    return person;
  }

  async setBlocked(id, blocked) {
    await server.setBlocked(id, blocked);
    this.updatePerson({ id, blocked });
    this.conversation(id).tell("blocked");
  }
}
