"""Mentoring: who helps whom, by which order, with which plan, and what they did together."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class MentorshipForm(StrEnum):
    PAIR = "pair"
    GROUP = "group"
    REVERSE = "reverse"
    """The younger teaches the elder."""
    REMOTE = "remote"
    SITUATIONAL = "situational"


class MentorshipLevel(StrEnum):
    ORGANIZATION = "organization"
    BETWEEN_SCHOOLS = "between_schools"
    MUNICIPAL = "municipal"


class MentorshipStatus(StrEnum):
    PROPOSED = "proposed"
    """The mentor has not consented yet, or there is no order."""
    ORDERED = "ordered"
    """Consented and ordered; its first day has not come."""
    ACTIVE = "active"
    COMPLETED = "completed"
    STOPPED = "stopped"
    DECLINED = "declined"
    """The mentor said no, or whoever proposed it took it back."""


class Mentorship(Base):
    __tablename__ = "mentorships"
    __table_args__ = (
        Index("ix_mentorships_mentor_id_status", "mentor_id", "status"),
        Index("ix_mentorships_status_ends_on", "status", "ends_on"),
    )

    id: Mapped[Id]
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    form: Mapped[MentorshipForm] = choice(MentorshipForm)
    level: Mapped[MentorshipLevel] = choice(MentorshipLevel)
    goal: Mapped[str | None] = mapped_column(String(300))
    topics: Mapped[list[str]] = mapped_column(JSON, default=list)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    """The last day."""
    status: Mapped[MentorshipStatus] = choice(MentorshipStatus)
    consented_at: Mapped[Moment | None]
    """By the mentor: without it nobody is one (article 351.8 of the Labour Code)."""
    order_number: Mapped[str | None] = mapped_column(String(50))
    order_on: Mapped[date | None]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), unique=True)
    """Since it is active."""
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[Moment]
    stop_asked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    stops_on: Mapped[date | None]
    """The first day without it, three working days after somebody asked to stop."""
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of stopping or declining."""
    result: Mapped[str | None] = mapped_column(String(500))
    """What has come of it, in the mentor's words."""
    closed_at: Mapped[Moment | None]
    last_entry_on: Mapped[date | None]
    """Of the journal: silence is counted from here, or from the first day."""


class MentorshipMentee(Base):
    __tablename__ = "mentorship_mentees"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    joined_on: Mapped[date]
    left_on: Mapped[date | None]
    """The first day without them."""


class MentorshipMove(Base):
    """Something that happened to a pair; rows are only added."""

    __tablename__ = "mentorship_moves"

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id"), index=True)
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the clock."""
    change: Mapped[str] = mapped_column(String(32))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class EntryKind(StrEnum):
    MEETING = "meeting"
    LESSON_VISIT = "lesson_visit"
    MUTUAL_VISIT = "mutual_visit"
    ANALYSIS = "analysis"
    REMOTE = "remote"


class MentorshipEntry(Base):
    """A line of the journal of a pair."""

    __tablename__ = "mentorship_entries"
    __table_args__ = (Index("ix_mentorship_entries_mentorship_id_on", "mentorship_id", "on"),)

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id"))
    on: Mapped[date]
    kind: Mapped[EntryKind] = choice(EntryKind)
    topic: Mapped[str | None] = mapped_column(String(32))
    done: Mapped[str | None] = mapped_column(String(500))
    result: Mapped[str | None] = mapped_column(String(500))
    task: Mapped[str | None] = mapped_column(String(500))
    task_until: Mapped[date | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[Moment]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    confirmed_at: Mapped[Moment | None]
    disputed_at: Mapped[Moment | None]
    """The other side says it was not so."""
    removed_at: Mapped[Moment | None]


class MentorshipStep(Base):
    """A step of the plan of a pair."""

    __tablename__ = "mentorship_steps"

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id"), index=True)
    place: Mapped[int] = mapped_column(SmallInteger)
    title: Mapped[str] = mapped_column(String(200))
    expected: Mapped[str | None] = mapped_column(String(200))
    due_on: Mapped[date]
    done_on: Mapped[date | None]


class FirstStep(Base):
    """Something of the first weeks at a school that somebody has ticked off."""

    __tablename__ = "first_steps"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    done_at: Mapped[Moment]


class AdaptationSignal(Base):
    """What a questionnaire of the first years says a methodist should know; the school never sees it."""

    __tablename__ = "adaptation_signals"
    __table_args__ = (Index("ix_adaptation_signals_seen_at", "seen_at"),)

    id: Mapped[Id]
    response_id: Mapped[int] = mapped_column(ForeignKey("responses.id"), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    codes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[Moment]
    seen_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    seen_at: Mapped[Moment | None]
