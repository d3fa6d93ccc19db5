"""A course as somebody enters it, field by field; nothing is stored before the last tap."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, Self, TypeVar

from models.courses import Completion, CourseForm, CourseKind, Provider
from programmes.courses import Courses
from services import moments, naming
from services.courses import course_rules
from services.errors import Unfitting
from services.kept_drafts import Kept, with_days

SHORTEST_TITLE, LONGEST_TITLE = 3, 300
MOST_HOURS = 2_000
LONGEST_DOCUMENT = 60
SHORTEST_PROVIDER, LONGEST_PROVIDER = 3, 200
HOURS = re.compile(r"(\d{1,5})\s*[^\W\d_]*\.?")


class Field(StrEnum):
    """What is asked, the first five of everybody."""

    TITLE = "title"
    HOURS = "hours"
    ENDS_ON = "ends_on"
    PROVIDER = "provider"
    DOCUMENT = "document"
    KIND = "kind"
    FORM = "form"
    STARTS_ON = "starts_on"
    REGISTERED_AS = "registered_as"
    ISSUED_ON = "issued_on"
    TOPIC = "topic"
    PAID = "paid"
    """By the employer."""
    SCAN = "scan"


STEPS = (Field.TITLE, Field.HOURS, Field.ENDS_ON, Field.PROVIDER, Field.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Draft(Kept):
    title: str = ""
    hours: int = 0
    ends_on: date | None = None
    provider_id: int | None = None
    provider: str = ""
    """The title; of a new one all there is."""
    document: str | None = None
    kind: CourseKind | None = None
    """None: what the hours propose."""
    form: CourseForm | None = None
    starts_on: date | None = None
    registered_as: str | None = None
    issued_on: date | None = None
    topic: str | None = None
    paid: bool | None = None
    """By the employer."""
    scan: str | None = None
    completion_id: int | None = None
    """What is being changed; none: a new one."""

    @property
    def is_whole(self) -> bool:
        return bool(self.title and self.hours and self.ends_on)

    def kind_by(self, rules: Courses) -> CourseKind:
        return self.kind or course_rules.proposed_kind(rules, self.hours)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        values = with_days(plain, "ends_on", "starts_on", "issued_on")
        values["kind"] = CourseKind(values["kind"]) if values.get("kind") else None
        values["form"] = CourseForm(values["form"]) if values.get("form") else None
        return cls(**values)

    @classmethod
    def of_row(cls, row: Completion, provider: Provider | None) -> Self:
        return cls(
            title=row.title,
            hours=row.hours,
            ends_on=row.ends_on,
            provider_id=row.provider_id,
            provider=provider.title if provider else "",
            document=row.document,
            kind=row.kind,
            form=row.form,
            starts_on=row.starts_on,
            registered_as=row.registered_as,
            issued_on=row.issued_on,
            topic=row.topic,
            paid=row.is_paid_by_employer,
            scan=row.scan,
            completion_id=row.id,
        )


class Spanning(Protocol):
    """What begins and ends."""

    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...


Lasting = TypeVar("Lasting", bound=Spanning)
Reader = Callable[[str, date], Mapping[str, Any]]
READERS: Mapping[Field, Reader] = {
    Field.TITLE: lambda text, _: {"title": title_of(text)},
    # Another length may be another kind of course.
    Field.HOURS: lambda text, _: {"hours": hours_of(text), "kind": None},
    Field.ENDS_ON: lambda text, today: {"ends_on": ended_on(text, today)},
    Field.PROVIDER: lambda text, _: {"provider_id": None, "provider": provider_of(text)},
    Field.DOCUMENT: lambda text, _: {"document": number_of(text)},
    Field.STARTS_ON: lambda text, today: {"starts_on": ended_on(text, today)},
    Field.REGISTERED_AS: lambda text, _: {"registered_as": number_of(text)},
    Field.ISSUED_ON: lambda text, today: {"issued_on": ended_on(text, today)},
}
"""What is typed; the rest is chosen by buttons."""
OPTIONAL: Mapping[Field, Mapping[str, Any]] = {
    Field.PROVIDER: {"provider_id": None, "provider": ""},
    **{field: {field.value: None} for field in Field if field not in (*STEPS[:4], Field.KIND)},
}
"""What need not be said, with what stands there then."""


def typed(draft: Draft, field: Field, text: str, *, today: date) -> Draft:
    """The draft with what somebody has typed for a field. Raises Unfitting."""
    if field not in READERS:
        raise Unfitting("course-choose-button")
    return checked(replace(draft, **READERS[field](text, today)))


def cleared(draft: Draft, field: Field) -> Draft:
    """The draft without what need not be said."""
    return replace(draft, **OPTIONAL.get(field, {}))


def checked(draft: Lasting) -> Lasting:
    """A course ends after it has begun, as far as both are known. Raises Unfitting."""
    if draft.starts_on and draft.ends_on and draft.starts_on > draft.ends_on:
        raise Unfitting("course-days-turned")
    return draft


def ended_on(text: str, today: date) -> date:
    """A day that is over; without a year it is the newest such day that has come."""
    try:
        found = moments.read_past_day(text, today=today)
    except Unfitting:
        raise Unfitting("course-day-unfit") from None
    if found > today:
        raise Unfitting("course-day-ahead")
    return found


def title_of(text: str) -> str:
    title = naming.clean(text)
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE or not naming.search_key(title):
        raise Unfitting("course-title-unfit", low=SHORTEST_TITLE, high=LONGEST_TITLE)
    return title


def hours_of(text: str) -> int:
    found = HOURS.fullmatch(naming.clean(text))
    hours = int(found[1]) if found else 0
    if not 1 <= hours <= MOST_HOURS:
        raise Unfitting("course-hours-unfit", high=MOST_HOURS)
    return hours


def provider_of(text: str) -> str:
    title = naming.clean(text)
    if not SHORTEST_PROVIDER <= len(title) <= LONGEST_PROVIDER or not naming.search_key(title):
        raise Unfitting("course-provider-unfit", low=SHORTEST_PROVIDER, high=LONGEST_PROVIDER)
    return title


def number_of(text: str) -> str:
    """Of a certificate, or in the provider's register."""
    number = naming.clean(text)
    if not naming.search_key(number) or len(number) > LONGEST_DOCUMENT:
        raise Unfitting("course-document-unfit", high=LONGEST_DOCUMENT)
    return number
