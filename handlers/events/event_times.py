"""When an event is: typed in words, or picked by month, day, hour and minutes; moving what is planned."""

from calendar import monthrange
from datetime import UTC, date, datetime, time

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events import event_words as words
from handlers.events.event_buttons import (
    Fact,
    HeldElsewhere,
    KeepEvent,
    MoveTo,
    OpenSummary,
    PickDay,
    PickHour,
    PickMinute,
    PickMonth,
    SkipStep,
)
from handlers.events.event_showing import EventForm, show_changing, show_event
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.events import Event, EventStatus
from services.errors import Unfitting
from services.events import event_changes, event_drafting
from services.events.event_plan import months_on
from services.visits import Visit
from services.written_moments import Written, combine, read_parts

MONTHS = 12
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""What is said to have been before is a slip of the pen."""
HOURS = range(8, 20)
QUARTERS = (0, 15, 30, 45)
DAYS_IN_ROW = 7


def event_times_router() -> Router:
    router = Router(name="event_times")
    on_tap = router.callback_query.register
    on_tap(pick_month, PickMonth.filter())
    on_tap(pick_day, PickDay.filter())
    on_tap(pick_hour, PickHour.filter())
    on_tap(pick_minute, PickMinute.filter())
    on_tap(move, MoveTo.filter())
    on_tap(enter_held, HeldElsewhere.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(type_when, StateFilter(EventForm.dating), *typed)
    router.message.register(move_for_reason, StateFilter(EventForm.moving), *typed)
    return router


async def ask_when(  # noqa: PLR0913  # what is asked, of which events, in which order
    event: Message | CallbackQuery,
    state: FSMContext,
    t: Speaker,
    about: Event,
    *,
    fact: Fact = Fact.WHEN,
    later: bool = False,
    is_flow: bool = False,
    refused: str = "",
    past: HeldElsewhere | None = None,
) -> None:
    """The beginning, or an edge of the time of registration. `past` could only be if others have held it."""
    await state.set_state(EventForm.dating)
    await state.set_data({"event": about.id, "fact": fact.value, "later": later, "flow": is_flow})
    asked = t(f"planning-ask-{fact.value.replace('_', '-')}")
    text = f"{refused}\n\n{asked}" if refused else asked
    picking = (button(t.plain("planning-pick"), PickMonth(event=about.id, later=later)),) if fact is Fact.WHEN else ()
    elsewhere = (button(t.plain("planning-held-elsewhere"), past),) if past is not None else ()
    await show(event, Screen(text, (elsewhere, picking, (_back(t, about),))))


async def type_when(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    data = await state.get_data()
    number, fact = int(data.get("event", 0)), Fact(data.get("fact", Fact.WHEN))
    later, is_flow = bool(data.get("later")), bool(data.get("flow"))
    about = (await event_drafting.look(reader, visit, event_id=number)).event
    kept = date.fromordinal(data["day"]) if data.get("day") else None
    past: HeldElsewhere | None = None
    try:
        written = read_parts(typed, now=visit.now, zone=visit.municipality.zone)
        if written.day is not None and written.hour is None:
            kept = written.day
            if fact is Fact.WHEN:
                await state.update_data(day=kept.toordinal())
                await show(message, _hours(t, visit, about, kept, later=later))
                return
        starts_at, minutes = _moment(visit, written, kept)
        if fact is Fact.WHEN:
            past = _held(about, starts_at, minutes, visit.now)
            await _take(message, state, visit, session, reader, t, about, starts_at, minutes, later, is_flow)
            return
        await event_changes.set_window(session, visit, event_id=number, edge=fact.value, moment=starts_at, later=later)
    except Unfitting as unfit:
        refused = t(unfit.phrase, **unfit.values)
        await ask_when(message, state, t, about, fact=fact, later=later, is_flow=is_flow, refused=refused, past=past)
        if kept is not None:
            await state.update_data(day=kept.toordinal())
        return
    await show_changing(message, state, visit, reader, t, number, later=later)


def _held(about: Event, starts_at: datetime, minutes: int, now: datetime) -> HeldElsewhere | None:
    """What others have held may be entered once it is over."""
    if about.status is not EventStatus.DRAFT or about.is_external or not EPOCH < starts_at < now:
        return None
    return HeldElsewhere(event=about.id, at=int(starts_at.timestamp()) // 60, minutes=max(minutes, 0))


async def enter_held(
    query: CallbackQuery,
    callback_data: HeldElsewhere,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, starts_at = callback_data.event, datetime.fromtimestamp(callback_data.at * 60, UTC)
    data = await state.get_data()
    is_flow = bool(data.get("flow")) and data.get("event") == number
    about = (await event_drafting.look(reader, visit, event_id=number)).event
    if about.status is EventStatus.DRAFT:
        await event_changes.change(session, visit, event_id=number, is_external=True)
    minutes = callback_data.minutes
    await _take(query, state, visit, session, reader, t, about, starts_at, minutes, later=False, is_flow=is_flow)


def _moment(visit: Visit, written: Written, kept: date | None) -> tuple[datetime, int]:
    """The moment meant and, where an end was typed too, for how many minutes."""
    if written.moment is not None:
        return written.moment, 0
    day = written.day or kept
    if written.hour is None:
        raise Unfitting("moment-hour-missing")
    if day is None:
        raise Unfitting("planning-day-missing")
    minutes = 0
    if written.until is not None:
        begins, ends = (datetime.combine(day, one) for one in (written.hour, written.until))
        minutes = int((ends - begins).total_seconds()) // 60
    return combine(day, written.hour, visit.municipality.zone), minutes


async def pick_month(
    query: CallbackQuery, callback_data: PickMonth, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    about = (await event_drafting.look(reader, visit, event_id=callback_data.event)).event
    today = visit.municipality.day(visit.now)
    picks = [
        button(
            words.month_title(t, months_on(today, ahead)),
            PickDay(event=about.id, month=words.month_number(months_on(today, ahead)), later=callback_data.later),
        )
        for ahead in range(MONTHS)
    ]
    await show(query, Screen(t("planning-which-month"), (*in_columns(picks, 3), (_back(t, about),))))


async def pick_day(
    query: CallbackQuery, callback_data: PickDay, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The month as a calendar, from today on."""
    number, later = callback_data.event, callback_data.later
    await event_drafting.look(reader, visit, event_id=number)
    first = words.month_of(callback_data.month)
    today = visit.municipality.day(visit.now)
    days = [first.replace(day=one) for one in range(1, monthrange(first.year, first.month)[1] + 1)]
    ahead = [one for one in days if one >= today]
    if not ahead:
        raise Unfitting("planning-past")
    picks = [
        button(f"{words.weekday(t, one)} {one.day}", PickHour(event=number, day=one.toordinal(), later=later))
        for one in ahead
    ]
    back = button(t.plain("back"), PickMonth(event=number, later=later))
    title = t("planning-which-day", month=words.month_title(t, first))
    await show(query, Screen(title, (*in_columns(picks, DAYS_IN_ROW), (back,))))


