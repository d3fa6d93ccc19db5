"""Who answers a request: taken by whoever comes first, given to a colleague, answered together."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationStatus
from models.queries import people as people_rows
from models.queries.consultations import consultations
from models.queries.consultations import requests as rows
from models.queries.conversations import threads as thread_rows
from models.threads import Part
from services import naming
from services.calling import called_to
from services.consultations import request_access as access
from services.consultations import request_notices as notices
from services.consultations.consultation_moves import WAITING, Change
from services.consultations.request_access import Standing
from services.consultations.request_words import LONGEST_REASON, line
from services.conversations import talking, threads
from services.conversations.talking import Said
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.telling_apart import called_apart
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Colleague:
    person_id: int
    called: str
    busy: int
    """So many requests wait for them."""


async def claim(session: AsyncSession, visit: Visit, *, consultation_id: int) -> Consultation:
    """Take a request nobody has, or begin with one's own. Raises Unfitting, with the name of whoever has it by now."""
    eyes = access.sight(visit)
    consultation = await consultations.find(session, consultation_id)
    if consultation is None:
        raise NotFound
    if not await rows.sees(session, eyes, consultation_id):
        await _say_who_has_it(session, visit, consultation)
    standing = await access.standing(session, visit, consultation)
    if standing is Standing.LOOKING or (standing is Standing.HELPING and consultation.responsible_id):
        await _say_who_has_it(session, visit, consultation)
    await begin(session, visit, consultation, standing)
    await session.commit()
    return consultation


async def begin(session: AsyncSession, visit: Visit, consultation: Consultation, standing: Standing) -> None:
    """Whoever may answer it does so from now on, within the caller's transaction."""
    if standing is Standing.DEPUTY:
        await _stand_in(session, visit, consultation)
    else:
        await take(session, visit, consultation)


async def take(session: AsyncSession, visit: Visit, consultation: Consultation, *, is_told: bool = True) -> None:
    """The request is the actor's from now on, within the caller's transaction; whoever has it already keeps it."""
    if consultation.status not in WAITING or consultation.responsible_id not in {None, visit.actor.id}:
        return
    is_begun = consultation.responsible_id == visit.actor.id and consultation.status is ConsultationStatus.IN_PROGRESS
    consultation.snoozed_until = None
    if not is_begun:
        await access.turn(session, visit, consultation, Change.TAKEN)
    await threads.let_in(session, consultation.thread_id, {visit.actor.id: Part.HELPER}, now=visit.now)
    if consultation.responsible_id is None:
        consultation.responsible_id = visit.actor.id
        name = called_to(visit, visit.actor)
        if is_told:
            await notices.tell_asker(session, visit, consultation, "request-told-taken", called=name)


async def _stand_in(session: AsyncSession, visit: Visit, consultation: Consultation) -> None:
    """Whoever is away stays in the conversation: they may have it back."""
    await access.turn(session, visit, consultation, Change.TAKEN)
    consultation.responsible_id, consultation.snoozed_until = visit.actor.id, None
    await threads.let_in(session, consultation.thread_id, {visit.actor.id: Part.HELPER}, now=visit.now)
    name = called_to(visit, visit.actor)
    await notices.tell_asker(session, visit, consultation, "request-told-passed", called=name)


async def _say_who_has_it(session: AsyncSession, visit: Visit, consultation: Consultation) -> None:
    """Only to those who could have taken it; for everybody else it is not there."""
    eyes = access.sight(visit)
    is_told = consultation.asker_id != visit.actor.id and eyes.unassigned.is_whole
    if not is_told or consultation.responsible_id is None or consultation.status not in WAITING:
        raise NotFound
    name = called_to(visit, await people_rows.look(session, consultation.responsible_id))
    await session.rollback()
    raise Unfitting("request-taken-already", called=name)


async def colleagues(
    session: AsyncSession, visit: Visit, *, consultation_id: int, typed: str = "", page: int, size: int
) -> tuple[list[Colleague], int]:
    """Who it could be given to, with how much waits for each, and how many pages of them there are."""
    found = await access.held(session, visit, consultation_id)
    but = {found.consultation.asker_id, found.consultation.responsible_id or 0}
    words = naming.search_key(typed).split()
    people, count = await rows.colleagues(session, words=words, but=but, offset=page * size, limit=size)
    called = await called_apart(session, visit, [(one, None) for one, _ in people])
    await session.commit()
    return [Colleague(one.id, called[one.id], busy) for one, busy in people], pages_of(count, size)


