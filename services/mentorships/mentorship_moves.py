"""What may become of a pair of mentoring; every change is written down."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship, MentorshipStatus
from models.queries.mentorships import mentorships as rows
from services.errors import Unfitting

MOVES: Mapping[MentorshipStatus, frozenset[MentorshipStatus]] = {
    MentorshipStatus.PROPOSED: frozenset(
        {MentorshipStatus.ORDERED, MentorshipStatus.ACTIVE, MentorshipStatus.DECLINED}
    ),
    MentorshipStatus.ORDERED: frozenset({MentorshipStatus.ACTIVE, MentorshipStatus.STOPPED}),
    MentorshipStatus.ACTIVE: frozenset({MentorshipStatus.COMPLETED, MentorshipStatus.STOPPED}),
    MentorshipStatus.COMPLETED: frozenset(),
    MentorshipStatus.STOPPED: frozenset(),
    MentorshipStatus.DECLINED: frozenset(),
}
"""What is over stays so: who works on together makes a new pair."""

OPEN = frozenset({MentorshipStatus.PROPOSED, MentorshipStatus.ORDERED, MentorshipStatus.ACTIVE})


class Change(StrEnum):
    """What has happened to a pair, as its history names it."""

    PROPOSED = "proposed"
    CONSENTED = "consented"
    PAPER_CONSENT = "paper_consent"
    """The signed paper is at school; somebody who looks after pairs has said so."""
    ORDERED = "ordered"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    """By whoever looks after it, before it had begun."""
    STARTED = "started"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    JOINED = "joined"
    LEFT = "left"
    GOAL_SET = "goal_set"
    EXTENDED = "extended"
    ENDING_DECIDED = "ending_decided"
    """The mentor lets it end on its last day and has said what has come of it."""
    STOP_ASKED = "stop_asked"
    STOP_WITHDRAWN = "stop_withdrawn"
    STOPPED = "stopped"
    COMPLETED = "completed"
    REPLACES = "replaces"
    """Another pair, whose mentor could not go on."""
    REPLACED = "replaced"
    EXPIRED = "expired"
    """Nobody had answered by its last day."""


def turn(mentorship: Mentorship, after: MentorshipStatus) -> None:
    """Change the status. Raises Unfitting for a way that does not exist: somebody was faster."""
    if after not in MOVES[mentorship.status]:
        raise Unfitting("mentorship-moved-on")
    mentorship.status = after


def standing(mentorship: Mentorship, today: date) -> MentorshipStatus:
    """Where a pair that has not begun stands by its papers: both in any order, then its first day."""
    if mentorship.consented_at is None or mentorship.order_number is None:
        return MentorshipStatus.PROPOSED
    return MentorshipStatus.ACTIVE if mentorship.starts_on <= today else MentorshipStatus.ORDERED


async def write_down(
    session: AsyncSession,
    mentorship: Mentorship,
    change: Change,
    *,
    now: datetime,
    actor_id: int | None,
    **details: str | int | dict[str, int | None],
) -> None:
    """One more line of the history, within the caller's transaction; details are ids, days and counts, no words."""
    rows.add_move(
        session, mentorship_id=mentorship.id, at=now, actor_id=actor_id, change=change.value, details=dict(details)
    )
    await session.flush()
