"""Indicators of the demo as nights gone by have told them: a history to look at, and years to compare."""

from datetime import UTC, datetime

from bot.app import House
from playground.demo_data import HISTORY
from services.indicators import indicator_clock


async def tell_nights(house: House) -> None:
    """Out of the facts of those days; last of all yesterday, as the clock does every night."""
    now = house.clock()
    this_year = house.municipality.school_year(now)
    nights = [night for year in range(this_year - HISTORY, this_year + 1) for night in _nights(year)]
    for night in [*(one for one in nights if one < now), now]:
        async with house.database.writing() as session:
            await indicator_clock.tell_all(session, house.municipality, now=night)


def _nights(year: int) -> tuple[datetime, ...]:
    """Of a school year: after the days most indicators are due; the clock catches up with those in between."""
    days = (year, 11, 1), (year + 1, 7, 1), (year + 1, 9, 1)
    return tuple(datetime(*day, 5, tzinfo=UTC) for day in days)
