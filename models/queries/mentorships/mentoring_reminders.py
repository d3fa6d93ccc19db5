"""Pairs whose journal asks to be brought to mind: too few entries in a month, or none for long."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, and_, cast, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship, MentorshipEntry, MentorshipMentee, MentorshipStatus
from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.queries.mentorships.mentorship_journal import STANDS
from models.queries.portions import portions
from models.scopes import Scope, people_within


class Short(NamedTuple):
    """A mentor with pairs that have too few entries."""

    person_id: int
    pairs: int
    mentorship_id: int
    """One of them."""


async def short_of(  # the month, the norm and who is not told any more
    session: AsyncSession, *, first: date, last: date, today: date, norm: int, key: str, limit: int
) -> list[Short]:
    """Mentors, here and not on leave, whose pairs work all that month and have fewer entries in it.

    Whoever has got a letter of that key is left out.
    """
    entries = (
        select(func.count())
        .select_from(MentorshipEntry)
        .where(MentorshipEntry.mentorship_id == Mentorship.id, MentorshipEntry.on.between(first, last), STANDS)
        .scalar_subquery()
    )
    is_told = exists().where(OutboxMessage.dedup_key == literal(f"{key}:") + cast(Account.telegram_id, String))
    query = (
        select(Mentorship.mentor_id, func.count(), func.min(Mentorship.id))
        .join(Person, Person.id == Mentorship.mentor_id)
        .join(Account, Account.person_id == Person.id)
        .where(
            Mentorship.status == MentorshipStatus.ACTIVE,
            Mentorship.starts_on <= first,
            Mentorship.ends_on >= last,
            or_(Mentorship.stops_on.is_(None), Mentorship.stops_on > last),
            _is_working(today),
            entries < norm,
            ~is_told,
        )
        .group_by(Mentorship.mentor_id)
        .order_by(Mentorship.mentor_id)
        .limit(limit)
    )
    return [Short(*row) for row in await session.execute(query)]


class Silent(NamedTuple):
    mentorship_id: int
    since: date
    """The day of the newest entry, or the first of the pair."""
    mentor: Person


async def silent(session: AsyncSession, *, since: date, today: date, after: int, limit: int) -> list[Silent]:
    """Pairs that go on and have written nothing since that day; of mentors who are not on leave."""
    query = (
        select(Mentorship.id, _last(), Person)
        .join(Person, Person.id == Mentorship.mentor_id)
        .where(_is_silent(since, today), Mentorship.id > after)
        .order_by(Mentorship.id)
        .limit(limit)
    )
    return [Silent(*row) for row in await session.execute(query)]


async def silent_within(session: AsyncSession, scope: Scope, *, since: date, today: date) -> int:
    """How many of them have somebody within the scope who is helped."""
    helped = (
        select(MentorshipMentee.mentorship_id)
        .join(Person, Person.id == MentorshipMentee.person_id)
        .where(MentorshipMentee.left_on.is_(None), people_within(scope))
        .correlate(None)
    )
    query = (
        select(func.count())
        .select_from(Mentorship)
        .join(Person, Person.id == Mentorship.mentor_id)
        .where(_is_silent(since, today), Mentorship.id.in_(helped))
    )
    return await session.scalar(query) or 0


class Helped(NamedTuple):
    mentorship_id: int
    person: Person


async def helped_in(session: AsyncSession, mentorship_ids: Sequence[int]) -> list[Helped]:
    """Who is helped in these pairs now."""
    found = []
    for some in portions(mentorship_ids):
        query = (
            select(MentorshipMentee.mentorship_id, Person)
            .join(Person, Person.id == MentorshipMentee.person_id)
            .where(MentorshipMentee.mentorship_id.in_(some), MentorshipMentee.left_on.is_(None))
            .order_by(MentorshipMentee.mentorship_id, Person.id)
        )
        found += [Helped(*row) for row in await session.execute(query)]
    return found


async def coordinators(session: AsyncSession, organization_ids: Sequence[int]) -> dict[int, list[int]]:
    """Who coordinates each of these organisations."""
    found: dict[int, list[int]] = {}
    place = func.coalesce(RoleGrant.organization_id, Person.organization_id)
    for some in portions(organization_ids):
        query = (
            select(place, RoleGrant.person_id)
            .join(Person, Person.id == RoleGrant.person_id)
            .where(RoleGrant.role == Role.SCHOOL_COORDINATOR, place.in_(some), Person.archived_at.is_(None))
            .distinct()
        )
        for organization_id, person_id in await session.execute(query):
            found.setdefault(organization_id, []).append(person_id)
    return found


def _last() -> Any:
    return func.coalesce(Mentorship.last_entry_on, Mentorship.starts_on)


def _is_silent(since: date, today: date) -> ColumnElement[bool]:
    return and_(
        Mentorship.status == MentorshipStatus.ACTIVE,
        Mentorship.stops_on.is_(None),
        _last() <= since,
        _is_working(today),
    )


def _is_working(today: date) -> ColumnElement[bool]:
    """A mentor who is here and not on leave."""
    return and_(
        Person.archived_at.is_(None),
        Person.forgotten_at.is_(None),
        or_(Person.paused_until.is_(None), Person.paused_until < today),
    )
