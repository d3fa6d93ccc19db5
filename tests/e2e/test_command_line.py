"""What an operator reads: one clear line for what is wrong, exit codes scripts can rely on."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from models.migrating import is_current
from models.session import normalised
from playground.server import Playground
from tests.e2e.processes import ROOT, TOKEN, BotProcess, run, run_soon
from tests.e2e.somebody import until
from tests.e2e.test_conversation import free_port
from tests.unit.staff_samples import OLEG, VERA, book, line

WRONG, WRONG_SETTINGS = 1, 2


def one_line(errors: str) -> str:
    lines = errors.strip().splitlines()
    assert len(lines) == 1, errors
    return lines[0]


@pytest.mark.parametrize("token", ["", "no-token-at-all"])
async def test_no_token_to_run_with(tmp_path: Path, token: str):
    code, _, errors = await run("-m", "bot", BOT_TOKEN=token, cwd=tmp_path)
    assert code == WRONG_SETTINGS
    assert "BOT_TOKEN" in one_line(errors)
    assert "no-token-at-all" not in errors


async def test_a_token_telegram_does_not_know(api: str, playground: Playground, bot: BotProcess):
    bot.settings["BOT_TOKEN"] = "100200301:" + "x" * 35
    await bot.start(api)
    assert await bot.ended() == WRONG_SETTINGS
    assert "BOT_TOKEN" in bot.said().splitlines()[-1]
    assert "x" * 20 not in bot.said()
    assert bot.complaints() == []


async def test_a_token_taken_back_while_running(api: str, playground: Playground, bot: BotProcess):
    await bot.start(api)
    playground.add_person(501, "Вера")
    playground.say(501, "/start")
    await until(lambda: not playground.world.bot.updates.waiting, lambda: "the update is never taken")
    playground.world.bots["100200300:another"] = playground.world.bots.pop(TOKEN)
    playground.world.bot.updates.close()
    assert await bot.ended() == WRONG_SETTINGS
    assert "BOT_TOKEN" in bot.said().splitlines()[-1]
    assert bot.complaints() == []


async def test_a_webhook_port_that_is_taken(api: str, bot: BotProcess):
    server = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", free_port())
    port = server.sockets[0].getsockname()[1]
    bot.settings |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_PORT": str(port)}
    await bot.start(api)
    assert await bot.ended() == WRONG_SETTINGS
    assert "WEBHOOK_PORT" in bot.said().splitlines()[-1]
    assert bot.complaints() == []
    server.close()


async def test_a_webhook_address_telegram_refuses(api: str, bot: BotProcess):
    bot.settings |= {"WEBHOOK_URL": "https://example.invalid", "WEBHOOK_PORT": str(free_port())}
    await bot.start(api)
    assert await bot.ended() == WRONG_SETTINGS
    assert "WEBHOOK_URL" in bot.said().splitlines()[-1]
    assert bot.complaints() == []


async def test_a_database_that_is_away(bot: BotProcess):
    bot.settings["DATABASE_URL"] = "postgresql://metodbot:very-secret@127.0.0.1:1/metodbot"
    await bot.start("http://127.0.0.1:1")
    assert await bot.ended() == WRONG
    assert bot.said().splitlines()[-1].startswith("database: cannot be opened")
    assert "very-secret" not in bot.said()
    assert bot.complaints() == []


async def test_an_unknown_command(tmp_path: Path):
    code, _, errors = await run("-m", "bot", "dance", cwd=tmp_path)
    assert code == WRONG_SETTINGS
    assert "dance" in errors
    assert "migrate" in errors


async def test_migrate_needs_no_token(tmp_path: Path):
    path = tmp_path / "new" / "bot.db"
    for told in ("brought from schema none", ""):
        code, output, errors = await run("-m", "bot", "migrate", DATABASE_URL=f"sqlite:///{path}", cwd=tmp_path)
        assert (code, output) == (0, "database: it has the schema of this version\n"), errors
        assert told in errors
        assert errors.count("\n") == bool(told)  # one line, and none where there was nothing to do
    assert await is_current(normalised(f"sqlite:///{path}"))


async def test_check_finds_everything_in_order(tmp_path: Path):
    code, output, _ = await run("-m", "bot", "check", BOT_TOKEN=TOKEN, cwd=tmp_path)
    assert (code, output) == (0, "everything is in order\n")
    assert os.listdir(tmp_path) == []  # noqa: PTH208  # looking makes no files


async def test_check_tells_all_problems_at_once(tmp_path: Path):
    broken = tmp_path / "broken"
    shutil.copytree(ROOT / "programmes" / "nms-2023", broken)
    for name in ("passport.yaml", "calendar.yaml"):
        with (broken / name).open("a", encoding="utf-8") as file:
            file.write("\nsomething_else: 1\n")
    (tmp_path / "bot.db").write_text("no database" * 100)
    settings = {"PROGRAMME": str(broken), "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}"}
    code, output, _ = await run("-m", "bot", "check", cwd=tmp_path, **settings)
    assert code == WRONG
    for problem in ("BOT_TOKEN", "passport.yaml", "calendar.yaml", "database: "):
        assert problem in output


async def test_check_asks_database_and_redis(tmp_path: Path):
    nowhere = f"127.0.0.1:{free_port()}"
    settings = {"DATABASE_URL": f"postgresql://x:y@{nowhere}/x", "REDIS_URL": f"redis://:hidden@{nowhere}/0"}
    code, output, _ = await run("-m", "bot", "check", BOT_TOKEN=TOKEN, cwd=tmp_path, **settings)
    assert code == WRONG
    assert [line.partition(":")[0] for line in output.splitlines()] == ["database", "redis"]
    assert "hidden" not in output


async def test_check_looks_after_folders(tmp_path: Path):
    (tmp_path / "file").touch()
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/file/bot.db", "BACKUP_FOLDER": str(tmp_path / "copies")}
    code, output, _ = await run("-m", "bot", "check", BOT_TOKEN=TOKEN, cwd=tmp_path, **settings)
    assert code == WRONG
    assert [line.partition(":")[0] for line in output.splitlines()] == ["DATABASE_URL", "BACKUP_FOLDER"]
    assert not (tmp_path / "copies").exists()


@pytest.mark.parametrize("closed", [".env", "town/bot.db"])
async def test_somebody_else_than_the_user_of_the_bot_is_told_in_one_line(tmp_path: Path, closed: str):
    """The likeliest mistake of an operator: the command without `sudo -u metodbot`."""
    (tmp_path / "town").mkdir()
    for name in (".env", "town/bot.db"):
        (tmp_path / name).touch()
    refused = (
        "import os, runpy, sys\n"
        "real = os.stat, open\n"
        "def refuse(path):\n"
        f"    if str(path).endswith({closed!r}): raise PermissionError(13, 'Permission denied', str(path))\n"
        "import io, pathlib, builtins\n"
        "os.stat = lambda path, *more, **named: (refuse(path), real[0](path, *more, **named))[1]\n"
        "builtins.open = lambda path, *more, **named: (refuse(path), real[1](path, *more, **named))[1]\n"
        "sys.argv = ['bot', 'check']\n"
        "runpy.run_module('bot', run_name='__main__')\n"
    )
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/town/bot.db", "BOT_TOKEN": TOKEN}
    code, _, errors = await run("-c", refused, cwd=tmp_path, **settings)
    assert code == WRONG
    assert closed in one_line(errors)


async def test_a_broken_programme_does_not_run(tmp_path: Path):
    code, _, errors = await run("-m", "bot", BOT_TOKEN=TOKEN, PROGRAMME="nowhere", cwd=tmp_path)
    assert code == WRONG
    assert "nowhere" in one_line(errors)


async def test_check_of_wrong_settings(tmp_path: Path):
    code, _, errors = await run("-m", "bot", "check", ADMIN_IDS="me", LOG_LEVEL="loud", cwd=tmp_path)
    assert code == WRONG
    assert "ADMIN_IDS" in errors
    assert "LOG_LEVEL" in errors


STAFF = ("import-staff", "staff.xlsx")


async def import_staff(folder: Path, *rows: dict[str, object], apply: bool = False) -> tuple[int, str]:
    book(folder / STAFF[1], line(*rows))
    command = ("bot", *STAFF, *(["--apply"] if apply else []))
    code, output, errors = await run_soon(*command, DATABASE_URL="sqlite:///bot.db", cwd=folder)
    assert "Traceback" not in errors
    return code, output


async def test_staff_comes_in_by_command(tmp_path: Path):
    code, output = await import_staff(tmp_path, VERA, OLEG)
    assert code == 0
    for told in ("Новых: 2", "новое: Школа № 5", "Ничего не записано"):
        assert told in output
    assert "Новых: 2" in (await import_staff(tmp_path, VERA, OLEG))[1], "nothing was written"
    code, output = await import_staff(tmp_path, VERA, OLEG, apply=True)
    assert (code, "Изменения внесены" in output) == (0, True)
    code, output = await import_staff(tmp_path, VERA, OLEG, apply=True)
    assert (code, "Менять нечего" in output) == (0, True)


async def test_mistakes_and_questions_of_a_staff_table(tmp_path: Path):
    await import_staff(tmp_path, VERA, OLEG, apply=True)
    code, output = await import_staff(tmp_path, VERA, OLEG | {"Должность": "кто-то"})
    assert code == WRONG
    assert "ошибка: Лист1!F3: Должность «кто-то» незнакома" in output
    assert "в архив никто не уйдёт" in output
    code, output = await import_staff(tmp_path, VERA | {"Организация": "Школа № 9"}, OLEG, apply=True)
    assert code == WRONG
    assert "вопрос: Лист1!B2: Вера Р., Школа № 9: похож 1 человек" in output
    assert "Изменения внесены" not in output


async def test_a_staff_table_that_is_none(tmp_path: Path):
    code, _, errors = await run("-m", "bot", *STAFF, DATABASE_URL="sqlite:///bot.db", cwd=tmp_path)
    assert code == WRONG
    assert "staff.xlsx" in one_line(errors)
    (tmp_path / STAFF[1]).write_text("no table")
    code, output, _ = await run("-m", "bot", *STAFF, "--apply", DATABASE_URL="sqlite:///bot.db", cwd=tmp_path)
    assert code == WRONG
    assert "Это не таблица .xlsx" in output
    code, _, errors = await run("-m", "bot", "import-staff", cwd=tmp_path)
    assert code == WRONG_SETTINGS
    assert "file" in errors


@pytest.mark.parametrize("command", [["check"], ["migrate"], [*STAFF, "--apply"]], ids=lambda command: command[0])
async def test_commands_without_telegram_do_not_load_it(tmp_path: Path, command: list[str]):
    """Loading it costs seconds."""
    book(tmp_path / STAFF[1], line(VERA))
    program = (
        "import sys\nfrom bot.__main__ import main\n"
        f"main({command!r})\n"
        "sys.exit(any(name.split('.')[0] in {'aiogram', 'matplotlib'} for name in sys.modules))"
    )
    code, _, errors = await run("-c", program, BOT_TOKEN=TOKEN, DATABASE_URL="sqlite:///bot.db", cwd=tmp_path)
    assert code == 0, errors
