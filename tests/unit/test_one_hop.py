"""The connection to SQLite: transactions begin late, end always, and what is given up leaves nothing open."""

import asyncio
import itertools
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from models import one_hop
from models.one_hop import BRIEF_SECONDS, TIMES_AFTER_LONG, TIMES_BRIEF, Experience, OneHopConnection, opener
from models.session import PERSON_WAITS_SECONDS, Database, open_database

KEEP = text("INSERT INTO things (id, said) VALUES (:id, :said)")
COUNT = text("SELECT count(*) FROM things")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path}/things.db")
    async with opened.writing() as session:
        await session.execute(text("CREATE TABLE things (id INTEGER PRIMARY KEY, said TEXT NOT NULL)"))
        await session.commit()
    yield opened
    await opened.close()


async def count(database: Database) -> int:
    async with database.reading() as session:
        found = await session.scalar(COUNT)
        await session.commit()
        return int(found or 0)


async def test_what_is_committed_stays_and_what_is_not_goes(database: Database):
    async with database.writing() as session:
        written = await session.execute(KEEP, {"id": 1, "said": "kept"})
        assert written.rowcount == 1  # type: ignore[attr-defined]
        await session.commit()
        await session.execute(KEEP, [{"id": 2, "said": "left"}, {"id": 3, "said": "left"}])
        assert await session.scalar(COUNT) == 3
    assert await count(database) == 1
    async with database.writing() as session:
        await session.rollback()
        assert await session.scalar(COUNT) == 1
        await session.commit()


async def test_an_error_in_the_middle_takes_what_was_before_along(database: Database):
    async with database.writing() as session:
        await session.execute(KEEP, {"id": 1, "said": "before"})
        with pytest.raises(IntegrityError):
            await session.execute(KEEP, {"id": 1, "said": "again"})
    assert await count(database) == 0


async def test_writers_wait_for_each_other_and_readers_see_one_moment(database: Database):
    async def add_one(number: int) -> None:
        async with database.writing() as session:
            found = await session.scalar(COUNT)
            await asyncio.sleep(0)
            await session.execute(KEEP, {"id": (found or 0) + 1, "said": str(number)})
            await session.commit()

    async with database.reading() as reader:
        before = await reader.scalar(COUNT)
        await asyncio.gather(*(add_one(number) for number in range(20)))
        assert await reader.scalar(COUNT) == before == 0
        with pytest.raises(OperationalError):
            await reader.execute(KEEP, {"id": 100, "said": "by a reader"})
    assert await count(database) == 20


async def test_whoever_gives_up_at_any_moment_leaves_nothing_open(database: Database):
    """The statement on its way is carried out all the same: it must not become part of somebody else's transaction."""

    async def write(number: int) -> None:
        async with database.writing() as session:
            await session.execute(KEEP, {"id": number, "said": "given up"})
            await session.execute(KEEP, {"id": number + 1000, "said": "given up"})
            await session.commit()

    for number in range(1, 41):
        task = asyncio.create_task(write(number))
        for _ in range(number % 8):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with database.writing() as session:
            await session.execute(KEEP, {"id": number + 5000, "said": "kept"})
            await session.commit()
        assert database.checked_out() == 0
    async with database.reading() as reader:
        pairs = await reader.scalar(text("SELECT count(*) FROM things WHERE id < 1000"))
        others = await reader.scalar(text("SELECT count(*) FROM things WHERE id BETWEEN 1000 AND 4999"))
        assert pairs == others  # both or neither
        assert await reader.scalar(text("SELECT count(*) FROM things WHERE id > 5000")) == 40
        await reader.commit()


async def test_what_is_known_to_be_brief_needs_no_thread(database: Database, monkeypatch: pytest.MonkeyPatch):
    sent: list[str] = []
    in_thread = OneHopConnection._in_thread

    async def noted(connection: OneHopConnection, work: Any, *values: Any) -> Any:
        sent.append(str(values[0]) if values else work.__name__)
        return await in_thread(connection, work, *values)

    monkeypatch.setattr(OneHopConnection, "_in_thread", noted)

    async def keep(number: int) -> None:
        async with database.writing() as session:
            await session.execute(KEEP, {"id": number, "said": "kept"})
            await session.commit()

    for number in range(TIMES_BRIEF):
        await keep(number)
        assert len(sent) == number + 1
    await keep(100)
    assert len(sent) == TIMES_BRIEF
    assert await count(database) == TIMES_BRIEF + 1


async def test_another_program_that_holds_the_database_holds_up_nobody_who_only_looks(
    database: Database, tmp_path: Path
):
    async def keep(number: int) -> None:
        async with database.writing() as session:
            await session.execute(KEEP, {"id": number, "said": "kept"})
            await session.commit()

    for number in range(TIMES_BRIEF + 1):
        await keep(number)
    with closing(sqlite3.connect(tmp_path / "things.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(keep(100))
        begun = monotonic()
        for _ in range(20):
            await asyncio.sleep(0.01)
            assert await count(database) == TIMES_BRIEF + 1
        assert not waiting.done()
        assert monotonic() - begun < PERSON_WAITS_SECONDS / 2
        other.execute("ROLLBACK")
        await waiting
    assert await count(database) == TIMES_BRIEF + 2


def test_what_has_been_long_proves_itself_longer_each_time():
    known = Experience()

    def times_until_brief() -> int:
        for times in itertools.count():
            if known.is_brief("SELECT 1"):
                return times
            known.learn("SELECT 1", BRIEF_SECONDS)
        raise AssertionError

    assert times_until_brief() == TIMES_BRIEF
    for doubled in (1, 2, 4):
        known.learn("SELECT 1", BRIEF_SECONDS * 2)
        assert times_until_brief() == TIMES_AFTER_LONG * doubled


def test_no_more_statements_are_remembered_than_there_may_be(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(one_hop, "MOST_STATEMENTS", 10)
    known = Experience()
    for number in range(100):
        known.learn(f"SELECT {number}", BRIEF_SECONDS * 2)
    assert len(known._left) <= 11


def test_a_loop_that_ends_before_its_statement_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    told: list[object] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    numbers = "SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 2000000"
    slow = f"WITH RECURSIVE number(n) AS ({numbers}) SELECT max(n) FROM number"

    async def leave() -> OneHopConnection:
        connection = opener("BEGIN")(str(tmp_path / "things.db"), check_same_thread=False)
        assert isinstance(connection, OneHopConnection)
        await connection
        asking = asyncio.create_task(connection.carry_out(slow, ()))
        await asyncio.sleep(0.05)
        assert not asking.done()
        return connection

    left = asyncio.run(leave())
    left._thread.join(10)
    assert not left._thread.is_alive()
    assert told == []
    assert left._connection is not None
    left._connection.close()
    left._connection = None
