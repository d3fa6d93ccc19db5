"""Working days of the municipality, by which terms of answers and notices are counted."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programmes.calendar import QuietHours
from services.quiet_time import SATURDAY, covers

LONGEST_LOOK_DAYS = 400
"""A calendar without working days would be searched for ever."""
END_OF_DAY = time(18)


def is_working(day: date, calendar: QuietHours) -> bool:
    """From Monday to Friday, except public holidays and the days on which nobody is disturbed."""
    month_day = f"{day:%m-%d}"
    rests = month_day in calendar.days_off or any(covers(period, month_day) for period in calendar.breaks)
    return day.weekday() < SATURDAY and not rests


def working_day_after(day: date, days: int, calendar: QuietHours) -> date:
    """The working day that comes `days` working days after `day`, which itself does not count, whatever day it is."""
    found = day
    for _ in range(LONGEST_LOOK_DAYS):
        if days <= 0:
            break
        found += timedelta(days=1)
        days -= is_working(found, calendar)
    return found


def due_after(
    moment: datetime, days: int, calendar: QuietHours, zone: ZoneInfo, *, ends: time = END_OF_DAY
) -> datetime:
    """The end of the working day that comes `days` working days after the day of the moment."""
    return datetime.combine(working_day_after(moment.astimezone(zone).date(), days, calendar), ends, zone)
