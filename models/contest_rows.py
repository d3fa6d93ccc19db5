"""Rows of contests as screens need them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from models.contests import Contest, ContestEntry, EntryStatus
from models.people import Person

RESULTS = (EntryStatus.PARTICIPANT, EntryStatus.LAUREATE, EntryStatus.WINNER)


def is_marked(entry: ContestEntry) -> bool:
    """A keeper's own word that nobody else sees yet."""
    return entry.status in RESULTS and entry.confirmed_at is None and entry.proof is None


class Entered(NamedTuple):
    """Somebody in a contest."""

    entry: ContestEntry
    person: Person
    place: str | None
    """Their organisation, as it is now."""


class Own(NamedTuple):
    entry: ContestEntry
    contest: Contest


class EnteredHere(NamedTuple):
    """Somebody in one of several contests."""

    entry: ContestEntry
    person: Person
    place: str | None
    contest: Contest


class Known(NamedTuple):
    """Somebody who can be put forward."""

    person: Person
    place: str | None
    is_in: bool
    """Whether they are in that contest already."""


class Exported(NamedTuple):
    entry: ContestEntry
    person: Person
    place: str | None
    helper: Person | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries of a contest stand where."""

    by_status: Mapping[EntryStatus, int]
    unconfirmed: int
    """Marked by a keeper and not confirmed yet."""
    confirmed: int
