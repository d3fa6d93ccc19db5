"""Whom an event is for: chosen like the audience of an announcement."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcements.announcement_screens import value_title
from handlers.events import event_words as words
from handlers.events.event_buttons import (
    AskFact,
    EditEvent,
    EventFacet,
    EventForAll,
    EventSaved,
    Fact,
    OpenSummary,
    TakeEventSaved,
    TurnEventWho,
)
from handlers.leafing import leafing
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.audiences import Facet
from models.events import EventStatus
from services.events import event_audiences
from services.events.event_audiences import Chosen
from services.paging import pages_of
from services.visits import Visit

PAGE = 8


def event_whom_router() -> Router:
    router = Router(name="event_whom")
    on_tap = router.callback_query.register
    on_tap(open_facet, EventFacet.filter())
    on_tap(turn, TurnEventWho.filter())
    on_tap(take_everybody, EventForAll.filter())
    on_tap(open_saved, EventSaved.filter())
    on_tap(take_saved, TakeEventSaved.filter())
    return router


async def show_who(  # the event besides what every handler has
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, later: bool
) -> None:
    chosen = await event_audiences.look(reader, visit, event_id=number)
    await show(event, who_screen(t, chosen, later=later))


async def open_facet(
    query: CallbackQuery, callback_data: EventFacet, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    chosen = await event_audiences.look(reader, visit, event_id=callback_data.event)
    await show(query, facet_screen(t, chosen, callback_data.facet, callback_data.page, later=callback_data.later))


async def turn(
    query: CallbackQuery,
    callback_data: TurnEventWho,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, facet, place, later = callback_data.event, callback_data.facet, callback_data.place, callback_data.later
    await event_audiences.turn(session, visit, event_id=number, facet=facet, place=place, later=later)
    chosen = await event_audiences.look(reader, visit, event_id=number)
    await show(query, facet_screen(t, chosen, facet, place // PAGE, later=later))


async def take_everybody(
    query: CallbackQuery,
    callback_data: EventForAll,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    await event_audiences.take_everybody(session, visit, event_id=number, later=later)
    await show_who(query, visit, reader, t, number, later=later)


async def open_saved(
    query: CallbackQuery, callback_data: EventSaved, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, later = callback_data.event, callback_data.later
    chosen = await event_audiences.look(reader, visit, event_id=number)
    found = await event_audiences.saved(reader, visit)
    picks = [
        (button(title, TakeEventSaved(event=chosen.event.id, saved=saved_id, later=later)),)
        for saved_id, title in found
    ]
    back = button(t.plain("back"), AskFact(event=number, fact=Fact.WHO, later=later))
    await show(query, Screen(t("planning-saved", count=len(found)), (*picks, (back,))))


async def take_saved(
    query: CallbackQuery,
    callback_data: TakeEventSaved,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, later = callback_data.event, callback_data.later
    await event_audiences.take_saved(session, visit, event_id=number, saved_id=callback_data.saved, later=later)
    await show_who(query, visit, reader, t, number, later=later)


def who_screen(t: Speaker, chosen: Chosen, *, later: bool) -> Screen:
    number = chosen.event.id
    facets = [
        button(
            t.plain(f"facet-{facet.value}") + _marked(chosen, facet),
            EventFacet(event=number, facet=facet, page=0, later=later),
        )
        for facet in chosen.choices
    ]
    everybody = "planning-who-own" if chosen.is_limited else "announcement-everybody"
    rows = (
        (_done(t, chosen, later=later),),
        (button(t.plain(everybody), EventForAll(event=number, later=later)),),
        *in_columns(facets, 2),
        (button(t.plain("audience-open-saved"), EventSaved(event=number, later=later)),),
    )
    who = words.audience_words(t, chosen.audience, chosen.choices)
    lines = [t("planning-ask-who"), t("planning-who-line", who=who, count=chosen.size.people)]
    return Screen("\n".join(lines), rows)


def facet_screen(t: Speaker, chosen: Chosen, facet: Facet, page: int, *, later: bool) -> Screen:
    """Values of one facet; a tap wants one, the next does not want it, the third forgets it."""
    number = chosen.event.id
    values = list(enumerate(chosen.choices.get(facet, ())))
    pages = pages_of(len(values), PAGE)
    page = min(page, pages - 1)
    picks = [
        button(
            _sign(chosen, facet, choice.value) + value_title(t, facet, choice),
            TurnEventWho(event=number, facet=facet, place=place, later=later),
        )
        for place, choice in values[page * PAGE : (page + 1) * PAGE]
    ]
    turns = leafing(t, page, pages, lambda there: EventFacet(event=number, facet=facet, page=there, later=later))
    back = button(t.plain("announcement-done"), AskFact(event=number, fact=Fact.WHO, later=later))
    lines = [
        # Meant for everybody at first, an event is for whoever is tapped: the first tap wants, as with nobody chosen.
        t("announcement-facet", facet=t.plain(f"facet-{facet.value}"), everybody="false"),
        t("planning-who-count", count=chosen.size.people),
    ]
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (back,)))


def _done(t: Speaker, chosen: Chosen, *, later: bool) -> InlineKeyboardButton:
    """Back to where one came from: the summary of a draft, or what can be changed."""
    event = chosen.event
    is_draft = event.status is EventStatus.DRAFT
    there = OpenSummary(event=event.id) if is_draft else EditEvent(event=event.id, later=later)
    return button(t.plain("announcement-done"), there)


def _marked(chosen: Chosen, facet: Facet) -> str:
    count = len(chosen.audience.wanted.get(facet, ())) + len(chosen.audience.unwanted.get(facet, ()))
    return f" · {count}" if count else ""


def _sign(chosen: Chosen, facet: Facet, value: str) -> str:
    if value in chosen.audience.wanted.get(facet, ()):
        return "\u2611 "
    return "\u2715 " if value in chosen.audience.unwanted.get(facet, ()) else "\u2610 "
