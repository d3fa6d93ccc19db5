"""Questionnaire versions as they were published; a row never changes."""

from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class QuestionnaireVersion(Base):
    __tablename__ = "questionnaire_versions"
    __table_args__ = (
        UniqueConstraint("questionnaire", "number"),
        UniqueConstraint("questionnaire", "fingerprint"),
    )

    id: Mapped[Id]
    questionnaire: Mapped[str] = mapped_column(String(32))
    number: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[Moment]
