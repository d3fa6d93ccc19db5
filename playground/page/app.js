// Puts the page together: columns, their address in the hash, shortcuts, the connection banner.

import { Column } from "./column.js";
import { showToast } from "./dialogs.js";
import { make } from "./dom.js";
import { PeopleList } from "./people.js";
import { texts } from "./texts.js";
import { World } from "./world.js";

const narrow = matchMedia("(max-width: 719px)");
const world = new World();
const columns = new Map();
const history = window.history;

const banner = make("p", { class: "banner", role: "status", hidden: true }, texts.connectionLost);
const welcome = make("div", { class: "welcome" }, make("strong", {}, texts.chooseChat), make("p", {}, texts.chooseChatHint));
const desk = make("main", { class: "desk" }, welcome);
const people = new PeopleList(world, { openChat, isOpen: (id) => columns.has(id) });

let activeId = null;

world.visible = (id) => columns.get(id)?.isVisible ?? false;

function refreshLayout() {
  welcome.hidden = columns.size > 0;
  document.body.dataset.view = columns.size > 0 ? "chat" : "list";
  for (const [id, column] of columns) column.element.classList.toggle("active", id === activeId);
  people.syncSoon();
}

function setActive(id) {
  if (activeId === id) return;
  activeId = id;
  refreshLayout();
}

function addColumn(id) {
  const column = new Column(world, id, {
    onClose: () => closeChat(id),
    onBack: goBack,
    onActive: () => setActive(id),
    openChat,
  });
  columns.set(id, column);
  desk.append(column.element);
}

function removeColumn(id) {
  columns.get(id)?.close();
  columns.delete(id);
  if (activeId === id) activeId = [...columns.keys()].at(-1) ?? null;
}

const hashOf = () => (columns.size > 0 ? `#${[...columns.keys()].join(",")}` : "#");

function openChat(id) {
  const isNew = !columns.has(id);
  if (isNew && narrow.matches) [...columns.keys()].forEach(removeColumn);
  if (isNew) addColumn(id);
  activeId = id;
  refreshLayout();
  // On a phone the system's own "back" leads to the list, on a wide screen columns are no history.
  if (isNew && narrow.matches) history.pushState({ fromList: true }, "", hashOf());
  else history.replaceState(history.state, "", hashOf());
  const column = columns.get(id);
  column.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  if (!narrow.matches) column.composer.focus();
  world.readIfVisible(id);
}

function closeChat(id) {
  if (narrow.matches) return goBack();
  removeColumn(id);
  history.replaceState(null, "", hashOf());
  refreshLayout();
  columns.get(activeId)?.composer.focus();
}

function goBack() {
  if (history.state?.fromList) return history.back();
  [...columns.keys()].forEach(removeColumn);
  history.replaceState(null, "", "#");
  refreshLayout();
}

function followHash() {
  const wanted = location.hash.slice(1).split(",").map(Number).filter((id) => world.people.has(id));
  for (const id of [...columns.keys()]) if (!wanted.includes(id)) removeColumn(id);
  for (const id of wanted) if (!columns.has(id)) addColumn(id);
  if (!columns.has(activeId)) activeId = wanted.at(-1) ?? null;
  refreshLayout();
  readVisible();
}

function readVisible() {
  for (const id of columns.keys()) world.readIfVisible(id);
  people.syncSoon();
}

function shortcut(event) {
  const isPlain = !event.ctrlKey && !event.metaKey;
  // Codes, not letters: with a Russian layout the same key gives another letter.
  if (event.code === "KeyK" && !isPlain && !event.altKey) {
    if (narrow.matches) goBack();
    people.focusSearch();
  } else if (event.altKey && isPlain && /^Digit[1-9]$/.test(event.code)) {
    const column = [...columns.values()][Number(event.code.at(-1)) - 1];
    if (!column) return;
    column.element.scrollIntoView({ inline: "nearest", block: "nearest" });
    column.composer.focus();
  } else return;
  event.preventDefault();
}

function showConnection({ detail }) {
  banner.hidden = world.connected;
  if (world.connected && detail.isReturn) showToast(document.body, texts.connectionBack);
}

function start() {
  document.body.append(banner, people.element, desk);
  world.addEventListener("connection", showConnection);
  world.addEventListener("trouble", () => showToast(document.body, texts.stateFailed, "trouble"));
  world.addEventListener("bot", () => columns.forEach((column) => column.sync()));
  world.addEventListener("people", () => columns.forEach((column) => column.sync()));
  addEventListener("popstate", followHash);
  addEventListener("keydown", shortcut);
  document.addEventListener("visibilitychange", readVisible);
  narrow.addEventListener("change", () => {
    refreshLayout();
    readVisible();
  });
  // The columns of the address need their people, who come with the first state.
  world.addEventListener("loaded", () => world.bot && followHash());
  world.start();
}

start();
