"""The plan of a pair: begun from a template, changed by the mentor, ticked off by either side."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.mentorships.journal_buttons import (
    AskPlanDay,
    AskPlanTitle,
    AskStep,
    ChooseTemplate,
    OpenPlan,
    OpenPlanStep,
    RemovePlanStep,
    SetPlanDay,
    TakeTemplate,
    TickPlanStep,
)
from handlers.mentorships.pair_plan_screens import (
    plan_screen,
    step_days_screen,
    step_screen,
    templates_screen,
    title_screen,
)
from handlers.screens import show
from locales.catalog import Speaker
from models.mentorships import MentorshipStep
from services import typed_days
from services.errors import NotFound
from services.mentorships import mentorship_plan
from services.mentorships.mentorship_plan import PlanView
from services.visits import Visit


class PlanForm(StatesGroup):
    adding = State()
    renaming = State()
    moving = State()


def pair_plan_router() -> Router:
    router = Router(name="pair_plan")
    on_tap = router.callback_query.register
    on_tap(open_plan, OpenPlan.filter())
    on_tap(choose_template, ChooseTemplate.filter())
    on_tap(take_template, TakeTemplate.filter())
    on_tap(ask_step, AskStep.filter())
    on_tap(open_step, OpenPlanStep.filter())
    on_tap(tick_step, TickPlanStep.filter())
    on_tap(ask_title, AskPlanTitle.filter())
    on_tap(ask_day, AskPlanDay.filter())
    on_tap(set_day, SetPlanDay.filter())
    on_tap(remove_step, RemovePlanStep.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(type_step, StateFilter(PlanForm.adding), *typed)
    router.message.register(type_title, StateFilter(PlanForm.renaming), *typed)
    router.message.register(type_day, StateFilter(PlanForm.moving), *typed)
    return router


async def open_plan(
    query: CallbackQuery, callback_data: OpenPlan, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await show_plan(query, visit, reader, t, callback_data.mentorship)


async def show_plan(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, mentorship_id: int
) -> None:
    view = await mentorship_plan.view(reader, visit, mentorship_id=mentorship_id)
    await show(event, plan_screen(t, view))


async def choose_template(
    query: CallbackQuery, callback_data: ChooseTemplate, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await mentorship_plan.view(reader, visit, mentorship_id=callback_data.mentorship)
    _must_be_mentors(view)
    await show(query, templates_screen(t, visit, view))


async def take_template(
    query: CallbackQuery,
    callback_data: TakeTemplate,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.mentorship
    await mentorship_plan.take_template(session, visit, mentorship_id=number, code=callback_data.code)
    await show_plan(query, visit, reader, t, number)


async def ask_step(
    query: CallbackQuery, callback_data: AskStep, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await mentorship_plan.view(reader, visit, mentorship_id=callback_data.mentorship)
    _must_be_mentors(view)
    await state.set_state(PlanForm.adding)
    await state.set_data({"mentorship": view.pair.id})
    await show(query, title_screen(t, view))


async def type_step(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Its day is asked for at once."""
    number = await state.get_value("mentorship", 0)
    step_id = await mentorship_plan.add(session, visit, mentorship_id=number, typed=typed)
    await state.set_state(PlanForm.moving)
    await state.set_data({"step": step_id})
    view, step = await _look(reader, visit, step_id)
    await show(message, step_days_screen(t, view, step))


async def open_step(
    query: CallbackQuery, callback_data: OpenPlanStep, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    view, step = await _look(reader, visit, callback_data.step)
    await show(query, step_screen(t, view, step))


async def tick_step(
    query: CallbackQuery,
    callback_data: TickPlanStep,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await mentorship_plan.tick(session, visit, step_id=callback_data.step, is_done=callback_data.on)
    await show_plan(query, visit, reader, t, number)


async def ask_title(
    query: CallbackQuery, callback_data: AskPlanTitle, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view, step = await _look(reader, visit, callback_data.step)
    _must_be_mentors(view)
    await state.set_state(PlanForm.renaming)
    await state.set_data({"step": step.id})
    await show(query, title_screen(t, view, step))


async def type_title(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("step", 0)
    await mentorship_plan.rename(session, visit, step_id=number, typed=typed)
    await state.set_state(None)
    view, step = await _look(reader, visit, number)
    await show(message, step_screen(t, view, step))


async def ask_day(
    query: CallbackQuery, callback_data: AskPlanDay, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view, step = await _look(reader, visit, callback_data.step)
    _must_be_mentors(view)
    await state.set_state(PlanForm.moving)
    await state.set_data({"step": step.id})
    await show(query, step_days_screen(t, view, step))


async def set_day(
    query: CallbackQuery,
    callback_data: SetPlanDay,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    due_on = date.fromordinal(callback_data.day)
    await mentorship_plan.move(session, visit, step_id=callback_data.step, due_on=due_on)
    await state.set_state(None)
    view, _ = await _look(reader, visit, callback_data.step)
    await show(query, plan_screen(t, view))


async def type_day(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("step", 0)
    due_on = typed_days.day_ahead(visit, typed)
    await mentorship_plan.move(session, visit, step_id=number, due_on=due_on)
    await state.set_state(None)
    view, _ = await _look(reader, visit, number)
    await show(message, plan_screen(t, view))


async def remove_step(
    query: CallbackQuery,
    callback_data: RemovePlanStep,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await mentorship_plan.remove(session, visit, step_id=callback_data.step)
    await show_plan(query, visit, reader, t, number)


async def _look(reader: AsyncSession, visit: Visit, step_id: int) -> tuple[PlanView, MentorshipStep]:
    view = await mentorship_plan.view_of_step(reader, visit, step_id=step_id)
    step = view.step(step_id)
    if step is None:
        raise NotFound
    return view, step


def _must_be_mentors(view: PlanView) -> None:
    if not view.is_mentors:
        raise NotFound
