"""Logs for the operator: lines to read or JSON to collect; never a name, a text or a secret."""

import json
import logging
import re
import sys
from collections.abc import Collection
from copy import copy
from datetime import UTC, datetime

from bot.discretion import discreet, is_about_people
from services.pulse import DOING

TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What moves the cursor of a terminal, ends a line for some readers or turns letters around."""
FURTHER = "\n    "
"""Before every line of an entry but its first: no text can begin a line that looks like an entry."""
LINE = "%(asctime)s %(levelname)s %(name)s: %(doing)s%(message)s"


class Discreet(logging.Formatter):
    """Takes secrets and whatever looks like a bot token out of what libraries say."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__(LINE)
        longest_first = sorted(secrets, key=len, reverse=True)
        self._secret = re.compile("|".join([*map(re.escape, longest_first), TOKEN.pattern]))

    def format(self, record: logging.LogRecord) -> str:
        doing = DOING.get()
        record.doing = f"[{doing[0]} {doing[1]}] " if doing else ""
        text = super().format(_bare(record)) + _told(record) if _is_discreet(record) else super().format(record)
        return UNSEEN.sub(_spelled, self.without_secrets(text)).replace("\n", FURTHER)

    def without_secrets(self, text: str) -> str:
        return self._secret.sub("<secret>", text)


class Json(Discreet):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, str | int] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.without_secrets(record.getMessage()),
        }
        if doing := DOING.get():
            line[doing[0]] = doing[1]
        if record.exc_info:
            told = _told(record) if _is_discreet(record) else self.formatException(record.exc_info)
            line["exception"] = self.without_secrets(told.lstrip("\n"))
        return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(line, ensure_ascii=False))


def _spelled(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def _is_discreet(record: logging.LogRecord) -> bool:
    return bool(record.exc_info and record.exc_info[1]) and is_about_people(record)


def _bare(record: logging.LogRecord) -> logging.LogRecord:
    """The same without its error; others may yet want that."""
    bare = copy(record)
    bare.exc_info = bare.exc_text = None
    return bare


def _told(record: logging.LogRecord) -> str:
    error = record.exc_info[1] if record.exc_info else None
    return f"\n{discreet(error)}" if error else ""


def set_up_logs(level: str, form: str, secrets: Collection[str] = ()) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json(secrets) if form == "json" else Discreet(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("aiogram.event").setLevel(max(logging.WARNING, logging.getLogger().level))
    logging.getLogger("apscheduler").setLevel(max(logging.WARNING, logging.getLogger().level))
    logging.getLogger("alembic").setLevel(logging.WARNING)  # what it has done is told in one line
    # Below that it writes down, for every certificate, which letters the name on it is made of.
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # below that it writes down every value it stores
