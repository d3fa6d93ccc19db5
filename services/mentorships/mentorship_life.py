"""A pair begins and ends: its conversation, the role of its mentor, what its people are told. Inner to use cases."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.mentorships import Mentorship, MentorshipStatus
from models.people import Person, Role
from models.queries import audit, roles
from models.queries.mentorships import mentorships as rows
from models.queries.mentorships.mentorships import Member
from models.queries.registration import accounts
from models.threads import Part, ThreadKind
from services.conversations import threads
from services.mentorships import mentorship_notices as notices
from services.mentorships.mentorship_moves import Change, standing, turn, write_down
from services.municipality import Municipality


async def go_on(  # what a pair is, and when
    session: AsyncSession,
    municipality: Municipality,
    mentorship: Mentorship,
    mentor: Person,
    members: Sequence[Member],
    *,
    now: datetime,
    actor_id: int | None,
) -> int | None:
    """As far as its papers and the day let a pair that has not begun; returns whose menu has changed by it."""
    after = standing(mentorship, municipality.day(now))
    if after is mentorship.status:
        return None
    turn(mentorship, after)
    if after is not MentorshipStatus.ACTIVE:
        return None
    return await _begin(session, municipality, mentorship, mentor, members, now=now, actor_id=actor_id)


async def _begin(  # as above
    session: AsyncSession,
    municipality: Municipality,
    mentorship: Mentorship,
    mentor: Person,
    members: Sequence[Member],
    *,
    now: datetime,
    actor_id: int | None,
) -> int | None:
    mentees = [one.person for one in members if one.row.left_on is None]
    parts = {one.id: Part.MENTEE for one in mentees} | {mentor.id: Part.MENTOR}
    thread = await threads.begin(session, ThreadKind.MENTORSHIP, parts, title="", now=now)
    mentorship.thread_id = thread.id
    await write_down(session, mentorship, Change.STARTED, now=now, actor_id=actor_id)
    days = {"until": mentorship.ends_on}
    key, buttons = notices.key(mentorship, "begun", now), notices.open_pair(mentorship.id)
    await notices.tell(
        session, municipality, [one.id for one in mentees], "mentorship-told-mentee", key=key, now=now,
        buttons=buttons, days=days, called=notices.called(municipality, mentor),
    )  # fmt: skip
    await notices.tell(
        session, municipality, [mentor.id], "mentorship-told-mentor", key=key, now=now, buttons=buttons, days=days,
        called=notices.called(municipality, *mentees),
    )  # fmt: skip
    return await _give_role(session, mentorship, mentor, now=now, actor_id=actor_id)


async def complete(
    session: AsyncSession, municipality: Municipality, mentorship: Mentorship, *, now: datetime
) -> int | None:
    """Its last day is over."""
    turn(mentorship, MentorshipStatus.COMPLETED)
    return await _close(session, municipality, mentorship, Change.COMPLETED, "mentorship-told-completed", now=now)


async def stop(
    session: AsyncSession, municipality: Municipality, mentorship: Mentorship, *, now: datetime, actor_id: int | None
) -> int | None:
    """Earlier than agreed; today is the first day without it, whatever day was meant before."""
    turn(mentorship, MentorshipStatus.STOPPED)
    mentorship.stops_on = municipality.day(now)
    return await _close(
        session, municipality, mentorship, Change.STOPPED, "mentorship-told-stopped", now=now, actor_id=actor_id
    )


async def _close(  # as above
    session: AsyncSession,
    municipality: Municipality,
    mentorship: Mentorship,
    change: Change,
    phrase: str,
    *,
    now: datetime,
    actor_id: int | None = None,
) -> int | None:
    mentorship.closed_at = now
    await write_down(session, mentorship, change, now=now, actor_id=actor_id)
    if mentorship.thread_id is None:
        return None
    await threads.end(session, mentorship.thread_id, now=now)
    mentor = await rows.mentor_of(session, mentorship)
    mentees = [one.person for one in await rows.members(session, mentorship.id) if one.row.left_on is None]
    for told, others in (([mentor], mentees), (mentees, [mentor])):
        await notices.tell(
            session, municipality, [one.id for one in told], phrase, key=notices.key(mentorship, "over", now), now=now,
            buttons=notices.open_pair(mentorship.id), called=notices.called(municipality, *others),
        )  # fmt: skip
    return await _take_role(session, mentorship, mentor, now=now, actor_id=actor_id)


async def let_go(  # as above
    session: AsyncSession,
    municipality: Municipality,
    mentorship: Mentorship,
    member: Member,
    *,
    now: datetime,
    actor_id: int | None,
) -> None:
    """Out of a group: they neither write nor get anything of it any more."""
    member.row.left_on = municipality.day(now)
    if mentorship.thread_id is not None:
        await threads.let_out(session, mentorship.thread_id, member.person.id, now=now)
    await write_down(session, mentorship, Change.LEFT, now=now, actor_id=actor_id, person=member.person.id)


def ends_by(mentorship: Mentorship, today: date) -> bool:
    """Whether the last day lies behind."""
    return mentorship.ends_on + timedelta(days=1) <= today


async def _give_role(
    session: AsyncSession, mentorship: Mentorship, mentor: Person, *, now: datetime, actor_id: int | None
) -> int | None:
    """Of the mentor's own organisation, unless they are one already."""
    held = await roles.of_to_change(session, mentor.id)
    if mentor.organization_id is None or any(grant.role is Role.MENTOR for grant in held):
        return None
    grant = await roles.add(
        session, person_id=mentor.id, role=Role.MENTOR, organization_id=mentor.organization_id, association_id=None,
        granted_by=actor_id, now=now,
    )  # fmt: skip
    await write_down(session, mentorship, Change.ROLE_GIVEN, now=now, actor_id=None, grant=grant.id)
    await _note_role(session, Action.ROLE_GRANTED, mentor, grant.organization_id, now=now, actor_id=actor_id)
    return await accounts.of_person(session, mentor.id)


async def _take_role(
    session: AsyncSession, mentorship: Mentorship, mentor: Person, *, now: datetime, actor_id: int | None
) -> int | None:
    """What a pair has brought goes with the last one; a role that somebody has given stays."""
    await session.flush()
    if await rows.active_of_mentor(session, mentor.id, but=mentorship.id):
        return None
    brought = set(await rows.grants_given(session, mentor.id, Change.ROLE_GIVEN.value))
    taken = [
        grant
        for grant in await roles.of_to_change(session, mentor.id)
        if grant.id in brought and grant.role is Role.MENTOR
    ]
    if not taken:
        return None
    await roles.remove(session, [grant.id for grant in taken])
    await write_down(session, mentorship, Change.ROLE_TAKEN, now=now, actor_id=None)
    await _note_role(session, Action.ROLE_REVOKED, mentor, taken[0].organization_id, now=now, actor_id=actor_id)
    return await accounts.of_person(session, mentor.id)


async def _note_role(
    session: AsyncSession,
    action: Action,
    mentor: Person,
    organization_id: int | None,
    *,
    now: datetime,
    actor_id: int | None,
) -> None:
    await audit.add(
        session, at=now, actor_id=actor_id, action=action, person_id=mentor.id, organization_id=organization_id,
        details={"role": Role.MENTOR.value},
    )  # fmt: skip
