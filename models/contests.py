"""Contests: stages with windows, who enters, what has come of it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class ContestStage(StrEnum):
    SCHOOL = "school"
    MUNICIPAL = "municipal"
    REGIONAL = "regional"
    FEDERAL = "federal"


class Contest(Base):
    """One stage of a contest in a school year."""

    __tablename__ = "contests"
    __table_args__ = (Index("ix_contests_school_year", "school_year"),)

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(32))
    """One of the programme's, such as `professional` or `material`."""
    title: Mapped[str] = mapped_column(String(200))
    stage: Mapped[ContestStage] = choice(ContestStage)
    school_year: Mapped[int]
    entries_from: Mapped[date | None]
    entries_until: Mapped[date]
    trials_from: Mapped[date | None]
    trials_until: Mapped[date | None]
    results_on: Mapped[date | None]
    nominations: Mapped[str | None] = mapped_column(String(1000))
    """One in a line."""
    regulations: Mapped[str | None] = mapped_column(String(500))
    """A link, or what Telegram calls the file."""
    organiser_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("contests.id"))
    """The stage before: its winners come here."""
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]
    cancelled_at: Mapped[Moment | None]


class EntryStatus(StrEnum):
    NOMINATED = "nominated"
    """Somebody proposes them; they have not agreed yet."""
    SUBMITTED = "submitted"
    PARTICIPANT = "participant"
    LAUREATE = "laureate"
    WINNER = "winner"
    DECLINED = "declined"


class ContestEntry(Base):
    __tablename__ = "contest_entries"
    __table_args__ = (UniqueConstraint("contest_id", "person_id", "nomination"),)

    id: Mapped[Id]
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    nomination: Mapped[str] = mapped_column(String(150), default="")
    is_young: Mapped[bool]
    """On the day of the entry."""
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """A mentor or a consultant."""
    status: Mapped[EntryStatus] = choice(EntryStatus)
    place: Mapped[int | None] = mapped_column(SmallInteger)
    proof: Mapped[str | None] = mapped_column(String(500))
    entered_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[Moment]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    confirmed_at: Mapped[Moment | None]
