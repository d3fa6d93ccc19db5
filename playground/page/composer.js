// The bottom of a chat: writing, replying, editing, the command menu and the reply keyboard.

import { Attachments } from "./attachments.js";
import { CommandList } from "./commands.js";
import { above, askForm, openMenu } from "./dialogs.js";
import { button, icon, make } from "./dom.js";
import { ReplyPanel } from "./reply_panel.js";
import { messageSummary, texts } from "./texts.js";

const TALLEST = 160;
const touch = matchMedia("(hover: none)");

export class Composer {
  constructor(conversation, { person, fail, unblock }) {
    this.conversation = conversation;
    this.person = person;
    this.fail = fail;
    this.unblock = unblock;
    this.target = null;
    this.attachments = new Attachments(conversation, person, fail);
    this.panel = new ReplyPanel(conversation, {
      say: (text) => this.say(text),
      attachments: this.attachments,
      onUsed: () => this.focusArea(),
    });
    this.commands = new CommandList(conversation, {
      onChoose: (command) => this.choose(command),
      onFill: (command) => this.fill(`${command} `),
      onToggle: () => this.showMenuState(),
    });
    this.build();
    this.fill(conversation.draft);
  }

  build() {
    this.area = make("textarea", { name: "text", rows: "1", placeholder: texts.message, "aria-label": texts.message, enterkeyhint: "send", autocomplete: "off" });
    this.sendButton = button({ class: "round solid send", data: { action: "send" }, "aria-label": texts.send, on: { click: () => this.submit() } }, icon("send"));
    this.menuButton = button({ class: "menu-pill", data: { action: "menu" }, "aria-haspopup": "listbox", "aria-label": texts.commands }, icon("menu"), make("span", {}, texts.menu));
    this.menuButton.addEventListener("click", () => this.commands.toggleAll().catch(this.fail));
    this.attachButton = button({ class: "round", data: { action: "attach" }, "aria-haspopup": "menu", "aria-label": texts.attach }, icon("attach"));
    this.attachButton.addEventListener("click", () => openMenu(above(this.attachButton), texts.attach, this.attachments.menu(() => this.record())));
    this.row = make("div", { class: "composer-row" }, this.menuButton, this.area, this.panel.toggle, this.attachButton, this.sendButton);
    this.recording = make("div", { class: "composer-row recording" });
    this.bar = make("div", { class: "target-bar", hidden: true });
    this.big = make("div", { class: "big-row", hidden: true });
    this.element = make("div", { class: "composer" }, this.commands.element, this.bar, this.row, this.recording, this.big, this.panel.element);
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("paste", (event) => this.paste(event));
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.commands.isOpen && this.commands.close());
  }

  // On a touch screen the focus would bring up the system keyboard nobody asked for.
  focusArea() {
    if (!touch.matches) this.area.focus({ preventScroll: true });
  }

  focus() {
    if (touch.matches) return;
    const first = this.big.hidden ? this.area : this.big.querySelector("button");
    first.focus({ preventScroll: true });
  }

  // What stands at the bottom depends on the chat: a start, an unblocking, or the usual row.
  sync() {
    const isBlocked = Boolean(this.person().blocked);
    const isEmpty = this.conversation.loaded && this.conversation.messages.length === 0;
    const mode = isBlocked ? "blocked" : isEmpty ? "start" : "write";
    if (mode !== this.mode) this.setMode(mode);
    this.panel.sync(mode === "write");
    this.area.placeholder = this.panel.placeholder;
    this.syncTarget();
  }

  setMode(mode) {
    const hadFocus = this.element.contains(document.activeElement);
    this.mode = mode;
    this.row.hidden = mode !== "write";
    this.big.hidden = mode === "write";
    const contents = { blocked: () => [this.bigButton(texts.unblock, this.unblock)], start: () => this.startButtons(), write: () => [] };
    this.big.replaceChildren(...contents[mode]());
    if (hadFocus) this.focus();
  }

  bigButton(text, act) {
    return button({ class: "solid big", on: { click: act } }, text);
  }

  startButtons() {
    const start = this.bigButton(texts.start, () => this.say("/start"));
    start.dataset.action = "start";
    const withCode = button({ class: "plain", data: { action: "start-code" }, on: { click: () => this.askCode() } }, texts.startWithCode);
    return [start, withCode];
  }

  async askCode() {
    const answer = await askForm(texts.openByLink.replace("…", ""), [{ name: "code", label: texts.startCode, required: true }], texts.open, { hint: texts.openByLinkHint });
    if (answer) await this.say(`/start ${answer.code}`);
  }

  // A forced reply opens the answer to that message by itself, once.
  syncTarget() {
    const last = this.conversation.last;
    if (last?.force_reply && last.from === "bot" && this.forcedId !== last.id) {
      this.forcedId = last.id;
      this.aim(last, "reply");
    }
    if (this.target && !this.conversation.find(this.target.message.id)) this.dropTarget();
  }

  aim(message, purpose) {
    this.target = { message, purpose };
    const isEdit = purpose === "edit";
    const close = button({ class: "round", "aria-label": texts.cancel, on: { click: () => this.dropTarget() } }, icon("close"));
    const words = make("span", { class: "target-words" }, make("strong", {}, isEdit ? texts.editing : texts.replying), make("span", {}, messageSummary(message)));
    this.bar.replaceChildren(icon(isEdit ? "pencil" : "reply"), words, close);
    this.bar.hidden = false;
    if (isEdit) this.fill(message.text ?? message.caption);
    if (this.conversation.loaded) this.area.focus({ preventScroll: true });
  }

  dropTarget() {
    if (this.target?.purpose === "edit") this.fill("");
    this.target = null;
    this.bar.hidden = true;
  }

  fill(text) {
    this.area.value = text;
    this.area.setSelectionRange(text.length, text.length);
    this.typed();
  }

  typed() {
    this.conversation.draft = this.area.value;
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight, TALLEST)}px`;
    this.menuButton.classList.toggle("short", this.area.value !== "");
    this.sendButton.classList.toggle("ready", this.area.value.trim() !== "");
    if (this.target?.purpose !== "edit") this.commands.offer(this.area.value);
  }

  showMenuState() {
    this.menuButton.setAttribute("aria-expanded", String(this.commands.isOpen));
  }

  key(event) {
    if (event.isComposing) return;
    if (this.commands.takeKey(event) || this.ownKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  ownKey(event) {
    const isArrow = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (event.key === "Enter" && !event.shiftKey) this.submit();
    else if (event.key === "Escape" && this.target) this.dropTarget();
    else if (isArrow && (event.ctrlKey || event.metaKey)) this.moveReply(event.key === "ArrowUp" ? -1 : 1);
    else if (event.key === "ArrowUp" && this.area.value === "") return this.editLast();
    else return false;
    return true;
  }

  editLast() {
    const own = this.conversation.lastOwn();
    if (own) this.aim(own, "edit");
    return Boolean(own);
  }

  moveReply(step) {
    const talk = this.conversation.messages.filter((message) => !message.service);
    const from = this.target?.purpose === "reply" ? talk.indexOf(this.conversation.find(this.target.message.id)) : talk.length;
    const next = talk[from + step];
    if (next) this.aim(next, "reply");
    else if (step > 0) this.dropTarget();
  }

  choose(command) {
    this.fill("");
    this.say(command);
    this.focusArea();
  }

  async submit() {
    const text = this.area.value.trim();
    if (!text) return;
    const target = this.target;
    this.fill("");
    this.commands.close();
    if (target?.purpose !== "edit") return void this.say(text);
    this.dropTarget();
    await this.conversation.rewrite(target.message.id, text).catch(this.fail);
  }

  // Resolves with whether it was sent; a failed text comes back into the field unless something new is there.
  async say(text) {
    const replyTo = this.target?.purpose === "reply" ? this.target.message.id : null;
    if (replyTo) this.dropTarget();
    try {
      await this.conversation.say(text, replyTo);
      return true;
    } catch (error) {
      this.fail(error);
      if (this.area.value === "") this.fill(text);
      return false;
    }
  }

  paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.attachments.offer(files);
  }

  async record() {
    this.row.classList.add("away");
    await this.attachments.record(this.recording);
    this.row.classList.remove("away");
    this.focusArea();
  }
}
