"""People, the accounts they come with, their consents and roles."""

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Id, Moment, choice
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
    code: Mapped[str | None] = mapped_column(String(32), unique=True)
    """What a person is called by where names may not be said."""
    surname: Mapped[str | None] = mapped_column(String(60))
    name: Mapped[str | None] = mapped_column(String(60))
    patronymic: Mapped[str | None] = mapped_column(String(60))
    search_key: Mapped[str] = mapped_column(String(200), default="", server_default="")
    """Name and code by their letters alone, the way they are searched for."""
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    position: Mapped[str | None] = mapped_column(String(32))
    subject: Mapped[str | None] = mapped_column(String(32))
    """The main one; the others stand in `further_subjects`."""
    career_started: Mapped[int | None]
    """The year of the first pedagogical position."""
    is_class_teacher: Mapped[bool | None]
    birth_year: Mapped[int | None]
    is_young: Mapped[bool | None]
    """As the register says it; none: the programme's rule decides."""
    category: Mapped[str | None] = mapped_column(String(32))
    category_on: Mapped[date | None]
    email: Mapped[str | None] = mapped_column(String(254))
    phone: Mapped[str | None] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(2), default="ru")
    later_hour: Mapped[int | None]
    """The hour of the day before which the bot writes nothing to them on its own."""
    paused_until: Mapped[date | None]
    """The last day of a leave in which the bot writes nothing to them on its own."""
    created_at: Mapped[Moment]
    registered_at: Mapped[Moment | None]
    """When the register took the person in; none: they came by themselves and nobody has vouched for them."""
    archived_at: Mapped[Moment | None]
    """When they left. Nobody is deleted."""
    forgotten_at: Mapped[Moment | None]
    """When everything that names them was taken away, at their own wish or because its time was over."""

    organization: Mapped[Organization | None] = relationship(lazy="raise")
    grants: Mapped[list["RoleGrant"]] = relationship(
        lazy="raise", back_populates="person", foreign_keys="RoleGrant.person_id"
    )


class Account(Base):
    """One person, one messenger account."""

    __tablename__ = "accounts"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    linked_at: Mapped[Moment]
    unreachable_at: Mapped[Moment | None]
    """When Telegram said that they have blocked the bot; none again once they return."""


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
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """Who holds the signed paper of somebody without a messenger; none: given in the chat."""


class FurtherSubject(Base):
    __tablename__ = "further_subjects"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(32), primary_key=True)


class RoleGrant(Base):
    """A role and what it is limited to; neither an organisation nor an association: the whole municipality."""

    __tablename__ = "role_grants"
    __table_args__ = (
        Index("ix_role_grants_person_id", "person_id"),
        Index("ix_role_grants_role_association_id", "role", "association_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    role: Mapped[Role] = choice(Role)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    association_id: Mapped[int | None] = mapped_column(ForeignKey("associations.id"))
    granted_at: Mapped[Moment]
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the operator."""

    person: Mapped[Person] = relationship(lazy="raise", back_populates="grants", foreign_keys=person_id)
