"""Audiences kept under a name: saved from a draft, taken into another."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcements.announcement_buttons import ForgetSaved, OpenAudience, OpenSaved, SaveAudience, TakeSaved
from handlers.announcements.announcement_screens import audience_screen
from handlers.announcements.announcements import AnnounceForm
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.announcements import announcements, saved_audiences
from services.errors import Unfitting
from services.visits import Visit


class SavingForm(StatesGroup):
    naming = State()


def saved_audiences_router() -> Router:
    router = Router(name="saved_audiences")
    router.callback_query.register(ask_title, SaveAudience.filter())
    router.callback_query.register(open_saved, OpenSaved.filter())
    router.callback_query.register(take, TakeSaved.filter())
    router.callback_query.register(forget, ForgetSaved.filter())
    router.message.register(save, StateFilter(SavingForm.naming), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def ask_title(query: CallbackQuery, callback_data: SaveAudience, state: FSMContext, t: Speaker) -> None:
    await state.set_state(SavingForm.naming)
    await state.set_data({"announcement": callback_data.announcement})
    back = button(t.plain("back"), OpenAudience(announcement=callback_data.announcement))
    await show(query, Screen(t("audience-ask-title"), ((back,),)))


async def save(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("announcement", 0)
    try:
        await saved_audiences.save(session, visit, announcement_id=number, typed=typed)
    except Unfitting as unfit:
        back = button(t.plain("back"), OpenAudience(announcement=number))
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back,),)))
        return
    await state.set_state(AnnounceForm.composing)
    await show(message, audience_screen(t, await announcements.view(reader, visit, announcement_id=number)))


async def open_saved(
    query: CallbackQuery, callback_data: OpenSaved, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, await _saved(t, visit, reader, callback_data.announcement))


async def take(
    query: CallbackQuery,
    callback_data: TakeSaved,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    await saved_audiences.take(session, visit, announcement_id=number, saved_id=callback_data.saved)
    await show(query, audience_screen(t, await announcements.view(reader, visit, announcement_id=number)))


async def forget(
    query: CallbackQuery,
    callback_data: ForgetSaved,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await saved_audiences.forget(session, visit, saved_id=callback_data.saved)
    await show(query, await _saved(t, visit, reader, callback_data.announcement))


async def _saved(t: Speaker, visit: Visit, reader: AsyncSession, number: int) -> Screen:
    """Each with a button to take it and one to forget it."""
    found = await saved_audiences.listed(reader, visit)
    rows = [
        (
            button(one.title, TakeSaved(announcement=number, saved=one.id)),
            button(t.plain("audience-forget"), ForgetSaved(announcement=number, saved=one.id)),
        )
        for one in found
    ]
    back = button(t.plain("back"), OpenAudience(announcement=number))
    return Screen(t("audience-saved", count=len(found)), (*rows, (back,)))
