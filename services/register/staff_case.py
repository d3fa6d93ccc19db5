"""One table of educators beside the register: the comparison, answers to its questions, what to show and to write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from models.queries.register.staff import Snapshot
from services.errors import Refusal
from services.register import staff_plan
from services.register.staff_changes import Changes, compare
from services.register.staff_decisions import Answer, Key, Verdict, settle
from services.register.staff_doubts import Doubt
from services.register.staff_known import Known
from services.register.staff_letters import key, shown
from services.register.staff_places import find_places
from services.register.staff_plan import Plan
from services.register.staff_rows import Category, Column, Problem, StaffRow
from services.register.staff_sheets import Reading

NOTICES = frozenset({"staff-problem-unknown-heading", "staff-problem-forbidden-heading"})
"""Worth saying, and no reason to doubt that everybody in the table has been read."""

Answers = Mapping[Key, Answer]


class Partly(StrEnum):
    """Why absence from the table means nothing."""

    NO = "no"
    """It does mean something: who is missing has left."""
    PROBLEMS = "problems"
    ORGANIZATIONS = "organizations"
    """Somewhere people work that the table does not speak of."""


class Counts(NamedTuple):
    new: int = 0
    changed: int = 0
    left: int = 0
    returned: int = 0
    unchanged: int = 0
    doubts: int = 0
    problems: int = 0
    organizations: int = 0
    associations: int = 0

    @property
    def to_write(self) -> int:
        return self.new + self.changed + self.left + self.returned


@dataclass(frozen=True, slots=True)
class Summary:
    """A preview in short."""

    counts: Counts
    fingerprint: str
    partly: Partly
    first_problems: tuple[Problem, ...]
    is_anybody: bool
    """Whether the table has a single row that could be read."""


FIRST_PROBLEMS = 8


class Case:
    def __init__(self, reading: Reading, snapshot: Snapshot, aliases: Iterable[tuple[str, str]]) -> None:
        """`aliases`: codes of the programme's organisations, each with another title of it."""
        self.reading = reading
        self._aliases = tuple(aliases)
        self._answers: dict[Key, Answer] = {}
        self.meet(snapshot)

    def meet(self, snapshot: Snapshot) -> None:
        """Compare with the register as it is now."""
        rows, strangers = _without_strangers(self.reading.rows, snapshot.other_codes)
        by_code = {code: number for number, _, code in snapshot.organizations if code}
        self.organizations = find_places(
            (row.organization for row in rows),
            ((number, title) for number, title, _ in snapshot.organizations),
            ((by_code[code], title) for code, title in self._aliases if code in by_code),
        )
        self.associations = find_places((title for row in rows for title in row.associations), snapshot.associations)
        known = people_of(snapshot)
        is_read = self.reading.is_whole and not strangers and not _errors(self.reading.problems)
        spoken_of = {self.organizations.ids[row.organization] for row in rows}
        worked_at = {person.organization_id for person in known if not person.is_archived} - {None}
        is_full = is_read and worked_at <= spoken_of
        changes = compare(rows, known, self.organizations.ids.get, is_full=is_full)
        self.problems = (*self.reading.problems, *strangers, *changes.problems)
        if changes.problems:
            changes = replace(changes, left=(), awaiting=())
        self.partly = Partly.NO
        if not is_read or changes.problems:
            self.partly = Partly.PROBLEMS
        elif not is_full:
            self.partly = Partly.ORGANIZATIONS
        self.sheets = sorted({row.sheet for row in self.reading.rows})
        self._changes = self._settled = changes
        self._answers = {}

    def changes(self, answers: Answers) -> Changes:
        """With every answer that still fits; what it was about may have changed since."""
        if answers != self._answers:
            self._settled = settle(self._changes, self._fitting(answers))
            self._answers = dict(answers)
        return self._settled

    def refusal(self, answers: Answers, asked: Key, answer: Answer) -> Refusal | None:
        """Why this cannot be answered so, if it cannot."""
        try:
            settle(self._changes, {**self._fitting(answers), asked: answer})
        except Refusal as refusal:
            return refusal
        return None

    def summary(self, answers: Answers) -> Summary:
        changes, plan = self.changes(answers), self.plan(answers)
        counts = Counts(
            new=len(changes.new),
            changed=len(changes.changed),
            left=len(changes.left),
            returned=len(changes.returned),
            unchanged=len(changes.unchanged),
            doubts=len(changes.doubts),
            problems=len(self.problems),
            organizations=len(plan.organizations),
            associations=len(plan.associations),
        )
        mark = staff_plan.fingerprint(plan, (doubt.key for doubt in changes.doubts))
        is_anybody = bool(self.reading.rows)
        return Summary(counts, mark, self.partly, self.problems[:FIRST_PROBLEMS], is_anybody)

    def plan(self, answers: Answers) -> Plan:
        return staff_plan.plan_of(self.changes(answers), self.organizations, self.associations)

    def _fitting(self, answers: Answers) -> dict[Key, Answer]:
        doubts = {doubt.key: doubt for doubt in self._changes.doubts}
        fitting: dict[Key, Answer] = {}
        for asked, answer in answers.items():
            is_offered = asked in doubts and _is_offered(doubts[asked], answer)
            if is_offered and (isinstance(answer, Verdict) or answer not in fitting.values()):
                fitting[asked] = answer
        return fitting


def people_of(snapshot: Snapshot) -> list[Known]:
    further: dict[int, list[str]] = {}
    for person_id, subject in snapshot.subjects:
        further.setdefault(person_id, []).append(subject)
    associations: dict[int, list[str]] = {}
    for person_id, title in snapshot.memberships:
        associations.setdefault(person_id, []).append(title)
    return [
        Known(
            id=one.id,
            person_code=one.code,
            surname=one.surname,
            name=one.name,
            patronymic=one.patronymic,
            organization_id=one.organization_id,
            position=one.position,
            subjects=tuple(dict.fromkeys((*filter(None, (one.subject,)), *further.get(one.id, ())))),
            career_started=one.career_started,
            birth_year=one.birth_year,
            is_young=one.is_young,
            category=Category(one.category) if one.category else None,
            category_on=one.category_on,
            associations=tuple(associations.get(one.id, ())),
            email=one.email,
            phone=one.phone,
            is_archived=bool(one.is_archived),
            is_of_centre=bool(one.is_of_centre),
        )
        for one in snapshot.people
    ]


def _is_offered(doubt: Doubt, answer: Answer) -> bool:
    if answer is Verdict.LEFT_OUT:
        return True
    if answer is Verdict.NEW:
        return doubt.may_be_new
    return answer in {candidate.known.id for candidate in doubt.candidates if not candidate.is_taken}


def _errors(problems: Iterable[Problem]) -> bool:
    return any(problem.phrase not in NOTICES for problem in problems)


def _without_strangers(
    rows: Iterable[StaffRow], other_codes: Iterable[str]
) -> tuple[tuple[StaffRow, ...], tuple[Problem, ...]]:
    """Rows but those with the code of somebody outside the register: who that is a table cannot tell."""
    taken = {key(code) for code in other_codes}
    kept, problems = [], []
    for row in rows:
        if row.person_code and key(row.person_code) in taken:
            values = {"text": shown(row.person_code)}
            problems.append(Problem(row.sheet, row.cell(Column.CODE), "staff-problem-stranger-code", values))
        else:
            kept.append(row)
    return tuple(kept), tuple(problems)
