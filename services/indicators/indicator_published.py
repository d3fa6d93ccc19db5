"""Publications of indicators: made with a snapshot of their day, kept in it, and read instead of today's facts."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell
from models.indicators import IndicatorSnapshot
from models.queries.indicators import indicator_rows
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator, Slice
from services.courses.course_rules import months_before
from services.indicators import indicator_areas, indicator_groups
from services.indicators.indicator_areas import DEFICITS
from services.indicators.indicator_days import due_on
from services.indicators.indicator_figures import Figure, exact, reduction, share
from services.indicators.indicator_formulas import formula_of, version_of
from services.indicators.indicator_params import word
from services.indicators.indicator_telling import PUBLISHED, Facts, Kept, Publication, published
from services.indicators.indicator_values import LEFT_OUT, REDUCTION, rows_of
from services.municipality import Municipality

Written = dict[str, Any]


def days_of(definition: Indicator, *, since: date, until: date) -> set[date]:
    """Days a publication is made of, both ends included: the programme's and the last ones of months."""
    found, end = set(due_on(definition, since=since, until=until)), months_before(until.replace(day=1), -1)
    while (end := end - timedelta(days=1)) >= since:
        found.add(end)
        end = end.replace(day=1)
    return {day for day in found if day <= until}


async def told_with(
    session: AsyncSession, municipality: Municipality, definition: Indicator, values: Mapping[str, Any], *, today: date
) -> Written | None:
    """What a snapshot of these values tells: a new publication where its day has come, else the one that stands.

    Whoever corrects a day corrects nothing that was published of it. None: the indicator counts no people.
    """
    formula, on = formula_of(definition), values["as_of"]
    if definition.formula == REDUCTION:
        return await _reduction(session, municipality, definition, on)
    if formula.rows is None or formula.is_of_associations:
        return None
    earlier = await rows.snapshot_on(session, definition.code, on)
    kept: Written | None = earlier.slices.get(PUBLISHED) if earlier is not None else None
    if kept is not None and earlier is not None and earlier.as_of == on:
        return kept
    if await rows.is_told_after(session, definition.code, on):
        return _carried(kept or {"tried": on.isoformat(), "day": None})
    if kept is not None and not _is_due(definition, kept, on):
        return _carried(kept)
    return await _next(session, municipality, definition, values, kept, today=today)


async def _next(
    session: AsyncSession,
    municipality: Municipality,
    definition: Indicator,
    values: Mapping[str, Any],
    kept: Written | None,
    *,
    today: date,
) -> Written:
    """A new publication, or the one that stands where too few have changed."""
    tried = values["as_of"].isoformat()
    facts = await _facts(session, municipality, definition, values, today=today)
    last, then = await _last(session, definition, kept)
    made = await asyncio.to_thread(published, facts, last, then)
    if made is None:
        return {**_carried(kept or {}), "tried": tried}
    written = {**_written(made), "tried": tried, "version": values["formula_version"]}
    if definition.formula == DEFICITS and Slice.SUBJECT in definition.slices:
        before = await indicator_areas.kept_with(session, definition, kept)
        written["areas"] = await indicator_areas.told(session, municipality, definition, made, before, today=today)
    return written


async def publication(session: AsyncSession, definition: Indicator, snapshot: IndicatorSnapshot) -> Publication | None:
    """The one that stands by a snapshot, with its groups; none: nothing was told yet."""
    kept = snapshot.slices.get(PUBLISHED) or {}
    if kept.get("day") is None:
        return None
    if "groups" not in kept:
        day = date.fromisoformat(kept["day"])
        of_day = await rows.snapshot_on(session, definition.code, day, not_before=day)
        kept = (of_day.slices.get(PUBLISHED) if of_day is not None else None) or kept
    return read_written(kept)


def whole_of(snapshot: IndicatorSnapshot) -> Publication | None:
    """The same without its groups, unless they are at hand."""
    kept = snapshot.slices.get(PUBLISHED) or {}
    return read_written(kept) if kept.get("day") is not None else None


def has_groups(snapshot: IndicatorSnapshot) -> bool:
    return "groups" in (snapshot.slices.get(PUBLISHED) or {})


def read_written(kept: Mapping[str, Any]) -> Publication:
    whole = kept.get("whole")
    return Publication(
        date.fromisoformat(kept["day"]),
        Cell(*whole) if whole is not None else None,
        {by: GroupsAsWritten(cells) for by, cells in kept.get("groups", {}).items()},
        kept.get("left_out", {}),
    )


def version_told(snapshot: IndicatorSnapshot) -> int:
    """The way of counting of what stands published."""
    found: int = (snapshot.slices.get(PUBLISHED) or {}).get("version", snapshot.formula_version)
    return found


