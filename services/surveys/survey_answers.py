"""Answers and moves inside a questionnaire: each is stored before the next question is shown.

A tap carries the place of the question it was shown for. When another question is current by then, the tap
answers nothing: the person sees the current question, and hears of it unless it was the same tap again.
"""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from programmes.questionnaires import Question, QuestionKind
from services.errors import NotFound
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaire_replies as replying
from services.questionnaires.questionnaire_answers import Reply
from services.questionnaires.questionnaire_replies import Unfit
from services.surveys.survey_pages import OLD_BUTTON, Notice, Step, page
from services.surveys.survey_sheets import Sheet, store, take, turn_to
from services.visits import Visit


async def choose(
    session: AsyncSession,
    visit: Visit,
    *,
    response_id: int,
    position: int,
    option: int,
) -> Step:
    """One option of a scale, a single choice or a yes and no."""
    sheet = await take(session, visit, response_id)
    question = sheet.at(position)
    code = _option_code(sheet, question, option)
    if sheet.current is not question:
        given = sheet.replies.get(question.code)
        step = Step(page(sheet), None if given and code in given.chosen else OLD_BUTTON)
    else:
        step = await _answered(session, sheet, question, lambda: _chosen(sheet, question, code))
    await session.commit()
    return step


async def mark(
    session: AsyncSession,
    visit: Visit,
    *,
    response_id: int,
    position: int,
    option: int,
    on: bool,
) -> Step:
    """One mark of a multiple choice set or taken off; the question stays."""
    sheet = await take(session, visit, response_id)
    question = sheet.at(position)
    code = _option_code(sheet, question, option)
    step = Step(page(sheet), OLD_BUTTON)
    if sheet.current is question:
        try:
            reply = replying.toggle(sheet.questionnaire, question, code, on, sheet.replies, sheet.facts)
        except Unfit as unfit:
            step = Step(page(sheet), told(unfit))
        else:
            await store(session, sheet, question, reply)
            await turn_to(session, sheet, question)
            step = Step(page(sheet))
    await session.commit()
    return step


async def write(
    session: AsyncSession,
    visit: Visit,
    *,
    response_id: int,
    typed: str,
    bot_id: int,
    message_id: int,
) -> Step:
    """Something typed: a number, a text, or own words beside a choice.

    It answers the current question. The numbers of messages to one bot only grow, so a message that comes
    again is known by its number and answers nothing.
    """
    sheet = await take(session, visit, response_id)
    question = sheet.current
    response = sheet.response
    came_before = response.last_bot_id == bot_id and message_id <= (response.last_message_id or 0)
    if question is None or came_before:
        step = Step(page(sheet))
    else:
        step = await _written(session, sheet, question, typed, (bot_id, message_id))
    await session.commit()
    return step


async def pass_on(
    session: AsyncSession,
    visit: Visit,
    *,
    response_id: int,
    position: int,
) -> Step:
    """Go on: past a question answered before, past an optional one, past something to read."""
    sheet = await take(session, visit, response_id)
    question = sheet.at(position)
    if sheet.current is not question:
        step = Step(page(sheet))
    else:
        step = await _answered(session, sheet, question, lambda: kept(sheet, question))
    await session.commit()
    return step


async def go_back(
    session: AsyncSession,
    visit: Visit,
    *,
    response_id: int,
    position: int,
) -> Step:
    sheet = await take(session, visit, response_id)
    question = sheet.at(position)
    if sheet.current is question:
        before = flow.previous_question(sheet.questionnaire, sheet.replies, sheet.facts, question.code)
        await turn_to(session, sheet, before or question)
    await session.commit()
    return Step(page(sheet))


def told(unfit: Unfit) -> Notice:
    """Why an answer does not fit, as a notice."""
    figures = {"limit": unfit.limit, "low": unfit.low, "high": unfit.high}
    phrase = "survey-notice-" + unfit.reason.value.replace("_", "-")
    return Notice(phrase, {name: value for name, value in figures.items() if value is not None})


async def _answered(session: AsyncSession, sheet: Sheet, question: Question, reply: Callable[[], Reply]) -> Step:
    try:
        given = reply()
    except Unfit as unfit:
        return Step(page(sheet), told(unfit))
    await store(session, sheet, question, given)
    return await _moved(session, sheet, question)


async def _written(
    session: AsyncSession, sheet: Sheet, question: Question, typed: str, message: tuple[int, int]
) -> Step:
    try:
        reply = replying.write(sheet.questionnaire, question, typed, sheet.replies, sheet.facts)
    except Unfit as unfit:
        await turn_to(session, sheet, question, message=message)  # it fits no later question either
        return Step(page(sheet), told(unfit))
    await store(session, sheet, question, reply)
    stays = question.kind is QuestionKind.MULTI  # own words beside marks: there may be more to mark
    following = question if stays else _following(sheet, question)
    await turn_to(session, sheet, following, message=message)
    return Step(page(sheet))


async def _moved(session: AsyncSession, sheet: Sheet, question: Question) -> Step:
    await turn_to(session, sheet, _following(sheet, question))
    return Step(page(sheet))


def _following(sheet: Sheet, question: Question) -> Question | None:
    return flow.next_question(sheet.questionnaire, sheet.replies, sheet.facts, after=question.code)


def _chosen(sheet: Sheet, question: Question, code: str) -> Reply:
    return replying.choose(sheet.questionnaire, question, code, sheet.replies, sheet.facts)


def kept(sheet: Sheet, question: Question) -> Reply:
    """The reply of a person who goes on: the one that stands already, else a skip."""
    standing = flow.standing_reply(sheet.questionnaire, question, sheet.replies, sheet.facts)
    if standing is not None:
        return standing
    return replying.seen(question) if question.kind is QuestionKind.SHOW else replying.skip(question)


def _option_code(sheet: Sheet, question: Question, option: int) -> str:
    options = sheet.questionnaire.options(question)
    if not 0 <= option < len(options):
        raise NotFound
    return options[option].code
