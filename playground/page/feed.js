// The scrolling log of one chat: keeps its place, follows the bottom, asks for history, counts what is below.

import { renderBlock } from "./bubble.js";
import { button, icon, make } from "./dom.js";
import { showWaiting } from "./keyboards.js";
import { dayText, texts, unreadText } from "./texts.js";

const NEAR_BOTTOM = 48;
const NEAR_TOP = 240;
const SAME_BREATH = 300;

const sameDay = (a, b) => new Date(a.date * 1000).toDateString() === new Date(b.date * 1000).toDateString();

// Days, unread mark and messages in the order they are shown; parts of an album become one block.
function blocksOf(messages, firstUnread) {
  const blocks = [];
  let previous = null;
  for (const message of messages) {
    const isNewDay = !previous || !sameDay(previous, message);
    if (isNewDay) blocks.push({ key: `day:${new Date(message.date * 1000).toDateString()}`, day: message.date, messages: [] });
    if (message.id === firstUnread?.id) blocks.push({ key: "unread", count: firstUnread.count, messages: [] });
    const joins = !isNewDay && message.album && message.album === previous.album && message.from === previous.from;
    if (joins) blocks.at(-1).messages.push(message);
    else blocks.push({ key: `message:${message.id}`, messages: [message] });
    previous = message;
  }
  return blocks;
}

const sameMessages = (a, b) => a.length === b.length && a.every((message, index) => message === b[index]);

export class Feed {
  constructor(conversation, actions, intro) {
    this.conversation = conversation;
    this.actions = actions;
    this.shown = new Map();
    this.isStuck = true;
    this.below = 0;
    this.firstUnread = null;
    this.list = make("div", { class: "feed-list" });
    this.pending = make("div", { class: "message typing", "aria-hidden": "true", hidden: true }, make("div", { class: "bubble" }, [
      make("span", { class: "dots" }, make("i"), make("i"), make("i")),
    ]));
    this.intro = intro;
    this.loader = make("div", { class: "loader", hidden: true }, texts.loadingHistory);
    const inner = make("div", { class: "feed-inner" }, this.loader, this.intro, this.list, this.pending);
    this.scroller = make("div", { class: "feed", role: "log", "aria-live": "polite", "aria-label": texts.message, tabindex: "0" }, inner);
    this.jump = button({ class: "jump", hidden: true, "aria-label": texts.toBottom, on: { click: () => this.toBottom(true) } }, icon("down"));
    this.jumpCount = make("span", { class: "badge" });
    this.jump.append(this.jumpCount);
    this.toasts = make("div", { class: "toasts", "aria-live": "polite" });
    this.element = make("div", { class: "feed-frame" }, this.scroller, this.jump, this.toasts);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // Pictures arrive late and the panel below grows and shrinks: the bottom stays the bottom.
    this.sizes = new ResizeObserver(() => this.isStuck && this.toBottom());
    this.sizes.observe(inner);
    this.sizes.observe(this.scroller);
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (clientHeight === 0) return;
    this.isStuck = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    if (this.isStuck) this.below = 0;
    this.showJump();
    this.askHistory();
    this.scroller.classList.add("scrolling");
    clearTimeout(this.scrollEnd);
    this.scrollEnd = setTimeout(() => this.scroller.classList.remove("scrolling"), 900);
  }

  askHistory() {
    if (this.scroller.clientHeight > 0 && this.scroller.scrollTop < NEAR_TOP) {
      this.conversation.loadOlder().catch((error) => this.actions.fail(error));
    }
  }

  showJump() {
    this.jump.hidden = this.isStuck;
    this.jumpCount.textContent = this.below ? String(this.below) : "";
  }

  toBottom(isSmooth = false) {
    const behavior = isSmooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant";
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
  }

  // The first block in sight and its distance from the top: the place to return to after a change above it.
  anchor() {
    const top = this.scroller.getBoundingClientRect().top;
    for (const [key, { element }] of this.shown) {
      const box = element.getBoundingClientRect();
      if (key.startsWith("message:") && box.bottom > top) return { key, offset: box.top };
    }
    return null;
  }

