"""Logs for the operator: lines to read or JSON to collect; never a name, a text or a token."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")


class Discreet(logging.Formatter):
    """Takes a bot token out of whatever a library may have put it into."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("<token>", super().format(record))


class Json(Discreet):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return TOKEN.sub("<token>", json.dumps(line, ensure_ascii=False))


def set_up_logs(level: str, form: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if form == "json" else Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("aiogram.event").setLevel(max(logging.WARNING, logging.getLogger().level))
    logging.getLogger("apscheduler").setLevel(max(logging.WARNING, logging.getLogger().level))
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # below that it writes down every value it stores
