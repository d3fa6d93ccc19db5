"""The register of deficits: where work with it begins, lists of people, filters, search, everything shown at once."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.deficits import deficit_words as words
from handlers.deficits.deficit_buttons import (
    By,
    ConfirmAll,
    DeficitList,
    OpenFilter,
    OpenFilters,
    SetFilter,
    WholeRegister,
)
from handlers.deficits.deficit_group_screens import part_screen
from handlers.deficits.deficit_screens import (
    PAGE,
    STATES,
    confirmed_screen,
    filter_of,
    filters_screen,
    hub_screen,
    kept,
    list_screen,
    sure_screen,
    values_screen,
)
from handlers.places import Go, Place
from handlers.screens import show
from locales.catalog import Speaker
from models.deficit_filters import Filter
from services import naming
from services.deficits import corporate_deficits, deficit_decisions, deficit_pictures, deficits
from services.deficits.deficit_rights import may_keep
from services.deficits.deficits import Found
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.naming import LONGEST_SEARCH
from services.visits import Visit


class DeficitForm(StatesGroup):
    listing = State()
    """What is typed is searched for."""
    rejecting = State()
    noting = State()
    entering_test = State()
    sending_tests = State()


def deficits_router() -> Router:
    router = Router(name="deficits")
    router.message.register(open_deficits, Command("deficits"))
    on_tap = router.callback_query.register
    on_tap(open_deficits, Go.filter(F.there == Place.DEFICITS))
    on_tap(open_register, WholeRegister.filter())
    on_tap(leaf, DeficitList.filter())
    on_tap(open_filters, OpenFilters.filter())
    on_tap(open_filter, OpenFilter.filter())
    on_tap(set_filter, SetFilter.filter())
    on_tap(confirm_all, ConfirmAll.filter())
    router.message.register(search, StateFilter(DeficitForm.listing), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_deficits(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The register for those who keep it, figures for those who see figures."""
    await state.clear()
    if may_keep(visit):
        overview = await deficits.overview(reader, visit)
        await state.set_state(DeficitForm.listing)
        await show(event, hub_screen(t, visit, overview))
    else:
        part = await corporate_deficits.of_part(reader, visit)
        await show(event, part_screen(t, part, is_drawn=deficit_pictures.may_draw(visit)))


async def open_register(
    query: CallbackQuery,
    callback_data: WholeRegister,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Without any filter but, perhaps, that nothing is decided yet."""
    narrow = Filter() if callback_data.undecided else Filter(state=None)
    await state.set_state(DeficitForm.listing)
    await state.set_data({"narrow": kept(narrow)})
    await show_list(query, state, visit, reader, t)


async def leaf(
    query: CallbackQuery, callback_data: DeficitList, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(DeficitForm.listing)
    await show_list(query, state, visit, reader, t, page=callback_data.page)


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """By name or code, whatever has become of the deficits: whoever looks for somebody wants to see all of it."""
    narrow, _ = await _wanted(state)
    await state.update_data(typed=typed[:LONGEST_SEARCH], narrow=kept(replace(narrow, state=None)))
    await show_list(message, state, visit, reader, t)


async def open_filters(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    narrow, typed = await _wanted(state)
    found = await deficits.people(reader, visit, narrow=narrow, page=0, size=PAGE)
    await state.set_state(DeficitForm.listing)
    await show(query, filters_screen(t, visit, found, typed=typed))


async def open_filter(
    query: CallbackQuery, callback_data: OpenFilter, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    values = await _values(visit, reader, t, callback_data.by)
    await show(query, values_screen(t, callback_data.by, values, callback_data.page))


async def set_filter(
    query: CallbackQuery, callback_data: SetFilter, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    narrow, _ = await _wanted(state)
    value = callback_data.value
    if value != -1 and value not in {known for known, _ in await _values(visit, reader, t, callback_data.by)}:
        raise NotFound
    await state.update_data(narrow=kept(_narrowed(visit, narrow, callback_data.by, value)))
    await open_filters(query, state, visit, reader, t)


async def confirm_all(
    query: CallbackQuery,
    callback_data: ConfirmAll,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Asked first; done only to what was on the screen when it was asked."""
    narrow, typed = await _wanted(state)
    if not callback_data.sure:
        asked = await deficit_decisions.matching(reader, visit, narrow=narrow)
        if mark_of(narrow) != callback_data.mark or not asked.deficits:
            raise Unfitting("deficits-confirm-changed")
        found = await deficits.people(reader, visit, narrow=narrow, page=0, size=1)
        await show(query, sure_screen(t, visit, found, asked, typed=typed))
        return
    done = await deficit_decisions.confirm_all(session, visit, narrow=narrow, mark=callback_data.mark)
    await show(query, confirmed_screen(t, done.deficits, done.people))


async def show_list(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, *, page: int = 0
) -> None:
    narrow, typed = await _wanted(state)
    await state.update_data(page=page)
    found: Found = await deficits.people(reader, visit, narrow=narrow, page=page, size=PAGE)
    await show(event, list_screen(t, visit, found, typed=typed))


async def _wanted(state: FSMContext) -> tuple[Filter, str]:
    form = await state.get_data()
    typed = form.get("typed") or ""
    return filter_of(form, naming.search_words(typed)), typed


async def _values(visit: Visit, reader: AsyncSession, t: Speaker, by: By) -> list[tuple[int, str]]:
    competences = visit.municipality.programme.competences
    if by is By.AREA:
        return [(place, area.title) for place, area in enumerate(competences.areas)]
    if by is By.TOPIC:
        return [(place, topic.title) for place, topic in enumerate(competences.topics)]
    if by is By.STATE:
        return [(place, words.state(t, one)) for place, one in enumerate(STATES)]
    schools, associations = await deficits.places(reader, visit)
    return schools if by is By.SCHOOL else associations


def _narrowed(visit: Visit, narrow: Filter, by: By, value: int) -> Filter:
    competences = visit.municipality.programme.competences
    wanted = None if value == -1 else value
    if by is By.AREA:
        return replace(narrow, area=None if wanted is None else competences.areas[wanted].code)
    if by is By.TOPIC:
        return replace(narrow, topic=None if wanted is None else competences.topics[wanted].code)
    if by is By.STATE:
        return replace(narrow, state=None if wanted is None else STATES[wanted])
    if by is By.SCHOOL:
        return replace(narrow, organization_id=wanted)
    return replace(narrow, association_id=wanted)
