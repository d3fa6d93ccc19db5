"""Who sees which requests for help, and as what: one place decides."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from models.people import Person
from models.queries.consultations import consultations
from models.queries.consultations import requests as rows
from models.queries.conversations import threads
from models.request_filters import Narrow, RequestFilter, Sight
from models.scopes import Scope
from models.threads import Part
from services import rights
from services.consultations.consultation_history import move
from services.consultations.consultation_moves import WAITING, Change
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.visits import Visit
from services.working_time import due_after

SOON = 1
"""Working days."""


class Standing(StrEnum):
    """As what somebody sees a request."""

    RESPONSIBLE = "responsible"
    HELPING = "helping"
    DEPUTY = "deputy"
    """It waits for somebody they stand in for."""
    FREE = "free"
    """Nobody has it, and they may take it."""
    LOOKING = "looking"
    """Somebody else has it; whoever leads sees that."""


@dataclass(frozen=True, slots=True)
class Held:
    """A request in the hands of somebody who may change it."""

    consultation: Consultation
    standing: Standing
    is_lead: bool

    @property
    def is_ruled(self) -> bool:
        """Whether it is theirs to give away: whoever is responsible, whoever could take it, whoever leads."""
        return self.is_lead or self.standing in {Standing.RESPONSIBLE, Standing.DEPUTY, Standing.FREE}


def sight(visit: Visit) -> Sight:
    """Refuses whoever answers no requests. Leaders of associations see only what was given to them."""
    scope = must(visit.actor, Right.ANSWER_CONSULTATIONS)
    unassigned = Scope(is_whole=scope.is_whole, organizations=scope.organizations)
    everything = rights.reach(visit.actor, Right.LEAD_CONSULTATIONS)
    return Sight(visit.actor.id, unassigned, everything, visit.municipality.day(visit.now))


def leads(visit: Visit) -> bool:
    return rights.may(visit.actor, Right.LEAD_CONSULTATIONS)


def narrow(visit: Visit, chosen: RequestFilter, topic: str | None = None) -> Narrow:
    municipality = visit.municipality
    calendar = municipality.programme.calendar.quiet_hours
    soon = due_after(visit.now, SOON, calendar, municipality.zone) + timedelta(minutes=1)
    return Narrow(chosen, topic, municipality.day(visit.now), visit.now, soon)


async def held(session: AsyncSession, visit: Visit, consultation_id: int) -> Held:
    """A request one may see, to be changed. Raises NotFound for those of others."""
    eyes = sight(visit)
    consultation = await consultations.find(session, consultation_id)
    if consultation is None or not await rows.sees(session, eyes, consultation_id):
        raise NotFound
    return Held(consultation, await standing(session, visit, consultation), leads(visit))


async def ruled(session: AsyncSession, visit: Visit, consultation_id: int) -> Held:
    """One that is theirs to decide about."""
    found = await held(session, visit, consultation_id)
    if not found.is_ruled:
        raise NotFound
    return found


async def worked_on(session: AsyncSession, visit: Visit, consultation_id: int) -> Consultation:
    """One the actor is responsible for."""
    found = await held(session, visit, consultation_id)
    if found.standing is not Standing.RESPONSIBLE:
        raise NotFound
    return found.consultation


async def standing(session: AsyncSession, visit: Visit, consultation: Consultation) -> Standing:
    if consultation.responsible_id == visit.actor.id:
        return Standing.RESPONSIBLE
    if await threads.part_of(session, consultation.thread_id, visit.actor.id) is Part.HELPER:
        return Standing.HELPING
    if await rows.stands_in(session, sight(visit), consultation.id):
        return Standing.DEPUTY
    if consultation.responsible_id is None and consultation.status in WAITING:
        return Standing.FREE
    return Standing.LOOKING


async def colleague(session: AsyncSession, person_id: int) -> Person:
    """Somebody who may answer requests and can be told of them."""
    found = await rows.colleague(session, person_id)
    if found is None:
        raise NotFound
    return found


async def turn(  # a line of a history is as long as that
    session: AsyncSession,
    visit: Visit,
    consultation: Consultation,
    change: Change,
    *,
    other_id: int | None = None,
    **details: str | int,
) -> None:
    """What the actor does to it, written down. Raises Unfitting where it has moved on meanwhile."""
    try:
        await move(session, consultation, change, actor_id=visit.actor.id, other_id=other_id, now=visit.now, **details)
    except Unfitting:
        await session.rollback()
        raise
