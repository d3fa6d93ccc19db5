"""The road map: what people say of its rows, and which reminders have been told.

Due days are not kept: they follow from the programme.
"""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class RoadmapMark(Base):
    """Somebody says that a row is done; a later mark takes its place, and none is changed."""

    __tablename__ = "roadmap_marks"
    __table_args__ = (Index("ix_roadmap_marks_item_due_on", "item", "due_on"),)

    id: Mapped[Id]
    item: Mapped[str] = mapped_column(String(32))
    """Its code in the programme."""
    due_on: Mapped[date]
    """Which of its days is meant."""
    done_on: Mapped[date | None]
    """None: an earlier mark is taken back."""
    document: Mapped[str | None] = mapped_column(String(300))
    """What shows it: words, a link, or a file as values of indicators keep it."""
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of a correction."""
    marked_by: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    marked_at: Mapped[Moment]


class RoadmapReminder(Base):
    """People have been reminded of a row so many days before or after; of nobody in particular."""

    __tablename__ = "roadmap_reminders"

    item: Mapped[str] = mapped_column(String(32), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    step: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Days before it, below nought after it."""
    told_on: Mapped[date] = mapped_column(index=True)
