"""Commands for the whole database: what they take, what they say."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings
from models.audit import Action
from models.copies import CopyFailed
from models.copying import Source
from models.migrating import Unusable, is_current
from models.session import normalised, open_database
from programmes.loading import ProgrammeError, find, load
from services.backups import backup_taking, backups

COMMANDS = ("backup", "restore", "export", "move")
MEGABYTE = 2**20


def describe(parsers: Mapping[str, ArgumentParser]) -> None:
    parsers["backup"].add_argument("file", type=Path, help="the copy; there must be nothing of that name")
    parsers["restore"].add_argument("file", type=Path, help="a copy made by `backup`")
    parsers["restore"].add_argument(
        "--replace", action="store_true", help="set what is there aside under another name, if there is anything"
    )
    parsers["export"].add_argument("folder", type=Path, help="a folder that is not there yet, or is empty")
    for name in ("source", "target"):
        parsers["move"].add_argument(name, help="sqlite:///file or postgresql://user:password@host/name")


def run(settings: Settings, chosen: Namespace) -> tuple[bool, list[str]]:
    """Whether it went well, and lines for the operator."""
    from bot.restoring import Refused  # noqa: PLC0415  # only commands of this kind need the weight of the clock
    from models.moving import NotMoved  # noqa: PLC0415

    try:
        return True, asyncio.run(_run(settings, chosen))
    except ProgrammeError as error:
        return False, error.problems
    except (CopyFailed, NotMoved, Refused) as error:
        return False, [f"{chosen.command}: {error}"]


async def _run(settings: Settings, chosen: Namespace) -> list[str]:
    if chosen.command == "backup":
        return await _backup(settings, chosen.file)
    if chosen.command == "export":
        from bot.exporting import export  # noqa: PLC0415

        return await export(settings, chosen.folder)
    if chosen.command == "move":
        from bot.moving import move_database  # noqa: PLC0415

        return await move_database(_address(chosen.source), _address(chosen.target))
    from bot.restoring import restore  # noqa: PLC0415

    return await restore(settings, load(find(settings.programme)), chosen.file, is_replacing=chosen.replace)


async def _backup(settings: Settings, file: Path) -> list[str]:
    url = normalised(settings.database_url)
    taken = await backups.take(Source(url), file, settings.passphrase())
    facts = taken.facts
    lines = [
        (
            f"{file}: {taken.size / MEGABYTE:.1f} MB, {facts.all_rows} rows of {len(facts.rows)} tables,"
            f" schema {facts.revision or 'none'}; copied and checked in {taken.seconds:.1f} s"
        )
    ]
    if settings.passphrase() is None:
        lines.append("it is not closed with a passphrase: whoever reads it reads everything")
    try:
        # An older database is copied before it is renewed; its journal is left alone.
        if await is_current(url):
            await _note(settings, rows=facts.all_rows, size=taken.size)
    except Unusable:
        lines.append("a newer version of the program has been here; the copy is as good as the database")
    return lines


async def _note(settings: Settings, **counts: int) -> None:
    database = open_database(settings.database_url)
    try:
        async with database.writing() as session:
            await backup_taking.note_by_operator(session, Action.DATABASE_COPIED, now=datetime.now(UTC), **counts)
    finally:
        await database.close()


def _address(given: str) -> URL:
    from bot.restoring import Refused  # noqa: PLC0415

    try:
        return normalised(given)
    except (ArgumentError, ValueError):
        raise Refused("expected two addresses like sqlite:///file and postgresql://user:password@host/name") from None