async def name_of(session: AsyncSession, visit: Visit, *, consultation_id: int, person_id: int) -> str:
    """What a colleague is called it may be given to."""
    found = await access.held(session, visit, consultation_id)
    if person_id == found.consultation.asker_id:
        raise NotFound
    person = await access.colleague(session, person_id)
    await session.commit()
    return called_to(visit, person)


async def pass_on(
    session: AsyncSession, visit: Visit, *, consultation_id: int, person_id: int, reason: str | None = None
) -> Consultation:
    """Somebody else answers it from now on; whoever did leaves the conversation. All of them are told."""
    access.sight(visit)
    words = None if reason is None else line(reason, LONGEST_REASON)
    found = await access.ruled(session, visit, consultation_id)
    consultation, before = found.consultation, found.consultation.responsible_id
    if person_id == consultation.asker_id:
        raise NotFound
    person = await access.colleague(session, person_id)
    if before == person.id:
        name = called_to(visit, person)
        await session.rollback()
        raise Unfitting("request-has-it-already", called=name)
    change = Change.PASSED if before == visit.actor.id else Change.ASSIGNED
    await give(session, visit, consultation, person_id=person.id, change=change)
    if words is not None and await _is_inside(session, visit, consultation):
        await talking.put(session, visit, thread_id=consultation.thread_id, said=Said(text=words), is_note=True)
    if before is not None:
        await threads.let_out(session, consultation.thread_id, before, now=visit.now)
    await _tell_of_passing(session, visit, consultation, before=before, after=person.id, reason=words)
    await session.commit()
    return consultation


async def give(  # what a change of hands is made of
    session: AsyncSession,
    visit: Visit,
    consultation: Consultation,
    *,
    person_id: int,
    change: Change,
) -> None:
    """Within the caller's transaction; whoever had it is still in the conversation."""
    await access.turn(session, visit, consultation, change, other_id=person_id)
    consultation.responsible_id, consultation.snoozed_until = person_id, None
    await threads.let_in(session, consultation.thread_id, {person_id: Part.HELPER}, now=visit.now)


async def add_helper(session: AsyncSession, visit: Visit, *, consultation_id: int, person_id: int) -> str:
    """A colleague who reads and answers along; returns what they are called. Adding twice is adding once."""
    consultation = await access.worked_on(session, visit, consultation_id)
    if person_id == consultation.asker_id:
        raise NotFound
    person = await access.colleague(session, person_id)
    if await thread_rows.part_of(session, consultation.thread_id, person.id) is None:
        await access.turn(session, visit, consultation, Change.JOINED, other_id=person.id)
        await threads.let_in(session, consultation.thread_id, {person.id: Part.HELPER}, now=visit.now)
        by = called_to(visit, visit.actor)
        await notices.tell_helpers(session, visit, consultation, [person.id], "request-told-joined", called=by)
    await session.commit()
    return called_to(visit, person)


async def remove_helper(session: AsyncSession, visit: Visit, *, consultation_id: int, person_id: int) -> None:
    """Somebody helps no longer: at their own wish, or because whoever is responsible says so."""
    found = await access.held(session, visit, consultation_id)
    consultation = found.consultation
    may_remove = found.standing is Standing.RESPONSIBLE or person_id == visit.actor.id
    part = await thread_rows.part_of(session, consultation.thread_id, person_id)
    if not may_remove or person_id == consultation.responsible_id or part not in {Part.HELPER, None}:
        raise NotFound
    if part is not None:
        await access.turn(session, visit, consultation, Change.LEFT, other_id=person_id)
        await threads.let_out(session, consultation.thread_id, person_id, now=visit.now)
    await session.commit()


async def _is_inside(session: AsyncSession, visit: Visit, consultation: Consultation) -> bool:
    return await thread_rows.part_of(session, consultation.thread_id, visit.actor.id) is Part.HELPER


async def _tell_of_passing(
    session: AsyncSession,
    visit: Visit,
    consultation: Consultation,
    *,
    before: int | None,
    after: int,
    reason: str | None,
) -> None:
    by = called_to(visit, visit.actor)
    new = called_to(visit, await people_rows.look(session, after))
    if after != visit.actor.id:
        await notices.tell_helpers(
            session, visit, consultation, [after], "request-told-given", called=by, reason=reason or "none"
        )
    if before is not None and before != visit.actor.id:
        await notices.tell_helpers(
            session, visit, consultation, [before], "request-told-gone", with_button=False, called=new
        )
    await notices.tell_asker(session, visit, consultation, "request-told-passed", called=new)
