"""Figures of a campaign, counted where the answers are: nobody's answers leave the database one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import CTE, Text, case, cast, func, literal, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, Membership
from models.campaigns import Campaign, Participant
from models.groupings import Grouping
from models.organizations import Organization
from models.queries.campaigns import coverage
from models.queries.campaigns.campaigns import participants_within
from models.responses import Answer, Response
from models.scopes import Scope
from models.sums import mean, total


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a campaign somebody may see."""

    campaign: Campaign
    scope: Scope


class Scored(NamedTuple):
    """So many responses with the same figures."""

    key: str | None
    """Of the group asked for."""
    area: str
    branch: str | None
    total: int
    answered: int
    outside: int
    """Answers that the question does not concern the person."""
    responses: int


async def campaign(session: AsyncSession, campaign_id: int) -> Campaign | None:
    return await session.get(Campaign, campaign_id)


async def sizes(session: AsyncSession, part: Part) -> tuple[int, int, int]:
    """How many are asked and have answered, as coverage tells it, and how many responses there are to count."""
    asked, done = await coverage.totals(session, part.campaign, part.scope)
    return asked, done, await session.scalar(select(func.count()).select_from(_counted(part))) or 0


async def chosen(session: AsyncSession, part: Part, question: str | None = None) -> list[tuple[str, str, int]]:
    """Question, what is chosen (as JSON), how often; of all questions or of one."""
    counted = _counted(part)
    marks = cast(Answer.chosen, Text)
    statement = (
        select(Answer.question, marks, func.count())
        .join(counted, counted.c.response_id == Answer.response_id)
        .where(marks.is_not(None), ~Answer.is_skipped)
        .group_by(Answer.question, marks)
    )
    rows = await session.execute(_of(statement, question))
    return [(row[0], row[1], row[2]) for row in rows]


async def numbers(
    session: AsyncSession, part: Part, question: str | None = None
) -> dict[str, tuple[int, float, int, int]]:
    """How many, the mean, the least and the most, by question."""
    counted = _counted(part)
    statement = (
        select(
            Answer.question,
            func.count(Answer.number),
            mean(Answer.number),
            func.min(Answer.number),
            func.max(Answer.number),
        )
        .join(counted, counted.c.response_id == Answer.response_id)
        .where(Answer.number.is_not(None))
        .group_by(Answer.question)
    )
    rows = await session.execute(_of(statement, question))
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}


async def given(session: AsyncSession, part: Part, question: str | None = None) -> dict[str, tuple[int, int]]:
    """How many have answered each question, and how many of them in own words."""
    counted = _counted(part)
    statement = (
        select(Answer.question, func.count(), func.count(Answer.text))
        .join(counted, counted.c.response_id == Answer.response_id)
        .where(~Answer.is_skipped)
        .group_by(Answer.question)
    )
    rows = await session.execute(_of(statement, question))
    return {row[0]: (row[1], row[2]) for row in rows}


async def words(
    session: AsyncSession, part: Part, question: str | None = None, *, limit: int | None = None, offset: int = 0
) -> list[tuple[str, str]]:
    """Question and own words, by their letters: an order that says nothing of who wrote them or when."""
    counted = _counted(part)
    statement = (
        select(Answer.question, Answer.text)
        .join(counted, counted.c.response_id == Answer.response_id)
        .where(Answer.text.is_not(None), ~Answer.is_skipped)
        .order_by(Answer.question, Answer.text)
        .limit(limit)
        .offset(offset)
    )
    return [(row[0], row[1] or "") for row in await session.execute(_of(statement, question))]


async def scored(
    session: AsyncSession, part: Part, areas: Mapping[str, str], grouping: Grouping | None = None
) -> list[Scored]:
    """Sums of scores by area, responses with the same ones counted together. `areas`: by question."""
    counted = _counted(part)
    answers = (
        select(
            _key(counted, grouping).label("key"),
            counted.c.response_id,
            case(areas, value=Answer.question, else_=null()).label("area"),
            Answer.branch,
            Answer.score,
            case((Answer.score.is_(None) & cast(Answer.chosen, Text).is_not(None), 1)).label("outside"),
        )
        .select_from(_grouped(counted, grouping).join(Answer, Answer.response_id == counted.c.response_id))
        .where(Answer.question.in_(list(areas)), ~Answer.is_skipped)
        .subquery()
    ).c
    each = (
        select(
            answers.key,
            answers.area,
            func.max(answers.branch).label("branch"),
            total(answers.score).label("total"),
            func.count(answers.score).label("answered"),
            func.count(answers.outside).label("outside"),
        )
        .group_by(answers.key, answers.response_id, answers.area)
        .subquery()
    )
    same = [each.c[name] for name in ("key", "area", "branch", "total", "answered", "outside")]
    rows = await session.execute(select(*same, func.count()).group_by(*same))
    return [Scored(row[0], row[1], row[2], row[3], row[4], row[5], row[6]) for row in rows]


