"""What the clock does with pairs: begins, asks before the end, ends, and counts beginners without a mentor."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship, MentorshipStatus
from models.queries import audiences
from models.queries.mentorships import mentorship_clock as rows
from models.queries.mentorships import mentorship_lists
from models.queries.mentorships import mentorships as pairs
from models.queries.mentorships.mentorship_clock import Standing
from services import outbox
from services.audiences import terms
from services.mentorships import mentorship_life
from services.mentorships import mentorship_notices as notices
from services.mentorships.mentorship_moves import OPEN, Change, turn, write_down
from services.mentorships.pairs import SOON_DAYS
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

PORTION = 100
Ids = Callable[[int], Awaitable[list[int]]]
Deed = Callable[[Mentorship], Awaitable[None]]


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """All of it, each for itself: what fails is told to the operator and keeps nothing else from happening."""
    if not municipality.programme.modules.mentoring:
        return
    for job in (part, start, stop, complete, expire, ask_before_end, tell_of_lacking):
        try:
            await job(session, municipality, now)
        except Exception:  # the others must not wait for it
            await session.rollback()
            log.exception("%s of mentoring failed", job.__name__)


async def start(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Ordered ones on their first day."""
    today = municipality.day(now)

    async def deed(one: Mentorship) -> None:
        if one.status is MentorshipStatus.ORDERED:
            mentor, members = await pairs.mentor_of(session, one), await pairs.members(session, one.id)
            await mentorship_life.go_on(session, municipality, one, mentor, members, now=now, actor_id=None)

    await _each(session, lambda after: rows.to_start(session, today=today, after=after, limit=PORTION), deed)


