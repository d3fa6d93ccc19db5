"""Buttons of sharing an event and of asking about it, wherever the event is shown."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import button
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Speaker
from models.events import EventStatus
from services.events.event_questions import is_asked
from services.events.event_seats import Seat
from services.visits import Visit


class ShareEvent(CallbackData, prefix="ogs"):
    event: RowId
    kept: bool
    """From the card of whoever keeps it."""


class AskOrganiser(CallbackData, prefix="eq"):
    event: RowId


class SeeEvent(CallbackData, prefix="eqo"):
    """From a letter that stays as it is: the event comes under it."""

    event: RowId


class TakeSeat(CallbackData, prefix="eqj"):
    """The same, with a seat taken at once."""

    event: RowId


def share_door(t: Speaker, event_id: int, *, kept: bool) -> InlineKeyboardButton:
    return button(t.plain("event-share"), ShareEvent(event=event_id, kept=kept))


def seat_doors(t: Speaker, visit: Visit, seat: Seat) -> list[InlineKeyboardButton]:
    """What somebody who may come can do besides coming."""
    event = seat.event
    is_shared = event.status is EventStatus.PLANNED and seat.is_ahead and not event.is_external
    doors = [share_door(t, event.id, kept=False)] if is_shared and not seat.answers_requests else []
    if is_asked(event, visit, answers_requests=seat.answers_requests):
        doors.append(button(t.plain("event-question"), AskOrganiser(event=event.id)))
    return doors
