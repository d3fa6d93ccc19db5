"""The first weeks at a school: what to find out and whom to ask; ticked off for oneself, checked by nobody."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.mentorships import first_steps as rows
from programmes.mentoring import FirstWeekStep
from services.errors import NotFound
from services.rights import Right, must
from services.visits import Visit

BEGINNER_YEARS = 3


@dataclass(frozen=True, slots=True)
class FirstWeeks:
    steps: tuple[tuple[FirstWeekStep, bool], ...]
    """Each with whether it is done."""

    @property
    def done(self) -> int:
        return sum(is_done for _, is_done in self.steps)


async def standing(session: AsyncSession, visit: Visit) -> FirstWeeks:
    """Raises NotFound where the programme has no such list."""
    must(visit.actor, Right.WORK_IN_PAIR)
    steps = visit.municipality.programme.mentoring.first_weeks
    done = await rows.done(session, visit.actor.id)
    await session.commit()
    if not steps:
        raise NotFound
    return FirstWeeks(tuple((one, one.code in done) for one in steps))


async def tick(session: AsyncSession, visit: Visit, *, code: str, is_done: bool) -> None:
    must(visit.actor, Right.WORK_IN_PAIR)
    if code not in {one.code for one in visit.municipality.programme.mentoring.first_weeks}:
        raise NotFound
    if is_done:
        await rows.tick(session, visit.actor.id, code, visit.now)
    else:
        await rows.untick(session, visit.actor.id, code)
    await session.commit()


def is_offered(visit: Visit, *, has_mentor: bool = False) -> bool:
    """To those in the first year of their work; to beginners who have a mentor, for longer."""
    began, year = visit.actor.career_started, visit.municipality.school_year(visit.now)
    years = BEGINNER_YEARS if has_mentor else 1
    is_new = began is not None and began > year - years
    return bool(visit.municipality.programme.mentoring.first_weeks) and is_new
