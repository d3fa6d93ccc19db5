"""Who may reach a pair of mentoring, decided by its rows: who helps, who is helped, who looks after pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship, MentorshipStatus
from models.people import Person
from models.queries.mentorships import mentorships as rows
from models.queries.mentorships.mentorships import Member
from services import rights
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.visits import Visit


class PairPart(StrEnum):
    """As what somebody takes part in a pair."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    KEEPER = "keeper"
    """Looks after it, and reads nothing of what it writes."""


@dataclass(frozen=True, slots=True)
class Pair:
    mentorship: Mentorship
    part: PairPart
    is_kept: bool
    """Whether the visitor looks after it, whatever else they are in it."""
    is_live: bool
    """Whether it goes on, with the visitor in it: then what a pair writes may be read and written."""
    mentor: Person
    members: Sequence[Member]
    """Everybody who is or was helped in it; in a pair that goes on `mentees` are meant."""

    @property
    def id(self) -> int:
        return self.mentorship.id

    @property
    def mentees(self) -> list[Person]:
        """Whoever is helped, or was to the end."""
        return [one.person for one in self.members if one.row.left_on is None]

    @property
    def has_begun(self) -> bool:
        return self.mentorship.thread_id is not None


async def reach(session: AsyncSession, visit: Visit, mentorship_id: int, *, to_change: bool = False) -> Pair:
    """The pair and one's part in it; what one has no part in is not there. Raises NotFound.

    Whoever was in a pair that is over reaches it still, with `is_live` false: they may read its summary and
    what they wrote to each other, no more.
    """
    must(visit.actor, Right.WORK_IN_PAIR)
    mentorship = await rows.find(session, mentorship_id, to_change=to_change)
    if mentorship is None:
        await session.rollback()
        raise NotFound
    mentor = await rows.mentor_of(session, mentorship)
    members = await rows.members(session, mentorship_id)
    scope = rights.reach(visit.actor, Right.KEEP_MENTORSHIPS)
    schools = {mentor.organization_id, *(one.person.organization_id for one in members if one.row.left_on is None)}
    is_kept = bool(scope) and any(scope.covers(organization_id=one) for one in schools)
    part, is_in = _part(visit, mentorship, members, is_kept=is_kept)
    if part is None:
        await session.rollback()
        raise NotFound
    is_live = is_in and mentorship.status is MentorshipStatus.ACTIVE
    return Pair(mentorship, part, is_kept, is_live, mentor, members)


async def take_part(session: AsyncSession, visit: Visit, mentorship_id: int, *, to_change: bool = False) -> Pair:
    """A pair that goes on, for its mentor or somebody who is helped in it now. Raises Unfitting once it is over."""
    pair = await reach(session, visit, mentorship_id, to_change=to_change)
    if pair.part is PairPart.KEEPER:
        await session.rollback()
        raise NotFound
    if not pair.is_live:
        await session.rollback()
        raise Unfitting("pair-not-live")
    return pair


async def keep(session: AsyncSession, visit: Visit, mentorship_id: int, *, to_change: bool = True) -> Pair:
    """A pair one looks after."""
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    pair = await reach(session, visit, mentorship_id, to_change=to_change)
    if not pair.is_kept:
        await session.rollback()
        raise NotFound
    return pair


def _part(
    visit: Visit, mentorship: Mentorship, members: Sequence[Member], *, is_kept: bool
) -> tuple[PairPart | None, bool]:
    """As what the visitor takes part, and whether they still do. Mentees know of a pair since it has begun."""
    if mentorship.mentor_id == visit.actor.id:
        return PairPart.MENTOR, True
    own = next((one for one in members if one.row.person_id == visit.actor.id), None)
    if own is not None and mentorship.thread_id is not None:
        return PairPart.MENTEE, own.row.left_on is None
    return (PairPart.KEEPER if is_kept else None), False
