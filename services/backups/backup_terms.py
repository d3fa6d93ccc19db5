"""Which copies stay and when the next one is due: rules without a database or a disk."""

from collections.abc import Iterable
from datetime import datetime, time

DAYS, WEEKS = 7, 4
HOUR = time(3)
"""When the night's copy is taken, or as soon after it as the bot is there."""


def to_keep(moments: Iterable[datetime]) -> set[datetime]:
    """All of the newest day, the newest of each of seven days, and the newest of each of four weeks before this one.

    Days and weeks that have copies count, not those of the calendar: where nothing has been copied for a long time,
    nothing is taken away.
    """
    newest_first = sorted(moments, reverse=True)
    days = {moment.date(): moment for moment in reversed(newest_first)}
    weeks = {moment.isocalendar()[:2]: moment for moment in reversed(newest_first)}
    kept = {days[day] for day in sorted(days, reverse=True)[:DAYS]}
    kept |= {weeks[week] for week in sorted(weeks, reverse=True)[: WEEKS + 1]}
    return kept | {moment for moment in newest_first if moment.date() == newest_first[0].date()}


def is_due(local: datetime, moments: Iterable[datetime]) -> bool:
    """Once a day, however late."""
    return local.time() >= HOUR and all(moment.date() != local.date() for moment in moments)
