"""Requests for help: who asked what, who answers, by when, and whether the help was complete."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class ConsultationForm(StrEnum):
    CHAT = "chat"
    CALL = "call"
    IN_PERSON = "in_person"
    GROUP = "group"


class ConsultationStatus(StrEnum):
    NEW = "new"
    """Nobody is responsible yet."""
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    """The methodist has marked it done; the one who asked has not said yet whether the help was complete."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class Outcome(StrEnum):
    """Whether the help was complete, in somebody's eyes."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Consultation(Base):
    __tablename__ = "consultations"
    __table_args__ = (
        Index("ix_consultations_status_solution_due_at", "status", "solution_due_at"),
        Index("ix_consultations_responsible_id_status", "responsible_id", "status"),
        Index("ix_consultations_created_at", "created_at"),
    )

    id: Mapped[Id]
    """Also its number, as people see it."""
    asker_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    position: Mapped[str | None] = mapped_column(String(32))
    subject: Mapped[str | None] = mapped_column(String(32))
    """All three as they were when it was asked."""
    topic: Mapped[str] = mapped_column(String(32))
    own_topic: Mapped[str | None] = mapped_column(String(150))
    question: Mapped[str | None] = mapped_column(String(1000))
    """None once it is forgotten."""
    form: Mapped[ConsultationForm] = choice(ConsultationForm)
    wanted_by: Mapped[date | None]
    status: Mapped[ConsultationStatus] = choice(ConsultationStatus)
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), unique=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    """The group consultation it was answered in."""
    created_at: Mapped[Moment]
    first_due_at: Mapped[Moment]
    solution_due_at: Mapped[Moment]
    first_answer_at: Mapped[Moment | None]
    answered_at: Mapped[Moment | None]
    """When the methodist marked it; the last time, where it was taken up again."""
    closed_at: Mapped[Moment | None]
    """Also of withdrawing and rejecting."""
    snoozed_until: Mapped[date | None]
    result_methodist: Mapped[Outcome | None] = choice(Outcome)
    result_asker: Mapped[Outcome | None] = choice(Outcome)
    asker_comment: Mapped[str | None] = mapped_column(String(300))
    summary: Mapped[str | None] = mapped_column(String(500))
    """Short content and materials, for the journal."""
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of rejecting or withdrawing."""
    asked_times: Mapped[int] = mapped_column(SmallInteger, default=0)
    """How often the asker was asked whether the help was complete."""
    reopened_at: Mapped[Moment | None]
    """Once at most."""
    is_unconfirmed: Mapped[bool] = mapped_column(default=False)
    """Closed because the asker has not answered."""


class ConsultationMove(Base):
    """Something that happened to a request; rows are only added."""

    __tablename__ = "consultation_moves"

    id: Mapped[Id]
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultations.id"), index=True)
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the clock."""
    change: Mapped[str] = mapped_column(String(32))
    other_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """To whom it was given, who was added."""
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Duty(Base):
    """Who answers what; an empty column means all of them. The most particular one that fits wins."""

    __tablename__ = "consultation_duties"
    __table_args__ = (Index("ix_consultation_duties_person_id", "person_id"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    topic: Mapped[str | None] = mapped_column(String(32))
    subject: Mapped[str | None] = mapped_column(String(32))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    created_at: Mapped[Moment]
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))


class Substitute(Base):
    """Who stands in for somebody on leave."""

    __tablename__ = "substitutes"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    substitute_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    until: Mapped[date]
    """The last day."""


class AnswerTemplate(Base):
    """An answer somebody has written once to give it often; a public one is shown to those who ask the like."""

    __tablename__ = "answer_templates"

    id: Mapped[Id]
    topic: Mapped[str] = mapped_column(String(32), index=True)
    title: Mapped[str] = mapped_column(String(100))
    text: Mapped[str] = mapped_column(String(3500))
    is_public: Mapped[bool] = mapped_column(default=False)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[Moment]
    used: Mapped[int] = mapped_column(default=0)
    helped: Mapped[int] = mapped_column(default=0)
    """So many did not need to ask after reading it."""
    archived_at: Mapped[Moment | None]
    search_words: Mapped[list[str]] = mapped_column(JSON, default=list)
