"""A line of the year's plan: changed, taken away and put back, prepared by somebody, given a day."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import OpenPlanned
from handlers.associations.association_members import PAGE, member_title
from handlers.events.event_showing import show_event
from handlers.leafing import leafing
from handlers.meetings.meeting_plan_buttons import (
    ChangeLine,
    ChooseResponsible,
    RemoveLine,
    RestoreLine,
    ScheduleLine,
    SetResponsible,
)
from handlers.meetings.meeting_plan_screens import line_screen, plan_screen, to_plan
from handlers.places import Place, is_used
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.errors import NotFound, Unfitting
from services.meetings import meeting_plan_editing, meeting_plans, planned_meetings
from services.paging import pages_of
from services.visits import Visit


class LineForm(StatesGroup):
    changing = State()
    """The data hold `meeting`."""


def planned_meetings_router() -> Router:
    router = Router(name="planned_meetings")
    on_tap = router.callback_query.register
    on_tap(open_line, OpenPlanned.filter())
    on_tap(ask_change, ChangeLine.filter())
    on_tap(remove, RemoveLine.filter())
    on_tap(restore, RestoreLine.filter())
    on_tap(choose_responsible, ChooseResponsible.filter())
    on_tap(set_responsible, SetResponsible.filter())
    on_tap(schedule, ScheduleLine.filter())
    router.message.register(change, StateFilter(LineForm.changing), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_line(
    query: CallbackQuery, callback_data: OpenPlanned, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    view = await planned_meetings.look(reader, visit, meeting_id=callback_data.meeting)
    await show(query, line_screen(t, visit, view))


async def ask_change(
    query: CallbackQuery, callback_data: ChangeLine, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await planned_meetings.look(reader, visit, meeting_id=callback_data.meeting)
    await state.set_state(LineForm.changing)
    await state.set_data({"meeting": callback_data.meeting})
    back = button(t.plain("back"), OpenPlanned(meeting=callback_data.meeting))
    await show(query, Screen(t("meetings-ask-change", topic=view.line.topic), ((back,),)))


async def change(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = int(await state.get_value("meeting") or 0)
    try:
        await meeting_plan_editing.rewrite(session, visit, meeting_id=number, typed=typed)
    except Unfitting as unfit:
        await session.rollback()
        back = button(t.plain("back"), OpenPlanned(meeting=number))
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back,),)))
        return
    await state.clear()
    view = await planned_meetings.look(reader, visit, meeting_id=number)
    await show(message, line_screen(t, visit, view))


async def remove(
    query: CallbackQuery,
    callback_data: RemoveLine,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    number, year = await meeting_plan_editing.remove(session, visit, meeting_id=callback_data.meeting)
    undo = button(t.plain("meetings-restore"), RestoreLine(meeting=callback_data.meeting))
    await show(query, Screen(t("meetings-removed"), ((undo,), (to_plan(t, number, year),))))


async def restore(
    query: CallbackQuery,
    callback_data: RestoreLine,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, year = await meeting_plan_editing.restore(session, visit, meeting_id=callback_data.meeting)
    view = await meeting_plans.look(reader, visit, association_id=number, school_year=year)
    await show(query, plan_screen(t, view))


async def choose_responsible(
    query: CallbackQuery, callback_data: ChooseResponsible, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    meeting, number = callback_data.meeting, callback_data.page
    found, total = await planned_meetings.choices(session, visit, meeting_id=meeting, page=number, size=PAGE)
    picks = [(button(member_title(t, one), SetResponsible(meeting=meeting, person=one.id)),) for one in found]
    pages = pages_of(total, PAGE)
    turns = leafing(t, number, pages, lambda there: ChooseResponsible(meeting=meeting, page=there))
    nobody = button(t.plain("meetings-nobody-responsible"), SetResponsible(meeting=meeting, person=0))
    back = button(t.plain("back"), OpenPlanned(meeting=meeting))
    await show(query, Screen(t("meetings-ask-responsible", count=total), (*picks, turns, (nobody,), (back,))))


async def set_responsible(
    query: CallbackQuery,
    callback_data: SetResponsible,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    meeting = callback_data.meeting
    await meeting_plan_editing.set_responsible(
        session, visit, meeting_id=meeting, person_id=callback_data.person or None
    )
    await show(query, line_screen(t, visit, await planned_meetings.look(reader, visit, meeting_id=meeting)))


async def schedule(
    query: CallbackQuery,
    callback_data: ScheduleLine,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """A draft of the meeting opens in the plan of events: only its time and place are missing."""
    if not is_used(Place.PLAN, visit.municipality.programme.modules):
        raise NotFound
    number = await planned_meetings.schedule(session, visit, meeting_id=callback_data.meeting)
    await show_event(query, state, visit, reader, t, number)
