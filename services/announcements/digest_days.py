"""Days on which what can wait is sent together."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programmes.calendar import Calendar
from services.quiet_time import next_allowed

LONGEST_WAIT_DAYS = 100
"""No leave of a whole town is longer; what falls into one is sent after it."""


def next_digest(calendar: Calendar, zone: ZoneInfo, *, after: datetime) -> datetime:
    """When the next one leaves."""
    today = after.astimezone(zone).date()
    for ahead in range(8):
        day = today + timedelta(days=ahead)
        moment = datetime.combine(day, calendar.digest.at, zone)
        if _has_one(calendar, day) and moment > after:
            return next_allowed(moment, calendar.quiet_hours, zone)
    raise AssertionError("a digest has at least one day of the week")


def is_digest(calendar: Calendar, zone: ZoneInfo, moment: datetime) -> bool:
    """Whether one leaves at that very moment, on its day or after the quiet time its day falls into."""
    local = moment.astimezone(zone)
    if local.time() == calendar.digest.at and _has_one(calendar, local.date()):
        return next_allowed(moment, calendar.quiet_hours, zone) == moment
    return any(_put_off(calendar, zone, day) == moment for day in _before(local.date()) if _has_one(calendar, day))


def _put_off(calendar: Calendar, zone: ZoneInfo, day: date) -> datetime:
    at: time = calendar.digest.at
    return next_allowed(datetime.combine(day, at, zone), calendar.quiet_hours, zone)


def _before(day: date) -> list[date]:
    return [day - timedelta(days=back) for back in range(LONGEST_WAIT_DAYS)]


def _has_one(calendar: Calendar, day: date) -> bool:
    return day.weekday() in {list(type(one)).index(one) for one in calendar.digest.weekdays}
