"""The people of the register: search by typing, schools, lists, a card."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place, way_back
from handlers.register.person_card import person_screen
from handlers.register.register_screens import (
    PAGE,
    BackToList,
    OpenCard,
    OpenList,
    OpenSchool,
    OpenSchools,
    hub_screen,
    list_screen,
    school_screen,
    schools_screen,
)
from handlers.screens import button, show
from locales.catalog import Speaker
from services import rights
from services.naming import LONGEST_SEARCH
from services.register import register
from services.register.register import Standing
from services.rights import Right
from services.visits import Visit


class RegisterForm(StatesGroup):
    searching = State()


def register_router() -> Router:
    router = Router(name="register")
    router.message.register(open_people, Command("people"))
    router.callback_query.register(open_people, Go.filter(F.there == Place.PEOPLE))
    router.message.register(open_staff, Command("staff"))
    router.callback_query.register(open_staff, Go.filter(F.there == Place.STAFF))
    router.callback_query.register(open_schools, OpenSchools.filter())
    router.callback_query.register(open_school, OpenSchool.filter())
    router.callback_query.register(open_list, OpenList.filter())
    router.callback_query.register(open_card, OpenCard.filter())
    router.callback_query.register(back_to_list, BackToList.filter())
    router.message.register(search, StateFilter(RegisterForm.searching), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_people(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await register.summary(reader, visit)
    await state.set_state(RegisterForm.searching)
    await state.set_data({})
    await show(event, hub_screen(t, visit, summary))


async def open_staff(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Straight to one's own school; a list where there are several, people where there is none."""
    schools, pages = await register.schools(reader, visit, page=0, size=PAGE)
    reach = rights.reach(visit.actor, Right.SEE_PEOPLE)
    await state.set_state(RegisterForm.searching)
    await state.set_data({})
    if reach.is_whole:
        await open_people(event, state, visit, reader, t)
    elif len(reach.organizations) == 1 and not reach.associations:
        school, door = await register.school(reader, visit, organization_id=next(iter(reach.organizations)))
        await show(event, school_screen(t, visit, school, door, back=(way_back(t),)))
    elif reach.organizations:
        await show(event, schools_screen(t, schools, page=0, pages=pages, back=Place.MENU))
    else:
        await _list(event, state, visit, reader, t)


async def open_schools(
    query: CallbackQuery, callback_data: OpenSchools, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    schools, pages = await register.schools(reader, visit, page=callback_data.page, size=PAGE)
    back = Place.PEOPLE if rights.reach(visit.actor, Right.SEE_PEOPLE).is_whole else Place.MENU
    await show(query, schools_screen(t, schools, page=callback_data.page, pages=pages, back=back))


async def open_school(
    query: CallbackQuery, callback_data: OpenSchool, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    school, door = await register.school(reader, visit, organization_id=callback_data.organization)
    is_whole = rights.reach(visit.actor, Right.SEE_PEOPLE).is_whole
    back = button(t.plain("back"), OpenSchools(page=0)) if is_whole else way_back(t)
    await show(query, school_screen(t, visit, school, door, back=(back,)))


async def open_list(
    query: CallbackQuery,
    callback_data: OpenList,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """A page of a list; of a search, as long as it is the search that is open."""
    typed = await state.get_value("typed", "") if callback_data.organization == 0 else ""
    searching = typed if callback_data.standing is Standing.ALL else ""
    await _list(
        query,
        state,
        visit,
        reader,
        t,
        typed=searching,
        organization=callback_data.organization,
        standing=callback_data.standing,
        page=callback_data.page,
    )


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _list(message, state, visit, reader, t, typed=typed[:LONGEST_SEARCH])


async def open_card(
    query: CallbackQuery,
    callback_data: OpenCard,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await show(query, await person_screen(t, visit, reader, callback_data.person, state))


async def back_to_list(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    kept = await state.get_data()
    if "standing" not in kept:
        await open_staff(query, state, visit, reader, t)
        return
    await _list(
        query,
        state,
        visit,
        reader,
        t,
        typed=kept["typed"],
        organization=kept["organization"],
        standing=Standing(kept["standing"]),
        page=kept["page"],
    )


async def _list(  # noqa: PLR0913  # what a list is narrowed by
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    *,
    typed: str = "",
    organization: int = 0,
    standing: Standing = Standing.ALL,
    page: int = 0,
) -> None:
    """Show a list, and remember it for the way back from a card."""
    found = await register.find(
        reader, visit, typed=typed, organization_id=organization or None, standing=standing, page=page, size=PAGE
    )
    await state.set_state(RegisterForm.searching)
    await state.set_data({"typed": typed, "organization": organization, "standing": standing.value, "page": page})
    if organization:
        back = button(t.plain("back"), OpenSchool(organization=organization))
    else:
        is_whole = rights.reach(visit.actor, Right.SEE_PEOPLE).is_whole
        back = way_back(t, Place.PEOPLE if is_whole else Place.MENU)
    await show(event, list_screen(t, found, typed=typed, standing=standing, back=back))
