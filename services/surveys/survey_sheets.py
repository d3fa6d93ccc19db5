"""A response at work: taken from the drawer with everything that decides what comes next, and put back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import people
from models.queries.campaigns.campaigns import Asked
from models.queries.surveys import anonymous
from models.queries.surveys import responses as rows
from models.queries.surveys.responses import Given, Term
from models.responses import CHANCE_IDS, Answer, Response
from programmes.questionnaires import Question, Questionnaire
from services.calling import call
from services.errors import NotFound, Unfitting
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaires
from services.questionnaires.questionnaire_answers import Facts, Reply
from services.registration import standing_in
from services.rights import Right, must
from services.surveys.survey_windows import SurveyClosed, Window, term_of, window
from services.visits import Visit, facts


@dataclass(slots=True)
class Sheet:
    """A response: its row, its questionnaire, what is answered, what is known about the person, who looks at it."""

    response: Response
    questionnaire: Questionnaire
    replies: dict[str, Reply]
    facts: Facts
    visit: Visit
    window: Window
    entered_by: tuple[str, ...] = ()
    """What those are called who have entered something here for the person."""

    @property
    def entered_for(self) -> str | None:
        """What the person is called, where somebody else holds the phone."""
        visit = self.visit
        return call(visit.municipality.privacy_mode, visit.actor) if visit.entered_by else None

    @property
    def is_anonymous(self) -> bool:
        return self.response.id in CHANCE_IDS

    @property
    def moment(self) -> datetime:
        """When what happens now is said to have happened: of an anonymous response there is only one moment."""
        return self.response.started_at if self.is_anonymous else self.visit.now

    @property
    def is_closed(self) -> bool:
        """Its school year is over, or the campaign that asked for it."""
        return self.window.is_over

    @property
    def is_locked(self) -> bool:
        """Whether it can only be read: its time is over, or the person has not agreed to the text in force."""
        return self.is_closed or not self.visit.actor.has_consented

    @property
    def current(self) -> Question | None:
        """The question before the person's eyes; one that a corrected profile has hidden gives way to the next."""
        if self.response.current is None:
            return None
        question = self.questionnaire.question(self.response.current)
        if any(shown is question for shown in flow.visible(self.questionnaire, self.replies, self.facts)):
            return question
        return flow.next_question(self.questionnaire, self.replies, self.facts, after=self.response.current)

    def position(self, question: Question) -> int:
        return flow.view(self.questionnaire, self.replies, self.facts).edition.places[question.code]

    def at(self, position: int) -> Question:
        """The question at that place of the version; a place that is not there can only be forged."""
        if not 0 <= position < len(self.questionnaire.questions):
            raise NotFound
        return self.questionnaire.questions[position]


class UnnamedGone(NotFound):
    """Closing drops what is not handed in, in the middle of typing too; for whom else the id means nothing."""

    phrase = "refusal-unnamed-gone"


async def look(session: AsyncSession, visit: Visit, response_id: int) -> Sheet:
    """The person's own response, to be read, which needs no consent; anybody else's is not found."""
    return await _fetch(session, visit, response_id, to_change=False)


async def take(session: AsyncSession, visit: Visit, response_id: int) -> Sheet:
    """The response to be changed: the person's own, or the anonymous one they hold the id of.

    Refused once its time is over.
    """
    must(visit.actor, Right.ANSWER_SURVEYS)
    sheet = await _fetch(session, visit, response_id, to_change=True)
    if sheet.is_closed:
        raise SurveyClosed(title=sheet.questionnaire.title, until=sheet.window.closes_on)
    return sheet


async def store(session: AsyncSession, sheet: Sheet, question: Question, reply: Reply) -> None:
    await rows.put_answer(
        session,
        response_id=sheet.response.id,
        question=question.code,
        values={
            "chosen": list(reply.chosen) or None,
            "number": reply.number,
            "text": reply.text,
            "branch": None if sheet.is_anonymous else reply.branch,
            "is_skipped": reply.skipped,
            "score": _score(sheet.questionnaire, question, reply),
            "answered_at": sheet.moment,
            "entered_by": sheet.visit.entered_by.id if sheet.visit.entered_by else None,
        },
    )
    sheet.replies[question.code] = reply


