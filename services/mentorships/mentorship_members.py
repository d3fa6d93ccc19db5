"""Who is helped in a group, and what a pair is for: changed by those who look after it."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.mentorships import MentorshipForm
from models.queries.mentorships import mentor_choice, mentorships
from models.threads import Part
from services import audit, naming
from services.conversations import threads
from services.errors import NotFound, Unfitting
from services.mentorships import mentorship_life, pair_access
from services.mentorships import mentorship_notices as notices
from services.mentorships.mentorship_moves import OPEN, Change, write_down
from services.mentorships.mentorship_proposals import LONGEST_GOAL, MOST_IN_A_GROUP
from services.mentorships.pair_access import Pair
from services.rights import Right, must
from services.visits import Visit


async def add(session: AsyncSession, visit: Visit, *, mentorship_id: int, person_id: int) -> None:
    """One more for a group; twice is once."""
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    pair = await _group(session, visit, mentorship_id)
    found = await mentor_choice.find(session, scope, [person_id])
    if not found:
        await session.rollback()
        raise NotFound
    if person_id == pair.mentor.id:
        await session.rollback()
        raise Unfitting("mentorship-of-oneself")
    if any(one.id == person_id for one in pair.mentees):
        await session.commit()
        return
    if len(pair.mentees) >= MOST_IN_A_GROUP:
        await session.rollback()
        raise Unfitting("mentorship-one-mentee", most=MOST_IN_A_GROUP)
    mentorship, today = pair.mentorship, visit.municipality.day(visit.now)
    await mentorships.put_mentee(session, pair.id, person_id, joined_on=max(today, mentorship.starts_on))
    school = {str(person_id): found[0].organization_id}
    await write_down(
        session, mentorship, Change.JOINED, now=visit.now, actor_id=visit.actor.id, person=person_id, schools=school
    )
    if mentorship.thread_id is not None:
        await threads.let_in(session, mentorship.thread_id, {person_id: Part.MENTEE}, now=visit.now)
        await notices.tell(
            session, visit.municipality, [person_id], "mentorship-told-mentee",
            key=notices.key(mentorship, "joined", visit.now), now=visit.now, buttons=notices.open_pair(pair.id),
            days={"until": mentorship.ends_on}, called=notices.called(visit.municipality, pair.mentor),
        )  # fmt: skip
    await _note(session, visit, pair, person_id, Change.JOINED)
    await session.commit()


async def remove(session: AsyncSession, visit: Visit, *, mentorship_id: int, person_id: int) -> None:
    """The last one cannot be taken out: then the pair itself is stopped."""
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    pair = await _group(session, visit, mentorship_id)
    member = next((one for one in pair.members if one.person.id == person_id and one.row.left_on is None), None)
    if member is None:
        await session.rollback()
        raise NotFound
    if len(pair.mentees) == 1:
        await session.rollback()
        raise Unfitting("mentorship-last-mentee")
    await mentorship_life.let_go(
        session, visit.municipality, pair.mentorship, member, now=visit.now, actor_id=visit.actor.id
    )
    if pair.has_begun:
        await notices.tell(
            session, visit.municipality, [person_id], "mentorship-told-stopped",
            key=notices.key(pair.mentorship, "let-go", visit.now), now=visit.now, buttons=[],
            called=notices.called(visit.municipality, pair.mentor),
        )  # fmt: skip
    await _note(session, visit, pair, person_id, Change.LEFT)
    await session.commit()


async def set_goal(session: AsyncSession, visit: Visit, *, mentorship_id: int, typed: str) -> None:
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    goal = checked_goal(typed)
    pair = await pair_access.keep(session, visit, mentorship_id)
    if pair.mentorship.status not in OPEN:
        await session.rollback()
        raise Unfitting("mentorship-moved-on")
    pair.mentorship.goal = goal
    await write_down(session, pair.mentorship, Change.GOAL_SET, now=visit.now, actor_id=visit.actor.id)
    await _note(session, visit, pair, pair.mentor.id, Change.GOAL_SET)
    await session.commit()


def checked_goal(typed: str) -> str:
    """Raises Unfitting for nothing, and for more than fits."""
    goal = naming.clean(typed)
    if not goal or len(goal) > LONGEST_GOAL:
        raise Unfitting("mentorship-goal-unfit", most=LONGEST_GOAL)
    return goal


async def _group(session: AsyncSession, visit: Visit, mentorship_id: int) -> Pair:
    pair = await pair_access.keep(session, visit, mentorship_id)
    if pair.mentorship.status not in OPEN or pair.mentorship.form is not MentorshipForm.GROUP:
        await session.rollback()
        raise Unfitting("mentorship-moved-on")
    return pair


async def _note(session: AsyncSession, visit: Visit, pair: Pair, person_id: int, change: Change) -> None:
    await audit.note(
        session, visit, Action.MENTORSHIP_CHANGED, person_id=person_id, organization_id=pair.mentor.organization_id,
        mentorship=pair.id, change=change.value,
    )  # fmt: skip
