"""Sections of the annual report about people: passport, staff, diagnostics, routes."""

from collections import Counter
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.deficits import deficit_groups
from models.queries.routes import route_lists
from programmes.indicators import Slice, Unit
from services.deficits import deficit_register
from services.deficits.deficit_titles import area_title, topic_title
from services.indicators.indicator_days import EVERYWHERE
from services.naming import capital
from services.reports import report_cells
from services.reports.report_ground import Ground, Told, headings, indicator_grid
from services.reports.report_parts import FEW, Amount, Cell, Grid, Said, Section, ratio
from services.reports.report_tables import told_counts
from services.suppression import FEWEST
from services.surveys.diagnostics_comparison import Change

MOST_TOPICS, MOST_GROUPS = 10, 10


async def passport(_session: AsyncSession, ground: Ground) -> Section:
    programme = ground.visit.municipality.programme
    known, stages = programme.passport, programme.indicators.stages
    stage = next((one.title for one in stages if one.since <= ground.on <= one.until), None)
    year = ground.year - known.period.year1_start.year + 1
    facts: list[tuple[str, Cell]] = [
        ("title", known.title),
        ("act", Said("report-act", {"act": known.act, "day": known.approved_on})),
        ("council", known.council),
        ("customer", capital(known.customer)),
        ("developer", capital(known.developer)),
        ("term", Said("report-term", {"since": known.period.since, "until": known.period.last_day})),
        ("year", max(year, 1)),
        ("stage", stage),
        ("goal", known.goal),
    ]
    rows = [(Said(f"report-fact-{name}"), value) for name, value in facts if value is not None]
    tasks = [(number, task) for number, task in enumerate(known.tasks, 1)]
    grids = [Grid(Said("report-grid-passport"), headings("fact", "said"), rows)]
    if tasks:
        grids.append(Grid(Said("report-grid-tasks"), headings("number", "task"), tasks))
    return Section("passport", grids=grids)


async def staff(session: AsyncSession, ground: Ground) -> Section:
    category, young = ground.by_formula("with_category"), ground.by_formula("young_with_mentor")
    lines = []
    if category and category.figure and category.figure.denominator:
        lines.append(Said("report-educators", {"count": int(category.figure.denominator)}))
    if young and young.figure and young.figure.denominator:
        lines.append(Said("report-young", {"count": int(young.figure.denominator)}))
    grids = indicator_grid(ground.of("staff"))
    if category:
        grids += await _by_group(session, ground, category, "report-grid-category")
    missing = [] if lines else [Said("report-why-staff")]
    return Section("staff", lines, grids, missing)


async def diagnostics(session: AsyncSession, ground: Ground) -> Section:
    visit = ground.visit
    if not visit.municipality.programme.modules.diagnostics:
        return Section("diagnostics", missing=[Said("report-why-unused")])
    grids = indicator_grid(ground.of("diagnostics"))
    if covered := ground.by_formula("diagnosed"):
        grids += await _by_group(session, ground, covered, "report-grid-covered")
    if deficits := ground.by_formula("with_deficits"):
        grids += await _by_area(session, ground, deficits)
    grids += await _topics(session, ground)
    grids += await _corporate(session, ground)
    has_any = any(one.figure and one.figure.numerator for one in ground.of("diagnostics"))
    lines = [Said("report-people-now")] if grids and ground.is_past else []
    return Section("diagnostics", lines, grids, [] if has_any else [Said("report-why-diagnostics")])


async def routes(session: AsyncSession, ground: Ground) -> Section:
    if not ground.visit.municipality.programme.modules.routes:
        return Section("routes", missing=[Said("report-why-unused")])
    counts = await route_lists.statuses(session, EVERYWHERE, ground.year)
    progress = await route_lists.average_progress(session, EVERYWHERE, ground.year)
    if not counts:
        return Section("routes", grids=indicator_grid(ground.of("routes")), missing=[Said("report-why-routes")])
    told = told_counts({status.value: count for status, count in counts.items()})
    rows: list[tuple[Cell, Cell]] = [
        (Said(f"route-state-{status.value}"), _people(told[status.value])) for status in sorted(counts)
    ]
    has_enough = sum(counts.values()) >= FEWEST
    lines = [Said("report-routes", {"count": sum(counts.values())})] if has_enough else []
    if ground.is_past:
        lines.append(Said("report-routes-now"))
    if progress is not None and has_enough:
        share = Amount(Fraction(progress).limit_denominator(10_000), Unit.SHARE)
        lines.append(Said("report-progress", {"percent": share}))
    grids = [*indicator_grid(ground.of("routes")), Grid(Said("report-grid-routes"), headings("state", "people"), rows)]
    grids += await _dynamics(session, ground)
    return Section("routes", lines, grids, [] if len(grids) > 2 else [Said("report-why-dynamics")])


