"""What whoever keeps an event can do with it next: the likeliest on its card, the rest one tap further."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.attendance.attendance_buttons import Mode, OpenRoll
from handlers.events.event_after_buttons import OpenAfter
from handlers.events.event_buttons import (
    AskFact,
    CancelEvent,
    ChoosePart,
    CopyEvent,
    EditEvent,
    Fact,
    HoldEvent,
    KeepEvent,
    MoreOfEvent,
    OpenRepeating,
    Part,
    ReopenEvent,
    TellOfEvent,
)
from handlers.events.event_sharing_buttons import share_door
from handlers.meetings.meeting_doors import meeting_door
from handlers.places import Place, is_used
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.events import Event, EventStatus
from services.attendance.attendance_terms import is_code_time, why_not
from services.events.event_facts import ends_at
from services.visits import Visit

Row = Sequence[InlineKeyboardButton]


def deeds(t: Speaker, visit: Visit, event: Event) -> list[Row]:
    papers = meeting_door(t, visit, event)
    if event.status is EventStatus.CANCELLED:
        return [papers, (_copy(t, event),)]
    who = button(t.plain("attendance-door"), OpenRoll(event=event.id, mode=Mode.MARKS, page=0))
    after = button(t.plain("event-after"), OpenAfter(event=event.id))
    if event.status is EventStatus.HELD:
        reopen = button(t.plain("planning-reopen"), ReopenEvent(event=event.id))
        return [(who, after), papers, (_copy(t, event), reopen)]
    more = button(t.plain("planning-further"), MoreOfEvent(event=event.id))
    if event.starts_at <= visit.now:
        held = button(t.plain("planning-held"), HoldEvent(event=event.id))
        return [(who, held), papers, (after, more)]
    rows: list[Row] = [(who,)] if _is_near(visit, event) else []
    return [*rows, papers, _changing(t, event), _telling(t, visit, event), (_cancel(t, event), more)]


def further_screen(t: Speaker, visit: Visit, event: Event) -> Screen:
    rows: list[Row] = []
    if event.status is EventStatus.PLANNED:
        if event.starts_at <= visit.now:
            rows += [_changing(t, event), _telling(t, visit, event), (_cancel(t, event),)]
        else:
            rows += [(button(t.plain("event-after"), OpenAfter(event=event.id)),)]
        rows += [() if event.series_id else (button(t.plain("planning-repeat"), OpenRepeating(event=event.id)),)]
    rows += [(_copy(t, event),), (button(t.plain("back"), KeepEvent(event=event.id)),)]
    return Screen(t("planning-title", title=event.title), tuple(rows))


def _is_near(visit: Visit, event: Event) -> bool:
    terms = visit.municipality.programme.events
    return why_not(event, visit.now) is None or is_code_time(event, terms, visit.now)


def _copy(t: Speaker, event: Event) -> InlineKeyboardButton:
    return button(t.plain("planning-copy"), CopyEvent(event=event.id))


def _changing(t: Speaker, event: Event) -> Row:
    number = event.id
    change = ChoosePart(event=number, part=Part.EDIT) if event.series_id else EditEvent(event=number, later=False)
    moved = AskFact(event=number, fact=Fact.WHEN, later=False)
    move = ChoosePart(event=number, part=Part.MOVE) if event.series_id else moved
    return button(t.plain("planning-change"), change), button(t.plain("planning-move"), move)


def _cancel(t: Speaker, event: Event) -> InlineKeyboardButton:
    number = event.id
    cancel = ChoosePart(event=number, part=Part.CANCEL) if event.series_id else CancelEvent(event=number, later=False)
    return button(t.plain("planning-cancel"), cancel)


def _telling(t: Speaker, visit: Visit, event: Event) -> Row:
    if ends_at(event) <= visit.now:
        return ()
    tells = is_used(Place.ANNOUNCE, visit.municipality.programme.modules)
    telling = [button(t.plain("planning-tell"), TellOfEvent(event=event.id))] if tells else []
    sharing = [] if event.is_external else [share_door(t, event.id, kept=True)]
    return [*telling, *sharing]
