"""What the clock does for the register of deficits: new answers weighed, undecided proposals brought to mind."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Role
from models.queries import people as people_rows
from models.queries.deficits import deficit_reminders as reminders
from models.queries.deficits import deficit_weighing as rows
from programmes.competences import Confirmation
from services import notices, people
from services.deficits import deficit_register
from services.deficits.deficit_rights import keeping
from services.municipality import Municipality
from services.visits import Visit

AT_ONCE = 40
"""Responses: little enough that whoever taps meanwhile hardly waits."""
REMINDED_EVERY = timedelta(days=7)
REMINDER = "undecided-deficits"


async def weigh_due(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Weigh some of what has been handed in or changed since it was last weighed; returns how many responses.

    Called until it returns nothing.
    """
    weighed = []
    if municipality.programme.modules.deficit_register:
        due = await rows.due(session, limit=AT_ONCE)
        if due is not None:
            year, some = due
            weighed = await deficit_register.weigh(session, municipality, some, school_year=year, now=now)
            await rows.mark_weighed(session, weighed)
    await session.commit()
    return len(weighed)


async def remind(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Tell those who decide how many proposals have waited too long, once a week. Returns how many were told."""
    competences = municipality.programme.competences
    told = 0
    if municipality.programme.modules.deficit_register and competences.deficit_confirmation is not Confirmation.NONE:
        roles = {Role.METHODIST, Role.CENTRE_HEAD}
        if competences.deficit_confirmation is Confirmation.ASSOCIATION_LEADER:
            roles.add(Role.ASSOCIATION_LEADER)
        waiting_since = now - timedelta(days=competences.decision_days)
        since = now - REMINDED_EVERY
        for person_id in await reminders.holders(session, frozenset(roles), key=REMINDER, since=since):
            told += await _remind(session, municipality, person_id, waiting_since, now)
    await session.commit()
    return told


async def _remind(
    session: AsyncSession, municipality: Municipality, person_id: int, waiting_since: datetime, now: datetime
) -> int:
    found = await people_rows.find_by_id(session, person_id)
    if found is None:
        return 0
    actor = people.actor_of(found, consent_version=municipality.programme.consent.version)
    scope = keeping(actor, municipality)
    year = municipality.school_year(now)
    count = await reminders.undecided(session, scope, school_year=year, before=waiting_since) if scope else 0
    if not count or not actor.has_consented:
        return 0
    said = {
        "phrase": "deficits-reminder",
        "values": {"count": count, "days": municipality.programme.competences.decision_days},
        "rows": [[{"phrase": "place-deficits", "data": "go:deficits"}]],
    }
    key = f"{REMINDER}:{municipality.day(now)}"
    await notices.tell(session, Visit(actor, municipality, now), [person_id], key=key, said=said)
    return 1
