"""Commits and the disk: nobody is told before it has what they committed, and one trip serves all who wait."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from models import disk
from models.faults import Fault, fault_of
from models.session import Database, open_database

KEEP = text("INSERT INTO things (said) VALUES (:said)")


class Slow:
    """A disk that makes as many trips as it is let."""

    def __init__(self) -> None:
        self.flushed: list[Path] = []
        self.trips = threading.Semaphore(0)
        self.failure: OSError | None = None

    def flush(self, descriptor: int) -> None:
        self.trips.acquire(timeout=10)
        if self.failure:
            raise self.failure
        self.flushed.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        os.fsync(descriptor)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path}/things.db")
    async with opened.writing() as session:
        await session.execute(text("CREATE TABLE things (id INTEGER PRIMARY KEY, said TEXT NOT NULL)"))
        await session.commit()
    yield opened
    await opened.close()


@pytest.fixture
def slow(database: Database, monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr(disk, "_flush", found.flush)
    return found


async def keep(database: Database, said: str) -> None:
    async with database.writing() as session:
        await session.execute(KEEP, {"said": said})
        await session.commit()


async def count(database: Database) -> int:
    async with database.reading() as session:
        found = await session.scalar(text("SELECT count(*) FROM things"))
        await session.commit()
        return int(found or 0)


async def there_are(database: Database, things: int) -> None:
    while await count(database) < things:  # noqa: ASYNC110  # another task commits them
        await asyncio.sleep(0.01)


async def test_a_commit_ends_when_the_disk_has_it_and_holds_nobody_up_meanwhile(database: Database, slow: Slow):
    first = asyncio.create_task(keep(database, "first"))
    others = [asyncio.create_task(keep(database, str(number))) for number in range(20)]
    await there_are(database, 21)
    assert not any(task.done() for task in (first, *others))
    assert not database.is_writing()  # nobody waits with the only writer in their hands
    slow.trips.release(100)
    await asyncio.gather(first, *others)
    assert {path.name for path in slow.flushed} == {"things.db-wal"}
    assert len(slow.flushed) == 2  # the one under way when they came, and one for all of them


async def test_what_came_during_a_trip_waits_for_the_next_one(database: Database, slow: Slow):
    first = asyncio.create_task(keep(database, "first"))
    await there_are(database, 1)
    await asyncio.sleep(0.05)  # its trip has begun
    later = asyncio.create_task(keep(database, "later"))
    await there_are(database, 2)
    slow.trips.release()
    await first
    await asyncio.sleep(0.05)
    assert not later.done()
    slow.trips.release()
    await later
    assert len(slow.flushed) == 2


async def test_a_disk_that_fails_is_told_and_tried_again(database: Database, slow: Slow):
    slow.trips.release(100)
    slow.failure = OSError(5, "Input/output error")
    with pytest.raises(Exception, match="Input/output error") as told:
        await keep(database, "lost, maybe")
    assert fault_of(told.value) is Fault.DISK
    slow.failure = None
    await keep(database, "kept")
    assert len(slow.flushed) == 1


async def test_whoever_gives_up_waiting_leaves_the_trip_to_the_others(database: Database, slow: Slow):
    given_up, patient = (asyncio.create_task(keep(database, said)) for said in ("given up", "patient"))
    await there_are(database, 2)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    slow.trips.release(100)
    await patient
    assert await count(database) == 2


async def test_the_log_is_brought_over_now_and_then_and_not_within_a_commit(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(disk, "CHECKPOINT_COMMITS", 20)
    for number in range(19 - 1):  # one more was made with the table
        await keep(database, str(number))
    file = tmp_path / "things.db"
    before = file.stat().st_size
    await keep(database, "the twentieth")
    await keep(database, "and the next")
    assert file.stat().st_size > before  # until then all of it stood in the log
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM things").fetchone() == (20,)


async def test_who_changes_nothing_waits_for_nothing(database: Database, slow: Slow):
    async with database.writing() as session:
        await asyncio.wait_for(session.commit(), 1)
    assert slow.flushed == []
