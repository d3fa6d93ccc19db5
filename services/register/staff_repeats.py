"""Two rows of a table for one person: kept once when they say the same, not at all when they differ."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from services.naming import search_key
from services.register.staff_letters import key
from services.register.staff_problems import Problems
from services.register.staff_rows import Column, StaffRow


def without_repeats(rows: Iterable[StaffRow], problems: Problems) -> tuple[list[StaffRow], bool]:
    """Rows about different people in their order, and whether somebody is lost among those left out."""
    by_person: dict[Hashable, list[StaffRow]] = {}
    for row in rows:
        by_person.setdefault(_person(row), []).append(row)
    kept = []
    for same in by_person.values():
        for repeated in same[1:]:
            _report(repeated, same[0], problems)
        if all(_said(row) == _said(same[0]) for row in same[1:]):
            kept.append(same[0])
    return kept, len(kept) < len(by_person)


def _person(row: StaffRow) -> Hashable:
    if row.person_code:
        return key(row.person_code)
    return tuple(map(search_key, (row.surname, row.name, row.patronymic or "", row.organization)))


def _said(row: StaffRow) -> StaffRow:
    return replace(row, sheet="", row=0)


def _report(row: StaffRow, first: StaffRow, problems: Problems) -> None:
    if row.person_code:
        cell, phrase = row.cell(Column.CODE), "staff-problem-same-code"
    else:
        cell, phrase = row.cell(row.name_column), "staff-problem-same-person"
    problems.add(row.sheet, cell, phrase, other=first.place)
