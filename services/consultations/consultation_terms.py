"""By when a request is answered: working days of the municipality, working hours of the programme."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from services.municipality import Municipality
from services.working_time import END_OF_DAY, due_after, is_working


class Now(StrEnum):
    """What kind of moment it is for somebody who waits for an answer."""

    WORKING = "working"
    EVENING = "evening"
    """After working hours."""
    DAY_OFF = "day_off"


@dataclass(frozen=True, slots=True)
class Promise:
    """What can honestly be said before a request is sent."""

    now: Now
    first_on: date
    """The last day of the first answer."""
    solution_on: date
    since: time | None
    until: time | None
    """Working hours, where the programme names any."""


def first_due(municipality: Municipality, moment: datetime) -> datetime:
    return _due(municipality, moment, municipality.programme.consultations.first_answer_days)


def solution_due(municipality: Municipality, moment: datetime) -> datetime:
    return _due(municipality, moment, municipality.programme.consultations.solution_days)


def promise(municipality: Municipality, moment: datetime) -> Promise:
    hours = municipality.programme.consultations.hours
    local = moment.astimezone(municipality.zone)
    if not is_working(local.date(), municipality.programme.calendar.quiet_hours):
        now = Now.DAY_OFF
    elif hours is not None and local.time() >= hours.until:
        now = Now.EVENING
    else:
        now = Now.WORKING
    return Promise(
        now,
        municipality.day(first_due(municipality, moment)),
        municipality.day(solution_due(municipality, moment)),
        hours.since if hours else None,
        hours.until if hours else None,
    )


def _due(municipality: Municipality, moment: datetime, days: int) -> datetime:
    hours = municipality.programme.consultations.hours
    calendar = municipality.programme.calendar.quiet_hours
    return due_after(moment, days, calendar, municipality.zone, ends=hours.until if hours else END_OF_DAY)
