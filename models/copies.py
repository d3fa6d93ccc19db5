"""Copies of a whole database: what is known of one, and why one could not be had."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why there is no copy; each has a phrase."""

    FOLDER = "folder"
    EXISTS = "exists"
    FULL = "full"
    DENIED = "denied"
    PROGRAM = "program"
    BROKEN = "broken"
    AWAY = "away"
    PASSPHRASE = "passphrase"  # noqa: S105  # a word about one


class CopyFailed(Exception):
    """The text says why, for an operator; nothing has been left behind under the name that was asked for."""

    def __init__(self, trouble: Trouble, text: str) -> None:
        super().__init__(text)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Facts:
    """What a database holds, as far as two of them can be compared by it."""

    revision: str | None
    """The schema; none: no program of ours has been there."""
    rows: Mapping[str, int]

    @property
    def all_rows(self) -> int:
        return sum(count for table, count in self.rows.items() if table != "alembic_version")
