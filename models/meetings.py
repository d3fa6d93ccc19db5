"""Meetings of associations: the year's plan, what is on the agenda, the minutes and what was decided."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class PlanStatus(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    """A methodist has to look."""
    RETURNED = "returned"
    APPROVED = "approved"


class MeetingPlan(Base):
    __tablename__ = "meeting_plans"
    __table_args__ = (UniqueConstraint("association_id", "school_year"),)

    id: Mapped[Id]
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id"))
    school_year: Mapped[int]
    status: Mapped[PlanStatus] = choice(PlanStatus)
    comment: Mapped[str | None] = mapped_column(String(300))
    """Why it was returned."""
    created_at: Mapped[Moment]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[Moment | None]
    analysis: Mapped[str | None] = mapped_column(String(1000))
    """What the leader says about the year in June."""
    analysed_at: Mapped[Moment | None]


class PlannedMeeting(Base):
    """A line of the plan; what has become of it its event says."""

    __tablename__ = "planned_meetings"

    id: Mapped[Id]
    plan_id: Mapped[int] = mapped_column(ForeignKey("meeting_plans.id"), index=True)
    month: Mapped[date]
    """The first day of the month it is planned for."""
    topic: Mapped[str] = mapped_column(String(200))
    questions: Mapped[str | None] = mapped_column(String(1000))
    form: Mapped[str | None] = mapped_column(String(32))
    """A kind of event."""
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    deficit_topic: Mapped[str | None] = mapped_column(String(32))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), unique=True)
    removed_at: Mapped[Moment | None]


class AgendaItem(Base):
    __tablename__ = "agenda_items"

    id: Mapped[Id]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    place: Mapped[int] = mapped_column(SmallInteger)
    question: Mapped[str] = mapped_column(String(300))
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    speaker: Mapped[str | None] = mapped_column(String(100))
    """Somebody who is not in the register."""


class Minutes(Base):
    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("association_id", "school_year", "number"),)

    id: Mapped[Id]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), unique=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id"))
    school_year: Mapped[int]
    number: Mapped[int] = mapped_column(SmallInteger)
    held_on: Mapped[date]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    members: Mapped[int]
    """How many the association had on that day."""
    present: Mapped[list[int]] = mapped_column(JSON, default=list)
    """Ids of people."""
    guests: Mapped[int] = mapped_column(SmallInteger, default=0)
    heard: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What was said to a question of the agenda, by its id."""
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[Moment]
    signed_at: Mapped[Moment | None]
    """Since then nothing is changed."""


class DecisionStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Decision(Base):
    __tablename__ = "decisions"
    __table_args__ = (Index("ix_decisions_status_due_on", "status", "due_on"),)

    id: Mapped[Id]
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    place: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str] = mapped_column(String(500))
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    due_on: Mapped[date | None]
    status: Mapped[DecisionStatus] = choice(DecisionStatus)
    done_at: Mapped[Moment | None]
    comment: Mapped[str | None] = mapped_column(String(300))
