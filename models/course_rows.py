"""Rows of courses together with what screens show beside them."""

from dataclasses import dataclass
from datetime import date

from models.courses import CourseOffer, CourseRequest, Provider
from models.people import Person


@dataclass(frozen=True, slots=True)
class Offered:
    offer: CourseOffer
    provider: Provider | None
    taken: int
    is_own_topic: bool
    is_enrolled: bool


@dataclass(frozen=True, slots=True)
class Counted:
    provider: Provider
    completions: int


@dataclass(frozen=True, slots=True)
class School:
    id: int
    title: str
    people: int
    due: int


@dataclass(frozen=True, slots=True)
class PlanLine:
    request: CourseRequest
    person: Person
    place: str | None
    offer: CourseOffer | None
    provider: str | None
    priority: str
    newest: date | None
