"""What has become of a year's plan: figures, the leader's words, the plan as a table."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events import event_words as words
from handlers.meetings.meeting_plan_buttons import (
    Analyse,
    OpenFulfilment,
    PlanSheet,
)
from handlers.meetings.meeting_plan_screens import fulfilment_screen, to_plan
from handlers.meetings.meeting_plan_words import line_state, year_title
from handlers.meetings.meeting_plans import about
from handlers.pasted import Rest, note_refused, pass_over
from handlers.screens import Screen, answer, show
from locales.catalog import Speaker
from services import workbooks
from services.errors import Unfitting
from services.meetings import meeting_fulfilment
from services.naming import capital
from services.visits import Visit
from services.workbooks import Table

COLUMNS = ("month", "topic", "questions", "form", "responsible", "state", "attended")


class ResultsForm(StatesGroup):
    analysing = State()
    """The data hold `association` and `year`."""


def meeting_plan_results_router() -> Router:
    router = Router(name="meeting_plan_results")
    on_tap = router.callback_query.register
    on_tap(open_fulfilment, OpenFulfilment.filter())
    on_tap(ask_analysis, Analyse.filter())
    on_tap(send_sheet, PlanSheet.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(pass_over, StateFilter(ResultsForm.analysing), Rest())
    router.message.register(analyse, StateFilter(ResultsForm.analysing), *typed)
    return router


async def open_fulfilment(
    query: CallbackQuery,
    callback_data: OpenFulfilment,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    found = await meeting_fulfilment.look(
        reader, visit, association_id=callback_data.association, school_year=callback_data.year
    )
    await show(query, fulfilment_screen(t, found))


async def ask_analysis(
    query: CallbackQuery, callback_data: Analyse, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, year = callback_data.association, callback_data.year
    found = await meeting_fulfilment.look(reader, visit, association_id=number, school_year=year)
    await state.set_state(ResultsForm.analysing)
    await state.set_data({"association": number, "year": year})
    text = t("meetings-ask-analysis", title=found.association.title, limit=meeting_fulfilment.LONGEST_ANALYSIS)
    await show(query, Screen(text, ((to_plan(t, number, year),),)))


async def analyse(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, year = await about(state)
    try:
        await meeting_fulfilment.analyse(session, visit, association_id=number, school_year=year, typed=typed)
    except Unfitting as unfit:
        await session.rollback()
        await note_refused(message, state)
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((to_plan(t, number, year),),)))
        return
    await state.clear()
    found = await meeting_fulfilment.look(reader, visit, association_id=number, school_year=year)
    await show(message, fulfilment_screen(t, found))


async def send_sheet(
    query: CallbackQuery, callback_data: PlanSheet, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    year = callback_data.year
    rows = await meeting_fulfilment.sheet(session, visit, association_id=callback_data.association, school_year=year)
    await answer(query)
    cells = [
        [
            f"{capital(words.month_name(t, one.line.month))} {one.line.month.year}",
            one.line.topic,
            one.questions,
            words.kind_title(visit, one.form) if one.form else "",
            one.responsible,
            line_state(t, one.line),
            one.attended,
        ]
        for one in rows
    ]
    table = Table(t.plain("meetings-sheet"), [t.plain(f"meetings-column-{one}") for one in COLUMNS], cells)
    content = await asyncio.to_thread(workbooks.write, [table])
    years = year_title(year).replace("/", "-")
    file = BufferedInputFile(content, f"{t.plain('meetings-file-name', years=years)}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("meetings-file-caption", year=year_title(year)))
