"""Letters about indicators: whom they reach, what they say, how often."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.app import House
from handlers.letter_words import words
from models.indicators import DigestPeriod, IndicatorSnapshot, IndicatorSubscription
from models.outbox import OutboxMessage
from models.people import Consent, Role, RoleGrant
from models.queries import own_data
from services.indicators import indicator_digests, indicator_entering
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.services.test_indicators import (
    AUTHORITY,
    COORDINATOR,
    METHODIST,
    OTHER,
    act,
    house,  # noqa: F401  # the same house
    put,
)


def told(code: str, day: date, part: int, whole: int, schools: dict[str, list[int]] | None = None) -> IndicatorSnapshot:
    return IndicatorSnapshot(
        indicator=code, as_of=day, number=1, formula_version=1, numerator=part, denominator=whole, scale=1, value=None,
        slices={"left_out": {}, "organization": schools or {}}, fingerprint="x", taken_at=datetime(2025, 1, 1, tzinfo=UTC),
    )  # fmt: skip


async def write(house: House) -> int:  # noqa: F811
    async with house.database.writing() as session:
        return await indicator_digests.write(session, house.municipality, now=house.clock())


async def letters(house: House, begins: str) -> list[OutboxMessage]:  # noqa: F811
    async with house.database.reading() as session:
        found = list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
        await session.commit()
    return [one for one in found if one.dedup_key.startswith(begins)]


def spoken(house: House, letter: OutboxMessage) -> str:  # noqa: F811
    t = house.catalog.speaker("ru")
    return words(t, letter.payload)


def plainly(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def subscribe(house: House, who: int, period: DigestPeriod | None, *alerts: str) -> int:  # noqa: F811
    await act(house, who, indicator_entering.subscribe, period=period, alerts=alerts)
    return (await visit_of(house, who)).actor.id


async def test_a_digest_comes_once_a_period_of_what_may_be_seen(house: House, clock: Clock):  # noqa: F811
    clock.now = datetime(2025, 11, 12, 9, tzinfo=UTC)
    school = str((await visit_of(house, COORDINATOR)).actor.organization_id)
    methodist = await subscribe(house, METHODIST, DigestPeriod.WEEKLY)
    await subscribe(house, COORDINATOR, DigestPeriod.WEEKLY)
    await subscribe(house, AUTHORITY, DigestPeriod.MONTHLY)
    parts = {school: [2, 4], "99": [8, 36]}
    for day in (date(2025, 11, 9), date(2025, 11, 11), date(2025, 11, 16)):
        worse = day.day == 16
        await put(house, told("P1", day, 10, 40, {school: [5, 10]}), told("P2", day, 10 - worse, 40, parts))
        await put(house, told("P8", day, 10, 40, parts), told("P12", day, 10 + worse, 40, parts))
    assert await write(house) == 0, "whoever has subscribed in the middle of a week waits for the next"
    clock.now = datetime(2025, 11, 16, 22, tzinfo=UTC)
    assert await write(house) == 0, "at one in the night not everything is told yet"
    clock.now = datetime(2025, 11, 17, 9, tzinfo=UTC)
    assert await write(house) == 2
    assert await write(house) == 0
    by_person = {one.person_id: one for one in await letters(house, "indicators-digest:weekly:2025-11-17:")}
    whole = spoken(house, by_person[methodist])
    assert whole.index("Маршруты") < whole.index("Текучесть") < whole.index("Охват диагностикой")
    assert (
        "❗ Маршруты у тех, у кого есть дефициты: 22,5\u202f% (9 из 40), на 2,5\u00a0п.\u00a0п. меньше. План — 100\u202f%"
        in whole
    )
    assert "❗ Текучесть: 27,5\u202f% (11 из 40), на 2,5\u00a0п.\u00a0п. больше" in whole
    assert by_person[methodist].payload["rows"] == [[{"phrase": "indicator-letter-open", "data": "go:stats"}]]
    [own] = [one for number, one in by_person.items() if number != methodist]
    part = spoken(house, own)
    assert "Охват диагностикой: 50,0\u202f% (5 из 10)" in part
    assert "Маршруты" not in part, "four people are too few for whoever may not know them"
    assert "Текучесть" not in part, "the programme does not show it to schools"

    clock.now = datetime(2025, 12, 15, 9, tzinfo=UTC)
    await put(house, *(told("P2", date(2025, 12, one), 30, 40, parts) for one in (13, 14)))
    async with house.database.writing() as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.role == Role.SCHOOL_COORDINATOR))
        await session.commit()
    assert await write(house) == 2, "one of the week, one of the month, none for whoever has lost the right"
    [late] = await letters(house, "indicators-digest:weekly:2025-12")
    assert late.payload["days"] == {"day": "2025-12-14", "since": "2025-11-17"}
    assert "👍 Маршруты у тех, у кого есть дефициты: 75,0\u202f% (30 из 40), на 52,5\u00a0п.\u00a0п. больше" in spoken(
        house, late
    )
    assert [one.dedup_key.split(":")[2] for one in await letters(house, "indicators-digest:monthly")] == ["2025-12-01"]


async def test_news_come_once_a_day_and_are_not_repeated(  # one story of days
    house: House,  # noqa: F811
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    clock.now = datetime(2025, 11, 3, 9, tzinfo=UTC)
    await settle(house, OTHER, names=("Лилиева", "Вера", "Павловна"), position="director", role=Role.METHODIST)
    broken = await subscribe(house, OTHER, None, "P1")
    person = await subscribe(house, METHODIST, None, "P1", "P5")
    shown = indicator_digests.views

    def views(visit: Any) -> Any:
        if visit.actor.id == broken:
            raise RuntimeError
        return shown(visit)

    monkeypatch.setattr(indicator_digests, "views", views)

    async def night(p1: int, p5: int) -> list[str]:
        """Of a thousand; the letters of the next day."""
        before = len(await letters(house, "indicators-news"))
        day = house.municipality.day(clock.now)
        await put(house, told("P1", day, p1, 1000), told("P5", day, p5, 1000))
        clock.passes(days=1)
        await write(house)
        await write(house)
        found = (await letters(house, "indicators-news"))[before:]
        assert {one.person_id for one in found} <= {person}
        return [spoken(house, one) for one in found]

    assert await night(900, 790) == []
    assert await night(896, 790) == []
    [both] = await night(890, 805)
    assert "❗ Охват диагностикой: 89,0 % (890 из 1 000), на 1,0 п. п. меньше. План — 100 %" in plainly(both)
    assert "🎯 Довольны сопровождением" in both
    assert both.index("❗") < both.index("🎯")
    assert await night(890, 806) == [], "it stays as it is"
    clock.now = datetime(2025, 11, 8, 9, tzinfo=UTC)
    assert await night(885, 799) == [], "on a Sunday nobody is written to"
    [late] = await night(885, 799)
    assert "❗ Довольны сопровождением: 79,9 % (799 из 1" in plainly(late)
    assert "Охват" not in late, "half a point"
    async with house.database.writing() as session:
        await session.execute(delete(Consent).where(Consent.person_id == person))
        await session.commit()
    assert await night(500, 500) == [], "whoever has taken the consent back reads nothing"
    async with house.database.writing() as session:
        found = await own_data.everything_of(session, person)
        assert [one.alerts for one in found["indicator_subscriptions"]] == [["P1", "P5"]]
        await own_data.close_doors(session, person, clock.now, today=clock.now.date())
        session.expunge_all()
        assert await session.get(IndicatorSubscription, person) is None
        await session.rollback()
