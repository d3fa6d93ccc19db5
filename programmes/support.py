"""Who is supported how: the rule for young educators, support models, how long records are kept."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from programmes.strictness import Code, Coded, Section, Strict, Words


class YoungMode(StrEnum):
    YEARS_ONLY = "years_only"
    AGE_ONLY = "age_only"
    BOTH = "both"
    ANY = "any"


class YoungRule(Strict):
    mode: YoungMode
    max_years: int | None = Field(default=None, ge=1, le=10)
    """Experience below so many full years."""
    max_age: int | None = Field(default=None, ge=18, le=65)
    """The last age that still counts."""

    @model_validator(mode="after")
    def _has_what_its_mode_needs(self) -> Self:
        if self.max_years is None and self.mode is not YoungMode.AGE_ONLY:
            raise ValueError(f"max_years: required for mode {self.mode}")
        if self.max_age is None and self.mode is not YoungMode.YEARS_ONLY:
            raise ValueError(f"max_age: required for mode {self.mode}")
        return self


class SupportModel(Strict):
    code: Code
    segment: Words
    """Whom it is for."""
    title: Words
    forms: Words
    term: Words


class Retention(Strict):
    answers_years_after_programme: int = Field(ge=0, le=10)
    """Answers by name live so long after the programme's last day, then lose the name."""
    person_days_after_leaving: int = Field(ge=0, le=365)
    """Identifiers of a person live so long after dismissal."""
    conversation_days: int = Field(default=1095, ge=30, le=3650)
    """Words of a conversation live so long after its end."""


class Support(Section):
    young_rule: YoungRule
    support_models: Coded[SupportModel] = ()
    reviewed_within_days: int = Field(ge=1, le=60)
    """How soon after diagnostics a methodist looks at the answers: people are told the day."""
    retention: Retention
