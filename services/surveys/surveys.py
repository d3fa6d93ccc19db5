"""A questionnaire from beginning to result: beginning, declining, reviewing, handing in."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries.campaigns import campaigns
from models.queries.surveys import anonymous
from models.queries.surveys import responses as rows
from programmes.questionnaires import AreaScoring, IndexLevel, IndexScoring, Questionnaire
from services import audit
from services.errors import NotFound, Refusal, Unfitting
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaires
from services.rights import Right, must
from services.surveys import anonymous_answers, comparisons, diagnostics_scoring, index_scoring
from services.surveys.anonymous_answers import Gone
from services.surveys.diagnostics_comparison import Comparison
from services.surveys.survey_offers import Offer, offer
from services.surveys.survey_pages import Notice, Step, page
from services.surveys.survey_sheets import Sheet, look, take, turn_to
from services.surveys.survey_windows import SurveyClosed
from services.visits import Visit


class NotFinished(Refusal):
    phrase = "refusal-not-finished"


@dataclass(frozen=True, slots=True)
class Result:
    """What a person reads after submitting; at most one of the two, by the questionnaire's scoring."""

    response_id: int
    questionnaire: Questionnaire
    profile: diagnostics_scoring.Profile | None
    level: IndexLevel | None
    closes_on: date
    is_closed: bool
    is_locked: bool
    """The answers can be read and not changed."""
    reviewed_by: date | None
    """Until when a methodist looks at the answers; none where nobody needs to, or once the year is over."""
    compared: tuple[Comparison, ...] = ()
    """Before and after, under a questionnaire of the end of the year."""
    may_ask: bool = False
    """Whether the person can ask for help with something themselves."""


async def begin(session: AsyncSession, visit: Visit, *, code: str) -> Step:
    """Start, or go on where the person left off: pressing it again begins nothing anew."""
    must(visit.actor, Right.ANSWER_SURVEYS)
    offered = await _offer(session, visit, code)
    if offered.campaign is not None and offered.is_anonymous:
        return await anonymous_answers.begin(session, visit, campaign_id=offered.campaign.campaign_id)
    response_id = await _open(session, visit, offered)
    sheet = await take(session, visit, response_id)
    if sheet.response.declined_at:
        await rows.turn(session, sheet.response, declined_at=None)
    if sheet.current is None and not sheet.response.submitted_at:
        following = flow.next_question(sheet.questionnaire, sheet.replies, sheet.facts)
        await turn_to(session, sheet, following)
    await session.commit()
    return Step(page(sheet))


async def decline(session: AsyncSession, visit: Visit, *, code: str) -> None:
    """Remember that the person will not take part; what they have answered before stays, and nobody reminds them."""
    must(visit.actor, Right.ANSWER_SURVEYS)
    offered = await _offer(session, visit, code)
    if offered.campaign is not None and offered.is_anonymous:
        await anonymous.mark(session, offered.campaign.campaign_id, visit.actor.id, has_declined=True)
    else:
        response_id = await _open(session, visit, offered)
        sheet = await take(session, visit, response_id)
        if not sheet.response.submitted_at:
            await rows.turn(session, sheet.response, declined_at=visit.now, changed_at=visit.now)
    await _hush(session, visit, code)
    await session.commit()


async def show(session: AsyncSession, visit: Visit, *, response_id: int) -> Step:
    """Where the person stands in a response; a closed one can still be read."""
    sheet = await look(session, visit, response_id)
    await session.commit()
    return Step(page(sheet))


async def review(session: AsyncSession, visit: Visit, *, response_id: int) -> Step:
    """Put all answers before the person's eyes."""
    sheet = await take(session, visit, response_id)
    await turn_to(session, sheet, None)
    await session.commit()
    return Step(page(sheet))


async def change(
    session: AsyncSession,
    visit: Visit,
    *,
    response_id: int,
    position: int,
) -> Step:
    """Take one answer up again, before or after submitting, until the school year ends."""
    sheet = await take(session, visit, response_id)
    question = sheet.at(position)
    if question not in flow.visible(sheet.questionnaire, sheet.replies, sheet.facts):
        raise NotFound
    await turn_to(session, sheet, question)
    await session.commit()
    return Step(page(sheet))


@dataclass(frozen=True, slots=True)
class Entered:
    """Handed in for somebody else: the result is theirs to read."""

    called: str
    person_id: int


