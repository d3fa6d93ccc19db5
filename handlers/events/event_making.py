"""A new event: its kind, then what cannot be left out, then the summary; every fact in words."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events.event_buttons import (
    DropEvent,
    Fact,
    KeepEvent,
    MakeEvent,
    NewEvent,
    OpenSummary,
    Publish,
    SkipStep,
    TellOfEvent,
)
from handlers.events.event_screens import back_from_fact, kinds_screen, typing_screen
from handlers.events.event_showing import EventForm, show_changing, show_event
from handlers.events.event_times import ask_when
from handlers.events.event_whom import show_who
from handlers.pasted import Rest, note_refused, pass_over
from handlers.places import Place, is_used, way_back
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.events import Event
from services.errors import Unfitting
from services.events import event_changes, event_drafting
from services.events.event_facts import ends_at
from services.rights import Right, must
from services.visits import Visit


def event_making_router() -> Router:
    router = Router(name="event_making")
    on_tap = router.callback_query.register
    on_tap(choose_kind, NewEvent.filter())
    on_tap(begin, MakeEvent.filter())
    on_tap(open_summary, OpenSummary.filter())
    on_tap(skip, SkipStep.filter())
    on_tap(publish, Publish.filter())
    on_tap(drop, DropEvent.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(pass_over, StateFilter(EventForm.writing), Rest())
    router.message.register(write, StateFilter(EventForm.writing), *typed)
    return router


async def choose_kind(
    query: CallbackQuery, callback_data: NewEvent, state: FSMContext, visit: Visit, t: Speaker
) -> None:
    must(visit.actor, Right.PLAN_EVENTS)
    await state.clear()
    await show(query, kinds_screen(t, visit, every=callback_data.every))


async def begin(
    query: CallbackQuery,
    callback_data: MakeEvent,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await event_drafting.begin(session, visit, kind=callback_data.kind)
    summary = await event_drafting.look(reader, visit, event_id=number)
    await ask_words(query, state, t, summary.event, Fact.TITLE, is_flow=True)


async def ask_words(  # what is asked, of which events, in which order
    event: Message | CallbackQuery,
    state: FSMContext,
    t: Speaker,
    about: Event,
    fact: Fact,
    *,
    later: bool = False,
    is_flow: bool = False,
    refused: str = "",
) -> None:
    await state.set_state(EventForm.writing)
    await state.set_data({"event": about.id, "fact": fact.value, "later": later, "flow": is_flow})
    back = back_from_fact(t, about, later=later)
    await show(event, typing_screen(t, fact, about.id, back=back, refused=refused))


async def write(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    data = await state.get_data()
    number, fact, later = int(data.get("event", 0)), Fact(data.get("fact", Fact.TITLE)), bool(data.get("later"))
    try:
        changed = await event_changes.write(session, visit, event_id=number, fact=fact.value, typed=typed, later=later)
    except Unfitting as unfit:
        summary = await event_drafting.look(reader, visit, event_id=number)
        refused, is_flow = t(unfit.phrase, **unfit.values), bool(data.get("flow"))
        await ask_words(message, state, t, summary.event, fact, later=later, is_flow=is_flow, refused=refused)
        await note_refused(message, state)
        return
    if data.get("flow"):
        await _next(message, state, visit, reader, t, changed.event, fact)
        return
    note: str = t("planning-told", count=changed.told) if changed.told else ""
    if (over := changed.over) is not None:
        note = t("planning-seats-over", seats=over.seats, registered=over.registered, offered=over.offered)
    await show_changing(message, state, visit, reader, t, number, later=later, note=note)


async def skip(
    query: CallbackQuery, callback_data: SkipStep, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await event_drafting.look(reader, visit, event_id=callback_data.event)
    await _next(query, state, visit, reader, t, summary.event, callback_data.fact)


async def _next(  # the event besides what every handler has
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    about: Event,
    after: Fact,
) -> None:
    """Title, time, place, whom it is for; what is known already is not asked again."""
    if after is Fact.TITLE and not event_changes.is_dated(about):
        await ask_when(event, state, t, about, is_flow=True)
    elif after in {Fact.TITLE, Fact.WHEN} and about.place is None and about.link is None:
        await ask_words(event, state, t, about, Fact.PLACE, is_flow=True)
    elif after is Fact.PLACE:
        await state.clear()
        await show_who(event, visit, reader, t, about.id, later=False)
    else:
        await show_event(event, state, visit, reader, t, about.id)


async def open_summary(
    query: CallbackQuery, callback_data: OpenSummary, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show_event(query, state, visit, reader, t, callback_data.event)


async def publish(
    query: CallbackQuery,
    callback_data: Publish,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    """Nobody is told by this: that is asked next."""
    event = await event_drafting.publish(session, visit, event_id=callback_data.event)
    await state.clear()
    tells = is_used(Place.ANNOUNCE, visit.municipality.programme.modules) and ends_at(event) > visit.now
    telling = (button(t.plain("planning-tell-now"), TellOfEvent(event=event.id)),) if tells else ()
    card = (button(t.plain("planning-open-card"), KeepEvent(event=event.id)),)
    text = t("planning-published", title=event.title, asks=int(tells))
    await show(query, Screen(text, (telling, card, (way_back(t, Place.PLAN),))))


async def drop(
    query: CallbackQuery,
    callback_data: DropEvent,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.event
    if not callback_data.sure:
        sure = button(t.plain("planning-drop-sure"), DropEvent(event=number, sure=True))
        back = button(t.plain("back"), OpenSummary(event=number))
        await show(query, Screen(t("planning-drop-ask"), ((sure,), (back,))))
        return
    await event_drafting.drop(session, visit, event_id=number)
    await state.clear()
    await show(query, Screen(t("planning-dropped"), ((way_back(t, Place.PLAN),),)))
