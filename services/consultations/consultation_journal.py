"""The journal of consultations for a file: rule C.8.2, written down in the audit."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.consultations import ConsultationForm, ConsultationStatus, Outcome
from models.queries.consultations import request_figures as rows
from models.queries.consultations.request_figures import Recorded
from programmes.consultations import TopicGroup
from services import audit
from services.calling import called_to
from services.consultations import request_access as access
from services.consultations.request_figures import month_before
from services.consultations.request_words import title
from services.errors import NotFound
from services.visits import Visit

AT_ONCE = 500
"""So many rows are fetched in one go: others have a word in between."""
FURTHEST_BACK = 60
MONTHS_OF_QUARTER = 3


class Stretch(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    """Of school."""


class Late(StrEnum):
    NO = "no"
    FIRST = "first"
    SOLUTION = "solution"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the journal in plain values; names as they may be said here."""

    number: int
    asked_at: datetime
    called: str
    place: str
    position: str
    subject: str
    topic: str
    group: TopicGroup | None
    form: ConsultationForm
    is_group: bool
    answered_by: str
    first_answer_on: date | None
    solved_on: date | None
    summary: str
    result_methodist: Outcome | None
    result_asker: Outcome | None
    is_unconfirmed: bool
    status: ConsultationStatus
    late: Late


def period(visit: Visit, stretch: Stretch, back: int) -> tuple[date, date]:
    """The first day of a stretch so many stretches ago, and the first day after it."""
    if not 0 <= back <= FURTHEST_BACK:
        raise NotFound
    municipality = visit.municipality
    today = municipality.day(visit.now)
    first = today.replace(day=1)
    if stretch is Stretch.MONTH:
        since = month_before(first, back)
        return since, month_before(since, -1)
    if stretch is Stretch.QUARTER:
        since = month_before(first, (first.month - 1) % MONTHS_OF_QUARTER + back * MONTHS_OF_QUARTER)
        return since, month_before(since, -MONTHS_OF_QUARTER)
    year = municipality.school_year(visit.now) - back
    day = date.fromordinal(municipality.last_day(year).toordinal() + 1)
    before = date.fromordinal(municipality.last_day(year - 1).toordinal() + 1)
    return before, day


async def export(session: AsyncSession, visit: Visit, *, stretch: Stretch, back: int) -> list[Row]:
    """What was asked in a time: of whoever leads everybody's, of the others what they answer."""
    access.sight(visit)
    since, until = period(visit, stretch, back)
    person_id = None if access.leads(visit) else visit.actor.id
    begins, ends = visit.municipality.begin(since), visit.municipality.begin(until)
    found: list[Row] = []
    last = 0
    while some := await rows.journal(session, person_id=person_id, since=begins, until=ends, after=last, limit=AT_ONCE):
        found += [_row(visit, one) for one in some]
        last = some[-1].consultation.id
        session.expunge_all()
        await asyncio.sleep(0)
    await audit.note(
        session,
        visit,
        Action.CONSULTATIONS_EXPORTED,
        rows=len(found),
        since=since.isoformat(),
        whose="own" if person_id else "all",
    )
    await session.commit()
    return found


def _row(visit: Visit, one: Recorded) -> Row:
    consultation, municipality = one.consultation, visit.municipality
    programme = municipality.programme
    topic = programme.consultations.topic(consultation.topic)
    first, solved = consultation.first_answer_at, consultation.answered_at
    return Row(
        number=consultation.id,
        asked_at=consultation.created_at.astimezone(municipality.zone),
        called=called_to(visit, one.asker),
        place=one.place or "",
        position=programme.positions.title_of(consultation.position),
        subject=programme.subjects.title_of(consultation.subject),
        topic=title(visit, consultation),
        group=topic.group if topic else None,
        form=consultation.form,
        is_group=consultation.event_id is not None or consultation.form is ConsultationForm.GROUP,
        answered_by=called_to(visit, one.responsible) if one.responsible else "",
        first_answer_on=municipality.day(first) if first else None,
        solved_on=municipality.day(solved) if solved else None,
        summary=consultation.summary or "",
        result_methodist=consultation.result_methodist,
        result_asker=consultation.result_asker,
        is_unconfirmed=consultation.is_unconfirmed,
        status=consultation.status,
        late=_late(one, visit.now),
    )


def _late(one: Recorded, now: datetime) -> Late:
    """Whether a term was missed, or is being missed; one that was taken back could not be kept."""
    consultation = one.consultation
    ended = consultation.closed_at or now
    is_refused = consultation.status in {ConsultationStatus.WITHDRAWN, ConsultationStatus.REJECTED}
    if not is_refused and (consultation.answered_at or ended) > consultation.solution_due_at:
        return Late.SOLUTION
    return Late.FIRST if (consultation.first_answer_at or ended) > consultation.first_due_at else Late.NO
