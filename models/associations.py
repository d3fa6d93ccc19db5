"""Methodical associations: who belongs to them, who looks after them, the group they talk in."""

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class AssociationLevel(StrEnum):
    ORGANIZATION = "organization"
    MUNICIPAL = "municipal"


class Association(Base):
    __tablename__ = "associations"

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(200), unique=True)
    """The title by its letters alone: two spellings of one name are one association."""
    created_at: Mapped[Moment]
    kind: Mapped[str] = mapped_column(
        String(32), default="municipal_association", server_default="municipal_association"
    )
    """One of the programme's kinds of associations."""
    level: Mapped[AssociationLevel] = choice(AssociationLevel, default=AssociationLevel.MUNICIPAL)
    subject: Mapped[str | None] = mapped_column(String(32))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    """Of an association of one school."""
    closed_at: Mapped[Moment | None]


class MemberPart(StrEnum):
    MEMBER = "member"
    DEPUTY = "deputy"
    SECRETARY = "secretary"


class Membership(Base):
    """Leaders are those who hold the role; everybody else is one of these."""

    __tablename__ = "memberships"

    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    part: Mapped[MemberPart] = choice(MemberPart, default=MemberPart.MEMBER)


class MembershipRequest(Base):
    """Somebody asks to belong to an association."""

    __tablename__ = "membership_requests"
    __table_args__ = (Index("ix_membership_requests_association_id_decided_at", "association_id", "decided_at"),)

    id: Mapped[Id]
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    asked_at: Mapped[Moment]
    decided_at: Mapped[Moment | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    is_accepted: Mapped[bool | None]


class AssociationGroup(Base):
    """A group of Telegram an association talks in."""

    __tablename__ = "association_groups"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id"), unique=True)
    title: Mapped[str] = mapped_column(String(255))
    linked_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    linked_at: Mapped[Moment]
    unreachable_at: Mapped[Moment | None]
    """When the bot was taken out of it or silenced."""
