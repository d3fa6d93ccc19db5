"""Making reports: figures first, then section by section, while the chat goes on and a message says how far it is."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.reports.report_buttons import OpenReports
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.session import Database
from services import audit, unfinished
from services.audit import Entry
from services.errors import Refusal
from services.indicators import indicators
from services.reports import reports
from services.reports.report_ground import Told
from services.reports.report_parts import Section
from services.reports.reports import Kind, Plan
from services.unfinished import Promise
from services.visits import Visit

Found = TypeVar("Found")
log = logging.getLogger(__name__)

MAKING: dict[int, asyncio.Task[None]] = {}
"""By chat: who is waiting for a report. It is gone with the program: whoever waited simply asks again."""
SECONDS_BETWEEN = 3.0
"""Telegram lets a message be edited about so often; people need it no oftener."""


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes
    caption: str


@dataclass(slots=True)
class Work:
    """One report on its way: who asked for it, and the message that tells how far it is."""

    message: Message
    bot: Bot
    database: Database
    visit: Visit
    t: Speaker
    kind: Kind
    year: int
    school: int = 0
    promise: Promise | None = None
    told_at: float = 0.0
    began: float = field(default_factory=monotonic)

    async def tell(self, done: int, of: int) -> None:
        now = monotonic()
        if now - self.told_at < SECONDS_BETWEEN:
            return
        self.told_at = now
        with suppress(TelegramAPIError):
            await self.message.edit_text(self.t("report-gathering", done=done, of=of))

    async def hand_over(self, file: File, held: Sequence[Entry]) -> None:
        """Written down first: nothing is taken along unseen, and nothing stands there that never came."""
        async with self.database.writing() as session:
            await reports.hand_over(
                session, self.visit, kind=self.kind, year=self.year, organization_id=self.school, held=held
            )
        chat = self.message.chat.id
        await self.bot.send_document(chat, BufferedInputFile(file.content, file.name), caption=file.caption)

    async def end(self, text: str) -> None:
        """However it went: tell it in the place of the promise."""
        if self.promise is not None:
            try:
                async with self.database.writing() as session:
                    await unfinished.is_over(session, self.promise)
            except Exception:
                log.exception("a promise of a report stays behind")
        again = button(self.t.plain("report-to-reports"), OpenReports(year=self.year))
        with suppress(TelegramAPIError):
            await self.message.edit_text(text, reply_markup=Screen(text, ((again,),)).keyboard)

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        """Inside this block the promise is put off again and again: no other replica takes us for dead."""
        over = asyncio.Event()
        beating = asyncio.create_task(self._beat(over))
        try:
            yield
        finally:
            over.set()  # and not cancelled: a beat under way ends before the promise is taken away
            await asyncio.wait({beating})

    async def _beat(self, over: asyncio.Event) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(unfinished.BEAT_SECONDS):
                    await over.wait()
                return
            try:
                await self._goes_on()
            except Exception:
                log.exception("a promise of a report could not be put off")

    async def _goes_on(self) -> None:
        if self.promise is not None:
            now = self.visit.now + timedelta(seconds=monotonic() - self.began)
            async with self.database.writing() as session:
                await unfinished.goes_on(session, self.promise, now=now)

    async def read(self, look: Callable[[AsyncSession], Awaitable[Found]]) -> Found:
        """One look at a time: between two of them nothing of the database is held."""
        async with self.database.reading() as reader:
            return await look(reader)


Make = Callable[[Work, Plan], Awaitable[File]]


def promise_of(message: Message, t: Speaker, year: int) -> Promise:
    again = {"phrase": "report-to-reports", "data": OpenReports(year=year).pack()}
    return Promise(message.chat.id, message.message_id, t.language, {"phrase": "report-interrupted", "rows": [[again]]})


async def start(query: CallbackQuery, work: Work, plan: Plan, make: Make) -> None:
    """Answer at once and go on by oneself."""
    chat = query.from_user.id
    await show(query, Screen(work.t("report-gathering", done=0, of=steps(plan))))
    task = asyncio.create_task(_make(work, plan, make))
    MAKING[chat] = task
    task.add_done_callback(lambda done: MAKING.pop(chat, None) if MAKING.get(chat) is done else None)


def steps(plan: Plan) -> int:
    return len(plan.sections) + 1


async def told(work: Work, plan: Plan, *, is_public: bool) -> dict[str, Told]:
    """Every indicator as its own card tells it: a report has no arithmetic of its own."""
    visit = plan.visit
    baselines = {}
    if is_public:
        baselines = await work.read(lambda reader: reports.baselines(reader, visit, year=work.year))
    found: dict[str, Told] = {}
    for code in plan.indicators:
        card = await work.read(_card(visit, code, plan))
        if is_public or not card.is_of_whole:
            found[code] = reports.told_of(card, baselines.get(code), is_public=is_public)
    return found


async def gathered(work: Work, plan: Plan, figures: Mapping[str, Told]) -> list[Section]:
    sections = []
    for done, code in enumerate(plan.sections, 1):
        await work.tell(done, steps(plan))
        sections.append(await work.read(_section(work, plan, code, figures)))
    return sections


def _card(visit: Visit, code: str, plan: Plan) -> Callable[[AsyncSession], Awaitable[indicators.Card]]:
    return lambda reader: indicators.card(reader, visit, code=code, as_of=plan.on)


def _section(
    work: Work, plan: Plan, code: str, figures: Mapping[str, Told]
) -> Callable[[AsyncSession], Awaitable[Section]]:
    return lambda reader: reports.section(reader, plan.visit, kind=work.kind, code=code, year=work.year, told=figures)


async def _make(work: Work, plan: Plan, make: Make) -> None:
    t, text = work.t, work.t("report-made")
    try:
        async with work.alive():
            with audit.held_back() as held:
                file = await make(work, plan)
            await work.hand_over(file, held)
    except Refusal as refusal:
        days = {name: t.day(day) for name, day in refusal.days.items()}
        text = t(refusal.phrase, **{**refusal.values, **days})
    except TelegramAPIError as error:
        log.info("a report could not be sent (%s)", type(error).__name__)
        text = t("report-failed")
    except Exception:
        log.exception("no report of the kind %s", work.kind.value)
        text = t("report-failed")
    await work.end(text)
