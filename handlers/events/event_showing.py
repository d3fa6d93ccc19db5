"""Putting an event before whoever keeps it: the summary of a draft, the card of what is planned."""

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events.event_screens import card_screen, edit_screen, summary_screen
from handlers.events.event_seat_screens import seat_screen
from handlers.screens import Screen, show
from locales.catalog import Speaker
from models.events import Event, EventStatus
from services.events import event_after, event_audiences, event_drafting, event_seats, events
from services.visits import Visit


class EventForm(StatesGroup):
    writing = State()
    """A fact in words; the data hold `event`, `fact`, `later` and, in the form of a new one, `flow`."""
    dating = State()
    """A moment; the data hold `day` besides where only the hour is missing."""
    reasoning = State()
    """Why it is called off."""
    moving = State()
    """Why it is moved; the data hold `event`, `at`, `minutes`, `later`."""
    ending = State()
    """The last day of a series."""


async def show_event(  # a toast for taps, a note for what was typed
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    *,
    toast: str | None = None,
    note: str = "",
) -> None:
    """Whatever was being typed is over."""
    await state.clear()
    screen = await event_screen(visit, reader, t, number)
    await show(event, Screen(f"{note}\n\n{screen.text}", screen.rows) if note else screen, toast=toast)


async def event_screen(visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> Screen:
    summary = await event_drafting.look(reader, visit, event_id=number)
    chosen = await event_audiences.look(reader, visit, event_id=number)
    if summary.event.status is EventStatus.DRAFT:
        return summary_screen(t, visit, summary, chosen)
    card = await events.view(reader, visit, number)
    return card_screen(t, visit, card, summary, chosen)


async def seat_card(visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> tuple[Screen, Event]:
    """An event as whoever comes sees it, with what there is afterwards."""
    seat = await event_seats.look(reader, visit, event_id=number)
    return seat_screen(t, visit, seat, await event_after.look(reader, visit, event_id=number)), seat.event


async def show_changing(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    *,
    later: bool,
    note: str = "",
) -> None:
    """After a change: a draft as a whole, or what else can be changed of what is planned."""
    await state.clear()
    summary = await event_drafting.look(reader, visit, event_id=number)
    chosen = await event_audiences.look(reader, visit, event_id=number)
    if summary.event.status is EventStatus.DRAFT:
        screen = summary_screen(t, visit, summary, chosen)
    else:
        screen = edit_screen(t, visit, summary, chosen, later=later)
    await show(event, Screen(f"{note}\n\n{screen.text}", screen.rows) if note else screen)
