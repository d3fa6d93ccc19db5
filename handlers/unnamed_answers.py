"""An anonymous questionnaire: its introduction, the beginning, not taking part."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.screens import show
from handlers.survey_buttons import BeginUnnamed, DeclineUnnamed, OpenUnnamed
from handlers.survey_form import show_step
from handlers.survey_screens import list_screen
from handlers.unnamed_screens import unnamed_introduction
from locales.catalog import Speaker
from services import anonymous_answers, survey_list
from services.visits import Visit


def unnamed_answers_router() -> Router:
    router = Router(name="unnamed_answers")
    router.callback_query.register(introduce, OpenUnnamed.filter())
    router.callback_query.register(begin, BeginUnnamed.filter())
    router.callback_query.register(decline, DeclineUnnamed.filter())
    return router


async def introduce(
    query: CallbackQuery,
    callback_data: OpenUnnamed,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    asked = await anonymous_answers.introduce(reader, visit, campaign_id=callback_data.campaign)
    await show(query, unnamed_introduction(t, asked))


async def begin(
    query: CallbackQuery,
    callback_data: BeginUnnamed,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    step = await anonymous_answers.begin(session, visit, campaign_id=callback_data.campaign)
    await show_step(query, state, step, t)


async def decline(
    query: CallbackQuery,
    callback_data: DeclineUnnamed,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    await anonymous_answers.decline(session, visit, campaign_id=callback_data.campaign)
    await state.clear()
    listed = await survey_list.list_for(session, visit)
    unnamed = await anonymous_answers.asking(session, visit)
    await show(query, list_screen(t, listed, unnamed), toast=t.plain("survey-declined"))
