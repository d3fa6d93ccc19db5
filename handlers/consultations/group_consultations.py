"""Group consultations: gathered out of requests alike, answered by the invited, held or called off."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.group_buttons import (
    AskCancelGroup,
    AskWhoCame,
    Attend,
    BeginGroup,
    GatherNow,
    HoldGroup,
    OpenGroup,
    OpenGroups,
    Tick,
    Ticked,
    TickPage,
    WasThere,
)
from handlers.consultations.group_screens import PAGE, group_screen, groups_screen, tick_screen, who_came_screen
from handlers.places import Place, way_back
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.consultations import group_attendance, group_consultations
from services.consultations.request_words import line
from services.errors import Unfitting
from services.visits import Visit


class GroupForm(StatesGroup):
    ticking = State()
    titling = State()
    timing = State()
    placing = State()
    checking = State()
    cancelling = State()


def group_consultations_router() -> Router:
    router = Router(name="group_consultations")
    on_tap = router.callback_query.register
    on_tap(begin, BeginGroup.filter())
    on_tap(tick, Tick.filter())
    on_tap(turn_page, TickPage.filter())
    on_tap(ask_title, Ticked.filter())
    on_tap(gather, GatherNow.filter())
    on_tap(open_groups, OpenGroups.filter())
    on_tap(open_group, OpenGroup.filter())
    on_tap(ask_cancel, AskCancelGroup.filter())
    on_tap(ask_who_came, AskWhoCame.filter())
    on_tap(note_presence, WasThere.filter())
    on_tap(hold, HoldGroup.filter())
    on_tap(attend, Attend.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_words = router.message.register
    on_words(take_title, StateFilter(GroupForm.titling), *typed)
    on_words(take_time, StateFilter(GroupForm.timing), *typed)
    on_words(take_place, StateFilter(GroupForm.placing), *typed)
    on_words(cancel, StateFilter(GroupForm.cancelling), *typed)
    return router


async def begin(
    query: CallbackQuery, callback_data: BeginGroup, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.consultation
    await state.set_state(GroupForm.ticking)
    await state.set_data({"origin": number, "ticked": [number]})
    await _show_ticks(query, state, visit, reader, t, 0)


async def tick(
    query: CallbackQuery, callback_data: Tick, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    kept = await state.get_data()
    if "ticked" not in kept:
        raise Unfitting("group-begin-anew")
    ticked = set(kept["ticked"])
    ticked = ticked | {callback_data.consultation} if callback_data.on else ticked - {callback_data.consultation}
    await state.update_data(ticked=sorted(ticked)[: group_consultations.MOST])
    await _show_ticks(query, state, visit, reader, t, callback_data.page)


async def turn_page(
    query: CallbackQuery, callback_data: TickPage, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_ticks(query, state, visit, reader, t, callback_data.page)


async def _show_ticks(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, page: int
) -> None:
    kept = await state.get_data()
    if "origin" not in kept:
        raise Unfitting("group-begin-anew")
    lines, pages = await group_consultations.candidates(
        reader, visit, consultation_id=kept["origin"], page=page, size=PAGE
    )
    await show(query, tick_screen(t, lines, set(kept["ticked"]), kept["origin"], page, pages))


async def ask_title(query: CallbackQuery, state: FSMContext, t: Speaker) -> None:
    kept = await state.get_data()
    if not kept.get("ticked"):
        raise Unfitting("group-nobody-ticked")
    await state.set_state(GroupForm.titling)
    await show(query, Screen(t("group-ask-title", count=len(kept["ticked"])), ((_away(t),),)))


async def take_title(message: Message, typed: str, state: FSMContext, t: Speaker) -> None:
    try:
        title = line(typed, group_consultations.LONGEST_TITLE)
    except Unfitting as unfit:
        await _again(message, t, unfit)
        return
    await state.update_data(title=title)
    await state.set_state(GroupForm.timing)
    await show(message, Screen(t("group-ask-time"), ((_away(t),),)))


async def take_time(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    try:
        at = group_consultations.starting(visit, typed)
    except Unfitting as unfit:
        await _again(message, t, unfit)
        return
    await state.update_data(at=at.isoformat())
    await state.set_state(GroupForm.placing)
    await show(message, Screen(t("group-ask-place"), ((_away(t),),)))


async def take_place(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    try:
        place = line(typed, group_consultations.LONGEST_PLACE)
    except Unfitting as unfit:
        await _again(message, t, unfit)
        return
    await state.update_data(place=place)
    await state.set_state(GroupForm.checking)
    kept = await state.get_data()
    at = datetime.fromisoformat(kept["at"]).astimezone(visit.municipality.zone)
    text = t(
        "group-check", title=kept["title"], day=t.day(at.date()), clock=f"{at:%H:%M}", place=place,
        count=len(kept["ticked"]),
    )  # fmt: skip
    await show(message, Screen(text, ((button(t.plain("group-invite"), GatherNow()),), (_away(t),))))


async def gather(
    query: CallbackQuery, state: FSMContext, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    kept = await state.get_data()
    if "place" not in kept:
        raise Unfitting("group-begin-anew")
    await state.clear()
    event = await group_consultations.gather(
        session,
        visit,
        consultation_ids=kept["ticked"],
        title=kept["title"],
        starts_at=datetime.fromisoformat(kept["at"]),
        place=kept["place"],
    )
    await _show_group(query, visit, reader, t, event.id)


async def open_groups(
    query: CallbackQuery, callback_data: OpenGroups, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found, pages = await group_consultations.listed(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, groups_screen(t, visit, found, callback_data.page, pages))


async def open_group(
    query: CallbackQuery, callback_data: OpenGroup, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show_group(query, visit, reader, t, callback_data.event)


async def _show_group(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, event_id: int
) -> None:
    view = await group_consultations.view(reader, visit, event_id=event_id)
    await show(event, group_screen(t, visit, view))


async def ask_cancel(query: CallbackQuery, callback_data: AskCancelGroup, state: FSMContext, t: Speaker) -> None:
    await state.set_state(GroupForm.cancelling)
    await state.set_data({"event": callback_data.event})
    back = button(t.plain("back"), OpenGroup(event=callback_data.event))
    await show(query, Screen(t("group-ask-cancel"), ((back,),)))


async def cancel(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("event", 0)
    try:
        await group_consultations.cancel(session, visit, event_id=number, typed=typed)
    except Unfitting as unfit:
        await _again(message, t, unfit)
        return
    await state.clear()
    await _show_group(message, visit, reader, t, number)


async def ask_who_came(
    query: CallbackQuery, callback_data: AskWhoCame, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_who_came(query, visit, reader, t, callback_data.event, callback_data.page)


async def note_presence(
    query: CallbackQuery, callback_data: WasThere, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    number, person = callback_data.event, callback_data.person
    await group_attendance.tick(session, visit, event_id=number, person_id=person, was_there=callback_data.on)
    await _show_who_came(query, visit, reader, t, number, callback_data.page)


async def _show_who_came(
    query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, event_id: int, page: int
) -> None:
    view = await group_consultations.view(reader, visit, event_id=event_id, page=page, size=PAGE)
    await show(query, who_came_screen(t, view, page))


async def hold(query: CallbackQuery, callback_data: HoldGroup, visit: Visit, session: AsyncSession, t: Speaker) -> None:
    answered, left = await group_attendance.hold(session, visit, event_id=callback_data.event)
    await show(query, Screen(t("group-held", answered=answered, left=left), ((way_back(t, Place.REQUESTS),),)))


async def attend(query: CallbackQuery, callback_data: Attend, visit: Visit, session: AsyncSession, t: Speaker) -> None:
    """The invitation stays as it is, with the answer under it, and can be answered anew."""
    comes = callback_data.comes
    event = await group_attendance.answer(session, visit, event_id=callback_data.event, comes=comes)
    local = event.starts_at.astimezone(visit.municipality.zone)
    text = t(
        "group-answered", title=event.title, day=t.day(local.date()), clock=f"{local:%H:%M}",
        place=event.place or "none", comes=int(comes),
    )  # fmt: skip
    other = "group-declines" if comes else "group-comes"
    rows = ((button(t.plain(other), Attend(event=event.id, comes=not comes)),), (way_back(t),))
    await show(query, Screen(text, rows), toast=t.plain("group-answer-kept"))


async def _again(message: Message, t: Speaker, unfit: Unfitting) -> None:
    await show(message, Screen(t(unfit.phrase, **unfit.values), ((_away(t),),)))


def _away(t: Speaker) -> InlineKeyboardButton:
    return way_back(t, Place.REQUESTS)
