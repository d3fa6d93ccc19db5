"""The schema goes up and down on both databases, whole or not at all, whoever else is trying at the same time."""

import asyncio
import os
import shutil
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, inspect, text

from models import migrating
from models.migrating import Unusable, is_current, migrate
from models.session import migration_engine
from models.tables import metadata

REVISIONS = [script.revision for script in ScriptDirectory.from_config(migrating.configuration()).walk_revisions()][
    ::-1
]
NEWER = "9999"


async def ask(url: URL, question):
    """What `question` says of a connection to the database; anything it changes is kept."""
    engine = migration_engine(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(question)
    finally:
        await engine.dispose()


def go_down(connection: Connection, revision: str) -> None:
    config = migrating.configuration()
    config.attributes["connection"] = connection
    command.downgrade(config, revision)


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def applied(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def differences(connection: Connection) -> list[object]:
    return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)


async def test_every_revision_goes_up_down_and_up_again(empty_address: URL):
    below = "base"
    for revision in REVISIONS:
        await migrate(empty_address, revision)
        assert await ask(empty_address, applied) == revision
        await ask(empty_address, lambda connection, down=below: go_down(connection, down))
        assert await ask(empty_address, applied) == (None if below == "base" else below)
        await migrate(empty_address, revision)
        below = revision
    assert await is_current(empty_address)
    assert await ask(empty_address, differences) == []


async def test_all_the_way_down_leaves_nothing(address: URL):
    await ask(address, lambda connection: go_down(connection, "base"))
    assert await ask(address, tables) == {"alembic_version"}


async def test_models_equal_the_newest_schema(address: URL):
    assert await ask(address, differences) == []


async def test_an_empty_database_is_not_current_and_looking_does_not_change_it(empty_address: URL):
    assert not await is_current(empty_address)
    assert await ask(empty_address, tables) == set()


async def test_migrating_again_keeps_what_is_there(address: URL):
    await ask(address, add_somebody)
    await migrate(address)
    assert await ask(address, surnames) == ["Ромашкина"]


async def test_migrating_at_once_is_migrating_once(empty_address: URL):
    await asyncio.gather(*(migrate(empty_address) for _ in range(4)))
    assert await ask(empty_address, differences) == []


@pytest.mark.slow
async def test_processes_that_migrate_at_once_all_succeed(empty_address: URL, tmp_path: Path):
    """The working folder is another one: no `.env` of this machine is read, and the program is found all the same."""
    surroundings = os.environ | {
        "DATABASE_URL": empty_address.render_as_string(hide_password=False),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "migrate", env=surroundings, cwd=tmp_path, stderr=asyncio.subprocess.PIPE
        )
        for _ in range(3)
    ]
    said = await asyncio.gather(*(process.communicate() for process in processes))
    assert [process.returncode for process in processes] == [0, 0, 0], said
    assert await ask(empty_address, differences) == []


