"""Rows of the road map as a query asks for them: with their moments here, and the facts that close them. Pure."""

from collections.abc import Iterable
from datetime import timedelta

from models.roadmap_asks import AllMet, Asked, CampaignHeld
from services.municipality import Municipality
from services.roadmap.roadmap_schedules import Occurrence
from services.school_year import school_year


def asked(municipality: Municipality, rows: Iterable[Occurrence]) -> list[Asked]:
    return [_asked(municipality, one) for one in rows]


def _asked(municipality: Municipality, one: Occurrence) -> Asked:
    ends_at = municipality.begin(one.due_on + timedelta(days=1))
    by = one.item.done_by
    fact: CampaignHeld | AllMet | None = None
    if by is not None and by.campaign is not None:
        fact = CampaignHeld(by.campaign, school_year(one.due_on, municipality.programme.calendar.school_year.since))
    elif by is not None and one.since is not None:
        fact = AllMet(by.meetings, municipality.begin(one.since), ends_at)
    return Asked(one.item.code, one.due_on, ends_at, fact)
