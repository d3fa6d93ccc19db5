"""An indicator by groups: cells of the same rows the value is made of, and what a snapshot keeps of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell
from models.queries.indicators import indicator_rows
from models.queries.indicators.indicator_rows import Rows
from models.scopes import Scope
from programmes.indicators import Indicator, Slice
from services.indicators.indicator_formulas import formula_of
from services.municipality import Municipality

REST = ""
"""The group of those of no group."""
Folded = dict[str, Cell]


async def cells(
    session: AsyncSession, municipality: Municipality, definition: Indicator, rows: Rows, scope: Scope, by: Slice
) -> Folded:
    if by is Slice.ASSOCIATION and not formula_of(definition).is_of_associations:
        found = await indicator_rows.cells_of_associations(session, rows, scope)
        return {str(number): cell for number, cell in found.items()}
    return folded(municipality, await indicator_rows.cells(session, rows), by)


async def every(
    session: AsyncSession, municipality: Municipality, definition: Indicator, rows: Rows, scope: Scope
) -> dict[Slice, Folded]:
    """By everything the definition allows, in two statements."""
    fine = await indicator_rows.cells(session, rows)
    found = {by: folded(municipality, fine, by) for by in definition.slices}
    if Slice.ASSOCIATION in found and not formula_of(definition).is_of_associations:
        of_people = await indicator_rows.cells_of_associations(session, rows, scope)
        found[Slice.ASSOCIATION] = {str(number): cell for number, cell in of_people.items()}
    return found


def folded(municipality: Municipality, fine: Mapping[tuple[Any, ...], Cell], by: Slice) -> Folded:
    """Fine cells added up by one of what they are told apart by."""
    return {key: cell for (key,), cell in crossed(municipality, fine, (by,)).items()}


def crossed(
    municipality: Municipality, fine: Mapping[tuple[Any, ...], Cell], divisions: Sequence[Slice]
) -> dict[tuple[str, ...], Cell]:
    """The same by several at once."""
    found: dict[tuple[str, ...], Cell] = {}
    for keys, cell in fine.items():
        names = tuple(_name(municipality, keys, by) for by in divisions)
        old = found.get(names, Cell(0, 0))
        found[names] = Cell(old.part + cell.part, old.whole + cell.whole)
    return found


def _name(municipality: Municipality, keys: tuple[Any, ...], by: Slice) -> str:
    organization, association, position, subject = keys
    match by:
        case Slice.ORGANIZATION:
            key = organization
        case Slice.ASSOCIATION:
            key = association
        case Slice.SUBJECT:
            key = subject
        case Slice.POSITION_GROUP:
            group = municipality.programme.positions.group_of(position)
            key = group.code if group else None
    return REST if key is None else str(key)


async def titles(
    session: AsyncSession, municipality: Municipality, by: Slice, keys: Mapping[str, Any]
) -> dict[str, str]:
    """What groups are called; nothing of those of no group."""
    programme = municipality.programme
    if by is Slice.POSITION_GROUP:
        return {one.code: one.plural for one in programme.positions.groups}
    if by is Slice.SUBJECT:
        return {one.code: one.title for one in programme.subjects.subjects}
    ids = [int(key) for key in keys if key != REST]
    found = await indicator_rows.titles(session, ids, of_associations=by is Slice.ASSOCIATION)
    return {str(number): title for number, title in found.items()}
