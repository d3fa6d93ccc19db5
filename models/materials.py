"""The bank of methodical materials: what educators offer, what methodists publish, who has used it."""

from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class MaterialStatus(StrEnum):
    WAITING = "waiting"
    """For a review."""
    PUBLISHED = "published"
    RETURNED = "returned"
    """By the review, with a word about what is lacking."""
    WITHDRAWN = "withdrawn"
    """Was published once."""


class Material(Base):
    """Something others can work with: a lesson, a programme, a tool."""

    __tablename__ = "materials"

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(32))
    """One of the programme's, such as `lesson`."""
    title: Mapped[str] = mapped_column(String(150))
    search_key: Mapped[str] = mapped_column(String(200))
    area: Mapped[str] = mapped_column(String(32))
    """A competence area of the programme."""
    audience: Mapped[str | None] = mapped_column(String(32))
    """A position group; none: everybody."""
    note: Mapped[str] = mapped_column(String(300))
    """What it is and how to work with it."""
    source: Mapped[str] = mapped_column(String(500))
    """A link, or a file as Telegram calls it."""
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    is_named: Mapped[bool]
    """Whether readers see who made it."""
    status: Mapped[MaterialStatus] = choice(MaterialStatus)
    told_at: Mapped[Moment]
    reviewed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reviewed_at: Mapped[Moment | None]
    reason: Mapped[str | None] = mapped_column(String(300))
    """Why it was returned or withdrawn."""


class MaterialPeriod(Base):
    """A time a material was in the bank; figures of the past are made of these."""

    __tablename__ = "material_periods"

    id: Mapped[Id]
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"), index=True)
    published_at: Mapped[Moment]
    withdrawn_at: Mapped[Moment | None]
    """None: it still is."""


class MaterialUse(Base):
    """Somebody has worked with it."""

    __tablename__ = "material_uses"

    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    used_at: Mapped[Moment]
