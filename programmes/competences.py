"""What diagnostics looks at: competence areas, topics, thresholds and the names of levels."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from programmes.strictness import Code, Coded, Section, Strict, Words

Index = Annotated[float, Field(ge=0, le=100)]


class CompetenceArea(Strict):
    code: Code
    title: Words
    short: Words
    strength: Words
    """As in «Опоры: методика, общение»."""
    zone: Words
    """As in «Зона помощи: психолого-педагогическая»."""
    chart: Words
    """The label on a picture; a line break stands where the label may break."""


class Topic(Strict):
    code: Code
    title: Words
    zone: Words
    """As in «Зона помощи: предметная (дети с ОВЗ)»."""
    branches: tuple[Code, ...] = ()
    """Position groups the topic is offered to; none: everybody."""


class Thresholds(Strict):
    """An index of difficulty from here on belongs to the level."""

    attention: Index
    expressed: Index
    critical: Index
    epsilon: Index
    """The least change between entry and exit that counts as a change."""

    @model_validator(mode="after")
    def _rise(self) -> Self:
        if not self.attention < self.expressed < self.critical:
            raise ValueError("expected attention < expressed < critical")
        return self


class LevelTitles(Strict):
    """Names of levels as people read them."""

    none: Words
    attention: Words
    expressed: Words
    critical: Words
    not_enough_data: Words


class Confirmation(StrEnum):
    METHODIST = "methodist"
    ASSOCIATION_LEADER = "association_leader"
    NONE = "none"


class Combine(StrEnum):
    """Which index counts when a person also has a recent result of an external test."""

    TEST_WINS = "test_wins"
    MAX = "max"
    SEPARATE = "separate"


class Competences(Section):
    areas: Annotated[Coded[CompetenceArea], Field(min_length=1)]
    topics: Annotated[Coded[Topic], Field(min_length=1)]
    thresholds: Thresholds
    levels: LevelTitles
    deficits_a_year: int = Field(ge=1, le=10)
    """How many deficits a route takes at most; others wait in the register."""
    deficit_confirmation: Confirmation
    combine: Combine
    exits: dict[Code, Code] = Field(default_factory=dict)
    """Questionnaires at the end of the year, each with the one at its beginning that it is compared with.

    Here and not in the questionnaire: versions published before stay what they are.
    """
    test_valid_years: int = Field(default=3, ge=1, le=10)
    """A result of an external test counts for so long."""
    decision_days: int = Field(default=21, ge=1, le=180)
    """A proposal nobody has decided about for so long is brought to mind."""
    corporate_share: int = Field(default=30, ge=1, le=100)
    """Percent of the answering members of a group from which on a deficit is the group's own."""
    corporate_least: int = Field(default=5, ge=1, le=100)
    """A group of fewer respondents has no deficit of its own."""
