"""Which courses count for the right to one every three years, who may give them, where wishes come from."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from programmes.strictness import Code, Day, Section, Strict, Words

KINDS = ("advanced_training", "retraining", "internship_course", "short", "mandatory")
FORMS = ("in_person", "remote", "mixed")
PROVIDER_TYPES = ("state", "municipal", "state_founded", "sirius_skolkovo_etc", "private", "foreign")


class Needs(Strict):
    """The questions people say in what they would like to learn, and what the plan calls their options."""

    questionnaire: Code
    topics: Code
    kind: Code
    form: Code
    season: Code
    kinds: Mapping[Code, Code]
    """Options with the kind of course they mean; an option that is not here means that nothing is wished for."""
    forms: Mapping[Code, Code] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self) -> Self:
        _expect("kinds", self.kinds.values(), KINDS)
        _expect("forms", self.forms.values(), FORMS)
        return self


class Courses(Section):
    valid_months: int = Field(default=36, ge=12, le=120)
    """Part 5 of article 47 of the law on education: at least once in three years."""
    least_hours: int = Field(default=16, ge=1, le=500)
    """Order 266 of 24.03.2025: shorter ones are no advanced training."""
    retraining_hours: int = Field(default=250, ge=100, le=1000)
    counted: tuple[Words, ...] = ("advanced_training", "retraining", "internship_course")
    trusted_providers: tuple[Words, ...] = ("state", "municipal", "state_founded", "sirius_skolkovo_etc")
    """Since 01.09.2025 others draw a soft warning."""
    trusted_since: Day = date(2025, 9, 1)
    keeps_scans: bool = False
    """Whether a photo of a certificate may be kept: it names its owner."""
    new_in_position_months: int = Field(default=36, ge=0, le=60)
    """Whoever is in the profession for a shorter time is not late yet."""
    uncounted_groups: tuple[Code, ...] = ()
    """Position groups that are not asked for a course every three years."""
    needs: Needs | None = None
    """None: the plan is gathered without a questionnaire."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        _expect("counted", self.counted, KINDS)
        _expect("trusted_providers", self.trusted_providers, PROVIDER_TYPES)
        return self


def _expect(name: str, written: Iterable[str], known: tuple[str, ...]) -> None:
    for one in written:
        if one not in known:
            raise ValueError(f"{name}: expected one of {', '.join(known)}, not {one}")
