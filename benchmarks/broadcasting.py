"""A broadcast at several distances from Telegram: how fast, how cleanly, and what somebody who taps notices."""

import asyncio
import itertools
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from benchmarks import town
from benchmarks.crowd import Respondents
from benchmarks.stage import CountedApi, on_stage
from bot.publishing import published
from bot.settings import Settings
from models.outbox import OutboxStatus
from models.queries import outbox as rows
from models.session import Database, open_database
from playground.arguments import Arguments
from playground.errors import ApiError
from playground.flood import FloodLimits
from playground.people import Bot
from playground.server import Playground
from programmes.loading import find, load
from services import outbox
from services.outbox import Letter, Priority, Recipient

RATE = 25.0
KIND = "benchmark"
TEXT = "Good news for all"
ONE_OF = 20
"""Five of a hundred have blocked the bot."""
TAPPERS = 40
LOOK_SECONDS = 0.25
SILENCE_SECONDS = 20
"""Nothing has been sent for so long: the rest will never come."""


@dataclass(frozen=True, slots=True)
class Plan:
    recipients: int
    round_trips: tuple[float, ...] = (0.0, 0.04, 0.15)


FULL = Plan(recipients=2000)
QUICK = Plan(recipients=150)


class MailingApi(CountedApi):
    """A Bot API with Telegram's limits at some distance, where part of the people have blocked the bot."""

    def __init__(self, round_trip: float, recipients: range) -> None:
        super().__init__(Playground(flood=FloodLimits(), latency=round_trip))
        self._recipients = recipients
        self.begun: float | None = None
        self.ended = 0.0
        self.tried = 0
        self.too_many = 0
        for number, one in enumerate(recipients):
            person = self.playground.add_person(one, "Vera")
            chat = self.world.private_chat(self.world.bot, person)
            chat.is_blocked = number % ONE_OF == 0

    def run(self, bot: Bot, name: str, arguments: Arguments) -> Any:
        is_letter = name == "sendMessage" and arguments.text("text") == TEXT
        if is_letter:
            self.ended = perf_counter()
            self.begun = self.begun or self.ended
            self.tried += 1
        try:
            return super().run(bot, name, arguments)
        except ApiError as refusal:
            self.too_many += is_letter and refusal.code == HTTPStatus.TOO_MANY_REQUESTS
            raise

    def judge(self, *, unmarked: int = 0, waits: tuple[float, ...] = ()) -> "Mailing":
        """Compare every chat with the list."""
        chats = [self.world.bot.chats[one] for one in self._recipients]
        received = [sum(said.content.text == TEXT for said in chat.messages.values()) for chat in chats]
        seconds = self.ended - (self.begun or 0.0)
        return Mailing(
            seconds=seconds,
            rate=(len(chats) - 1) / seconds,
            too_many=self.too_many / self.tried,
            twice=sum(times > 1 for times in received),
            missing=sum(not times and not chat.is_blocked for chat, times in zip(chats, received, strict=True)),
            unmarked=unmarked,
            waits=waits,
        )


class Unhurried(Respondents):
    """Somebody who reads the question before they answer it."""

    pause = 1.2


@dataclass(frozen=True, slots=True)
class Mailing:
    """What one list was like."""

    seconds: float
    """From the first call to the last one."""
    rate: float
    """Recipients a second, those who have blocked the bot included: they cost a call as well."""
    too_many: float
    """The share of calls that were answered 429."""
    twice: int
    missing: int
    unmarked: int
    """Rows of the outbox that do not say what has become of them."""
    waits: tuple[float, ...] = ()
    """Seconds, of the person who taps meanwhile."""

    @property
    def p95_ms(self) -> float:
        return quantiles(self.waits, n=20, method="inclusive")[18] * 1000


@dataclass(frozen=True, slots=True)
class Findings:
    ours: dict[float, Mailing]
    """By round trip."""
    yardstick: dict[float, Mailing]


async def measure(plan: Plan) -> Findings:
    """Ours one after the other, each with the machine for itself; then the yardsticks, which mostly wait, together."""
    recipients = range(town.FIRST_ID, town.FIRST_ID + plan.recipients)
    with tempfile.TemporaryDirectory(prefix="methodbot-bench-") as name:
        folder = Path(name)
        prepared = folder / "town.db"
        await town.found(prepared, plan.recipients + TAPPERS)
        await _put(prepared, recipients)
        ours = {}
        for round_trip in plan.round_trips:
            database = folder / f"town-{round_trip}.db"
            shutil.copy(prepared, database)
            ours[round_trip] = await _send(folder, database, round_trip, recipients)
        chats = folder / "chats.txt"
        chats.write_text(" ".join(map(str, recipients)), encoding="ascii")
        others = await asyncio.gather(
            *(_send_by_yardstick(folder, chats, round_trip, recipients) for round_trip in plan.round_trips)
        )
    return Findings(ours, dict(zip(plan.round_trips, others, strict=True)))


async def _put(path: Path, recipients: range) -> None:
    now = datetime.now(UTC)
    database = open_database(f"sqlite:///{path}")
    municipality = await published(Settings(_env_file=None), load(find(town.PROGRAMME)), database, now=now)
    letters = [Letter(KIND, Recipient(one, None), {"text": TEXT}) for one in recipients]
    async with database.writing() as session:
        await outbox.put(
            session, municipality, letters, kind=KIND, priority=Priority.ANNOUNCEMENT, now=now, ignores_quiet=True
        )
        await session.commit()
    await database.close()


async def _send(folder: Path, path: Path, round_trip: float, recipients: range) -> Mailing:
    api = MailingApi(round_trip, recipients)
    database = open_database(f"sqlite:///{path}")
    name = f"broadcast-{round_trip}"
    settings = {"BROADCAST_RATE": f"{RATE:g}"}
    async with on_stage(name, "bot", "run", folder=folder, database=path, api=api, **settings) as stage:
        crowd = Unhurried(stage.playground, itertools.count(recipients.stop))
        crowd.begin(1)
        waiting = await _until_settled(database, api)
        crowd.end()
    await database.close()
    if crowd.failure:
        raise RuntimeError("somebody could not go on") from crowd.failure
    return api.judge(unmarked=waiting, waits=tuple(crowd.waits))


async def _until_settled(database: Database, api: MailingApi) -> int:
    """Wait until every row says what has become of it; returns how many never do."""
    while True:
        async with database.reading() as session:
            counts = await rows.counts(session, KIND)
        waiting = counts.get(OutboxStatus.NEW, 0)
        if not waiting or (api.begun and perf_counter() - api.ended > SILENCE_SECONDS):
            return waiting
        await asyncio.sleep(LOOK_SECONDS)


async def _send_by_yardstick(folder: Path, chats: Path, round_trip: float, recipients: range) -> Mailing:
    api = MailingApi(round_trip, recipients)
    name = f"yardstick-{round_trip}"
    settings = {
        "MAILING_CHATS": str(chats),
        "MAILING_TEXT": TEXT,
        # What is left of the time for one message: with the whole of it nobody who waits for answers keeps the rate.
        "MAILING_INTERVAL": f"{max(0.0, 1 / RATE - round_trip):g}",
    }
    nothing = folder / "none.db"
    async with on_stage(name, "benchmarks.mailing_bot", folder=folder, database=nothing, api=api, **settings) as stage:
        if await stage.process.wait():
            log = folder / f"{name}.log"
            raise RuntimeError(await asyncio.to_thread(log.read_text, encoding="utf-8"))
    return api.judge()
