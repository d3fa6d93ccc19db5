"""What is left to somebody who has not agreed to the text in force: to read what is stored, and to read the text."""

from typing import NoReturn

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_here import at_the_door
from handlers.filters import Reader
from handlers.menu import menu_screen, open_menu, open_more, open_settings
from handlers.places import Go, Place
from handlers.registration.entering import payload_of
from handlers.registration.profile import open_card
from handlers.screens import Screen, show
from handlers.surveys.survey_buttons import Leaf, Open, Resume, ShowResult
from handlers.surveys.surveys import leaf, open_list, open_survey, resume, show_result
from locales.catalog import Speaker
from services.errors import ConsentNeeded
from services.surveys import survey_list
from services.visits import Visit


def reading_router() -> Router:
    """Everything that does not stand here would store something, or may do so one day: it is refused."""
    router = Router(name="reading")
    router.message.filter(Reader())
    router.callback_query.filter(Reader())
    router.message.register(come_by_link, CommandStart(deep_link=True))
    router.message.register(open_menu, Command("menu", "cancel", "start"))
    router.message.register(open_list, Command("surveys"))
    router.message.register(open_card, Command("profile"))
    on_tap = router.callback_query.register
    on_tap(open_menu, Go.filter(F.there == Place.MENU))
    on_tap(open_more, Go.filter(F.there == Place.MORE))
    on_tap(open_settings, Go.filter(F.there == Place.SETTINGS))
    on_tap(open_list, Go.filter(F.there == Place.SURVEYS))
    on_tap(open_card, Go.filter(F.there == Place.PROFILE))
    on_tap(leaf, Leaf.filter())
    on_tap(open_survey, Open.filter())
    on_tap(resume, Resume.filter())
    on_tap(show_result, ShowResult.filter())
    router.message.register(refuse)
    on_tap(refuse)
    return router


async def come_by_link(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The link waits behind the consent: it travels in the button."""
    await state.clear()
    payload, refused = await at_the_door(
        session, visit.municipality, message.from_user, visit, payload_of(command), visit.now
    )
    listed = await survey_list.list_for(reader, visit)
    menu = menu_screen(t, visit, listed, payload=payload)
    if refused:
        menu = Screen(f"{t(refused.phrase, **refused.values)}\n\n{menu.text}", menu.rows)
    await show(message, menu)


async def refuse(_event: Message | CallbackQuery) -> NoReturn:
    raise ConsentNeeded
