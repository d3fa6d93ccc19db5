"""Who answers what, and who stands in for somebody on leave; whoever leads arranges it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.consultations import Duty
from models.people import Person
from models.queries import turns
from models.queries.consultations import duty_lists as rows
from services import audit
from services.calling import called_to
from services.consultations import request_access as access
from services.consultations.request_words import topic_title
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must_be_whole
from services.visits import Visit

LONGEST_STANDING_IN = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Listed:
    person_id: int
    called: str
    duties: int
    is_uncovered: bool
    """On leave, and nobody stands in."""


@dataclass(frozen=True, slots=True)
class Held:
    id: int
    topic: str
    """Titles; empty for all of them."""
    subject: str
    place: str


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who answers, as the reader may see and arrange it."""

    person_id: int
    called: str
    duties: Sequence[Held]
    paused_until: date | None
    """The last day of a leave that is not over."""
    substitute: str | None
    substitute_until: date | None
    is_own: bool
    may_arrange: bool
    """Duties; a substitute anybody arranges for themselves."""


async def listed(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[list[Listed], int]:
    """Everybody who answers, by name; and how many pages."""
    must_be_whole(visit.actor, Right.LEAD_CONSULTATIONS)
    today = visit.municipality.day(visit.now)
    found, count = await rows.page(session, today=today, offset=page * size, limit=size)
    await session.commit()
    people = [
        Listed(
            one.person.id,
            called_to(visit, one.person),
            one.duties,
            is_uncovered=_leave(one.person, today) is not None and not one.has_substitute,
        )
        for one in found
    ]
    return people, pages_of(count, size)


async def keeper(session: AsyncSession, visit: Visit, *, person_id: int) -> Keeper:
    person = await _arranged(session, visit, person_id)
    duties = await rows.duties_of(session, person.id)
    substitute = await rows.substitute_of(session, person.id)
    await session.commit()
    today = visit.municipality.day(visit.now)
    is_current = substitute is not None and substitute[1] >= today
    return Keeper(
        person_id=person.id,
        called=called_to(visit, person),
        duties=[_held(visit, duty, place) for duty, place in duties],
        paused_until=_leave(person, today),
        substitute=called_to(visit, substitute[0]) if substitute and is_current else None,
        substitute_until=substitute[1] if substitute and is_current else None,
        is_own=person.id == visit.actor.id,
        may_arrange=access.leads(visit),
    )


async def schools(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[list[tuple[int, str]], int]:
    must_be_whole(visit.actor, Right.LEAD_CONSULTATIONS)
    found, count = await rows.schools(session, offset=page * size, limit=size)
    await session.commit()
    return found, pages_of(count, size)


async def add(
    session: AsyncSession,
    visit: Visit,
    *,
    person_id: int,
    topic: str | None,
    subject: str | None,
    organization_id: int | None,
) -> None:
    """A duty; none of the three stands for all of them. Adding twice is adding once."""
    must_be_whole(visit.actor, Right.LEAD_CONSULTATIONS)
    programme = visit.municipality.programme
    if topic is not None and programme.consultations.topic(topic) is None:
        raise NotFound
    if subject is not None and not programme.subjects.title_of(subject):
        raise NotFound
    await turns.take(session, f"duties {person_id}")
    person = await _answering(session, person_id)
    if organization_id is not None and await rows.school(session, organization_id) is None:
        raise NotFound
    where = {"topic": topic, "subject": subject, "organization_id": organization_id}
    if await rows.same(session, person.id, topic=topic, subject=subject, organization_id=organization_id) is None:
        await rows.add(session, Duty(person_id=person.id, created_at=visit.now, created_by=visit.actor.id, **where))
        await _note(session, visit, person.id, organization_id)
    await session.commit()


async def remove(session: AsyncSession, visit: Visit, *, person_id: int, duty_id: int) -> None:
    must_be_whole(visit.actor, Right.LEAD_CONSULTATIONS)
    person = await _answering(session, person_id)
    await rows.remove(session, duty_id, person.id)
    await _note(session, visit, person.id, None)
    await session.commit()


async def candidates(
    session: AsyncSession, visit: Visit, *, person_id: int, page: int, size: int
) -> tuple[list[tuple[int, str]], int]:
    """Who could stand in for somebody."""
    person = await _arranged(session, visit, person_id)
    found, count = await rows.candidates(session, but=person.id, offset=page * size, limit=size)
    await session.commit()
    return [(one.id, called_to(visit, one)) for one in found], pages_of(count, size)


async def set_substitute(
    session: AsyncSession, visit: Visit, *, person_id: int, substitute_id: int, until: date
) -> None:
    """Somebody stands in until that day, which is the last one. Raises Unfitting for a day that cannot be."""
    access.sight(visit)
    today = visit.municipality.day(visit.now)
    if not today <= until <= today + LONGEST_STANDING_IN:
        raise Unfitting("duties-bad-day")
    person = await _arranged(session, visit, person_id)
    substitute = await _answering(session, substitute_id)
    if substitute.id == person.id:
        raise NotFound
    await rows.put_substitute(session, person.id, substitute.id, until)
    await _note(session, visit, person.id, None)
    await session.commit()


async def remove_substitute(session: AsyncSession, visit: Visit, *, person_id: int) -> None:
    person = await _arranged(session, visit, person_id)
    await rows.remove_substitute(session, person.id)
    await _note(session, visit, person.id, None)
    await session.commit()


async def _arranged(session: AsyncSession, visit: Visit, person_id: int) -> Person:
    """Oneself, for whoever leads everybody who answers."""
    access.sight(visit)
    if person_id != visit.actor.id:
        must_be_whole(visit.actor, Right.LEAD_CONSULTATIONS)
    return await _answering(session, person_id)


async def _answering(session: AsyncSession, person_id: int) -> Person:
    person = await rows.find(session, person_id)
    if person is None:
        raise NotFound
    return person


async def _note(session: AsyncSession, visit: Visit, person_id: int, organization_id: int | None) -> None:
    """What somebody arranges for themselves is nobody else's matter."""
    if person_id != visit.actor.id:
        await audit.note(
            session,
            visit,
            Action.CONSULTATION_DUTIES_CHANGED,
            person_id=person_id,
            organization_id=organization_id,
        )


def _held(visit: Visit, duty: Duty, place: str | None) -> Held:
    subjects = visit.municipality.programme.subjects
    topic = topic_title(visit, duty.topic) if duty.topic else ""
    return Held(duty.id, topic, subjects.title_of(duty.subject) if duty.subject else "", place or "")


def _leave(person: Person, today: date) -> date | None:
    return person.paused_until if person.paused_until and person.paused_until >= today else None
