"""Conversations through the bot: how fast words come to their readers, at an easy load and when everybody writes."""

import asyncio
import itertools
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import select

from benchmarks import town
from benchmarks.stage import TOKEN, CountedApi, on_stage
from bot.app import build_bot, build_dispatcher, build_house
from bot.delivery import TelegramMessenger
from bot.settings import Settings
from models.people import Account
from models.session import count_statements, open_database
from models.threads import Part, ThreadKind
from playground.arguments import Arguments
from playground.errors import ApiError
from playground.flood import FloodLimits
from playground.messages import Content
from playground.people import Bot
from playground.server import Playground, serving
from programmes.loading import find, load
from scheduler.sender import Sender
from services.conversations import threads

RATE = 25.0
ROUND_TRIP = 0.04
"""To Telegram from a server in Russia."""
WORD = re.compile(r"word (\d+)")
ENTERING_A_SECOND = 15
SILENCE_SECONDS = 20
LOOK_SECONDS = 0.1
COUNTED = 40
"""Messages whose statements are counted."""


@dataclass(frozen=True, slots=True)
class Plan:
    people: int
    burst: int
    """Messages each of them sends at once."""
    easy_seconds: float


FULL = Plan(people=100, burst=20, easy_seconds=60)
QUICK = Plan(people=40, burst=4, easy_seconds=8)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What came of words that were said in some time."""

    said: int
    seconds: float
    """From the first one that came to the last one."""
    waits: tuple[float, ...]
    """From the author's message to the reader's chat, in seconds."""
    calls: float
    """Of the Bot API for a message, without asking for updates."""
    too_many: float
    """The share of them that was answered 429."""
    twice: int
    missing: int
    astray: int
    """Words that came to anybody but their reader."""
    disordered: int
    """Readers who got them in another order than they were said in."""

    @property
    def rate(self) -> float:
        return (len(self.waits) - 1) / self.seconds

    def wait_ms(self, share: int) -> float:
        """Of a hundred words so many come at least as fast."""
        return quantiles(self.waits, n=100, method="inclusive")[share - 1] * 1000


@dataclass(frozen=True, slots=True)
class Findings:
    plan: Plan
    easy: Stretch
    burst: Stretch
    statements_taking: float
    """For a message from its update to the outbox."""
    statements_bringing: float
    """From the outbox to its reader, written down."""


class RelayApi(CountedApi):
    """A Bot API with Telegram's limits at some distance, and people who have each somebody to talk to."""

    def __init__(self, round_trip: float, people: range) -> None:
        super().__init__(Playground(flood=FloodLimits(), latency=round_trip))
        self.people = people
        self.too_many = 0
        self.said: dict[int, tuple[int, float]] = {}
        """By number of the word: who has to get it, and when it was said."""
        self.came: list[tuple[int, int, float]] = []
        """Reader, number of the word, when."""
        self._numbers = itertools.count()
        for one in people:
            chat = self.world.private_chat(self.world.bot, self.playground.add_person(one, "Vera"))
            self.world.post(self.world.bot, chat, self.world.bot, Content("text", "…"))
        self.world.listeners.append(self._notice)

    def run(self, bot: Bot, name: str, arguments: Arguments) -> Any:
        try:
            return super().run(bot, name, arguments)
        except ApiError as refusal:
            self.too_many += refusal.code == HTTPStatus.TOO_MANY_REQUESTS
            raise

    def enter(self, person: int) -> None:
        """By the button of the only conversation they have."""
        chat = self.world.bot.chats[person]
        self.playground.forge(person, chat.order[0], f"tk:{(person - self.people.start) // 2 + 1}")

    def speak(self, person: int) -> None:
        number, place = next(self._numbers), person - self.people.start
        self.said[number] = self.people.start + (place ^ 1), perf_counter()
        self.playground.say(person, f"word {number}")

    def _notice(self, event: dict[str, Any]) -> None:
        if event["event"] == "message" and event["message"]["from"] == "bot":
            found = WORD.search(event["message"]["text"] or "")
            if found:
                self.came.append((event["chat_id"], int(found[1]), perf_counter()))

    async def silence(self) -> None:
        """Until everything has come, or nothing comes any more."""
        latest = perf_counter()
        while len({word for _, word, _ in self.came}) < len(self.said) and perf_counter() - latest < SILENCE_SECONDS:
            await asyncio.sleep(LOOK_SECONDS)
            latest = max(latest, self.came[-1][2]) if self.came else latest

    def begin(self) -> None:
        """What was before does not count."""
        self.said.clear()
        self.came.clear()
        self.calls.clear()
        self.too_many = 0

    def judge(self) -> Stretch:
        times = Counter(word for _, word, _ in self.came)
        moments = [at for _, _, at in self.came]
        calls = self.calls.total() - self.calls["getUpdates"]
        return Stretch(
            said=len(self.said),
            seconds=moments[-1] - moments[0],
            waits=tuple(at - self.said[word][1] for _, word, at in self.came),
            calls=calls / len(self.said),
            too_many=self.too_many / calls,
            twice=sum(count > 1 for count in times.values()),
            missing=len(self.said.keys() - times.keys()),
            astray=sum(self.said[word][0] != reader for reader, word, _ in self.came),
            disordered=sum(words != sorted(words) for words in self._read().values()),
        )

    def _read(self) -> dict[int, list[int]]:
        read: dict[int, list[int]] = {}
        for reader, word, _ in self.came:
            read.setdefault(reader, []).append(word)
        return read


