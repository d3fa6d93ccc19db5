"""Letters of a campaign: the invitation, reminders, how much somebody has left to answer."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import Campaign
from models.queries.campaigns import campaign_turns, campaigns
from models.queries.campaigns.campaign_turns import Waiting
from models.queries.portions import portions
from models.queries.surveys import responses
from models.responses import Answer
from programmes.questionnaires import Questionnaire
from services import outbox
from services.campaigns.campaign_invitations import Kind, Told, letter
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaires
from services.questionnaires.questionnaire_answers import Reply
from services.questionnaires.questionnaire_flow import Progress
from services.surveys.survey_sheets import reply_of
from services.visits import facts_about


async def write_to(  # what the rule needs, besides whom
    session: AsyncSession,
    municipality: Municipality,
    campaign: Campaign,
    waiting: Sequence[Waiting],
    *,
    reminder: date | None,
    now: datetime,
) -> int:
    """Put the letters that are due into the outbox, within the caller's transaction; returns how many."""
    most = municipality.programme.calendar.reminders.campaign_most
    due = [(one, kind) for one in waiting if (kind := letter(_told(municipality, one), reminder=reminder, most=most))]
    if not due or campaign.version_id is None:
        return 0
    questionnaire = await questionnaires.version(session, municipality.library, campaign.version_id)
    progress = await _progress(session, municipality, [one for one, _ in due], now)
    letters = [
        Letter(
            f"campaign:{campaign.id}:{one.messages + 1}",
            recipient(one.reached),
            payload(campaign, questionnaire, kind, progress.get(one.reached.person_id)),
        )
        for one, kind in due
    ]
    kind_of_rows = campaigns.outbox_kind(campaign.id)
    await outbox.put(session, municipality, letters, kind=kind_of_rows, priority=Priority.REMINDER, now=now)
    people = [one.reached.person_id for one, _ in due]
    await campaign_turns.note_letters(session, campaign.id, people, now=now)
    return len(people)


def payload(campaign: Campaign, questionnaire: Questionnaire, kind: Kind, progress: Progress | None) -> dict[str, Any]:
    """Whoever has begun reads how much is left, whatever the letter is for."""
    minutes = progress.minutes_left if progress else questionnaire.minutes
    values: dict[str, Any] = {"title": questionnaire.title, "minutes": minutes}
    if progress is not None:
        phrase, values["left"] = "campaign-letter-begun", progress.left
    elif kind is Kind.INVITATION:
        phrase, values["privacy"] = "campaign-letter-invitation", "unnamed" if campaign.is_anonymous else "named"
    else:
        phrase = "campaign-letter-reminder"
    begin = {
        "phrase": "campaign-letter-continue" if progress else "campaign-letter-open",
        "values": {"minutes": minutes},
        "data": f"so:{campaign.questionnaire}",
    }
    return {"phrase": phrase, "values": values, "days": {"until": campaign.closes_on.isoformat()}, "rows": [[begin]]}


def _told(municipality: Municipality, one: Waiting) -> Told:
    last_on = municipality.day(one.last_at) if one.last_at else None
    return Told(one.messages, municipality.day(one.invited_at), last_on)


async def _progress(
    session: AsyncSession, municipality: Municipality, waiting: Sequence[Waiting], now: datetime
) -> dict[int, Progress]:
    """How far those have come who have begun, by person."""
    begun = {one.response_id: one for one in waiting if one.response_id}
    progress = {}
    for some in portions(list(begun)):
        replies = _by_response(some, await responses.answers_of(session, some))
        for response in await responses.by_ids(session, some):
            questionnaire = await questionnaires.version(session, municipality.library, response.version_id)
            one, first = begun[response.id], questionnaire.questions[0].code
            facts = facts_about(one, municipality, now)
            progress[one.reached.person_id] = flow.progress(questionnaire, replies[response.id], facts, first)
    return progress


def _by_response(response_ids: Sequence[int], answers: Sequence[Answer]) -> dict[int, dict[str, Reply]]:
    replies: dict[int, dict[str, Reply]] = {number: {} for number in response_ids}
    for answer in answers:
        replies[answer.response_id][answer.question] = reply_of(answer)
    return replies
