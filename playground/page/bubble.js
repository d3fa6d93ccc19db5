// One message, or an album of several, as a bubble with its keyboard.

import { button, icon, make } from "./dom.js";
import { renderText } from "./entities.js";
import { renderInlineKeyboard } from "./keyboards.js";
import { isPicture, renderContact, renderLocation, renderMedia, renderPoll } from "./media.js";
import { messageSummary, serviceText, texts, timeText } from "./texts.js";

const stamp = (message) => {
  const moment = new Date(message.date * 1000).toISOString();
  return make("span", { class: "stamp" }, [
    message.edited && make("span", { class: "edited" }, texts.edited),
    make("time", { datetime: moment }, timeText(message.date)),
  ]);
};

function quote(message, actions) {
  if (!message.reply_to) return null;
  const { id, text } = message.reply_to;
  return button({ class: "quote", on: { click: () => actions.goTo(id) } }, text || texts.message);
}

const forwarded = (message) =>
  message.forwarded_from && make("p", { class: "forwarded" }, `${texts.forwardedFrom} `, make("strong", {}, message.forwarded_from));

function words(message, actions, before) {
  const isCaption = message.text === null;
  const text = isCaption ? message.caption : message.text;
  if (!text) return null;
  const entities = isCaption ? message.caption_entities : message.entities;
  return make("div", { class: "words", dir: "auto" }, renderText(text, entities, actions.textActions), before);
}

const extras = (message) => [
  message.contact && renderContact(message.contact),
  message.location && renderLocation(message.location),
  message.poll && renderPoll(message.poll),
];

function body(message, actions) {
  const time = stamp(message);
  const text = words(message, actions, time);
  return [
    forwarded(message),
    quote(message, actions),
    message.media && renderMedia(message.media, message.caption),
    extras(message),
    text ?? time,
  ].flat();
}

function album(messages, actions) {
  const tiles = messages.map((message) =>
    make("div", { class: "tile", data: { message: message.id, from: message.from } }, renderMedia(message.media, message.caption)),
  );
  const first = messages[0];
  const told = messages.find((message) => message.caption) ?? first;
  const time = stamp(messages.at(-1));
  const isGrid = messages.every((message) => isPicture(message.media));
  const grid = make("div", { class: isGrid ? `album of-${Math.min(messages.length, 4)}` : "album-list" }, tiles);
  return [forwarded(first), quote(first, actions), grid, words(told, actions, time) ?? time];
}

const shape = (messages) => {
  const [message] = messages;
  const hasText = messages.some((one) => one.text ?? one.caption);
  const isPictures = messages.every((one) => isPicture(one.media));
  const isBare = ["sticker", "video_note"].includes(message.media?.kind);
  return ["bubble", isPictures && "pictured", isPictures && !hasText && "wordless", isBare && "bare"].filter(Boolean).join(" ");
};

function menuOpener(message, actions) {
  const open = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    actions.openMenu(message, { x: box.left, y: box.bottom });
  };
  // Keyboards reach the same menu with the context-menu key and Ctrl+Up, so it is no extra tab stop.
  return button({ class: "message-menu", tabindex: "-1", "aria-label": texts.messageMenu, on: { click: open } }, icon("more"));
}

export function renderService(message) {
  const data = { message: message.id, from: message.from };
  return make("div", { class: "service", data }, make("span", {}, serviceText(message.service)));
}

// `messages` holds one message, or all parts of an album, which the feed shows as one block.
export function renderBlock(messages, actions) {
  const message = messages[0];
  if (message.service) return renderService(message);
  const isAlbum = messages.length > 1;
  const data = { from: message.from, message: isAlbum ? null : message.id };
  const keyboard = messages.find((one) => one.inline_keyboard?.length);
  const block = make("article", { class: "message", data, "aria-label": messageSummary(message) }, [
    make("div", { class: shape(messages) }, isAlbum ? album(messages, actions) : body(message, actions), menuOpener(message, actions)),
    keyboard && renderInlineKeyboard(keyboard, actions),
  ]);
  if (keyboard) block.classList.add("with-keyboard");
  block.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img, video, audio")) return;
    event.preventDefault();
    actions.openMenu(message, { x: event.clientX, y: event.clientY });
  });
  return block;
}
