"""Campaigns: a questionnaire put before many people for a time, and who is asked."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class CampaignStatus(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    PAUSED = "paused"
    """Nobody is invited or reminded; whoever answers goes on."""
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Campaign(Base):
    __tablename__ = "campaigns"
    __table_args__ = (
        UniqueConstraint("plan", "school_year"),
        Index("ix_campaigns_questionnaire_school_year", "questionnaire", "school_year"),
        Index("ix_campaigns_status", "status"),
    )

    id: Mapped[Id]
    plan: Mapped[str | None] = mapped_column(String(32))
    """Its code in the programme's calendar; none: made by hand."""
    questionnaire: Mapped[str] = mapped_column(String(32))
    version_id: Mapped[int | None] = mapped_column(ForeignKey("questionnaire_versions.id"))
    """Fixed when it opens: who is asked later is asked the same."""
    school_year: Mapped[int]
    audience: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    """The last day."""
    status: Mapped[CampaignStatus] = choice(CampaignStatus)
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of cancelling."""
    is_anonymous: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[Moment]
    opened_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]


class Participant(Base):
    """Somebody a campaign asks."""

    __tablename__ = "campaign_participants"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    position: Mapped[str | None] = mapped_column(String(32))
    """Both as they were when the campaign took them in: its figures do not move with people."""
    invited_at: Mapped[Moment | None]
    """None: waits for another questionnaire of theirs to be finished."""
    messages: Mapped[int] = mapped_column(SmallInteger, default=0)
    """So many the bot has sent because of it."""
    is_done: Mapped[bool] = mapped_column(default=False)
    """Of an anonymous campaign: they have answered. No moment is kept, none of their answers is known by it."""
    has_declined: Mapped[bool] = mapped_column(default=False)
    """Of an anonymous campaign; in others the response says it."""


class QuestionnaireDraft(Base):
    """A questionnaire somebody makes without a developer; published it becomes a version."""

    __tablename__ = "questionnaire_drafts"

    id: Mapped[Id]
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[Moment]
    changed_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