def _is_due(definition: Indicator, kept: Written, on: date) -> bool:
    if kept.get("version", version_of(definition)) != version_of(definition):
        return True
    tried = date.fromisoformat(kept["tried"])
    return bool(days_of(definition, since=tried + timedelta(days=1), until=on))


async def _facts(
    session: AsyncSession, municipality: Municipality, definition: Indicator, values: Mapping[str, Any], *, today: date
) -> Facts:
    divisions = [one for one in definition.slices if one is not Slice.ASSOCIATION]
    fine = {}
    if divisions:
        table = rows_of(municipality, definition, on=values["as_of"], today=today)
        fine = indicator_groups.crossed(municipality, await indicator_rows.cells(session, table), divisions)
    return _facts_of(
        values, {keys: cell for keys, cell in fine.items() if cell.whole}, [one.value for one in divisions]
    )


def _facts_of(values: Mapping[str, Any], fine: Mapping[tuple[str, ...], Cell], divisions: list[str]) -> Facts:
    slices = values["slices"]
    tables = {
        by.value: {key: Cell(*cell) for key, cell in slices[by.value].items()} for by in Slice if by.value in slices
    }
    total = Cell(values["numerator"] or 0, values["denominator"] or 0)
    return Facts(values["as_of"], total, fine, divisions, tables, slices.get(LEFT_OUT, {}), values["scale"])


async def _last(
    session: AsyncSession, definition: Indicator, kept: Written | None
) -> tuple[Publication | None, Facts | None]:
    """What was published last, and the facts of its day."""
    if kept is None or kept.get("day") is None or kept.get("version") != version_of(definition):
        return None, None
    day = date.fromisoformat(kept["day"])
    every = await rows.snapshots_of_day(session, definition.code, day)
    of_day = next((one for one in reversed(every) if PUBLISHED in one.slices), None)
    if of_day is None:
        return read_written(kept), None
    names = ("as_of", "numerator", "denominator", "scale", "slices")
    facts = _facts_of({name: getattr(of_day, name) for name in names}, {}, [])
    return read_written(of_day.slices.get(PUBLISHED) or kept), facts


async def _reduction(
    session: AsyncSession, municipality: Municipality, definition: Indicator, on: date
) -> Written | None:
    """Out of what is published of the indicator it is made of."""
    of = municipality.programme.indicators.definition(word(definition.params, "of"))
    newest = await rows.snapshot_on(session, of.code, on) if of is not None else None
    stands = whole_of(newest) if newest is not None else None
    if of is None or stands is None or stands.whole is None:
        return {"day": None}
    days = due_on(of, since=municipality.programme.passport.period.since, until=on)
    first = await rows.first_of(session, of.code, days) if days else None
    began = _began(of, first, on)
    now = share(stands.day, stands.whole.part, stands.whole.whole)
    is_relative = word(definition.params, "mode", "relative") == "relative"
    value = reduction(began, now, is_relative=is_relative).value if began is not None else None
    return {"day": stands.day.isoformat(), "value": str(value) if value is not None else None}


def _began(of: Indicator, first: IndicatorSnapshot | None, on: date) -> Figure | None:
    if of.baseline is not None:
        return Figure(on, value=exact(of, of.baseline))
    if first is None:
        return None
    told = whole_of(first)
    cell = (
        told.whole
        if told is not None and told.whole is not None
        else Cell(first.numerator or 0, first.denominator or 0)
    )
    return share(first.as_of, cell.part, cell.whole)


def _carried(kept: Written) -> Written:
    return {name: value for name, value in kept.items() if name not in {"groups", "areas"}}


def _written(made: Publication) -> Written:
    return {
        "day": made.day.isoformat(),
        "whole": [made.whole.part, made.whole.whole] if made.whole is not None else None,
        "left_out": dict(made.left_out),
        "groups": {
            by: {key: _written_cell(one) for key, one in sorted(cells.items())} for by, cells in made.groups.items()
        },
    }


@dataclass(frozen=True, slots=True, eq=False)
class GroupsAsWritten(Mapping[str, Kept | None]):
    """Groups as written, each read when asked for: a school asks for one of a thousand."""

    cells: Mapping[str, list[Any] | None]

    def __getitem__(self, key: str) -> Kept | None:
        return _read_cell(self.cells[key])

    def __contains__(self, key: object) -> bool:
        return key in self.cells

    def __iter__(self) -> Iterator[str]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)


def _written_cell(kept: Kept | None) -> list[Any] | None:
    return None if kept is None else [kept.cell.part, kept.cell.whole, kept.day.isoformat(), int(kept.is_shown)]


def _read_cell(cell: list[Any] | None) -> Kept | None:
    return None if cell is None else Kept(Cell(cell[0], cell[1]), date.fromisoformat(cell[2]), bool(cell[3]))
