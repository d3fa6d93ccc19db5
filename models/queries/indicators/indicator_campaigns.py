"""Indicators of questionnaires: who has answered, who is content, whose answers have shown difficulties."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, null, or_, select

from models.campaigns import Campaign, CampaignStatus, Participant
from models.indicator_asks import FEW_ANSWERS, NOT_USED, Ask
from models.people import Person
from models.queries.indicators.indicator_people import among, are_here, left_out_of_staff
from models.queries.indicators.indicator_rows import Rows, is_so, rows_of_nobody, rows_of_people
from models.responses import Answer, Response


def diagnosed(ask: Ask, questionnaire: str) -> Rows:
    """P1: who has handed in the questionnaire of the year by the end of the day."""
    has_answered = Person.id.in_(_answered(ask, questionnaire))
    return rows_of_people(is_so(has_answered), left_out_of_staff(ask)).where(are_here(ask))


def with_deficits(ask: Ask, questionnaire: str, having: Any) -> Rows:
    """P8: of those who have answered, who has an open deficit; `having` is a select of their ids."""
    rows = rows_of_people(is_so(Person.id.in_(having)), left_out_of_staff(ask))
    return rows.where(are_here(ask), Person.id.in_(_answered(ask, questionnaire)))


def satisfied(ask: Ask, questionnaire: str, question: str, scores: Sequence[int], *, least_percent: int) -> Rows:
    """P5: of the answers of closed campaigns of the year, how many are content; nobody's by name.

    Where too few have answered every row says so, and there is no value.
    """
    closed = _closed(ask, questionnaire)
    of_them = or_(
        Response.campaign_id.in_(select(Campaign.id).where(closed)),
        and_(
            Response.campaign_id.is_(None), select(Campaign.id).where(closed, Campaign.is_anonymous.is_(False)).exists()
        ),
    )
    counted = and_(
        Response.questionnaire == questionnaire,
        Response.school_year == ask.year,
        Response.submitted_at.is_not(None),
        or_(Response.campaign_id.is_not(None), Response.submitted_at < ask.before),
        of_them,
    )
    asked = (
        select(func.count())
        .select_from(Participant)
        .where(Participant.campaign_id.in_(select(Campaign.id).where(closed)))
        .scalar_subquery()
    )
    handed_in = select(func.count()).select_from(Response).where(counted).correlate(None).scalar_subquery()
    left_out: Any = case(
        (handed_in * 100 < asked * least_percent, FEW_ANSWERS), (Answer.score.is_(None), NOT_USED), else_=null()
    )
    answer = and_(Answer.response_id == Response.id, Answer.question == question)
    found = rows_of_nobody(Response.id, is_so(Answer.score.in_(list(scores))), left_out)
    return found.select_from(Response).outerjoin(Answer, answer).where(counted)


def _answered(ask: Ask, questionnaire: str) -> Any:
    answered = select(Response.person_id).where(
        Response.questionnaire == questionnaire,
        Response.school_year == ask.year,
        Response.person_id.is_not(None),
        Response.submitted_at < ask.before,
    )
    return among(ask, answered)


def _closed(ask: Ask, questionnaire: str) -> ColumnElement[bool]:
    """Answers of a campaign that runs are added up by nobody: one more could be told from those before."""
    return and_(
        Campaign.questionnaire == questionnaire,
        Campaign.school_year == ask.year,
        Campaign.status == CampaignStatus.CLOSED,
        Campaign.closed_at < ask.before,
    )