async def test_a_migration_that_fails_has_never_been(address: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    await ask(address, add_somebody)
    before = await ask(address, tables), await ask(address, columns_of_people)
    add_revisions(
        tmp_path,
        monkeypatch,
        good="""
            op.create_table("plans", sa.Column("id", sa.Integer(), primary_key=True))
            op.execute("UPDATE people SET surname = 'Васильков'")
        """,
        broken="""
            with op.batch_alter_table("people") as people:
                people.add_column(sa.Column("nickname", sa.String(20)))
                people.alter_column("surname", existing_type=sa.String(60), type_=sa.String(90))
            op.execute("DELETE FROM accounts")
            op.execute("INSERT INTO plans (id) VALUES (1), (1)")
        """,
    )
    with pytest.raises(Unusable, match=r"is as it was: .*(?i:unique)"):
        await migrate(address)
    assert (await ask(address, tables), await ask(address, columns_of_people)) == before
    assert await ask(address, surnames) == ["Ромашкина"]
    assert await ask(address, applied) == REVISIONS[-1]


@pytest.mark.slow
async def test_a_migration_that_is_killed_or_fails_leaves_the_old_schema(
    address: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As a process: SIGKILL in the middle of it, then a failure; the version before it works on what is left."""
    await ask(address, add_somebody)
    before = await ask(address, tables), await ask(address, columns_of_people)
    add_revisions(
        tmp_path,
        monkeypatch,
        cut="""
            import os, signal
            op.create_table("plans", sa.Column("id", sa.Integer(), primary_key=True))
            with op.batch_alter_table("people") as people:
                people.add_column(sa.Column("nickname", sa.String(20)))
            op.execute("DELETE FROM accounts")
            os.kill(os.getpid(), signal.SIGKILL) if "CUT" in os.environ else op.execute("INSERT INTO nowhere VALUES (1)")
        """,
    )
    program = (
        f"from models import migrating; from pathlib import Path; migrating.SCRIPTS = Path({str(migrating.SCRIPTS)!r});"
    )
    program += "from bot.__main__ import main; raise SystemExit(main(['migrate']))"
    for surroundings, code in (({"CUT": "1"}, -9), ({}, 1)):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, cwd=tmp_path, stderr=asyncio.subprocess.PIPE,
            env=os.environ | surroundings | {
                "DATABASE_URL": address.render_as_string(hide_password=False),
                "PYTHONPATH": str(Path(__file__).parents[2]),
            },
        )  # fmt: skip
        _, said = await process.communicate()
        assert process.returncode == code, said
        assert (await ask(address, tables), await ask(address, columns_of_people)) == before
        assert await ask(address, surnames) == ["Ромашкина"]
        assert await ask(address, applied) == REVISIONS[-1]
    *steps, last = said.decode().splitlines()
    assert all(" INFO " in step for step in steps), said
    assert last.startswith("database: could not be brought to this version and is as it was: ")
    assert "nowhere" in last


async def test_children_survive_a_table_that_is_built_anew(
    address: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """SQLite changes a table by dropping the old one; with foreign keys awake that would take the rows below along."""
    await ask(address, add_somebody)
    add_revisions(
        tmp_path,
        monkeypatch,
        widened="""
            with op.batch_alter_table("people") as people:
                people.alter_column("surname", existing_type=sa.String(60), type_=sa.String(90))
        """,
    )
    await migrate(address)
    assert await ask(address, surnames) == ["Ромашкина"]
    assert await ask(address, lambda connection: connection.scalar(text("SELECT count(*) FROM accounts"))) == 1


async def test_rows_that_would_refer_to_nothing_stop_a_migration(
    address: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    await ask(address, add_somebody)
    add_revisions(tmp_path, monkeypatch, careless='op.execute("DELETE FROM people")')
    with pytest.raises(Unusable, match=r"refer to nothing|foreign key"):
        await migrate(address)
    assert await ask(address, surnames) == ["Ромашкина"]


async def test_a_database_of_a_newer_version_is_left_alone(address: URL):
    await ask(
        address, lambda connection: connection.execute(text(f"UPDATE alembic_version SET version_num = '{NEWER}'"))
    )
    for attempt in (migrate, is_current):
        with pytest.raises(Unusable, match=f"newer version.*{NEWER}"):
            await attempt(address)
    assert await ask(address, applied) == NEWER


async def test_what_is_no_database_says_so(tmp_path: Path):
    path = tmp_path / "letter.db"
    path.write_text("Уважаемые коллеги! " * 100, encoding="utf-8")
    with pytest.raises(Unusable, match="not a database"):
        await migrate(URL.create("sqlite+aiosqlite", database=str(path)))
    assert path.read_text(encoding="utf-8").startswith("Уважаемые")


async def test_a_server_that_is_away_says_so():
    with pytest.raises(Unusable, match="cannot be opened"):
        await migrate(URL.create("postgresql+asyncpg", "nobody", host="127.0.0.1", port=1, database="nothing"))


def add_somebody(connection: Connection) -> None:
    values = {"moment": "2025-10-07 12:00:00"}
    if connection.dialect.name == "postgresql":
        values["moment"] += "+00"
    moment = values["moment"]
    connection.execute(
        text(f"INSERT INTO people (id, surname, language, created_at) VALUES (1, 'Ромашкина', 'ru', '{moment}')")
    )
    connection.execute(text(f"INSERT INTO accounts (telegram_id, person_id, linked_at) VALUES (501, 1, '{moment}')"))


def surnames(connection: Connection) -> list[str]:
    return list(connection.scalars(text("SELECT surname FROM people ORDER BY id")))


def columns_of_people(connection: Connection) -> dict[str, str]:
    return {column["name"]: str(column["type"]) for column in inspect(connection).get_columns("people")}


def add_revisions(folder: Path, monkeypatch: pytest.MonkeyPatch, **bodies: str) -> None:
    """Let the migrations go on with revisions whose upgrades are the bodies, in this order."""
    scripts = folder / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    below = REVISIONS[-1]
    for name, body in bodies.items():
        upgrade = "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
        (scripts / "versions" / f"{name}.py").write_text(
            f"from alembic import op\nimport sqlalchemy as sa\n\nrevision = {name!r}\ndown_revision = {below!r}\n\n\n"
            f"def upgrade():\n{upgrade}",
            encoding="utf-8",
        )
        below = name
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
