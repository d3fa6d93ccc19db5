"""Who belongs to an association, who leads it, who asks to be taken in."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, MemberPart, Membership, MembershipRequest
from models.events import Event, EventStatus
from models.meetings import MeetingPlan, PlannedMeeting
from models.organizations import Organization
from models.people import FurtherSubject, Person, Role, RoleGrant
from models.queries.events.events import ends_after
from models.queries.holding import held
from models.queries.many import change_rows
from models.queries.portions import portions
from models.queries.register.register import IS_HERE, matching
from models.queries.upsert import insert
from models.scopes import Scope, people_within


class Member(NamedTuple):
    person: Person
    school: str | None
    part: MemberPart
    leads: bool
    """Holds the role, as the leader or as a deputy."""


class Leader(NamedTuple):
    person: Person
    is_deputy: bool


_leads = (
    select(RoleGrant.id)
    .where(
        RoleGrant.person_id == Membership.person_id,
        RoleGrant.role == Role.ASSOCIATION_LEADER,
        RoleGrant.association_id == Membership.association_id,
    )
    .exists()
)
_parts = case((_leads, 0), (Membership.part == MemberPart.SECRETARY, 1), else_=2)


async def page(
    session: AsyncSession, association_id: int, *, words: Sequence[str], offset: int, limit: int
) -> tuple[list[Member], int]:
    """Members who are here, leaders and the secretary first, and how many there are in all."""
    conditions = (Membership.association_id == association_id, IS_HERE, matching(words))
    joined = select(func.count()).select_from(Membership).join(Person, Person.id == Membership.person_id)
    total = await session.scalar(joined.where(*conditions))
    query = (
        select(Person, Organization.title, Membership.part, _leads)
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*conditions)
        .order_by(_parts, Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Member(*row) for row in await session.execute(query)], total or 0


async def find(session: AsyncSession, association_id: int, person_id: int) -> Membership | None:
    query = select(Membership).where(Membership.association_id == association_id, Membership.person_id == person_id)
    return (await session.scalars(held(query))).one_or_none()


async def member(session: AsyncSession, association_id: int, person_id: int) -> Member | None:
    query = (
        select(Person, Organization.title, Membership.part, _leads)
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(Membership.association_id == association_id, Person.id == person_id, IS_HERE)
    )
    row = (await session.execute(query)).one_or_none()
    return None if row is None else Member(*row)


async def leave_other_schools(session: AsyncSession, person_ids: Sequence[int]) -> None:
    """Whoever works elsewhere now belongs to no association of the old school, leads none and waits for none."""
    for table in (Membership, RoleGrant, MembershipRequest):
        of_other = (
            select(Association.id)
            .join(Person, Person.organization_id.is_distinct_from(Association.organization_id))
            .where(
                Association.id == table.association_id,
                Association.organization_id.is_not(None),
                Person.id == table.person_id,
            )
            .correlate(table)
        )
        for some in portions(person_ids):
            gone = [table.person_id.in_(some), of_other.exists()]
            gone += [table.decided_at.is_(None)] if table is MembershipRequest else []
            await change_rows(session, delete(table).where(*gone))


async def named(session: AsyncSession, association_id: int, words: Sequence[str]) -> list[Person]:
    """Members who are here and have every one of the words; a few are enough to see that there are several."""
    members = select(Membership.person_id).where(Membership.association_id == association_id)
    query = select(Person).where(Person.id.in_(members), IS_HERE, matching(words)).order_by(Person.id).limit(5)
    return list(await session.scalars(query)) if words else []


async def somebody(session: AsyncSession, person_id: int, scope: Scope) -> Person | None:
    """Of the register and here, within the scope."""
    query = select(Person).where(Person.id == person_id, IS_HERE, people_within(scope))
    return (await session.scalars(query)).one_or_none()


async def add(session: AsyncSession, association_id: int, person_id: int) -> bool:
    """Whether they did not belong yet."""
    statement = insert(session, Membership).values(
        association_id=association_id, person_id=person_id, part=MemberPart.MEMBER
    )
    added = await session.execute(statement.on_conflict_do_nothing().returning(Membership.person_id))
    return added.first() is not None


def of_subject(association_id: int, subject: str, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """People of a subject within the scope who do not belong yet."""
    further = select(FurtherSubject.person_id).where(FurtherSubject.subject == subject)
    members = select(Membership.person_id).where(Membership.association_id == association_id)
    teaches = or_(Person.subject == subject, Person.id.in_(further))
    return teaches, IS_HERE, people_within(scope), Person.id.not_in(members)


async def count_of_subject(session: AsyncSession, association_id: int, subject: str, scope: Scope) -> int:
    query = select(func.count()).select_from(Person).where(*of_subject(association_id, subject, scope))
    return await session.scalar(query) or 0


async def add_of_subject(session: AsyncSession, association_id: int, subject: str, scope: Scope) -> int:
    """All of them in one statement; returns how many."""
    people = select(literal(association_id), Person.id, literal(MemberPart.MEMBER.value)).where(
        *of_subject(association_id, subject, scope)
    )
    statement = insert(session, Membership).from_select(["association_id", "person_id", "part"], people)
    added = await session.execute(statement.on_conflict_do_nothing().returning(Membership.person_id))
    return len(added.all())


async def remove(session: AsyncSession, association_id: int, person_id: int) -> bool:
    gone = await session.execute(
        delete(Membership)
        .where(Membership.association_id == association_id, Membership.person_id == person_id)
        .returning(Membership.person_id)
    )
    return gone.first() is not None


async def set_part(session: AsyncSession, association_id: int, person_id: int, part: MemberPart) -> None:
    """Of somebody who belongs; there is one secretary, so another one is a plain member from now on."""
    of_association = Membership.association_id == association_id
    if part is MemberPart.SECRETARY:
        await change_rows(
            session,
            update(Membership)
            .where(of_association, Membership.part == MemberPart.SECRETARY)
            .values(part=MemberPart.MEMBER),
        )
    await change_rows(
        session, update(Membership).where(of_association, Membership.person_id == person_id).values(part=part)
    )


async def leaders(session: AsyncSession, association_id: int) -> list[Leader]:
    """Those who hold the role and are here: leaders first, then deputies."""
    mine = and_(Membership.association_id == association_id, Membership.person_id == Person.id)
    query = (
        select(Person, Membership.part)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .outerjoin(Membership, mine)
        .where(
            RoleGrant.role == Role.ASSOCIATION_LEADER,
            RoleGrant.association_id == association_id,
            Person.archived_at.is_(None),
            Person.forgotten_at.is_(None),
        )
        .order_by(case((Membership.part == MemberPart.DEPUTY, 1), else_=0), RoleGrant.id)
    )
    found = {row[0].id: Leader(row[0], row[1] is MemberPart.DEPUTY) for row in await session.execute(query)}
    return list(found.values())


async def secretary(session: AsyncSession, association_id: int) -> Person | None:
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.association_id == association_id,
            Membership.part == MemberPart.SECRETARY,
            Person.archived_at.is_(None),
        )
        .limit(1)
    )
    return (await session.scalars(query)).one_or_none()


async def leaders_of(session: AsyncSession, association_ids: Sequence[int]) -> dict[int, list[int]]:
    """Ids of everybody who leads, by association."""
    found: dict[int, list[int]] = {}
    for some in portions(association_ids):
        query = (
            select(RoleGrant.association_id, RoleGrant.person_id)
            .join(Person, Person.id == RoleGrant.person_id)
            .where(
                RoleGrant.role == Role.ASSOCIATION_LEADER,
                RoleGrant.association_id.in_(some),
                Person.archived_at.is_(None),
            )
            .order_by(RoleGrant.id)
        )
        for association_id, person_id in await session.execute(query):
            found.setdefault(association_id or 0, []).append(person_id)
    return found


async def pass_meetings(session: AsyncSession, association_id: int, *, from_id: int, to_id: int, now: datetime) -> int:
    """What somebody was to organise or to answer for goes to somebody else; returns how many meetings."""
    moved = await session.execute(
        update(Event)
        .where(
            Event.association_id == association_id,
            Event.organiser_id == from_id,
            Event.status == EventStatus.PLANNED,
            ends_after(now),
        )
        .values(organiser_id=to_id)
        .returning(Event.id)
        .execution_options(synchronize_session=False)
    )
    plans = select(MeetingPlan.id).where(MeetingPlan.association_id == association_id)
    ahead = (PlannedMeeting.plan_id.in_(plans), PlannedMeeting.responsible_id == from_id)
    month = now.date().replace(day=1)
    await change_rows(
        session, update(PlannedMeeting).where(*ahead, PlannedMeeting.month >= month).values(responsible_id=to_id)
    )
    return len(moved.all())
