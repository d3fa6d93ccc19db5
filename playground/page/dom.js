// Builds elements without ever parsing foreign text as markup.

const SVG = "http://www.w3.org/2000/svg";

// Handlers are given as `on: {click}`, data attributes as `data: {}`; strings among children become text nodes.
export function make(tag, { on = {}, data = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  for (const [name, value] of Object.entries(data)) {
    if (value !== null && value !== undefined) element.dataset[name] = value;
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

const shapes = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  send: "M5 12l14-7-5 14-3-6z",
  attach: "M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.1-2.1l7-7",
  menu: "M5 7h14M5 12h14M5 17h14",
  keyboard: "M4 6h16v12H4zM8 10h.01M12 10h.01M16 10h.01M8 14h8",
  down: "M6 9.5l6 6 6-6",
  up: "M6 14.5l6-6 6 6",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9h.01",
  video: "M4 6h11v12H4zM15 10.5l5-3v9l-5-3",
  voice: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3",
  contact: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.6 3.5-5.5 7-5.5s6.4 1.9 7 5.5",
  location: "M12 21s6.5-5.6 6.5-11a6.5 6.5 0 1 0-13 0c0 5.4 6.5 11 6.5 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  play: "M8 5.5l10 6.5-10 6.5z",
  pause: "M8.5 6v12M15.5 6v12",
  check: "M5 12.5l4.5 4.5L19 7.5",
  plus: "M12 5v14M5 12h14",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  reply: "M10 7l-5 5 5 5M5 12h8a6 6 0 0 1 6 6",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  copy: "M9 9h11v11H9zM5 15V4h11",
  link: "M8 16L16 8M9.5 8H16v6.5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}

const initials = (person) =>
  [person.first_name, person.last_name]
    .filter(Boolean)
    .map((word) => [...word][0])
    .join("")
    .toUpperCase();

export function avatar(person) {
  return make("span", { class: `avatar tone-${Math.abs(person.id) % 7}`, "aria-hidden": "true" }, initials(person) || "?");
}
