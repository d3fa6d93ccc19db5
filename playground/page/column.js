// One open chat: header, feed and composer, wired to its conversation.

import { Composer } from "./composer.js";
import { isEditable } from "./conversation.js";
import { below, openMenu, showAlert, showToast } from "./dialogs.js";
import { avatar, button, icon, make } from "./dom.js";
import { Feed } from "./feed.js";
import { Links } from "./links.js";
import { actionText, fullName, refusalText, texts } from "./texts.js";

const EVENTS = ["change", "history", "action", "waiting", "answer", "blocked", "commands"];

export class Column {
  constructor(world, id, { onClose, onBack, onActive, openChat }) {
    this.world = world;
    this.id = id;
    this.conversation = world.conversation(id);
    this.fail = (error) => this.toast(refusalText(error), "trouble");
    this.composer = new Composer(this.conversation, { person: () => this.person, fail: this.fail, unblock: () => this.setBlocked(false) });
    this.links = new Links(world, { openChat, say: (text) => this.composer.say(text), toast: (...words) => this.toast(...words) });
    this.feed = new Feed(this.conversation, this.actions(), this.buildIntro());
    this.element = make("section", { class: "column", data: { chat: id }, "aria-label": fullName(this.person) });
    this.element.append(this.buildHeader(onClose, onBack), this.feed.element, this.composer.element);
    this.element.addEventListener("focusin", onActive);
    this.element.addEventListener("pointerdown", onActive);
    this.acceptDrops();
    this.listeners = Object.fromEntries(EVENTS.map((name) => [name, (event) => this[name](event.detail)]));
    for (const name of EVENTS) this.conversation.addEventListener(name, this.listeners[name]);
    this.sync();
    this.load();
  }

  get person() {
    return this.world.people.get(this.id) ?? { id: this.id, first_name: String(this.id) };
  }

  get isVisible() {
    return document.visibilityState === "visible" && this.element.clientWidth > 0;
  }

  async load() {
    try {
      const unread = this.person.unread ?? 0;
      await this.conversation.open();
      this.feed.markUnread(unread);
      this.feed.sync();
      this.composer.sync();
      this.feed.toBottom();
    } catch (error) {
      this.fail(error);
    }
  }

  buildHeader(onClose, onBack) {
    this.title = make("h2", { class: "column-name" });
    this.subtitle = make("p", { class: "column-about" });
    this.face = make("span", { class: "face" });
    this.notice = make("p", { class: "notice", role: "status", hidden: true }, texts.offlineNotice);
    const menu = button({ class: "round", data: { action: "chat-menu" }, "aria-haspopup": "menu", "aria-label": texts.chatMenu }, icon("more"));
    menu.addEventListener("click", () => openMenu(below(menu), texts.chatMenu, this.menuItems(onClose)));
    const header = make("header", { class: "column-head" }, [
      button({ class: "round narrow-only", data: { action: "back" }, "aria-label": texts.back, on: { click: onBack } }, icon("back")),
      this.face,
      make("div", { class: "column-words" }, this.title, this.subtitle),
      menu,
      button({ class: "round wide-only", data: { action: "close" }, "aria-label": texts.closeColumn, on: { click: onClose } }, icon("close")),
    ]);
    return make("div", { class: "column-top" }, header, this.notice);
  }

  buildIntro() {
    this.introText = make("p", {});
    this.introName = make("strong", {});
    return make("div", { class: "intro", hidden: true }, this.introName, this.introText);
  }

  menuItems(onClose) {
    const isBlocked = Boolean(this.person.blocked);
    const toggle = isBlocked
      ? { text: texts.unblock, icon: "lock", act: () => this.setBlocked(false) }
      : { text: texts.block, icon: "lock", danger: true, act: () => this.setBlocked(true) };
    return [
      { text: texts.openByLink, icon: "link", act: () => this.composer.askCode() },
      toggle,
      { text: texts.closeColumn, icon: "close", act: onClose },
    ];
  }

