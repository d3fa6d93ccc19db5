"""`python -m bot …`: read the settings, build the house, run it, close it."""

import argparse
import asyncio
import gc
import os
import sys
from pathlib import Path

from bot import data_commands
from bot.brief_types import import_types
from bot.logs import set_up_logs
from bot.scratch import own_scratch
from bot.settings import Settings, SettingsError, read_settings
from models.faults import SPOKEN, fault_of
from models.migrating import Unusable, is_current, migrate
from models.people import Role
from models.session import is_there, normalised
from programmes.loading import ProgrammeError, find, load

COMMANDS = {
    "run": "run the bot (the default)",
    "migrate": "bring the database to the schema of this version",
    "check": "check settings, programme, database, folders and Redis; print what is wrong",
    "invite": "print a link and a code that give a role to whoever opens them first: --role ROLE [--school TEXT]",
    "import-staff": "bring a table of educators into the register, or print what it would change",
    "log-out": "let go of the Bot API server that serves the token, before TELEGRAM_API_URL changes",
    "backup": "copy the database into a file while the bot runs, and check the copy",
    "restore": "put a copy in the place of the database, while the bot does not run",
    "export": "write everything the bot knows into a folder, in open formats",
    "move": "bring everything from one database into another: SQLite to PostgreSQL, or back",
}
WRONG, WRONG_SETTINGS = 1, 2
NO_TOKEN = "settings: BOT_TOKEN: set it in .env to the token BotFather gave you"  # noqa: S105  # words about one


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot", description="The bot of a municipal methodical service.")
    commands = parser.add_subparsers(dest="command", metavar="command", title="commands")
    parsers = {name: commands.add_parser(name, help=what, description=what) for name, what in COMMANDS.items()}
    parsers["import-staff"].add_argument("file", type=Path, help="the table, .xlsx")
    parsers["import-staff"].add_argument("--apply", action="store_true", help="write the changes")
    roles = [role.value for role in Role]
    parsers["invite"].add_argument("--role", choices=roles, required=True, help="the role it gives")
    parsers["invite"].add_argument("--school", metavar="TEXT", help="what the role is limited to")
    data_commands.describe(parsers)
    chosen = parser.parse_args(arguments)
    command = chosen.command or "run"
    try:
        settings = read_settings()
    except SettingsError as error:
        return _told(WRONG if command == "check" else WRONG_SETTINGS, f"settings: {error}")
    set_up_logs(settings.log_level, settings.log_format, settings.secrets())
    try:
        return _do(settings, command, chosen)
    except Unusable as error:
        return _told(WRONG, f"database: {error}")
    except PermissionError as error:
        return _told(WRONG, f"{error.filename}: {error.strerror}; commands are for the user the bot runs as")
    except Exception as error:
        fault = fault_of(error)
        if fault is None:
            raise
        return _told(WRONG, f"database: {SPOKEN[fault]}")


def _do(settings: Settings, command: str, chosen: argparse.Namespace) -> int:
    if command in data_commands.COMMANDS:
        is_well, lines = data_commands.run(settings, chosen)
        return _said(*lines) if is_well else _told(WRONG, *lines)
    if command == "check":
        return _check(settings)
    if command == "invite":
        return _invite(settings, Role(chosen.role), chosen.school)
    if command == "log-out":
        return _log_out(settings)
    if command == "import-staff":
        return _import_staff(settings, chosen.file, is_confirmed=chosen.apply)
    return _migrate(settings) if command == "migrate" else _run(settings)


def _run(settings: Settings) -> int:
    if settings.bot_token is None:
        return _told(WRONG_SETTINGS, NO_TOKEN)
    try:
        programme = load(find(settings.programme))
    except ProgrammeError as error:
        return _told(WRONG, *error.problems)
    gc.disable()  # thousands of things are made that stay: a fifth of the start went into looking through them
    import_types()
    from bot.calls import Hopeless, Unreached  # noqa: PLC0415  # the other commands start without the weight of aiogram
    from bot.running import run  # noqa: PLC0415

    gc.enable()
    try:
        with own_scratch():
            asyncio.run(run(settings, programme))
    except Hopeless as error:
        return _told(WRONG_SETTINGS, f"settings: {error}")
    except Unreached as error:
        return _told(WRONG, str(error))
    return 0


