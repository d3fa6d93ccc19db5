"""The registry of formulas: by name, how an indicator is counted, and who may read its list of names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.indicator_asks import Ask
from models.queries.indicators.indicator_rows import Rows
from programmes.indicators import Indicator
from services.indicators import (
    indicator_campaigns,
    indicator_courses,
    indicator_materials,
    indicator_mentoring,
    indicator_practices,
    indicator_roadmap,
    indicator_routes,
    indicator_staff,
)
from services.indicators.indicator_params import Params
from services.municipality import Municipality
from services.rights import Right

Counted = Callable[[Ask, Municipality, Params], Rows]


@dataclass(frozen=True, slots=True)
class Formula:
    """A pure definition: of a day it makes one select, and everything told of the indicator comes from its rows."""

    rows: Counted | None
    """None: made of other indicators."""
    names: Right | None = None
    """Who may read who is missing; none: nobody, or there are no people in it."""
    version: int = 1
    scale: int = 1
    """Parts and wholes of rows are so many times what people read."""
    is_of_whole: bool = False
    """Has no parts: whoever sees it sees the municipality's."""
    lists_counted: bool = False
    """What matters is who is counted, such as those who have left."""
    is_of_associations: bool = False
    is_count: bool = False
    """Parts are counted by themselves: there is no whole they are a share of."""
    is_of_people: bool = True
    """What counts neither people nor their groups has nobody to hide."""


REGISTRY: Mapping[str, Formula] = {
    "diagnosed": Formula(indicator_campaigns.diagnosed, Right.SEE_MISSING),
    "deficits_with_route": Formula(indicator_routes.deficits_with_route, Right.GUIDE_ROUTES),
    "course_in_years": Formula(indicator_courses.course_in_years, Right.SEE_COURSES),
    "course_in_year": Formula(indicator_courses.course_in_year, Right.SEE_COURSES),
    "young_with_mentor": Formula(indicator_mentoring.young_with_mentor, Right.KEEP_MENTORSHIPS),
    "satisfied": Formula(indicator_campaigns.satisfied, is_of_whole=True),
    "with_category": Formula(indicator_staff.with_category, Right.CHANGE_PEOPLE),
    "with_deficits": Formula(indicator_campaigns.with_deficits, Right.KEEP_DEFICITS, lists_counted=True),
    "deficits_reduced": Formula(None, is_of_whole=True),
    "routes_of_half_year": Formula(indicator_routes.routes_of_half_year, Right.GUIDE_ROUTES),
    "routes_of_year": Formula(indicator_routes.routes_of_year, Right.GUIDE_ROUTES),
    "turnover": Formula(indicator_staff.turnover, Right.CHANGE_PEOPLE, scale=2, lists_counted=True),
    "supported": Formula(indicator_staff.supported, Right.SEE_MISSING),
    "positive_dynamics": Formula(None, is_of_whole=True),
    "meetings_by_quarter": Formula(
        indicator_mentoring.meetings_by_quarter, Right.KEEP_ASSOCIATIONS, is_of_associations=True
    ),
    "materials_published": Formula(
        indicator_materials.materials_published, is_of_whole=True, is_count=True, is_of_people=False
    ),
    "practices_shared": Formula(
        indicator_practices.practices_shared, is_of_whole=True, is_count=True, is_of_people=False
    ),
    "roadmap_in_time": Formula(indicator_roadmap.roadmap_in_time, is_of_whole=True, is_of_people=False),
}
BY_HAND = Formula(None, is_of_whole=True)


def formula_of(definition: Indicator) -> Formula:
    return REGISTRY[definition.formula] if definition.formula is not None else BY_HAND


def version_of(definition: Indicator) -> int:
    """Of the way of counting: it grows with the programme's and with the program's."""
    return definition.version + formula_of(definition).version - 1
