"""Who gets which letter of a campaign, and when: pure rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Kind(StrEnum):
    INVITATION = "invitation"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Told:
    """What a participant has heard of a campaign so far."""

    messages: int
    invited_on: date
    last_on: date | None = None
    """The day the newest letter came, or is to come."""


def reminder_day(*, closes_on: date, days_before: Iterable[int], today: date) -> date | None:
    """The newest day of reminders that has come; none before the first, and none after the last day."""
    if today > closes_on:
        return None
    days = (closes_on - timedelta(days=before) for before in days_before)
    return max((day for day in days if day <= today), default=None)


def letter(told: Told, *, reminder: date | None, most: int) -> Kind | None:
    """What somebody is to get now who has neither finished nor declined.

    Rule C.9: at most `most` messages of one campaign. A day of reminders is for those who have heard nothing since:
    so nobody is reminded on the day of another letter, or of a day before they were invited.
    """
    if told.messages >= most:
        return None
    if told.messages == 0:
        return Kind.INVITATION
    newest = max(filter(None, (told.invited_on, told.last_on)))
    return Kind.REMINDER if reminder is not None and newest < reminder else None