async def measure(plan: Plan) -> Findings:
    people = range(town.FIRST_ID, town.FIRST_ID + plan.people)
    with tempfile.TemporaryDirectory(prefix="methodbot-bench-") as name:
        folder = Path(name)
        database = folder / "town.db"
        await town.found(database, plan.people)
        await _seat(database)
        counted = folder / "counted.db"
        shutil.copy(database, counted)
        taking, bringing = await _count(counted, people)
        api = RelayApi(ROUND_TRIP, people)
        settings = {"BROADCAST_RATE": f"{RATE:g}"}
        async with on_stage("relay", "bot", "run", folder=folder, database=database, api=api, **settings):
            await _enter_all(api)
            easy = await _talk(api, _in_turn(people, round(plan.easy_seconds * RATE / 2)), 2 / RATE)
            burst = await _talk(api, [one for one in people for _ in range(plan.burst)], 0)
    return Findings(plan, easy, burst, taking, bringing)


async def _seat(path: Path) -> None:
    """Everybody in a conversation with one neighbour."""
    database, now = open_database(f"sqlite:///{path}"), datetime.now(UTC)
    async with database.writing() as session:
        ids = list(await session.scalars(select(Account.person_id).order_by(Account.telegram_id)))
        for mentor, mentee in zip(ids[::2], ids[1::2], strict=True):
            pair = {mentor: Part.MENTOR, mentee: Part.MENTEE}
            await threads.begin(session, ThreadKind.MENTORSHIP, pair, title="Mentoring", now=now)
        await session.commit()
    await database.close()


def _in_turn(people: range, count: int) -> list[int]:
    def turns() -> Iterator[int]:
        # Neighbours one after the other would write to each other at once.
        yield from itertools.cycle([*people[::2], *people[1::2]])

    return list(itertools.islice(turns(), count))


async def _enter_all(api: RelayApi) -> None:
    for one in api.people:
        api.enter(one)
        await asyncio.sleep(1 / ENTERING_A_SECOND)
    while any(len(api.world.bot.chats[one].order) < 2 for one in api.people):  # noqa: ASYNC110  # nothing signals it
        await asyncio.sleep(LOOK_SECONDS)
    await asyncio.sleep(2)  # the limits recover


async def _talk(api: RelayApi, authors: list[int], pause: float) -> Stretch:
    api.begin()
    begun = perf_counter()
    for place, author in enumerate(authors):
        api.speak(author)
        if pause:
            await asyncio.sleep(max(0.0, begun + (place + 1) * pause - perf_counter()))
    await api.silence()
    await asyncio.sleep(1)  # what came twice would come now
    return api.judge()


async def _count(path: Path, people: range) -> tuple[float, float]:
    """Statements of a message on its two ways: updates one at a time in this process, then the outbox emptied."""
    authors = _in_turn(people, min(COUNTED, len(people)))
    api = RelayApi(0, people)
    database = open_database(f"sqlite:///{path}")
    seen: list[str] = []
    count_statements(database, seen.append)
    async with serving(api.playground) as url:
        settings = Settings(_env_file=None, bot_token=TOKEN, telegram_api_url=url)
        house = await build_house(settings, load(find(town.PROGRAMME)), database)
        dispatcher = await build_dispatcher(house)
        async with build_bot(settings) as bot:
            messenger = TelegramMessenger(bot, house.catalog)
            dispatcher["messenger"] = messenger
            dispatcher["post"] = sender = Sender(database, house.municipality, messenger, house.clock, rate=RATE)

            async def feed() -> None:
                for update in await bot.get_updates(offset=-1000, timeout=1):
                    await dispatcher.feed_update(bot, update)
                await bot.get_updates(offset=api.world.bot.updates.next_id, timeout=0)

            for author in authors:
                api.enter(author)
            await feed()
            for author in authors:
                api.speak(author)
            seen.clear()
            await feed()
            taking = _statements(seen) / len(authors)
            seen.clear()
            sending = asyncio.create_task(sender.run())
            await api.silence()
            sending.cancel()
            await asyncio.wait({sending})
            bringing = _statements(seen) / len(authors)
    await database.close()
    return taking, bringing


def _statements(seen: list[str]) -> int:
    return sum(not one.startswith("BEGIN") for one in seen)
