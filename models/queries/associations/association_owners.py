"""Whose parts in associations are: taken along, handed on, joined with another row of the same person, let go."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import MemberPart, Membership, MembershipRequest
from models.meetings import MeetingPlan, PlannedMeeting
from models.queries.many import change_rows

PARTS = (MemberPart.DEPUTY, MemberPart.SECRETARY)


def everything_of(person_id: int) -> dict[str, Select[Any]]:
    """What somebody has asked for and what they were to prepare; memberships are named apart."""
    asked, prepared = MembershipRequest.person_id == person_id, PlannedMeeting.responsible_id == person_id
    return {
        "membership_requests": select(MembershipRequest).where(asked).order_by(MembershipRequest.id),
        "planned_meetings": select(PlannedMeeting).where(prepared).order_by(PlannedMeeting.id),
    }


async def requests_of(session: AsyncSession, person_id: int) -> list[int]:
    return list(await session.scalars(select(MembershipRequest.id).where(MembershipRequest.person_id == person_id)))


async def leave(session: AsyncSession, person_id: int) -> None:
    """Somebody goes: they ask for nothing, prepare nothing and are nothing but a member."""
    await change_rows(session, delete(MembershipRequest).where(MembershipRequest.person_id == person_id))
    await change_rows(
        session,
        update(PlannedMeeting).where(PlannedMeeting.responsible_id == person_id).values(responsible_id=None),
    )
    await change_rows(
        session, update(Membership).where(Membership.person_id == person_id).values(part=MemberPart.MEMBER)
    )


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: what both wait for, or belong to already, is asked for once or no more.

    Memberships have gone over before.
    """
    belongs = select(Membership.association_id).where(Membership.person_id == target)
    waits = select(MembershipRequest.association_id).where(
        MembershipRequest.person_id == target, MembershipRequest.decided_at.is_(None)
    )
    needless = or_(MembershipRequest.association_id.in_(belongs), MembershipRequest.association_id.in_(waits))
    waiting = and_(MembershipRequest.person_id == source, MembershipRequest.decided_at.is_(None))
    await change_rows(session, delete(MembershipRequest).where(waiting, needless))
    for moved in (
        MembershipRequest.person_id,
        MembershipRequest.decided_by,
        PlannedMeeting.responsible_id,
        MeetingPlan.decided_by,
    ):
        await change_rows(session, update(moved.class_).where(moved == source).values({moved.key: target}))


async def pass_parts(
    session: AsyncSession, *, from_id: int, to_id: int, only: Collection[int] | None = None
) -> list[int]:
    """Deputies' and secretaries' parts go to somebody who belongs as a plain member or not at all.

    Returns the associations.
    """
    query = select(Membership).where(Membership.person_id == from_id, Membership.part.in_(PARTS))
    found = [one for one in await session.scalars(query) if only is None or one.association_id in only]
    passed = []
    for one in found:
        theirs = await session.get(Membership, (one.association_id, to_id))
        if theirs is not None and theirs.part is not MemberPart.MEMBER:
            continue
        if theirs is None:
            theirs = Membership(association_id=one.association_id, person_id=to_id)
            session.add(theirs)
        theirs.part, one.part = one.part, MemberPart.MEMBER
        passed.append(one.association_id)
    await session.flush()
    return passed


async def pass_meetings(
    session: AsyncSession, *, from_id: int, to_id: int, since: date, only: Collection[int] | None = None
) -> list[int]:
    """What somebody prepares from a month on is prepared by somebody else; returns the lines."""
    query = select(PlannedMeeting.id).where(
        PlannedMeeting.responsible_id == from_id, PlannedMeeting.month >= since, PlannedMeeting.removed_at.is_(None)
    )
    found = [one for one in await session.scalars(query.order_by(PlannedMeeting.id)) if only is None or one in only]
    for number in found:
        await change_rows(
            session, update(PlannedMeeting).where(PlannedMeeting.id == number).values(responsible_id=to_id)
        )
    return found
