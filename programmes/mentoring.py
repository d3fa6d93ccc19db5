"""How mentors and those they help work together: norms, plans to start from, the first weeks at a school."""

from typing import Annotated

from pydantic import Field, StringConstraints

from programmes.strictness import Coded, Section, Strict, Words

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class PlanStep(Strict):
    title: Short
    expected: Short | None = None
    day: int = Field(ge=1, le=1100)
    """Due so many days after the first."""


class PlanTemplate(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,30}$")]
    title: Words
    goal: Short
    steps: Annotated[tuple[PlanStep, ...], Field(min_length=1, max_length=12)]


class FirstWeekStep(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,30}$")]
    title: Short
    whom: Short
    """Whom to ask about it."""


class Mentoring(Section):
    entries_a_month: int = Field(default=2, ge=0, le=20)
    """The norm of entries in the journal."""
    mutual_visits_a_quarter: int = Field(default=1, ge=0, le=10)
    notice_working_days: int = Field(default=3, ge=0, le=20)
    """Either side may stop with this notice (article 351.8 of the Labour Code)."""
    usual_months: int = Field(default=12, ge=1, le=36)
    """How long a pair works together, unless somebody says otherwise."""
    most_mentees: int = Field(default=3, ge=1, le=20)
    """Mentors with so many are not proposed any more."""
    is_read_by_head: bool = False
    """Whether the head of the centre may read what a pair writes; both sides are told."""
    plans: Coded[PlanTemplate] = ()
    first_weeks: Coded[FirstWeekStep] = ()

    def plan(self, code: str) -> PlanTemplate | None:
        return next((one for one in self.plans if one.code == code), None)
