// The page's side of the playground protocol: requests and the stream of events.

export class ServerError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(`/playground/${path}`, options);
  } catch (error) {
    throw new ServerError(error.message, 0);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new ServerError(body.error ?? response.statusText, response.status);
  return body;
}

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const loadState = () => ask("state");
export const addPerson = (first_name, last_name) => post("people", { first_name, last_name });
export const loadCommands = async (id) => (await ask(`chats/${id}/commands`)).commands;
export const sendText = (id, text, reply_to) => post(`chats/${id}/text`, reply_to ? { text, reply_to } : { text });
export const sendContact = (id, contact) => post(`chats/${id}/contact`, contact);
export const sendLocation = (id, location) => post(`chats/${id}/location`, location);
export const editText = (id, message_id, text) => post(`chats/${id}/edit`, { message_id, text });
export const press = (id, message_id, row, column) => post(`chats/${id}/press`, { message_id, row, column });
export const setBlocked = (id, blocked) => post(`chats/${id}/block`, { blocked });
export const markRead = (id) => post(`chats/${id}/read`, {});

export async function loadMessages(id, { before = null, limit = 50 } = {}) {
  const query = new URLSearchParams({ limit: String(limit) });
  if (before !== null) query.set("before", String(before));
  return (await ask(`chats/${id}/messages?${query}`)).messages;
}

export function sendFile(id, { kind, file, name, caption, duration }) {
  const form = new FormData();
  form.set("kind", kind);
  if (caption) form.set("caption", caption);
  if (duration) form.set("duration", String(Math.round(duration)));
  form.set("file", file, name ?? file.name);
  return ask(`chats/${id}/file`, { method: "POST", body: form });
}

const FIRST_DELAY = 400;
const LONGEST_DELAY = 8000;

// Keeps one socket alive; `onOpen(isReturn)` lets the owner fetch what was missed while it was down.
export function listen({ onEvent, onOpen, onClose }) {
  let delay = FIRST_DELAY;
  let openedBefore = false;
  const connect = () => {
    const address = new URL("/playground/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.addEventListener("open", () => {
      delay = FIRST_DELAY;
      onOpen(openedBefore);
      openedBefore = true;
    });
    socket.addEventListener("message", ({ data }) => onEvent(JSON.parse(data)));
    socket.addEventListener("close", () => {
      onClose();
      // A little randomness keeps many columns in many tabs from knocking at the same instant.
      setTimeout(connect, delay * (0.8 + Math.random() * 0.4));
      delay = Math.min(delay * 2, LONGEST_DELAY);
    });
  };
  connect();
}