async def submit(session: AsyncSession, visit: Visit, *, response_id: int) -> Step | Result | Entered | Gone:
    """Hand in: the result, or the first mandatory question that still waits. Twice is once."""
    sheet = await take(session, visit, response_id)
    missing = flow.missing(sheet.questionnaire, sheet.replies, sheet.facts)
    if missing:
        await turn_to(session, sheet, missing[0])
        await session.commit()
        return Step(page(sheet), Notice("survey-notice-missing", {"count": len(missing)}))
    if sheet.is_anonymous:
        return await anonymous_answers.hand_in(session, visit, sheet)
    if not sheet.response.submitted_at:
        await rows.turn(session, sheet.response, **_handed_in(sheet))
        await _hush(session, sheet.visit, sheet.response.questionnaire)
        if sheet.entered_for:
            await audit.note(session, visit, Action.ANSWERS_ENTERED_FOR, person_id=sheet.visit.actor.id)
    compared = await _compared(session, sheet)
    await session.commit()
    if sheet.entered_for:
        return Entered(sheet.entered_for, sheet.visit.actor.id)
    return replace(_result(sheet), compared=compared)


async def result(session: AsyncSession, visit: Visit, *, response_id: int) -> Result:
    sheet = await look(session, visit, response_id)
    compared = await _compared(session, sheet)
    await session.commit()
    if not sheet.response.submitted_at:
        raise NotFinished
    return replace(_result(sheet), compared=compared)


async def _offer(session: AsyncSession, visit: Visit, code: str) -> Offer:
    """What may be begun now. Raises SurveyClosed where the campaign that asked for it is over."""
    offered = offer(visit, await campaigns.asked_of(session, visit.actor.id), code)
    if offered is None:
        raise NotFound
    if offered.window.is_over:
        questionnaire = await questionnaires.version(session, visit.municipality.library, offered.version_id)
        raise SurveyClosed(title=questionnaire.title, until=offered.window.closes_on, has_answers=False)
    if offered.is_anonymous and offered.campaign is not None and offered.campaign.is_done:
        raise Unfitting("survey-done-unnamed")
    return offered


async def _open(session: AsyncSession, visit: Visit, offered: Offer) -> int:
    return await rows.begin(
        session,
        person_id=visit.actor.id,
        questionnaire=offered.code,
        school_year=visit.municipality.school_year(visit.now),
        version_id=offered.version_id,
        now=visit.now,
    )


async def _compared(session: AsyncSession, sheet: Sheet) -> tuple[Comparison, ...]:
    municipality = sheet.visit.municipality
    if sheet.questionnaire.code not in municipality.programme.competences.exits or sheet.response.person_id is None:
        return ()
    return await comparisons.of_person(
        session, municipality, person_id=sheet.response.person_id, school_year=sheet.response.school_year
    )


async def _hush(session: AsyncSession, visit: Visit, code: str) -> None:
    year = visit.municipality.school_year(visit.now)
    await campaigns.hush(session, person_id=visit.actor.id, questionnaire=code, school_year=year, now=visit.now)


def _handed_in(sheet: Sheet) -> dict[str, Any]:
    now = sheet.visit.now
    return {"submitted_at": now, "changed_at": now, "current": None, "facts": dict(sheet.facts)}


def _result(sheet: Sheet) -> Result:
    questionnaire = sheet.questionnaire
    profile = level = None
    if isinstance(questionnaire.scoring, AreaScoring):
        profile = diagnostics_scoring.score(
            questionnaire,
            sheet.replies,
            sheet.facts,
            thresholds=sheet.visit.municipality.programme.competences.thresholds,
        )
    elif isinstance(questionnaire.scoring, IndexScoring):
        level = index_scoring.score(questionnaire, questionnaire.scoring, sheet.replies, sheet.facts).level
    return Result(
        response_id=sheet.response.id,
        questionnaire=questionnaire,
        profile=profile,
        level=level,
        closes_on=sheet.window.closes_on,
        is_closed=sheet.is_closed,
        is_locked=sheet.is_locked,
        reviewed_by=_reviewed_by(sheet) if profile else None,
        may_ask=bool(profile) and not sheet.is_locked and sheet.visit.municipality.programme.modules.deficit_register,
    )


def _reviewed_by(sheet: Sheet) -> date | None:
    submitted_at, municipality = sheet.response.submitted_at, sheet.visit.municipality
    if submitted_at is None or sheet.is_closed:
        return None
    return municipality.day(submitted_at) + timedelta(days=municipality.programme.support.reviewed_within_days)
