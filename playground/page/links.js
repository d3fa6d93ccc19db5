// Where a tapped link leads: to this very bot, to another person of the list, or out of the page.

import { confirm } from "./dialogs.js";
import { safeAddress } from "./entities.js";
import { texts } from "./texts.js";

const TELEGRAM = new Set(["t.me", "telegram.me"]);

// The name a Telegram link points at, null for any other link.
function nameIn(url) {
  if (url.protocol === "tg:") return url.searchParams.get("domain");
  return TELEGRAM.has(url.hostname) ? url.pathname.slice(1) : null;
}

export class Links {
  constructor(world, { openChat, say, toast }) {
    this.world = world;
    this.openChat = openChat;
    this.say = say;
    this.toast = toast;
  }

  // True when the link was followed without leaving the page: a deep link is a "/start" with its code.
  followInside(address) {
    const url = new URL(address);
    const name = nameIn(url);
    if (name && name.toLowerCase() === this.world.bot.username?.toLowerCase()) {
      const code = url.searchParams.get("start");
      this.say(code ? `/start ${code}` : "/start");
      return true;
    }
    if (url.protocol !== "tg:") return Boolean(name) && this.followName(name);
    const id = Number(url.searchParams.get("id"));
    if (id) this.openPerson(id);
    else this.followName(name ?? "");
    return true;
  }

  followName(name) {
    const known = [...this.world.people.values()].find((person) => person.username?.toLowerCase() === name.toLowerCase());
    if (known) this.openPerson(known.id);
    return Boolean(known);
  }

  openPerson(id) {
    if (this.world.people.has(id)) this.openChat(id);
    else this.toast(texts.unknownPerson);
  }

  async open(raw) {
    const address = safeAddress(raw ?? "");
    if (!address) this.toast(texts.failed, "trouble");
    else if (!this.followInside(address) && (await confirm(texts.linkTitle, address, texts.open))) {
      window.open(address, "_blank", "noopener,noreferrer");
    }
  }
}
