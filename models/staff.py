"""Tables of educators that were sent to the bot, and duties handed over."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class ImportStatus(StrEnum):
    PREVIEWED = "previewed"
    APPLIED = "applied"
    DROPPED = "dropped"


class StaffImport(Base):
    """A table waiting for its confirmation, or what has become of it."""

    __tablename__ = "staff_imports"

    id: Mapped[Id]
    status: Mapped[ImportStatus] = choice(ImportStatus)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The file, for as long as it waits."""
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """To the doubts: by sheet and row, the id of a person or a verdict."""
    fingerprint: Mapped[str] = mapped_column(String(64))
    """Of the changes as they were shown: others are not made without being shown."""
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    created_at: Mapped[Moment]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: the operator."""
    finished_at: Mapped[Moment | None]


class Handover(Base):
    """Duties of one person given to another, to be taken back within a day."""

    __tablename__ = "handovers"

    id: Mapped[Id]
    from_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[Moment]
    moved: Mapped[dict[str, list[int]]] = mapped_column(JSON)
    """Ids of the rows that changed hands, by table."""
    undone_at: Mapped[Moment | None]
