"""When the bot may write on its own: quiet hours, days off, leaves, in the time of the municipality."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programmes.calendar import QuietHours, YearlyPeriod

SATURDAY, SUNDAY = 5, 6
LONGEST_SILENCE_DAYS = 400
"""A calendar that never lets anything through would be searched for ever."""


def next_allowed(
    moment: datetime,
    quiet: QuietHours,
    zone: ZoneInfo,
    *,
    for_staff: bool = False,
    later_hour: int | None = None,
    paused_until: date | None = None,
) -> datetime:
    """The moment itself if a message may come then, else the beginning of the next day's messages.

    `for_staff`: those who also work in the weeks when others are on leave. `later_hour` and `paused_until` are a
    person's own wishes. Rule C.9: what is due in quiet time waits for the morning of the next working day.
    """
    local = moment.astimezone(zone)
    first = max(quiet.resume_at, time(later_hour)) if later_hour else None
    if _is_open_day(local.date(), quiet, for_staff=for_staff, paused_until=paused_until):
        begins = first or quiet.until
        if begins <= local.time() < _ends(local.date(), quiet):
            return moment
        morning = first or quiet.resume_at
        if local.time() < begins and morning < _ends(local.date(), quiet):
            return datetime.combine(local.date(), morning, zone)
    for ahead in range(1, LONGEST_SILENCE_DAYS):
        day = local.date() + timedelta(days=ahead)
        morning = first or quiet.resume_at
        is_open = _is_open_day(day, quiet, for_staff=for_staff, paused_until=paused_until)
        if is_open and morning < _ends(day, quiet):
            return datetime.combine(day, morning, zone)
    return moment


def is_allowed(moment: datetime, quiet: QuietHours, zone: ZoneInfo, *, for_staff: bool = False) -> bool:
    """Whether a message may come at that very moment."""
    return next_allowed(moment, quiet, zone, for_staff=for_staff) == moment


def _is_open_day(day: date, quiet: QuietHours, *, for_staff: bool, paused_until: date | None) -> bool:
    if paused_until is not None and day <= paused_until:
        return False
    if quiet.sunday and day.weekday() == SUNDAY:
        return False
    closed = quiet.breaks if for_staff else (*quiet.breaks, *quiet.staff_only)
    return f"{day:%m-%d}" not in quiet.days_off and not any(covers(period, f"{day:%m-%d}") for period in closed)


def _ends(day: date, quiet: QuietHours) -> time:
    return quiet.saturday_from or quiet.since if day.weekday() == SATURDAY else quiet.since


def covers(period: YearlyPeriod, day: str) -> bool:
    """`day` as month and day; a period may run over New Year."""
    if period.since <= period.until:
        return period.since <= day <= period.until
    return day >= period.since or day <= period.until
