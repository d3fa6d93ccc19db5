"""Indicators of mentoring: young educators with a mentor, schools where all of them have one.

The register knows who works here now: a figure of a past day counts today's people by the rule of that day's year.
"""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Terms
from models.queries.mentorships import mentoring_figures as rows
from models.queries.mentorships.mentoring_figures import Figure
from models.scopes import Scope
from services.audiences import terms
from services.municipality import Municipality
from services.school_year import school_year

EVERYWHERE = Scope(is_whole=True)


async def young_with_mentor(
    session: AsyncSession, municipality: Municipality, scope: Scope = EVERYWHERE, *, day: date
) -> Figure:
    """P4: young educators with an active pair that has the number and the day of its order, of all young ones."""
    return await rows.young_with_mentor(session, scope, _terms(municipality, day), day)


async def schools_with_mentors(
    session: AsyncSession, municipality: Municipality, scope: Scope = EVERYWHERE, *, day: date
) -> Figure:
    """S7: organisations where all young educators have such a pair, of all with at least one young educator."""
    return await rows.schools_with_mentors(session, scope, _terms(municipality, day), day)


def _terms(municipality: Municipality, day: date) -> Terms:
    return terms(municipality, day, school_year(day, municipality.programme.calendar.school_year.since))