  holdPlace(anchor) {
    const element = anchor && this.shown.get(anchor.key)?.element;
    if (element) this.scroller.scrollTop += element.getBoundingClientRect().top - anchor.offset;
  }

  markUnread(count) {
    const fresh = this.conversation.messages.filter((message) => message.from === "bot").slice(-count);
    if (count > 0 && fresh.length > 0) this.firstUnread = { id: fresh[0].id, count };
  }

  sync({ reason = "refresh", message = null } = {}) {
    const isOwn = reason === "added" && message?.from === "person";
    const isNews = reason === "added" && !isOwn;
    if (isOwn) this.firstUnread = null;
    const anchor = this.isStuck ? null : this.anchor();
    this.draw();
    this.intro.hidden = this.conversation.messages.length > 0 || !this.conversation.loaded;
    this.loader.hidden = !(this.conversation.loading && this.conversation.loaded);
    if (this.isStuck || isOwn) this.toBottom();
    else this.holdPlace(anchor);
    if (isNews && !this.isStuck) this.below += 1;
    this.showJump();
    this.askHistory();
  }

  draw() {
    const blocks = blocksOf(this.conversation.messages, this.firstUnread);
    const wanted = new Map();
    const focus = this.rememberFocus();
    blocks.forEach((block, index) => {
      const known = this.shown.get(block.key);
      const isSame = known && sameMessages(known.messages, block.messages) && known.count === block.count;
      const element = isSame ? known.element : this.drawBlock(block, Boolean(known));
      this.joinNeighbours(element, block, blocks[index - 1], blocks[index + 1]);
      wanted.set(block.key, { element, messages: block.messages, count: block.count });
    });
    for (const [key, { element }] of this.shown) if (wanted.get(key)?.element !== element) element.remove();
    let next = this.list.firstChild;
    for (const { element } of wanted.values()) {
      if (element === next) next = next.nextSibling;
      else this.list.insertBefore(element, next);
    }
    this.shown = wanted;
    this.restoreFocus(focus);
  }

  drawBlock(block, isRedrawn) {
    if (block.day) return make("div", { class: "day", role: "separator" }, make("span", {}, dayText(block.day)));
    if (block.key === "unread") return make("div", { class: "unread-line", role: "separator" }, unreadText(block.count));
    const element = renderBlock(block.messages, this.actions);
    if (!isRedrawn && this.shown.size > 0) element.classList.add("arriving");
    for (const message of block.messages) showWaiting(element, this.conversation, message.id);
    return element;
  }

  joinNeighbours(element, block, before, after) {
    const [message] = block.messages;
    if (!message || message.service) return;
    const close = (other) => {
      const near = other?.messages[0];
      return near && !near.service && near.from === message.from && Math.abs(near.date - message.date) < SAME_BREATH;
    };
    element.classList.toggle("continues", Boolean(close(before)));
    element.classList.toggle("continued", Boolean(close(after)));
  }

  // A screen edited in place must not throw a keyboard user out of it.
  rememberFocus() {
    const active = document.activeElement;
    if (!this.list.contains(active)) return null;
    const block = active.closest(".message");
    const key = [...this.shown].find(([, shown]) => shown.element === block)?.[0];
    return { active, key, row: active.dataset.row, column: active.dataset.column };
  }

  restoreFocus(focus) {
    if (!focus || focus.active.isConnected) return;
    const element = this.shown.get(focus.key)?.element;
    const same = element?.querySelector(`[data-row="${focus.row}"][data-column="${focus.column}"]`);
    const target = same ?? element?.querySelector(".inline-button") ?? this.scroller;
    target.focus({ preventScroll: true });
  }

  showAction(action) {
    this.pending.hidden = !action;
    if (this.isStuck) this.toBottom();
  }

  showWaiting(messageId) {
    showWaiting(this.list, this.conversation, messageId);
  }

  async goTo(messageId) {
    while (!this.conversation.find(messageId) && !this.conversation.complete) await this.conversation.loadOlder();
    const element = this.list.querySelector(`[data-message="${messageId}"]`);
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    element.classList.add("found");
    setTimeout(() => element.classList.remove("found"), 1500);
  }

  close() {
    this.sizes.disconnect();
  }
}
