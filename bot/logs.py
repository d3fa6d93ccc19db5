"""Logs for the operator: lines to read or JSON to collect; never a name, a text or a secret."""

import json
import logging
import re
import sys
from collections.abc import Collection
from datetime import UTC, datetime

TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What moves the cursor of a terminal, ends a line for some readers or turns letters around."""
FURTHER = "\n    "
"""Before every line of an entry but its first: no text can begin a line that looks like an entry."""
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Discreet(logging.Formatter):
    """Takes secrets and whatever looks like a bot token out of what libraries say."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__(LINE)
        longest_first = sorted(secrets, key=len, reverse=True)
        self._secret = re.compile("|".join([*map(re.escape, longest_first), TOKEN.pattern]))

    def format(self, record: logging.LogRecord) -> str:
        said = self.without_secrets(super().format(record))
        return UNSEEN.sub(_spelled, said).replace("\n", FURTHER)

    def without_secrets(self, text: str) -> str:
        return self._secret.sub("<secret>", text)


class Json(Discreet):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.without_secrets(record.getMessage()),
        }
        if record.exc_info:
            line["exception"] = self.without_secrets(self.formatException(record.exc_info))
        return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(line, ensure_ascii=False))


def _spelled(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def set_up_logs(level: str, form: str, secrets: Collection[str] = ()) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json(secrets) if form == "json" else Discreet(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("aiogram.event").setLevel(max(logging.WARNING, logging.getLogger().level))
    logging.getLogger("apscheduler").setLevel(max(logging.WARNING, logging.getLogger().level))
    # Below that it writes down, for every certificate, which letters the name on it is made of.
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # below that it writes down every value it stores
