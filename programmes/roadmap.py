"""The road map of a programme: what is done, by when or how often, who answers for it, which facts close it."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from programmes.strictness import Code, Coded, Section, Strict, Words

Months = Annotated[tuple[Annotated[int, Field(ge=1, le=12)], ...], Field(min_length=1, max_length=12)]
"""In the order they come; the row is due on the last day of the last one."""


class BeforeApproval(StrEnum):
    """What becomes of rows of the first year that were due before the programme was approved."""

    DONE = "done"
    """Done before the approval; no figure counts them."""
    NEXT_YEAR = "next_year"
    """Due a year later."""


class ProgrammeYear(Strict):
    year: int = Field(ge=1, le=50)
    """The first one begins on the passport's `year1_start`."""
    months: Months


class Yearly(Strict):
    months: Months


class Schedule(Strict):
    """One of these."""

    programme_year: ProgrammeYear | None = None
    yearly: Yearly | None = None
    every: Literal["quarter"] | None = None
    """Due on the last day of each quarter of the calendar."""
    continuous: Literal[True] | None = None
    """Never due."""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("expected one of programme_year, yearly, every, continuous")
        return self


class DoneBy(Strict):
    """A fact the bot has, which closes a row; one of these."""

    campaign: Code | None = None
    """The plan of the programme's calendar, held in the school year of the row and closed."""
    meetings: tuple[Code, ...] = ()
    """Kinds of associations, every one of which has met in the quarter and signed its minutes."""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.campaign is None) == (not self.meetings):
            raise ValueError("expected one of campaign, meetings")
        return self


class Item(Strict):
    code: Code
    stage: Code
    text: Words
    responsible: Literal["methodist", "centre_head", "authority_head"]
    """Who is reminded and marks; whoever else the document names stands in `printed`."""
    printed: Words | None = None
    schedule: Annotated[tuple[Schedule, ...], Field(min_length=1)]
    done_by: DoneBy | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        kinds = {name for one in self.schedule for name in one.model_fields_set}
        if "continuous" in kinds and len(kinds) > 1:
            raise ValueError("schedule: expected continuous alone")
        if self.done_by is not None and self.done_by.meetings and kinds != {"every"}:
            raise ValueError("done_by.meetings: expected a row of every quarter")
        return self

    @property
    def is_continuous(self) -> bool:
        return self.schedule[0].continuous is True


class Roadmap(Section):
    before_approval: BeforeApproval = BeforeApproval.DONE
    items: Coded[Item] = ()
