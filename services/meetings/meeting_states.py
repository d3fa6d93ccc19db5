"""What has become of a line of a plan, as its event says. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.events import EventStatus


class LineState(StrEnum):
    HELD = "held"
    PLANNED = "planned"
    """It has a day."""
    UNMARKED = "unmarked"
    """Its day is over, and nobody has said whether it took place."""
    PREPARED = "prepared"
    """Somebody is putting the event together."""
    AHEAD = "ahead"
    """Not yet."""
    DUE = "due"
    """This month, and no day yet."""
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Happening:
    """What is known of the event of a line."""

    status: EventStatus
    on: date
    """The day it begins."""


def state_of(month: date, happening: Happening | None, *, today: date) -> LineState:
    """`month` is the first day of the month the line stands in."""
    if happening is not None:
        match happening.status:
            case EventStatus.HELD:
                return LineState.HELD
            case EventStatus.PLANNED:
                return LineState.PLANNED if happening.on >= today else LineState.UNMARKED
            case EventStatus.DRAFT if _month(month) >= _month(today):
                return LineState.PREPARED
    if _month(month) < _month(today):
        return LineState.MISSED
    return LineState.DUE if _month(month) == _month(today) else LineState.AHEAD


def is_moved(month: date, happening: Happening | None) -> bool:
    """Whether it takes place in another month than it was planned for."""
    if happening is None or happening.status not in {EventStatus.HELD, EventStatus.PLANNED}:
        return False
    return _month(happening.on) != _month(month)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
