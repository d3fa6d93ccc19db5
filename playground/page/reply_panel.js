// The reply keyboard in force: shown under the writing row, hidden and brought back at will.

import { confirm } from "./dialogs.js";
import { button, icon, make } from "./dom.js";
import { renderReplyKeyboard } from "./keyboards.js";
import { texts } from "./texts.js";

export class ReplyPanel {
  // `say(text)` and the attachments' questions resolve with whether something was sent.
  constructor(conversation, { say, attachments, onUsed }) {
    this.conversation = conversation;
    this.say = say;
    this.attachments = attachments;
    this.onUsed = onUsed;
    this.source = null;
    this.isOpen = false;
    this.toggle = button({ class: "round keyboard-toggle", data: { action: "keyboard" }, hidden: true }, icon("keyboard"));
    this.toggle.addEventListener("click", () => this.setOpen(!this.isOpen));
    this.element = make("div", { class: "keyboard-panel", hidden: true });
  }

  get placeholder() {
    return this.source?.reply_keyboard.placeholder || texts.message;
  }

  sync(isWriting) {
    this.isWriting = isWriting;
    const source = this.conversation.keyboardMessage();
    if (source !== this.source) this.put(source);
    this.show();
  }

  put(source) {
    const isSame = source?.id === this.source?.id;
    this.source = source;
    this.element.replaceChildren(...(source ? [renderReplyKeyboard(source.reply_keyboard, (spec) => this.press(spec))] : []));
    if (isSame) return;
    const wasUsed = source && this.conversation.messages.some((message) => message.from === "person" && message.id > source.id);
    this.isOpen = Boolean(source) && !(source.reply_keyboard.one_time && wasUsed);
  }

  show() {
    this.toggle.hidden = !this.source;
    this.toggle.setAttribute("aria-label", this.isOpen ? texts.hideKeyboard : texts.showKeyboard);
    this.toggle.setAttribute("aria-expanded", String(this.isOpen));
    this.element.hidden = !this.source || !this.isOpen || !this.isWriting;
  }

  setOpen(isOpen) {
    this.isOpen = isOpen;
    this.show();
  }

  async press(spec) {
    const isOneTime = this.source.reply_keyboard.one_time;
    const pressed = this.source;
    const ways = {
      contact: () => this.shareContact(),
      location: () => this.attachments.askLocation(texts.shareLocation, texts.shareLocationHint, texts.share),
    };
    const isSent = await (ways[spec.kind] ?? (() => this.say(spec.text)))();
    // The bot may have answered with a new keyboard already: that one stays.
    if (!isOneTime || !isSent || this.source !== pressed) return;
    this.setOpen(false);
    this.onUsed();
  }

  async shareContact() {
    return Boolean(await confirm(texts.shareContact, texts.shareContactHint, texts.share)) && this.attachments.sendOwnContact();
  }
}
