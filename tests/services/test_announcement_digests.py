"""A digest between its leaving and its being written down: one message for all its rows, whatever happens then."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.outbox import OutboxMessage, OutboxStatus
from models.queries import retention
from models.session import Database
from programmes.programme import Programme
from services import outbox
from services.announcements.digest_letters import BUTTONS, MOST
from services.outbox import LEASE, Letter, Priority, Recipient
from services.ports import Delivered, Later, Outcome, Refused, Unreachable
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle

CHAT, OTHER = 951, 952
MOMENT = datetime(2025, 10, 7, 12, 0, tzinfo=UTC)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


async def put(house: House, *texts: str, chat: int = CHAT, moment: datetime = MOMENT, first: int = 1) -> None:
    """Announcements of these words, each of a number of its own."""
    async with house.database.writing() as session:
        for number, text in enumerate(texts, first):
            said = {"text": text, "rows": [], "digest": moment.isoformat(), "about": "methods"}
            await outbox.put(
                session,
                house.municipality,
                [Letter(f"announcement:{number}:{moment.date()}", Recipient(chat, None), said)],
                kind=f"announcement:{number}",
                priority=Priority.ANNOUNCEMENT,
                now=house.clock(),
            )
        await session.commit()


async def claim(house: House) -> list[OutboxMessage]:
    async with house.database.writing() as session:
        return await outbox.claim(session, house.municipality, now=house.clock(), limit=50)


async def mark(house: House, row: OutboxMessage, outcome: Outcome) -> None:
    async with house.database.writing() as session:
        await outbox.settle(session, row, outcome, now=house.clock())


async def stored(house: House) -> dict[str, OutboxMessage]:
    async with house.database.reading() as session:
        found = {one.kind: one for one in await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))}
        await session.commit()
    return found


def titles(row: OutboxMessage) -> list[str]:
    return [line.get("values", {}).get("title", "") for line in row.payload.get("lines", {}).get("list", ())]


@pytest.fixture
async def readers(house: House) -> None:
    for chat in (CHAT, OTHER):
        await settle(house, chat)


@pytest.mark.usefixtures("readers")
async def test_a_crash_repeats_the_one_in_the_air_and_loses_none(house: House, clock: Clock):
    await put(house, "Одно", "Другое", "Третье")
    await put(house, "Одно", "Другое", chat=OTHER)
    mine, others = await claim(house)
    assert (titles(mine), titles(others)) == (["Одно", "Другое", "Третье"], ["Одно", "Другое"])
    assert await claim(house) == []
    await mark(house, others, Delivered((5,)))
    clock.passes(seconds=LEASE.total_seconds() + 1)
    async with house.database.writing() as session:
        assert await outbox.cancel(session, "announcement:2", now=clock()) == 1
        await session.commit()
    [again] = await claim(house)
    assert (again.chat_id, titles(again)) == (CHAT, ["Одно", "Третье"])
    assert again.attempts == 2
    await mark(house, again, Delivered((6,)))
    clock.passes(days=1)
    assert await claim(house) == []
    async with house.database.reading() as session:
        found = await session.execute(select(OutboxMessage.chat_id, OutboxMessage.status, OutboxMessage.message_ids))
        assert sorted((chat, status.value, places) for chat, status, places in found if chat == CHAT) == [
            (CHAT, "cancelled", None), (CHAT, "sent", [6]), (CHAT, "sent", [6]),
        ]  # fmt: skip
        await session.commit()


@pytest.mark.usefixtures("readers")
async def test_an_heir_sends_what_a_dead_sender_held(house: House):
    await put(house, "Одно", "Другое")
    await claim(house)
    async with house.database.writing() as session:
        assert await outbox.take_over(session, now=house.clock()) == 2
    [row] = await claim(house)
    assert titles(row) == ["Одно", "Другое"]


@pytest.mark.usefixtures("readers")
async def test_every_outcome_is_of_all_rows(house: House, clock: Clock):
    await put(house, "Одно", "Другое")
    [row] = await claim(house)
    await mark(house, row, Later("flood", 30))
    waiting = await stored(house)
    assert {(one.due_at, one.lease_until, one.attempts) for one in waiting.values()} == {
        (clock() + timedelta(seconds=30), None, 0)
    }
    clock.passes(seconds=31)
    [row] = await claim(house)
    await mark(house, row, Refused("no such entity"))
    [alone] = await claim(house)
    assert alone.payload["text"] == "Одно"
    await mark(house, alone, Refused("no such entity"))
    [alone] = await claim(house)
    assert alone.payload["text"] == "Другое"
    await mark(house, alone, Delivered((7,)))
    found = await stored(house)
    assert [one.status for one in found.values()] == [OutboxStatus.FAILED, OutboxStatus.SENT]
    await put(house, "Ещё", "И ещё", moment=MOMENT + timedelta(days=2), first=3)
    [row] = await claim(house)
    await mark(house, row, Unreachable("blocked"))
    found = await stored(house)
    assert {found[f"announcement:{number}"].status for number in (3, 4)} == {OutboxStatus.UNREACHABLE}


@pytest.mark.usefixtures("readers")
async def test_what_changes_on_its_way_is_put_right_behind_it(house: House, clock: Clock):
    await put(house, "Одно", "Другое", "Третье")
    [row] = await claim(house)
    async with house.database.writing() as session:
        assert await outbox.cancel(session, "announcement:2", now=clock()) == 1
        third = await session.get_one(OutboxMessage, row.payload["together"][2])
        third.payload = {**third.payload, "text": "Третье, но лучше"}
        await session.commit()
    await mark(house, row, Delivered((8,)))
    [behind] = await claim(house)
    assert behind.payload["edit"] == 8
    assert titles(behind) == ["Одно", "", "Третье, но лучше"]
    assert behind.payload["lines"]["list"][1]["phrase"] == "announcement-digest-line-gone"
    assert "Другое" not in str((await stored(house))["announcement:2"].payload)


@pytest.mark.usefixtures("readers")
async def test_digests_of_two_days_and_what_is_left_alone_stay_apart(house: House, clock: Clock):
    await put(house, "Одно", "Другое")
    await put(house, "Позже", moment=MOMENT + timedelta(days=2), first=3)
    [row] = await claim(house)
    assert titles(row) == ["Одно", "Другое"]
    async with house.database.writing() as session:
        assert await outbox.cancel(session, "announcement:2", now=clock()) == 1
        await session.commit()
    clock.passes(seconds=LEASE.total_seconds() + 1)
    [row] = await claim(house)
    assert row.payload["text"] == "Одно"
    await mark(house, row, Delivered((9,)))
    assert "together" not in (await stored(house))["announcement:1"].payload
    [row] = await claim(house)
    assert row.payload["text"] == "Позже"


@pytest.mark.usefixtures("readers")
async def test_a_list_outlives_its_words_and_fits_a_message(house: House, clock: Clock):
    await put(house, *(f"№{number} " + "<i>я</i>&amp;" * 90 for number in range(MOST + 3)))
    [row] = await claim(house)
    assert len(titles(row)) == MOST
    assert len(row.payload["rows"]) == BUTTONS + 1
    assert sum(map(len, titles(row))) < 2000
    await mark(house, row, Delivered((10,)))
    [rest] = await claim(house)
    assert titles(rest)[0].startswith(f"№{MOST} я&я")
    await mark(house, rest, Delivered((11,)))
    await put(house, "Одно", chat=OTHER)
    [single] = await claim(house)
    await mark(house, single, Delivered((12,)))
    clock.passes(days=98)
    async with house.database.writing() as session:
        assert await retention.empty_letters(session, before=clock.now - timedelta(days=90)) == MOST + 4
        assert await retention.empty_letters(session, before=clock.now - timedelta(days=90)) == 0
        again = {"edit": 10, "again": row.payload["together"]}
        await session.execute(update(OutboxMessage).where(OutboxMessage.id == single.id).values(
            status=OutboxStatus.NEW, payload={**again, "language": "ru"}, settled_at=None
        ))  # fmt: skip
        await session.commit()
    assert (await stored(house))["announcement:2"].payload.keys() == {
        "digest",
        "about",
        "title",
        "together",
        "language",
    }
    [said] = await claim(house)
    assert titles(said) == titles(row)
