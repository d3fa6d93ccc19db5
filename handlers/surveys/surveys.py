"""Questionnaires: the list, the introduction, the review of answers, handing in, the result."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place
from handlers.screens import show
from handlers.surveys.question_screen import is_typed
from handlers.surveys.review_screens import picking_screen
from handlers.surveys.survey_buttons import (
    Begin,
    Change,
    Decline,
    Leaf,
    Open,
    Pause,
    PickAnswer,
    Resume,
    Review,
    ShowResult,
    Submit,
)
from handlers.surveys.survey_form import show_step
from handlers.surveys.survey_results import result_screen
from handlers.surveys.survey_screens import entered_screen, introduction_screen, list_screen, paused_screen
from handlers.surveys.unnamed_screens import gone_screen, unnamed_paused_screen
from locales.catalog import Speaker
from models.responses import CHANCE_IDS
from services.errors import Unfitting
from services.surveys import survey_list, surveys
from services.surveys.anonymous_answers import Gone
from services.surveys.survey_list import Standing
from services.surveys.survey_pages import Notice, QuestionPage, ReviewPage, Step
from services.surveys.surveys import Entered
from services.visits import Visit


def surveys_router() -> Router:
    router = Router(name="surveys")
    router.message.register(open_list, Command("surveys"))
    on_tap = router.callback_query.register
    on_tap(open_list, Go.filter(F.there == Place.SURVEYS))
    on_tap(leaf, Leaf.filter())
    on_tap(open_survey, Open.filter())
    on_tap(begin, Begin.filter())
    on_tap(decline, Decline.filter())
    on_tap(resume, Resume.filter())
    on_tap(pause, Pause.filter())
    on_tap(review, Review.filter())
    on_tap(pick_answer, PickAnswer.filter())
    on_tap(change_answer, Change.filter())
    on_tap(submit, Submit.filter())
    on_tap(show_result, ShowResult.filter())
    return router


async def open_list(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    listed = await survey_list.list_for(reader, visit)
    await show(event, list_screen(t, listed))


async def leaf(
    query: CallbackQuery,
    callback_data: Leaf,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    listed = await survey_list.list_for(reader, visit)
    await show(query, list_screen(t, listed, callback_data.page))


async def open_survey(
    query: CallbackQuery,
    callback_data: Open,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    introduction = await survey_list.introduce(reader, visit, code=callback_data.code)
    listed = introduction.listed
    if listed.standing is Standing.DONE:
        raise Unfitting("survey-done-unnamed")
    if listed.response_id is None or listed.standing is Standing.DECLINED:
        await show(query, introduction_screen(t, introduction))
    elif listed.standing is Standing.SUBMITTED:
        result = await surveys.result(reader, visit, response_id=listed.response_id)
        await show(query, await result_screen(t, result, visit.municipality.programme))
    else:
        step = await surveys.show(reader, visit, response_id=listed.response_id)
        await show_step(query, state, step, t)


async def begin(
    query: CallbackQuery,
    callback_data: Begin,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await surveys.begin(session, visit, code=callback_data.code)
    await show_step(query, state, step, t)


async def decline(
    query: CallbackQuery,
    callback_data: Decline,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    await surveys.decline(session, visit, code=callback_data.code)
    await state.clear()
    listed = await survey_list.list_for(session, visit)
    await show(query, list_screen(t, listed), toast=t.plain("survey-declined"))


async def resume(
    query: CallbackQuery,
    callback_data: Resume,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    step = await surveys.show(reader, visit, response_id=callback_data.response)
    page = step.page
    if step.notice is None and isinstance(page, QuestionPage) and page.is_anonymous and is_typed(page.question):
        step = Step(page, Notice("survey-notice-going-on"))  # under the question itself nothing else would change
    await show_step(query, state, step, t)


async def pause(
    query: CallbackQuery,
    callback_data: Pause,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Every answer is stored already; a pause only clears the screen."""
    await state.clear()
    if callback_data.response in CHANCE_IDS:
        await show(query, unnamed_paused_screen(t, callback_data.response))
        return
    listed = await survey_list.list_for(reader, visit)
    await show(query, paused_screen(t, callback_data.response, listed))


async def review(
    query: CallbackQuery,
    callback_data: Review,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await surveys.review(session, visit, response_id=callback_data.response)
    await show_step(query, state, step, t)


async def pick_answer(
    query: CallbackQuery,
    callback_data: PickAnswer,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await surveys.review(session, visit, response_id=callback_data.response)
    assert isinstance(step.page, ReviewPage)
    await show(query, picking_screen(t, step.page))


async def change_answer(
    query: CallbackQuery,
    callback_data: Change,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await surveys.change(
        session,
        visit,
        response_id=callback_data.response,
        position=callback_data.position,
    )
    await show_step(query, state, step, t)


async def submit(
    query: CallbackQuery,
    callback_data: Submit,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    outcome = await surveys.submit(session, visit, response_id=callback_data.response)
    if isinstance(outcome, Step):
        await show_step(query, state, outcome, t)
        return
    await state.clear()
    if isinstance(outcome, Entered):
        await show(query, entered_screen(t, outcome))
    elif isinstance(outcome, Gone):
        await show(query, gone_screen(t, outcome))
    else:
        await show(query, await result_screen(t, outcome, visit.municipality.programme))


async def show_result(
    query: CallbackQuery,
    callback_data: ShowResult,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    result = await surveys.result(reader, visit, response_id=callback_data.response)
    await show(query, await result_screen(t, result, visit.municipality.programme))
