"""One person of the register of deficits: looked at, decided about, added to."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.deficits.deficit_buttons import (
    Act,
    AddDeficit,
    ChooseSource,
    ConfirmDeficit,
    ConfirmPerson,
    OpenDeficit,
    OpenPerson,
    RejectDeficit,
    TakeSource,
    WithoutNote,
)
from handlers.deficits.deficit_person_screens import (
    add_screen,
    deficit_screen,
    note_screen,
    person_screen,
    reason_screen,
    sources_screen,
)
from handlers.deficits.deficits import DeficitForm
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.deficits import DeficitSource
from services.deficits import deficit_decisions, deficits
from services.errors import NotFound, Unfitting
from services.visits import Visit


def deficit_people_router() -> Router:
    router = Router(name="deficit_people")
    on_tap = router.callback_query.register
    on_tap(open_person, OpenPerson.filter())
    on_tap(confirm_person, ConfirmPerson.filter())
    on_tap(open_deficit, OpenDeficit.filter())
    on_tap(confirm, ConfirmDeficit.filter())
    on_tap(ask_reason, RejectDeficit.filter())
    on_tap(choose_source, ChooseSource.filter())
    on_tap(take_source, TakeSource.filter())
    on_tap(add, AddDeficit.filter())
    on_tap(add_without_note, WithoutNote.filter())
    on_text = router.message.register
    on_text(reject, StateFilter(DeficitForm.rejecting), F.text.as_("typed"), ~F.text.startswith("/"))
    on_text(add_with_note, StateFilter(DeficitForm.noting), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_person(
    query: CallbackQuery, callback_data: OpenPerson, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(DeficitForm.listing)
    card = await deficits.person(reader, visit, person_id=callback_data.person)
    await show(query, person_screen(t, visit, card, callback_data.page))


async def confirm_person(
    query: CallbackQuery,
    callback_data: ConfirmPerson,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    count = await deficit_decisions.confirm_person(session, visit, person_id=callback_data.person)
    card = await deficits.person(reader, visit, person_id=callback_data.person)
    await show(query, person_screen(t, visit, card, 0), toast=t.plain("deficit-person-confirmed", count=count))


async def open_deficit(
    query: CallbackQuery, callback_data: OpenDeficit, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(DeficitForm.listing)
    await _show(query, visit, reader, t, callback_data.deficit)


async def confirm(
    query: CallbackQuery,
    callback_data: ConfirmDeficit,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await deficit_decisions.confirm(session, visit, deficit_id=callback_data.deficit)
    await _show(query, visit, reader, t, callback_data.deficit)


async def ask_reason(
    query: CallbackQuery,
    callback_data: RejectDeficit,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    opened = await deficits.one(reader, visit, deficit_id=callback_data.deficit)
    await state.set_state(DeficitForm.rejecting)
    await state.update_data(deficit=callback_data.deficit)
    await show(query, reason_screen(t, visit, opened))


async def reject(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("deficit", 0)
    try:
        await deficit_decisions.reject(session, visit, deficit_id=number, typed=typed)
    except Unfitting as unfit:
        back = button(t.plain("back"), OpenDeficit(deficit=number))
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back,),)))
        return
    await state.set_state(DeficitForm.listing)
    await _show(message, visit, reader, t, number)


async def choose_source(
    query: CallbackQuery, callback_data: ChooseSource, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    opened = await deficits.one(reader, visit, deficit_id=callback_data.deficit)
    await show(query, sources_screen(t, visit, opened, callback_data.act))


async def take_source(
    query: CallbackQuery,
    callback_data: TakeSource,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, source = callback_data.deficit, callback_data.source
    if callback_data.act is Act.RESOLVE:
        await deficit_decisions.resolve(session, visit, deficit_id=number, source=source)
    else:
        await deficit_decisions.change_source(session, visit, deficit_id=number, source=source)
    await _show(query, visit, reader, t, number)


async def add(
    query: CallbackQuery, callback_data: AddDeficit, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """A choice after the other; the last thing is a note, which need not be."""
    _chosen(visit, callback_data)
    card = await deficits.person(reader, visit, person_id=callback_data.person)
    if callback_data.source is None:
        await show(query, add_screen(t, visit, card, callback_data))
        return
    area, topic = _chosen(visit, callback_data)
    await state.set_state(DeficitForm.noting)
    await state.update_data(person=card.person_id, area=area, topic=topic, source=callback_data.source.value)
    await show(query, note_screen(t, card))


async def add_without_note(
    query: CallbackQuery,
    callback_data: WithoutNote,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if await state.get_value("person") != callback_data.person:
        raise Unfitting("deficit-moved-on")
    await _add(query, state, visit, session, reader, t, None)


async def add_with_note(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    try:
        await _add(message, state, visit, session, reader, t, typed)
    except Unfitting as unfit:
        back = button(t.plain("back"), OpenPerson(person=await state.get_value("person", 1)))
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back,),)))


async def _add(  # what was chosen stands in the form
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
    typed: str | None,
) -> None:
    form = await state.get_data()
    number = await deficit_decisions.add(
        session,
        visit,
        person_id=form["person"],
        area=form["area"],
        topic=form["topic"],
        source=DeficitSource(form["source"]),
        typed=typed,
    )
    await state.set_state(DeficitForm.listing)
    await state.update_data(person=None)
    await _show(event, visit, reader, t, number)


def _chosen(visit: Visit, chosen: AddDeficit) -> tuple[str, str]:
    """Codes of the area and the topic. Raises NotFound for places there are not."""
    competences = visit.municipality.programme.competences
    if chosen.area >= len(competences.areas) or chosen.topic >= len(competences.topics):
        raise NotFound
    if chosen.source is not None and (chosen.area < 0 or chosen.topic < -1):
        raise NotFound
    area = competences.areas[chosen.area].code if chosen.area >= 0 else ""
    return area, competences.topics[chosen.topic].code if chosen.topic >= 0 else ""


async def _show(event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> None:
    opened = await deficits.one(reader, visit, deficit_id=number)
    await show(event, deficit_screen(t, visit, opened))
