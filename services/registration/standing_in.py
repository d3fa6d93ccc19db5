"""Entering for somebody without a messenger what they say, with the consent they have signed on paper."""

import hashlib
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import people as rows
from models.queries import turns
from models.queries.register import register
from models.queries.surveys import responses
from services import audit, people, rights
from services.errors import NotFound, Refusal, Unfitting
from services.rights import Right, must
from services.visits import Visit


class PaperNeeded(Refusal):
    """The person has not agreed yet to the text in force, as far as the service knows."""

    phrase = "standing-in-paper"


async def record_consent(session: AsyncSession, visit: Visit, *, person_id: int) -> None:
    """The signed paper is in the actor's hands; recording it twice is recording it once."""
    await turns.take(session, f"consent {person_id}")
    owner = await _owner(session, visit, person_id)
    if not owner.actor.has_consented:
        programme = visit.municipality.programme
        await rows.add_consent(
            session,
            person_id=person_id,
            version=programme.consent.version,
            digest=hashlib.sha256(programme.consent_text().encode()).hexdigest(),
            now=visit.now,
            recorded_by=visit.actor.id,
        )
        await audit.note(session, visit, Action.CONSENT_GIVEN, person_id=person_id, version=programme.consent.version)
    await session.commit()


async def stand_in(session: AsyncSession, visit: Visit, *, person_id: int) -> Visit:
    """The visit of the person, in the hands of whoever enters for them.

    Raises PaperNeeded before their consent is recorded, Unfitting when they have an account or no position.
    """
    owner = await _owner(session, visit, person_id)
    await session.commit()
    if not owner.actor.has_consented:
        raise PaperNeeded
    if visit.municipality.programme.positions.group_of(owner.actor.position) is None:
        raise Unfitting("standing-in-no-position")
    return owner


async def visit_of_response(session: AsyncSession, visit: Visit, response_id: int) -> Visit | None:
    """The visit a response of somebody else is gone on with; none where that is nobody's business here."""
    if visit.entered_by is not None or not rights.may(visit.actor, Right.ENTER_FOR_OTHERS):
        return None
    scope = rights.reach(visit.actor, Right.ENTER_FOR_OTHERS)
    person_id = await responses.owner_without_account(session, scope, response_id)
    return None if person_id is None else await _owner(session, visit, person_id)


async def _owner(session: AsyncSession, visit: Visit, person_id: int) -> Visit:
    scope = must(visit.actor, Right.ENTER_FOR_OTHERS)
    person = await register.find(session, scope, person_id)
    if person is None or person.archived_at is not None:
        raise NotFound
    if await register.entered_at(session, person_id) is not None:
        raise Unfitting("standing-in-has-account")
    found = await rows.find_by_id(session, person_id)
    if found is None:
        raise NotFound
    actor = people.actor_of(found, consent_version=visit.municipality.programme.consent.version)
    return replace(visit, actor=actor, entered_by=visit.actor)
