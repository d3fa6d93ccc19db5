"""Events: something people come to at a time, once or in a series."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice

USUALLY_LASTS = timedelta(minutes=90)
"""An event that does not say when it is over is over by then."""


class EventStatus(StrEnum):
    DRAFT = "draft"
    """Somebody is putting it together; nobody else sees it."""
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class EventLevel(StrEnum):
    SCHOOL = "school"
    MUNICIPAL = "municipal"
    INTERMUNICIPAL = "intermunicipal"
    REGIONAL = "regional"
    INTERREGIONAL = "interregional"
    FEDERAL = "federal"
    INTERNATIONAL = "international"


class EventFormat(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Event(Base):
    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_status_starts_at", "status", "starts_at"),
        Index("ix_events_association_id_starts_at", "association_id", "starts_at"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(32))
    """One of the programme's kinds, such as `seminar` or `meeting`."""
    title: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[Moment]
    ends_at: Mapped[Moment | None]
    place: Mapped[str | None] = mapped_column(String(300))
    """Where it is: a room, an address, a link."""
    organiser_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    status: Mapped[EventStatus] = choice(EventStatus)
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]
    """When it was held or cancelled."""
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of cancelling or moving."""
    level: Mapped[EventLevel | None] = choice(EventLevel)
    format: Mapped[EventFormat | None] = choice(EventFormat)
    audience: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    """Whom it is for, as announcements say it; empty: everybody."""
    goal: Mapped[str | None] = mapped_column(String(300))
    topics: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    """Topics of competences it works on: deficits it helps with."""
    description: Mapped[str | None] = mapped_column(String(2000))
    link: Mapped[str | None] = mapped_column(String(500))
    """Where to join online."""
    map_link: Mapped[str | None] = mapped_column(String(500))
    seats: Mapped[int | None] = mapped_column(SmallInteger)
    """None: as many as come."""
    registers_from: Mapped[Moment | None]
    registers_until: Mapped[Moment | None]
    """None: until it begins."""
    association_id: Mapped[int | None] = mapped_column(ForeignKey("associations.id"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    """The school that holds it; none: the municipality's."""
    series_id: Mapped[int | None] = mapped_column(ForeignKey("event_series.id"), index=True)
    is_external: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Somebody else holds it; only who took part is kept."""
    sequence: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    """How often it has been moved or changed, as calendars count."""
    code_key: Mapped[str | None] = mapped_column(String(64))
    """The secret the codes of the day are made of; none: no codes are shown."""
    feedback_asked_at: Mapped[Moment | None]


class EventSeries(Base):
    """A rule by which an event comes again, such as every third Wednesday."""

    __tablename__ = "event_series"

    id: Mapped[Id]
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    until: Mapped[date]
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[Moment]


class Attendance(StrEnum):
    INVITED = "invited"
    REGISTERED = "registered"
    WAITING = "waiting"
    """No seat yet."""
    OFFERED = "offered"
    """A seat is kept for them until `offered_until`."""
    DECLINED = "declined"
    ATTENDED = "attended"
    ABSENT = "absent"
    EXCUSED = "excused"


class EventRole(StrEnum):
    LISTENER = "listener"
    SPOKE = "spoke"
    ORGANISED = "organised"


class AttendanceSource(StrEnum):
    SELF = "self"
    LEADER = "leader"
    CODE = "code"
    IMPORT = "import"


class EventPerson(Base):
    __tablename__ = "event_people"
    __table_args__ = (Index("ix_event_people_event_id_attendance", "event_id", "attendance"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    attendance: Mapped[Attendance] = choice(Attendance)
    changed_at: Mapped[Moment]
    """Of a waiting person: since when they wait, which is their place in the list."""
    role: Mapped[EventRole] = choice(EventRole, default=EventRole.LISTENER)
    source: Mapped[AttendanceSource | None] = choice(AttendanceSource)
    offered_until: Mapped[Moment | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    confirmed_at: Mapped[Moment | None]
    """Only what a leader, a code or a table has confirmed counts as taking part."""
    proof: Mapped[str | None] = mapped_column(String(500))
    """Of taking part elsewhere: a link or words."""


class EventMaterial(Base):
    __tablename__ = "event_materials"

    id: Mapped[Id]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    """`document`, `photo`, `video` or `link`."""
    value: Mapped[str] = mapped_column(String(500))
    """What Telegram calls the file, or the address."""
    title: Mapped[str] = mapped_column(String(200))
    added_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[Moment]


class EventFeedback(Base):
    """What somebody who was there says about it; who has answered and what was answered are kept apart."""

    __tablename__ = "event_feedback"

    id: Mapped[Id]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    useful: Mapped[int | None] = mapped_column(SmallInteger)
    applied: Mapped[int | None] = mapped_column(SmallInteger)
    words: Mapped[str | None] = mapped_column(String(300))


class FeedbackGiven(Base):
    __tablename__ = "event_feedback_given"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
