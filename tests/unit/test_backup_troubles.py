"""Copies that cannot be had, the copy of every night, and everything in open files: on SQLite, as the rules are one."""

import asyncio
import json
import os
import shutil
import stat
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, func, select, text

from bot.app import House
from bot.exporting import export
from bot.moving import move_database
from bot.restoring import Refused, restore
from bot.settings import Settings
from models.audit import Action, AuditEntry
from models.copies import CopyFailed, Trouble
from models.copying import Source, inspect
from models.moving import NotMoved
from models.outbox import OutboxMessage
from models.responses import Response
from models.routes import Route, RouteBasis, RouteStatus
from models.session import normalised, open_database
from programmes.programme import Programme
from services.backups import backup_clock, backups
from services.backups.backup_shelf import Shelf
from tests.conftest import SQLITE, Clock
from tests.postgresql import Server
from tests.services.test_backups import ADMIN, all_of, leftovers, letter, moment_of, put
from tests.services.test_backups import given as given  # noqa: PLC0414  # the same house
from tests.services.test_backups import house as house  # noqa: PLC0414

pytestmark = pytest.mark.parametrize("database_kind", [SQLITE])
NEWEST = max(path.name[:4] for path in Path("migrations/versions").glob("0*.py"))


async def test_what_cannot_be_copied_leaves_nothing(
    house: House, given: Settings, programme: Programme, tmp_path: Path, address: URL, monkeypatch: pytest.MonkeyPatch
):
    source, folder = Source(address), tmp_path / "copies"
    folder.mkdir()

    async def refused(file: Path, trouble: Trouble, passphrase: str | None = None) -> None:
        with pytest.raises(CopyFailed) as caught:
            await backups.take(source, file, passphrase)
        assert caught.value.trouble is trouble
        assert list(folder.iterdir()) == []

    await refused(tmp_path / "nowhere" / "copy", Trouble.FOLDER)
    with monkeypatch.context() as patch:
        patch.setattr(Source, "size", 10**18)
        await refused(folder / "copy", Trouble.FULL)
    copy = Source.copy

    async def lose_a_row(self: Source, target: Path) -> Any:
        facts = await copy(self, target)
        async with house.database.writing() as session:
            await session.execute(text("DELETE FROM answers"))
            await session.commit()
        await copy(self, target)
        return facts

    with monkeypatch.context() as patch:
        patch.setattr(Source, "copy", lose_a_row)
        await refused(folder / "copy", Trouble.BROKEN)

    async def damage(self: Source, target: Path) -> Any:
        facts = await copy(self, target)
        os.truncate(target, sum(facts.rows.values()) + 2**17)
        return facts

    with monkeypatch.context() as patch:
        patch.setattr(Source, "copy", damage)
        await refused(folder / "copy", Trouble.BROKEN)

    kept = folder / "copy"
    await backups.take(source, kept, None)
    content = kept.read_bytes()
    with pytest.raises(CopyFailed, match="is there already"):
        await backups.take(source, kept, None)
    assert kept.read_bytes() == content
    await house.database.close()
    before = await moment_of(address)
    kept.write_bytes(content[: len(content) // 2])
    with pytest.raises(CopyFailed):
        await restore(given, programme, kept, is_replacing=True)
    kept.write_bytes(b"not a database")
    with pytest.raises(CopyFailed, match="no copy"):
        await restore(given, programme, kept, is_replacing=True)
    assert await moment_of(address) == before


async def test_every_night_and_one_letter_when_it_fails(house: House, clock: Clock, tmp_path: Path, address: URL):
    folder = tmp_path / "nights"
    shelf, source = Shelf(folder, None, frozenset({ADMIN})), Source(address)

    async def come() -> None:
        async with house.database.writing() as session:
            await backup_clock.run(session, house.municipality, shelf, source, now=clock.now)

    async def letters() -> list[str]:
        return [one.payload["phrase"] for one in await all_of(house.database, OutboxMessage) if one.kind == "backup"]

    for _ in range(3):
        await come()
        clock.passes(hours=30)
    assert await letters() == ["backup-letter-folder"]
    folder.mkdir()
    stranger = folder / "my-own.db"
    stranger.touch()
    for _ in range(40):
        await come()
        await come()
        clock.passes(hours=24)
    names = sorted(path.name for path in folder.iterdir())
    assert 9 <= len(names) - 1 <= 11
    assert stranger.exists()
    found = await inspect(folder / names[0])
    assert found.rows["people"] == 3
    shutil.rmtree(folder)
    await come()
    assert len(await letters()) == 1  # nothing is known of an earlier copy: the same silence
    noted = [one for one in await all_of(house.database, AuditEntry) if one.action is Action.DATABASE_COPIED]
    assert len(noted) == 40


async def test_an_export_holds_everything(house: House, given: Settings, tmp_path: Path):
    await put(house, letter(1, house.clock()))
    folder = tmp_path / "out"
    await export(given, folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["schema"] == NEWEST
    people = [json.loads(line) for line in (folder / "people.jsonl").read_text().splitlines()]
    assert {one["surname"] for one in people} == {"Ромашкина", "Лютикова", "Сиренева"}
    assert manifest["tables"]["people"]["rows"] == 3
    [row] = [json.loads(line) for line in (folder / "outbox.jsonl").read_text().splitlines()]
    assert row["payload"] == {"text": "letter 1"}
    assert row["message_ids"] is None
    assert row["due_at"] == house.clock().isoformat()
    assert "Ромашкина" in (folder / "people.csv").read_text()
    assert manifest["tables"]["people"]["refers_to"]["organization_id"] == "organizations.id"
    with pytest.raises(Refused, match="not an empty folder"):
        await export(given, folder)
    assert leftovers(tmp_path) == []


async def test_nothing_is_put_back_under_a_running_bot(
    house: House, given: Settings, programme: Programme, tmp_path: Path, address: URL
):
    await backups.take(Source(address), tmp_path / "copy", None)
    await house.database.close()
    holding = "import fcntl, sys; file = open(sys.argv[1], 'ab'); fcntl.lockf(file, fcntl.LOCK_EX); print(flush=True); sys.stdin.read()"
    pipe, lock = asyncio.subprocess.PIPE, f"{address.database}-owner"
    other = await asyncio.create_subprocess_exec(sys.executable, "-c", holding, lock, stdin=pipe, stdout=pipe)
    await other.stdout.readline()
    with pytest.raises(Refused, match="is running"):
        await restore(given, programme, tmp_path / "copy", is_replacing=True)
    with pytest.raises(Refused, match="is running"):
        await move_database(address, normalised(f"sqlite:///{tmp_path / 'other.db'}"))
    await other.communicate(b"")
    lines = await restore(given, programme, tmp_path / "copy", is_replacing=True)
    assert "set aside" in lines[1]


def route(number: int | None, person_id: int, now: datetime, *, year: int) -> Route:
    return Route(
        id=number, person_id=person_id, school_year=year, basis=next(iter(RouteBasis)), status=next(iter(RouteStatus)),
        created_at=now, changed_at=now,
    )  # fmt: skip


async def test_there_and_back(house: House, postgresql: Server, tmp_path: Path, address: URL):
    """From SQLite to PostgreSQL, and from there to another SQLite."""
    person = (await all_of(house.database, Response))[0].person_id
    async with house.database.writing() as session:
        session.add_all([route(9, person, house.clock(), year=2025), route(5, person, house.clock(), year=2024)])
        await session.flush()
        await session.execute(text("UPDATE routes SET previous_id = 9 WHERE id = 5"))
        await session.execute(text("UPDATE responses SET facts = 'null'"))
        await session.commit()
    await put(house, letter(1, house.clock()))
    await house.database.close()
    other, home = postgresql.create(), normalised(f"sqlite:///{tmp_path / 'home.db'}")
    lines = await move_database(address, other)
    with pytest.raises(NotMoved, match="not empty"):
        await move_database(address, other)
    back = await move_database(other, home)
    changed = {line.partition(":")[0] for line in set(lines) ^ set(back)}
    assert changed == {"audit_entries", "moved and compared"}  # each move is written down
    database = open_database(home.render_as_string(hide_password=False))
    async with database.reading() as session:
        kept = await session.scalar(text("SELECT CAST(facts AS TEXT) FROM responses"))
        empty = await session.scalar(select(func.count()).where(OutboxMessage.message_ids.is_(None)))
        linked = await session.scalar(select(Route.previous_id).where(Route.id == 5))
        await session.commit()
    assert (kept, empty, linked) == ("null", 1, 9)
    async with database.writing() as session:
        session.add(route(None, person, house.clock(), year=2023))
        await session.commit()
        assert await session.scalar(select(func.max(Route.id))) == 10
        await session.commit()
    await database.close()
    postgresql.drop(other)