async def _by_group(session: AsyncSession, ground: Ground, told: Told, title: str) -> list[Grid]:
    cells = await report_cells.public(session, ground, told, Slice.POSITION_GROUP)
    names = await report_cells.titles(session, ground, Slice.POSITION_GROUP, cells)
    rows: list[tuple[Cell, Cell]] = [
        (capital(names[key]), FEW if cell is None else ratio(cell.part, cell.whole))
        for key, cell in cells.items()
        if key in names and (cell is None or cell.whole)
    ]
    return [Grid(Said(title), headings("group", "value"), rows)] if rows else []


async def _by_area(session: AsyncSession, ground: Ground, told: Told) -> list[Grid]:
    if told.figure is None or not told.figure.denominator:
        return []
    areas = ground.visit.municipality.programme.competences.areas
    found = await report_cells.of_areas(session, ground, told.definition)
    rows: list[tuple[Cell, Cell]] = [
        (area.title, FEW if count is None else ratio(count.numerator, count.denominator))
        for area, count in zip(areas, found, strict=False)
    ]
    if not rows:
        return []
    return [Grid(Said("report-grid-areas"), headings("area", "with-deficit"), rows)]


async def _topics(session: AsyncSession, ground: Ground) -> list[Grid]:
    """The most frequent ones; those of few people are not there at all."""
    municipality = ground.visit.municipality
    codes = deficit_register.entry_codes(municipality)
    found = await deficit_groups.topics(session, EVERYWHERE, deficit_groups.WHOLE, codes=codes, school_year=ground.year)
    competences = municipality.programme.competences
    rows: list[tuple[Cell, Cell]] = [
        (topic_title(competences, one.code), one.people)
        for one in sorted(found, key=lambda one: (-one.people, one.code))[:MOST_TOPICS]
        if one.people >= FEWEST
    ]
    return [Grid(Said("report-grid-topics"), headings("topic", "people"), rows)] if rows else []


async def _corporate(session: AsyncSession, ground: Ground) -> list[Grid]:
    """What associations as a whole find hard."""
    municipality, kind = ground.visit.municipality, deficit_groups.ASSOCIATION
    codes, competences = deficit_register.entry_codes(municipality), municipality.programme.competences
    sizes = await deficit_groups.sizes(session, EVERYWHERE, kind, codes=codes, school_year=ground.year)
    found = await deficit_groups.areas(session, EVERYWHERE, kind, codes=codes, school_year=ground.year)
    known = {one.key: one for one in sizes if one.respondents >= max(competences.corporate_least, FEWEST)}
    heavy = [
        (one.people / known[one.key].respondents, known[one.key], one)
        for one in found
        if one.key in known
        and FEWEST <= one.people < known[one.key].respondents
        and 100 * one.people >= competences.corporate_share * known[one.key].respondents
    ]
    heavy.sort(key=lambda one: (-one[0], one[1].title, one[2].code))
    rows: list[tuple[Cell, ...]] = [
        (group.title, area_title(competences, one.code), ratio(one.people, group.respondents))
        for _, group, one in heavy[:MOST_GROUPS]
    ]
    return [Grid(Said("report-grid-corporate"), headings("association", "area", "with-deficit"), rows)] if rows else []


async def _dynamics(session: AsyncSession, ground: Ground) -> list[Grid]:
    """Entry and exit diagnostics side by side, over those who have handed in both."""
    competences = ground.visit.municipality.programme.competences
    exits = list(competences.exits)
    if not exits:
        return []
    counted: dict[str, Counter[str]] = {}
    found = await deficit_groups.compared(
        session, EVERYWHERE, deficit_groups.WHOLE, codes=exits, school_year=ground.year
    )
    for _, compared in found:
        for code, change in compared.items():
            counted.setdefault(code, Counter())[change] += 1
    shown = (Change.IMPROVEMENT, Change.NO_CHANGE, Change.WORSENING)
    rows: list[tuple[Cell, ...]] = []
    for area in competences.areas:
        if area.code in counted:
            told = told_counts({one.value: counted[area.code][one.value] for one in shown})
            rows.append((area.title, *(_people(told[one.value]) for one in shown)))
    columns = headings("area", "improvement", "no-change", "worsening")
    return [Grid(Said("report-grid-dynamics"), columns, rows)] if rows else []


def _people(count: int | None) -> Cell:
    return FEW if count is None else count
