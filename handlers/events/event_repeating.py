"""An event that comes again: by which rule, until when, a look at the days, and then they are made."""

from collections.abc import Sequence
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events.event_buttons import AskUntil, LookAtSeries, MakeSeries, OpenRepeating
from handlers.events.event_screens import back_to_card
from handlers.events.event_showing import EventForm, show_event
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.events import Event
from services import typed_days
from services.errors import Unfitting
from services.events import event_drafting, event_repeating, event_series
from services.events.event_repeating import Preview
from services.events.event_series import Every
from services.visits import Visit

SHOWN_DAYS = 40


def event_repeating_router() -> Router:
    router = Router(name="event_repeating")
    on_tap = router.callback_query.register
    on_tap(open_rules, OpenRepeating.filter())
    on_tap(ask_until, AskUntil.filter())
    on_tap(look, LookAtSeries.filter())
    on_tap(make, MakeSeries.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(type_until, StateFilter(EventForm.ending), *typed)
    return router


async def open_rules(
    query: CallbackQuery,
    callback_data: OpenRepeating,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    event = (await event_drafting.look(reader, visit, event_id=callback_data.event)).event
    picks = [(button(rule_title(t, visit, event, one), AskUntil(event=event.id, every=one)),) for one in Every]
    await show(query, Screen(t("planning-which-rule", title=event.title), (*picks, (back_to_card(t, event.id),))))


async def ask_until(
    query: CallbackQuery, callback_data: AskUntil, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    event = (await event_drafting.look(reader, visit, event_id=callback_data.event)).event
    await _ask_until(query, state, visit, t, event, callback_data.every)


async def _ask_until(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    t: Speaker,
    about: Event,
    every: Every,
    refused: str = "",
) -> None:
    await state.set_state(EventForm.ending)
    await state.set_data({"event": about.id, "every": every.value})
    picks = [
        (button(t.plain("planning-until", day=t.full_day(day)), _look_button(about.id, every, day)),)
        for day in _likely_ends(visit, about)
    ]
    back = button(t.plain("back"), OpenRepeating(event=about.id))
    text = t("planning-ask-until", rule=rule_title(t, visit, about, every))
    await show(event, Screen(f"{refused}\n\n{text}" if refused else text, (*picks, (back,))))


def _look_button(number: int, every: Every, until: date) -> LookAtSeries:
    return LookAtSeries(event=number, every=every, until=until.toordinal())


def _likely_ends(visit: Visit, about: Event) -> Sequence[date]:
    """The end of the calendar year and the last lessons of the school year the event lies in, where they come later."""
    first = visit.municipality.day(about.starts_at)
    calendar = visit.municipality.programme.calendar
    lessons = date.fromisoformat(f"2024-{calendar.school_year.until}")
    of_this, of_next = (lessons.replace(year=first.year + ahead) for ahead in (0, 1))
    ends = {date(first.year, 12, 31), of_this if of_this > first else of_next}
    return sorted(one for one in ends if one > first)


async def type_until(  # the typed text besides what every handler has
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    data = await state.get_data()
    number, every = int(data.get("event", 0)), Every(data.get("every", Every.WEEK))
    event = (await event_drafting.look(reader, visit, event_id=number)).event
    try:
        until = typed_days.day_ahead(visit, typed)
        preview = await event_repeating.preview(reader, visit, event_id=number, every=every, until=until)
    except Unfitting as unfit:
        await _ask_until(message, state, visit, t, event, every, refused=t(unfit.phrase, **unfit.values))
        return
    await show(message, preview_screen(t, visit, preview))


async def look(
    query: CallbackQuery, callback_data: LookAtSeries, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    until = date.fromordinal(callback_data.until)
    preview = await event_repeating.preview(
        reader, visit, event_id=callback_data.event, every=callback_data.every, until=until
    )
    await show(query, preview_screen(t, visit, preview))


def preview_screen(t: Speaker, visit: Visit, preview: Preview) -> Screen:
    """All days by name, and those that fall out with the reason."""
    event, dates = preview.event, preview.dates
    days = ", ".join(t.day(one) for one in dates.days[:SHOWN_DAYS])
    rule = rule_title(t, visit, event, preview.every)
    lines = [t("planning-series", title=event.title, rule=rule, count=len(dates.days), days=days)]
    if dates.rests:
        listed = ", ".join(_rest_words(t, one.on, one.title) for one in dates.rests)
        lines.append(t("planning-series-rests", days=listed))
    making = MakeSeries(event=event.id, every=preview.every, until=preview.until.toordinal())
    sure = button(t.plain("planning-series-sure", count=len(dates.days)), making)
    back = button(t.plain("back"), AskUntil(event=event.id, every=preview.every))
    return Screen("\n".join(lines), ((sure,), (back,)))


def _rest_words(t: Speaker, day: date, title: str) -> str:
    return f"{t.day(day)} ({title})" if title else t.day(day)


async def make(
    query: CallbackQuery,
    callback_data: MakeSeries,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    until = date.fromordinal(callback_data.until)
    made = await event_repeating.repeat(
        session, visit, event_id=callback_data.event, every=callback_data.every, until=until
    )
    note = t("planning-series-made", count=len(made.dates.days))
    await show_event(query, state, visit, reader, t, callback_data.event, note=note)


def rule_title(t: Speaker, visit: Visit, event: Event, every: Every) -> str:
    """As people say it: every third Wednesday."""
    first = visit.municipality.day(event.starts_at)
    return t.plain(
        f"planning-repeat-{every.value}",
        weekday=t.plain(f"event-every-weekday-{first.weekday()}"),
        nth=t.plain(f"event-nth-{first.weekday()}", nth=event_series.nth(first)),
        day=first.day,
    )
