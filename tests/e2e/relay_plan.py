"""Who talks with whom in the proof of the relay, and what each word said was and to whom it has to come."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.app import House
from models.threads import Part, ThreadKind
from playground.messages import Content, Message
from playground.server import Playground
from services.conversations import threads
from tests.dialogs.shortcuts import settle
from tests.telegram import PIXEL

FIRST_ID = 7_351_000_001
PLANTS = ("Ромашкина", "Сиренева", "Василькова", "Лютикова", "Клеверова", "Астрова", "Липова", "Рябинина")
MOST_THREADS = 3
TOKEN = re.compile(r"k\d{3}n\d{3}")
EARTH = 0.01
"""Degrees between the places people send: each means one message."""


@dataclass(frozen=True, slots=True)
class Cast:
    """One person: what the register calls them, and what nobody else may ever read."""

    number: int
    row_id: int
    """In the register."""
    name: str
    """What others are told."""

    @property
    def id(self) -> int:
        return FIRST_ID + self.number

    @property
    def secrets(self) -> tuple[str, ...]:
        return (str(self.id), f"hidden_{self.number:03}", f"7999{self.number:07}", f"Secretive{self.number:03}")


@dataclass(frozen=True, slots=True)
class Circle:
    """A conversation: its members by Telegram id."""

    id: int
    parts: dict[int, Part]

    def readers(self, author: int, *, is_note: bool) -> tuple[int, ...]:
        return tuple(one for one in self.parts if one != author and not (is_note and not self.is_helper(one)))

    def is_helper(self, one: int) -> bool:
        return self.parts[one] is Part.HELPER

    def may_note(self, one: int) -> bool:
        return self.is_helper(one) and bool(self.readers(one, is_note=True))


@dataclass(frozen=True, slots=True)
class Line:
    """One message as its author sent it."""

    token: str
    author: int
    circle: Circle
    is_note: bool
    letter: str
    """Parts of an album are one letter."""
    answers: str | None
    """The token of what it is a reply to."""

    @property
    def readers(self) -> tuple[int, ...]:
        return self.circle.readers(self.author, is_note=self.is_note)


async def settle_all(house: House, playground: Playground, count: int) -> list[Cast]:
    """People of the register who are in the bot already, each with a name others know and one they do not."""
    cast = []
    for number in range(count):
        telegram_id, name = FIRST_ID + number, f"Вера-{number:03}"
        surname = PLANTS[number % len(PLANTS)]
        row = await settle(house, telegram_id, names=(surname, name, "Павловна"))
        one = Cast(number, row, f"{name} {surname[0]}.")
        _, username, phone, first_name = one.secrets
        person = playground.add_person(telegram_id, first_name, username=username, phone_number=phone)
        bot = playground.world.bot
        playground.world.post(bot, playground.world.private_chat(bot, person), bot, Content("text", "…"))
        cast.append(one)
    return cast


async def seat_all(house: House, cast: list[Cast], dice: random.Random) -> list[Circle]:
    """Everybody in a pair, every fourth couple in a second pair, every eighth in three: one to three each."""
    circles = []
    async with house.database.writing() as session:
        for kind, members in _groups(cast, dice):
            parts = dict(zip((one.id for one in members), _parts(kind), strict=False))
            rows = {one.row_id: parts[one.id] for one in members}
            title = f"Заявка № {len(circles) + 1}"
            thread = await threads.begin(session, kind, rows, title=title, now=house.clock())
            circles.append(Circle(thread.id, parts))
        await session.commit()
    return circles


def _parts(kind: ThreadKind) -> tuple[Part, ...]:
    if kind is ThreadKind.MENTORSHIP:
        return (Part.MENTOR, Part.MENTEE)
    return (Part.ASKER, Part.HELPER, Part.HELPER)


def _groups(cast: list[Cast], dice: random.Random) -> Iterator[tuple[ThreadKind, list[Cast]]]:
    for couple in zip(cast[::2], cast[1::2], strict=True):
        yield dice.choice(list(ThreadKind)), list(couple)
    shuffled = dice.sample(cast, len(cast))
    yield from ((ThreadKind.MENTORSHIP, shuffled[at : at + 2]) for at in range(0, len(cast) // 2, 2))
    again = dice.sample(cast, len(cast))
    yield from ((ThreadKind.CONSULTATION, again[at : at + 3]) for at in range(0, len(cast) // 3, 3))


def token_of(message: Message) -> str | None:
    """Which of the messages somebody said this is; none for what the bot says itself."""
    content = message.content
    if content.kind == "location":
        place = content.fields["location"]
        return f"k{round(place['latitude'] / EARTH):03}n{round(place['longitude'] / EARTH):03}"
    if content.kind == "contact":
        return str(content.fields["contact"]["first_name"])
    words = content.file.data.decode("latin-1") if content.file else content.text
    found = TOKEN.search(words)
    return found.group() if found else None


def bytes_with(token: str) -> bytes:
    """A picture, and any other file, that can be told from all others."""
    return PIXEL + token.encode()
