"""The year's plan of meetings: seen, added to, agreed on, what has become of it."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import event_words as words
from handlers.meeting_plan_buttons import (
    Analyse,
    ApprovePlan,
    OpenFulfilment,
    OpenMeetingPlan,
    OpenProposals,
    PlanAdding,
    PlanSheet,
    ProposePlan,
    ReturnPlan,
    TakeLastYear,
    TakeProposal,
)
from handlers.meeting_plan_screens import adding_screen, fulfilment_screen, plan_screen, proposals_screen, to_plan
from handlers.meeting_plan_words import line_state, year_title
from handlers.screens import Screen, answer, show
from locales.catalog import Speaker
from services import (
    meeting_fulfilment,
    meeting_plan_agreeing,
    meeting_plan_editing,
    meeting_plan_proposals,
    meeting_plans,
    workbooks,
)
from services.errors import Unfitting
from services.naming import capital
from services.ports import Post
from services.visits import Visit
from services.workbooks import Table

COLUMNS = ("month", "topic", "questions", "form", "responsible", "state", "attended")


class PlanForm(StatesGroup):
    """The data hold `association` and `year`."""

    writing = State()
    returning = State()
    analysing = State()


def meeting_plans_router() -> Router:
    router = Router(name="meeting_plans")
    on_tap = router.callback_query.register
    on_tap(open_plan, OpenMeetingPlan.filter())
    on_tap(open_adding, PlanAdding.filter())
    on_tap(take_last_year, TakeLastYear.filter())
    on_tap(open_proposals, OpenProposals.filter())
    on_tap(take_proposal, TakeProposal.filter())
    on_tap(propose, ProposePlan.filter())
    on_tap(approve, ApprovePlan.filter())
    on_tap(ask_comment, ReturnPlan.filter())
    on_tap(open_fulfilment, OpenFulfilment.filter())
    on_tap(ask_analysis, Analyse.filter())
    on_tap(send_sheet, PlanSheet.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(write, StateFilter(PlanForm.writing), *typed)
    router.message.register(send_back, StateFilter(PlanForm.returning), *typed)
    router.message.register(analyse, StateFilter(PlanForm.analysing), *typed)
    return router


async def open_plan(
    query: CallbackQuery,
    callback_data: OpenMeetingPlan,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    await show(query, await _plan(visit, reader, t, callback_data.association, callback_data.year))


async def _plan(visit: Visit, reader: AsyncSession, t: Speaker, number: int, year: int, *, note: str = "") -> Screen:
    view = await meeting_plans.look(reader, visit, association_id=number, school_year=year)
    return plan_screen(t, view, note=note)


async def open_adding(
    query: CallbackQuery, callback_data: PlanAdding, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, await _adding(state, visit, reader, t, callback_data.association, callback_data.year))


async def _adding(  # what is added to
    state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, number: int, year: int, *, note: str = ""
) -> Screen:
    view = await meeting_plans.look(reader, visit, association_id=number, school_year=year)
    if not view.leads:
        return plan_screen(t, view)
    await state.set_state(PlanForm.writing)
    await state.set_data({"association": number, "year": year})
    return adding_screen(t, visit, view, note=note)


async def write(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Lines to add; the next ones can be typed at once."""
    number, year = await _about(state)
    try:
        added = await meeting_plan_editing.write(session, visit, association_id=number, school_year=year, typed=typed)
    except Unfitting as unfit:
        await session.rollback()
        await show(message, await _adding(state, visit, reader, t, number, year, note=t(unfit.phrase, **unfit.values)))
        return
    await show(message, await _plan(visit, reader, t, number, year, note=t("meetings-added", count=added)))


async def take_last_year(
    query: CallbackQuery,
    callback_data: TakeLastYear,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, year = callback_data.association, callback_data.year
    await state.clear()
    added = await meeting_plan_editing.take_last_year(session, visit, association_id=number, school_year=year)
    await show(query, await _plan(visit, reader, t, number, year, note=t("meetings-added", count=added)))


async def open_proposals(
    query: CallbackQuery, callback_data: OpenProposals, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, year = callback_data.association, callback_data.year
    found = await meeting_plan_proposals.look(reader, visit, association_id=number, school_year=year)
    await show(query, proposals_screen(t, number, year, found))


async def take_proposal(
    query: CallbackQuery,
    callback_data: TakeProposal,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, year = callback_data.association, callback_data.year
    added = await meeting_plan_proposals.take(
        session, visit, association_id=number, school_year=year, spot=callback_data.spot
    )
    found = await meeting_plan_proposals.look(reader, visit, association_id=number, school_year=year)
    await show(query, proposals_screen(t, number, year, found), toast=t.plain("meetings-added", count=added))


async def propose(
    query: CallbackQuery,
    callback_data: ProposePlan,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number, year = callback_data.association, callback_data.year
    await meeting_plan_agreeing.propose(session, visit, association_id=number, school_year=year)
    post.wake()
    await show(query, await _plan(visit, reader, t, number, year), toast=t.plain("meetings-proposed"))


async def approve(
    query: CallbackQuery,
    callback_data: ApprovePlan,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    """What has been changed meanwhile is shown first."""
    number, year = callback_data.association, callback_data.year
    note = ""
    try:
        await meeting_plan_agreeing.decide(
            session, visit, association_id=number, school_year=year, mark=callback_data.mark
        )
    except Unfitting as unfit:
        await session.rollback()
        note = t(unfit.phrase, **unfit.values)
    post.wake()
    await show(query, await _plan(visit, reader, t, number, year, note=note))


async def ask_comment(
    query: CallbackQuery, callback_data: ReturnPlan, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, year = callback_data.association, callback_data.year
    view = await meeting_plans.look(reader, visit, association_id=number, school_year=year)
    if not view.keeps:
        await show(query, plan_screen(t, view))
        return
    await state.set_state(PlanForm.returning)
    await state.set_data({"association": number, "year": year})
    await show(query, Screen(t("meetings-ask-comment", title=view.association.title), ((to_plan(t, number, year),),)))


async def send_back(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number, year = await _about(state)
    try:
        await meeting_plan_agreeing.decide(session, visit, association_id=number, school_year=year, comment=typed)
    except Unfitting as unfit:
        await session.rollback()
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((to_plan(t, number, year),),)))
        return
    await state.clear()
    post.wake()
    await show(message, await _plan(visit, reader, t, number, year))


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
    await state.set_state(PlanForm.analysing)
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
    number, year = await _about(state)
    try:
        await meeting_fulfilment.analyse(session, visit, association_id=number, school_year=year, typed=typed)
    except Unfitting as unfit:
        await session.rollback()
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
    file = BufferedInputFile(content, f"{t.plain('meetings-file-name', year=year)}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("meetings-file-caption", year=year_title(year)))


async def _about(state: FSMContext) -> tuple[int, int]:
    data = await state.get_data()
    return int(data.get("association", 0)), int(data.get("year", 0))
