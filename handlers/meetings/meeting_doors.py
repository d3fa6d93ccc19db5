"""Ways to agendas, minutes and decisions from the screens of others."""

from aiogram.types import InlineKeyboardButton

from handlers.meetings.meeting_buttons import AssociationDecisions, MinutesList, OpenAgenda, OpenMeeting, OwnDecisions
from handlers.places import Place, is_used
from handlers.screens import button
from locales.catalog import Speaker
from models.events import Event, EventStatus
from services.visits import Visit


def is_meeting(visit: Visit, event: Event) -> bool:
    """Whether it has an agenda and minutes here."""
    programme = visit.municipality.programme
    has_papers = event.kind in programme.events.kinds_with_minutes and event.association_id is not None
    return has_papers and event.status is not EventStatus.DRAFT and is_used(Place.ASSOCIATION, programme.modules)


def meeting_door(t: Speaker, visit: Visit, event: Event) -> list[InlineKeyboardButton]:
    """On the keeper's card; nothing where there are no such papers."""
    return [button(t.plain("meeting-door"), OpenMeeting(event=event.id))] if is_meeting(visit, event) else []


def agenda_door(t: Speaker, visit: Visit, event: Event) -> list[InlineKeyboardButton]:
    """On the card of whoever comes."""
    return [button(t.plain("agenda-open"), OpenAgenda(event=event.id))] if is_meeting(visit, event) else []


def decisions_door(t: Speaker, count: int, association_id: int = 0) -> InlineKeyboardButton:
    """What the reader answers for; the way back leads to the association, where it began there."""
    return button(t.plain("decisions-own-door", count=count), OwnDecisions(page=0, association=association_id))


def association_decisions_door(t: Speaker, association_id: int) -> InlineKeyboardButton:
    return button(t.plain("decisions-open"), AssociationDecisions(association=association_id, page=0))


def minutes_door(t: Speaker, association_id: int) -> InlineKeyboardButton:
    return button(t.plain("minutes-list-door"), MinutesList(association=association_id, page=0))
