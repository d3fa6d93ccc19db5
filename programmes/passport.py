"""The passport of a programme: what it is called, who stands behind it, how long it lasts."""

from datetime import date
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from programmes.strictness import Code, Coded, Day, Section, Strict, Words


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"expected a time zone like Europe/Moscow, not {name!r}") from error
    return name


class Period(Strict):
    since: Day = Field(alias="from")
    until: Day = Field(alias="to")
    year1_start: Day
    """Where the first year of the road map begins; it may be earlier than the approval."""
    prolonged_to: Day | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.until < self.since or self.year1_start > self.until:
            raise ValueError("expected the period to end after it begins")
        if self.prolonged_to is not None and self.prolonged_to < self.until:
            raise ValueError("prolonged_to: expected a day after the end of the period")
        return self

    @property
    def last_day(self) -> date:
        return self.prolonged_to or self.until


class Stage(Strict):
    code: Code
    title: Words
    years: tuple[Annotated[int, Field(ge=1)], ...] = ()
    """Years of the programme; none: every year."""


class Operator(Strict):
    """Who answers for personal data before the law."""

    name: Words
    address: Words


class Passport(Section):
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    title: Words
    short_title: Words
    municipality: Words
    act: Words
    approved_on: Day
    council: Words
    customer: Words
    developer: Words
    goal: Words
    tasks: tuple[Words, ...] = ()
    period: Period
    stages: Coded[Stage] = ()
    person_code_prefix: Annotated[str, Field(pattern=r"^[^\W\d_]{1,4}$")]
    """People get codes like it, with a hyphen and a number behind."""
    timezone: Annotated[str, AfterValidator(_known_zone)]
    operator: Operator
    assurance: Words
    """What results of diagnostics are never used for; every questionnaire about a person may show it."""
