"""Sections of a report to the council between the years: how it stands, what is worst, what hinders."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.consultations import request_figures
from models.queries.reports import report_work as rows
from programmes.indicators import Direction, Slice
from services.reports import report_cells
from services.reports.report_doings import worst
from services.reports.report_ground import Ground, headings
from services.reports.report_parts import FEW, Cell, Grid, Said, Section, ratio
from services.suppression import FEWEST

MOST_SCHOOLS = 5
LACKING: tuple[tuple[str, str], ...] = (
    ("diagnosed", "report-lacks-diagnostics"),
    ("deficits_with_route", "report-lacks-route"),
    ("course_in_years", "report-lacks-course"),
    ("young_with_mentor", "report-lacks-mentor"),
    ("meetings_by_quarter", "report-lacks-meeting"),
)
"""What those are called whom an indicator should count and does not."""


async def worst_ones(session: AsyncSession, ground: Ground) -> Section:
    """Indicators furthest from their plans, and schools where the first of them is lowest."""
    lagging = worst(ground)
    grids = []
    if lagging:
        grids.append(Grid(Said("report-grid-lagging"), headings("indicator", "value", "plan", "lacks"), lagging))
    grids += await _schools(session, ground)
    return Section("worst", (), grids, [] if lagging else [Said("report-why-worst")])


async def hindrances(session: AsyncSession, ground: Ground) -> Section:
    """Counts of what has not been done, out of the same figures."""
    listed: list[tuple[Cell, Cell]] = []
    for formula, phrase in LACKING:
        told = ground.by_formula(formula)
        if told and told.figure and told.figure.denominator and told.figure.numerator is not None:
            lacking = int(told.figure.denominator - told.figure.numerator)
            listed.append((Said(phrase), FEW if 0 < lacking < FEWEST else lacking))
    programme = ground.visit.municipality.programme
    if programme.modules.associations:
        keeping = [one.code for one in programme.events.association_kinds if one.keeps_plan]
        plans = await rows.plans(session, ground.year, ground.until_at, keeping)
        _, overdue = await rows.decisions(session, ground.since, ground.on, on=ground.on)
        listed += [(Said("report-lacks-plan"), plans.get(None, 0)), (Said("report-decision-overdue"), overdue)]
    if programme.modules.consultations:
        loads = await request_figures.loads(session, person_id=None, now=ground.visit.now)
        listed.append((Said("report-late-requests"), sum(one.overdue for one in loads)))
    found = [one for one in listed if one[1] != 0]
    if not found:
        return Section("hindrances", missing=[Said("report-why-hindrances")])
    return Section("hindrances", (), [Grid(Said("report-grid-hindrances"), headings("what", "count"), found)])


async def _schools(session: AsyncSession, ground: Ground) -> list[Grid]:
    told = ground.by_formula("diagnosed")
    if told is None:
        return []
    cells = await report_cells.public(session, ground, told, Slice.ORGANIZATION)
    names = await report_cells.titles(session, ground, Slice.ORGANIZATION, cells)
    shown = [(key, cell) for key, cell in cells.items() if cell is not None and cell.whole and key in names]
    is_down = told.definition.direction is Direction.DOWN
    shown.sort(key=lambda one: ((-1 if is_down else 1) * one[1].part / one[1].whole, names[one[0]]))
    listed = [
        (names[key], ratio(cell.part, cell.whole)) for key, cell in shown[:MOST_SCHOOLS] if cell.part < cell.whole
    ]
    title = Said("report-grid-schools", {"title": told.definition.title})
    return [Grid(title, headings("school", "value"), listed)] if listed else []
