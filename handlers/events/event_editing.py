"""What of an event is chosen and not typed: level, format, kind, length, topics, registration, whose it is."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events import event_words as words
from handlers.events.event_buttons import (
    AskFact,
    CancelEvent,
    ChoosePart,
    DropWindow,
    EditEvent,
    Entrust,
    Fact,
    FurtherFacts,
    LeafTopics,
    Part,
    SetEventKind,
    SetFormat,
    SetLength,
    SetLevel,
    TurnTopic,
)
from handlers.events.event_making import ask_words
from handlers.events.event_screens import back_from_fact, back_to_card, further_screen, window_words
from handlers.events.event_showing import show_changing
from handlers.events.event_times import ask_when
from handlers.events.event_whom import show_who
from handlers.leafing import leaf, leafing
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.events import Event, EventFormat, EventLevel
from services.errors import NotFound, Unfitting
from services.events import event_changes, event_drafting
from services.events.event_drafting import Summary
from services.naming import capital
from services.visits import Visit

LENGTHS = (30, 45, 60, 90, 120, 180, 240, 360, 1920, 3360)
"""Minutes; the last two are a second and a third day to its end."""
PAGE = 8
WORDS = (Fact.TITLE, Fact.PLACE, Fact.SEATS, Fact.GOAL, Fact.DESCRIPTION, Fact.LINK, Fact.MAP)


def event_editing_router() -> Router:
    router = Router(name="event_editing")
    on_tap = router.callback_query.register
    on_tap(choose_part, ChoosePart.filter())
    on_tap(open_editing, EditEvent.filter())
    on_tap(open_further, FurtherFacts.filter())
    on_tap(ask, AskFact.filter())
    on_tap(set_level, SetLevel.filter())
    on_tap(set_format, SetFormat.filter())
    on_tap(set_kind, SetEventKind.filter())
    on_tap(set_length, SetLength.filter())
    on_tap(leaf_topics, LeafTopics.filter())
    on_tap(turn_topic, TurnTopic.filter())
    on_tap(drop_window, DropWindow.filter())
    on_tap(entrust, Entrust.filter())
    return router


async def choose_part(
    query: CallbackQuery, callback_data: ChoosePart, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Of a series: this one, or this and all later ones."""
    number, part = callback_data.event, callback_data.part
    await event_drafting.look(reader, visit, event_id=number)
    picks = [
        (button(t.plain(phrase), part_button(number, part, later=later)),)
        for phrase, later in (("planning-part-this", False), ("planning-part-later", True))
    ]
    await show(query, Screen(t("planning-which-part"), (*picks, (back_to_card(t, number),))))


def part_button(number: int, part: Part, *, later: bool) -> EditEvent | AskFact | CancelEvent:
    if part is Part.EDIT:
        return EditEvent(event=number, later=later)
    if part is Part.MOVE:
        return AskFact(event=number, fact=Fact.WHEN, later=later)
    return CancelEvent(event=number, later=later)


