"""`python -m bot …`: read the settings, build the house, run it, close it."""

import argparse
import asyncio
import sys

from bot.logs import set_up_logs
from bot.settings import Settings, SettingsError, read_settings
from models.migrating import is_current, migrate
from models.session import is_there, open_database
from programmes.loading import ProgrammeError, find, load

COMMANDS = {
    "run": "run the bot (the default)",
    "migrate": "bring the database to the schema of this version",
    "check": "check settings, programme and database; print what is wrong",
}
WRONG_SETTINGS = 2


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot", description="The bot of a municipal methodical service.")
    described = "; ".join(f"{name}: {what}" for name, what in COMMANDS.items())
    parser.add_argument("command", nargs="?", default="run", choices=COMMANDS, help=described)
    command = parser.parse_args(arguments).command
    try:
        settings = read_settings()
    except SettingsError as error:
        print(f"settings: {error}", file=sys.stderr)
        return WRONG_SETTINGS
    set_up_logs(settings.log_level, settings.log_format)
    if command == "migrate":
        asyncio.run(_migrate(settings))
        return 0
    return _check(settings) if command == "check" else _run(settings)


def _run(settings: Settings) -> int:
    if settings.bot_token is None:
        print("settings: BOT_TOKEN: set it in .env to the token BotFather gave you", file=sys.stderr)
        return WRONG_SETTINGS
    try:
        programme = load(find(settings.programme))
    except ProgrammeError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    from bot.running import run  # noqa: PLC0415  # the other commands start without the weight of aiogram

    asyncio.run(run(settings, programme))
    return 0


async def _migrate(settings: Settings) -> None:
    database = open_database(settings.database_url)
    await migrate(database.url)
    await database.close()


def _check(settings: Settings) -> int:
    problems = []
    try:
        load(find(settings.programme))
    except ProgrammeError as error:
        problems += error.problems
    if settings.bot_token is None:
        problems.append("settings: BOT_TOKEN is not set")
    problems += asyncio.run(_database_problems(settings))
    print(*(problems or ["everything is in order"]), sep="\n")
    return 1 if problems else 0


async def _database_problems(settings: Settings) -> list[str]:
    database = open_database(settings.database_url)
    try:
        if not is_there(database.url):
            return []  # it is made at the first start
        return [] if await is_current(database.url) else ["database: older than this version; `migrate` renews it"]
    except Exception as error:  # noqa: BLE001  # whatever a driver says is what the operator needs to read
        return [f"database: {type(error).__name__}: {error}"]
    finally:
        await database.close()


if __name__ == "__main__":
    sys.exit(main())
