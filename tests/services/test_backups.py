"""Copies of the database: taken under load, checked, put back; what has gone out since does not go out again."""

import asyncio
import shutil
import stat
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import URL, select, text

from bot.app import House, build_house
from bot.restoring import Refused, restore
from bot.settings import Settings
from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Repeat
from models.audiences import Audience
from models.audit import Action, AuditEntry
from models.copies import CopyFailed
from models.copying import Source
from models.forms import Form
from models.migrating import Unusable
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role
from models.responses import Answer, Response
from models.session import Database, open_database
from models.updates import KeptUpdate
from programmes.programme import Programme
from scheduler.sender import Sender
from services.announcements import announcement_clock
from services.backups import backups, sealing
from services.ports import Delivered, Outcome
from tests.conftest import SQLITE, Clock
from tests.dialogs.shortcuts import settle, submit

TEACHER, METHODIST, ADMIN = 5_000_000_501, 5_000_000_502, 5_000_000_503


class Postbox:
    """Remembers what has gone out, and to whom."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, str]] = []

    async def deliver(self, chat_id: int, payload: Mapping[str, Any]) -> Outcome:
        self.sent.append((chat_id, payload.get("phrase") or payload["text"]))
        return Delivered((len(self.sent),))


@pytest.fixture(autouse=True)
def has_programs(database_kind: str) -> None:
    if database_kind != SQLITE and not (shutil.which("pg_dump") and shutil.which("pg_restore")):
        pytest.skip("no pg_dump on this machine")


@pytest.fixture
def given(address: URL, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(sealing, "WORK", 4)
    at = address.render_as_string(hide_password=False)
    return Settings(_env_file=None, database_url=at, admin_ids=frozenset({ADMIN}))


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock, given: Settings) -> AsyncIterator[House]:
    house = await build_house(given, programme, database, clock=clock)
    await settle(house, TEACHER)
    await settle(house, METHODIST, names=("Лютикова", "Анна", "Игоревна"), role=Role.METHODIST)
    await settle(house, ADMIN, names=("Сиренева", "Ирина", "Олеговна"))
    await submit(house, TEACHER)
    return house


def letter(number: int, due: datetime, status: OutboxStatus = OutboxStatus.NEW) -> OutboxMessage:
    return OutboxMessage(
        dedup_key=f"letter:{number}", chat_id=TEACHER, kind="notice", payload={"text": f"letter {number}"}, priority=1,
        due_at=due, ignores_quiet=True, for_staff=False, status=status, attempts=0,
    )  # fmt: skip


async def put(house: House, *rows: object) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def all_of(database: Database, table: type) -> list[Any]:
    async with database.reading() as session:
        found = list(await session.scalars(select(table)))
        await session.commit()
    return found


async def write_on(house: House, written: list[float]) -> None:
    """Somebody who never stops typing."""
    loop = asyncio.get_running_loop()
    while True:
        began = loop.time()
        await put(house, Form(key=f"load:{len(written)}", state="x", content={}, changed_at=house.clock()))
        written.append(loop.time() - began)
        await asyncio.sleep(0)


async def sent_out(house: House, *, expected: int = 0) -> list[tuple[int, str]]:
    """What goes out until so much has, and a moment longer: a busy machine is slow."""
    postbox = Postbox()
    sender = Sender(house.database, house.municipality, postbox, house.clock, rate=30, is_alone=True)
    running = asyncio.create_task(sender.run())
    async with asyncio.timeout(20):
        while len(postbox.sent) < expected:  # noqa: ASYNC110  # the postbox is a list
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return postbox.sent


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


async def test_the_drill(  # the whole way, as an operator goes it
    house: House, given: Settings, programme: Programme, clock: Clock, tmp_path: Path, address: URL
):
    """Answers, a copy under load, letters that go out after it, the end of everything, and the way back."""
    now = clock.now
    announced = Announcement(
        author_id=(await all_of(house.database, Response))[0].person_id + 1, kind=AnnouncementKind.POLICY,
        status=AnnouncementStatus.SCHEDULED, text="В среду встреча", audience=Audience(is_everybody=True).plain(), repeat=Repeat.NEVER,
        due_at=now + timedelta(minutes=5), created_at=now,
    )  # fmt: skip
    far = datetime.now(UTC) + timedelta(days=400)
    await put(house, letter(1, now), letter(2, far), letter(3, now, OutboxStatus.HELD), announced)
    await put(house, KeptUpdate(number=1, content=b"closed"))

    written: list[float] = []
    load = asyncio.create_task(write_on(house, written))
    await asyncio.sleep(0.1)
    closed = given.model_copy(update={"backup_passphrase": SecretStr("лошадь")})
    file = tmp_path / "copy.age"
    before = len(written)
    taken = await backups.take(Source(address), file, closed.passphrase())
    assert len(written) > before
    load.cancel()
    with suppress(asyncio.CancelledError):
        await load
    assert before <= taken.facts.rows["forms"] <= len(written)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"SQLite" not in file.read_bytes()
    assert leftovers(tmp_path) == []

    clock.passes(minutes=10)
    async with house.database.writing() as session:
        assert await announcement_clock.start_due(session, house.municipality, now=clock.now) == 3
    first = await sent_out(house, expected=4)
    assert (TEACHER, "letter 1") in first
    assert len(first) == 4
    answers = len(await all_of(house.database, Answer))
    if address.get_backend_name() != "sqlite":
        with pytest.raises(Refused, match="is running"):
            await restore(closed, programme, file, is_replacing=True)
    await house.database.close()

    with pytest.raises(Refused, match="--replace"):
        await restore(closed, programme, file, is_replacing=False)
    with pytest.raises(CopyFailed, match="BACKUP_PASSPHRASE"):
        await restore(given, programme, file, is_replacing=True)
    if address.get_backend_name() == "sqlite":
        shutil.copyfile(__file__, str(address.database))  # the disk has died
    lines = await restore(closed, programme, file, is_replacing=True)
    assert "set aside" in lines[1]
    assert "announcement 3, notice 1" in lines[2]
    is_damaged = address.get_backend_name() == "sqlite"
    assert ("NOT KNOWN" if is_damaged else "forgotten again: 0") in lines[3]
    assert leftovers(tmp_path) == []

    database = open_database(given.database_url)
    back = await build_house(given, programme, database)
    assert len(await all_of(database, Answer)) == answers
    told = {(ADMIN, "backup-restored")}  # at once, or when quiet hours are over
    assert set(await sent_out(back)) <= told
    async with database.writing() as session:
        assert await announcement_clock.start_due(session, back.municipality, now=back.clock()) == 0
    assert set(await sent_out(back)) <= told
    stand = {one.dedup_key: (one.status, one.last_error) for one in await all_of(database, OutboxMessage)}
    assert stand["letter:1"] == (OutboxStatus.CANCELLED, "restored")
    assert stand["letter:2"] == (OutboxStatus.NEW, None)
    assert stand["letter:3"] == (OutboxStatus.HELD, None)
    assert await all_of(database, KeptUpdate) == []
    assert [
        one.payload["values"]["count"] for one in await all_of(database, OutboxMessage) if one.kind == "restored"
    ] == [4]
    [entry] = [one for one in await all_of(database, AuditEntry) if one.action is Action.DATABASE_RESTORED]
    assert entry.details == {"called_off": 4}
    await submit(back, METHODIST)
    assert len(await all_of(database, Answer)) > answers
    again = await backups.take(Source(address), tmp_path / "again", None)
    assert again.facts.rows["responses"] == 2
    await database.close()


async def moment_of(address: URL) -> dict[str, int]:
    """How many rows there are, seen from outside."""
    database = open_database(address.render_as_string(hide_password=False))
    async with database.reading() as session:
        found = {name: await session.scalar(text(f"SELECT count(*) FROM {name}")) for name in ("people", "responses")}
        await session.commit()
    await database.close()
    return found


async def test_a_copy_of_tomorrow_is_refused_and_a_failure_puts_everything_back(
    house: House, given: Settings, programme: Programme, tmp_path: Path, address: URL, monkeypatch: pytest.MonkeyPatch
):
    async with house.database.writing() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await session.commit()
    await backups.take(Source(address), tmp_path / "tomorrow", None)
    async with house.database.writing() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0007'"))
        await session.commit()
    await backups.take(Source(address), tmp_path / "today", None)
    await house.database.close()
    before = await moment_of(address)
    with pytest.raises(Unusable, match="newer version"):
        await restore(given, programme, tmp_path / "tomorrow", is_replacing=True)

    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bot.restoring.put_to_rest", fail)
    with pytest.raises(RuntimeError):
        await restore(given, programme, tmp_path / "today", is_replacing=True)
    assert await moment_of(address) == before
    assert leftovers(tmp_path) == []
