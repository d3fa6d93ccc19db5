"""Two bots over one PostgreSQL and one Redis: people notice nothing of it, nor of Redis going and coming back."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Update
from sqlalchemy import inspect, select, update

from bot.alarms import Alarms
from bot.app import House, build_dispatcher
from bot.delivery import TelegramMessenger
from bot.readings import Readings
from bot.replicas import Replica
from bot.shared import BEAT_SECONDS, Shared
from bot.watching import feed
from handlers.surveys.survey_form import SurveyForm
from models.base import Base
from models.copies import Facts
from models.copying import Source
from models.forms import Form
from models.outbox import ALERT, OutboxMessage, OutboxStatus
from models.people import Role
from models.session import open_database
from models.threads import Part, ThreadKind, ThreadMessage
from scheduler.clock import ticking
from scheduler.sender import Sender
from services import blocks, forms, outbox
from services.backups.backup_shelf import Shelf
from services.backups.backups import Taken
from services.blocks import InForce
from services.conversations import threads
from services.events import event_drafting, event_seats, events
from services.events.events import EventDraft
from services.outbox import Letter, Priority, Recipient
from services.ports import Look, Sight
from services.pulse import DOING, Pulse
from services.pulse import Part as Piece
from services.questionnaires import questionnaire_drafts
from services.questionnaires.questionnaires import Library
from tests.conftest import POSTGRESQL, Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, settle, visit_of
from tests.redis_server import NoRedis, RedisServer, redis_of_one_own
from tests.telegram import HELD, TOKEN, Person, Telegram

TEACHER, METHODIST = 501, 502
RATE = 25.0
pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def database_kind() -> str:
    return POSTGRESQL


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    with ExitStack() as stack:
        try:
            yield stack.enter_context(redis_of_one_own())
        except NoRedis as error:
            pytest.skip(f"no Redis: {error}")


class Bot:
    """One of two: its own connections, its own memory."""

    def __init__(self, house: House, shared: Shared, replica: Replica, dispatcher: Dispatcher, sender: Sender) -> None:
        self.house, self.shared, self.replica = house, shared, replica
        self.dispatcher, self.sender = dispatcher, sender


class Both(Telegram):
    """Hands updates out in turn, as a proxy does."""

    bots: tuple[Bot, Bot]
    turn = 0

    async def _feed(self, raw: dict[str, Any]) -> None:
        self.turn += 1
        await self.feed_to(self.bots[self.turn % 2], raw)

    async def feed_to(self, bot: Bot, raw: dict[str, Any]) -> None:
        HELD.set(set())
        await feed(bot.dispatcher, self.bot, Update.model_validate(raw, context={"bot": self.bot}))


async def born(house: House, telegram: Telegram, url: str) -> Bot:
    database = open_database(house.database.url.render_as_string(hide_password=False))
    telegram.session.watch(database)
    known = house.municipality.library
    library = Library(newest=dict(known.newest), versions=dict(known.versions))
    municipality = replace(house.municipality, library=library)
    pulse = Pulse()
    pulse.is_migrated = True
    own = replace(house, database=database, municipality=municipality, blocked=InForce(), pulse=pulse)
    shared = Shared(url, int(TOKEN.partition(":")[0]), pulse)
    pulse.replicas = lambda: shared.replicas
    await shared.reach()
    replica = Replica(shared, TOKEN, RATE)
    dispatcher = await build_dispatcher(own, replica)
    messenger = TelegramMessenger(telegram.bot, house.catalog)
    sender = Sender(database, municipality, messenger, house.clock, rate=RATE, pulse=pulse, pace=replica.pace)
    dispatcher["messenger"], dispatcher["post"] = messenger, sender
    return Bot(own, shared, replica, dispatcher, sender)


@pytest.fixture
async def both(house: House, redis: RedisServer) -> AsyncIterator[Both]:
    redis.kill()
    redis.start()
    telegram = Both()
    telegram.bots = (await born(house, telegram, redis.url), await born(house, telegram, redis.url))
    async with telegram.bots[0].shared.kept(), telegram.bots[1].shared.kept():
        yield telegram
    for bot in telegram.bots:
        await bot.house.database.close()
    assert not telegram.session.faults


@pytest.fixture
async def vera(both: Both, house: House) -> Person:
    await settle(house, TEACHER)
    return both.person(TEACHER)


async def rows_of(house: House, table: type[Base]) -> list[Any]:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(*inspect(table).primary_key)))
        await session.commit()
    return found


@asynccontextmanager
async def sending(*bots: Bot) -> AsyncIterator[None]:
    HELD.set(None)
    running = [asyncio.create_task(bot.sender.run()) for bot in bots]
    try:
        yield
    finally:
        for one in running:
            one.cancel()
        await asyncio.wait(running)


async def until(is_so: Callable[[], bool | Awaitable[bool]], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while True:
            found = is_so()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.05)


@asynccontextmanager
async def jobs_of(bot: Bot, clock: Clock, folder: Path | None = None) -> AsyncIterator[dict[str, Any]]:
    """The clock of one of them; it comes when a test says so."""
    house = bot.house
    ticks = ticking(
        house.database, house.municipality, clock, blocked=house.blocked, forget_forms=bot.dispatcher["forget_forms"],
        pulse=house.pulse, shelf=Shelf(folder), is_one_of_many=True,
    )  # fmt: skip
    async with ticks as scheduler:
        scheduler.pause()
        yield {job.func.__name__: job.func for job in scheduler.get_jobs()}


def form_of(bot: Bot, telegram_id: int) -> FSMContext:
    key = StorageKey(bot_id=int(TOKEN.partition(":")[0]), chat_id=telegram_id, user_id=telegram_id)
    return FSMContext(bot.dispatcher.storage, key)


async def test_taps_are_answered_once_wherever_they_come(both: Both, vera: Person, house: House, drawer: Drawer):
    """A questionnaire goes on in the other replica; a double tap on both at once, and an update that comes again."""
    first, second = both.bots
    await answer(house, TEACHER, until="D03")
    await vera.says("/surveys")
    await vera.taps("Продолжить")
    vera.presses("Часто трудно")
    vera.presses("Пока не умею")
    one, other = both.pending()
    await asyncio.gather(both.feed_to(second, other), both.feed_to(first, one), both.feed_to(second, one))
    answers = {code: stored.chosen for code, stored in (await drawer.answers(TEACHER)).items()}
    assert answers in ({"D01": ["teacher"], "D03": ["2"]}, {"D01": ["teacher"], "D03": ["3"]})
    assert "Вопрос 3 из" in vera.text
    for _ in range(3):
        await vera.taps("Часто трудно")
    assert "Вопрос 6 из" in vera.text
    calls = len(both.session.calls)
    for raw in both.delivered[-3:]:  # to the replica that has not seen them
        await asyncio.gather(*(both.feed_to(bot, raw) for bot in both.bots))
    assert len(both.session.calls) == calls
    assert len(await drawer.answers(TEACHER)) == 5
    assert not both.unanswered
    assert [bot.house.pulse.troubles.total() for bot in both.bots] == [0, 0]


async def test_one_turn_for_a_person_in_the_order_of_the_updates(both: Both, monkeypatch: pytest.MonkeyPatch):
    """It is kept for longer than the lease, left by whoever dies, and goes to the lowest number."""
    monkeypatch.setattr("bot.shared_turns.LEASE_SECONDS", 3.0)
    first, second = both.bots
    key = StorageKey(bot_id=1, chat_id=TEACHER, user_id=TEACHER)
    done: list[int] = []

    async def handle(bot: Bot, number: int, *, seconds: float = 0.02) -> None:
        DOING.set(("update", number))
        async with bot.replica.turns.lock(key):
            done.append(number)
            await asyncio.sleep(seconds)
            done.append(number)

    long = asyncio.create_task(handle(first, 10, seconds=BEAT_SECONDS + 2.5))  # longer than the lease
    await asyncio.sleep(0.1)
    late = asyncio.create_task(handle(second, 30))
    await asyncio.sleep(0.05)
    other = StorageKey(bot_id=1, chat_id=METHODIST, user_id=METHODIST)
    async with asyncio.timeout(2), second.replica.turns.lock(other):
        """Somebody else does not wait."""
    await asyncio.gather(long, late, handle(first, 20))
    assert done == [10, 10, 20, 20, 30, 30]
    name = first.shared.key("turn", TEACHER, TEACHER)
    await first.shared.redis.set(name, "a dead one's", px=700)
    await asyncio.wait_for(handle(second, 40), 8)
    assert done[-1] == 40
    assert not await first.shared.redis.exists(name)


async def test_forms_go_on_in_the_other_replica(both: Both, vera: Person, house: House):
    first, second = both.bots
    ids = {TEACHER: (await visit_of(house, TEACHER)).actor.id}
    ids[METHODIST] = await settle(house, METHODIST, names=("Сиренева", "Ирина", "Олеговна"), role=Role.METHODIST)
    helper = both.person(METHODIST)
    both.playground.say(METHODIST, "/start")
    both.pending()
    async with house.database.writing() as session:
        members = {ids[TEACHER]: Part.ASKER, ids[METHODIST]: Part.HELPER}
        thread = await threads.begin(session, ThreadKind.CONSULTATION, members, title="№ 1", now=house.clock())
        await session.commit()
        number = thread.id
    await vera.says("/menu")
    await vera.forges(f"tk:{number}")
    assert await form_of(first, TEACHER).get_state() == await form_of(second, TEACHER).get_state() is not None
    for words in ("Первое", "Второе", "Третье"):
        both.playground.say(TEACHER, words)
        [raw] = both.pending()
        await asyncio.gather(both.feed_to(first, raw), both.feed_to(second, raw))
    assert [one.text for one in await rows_of(house, ThreadMessage)] == ["Первое", "Второе", "Третье"]
    async with sending(first, second):
        await until(lambda: len(helper.messages) >= 3)
        await asyncio.sleep(0.3)
    said = [one.content.text.splitlines()[-1] for one in helper.messages]
    assert said == ["Первое", "Второе", "Третье"]
    async with house.database.writing() as session:  # what the clock of any replica takes away is gone for all
        await session.execute(update(Form).values(changed_at=datetime.now(UTC) - timedelta(days=91)))
        await session.commit()
    async with house.database.writing() as session:
        assert await forms.forget_abandoned(session, now=datetime.now(UTC))
    assert await form_of(second, TEACHER).get_state() is None


async def test_unsaved_forms_are_shared_and_read_by_nobody_else(both: Both, house: House, redis: RedisServer):
    first, second = both.bots
    here, there = form_of(first, TEACHER), form_of(second, TEACHER)
    await here.set_state(SurveyForm.answering)
    await here.set_data({"before": 1})
    await here.set_state(SurveyForm.answering_unnamed)
    await here.set_data({"response": 777_001})
    assert [(row.key, row.state, row.content) for row in await rows_of(house, Form)] == []
    assert (await there.get_state(), await there.get_data()) == (await here.get_state(), {"response": 777_001})
    client = first.shared.redis
    held = b"".join([key + (await client.get(key) or b"") async for key in client.scan_iter("*vault*")])
    assert held
    assert not [mark for mark in (b"777001", b"501", b"unnamed", b"response") if mark in held]
    await there.set_state(SurveyForm.answering)  # leaving such a state leaves its content
    assert (await here.get_state(), await here.get_data()) == (SurveyForm.answering.state, {})
    await here.clear()
    redis.kill()
    await here.set_state(SurveyForm.answering_unnamed)
    await here.set_data({"response": 777_002})
    assert await here.get_data() == {"response": 777_002}
    assert await rows_of(house, Form) == []
    redis.start()
    await until(lambda: not first.shared.is_away and not second.shared.is_away)
    assert await here.get_data() == {"response": 777_002}
    assert await there.get_data() == {"response": 777_002}


async def test_redis_goes_and_comes_back(both: Both, vera: Person, house: House, redis: RedisServer, drawer: Drawer):
    """Letters are sent once each by two senders at one pace, with Redis killed among them; people are answered."""
    count = 80
    people = [both.person(10_000 + number) for number in range(count)]
    for one in people:
        both.playground.say(one.id, "/start")
    both.pending()

    def have_come() -> int:
        return sum(len(one.messages) for one in people)

    async with house.database.writing() as session:
        letters = [Letter("hello", Recipient(one.id, None), {"text": f"Письмо {one.id}"}) for one in people]
        await outbox.put(
            session, house.municipality, letters, kind="test", priority=Priority.NOTICE, now=house.clock(),
            ignores_quiet=True,
        )  # fmt: skip
        await session.commit()
    await answer(house, TEACHER, until="D03")
    watched = both.bots[0].house
    alarms = Alarms(watched, both.bot, Readings(watched.database, watched.pulse, house.clock))
    begun = asyncio.get_running_loop().time()
    async with sending(*both.bots):
        await until(lambda: have_come() >= count // 3)
        redis.kill()
        await vera.says("/surveys")
        await vera.taps("Продолжить")
        vera.presses("Часто трудно")
        [tap] = both.pending()
        await asyncio.gather(*(both.feed_to(bot, tap) for bot in both.bots))
        assert [bot.house.pulse.limited() for bot in both.bots] == [[Piece.REDIS]] * 2
        await alarms.look()
        await until(lambda: have_come() >= count * 2 // 3)
        redis.start()
        await until(lambda: have_come() >= count)
        took = asyncio.get_running_loop().time() - begun
        await asyncio.sleep(0.5)
    assert [len(one.messages) for one in people] == [1] * count
    assert took > count / RATE * 0.75
    letters = [row for row in await rows_of(house, OutboxMessage) if row.kind == "test"]
    assert all(row.status is OutboxStatus.SENT for row in letters)
    answers = {code: stored.chosen for code, stored in (await drawer.answers(TEACHER)).items()}
    assert answers == {"D01": ["teacher"], "D03": ["2"]}
    await until(lambda: not any(bot.house.pulse.limited() for bot in both.bots))
    await vera.taps("Часто трудно")
    assert "Вопрос 4 из" in vera.text
    await alarms.look()
    told = [row.payload["phrase"] for row in await rows_of(house, OutboxMessage) if row.kind == ALERT]
    assert told == ["alert-redis", "alert-redis-back"]


async def test_a_row_that_would_wait_past_its_lease_is_given_back(both: Both, vera: Person, house: House):
    first, second = both.bots
    await vera.says("/menu")
    async with house.database.writing() as session:
        letters = [Letter("hello", Recipient(TEACHER, None), {"text": "Письмо"})]
        await outbox.put(
            session, house.municipality, letters, kind="test", priority=Priority.NOTICE, now=house.clock(),
            ignores_quiet=True,
        )  # fmt: skip
        await session.commit()
    [row] = await first.sender._claim()
    assert await second.sender._claim() == []
    await second.replica.pace.slow_down(300)  # the other has just been told by Telegram
    before = len(vera.messages)
    await asyncio.wait_for(first.sender._send(row), 5)
    assert await first.sender._claim() == []
    [stored] = await rows_of(house, OutboxMessage)
    assert (stored.status, stored.attempts, stored.lease_until) == (OutboxStatus.NEW, 0, None)
    assert stored.due_at - house.clock() > timedelta(seconds=290)
    assert len(vera.messages) == before


async def test_what_one_replica_decides_the_other_learns(both: Both, vera: Person, house: House, clock: Clock):
    """Blocks, questionnaires, a flood Telegram complains of, a look at something that renews itself."""
    first, second = both.bots
    await settle(house, METHODIST, names=("Сиренева", "Ирина", "Олеговна"), role=Role.METHODIST)
    visit = await visit_of(house, METHODIST)
    there, person = replace(visit, municipality=first.house.municipality), await visit_of(house, TEACHER)
    async with first.house.database.writing() as session:
        await blocks.block(session, visit, person_id=person.actor.id, protected=frozenset())
    async with first.house.database.writing() as session:
        draft = await questionnaire_drafts.copy(session, there, code="needs", mark="·")
    async with first.house.database.writing() as session:
        await questionnaire_drafts.publish(session, there, draft_id=draft.id)
    library = second.house.municipality.library
    assert library.current(draft.code) is None
    async with jobs_of(second, clock) as jobs:
        await jobs["look_at_blocks"]()
        await jobs["meet_questionnaires"]()
        await jobs["meet_questionnaires"]()
    assert second.house.blocked.holds(TEACHER, clock())
    found = library.current(draft.code)
    assert found is not None
    assert found.title.endswith("·")
    await first.replica.pace.slow_down(30)
    assert 25 < await second.replica.pace.paused() <= 30
    assert await second.replica.pace.turn(1, 1) > 25
    token = await first.replica.looks.begin(Sight.CODE, TEACHER)
    assert await first.replica.looks.now(Sight.CODE, TEACHER, token) is Look.LASTS
    second.house.blocked.lift(TEACHER)
    await vera.says("/menu")
    await vera.says("/menu")
    assert await first.replica.looks.now(Sight.CODE, TEACHER, token) is Look.ENDED
    await second.replica.looks.begin(Sight.CODE, TEACHER)
    assert await first.replica.looks.now(Sight.CODE, TEACHER, token) is Look.TAKEN_OVER


async def test_two_clocks_at_once_remind_once(
    both: Both, vera: Person, house: House, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Every job in both replicas at the same moment, again and again until an event begins; one copy a night."""
    first, second = both.bots
    taken: list[Path] = []

    async def take(_source: Source, target: Path, _passphrase: str | None) -> Taken:
        await asyncio.sleep(0.1)
        await asyncio.to_thread(target.write_bytes, b"copy")
        taken.append(target)
        return Taken(target, 4, Facts("0008", {}), 0.1)

    monkeypatch.setattr("services.backups.backup_shelf.backups.take", take)
    await settle(house, METHODIST, names=("Сиренева", "Ирина", "Олеговна"), role=Role.METHODIST)
    async with house.database.writing() as session:
        draft = EventDraft("seminar", "Чтение", starts_at=clock() + timedelta(days=2))
        event_id = (await events.create(session, await visit_of(house, METHODIST), draft)).id
    async with house.database.writing() as session:
        await event_drafting.publish(session, await visit_of(house, METHODIST), event_id=event_id)
    async with house.database.writing() as session:
        await event_seats.register(session, await visit_of(house, TEACHER), event_id=event_id)
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    async with jobs_of(first, clock, folders[0]) as one, jobs_of(second, clock, folders[1]) as other:
        for hours in (1, 23, 22.5, 0.5):
            clock.passes(hours=hours)
            await asyncio.gather(*(job() for jobs in (one, other) for job in jobs.values()))
    letters = await rows_of(house, OutboxMessage)
    keys = [row.dedup_key for row in letters if row.chat_id == TEACHER]
    starts = (f"event:{event_id}:", "events:tomorrow:")
    assert [sum(key.startswith(start) for key in keys) for start in starts] == [1, 1]
    assert len(taken) == 3
    assert [bot.house.pulse.troubles.total() for bot in both.bots] == [0, 0]
