"""What kinds of events, associations and contests there are, and how places are given."""

from typing import Self

from pydantic import Field, model_validator

from programmes.strictness import Code, Coded, MonthDay, Section, Strict, Words


class EventKind(Strict):
    code: Code
    title: Words
    """As people say it: «семинар»."""
    minutes: int = Field(default=90, ge=10, le=2880)
    """How long it usually lasts."""
    is_common: bool = False
    """Stands in the short list that is shown first."""


class AssociationKind(Strict):
    code: Code
    title: Words
    is_of_school: bool = False
    keeps_plan: bool = True
    """Has a plan for the year and a meeting in every quarter."""
    meets_as: Code | None = None
    """The kind of event its meetings are; none: the first kind there is."""


class ContestKind(Strict):
    code: Code
    title: Words


class Events(Section):
    kinds: Coded[EventKind] = ()
    association_kinds: Coded[AssociationKind] = ()
    contest_kinds: Coded[ContestKind] = ()
    offered_hours: int = Field(default=24, ge=1, le=168)
    """How long a seat is kept for whoever is next on the waiting list."""
    plans_due_on: MonthDay = "09-15"
    """From this day a missing plan is shown as missing."""
    plan_reminders: tuple[MonthDay, ...] = ("09-01", "09-10", "09-15")
    """Days on which leaders without a plan are reminded; on the last one methodists read how many there are."""
    code_seconds: int = Field(default=60, ge=20, le=3600)
    """How long a code of the day lives on the organiser's screen."""
    code_minutes_before: int = Field(default=30, ge=0, le=240)
    code_minutes_after: int = Field(default=60, ge=0, le=720)

    @model_validator(mode="after")
    def _meet_as_something(self) -> Self:
        known = {one.code for one in self.kinds}
        for one in self.association_kinds:
            if one.meets_as is not None and one.meets_as not in known:
                raise ValueError(f"expected {one.code} to meet as one of the kinds, not {one.meets_as}")
        return self

    def kind(self, code: str) -> EventKind | None:
        return next((one for one in self.kinds if one.code == code), None)

    def association_kind(self, code: str) -> AssociationKind | None:
        return next((one for one in self.association_kinds if one.code == code), None)

    def meets_as(self, kind: str) -> str | None:
        """The kind of event the meetings of a kind of association are; none where there are no kinds at all."""
        known = self.association_kind(kind)
        wanted = self.kind(known.meets_as) if known and known.meets_as else None
        if wanted is not None:
            return wanted.code
        return self.kinds[0].code if self.kinds else None

    def contest_kind(self, code: str) -> ContestKind | None:
        return next((one for one in self.contest_kinds if one.code == code), None)
