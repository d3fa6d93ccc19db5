"""Many routes at one tap: agreed, given a supporter, reminded; all of them as a table."""

import asyncio
from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Place, way_back
from handlers.routes.route_buttons import AgreeAll, AskSupportAll, ExportRoutes, RemindAll, SupportAll
from handlers.routes.route_papers import table_of
from handlers.routes.routes_screens import PAGE, agree_all_screen, support_all_screen
from handlers.screens import Screen, answer, show
from locales.catalog import Speaker
from models.route_filters import Narrow, RouteFilter
from services import naming, workbooks
from services.ports import Post
from services.routes import route_files, route_guiding
from services.visits import Visit


class BatchForm(StatesGroup):
    naming_supporter = State()


def routes_batch_router() -> Router:
    router = Router(name="routes_batch")
    on_tap = router.callback_query.register
    on_tap(agree_all, AgreeAll.filter())
    on_tap(remind_all, RemindAll.filter())
    on_tap(ask_support_all, AskSupportAll.filter())
    on_tap(support_all, SupportAll.filter())
    on_tap(export, ExportRoutes.filter())
    router.message.register(
        find_supporter, StateFilter(BatchForm.naming_supporter), F.text.as_("typed"), ~F.text.startswith("/")
    )
    return router


async def agree_all(
    query: CallbackQuery,
    callback_data: AgreeAll,
    visit: Visit,
    session: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    """How many it is is said before it happens."""
    chosen = _narrow(visit, callback_data.chosen, callback_data.school, callback_data.association)
    if not callback_data.mark:
        count, mark = await route_guiding.matching(session, visit, chosen=chosen)
        await show(query, agree_all_screen(t, callback_data, count, mark))
        return
    count = await route_guiding.agree_all(session, visit, chosen=chosen, mark=callback_data.mark)
    post.wake()
    await show(query, Screen(t("routes-agreed-all", count=count), ((way_back(t, Place.ROUTES),),)))


async def remind_all(
    query: CallbackQuery, callback_data: RemindAll, visit: Visit, session: AsyncSession, post: Post, t: Speaker
) -> None:
    chosen = _narrow(visit, RouteFilter.OVERDUE, callback_data.school, callback_data.association)
    count = await route_guiding.remind_all(session, visit, chosen=chosen)
    post.wake()
    await show(query, Screen(t("routes-reminded-all", count=count), ((way_back(t, Place.ROUTES),),)))


async def ask_support_all(
    query: CallbackQuery,
    callback_data: AskSupportAll,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.set_state(BatchForm.naming_supporter)
    await state.set_data({"asked": callback_data.pack()})
    await _show_found(query, visit, reader, t, callback_data, "")


async def find_supporter(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    asked = AskSupportAll.unpack(await state.get_value("asked", ""))
    await _show_found(message, visit, reader, t, asked, typed[: naming.LONGEST_NAME])


async def _show_found(  # what is looked for, and for which list
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, asked: AskSupportAll, typed: str
) -> None:
    words = naming.search_key(typed).split()
    found = await route_guiding.supporters(reader, visit, words=words, size=PAGE)
    await show(event, support_all_screen(t, asked, found[:PAGE], has_more=len(found) > PAGE))


async def support_all(
    query: CallbackQuery,
    callback_data: SupportAll,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    chosen = _narrow(visit, callback_data.chosen, callback_data.school, callback_data.association)
    count = await route_guiding.support_all(session, visit, chosen=chosen, person_id=callback_data.person)
    post.wake()
    await state.set_state(None)
    await show(query, Screen(t("routes-supported-all", count=count), ((way_back(t, Place.ROUTES),),)))


async def export(query: CallbackQuery, visit: Visit, session: AsyncSession, t: Speaker) -> None:
    assert query.bot is not None
    exported = await route_files.listing(session, visit)
    await answer(query)
    table = await asyncio.to_thread(lambda: workbooks.write([table_of(t, visit, exported)]))
    day = visit.municipality.day(visit.now).isoformat()
    file = BufferedInputFile(table, f"{t.plain('routes-file-name', day=day)}.xlsx")
    await query.bot.send_document(query.from_user.id, file, caption=t("routes-file-caption", count=len(exported)))


def _narrow(visit: Visit, chosen: RouteFilter, school: int, association: int) -> Narrow:
    return replace(
        route_guiding.narrow(visit, chosen), organization_id=school or None, association_id=association or None
    )
