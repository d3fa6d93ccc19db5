// Turns a text and its entities (UTF-16 offsets, which is how JavaScript counts too) into elements.

import { button, icon, make } from "./dom.js";
import { texts } from "./texts.js";

const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const QUOTE_FOLD = 160;

// A foreign address may carry a script; anything but the known protocols gets no link.
export function safeAddress(address) {
  const withProtocol = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    const url = new URL(withProtocol);
    return SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const link = (address, context, children) => {
  const href = safeAddress(address);
  if (!href) return make("span", {}, children);
  const open = (event) => {
    if (context.onLink?.(href)) event.preventDefault();
  };
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", on: { click: open } }, children);
};

const tappable = (className, onTap, children) => button({ class: `text-link ${className}`, on: { click: onTap } }, children);

function spoiler(children) {
  const element = make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": texts.spoiler });
  const reveal = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    if (element.classList.contains("revealed")) return;
    event.preventDefault();
    element.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) element.removeAttribute(name);
    inner.inert = false;
  };
  const inner = make("span", { class: "spoiler-text" }, children);
  inner.inert = true;
  element.append(inner);
  element.addEventListener("click", reveal);
  element.addEventListener("keydown", reveal);
  return element;
}

function expandableQuote(children, text) {
  const quote = make("blockquote", {}, children);
  if (text.length < QUOTE_FOLD && text.split("\n").length <= 3) return quote;
  quote.classList.add("folded");
  const toggle = button({ class: "quote-toggle", "aria-expanded": "false", "aria-label": texts.expand }, icon("down"));
  toggle.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.setAttribute("aria-label", folded ? texts.expand : texts.collapse);
  });
  quote.append(toggle);
  return quote;
}

function preformatted(children, entity, text, context) {
  const copy = button({ class: "pre-copy", "aria-label": texts.copyCode, on: { click: () => context.onCopy?.(text) } }, icon("copy"));
  return make("div", { class: "pre" }, make("div", { class: "pre-head" }, entity.language || texts.code, copy), make("pre", {}, children));
}

const wrappers = {
  bold: (children) => make("strong", {}, children),
  italic: (children) => make("em", {}, children),
  underline: (children) => make("u", {}, children),
  strikethrough: (children) => make("s", {}, children),
  spoiler,
  code: (children, entity, text, context) => make("code", { on: { click: () => context.onCopy?.(text) } }, children),
  pre: preformatted,
  blockquote: (children) => make("blockquote", {}, children),
  expandable_blockquote: (children, entity, text) => expandableQuote(children, text),
  text_link: (children, entity, text, context) => link(entity.url ?? "", context, children),
  url: (children, entity, text, context) => link(text, context, children),
  email: (children, entity, text, context) => link(`mailto:${text}`, context, children),
  phone_number: (children, entity, text, context) => link(`tel:${text.replace(/[^+\d]/g, "")}`, context, children),
  bot_command: (children, entity, text, context) => tappable("command", () => context.onCommand?.(text), children),
  mention: (children, entity, text, context) => tappable("mention", () => context.onMention?.(text), children),
  text_mention: (children, entity, text, context) =>
    entity.url ? link(entity.url, context, children) : make("span", { class: "text-link" }, children),
  hashtag: (children) => make("span", { class: "tag" }, children),
  cashtag: (children) => make("span", { class: "tag" }, children),
};

const outerFirst = (a, b) => a.offset - b.offset || b.length - a.length;

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// A block starts its own line already: the line break beside it would show as an empty line.
function plain(text, afterBlock, beforeBlock) {
  const withoutFirst = afterBlock ? text.replace(/^\n/, "") : text;
  return beforeBlock ? withoutFirst.replace(/\n$/, "") : withoutFirst;
}

// Entities nest; one that sticks out of its parent is cut in two rather than trusted.
function build(text, start, end, entities, context) {
  const nodes = [];
  const queue = [...entities].sort(outerFirst);
  let at = start;
  let afterBlock = false;
  while (queue.length > 0) {
    const entity = queue.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    const isBlock = BLOCKS.has(entity.type);
    if (from > at) nodes.push(plain(text.slice(at, from), afterBlock, isBlock));
    const inside = [];
    while (queue.length > 0 && queue[0].offset < to) {
      const inner = queue.shift();
      inside.push(inner);
      const rest = inner.offset + inner.length - to;
      if (rest > 0) queue.push({ ...inner, offset: to, length: rest });
    }
    queue.sort(outerFirst);
    const children = build(text, from, to, inside, context);
    nodes.push(wrappers[entity.type]?.(children, entity, text.slice(from, to), context) ?? children);
    at = to;
    afterBlock = isBlock;
  }
  if (at < end) nodes.push(plain(text.slice(at, end), afterBlock, false));
  return nodes.flat();
}

export function renderText(text, entities, context = {}) {
  const sound = (entities ?? []).filter((entity) => entity.offset >= 0 && entity.length > 0);
  return build(text, 0, text.length, sound, context);
}
