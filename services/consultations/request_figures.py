"""How answering goes: how fast, how much is open, how much is late; one's own, for whoever leads everybody's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.consultations import request_figures as rows
from models.queries.consultations.request_figures import FirstAnswer
from services.calling import called_to
from services.consultations import request_access as access
from services.consultations.consultation_figures import average_hours
from services.errors import NotFound
from services.visits import Visit

FURTHEST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class ByPerson:
    called: str
    open: int
    overdue: int
    hours: float | None
    """To the first answer, on average."""


@dataclass(frozen=True, slots=True)
class Figures:
    month: date
    """Its first day."""
    asked: int
    hours: float | None
    hours_before: float | None
    """In the month before."""
    open: int
    """Now, like the next two."""
    overdue: int
    unassigned: int
    people: Sequence[ByPerson]
    """For whoever leads; nobody for the others."""
    is_everybodys: bool


async def gather(session: AsyncSession, visit: Visit, *, back: int) -> Figures:
    """Of the month so many months ago, and of now."""
    access.sight(visit)
    if not 0 <= back <= FURTHEST_MONTHS:
        raise NotFound
    municipality, is_lead = visit.municipality, access.leads(visit)
    person_id = None if is_lead else visit.actor.id
    month = month_before(municipality.day(visit.now).replace(day=1), back)
    since, until = municipality.begin(month), municipality.begin(month_before(month, -1))
    before = municipality.begin(month_before(month, 1))
    loads = await rows.loads(session, person_id=person_id, now=visit.now)
    answers = await rows.first_answers(session, person_id=person_id, since=since, until=until)
    found = Figures(
        month=month,
        asked=await rows.asked(session, person_id=person_id, since=since, until=until),
        hours=_average(answers),
        hours_before=_average(await rows.first_answers(session, person_id=person_id, since=before, until=since)),
        open=sum(one.open for one in loads),
        overdue=sum(one.overdue for one in loads),
        unassigned=sum(one.open for one in loads if one.responsible_id is None),
        people=await _people(session, visit, loads, answers) if is_lead else (),
        is_everybodys=is_lead,
    )
    await session.commit()
    return found


async def _people(
    session: AsyncSession, visit: Visit, loads: Sequence[rows.Load], answers: Sequence[FirstAnswer]
) -> list[ByPerson]:
    load = {one.responsible_id: one for one in loads if one.responsible_id is not None}
    answered: dict[int, list[FirstAnswer]] = {}
    for one in answers:
        if one.responsible_id is not None:
            answered.setdefault(one.responsible_id, []).append(one)
    people = await rows.names(session, sorted(load.keys() | answered.keys()))
    return [
        ByPerson(
            called=called_to(visit, person),
            open=load[person.id].open if person.id in load else 0,
            overdue=load[person.id].overdue if person.id in load else 0,
            hours=_average(answered.get(person.id, [])),
        )
        for person in people
    ]


def month_before(first: date, back: int) -> date:
    """The first day of the month so many months before, or after for a negative number."""
    months = first.year * 12 + first.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def _average(answers: Sequence[FirstAnswer]) -> float | None:
    return average_hours([(one.asked_at, one.answered_at) for one in answers])