async def stop(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Those whose notice is over."""
    today = municipality.day(now)

    async def deed(one: Mentorship) -> None:
        if one.status is MentorshipStatus.ACTIVE and one.stops_on is not None and one.stops_on <= today:
            meant = one.stops_on
            await mentorship_life.stop(session, municipality, one, now=now, actor_id=None)
            one.stops_on = meant  # the day it was agreed to, however late the clock has come

    await _each(session, lambda after: rows.to_stop(session, today=today, after=after, limit=PORTION), deed)


async def complete(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    today = municipality.day(now)

    async def deed(one: Mentorship) -> None:
        if one.status is MentorshipStatus.ACTIVE and mentorship_life.ends_by(one, today):
            await mentorship_life.complete(session, municipality, one, now=now)

    await _each(session, lambda after: rows.to_complete(session, today=today, after=after, limit=PORTION), deed)


async def expire(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Proposals nobody has answered by the last day they were for."""
    today = municipality.day(now)

    async def deed(one: Mentorship) -> None:
        if one.status is MentorshipStatus.PROPOSED and mentorship_life.ends_by(one, today):
            turn(one, MentorshipStatus.DECLINED)
            one.closed_at = now
            await write_down(session, one, Change.EXPIRED, now=now, actor_id=None)

    await _each(session, lambda after: rows.to_expire(session, today=today, after=after, limit=PORTION), deed)


async def ask_before_end(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Two weeks before the last day the mentor is asked how it goes on; once for each last day."""
    today = municipality.day(now)
    until = today + timedelta(days=SOON_DAYS)

    async def deed(one: Mentorship) -> None:
        members = await pairs.members(session, one.id)
        mentees = [member.person for member in members if member.row.left_on is None]
        ways = (("pair-longer", "mpe"), ("pair-finish", "mpf"), ("pair-stop", "mps"))
        buttons = [[{"phrase": phrase, "data": f"{prefix}:{one.id}"}] for phrase, prefix in ways]
        await notices.tell(
            session, municipality, [one.mentor_id], "mentorship-ask-before-end",
            key=notices.key(one, "ending", one.ends_on), now=now, buttons=buttons, days={"day": one.ends_on},
            called=notices.called(municipality, *mentees),
        )  # fmt: skip

    await _each(session, lambda after: rows.ending(session, today=today, until=until, after=after, limit=PORTION), deed)


async def part(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Pairs of those who have left, and of mentees who work at another school now: without a notice."""

    async def deed(one: Mentorship) -> None:
        if one.status in OPEN:
            await _part(session, municipality, one, now)

    after = 0
    while found := await rows.open_ones(session, after=after, limit=PORTION):
        schools = await rows.schools_when_joined(session, found, Change.PROPOSED.value, Change.JOINED.value)
        standing = await rows.standing(session, found)
        broken = {one.mentorship_id for one in standing if one.is_gone or _has_moved(one, schools)}
        await _do(session, sorted(broken), deed)
        after = found[-1]


async def _part(session: AsyncSession, municipality: Municipality, one: Mentorship, now: datetime) -> None:
    mentor, members = await pairs.mentor_of(session, one), await pairs.members(session, one.id)
    schools = await rows.schools_when_joined(session, [one.id], Change.PROPOSED.value, Change.JOINED.value)
    standing = await rows.standing(session, [one.id])
    left = {who.person_id for who in standing if who.is_gone or _has_moved(who, schools)}
    here = [member for member in members if member.row.left_on is None]
    gone = [member for member in here if member.person.id in left]
    if not left:
        return
    if mentor.id not in left and len(gone) < len(here):
        for member in gone:
            await mentorship_life.let_go(session, municipality, one, member, now=now, actor_id=None)
    else:
        await _end(session, municipality, one, now)
    told = await notices.keepers(session, one, mentor, members)
    await notices.tell(
        session, municipality, told, "mentorship-told-parted", key=notices.key(one, "parted", now), now=now,
        buttons=notices.open_kept(one.id), mentor=notices.called(municipality, mentor),
        mentees=notices.called(municipality, *(member.person for member in gone or here)),
    )  # fmt: skip


async def tell_of_lacking(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Once a month a number: beginners without a mentor, to each who looks after pairs."""
    day = municipality.day(now)
    lacking = await mentorship_lists.lacking_by_school(session, terms(municipality, day, municipality.school_year(now)))
    reach: dict[int, set[int | None]] = {}
    for person, school in await rows.all_keepers(session):
        reach.setdefault(person, set()).add(school)
    counted = {
        person: sum(lacking.values()) if None in schools else sum(lacking.get(one, 0) for one in schools)
        for person, schools in reach.items()
    }
    told = [person for person, count in counted.items() if count]
    letters = [
        Letter(
            f"mentorless:{day:%Y-%m}",
            recipient(one),
            {
                "phrase": "mentorship-told-lacking",
                "values": {"count": counted[one.person_id]},
                "rows": [[{"phrase": "mentorships-open-lacking", "data": "mpw:0"}]],
            },
        )
        for one in await audiences.reached_of(session, told)
    ]
    await outbox.put(session, municipality, letters, kind=notices.KIND, priority=Priority.REMINDER, now=now)
    await session.commit()


async def _each(session: AsyncSession, ids: Ids, deed: Deed) -> None:
    """A portion to a transaction."""
    after = 0
    while found := await ids(after):
        await _do(session, found, deed)
        after = found[-1]
    await session.commit()


async def _do(session: AsyncSession, numbers: Sequence[int], deed: Deed) -> None:
    """One after another; one that fails keeps nothing from the others."""
    for number in numbers:
        try:
            async with session.begin_nested():
                one = await rows.take(session, number)
                if one is not None:
                    await deed(one)
        except Exception:  # the next ones must not wait for it
            log.exception("pair %s could not be looked after", number)
    await session.commit()


async def _end(session: AsyncSession, municipality: Municipality, one: Mentorship, now: datetime) -> None:
    if one.status is MentorshipStatus.PROPOSED:
        turn(one, MentorshipStatus.DECLINED)
        one.closed_at = now
        await write_down(session, one, Change.EXPIRED, now=now, actor_id=None)
    else:
        await mentorship_life.stop(session, municipality, one, now=now, actor_id=None)


def _has_moved(one: Standing, schools: Mapping[tuple[int, int], int | None]) -> bool:
    """Whether a mentee works elsewhere than when the pair was proposed to them; a mentor may."""
    return schools.get((one.mentorship_id, one.person_id), one.organization_id) != one.organization_id
