"""Drafts as a conversation keeps them between two answers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft whose fields are words, figures, days and rows of words."""

    def plain(self) -> dict[str, Any]:
        """Its fields as JSON holds them: a day by its name, several values as a list."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}


def with_days(plain: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """What has been kept, its days being days again; a day that is not there is not known."""
    return {**plain, **{name: date.fromisoformat(plain[name]) if plain.get(name) else None for name in names}}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value
