"""Sections of the annual report about what was held and what came of it, down to recommendations."""

from collections import Counter
from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.materials import materials
from models.queries.practices import practices
from models.queries.reports import report_work as rows
from models.queries.reports.report_work import Held
from programmes.materials import MaterialKind
from programmes.practices import PracticeKind
from services.naming import capital
from services.reports.report_ground import Ground, Told, day_cell, headings, indicator_grid
from services.reports.report_parts import FEW, NO_DATA, Amount, Cell, Grid, Said, Section, of_figure, of_lack, of_plan
from services.reports.report_tables import told_counts
from services.roadmap.roadmap import lines_of
from services.roadmap.roadmap_schedules import of_year
from services.suppression import FEWEST

MOST_WORST = 5


async def events(session: AsyncSession, ground: Ground) -> Section:
    programme = ground.visit.municipality.programme
    if not programme.modules.events:
        return Section("events", missing=[Said("report-why-unused")])
    found = await rows.events(session, ground.since_at, ground.until_at)
    if not found:
        return Section("events", missing=[Said("report-why-events")])
    titles = {one.code: capital(one.title) for one in programme.events.kinds}
    by_kind = [(titles.get(kind or "", kind), *sums) for kind, sums in _added(found, lambda one: one.kind)]
    by_level = [
        (Said(f"event-level-{level}") if level else Said("report-level-unknown"), *sums)
        for level, sums in _added(found, lambda one: one.level)
    ]
    columns = ("held", "cancelled", "came")
    lines = [Said("report-events", {"count": sum(one.held for one in found), "came": sum(one.came for one in found)})]
    return Section(
        "events",
        lines,
        [
            Grid(Said("report-grid-events"), headings("kind", *columns), by_kind),
            Grid(Said("report-grid-levels"), headings("level", *columns), by_level),
        ],
    )


async def contests(session: AsyncSession, ground: Ground) -> Section:
    programme = ground.visit.municipality.programme
    found = await rows.contests(session, ground.year) if programme.modules.contests else []
    listed = [
        (
            Said(f"contest-stage-{one.stage.value}"),
            one.contests,
            one.entries,
            one.winners,
            one.laureates,
            _few(one.young),
        )
        for one in found
    ]
    columns = headings("stage", "contests", "participants", "winners", "laureates", "young")
    grids = [Grid(Said("report-grid-contests"), columns, listed)] if listed else []
    grids += indicator_grid(ground.of("contests"))
    grids += await _shared(session, ground)
    count = await rows.materials(session, ground.since_at, ground.until_at)
    lines = [Said("report-materials", {"count": count})] if count else []
    missing = [] if found else [Said("report-why-contests" if programme.modules.contests else "report-why-unused")]
    if any(one.figure is None or one.figure.value is None for one in ground.of("contests")):
        missing.append(Said("report-why-practices"))
    return Section("contests", lines, grids, missing)


async def _shared(session: AsyncSession, ground: Ground) -> list[Grid]:
    """Practices of the year that were confirmed, and what the bank held at its end, by kind."""
    programme = ground.visit.municipality.programme
    told = (
        (
            Said("report-grid-practices"),
            programme.practices.kinds,
            await practices.by_kind(session, ground.since, ground.on),
        ),
        (Said("report-grid-materials"), programme.materials.kinds, await materials.by_kind(session, ground.until_at)),
    )
    columns = headings("kind", "count")
    return [
        Grid(title, columns, [(_kind(kinds, kind), count) for kind, count in found])
        for title, kinds, found in told
        if found
    ]


def _kind(kinds: Sequence[PracticeKind | MaterialKind], code: str) -> str:
    return next((capital(one.title) for one in kinds if one.code == code), code)


async def satisfaction(_session: AsyncSession, ground: Ground) -> Section:
    found = ground.of("satisfaction")
    has_any = any(one.figure and one.figure.value is not None for one in found)
    missing = [] if has_any else [Said("report-why-satisfaction")]
    return Section("satisfaction", (), indicator_grid(found), missing)


