"""Whose part in mentoring is: kept to be read, made nobody's, handed over to another row of the same person."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.mentorships import (
    AdaptationSignal,
    FirstStep,
    Mentorship,
    MentorshipEntry,
    MentorshipMentee,
    MentorshipMove,
    MentorshipStatus,
    MentorshipStep,
)
from models.queries import outbox
from models.queries.many import change_rows
from models.queries.mentorships.mentorships import OPEN
from models.queries.portions import portions
from models.threads import Thread

ROLE_GIVEN = "role_given"
"""By this a role that came with a pair goes with the last one; it says nothing of anybody else."""
NOTHING = "\u2026"
"""Stands where a step was called in somebody's own words."""


def everything_of(person_id: int) -> dict[str, Select[Any]]:
    """Rows about a person: pairs with all that was written in them, first weeks, signals."""
    own = _pairs_of([person_id])
    return {
        "mentorships": select(Mentorship).where(Mentorship.id.in_(own)).order_by(Mentorship.id),
        "mentorship_mentees": select(MentorshipMentee)
        .where(MentorshipMentee.person_id == person_id)
        .order_by(MentorshipMentee.mentorship_id),
        "mentorship_moves": select(MentorshipMove)
        .where(MentorshipMove.mentorship_id.in_(own))
        .order_by(MentorshipMove.id),
        "mentorship_entries": select(MentorshipEntry)
        .where(MentorshipEntry.mentorship_id.in_(own))
        .order_by(MentorshipEntry.id),
        "mentorship_steps": select(MentorshipStep)
        .where(MentorshipStep.mentorship_id.in_(own))
        .order_by(MentorshipStep.id),
        "first_steps": select(FirstStep).where(FirstStep.person_id == person_id).order_by(FirstStep.code),
        "adaptation_signals": select(AdaptationSignal)
        .where(AdaptationSignal.person_id == person_id)
        .order_by(AdaptationSignal.id),
    }


def count_of(person_id: int) -> Select[Any]:
    """In how many pairs somebody is or was."""
    return select(func.count()).select_from(Mentorship).where(Mentorship.id.in_(_pairs_of([person_id])))


async def has_any(session: AsyncSession, person_id: int) -> bool:
    return bool(await session.scalar(count_of(person_id)))


async def forget(session: AsyncSession, people: Sequence[int], *, now: datetime, today: date) -> None:
    """Words and names go, figures stay; what goes on ends, for nobody is there any more to go on with it.

    Of a group somebody was helped in only their own words go: the others' are theirs.
    """
    for some in portions(people):
        await _end(session, some, now=now, today=today)
        await _forget_words(session, some, now)
        await change_rows(session, delete(FirstStep).where(FirstStep.person_id.in_(some)))


async def forget_all_words(session: AsyncSession) -> int:
    """Of all pairs; returns of how many."""
    worded = or_(
        Mentorship.goal.is_not(None),
        Mentorship.reason.is_not(None),
        Mentorship.result.is_not(None),
        Mentorship.id.in_(select(MentorshipMove.mentorship_id).where(MentorshipMove.change != ROLE_GIVEN)),
    )
    found = list(await session.scalars(select(Mentorship.id).where(worded)))
    for some in portions(found):
        await _empty(session, some)
    return len(found)


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody, the one their answers go to."""
    if not nobodies:
        return
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    for column in (
        Mentorship.mentor_id,
        MentorshipMentee.person_id,
        AdaptationSignal.person_id,
        MentorshipEntry.author_id,
        MentorshipEntry.confirmed_by,
    ):
        table: Any = column.class_.__table__
        own = table.c[column.key]
        handing_over = update(table).where(own == bindparam("of_person")).values({column.key: bindparam("to_person")})
        await connection.execute(handing_over, pairs)


def known() -> list[Select[Any]]:
    """Everybody there is anything of."""
    return [
        select(Mentorship.mentor_id),
        select(MentorshipMentee.person_id),
        select(FirstStep.person_id),
        select(AdaptationSignal.person_id),
    ]


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: everything goes over, and what both have stands once."""
    for table, key in ((MentorshipMentee, "mentorship_id"), (FirstStep, "code")):
        rows: Any = table.__table__
        twin = rows.alias()
        same = and_(twin.c.person_id == target, twin.c[key] == rows.c[key])
        both = select(twin.c.person_id).where(same).exists()
        await change_rows(session, delete(rows).where(rows.c.person_id == source, both))
        await change_rows(session, update(rows).where(rows.c.person_id == source).values(person_id=target))
    for column in (
        Mentorship.mentor_id,
        Mentorship.created_by,
        Mentorship.stop_asked_by,
        MentorshipMove.actor_id,
        MentorshipEntry.author_id,
        MentorshipEntry.confirmed_by,
        AdaptationSignal.person_id,
        AdaptationSignal.seen_by,
    ):
        await change_rows(session, update(column.class_).where(column == source).values({column.key: target}))
    # Nobody is their own mentor, whatever two rows of them were.
    own = select(MentorshipMentee.mentorship_id).where(MentorshipMentee.person_id == target)
    of_oneself = select(Mentorship.id).where(
        Mentorship.mentor_id == target, Mentorship.id.in_(own), Mentorship.status == MentorshipStatus.PROPOSED
    )
    await change_rows(
        session, update(Mentorship).where(Mentorship.id.in_(of_oneself)).values(status=MentorshipStatus.DECLINED)
    )


