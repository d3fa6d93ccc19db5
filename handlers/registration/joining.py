"""Of the one who came without an invitation: asking the school once more."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.menu import open_menu
from handlers.registration.joining_buttons import AskAgain
from locales.catalog import Speaker
from services.registration import joining
from services.visits import Visit


def joining_router() -> Router:
    router = Router(name="joining")
    router.callback_query.register(ask_again, AskAgain.filter())
    return router


async def ask_again(
    query: CallbackQuery, state: FSMContext, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await joining.ask_again(session, visit)
    await open_menu(query, state, visit, reader, t)
