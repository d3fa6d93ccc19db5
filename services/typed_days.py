"""Days as people type them, told what day it is where they are."""

from datetime import date

from services import moments
from services.visits import Visit


def day_ahead(visit: Visit, typed: str) -> date:
    """The nearest one to come where the year is left out. Raises Unfitting."""
    return moments.read_day(typed, today=visit.municipality.day(visit.now))


def past_day(visit: Visit, typed: str) -> date:
    """The newest one that has come where the year is left out. Raises Unfitting."""
    return moments.read_past_day(typed, today=visit.municipality.day(visit.now))
