"""What may become of a request, and what of it is written into its history."""

from collections.abc import Mapping
from enum import StrEnum

from models.consultations import ConsultationStatus as Status
from services.errors import Unfitting

WAITING = frozenset({Status.NEW, Status.ASSIGNED, Status.IN_PROGRESS})
"""Somebody of the centre has to do something about it."""
OPEN = WAITING | {Status.ANSWERED}
"""Its conversation can be written in."""
OVER = frozenset(Status) - OPEN


class Change(StrEnum):
    """What has happened to a request, as its history names it."""

    ASKED = "asked"
    ASSIGNED = "assigned"
    """Somebody became responsible who did not take it themselves: by the duties, or the head decided."""
    TAKEN = "taken"
    """Somebody took it themselves."""
    PASSED = "passed"
    """To somebody else, by whoever was responsible."""
    JOINED = "joined"
    """A helper was added."""
    LEFT = "left"
    """A helper is not needed any more."""
    SNOOZED = "snoozed"
    WOKEN = "woken"
    GROUPED = "grouped"
    """It will be answered in a group consultation."""
    UNGROUPED = "ungrouped"
    MARKED = "marked"
    """The methodist says the help is there."""
    JUDGED = "judged"
    """The one who asked says that it is not all there, and has not yet said what then."""
    CONFIRMED = "confirmed"
    """The one who asked has said the last word about it."""
    REOPENED = "reopened"
    UNANSWERED = "unanswered"
    """The one who asked has kept silent for so long that it was closed."""
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


MOVES: Mapping[Change, Mapping[Status, Status]] = {
    Change.ASKED: {},
    Change.ASSIGNED: dict.fromkeys(WAITING, Status.ASSIGNED),
    Change.TAKEN: dict.fromkeys(WAITING, Status.IN_PROGRESS),
    Change.PASSED: dict.fromkeys(WAITING, Status.ASSIGNED),
    Change.JOINED: {before: before for before in OPEN},
    Change.LEFT: {before: before for before in OPEN},
    Change.SNOOZED: {before: before for before in WAITING - {Status.NEW}},
    Change.WOKEN: {before: before for before in WAITING},
    Change.GROUPED: dict.fromkeys(WAITING, Status.IN_PROGRESS),
    Change.UNGROUPED: {before: before for before in WAITING},
    Change.MARKED: dict.fromkeys(WAITING, Status.ANSWERED),
    Change.JUDGED: {Status.ANSWERED: Status.ANSWERED, Status.CLOSED: Status.CLOSED},
    Change.CONFIRMED: {Status.ANSWERED: Status.CLOSED, Status.CLOSED: Status.CLOSED},
    Change.REOPENED: {Status.ANSWERED: Status.IN_PROGRESS, Status.CLOSED: Status.IN_PROGRESS},
    Change.UNANSWERED: {Status.ANSWERED: Status.CLOSED},
    Change.WITHDRAWN: dict.fromkeys(WAITING, Status.WITHDRAWN),
    Change.REJECTED: dict.fromkeys(WAITING, Status.REJECTED),
}
"""From which states a change is possible, and where it leads. A request begins as NEW.

Out of CLOSED leads only the word of the one who asked, and only for a while:
services/consultations/consultation_closing.py.
"""


def may(status: Status, change: Change) -> bool:
    return status in MOVES[change]


def after(status: Status, change: Change) -> Status:
    """The state a change leads to. Raises Unfitting where it is not possible: the request has moved on meanwhile."""
    if not may(status, change):
        raise Unfitting("consultation-moved-on")
    return MOVES[change][status]
