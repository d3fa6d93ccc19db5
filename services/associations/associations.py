"""Associations for whoever belongs to them: one's own, and one of them with who leads it and what lies ahead."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, MemberPart
from models.events import Event
from models.meetings import PlanStatus
from models.people import Role
from models.queries.associations import association_members as members
from models.queries.associations import associations as rows
from models.queries.associations import membership_requests
from models.queries.meetings import decisions
from models.queries.meetings import meeting_minutes as minutes
from models.queries.meetings import meeting_plans as plans
from services.associations.association_access import belong, is_kept, is_led
from services.calling import call
from services.people import Actor
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Mine:
    """One of one's own."""

    id: int
    title: str
    leads: bool
    part: MemberPart | None
    waiting: int
    """Requests to be taken in; counted for those one leads."""


@dataclass(frozen=True, slots=True)
class Card:
    association: Association
    kind: str
    school: str | None
    leaders: Sequence[str]
    deputies: Sequence[str]
    secretary: str | None
    dependent: rows.Dependent
    materials: int
    next_meeting: Event | None
    plan: PlanStatus | None
    """Of this school year."""
    keeps_plan: bool
    is_member: bool
    leads: bool
    """Is the leader, a deputy, or keeps it."""
    keeps: bool
    writes: bool
    """Leads, or is the secretary."""
    has_minutes: bool
    """Signed ones, which every member may read."""
    tasks: int
    """What the actor answers for, in any association."""


def led(actor: Actor) -> frozenset[int]:
    """Ids of the associations somebody is the leader or a deputy of."""
    held = (grant.association_id for grant in actor.grants if grant.role is Role.ASSOCIATION_LEADER)
    return frozenset(one for one in held if one is not None)


async def own(session: AsyncSession, visit: Visit) -> tuple[Mine, ...]:
    """Open ones the actor belongs to or leads."""
    must(visit.actor, Right.BELONG)
    leads = led(visit.actor)
    found = await rows.own(session, visit.actor.id, sorted(leads))
    waiting = await membership_requests.waiting_for(session, sorted(leads)) if leads else {}
    await session.commit()
    return tuple(Mine(one.id, one.title, one.id in leads, part, waiting.get(one.id, 0)) for one, part in found)


async def card(session: AsyncSession, visit: Visit, *, association_id: int) -> Card:
    """For members and everybody above them; raises NotFound for others."""
    association = await belong(session, visit, association_id)
    mode = visit.municipality.privacy_mode
    leaders = await members.leaders(session, association.id)
    secretary = await members.secretary(session, association.id)
    mine = await members.member(session, association.id, visit.actor.id)
    plan = await plans.find(session, association.id, visit.municipality.school_year(visit.now))
    kind = visit.municipality.programme.events.association_kind(association.kind)
    keeps, leads = is_kept(visit.actor, association), is_led(visit.actor, association)
    found = Card(
        association=association,
        kind=kind.title if kind else association.kind,
        school=await rows.school_of(session, association),
        leaders=tuple(call(mode, one.person) for one in leaders if not one.is_deputy),
        deputies=tuple(call(mode, one.person) for one in leaders if one.is_deputy),
        secretary=call(mode, secretary) if secretary else None,
        dependent=await rows.dependent(session, association.id, now=visit.now),
        materials=await rows.materials(session, association.id),
        next_meeting=await rows.next_meeting(session, association.id, now=visit.now),
        plan=plan.status if plan else None,
        keeps_plan=kind is None or kind.keeps_plan,
        is_member=mine is not None,
        leads=leads,
        keeps=keeps,
        writes=leads or (mine is not None and mine.part is MemberPart.SECRETARY),
        has_minutes=await minutes.any_signed(session, association.id),
        tasks=await decisions.count_own(session, visit.actor.id),
    )
    await session.commit()
    return found
