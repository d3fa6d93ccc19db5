"""How long a request waits and how much of its term is left, in working time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.consultations import Consultation
from programmes.calendar import QuietHours
from services.consultations.consultation_moves import WAITING
from services.municipality import Municipality
from services.working_time import END_OF_DAY, is_working

START_OF_DAY = time(9)
HOUR = timedelta(hours=1)
MOST_HOURS = 40
"""Longer terms are told in days."""
LONGEST_DAYS = 400
"""What is older is as late as that."""


class Until(StrEnum):
    FIRST_ANSWER = "first"
    SOLUTION = "solution"


class Unit(StrEnum):
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Term:
    """`waited` of `whole` are over; of an overdue one `late` beyond it. All in `unit`."""

    until: Until
    due_at: datetime
    unit: Unit
    waited: int
    whole: int
    late: int

    @property
    def is_over(self) -> bool:
        return self.late > 0


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """When people answer, and on which days."""

    since: time
    until: time
    calendar: QuietHours
    zone: ZoneInfo

    @property
    def length(self) -> timedelta:
        return timedelta(hours=self.until.hour - self.since.hour, minutes=self.until.minute - self.since.minute)


def working_day(municipality: Municipality) -> WorkingDay:
    hours = municipality.programme.consultations.hours
    since, until = (hours.since, hours.until) if hours else (START_OF_DAY, END_OF_DAY)
    if until <= since:
        since, until = START_OF_DAY, END_OF_DAY
    return WorkingDay(since, until, municipality.programme.calendar.quiet_hours, municipality.zone)


def worked(since: datetime, until: datetime, days: WorkingDay) -> timedelta:
    """How much of the time between two moments was working time; nothing if the second comes first."""
    first, last = since.astimezone(days.zone), until.astimezone(days.zone)
    found, day = timedelta(), first.date()
    for _ in range(LONGEST_DAYS):
        if day > last.date():
            break
        if is_working(day, days.calendar):
            begins = max(first, datetime.combine(day, days.since, days.zone))
            ends = min(last, datetime.combine(day, days.until, days.zone))
            found += max(ends - begins, timedelta())
        day += timedelta(days=1)
    return found


def term(consultation: Consultation, municipality: Municipality, now: datetime) -> Term | None:
    """The term that runs: to the first answer, then to the solution. None where nothing is waited for."""
    if consultation.status not in WAITING:
        return None
    is_first = consultation.first_answer_at is None
    due = consultation.first_due_at if is_first else consultation.solution_due_at
    until = Until.FIRST_ANSWER if is_first else Until.SOLUTION
    days = working_day(municipality)
    since = max(filter(None, (consultation.created_at, consultation.reopened_at)))
    whole, waited = worked(since, due, days), worked(since, min(now, due), days)
    late = worked(due, now, days) if now > due else timedelta()
    in_hours = max(whole, late) <= MOST_HOURS * HOUR
    unit, size = (Unit.HOURS, HOUR) if in_hours else (Unit.DAYS, days.length)
    is_late = now > due
    return Term(
        until=until,
        due_at=due,
        unit=unit,
        waited=waited // size,
        whole=max(_begun(whole, size), 1),
        late=max(_begun(late, size), 1) if is_late else 0,
    )


def _begun(span: timedelta, size: timedelta) -> int:
    """So many units, a begun one counted."""
    return -(-span // size)
