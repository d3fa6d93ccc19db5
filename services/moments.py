"""A day and an hour as people type them, each as its reader needs it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.errors import Unfitting
from services.written_moments import combine, read_parts


def read(typed: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment meant: a day in figures or words and an hour, or an hour alone.

    Without a year it is the next such day; an hour alone that is past means tomorrow. Raises Unfitting.
    """
    written = read_parts(typed, now=now, zone=zone)
    if written.moment is not None:
        return written.moment
    if written.until is not None:
        raise Unfitting("moment-unfit")
    if written.hour is None:
        raise Unfitting("moment-hour-missing")
    if written.day is not None:
        return combine(written.day, written.hour, zone)
    today = now.astimezone(zone).date()
    moment = combine(today, written.hour, zone)
    return moment if moment > now else combine(today + timedelta(days=1), written.hour, zone)


def read_day(typed: str, *, today: date) -> date:
    """The day meant, in figures or words; without a year it is the next such day. Raises Unfitting."""
    return _read_day(typed, today, is_past=False)


def read_past_day(typed: str, *, today: date) -> date:
    """The day meant, in figures or words; without a year it is today or the last such day. Raises Unfitting."""
    return _read_day(typed, today, is_past=True)


def _read_day(typed: str, today: date, *, is_past: bool) -> date:
    noon = datetime.combine(today, time(12), ZoneInfo("UTC"))
    try:
        written = read_parts(typed, now=noon, zone=ZoneInfo("UTC"), is_day_only=True, is_past=is_past)
    except Unfitting:
        raise Unfitting("moment-day-unfit") from None
    if written.day is None or written.hour is not None:
        raise Unfitting("moment-day-unfit")
    return written.day
