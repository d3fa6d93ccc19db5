"""Telegram in memory: the playground's own strict world without HTTP, and people to talk to the bot with."""

import asyncio
import json
import re
import struct
import zlib
from collections.abc import AsyncGenerator
from contextvars import ContextVar
from copy import deepcopy
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile, LinkPreviewOptions
from sqlalchemy import event

from bot.reading import read
from models.session import Database
from playground.arguments import Arguments, Upload
from playground.errors import ApiError
from playground.messages import Message
from playground.server import Playground
from playground.wire import failure, success

TOKEN = "100200300:test-token-of-nobody-at-all-0000000"
INVISIBLE = re.compile("[\u2066-\u2069\u200b]")
MARKUP = re.compile("</?(b|i|code|u|s)>|&(amp|lt|gt|quot);")


HELD: ContextVar[set[int] | None] = ContextVar("held", default=None)
"""Connections in the hands of the update that is being handled, and of the tasks it has started."""


def _taken(_connection: object, record: Any, _proxy: object) -> None:
    held = HELD.get()
    if held is not None:
        held.add(id(record))
        record.info["held"] = held


def _given_back(_connection: object, record: Any) -> None:
    record.info.pop("held", set()).discard(id(record))


class InMemorySession(BaseSession):
    """Carries aiogram's calls to the playground, and watches what no call may ever do."""

    def __init__(self, playground: Playground) -> None:
        super().__init__()
        self.playground = playground
        self.calls: list[str] = []
        self.sent: list[dict[str, Any]] = []
        self.fails_with: dict[str, list[Exception]] = {}
        self.faults: list[str] = []
        """What no call may ever do and one has done: the bot apologises for it, so a test has to ask."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's parameter
    ) -> Any:
        await asyncio.sleep(0)
        name = method.__api_method__
        self.calls.append(name)
        self._must(not HELD.get(), f"{name} was called while a transaction was open")
        if self.fails_with.get(name):
            raise self.fails_with[name].pop(0)
        files: dict[str, InputFile] = {}
        values = {}
        for key, value in method.model_dump(warnings=False).items():
            prepared = self.prepare_value(value, bot=bot, files=files)
            if prepared is not None:
                values[key] = prepared
        uploads = {}
        for key, file in files.items():
            content = b"".join([chunk async for chunk in file.read(bot)])
            uploads[key] = Upload(file.filename or key, content, "application/octet-stream")
        self._check_words(values)
        if "text" in values or "caption" in values:
            self.sent.append(values)
        record = self.playground.world.bot
        try:
            result = self.playground.api.run(record, name, Arguments(values, uploads))
            body, status = success(result), 200
        except ApiError as refusal:
            body, status = failure(refusal), refusal.code
        return self.check_response(bot, method, status, body.decode()).result

    def watch(self, database: Database) -> None:
        """From now on no call may be made by an update that holds a connection."""
        for engine in database.engines:
            event.listen(engine.sync_engine, "checkout", _taken)
            event.listen(engine.sync_engine, "checkin", _given_back)

    def _check_words(self, values: dict[str, Any]) -> None:
        """What holds for every text in every test: no holes, no keys, no invisible marks. Lengths the world checks."""
        for key in ("text", "caption"):
            text = values.get(key) or ""
            self._must(not INVISIBLE.search(text), f"invisible marks in {text!r}")
            self._must("None" not in text, f"a hole in {text!r}")
            self._must("{" not in text, f"an unfilled place in {text!r}")
        markup = json.loads(values.get("reply_markup") or "{}")
        for row in markup.get("inline_keyboard", []):
            self._must(len(row) <= 8, f"{len(row)} buttons in a row")
            for button in row:
                self._must(not MARKUP.search(button["text"]), f"markup in a button: {button['text']!r}")
                self._must(len(button.get("callback_data", "").encode()) <= 64, f"{button} is too heavy")

    def _must(self, is_so: bool, fault: str) -> None:
        if not is_so:
            self.faults.append(fault)
            raise AssertionError(fault)

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        url = str(_args[0] if _args else _kwargs["url"])
        token, _, path = url.partition("/file/bot")[2].partition("/")
        self.calls.append("download")
        self._must(not HELD.get(), "a file was fetched while a transaction was open")
        file = self.playground.world.files.linked(token, path)
        assert file is not None, url
        yield file.data


class Telegram:
    """One bot and the people around it; `deliver` is the only way an update reaches the dispatcher."""

    def __init__(self) -> None:
        self.playground = Playground()
        self.record = self.playground.add_bot(TOKEN, first_name="Методбот", username="metodbot_test_bot")
        self.session = InMemorySession(self.playground)
        self.bot = Bot(
            TOKEN,
            session=self.session,
            default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)),
        )
        self.dispatcher: Dispatcher | None = None
        self.toasts: list[str] = []
        self.delivered: list[dict[str, Any]] = []
        self.playground.world.listeners.append(self._listen)

    def person(self, person_id: int, first_name: str = "Вера", last_name: str = "Ромашкина") -> "Person":
        self.playground.add_person(person_id, first_name, last_name)
        return Person(self, person_id)

    def _listen(self, event: dict[str, Any]) -> None:
        if event["event"] == "answer" and event["text"]:
            self.toasts.append(event["text"])

    @property
    def unanswered(self) -> list[str]:
        """Buttons that still turn round on somebody's screen."""
        return list(self.record.queries)

    def commands_of(self, person_id: int) -> list[str]:
        """The command list this person has of their own."""
        scoped = self.record.commands.items()
        return [
            one["command"]
            for (kind, chat, *_), listed in scoped
            if kind == "chat" and chat == person_id
            for one in listed
        ]

    def pending(self) -> list[dict[str, Any]]:
        """Updates the bot has not been given yet, taken out of the queue."""
        queue = self.record.updates.waiting
        updates = [json.loads(update.body) for update in queue]
        queue.clear()
        return updates

    async def deliver(self, *updates: dict[str, Any]) -> None:
        """Hand over updates one after another; without any, whatever waits."""
        for raw in updates or self.pending():
            self.delivered.append(raw)
            await self._feed(raw)

    async def deliver_at_once(self, *updates: dict[str, Any]) -> None:
        """Hand over updates as tasks, the way long polling does."""
        await asyncio.gather(*(self._feed(raw) for raw in updates or self.pending()))

    async def _feed(self, raw: dict[str, Any]) -> None:
        assert self.dispatcher is not None
        HELD.set(set())
        await self.dispatcher.feed_update(self.bot, read(deepcopy(raw), self.bot))


