"""Courses: what educators have completed, who provides them, what is offered, what is wished for."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class CourseKind(StrEnum):
    ADVANCED_TRAINING = "advanced_training"
    RETRAINING = "retraining"
    INTERNSHIP_COURSE = "internship_course"
    SHORT = "short"
    """Less than 16 hours: does not count for the three years."""
    MANDATORY = "mandatory"
    """Safety at work, first aid: does not count either."""


class ProviderType(StrEnum):
    STATE = "state"
    MUNICIPAL = "municipal"
    STATE_FOUNDED = "state_founded"
    SPECIAL = "sirius_skolkovo_etc"
    PRIVATE = "private"
    FOREIGN = "foreign"


class Provider(Base):
    __tablename__ = "providers"

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(200), unique=True)
    type: Mapped[ProviderType | None] = choice(ProviderType)
    """None: nobody has said yet."""
    created_at: Mapped[Moment]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class CourseForm(StrEnum):
    IN_PERSON = "in_person"
    REMOTE = "remote"
    MIXED = "mixed"


class CompletionStatus(StrEnum):
    ENTERED = "entered"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Completion(Base):
    """A course somebody has completed."""

    __tablename__ = "course_completions"
    __table_args__ = (
        Index("ix_course_completions_person_id_ends_on", "person_id", "ends_on"),
        Index("ix_course_completions_status", "status"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[CourseKind] = choice(CourseKind)
    title: Mapped[str] = mapped_column(String(300))
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"), index=True)
    hours: Mapped[int] = mapped_column(SmallInteger)
    form: Mapped[CourseForm | None] = choice(CourseForm)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date]
    document: Mapped[str | None] = mapped_column(String(60))
    """Number of the certificate."""
    registered_as: Mapped[str | None] = mapped_column(String(60))
    """Its number in the provider's register."""
    issued_on: Mapped[date | None]
    topic: Mapped[str | None] = mapped_column(String(32))
    """Of the programme's competences."""
    fits_profile: Mapped[bool | None]
    """None: nobody has looked."""
    is_paid_by_employer: Mapped[bool | None]
    scan: Mapped[str | None] = mapped_column(String(200))
    """What Telegram calls the file."""
    status: Mapped[CompletionStatus] = choice(CompletionStatus)
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of rejecting."""
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("course_offers.id"))
    entered_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[Moment]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[Moment | None]
    removed_at: Mapped[Moment | None]


class CourseOffer(Base):
    __tablename__ = "course_offers"
    __table_args__ = (Index("ix_course_offers_starts_on", "starts_on"),)

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(String(300))
    kind: Mapped[CourseKind] = choice(CourseKind)
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    hours: Mapped[int] = mapped_column(SmallInteger)
    form: Mapped[CourseForm | None] = choice(CourseForm)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    registers_until: Mapped[date]
    seats: Mapped[int | None] = mapped_column(SmallInteger)
    topic: Mapped[str | None] = mapped_column(String(32))
    groups: Mapped[str | None] = mapped_column(String(300))
    """Position groups it is for, separated by commas; none: all."""
    subject: Mapped[str | None] = mapped_column(String(32))
    link: Mapped[str | None] = mapped_column(String(500))
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[Moment]
    cancelled_at: Mapped[Moment | None]


class RequestStatus(StrEnum):
    REQUESTED = "requested"
    IN_PLAN = "in_plan"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    DECLINED = "declined"
    MOVED = "moved"
    """To another year."""


class RequestSource(StrEnum):
    NEEDS = "needs"
    """The questionnaire of wishes."""
    DEFICIT = "deficit"
    DUE = "due"
    """Three years are nearly over."""
    OWN = "own"
    STAFF = "staff"


class CourseRequest(Base):
    """A line of the plan of courses."""

    __tablename__ = "course_requests"
    __table_args__ = (
        UniqueConstraint("person_id", "year", "topic"),
        Index("ix_course_requests_year_status", "year", "status"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    year: Mapped[int]
    """The calendar year of the plan."""
    topic: Mapped[str] = mapped_column(String(32), default="")
    wish: Mapped[str | None] = mapped_column(String(200))
    kind: Mapped[CourseKind | None] = choice(CourseKind)
    hours: Mapped[int | None] = mapped_column(SmallInteger)
    form: Mapped[CourseForm | None] = choice(CourseForm)
    season: Mapped[str | None] = mapped_column(String(32))
    source: Mapped[RequestSource] = choice(RequestSource)
    status: Mapped[RequestStatus] = choice(RequestStatus)
    reason: Mapped[str | None] = mapped_column(String(300))
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("course_offers.id"), index=True)
    completion_id: Mapped[int | None] = mapped_column(ForeignKey("course_completions.id"))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the clock."""
    created_at: Mapped[Moment]
    changed_at: Mapped[Moment]
