"""People by when their next course has to be done, and what lists of courses are narrowed by."""

from dataclasses import dataclass, field
from enum import StrEnum

from models.courses import RequestStatus


class Group(StrEnum):
    """People by their next course."""

    NONE = "none"
    """No course that counts."""
    LATE = "late"
    """Their newest one counts no more."""
    THIS_YEAR = "this"
    NEXT_YEAR = "next"
    LATER = "later"
    NEW = "new"
    """In the profession for a short time, and no course yet."""


DUE = (Group.NONE, Group.LATE, Group.THIS_YEAR)
"""Whom a reminder is for."""


@dataclass(frozen=True, slots=True)
class Narrow:
    group: Group | None = None
    """None: everybody who has to do one by the end of this year."""
    organization_id: int | None = None
    words: tuple[str, ...] = ()


class Priority(StrEnum):
    """The first that is true of a line."""

    EXPIRES = "expires"
    DEFICIT = "deficit"
    ATTESTATION = "attestation"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class PlanFilter:
    organization_id: int | None = None
    status: RequestStatus | None = None
    topic: str | None = None
    words: tuple[str, ...] = field(default=())
