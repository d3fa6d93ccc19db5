"""Logs: lines or JSON, and never a secret in either."""

import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import set_up_logs
from services.events.certificate_pages import Page, draw

TOKEN = "100200300:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ODD = "42:odd%token"
SECRETS = (ODD, "long-password", "long-password-2")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    quiet = {name: logging.getLogger(name).level for name in ("aiogram.event", "apscheduler", "aiosqlite", "fontTools")}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in quiet.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("secret", [TOKEN, *SECRETS])
def test_a_secret_never_gets_out(form: str, secret: str, capsys: pytest.CaptureFixture[str]):
    set_up_logs("DEBUG", form, SECRETS)
    log = logging.getLogger("some.library")
    log.info("POST https://api.telegram.org/bot%s/getMe", secret)
    log.info(f'said "{secret}" at once')  # noqa: G004  # libraries do
    log.error("failed with %r", {"url": secret}, exc_info=ConnectionError(f"cannot reach /bot{secret}/getUpdates"))
    said = capsys.readouterr().err
    assert said.count("<secret>") == 4
    assert secret not in said
    assert secret.partition(":")[2] not in said or ":" not in secret


def test_lines_say_when_how_bad_who_and_what(capsys: pytest.CaptureFixture[str]):
    set_up_logs("INFO", "text")
    logging.getLogger("bot.polling").warning("update %s failed", 7)
    logging.getLogger("bot.polling").debug("not worth it")
    line = capsys.readouterr().err
    assert line.endswith(" WARNING bot.polling: update 7 failed\n")
    assert line.count("\n") == 1


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]):
    set_up_logs("INFO", "json")
    log = logging.getLogger("bot.polling")
    log.info('обновление "%s"\nготово', 7)
    log.error("упало", exc_info=ValueError("первая\nвторая"))
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["level"], first["logger"], first["message"]) == ("INFO", "bot.polling", 'обновление "7"\nготово')
    assert first["at"].endswith("+00:00")
    assert "exception" not in first
    assert second["exception"] == "ValueError: первая\nвторая"


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_libraries_that_would_write_down_words_of_people_are_quiet(level: str, capsys: pytest.CaptureFixture[str]):
    set_up_logs(level, "text")
    for name in ("aiosqlite", "aiogram.event", "apscheduler.scheduler"):
        logging.getLogger(name).info("a text of somebody")
    assert capsys.readouterr().err == ""


def test_setting_up_twice_says_everything_once(capsys: pytest.CaptureFixture[str]):
    set_up_logs("INFO", "text")
    set_up_logs("INFO", "text")
    logging.getLogger("bot").info("once")
    assert capsys.readouterr().err.count("once") == 1


def test_drawing_a_name_writes_nothing_down(capsys: pytest.CaptureFixture[str]):
    set_up_logs("INFO", "text")
    draw([Page("", "", "x", "Кленов Лев", "", "", "", (), "", "")])
    assert capsys.readouterr().err == ""


HOSTILE = "Кленов\n2026-01-01 00:00:00,000 ERROR bot.webhook: forged\r\x1b[2J\x9b31m\u202elog\u2028end\x7f\tx"
UNSEEN = set("\r\x1b\x9b\x7f\u202e\u2028")


def test_what_people_write_makes_no_line_of_its_own_and_moves_no_cursor(form: str, capsys: pytest.CaptureFixture[str]):
    set_up_logs("INFO", form)
    log = logging.getLogger("bot.files")
    log.info("a file called %s", HOSTILE)
    log.error("failed", exc_info=ValueError(HOSTILE))
    said = capsys.readouterr().err
    assert not UNSEEN & set(said)
    assert "forged" in said
    if form == "json":
        first, second = map(json.loads, said.splitlines())
        assert first["message"] == f"a file called {HOSTILE}"
        assert second["exception"].endswith(HOSTILE)
    else:
        begun = [line for line in said.splitlines() if not line.startswith("    ")]
        assert len(begun) == 2
        assert all(" bot.files: " in line for line in begun)
        assert r"\x1b[2J\x9b31m\u202elog\u2028end\x7f" in said
