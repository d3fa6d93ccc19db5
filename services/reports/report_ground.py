"""What every section of a report is made from: who asks, of which school year, as of which day, which figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from programmes.indicators import Indicator
from services.errors import NotFound
from services.indicators.indicator_figures import Aim, Change, Figure
from services.reports.report_parts import Cell, Grid, Said, of_figure
from services.school_year import last_day
from services.visits import Visit

SECTION_OF_FORMULA: Mapping[str, str] = {
    "diagnosed": "diagnostics",
    "with_deficits": "diagnostics",
    "deficits_reduced": "diagnostics",
    "deficits_with_route": "routes",
    "routes_of_half_year": "routes",
    "routes_of_year": "routes",
    "course_in_years": "courses",
    "course_in_year": "courses",
    "young_with_mentor": "mentoring",
    "satisfied": "satisfaction",
    "with_category": "staff",
    "turnover": "staff",
    "supported": "staff",
    "positive_dynamics": "recommendations",
    "meetings_by_quarter": "associations",
}
"""Where an indicator stands besides the table of all, unless its definition says otherwise."""
EARLIEST_YEARS = 1
"""How many school years before this one can be chosen."""


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator as its card told it, suppressed as whoever reads the report may see it."""

    definition: Indicator
    figure: Figure | None
    """None: too few people to tell."""
    baseline: Fraction | None
    aim: Aim | None
    since_year: Change | None


@dataclass(frozen=True, slots=True)
class Ground:
    visit: Visit
    year: int
    on: date
    """As of which day: the last one of a school year that is over, else today."""
    told: Mapping[str, Told]

    @property
    def since(self) -> date:
        """The first day of the school year."""
        return first_day(self.visit, self.year)

    @property
    def since_at(self) -> datetime:
        return self.visit.municipality.begin(self.since)

    @property
    def until_at(self) -> datetime:
        """The moment the last day that counts is over."""
        return self.visit.municipality.begin(self.on + timedelta(days=1))

    @property
    def is_past(self) -> bool:
        """Whether something changes after the day that counts: what is kept without its days is as it is now."""
        return self.on < self.visit.municipality.day(self.visit.now)

    def of(self, section: str) -> list[Told]:
        return [one for one in self.told.values() if section_of(one.definition) == section]

    def by_formula(self, formula: str) -> Told | None:
        return next((one for one in self.told.values() if one.definition.formula == formula), None)


def ground_of(visit: Visit, year: int, told: Mapping[str, Told] | None = None) -> Ground:
    """Raises NotFound for a school year that cannot be reported on."""
    return Ground(visit, year, day_of(visit, year), told or {})


def day_of(visit: Visit, year: int) -> date:
    municipality = visit.municipality
    now = municipality.school_year(visit.now)
    if not now - EARLIEST_YEARS <= year <= now:
        raise NotFound
    return min(municipality.day(visit.now), municipality.last_day(year))


def first_day(visit: Visit, year: int) -> date:
    return last_day(year - 1, visit.municipality.programme.calendar.school_year.since) + timedelta(days=1)


def section_of(definition: Indicator) -> str | None:
    return definition.report or SECTION_OF_FORMULA.get(definition.formula or "")


def indicator_grid(found: Sequence[Told]) -> list[Grid]:
    """The indicators of a section; nothing where it has none."""
    if not found:
        return []
    rows: list[Sequence[Cell]] = [
        (one.definition.title, of_figure(one.figure, one.definition, one.aim), day_cell(one)) for one in found
    ]
    return [Grid(Said("report-grid-indicators"), headings("indicator", "value", "day"), rows)]


def day_cell(one: Told) -> Cell:
    return one.figure.as_of if one.figure is not None and one.figure.value is not None else None


def headings(*names: str) -> list[Said]:
    return [Said(f"report-column-{name}") for name in names]
