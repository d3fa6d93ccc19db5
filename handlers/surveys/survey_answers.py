"""Answers: a tap, a mark, something typed, something that cannot be an answer."""

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.filters import Guest
from handlers.pasted import Rest, note_refused, pass_over
from handlers.surveys.survey_buttons import Back, Choose, Mark, PassOn
from handlers.surveys.survey_form import SurveyForm, show_step
from locales.catalog import Speaker
from services.surveys import survey_answers, surveys
from services.surveys.survey_pages import Notice, QuestionPage, Step
from services.visits import Visit


def survey_taps_router() -> Router:
    """Apart from what is typed, to be asked first: most of what people do is tapping answers."""
    router = Router(name="survey_taps")
    router.callback_query.filter(~Guest())
    router.callback_query.register(choose, Choose.filter())
    router.callback_query.register(mark, Mark.filter())
    router.callback_query.register(pass_on, PassOn.filter())
    router.callback_query.register(go_back, Back.filter())
    return router


def survey_answers_router() -> Router:
    router = Router(name="survey_answers")
    typed = StateFilter(SurveyForm.answering, SurveyForm.answering_unnamed)
    router.message.register(pass_over, typed, Rest())
    router.message.register(write, typed, F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(refuse_content, typed, ~F.text)
    return router


async def choose(
    query: CallbackQuery,
    callback_data: Choose,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await survey_answers.choose(
        session,
        visit,
        response_id=callback_data.response,
        position=callback_data.position,
        option=callback_data.option,
    )
    await show_step(query, state, step, t)


async def mark(
    query: CallbackQuery,
    callback_data: Mark,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await survey_answers.mark(
        session,
        visit,
        response_id=callback_data.response,
        position=callback_data.position,
        option=callback_data.option,
        on=callback_data.on,
    )
    await show_step(query, state, step, t)


async def pass_on(
    query: CallbackQuery,
    callback_data: PassOn,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await survey_answers.pass_on(
        session, visit, response_id=callback_data.response, position=callback_data.position
    )
    await show_step(query, state, step, t)


async def go_back(
    query: CallbackQuery,
    callback_data: Back,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await survey_answers.go_back(
        session, visit, response_id=callback_data.response, position=callback_data.position
    )
    await show_step(query, state, step, t)


async def write(
    message: Message,
    bot: Bot,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    response_id = await state.get_value("response", 0)
    is_unnamed = await state.get_state() == SurveyForm.answering_unnamed.state
    if is_unnamed and message.message_id <= await state.get_value("message", 0):
        await show_step(message, state, await surveys.show(session, visit, response_id=response_id), t)
        return
    step = await survey_answers.write(
        session, visit, response_id=response_id, typed=typed, bot_id=bot.id, message_id=message.message_id
    )
    if is_unnamed:  # of others the response itself remembers it
        await state.update_data(message=message.message_id)
    if step.notice is not None:
        await note_refused(message, state)
    await show_step(message, state, step, t)


async def refuse_content(
    message: Message,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """A photo, a voice, a sticker: the same question again, with a word about what would be an answer.

    An album comes as several messages; one sentence is enough for all of them.
    """
    album = message.media_group_id
    if album and album == await state.get_value("album"):
        return
    await state.update_data(album=album)
    response_id = await state.get_value("response", 0)
    step = await surveys.show(reader, visit, response_id=response_id)
    wants_words = isinstance(step.page, QuestionPage) and (
        step.page.question.length or step.page.question.high is not None
    )
    notice = Notice("survey-notice-words-only" if wants_words else "survey-notice-buttons-only")
    await show_step(message, state, Step(step.page, notice), t)
