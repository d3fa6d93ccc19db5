"""What a comparison shows, a page at a time: people, places and problems as plain values without words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from services.paging import pages_of
from services.register.staff_case import Answers, Case
from services.register.staff_changes import Change, New
from services.register.staff_decisions import Key
from services.register.staff_doubts import Candidate, Doubt, Reason
from services.register.staff_known import Difference, Fact, Known
from services.register.staff_places import NewPlace
from services.register.staff_rows import Problem, StaffRow


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    LEFT = "left"
    RETURNED = "returned"
    PLACES = "places"
    PROBLEMS = "problems"


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whoever is to be called by name."""

    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    who: Somebody
    place: str
    """Sheet and cell; empty for somebody the table does not name."""
    organization: str
    facts: tuple[Difference, ...] = ()
    """Organisations by their titles."""


@dataclass(frozen=True, slots=True)
class Page:
    kind: Kind
    entries: tuple[Entry | Problem | NewPlace, ...]
    number: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    id: int
    who: Somebody
    organization: str
    position: str | None
    subject: str | None
    career_started: int | None
    reason: Reason
    is_taken: bool
    is_archived: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt to be answered. `sheet` is a number among the sheets of the file."""

    sheet: int
    row: int
    who: Somebody
    place: str
    organization: str
    position: str
    choices: tuple[Choice, ...]
    twins: tuple[str, ...]
    """Where rows of the same name stand."""
    may_be_new: bool
    left: int
    """Questions still open, this one among them."""


def page(case: Case, answers: Answers, kind: Kind, number: int, size: int) -> Page:
    """The page of that number, or the one nearest to it."""
    found = _entries(case, answers, kind)
    pages = pages_of(len(found), size)
    number = min(max(number, 0), pages - 1)
    some = found[number * size : (number + 1) * size]
    return Page(kind, tuple(_shown(case, one) for one in some), number, pages, len(found))


def question(case: Case, answers: Answers) -> Question | None:
    """The first that is open."""
    doubts = case.changes(answers).doubts
    return _question(case, doubts[0], len(doubts)) if doubts else None


def questions(case: Case, answers: Answers) -> list[Question]:
    """All that are open."""
    doubts = case.changes(answers).doubts
    return [_question(case, doubt, len(doubts) - number) for number, doubt in enumerate(doubts)]


def _question(case: Case, doubt: Doubt, left: int) -> Question:
    titles = case.organizations.titles
    return Question(
        sheet=case.sheets.index(doubt.row.sheet),
        row=doubt.row.row,
        who=_row_person(doubt.row),
        place=doubt.row.place,
        organization=titles.get(doubt.organization_id, ""),
        position=doubt.row.position,
        choices=tuple(_choice(candidate, titles) for candidate in doubt.candidates),
        twins=tuple(row.place for row in doubt.twins),
        may_be_new=doubt.may_be_new,
        left=left,
    )


def key_of(case: Case, sheet: int, row: int) -> Key | None:
    return (case.sheets[sheet], row) if 0 <= sheet < len(case.sheets) else None


def _entries(case: Case, answers: Answers, kind: Kind) -> Sequence[Any]:
    changes = case.changes(answers)
    if kind is Kind.PLACES:
        plan = case.plan(answers)
        return (*plan.organizations, *plan.associations)
    if kind is Kind.PROBLEMS:
        return case.problems
    return {
        Kind.NEW: changes.new,
        Kind.CHANGED: changes.changed,
        Kind.LEFT: changes.left,
        Kind.RETURNED: changes.returned,
    }[kind]


def _shown(case: Case, one: Any) -> Entry | Problem | NewPlace:
    titles = case.organizations.titles
    if isinstance(one, New):
        return Entry(_row_person(one.row), one.row.place, titles[one.organization_id])
    if isinstance(one, Change):
        facts = tuple(_titled(change, titles) for change in one.facts)
        return Entry(_known_person(one.known), one.row.place, titles[one.organization_id], facts)
    if isinstance(one, Known):
        return Entry(_known_person(one), "", titles.get(one.organization_id or 0, ""))
    assert isinstance(one, Problem | NewPlace)
    return one


def _titled(change: Difference, titles: Mapping[int, str]) -> Difference:
    if change.fact is not Fact.ORGANIZATION:
        return change
    return replace(change, before=titles.get(change.before, ""), after=titles.get(change.after, ""))


def _choice(candidate: Candidate, titles: Mapping[int, str]) -> Choice:
    known = candidate.known
    return Choice(
        id=known.id,
        who=_known_person(known),
        organization=titles.get(known.organization_id or 0, ""),
        position=known.position,
        subject=known.subjects[0] if known.subjects else None,
        career_started=known.career_started,
        reason=candidate.reason,
        is_taken=candidate.is_taken,
        is_archived=known.is_archived,
    )


def _row_person(row: StaffRow) -> Somebody:
    return Somebody(row.person_code, row.surname, row.name, row.patronymic)


def _known_person(known: Known) -> Somebody:
    return Somebody(known.person_code, known.surname, known.name, known.patronymic)
