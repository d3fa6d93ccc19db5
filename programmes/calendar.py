"""The year of a municipality: quiet hours, school year, quarters, vacations, digest days, reminders."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from programmes.strictness import Clock, Code, Coded, Day, MonthDay, Section, Strict, Words

Days = tuple[Annotated[int, Field(ge=0, le=365)], ...]


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class YearlyPeriod(Strict):
    """Days of every year, both ends included; it may run over New Year."""

    since: MonthDay = Field(alias="from")
    until: MonthDay = Field(alias="to")


class QuietHours(Strict):
    since: Clock = Field(alias="from")
    until: Clock = Field(alias="to")
    resume_at: Clock
    """When waiting messages leave on the next working day."""
    saturday_from: Clock | None = None
    sunday: bool = True
    days_off: tuple[MonthDay, ...] = ()
    breaks: tuple[YearlyPeriod, ...] = ()
    """Nobody is disturbed."""
    staff_only: tuple[YearlyPeriod, ...] = ()
    """Only methodists and the authority get messages."""


class Quarter(Strict):
    code: Code
    title: Words
    since: MonthDay = Field(alias="from")
    until: MonthDay = Field(alias="to")


class Vacation(Strict):
    title: Words
    since: Day = Field(alias="from")
    until: Day = Field(alias="to")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.until < self.since:
            raise ValueError("expected a vacation to end after it begins")
        return self


class Digest(Strict):
    """When announcements that can wait are sent together."""

    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    at: Clock


class Reminders(Strict):
    event_days_before: Days
    event_hours_before: tuple[Annotated[int, Field(ge=1, le=24)], ...]
    tomorrow_digest_at: Clock
    campaign_days_before_end: Days
    campaign_most: int = Field(ge=1)
    """Messages of one campaign to one person."""
    activity_days_before: Days
    activity_days_after: Days
    course_months_before: tuple[Annotated[int, Field(ge=1, le=36)], ...]
    attestation_months_before: tuple[Annotated[int, Field(ge=1, le=60)], ...]
    mentor_silent_days: int = Field(ge=1, le=365)
    minutes_days_after: Days


class Calendar(Section):
    school_year: YearlyPeriod
    """Lessons; the reporting year runs from its first day to the day before the next one."""
    quarters: Annotated[Coded[Quarter], Field(min_length=1)]
    vacations: tuple[Vacation, ...] = ()
    quiet_hours: QuietHours
    longest_pause_days: int = Field(ge=1, le=90)
    digest: Digest
    reminders: Reminders
