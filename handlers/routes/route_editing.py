"""What stands in a route, changed by hand: another step, one more, a goal, a supporter; accepted or called off."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.routes.route import show_step
from handlers.routes.route_buttons import (
    Accept,
    AddFrom,
    AskAdd,
    AskAddOwn,
    AskCancel,
    AskGoal,
    AskOwn,
    AskSupporter,
    AskSwap,
    CancelFor,
    OpenRoute,
    OpenShelf,
    OpenStep,
    Remove,
    SetSupporter,
    Swap,
)
from handlers.routes.route_choices import (
    CANCEL_REASONS,
    PAGE,
    cancel_screen,
    shelf_screen,
    shelves_screen,
    supporters_screen,
    swap_screen,
)
from handlers.routes.route_screens import beginning_screen, route_screen, steps_screen
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services import naming
from services.errors import NotFound
from services.ports import Post
from services.routes import route_editing, route_library, routes
from services.routes.route_editing import Place
from services.routes.route_library import Shelf
from services.routes.route_views import View
from services.visits import Visit


class RouteForm(StatesGroup):
    rewriting = State()
    adding = State()
    setting_goal = State()
    naming_supporter = State()
    cancelling = State()


def route_editing_router() -> Router:
    router = Router(name="route_editing")
    on_tap = router.callback_query.register
    on_tap(ask_swap, AskSwap.filter())
    on_tap(swap, Swap.filter())
    on_tap(ask_own, AskOwn.filter())
    on_tap(remove, Remove.filter())
    on_tap(ask_add, AskAdd.filter())
    on_tap(open_shelf, OpenShelf.filter())
    on_tap(add_from, AddFrom.filter())
    on_tap(ask_add_own, AskAddOwn.filter())
    on_tap(ask_goal, AskGoal.filter())
    on_tap(ask_supporter, AskSupporter.filter())
    on_tap(set_supporter, SetSupporter.filter())
    on_tap(accept, Accept.filter())
    on_tap(ask_cancel, AskCancel.filter())
    on_tap(cancel_for, CancelFor.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(type_step, StateFilter(RouteForm.rewriting), *typed)
    router.message.register(type_new_step, StateFilter(RouteForm.adding), *typed)
    router.message.register(type_goal, StateFilter(RouteForm.setting_goal), *typed)
    router.message.register(find_supporter, StateFilter(RouteForm.naming_supporter), *typed)
    router.message.register(type_cancel, StateFilter(RouteForm.cancelling), *typed)
    return router


async def ask_swap(
    query: CallbackQuery, callback_data: AskSwap, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view_of_step(reader, visit, activity_id=callback_data.step)
    step = view.step(callback_data.step)
    if step is None:
        raise NotFound
    await state.set_state(None)
    offered = route_library.options(visit.municipality.programme, step.area, step.topic, view.group)
    await show(query, swap_screen(t, visit, view, step, offered, callback_data.page))


async def swap(
    query: CallbackQuery,
    callback_data: Swap,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = await route_editing.swap(session, visit, activity_id=callback_data.step, number=callback_data.number)
    post.wake()
    await show_step(query, visit, reader, t, number, said=t("route-changed"))


async def ask_own(query: CallbackQuery, callback_data: AskOwn, state: FSMContext, t: Speaker) -> None:
    await state.set_state(RouteForm.rewriting)
    await state.set_data({"step": callback_data.step})
    back = button(t.plain("back"), OpenStep(step=callback_data.step))
    await show(query, Screen(t("route-ask-step"), ((back,),)))


async def type_step(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("step", 0)
    number = await route_editing.rewrite(session, visit, activity_id=number, typed=typed)
    await state.set_state(None)
    await show_step(message, visit, reader, t, number, said=t("route-changed"))


async def remove(
    query: CallbackQuery,
    callback_data: Remove,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    route = await route_editing.remove(session, visit, activity_id=callback_data.step)
    post.wake()
    view = await routes.view(reader, visit, route_id=route)
    await show(query, steps_screen(t, view, 0) if view.steps else route_screen(t, view))


async def ask_add(
    query: CallbackQuery, callback_data: AskAdd, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view(reader, visit, route_id=callback_data.route)
    await state.set_state(None)
    await show(query, shelves_screen(t, view, _shelves(visit, view), callback_data.page))


async def open_shelf(
    query: CallbackQuery, callback_data: OpenShelf, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view(reader, visit, route_id=callback_data.route)
    shelf = _shelf(visit, view, callback_data.shelf)
    offered = route_library.options(visit.municipality.programme, shelf.area, shelf.topic, view.group)
    await show(query, shelf_screen(t, visit, view, callback_data.shelf, shelf, offered, callback_data.page))


async def add_from(
    query: CallbackQuery,
    callback_data: AddFrom,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    view = await routes.view(reader, visit, route_id=callback_data.route)
    shelf = _shelf(visit, view, callback_data.shelf)
    place = Place(shelf.area, shelf.topic, callback_data.number)
    number = await route_editing.add(session, visit, route_id=callback_data.route, place=place)
    post.wake()
    await show_step(query, visit, reader, t, number, said=t("route-added"))


async def ask_add_own(query: CallbackQuery, callback_data: AskAddOwn, state: FSMContext, t: Speaker) -> None:
    await state.set_state(RouteForm.adding)
    await state.set_data({"route": callback_data.route})
    back = button(t.plain("back"), AskAdd(route=callback_data.route, page=0))
    await show(query, Screen(t("route-ask-step"), ((back,),)))


async def type_new_step(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await route_editing.add_own(session, visit, route_id=await state.get_value("route", 0), typed=typed)
    await state.set_state(None)
    await show_step(message, visit, reader, t, number, said=t("route-added"))


async def ask_goal(query: CallbackQuery, callback_data: AskGoal, state: FSMContext, t: Speaker) -> None:
    await state.set_state(RouteForm.setting_goal)
    await state.set_data({"route": callback_data.route})
    await show(query, Screen(t("route-ask-goal"), ((_back(t, callback_data.route),),)))


async def type_goal(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("route", 0)
    await route_editing.set_goal(session, visit, route_id=number, typed=typed)
    await state.set_state(None)
    await show(message, route_screen(t, await routes.view(reader, visit, route_id=number)))


async def ask_supporter(
    query: CallbackQuery, callback_data: AskSupporter, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(RouteForm.naming_supporter)
    await state.set_data({"route": callback_data.route})
    await _show_supporters(query, visit, reader, t, callback_data.route, "")


async def find_supporter(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = await state.get_value("route", 0)
    await _show_supporters(message, visit, reader, t, number, typed[: naming.LONGEST_NAME])


async def _show_supporters(  # what is looked for, and where
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, number: int, typed: str
) -> None:
    words = naming.search_key(typed).split()
    found = await route_editing.supporters(reader, visit, route_id=number, words=words, page=0, size=PAGE)
    view = await routes.view(reader, visit, route_id=number)
    await show(event, supporters_screen(t, view, found[:PAGE], typed=typed, has_more=len(found) > PAGE))


async def set_supporter(
    query: CallbackQuery,
    callback_data: SetSupporter,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.route
    await route_editing.set_supporter(session, visit, route_id=number, person_id=callback_data.person or None)
    post.wake()
    await state.set_state(None)
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=number)))


async def accept(
    query: CallbackQuery, callback_data: Accept, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await route_editing.accept(session, visit, route_id=callback_data.route)
    view = await routes.view(reader, visit, route_id=callback_data.route)
    await show(query, route_screen(t, view), toast=t.plain("route-accepted"))


async def ask_cancel(
    query: CallbackQuery, callback_data: AskCancel, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view(reader, visit, route_id=callback_data.route)
    await state.set_state(RouteForm.cancelling)
    await state.set_data({"route": callback_data.route})
    await show(query, cancel_screen(t, view))


async def cancel_for(
    query: CallbackQuery,
    callback_data: CancelFor,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if callback_data.reason >= len(CANCEL_REASONS):
        raise NotFound
    reason = t.plain(CANCEL_REASONS[callback_data.reason])
    await route_editing.cancel(session, visit, route_id=callback_data.route, typed=reason)
    await state.set_state(None)
    await show(
        query, beginning_screen(t, visit, await routes.standing(reader, visit)), toast=t.plain("route-cancelled")
    )


async def type_cancel(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await route_editing.cancel(session, visit, route_id=await state.get_value("route", 0), typed=typed)
    await state.set_state(None)
    await show(message, beginning_screen(t, visit, await routes.standing(reader, visit)))


def _shelves(visit: Visit, view: View) -> tuple[Shelf, ...]:
    return route_library.shelves(visit.municipality.programme, view.group)


def _shelf(visit: Visit, view: View, number: int) -> Shelf:
    found = _shelves(visit, view)
    if number >= len(found):
        raise NotFound
    return found[number]


def _back(t: Speaker, route: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenRoute(route=route))
