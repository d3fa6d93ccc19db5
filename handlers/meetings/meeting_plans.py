"""The year's plan of meetings: seen, added to, agreed on."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.meetings.meeting_plan_buttons import (
    ApprovePlan,
    OpenMeetingPlan,
    OpenProposals,
    PlanAdding,
    ProposePlan,
    ReturnPlan,
    TakeLastYear,
    TakeProposal,
)
from handlers.meetings.meeting_plan_screens import adding_screen, plan_screen, proposals_screen, to_plan
from handlers.meetings.plans_waiting_buttons import way_to_waiting_plans
from handlers.screens import Screen, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.meetings import (
    meeting_plan_agreeing,
    meeting_plan_editing,
    meeting_plan_proposals,
    meeting_plans,
    plans_waiting,
)
from services.ports import Post
from services.visits import Visit


class PlanForm(StatesGroup):
    """The data hold `association` and `year`."""

    writing = State()
    returning = State()


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
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(write, StateFilter(PlanForm.writing), *typed)
    router.message.register(send_back, StateFilter(PlanForm.returning), *typed)
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
    number, year = await about(state)
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
    await show(query, await _decided(visit, reader, t, number, year, note=note))


async def _decided(visit: Visit, reader: AsyncSession, t: Speaker, number: int, year: int, *, note: str = "") -> Screen:
    """With the way to the plans that wait still."""
    screen = await _plan(visit, reader, t, number, year, note=note)
    others = way_to_waiting_plans(t, await plans_waiting.count(reader, visit))
    return replace(screen, rows=(others, *screen.rows))


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
    number, year = await about(state)
    try:
        await meeting_plan_agreeing.decide(session, visit, association_id=number, school_year=year, comment=typed)
    except Unfitting as unfit:
        await session.rollback()
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((to_plan(t, number, year),),)))
        return
    await state.clear()
    post.wake()
    await show(message, await _decided(visit, reader, t, number, year))


async def about(state: FSMContext) -> tuple[int, int]:
    data = await state.get_data()
    return int(data.get("association", 0)), int(data.get("year", 0))
