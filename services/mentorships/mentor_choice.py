"""Which colleague fits a beginner best as a mentor."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

UNKNOWN_YEAR = 9999


class Fitting(Protocol):
    """What the choice is made by."""

    @property
    def person_id(self) -> int: ...
    @property
    def is_same_school(self) -> bool: ...
    @property
    def is_same_subject(self) -> bool: ...
    @property
    def is_tried(self) -> bool:
        """Has been a mentor, or has a category."""
        ...

    @property
    def is_young(self) -> bool: ...
    @property
    def mentees(self) -> int: ...
    @property
    def career_started(self) -> int | None: ...


One = TypeVar("One", bound=Fitting)


def ranked(candidates: Iterable[One], *, most_mentees: int) -> list[One]:
    """The best first; beginners, and those who help enough people already, are not proposed at all."""
    fitting = (one for one in candidates if not one.is_young and one.mentees < most_mentees)
    return sorted(fitting, key=_order)


def _order(one: Fitting) -> tuple[bool, bool, bool, int, int, int]:
    """A colleague next door before one of the same subject elsewhere; then the tried, the free, the experienced."""
    return (
        not one.is_same_school,
        not one.is_same_subject,
        not one.is_tried,
        one.mentees,
        one.career_started or UNKNOWN_YEAR,
        one.person_id,
    )
