"""What is done with an event that is planned: told of, copied, called off, held."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcements.announcement_buttons import OpenDraft
from handlers.announcements.announcements import open_draft
from handlers.attendance.attendance_screens import rest_screen
from handlers.events import event_words as words
from handlers.events.event_buttons import (
    CancelEvent,
    CopyEvent,
    HoldEvent,
    KeepEvent,
    MoreOfEvent,
    ReopenEvent,
    TellOfEvent,
)
from handlers.events.event_deeds import further_screen
from handlers.events.event_screens import back_to_card
from handlers.events.event_showing import EventForm, show_event
from handlers.places import Place, is_used
from handlers.screens import Screen, show
from locales.catalog import Speaker
from models.events import Event, EventStatus
from services.attendance import attendance
from services.errors import NotFound, Unfitting
from services.events import event_changes, event_drafting, event_telling, events
from services.visits import Visit

CLOSED = (EventStatus.HELD, EventStatus.CANCELLED)


def event_keeping_router() -> Router:
    router = Router(name="event_keeping")
    on_tap = router.callback_query.register
    on_tap(open_card, KeepEvent.filter())
    on_tap(open_more, MoreOfEvent.filter())
    on_tap(tell, TellOfEvent.filter())
    on_tap(copy, CopyEvent.filter())
    on_tap(hold, HoldEvent.filter())
    on_tap(reopen, ReopenEvent.filter())
    on_tap(ask_reason, CancelEvent.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(cancel, StateFilter(EventForm.reasoning), *typed)
    return router


async def open_card(
    query: CallbackQuery, callback_data: KeepEvent, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show_event(query, state, visit, reader, t, callback_data.event)


async def open_more(
    query: CallbackQuery, callback_data: MoreOfEvent, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await events.view(reader, visit, callback_data.event)
    await show(query, further_screen(t, visit, card.event))


async def tell(
    query: CallbackQuery,
    callback_data: TellOfEvent,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """An announcement is ready to be looked at, changed and sent, now or later."""
    if not is_used(Place.ANNOUNCE, visit.municipality.programme.modules):
        raise NotFound
    summary = await event_drafting.look(reader, visit, event_id=callback_data.event)
    text = announcement_text(t, visit, summary.event)
    number = await event_telling.draft_announcement(session, visit, event_id=callback_data.event, text=text)
    await open_draft(query, OpenDraft(announcement=number), state, visit, reader, t)


def announcement_text(t: Speaker, visit: Visit, event: Event) -> str:
    """What an announcement of an event says at first; its author may put it in other words."""
    lines = [
        t("planning-announced", title=event.title, kind=words.kind_title(visit, event.kind)),
        t("planning-when-line", when=words.full_time(t, visit, event)),
    ]
    lines += [t("planning-place-line", place=event.place)] if event.place else []
    lines += [t("planning-online-line")] if event.link else []
    lines += [t("planning-goal-line", goal=event.goal)] if event.goal else []
    return "\n".join(lines)


async def copy(
    query: CallbackQuery,
    callback_data: CopyEvent,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await event_drafting.copy(session, visit, event_id=callback_data.event)
    await show_event(query, state, visit, reader, t, number, toast=t.plain("planning-copied"))


async def hold(
    query: CallbackQuery,
    callback_data: HoldEvent,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.event
    await event_changes.hold(session, visit, event_id=number)
    left = await attendance.unsettled(reader, visit, event_id=number)
    if left:
        await state.clear()
        await show(query, rest_screen(t, number, left), toast=t.plain("planning-held-noted"))
        return
    await show_event(query, state, visit, reader, t, callback_data.event, toast=t.plain("planning-held-noted"))


async def reopen(
    query: CallbackQuery,
    callback_data: ReopenEvent,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await event_changes.reopen(session, visit, event_id=callback_data.event)
    await show_event(query, state, visit, reader, t, callback_data.event, toast=t.plain("planning-reopened"))


async def ask_reason(
    query: CallbackQuery, callback_data: CancelEvent, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, later = callback_data.event, callback_data.later
    event = (await event_drafting.look(reader, visit, event_id=number)).event
    if event.status in CLOSED:
        await show_event(query, state, visit, reader, t, number, toast=t.plain("planning-over"))
        return
    await _ask_reason(query, state, visit, t, event, later=later)


async def _ask_reason(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    t: Speaker,
    about: Event,
    *,
    later: bool,
    refused: str = "",
) -> None:
    await state.set_state(EventForm.reasoning)
    await state.set_data({"event": about.id, "later": later})
    when = words.spoken_moment(t, visit, about.starts_at)
    text = t("planning-ask-reason", title=about.title, when=when, later=int(later))
    await show(event, Screen(f"{refused}\n\n{text}" if refused else text, ((back_to_card(t, about.id),),)))


async def cancel(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    data = await state.get_data()
    number, later = int(data.get("event", 0)), bool(data.get("later"))
    try:
        changed = await event_changes.cancel(session, visit, event_id=number, reason=typed, later=later)
    except Unfitting as unfit:
        event = (await event_drafting.look(reader, visit, event_id=number)).event
        if event.status in CLOSED:
            await show_event(message, state, visit, reader, t, number, note=t("planning-over"))
            return
        refused = t(unfit.phrase, **unfit.values)
        await _ask_reason(message, state, visit, t, event, later=later, refused=refused)
        return
    note: str = t("planning-called-off", count=changed.told, events=changed.events)
    if changed.withdrawn:
        note = f"{note}\n{t('planning-withdrawn')}"
    await show_event(message, state, visit, reader, t, number, note=note)
