"""While a questionnaire is on the screen, what is typed belongs to it."""

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.forms import fill
from handlers.screens import Screen, show
from handlers.surveys.question_screen import question_screen
from handlers.surveys.review_screens import review_screen
from locales.catalog import Speaker
from services.surveys.survey_pages import Notice, QuestionPage, Step


class SurveyForm(StatesGroup):
    answering = State()
    answering_unnamed = State()
    """Of an anonymous one; such a form is never written down."""


async def show_step(event: Message | CallbackQuery, state: FSMContext, step: Step, t: Speaker) -> None:
    """The page of a questionnaire, with a word about what has just been tapped or typed if there is one."""
    page = step.page
    if isinstance(page, QuestionPage):
        screen = question_screen(t, page)
        await _wait_for_words(state, page)
    else:
        screen = review_screen(t, page)
        await state.clear()
    if step.notice is None:
        await show(event, screen)
    elif isinstance(event, CallbackQuery):
        await show(event, screen, toast=said(t, step.notice))
    else:
        await show(event, Screen(f"{t('survey-notice', text=said(t, step.notice))}\n\n{screen.text}", screen.rows))


async def _wait_for_words(state: FSMContext, page: QuestionPage) -> None:
    was_unnamed = await state.get_state() == SurveyForm.answering_unnamed.state
    if page.is_anonymous:  # the state before the content: no moment may write the content down
        if not was_unnamed:
            await state.set_state(SurveyForm.answering_unnamed)
            await state.set_data({})
        await state.update_data(response=page.response_id)
        return
    if was_unnamed:
        await state.clear()
    await fill(state, SurveyForm.answering, response=page.response_id)


def said(t: Speaker, notice: Notice) -> str:
    return t.plain(notice.phrase, **notice.values)
