"""Routes of others: figures, lists, one person's route, a word that is needed, steps accepted or given back."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place
from handlers.routes.route import show_step
from handlers.routes.route_buttons import (
    Agree,
    ChooseAssociation,
    ChooseSchool,
    Confirm,
    GiveBack,
    OpenMoreRoutes,
    OpenRoutes,
    OpenStep,
    OpenSupported,
)
from handlers.routes.route_screens import route_screen
from handlers.routes.routes_screens import (
    PAGE,
    associations_screen,
    hub_screen,
    list_screen,
    more_screen,
    schools_screen,
    supported_screen,
)
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.route_filters import RouteFilter
from models.routes import ActivityStatus
from services import rights
from services.errors import NotFound
from services.ports import Post
from services.rights import Right
from services.routes import route_guiding, routes
from services.routes.route_access import Part
from services.visits import Visit


class GuideForm(StatesGroup):
    giving_back = State()


def routes_router() -> Router:
    router = Router(name="routes")
    router.message.register(open_hub, Command("routes"))
    on_tap = router.callback_query.register
    on_tap(open_hub, Go.filter(F.there == Place.ROUTES))
    on_tap(open_more, OpenMoreRoutes.filter())
    on_tap(open_list, OpenRoutes.filter())
    on_tap(open_supported, OpenSupported.filter())
    on_tap(choose_school, ChooseSchool.filter())
    on_tap(choose_association, ChooseAssociation.filter())
    on_tap(agree, Agree.filter())
    on_tap(confirm, Confirm.filter())
    on_tap(ask_give_back, GiveBack.filter())
    router.message.register(give_back, StateFilter(GuideForm.giving_back), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_hub(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Figures for those who guide; for everybody else the routes they support."""
    await state.set_state(None)
    if rights.may(visit.actor, Right.GUIDE_ROUTES):
        await show(event, hub_screen(t, await route_guiding.summary(reader, visit)))
    else:
        await _show_supported(event, visit, reader, t, 0)


async def open_more(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await show(query, more_screen(t, await route_guiding.supported(reader, visit)))


async def open_list(
    query: CallbackQuery, callback_data: OpenRoutes, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    if callback_data.chosen not in route_guiding.GUIDED:
        raise NotFound  # routes one supports are a screen of their own
    found = await route_guiding.find(
        reader,
        visit,
        chosen=callback_data.chosen,
        organization_id=callback_data.school or None,
        association_id=callback_data.association or None,
        page=callback_data.page,
        size=PAGE,
    )
    await show(query, list_screen(t, callback_data, found))


async def open_supported(
    query: CallbackQuery, callback_data: OpenSupported, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_supported(query, visit, reader, t, callback_data.page)


async def _show_supported(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, page: int
) -> None:
    found = await route_guiding.find(reader, visit, chosen=RouteFilter.SUPPORTED, page=page, size=PAGE)
    await show(event, supported_screen(t, visit, found))


async def choose_school(
    query: CallbackQuery, callback_data: ChooseSchool, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found, pages = await route_guiding.places(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, schools_screen(t, found, page=callback_data.page, pages=pages))


async def choose_association(
    query: CallbackQuery, callback_data: ChooseAssociation, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await route_guiding.associations(reader, visit)
    await show(query, associations_screen(t, found, page=callback_data.page))


async def agree(
    query: CallbackQuery,
    callback_data: Agree,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    await route_guiding.agree(session, visit, route_id=callback_data.route)
    post.wake()
    view = await routes.view(reader, visit, route_id=callback_data.route)
    await show(query, route_screen(t, view), toast=t.plain("route-agreed"))


async def confirm(
    query: CallbackQuery,
    callback_data: Confirm,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    route = await route_guiding.confirm(session, visit, activity_id=callback_data.step)
    view = await routes.view(reader, visit, route_id=route)
    await show(query, route_screen(t, view), toast=t.plain("route-confirmed"))


async def ask_give_back(
    query: CallbackQuery, callback_data: GiveBack, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view_of_step(reader, visit, activity_id=callback_data.step)
    step = view.step(callback_data.step)
    if view.part is Part.OWNER or step is None or step.status is not ActivityStatus.DONE:
        raise NotFound
    await state.set_state(GuideForm.giving_back)
    await state.set_data({"step": callback_data.step})
    back = button(t.plain("back"), OpenStep(step=callback_data.step))
    await show(query, Screen(t("route-why-give-back"), ((back,),)))


async def give_back(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = await state.get_value("step", 0)
    await route_guiding.give_back(session, visit, activity_id=number, typed=typed)
    post.wake()
    await state.set_state(None)
    await show_step(message, visit, reader, t, number, said=t("route-given-back"))