async def satisfied(
    session: AsyncSession, part: Part, question: str, also: Sequence[str], grouping: Grouping | None = None
) -> list[tuple[str | None, int | None, int, int, int]]:
    """Group, score of the question, sum and number of scores of the others, how many responses have these."""
    counted = _counted(part)
    others = Answer.question.in_([one for one in also if one != question])
    answers = (
        select(
            _key(counted, grouping).label("key"),
            counted.c.response_id,
            case((Answer.question == question, Answer.score)).label("own"),
            case((others, Answer.score)).label("other"),
        )
        .select_from(_grouped(counted, grouping).join(Answer, Answer.response_id == counted.c.response_id))
        .where(Answer.question.in_([question, *also]))
        .subquery()
    ).c
    each = (
        select(
            answers.key,
            func.max(answers.own).label("score"),
            total(answers.other).label("total"),
            func.count(answers.other).label("answered"),
        )
        .group_by(answers.key, answers.response_id)
        .subquery()
    )
    same = [each.c[name] for name in ("key", "score", "total", "answered")]
    rows = await session.execute(select(*same, func.count()).group_by(*same))
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


async def by_group(session: AsyncSession, part: Part, grouping: Grouping) -> dict[str | None, int]:
    """Responses by group."""
    counted = _counted(part)
    keys = select(_key(counted, grouping).label("key")).select_from(_grouped(counted, grouping)).subquery().c
    statement = select(keys.key, func.count()).group_by(keys.key)
    return {row[0]: row[1] for row in await session.execute(statement)}


async def titles(session: AsyncSession, grouping: Grouping, keys: Sequence[str]) -> dict[str, str]:
    """What schools or associations are called, by their ids as texts."""
    table = Organization if grouping is Grouping.SCHOOL else Association
    ids = [int(key) for key in keys]
    rows = await session.execute(select(table.id, table.title).where(table.id.in_(ids)))
    return {str(row[0]): row[1] for row in rows}


def _counted(part: Part) -> CTE:
    """Responses handed in, with where those work who gave them, as far as it is told."""
    campaign = part.campaign
    if campaign.is_anonymous:
        place, group = (Response.facts[name].as_string() for name in ("organization", "position_group"))
        unnamed = select(
            Response.id.label("response_id"),
            place.label("organization"),
            group.label("position"),
            literal(0).label("person_id"),
        ).where(Response.campaign_id == campaign.id, Response.person_id.is_(None), Response.submitted_at.is_not(None))
        if not part.scope.is_whole:
            unnamed = unnamed.where(place.in_([str(one) for one in sorted(part.scope.organizations)]))
        return unnamed.cte("counted")
    return (
        select(
            Response.id.label("response_id"),
            cast(Participant.organization_id, Text).label("organization"),
            Participant.position.label("position"),
            Response.person_id.label("person_id"),
        )
        .join(Participant, Participant.person_id == Response.person_id)
        .where(
            Participant.campaign_id == campaign.id,
            Response.questionnaire == campaign.questionnaire,
            Response.school_year == campaign.school_year,
            Response.submitted_at.is_not(None),
            participants_within(part.scope),
        )
        .cte("counted")
    )


def _key(counted: CTE, grouping: Grouping | None) -> Any:
    if grouping is None:
        return literal("")
    if grouping is Grouping.ASSOCIATION:
        return cast(Membership.association_id, Text)
    return counted.c.organization if grouping is Grouping.SCHOOL else counted.c.position


def _grouped(counted: CTE, grouping: Grouping | None) -> Any:
    if grouping is not Grouping.ASSOCIATION:
        return counted
    return counted.join(Membership, Membership.person_id == counted.c.person_id)


def _of(statement: Any, question: str | None) -> Any:
    return statement if question is None else statement.where(Answer.question == question)
