"""The plan of a pair: from a template or in one's own words; the mentor changes it, either side ticks off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import MentorshipStep
from models.queries.mentorships import mentorship_plans as rows
from services.errors import NotFound, Unfitting
from services.mentorships import plan_templates
from services.mentorships.journal_access import term_of
from services.mentorships.mentoring_norms import Span
from services.mentorships.pair_access import Pair, PairPart, take_part
from services.mentorships.plan_templates import MOST_STEPS
from services.rights import Right, must
from services.routes.route_words import line
from services.visits import Visit

LONGEST = 200


@dataclass(frozen=True, slots=True)
class PlanView:
    pair: Pair
    steps: Sequence[MentorshipStep]
    today: date
    term: Span

    @property
    def is_mentors(self) -> bool:
        """Whether the visitor may change it."""
        return self.pair.part is PairPart.MENTOR

    @property
    def done(self) -> int:
        return sum(one.done_on is not None for one in self.steps)

    def step(self, step_id: int) -> MentorshipStep | None:
        return next((one for one in self.steps if one.id == step_id), None)


async def view(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> PlanView:
    pair = await take_part(session, visit, mentorship_id)
    seen = await _view(session, visit, pair)
    await session.commit()
    return seen


async def view_of_step(session: AsyncSession, visit: Visit, *, step_id: int) -> PlanView:
    pair, _ = await _step(session, visit, step_id, to_change=False)
    seen = await _view(session, visit, pair)
    await session.commit()
    return seen


async def take_template(session: AsyncSession, visit: Visit, *, mentorship_id: int, code: str) -> None:
    """Its steps that are not in the plan yet: taken twice it is taken once."""
    pair = await _mentors(session, visit, mentorship_id)
    template = visit.municipality.programme.mentoring.plan(code)
    if template is None:
        await session.rollback()
        raise NotFound
    term = _term(pair)
    steps = await rows.steps(session, pair.id)
    for place, one in enumerate(
        plan_templates.planned(template, term, standing=[step.title for step in steps]), len(steps) + 1
    ):
        session.add(
            MentorshipStep(
                mentorship_id=pair.id, place=place, title=one.title, expected=one.expected, due_on=one.due_on
            )
        )
    if pair.mentorship.goal is None:
        pair.mentorship.goal = template.goal
    await session.commit()


async def add(session: AsyncSession, visit: Visit, *, mentorship_id: int, typed: str) -> int:
    """A step in the mentor's words, due at the end of the pair until a day is chosen. Returns its id."""
    must(visit.actor, Right.WORK_IN_PAIR)
    title = line(typed, LONGEST)
    pair = await _mentors(session, visit, mentorship_id)
    steps = await rows.steps(session, pair.id)
    same = next((one for one in steps if one.title == title), None)
    if same is None:
        if len(steps) >= MOST_STEPS:
            await session.rollback()
            raise Unfitting("plan-full", most=MOST_STEPS)
        same = MentorshipStep(mentorship_id=pair.id, place=len(steps) + 1, title=title, due_on=_term(pair).last)
        session.add(same)
        await session.flush()
    await session.commit()
    return same.id


async def rename(session: AsyncSession, visit: Visit, *, step_id: int, typed: str) -> None:
    must(visit.actor, Right.WORK_IN_PAIR)
    title = line(typed, LONGEST)
    _, step = await _mentors_step(session, visit, step_id)
    step.title = title
    await session.commit()


async def move(session: AsyncSession, visit: Visit, *, step_id: int, due_on: date) -> None:
    pair, step = await _mentors_step(session, visit, step_id)
    term = _term(pair)
    if due_on not in term:
        await session.rollback()
        raise Unfitting("journal-day-outside", since=f"{term.first:%d.%m.%Y}", until=f"{term.last:%d.%m.%Y}")
    step.due_on = due_on
    await session.commit()


async def remove(session: AsyncSession, visit: Visit, *, step_id: int) -> int:
    """Returns the id of the pair."""
    pair, step = await _mentors_step(session, visit, step_id)
    await rows.remove(session, step)
    await session.commit()
    return pair.id


async def tick(session: AsyncSession, visit: Visit, *, step_id: int, is_done: bool) -> int:
    """Either side; a tap that arrives twice changes nothing the second time. Returns the id of the pair."""
    pair, step = await _step(session, visit, step_id)
    if is_done != (step.done_on is not None):
        step.done_on = visit.municipality.day(visit.now) if is_done else None
    await session.commit()
    return pair.id


async def _view(session: AsyncSession, visit: Visit, pair: Pair) -> PlanView:
    steps = await rows.steps(session, pair.id)
    return PlanView(pair, steps, visit.municipality.day(visit.now), _term(pair))


def _term(pair: Pair) -> Span:
    return term_of(pair, pair.mentor.id)


async def _mentors(session: AsyncSession, visit: Visit, mentorship_id: int) -> Pair:
    pair = await take_part(session, visit, mentorship_id, to_change=True)
    if pair.part is not PairPart.MENTOR:
        await session.rollback()
        raise NotFound
    return pair


async def _step(
    session: AsyncSession, visit: Visit, step_id: int, *, to_change: bool = True
) -> tuple[Pair, MentorshipStep]:
    must(visit.actor, Right.WORK_IN_PAIR)
    pair_id = await rows.pair_of(session, step_id)
    if pair_id is None:
        await session.rollback()
        raise NotFound
    pair = await take_part(session, visit, pair_id, to_change=to_change)
    found = next((one for one in await rows.steps(session, pair.id) if one.id == step_id), None)
    if found is None:
        await session.rollback()
        raise NotFound
    return pair, found


async def _mentors_step(session: AsyncSession, visit: Visit, step_id: int) -> tuple[Pair, MentorshipStep]:
    pair, step = await _step(session, visit, step_id)
    if pair.part is not PairPart.MENTOR:
        await session.rollback()
        raise NotFound
    return pair, step
