"""Who leads an association: the leader named and changed by its keepers, deputies and a secretary by the leader."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, MemberPart
from models.audit import Action
from models.people import Person, Role
from models.queries import roles as grants
from models.queries.associations import association_members as rows
from services import audit, notices
from services.associations.association_access import is_kept, keep, lead
from services.associations.association_members import whom
from services.calling import call
from services.errors import NotAllowed, NotFound
from services.roles import Affected, affected_by
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Changed:
    """Whose menus are other ones now, and how many meetings went over."""

    association: Association
    affected: Sequence[Affected]
    meetings: int


@dataclass(frozen=True, slots=True)
class Somebody:
    id: int
    called: str


@dataclass(frozen=True, slots=True)
class Leading:
    """Who leads, and what of it the actor may change."""

    association: Association
    leaders: Sequence[Somebody]
    deputies: Sequence[Somebody]
    secretary: Somebody | None
    may_name_leader: bool
    may_name_deputy: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked before somebody is named."""

    title: str
    called: str
    old: Sequence[str]
    """Leaders there are besides them."""


async def look(session: AsyncSession, visit: Visit, *, association_id: int) -> Leading:
    association = await lead(session, visit, association_id)
    found = await rows.leaders(session, association.id)
    secretary = await rows.secretary(session, association.id)
    await session.commit()
    mode, keeps = visit.municipality.privacy_mode, is_kept(visit.actor, association)
    leaders = [Somebody(one.person.id, call(mode, one.person)) for one in found if not one.is_deputy]
    return Leading(
        association=association,
        leaders=leaders,
        deputies=[Somebody(one.person.id, call(mode, one.person)) for one in found if one.is_deputy],
        secretary=Somebody(secretary.id, call(mode, secretary)) if secretary else None,
        may_name_leader=keeps,
        may_name_deputy=keeps or visit.actor.id in {one.id for one in leaders},
    )


async def before(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int, is_leader: bool) -> Asked:
    """Who it is about; a leader may be anybody within reach, others are members."""
    mode = visit.municipality.privacy_mode
    if is_leader:
        association = await keep(session, visit, association_id, even_closed=False)
        person = await rows.somebody(session, person_id, whom(association))
    else:
        association = await lead(session, visit, association_id)
        found = await rows.member(session, association.id, person_id)
        person = found.person if found else None
        if person is None:
            held = await rows.leaders(session, association.id)
            person = next((one.person for one in held if one.person.id == person_id), None)
    if person is None:
        raise NotFound
    leaders = await rows.leaders(session, association.id) if is_leader else []
    await session.commit()
    old = [call(mode, one.person) for one in leaders if not one.is_deputy and one.person.id != person.id]
    return Asked(association.title, call(mode, person), old)


async def name_leader(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int) -> Changed:
    """The yearly change: the new leader gets the role and what lies ahead, the old ones stay as members; all are told.

    Naming whoever leads already changes nothing.
    """
    association = await keep(session, visit, association_id, to_change=True, even_closed=False)
    person = await rows.somebody(session, person_id, whom(association))
    if person is None:
        raise NotFound
    before = [one.person for one in await rows.leaders(session, association.id) if not one.is_deputy]
    old = [one for one in before if one.id != person.id]
    is_new = len(old) == len(before)
    moved = 0
    for one in old:
        await _take(session, visit, association, one)
        await rows.add(session, association.id, one.id)
        moved += await rows.pass_meetings(session, association.id, from_id=one.id, to_id=person.id, now=visit.now)
    await rows.add(session, association.id, person.id)
    await _give(session, visit, association, person)
    await rows.set_part(session, association.id, person.id, MemberPart.MEMBER)
    if is_new:
        await _tell(session, visit, association, [person.id], "association-told-leads", meetings=moved)
    if old:
        await _tell(session, visit, association, [one.id for one in old], "association-told-led")
    affected = [await affected_by(session, visit, one) for one in (person, *old)]
    await session.commit()
    return Changed(association, affected, moved)


