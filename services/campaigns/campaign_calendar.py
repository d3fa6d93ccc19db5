"""Which campaigns of the calendar have their time: pure rules."""

from dataclasses import dataclass
from datetime import date, datetime

from programmes.campaigns import CampaignPlan
from services.municipality import Municipality


@dataclass(frozen=True, slots=True)
class Season:
    """A plan in a certain school year."""

    plan: CampaignPlan
    opens_on: date
    closes_on: date


def seasons(municipality: Municipality, now: datetime) -> list[Season]:
    """Those whose time it is."""
    year, today = municipality.school_year(now), municipality.day(now)
    first = municipality.programme.calendar.school_year.since
    found = [
        Season(plan, _day(plan.window.since, year, first), _day(plan.window.until, year, first))
        for plan in municipality.programme.campaigns.plans
        if plan.is_of(year)
    ]
    return [one for one in found if one.opens_on <= today <= one.closes_on]


def _day(day: str, school_year: int, first: str) -> date:
    """A day of every year, in that school year."""
    return date.fromisoformat(f"{school_year if day >= first else school_year + 1}-{day}")
