"""Indicators made of answers, of told values and of one another: contentment, the fall of difficulties, dynamics."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import Campaign, CampaignStatus, Participant
from models.indicators import IndicatorEntry, IndicatorSnapshot
from models.people import Person
from models.responses import CHANCE_IDS, Answer, Response
from programmes.indicators import Direction, Indicator, TargetMode, Unit
from services.indicators.indicator_formulas import version_of
from services.indicators.indicator_values import out_of_facts
from tests.slow_indicators import Slow, midnight
from tests.small_municipality import Maker
from tests.unit.test_indicator_formulas import TODAY, Stage, stage  # noqa: F401  # the same stage

ON = date(2026, 5, 31)
FEW = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
Play = Callable[[AsyncSession, random.Random], Any]


def play(stage: Stage, seed: int, what: Play) -> None:  # noqa: F811
    async def run() -> None:
        async with stage.database.writing() as session:
            try:
                await what(session, random.Random(seed))
            finally:
                await session.rollback()

    stage.runner.run(run())


async def value_of(stage: Stage, session: AsyncSession, code: str, on: date = ON) -> Any:  # noqa: F811
    definition = stage.municipality.programme.indicators.definition(code)
    assert definition is not None
    return (await out_of_facts(session, stage.municipality, definition, on=on, today=TODAY)).figure


@FEW
@given(seed=st.integers(0, 10**6))
def test_contentment_is_counted_of_closed_campaigns_with_enough_answers(stage: Stage, seed: int):  # noqa: F811
    async def check(session: AsyncSession, dice: random.Random) -> None:
        slow = await _contented(session, stage.version_id, dice)
        found = await value_of(stage, session, "P5")
        assert (found.numerator, found.denominator) == slow

    play(stage, seed, check)


async def _contented(session: AsyncSession, version_id: int, dice: random.Random) -> tuple[int, int]:
    """Half of the campaign at least, those who have not used anything left out; by hand."""
    people = [Person(created_at=midnight(date(2021, 9, 1))) for _ in range(14)]
    session.add_all(people)
    await session.flush()
    asked = handed_in = good = scored = 0
    ends = midnight(ON + timedelta(days=1))
    named_campaigns = []
    for number in range(dice.randint(0, 3)):
        is_anonymous = dice.random() < 0.6
        at = dice.choice((ends - timedelta(seconds=1), ends, midnight(date(2026, 5, 1))))
        status = dice.choice((CampaignStatus.CLOSED, CampaignStatus.CLOSED, CampaignStatus.OPEN))
        year = dice.choice((2025, 2025, 2025, 2024))
        campaign = Campaign(
            questionnaire=dice.choice(("satisfaction", "satisfaction", "satisfaction", "diagnostics")), school_year=year, status=status,
            opens_on=ON, closes_on=ON, created_by=people[0].id, created_at=at, closed_at=at if status is CampaignStatus.CLOSED else None,
            is_anonymous=is_anonymous,
        )  # fmt: skip
        session.add(campaign)
        await session.flush()
        counts = (
            campaign.questionnaire == "satisfaction" and year == 2025 and campaign.closed_at is not None and at < ends
        )
        invited = dice.sample(people, k=dice.randint(1, 14))
        session.add_all([Participant(campaign_id=campaign.id, person_id=one.id) for one in invited])
        asked += len(invited) if counts else 0
        named_campaigns.append(counts and not is_anonymous)
        for place, _ in enumerate(invited):
            if is_anonymous and dice.random() < 0.6:
                answers = {"id": CHANCE_IDS.start + number * 100 + place, "campaign_id": campaign.id}
                score = await _answer(session, version_id, dice, campaign.questionnaire, year, answers, midnight(ON))
                handed_in += counts
                good, scored = good + (counts and score in {4, 5}), scored + (counts and score is not None)
    for one in people:
        if dice.random() < 0.5:
            at = dice.choice((None, midnight(ON), ends))
            score = await _answer(session, version_id, dice, "satisfaction", 2025, {"person_id": one.id}, at)
            if any(named_campaigns) and at is not None and at < ends:
                handed_in += 1
                good, scored = good + (score in {4, 5}), scored + (score is not None)
    return (good, scored) if handed_in * 2 >= asked else (0, 0)


async def _answer(  # who answers what, and when
    session: AsyncSession,
    version_id: int,
    dice: random.Random,
    questionnaire: str,
    year: int,
    whose: dict[str, int],
    at: datetime | None,
) -> int | None:
    now = midnight(ON)
    response = Response(
        questionnaire=questionnaire, school_year=year, version_id=version_id, started_at=now, changed_at=now,
        submitted_at=at, **whose,
    )  # fmt: skip
    session.add(response)
    await session.flush()
    score = dice.choice((None, 1, 2, 3, 4, 4, 5, 5))
    if dice.random() < 0.9:
        for question, points in (("S06", score), ("S05", 5)):
            session.add(Answer(response_id=response.id, question=question, score=points, answered_at=now))
        await session.flush()
        return score
    return None


@settings(parent=FEW, max_examples=5)
@given(seed=st.integers(0, 10**6))
def test_the_fall_of_difficulties_is_held_against_the_first_told_value(stage: Stage, seed: int):  # noqa: F811
    async def check(session: AsyncSession, dice: random.Random) -> None:
        town = await Maker(seed, stage.version_id).settle(session)
        days = [date(2023, 10, 31), date(2023, 11, 1), date(2024, 6, 30), date(2024, 10, 31)]
        first: Fraction | None = None
        chosen = sorted(dice.sample(days, k=dice.randint(0, 4)))
        told = [snapshot("P8", day, dice.choice((0, 1, 5, 10)), dice.choice((0, 10, 10))) for day in chosen]
        session.add_all(told)
        await session.flush()
        for one in told:
            if first is None and one.denominator and f"{one.as_of:%m-%d}" in {"10-31", "06-30"}:
                first = Fraction(one.numerator or 0, one.denominator)
        part, whole = Slow(town, ON).with_deficits()
        wanted = (first - Fraction(part, whole)) / first if first and whole else None
        assert (await value_of(stage, session, "P9")).value == wanted

    play(stage, seed, check)


@FEW
@given(seed=st.integers(0, 10**6))
def test_dynamics_are_of_what_has_two_values_counted_the_same_way(stage: Stage, seed: int):  # noqa: F811
    async def check(session: AsyncSession, dice: random.Random) -> None:
        person = Person(created_at=midnight(ON))
        session.add(person)
        await session.flush()
        good = compared = 0
        for one in stage.municipality.programme.indicators.definitions:
            if one.code == "P15":
                continue
            values = await _two_values(session, one, person.id, dice)
            if values is not None:
                compared += 1
                good += is_good(one, *values)
        found = await value_of(stage, session, "P15")
        assert (found.numerator, found.denominator) == (good, compared)

    play(stage, seed, check)


async def _two_values(
    session: AsyncSession, one: Indicator, person: int, dice: random.Random
) -> tuple[Fraction, Fraction] | None:
    """A year ago and now, a step or nearly one apart; none where one is lacking, too old, or counted otherwise."""
    before = dice.choice((700, 790, 800, 810, 1000))
    now = max(min(before + dice.choice((-20, -10, -9, 0, 9, 10, 20)), 1000), 0)
    year_ago = date(ON.year - 1, ON.month, ON.day)
    days = [dice.choice((day, day, day - timedelta(days=31), day - timedelta(days=32))) for day in (year_ago, ON)]
    if one.formula is None:
        is_share = one.unit is Unit.SHARE
        for day, part in zip(days, (before, now), strict=True):
            facts = (
                {"numerator": part, "denominator": 1000} if is_share else {"value": str(Fraction(part, 10).__float__())}
            )
            session.add(
                IndicatorEntry(indicator=one.code, as_of=day, entered_by=person, entered_at=midnight(day), **facts)
            )
        await session.flush()
        scale = 1000 if is_share else 10
        return Fraction(before, scale), Fraction(now, scale)
    old, new = version_of(one), version_of(one) + (dice.random() < 0.2)
    rows = [snapshot(one.code, days[0], before, 1000, old), snapshot(one.code, days[1], now, 1000, new)]
    for row in rows:
        if dice.random() < 0.3:
            session.add(snapshot(one.code, row.as_of, 1, 1000, row.formula_version))
            row.number = 2
    session.add_all(rows)
    await session.flush()
    is_fresh = all(day >= until - timedelta(days=31) for day, until in zip(days, (year_ago, ON), strict=True))
    return (Fraction(before, 1000), Fraction(now, 1000)) if is_fresh and old == new else None


def is_good(one: Indicator, before: Fraction, now: Fraction) -> bool:
    """By a step in the wanted direction, or both on target."""
    wanted = before - now if one.direction is Direction.DOWN else now - before
    unit = Fraction(1, 100) if one.unit is Unit.SHARE else Fraction(1)
    if wanted > 0 and wanted >= Fraction(one.epsilon) * unit:
        return True
    if one.target is None or one.target.mode is not TargetMode.ABSOLUTE:
        return False
    target = Fraction(one.target.value) * unit
    sign = -1 if one.direction is Direction.DOWN else 1
    return all(sign * (value - target) >= 0 for value in (before, now))


def snapshot(code: str, day: date, part: int, whole: int, version: int = 1) -> IndicatorSnapshot:
    return IndicatorSnapshot(
        indicator=code, as_of=day, number=1, formula_version=version, numerator=part, denominator=whole, scale=1,
        value=None, slices={}, fingerprint="x", taken_at=datetime(2023, 1, 1, tzinfo=UTC),
    )  # fmt: skip