async def dismiss(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int) -> Changed:
    """Take the part of a leader, a deputy or the secretary away; they stay a member. Twice is once.

    A leader's only by a keeper, a deputy's by a keeper or the leader.
    """
    association = await lead(session, visit, association_id, to_change=True)
    mine = await rows.find(session, association.id, person_id)
    held = [one for one in await rows.leaders(session, association.id) if one.person.id == person_id]
    if mine is None and not held:
        raise NotFound
    if any(not one.is_deputy for one in held) and not is_kept(visit.actor, association):
        raise NotAllowed
    if held:
        await _must_rule(session, visit, association)
    for one in held:
        await _take(session, visit, association, one.person)
        await rows.add(session, association.id, one.person.id)
    was_secretary = mine is not None and mine.part is MemberPart.SECRETARY
    await rows.set_part(session, association.id, person_id, MemberPart.MEMBER)
    if held or was_secretary:
        await _tell(session, visit, association, [person_id], "association-told-dismissed")
    affected = [await affected_by(session, visit, one.person) for one in held]
    await session.commit()
    return Changed(association, affected, 0)


async def name_deputy(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int) -> Changed:
    """A member who may do what the leader may. Raises NotFound for anybody else, and for the leader."""
    association = await lead(session, visit, association_id, to_change=True)
    await _must_rule(session, visit, association)
    person = await _member(session, association, person_id)
    held = {one.person.id: one.is_deputy for one in await rows.leaders(session, association.id)}
    if held.get(person.id) is False:
        raise NotFound
    if person.id not in held:
        await _give(session, visit, association, person)
        await _tell(session, visit, association, [person.id], "association-told-deputy")
    await rows.set_part(session, association.id, person.id, MemberPart.DEPUTY)
    affected = [await affected_by(session, visit, person)]
    await session.commit()
    return Changed(association, affected, 0)


async def name_secretary(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int) -> Changed:
    """A member who writes agendas and minutes; there is one of them. Not the leader, not a deputy."""
    association = await lead(session, visit, association_id, to_change=True)
    person = await _member(session, association, person_id)
    if person.id in {one.person.id for one in await rows.leaders(session, association.id)}:
        raise NotFound
    mine = await rows.find(session, association.id, person.id)
    if mine is not None and mine.part is not MemberPart.SECRETARY:
        before = await rows.secretary(session, association.id)
        if before is not None:
            await _tell(session, visit, association, [before.id], "association-told-dismissed")
        await rows.set_part(session, association.id, person.id, MemberPart.SECRETARY)
        await _tell(session, visit, association, [person.id], "association-told-secretary")
        await audit.note(
            session,
            visit,
            Action.ASSOCIATION_CHANGED,
            person_id=person.id,
            association=association.id,
            fact=MemberPart.SECRETARY.value,
        )
    affected = [await affected_by(session, visit, person)]
    await session.commit()
    return Changed(association, affected, 0)


async def _member(session: AsyncSession, association: Association, person_id: int) -> Person:
    found = await rows.member(session, association.id, person_id)
    if found is None:
        raise NotFound
    return found.person


async def _must_rule(session: AsyncSession, visit: Visit, association: Association) -> None:
    """Deputies do not make and unmake deputies; whoever leads otherwise has been let in."""
    if is_kept(visit.actor, association):
        return
    mine = await rows.find(session, association.id, visit.actor.id)
    if mine is not None and mine.part is MemberPart.DEPUTY:
        raise NotAllowed


async def _give(session: AsyncSession, visit: Visit, association: Association, person: Person) -> None:
    role = Role.ASSOCIATION_LEADER
    limits = {"organization_id": None, "association_id": association.id}
    if await grants.find_same(session, person_id=person.id, role=role, **limits) is None:
        await grants.add(session, person_id=person.id, role=role, granted_by=visit.actor.id, now=visit.now, **limits)
        await audit.note(
            session,
            visit,
            Action.ROLE_GRANTED,
            person_id=person.id,
            organization_id=association.organization_id,
            role=role.value,
            association=association.id,
        )


async def _take(session: AsyncSession, visit: Visit, association: Association, person: Person) -> None:
    role = Role.ASSOCIATION_LEADER
    same = await grants.find_same(
        session, person_id=person.id, role=role, organization_id=None, association_id=association.id
    )
    if same is not None:
        await grants.remove(session, [same.id])
        await audit.note(
            session,
            visit,
            Action.ROLE_REVOKED,
            person_id=person.id,
            organization_id=association.organization_id,
            role=role.value,
            association=association.id,
        )


async def _tell(
    session: AsyncSession,
    visit: Visit,
    association: Association,
    people: Sequence[int],
    phrase: str,
    **values: int,
) -> None:
    said = {
        "phrase": phrase,
        "values": {"title": association.title, **values},
        "rows": [[{"phrase": "association-open", "data": f"oa:{association.id}"}]],
    }
    others = [one for one in people if one != visit.actor.id]
    await notices.tell(session, visit, others, key=f"{phrase}:{association.id}:{visit.now}", said=said)