  actions() {
    return {
      fail: this.fail,
      goTo: (messageId) => this.feed.goTo(messageId).catch(this.fail),
      openMenu: (message, point) => openMenu(point, texts.messageMenu, this.messageItems(message)),
      pressInline: (message, spec, row, column) => this.pressInline(message, spec, row, column),
      textActions: {
        onCommand: (command) => this.composer.say(command),
        onCopy: (text) => this.copy(text),
        onLink: (address) => this.links.followInside(address),
        onMention: (name) => this.links.followName(name.replace("@", "")),
      },
    };
  }

  messageItems(message) {
    const written = message.text ?? message.caption;
    const items = [{ text: texts.reply, icon: "reply", act: () => this.composer.aim(message, "reply") }];
    if (written && !message.protected) items.push({ text: texts.copy, icon: "copy", act: () => this.copy(written) });
    if (isEditable(message)) items.push({ text: texts.edit, icon: "pencil", act: () => this.composer.aim(message, "edit") });
    return items;
  }

  async pressInline(message, spec, row, column) {
    if (spec.kind === "url") return this.links.open(spec.url);
    if (spec.kind === "copy") return this.copy(spec.copy_text ?? "");
    if (spec.kind !== "callback") return this.toast(texts.unsupportedButton);
    return this.conversation.press(message.id, row, column).catch(this.fail);
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(texts.copied);
    } catch {
      this.toast(texts.copyFailed, "trouble");
    }
  }

  toast(text, tone) {
    showToast(this.feed.toasts, text, tone);
  }

  async setBlocked(blocked) {
    await this.world.setBlocked(this.id, blocked).catch(this.fail);
    this.sync();
  }

  acceptDrops() {
    const over = (isOver) => this.element.classList.toggle("dropping", isOver);
    this.element.dataset.dropHint = texts.dropHere;
    this.element.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    this.element.addEventListener("dragleave", (event) => !this.element.contains(event.relatedTarget) && over(false));
    this.element.addEventListener("drop", (event) => {
      const files = [...event.dataTransfer.files];
      over(false);
      if (files.length === 0) return;
      event.preventDefault();
      this.composer.attachments.offer(files).catch(this.fail);
    });
  }

  sync() {
    const { person, conversation } = this;
    const { bot, botOnline } = this.world;
    this.title.textContent = fullName(person);
    const state = { true: "online", false: "offline", null: "unknown" }[botOnline];
    const words = { online: texts.botOnline, offline: texts.botOffline, unknown: texts.botUnknown }[state];
    this.subtitle.textContent = conversation.action ? `${bot.first_name} ${actionText(conversation.action)}` : person.blocked ? texts.blocked : person.about || words;
    this.subtitle.title = person.about ?? "";
    this.subtitle.classList.toggle("busy", Boolean(conversation.action));
    this.face.replaceChildren(avatar(person), make("span", { class: `presence ${state}`, title: words, role: "img", "aria-label": words }));
    this.notice.hidden = botOnline !== false;
    this.introName.textContent = bot.first_name;
    this.introText.textContent = bot.description || bot.short_description || texts.emptyChat;
    this.element.setAttribute("aria-label", fullName(person));
    this.composer.sync();
  }

  change(detail) {
    this.feed.sync(detail);
    this.composer.sync();
  }

  history() {
    this.feed.sync({ reason: "history" });
  }

  action() {
    this.feed.showAction(this.conversation.action);
    this.sync();
  }

  waiting({ messageId }) {
    this.feed.showWaiting(messageId);
  }

  answer(event) {
    if (event.url) this.links.open(event.url);
    if (!event.text) return;
    if (event.show_alert) showAlert(this.world.bot.first_name, event.text);
    else this.toast(event.text);
  }

  blocked() {
    this.sync();
  }

  commands() {
    this.composer.commands.close();
  }

  close() {
    for (const name of EVENTS) this.conversation.removeEventListener(name, this.listeners[name]);
    this.feed.close();
    this.element.remove();
  }
}
