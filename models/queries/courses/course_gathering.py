"""Where lines of the plan of courses come from: answers, difficulties, terms; each in portions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action, AuditEntry
from models.campaigns import Campaign, CampaignStatus
from models.course_counting import Asked, Counting
from models.courses import CourseRequest
from models.deficits import Deficit
from models.people import Person
from models.queries.courses.course_counting import is_due
from models.queries.courses.course_plan import OPEN_DEFICITS
from models.queries.register.register import IS_HERE
from models.responses import Answer, Response
from models.routes import Activity, ActivityStatus


@dataclass(frozen=True, slots=True)
class Answered:
    """What one person has chosen, by question."""

    response_id: int
    person_id: int
    chosen: dict[str, tuple[str, ...]]


async def answered(  # an interval of one questionnaire
    session: AsyncSession,
    questionnaire: str,
    questions: Sequence[str],
    *,
    since: datetime,
    until: datetime,
    after: int,
    limit: int,
) -> list[Answered]:
    """Handed in from `since` on and before `until`, of people who are here."""
    query = (
        select(Response.id, Person.id)
        .join(Person, Person.id == Response.person_id)
        .where(
            Response.questionnaire == questionnaire,
            Response.submitted_at >= since,
            Response.submitted_at < until,
            Response.id > after,
            IS_HERE,
        )
        .order_by(Response.id)
        .limit(limit)
    )
    found = {row[0]: Answered(row[0], row[1], {}) for row in await session.execute(query)}
    answers = select(Answer.response_id, Answer.question, Answer.chosen).where(
        Answer.response_id.in_(list(found)), Answer.question.in_(questions)
    )
    for response, question, chosen in await session.execute(answers):
        found[response].chosen[question] = tuple(chosen or ())
    return list(found.values())


async def uncovered(
    session: AsyncSession, school_year: int, course_kinds: Sequence[str], *, after: int, limit: int
) -> list[Deficit]:
    """Confirmed difficulties no course of a route works on."""
    has_course = (
        select(Activity.id)
        .where(
            Activity.deficit_id == Deficit.id,
            Activity.kind.in_(course_kinds),
            Activity.status != ActivityStatus.SKIPPED,
        )
        .exists()
    )
    query = (
        select(Deficit)
        .join(Person, Person.id == Deficit.person_id)
        .where(
            Deficit.school_year == school_year, Deficit.state.in_(OPEN_DEFICITS), ~has_course, IS_HERE,
            Deficit.id > after,
        )
        .order_by(Deficit.id)
        .limit(limit)
    )  # fmt: skip
    return list(await session.scalars(query))


async def due(
    session: AsyncSession, counting: Counting, asked: Asked, *, year: int, after: int, limit: int
) -> list[int]:
    """People whose next course is due by then and who have no line of that year."""
    has_line = select(CourseRequest.id).where(CourseRequest.person_id == Person.id, CourseRequest.year == year).exists()
    query = (
        select(Person.id)
        .where(IS_HERE, is_due(counting, asked), ~has_line, Person.id > after)
        .order_by(Person.id)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def closed_campaigns(session: AsyncSession, questionnaire: str, *, since: datetime) -> list[Campaign]:
    query = select(Campaign).where(
        Campaign.questionnaire == questionnaire,
        Campaign.status == CampaignStatus.CLOSED,
        Campaign.closed_at >= since,
    )
    return list(await session.scalars(query.order_by(Campaign.id)))


async def gathered_after(session: AsyncSession) -> set[int]:
    """Campaigns after which the clock has gathered a plan; the audit remembers for good."""
    query = select(AuditEntry.details).where(AuditEntry.action == Action.COURSE_PLAN_GATHERED)
    return {int(details["campaign"]) for details in await session.scalars(query) if "campaign" in details}
