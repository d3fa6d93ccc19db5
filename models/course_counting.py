"""Which completed courses count for the right to one every few years, as plain values queries are built from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Counting:
    """What makes a completion count, whoever has it."""

    kinds: Sequence[str]
    least_hours: int
    retraining_hours: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for a course every few years, and since when somebody is new, on a day."""

    on: date
    positions: Sequence[str]
    """None of others is asked."""
    ended_by: date
    """A course that ended on this day or before it counts no more."""
    new_since: int
    """The first year of work of those who are new."""


@dataclass(frozen=True, slots=True)
class CourseTerms:
    """What makes somebody due, by how soon that is."""

    counting: Counting
    asked: Mapping[str, Asked]


@dataclass(frozen=True, slots=True)
class AttestationTerms:
    """When the next attestation is near: of those who have proved to fit their position, and of old categories."""

    decided_by: date
    """What was decided on this day or before it has come to its end, or soon will."""
    old_before: date
    """Categories given before this day have an end at all."""
