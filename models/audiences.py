"""Whom something is meant for, as a condition on people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from models.associations import Membership
from models.course_counting import AttestationTerms, CourseTerms
from models.people import FurtherSubject, Person, Role, RoleGrant
from models.queries.courses.course_counting import attestation_is_near, is_due
from models.responses import Response
from models.young import Young, are_young


class Facet(StrEnum):
    """What people are told apart by."""

    ROLE = "role"
    GROUP = "group"
    SUBJECT = "subject"
    SCHOOL = "school"
    ASSOCIATION = "association"
    YOUNG = "young"
    CATEGORY = "category"
    UNANSWERED = "unanswered"
    """Have not handed in a questionnaire this school year."""
    COURSE_DUE = "course_due"
    """Have to do their next course: at once, or soon."""
    ATTESTATION_DUE = "attestation_due"
    """Their attestation has come to its end, or soon will."""


@dataclass(frozen=True, slots=True)
class Audience:
    """People who have one of the wanted values of every facet that has any, and none of the unwanted ones.

    Without a single wanted value it is nobody, unless `is_everybody` says otherwise: nothing goes to all by accident.
    """

    wanted: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    unwanted: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    is_everybody: bool = False

    def __bool__(self) -> bool:
        return self.is_everybody or any(self.wanted.values())

    def plain(self) -> dict[str, Any]:
        return {
            "wanted": {facet.value: list(values) for facet, values in self.wanted.items() if values},
            "unwanted": {facet.value: list(values) for facet, values in self.unwanted.items() if values},
            "is_everybody": self.is_everybody,
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        return cls(
            wanted={Facet(name): tuple(values) for name, values in plain.get("wanted", {}).items()},
            unwanted={Facet(name): tuple(values) for name, values in plain.get("unwanted", {}).items()},
            is_everybody=bool(plain.get("is_everybody")),
        )

    def turned(self, facet: Facet, value: str) -> Self:
        """The value wanted, at the next turn unwanted, at the one after that neither.

        Of everybody nobody need be wanted: a value is left out, or not.
        """
        wanted, unwanted = dict(self.wanted), dict(self.unwanted)
        if self.is_everybody and value not in unwanted.get(facet, ()):
            unwanted[facet] = (*unwanted.get(facet, ()), value)
            return type(self)(wanted, unwanted, is_everybody=True)
        if value in wanted.get(facet, ()):
            wanted[facet] = tuple(one for one in wanted[facet] if one != value)
            unwanted[facet] = (*unwanted.get(facet, ()), value)
        elif value in unwanted.get(facet, ()):
            unwanted[facet] = tuple(one for one in unwanted[facet] if one != value)
        else:
            wanted[facet] = (*wanted.get(facet, ()), value)
        return type(self)(wanted, unwanted, self.is_everybody)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a programme and a day make of the words of an audience."""

    positions: Mapping[str, Sequence[str]]
    """Positions by group."""
    school_year: int
    young: Young
    courses: CourseTerms | None = None
    """None: the municipality does not keep courses."""
    attestation: AttestationTerms | None = None


def people_of(audience: Audience, terms: Terms) -> ColumnElement[bool]:
    """The condition on `people`; whoever has left or is forgotten is in no audience."""
    conditions: list[ColumnElement[bool]] = [
        Person.registered_at.is_not(None),
        Person.archived_at.is_(None),
        Person.forgotten_at.is_(None),
    ]
    for facet, values in audience.wanted.items():
        if values:
            conditions.append(or_(*(Person.id.in_(_those(facet, value, terms)) for value in values)))
    for facet, values in audience.unwanted.items():
        conditions.extend(Person.id.not_in(_those(facet, value, terms)) for value in values)
    return and_(*conditions)


def is_true(facet: Facet, value: str, terms: Terms) -> ColumnElement[bool]:
    """Whether a value is true of somebody, as a condition on `people`."""
    return Person.id.in_(_those(facet, value, terms))


def _those(facet: Facet, value: str, terms: Terms) -> Select[int]:
    """The ids of all people a value is true of; never NULL among them, so that «not» means everybody else."""
    everybody = select(Person.id)
    match facet:
        case Facet.ROLE:
            found = _holders(Role(value))
        case Facet.GROUP:
            found = everybody.where(Person.position.in_(terms.positions.get(value, ())))
        case Facet.SUBJECT:
            further = select(FurtherSubject.person_id).where(FurtherSubject.subject == value)
            found = everybody.where(or_(Person.subject == value, Person.id.in_(further)))
        case Facet.SCHOOL:
            found = everybody.where(Person.organization_id == int(value))
        case Facet.ASSOCIATION:
            found = select(Membership.person_id).where(Membership.association_id == int(value))
        case Facet.YOUNG:
            found = everybody.where(are_young(terms.young))
        case Facet.CATEGORY:
            found = everybody.where(Person.category == value)
        case Facet.UNANSWERED:
            found = everybody.where(Person.id.not_in(_handed_in(value, terms.school_year)))
        case Facet.COURSE_DUE | Facet.ATTESTATION_DUE:
            found = everybody.where(_is_due(facet, value, terms))
    return found


def _is_due(facet: Facet, value: str, terms: Terms) -> ColumnElement[bool]:
    """Nobody, where the municipality keeps nothing to tell it by."""
    if facet is Facet.ATTESTATION_DUE:
        return attestation_is_near(terms.attestation) if terms.attestation else false()
    asked = terms.courses.asked.get(value) if terms.courses else None
    return is_due(terms.courses.counting, asked) if terms.courses and asked else false()


def _handed_in(questionnaire: str, school_year: int) -> Select[int]:
    return select(Person.id).where(
        Person.id == Response.person_id,
        Response.questionnaire == questionnaire,
        Response.school_year == school_year,
        Response.submitted_at.is_not(None),
    )


def _holders(role: Role) -> Select[int]:
    """Whoever holds a role; educators are all who are not of the centre or the authority."""
    if role is not Role.EDUCATOR:
        return select(RoleGrant.person_id).where(RoleGrant.role == role)
    centre = (Role.METHODIST, Role.CENTRE_HEAD, Role.AUTHORITY_HEAD)
    return select(Person.id).where(Person.id.not_in(select(RoleGrant.person_id).where(RoleGrant.role.in_(centre))))
