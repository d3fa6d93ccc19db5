"""My route: its beginning, the path, all of it, its history, on paper and as a picture."""

import asyncio

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place
from handlers.routes.route_buttons import (
    BeginBy,
    BeginOn,
    ChooseRequest,
    OpenEditing,
    OpenPaper,
    OpenPicture,
    OpenRoute,
    OpenStep,
    OpenSteps,
    OpenVersion,
    OpenVersions,
    OpenWhole,
)
from handlers.routes.route_choices import OWN_REQUEST, PAGE, request_screen, version_screen, versions_screen
from handlers.routes.route_papers import paper_of
from handlers.routes.route_screens import (
    beginning_screen,
    editing_screen,
    route_screen,
    step_screen,
    steps_screen,
    whole_screen,
)
from handlers.routes.route_words import term
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from models.routes import RouteBasis
from services.errors import NotFound
from services.privacy import school_years
from services.routes import route_files, route_pictures, routes
from services.routes.route_library import shelves
from services.routes.route_moves import FINISHED
from services.routes.route_pictures import Station, Stop
from services.routes.route_views import View
from services.visits import Visit


def route_router() -> Router:
    router = Router(name="route")
    router.message.register(open_own, Command("route"))
    on_tap = router.callback_query.register
    on_tap(open_own, Go.filter(F.there == Place.ROUTE))
    on_tap(begin, BeginBy.filter())
    on_tap(choose_request, ChooseRequest.filter())
    on_tap(begin_on, BeginOn.filter())
    on_tap(open_route, OpenRoute.filter())
    on_tap(open_whole, OpenWhole.filter())
    on_tap(open_editing, OpenEditing.filter())
    on_tap(open_steps, OpenSteps.filter())
    on_tap(open_step, OpenStep.filter())
    on_tap(open_versions, OpenVersions.filter())
    on_tap(open_version, OpenVersion.filter())
    on_tap(send_picture, OpenPicture.filter())
    on_tap(send_paper, OpenPaper.filter())
    return router


async def open_own(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    standing = await routes.standing(reader, visit)
    await show(event, route_screen(t, standing.view) if standing.view else beginning_screen(t, visit, standing))


async def begin(
    query: CallbackQuery, callback_data: BeginBy, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    route = await routes.begin(session, visit, basis=callback_data.basis)
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=route)))


async def choose_request(query: CallbackQuery, callback_data: ChooseRequest, visit: Visit, t: Speaker) -> None:
    places = shelves(visit.municipality.programme, _group(visit))
    await show(query, request_screen(t, places, callback_data.page))


async def begin_on(
    query: CallbackQuery, callback_data: BeginOn, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    """On a place of the library, or with nothing but one's own words."""
    places, number = shelves(visit.municipality.programme, _group(visit)), callback_data.shelf
    if number == OWN_REQUEST:
        route = await routes.begin(session, visit, basis=RouteBasis.REQUEST)
    elif number < len(places):
        one = places[number]
        route = await routes.begin(session, visit, basis=RouteBasis.REQUEST, area=one.area, topic=one.topic)
    else:
        raise NotFound
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=route)))


async def open_route(
    query: CallbackQuery, callback_data: OpenRoute, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=callback_data.route)))


async def open_whole(
    query: CallbackQuery, callback_data: OpenWhole, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, whole_screen(t, visit, await routes.view(reader, visit, route_id=callback_data.route)))


async def open_editing(
    query: CallbackQuery, callback_data: OpenEditing, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, editing_screen(t, await routes.view(reader, visit, route_id=callback_data.route)))


async def open_steps(
    query: CallbackQuery, callback_data: OpenSteps, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view(reader, visit, route_id=callback_data.route)
    await show(query, steps_screen(t, view, callback_data.page))


async def open_step(
    query: CallbackQuery, callback_data: OpenStep, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await show_step(query, visit, reader, t, callback_data.step)


async def show_step(  # what was said besides what every handler has
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, step_id: int, *, said: str = ""
) -> None:
    """The step as it stands now."""
    view = await routes.view_of_step(reader, visit, activity_id=step_id)
    step = view.step(step_id)
    if step is None:
        await show(event, route_screen(t, view))
        return
    await show(event, step_screen(t, visit, view, step, said=said))


async def open_versions(
    query: CallbackQuery, callback_data: OpenVersions, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, page = callback_data.route, callback_data.page
    found = await routes.versions(reader, visit, route_id=number, page=page, size=PAGE)
    view = await routes.view(reader, visit, route_id=number)
    await show(query, versions_screen(t, visit, view, found, page))


async def open_version(
    query: CallbackQuery, callback_data: OpenVersion, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.route
    found = await routes.version(reader, visit, route_id=number, number=callback_data.number)
    view = await routes.view(reader, visit, route_id=number)
    await show(query, version_screen(t, visit, view, found))


async def send_picture(
    query: CallbackQuery, callback_data: OpenPicture, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The path as a picture, under the screen, which stays."""
    view = await routes.view(reader, visit, route_id=callback_data.route)
    title = t.plain("route-picture-title", year=school_years(view.route.school_year))
    picture = await asyncio.to_thread(route_pictures.path, title, _stations(t, view))
    back = button(t.plain("back"), OpenRoute(route=view.route.id))
    await show(query, Screen(t("route-picture-caption", done=view.progress.done, steps=view.progress.steps),
                             ((back,),), picture))  # fmt: skip


async def send_paper(
    query: CallbackQuery, callback_data: OpenPaper, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    """The route as a document, for whoever wants it on paper."""
    assert query.bot is not None
    sheet = await route_files.sheet(session, visit, route_id=callback_data.route)
    await answer(query)
    made = await asyncio.to_thread(route_files.document, paper_of(t, visit, sheet))
    year = school_years(sheet.view.route.school_year).replace("/", "-")
    name = t.plain("route-paper-name", code=sheet.person.code or "", year=year)
    await query.bot.send_document(query.from_user.id, BufferedInputFile(made, f"{name}.docx"))


def _stations(t: Speaker, view: View) -> list[Station]:
    following = next(iter(view.ahead), None)
    found = []
    for step in view.steps:
        if step.status in FINISHED:
            stop = Stop.DONE
        elif step is following:
            stop = Stop.NOW
        elif step in view.ahead:
            stop = Stop.AHEAD
        else:
            continue
        found.append(Station(step.title, term(t, step, view.today), stop))
    return found


def _group(visit: Visit) -> str | None:
    group = visit.municipality.programme.positions.group_of(visit.actor.position)
    return group.code if group else None
