"""Events: something people come to at a time."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class EventStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Event(Base):
    __tablename__ = "events"
    __table_args__ = (Index("ix_events_status_starts_at", "status", "starts_at"),)

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(32))
    """Such as `group_consultation`."""
    title: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[Moment]
    place: Mapped[str | None] = mapped_column(String(300))
    """Where it is: a room, an address, a link."""
    organiser_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    status: Mapped[EventStatus] = choice(EventStatus)
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]
    """When it was held or cancelled."""
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of cancelling."""


class Attendance(StrEnum):
    INVITED = "invited"
    REGISTERED = "registered"
    DECLINED = "declined"
    ATTENDED = "attended"
    ABSENT = "absent"


class EventPerson(Base):
    __tablename__ = "event_people"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    attendance: Mapped[Attendance] = choice(Attendance)
    changed_at: Mapped[Moment]
