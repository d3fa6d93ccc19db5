"""What the clock does about signals: new answers looked at, methodists told once a day at most."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Role
from models.queries import people as people_rows
from models.queries.deficits import deficit_reminders, deficit_weighing
from models.queries.mentorships import adaptation_signals as rows
from models.queries.mentorships.adaptation_signals import Due
from programmes.questionnaires import Questionnaire
from services import notices, people, rights
from services.municipality import Municipality
from services.questionnaires import questionnaire_signals, questionnaires
from services.questionnaires.questionnaire_answers import Reply
from services.rights import Right
from services.visits import Visit

log = logging.getLogger(__name__)

AT_ONCE = 40
TOLD_EVERY = timedelta(hours=20)
"""The letters of two days may be a little closer than a day."""
KEY = "adaptation-signals"


async def weigh_due(session: AsyncSession, municipality: Municipality) -> int:
    """Look at some of the answers that have been handed in or changed since; returns how many.

    Called until it returns nothing. Answers without a signal leave an empty row, so that nobody looks at them again.
    """
    codes = _questionnaires(municipality)
    due = await rows.due(session, codes, limit=AT_ONCE) if codes else []
    if due:
        await rows.put(session, await _weighed(session, municipality, due))
    await session.commit()
    return len(due)


async def tell(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Those who see signals of the whole municipality, how many wait; of the same ones once. Returns how many."""
    newest = await rows.newest_unseen(session) if _questionnaires(municipality) else None
    told = 0
    if newest is not None:
        count, _ = await rows.counts(session)
        roles = frozenset({Role.METHODIST, Role.CENTRE_HEAD})
        for person_id in await deficit_reminders.holders(session, roles, key=KEY, since=now - TOLD_EVERY):
            told += await _tell(session, municipality, person_id, count, f"{KEY}:{int(newest.timestamp())}", now)
    await session.commit()
    return told


def _questionnaires(municipality: Municipality) -> list[str]:
    """Those whose answers can warn of something, where methodists have a place to read it."""
    library = municipality.library
    if not municipality.programme.modules.mentoring:
        return []
    return [code for code in library.newest if (known := library.current(code)) is not None and known.signals]


async def _weighed(session: AsyncSession, municipality: Municipality, due: Sequence[Due]) -> list[dict[str, Any]]:
    replies: dict[int, dict[str, Reply]] = {one.id: {} for one in due}
    for answer in await deficit_weighing.answers(session, list(replies)):
        replies[answer.response_id][answer.question] = Reply(
            chosen=tuple(answer.chosen or ()), number=answer.number, skipped=answer.is_skipped, branch=answer.branch
        )
    found = []
    for one in due:
        codes: tuple[str, ...] = ()
        questionnaire = await _version(session, municipality, one.version_id)
        if questionnaire is not None:
            try:
                codes = questionnaire_signals.codes(questionnaire, replies[one.id], one.facts or {})
            except Exception:  # one that cannot be looked at must not keep the others
                log.exception("response %s could not be looked at for signals", one.id)
        found.append(_row(one, codes))
    return found


def _row(one: Due, codes: Sequence[str]) -> dict[str, Any]:
    """With the moment of the answers that were read. Who has seen them need not see fewer of them once more."""
    is_known = bool(codes) and set(codes) <= set(one.codes or ())
    return {
        "response_id": one.id,
        "person_id": one.person_id,
        "codes": list(codes),
        "created_at": one.changed_at,
        "seen_by": one.seen_by if is_known else None,
        "seen_at": one.seen_at if is_known else None if codes else one.changed_at,
    }


async def _version(session: AsyncSession, municipality: Municipality, version_id: int) -> Questionnaire | None:
    try:
        return await questionnaires.version(session, municipality.library, version_id)
    except ValidationError:  # of an older program
        log.exception("questionnaire version %s cannot be read", version_id)
        return None


async def _tell(  # whom, of how many and by which key
    session: AsyncSession, municipality: Municipality, person_id: int, count: int, key: str, now: datetime
) -> int:
    found = await people_rows.find_by_id(session, person_id)
    if found is None:
        return 0
    actor = people.actor_of(found, consent_version=municipality.programme.consent.version)
    if not rights.may(actor, Right.SEE_SIGNALS) or not rights.reach(actor, Right.SEE_SIGNALS).is_whole:
        return 0
    said = {
        "phrase": "signals-notice",
        "values": {"count": count},
        "rows": [[{"phrase": "signals-open", "data": "sg:0:0"}]],
    }
    await notices.tell(session, Visit(actor, municipality, now), [person_id], key=key, said=said)
    return 1
