"""What an individual route can be made of: kinds of activities, advice by difficulty, plans of other grounds."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from programmes.strictness import Code, Coded, MonthDay, Section, Strict, Words

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
OWN = "own"
"""The kind of a step in somebody's own words; no programme names it."""


class Grade(StrEnum):
    """How much help a difficulty asks for; what is worth attention is helped like a point."""

    POINT = "point"
    EXPRESSED = "expressed"
    CRITICAL = "critical"


class ActivityKind(Strict):
    code: Code
    title: Words
    offer: Short
    """A step of the kind on any topic; `{topic}` stands for its title."""
    is_practical: bool = False
    """Something is done, not only heard."""
    has_person: bool = False
    """Somebody helps: a mentor, a consultant, a host."""
    needs_acceptance: bool = False
    """Whoever supports the route says that it was done."""
    days: int = Field(ge=1, le=300)
    """How long it takes."""
    forms: tuple[Code, ...] = ()
    """Options of the question about wished forms of help that mean this kind."""
    closed_by: tuple[Code, ...] = ()
    """Facts of the bot that show it done: kinds of events, courses, consultations, materials."""


class Step(Strict):
    kind: Code
    title: Short
    mandatory: bool = True
    days: int | None = Field(default=None, ge=1, le=300)
    """None: as long as the kind takes."""
    groups: tuple[Code, ...] = ()
    """Position groups it is for; none: everybody."""


class Advice(Strict):
    """One row of the table: what helps with an area or some of its topics, and what shows that it was done."""

    area: Code
    topics: tuple[Code, ...] = ()
    """None: the area as a whole."""
    proof: Short
    point: Annotated[tuple[Step, ...], Field(min_length=1)]
    expressed: Annotated[tuple[Step, ...], Field(min_length=1)]
    critical: Annotated[tuple[Step, ...], Field(min_length=1)]

    def steps(self, grade: Grade) -> tuple[Step, ...]:
        return {Grade.POINT: self.point, Grade.EXPRESSED: self.expressed, Grade.CRITICAL: self.critical}[grade]

    def everything(self) -> Iterator[Step]:
        for grade in Grade:
            yield from self.steps(grade)


class Ground(StrEnum):
    """What a route can rest on besides difficulties and a request."""

    ATTESTATION = "attestation"
    YOUNG = "young"


class Template(Strict):
    ground: Ground
    goal: Short
    proof: Short
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=10)]


class FormsQuestion(Strict):
    """Where people say which forms of help suit them."""

    questionnaire: Code
    question: Code


class Activities(Section):
    kinds: Coded[ActivityKind] = ()
    advice: tuple[Advice, ...] = ()
    templates: tuple[Template, ...] = ()
    forms_question: FormsQuestion | None = None
    request_grade: Grade = Grade.EXPRESSED
    """Which advice answers somebody's own request."""
    stalled_days: int = Field(default=60, ge=7, le=300)
    """A route where nothing was done for so long stands still."""
    checked_on: tuple[MonthDay, ...] = ("01-31", "06-30")
    """Days on which everybody is told how far they have come."""

    def kind(self, code: str) -> ActivityKind | None:
        return next((kind for kind in self.kinds if kind.code == code), None)

    def template(self, ground: Ground) -> Template | None:
        return next((one for one in self.templates if one.ground is ground), None)
