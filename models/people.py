"""People, the accounts they come with, their consents and roles."""

from enum import StrEnum

from sqlalchemy import BigInteger, Enum, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Id, Moment
from models.organizations import Organization


class Role(StrEnum):
    EDUCATOR = "educator"
    MENTOR = "mentor"
    ASSOCIATION_LEADER = "association_leader"
    METHODIST = "methodist"
    EXPERT = "expert"
    COUNCIL_MEMBER = "council_member"
    SCHOOL_COORDINATOR = "school_coordinator"
    ORGANIZATION_HEAD = "organization_head"
    CENTRE_HEAD = "centre_head"
    AUTHORITY_HEAD = "authority_head"
    ADMIN = "admin"


class Person(Base):
    __tablename__ = "people"

    id: Mapped[Id]
    surname: Mapped[str | None] = mapped_column(String(60))
    name: Mapped[str | None] = mapped_column(String(60))
    patronymic: Mapped[str | None] = mapped_column(String(60))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    position: Mapped[str | None] = mapped_column(String(32))
    subject: Mapped[str | None] = mapped_column(String(32))
    career_started: Mapped[int | None]
    """The year of the first pedagogical position."""
    is_class_teacher: Mapped[bool | None]
    language: Mapped[str] = mapped_column(String(2), default="ru")
    created_at: Mapped[Moment]

    organization: Mapped[Organization | None] = relationship(lazy="raise")
    grants: Mapped[list["RoleGrant"]] = relationship(lazy="raise", back_populates="person")


class Account(Base):
    """One person, one messenger account."""

    __tablename__ = "accounts"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    linked_at: Mapped[Moment]


class Consent(Base):
    """An agreement to the processing of personal data: which text, when given, when taken back."""

    __tablename__ = "consents"
    __table_args__ = (UniqueConstraint("person_id", "version", "given_at"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    version: Mapped[int]
    text_digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the text as it was shown."""
    given_at: Mapped[Moment]
    withdrawn_at: Mapped[Moment | None]


class RoleGrant(Base):
    __tablename__ = "role_grants"
    __table_args__ = (Index("ix_role_grants_person_id", "person_id"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    role: Mapped[Role] = mapped_column(
        Enum(Role, native_enum=False, length=32, values_callable=lambda roles: [role.value for role in roles])
    )
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    """The organisation the role is limited to; none: the whole municipality."""
    granted_at: Mapped[Moment]

    person: Mapped[Person] = relationship(lazy="raise", back_populates="grants")
