"""Plans of meetings that wait to be agreed on: two taps from the menu."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_screens import PAGE
from handlers.leafing import leafing
from handlers.meetings.meeting_plan_buttons import OpenMeetingPlan
from handlers.meetings.meeting_plan_words import year_title
from handlers.meetings.plans_waiting_buttons import OpenWaitingPlans
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.meetings import plans_waiting
from services.meetings.plans_waiting import Page, Sent
from services.shortening import short
from services.visits import Visit

LONG_TITLE = 40


def plans_waiting_router() -> Router:
    router = Router(name="plans_waiting")
    router.callback_query.register(open_list, OpenWaitingPlans.filter())
    return router


async def open_list(
    query: CallbackQuery,
    callback_data: OpenWaitingPlans,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    page = await plans_waiting.page(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, _screen(t, page))


def _screen(t: Speaker, page: Page) -> Screen:
    picks = [_way(t, one) for one in page.found]
    turns = leafing(t, page.page, page.pages, lambda there: OpenWaitingPlans(page=there))
    text = t("plans-waiting", count=page.total)
    return Screen(text, (*in_columns(picks, 1), turns, (way_back(t, Place.ASSOCIATION),)))


def _way(t: Speaker, one: Sent) -> InlineKeyboardButton:
    label = t.plain(
        "plans-waiting-line",
        title=short(one.title, LONG_TITLE),
        school=short(one.school, LONG_TITLE) if one.school else "none",
        year=year_title(one.school_year),
        count=one.lines,
    )
    return button(label, OpenMeetingPlan(association=one.association_id, year=one.school_year))
