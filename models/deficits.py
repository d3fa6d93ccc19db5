"""The register of deficits: what was proposed, decided and done about it, and results of external tests."""

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class DeficitState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    IN_WORK = "in_work"
    """A route that is agreed works on it."""
    RESOLVED = "resolved"
    CARRIED_OVER = "carried_over"
    """Goes on as a row of the next school year."""


class DeficitSource(StrEnum):
    QUESTIONNAIRE = "questionnaire"
    INTERVIEW = "interview"
    LESSON_ANALYSIS = "lesson_analysis"
    EXTERNAL_TEST = "external_test"
    ASSOCIATION_DISCUSSION = "association_discussion"
    SELF_REQUEST = "self_request"


class Deficit(Base):
    """One difficulty of one person in one school year: an area, or a topic of it."""

    __tablename__ = "deficits"
    __table_args__ = (
        UniqueConstraint("person_id", "school_year", "area", "topic"),
        Index("ix_deficits_school_year_state", "school_year", "state"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    school_year: Mapped[int]
    area: Mapped[str] = mapped_column(String(32))
    topic: Mapped[str] = mapped_column(String(32), default="")
    """Of a point deficit; empty: the area as a whole."""
    topics: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The topics noted inside the area, or the one topic."""
    severity: Mapped[str] = mapped_column(String(16))
    index_tenths: Mapped[int | None] = mapped_column(SmallInteger)
    """The index of the area in tenths of a point, half up; none: not from a questionnaire or test."""
    source: Mapped[DeficitSource] = choice(DeficitSource)
    state: Mapped[DeficitState] = choice(DeficitState)
    response_id: Mapped[int | None] = mapped_column(ForeignKey("responses.id"), index=True)
    """The answers that proposed it."""
    note: Mapped[str | None] = mapped_column(String(300))
    created_at: Mapped[Moment]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: worked out from answers and tests."""
    state_since: Mapped[Moment]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("deficits.id"), index=True)
    """The row of the year before that it goes on from."""


class DeficitChange(Base):
    """Every change of a deficit; rows are only added."""

    __tablename__ = "deficit_changes"

    id: Mapped[Id]
    deficit_id: Mapped[int] = mapped_column(ForeignKey("deficits.id"), index=True)
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the clock."""
    before: Mapped[DeficitState | None] = choice(DeficitState)
    after: Mapped[DeficitState] = choice(DeficitState)
    source: Mapped[DeficitSource | None] = choice(DeficitSource)
    note: Mapped[str | None] = mapped_column(String(300))


class ExternalResult(Base):
    """A result of diagnostics elsewhere, in percent of correct answers."""

    __tablename__ = "external_results"
    __table_args__ = (UniqueConstraint("person_id", "area", "taken_on", "title"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    area: Mapped[str] = mapped_column(String(32))
    percent_tenths: Mapped[int] = mapped_column(SmallInteger)
    taken_on: Mapped[date]
    title: Mapped[str] = mapped_column(String(200))
    document: Mapped[str | None] = mapped_column(String(200))
    entered_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[Moment]