async def created_by(session: AsyncSession, person_id: int) -> list[int]:
    """Pairs that are not over and that somebody looks after because they have proposed them."""
    query = select(Mentorship.id).where(Mentorship.created_by == person_id, Mentorship.status.in_(OPEN))
    return list(await session.scalars(query.order_by(Mentorship.id)))


async def pass_on(session: AsyncSession, mentorship_ids: Sequence[int], *, person_id: int) -> None:
    for some in portions(mentorship_ids):
        await change_rows(session, update(Mentorship).where(Mentorship.id.in_(some)).values(created_by=person_id))


def _pairs_of(people: Sequence[int]) -> Any:
    helped = select(MentorshipMentee.mentorship_id).where(MentorshipMentee.person_id.in_(people))
    return select(Mentorship.id).where(or_(Mentorship.mentor_id.in_(people), Mentorship.id.in_(helped)))


def _alone(people: Sequence[int]) -> Any:
    """Pairs these people are the mentors of, or in which nobody else is helped."""
    other = aliased(MentorshipMentee)
    others = exists().where(
        other.mentorship_id == MentorshipMentee.mentorship_id, other.person_id.not_in(people), other.left_on.is_(None)
    )
    helped = select(MentorshipMentee.mentorship_id).where(MentorshipMentee.person_id.in_(people), ~others)
    return select(Mentorship.id).where(or_(Mentorship.mentor_id.in_(people), Mentorship.id.in_(helped)))


async def _end(session: AsyncSession, people: Sequence[int], *, now: datetime, today: date) -> None:
    going = select(Mentorship.id).where(Mentorship.id.in_(_alone(people)), Mentorship.status.in_(OPEN))
    found = list(await session.scalars(going))
    of_pairs = update(Mentorship).where(Mentorship.id.in_(found))
    proposed = Mentorship.status == MentorshipStatus.PROPOSED
    await change_rows(session, of_pairs.where(proposed).values(status=MentorshipStatus.DECLINED, closed_at=now))
    begun = Mentorship.status.in_((MentorshipStatus.ORDERED, MentorshipStatus.ACTIVE))
    await change_rows(
        session, of_pairs.where(begun).values(status=MentorshipStatus.STOPPED, closed_at=now, stops_on=today)
    )
    threads = select(Mentorship.thread_id).where(Mentorship.id.in_(found))
    await change_rows(
        session, update(Thread).where(Thread.id.in_(threads), Thread.closed_at.is_(None)).values(closed_at=now)
    )
    left = update(MentorshipMentee).where(
        MentorshipMentee.person_id.in_(people),
        MentorshipMentee.left_on.is_(None),
        MentorshipMentee.mentorship_id.not_in(_alone(people)),
    )
    await change_rows(session, left.values(left_on=today))


async def _forget_words(session: AsyncSession, people: Sequence[int], now: datetime) -> None:
    alone = list(await session.scalars(_alone(people)))
    every = list(await session.scalars(_pairs_of(people)))
    await _empty(session, alone)
    own = update(MentorshipEntry).where(MentorshipEntry.author_id.in_(people))
    await change_rows(session, own.values(done=None, result=None, task=None))
    # Letters about a pair say what its people are called; lines of its history, who they are.
    await outbox.take_back(session, [f"mentorship:{number}:" for number in every], now=now)
    gone = {str(one) for one in people}
    of_groups = select(MentorshipMove).where(MentorshipMove.mentorship_id.in_(set(every) - set(alone)))
    for move in await session.scalars(of_groups):
        schools = {who: school for who, school in move.details.get("schools", {}).items() if who not in gone}
        who = {key for key in ("person", "mentor") if str(move.details.get(key)) in gone}
        kept = {key: value for key, value in move.details.items() if key not in who}
        move.actor_id = None if move.actor_id in people else move.actor_id
        move.details = kept | {"schools": schools} if "schools" in kept else kept


async def _empty(session: AsyncSession, mentorship_ids: Sequence[int]) -> None:
    """Nothing but figures stays: when, how long, of which kinds, how many steps."""
    pairs = update(Mentorship).where(Mentorship.id.in_(mentorship_ids))
    await change_rows(session, pairs.values(goal=None, reason=None, result=None, stop_asked_by=None))
    moves = delete(MentorshipMove).where(MentorshipMove.mentorship_id.in_(mentorship_ids))
    await change_rows(session, moves.where(MentorshipMove.change != ROLE_GIVEN))
    entries = update(MentorshipEntry).where(MentorshipEntry.mentorship_id.in_(mentorship_ids))
    await change_rows(session, entries.values(done=None, result=None, task=None))
    steps = update(MentorshipStep).where(MentorshipStep.mentorship_id.in_(mentorship_ids))
    await change_rows(session, steps.values(title=NOTHING, expected=None))
    titles = select(Mentorship.thread_id).where(Mentorship.id.in_(mentorship_ids))
    await change_rows(session, update(Thread).where(Thread.id.in_(titles)).values(title=NOTHING))
