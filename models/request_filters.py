"""Which requests for help somebody may see, and which of them a list shows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, false, or_, select, true

from models.consultations import Consultation, ConsultationStatus, Substitute
from models.people import Person
from models.scopes import Scope, people_within
from models.threads import Part, ThreadMember

WAITING = (ConsultationStatus.NEW, ConsultationStatus.ASSIGNED, ConsultationStatus.IN_PROGRESS)
OVER = (ConsultationStatus.CLOSED, ConsultationStatus.WITHDRAWN, ConsultationStatus.REJECTED)


class RequestFilter(StrEnum):
    WAITING = "waiting"
    """Whatever waits for somebody's next step: their own and those nobody has taken."""
    MINE = "mine"
    UNASSIGNED = "unassigned"
    ALL = "all"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Sight:
    """How much of all requests somebody sees beside those they answer themselves; never what they ask themselves."""

    person_id: int
    unassigned: Scope
    everything: Scope
    today: date
    """Whoever stands in for somebody today sees what waits for them."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """What a list shows."""

    chosen: RequestFilter
    topic: str | None
    today: date
    now: datetime
    soon: datetime
    """What is due before it is urgent."""


due_at = case((Consultation.first_answer_at.is_(None), Consultation.first_due_at), else_=Consultation.solution_due_at)
"""The term that runs at the moment."""


def is_helper(person_id: int) -> ColumnElement[bool]:
    return (
        select(ThreadMember.person_id)
        .where(
            ThreadMember.thread_id == Consultation.thread_id,
            ThreadMember.person_id == person_id,
            ThreadMember.part == Part.HELPER,
            ThreadMember.left_at.is_(None),
        )
        .exists()
    )


def is_deputised(sight: Sight) -> ColumnElement[bool]:
    """Waits for somebody one stands in for."""
    absent = select(Substitute.person_id).where(
        Substitute.substitute_id == sight.person_id, Substitute.until >= sight.today
    )
    return and_(Consultation.responsible_id.in_(absent), Consultation.status.in_(WAITING))


def is_own(person_id: int) -> ColumnElement[bool]:
    return or_(Consultation.responsible_id == person_id, is_helper(person_id))


def concerns(sight: Sight) -> ColumnElement[bool]:
    """Somebody may be expected to do something about it."""
    return or_(is_own(sight.person_id), is_deputised(sight), is_free())


def is_free() -> ColumnElement[bool]:
    return and_(Consultation.responsible_id.is_(None), Consultation.status.in_(WAITING))


def seen_by(sight: Sight) -> ColumnElement[bool]:
    return and_(
        Consultation.asker_id != sight.person_id,
        or_(
            is_own(sight.person_id),
            is_deputised(sight),
            and_(is_free(), _asked_within(sight.unassigned)),
            _asked_within(sight.everything),
        ),
    )


def shown(sight: Sight, narrow: Narrow) -> ColumnElement[bool]:
    """What is seen and belongs into the list."""
    conditions = [seen_by(sight), _chosen(sight, narrow)]
    if narrow.topic is not None:
        conditions.append(Consultation.topic == narrow.topic)
    return and_(*conditions)


def is_awake(today: date) -> ColumnElement[bool]:
    return or_(Consultation.snoozed_until.is_(None), Consultation.snoozed_until <= today)


def urgency(narrow: Narrow) -> ColumnElement[int]:
    """Overdue first, then what is due soon, what nobody has taken, the rest, what waits for its asker."""
    return case(
        (Consultation.status.not_in(WAITING), 4),
        (due_at < narrow.now, 0),
        (due_at < narrow.soon, 1),
        (Consultation.responsible_id.is_(None), 2),
        else_=3,
    )


def _chosen(sight: Sight, narrow: Narrow) -> ColumnElement[bool]:
    is_waiting = Consultation.status.in_(WAITING)
    match narrow.chosen:
        case RequestFilter.WAITING:
            return and_(is_waiting, is_awake(narrow.today), concerns(sight))
        case RequestFilter.MINE:
            return and_(Consultation.status.not_in(OVER), is_own(sight.person_id))
        case RequestFilter.UNASSIGNED:
            return is_free()
        case RequestFilter.ALL:
            return Consultation.status.not_in(OVER)
        case RequestFilter.CLOSED:
            return Consultation.status.in_(OVER)


def _asked_within(scope: Scope) -> ColumnElement[bool]:
    if scope.is_whole:
        return true()
    if not scope:
        return false()
    return Consultation.asker_id.in_(select(Person.id).where(people_within(scope)))
