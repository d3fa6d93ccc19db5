"""Which questionnaires a person has before them, and where they stand in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.campaigns import campaigns
from models.queries.surveys import responses as rows
from programmes.questionnaires import Questionnaire
from services.errors import NotFound
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaires
from services.surveys.survey_offers import Offer, offer, offers
from services.surveys.survey_sheets import Sheet, sheets_of
from services.surveys.survey_windows import SurveyClosed
from services.visits import Visit


class Standing(StrEnum):
    NEW = "new"
    OPEN = "open"
    SUBMITTED = "submitted"
    DONE = "done"
    """Answered without a name: there is nothing to read or to change."""
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
    is_asked: bool = False
    """By a campaign that runs."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The screen before the first question."""

    questionnaire: Questionnaire
    listed: Listed
    assurance: str
    """What the answers are never used for."""
    is_anonymous: bool


async def list_for(session: AsyncSession, visit: Visit) -> tuple[Listed, ...]:
    """What the person is answering, what is new, what has been answered; in this order.

    Of equals those a campaign asks for come first, the one that closes soonest before all.
    """
    year = visit.municipality.school_year(visit.now)
    responses = await rows.list_of(session, visit.actor.id)
    asked = await campaigns.asked_of(session, visit.actor.id)
    sheets = await sheets_of(session, visit, responses, asked)
    offered = {one.code: one for one in offers(visit, asked)}
    met = {sheet.response.questionnaire for sheet in sheets if sheet.response.school_year == year}
    unmet = [(one, await _questionnaire(session, visit, one)) for one in offered.values() if one.code not in met]
    await session.commit()
    listed = [
        _listed(sheet, offered.get(sheet.response.questionnaire) if sheet.response.school_year == year else None)
        for sheet in reversed(sheets)
        if _is_worth_listing(sheet, offered)
    ]
    listed += [_new(one, questionnaire) for one, questionnaire in unmet]
    order = list(_ORDER)
    return tuple(
        sorted(listed, key=lambda one: (order.index(one.standing), not one.is_asked, one.is_asked and one.closes_on))
    )


def _is_worth_listing(sheet: Sheet, offered: Mapping[str, Offer]) -> bool:
    """What nobody asks for any more, because its campaign was cancelled, is not gone on with."""
    return sheet.is_closed or sheet.response.submitted_at is not None or sheet.response.questionnaire in offered


_ORDER = (
    Standing.OPEN,
    Standing.NEW,
    Standing.DECLINED,
    Standing.SUBMITTED,
    Standing.DONE,
    Standing.CLOSED,
)


def foremost(listed: tuple[Listed, ...]) -> Listed | None:
    """What to answer first: what a campaign asks for and closes soonest, else what is begun, else what is new."""
    waiting = [one for one in listed if one.standing in {Standing.OPEN, Standing.NEW}]
    asked = sorted((one for one in waiting if one.is_asked), key=lambda one: one.closes_on)
    return next(iter((*asked, *waiting)), None)


async def introduce(session: AsyncSession, visit: Visit, *, code: str) -> Introduction:
    """The first screen of a questionnaire, or where the person stands in it.

    Raises SurveyClosed where its time is over and there is nothing of theirs to read.
    """
    asked = await campaigns.asked_of(session, visit.actor.id)
    offered = offer(visit, asked, code)
    if offered is None:
        raise NotFound
    questionnaire = await _questionnaire(session, visit, offered)
    year = visit.municipality.school_year(visit.now)
    response = await rows.find_by_year(session, person_id=visit.actor.id, questionnaire=code, school_year=year)
    sheets = await sheets_of(session, visit, [response] if response else [], asked)
    await session.commit()
    if not sheets and offered.window.is_over:
        raise SurveyClosed(title=questionnaire.title, until=offered.window.closes_on, has_answers=False)
    return Introduction(
        questionnaire,
        listed=_listed(sheets[0], offered) if sheets else _new(offered, questionnaire),
        assurance=visit.municipality.programme.passport.assurance,
        is_anonymous=offered.is_anonymous,
    )


async def waits_unnamed(session: AsyncSession, visit: Visit) -> bool:
    """Whether an anonymous questionnaire is before the person, perhaps in the middle."""
    asked = await campaigns.asked_of(session, visit.actor.id)
    await session.commit()
    return any(one.is_anonymous and one.campaign and not one.campaign.is_done for one in offers(visit, asked))


async def _questionnaire(session: AsyncSession, visit: Visit, one: Offer) -> Questionnaire:
    return await questionnaires.version(session, visit.municipality.library, one.version_id)


def _new(one: Offer, questionnaire: Questionnaire) -> Listed:
    standing = Standing.NEW
    if one.campaign is not None and one.is_anonymous:
        standing = Standing.DONE if one.campaign.is_done else standing
        standing = Standing.DECLINED if one.campaign.has_declined and not one.campaign.is_done else standing
    return Listed(
        code=one.code,
        title=questionnaire.title,
        summary=questionnaire.summary,
        minutes=questionnaire.minutes,
        standing=standing,
        response_id=None,
        left=len(questionnaire.questions),
        minutes_left=questionnaire.minutes,
        closes_on=one.window.closes_on,
        is_asked=one.campaign is not None,
    )


def _listed(sheet: Sheet, offered: Offer | None) -> Listed:
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
        closes_on=sheet.window.closes_on,
        is_asked=offered is not None and offered.campaign is not None,
    )
