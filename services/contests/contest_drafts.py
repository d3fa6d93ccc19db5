"""A stage of a contest as a keeper puts it together: pure, told what day it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlsplit

from models.contests import Contest, ContestStage
from services import moments, naming
from services.contests.contest_windows import next_stage, nominations_of
from services.errors import Unfitting
from services.kept_drafts import Kept, with_days

SHORTEST_TITLE, LONGEST_TITLE = 3, 200
LONGEST_NOMINATION, MOST_NOMINATIONS, LONGEST_NOMINATIONS = 150, 20, 1000
LONGEST_LINK = 500
DAYS = ("entries_from", "entries_until", "trials_from", "trials_until", "results_on")


class Field(StrEnum):
    """What is asked, the first two of everybody."""

    TITLE = "title"
    UNTIL = "until"
    KIND = "kind"
    STAGE = "stage"
    FROM = "from"
    TRIALS_FROM = "trials_from"
    TRIALS_UNTIL = "trials_until"
    RESULTS = "results"
    NOMINATIONS = "nominations"
    REGULATIONS = "regulations"


STEPS = (Field.TITLE, Field.UNTIL)


@dataclass(frozen=True, slots=True)
class ContestDraft(Kept):
    title: str = ""
    kind: str = ""
    stage: ContestStage = ContestStage.MUNICIPAL
    entries_from: date | None = None
    """None: from now on."""
    entries_until: date | None = None
    trials_from: date | None = None
    trials_until: date | None = None
    results_on: date | None = None
    nominations: tuple[str, ...] = ()
    regulations: str | None = None
    contest_id: int | None = None
    previous_id: int | None = None

    @property
    def is_whole(self) -> bool:
        return bool(self.title and self.entries_until)

    def last_known_day(self) -> date:
        """The school year of a contest is that of its end, as far as it is known."""
        days = (self.entries_until, self.trials_until, self.results_on)
        return max(day for day in days if day is not None)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        values = with_days(plain, *DAYS)
        values["nominations"] = tuple(values.get("nominations") or ())
        values["stage"] = ContestStage(values["stage"])
        return cls(**values)

    @classmethod
    def of_row(cls, row: Contest) -> Self:
        return cls(
            title=row.title,
            kind=row.kind,
            stage=row.stage,
            entries_from=row.entries_from,
            entries_until=row.entries_until,
            trials_from=row.trials_from,
            trials_until=row.trials_until,
            results_on=row.results_on,
            nominations=nominations_of(row),
            regulations=row.regulations,
            contest_id=row.id,
            previous_id=row.previous_id,
        )


def of_next_stage(row: Contest) -> ContestDraft:
    """The same contest a stage higher; when it is nobody knows yet."""
    return ContestDraft(
        title=row.title,
        kind=row.kind,
        stage=next_stage(row.stage),
        nominations=nominations_of(row),
        regulations=row.regulations,
        previous_id=row.id,
    )


def of_last_year(row: Contest, *, today: date) -> ContestDraft:
    """The same contest a year later; a last day that is over already is asked anew."""
    moved = {name: _year_later(getattr(row, name)) for name in DAYS}
    if moved["entries_until"] is None or moved["entries_until"] < today:
        moved = dict.fromkeys(DAYS)
    draft = ContestDraft(
        title=row.title,
        kind=row.kind,
        stage=row.stage,
        nominations=nominations_of(row),
        regulations=row.regulations,
    )
    days: dict[str, Any] = moved
    return replace(draft, **days)


Reader = Callable[[str, date], Mapping[str, Any]]
READERS: Mapping[Field, Reader] = {
    Field.TITLE: lambda text, _: {"title": title_of(text)},
    Field.UNTIL: lambda text, today: {"entries_until": _not_past(text, today)},
    Field.FROM: lambda text, today: {"entries_from": moments.read_day(text, today=today)},
    Field.TRIALS_FROM: lambda text, today: {"trials_from": moments.read_day(text, today=today)},
    Field.TRIALS_UNTIL: lambda text, today: {"trials_until": moments.read_day(text, today=today)},
    Field.RESULTS: lambda text, today: {"results_on": moments.read_day(text, today=today)},
    Field.NOMINATIONS: lambda text, _: {"nominations": nominations_typed(text)},
    Field.REGULATIONS: lambda text, _: {"regulations": link_of(text)},
}
"""What is typed; the rest is chosen by buttons."""
OPTIONAL: Mapping[Field, Mapping[str, Any]] = {
    Field.FROM: {"entries_from": None},
    Field.TRIALS_FROM: {"trials_from": None},
    Field.TRIALS_UNTIL: {"trials_until": None},
    Field.RESULTS: {"results_on": None},
    Field.NOMINATIONS: {"nominations": ()},
    Field.REGULATIONS: {"regulations": None},
}
VALUES = {Field.TITLE: "title", Field.UNTIL: "entries_until"}


def missing(draft: ContestDraft) -> Field | None:
    """The first question without an answer."""
    return next((field for field in STEPS if not getattr(draft, VALUES[field])), None)


def typed(draft: ContestDraft, field: Field, text: str, *, today: date) -> ContestDraft:
    """The draft with what somebody has typed for a field. Raises Unfitting."""
    if field not in READERS:
        raise Unfitting("contest-choose-button")
    return checked(replace(draft, **READERS[field](text, today)))


def cleared(draft: ContestDraft, field: Field) -> ContestDraft:
    return replace(draft, **OPTIONAL.get(field, {}))


def checked(draft: ContestDraft) -> ContestDraft:
    """The days follow each other, as far as they are known."""
    pairs = (
        (draft.entries_from, draft.entries_until),
        (draft.trials_from, draft.trials_until),
        (draft.entries_from, draft.trials_until),
        (draft.entries_until, draft.results_on),
        (draft.trials_from, draft.results_on),
    )
    if any(first and last and first > last for first, last in pairs):
        raise Unfitting("contest-days-turned")
    return draft


def title_of(text: str) -> str:
    title = naming.clean(text)
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE or not naming.search_key(title):
        raise Unfitting("contest-title-unfit", low=SHORTEST_TITLE, high=LONGEST_TITLE)
    return title


def nominations_typed(text: str) -> tuple[str, ...]:
    """One in a line; what stands there twice stands once."""
    lines = tuple(dict.fromkeys(filter(None, map(naming.clean, text.splitlines()))))
    longest = max(map(len, lines), default=0)
    if not lines or longest > LONGEST_NOMINATION or len(lines) > MOST_NOMINATIONS:
        raise Unfitting("contest-nominations-unfit", most=MOST_NOMINATIONS, high=LONGEST_NOMINATION)
    if len("\n".join(lines)) > LONGEST_NOMINATIONS:
        raise Unfitting("contest-nominations-unfit", most=MOST_NOMINATIONS, high=LONGEST_NOMINATION)
    return lines


def link_of(text: str) -> str:
    """A web address; Telegram opens no other."""
    link = naming.clean(text)
    if not is_link(link) or " " in link or len(link) > LONGEST_LINK:
        raise Unfitting("contest-link-unfit")
    return link


def is_link(regulations: str) -> bool:
    """Otherwise it is what Telegram calls a file."""
    try:
        parts = urlsplit(regulations)
        return parts.scheme in {"http", "https"} and "." in parts.netloc and bool(parts.hostname)
    except ValueError:
        return False


def _not_past(text: str, today: date) -> date:
    day = moments.read_day(text, today=today)
    if day < today:
        raise Unfitting("contest-last-day-past")
    return day


def _year_later(day: date | None) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + 1, day=28)
