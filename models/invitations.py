"""How people come in: invitations they were given, and requests of those without one."""

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice
from models.people import Role


class Invitation(Base):
    """One code, good for one person and one time.

    With a person it opens their own row of the register; with a role alone, whoever comes first gets the role.
    """

    __tablename__ = "invitations"

    id: Mapped[Id]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the code: the code itself is known only to whoever was given it."""
    role: Mapped[Role] = choice(Role)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    """What the role is limited to."""
    association_id: Mapped[int | None] = mapped_column(ForeignKey("associations.id"))
    created_at: Mapped[Moment]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the operator."""
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    revoked_at: Mapped[Moment | None]


class JoinStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    """Taken into the register as they came."""
    BOUND = "bound"
    """They were in the register already: the account went over to that row."""
    DECLINED = "declined"


class JoinRequest(Base):
    """Somebody who came without an invitation asks their school to vouch for them."""

    __tablename__ = "join_requests"
    __table_args__ = (Index("ix_join_requests_status_organization_id", "status", "organization_id"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    status: Mapped[JoinStatus] = choice(JoinStatus)
    asked_at: Mapped[Moment]
    decided_at: Mapped[Moment | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str | None] = mapped_column(String(500))
    """Why it was declined, for the person to read."""


class Block(Base):
    """An account the bot does not talk to."""

    __tablename__ = "blocks"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    blocked_at: Mapped[Moment]
    blocked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the operator."""
    until: Mapped[Moment | None]
