"""Practices people have shared: a card of one occasion, its authors, and whether somebody has confirmed it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice
from models.events import EventLevel


class PracticeStatus(StrEnum):
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    """With words of what is missing; its authors may correct it and send it again."""


class Practice(Base):
    """One master class, talk or publication, however many authors it has."""

    __tablename__ = "practices"
    __table_args__ = (Index("ix_practices_status_held_on", "status", "held_on"),)

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(32))
    """One of the programme's, such as `master_class`."""
    theme: Mapped[str] = mapped_column(String(200))
    theme_key: Mapped[str] = mapped_column(String(32), index=True)
    """Themes that differ in case, spaces, quotes or the final full stop share it: two cards of one practice do."""
    level: Mapped[EventLevel] = choice(EventLevel)
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(String(200))
    """The event or the edition."""
    proof: Mapped[str] = mapped_column(String(500))
    token: Mapped[str] = mapped_column(String(24), unique=True)
    """What the link for co-authors says; nobody can guess it."""
    status: Mapped[PracticeStatus] = choice(PracticeStatus)
    reason: Mapped[str | None] = mapped_column(String(300))
    """Why it came back."""
    told_by: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    told_at: Mapped[Moment]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[Moment | None]


class PracticeAuthor(Base):
    __tablename__ = "practice_authors"

    practice_id: Mapped[int] = mapped_column(ForeignKey("practices.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    joined_at: Mapped[Moment]
