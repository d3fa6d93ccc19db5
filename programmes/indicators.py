"""Indicators of a programme: what each counts, where it comes from, what it aims at, who answers for it."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from programmes.strictness import Code, Coded, Day, MonthDay, Section, Strict, Words

FORMULAS = (
    "diagnosed",
    "deficits_with_route",
    "course_in_years",
    "course_in_year",
    "young_with_mentor",
    "satisfied",
    "with_category",
    "with_deficits",
    "deficits_reduced",
    "routes_of_half_year",
    "routes_of_year",
    "turnover",
    "supported",
    "positive_dynamics",
    "meetings_by_quarter",
    "materials_published",
    "practices_shared",
    "roadmap_in_time",
)
"""What the bot works out of its own facts; everything else is entered by hand."""
ROLES = (
    "educator",
    "mentor",
    "association_leader",
    "methodist",
    "expert",
    "council_member",
    "school_coordinator",
    "organization_head",
    "centre_head",
    "authority_head",
)
SECTIONS = (
    "passport",
    "staff",
    "diagnostics",
    "routes",
    "courses",
    "consultations",
    "mentoring",
    "associations",
    "events",
    "contests",
    "satisfaction",
    "indicators",
    "roadmap",
    "external",
    "recommendations",
)
"""Of the annual report, in its order."""
STAFF = ("methodist", "centre_head", "authority_head", "school_coordinator", "organization_head", "association_leader")

Role = Annotated[str, Field(pattern=f"^({'|'.join(ROLES)})$")]
Param = bool | int | str | tuple[str, ...]


class Source(StrEnum):
    AUTOMATIC = "automatic"
    """Out of the bot's own facts."""
    MIXED = "mixed"
    """Worked out of facts people enter or import."""
    MANUAL = "manual"
    """A value with a document."""
    EVIDENCE = "evidence"
    """There is a document, or there is none."""


class Unit(StrEnum):
    SHARE = "share"
    COUNT = "count"
    POINTS = "points"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Period(StrEnum):
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Slice(StrEnum):
    ORGANIZATION = "organization"
    ASSOCIATION = "association"
    POSITION_GROUP = "position_group"
    SUBJECT = "subject"


class TargetMode(StrEnum):
    ABSOLUTE = "absolute"
    PERCENTAGE_POINTS = "percentage_points"
    """So many points more, or less, than the baseline."""
    RELATIVE = "relative"
    """So many per cent of the baseline more, or less."""


class Target(Strict):
    mode: TargetMode = TargetMode.ABSOLUTE
    value: Decimal = Field(ge=0)
    """Of a share in per cent."""
    until: Day


class Indicator(Strict):
    code: Code
    title: Words
    formula: Code | None = None
    """None: entered by hand."""
    version: int = Field(default=1, ge=1)
    """Another way of counting is another version: figures of two versions are not compared without a word."""
    params: Mapping[Code, Param] = Field(default_factory=dict)
    source: Source
    unit: Unit = Unit.SHARE
    period: Period = Period.YEAR
    days: tuple[MonthDay, ...] = Field(min_length=1)
    """As of which days of a year its value is told."""
    direction: Direction = Direction.UP
    epsilon: Decimal = Field(default=Decimal(1), ge=0)
    """The least change that is one; of a share in percentage points."""
    baseline: Decimal | None = None
    """Of a share in per cent; none: the first value that was frozen."""
    target: Target | None = None
    responsible: Role
    seen_by: tuple[Role, ...] = STAFF
    slices: tuple[Slice, ...] = ()
    locked_until: Day | None = None
    """Until this day the way of counting stays."""
    report: Annotated[str, Field(pattern=f"^({'|'.join(SECTIONS)})$")] | None = None
    """The section of the annual report it stands in besides the table of all; none: where its formula belongs."""
    how: Words
    """As people read it: what is counted."""
    left_out: Words
    """And who is not, and why."""

    @model_validator(mode="after")
    def _is_counted_somehow(self) -> Self:
        by_hand = self.source in {Source.MANUAL, Source.EVIDENCE}
        if by_hand != (self.formula is None):
            raise ValueError(f"formula: {'not allowed' if by_hand else 'required'} for source {self.source.value}")
        if self.formula is not None and self.formula not in FORMULAS:
            raise ValueError(f"formula: expected one of {', '.join(FORMULAS)}, not {self.formula}")
        if self.formula is None and self.slices:
            raise ValueError("slices: not allowed for what is entered by hand")
        return self


class Criterion(Strict):
    """What the programme calls success."""

    code: Code
    title: Words
    indicators: tuple[Code, ...] = Field(min_length=1)
    """All of these reach their targets."""


class StageDates(Strict):
    code: Code
    title: Words
    since: Day = Field(alias="from")
    until: Day = Field(alias="to")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.until < self.since:
            raise ValueError("expected a stage to end after it begins")
        return self


class Indicators(Section):
    definitions: Coded[Indicator] = ()
    criteria: Coded[Criterion] = ()
    stages: Coded[StageDates] = ()

    @model_validator(mode="after")
    def _speaks_of_what_is_there(self) -> Self:
        known = {one.code for one in self.definitions}
        named = [code for one in self.criteria for code in one.indicators]
        named += [str(one.params["of"]) for one in self.definitions if "of" in one.params]
        if unknown := sorted(set(named) - known):
            raise ValueError(f"expected known indicators, not {', '.join(unknown)}")
        return self

    def definition(self, code: str) -> Indicator | None:
        return next((one for one in self.definitions if one.code == code), None)
