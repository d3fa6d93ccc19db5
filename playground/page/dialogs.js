// What lies above the chats: modal questions, alerts, toasts, pop-up menus and the photo viewer.

import { button, icon, make } from "./dom.js";
import { texts } from "./texts.js";

const TOAST_LASTS = 3_500;

// Shows a modal built from `children`; resolves with the value it was closed with, null after Esc.
function modal(className, build) {
  return new Promise((resolve) => {
    let value = null;
    const dialog = make("dialog", { class: className });
    const close = (result) => {
      value = result;
      dialog.close();
    };
    dialog.append(...build(close));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(value);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const footer = (...buttons) => make("div", { class: "dialog-buttons" }, buttons);
const heading = (title) => make("h2", { class: "dialog-title" }, title);
const cancelButton = (close) => button({ class: "plain", on: { click: () => close(null) } }, texts.cancel);

export function showAlert(title, text) {
  return modal("dialog", (close) => [
    heading(title),
    make("p", { class: "dialog-text" }, text),
    footer(button({ class: "solid", autofocus: true, on: { click: () => close(true) } }, texts.ok)),
  ]);
}

export function confirm(title, text, action) {
  return modal("dialog", (close) => [
    heading(title),
    make("p", { class: "dialog-text" }, text),
    footer(cancelButton(close), button({ class: "solid", autofocus: true, on: { click: () => close(true) } }, action)),
  ]);
}

// Fields are {name, label, value?, required?, inputmode?, isNumber?}; resolves with an object of trimmed strings.
export function askForm(title, fields, action, { hint = null, before = null } = {}) {
  return modal("dialog", (close) => {
    const inputs = fields.map((field) =>
      make("label", { class: field.type === "checkbox" ? "check" : "field" }, [
        make("span", {}, field.label),
        make("input", {
          name: field.name,
          type: field.type ?? "text",
          value: field.value ?? (field.type === "checkbox" ? "yes" : ""),
          required: field.required,
          inputmode: field.inputmode,
          pattern: field.isNumber ? "-?[0-9]+([.,][0-9]+)?" : null,
          title: field.isNumber ? texts.wrongNumber : null,
          autocomplete: "off",
        }),
      ]),
    );
    const submit = (event) => {
      event.preventDefault();
      const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, value.trim()]);
      close(Object.fromEntries(entries));
    };
    return [
      make("form", { on: { submit } }, [
        heading(title),
        hint && make("p", { class: "dialog-text" }, hint),
        before,
        inputs,
        footer(cancelButton(close), make("button", { type: "submit", class: "solid" }, action)),
      ]),
    ];
  });
}

export function showPhoto(media, caption) {
  return modal("viewer", (close) => [
    make("img", { src: media.url, alt: caption || media.file_name || texts.photo, on: { click: () => close(null) } }),
    make("div", { class: "viewer-bar" }, [
      make("p", {}, caption ?? ""),
      make("a", { class: "round", href: media.url, download: media.file_name || "photo", "aria-label": texts.download }, icon("download")),
      button({ class: "round", "aria-label": texts.close, on: { click: () => close(null) } }, icon("close")),
    ]),
  ]);
}

export function showToast(host, text, tone = "") {
  const toast = make("div", { class: `toast ${tone}`, role: "status" }, text);
  host.append(toast);
  // Two hundred letters need longer than three words.
  setTimeout(() => toast.remove(), TOAST_LASTS + text.length * 25);
  toast.addEventListener("click", () => toast.remove());
}

const place = (menu, point) => {
  const { width, height } = menu.getBoundingClientRect();
  const edge = 8;
  const left = Math.min(point.x, innerWidth - width - edge);
  const top = point.y + height + edge > innerHeight ? point.y - height : point.y;
  menu.style.left = `${Math.max(edge, left)}px`;
  menu.style.top = `${Math.max(edge, top)}px`;
};

const moveFocus = (menu, key) => {
  const items = [...menu.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  items.at(next % items.length)?.focus();
};

// Items are {text, icon, act, danger?}; the menu gives the focus back to where it came from.
export function openMenu(point, label, items) {
  const before = document.activeElement;
  const menu = make("div", { class: "popup", role: "menu", "aria-label": label });
  const away = (event) => !menu.contains(event.target) && close();
  const close = () => {
    menu.remove();
    document.removeEventListener("pointerdown", away, true);
    removeEventListener("blur", close);
    if (document.activeElement === document.body) before?.focus({ preventScroll: true });
  };
  for (const item of items) {
    const choose = () => {
      close();
      item.act();
    };
    menu.append(
      button({ role: "menuitem", class: item.danger ? "danger" : "", on: { click: choose } }, icon(item.icon), make("span", {}, item.text)),
    );
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) moveFocus(menu, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  place(menu, point);
  document.addEventListener("pointerdown", away, true);
  addEventListener("blur", close);
  menu.querySelector("button").focus({ preventScroll: true });
}

export const below = (element) => {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.bottom + 4 };
};
export const above = (element) => {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.top - 4 };
};
