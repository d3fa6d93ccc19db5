"""Asking one's school to vouch: made by itself when a profile is complete, waited for without any loss."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.invitations import JoinStatus
from models.queries import roles, turns
from models.queries.registration import joining as rows
from services import notices
from services.calling import call
from services.people import Actor
from services.rights import Right, must, reach
from services.visits import Visit


class Wait(StrEnum):
    UNASKED = "unasked"
    """Known from before requests were made by themselves."""
    WAITING = "waiting"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody without an invitation reads in the menu."""

    wait: Wait
    reason: str = ""


def needs_vouching(actor: Actor) -> bool:
    """Whoever vouches for the whole municipality needs nobody to vouch for them."""
    return not actor.is_registered and not reach(actor, Right.ADMIT).is_whole


async def ask(session: AsyncSession, visit: Visit) -> None:
    """Ask the own organisation; a request that waits follows its person to another one, a decided one stays."""
    must(visit.actor, Right.KEEP_PROFILE)
    if not needs_vouching(visit.actor):
        return
    await _ask(session, visit, again=False)


async def ask_again(session: AsyncSession, visit: Visit) -> None:
    """After a refusal, with the profile put right."""
    must(visit.actor, Right.KEEP_PROFILE)
    if not needs_vouching(visit.actor):
        return
    await _ask(session, visit, again=True)


async def _ask(session: AsyncSession, visit: Visit, *, again: bool) -> None:
    person_id, place = visit.actor.id, visit.actor.organization_id
    await turns.take(session, f"join {person_id}")
    newest = await rows.newest_of(session, person_id)
    if newest is None or (again and newest.status is JoinStatus.DECLINED):
        await rows.add(session, person_id=person_id, organization_id=place, now=visit.now)
        await _tell_deciders(session, visit)
    elif newest.status is JoinStatus.WAITING and newest.organization_id != place:
        newest.organization_id = place
        await _tell_deciders(session, visit)
    await session.commit()


async def _tell_deciders(session: AsyncSession, visit: Visit) -> None:
    place = visit.actor.organization_id
    deciders = await roles.deciders(session, place, but=visit.actor.id)
    said = {
        "phrase": "join-notice",
        "values": {"called": call(visit.municipality.privacy_mode, visit.actor)},
        "rows": [[{"phrase": "join-notice-look", "data": "jl:0"}]],
    }
    await notices.tell(
        session, visit, deciders, key=f"join:{visit.actor.id}:{place or 0}:{visit.now:%Y%m%d}", said=said
    )


async def standing(session: AsyncSession, visit: Visit) -> Standing | None:
    """Where the person's request stands; none, and no statement, for those who need none."""
    if not needs_vouching(visit.actor):
        return None
    newest = await rows.newest_of(session, visit.actor.id)
    await session.commit()
    if newest is None:
        return Standing(Wait.UNASKED)
    if newest.status is JoinStatus.DECLINED:
        return Standing(Wait.DECLINED, newest.reason or "")
    return Standing(Wait.WAITING) if newest.status is JoinStatus.WAITING else None
