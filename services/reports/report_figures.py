"""The figures behind the pictures of a report; nothing in them is told of fewer than five people, whoever asks.

They are worked out within the caller's transaction. A report goes from hand to hand, so small groups are hidden
even from those who know every name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell
from models.queries.indicators import indicator_rows
from programmes.indicators import Slice
from services.errors import NotAllowed
from services.indicators import indicator_areas, indicator_groups
from services.indicators.indicator_days import ask_of, due_on
from services.indicators.indicator_params import Params
from services.indicators.indicator_parts import hidden_groups
from services.indicators.indicator_reading import standing
from services.indicators.indicator_views import View, views
from services.reports import report_cells
from services.reports.report_seasons import as_of, bounds
from services.reports.report_tables import published
from services.rights import Right, must
from services.suppression import FEWEST, Count
from services.visits import Visit

DEFICITS, DIAGNOSED = "with_deficits", "diagnosed"
"""Formulas of the indicators the figures are counted like."""


@dataclass(frozen=True, slots=True)
class Subject:
    code: str
    """Empty: those of no subject."""
    title: str
    cells: Sequence[Count | None]
    """In the order of the areas: so many of those who have answered; none: too few people to tell."""


@dataclass(frozen=True, slots=True)
class DeficitTable:
    areas: Sequence[tuple[str, str]]
    """Code and short title."""
    subjects: Sequence[Subject]
    """The most respondents first, those that cannot be told last."""
    total: Sequence[Count | None]


@dataclass(frozen=True, slots=True)
class School:
    title: str
    """Empty: those of no school."""
    count: Count | None


@dataclass(frozen=True, slots=True)
class Coverage:
    title: str
    """Of the indicator."""
    schools: Sequence[School]
    """The lowest first, those that cannot be told last."""
    total: Count | None


@dataclass(frozen=True, slots=True)
class AreaChange:
    title: str
    before: Count
    """On the first day of the year as of which the indicator is told."""
    after: Count
    """On the last one."""


async def deficits_by_area_and_subject(
    session: AsyncSession, visit: Visit, *, year: int | None = None
) -> DeficitTable | None:
    """As the indicator of deficits counts them, now or at the end of a year that is over.

    None: the programme has no such indicator, or too few have answered.
    """
    own = _view(visit, DEFICITS)
    if own is None:
        return None
    on = as_of(visit, year)
    areas = visit.municipality.programme.competences.areas
    kept = await indicator_areas.standing(session, own.definition, on) if own.by_publication else None
    if kept is not None:
        shown, total = kept.subjects, kept.totals
    else:
        columns = [await _cells(session, visit, own, on, Slice.SUBJECT, {"area": area.code}) for area in areas]
        if sum(one.denominator for one in columns[0].values()) < FEWEST:
            return None
        told, total = published(columns, hidden=await _few_subjects(session, visit, own, on))
        shown = {code: [cells[code] for cells in told] for code in told[0]}
    if not total:
        return None
    titles = await indicator_groups.titles(session, visit.municipality, Slice.SUBJECT, {})
    subjects = [Subject(code, titles.get(code, code), cells) for code, cells in shown.items()]
    subjects.sort(key=_largest_first)
    return DeficitTable([(area.code, area.chart.replace("\n", " ")) for area in areas], subjects, total)


async def deficits_before_and_after(
    session: AsyncSession, visit: Visit, *, year: int | None = None
) -> Sequence[AreaChange]:
    """By area, as of the first and the last day of the year on which the indicator is told; nothing before the last."""
    own, on = _view(visit, DEFICITS), as_of(visit, year)
    if own is None:
        return []
    days = due_on(own.definition, since=bounds(visit, year)[0], until=on)
    if len(days) < len(own.definition.days) or len(days) < 2:
        return []
    areas = visit.municipality.programme.competences.areas
    if own.by_publication:
        ends = [await indicator_areas.standing(session, own.definition, day) for day in (days[0], days[-1])]
        if ends[0] is not None and ends[1] is not None:
            pairs = zip(areas, ends[0].totals, ends[1].totals, strict=False)
            return [AreaChange(area.title, one, other) for area, one, other in pairs if one and other]
    found = []
    for area in areas:
        params = {"area": area.code}
        before, after = [
            _sum(await _cells(session, visit, own, day, Slice.SUBJECT, params)) for day in (days[0], days[-1])
        ]
        if before.denominator >= FEWEST and after.denominator >= FEWEST:
            found.append(AreaChange(area.title, before, after))
    return found


async def coverage_by_school(session: AsyncSession, visit: Visit, *, year: int | None = None) -> Coverage | None:
    """Who has handed in the diagnostics of the year, now or at its end; none: the programme does not count it."""
    own = _view(visit, DIAGNOSED)
    if own is None:
        return None
    on = as_of(visit, year)
    if own.scope.is_whole:
        cells, whole = await report_cells.of_view(session, visit, own, Slice.ORGANIZATION, on=on)
        shown, total = {key: _count(one) for key, one in cells.items() if one is None or one.whole}, _count(whole)
    else:
        (shown,), (total,) = published([await _cells(session, visit, own, on, Slice.ORGANIZATION, {})])
    titles = await indicator_groups.titles(session, visit.municipality, Slice.ORGANIZATION, shown)
    schools = [School(titles.get(key, ""), count) for key, count in shown.items()]
    schools.sort(key=_lowest_first)
    return Coverage(own.definition.title, schools, total)


def sees_groups(visit: Visit, formula: str) -> bool:
    """Of a part whose people the actor may not know, groups would come out by those of the whole: they see none."""
    own = _own(visit, formula)
    return own is not None and own.sees_parts


def _view(visit: Visit, formula: str) -> View | None:
    """How far the actor sees the first indicator counted so; none: the programme counts nothing so."""
    must(visit.actor, Right.SEE_INDICATORS)
    programme = visit.municipality.programme
    known = programme.indicators.definitions if programme.modules.indicators else ()
    if not any(one.formula == formula for one in known):
        return None
    found = _own(visit, formula)
    if found is None or not found.sees_parts:
        raise NotAllowed
    return found


def _own(visit: Visit, formula: str) -> View | None:
    return next((one for one in views(visit) if one.definition.formula == formula), None)


async def _cells(  # whose, of which day, by what, asked how
    session: AsyncSession, visit: Visit, own: View, on: date, by: Slice, params: Params
) -> dict[str, Count]:
    municipality, definition = visit.municipality, own.definition
    assert own.formula.rows is not None
    ask = ask_of(municipality, definition, on=on, today=municipality.day(visit.now), scope=own.scope)
    counted = own.formula.rows(ask, municipality, {**definition.params, **params})
    fine = await indicator_rows.cells(session, counted)
    return {key: Count(cell.part, cell.whole) for key, cell in indicator_groups.folded(municipality, fine, by).items()}


async def _few_subjects(session: AsyncSession, visit: Visit, own: View, on: date) -> set[str]:
    """As the groups of the indicator itself are hidden: a picture shows no more than its card."""
    today = visit.municipality.day(visit.now)
    told = await standing(session, own, Slice.SUBJECT, on=on) if own.by_publication or on < today else None
    published_few = {key for key, cell in told[0].items() if cell is None} if told else set()
    few = await hidden_groups(session, visit.municipality, own, Slice.SUBJECT, on=on, today=today)
    return few | published_few


def _count(cell: Cell | None) -> Count | None:
    return None if cell is None else Count(min(cell.part, cell.whole), cell.whole)


def _sum(cells: Mapping[str, Count]) -> Count:
    return Count(sum(one.numerator for one in cells.values()), sum(one.denominator for one in cells.values()))


def _largest_first(one: Subject) -> tuple[bool, int, str]:
    """The size of what is hidden must not show in its place."""
    count = one.cells[0]
    return (True, 0, one.title) if count is None else (False, -count.denominator, one.title)


def _lowest_first(one: School) -> tuple[bool, float, str]:
    count = one.count
    return (True, 0, one.title) if count is None else (False, count.numerator / count.denominator, one.title)
