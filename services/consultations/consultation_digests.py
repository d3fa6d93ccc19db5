"""On which day a request is spoken of to those who answer it: rules of working days, without a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from programmes.calendar import QuietHours
from services.working_time import is_working, working_day_after

CATCHING_UP = timedelta(days=7)
"""So late a day nobody was told of is still told of."""
LONGEST_BREAK = 30
"""Days; no calendar rests longer than that."""


class Stage(StrEnum):
    """The later, the graver; of several only the gravest is told."""

    SOLUTION_DUE = "solution_due"
    FIRST_DUE = "first_due"
    SOLUTION_LATE = "solution_late"
    FIRST_LATE = "first_late"
    UNASSIGNED = "unassigned"


LATE = frozenset({Stage.SOLUTION_LATE, Stage.FIRST_LATE})
DUE = frozenset({Stage.SOLUTION_DUE, Stage.FIRST_DUE})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request somebody has to do something about."""

    id: int
    responsible_id: int | None
    created_at: datetime
    first_due_at: datetime
    solution_due_at: datetime
    is_answered: bool
    """Whether there was a first answer."""
    snoozed_until: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter counts."""

    due: int = 0
    late: int = 0
    others_late: int = 0
    """Of everybody, for whoever leads."""
    unassigned: int = 0

    @property
    def is_something(self) -> bool:
        return bool(self.due or self.late or self.others_late or self.unassigned)


def days_of(waiting: Waiting, calendar: QuietHours, zone: ZoneInfo, today: date) -> Mapping[Stage, date]:
    """The morning on which each stage of a request is told.

    The first answer: on its last day, late on the working day after it. The solution: on the working day before its
    last, late on the one after. Nobody responsible: on the working day after it came.
    """
    first, last = (moment.astimezone(zone).date() for moment in (waiting.first_due_at, waiting.solution_due_at))
    found: dict[Stage, date] = {}
    if waiting.responsible_id is None:
        found[Stage.UNASSIGNED] = working_day_after(waiting.created_at.astimezone(zone).date(), 1, calendar)
    if not waiting.is_answered:
        found[Stage.FIRST_DUE] = first
        found[Stage.FIRST_LATE] = working_day_after(first, 1, calendar)
    found[Stage.SOLUTION_DUE] = _working_day_before(last, calendar)
    found[Stage.SOLUTION_LATE] = working_day_after(last, 1, calendar)
    if waiting.snoozed_until is not None and waiting.snoozed_until > today:
        return {stage: day for stage, day in found.items() if stage not in DUE}
    return found


def fresh(days: Mapping[Stage, date], *, told_on: date | None, today: date) -> Stage | None:
    """The gravest stage that began since somebody was told last; what began long ago is old news."""
    since = max(filter(None, (told_on, today - CATCHING_UP)))
    news = [stage for stage, day in days.items() if since < day <= today]
    return max(news, key=list(Stage).index, default=None)


def told(stages: Iterable[tuple[Stage, bool]], *, leads: bool) -> Told:
    """The counts of a letter; each stage with whether the request is the reader's own."""
    due = late = others_late = unassigned = 0
    for stage, is_own in stages:
        due += is_own and stage in DUE
        late += is_own and stage in LATE
        others_late += leads and not is_own and stage in LATE
        unassigned += leads and stage is Stage.UNASSIGNED
    return Told(due, late, others_late, unassigned)


def _working_day_before(day: date, calendar: QuietHours) -> date:
    for back in range(1, LONGEST_BREAK + 1):
        before = day - timedelta(days=back)
        if is_working(before, calendar):
            return before
    return day
