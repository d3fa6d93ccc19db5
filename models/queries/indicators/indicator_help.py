"""Facts of help within a school year, as ids of people: who took part, who was answered."""

from typing import Any

from sqlalchemy import select

from models.consultations import Consultation
from models.events import Event, EventPerson
from models.indicator_asks import Ask
from models.queries.events.event_participants import TOOK_PART
from models.queries.events.participation import ALIVE


def people_who_took_part(ask: Ask) -> Any:
    """Confirmed by the end of the day."""
    return (
        select(EventPerson.person_id)
        .join(Event, Event.id == EventPerson.event_id)
        .where(
            TOOK_PART,
            EventPerson.confirmed_at < ask.before,
            ALIVE,
            Event.starts_at >= ask.since_at,
            Event.starts_at < ask.before,
        )
    )


def people_answered(ask: Ask) -> Any:
    """Whose request was answered, whatever has become of it since."""
    return select(Consultation.asker_id).where(
        Consultation.answered_at >= ask.since_at, Consultation.answered_at < ask.before
    )
