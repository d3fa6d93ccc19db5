"""Indicators: the dashboard, one of them on any day, its groups, who is missing, a reminder to all of those."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.indicators import indicator_part_screens as parts
from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import (
    NOW,
    AskDay,
    OpenDashboard,
    OpenIndicator,
    OpenLacking,
    OpenMore,
    OpenSlices,
    RemindLacking,
    as_day,
    as_number,
)
from handlers.indicators.indicator_screens import back_to, card_screen, dashboard_screen, more_screen
from handlers.places import Go, Place
from handlers.register.person_card import remember_list
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services import moments, rights
from services.campaigns import campaign_reminders
from services.errors import Unfitting
from services.indicators import indicator_missing, indicator_reminders, indicator_slices, indicator_trends, indicators
from services.indicators.indicator_days import days_to_choose
from services.indicators.indicator_reminders import Way
from services.indicators.indicator_views import definition_of
from services.ports import Post
from services.rights import Right
from services.routes import route_lacking
from services.visits import Visit


class IndicatorForm(StatesGroup):
    choosing_day = State()


def indicators_router() -> Router:
    router = Router(name="indicators")
    router.message.register(open_dashboard, Command("stats"))
    on_tap = router.callback_query.register
    on_tap(open_dashboard, Go.filter(F.there == Place.STATS))
    on_tap(leaf_dashboard, OpenDashboard.filter())
    on_tap(open_more, OpenMore.filter())
    on_tap(open_indicator, OpenIndicator.filter())
    on_tap(ask_day, AskDay.filter())
    on_tap(open_slices, OpenSlices.filter())
    on_tap(open_lacking, OpenLacking.filter())
    on_tap(remind_all, RemindLacking.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(choose_day, StateFilter(IndicatorForm.choosing_day), *typed)
    return router


async def open_dashboard(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show_dashboard(event, visit, reader, t, 0)


async def leaf_dashboard(
    query: CallbackQuery,
    callback_data: OpenDashboard,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    await _show_dashboard(query, visit, reader, t, callback_data.page)


async def open_more(query: CallbackQuery, visit: Visit, t: Speaker) -> None:
    await show(query, more_screen(t, visit, rights.reach(visit.actor, Right.SEE_INDICATORS)))


async def open_indicator(
    query: CallbackQuery,
    callback_data: OpenIndicator,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    await show_indicator(query, visit, reader, t, callback_data.code, callback_data.day)


async def show_indicator(  # where it is shown, besides what every handler has
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    code: str,
    day: int = NOW,
    *,
    toast: str | None = None,
) -> None:
    on = as_day(day)
    card = await indicators.card(reader, visit, code=code, as_of=on)
    has_past = on is None and card.sees_history
    before = (await indicator_trends.trend(reader, visit, code=code)).figures if has_past else ()
    await show(event, card_screen(t, visit, card, on, before=before), toast=toast)


async def ask_day(query: CallbackQuery, callback_data: AskDay, state: FSMContext, visit: Visit, t: Speaker) -> None:
    """As of which day: one of the programme's, or any other that is typed."""
    code = callback_data.code
    definition = definition_of(visit, code)
    days = days_to_choose(visit.municipality, definition, today=visit.municipality.day(visit.now))
    await state.set_state(IndicatorForm.choosing_day)
    await state.set_data({"code": code})
    picks = [button(words.date_of(day), OpenIndicator(code=code, day=as_number(day))) for day in days]
    await show(query, Screen(t("indicator-ask-day"), (*in_columns(picks, 2), (back_to(t, code),))))


async def choose_day(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    code = await state.get_value("code", "")
    try:
        day = moments.read_past_day(typed, today=visit.municipality.day(visit.now))
        card = await indicators.card(reader, visit, code=code, as_of=day)
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back_to(t, code),),)))
        return
    await state.clear()
    await show(message, card_screen(t, visit, card, day))


async def open_slices(
    query: CallbackQuery, callback_data: OpenSlices, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    data = callback_data
    found = await indicator_slices.slices(reader, visit, code=data.code, by=data.by, as_of=as_day(data.day))
    await show(query, parts.slices_screen(t, data, found))


async def open_lacking(
    query: CallbackQuery, callback_data: OpenLacking, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await remember_list(state, callback_data)
    await _show_lacking(query, callback_data, visit, reader, t)


async def remind_all(
    query: CallbackQuery,
    callback_data: RemindLacking,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    """Through what reminds of it anyway: nobody hears of the same thing twice a day, however often it is tapped."""
    found = await indicator_reminders.reminder(reader, visit, code=callback_data.code)
    count = 0
    if found is not None and found.way is Way.CAMPAIGN and found.campaign_id is not None:
        count = (await campaign_reminders.remind(session, visit, campaign_id=found.campaign_id)).count
    elif found is not None:
        count = await route_lacking.ask_all(session, visit)
    post.wake()
    toast = t.plain("indicator-reminded", count=count)
    data = OpenLacking(code=callback_data.code, day=NOW, page=0)
    await _show_lacking(query, data, visit, reader, t, toast=toast)


async def _show_dashboard(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, page: int
) -> None:
    lines = await indicators.listed(reader, visit)
    scope = rights.reach(visit.actor, Right.SEE_INDICATORS)
    await show(event, dashboard_screen(t, visit, scope, lines, page))


async def _show_lacking(  # what is shown, besides what every handler has
    query: CallbackQuery,
    data: OpenLacking,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    *,
    toast: str | None = None,
) -> None:
    found = await indicator_missing.missing(
        reader,
        visit,
        code=data.code,
        page=data.page,
        size=parts.PEOPLE,
        as_of=as_day(data.day),
        organization_id=data.school or None,
    )
    reminder = None
    if data.day == NOW and not data.school:
        reminder = await indicator_reminders.reminder(reader, visit, code=data.code)
    await show(query, parts.lacking_screen(t, visit, data, found, reminder), toast=toast)
