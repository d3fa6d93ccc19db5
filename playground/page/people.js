// The list of people one may speak as: search, unread marks, last lines, a new person.

import { askForm, showToast } from "./dialogs.js";
import { avatar, button, icon, make } from "./dom.js";
import { fullName, lastLine, listTimeText, refusalText, texts } from "./texts.js";

const matches = (person, words) => {
  const text = `${fullName(person)} ${person.username ?? ""} ${person.about ?? ""} ${person.id}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

const recentFirst = (a, b) => (b.last_at || 0) - (a.last_at || 0);

export class PeopleList {
  constructor(world, { openChat, isOpen }) {
    this.world = world;
    this.openChat = openChat;
    this.isOpen = isOpen;
    this.state = make("p", { class: "bot-state", role: "status" });
    this.name = make("h1", {}, texts.brand);
    this.search = make("input", { type: "search", name: "people", placeholder: texts.search, "aria-label": texts.search, autocomplete: "off" });
    this.list = make("ul", { class: "people-list", "aria-label": texts.people });
    const add = button({ class: "solid new-person", data: { action: "new-person" }, on: { click: () => this.add() } }, icon("plus"), make("span", {}, texts.newPerson));
    this.element = make("nav", { class: "people", "aria-label": texts.people }, [
      make("div", { class: "people-head" }, make("div", { class: "people-title" }, this.name, this.state), make("label", { class: "search" }, icon("search"), this.search)),
      this.list,
      make("div", { class: "people-foot" }, add),
    ]);
    this.search.addEventListener("input", () => this.sync());
    this.search.addEventListener("keydown", (event) => this.searchKey(event));
    this.list.addEventListener("keydown", (event) => this.listKey(event));
    world.addEventListener("people", () => this.syncSoon());
    world.addEventListener("bot", () => this.syncBot());
  }

  // A burst of messages changes many people at once: one redraw is enough.
  syncSoon() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.sync();
    }, 30);
  }

  found() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    return [...this.world.people.values()].filter((person) => matches(person, words)).sort(recentFirst);
  }

  sync() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    const rows = this.found().map((person) => make("li", {}, this.row(person)));
    this.list.replaceChildren(...(rows.length > 0 ? rows : [make("li", { class: "nothing" }, texts.nobodyFound)]));
    if (focused) this.list.querySelector(`[data-person="${focused}"]`)?.focus({ preventScroll: true });
    const total = [...this.world.people.keys()].reduce((sum, id) => sum + this.world.unread(id), 0);
    document.title = total > 0 ? `(${total}) ${texts.brand}` : texts.brand;
  }

  row(person) {
    const unread = this.world.unread(person.id);
    const open = this.isOpen(person.id);
    return button({ class: `person ${open ? "open" : ""}`, data: { person: person.id }, "aria-pressed": String(open), on: { click: () => this.openChat(person.id) } }, [
      avatar(person),
      make("span", { class: "person-words" }, [
        make("span", { class: "person-line" }, make("span", { class: "person-name" }, fullName(person)), make("time", { class: "person-time" }, listTimeText(person.last_at))),
        person.about && make("span", { class: "person-about" }, person.about),
        (person.last_text || unread > 0) && make("span", { class: "person-line" }, [
          make("span", { class: "person-last" }, lastLine(person.last_text)),
          unread > 0 && make("span", { class: "badge", "aria-label": `${texts.unread}: ${unread}` }, String(unread)),
        ]),
      ]),
    ]);
  }

  syncBot() {
    const { bot, botOnline } = this.world;
    this.name.textContent = bot?.first_name || texts.brand;
    const state = { true: "online", false: "offline", null: "unknown" }[botOnline];
    this.state.className = `bot-state ${state}`;
    this.state.textContent = { online: texts.botOnline, offline: texts.botOffline, unknown: texts.botUnknown }[state];
  }

  searchKey(event) {
    if (event.key === "Enter") {
      const [first] = this.found();
      if (!first) return;
      this.search.value = "";
      this.sync();
      this.openChat(first.id);
    } else if (event.key === "Escape") {
      this.search.value = "";
      this.sync();
    } else if (event.key === "ArrowDown") this.list.querySelector("button")?.focus();
    else return;
    event.preventDefault();
  }

  listKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const rows = [...this.list.querySelectorAll("button")];
    const at = rows.indexOf(document.activeElement) + step;
    (at < 0 ? this.search : rows[Math.min(at, rows.length - 1)]).focus();
    event.preventDefault();
  }

  focusSearch() {
    this.search.focus();
    this.search.select();
  }

  async add() {
    const fields = [
      { name: "first_name", label: texts.firstName, required: true },
      { name: "last_name", label: texts.lastNameOptional },
    ];
    const answer = await askForm(texts.newPerson, fields, texts.create);
    if (!answer) return;
    try {
      const person = await this.world.addPerson(answer.first_name, answer.last_name);
      this.openChat(person.id);
    } catch (error) {
      showToast(document.body, refusalText(error), "trouble");
    }
  }
}
