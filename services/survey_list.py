"""Which questionnaires a person has before them, and where they stand in each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import responses as rows
from programmes.questionnaires import Audience, Questionnaire
from services import questionnaire_flow as flow
from services.errors import NotFound
from services.survey_sheets import Sheet, sheets_of
from services.visits import Visit


class Standing(StrEnum):
    NEW = "new"
    OPEN = "open"
    SUBMITTED = "submitted"
    DECLINED = "declined"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Listed:
    """One questionnaire in a person's list."""

    code: str
    title: str
    summary: str
    minutes: int
    standing: Standing
    response_id: int | None
    left: int
    """Questions still to be answered."""
    minutes_left: int
    closes_on: date


@dataclass(frozen=True, slots=True)
class Introduction:
    """The screen before the first question."""

    questionnaire: Questionnaire
    listed: Listed
    assurance: str
    """What the answers are never used for."""


async def list_for(session: AsyncSession, visit: Visit) -> tuple[Listed, ...]:
    """What the person is answering, what is new, what has been answered; in this order."""
    year = visit.municipality.school_year(visit.now)
    responses = await rows.list_of(session, visit.actor.id)
    sheets = await sheets_of(session, visit, responses)
    await session.commit()
    listed = [_listed(sheet) for sheet in reversed(sheets)]
    met = {sheet.response.questionnaire for sheet in sheets if sheet.response.school_year == year}
    listed += [
        _new(visit, questionnaire, year)
        for code in visit.municipality.library.newest
        if code not in met
        and (questionnaire := visit.municipality.library.current(code)) is not None
        and is_offered(visit, questionnaire)
    ]
    order = [Standing.OPEN, Standing.NEW, Standing.DECLINED, Standing.SUBMITTED, Standing.CLOSED]
    return tuple(sorted(listed, key=lambda one: order.index(one.standing)))


async def introduce(session: AsyncSession, visit: Visit, *, code: str) -> Introduction:
    """The first screen of a questionnaire, or where the person stands in it."""
    questionnaire = visit.municipality.library.current(code)
    if questionnaire is None or not is_offered(visit, questionnaire):
        raise NotFound
    year = visit.municipality.school_year(visit.now)
    response = await rows.find_by_year(session, person_id=visit.actor.id, questionnaire=code, school_year=year)
    sheets = await sheets_of(session, visit, [response] if response else [])
    await session.commit()
    return Introduction(
        questionnaire,
        listed=_listed(sheets[0]) if sheets else _new(visit, questionnaire, year),
        assurance=visit.municipality.programme.passport.assurance,
    )


def is_offered(visit: Visit, questionnaire: Questionnaire) -> bool:
    """Whether anybody may fill it in at any time; the others wait for a campaign."""
    return (
        visit.municipality.programme.modules.is_on(questionnaire.module)
        and questionnaire.on_demand
        and questionnaire.audience is Audience.EVERYONE
        and not questionnaire.anonymous
    )


def _new(visit: Visit, questionnaire: Questionnaire, year: int) -> Listed:
    return Listed(
        code=questionnaire.code,
        title=questionnaire.title,
        summary=questionnaire.summary,
        minutes=questionnaire.minutes,
        standing=Standing.NEW,
        response_id=None,
        left=len(questionnaire.questions),
        minutes_left=questionnaire.minutes,
        closes_on=visit.municipality.last_day(year),
    )


def _listed(sheet: Sheet) -> Listed:
    response, questionnaire = sheet.response, sheet.questionnaire
    first = questionnaire.questions[0].code
    progress = flow.progress(questionnaire, sheet.replies, sheet.facts, first)
    if sheet.is_closed:
        standing = Standing.CLOSED
    elif response.submitted_at:
        standing = Standing.SUBMITTED
    else:
        standing = Standing.DECLINED if response.declined_at else Standing.OPEN
    return Listed(
        code=response.questionnaire,
        title=questionnaire.title,
        summary=questionnaire.summary,
        minutes=questionnaire.minutes,
        standing=standing,
        response_id=response.id,
        left=progress.left,
        minutes_left=progress.minutes_left,
        closes_on=sheet.visit.municipality.last_day(response.school_year),
    )
