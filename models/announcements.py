"""Announcements: what is said to whom, when, and who has read it."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class AnnouncementKind(StrEnum):
    """Controlled list C.6; what people may decline to get."""

    POLICY = "policy"
    METHODS = "methods"
    LITERATURE = "literature"
    EVENT = "event"
    CONTEST = "contest"
    GRANT = "grant"
    DISCUSSION = "discussion"
    COURSE = "course"
    URGENT = "urgent"
    INTERNAL = "internal"


class AnnouncementStatus(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """Waits for its hour, or for the next digest."""
    SENDING = "sending"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class Repeat(StrEnum):
    NEVER = "never"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Announcement(Base):
    __tablename__ = "announcements"
    __table_args__ = (Index("ix_announcements_status_due_at", "status", "due_at"),)

    id: Mapped[Id]
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[AnnouncementKind] = choice(AnnouncementKind)
    status: Mapped[AnnouncementStatus] = choice(AnnouncementStatus)
    text: Mapped[str | None] = mapped_column(Text)
    """HTML, with places to be filled; none: only the messages are copied."""
    source_chat: Mapped[int | None] = mapped_column(BigInteger)
    source_messages: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    """What is copied to everybody: a photo, a file, an album."""
    file_kind: Mapped[str | None] = mapped_column(String(20))
    """Of the first of them, as Telegram calls it; none: nobody has written it down."""
    file_name: Mapped[str | None] = mapped_column(String(60))
    """Of a document or a piece of music."""
    link: Mapped[str | None] = mapped_column(String(500))
    survey: Mapped[str | None] = mapped_column(String(32))
    """A questionnaire a button opens."""
    needs_reading: Mapped[bool] = mapped_column(default=False)
    """Whether people are asked to say that they have read it."""
    audience: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    repeat: Mapped[Repeat] = choice(Repeat)
    due_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
    sent_at: Mapped[Moment | None]
    copied_from: Mapped[int | None] = mapped_column(ForeignKey("announcements.id"))


class Reading(Base):
    """Somebody has said that they have read an announcement."""

    __tablename__ = "readings"

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    read_at: Mapped[Moment]


class Declined(Base):
    """A kind of announcements somebody does not want."""

    __tablename__ = "declined_kinds"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    kind: Mapped[AnnouncementKind] = choice(AnnouncementKind, primary_key=True)
    declined_at: Mapped[Moment]


class SavedAudience(Base):
    __tablename__ = "saved_audiences"

    id: Mapped[Id]
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(60))
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)


class Question(Base):
    """Asked back about an announcement; goes to whoever sent it."""

    __tablename__ = "announcement_questions"

    id: Mapped[Id]
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[Moment]
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[Moment | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
