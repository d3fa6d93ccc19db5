// Inline keyboards under a message and the reply keyboard that stands in for the bottom panel.

import { button, icon, make } from "./dom.js";

const signs = { url: "link", copy: "copy" };

function inlineButton(message, spec, row, column, actions) {
  const element = button({ class: `inline-button ${spec.style ?? ""}`.trim(), data: { row, column } }, make("span", { class: "label" }, spec.text));
  if (signs[spec.kind]) element.append(icon(signs[spec.kind]));
  element.append(make("span", { class: "spinner", "aria-hidden": "true" }));
  element.addEventListener("click", () => actions.pressInline(message, spec, row, column));
  return element;
}

const LONG_WORD = 11;

// Three buttons in a row leave little width: a long word is set smaller rather than broken in the middle.
const hasLongWords = (row) => row.length > 2 && row.some(({ text }) => text.split(/\s/).some((word) => word.length >= LONG_WORD));

export function renderInlineKeyboard(message, actions) {
  const rows = message.inline_keyboard.map((row, index) =>
    make("div", { class: hasLongWords(row) ? "inline-row long-words" : "inline-row" }, row.map((spec, column) => inlineButton(message, spec, index, column, actions))),
  );
  return make("div", { class: "inline-keyboard", data: { keyboard: message.id } }, rows);
}

export function showWaiting(root, conversation, messageId) {
  for (const element of root.querySelectorAll(`[data-keyboard="${messageId}"] .inline-button`)) {
    const isWaiting = conversation.presses.isWaiting(messageId, element.dataset.row, element.dataset.column);
    element.classList.toggle("waiting", isWaiting);
    element.setAttribute("aria-busy", String(isWaiting));
  }
}

const replySigns = { contact: "contact", location: "location" };

export function renderReplyKeyboard(keyboard, onPress) {
  const rows = keyboard.rows.map((row) =>
    make("div", { class: "reply-row" }, row.map((spec) => {
      const sign = replySigns[spec.kind] ? icon(replySigns[spec.kind]) : null;
      return button({ class: "reply-button", on: { click: () => onPress(spec) } }, sign, make("span", { class: "label" }, spec.text));
    })),
  );
  return make("div", { class: keyboard.resize ? "reply-keyboard" : "reply-keyboard tall" }, rows);
}