async def open_editing(
    query: CallbackQuery, callback_data: EditEvent, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show_changing(query, state, visit, reader, t, callback_data.event, later=callback_data.later)


async def open_further(
    query: CallbackQuery, callback_data: FurtherFacts, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await event_drafting.look(reader, visit, event_id=callback_data.event)
    await show(query, further_screen(t, summary, callback_data.page, later=callback_data.later))


async def ask(
    query: CallbackQuery,
    callback_data: AskFact,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The question of one fact: words, a moment, or a choice."""
    number, fact, later = callback_data.event, callback_data.fact, callback_data.later
    summary = await event_drafting.look(reader, visit, event_id=number)
    event = summary.event
    await state.clear()
    if fact in WORDS:
        await ask_words(query, state, t, event, fact, later=later)
    elif fact in {Fact.WHEN, Fact.FROM, Fact.UNTIL}:
        await ask_when(query, state, t, event, fact=fact, later=later)
    elif fact is Fact.WHO:
        await show_who(query, visit, reader, t, number, later=later)
    elif fact is Fact.EXTERNAL:
        await event_changes.change(session, visit, event_id=number, later=later, is_external=not event.is_external)
        await show_changing(query, state, visit, reader, t, number, later=later)
    elif fact is Fact.TOPICS:
        await show(query, topics_screen(t, visit, event, 0, later=later))
    else:
        rows = _choices(t, visit, summary, fact, later=later)
        text = t(f"planning-ask-{fact.value}", window=window_words(t, visit, event))
        await show(query, Screen(text, (*rows, (back_from_fact(t, event, later=later),))))


def _choices(
    t: Speaker, visit: Visit, summary: Summary, fact: Fact, *, later: bool
) -> list[Sequence[InlineKeyboardButton]]:
    number = summary.event.id
    if fact is Fact.LEVEL:
        levels = [
            button(capital(t.plain(f"event-level-{one.value}")), SetLevel(event=number, level=one, later=later))
            for one in EventLevel
        ]
        return in_columns(levels, 2)
    if fact is Fact.FORMAT:
        formats = [
            button(capital(t.plain(f"event-format-{one.value}")), SetFormat(event=number, format=one, later=later))
            for one in EventFormat
        ]
        return in_columns(formats, 1)
    if fact is Fact.KIND:
        kinds = visit.municipality.programme.events.kinds
        picks = [button(capital(one.title), SetEventKind(event=number, kind=one.code, later=later)) for one in kinds]
        return in_columns(picks, 2)
    if fact is Fact.LENGTH:
        lengths = [
            button(words.length_title(t, one), SetLength(event=number, minutes=one, later=later)) for one in LENGTHS
        ]
        return in_columns(lengths, 2)
    if fact is Fact.HOLDER:
        holders = [button(one.title, Entrust(event=number, place=place)) for place, one in enumerate(summary.holders)]
        return in_columns(holders[:PAGE], 1)
    edges = [
        button(t.plain(f"planning-edit-{edge.value.replace('_', '-')}"), AskFact(event=number, fact=edge, later=later))
        for edge in (Fact.FROM, Fact.UNTIL)
    ]
    return [edges, (button(t.plain("planning-window-drop"), DropWindow(event=number, later=later)),)]


async def set_level(
    query: CallbackQuery,
    callback_data: SetLevel,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    await event_changes.change(session, visit, event_id=number, later=later, level=callback_data.level)
    await show_changing(query, state, visit, reader, t, number, later=later)


async def set_format(
    query: CallbackQuery,
    callback_data: SetFormat,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    await event_changes.change(session, visit, event_id=number, later=later, format=callback_data.format)
    await show_changing(query, state, visit, reader, t, number, later=later)


async def set_kind(
    query: CallbackQuery,
    callback_data: SetEventKind,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    await event_changes.change(session, visit, event_id=number, later=later, kind=callback_data.kind)
    await show_changing(query, state, visit, reader, t, number, later=later)


async def set_length(
    query: CallbackQuery,
    callback_data: SetLength,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    await event_changes.last(session, visit, event_id=number, minutes=callback_data.minutes, later=later)
    await show_changing(query, state, visit, reader, t, number, later=later)


async def leaf_topics(
    query: CallbackQuery, callback_data: LeafTopics, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await event_drafting.look(reader, visit, event_id=callback_data.event)
    await show(query, topics_screen(t, visit, summary.event, callback_data.page, later=callback_data.later))


async def turn_topic(
    query: CallbackQuery,
    callback_data: TurnTopic,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, place, later = callback_data.event, callback_data.place, callback_data.later
    topics = visit.municipality.programme.competences.topics
    if place >= len(topics):
        raise NotFound
    await event_changes.toggle_topic(session, visit, event_id=number, topic=topics[place].code, later=later)
    summary = await event_drafting.look(reader, visit, event_id=number)
    await show(query, topics_screen(t, visit, summary.event, place // PAGE, later=later))


def topics_screen(t: Speaker, visit: Visit, event: Event, page: int, *, later: bool) -> Screen:
    """What difficulties it helps with."""
    every = list(enumerate(visit.municipality.programme.competences.topics))
    shown, pages = leaf(every, page, PAGE)
    picks = [
        button(
            ("\u2611 " if one.code in event.topics else "\u2610 ") + capital(one.title),
            TurnTopic(event=event.id, later=later, place=place),
        )
        for place, one in shown
    ]
    turns = leafing(t, page, pages, lambda there: LeafTopics(event=event.id, later=later, page=there))
    rows = (*in_columns(picks, 1), turns, (back_from_fact(t, event, later=later),))
    return Screen(t("planning-ask-topics", count=len(event.topics)), rows)


async def drop_window(
    query: CallbackQuery,
    callback_data: DropWindow,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    await event_changes.change(session, visit, event_id=number, later=later, registers_from=None, registers_until=None)
    await show_changing(query, state, visit, reader, t, number, later=later)


async def entrust(
    query: CallbackQuery,
    callback_data: Entrust,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.event
    holders = (await event_drafting.look(reader, visit, event_id=number)).holders
    if callback_data.place >= len(holders):
        raise Unfitting("planning-over")
    holder = holders[callback_data.place]
    await event_changes.entrust(
        session,
        visit,
        event_id=number,
        association_id=holder.association_id,
        organization_id=holder.organization_id,
    )
    await show_changing(query, state, visit, reader, t, number, later=False)
