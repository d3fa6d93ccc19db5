"""Who is young is the same for indicators, audiences and screens, whatever the rule and the day."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bot.app import build_house
from bot.settings import Settings
from models.audiences import Audience, Facet, people_of
from models.people import Person
from models.session import Database
from models.young import are_young, is_young
from programmes.programme import Programme
from programmes.support import YoungMode, YoungRule
from services.audiences import ONE, terms
from services.young_rule import first_young_year, young_on
from tests.conftest import Clock

DAYS = (date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 8, 31), date(2025, 9, 1), date(2026, 1, 1))


def test_three_full_years_end_with_the_last_day_of_august():
    for day, first in zip(DAYS, (2021, 2021, 2021, 2022, 2023, 2023), strict=True):
        assert first_young_year(day, 3, "09-01") == first, day
        assert date(first + 3, 9, 1) > day >= date(first + 2, 9, 1)
    # A year of work that begins in the middle of winter, asked on a day most years have not.
    assert first_young_year(date(2024, 2, 29), 1, "02-28") == 2024
    assert first_young_year(date(2024, 2, 27), 1, "02-28") == 2023


async def test_one_rule_for_all(database: Database, programme: Programme, clock: Clock):
    house = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    people = [
        Person(career_started=career, birth_year=born, is_young=said, created_at=clock.now, registered_at=clock.now)
        for career in (None, 2020, 2021, 2022, 2023, 2025)
        for born in (None, 1988, 1989, 1990, 1991)
        for said in (None, True, False)
    ]
    async with database.writing() as session:
        session.add_all(people)
        await session.flush()
        for mode in YoungMode:
            rule = YoungRule(mode=mode, max_years=3, max_age=35)
            support = programme.support.model_copy(update={"young_rule": rule})
            changed = replace(house.municipality, programme=programme.model_copy(update={"support": support}))
            for day in DAYS:
                young = young_on(changed, day)
                audience = people_of(Audience({Facet.YOUNG: (ONE,)}), terms(changed, day, 2025))
                counted = set(await session.scalars(select(Person.id).where(are_young(young))))
                written_to = set(await session.scalars(select(Person.id).where(audience)))
                by_hand = {one.id for one in people if by_words(one, mode, day)}
                assert counted == written_to == by_hand == {one.id for one in people if is_young(young, one)}, (
                    mode,
                    day,
                )
        await session.rollback()


def by_words(one: Person, mode: YoungMode, day: date) -> bool:
    """Less than three full years of work; at most thirty-five in the year of that day; the register goes first."""
    if one.is_young is not None:
        return one.is_young
    is_new = one.career_started is not None and date(one.career_started + 3, 9, 1) > day
    is_of_age = one.birth_year is not None and day.year - one.birth_year <= 35
    return {
        YoungMode.YEARS_ONLY: is_new,
        YoungMode.AGE_ONLY: is_of_age,
        YoungMode.BOTH: is_new and is_of_age,
        YoungMode.ANY: is_new or is_of_age,
    }[mode]
