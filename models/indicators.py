"""Indicators: values entered by hand, snapshots that never change, who wants to read of them."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class IndicatorEntry(Base):
    """A value somebody has entered, with what proves it; another one replaces it, none is changed."""

    __tablename__ = "indicator_entries"
    __table_args__ = (Index("ix_indicator_entries_indicator_as_of", "indicator", "as_of"),)

    id: Mapped[Id]
    indicator: Mapped[str] = mapped_column(String(32))
    """Its code in the programme."""
    as_of: Mapped[date]
    numerator: Mapped[int | None] = mapped_column(BigInteger)
    denominator: Mapped[int | None] = mapped_column(BigInteger)
    """Both of a share; of anything else neither."""
    value: Mapped[str | None] = mapped_column(String(32))
    """A decimal number, exactly as entered."""
    document: Mapped[str | None] = mapped_column(String(300))
    """What proves it: a number and a day, or a link."""
    comment: Mapped[str | None] = mapped_column(String(500))
    entered_by: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    entered_at: Mapped[Moment]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("indicator_entries.id"), unique=True)


class IndicatorSnapshot(Base):
    """What an indicator was on a day, as it was told; triggers of the database refuse every change."""

    __tablename__ = "indicator_snapshots"
    __table_args__ = (UniqueConstraint("indicator", "as_of", "number"),)

    id: Mapped[Id]
    indicator: Mapped[str] = mapped_column(String(32))
    as_of: Mapped[date]
    number: Mapped[int] = mapped_column(SmallInteger)
    """Of the snapshots of that day; the newest one counts."""
    formula_version: Mapped[int] = mapped_column(SmallInteger)
    numerator: Mapped[int | None] = mapped_column(BigInteger)
    denominator: Mapped[int | None] = mapped_column(BigInteger)
    scale: Mapped[int] = mapped_column(SmallInteger, default=1, server_default="1")
    """Numerator and denominator are so many times what people read: two, where one of them may be a half."""
    value: Mapped[str | None] = mapped_column(String(32))
    """Of what is no share; none together with an empty denominator: there was nothing to count."""
    slices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """By kind of group and group: how many of how many; who was left out, by reason."""
    fingerprint: Mapped[str] = mapped_column(String(64))
    """Of the data it was worked out of."""
    taken_at: Mapped[Moment]
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: the clock."""
    reason: Mapped[str | None] = mapped_column(String(300))
    """Of a correction."""
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("indicator_snapshots.id"))


class DigestPeriod(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class IndicatorSubscription(Base):
    """Somebody wants to read of indicators from time to time, and at once when some of them get worse."""

    __tablename__ = "indicator_subscriptions"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    period: Mapped[DigestPeriod | None] = choice(DigestPeriod)
    alerts: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Codes of indicators."""
    changed_at: Mapped[Moment]
