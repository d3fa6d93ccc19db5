"""The formula of the road map: rows done in time."""

from models.indicator_asks import Ask
from models.queries.indicators import indicator_roadmap as rows
from models.queries.indicators.indicator_rows import Rows
from services.indicators.indicator_params import Params
from services.municipality import Municipality
from services.roadmap.roadmap_asking import asked
from services.roadmap.roadmap_schedules import of_year


def roadmap_in_time(ask: Ask, municipality: Municipality, _params: Params) -> Rows:
    """P17: rows due in the school year of the day, up to the day itself; the day a row is due is in time."""
    due = [one for one in of_year(municipality.programme, ask.year) if one.due_on <= ask.on and not one.is_before]
    return rows.in_time(ask, asked(municipality, due))
