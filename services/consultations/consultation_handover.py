"""Requests somebody answers and what they are on duty for, given to somebody else, and taken back."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from models.people import Person
from models.queries.consultations import consultation_owners as rows
from models.queries.consultations import consultation_routing as routing
from models.threads import Part
from services.consultations import consultation_letters
from services.consultations.consultation_history import move
from services.consultations.consultation_letters import REQUESTS
from services.consultations.consultation_moves import Change
from services.conversations import threads
from services.visits import Visit

CONSULTATIONS, DUTIES = "consultations", "consultation_duties"
"""The names they are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """Nobody answers themselves, and nobody answers without a role for it: such requests stay with the giver."""
    if not await routing.workers(session, [taker.id]):
        return {}
    duties = await rows.duties_of(session, giver.id)
    passed = await _pass(session, visit, await rows.waiting_for(session, giver.id), giver, taker)
    return {CONSULTATIONS: passed, DUTIES: await rows.pass_duties(session, duties, giver=giver.id, taker=taker.id)}


async def take_back(
    session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    still = await rows.waiting_for(session, taker.id, among=moved.get(CONSULTATIONS, ()))
    await _pass(session, visit, still, taker, giver)
    await rows.pass_duties(session, moved.get(DUTIES, ()), giver=taker.id, taker=giver.id)


async def _pass(
    session: AsyncSession, visit: Visit, found: Sequence[Consultation], giver: Person, taker: Person
) -> list[int]:
    passed = []
    for consultation in found:
        if consultation.asker_id == taker.id:
            continue
        await move(session, consultation, Change.PASSED, actor_id=visit.actor.id, now=visit.now, other_id=taker.id)
        consultation.responsible_id = taker.id
        await threads.let_out(session, consultation.thread_id, giver.id, now=visit.now)
        await threads.let_in(session, consultation.thread_id, {taker.id: Part.HELPER}, now=visit.now)
        passed.append(consultation.id)
    if passed:
        payload = {
            "phrase": "consultation-letter-handed",
            "values": {"count": len(passed)},
            "rows": [[{"phrase": "consultation-digest-open", "data": REQUESTS}]],
        }
        name = f"consultations-handed:{giver.id}:{taker.id}:{visit.now.isoformat()}"
        await consultation_letters.put(session, visit.municipality, [taker.id], name, payload, now=visit.now)
    await session.flush()
    return passed
