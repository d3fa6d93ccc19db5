"""Coming in: nothing about a person is stored before they agree, and all that names them goes when they withdraw."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import joining, organizations, responses, turns
from models.queries import people as rows
from programmes.programme import Programme
from services import invitation_checks, naming, people
from services.people import Actor
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored about a person, for them to read."""

    consent_version: int | None
    consented_at: datetime | None
    responses: int
    answers: int


async def agree(
    session: AsyncSession, programme: Programme, *, telegram_id: int, language: str, now: datetime, code: str = ""
) -> Actor:
    """Remember the agreement to the text in force; agreeing twice is agreeing once.

    With the code of a personal invitation a newcomer becomes the person of the register it is for.
    """
    await turns.take(session, f"account {telegram_id}")
    found = await rows.find_by_account(session, telegram_id)
    if found is None:
        invited = await invitation_checks.take_up(session, code=code, now=now) if code else None
        person_id = invited or await _newcomer(session, programme, language=language, now=now)
        await rows.link(session, telegram_id=telegram_id, person_id=person_id, now=now)
        found = await rows.find_by_account(session, telegram_id)
    assert found is not None
    version = programme.consent.version
    if found.consent_version != version:
        digest = hashlib.sha256(programme.consent_text().encode()).hexdigest()
        await rows.add_consent(session, person_id=found.id, version=version, digest=digest, now=now)
    known = await rows.find_by_account(session, telegram_id)
    await session.commit()
    assert known is not None
    return people.actor_of(known, consent_version=version)


async def _newcomer(session: AsyncSession, programme: Programme, *, language: str, now: datetime) -> int:
    prefix = programme.passport.person_code_prefix
    person = await rows.add(session, Person(language=language, created_at=now), code_prefix=prefix)
    person.search_key = naming.person_key(surname=None, name=None, patronymic=None, code=person.code)
    return person.id


async def kept(session: AsyncSession, visit: Visit) -> Kept:
    """What is stored, in numbers; reading needs no consent."""
    person_id = visit.actor.id
    consents = [consent for consent in await rows.consents(session, person_id) if consent.withdrawn_at is None]
    own = await responses.list_of(session, person_id)
    answers = await responses.answers_of(session, [response.id for response in own])
    await session.commit()
    newest = consents[-1] if consents else None
    return Kept(
        consent_version=newest.version if newest else None,
        consented_at=newest.given_at if newest else None,
        responses=len(own),
        answers=len(answers),
    )


async def everything(session: AsyncSession, visit: Visit) -> dict[str, Any]:
    """All that is stored about the person, to take along; reading needs no consent."""
    person_id = visit.actor.id
    found = await rows.everything_of(session, person_id)
    own = await responses.list_of(session, person_id)
    answers = await responses.answers_of(session, [response.id for response in own])
    await session.commit()
    return {
        **{name: [row.record() for row in kept] for name, kept in found.items()},
        "organization": visit.actor.organization_title,
        "responses": [
            response.record() | {"answers": [one.record() for one in answers if one.response_id == response.id]}
            for response in own
        ],
    }


async def leave(session: AsyncSession, visit: Visit) -> None:
    """Withdraw the consent: name, account and own words go at once, marks stay without a person for the totals."""
    person_id = visit.actor.id
    await rows.withdraw_consents(session, person_id, visit.now)
    await responses.forget_words(session, person_id)
    await rows.forget(session, person_id)
    await joining.forget(session, person_id)
    await organizations.remove_unused(session)
    await session.commit()
