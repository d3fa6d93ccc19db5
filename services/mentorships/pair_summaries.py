"""What a pair leaves behind: its summary once it is over, and the register of all pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.mentorship_filters import PairFilter
from models.mentorships import Mentorship, MentorshipEntry, MentorshipStatus
from models.people import Person
from models.queries.mentorships import mentorship_lists
from models.queries.mentorships import mentorship_summaries as rows
from services import audit
from services.calling import call
from services.errors import Unfitting
from services.mentorships import pair_access
from services.mentorships.mentorships import days_of
from services.mentorships.pair_access import PairPart
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Summary:
    mentorship: Mentorship
    mentor: str
    mentees: Sequence[str]
    entries: Sequence[MentorshipEntry]
    """The oldest first."""
    steps_done: int
    steps: int


@dataclass(frozen=True, slots=True)
class Registered:
    """A pair in the register."""

    mentorship: Mentorship
    mentor: str
    mentees: str
    entries: int


async def gather(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> Summary:
    """Of a pair that is over, for its sides and those who look after it."""
    must(visit.actor, Right.WORK_IN_PAIR)
    pair = await pair_access.reach(session, visit, mentorship_id)
    mentorship = pair.mentorship
    if mentorship.status not in {MentorshipStatus.COMPLETED, MentorshipStatus.STOPPED} or not pair.has_begun:
        await session.rollback()
        raise Unfitting("pair-no-summary")
    entries = await rows.entries(session, pair.id)
    done, steps = await rows.plan(session, pair.id)
    if pair.part is PairPart.KEEPER:
        await audit.note(
            session, visit, Action.MENTORSHIPS_EXPORTED, person_id=pair.mentor.id,
            organization_id=pair.mentor.organization_id, mentorship=pair.id, count=1,
        )  # fmt: skip
    await session.commit()
    return Summary(
        mentorship,
        _called(visit, pair.mentor),
        [_called(visit, one.person) for one in pair.members],
        entries,
        done,
        steps,
    )


async def export(session: AsyncSession, visit: Visit) -> list[Registered]:
    """All pairs within reach, the newest first."""
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    found, count = await mentorship_lists.page(session, scope, PairFilter.ALL, days_of(visit), offset=0, limit=None)
    numbers = [one[0].id for one in found]
    mentees = await mentorship_lists.mentees_of(session, numbers)
    entries = await rows.counts_of_pairs(session, numbers)
    await audit.note(session, visit, Action.MENTORSHIPS_EXPORTED, count=count)
    await session.commit()
    return [_line(visit, one, mentor, place, mentees, entries) for one, mentor, place in found]


def _line(
    visit: Visit,
    one: Mentorship,
    mentor: Person,
    place: str | None,
    mentees: Mapping[int, Sequence[Person]],
    entries: Mapping[int, int],
) -> Registered:
    mode = visit.municipality.privacy_mode
    helped = "; ".join(call(mode, who) for who in mentees.get(one.id, ()))
    return Registered(one, call(mode, mentor, place=place), helped, entries.get(one.id, 0))


def _called(visit: Visit, person: Person) -> str:
    place = person.organization.title if person.organization else None
    return call(visit.municipality.privacy_mode, person, place=place)
