"""Individual routes: what somebody does about their difficulties in a school year, step by step."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class RouteBasis(StrEnum):
    DEFICITS = "deficits"
    REQUEST = "request"
    ATTESTATION = "attestation"
    YOUNG = "young"


class RouteStatus(StrEnum):
    DRAFT = "draft"
    """The educator puts it together."""
    PROPOSED = "proposed"
    """A methodist has changed it, and the educator has to look."""
    AGREED = "agreed"
    """The educator has accepted it; a methodist has to look."""
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    CARRIED_OVER = "carried_over"


class Route(Base):
    __tablename__ = "routes"
    __table_args__ = (
        UniqueConstraint("person_id", "school_year"),
        Index("ix_routes_school_year_status", "school_year", "status"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    school_year: Mapped[int]
    basis: Mapped[RouteBasis] = choice(RouteBasis)
    goal: Mapped[str | None] = mapped_column(String(300))
    supporter_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    status: Mapped[RouteStatus] = choice(RouteStatus)
    version: Mapped[int] = mapped_column(SmallInteger, default=1)
    created_at: Mapped[Moment]
    changed_at: Mapped[Moment]
    accepted_at: Mapped[Moment | None]
    """By the educator."""
    agreed_at: Mapped[Moment | None]
    """By a methodist."""
    agreed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    hold_until: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of holding or cancelling."""
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("routes.id"))
    """The route of the year before that it goes on from."""


class RouteVersion(Base):
    """A route as it stood after somebody had changed it; rows are only added."""

    __tablename__ = "route_versions"

    route_id: Mapped[int] = mapped_column(ForeignKey("routes.id"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the clock."""
    note: Mapped[str | None] = mapped_column(String(300))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class ActivityStatus(StrEnum):
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"


class Activity(Base):
    """One step of a route."""

    __tablename__ = "route_activities"
    __table_args__ = (Index("ix_route_activities_status_due_on", "status", "due_on"),)

    id: Mapped[Id]
    route_id: Mapped[int] = mapped_column(ForeignKey("routes.id"), index=True)
    place: Mapped[int] = mapped_column(SmallInteger)
    deficit_id: Mapped[int | None] = mapped_column(ForeignKey("deficits.id"), index=True)
    area: Mapped[str | None] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    due_on: Mapped[date]
    is_mandatory: Mapped[bool]
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    expected: Mapped[str | None] = mapped_column(String(200))
    proof: Mapped[str | None] = mapped_column(String(200))
    """What shows that it is done, in words."""
    needs_acceptance: Mapped[bool]
    status: Mapped[ActivityStatus] = choice(ActivityStatus)
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of skipping."""
    done_on: Mapped[date | None]
    comment: Mapped[str | None] = mapped_column(String(500))
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Photos, documents, links, numbers and facts of the bot, each with its kind."""
    accepted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    accepted_at: Mapped[Moment | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("route_activities.id"), index=True)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a route asks for next."""

    title: str
    due_on: date
