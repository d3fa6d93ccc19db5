"""What the bot says by itself: each thing once, in order, at a decent hour, whatever Telegram and the machine do."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendMessage
from sqlalchemy import select, update

from bot.app import House
from bot.delivery import TelegramMessenger
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account
from scheduler.sender import Sender
from services import outbox
from services.outbox import Letter, Priority, Recipient
from services.outbox_pace import Pace
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.telegram import HELD, Person, Telegram

pytestmark = pytest.mark.both_databases
FAST = 1000.0


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    """A second between two messages to one chat is tried in its own test."""
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


@pytest.fixture
async def people(house: House, telegram: Telegram) -> list[Person]:
    """Three teachers who have met the bot."""
    found = [telegram.person(800 + number) for number in range(3)]
    for person in found:
        await settle(house, person.id)
        await person.says("/menu")
    return found


def letter(person: Person, text: str, *, key: str | None = None) -> Letter:
    return Letter(key or text, Recipient(person.id, None), {"text": text})


async def put(house: House, letters: Sequence[Letter], *, kind: str = "test", **how: object) -> int:
    how.setdefault("priority", Priority.REMINDER)
    async with house.database.writing() as session:
        added = await outbox.put(session, house.municipality, letters, kind=kind, now=house.clock(), **how)  # type: ignore[arg-type]
        await session.commit()
    return added


@asynccontextmanager
async def sending(house: House, telegram: Telegram, senders: int = 1) -> AsyncIterator[None]:
    """Senders at work until the block ends."""
    messenger = TelegramMessenger(telegram.bot, house.catalog)
    HELD.set(None)  # one update cannot be told from another here
    running = [
        asyncio.create_task(Sender(house.database, house.municipality, messenger, house.clock, rate=FAST).run())
        for _ in range(senders)
    ]
    try:
        yield
    finally:
        for task in running:
            task.cancel()
        await asyncio.wait(running)


async def rows(house: House) -> list[OutboxMessage]:
    async with house.database.reading() as session:
        return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


async def until(house: House, is_so: Callable[[list[OutboxMessage]], bool]) -> list[OutboxMessage]:
    async with asyncio.timeout(60):
        while not is_so(found := await rows(house)):  # noqa: ASYNC110  # another session writes the rows
            await asyncio.sleep(0.01)
    return found


def all_settled(found: list[OutboxMessage]) -> bool:
    return all(row.status is not OutboxStatus.NEW for row in found)


def texts(person: Person) -> list[str]:
    return [message.content.text for message in person.messages if message.content.text.startswith("№")]


async def test_everybody_gets_everything_once_and_in_order(house: House, telegram: Telegram, people: list[Person]):
    letters = [letter(person, f"№{number}") for number in range(7) for person in people]
    assert await put(house, letters) == 21
    assert await put(house, letters) == 0
    async with sending(house, telegram):
        found = await until(house, all_settled)
    assert {row.status for row in found} == {OutboxStatus.SENT}
    assert all(row.message_ids and row.attempts == 1 for row in found)
    for person in people:
        assert texts(person) == [f"№{number}" for number in range(7)]


async def test_what_is_put_in_while_the_sender_looks_is_seen_at_once(
    house: House, telegram: Telegram, people: list[Person], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 30)
    sender = Sender(house.database, house.municipality, TelegramMessenger(telegram.bot, house.catalog), house.clock, rate=FAST)  # fmt: skip
    claim, looks = outbox.claim, 0

    async def and_then_somebody_writes(*args, **how):
        nonlocal looks
        claimed, looks = await claim(*args, **how), looks + 1
        if looks == 1:
            await put(house, [letter(people[0], "№1")])
            sender.wake()
        return claimed

    monkeypatch.setattr(outbox, "claim", and_then_somebody_writes)
    HELD.set(None)
    running = asyncio.create_task(sender.run())
    await until(house, lambda found: bool(found) and all_settled(found))
    running.cancel()
    await asyncio.wait([running])
    assert texts(people[0]) == ["№1"]


async def test_two_senders_send_nothing_twice(house: House, telegram: Telegram, people: list[Person]):
    await put(house, [letter(person, f"№{number}") for number in range(15) for person in people])
    async with sending(house, telegram, senders=3):
        await until(house, all_settled)
    for person in people:
        assert texts(person) == [f"№{number}" for number in range(15)]


async def test_the_more_urgent_goes_first(house: House, telegram: Telegram, people: list[Person]):
    await put(house, [letter(people[0], "№ announcement")], priority=Priority.ANNOUNCEMENT)
    await put(house, [letter(people[0], "№ reminder")], priority=Priority.REMINDER)
    await put(house, [letter(people[0], "№ relayed")], priority=Priority.RELAYED)
    async with sending(house, telegram):
        await until(house, all_settled)
    assert texts(people[0]) == ["№ relayed", "№ reminder", "№ announcement"]


async def test_a_blocked_bot_is_remembered_until_the_person_returns(
    house: House, telegram: Telegram, people: list[Person]
):
    telegram.playground.block(people[0].id, True)
    await put(house, [letter(person, f"№{number}") for number in range(3) for person in people[:2]])
    async with sending(house, telegram):
        found = await until(house, all_settled)
    assert Counter(row.status for row in found) == {OutboxStatus.SENT: 3, OutboxStatus.UNREACHABLE: 3}
    assert telegram.session.calls.count("sendMessage") == 3 + 3 + 1  # three menus, three letters, one in vain
    async with house.database.reading() as session:
        account = await session.get_one(Account, people[0].id)
        assert account.unreachable_at == house.clock()
    telegram.playground.block(people[0].id, False)
    await people[0].says("/menu")
    async with house.database.reading() as session:
        account = await session.get_one(Account, people[0].id)
        assert account.unreachable_at is None


async def test_too_much_makes_everybody_wait_and_loses_nothing(house: House, telegram: Telegram, people: list[Person]):
    method = SendMessage(chat_id=1, text="")
    flood = TelegramRetryAfter(method=method, message="Too Many Requests", retry_after=1)
    telegram.session.fails_with["sendMessage"] = [flood]
    await put(house, [letter(person, "№1") for person in people])
    async with sending(house, telegram):
        async with asyncio.timeout(60):
            while not all_settled(await rows(house)):
                house.clock.now += timedelta(seconds=0.05)  # type: ignore[attr-defined]
                await asyncio.sleep(0.05)
    assert [texts(person) for person in people] == [["№1"]] * 3
    assert max(row.attempts for row in await rows(house)) == 1


async def test_a_broken_line_is_tried_again_in_its_order(
    house: House, telegram: Telegram, people: list[Person], clock: Clock
):
    method = SendMessage(chat_id=1, text="")
    telegram.session.fails_with["sendMessage"] = [TelegramNetworkError(method=method, message="gone")] * 2
    await put(house, [letter(people[0], f"№{number}") for number in range(3)])
    async with sending(house, telegram):
        for attempts in (1, 2):
            await until(
                house, lambda found, tried=attempts: found[0].attempts == tried and found[0].lease_until is None
            )  # type: ignore[misc]
            assert texts(people[0]) == []
            clock.now += timedelta(seconds=5)
        found = await until(house, all_settled)
    assert texts(people[0]) == ["№0", "№1", "№2"]
    assert [row.attempts for row in found] == [3, 1, 1]


async def test_what_telegram_will_never_take_fails_and_holds_up_nobody(
    house: House, telegram: Telegram, people: list[Person]
):
    await put(house, [letter(people[0], "№ <b>"), letter(people[0], "№1"), letter(people[1], "№1")])
    async with sending(house, telegram):
        found = await until(house, all_settled)
    assert [row.status for row in found] == [OutboxStatus.FAILED, OutboxStatus.SENT, OutboxStatus.SENT]
    assert "can't parse entities" in (found[0].last_error or "")
    assert texts(people[0]) == ["№1"]


async def test_a_dead_sender_lets_go_of_its_rows(house: House, telegram: Telegram, people: list[Person], clock: Clock):
    """What it had in flight when it died comes once more, and nothing is skipped."""
    await put(house, [letter(person, "№1") for person in people])
    async with house.database.writing() as session:
        claimed = await outbox.claim(session, house.municipality, now=clock(), limit=2)
    assert len(claimed) == 2
    async with sending(house, telegram):
        await until(house, lambda found: sum(row.status is OutboxStatus.SENT for row in found) == 1)
        await asyncio.sleep(0.1)
        assert sum(len(texts(person)) for person in people) == 1
        clock.now += outbox.LEASE + timedelta(seconds=1)
        await until(house, all_settled)
    assert [texts(person) for person in people] == [["№1"]] * 3


async def test_at_night_only_what_may_comes(house: House, telegram: Telegram, people: list[Person], clock: Clock):
    clock.now = clock.now.replace(hour=10)
    await put(house, [letter(people[0], "№ morning")])
    clock.now = clock.now.replace(hour=19)  # 22:00 in Moscow: the bot was down all day
    await put(house, [letter(people[1], "№ tomorrow")])
    await put(house, [letter(people[2], "№ now")], ignores_quiet=True)
    async with sending(house, telegram):
        await until(house, lambda found: any(row.status is OutboxStatus.SENT for row in found))
        await asyncio.sleep(0.1)
        assert [texts(person) for person in people] == [[], [], ["№ now"]]
        clock.now += timedelta(hours=10, minutes=31)
        await until(house, all_settled)
    assert [texts(person) for person in people] == [["№ morning"], ["№ tomorrow"], ["№ now"]]


async def test_held_back_resumed_and_taken_back(house: House, telegram: Telegram, people: list[Person]):
    await put(house, [letter(people[0], "№1")], kind="first")
    await put(house, [letter(people[1], "№2")], kind="second")
    async with house.database.writing() as session:
        assert await outbox.pause(session, "first", now=house.clock()) == 1
        assert await outbox.pause(session, "second", now=house.clock()) == 1
        assert await outbox.resume(session, "second", now=house.clock()) == 1
        await session.commit()
    async with sending(house, telegram):
        await until(house, lambda found: found[1].status is OutboxStatus.SENT)
    async with house.database.writing() as session:
        assert await outbox.cancel(session, "first", now=house.clock()) == 1
        assert await outbox.cancel(session, "second", now=house.clock()) == 0
        await session.commit()
    assert texts(people[0]) == []


async def test_phrases_are_spoken_in_the_language_of_the_reader(house: House, telegram: Telegram, people: list[Person]):
    said = {"phrase": "unknown-command", "rows": [[{"phrase": "place-menu", "data": "go:menu"}]]}
    await put(
        house,
        [
            Letter("k", Recipient(people[0].id, None), said),
            Letter("k", Recipient(people[1].id, None, language="en"), said),
        ],
    )
    async with sending(house, telegram):
        await until(house, all_settled)
    assert people[0].buttons == ["В меню"]
    assert people[1].buttons == ["Menu"]
    assert "Такой команды нет" in people[0].text


async def test_a_thousand_rows_for_one_chat_keep_their_order_and_do_not_stop_others(
    house: House, people: list[Person], clock: Clock
):
    await put(house, [letter(people[0], f"№{number}") for number in range(300)])
    await put(house, [letter(person, "№ other") for person in people[1:]])
    async with house.database.writing() as session:
        claimed = await outbox.claim(session, house.municipality, now=clock(), limit=50)
    assert sorted(row.chat_id for row in claimed) == [person.id for person in people]
    async with house.database.writing() as session:
        assert await outbox.claim(session, house.municipality, now=clock(), limit=50) == []
        first = next(row.id for row in claimed if row.chat_id == people[0].id)
        await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id == first)
            .values(due_at=clock() + timedelta(minutes=1), lease_until=None)
        )
        await session.commit()
    async with house.database.writing() as session:
        assert await outbox.claim(session, house.municipality, now=clock(), limit=50) == []


async def test_a_message_a_second_to_one_chat(
    house: House, telegram: Telegram, people: list[Person], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.2)
    await put(house, [letter(people[0], f"№{number}") for number in range(4)])
    begun = asyncio.get_running_loop().time()
    async with sending(house, telegram):
        await until(house, all_settled)
    assert asyncio.get_running_loop().time() - begun >= 0.6
    assert Pace(25).reserve(1, 0.0) == 0.0


async def test_what_is_called_off_on_its_way_is_taken_away_again(
    house: House, telegram: Telegram, people: list[Person]
):
    """Telegram has it already when the author thinks better of it."""
    await put(house, [letter(people[0], "№ called off"), letter(people[1], "№ in other words")], kind="test")
    async with house.database.writing() as session:
        claimed = await outbox.claim(session, house.municipality, now=house.clock(), limit=2)
    messenger = TelegramMessenger(telegram.bot, house.catalog)
    HELD.set(None)
    for row in claimed:
        outcome = await messenger.deliver(row.chat_id, row.payload)
        async with house.database.writing() as session:
            if row.chat_id == people[0].id:
                assert await outbox.cancel(session, "test", now=house.clock()) == 2
            new = {"text": "№ changed", "language": "ru"}
            await session.execute(update(OutboxMessage).where(OutboxMessage.id == claimed[1].id).values(payload=new))
            await session.execute(
                update(OutboxMessage).where(OutboxMessage.id == claimed[1].id).values(status=OutboxStatus.NEW)
            )
            await session.commit()
        async with house.database.writing() as session:
            await outbox.settle(session, row, outcome, now=house.clock())
    async with sending(house, telegram):
        await until(house, all_settled)
    assert texts(people[0]) == []
    assert texts(people[1]) == ["№ changed"]


async def test_a_mark_the_database_refuses_is_made_later_and_nothing_goes_twice(
    house: House, telegram: Telegram, people: list[Person], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("scheduler.sender.TROUBLE_SECONDS", 0.05)
    settle_now, refusals = outbox.settle, iter([True, True])

    async def refused_twice(*args: object, **how: object) -> None:
        if next(refusals, False):
            raise RuntimeError("the disk is full")
        await settle_now(*args, **how)  # type: ignore[arg-type]

    monkeypatch.setattr("scheduler.sender.outbox.settle", refused_twice)
    await put(house, [letter(people[0], "№1")])
    async with sending(house, telegram):
        await until(house, all_settled)
    assert texts(people[0]) == ["№1"]
