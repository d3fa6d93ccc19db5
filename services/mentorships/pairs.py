"""What those of a pair see of it: the mentor and whom they help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship, MentorshipStatus
from models.queries.mentorships import mentorship_lists
from models.queries.mentorships import pair_lists as rows
from services.calling import call
from services.errors import NotFound
from services.mentorships import mentoring_norms, pair_access
from services.mentorships import mentorship_notices as notices
from services.mentorships.pair_access import Pair, PairPart
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

SOON_DAYS = 14
"""So long before its end a mentor is asked how a pair goes on."""


class Waiting(StrEnum):
    """What a pair waits for from its mentor."""

    CONSENT = "consent"
    ORDER = "order"
    FIRST_DAY = "first_day"
    ENDING = "ending"
    STOPPING = "stopping"
    SILENT = "silent"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair as its own people see it."""

    pair: Pair
    mentor: str
    mentees: tuple[str, ...]
    others: str
    """Whoever the visitor works with, by name."""

    @property
    def id(self) -> int:
        return self.pair.mentorship.id


@dataclass(frozen=True, slots=True)
class PairLine:
    mentorship_id: int
    others: str
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Pairs:
    lines: Sequence[PairLine]
    count: int
    page: int
    pages: int
    past: int
    """How many are over."""


@dataclass(frozen=True, slots=True)
class Own:
    """The mentors of somebody, and who sees to it where there is none."""

    lines: Sequence[PairLine]
    past: int
    keepers: Sequence[str]


async def view(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> PairView:
    """Only for its mentor and its mentees; keepers have a screen of their own."""
    seen = await look(session, visit, mentorship_id=mentorship_id)
    if seen.pair.part is PairPart.KEEPER:
        raise NotFound
    return seen


async def look(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> PairView:
    """For everybody who has a part in it."""
    pair = await pair_access.reach(session, visit, mentorship_id)
    await session.commit()
    return view_of(visit, pair)


def view_of(visit: Visit, pair: Pair) -> PairView:
    mode = visit.municipality.privacy_mode
    mentor = call(mode, pair.mentor)
    mentees = tuple(call(mode, one) for one in pair.mentees)
    helped = ", ".join(mentees)
    others = {PairPart.MENTOR: helped, PairPart.MENTEE: mentor, PairPart.KEEPER: f"{mentor} \u2014 {helped}"}
    return PairView(pair, mentor, mentees, others[pair.part])


async def own(session: AsyncSession, visit: Visit) -> Own:
    """The visitor's mentors."""
    must(visit.actor, Right.WORK_IN_PAIR)
    found = await rows.helped_in(session, visit.actor.id)
    _, past = await rows.past(session, visit.actor.id, offset=0, limit=0)
    people = await rows.keepers_of_school(session, visit.actor.organization_id, but=visit.actor.id)
    await session.commit()
    mode = visit.municipality.privacy_mode
    lines = [PairLine(one.id, call(mode, mentor), waiting(visit, one)) for one, mentor in found]
    return Own(lines, past, [call(mode, one) for one in people])


async def led(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Pairs:
    """Whom the visitor is the mentor of, or is asked to be."""
    must(visit.actor, Right.WORK_IN_PAIR)
    found, count = await rows.led_by(session, visit.actor.id, offset=max(page, 0) * size, limit=size)
    mentees = await mentorship_lists.mentees_of(session, [one.id for one in found])
    _, past = await rows.past(session, visit.actor.id, offset=0, limit=0)
    await session.commit()
    lines = [
        PairLine(one.id, notices.called(visit.municipality, *mentees.get(one.id, ())), waiting(visit, one))
        for one in found
    ]
    return Pairs(lines, count, max(page, 0), pages_of(count, size), past)


async def past(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Pairs:
    """Pairs that are over, on whichever side the visitor was."""
    must(visit.actor, Right.WORK_IN_PAIR)
    found, count = await rows.past(session, visit.actor.id, offset=max(page, 0) * size, limit=size)
    mentees = await mentorship_lists.mentees_of(session, [one.id for one in found])
    mentors = await rows.mentors_of(session, found)
    await session.commit()
    lines = []
    for one in found:
        others = mentees.get(one.id, []) if one.mentor_id == visit.actor.id else [mentors[one.id]]
        lines.append(PairLine(one.id, notices.called(visit.municipality, *others), Waiting.NOTHING))
    return Pairs(lines, count, max(page, 0), pages_of(count, size), count)


def waiting(visit: Visit, mentorship: Mentorship) -> Waiting:
    today = visit.municipality.day(visit.now)
    if mentorship.status is MentorshipStatus.PROPOSED:
        return Waiting.CONSENT if mentorship.consented_at is None else Waiting.ORDER
    if mentorship.status is MentorshipStatus.ORDERED:
        return Waiting.FIRST_DAY
    if mentorship.stops_on is not None:
        return Waiting.STOPPING
    if mentorship.ends_on - timedelta(days=SOON_DAYS) <= today and mentorship.result is None:
        return Waiting.ENDING
    last = mentorship.last_entry_on or mentorship.starts_on
    return Waiting.SILENT if last <= mentoring_norms.silent_in(visit.municipality, today) else Waiting.NOTHING
