"""The figures behind the pictures of a report; nothing in them is told of fewer than five people, whoever asks.

They are worked out within the caller's transaction. A report goes from hand to hand, so small groups are hidden
even from those who know every name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from services.suppression import Count
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Subject:
    code: str
    """Empty: those of no subject."""
    title: str
    cells: Sequence[Count | None]
    """In the order of the areas: so many of those who have answered; none: too few people to tell."""


@dataclass(frozen=True, slots=True)
class DeficitTable:
    areas: Sequence[tuple[str, str]]
    """Code and short title."""
    subjects: Sequence[Subject]
    """The most respondents first."""
    total: Sequence[Count | None]


@dataclass(frozen=True, slots=True)
class School:
    title: str
    count: Count | None


@dataclass(frozen=True, slots=True)
class Coverage:
    title: str
    """Of the campaign."""
    schools: Sequence[School]
    """The lowest first, those that cannot be told last."""
    total: Count | None


class Wait(StrEnum):
    """Until the first answer."""

    HOURS = "hours"
    """Four at most."""
    DAY = "day"
    THREE_DAYS = "three_days"
    LONGER = "longer"
    NONE = "none"
    """Nobody has answered yet, or it was taken back before."""


@dataclass(frozen=True, slots=True)
class Consultations:
    topics: Sequence[tuple[str, int | None]]
    """Title of a topic and how many requests; none: too few people have asked. The most first."""
    total: int | None
    waits: Mapping[Wait, int]


@dataclass(frozen=True, slots=True)
class Seasons:
    months: Sequence[date]
    events: Sequence[int]
    """Held, by month, like the next two."""
    courses: Sequence[int]
    """Finished and confirmed."""
    consultations: Sequence[int]
    """Asked, but for those taken back."""


@dataclass(frozen=True, slots=True)
class AreaChange:
    code: str
    title: str
    before: Count
    """Had the deficit at the beginning of the year, of those who have answered."""
    after: Count
    """Still have it."""


async def deficits_by_area_and_subject(
    session: AsyncSession, visit: Visit, *, year: int | None = None
) -> DeficitTable | None:
    """None: too few have answered."""
    raise NotImplementedError


async def deficits_before_and_after(
    session: AsyncSession, visit: Visit, *, year: int | None = None
) -> Sequence[AreaChange]: raise NotImplementedError


async def coverage_by_school(
    session: AsyncSession, visit: Visit, *, rest: str, year: int | None = None
) -> Coverage | None:
    """Of the newest diagnostics of the year; none: there was none. `rest`: what those of no school are called."""
    raise NotImplementedError


async def consultations_by_topic(session: AsyncSession, visit: Visit, *, year: int | None = None) -> Consultations:
    raise NotImplementedError


async def seasons(session: AsyncSession, visit: Visit, *, year: int | None = None) -> Seasons:
    raise NotImplementedError