def _migrate(settings: Settings) -> int:
    asyncio.run(migrate(normalised(settings.database_url)))
    return _said("database: it has the schema of this version")


def _invite(settings: Settings, role: Role, school: str | None) -> int:
    from bot.inviting import NoSuchSchool, invite  # noqa: PLC0415  # the other commands start without its weight

    try:
        print(*asyncio.run(invite(settings, load(find(settings.programme)), role, school)), sep="\n")
    except ProgrammeError as error:
        return _told(WRONG, *error.problems)
    except NoSuchSchool as error:
        return _told(WRONG, f"invite: {error}")
    return 0


def _import_staff(settings: Settings, file: Path, *, is_confirmed: bool) -> int:
    from bot.staff_command import import_staff  # noqa: PLC0415  # the other commands start without spreadsheets

    try:
        programme, content = load(find(settings.programme)), file.read_bytes()
    except ProgrammeError as error:
        return _told(WRONG, *error.problems)
    except OSError as error:
        return _told(WRONG, f"{file}: {error.strerror or error}")
    with own_scratch():
        code, lines = asyncio.run(import_staff(settings, programme, content, is_confirmed=is_confirmed))
    print(*lines, sep="\n")
    return code


def _log_out(settings: Settings) -> int:
    if settings.bot_token is None:
        return _told(WRONG_SETTINGS, NO_TOKEN)
    from bot.logging_out import log_out  # noqa: PLC0415  # the other commands start without the weight of aiogram

    is_well, line = asyncio.run(log_out(settings))
    return _said(line) if is_well else _told(WRONG, f"log-out: {line}")


def _check(settings: Settings) -> int:
    problems = [] if settings.bot_token else [NO_TOKEN]
    try:
        load(find(settings.programme))
    except ProgrammeError as error:
        problems += error.problems
    problems += asyncio.run(_database_problems(settings))
    problems += _folder_problems(settings)
    if settings.redis_url:
        from bot.asking_redis import problems_with  # noqa: PLC0415  # a bot that is alone needs none of its weight

        problems += asyncio.run(problems_with(settings.redis_url.get_secret_value()))
    print(*(problems or ["everything is in order"]), sep="\n")
    return WRONG if problems else 0


def _folder_problems(settings: Settings) -> list[str]:
    """The database's folder is made at the first start, the one for copies never: it may be a disk not mounted."""
    problems = []
    url = normalised(settings.database_url)
    if url.get_backend_name() == "sqlite":
        folder = Path(url.database or "").absolute().parent
        nearest = next(one for one in (folder, *folder.parents) if os.access(one, os.F_OK))
        if not _takes_files(nearest):
            problems.append(f"DATABASE_URL: nothing can be written into {nearest}")
    if (copies := settings.backup_folder) is not None and not _takes_files(copies):
        problems.append(f"BACKUP_FOLDER: {copies} is no folder that can be written into")
    return problems


def _takes_files(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK) and folder.is_dir()


async def _database_problems(settings: Settings) -> list[str]:
    url = normalised(settings.database_url)
    if not is_there(url):
        return []  # it is made at the first start
    try:
        return [] if await is_current(url) else ["database: older than this version; `migrate` renews it"]
    except Unusable as error:
        return [f"database: {error}"]
    except Exception as error:
        fault = fault_of(error)
        if fault is None:
            raise
        return [f"database: {SPOKEN[fault]}"]


def _said(*lines: str) -> int:
    print(*lines, sep="\n")
    return 0


def _told(code: int, *lines: str) -> int:
    """Say to the operator what is wrong; returns the exit code."""
    print(*lines, sep="\n", file=sys.stderr)
    return code


if __name__ == "__main__":
    os.umask(0o077)  # the database, copies, exports: whatever is written is for whoever runs the bot alone
    sys.exit(main())
