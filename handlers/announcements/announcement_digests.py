"""Several announcements in one message: opened in its place one after another, and back to the list."""

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import PageNumber
from handlers.letter_words import letter_screen
from handlers.screens import show
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Speaker
from services.announcements import announcement_digest_views as digests
from services.announcements.digest_letters import LIST, OPEN
from services.visits import Visit


class OpenDigest(CallbackData, prefix=LIST):
    row: RowId
    page: PageNumber


class OpenOfDigest(CallbackData, prefix=OPEN):
    row: RowId


def announcement_digests_router() -> Router:
    router = Router(name="announcement_digests")
    router.callback_query.register(open_digest, OpenDigest.filter())
    router.callback_query.register(open_one, OpenOfDigest.filter())
    return router


async def open_digest(
    query: CallbackQuery, callback_data: OpenDigest, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await digests.list_of(reader, visit, row_id=callback_data.row, page=callback_data.page)
    await show(query, letter_screen(t, found))


async def open_one(
    query: CallbackQuery, callback_data: OpenOfDigest, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, letter_screen(t, await digests.opened(reader, visit, row_id=callback_data.row)))
