"""What no conversation waits for: one calm sentence and the way home."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.places import Place, way_to
from handlers.screens import Screen, show
from locales.catalog import Speaker


def elsewhere_router() -> Router:
    router = Router(name="elsewhere")
    router.message.register(unknown_command, F.text.startswith("/"))
    router.message.register(out_of_place)
    router.callback_query.register(unknown_button)
    return router


async def unknown_command(message: Message, t: Speaker) -> None:
    await show(message, Screen(t("unknown-command"), ((way_to(t, Place.MENU), way_to(t, Place.HELP)),)))


async def out_of_place(message: Message, t: Speaker) -> None:
    await show(message, Screen(t("out-of-place"), ((way_to(t, Place.MENU), way_to(t, Place.HELP)),)))


async def unknown_button(query: CallbackQuery, t: Speaker) -> None:
    """A button of another time, or of another program's making."""
    await show(query, Screen(t("unknown-button"), ((way_to(t, Place.MENU),),)))
