"""Campaigns of every year: which questionnaire is put before people, and when."""

from typing import Self

from pydantic import Field, model_validator

from programmes.calendar import YearlyPeriod
from programmes.strictness import Code, Coded, Section, Strict, Words


class CampaignPlan(Strict):
    """Whom it asks its questionnaire says."""

    code: Code
    title: Words
    questionnaire: Code
    window: YearlyPeriod
    yearly: bool = True
    school_year: int | None = Field(default=None, ge=2000, le=2100)
    """The one year of a plan that is not yearly: the calendar year its school year begins in."""

    @model_validator(mode="after")
    def _is_of_some_year(self) -> Self:
        if self.yearly == (self.school_year is not None):
            raise ValueError(f"school_year: {'not allowed' if self.yearly else 'required'} for yearly: {self.yearly}")
        return self

    def is_of(self, school_year: int) -> bool:
        return self.yearly or self.school_year == school_year


class Campaigns(Section):
    names_of_missing: bool = True
    """Whether a school may see who of its own has not answered; answers it never sees."""
    plans: Coded[CampaignPlan] = ()
