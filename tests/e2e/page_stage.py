"""The web chat in a real browser, the playground behind it, and a bot that does only what the test tells it."""

import asyncio
import json
import shutil
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

from playground.server import Playground, serving

TOKEN = "42:TESTING"
ANNA, BORIS, GALINA = 1001, 1002, 1003
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
CHROMIUM = shutil.which("chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the page is not tried out")

expect.set_options(timeout=8_000)


class ScriptedBot:
    """Calls the Bot API the way any client does; updates are taken one by one."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url
        self.waiting: list[dict[str, Any]] = []
        self.offset = 0

    async def __call__(self, method: str, **arguments: Any) -> Any:
        form = aiohttp.FormData(quote_fields=False)
        for name, value in arguments.items():
            if isinstance(value, tuple):
                form.add_field(name, BytesIO(value[1]), filename=value[0])
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", data=form) as response:
            body = await response.json()
        assert body["ok"], body
        return body["result"]

    async def send(self, chat_id: int, text: str, buttons: list[list[Any]] | None = None, **arguments: Any) -> int:
        """Send a text; a button is its words, or a whole InlineKeyboardButton. Returns the id of the message."""
        if buttons:
            arguments["reply_markup"] = inline(buttons)
        sent = await self("sendMessage", chat_id=chat_id, text=text, **arguments)
        return int(sent["message_id"])

    async def next(self, kind: str = "message") -> Any:
        async with asyncio.timeout(10):
            while not self.waiting:
                self.waiting = await self("getUpdates", offset=self.offset, timeout=5)
        update = self.waiting.pop(0)
        self.offset = update["update_id"] + 1
        assert kind in update, update
        return update[kind]

    async def is_told_nothing(self) -> bool:
        return not self.waiting and await self("getUpdates", offset=self.offset, timeout=0) == []


def inline(buttons: list[list[Any]]) -> dict[str, Any]:
    rows = [
        [{"text": one, "callback_data": one[:16]} if isinstance(one, str) else one for one in row] for row in buttons
    ]
    return {"inline_keyboard": rows}


@dataclass
class Stage:
    """One browser window looking at one playground. `alarms` is everything that went wrong inside the page."""

    playground: Playground
    bot: ScriptedBot
    url: str
    context: BrowserContext
    page: Page
    alarms: list[str] = field(default_factory=list)

    async def open(self, *people: int) -> None:
        await self.page.goto(f"{self.url}/#{','.join(map(str, people))}")
        await expect(self.page.locator(f'[data-person="{ANNA}"]')).to_be_attached()

    def column(self, person: int = ANNA) -> Locator:
        return self.page.locator(f'[data-chat="{person}"]')

    def area(self, person: int = ANNA) -> Locator:
        return self.column(person).locator("textarea[name=text]")

    def message(self, message_id: int, person: int = ANNA) -> Locator:
        return self.column(person).locator(f'[data-message="{message_id}"]')

    def button(self, message_id: int, row: int, column: int, person: int = ANNA) -> Locator:
        return self.message(message_id, person).locator(f'[data-row="{row}"][data-column="{column}"]')

    async def acquaint(self, person: int = ANNA) -> None:
        """The person has started the bot, and the bot has heard it."""
        self.playground.say(person, "/start")
        await self.bot.next()

    async def overhang(self) -> int:
        """How many pixels stick out of the window sideways, anywhere in the page."""
        return int(
            await self.page.evaluate(
                """() => Math.max(...[...document.querySelectorAll("*")]
                    .filter((one) => one.clientWidth > 0 && !one.closest("pre, textarea"))
                    .map((one) => one.getBoundingClientRect().right - innerWidth),
                    document.documentElement.scrollWidth - innerWidth)"""
            )
        )


def people() -> Playground:
    playground = Playground()
    playground.add_bot(TOKEN, first_name="Методбот", username="method_bot")
    playground.add_person(ANNA, "Анна", "Петрова", username="anna_petrova", about="учитель математики, школа № 3")
    playground.add_person(BORIS, "Борис", "Соколов", about="методист")
    playground.add_person(GALINA, "Галина", about="руководитель центра")
    return playground


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        await chromium.close()


@asynccontextmanager
async def stage(chromium: Browser, **options: Any) -> AsyncIterator[Stage]:
    """A fresh playground and a fresh window; at the end nothing may have gone wrong inside the page."""
    playground = people()
    options.setdefault("viewport", WIDE)
    async with serving(playground) as url, aiohttp.ClientSession() as session:
        context = await chromium.new_context(locale="ru-RU", **options)
        made = Stage(playground, ScriptedBot(session, url), url, context, await context.new_page())
        made.page.on("pageerror", lambda error: made.alarms.append(str(error)))
        made.page.on("console", lambda said: made.alarms.append(said.text) if said.type == "error" else None)
        made.page.on("request", lambda asked: made.alarms.append(asked.url) if is_foreign(asked.url, url) else None)
        yield made
        await context.close()
    assert made.alarms == []


def is_foreign(address: str, own: str) -> bool:
    return not address.startswith((own, own.replace("http", "ws", 1), "blob:", "data:"))


def picture(width: int, height: int, color: tuple[int, int, int] = (11, 117, 102)) -> bytes:
    """A real PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = (b"\x00" + bytes(color) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
