"""Pairs of mentoring in the demo: one in every state, and a beginner who has nobody yet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import EntryKind, Mentorship, MentorshipEntry, MentorshipForm, MentorshipStatus
from models.people import Account, Person, Role, RoleGrant
from models.queries.mentorships import mentorships as rows
from models.threads import Part, ThreadKind
from playground import demo_talks
from services.conversations import threads
from services.mentorships.mentorship_moves import OPEN, Change, write_down
from services.mentorships.mentorship_terms import level_of

BEGINNERS = (1011, 1104, 1105, 1108, 1109, 1112, 1113, 1116, 1117, 1120, 1121, 1124)
"""Whom the register of the demo calls young; the last one has never had a mentor."""
METHODIST = 1017
BEGUN = frozenset({MentorshipStatus.ACTIVE, MentorshipStatus.COMPLETED, MentorshipStatus.STOPPED})
DAY, WEEK = timedelta(days=1), timedelta(days=7)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Made:
    """A pair of the demo; days are told from today."""

    mentor: int
    mentees: tuple[int, ...]
    status: MentorshipStatus
    since: timedelta
    until: timedelta
    form: MentorshipForm = MentorshipForm.PAIR
    has_consent: bool = True
    goal: str | None = None
    result: str | None = None
    reason: str | None = None
    entries: int = 0
    stops_in: timedelta | None = None


PAIRS = (
    Made(1020, (1011,), MentorshipStatus.ACTIVE, -6 * WEEK, 30 * WEEK, goal="Вести урок в своём темпе", entries=5),
    Made(1020, (1104,), MentorshipStatus.ACTIVE, -48 * WEEK, WEEK, goal="Контрольные без слёз", entries=9),
    Made(1010, (1108,), MentorshipStatus.PROPOSED, timedelta(), 40 * WEEK, has_consent=False, goal="Первый класс"),
    Made(1021, (1105,), MentorshipStatus.PROPOSED, timedelta(), 40 * WEEK),
    Made(1019, (1109,), MentorshipStatus.ORDERED, WEEK, 40 * WEEK),
    Made(1021, (1113,), MentorshipStatus.ACTIVE, -9 * WEEK, 25 * WEEK),
    Made(1010, (1112,), MentorshipStatus.ACTIVE, -9 * WEEK, 25 * WEEK, reason="переезд", stops_in=3 * DAY, entries=2),
    Made(1019, (1117, 1121), MentorshipStatus.ACTIVE, -10 * WEEK, 20 * WEEK, MentorshipForm.GROUP, entries=4),
    Made(1011, (1021,), MentorshipStatus.ACTIVE, -5 * WEEK, 15 * WEEK, MentorshipForm.REVERSE, goal="Презентации"),
    Made(1010, (1116,), MentorshipStatus.COMPLETED, -YEAR, -4 * WEEK, result="Ведёт уроки без подсказок", entries=12),
    Made(1021, (1120,), MentorshipStatus.STOPPED, -20 * WEEK, 10 * WEEK, reason="сменилось расписание", entries=3),
    Made(1010, (1120,), MentorshipStatus.DECLINED, -WEEK, 30 * WEEK, has_consent=False, reason="много нагрузки"),
)
KINDS = (EntryKind.MEETING, EntryKind.LESSON_VISIT, EntryKind.ANALYSIS, EntryKind.MUTUAL_VISIT)


async def pair_up(session: AsyncSession, today: date, now: datetime) -> None:
    """Within the transaction that fills the demo, once its people are there."""
    people = await _people(session)
    for number in BEGINNERS:
        people[number].is_young = True
        people[number].career_started = max(people[number].career_started or 0, today.year - 1 - number % 3)
    for made in PAIRS:
        await _make(session, people, made, today, now)
    await session.flush()


async def _people(session: AsyncSession) -> dict[int, Person]:
    """By their accounts."""
    query = select(Account.telegram_id, Person).join(Person, Person.id == Account.person_id)
    return {row[0]: row[1] for row in await session.execute(query)}


async def _make(session: AsyncSession, people: dict[int, Person], made: Made, today: date, now: datetime) -> None:
    mentor, mentees = people[made.mentor], [people[one] for one in made.mentees]
    first, keeper = today + made.since, people[METHODIST]
    is_ordered = made.status in BEGUN | {MentorshipStatus.ORDERED}
    level = level_of(mentor.organization_id, [one.organization_id for one in mentees])
    pair = Mentorship(
        mentor_id=mentor.id, form=made.form, level=level, goal=made.goal, topics=[], starts_on=first,
        ends_on=today + made.until, status=made.status, consented_at=now + made.since if made.has_consent else None,
        order_number=str(made.mentor - 1000) if is_ordered else None,
        order_on=min(first, today) if is_ordered else None, created_by=keeper.id, created_at=now + made.since,
        reason=made.reason, result=made.result, closed_at=None if made.status in OPEN else now,
    )  # fmt: skip
    if made.stops_in is not None:
        pair.stops_on, pair.stop_asked_by = today + made.stops_in, mentees[0].id
    if made.status is MentorshipStatus.STOPPED:
        pair.stops_on = today - WEEK
    await rows.add(session, pair, [one.id for one in mentees], joined_on=first)
    schools = {str(one.id): one.organization_id for one in mentees}
    await write_down(session, pair, Change.PROPOSED, now=pair.created_at, actor_id=keeper.id, schools=schools)
    if made.status in BEGUN:
        await _begin(session, pair, mentor, mentees, made, first, now)


async def _begin(  # a pair that is or was at work
    session: AsyncSession,
    pair: Mentorship,
    mentor: Person,
    mentees: list[Person],
    made: Made,
    first: date,
    now: datetime,
) -> None:
    parts = {one.id: Part.MENTEE for one in mentees} | {mentor.id: Part.MENTOR}
    thread = await threads.begin(session, ThreadKind.MENTORSHIP, parts, title="", now=now + made.since)
    pair.thread_id, thread.closed_at = thread.id, pair.closed_at
    over = -WEEK if made.status is MentorshipStatus.STOPPED else min(made.until, timedelta())
    await demo_talks.talk(session, thread, mentor, mentees, number=thread.id - 1, last=now + over)
    await write_down(session, pair, Change.STARTED, now=now + made.since, actor_id=None)
    last = min(pair.ends_on, now.date())
    for number in range(made.entries):
        day = max(first, last - 6 * DAY * (made.entries - number))
        session.add(
            MentorshipEntry(
                mentorship_id=pair.id, on=day, kind=KINDS[number % len(KINDS)], done="Разобрали урок вместе",
                result="Договорились, что попробовать", author_id=mentor.id, created_at=now,
            )
        )  # fmt: skip
        pair.last_entry_on = day
    if pair.status is MentorshipStatus.ACTIVE:
        await _give_role(session, pair, mentor, now)


async def _give_role(session: AsyncSession, pair: Mentorship, mentor: Person, now: datetime) -> None:
    held = select(RoleGrant.id).where(RoleGrant.person_id == mentor.id, RoleGrant.role == Role.MENTOR)
    if await session.scalar(held) is not None:
        return
    grant = RoleGrant(person_id=mentor.id, role=Role.MENTOR, organization_id=mentor.organization_id, granted_at=now)
    session.add(grant)
    await session.flush()
    await write_down(session, pair, Change.ROLE_GIVEN, now=now, actor_id=None, grant=grant.id)