class Person:
    """Somebody with a phone: says, taps, sends, and reads what is on the screen."""

    def __init__(self, telegram: Telegram, person_id: int) -> None:
        self.telegram = telegram
        self.id = person_id

    @property
    def messages(self) -> list[Message]:
        """What the bot has sent to this person and not deleted, oldest first."""
        chat = self.telegram.record.chats[self.id]
        return [chat.messages[number] for number in chat.order if chat.messages[number].from_bot]

    @property
    def screen(self) -> Message:
        return self.messages[-1]

    @property
    def text(self) -> str:
        return self.screen.content.text

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.screen.inline_keyboard or [] for button in row]

    async def says(self, text: str, *, reply_to: Message | None = None) -> str:
        self.telegram.playground.say(self.id, text, reply_to=reply_to.id if reply_to else None)
        await self.telegram.deliver()
        return self.text

    @property
    def written(self) -> list[Message]:
        """What this person has sent and not deleted, oldest first."""
        chat = self.telegram.record.chats[self.id]
        return [chat.messages[number] for number in chat.order if not chat.messages[number].from_bot]

    async def taps(self, label: str, *, message: Message | None = None) -> str:
        """Tap the button whose text begins with or holds the label; returns the screen's text afterwards."""
        self.presses(label, message=message)
        await self.telegram.deliver()
        return self.text

    def presses(self, label: str, *, message: Message | None = None) -> None:
        """Press a button; the update waits until it is delivered."""
        message = message or self.screen
        rows = message.inline_keyboard or []
        places = [
            (button["text"], row, column) for row, buttons in enumerate(rows) for column, button in enumerate(buttons)
        ]
        fitting = [place for place in places if place[0] == label]
        fitting = fitting or [place for place in places if place[0].startswith(label)]
        fitting = fitting or [place for place in places if label in place[0]]
        assert fitting, f"no button {label!r} among {[place[0] for place in places]} under {message.content.text!r}"
        self.telegram.playground.press(self.id, message.id, fitting[0][1], fitting[0][2])

    async def forges(self, data: str, *, message: Message | None = None) -> str:
        """Send callback data no button carries."""
        self.telegram.playground.forge(self.id, (message or self.screen).id, data)
        await self.telegram.deliver()
        return self.text

    def data(self, label: str) -> str:
        """What the button of that very text would send."""
        rows = self.screen.inline_keyboard or []
        return next(str(one["callback_data"]) for row in rows for one in row if one["text"] == label)

    async def sends(self, kind: str) -> str:
        """Send what is no text: photo, voice, document, sticker, video, video_note, audio, contact, location."""
        playground = self.telegram.playground
        if kind == "contact":
            playground.send_contact(self.id)
        elif kind == "location":
            playground.send_location(self.id, 55.75, 37.62)
        else:
            playground.send_file(self.id, kind, PIXEL, name=f"{kind}.png", caption="подпись" * (kind == "photo"))
        await self.telegram.deliver()
        return self.text

    async def sends_album(self, *captions: str, kind: str = "photo", reply_to: Message | None = None) -> str:
        """Several files at once, which Telegram takes apart; only the first of them carries the answer."""
        playground = self.telegram.playground
        album = playground.world.new_album()
        for place, caption in enumerate(captions):
            answered = reply_to.id if reply_to and not place else None
            playground.send_file(
                self.id, kind, PIXEL, name=f"{kind}.png", caption=caption, album=album, reply_to=answered
            )
        await self.telegram.deliver()
        return self.text

    async def hands_over(self, name: str, content: bytes) -> str:
        """Send a document of that name."""
        self.telegram.playground.send_file(self.id, "document", content, name=name)
        await self.telegram.deliver()
        return self.text

    async def edits(self, text: str, *, message: Message | None = None) -> str:
        """Change what this person has written last, or that message."""
        self.telegram.playground.edit(self.id, (message or self.written[-1]).id, text)
        await self.telegram.deliver()
        return self.text

    def clears(self, message: Message) -> None:
        """Delete a message of the bot; taps under way still come from it."""
        self.telegram.playground.world.remove(message)

    @property
    def toast(self) -> str:
        return self.telegram.toasts[-1] if self.telegram.toasts else ""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\xff\xff\xff"))
    + _chunk(b"IEND", b"")
)
"""The smallest picture there is."""
