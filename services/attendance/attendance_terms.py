"""When it can be said who was there, and when a code of the day is shown."""

from datetime import datetime, timedelta

from models.events import Event, EventStatus
from programmes.events import Events
from services.errors import Unfitting
from services.events.event_facts import ends_at

EARLIEST = timedelta(minutes=30)
"""Before the beginning: whoever comes early is ticked off at the door."""
LATEST = timedelta(days=30)
"""After an event was closed."""


def must_be_markable(event: Event, now: datetime) -> None:
    """Raises Unfitting where nothing can be said of who was there."""
    refusal = why_not(event, now)
    if refusal is not None:
        raise Unfitting(refusal)


def why_not(event: Event, now: datetime) -> str | None:
    """The phrase that says why nobody can be marked now; none: they can."""
    if event.status not in {EventStatus.PLANNED, EventStatus.HELD}:
        return "attendance-called-off"
    if now < event.starts_at - EARLIEST:
        return "attendance-too-early"
    if event.status is EventStatus.HELD and now > max(event.closed_at or event.starts_at, ends_at(event)) + LATEST:
        return "attendance-too-late"
    return None


def code_window(event: Event, rules: Events) -> tuple[datetime, datetime]:
    begins = event.starts_at - timedelta(minutes=rules.code_minutes_before)
    return begins, ends_at(event) + timedelta(minutes=rules.code_minutes_after)


def is_code_time(event: Event, rules: Events, now: datetime) -> bool:
    """Whether people can say by a code that they are there."""
    begins, ends = code_window(event, rules)
    return has_code(event) and begins <= now <= ends


def has_code(event: Event) -> bool:
    """Whether a code is ever shown at it."""
    return event.status in {EventStatus.PLANNED, EventStatus.HELD} and not event.is_external
