"""The beginning and the end of a school year side by side: one person's, and many people's together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.deficits import deficit_groups as rows
from models.queries.deficits import deficit_weighing
from models.queries.deficits.deficit_weighing import Run
from services.deficits import deficit_register
from services.deficits.deficit_rights import names_everybody
from services.municipality import Municipality
from services.rights import Right, must
from services.suppression import Count, suppress
from services.surveys import diagnostics_comparison
from services.surveys.diagnostics_comparison import Change, Comparison
from services.visits import Visit


class Cut(StrEnum):
    """What the figures are shown by."""

    ALL = "all"
    SCHOOL = "school"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Row:
    """One area in one group; a figure that is hidden is none."""

    group: str
    area: str
    changes: Mapping[Change, int] | None
    compared: int
    """People with both questionnaires."""


@dataclass(frozen=True, slots=True)
class Table:
    year: int
    """The school year it tells of."""
    years: tuple[int, ...]
    """Those that have anything to tell, the latest first."""
    rows: tuple[Row, ...]
    people: int | None


async def of_person(
    session: AsyncSession, municipality: Municipality, *, person_id: int, school_year: int
) -> tuple[Comparison, ...]:
    """Before and after, by area; nothing without both questionnaires. Within the caller's transaction."""
    if not municipality.programme.competences.exits:
        return ()
    found = await deficit_weighing.runs(session, [person_id], school_year)
    pairs = deficit_register.pairs(municipality, found)
    if person_id not in pairs:
        return ()
    return (await _compared(session, municipality, pairs)).get(person_id, ())


async def table(session: AsyncSession, visit: Visit, *, cut: Cut, year: int | None = None) -> Table:
    """What became of everybody within reach; small groups are hidden from those who may not see names.

    Without a year it is the latest that has anything to tell: until spring that is the year before.
    """
    scope = must(visit.actor, Right.SEE_GROUP_DEFICITS)
    exits = visit.municipality.programme.competences.exits
    years = await rows.years_compared(session, scope, codes=list(exits))
    if year is None:
        year = years[0] if years else visit.municipality.school_year(visit.now)
    counted: dict[tuple[str, str], Counter[Change]] = {}
    sizes: Counter[str] = Counter()
    for group, compared in await rows.compared(session, scope, cut.value, codes=list(exits), school_year=year):
        sizes[group] += 1
        for area, change in compared.items():
            counted.setdefault((group, area), Counter())[Change(change)] += 1
    await session.commit()
    shown, people = _shown(visit, counted, sizes, names_all=names_everybody(visit, scope))
    return Table(year, tuple(years), shown, people)


def _shown(
    visit: Visit, counted: Mapping[tuple[str, str], Counter[Change]], sizes: Mapping[str, int], *, names_all: bool
) -> tuple[tuple[Row, ...], int | None]:
    """The rows, and of how many people."""
    order = {area.code: place for place, area in enumerate(visit.municipality.programme.competences.areas)}
    total: int | None = sum(sizes.values())
    hidden: set[str] = set()
    if not names_all:
        for area in {area for _, area in counted}:
            cells = {group: Count(counted[group, area][Change.IMPROVEMENT], size)
                     for group, size in sizes.items() if (group, area) in counted}  # fmt: skip
            together = Count(
                sum(one.numerator for one in cells.values()), sum(one.denominator for one in cells.values())
            )
            shown = suppress(cells, together)
            hidden |= {group for group, count in shown.cells.items() if count is None}
            total = None if shown.total is None else total
    keys = sorted(counted, key=lambda key: (key[0], order.get(key[1], len(order))))
    found = (Row(group, area, None if group in hidden else counted[group, area], sizes[group]) for group, area in keys)
    return tuple(found), total


async def _compared(
    session: AsyncSession, municipality: Municipality, pairs: Mapping[int, tuple[Run, Run]]
) -> dict[int, tuple[Comparison, ...]]:
    runs = [run for pair in pairs.values() for run in pair]
    profiles = await deficit_register.profiles_of(session, municipality, runs)
    thresholds = municipality.programme.competences.thresholds
    return {
        person: diagnostics_comparison.compare(profiles[before.id], profiles[after.id], thresholds)
        for person, (before, after) in pairs.items()
        if before.id in profiles and after.id in profiles
    }