async def turn_to(
    session: AsyncSession,
    sheet: Sheet,
    question: Question | None,
    *,
    message: tuple[int, int] | None = None,
) -> None:
    """Put another question, or the review, before the person's eyes.

    A submitted response that has lost a mandatory answer, by a change of branch, is open again.
    Whoever goes on takes part, whatever they said before.
    """
    response = sheet.response
    changes: dict[str, Any] = {"current": question.code if question else None, "changed_at": sheet.moment}
    if response.declined_at:
        changes["declined_at"] = None
    if message is not None and not sheet.is_anonymous:
        changes["last_bot_id"], changes["last_message_id"] = message
    if response.submitted_at and not flow.is_complete(sheet.questionnaire, sheet.replies, sheet.facts):
        changes["submitted_at"] = None
    await rows.turn(session, response, **changes)


def reply_of(answer: Answer | Given) -> Reply:
    return Reply(
        chosen=tuple(answer.chosen or ()),
        number=answer.number,
        text=answer.text,
        skipped=answer.is_skipped,
        branch=answer.branch,
    )


async def sheets_of(
    session: AsyncSession,
    visit: Visit,
    responses: Iterable[Response],
    asked: Sequence[Asked] = (),
) -> list[Sheet]:
    """Sheets of several responses of the person at once, in their order; `asked`: what campaigns ask them."""
    found = list(responses)
    replies: dict[int, dict[str, Reply]] = {response.id: {} for response in found}
    for answer in await rows.answers_of(session, list(replies)) if found else []:
        replies[answer.response_id][answer.question] = reply_of(answer)
    return [
        await _sheet(session, visit, response, replies[response.id], term_of(asked, response)) for response in found
    ]


async def _fetch(
    session: AsyncSession,
    visit: Visit,
    response_id: int,
    *,
    to_change: bool,
) -> Sheet:
    if response_id in CHANCE_IDS:
        return await _fetch_anonymous(session, visit, response_id, to_change=to_change)
    found = await rows.find_own(session, response_id, person_id=visit.actor.id, to_change=to_change)
    if found is None:
        owner = await standing_in.visit_of_response(session, visit, response_id)
        if owner is None:
            raise NotFound
        return await _fetch(session, owner, response_id, to_change=to_change)
    response, answers, term = found
    replies = {answer.question: reply_of(answer) for answer in answers}
    sheet = await _sheet(session, visit, response, replies, term)
    others = {answer.entered_by for answer in answers if answer.entered_by}
    if others and visit.entered_by is None:
        mode = visit.municipality.privacy_mode
        sheet.entered_by = tuple(call(mode, person) for person in await people.named(session, others))
    return sheet


async def _fetch_anonymous(session: AsyncSession, visit: Visit, response_id: int, *, to_change: bool) -> Sheet:
    """Whoever holds the id goes on with it, as long as the campaign asks them and they are not done."""
    found = await anonymous.find(session, response_id, person_id=visit.actor.id, to_change=to_change)
    if found is None or visit.entered_by is not None:
        raise UnnamedGone
    if found.response.submitted_at and not found.is_done and to_change:
        # Between the two steps of handing in something broke off: the second one now.
        assert found.response.campaign_id is not None
        await anonymous.mark(session, found.response.campaign_id, visit.actor.id, is_done=True)
        await session.commit()
    if found.is_done or found.response.submitted_at:
        raise Unfitting("survey-unnamed-gone")
    replies = {given.question: reply_of(given) for given in found.answers}
    sheet = await _sheet(session, visit, found.response, replies, found.term)
    if sheet.is_closed:
        raise SurveyClosed(title=sheet.questionnaire.title, until=sheet.window.closes_on, has_answers=False)
    return sheet


async def _sheet(
    session: AsyncSession,
    visit: Visit,
    response: Response,
    replies: dict[str, Reply],
    term: Term,
) -> Sheet:
    return Sheet(
        response=response,
        questionnaire=await questionnaires.version(session, visit.municipality.library, response.version_id),
        replies=replies,
        facts=response.facts if response.facts and response.submitted_at else facts(visit),
        visit=visit,
        window=window(visit.municipality, visit.now, response.school_year, term),
    )


def _score(questionnaire: Questionnaire, question: Question, reply: Reply) -> int | None:
    chosen = [option for option in questionnaire.options(question) if option.code in reply.chosen]
    return chosen[0].score if len(chosen) == 1 else None
