"""Methodical associations and who belongs to them."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class Association(Base):
    __tablename__ = "associations"

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(200), unique=True)
    """The title by its letters alone: two spellings of one name are one association."""
    created_at: Mapped[Moment]


class Membership(Base):
    __tablename__ = "memberships"

    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
