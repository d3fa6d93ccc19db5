// The list of bot commands over the composer: the whole menu, or what fits the typed beginning.

import { button, make } from "./dom.js";
import { texts } from "./texts.js";

export class CommandList {
  constructor(conversation, { onChoose, onFill, onToggle }) {
    this.conversation = conversation;
    this.onChoose = onChoose;
    this.onFill = onFill;
    this.onToggle = onToggle;
    this.at = -1;
    this.matches = [];
    this.element = make("div", { class: "commands", role: "listbox", "aria-label": texts.commands, hidden: true });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  close() {
    this.element.hidden = true;
    this.at = -1;
    this.onToggle();
  }

  async offer(typed) {
    this.wanted = typed;
    if (!/^\/\S*$/.test(typed)) return this.close();
    const commands = await this.conversation.knownCommands().catch(() => []);
    if (this.wanted !== typed) return;
    this.show(commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase())), false);
  }

  async toggleAll() {
    if (this.isOpen) return this.close();
    this.wanted = null;
    this.show(await this.conversation.knownCommands(), true);
  }

  show(commands, isMenu) {
    this.matches = commands;
    this.at = -1;
    const items = commands.map(({ command, description }, index) =>
      button({ role: "option", class: "command-row", data: { index }, tabindex: isMenu ? "0" : "-1", on: { click: () => this.choose(index) } }, [
        make("span", { class: "command-name" }, `/${command}`),
        make("span", { class: "command-words" }, description),
      ]),
    );
    const nothing = isMenu && commands.length === 0 ? make("p", { class: "nothing" }, texts.noCommands) : null;
    this.element.replaceChildren(...(nothing ? [nothing] : items));
    this.element.hidden = !isMenu && commands.length === 0;
    this.element.scrollTop = 0;
    this.onToggle();
  }

  choose(index) {
    this.close();
    this.onChoose(`/${this.matches[index].command}`);
  }

  move(step) {
    const rows = [...this.element.querySelectorAll(".command-row")];
    if (rows.length === 0) return;
    const from = this.at < 0 && step < 0 ? 0 : this.at;
    this.at = (from + step + rows.length) % rows.length;
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.at)));
    rows[this.at].scrollIntoView({ block: "nearest" });
  }

  // Plain Enter sends what is typed; only a row reached with the arrows takes it over. Tab completes.
  takeKey(event) {
    if (!this.isOpen || this.matches.length === 0) return event.key === "Escape" && this.isOpen ? (this.close(), true) : false;
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.at >= 0) this.choose(this.at);
    else if (event.key === "Tab" && !event.shiftKey && this.wanted !== null) this.onFill(`/${this.matches[Math.max(this.at, 0)].command}`);
    else return false;
    return true;
  }
}
