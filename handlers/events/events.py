"""Events for whoever comes: lists, one event, a seat taken or given back, a file for the calendar."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_here import be_ready
from handlers.events import event_words as words
from handlers.events.event_buttons import (
    EventFile,
    JoinEvent,
    LeaveEvent,
    OpenEvent,
    OpenEvents,
    OpenEventsMonth,
    OwnEventsFile,
)
from handlers.events.event_questions import EventQuestionForm
from handlers.events.event_seat_screens import PAGE, list_screen, month_screen
from handlers.events.event_showing import seat_card
from handlers.places import Go, Place, is_used
from handlers.screens import answer, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.events import event_calendars, event_lists, event_seats
from services.meetings import meeting_followup
from services.visits import Visit


def events_router() -> Router:
    router = Router(name="events")
    router.message.register(open_events, Command("events"))
    on_tap = router.callback_query.register
    on_tap(open_events, Go.filter(F.there == Place.EVENTS))
    on_tap(leaf_events, OpenEvents.filter())
    on_tap(leaf_month, OpenEventsMonth.filter())
    on_tap(open_event, OpenEvent.filter())
    on_tap(join, JoinEvent.filter())
    on_tap(leave, LeaveEvent.filter())
    on_tap(send_file, EventFile.filter())
    on_tap(send_own_file, OwnEventsFile.filter())
    return router


async def open_events(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found = await event_lists.for_me(reader, visit, page=0, size=PAGE)
    await show(event, list_screen(t, visit, found, 0, is_own=False))


async def leaf_events(
    query: CallbackQuery, callback_data: OpenEvents, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    gather = event_lists.own if callback_data.own else event_lists.for_me
    found = await gather(reader, visit, page=callback_data.page, size=PAGE)
    has_tasks = callback_data.own and is_used(Place.ASSOCIATION, visit.municipality.programme.modules)
    tasks = await meeting_followup.count_own(reader, visit) if has_tasks else 0
    await show(query, list_screen(t, visit, found, callback_data.page, is_own=callback_data.own, tasks=tasks))


async def leaf_month(
    query: CallbackQuery, callback_data: OpenEventsMonth, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    first, page = words.month_of(callback_data.month), callback_data.page
    found = await event_lists.month(reader, visit, first=first, page=page, size=PAGE)
    await show(query, month_screen(t, visit, found, first, page))


async def open_event(
    query: CallbackQuery, callback_data: OpenEvent, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    screen, event = await seat_card(visit, reader, t, callback_data.event)
    if await state.get_state() == EventQuestionForm.asking.state:
        await state.clear()  # gone back: what is written next must not reach the organiser
    await be_ready(state, visit, event)
    await show(query, screen)


async def join(
    query: CallbackQuery,
    callback_data: JoinEvent,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    try:
        stands = await event_seats.register(session, visit, event_id=callback_data.event)
        toast = t.plain(f"event-seat-is-{stands.value}")
    except Unfitting as unfit:  # the button is older than what has become of the event
        toast = t.plain(unfit.phrase, **unfit.values)
    screen, _ = await seat_card(visit, reader, t, callback_data.event)
    await show(query, screen, toast=toast)


async def leave(
    query: CallbackQuery,
    callback_data: LeaveEvent,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    try:
        await event_seats.leave(session, visit, event_id=callback_data.event)
        toast = t.plain("event-seat-left")
    except Unfitting as unfit:  # the button is older than what has become of the event
        toast = t.plain(unfit.phrase, **unfit.values)
    screen, _ = await seat_card(visit, reader, t, callback_data.event)
    await show(query, screen, toast=toast)


async def send_file(
    query: CallbackQuery, callback_data: EventFile, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    event = (await event_seats.look(reader, visit, event_id=callback_data.event)).event
    await answer(query)
    content = event_calendars.calendar(event, now=visit.now)
    file = BufferedInputFile(content, f"event-{event.id}.ics")
    await bot.send_document(query.from_user.id, file, caption=t("event-seat-file"))


async def send_own_file(query: CallbackQuery, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Taken again later, it brings what has changed: the numbers in it stay the same."""
    found = await event_lists.for_calendar(reader, visit)
    if not found:
        await answer(query, t.plain("events-own-none"))
        return
    await answer(query)
    content = event_calendars.all_of(found, t.plain("events-calendar"), now=visit.now)
    file = BufferedInputFile(content, "events.ics")
    await bot.send_document(query.from_user.id, file, caption=t("events-own-file-sent", count=len(found)))
