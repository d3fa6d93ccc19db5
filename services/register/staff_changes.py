"""What a table of educators would change in the register: decided where it is plain, asked where it is not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from services.register.staff_doubts import Doubt, Meant, Suspicions, twins_among
from services.register.staff_known import Difference, Known, differences, names_of
from services.register.staff_letters import key, shown
from services.register.staff_matching import Matching, Placed, Register, grouped
from services.register.staff_rows import Column, Problem, StaffRow


@dataclass(frozen=True, slots=True)
class New:
    row: StaffRow
    organization_id: int


@dataclass(frozen=True, slots=True)
class Change:
    """A known person and what the row says otherwise, perhaps nothing."""

    known: Known
    row: StaffRow
    organization_id: int
    facts: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Every row of the table once, unless a problem names it; people in the order of the table or of their ids."""

    new: tuple[New, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    returned: tuple[Change, ...] = ()
    """Out of the archive; their facts may have changed as well."""
    left: tuple[Known, ...] = ()
    """Active, and not in a full table: to be archived, never deleted."""
    doubts: tuple[Doubt, ...] = ()
    awaiting: tuple[Known, ...] = ()
    """Left, unless a doubt turns out to be about them."""
    problems: tuple[Problem, ...] = ()


def compare(
    rows: Iterable[StaffRow],
    known: Iterable[Known],
    organization_of: Callable[[str], int | None],
    *,
    is_full: bool = True,
) -> Changes:
    """Tell what the rows would change. `organization_of` finds an organisation by a title as typed.

    A full table names all educators, so whoever is missing from it has left, unless they work for the centre or the
    authority; pass False for a table that was not read whole or speaks of some organisations only. Neither the order
    of rows nor of people counts.
    """
    register = Register(known)
    placed, unsettled, problems = _placed(rows, organization_of)
    matching = Matching(placed, register)
    pairs = [changed(register.by_id[number], row.row, row.organization_id) for number, row in matching.taken.items()]
    pairs.sort(key=lambda pair: _order(pair.row))
    doubts, new = _doubts(matching, register)
    shielded, asked = Meant(unsettled), Meant((), doubts)
    absent = [person for person in register.people if is_full and matching.is_free(person)]
    absent = [person for person in absent if not (person.is_archived or person.is_of_centre) and person not in shielded]
    return Changes(
        new=tuple(new),
        changed=tuple(pair for pair in pairs if pair.facts and not pair.known.is_archived),
        unchanged=tuple(pair for pair in pairs if not pair.facts and not pair.known.is_archived),
        returned=tuple(pair for pair in pairs if pair.known.is_archived),
        left=tuple(person for person in absent if person not in asked),
        doubts=tuple(doubts),
        awaiting=tuple(person for person in absent if person in asked),
        problems=tuple(problems),
    )


def changed(known: Known, row: StaffRow, organization_id: int) -> Change:
    return Change(known, row, organization_id, differences(known, row, organization_id))


def _doubts(matching: Matching, register: Register) -> tuple[list[Doubt], list[New]]:
    """Questions, and the rows nobody comes to mind for."""
    suspicions = Suspicions(matching, register)
    candidates = {row: suspicions.candidates(row) for row in matching.rest}
    twins = twins_among([row for row, found in candidates.items() if not found])
    doubts = [
        Doubt(row.row, row.organization_id, found, twins.get(row, ()))
        for row, found in candidates.items()
        if found or row in twins
    ]
    new = [New(row.row, row.organization_id) for row, found in candidates.items() if not found and row not in twins]
    return doubts, new


def _placed(
    rows: Iterable[StaffRow], organization_of: Callable[[str], int | None]
) -> tuple[list[Placed], list[StaffRow], list[Problem]]:
    """Rows that can be compared, those that cannot, and why not."""
    ids: dict[str, int | None] = {}
    placed, unsettled, problems = [], [], []
    for row in sorted(rows, key=_order):
        if row.organization not in ids:
            ids[row.organization] = organization_of(row.organization)
        place, names = ids[row.organization], names_of(row)
        if place is not None and names is not None:
            placed.append(Placed(row, place, names, key(row.person_code) if row.person_code else None))
            continue
        unsettled.append(row)
        if place is None:
            cell, values = row.cell(Column.ORGANIZATION), {"text": shown(row.organization)}
            problems.append(Problem(row.sheet, cell, "staff-problem-unknown-organization", values))
        else:
            problems.append(Problem(row.sheet, row.cell(row.name_column), "staff-problem-stray"))
    repeated = _repeated(placed)
    problems += [problem for row, problem in repeated.items() if problem]
    unsettled += [row.row for row in repeated]
    return [row for row in placed if row not in repeated], unsettled, problems


def _repeated(placed: Sequence[Placed]) -> dict[Placed, Problem | None]:
    """Rows that speak of one person though there can be only one; the first of them bears no problem."""
    found: dict[Placed, Problem | None] = {}
    by_code = grouped((row.code, row) for row in placed if row.code).values()
    by_place = grouped((row.place, row) for row in placed if not row.code).values()
    for phrase, groups in (("staff-problem-same-code", by_code), ("staff-problem-same-person", by_place)):
        for first, *others in groups:
            for row in others:
                found.setdefault(first, None)
                cell = row.row.cell(Column.CODE if row.code else row.row.name_column)
                found[row] = Problem(row.row.sheet, cell, phrase, {"other": first.row.place})
    return found


def _order(row: StaffRow) -> tuple[str, int]:
    return row.sheet, row.row