async def indicators(_session: AsyncSession, ground: Ground) -> Section:
    listed = [_line(one) for one in ground.told.values()]
    if not listed:
        return Section("indicators", missing=[Said("report-why-unused")])
    columns = headings("indicator", "baseline", "plan", "value", "since-year", "day")
    aimed = [one for one in ground.told.values() if one.aim is not None and one.figure and one.figure.value is not None]
    reached = sum(1 for one in aimed if one.aim and one.aim.is_reached)
    lines = [Said("report-reached", {"reached": reached, "aimed": len(aimed)})] if aimed else []
    return Section("indicators", lines, [Grid(Said("report-grid-all"), columns, listed)])


async def roadmap(session: AsyncSession, ground: Ground) -> Section:
    """Of the year: every row with its day, what became of it, and why it was corrected."""
    municipality, now = ground.visit.municipality, ground.visit.now
    lines = await lines_of(session, municipality, of_year(municipality.programme, ground.year), now=now)
    if not lines:
        return _by_hand(ground, "roadmap", "report-why-roadmap")
    listed = [
        (
            one.item.text,
            one.due_on,
            one.done_on,
            Said(f"report-roadmap-{one.state.value}"),
            one.mark.reason if one.mark is not None else None,
        )
        for one in lines
    ]
    columns = headings("row", "due", "done", "state", "reason")
    return Section(
        "roadmap", (), [*indicator_grid(ground.of("roadmap")), Grid(Said("report-grid-roadmap"), columns, listed)]
    )


async def external(_session: AsyncSession, ground: Ground) -> Section:
    return _by_hand(ground, "external", "report-why-external")


async def recommendations(_session: AsyncSession, ground: Ground) -> Section:
    """What lags behind is told; what to do about it the centre writes itself."""
    lagging = worst(ground)
    grids = indicator_grid(ground.of("recommendations"))
    if lagging:
        grids.append(Grid(Said("report-grid-lagging"), headings("indicator", "value", "plan", "lacks"), lagging))
    return Section("recommendations", (), grids, [Said("report-why-recommendations")])


def worst(ground: Ground) -> list[tuple[Cell, ...]]:
    """The furthest from their plans first, by the part of the plan that is lacking."""
    behind = []
    for one in ground.told.values():
        aim = one.aim
        if aim is not None and aim.distance is not None and aim.distance > 0 and aim.value and one.figure is not None:
            behind.append((aim.distance / abs(aim.value), one, aim))
    behind.sort(key=lambda one: (-one[0], one[1].definition.code))
    return [
        (
            one.definition.title,
            of_figure(one.figure, one.definition, aim),
            of_plan(one.definition, aim),
            of_lack(one.definition, aim),
        )
        for _, one, aim in behind[:MOST_WORST]
    ]


def _by_hand(ground: Ground, code: str, why: str) -> Section:
    found = ground.of(code)
    has_all = bool(found) and all(one.figure and one.figure.value is not None for one in found)
    return Section(code, (), indicator_grid(found), [] if has_all else [Said(why)])


def _line(one: Told) -> tuple[Cell, ...]:
    unit = one.definition.unit
    change: Cell = None
    if one.since_year is not None:
        change = Amount(one.since_year.by, unit, is_change=True)
        if not one.since_year.is_comparable:
            change = Said("report-other-way")
    return (
        one.definition.title,
        Amount(one.baseline, unit, is_exact=True) if one.baseline is not None else NO_DATA,
        _plan(one),
        of_figure(one.figure, one.definition, one.aim),
        change,
        day_cell(one),
    )


def _plan(one: Told) -> Cell:
    if one.aim is None:
        return None
    return Said("report-until", {"value": of_plan(one.definition, one.aim), "day": one.aim.until})


def _added(found: list[Held], key: Callable[[Held], str | None]) -> list[tuple[str | None, tuple[Cell, ...]]]:
    """Held, called off, came: by kind or level, the most frequent first; few who came are not told."""
    held, cancelled, came = Counter[str | None](), Counter[str | None](), Counter[str | None]()
    for one in found:
        held[key(one)] += one.held
        cancelled[key(one)] += one.cancelled
        came[key(one)] += one.came
    names = sorted({key(one) for one in found}, key=lambda name: (-held[name], name or ""))
    told = told_counts({name or "": came[name] for name in names})
    return [(name, (held[name], cancelled[name], FEW if (n := told[name or ""]) is None else n)) for name in names]


def _few(count: int) -> Cell:
    return FEW if 0 < count < FEWEST else count
