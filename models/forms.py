"""Forms typed by hand: which one is open for a person and what is already in it."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment


class Form(Base):
    __tablename__ = "forms"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    state: Mapped[str | None] = mapped_column(String(120))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_at: Mapped[Moment]
