"""SIGKILL at any moment of what changes or copies everything: there is the state before or the state after, whole."""

import asyncio
import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from models import sqlite_copies
from models.copies import Facts
from models.migrating import migrate
from models.session import normalised
from tests.e2e.births import NURSERY
from tests.e2e.processes import run_soon, surroundings
from tests.migrations.filling import fill
from tests.migrations.test_migrations import REVISIONS, ask
from tests.unit.staff_samples import OLEG, book, line

KILLS = int(os.environ.get("COMMAND_KILLS", "3"))
PEOPLE = 60
OLD = REVISIONS[3]
ADDRESS = "sqlite:///bot.db"
SURNAMES = ("Клёнов", "Лютиков", "Осинин", "Берёзин", "Рябинин", "Ивушкин", "Ольхин", "Сосенкин", "Тополев", "Вязов")
NAMES = ("Андрей", "Борис", "Виктор", "Глеб", "Денис", "Егор", "Захар", "Игорь", "Кирилл", "Лев", "Марк", "Никита")


def staff(first: int) -> list[dict[str, object]]:
    """Everybody with a name of their own."""
    return [
        OLEG | {"Фамилия": SURNAMES[number % len(SURNAMES)], "Имя": NAMES[number // len(SURNAMES)]}
        for number in range(first, first + PEOPLE)
    ]


def facts(database: Path) -> Facts:
    """Of a database nobody has open; a damaged one does not get through."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master")  # as the bot does: what was cut is taken back first
    return sqlite_copies.inspect(database)


def count(database: Path, table: str) -> int:
    return facts(database).rows[table]


def put_back(folder: Path, base: Path) -> None:
    for file in (*folder.glob("bot.db*"), *folder.glob("made-*")):
        file.unlink()
    shutil.copy(base, folder / "bot.db")


async def cut(folder: Path, after: float, *command: str) -> bool:
    """Run it for so many seconds; whether it was still on."""
    with (folder / "said.log").open("ab") as said:
        ends = {"output": said.fileno(), "errors": said.fileno()}
        process = await NURSERY.born(*command, cwd=folder, env=surroundings(DATABASE_URL=ADDRESS), **ends)
    try:
        await asyncio.wait_for(process.wait(), after)
    except TimeoutError:
        process.kill()
        await process.wait()
        return True
    return False


async def whole(folder: Path, *command: str) -> float:
    """To its end; returns how long that takes."""
    begun = time.monotonic()
    code, output, errors = await run_soon(*command, DATABASE_URL=ADDRESS, cwd=folder)
    assert code == 0, output + errors
    return time.monotonic() - begun


async def cut_at_random(folder: Path, base: Path, check: Callable[[], object], *command: str) -> None:
    """Each time from the state before, and looked at after each cut; then once to the end over what a cut has left."""
    dice = random.Random(command[1])
    put_back(folder, base)
    seconds = await whole(folder, *command)
    cuts, found = 0, set()
    for _ in range(KILLS):
        put_back(folder, base)
        cuts += await cut(folder, dice.uniform(0.05, seconds), *command)
        found.add(check())
    print(f"{command[1]}: {cuts} cuts of {KILLS}, found afterwards: {sorted(map(str, found))}")  # noqa: T201


@pytest.fixture
async def register(tmp_path: Path) -> Path:
    """A database with people in it."""
    path = tmp_path / "base.db"
    await migrate(normalised(f"sqlite:///{path}"))
    shutil.copy(path, tmp_path / "bot.db")
    book(tmp_path / "first.xlsx", line(*staff(0)))
    await whole(tmp_path, "bot", "import-staff", "first.xlsx", "--apply")
    sqlite_copies.settle(tmp_path / "bot.db")
    shutil.copy(tmp_path / "bot.db", path)
    return path


async def test_cut_imports_copies_and_restorings(tmp_path: Path, register: Path):
    before = count(register, "people")
    assert before >= PEOPLE
    book(tmp_path / "second.xlsx", line(*staff(0), *staff(PEOPLE)))
    here = tmp_path / "bot.db"

    def of_import() -> int:
        assert count(here, "people") in {before, before + PEOPLE}
        return count(here, "people")

    await cut_at_random(tmp_path, register, of_import, "bot", "import-staff", "second.xlsx", "--apply")
    await whole(tmp_path, "bot", "import-staff", "second.xlsx", "--apply")
    assert count(here, "people") == before + PEOPLE

    def of_copy() -> str:
        made = tmp_path / "made-copy"
        assert not made.exists() or count(made, "people") == before
        return "a whole copy" if made.exists() else "none"

    await cut_at_random(tmp_path, register, of_copy, "bot", "backup", "made-copy")

    bigger = tmp_path / "copy.db"
    put_back(tmp_path, register)
    await whole(tmp_path, "bot", "import-staff", "second.xlsx", "--apply")
    await whole(tmp_path, "bot", "backup", bigger.name)

    def of_restoring() -> int:
        assert count(here, "people") in {before, before + PEOPLE}
        return count(here, "people")

    await cut_at_random(tmp_path, register, of_restoring, "bot", "restore", bigger.name, "--replace")


async def test_cut_migrations(tmp_path: Path):
    base = tmp_path / "base.db"
    url = normalised(f"sqlite:///{base}")
    await migrate(url, OLD)
    await ask(url, lambda connection: fill(connection, 1))
    sqlite_copies.settle(base)
    before = facts(base)

    def check() -> str | None:
        now = facts(tmp_path / "bot.db")
        assert now.revision in {OLD, REVISIONS[-1]}
        assert {table: now.rows[table] for table in before.rows} == before.rows
        return now.revision

    await cut_at_random(tmp_path, base, check, "bot", "migrate")
    await whole(tmp_path, "bot", "migrate")
    assert check() == REVISIONS[-1]


def snapshots(database: Path) -> list[tuple[object, ...]]:
    columns = "indicator, as_of, number, numerator, denominator, value, fingerprint"
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(f"SELECT {columns} FROM indicator_snapshots ORDER BY 1, 2, 3").fetchall()


async def test_cut_snapshots_of_indicators(tmp_path: Path, register: Path):
    """However often the night is cut, in the end there is each snapshot once, and as if nothing had happened."""
    command = ("tests.e2e.telling_program", ADDRESS)
    put_back(tmp_path, register)
    seconds = await whole(tmp_path, *command)
    expected = snapshots(tmp_path / "bot.db")
    assert expected
    put_back(tmp_path, register)
    dice, cuts = random.Random(5), 0
    for _ in range(KILLS):
        cuts += await cut(tmp_path, dice.uniform(0.3, 1) * seconds, *command)
        found = snapshots(tmp_path / "bot.db")
        assert set(found) <= set(expected)
        assert len(found) == len(set(found))
    await whole(tmp_path, *command)
    assert snapshots(tmp_path / "bot.db") == expected
    print(f"snapshots: {cuts} cuts of {KILLS}, {len(expected)} snapshots, each once")  # noqa: T201


LONGEST_SECONDS = 60
STEPS = ("hardlink_to", "replace")


def leave_as_a_killed_bot(database: Path) -> None:
    """The newest row is in the log beside the database, and nowhere else."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("INSERT INTO forms (key, content, changed_at) VALUES ('new', '{}', '2025-10-07 12:00:00')")
        connection.commit()
        for end in ("", "-wal"):
            shutil.copy(f"{database}{end}", f"{database}{end}.kept")
    for end in ("", "-wal"):
        Path(f"{database}{end}.kept").replace(f"{database}{end}")


def holds_newest(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        return bool(connection.execute("SELECT count(*) FROM forms WHERE key = 'new'").fetchone()[0])


def taken_away(folder: Path) -> list[bool]:
    """Of each database that was set aside, whether it holds the newest row."""
    found = []
    for file in folder.glob("bot-set-aside*"):
        found.append(holds_newest(file))
        file.unlink()
    return found


@pytest.mark.parametrize("step", STEPS)
async def test_a_cut_at_a_step_of_a_restoring(tmp_path: Path, register: Path, step: str):
    """No chance: right before and right after each step that changes a name."""
    before, here = count(register, "people"), tmp_path / "bot.db"
    shutil.copy(register, tmp_path / "copy.db")
    for moment in ("before", "after"):
        put_back(tmp_path, register)
        leave_as_a_killed_bot(here)
        await cut(tmp_path, LONGEST_SECONDS, "tests.e2e.cutting_program", step, moment, "copy.db")
        assert count(here, "people") == before
        aside = taken_away(tmp_path)
        assert holds_newest(here) or aside, "the newest row of the former database is nowhere"
        assert all(aside)