async def pick_hour(
    query: CallbackQuery, callback_data: PickHour, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """An hour can be typed here too."""
    about = (await event_drafting.look(reader, visit, event_id=callback_data.event)).event
    data = await state.get_data()
    is_flow = bool(data.get("flow")) and data.get("event") == about.id
    kept = {"event": about.id, "fact": Fact.WHEN.value, "later": callback_data.later, "flow": is_flow}
    await state.set_state(EventForm.dating)
    await state.set_data({**kept, "day": callback_data.day})
    await show(query, _hours(t, visit, about, date.fromordinal(callback_data.day), later=callback_data.later))


def _hours(t: Speaker, visit: Visit, about: Event, day: date, *, later: bool) -> Screen:
    picks = [
        button(f"{hour}:00", PickMinute(event=about.id, day=day.toordinal(), hour=hour, later=later)) for hour in HOURS
    ]
    back = button(t.plain("back"), PickDay(event=about.id, month=words.month_number(day), later=later))
    title = t("planning-which-hour", day=words.spoken_day(t, visit, day))
    return Screen(title, (*in_columns(picks, 4), (back,)))


async def pick_minute(
    query: CallbackQuery, callback_data: PickMinute, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, hour, later = callback_data.event, callback_data.hour, callback_data.later
    await event_drafting.look(reader, visit, event_id=number)
    day = date.fromordinal(callback_data.day)
    picks = [
        button(f"{hour}:{minute:02}", _quarter(visit, number, day, time(hour, minute), later=later))
        for minute in QUARTERS
    ]
    back = button(t.plain("back"), PickHour(event=number, day=callback_data.day, later=later))
    await show(query, Screen(t("planning-which-minute", day=words.spoken_day(t, visit, day)), (picks, (back,))))


async def move(
    query: CallbackQuery,
    callback_data: MoveTo,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    starts_at = datetime.fromtimestamp(callback_data.at * 60, UTC)
    about = (await event_drafting.look(reader, visit, event_id=number)).event
    if callback_data.sure:
        await _move(query, state, visit, session, reader, t, number, starts_at, callback_data.minutes, later)
        return
    data = await state.get_data()
    is_flow = bool(data.get("flow")) and data.get("event") == number
    await _take(query, state, visit, session, reader, t, about, starts_at, callback_data.minutes, later, is_flow)


async def _take(  # noqa: PLR0913, PLR0917  # the moment and what to do after it besides what every handler has
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
    about: Event,
    starts_at: datetime,
    minutes: int,
    later: bool,
    is_flow: bool,
) -> None:
    """A draft gets its time at once; whoever comes to what is planned would be told, so that is asked."""
    if about.status is EventStatus.DRAFT:
        await event_changes.move(session, visit, event_id=about.id, starts_at=starts_at, minutes=minutes)
        if is_flow and about.place is None and about.link is None:
            await _go_on(event, state, t, about)
        else:
            await show_event(event, state, visit, reader, t, about.id)
        return
    await _ask_to_move(event, state, visit, reader, t, about, starts_at, minutes, later)


async def _ask_to_move(  # noqa: PLR0913, PLR0917  # the moment besides what every handler has
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    about: Event,
    starts_at: datetime,
    minutes: int,
    later: bool,
    refused: str = "",
) -> None:
    """Whoever comes may be told why: what is typed now is the reason."""
    preview = await event_changes.look_at_move(reader, visit, event_id=about.id, starts_at=starts_at, minutes=minutes)
    stamp = int(starts_at.timestamp()) // 60
    await state.set_state(EventForm.moving)
    await state.set_data({"event": about.id, "at": stamp, "minutes": minutes, "later": later})
    sure = button(
        t.plain("planning-move-silently" if preview.people else "planning-move-sure"),
        MoveTo(event=about.id, at=stamp, minutes=minutes, later=later, sure=True),
    )
    text = t(
        "planning-move-ask",
        title=about.title,
        was=words.spoken_moment(t, visit, preview.event.starts_at),
        now=words.spoken_moment(t, visit, starts_at),
        count=preview.people,
        later=int(later),
    )
    await show(event, Screen(f"{refused}\n\n{text}" if refused else text, ((sure,), (_back(t, about),))))


async def move_for_reason(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    data = await state.get_data()
    number, stamp, minutes = (int(data.get(name, 0)) for name in ("event", "at", "minutes"))
    starts_at, later = datetime.fromtimestamp(stamp * 60, UTC), bool(data.get("later"))
    try:
        await _move(message, state, visit, session, reader, t, number, starts_at, minutes, later, reason=typed)
    except Unfitting as unfit:
        about = (await event_drafting.look(reader, visit, event_id=number)).event
        refused = t(unfit.phrase, **unfit.values)
        await _ask_to_move(message, state, visit, reader, t, about, starts_at, minutes, later, refused)


async def _go_on(event: Message | CallbackQuery, state: FSMContext, t: Speaker, about: Event) -> None:
    """The next question of the form: where."""
    await state.set_state(EventForm.writing)
    await state.set_data({"event": about.id, "fact": Fact.PLACE.value, "later": False, "flow": True})
    skip = button(t.plain("planning-skip"), SkipStep(event=about.id, fact=Fact.PLACE))
    await show(event, Screen(t("planning-ask-place"), ((skip,), (_back(t, about),))))


async def _move(  # noqa: PLR0913, PLR0917  # the moment besides what every handler has
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    starts_at: datetime,
    minutes: int,
    later: bool,
    reason: str = "",
) -> None:
    changed = await event_changes.move(
        session, visit, event_id=number, starts_at=starts_at, minutes=minutes, later=later, reason=reason
    )
    note: str = t("planning-moved", count=changed.told, events=changed.events) if changed.events else ""
    if changed.withdrawn:
        note = f"{note}\n{t('planning-withdrawn')}"
    await show_event(event, state, visit, reader, t, number, note=note)


def _quarter(visit: Visit, number: int, day: date, hour: time, *, later: bool) -> MoveTo:
    return MoveTo(event=number, at=_stamp(visit, day, hour), minutes=0, later=later, sure=False)


def _stamp(visit: Visit, day: date, hour: time) -> int:
    """Minutes since 1970. Where clocks are put forward, an hour that is not there is the one after it."""
    return int(datetime.combine(day, hour, visit.municipality.zone).timestamp()) // 60


def _back(t: Speaker, about: Event) -> InlineKeyboardButton:
    if about.status is EventStatus.DRAFT:
        return button(t.plain("back"), OpenSummary(event=about.id))
    return button(t.plain("back"), KeepEvent(event=about.id))
