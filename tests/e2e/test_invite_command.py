"""`python -m bot invite`: the first role of a new municipality, before anybody has ever started the bot."""

import os
import re
import shutil
from pathlib import Path

import pytest

from models.session import open_database
from playground.server import Playground
from tests.dialogs.drawer import Drawer
from tests.e2e.processes import ROOT, TOKEN, run, run_soon

CODE = "[2-9A-Z]{5}-[2-9A-Z]{5}"
SCHOOLS = """\
organizations:
  - {code: school_3, title: "Школа № 3 имени Ёлкина", short: "Школа № 3", kind: school}
  - {code: school_5, title: "Школа № 5", short: "Школа № 5", kind: school}
"""


@pytest.fixture
def town(tmp_path: Path) -> str:
    folder = tmp_path / "town"
    shutil.copytree(ROOT / "programmes" / "nms-2023", folder)
    (folder / "organizations.yaml").write_text(SCHOOLS, encoding="utf-8")
    return str(folder)


async def test_a_link_on_an_empty_database(tmp_path: Path, api: str, playground: Playground, bot_address: str):
    address = bot_address.replace("empty.db", "new/bot.db")  # in a folder that has to be made
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api, "DATABASE_URL": address}
    code, output, errors = await run("-m", "bot", "invite", "--role", "admin", cwd=tmp_path, **settings)
    assert code == 0, errors
    link, shown, until = output.splitlines()
    assert re.fullmatch(CODE, shown)
    assert link == f"https://t.me/metodbot_test_bot?start={shown.replace('-', '')}"
    assert until.startswith("admin, once, until ")
    database = open_database(address)
    kept = await Drawer(database).everything()
    await database.close()
    assert shown not in kept
    assert shown.replace("-", "") not in kept
    assert '"invitations", 1, ' in kept


@pytest.mark.parametrize("settings", [{}, {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:1"}])
async def test_without_telegram_the_name_is_left_to_the_reader(tmp_path: Path, settings: dict[str, str]):
    code, output, errors = await run_soon("bot", "invite", "--role", "methodist", cwd=tmp_path, **settings)
    assert code == 0, errors
    assert re.match(r"https://t\.me/BOT\?start=[2-9A-Z]{10}\n", output)
    assert TOKEN not in output + errors


async def test_a_role_of_a_school_however_it_is_spelled(tmp_path: Path, town: str):
    for spelled in ("Школа № 3", "ШКОЛА №3"):
        arguments = ("invite", "--role", "school_coordinator", "--school", spelled)
        code, output, errors = await run_soon("bot", *arguments, cwd=tmp_path, PROGRAMME=town)
        assert code == 0, errors
        assert re.search(CODE, output)


async def test_a_school_that_is_not_there(tmp_path: Path, town: str):
    arguments = ("invite", "--role", "school_coordinator", "--school", "Школа № 33")
    code, output, errors = await run_soon("bot", *arguments, cwd=tmp_path, PROGRAMME=town, LOG_LEVEL="WARNING")
    assert (code, output) == (1, "")
    assert errors == "invite: there is no school «Школа № 33»; there are: Школа № 3, Школа № 5\n"


@pytest.mark.parametrize("arguments", [(), ("--role", "king")])
async def test_a_role_nobody_knows(tmp_path: Path, arguments: tuple[str, ...]):
    code, output, errors = await run_soon("bot", "invite", *arguments, cwd=tmp_path)
    assert (code, output) == (2, "")
    assert "school_coordinator" in errors
    assert os.listdir(tmp_path) == []  # noqa: PTH208  # asking makes no files


async def test_it_starts_without_the_weight_of_telegram(tmp_path: Path):
    program = (
        "import sys\nfrom bot.__main__ import main\nmain(['invite', '--role', 'admin'])\n"
        "sys.exit(any(name.split('.')[0] in {'aiogram', 'matplotlib'} for name in sys.modules))"
    )
    code, _, errors = await run("-c", program, DATABASE_URL="sqlite:///bot.db", cwd=tmp_path)
    assert code == 0, errors
