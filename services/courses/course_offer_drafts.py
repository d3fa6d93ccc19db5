"""An offer of a course as a methodist puts it together; nobody sees it before it is shown to educators."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlsplit

from models.courses import CourseForm, CourseKind, CourseOffer, Provider
from programmes.courses import Courses
from services import moments, naming
from services.courses import course_drafts, course_rules
from services.errors import Unfitting
from services.kept_drafts import Kept, with_days

MOST_SEATS = 10_000
LONGEST_LINK = 500
AHEAD = timedelta(days=3 * 365)


class Field(StrEnum):
    """What is asked, the first four of everybody."""

    TITLE = "title"
    HOURS = "hours"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    UNTIL = "until"
    PROVIDER = "provider"
    SEATS = "seats"
    LINK = "link"
    TOPIC = "topic"
    GROUPS = "groups"
    SUBJECT = "subject"
    FORM = "form"


STEPS = (Field.TITLE, Field.HOURS, Field.STARTS_ON, Field.ENDS_ON)


@dataclass(frozen=True, slots=True)
class OfferDraft(Kept):
    title: str = ""
    hours: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    registers_until: date | None = None
    """None: until it begins."""
    provider_id: int | None = None
    provider: str = ""
    seats: int | None = None
    link: str | None = None
    topic: str | None = None
    groups: tuple[str, ...] = ()
    subject: str | None = None
    form: CourseForm | None = None
    offer_id: int | None = None

    @property
    def is_whole(self) -> bool:
        return bool(self.title and self.hours and self.starts_on and self.ends_on)

    def until(self) -> date:
        """The last day to enrol: never after it has begun."""
        assert self.starts_on is not None
        return min(self.registers_until or self.starts_on, self.starts_on)

    def kind_by(self, rules: Courses) -> CourseKind:
        return course_rules.proposed_kind(rules, self.hours)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        values = with_days(plain, "starts_on", "ends_on", "registers_until")
        values["groups"] = tuple(values.get("groups") or ())
        values["form"] = CourseForm(values["form"]) if values.get("form") else None
        return cls(**values)

    @classmethod
    def of_row(cls, row: CourseOffer, provider: Provider | None) -> Self:
        return cls(
            title=row.title,
            hours=row.hours,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            registers_until=row.registers_until,
            provider_id=row.provider_id,
            provider=provider.title if provider else "",
            seats=row.seats,
            link=row.link,
            topic=row.topic,
            groups=groups_of(row),
            subject=row.subject,
            form=row.form,
            offer_id=row.id,
        )


def groups_of(offer: CourseOffer) -> tuple[str, ...]:
    return tuple(offer.groups.split(",")) if offer.groups else ()


Reader = Callable[[str, date], Mapping[str, Any]]
READERS: Mapping[Field, Reader] = {
    Field.TITLE: lambda text, _: {"title": course_drafts.title_of(text)},
    Field.HOURS: lambda text, _: {"hours": course_drafts.hours_of(text)},
    Field.STARTS_ON: lambda text, today: {"starts_on": _day(text, today)},
    Field.ENDS_ON: lambda text, today: {"ends_on": _day(text, today)},
    Field.UNTIL: lambda text, today: {"registers_until": _day(text, today)},
    Field.PROVIDER: lambda text, _: {"provider_id": None, "provider": course_drafts.provider_of(text)},
    Field.SEATS: lambda text, _: {"seats": seats_of(text)},
    Field.LINK: lambda text, _: {"link": link_of(text)},
}
"""What is typed; the rest is chosen by buttons."""
OPTIONAL: Mapping[Field, Mapping[str, Any]] = {
    Field.UNTIL: {"registers_until": None},
    Field.PROVIDER: {"provider_id": None, "provider": ""},
    Field.GROUPS: {"groups": ()},
    **{field: {field.value: None} for field in (Field.SEATS, Field.LINK, Field.TOPIC, Field.SUBJECT, Field.FORM)},
}


def typed(draft: OfferDraft, field: Field, text: str, *, today: date) -> OfferDraft:
    """The draft with what somebody has typed for a field. Raises Unfitting."""
    if field not in READERS:
        raise Unfitting("course-choose-button")
    since = draft.starts_on if field is Field.ENDS_ON and draft.starts_on else today
    return course_drafts.checked(replace(draft, **READERS[field](text, since)))


def cleared(draft: OfferDraft, field: Field) -> OfferDraft:
    return replace(draft, **OPTIONAL.get(field, {}))


def turned(draft: OfferDraft, group: str) -> OfferDraft:
    """A position group taken in, or left out again."""
    others = tuple(one for one in draft.groups if one != group)
    return replace(draft, groups=others if group in draft.groups else (*draft.groups, group))


def seats_of(text: str) -> int:
    written = naming.clean(text)
    if not written.isascii() or not written.isdigit() or not 1 <= int(written[:6]) <= MOST_SEATS:
        raise Unfitting("course-seats-unfit", high=MOST_SEATS)
    return int(written)


def link_of(text: str) -> str:
    """A web address; Telegram opens no other."""
    link = naming.clean(text)
    try:
        parts = urlsplit(link)
    except ValueError:
        raise Unfitting("course-link-unfit") from None
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or " " in link or len(link) > LONGEST_LINK:
        raise Unfitting("course-link-unfit")
    return link


def _day(text: str, today: date) -> date:
    try:
        found = moments.read_day(text, today=today)
    except Unfitting:
        raise Unfitting("course-day-unfit") from None
    if found > today + AHEAD:
        raise Unfitting("course-day-unfit")
    return found
