"""The road map in the chat: a school year, one row, what shows that it is done."""

from datetime import date

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import hand_out
from handlers.indicators.indicator_buttons import as_day
from handlers.places import Go, Place
from handlers.roadmap.roadmap_buttons import OpenItem, OpenRoadmap, RoadmapFile
from handlers.roadmap.roadmap_screens import card_screen, list_screen
from handlers.screens import show
from locales.catalog import Speaker
from services.errors import NotFound
from services.roadmap import roadmap
from services.visits import Visit


def roadmap_router() -> Router:
    router = Router(name="roadmap")
    router.message.register(open_here, Command("roadmap"))
    on_tap = router.callback_query.register
    on_tap(open_here, Go.filter(F.there == Place.ROADMAP))
    on_tap(open_list, OpenRoadmap.filter())
    on_tap(open_item, OpenItem.filter())
    on_tap(send_file, RoadmapFile.filter())
    return router


async def open_here(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(event, list_screen(t, await roadmap.listed(reader, visit), page=0))


async def open_list(
    query: CallbackQuery, callback_data: OpenRoadmap, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found = await roadmap.listed(reader, visit, year=callback_data.year or None)
    await show(query, list_screen(t, found, page=callback_data.page))


async def open_item(
    query: CallbackQuery, callback_data: OpenItem, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    data = callback_data
    await show_item(query, visit, reader, t, data.item, due(data.day), page=data.page)


async def send_file(
    query: CallbackQuery, callback_data: RoadmapFile, visit: Visit, reader: AsyncSession, bot: Bot, t: Speaker
) -> None:
    found = await roadmap.document(reader, visit, mark_id=callback_data.mark)
    await hand_out(query, bot, t, found)


async def show_item(  # what every handler has, and which row
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    item: str,
    due_on: date,
    *,
    page: int = 0,
) -> None:
    found = await roadmap.card(reader, visit, item=item, due_on=due_on)
    await show(event, card_screen(t, visit, found, page=page))


def due(number: int) -> date:
    """A day out of a button."""
    found = as_day(number)
    if found is None:
        raise NotFound
    return found
