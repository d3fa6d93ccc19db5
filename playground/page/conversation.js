// One chat as the page knows it: its messages, the keyboard in force, presses still waiting for an answer.

import { Presses } from "./presses.js";
import * as server from "./server.js";

const PAGE = 50;
const ACTION_LASTS = 5_000;

// Words of one's own: a text, or the caption under an own file.
export const isEditable = (message) => message.from === "person" && !message.service && Boolean(message.text ?? message.caption);

export class Conversation extends EventTarget {
  constructor(id) {
    super();
    this.id = id;
    this.messages = [];
    this.loaded = false;
    this.complete = false;
    this.action = null;
    this.commands = null;
    this.draft = "";
    this.presses = new Presses((messageId) => this.tell("waiting", { messageId }));
    this.loading = null;
    this.fetching = 0;
    this.meanwhile = null;
    this.sending = Promise.resolve();
  }

  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  get last() {
    return this.messages.at(-1) ?? null;
  }

  find(messageId) {
    return this.messages.find((message) => message.id === messageId) ?? null;
  }

  lastOwn() {
    return this.messages.findLast((message) => isEditable(message)) ?? null;
  }

  // The latest word of the bot about the bottom panel: a keyboard, its removal or a forced reply.
  keyboardMessage() {
    const word = this.messages.findLast((m) => m.from === "bot" && (m.reply_keyboard || m.remove_keyboard || m.force_reply));
    return word?.reply_keyboard ? word : null;
  }

  open() {
    if (!this.loaded) this.loading ??= this.refresh().finally(() => (this.loading = null));
    return this.loading ?? Promise.resolve();
  }

  // Newest page; what the server no longer has inside that span is dropped, so a missed deletion is seen too.
  async refresh() {
    const page = await this.fetchPage(null);
    const first = page[0]?.id ?? Infinity;
    const isJoined = this.messages.some((message) => message.id >= first);
    const older = isJoined ? this.messages.filter((message) => message.id < first) : [];
    if (older.length === 0) this.complete = page.length < PAGE;
    this.loaded = true;
    this.put([...older, ...page], "refresh");
  }

  async fetchPage(before) {
    this.fetching += 1;
    this.meanwhile ??= new Map();
    try {
      return await server.loadMessages(this.id, { before, limit: PAGE });
    } finally {
      this.fetching -= 1;
    }
  }

  // Events that came while a page was under way are newer than the page.
  put(messages, reason) {
    const known = new Map(messages.map((message) => [message.id, message]));
    for (const [id, message] of this.meanwhile ?? []) {
      const isOutside = message && !known.has(id) && this.find(id) === null;
      if (message === null || isOutside) known.delete(id);
      else known.set(id, message);
    }
    if (this.fetching === 0) this.meanwhile = null;
    this.messages = [...known.values()].sort((a, b) => a.id - b.id);
    this.tell("change", { reason });
  }

  async loadOlder() {
    if (this.complete || this.loading || !this.loaded) return;
    this.loading = this.fetchPage(this.messages[0]?.id ?? null);
    this.tell("history");
    try {
      const page = await this.loading;
      this.complete = page.length < PAGE;
      this.loading = null;
      this.put([...page, ...this.messages], "history");
    } finally {
      this.loading = null;
    }
  }

  // An own message comes twice, as the reply to the request and as an event: the id decides.
  accept(message) {
    this.meanwhile?.set(message.id, message);
    const at = this.messages.findLastIndex((known) => known.id <= message.id);
    if (at >= 0 && this.messages[at].id === message.id) {
      this.messages[at] = message;
      this.tell("change", { reason: "edited", message });
      return false;
    }
    this.messages.splice(at + 1, 0, message);
    if (message.from === "bot") this.setAction(null);
    this.tell("change", { reason: "added", message });
    return true;
  }

  change(message) {
    this.meanwhile?.set(message.id, message);
    const at = this.messages.findIndex((known) => known.id === message.id);
    if (at < 0) return;
    this.messages[at] = message;
    this.tell("change", { reason: "edited", message });
  }

  drop(messageId) {
    this.meanwhile?.set(messageId, null);
    this.messages = this.messages.filter((message) => message.id !== messageId);
    this.tell("change", { reason: "deleted" });
  }

  setAction(action) {
    clearTimeout(this.actionTimer);
    this.action = action;
    if (action) this.actionTimer = setTimeout(() => this.setAction(null), ACTION_LASTS);
    this.tell("action");
  }

  // Requests of one chat leave one after another, so that quick typing keeps its order.
  inOrder(send) {
    const result = this.sending.then(send, send);
    this.sending = result.catch(() => undefined);
    return result;
  }

  // Resolves when the message stands in the chat; an event may have brought it there already.
  async send(ask) {
    const { message } = await this.inOrder(ask);
    this.accept(message);
  }

  say(text, replyTo = null) {
    return this.send(() => server.sendText(this.id, text, replyTo));
  }

  sendFile(file) {
    return this.send(() => server.sendFile(this.id, file));
  }

  sendContact(contact) {
    return this.send(() => server.sendContact(this.id, contact));
  }

  sendLocation(location) {
    return this.send(() => server.sendLocation(this.id, location));
  }

  async rewrite(messageId, text) {
    const { message } = await this.inOrder(() => server.editText(this.id, messageId, text));
    this.change(message);
  }

  press(messageId, row, column) {
    return this.presses.press(messageId, row, column, () => server.press(this.id, messageId, row, column));
  }

  answer(event) {
    this.presses.answer(event.query_id);
    this.tell("answer", event);
  }

  async knownCommands() {
    this.commands ??= server.loadCommands(this.id).catch((error) => {
      this.commands = null;
      throw error;
    });
    return this.commands;
  }
}
