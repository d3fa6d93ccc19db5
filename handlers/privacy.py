"""What is stored about me: to see, to take along, to take away."""

import asyncio
import json

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import drafts, unfinished
from handlers.consultations import consultation_draft
from handlers.own_data_tables import own_tables
from handlers.places import Go, Place, way_back
from handlers.privacy_buttons import Leave, TakeAlong
from handlers.privacy_screens import privacy_screen
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from services import own_data, privacy, workbooks
from services.visits import Visit


def privacy_router() -> Router:
    router = Router(name="privacy")
    router.message.register(open_privacy, Command("privacy"))
    router.callback_query.register(open_privacy, Go.filter(F.there == Place.PRIVACY))
    router.callback_query.register(take_along, TakeAlong.filter())
    router.callback_query.register(ask_to_leave, Leave.filter(~F.sure))
    router.callback_query.register(leave, Leave.filter(F.sure))
    return router


async def open_privacy(
    event: Message | CallbackQuery, visit: Visit | None, reader: AsyncSession, state: FSMContext, t: Speaker
) -> None:
    await state.set_state(None)  # the link somebody came by is kept until their profile is complete
    if visit is None:
        await show(event, Screen(t("privacy-nothing"), ((way_back(t),),)))
        return
    await show(event, privacy_screen(t, visit, await privacy.kept(reader, visit)))


async def take_along(query: CallbackQuery, visit: Visit | None, session: AsyncSession, t: Speaker) -> None:
    """A table to read, and everything to the last column for other programs."""
    if visit is None or query.bot is None:
        await show(query, Screen(t("privacy-nothing"), ((way_back(t),),)))
        return
    own = await own_data.gather(session, visit)
    await answer(query)
    table = await asyncio.to_thread(workbooks.write, own_tables(t, visit, own))
    plain = await asyncio.to_thread(json.dumps, own.plain, ensure_ascii=False, indent=2)
    name = t.plain("privacy-file-name", day=visit.municipality.day(visit.now).isoformat())
    for file in (BufferedInputFile(table, f"{name}.xlsx"), BufferedInputFile(plain.encode(), f"{name}.json")):
        await query.bot.send_document(query.from_user.id, file)


async def ask_to_leave(query: CallbackQuery, visit: Visit | None, t: Speaker) -> None:
    rows = (
        (button(t.plain("privacy-leave-sure"), Leave(sure=True)),),
        (way_back(t, Place.PRIVACY),),
    )
    stays = visit is not None and visit.actor.is_registered
    await show(query, Screen(t("privacy-leave-ask-registered" if stays else "privacy-leave-ask"), rows))


async def leave(
    query: CallbackQuery, visit: Visit | None, session: AsyncSession, state: FSMContext, t: Speaker
) -> None:
    await state.clear()
    await drafts.forget(state)
    await consultation_draft.forget(state)
    await unfinished.drop(state, *unfinished.Form)
    stays = visit is not None and (await privacy.leave(session, visit)).is_registered
    await show(query, Screen(t("privacy-left-registered" if stays else "privacy-left"), ((way_back(t),),)))
