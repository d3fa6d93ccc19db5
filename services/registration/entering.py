"""Coming in: nothing about a person is stored before they agree."""

import hashlib
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person
from models.queries import people as rows
from models.queries import turns
from programmes.programme import Programme
from services import audit, naming, people
from services.people import Actor
from services.registration import invitation_checks


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
        await audit.note_own(session, Action.CONSENT_GIVEN, person_id=found.id, now=now, version=version)
    known = await rows.find_by_account(session, telegram_id)
    await session.commit()
    assert known is not None
    return people.actor_of(known, consent_version=version)


async def _newcomer(session: AsyncSession, programme: Programme, *, language: str, now: datetime) -> int:
    prefix = programme.passport.person_code_prefix
    person = await rows.add(session, Person(language=language, created_at=now), code_prefix=prefix)
    person.search_key = naming.person_key(surname=None, name=None, patronymic=None, code=person.code)
    return person.id
