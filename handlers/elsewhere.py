"""What no conversation waits for: one calm sentence and the way home."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import drafts
from handlers.places import Place, way_to
from handlers.screens import Screen, show
from locales.catalog import Speaker
from services.surveys import survey_list
from services.visits import Visit


def elsewhere_router() -> Router:
    router = Router(name="elsewhere")
    router.message.register(unknown_command, F.text.startswith("/"))
    router.message.register(out_of_place)
    router.callback_query.register(unknown_button)
    return router


async def unknown_command(message: Message, t: Speaker) -> None:
    await show(message, Screen(t("unknown-command"), ((way_to(t, Place.MENU), way_to(t, Place.HELP)),)))


async def out_of_place(
    message: Message,
    t: Speaker,
    reader: AsyncSession,
    state: FSMContext,
    visit: Visit | None = None,
    raw_state: str | None = None,
) -> None:
    """Perhaps the answer to an anonymous question: what waits for one is forgotten with a restart.

    Where something else was asked for, the question still stands. Who talks to people may have meant one of them.
    """
    if raw_state is not None and not message.text:
        await show(message, Screen(t("other-wanted"), ((way_to(t, Place.MENU),),)))
        return
    if visit and message.text and await survey_list.waits_unnamed(reader, visit):
        await show(message, Screen(t("survey-unnamed-again"), ((way_to(t, Place.SURVEYS), way_to(t, Place.MENU)),)))
        return
    if visit and await drafts.offer(message, state, visit, reader, t):
        return
    await show(message, Screen(t("out-of-place"), ((way_to(t, Place.MENU), way_to(t, Place.HELP)),)))


async def unknown_button(query: CallbackQuery, t: Speaker) -> None:
    """A button of another time, or of another program's making."""
    await show(query, Screen(t("unknown-button"), ((way_to(t, Place.MENU),),)))
