"""Figures of those who read no names: read day by day, file by file, and never one person's change between two."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from sqlalchemy import event, update

from bot.app import House, build_house
from bot.settings import Settings
from handlers.reports import report_files
from handlers.reports.report_making import Work
from locales.catalog import Catalog
from models.indicators import IndicatorSnapshot
from models.people import Person, Role
from models.session import Database, count_statements
from programmes.indicators import Slice
from programmes.programme import Programme
from services.indicators import (
    indicator_clock,
    indicator_freezing,
    indicator_history,
    indicator_slices,
    indicator_trends,
    indicators,
)
from services.reports import report_figures, reports
from services.reports.reports import Kind
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.services.test_indicators import METHODIST, OTHER, TEACHER, act, answered, put, staff

AUTHORITY, COORDINATOR, LEADER = 5_000_007_005, 5_000_007_003, 5_000_007_009
ANSWERED = datetime(2025, 10, 1, tzinfo=UTC)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 12, 31, 9, tzinfo=UTC)
    few = tuple(one for one in programme.indicators.definitions if one.code in {"P1", "P8", "P9"})
    programme = programme.model_copy(
        update={"indicators": programme.indicators.model_copy(update={"definitions": few})}
    )
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    for number, role, school in (
        (METHODIST, Role.METHODIST, "Школа № 3"),
        (COORDINATOR, Role.SCHOOL_COORDINATOR, "Школа № 3"),
        (AUTHORITY, Role.AUTHORITY_HEAD, "Школа № 7"),
        (OTHER, Role.ORGANIZATION_HEAD, "Школа № 9"),
    ):
        names = ("Лютикова", "Анна", "Юрьевна")
        await settle(built, number, names=names, position="director", role=role, school=school)
    return built


async def night(house: House, clock: Clock, days: int = 1) -> None:
    clock.passes(days=days)
    async with house.database.writing() as session:
        await indicator_clock.tell_all(session, house.municipality, now=clock.now)


async def school_of(house: House, telegram_id: int) -> int:
    return (await visit_of(house, telegram_id)).actor.organization_id or 0


def told(figure: Any) -> tuple[int, int, date] | None:
    return None if figure is None else (int(figure.numerator or 0), int(figure.denominator or 0), figure.as_of)


async def everything(house: House, by: int, code: str = "P1") -> list[Any]:
    """Whatever somebody may read of an indicator without making a file."""
    card = await act(house, by, indicators.card, code=code)
    lines = await act(house, by, indicators.listed)
    found: list[Any] = [told(card.figure), dict(card.left_out), card.since_snapshot]
    found += [told(one.figure) for one in lines if one.definition.code == code]
    for slice_ in card.slices:
        groups = await act(house, by, indicator_slices.slices, code=code, by=slice_)
        found.append((slice_, told(groups.total), {one.key: told(one.figure) for one in groups.lines}))
    if card.sees_history:
        trend = await act(house, by, indicator_trends.trend, code=code)
        history = await act(house, by, indicator_history.told, code=code, page=0, size=50)
        found += [[told(one) for one in trend.figures], [told(one.figure) for one in history.lines]]
    if card.slices:
        coverage = await act(house, by, report_figures.coverage_by_school)
        found.append(([(one.title, one.count) for one in coverage.schools], coverage.total))
        found.append(await act(house, by, report_figures.deficits_by_area_and_subject))
    return found


async def test_nothing_of_one_person_is_read_day_by_day(house: House, clock: Clock):
    first, second, third = [await school_of(house, one) for one in (METHODIST, AUTHORITY, OTHER)]
    away = [*await staff(house, 14, school=second), *await staff(house, 12, school=third, subject="physics")]
    people = [*await staff(house, 16, school=first), *away]
    await settle(house, TEACHER, names=("Мятова", "Инна", "Львовна"), position="director")
    await put(house, *(answered(house, one, ANSWERED) for one in people[::2]))
    await night(house, clock)
    day = date(2025, 12, 31)
    before = {one: await everything(house, one) for one in (AUTHORITY, TEACHER)}
    assert before[AUTHORITY][0] == before[TEACHER][0] == (21, 42, day)
    assert before[AUTHORITY][0] in before[AUTHORITY][3:4], "the list tells what the card tells"
    # One answers, one comes, one leaves: the next days, the end of the month too, tell what was told.
    [new] = await staff(house, 1, school=second)
    await put(house, answered(house, people[1], clock.now))
    for days in (1, 1, 33):
        await night(house, clock, days)
        assert {one: await everything(house, one) for one in before} == before, clock.now
    assert told((await act(house, METHODIST, indicators.card, code="P1")).figure)[:2] == (22, 43), "names see today"
    # Whoever signs or corrects a day tells nobody else of one person.
    end = clock.now.date() - timedelta(days=1)
    await act(house, METHODIST, indicator_freezing.freeze, code="P1", as_of=end)
    await put(house, answered(house, people[3], ANSWERED))
    await act(house, METHODIST, indicator_freezing.correct, code="P1", as_of=end, reason="Нашлась анкета")
    again = [await everything(house, AUTHORITY), before[AUTHORITY]]
    assert len({str([one for one in found if not isinstance(one, list)]) for found in again}) == 1, (
        "but for the history"
    )
    # Six of one school alone: whoever knows that school by name would see what the others did.
    await put(house, *(answered(house, one, clock.now) for one in people[5:17:2]))
    await night(house, clock, 30)
    assert (await everything(house, TEACHER))[0] == before[TEACHER][0]
    # Enough elsewhere: a new publication; the school where too few have changed stays as it was told.
    late = [*people[17:30:2], *people[31::2][:2], new]
    await put(house, *(answered(house, one, clock.now) for one in late))
    await night(house, clock, 31)
    changed = await everything(house, AUTHORITY)
    assert changed[0] is not None
    assert changed[0][0] > 30
    assert changed[0][2] > day
    [(_, _, schools)] = [one for one in changed if isinstance(one, tuple) and one[0] is Slice.ORGANIZATION]
    assert any(one is not None and one[2] == day for one in schools.values()) or None in schools.values()
    assert changed[0][1] == 43


async def files(house: House, by: int) -> tuple[str, str]:
    """What their table for other programs says of coverage, and the words of their report between the years."""
    visit = await visit_of(house, by)
    year, made = house.municipality.school_year(house.clock()), []
    for kind, make in ((Kind.TABLE, report_files.table), (Kind.INTERIM, report_files.interim)):
        async with house.database.writing() as session:
            plan = await reports.begin(session, visit, kind=kind, year=year)
        nobody: Any = None
        t = Catalog().speaker("ru")
        work = Work(nobody, nobody, house.database, visit, t, kind, year, told_at=float("inf"))
        made.append((await make(work, plan)).content)
    [row] = [one for one in made[0].decode().splitlines() if one.startswith("P1;")]
    document = Document(BytesIO(made[1]))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return row, "\n".join(cells)


async def test_files_say_what_the_card_says(house: House, clock: Clock):
    """Whoever reads no names makes the same file the next day; a methodist makes one of today."""
    second, third = [await school_of(house, one) for one in (AUTHORITY, OTHER)]
    people = [*await staff(house, 14, school=second), *await staff(house, 12, school=third)]
    await put(house, *(answered(house, one, ANSWERED) for one in people[::2]))
    await night(house, clock)
    row, words = await files(house, AUTHORITY)
    assert ";2025-12-31;13;26;" in row
    assert "(13 из 26)" in words
    assert "Школа № 7" in words
    assert "(7 из 14)" in words
    await put(house, answered(house, people[1], clock.now))
    assert await files(house, AUTHORITY) == (row, words)
    today_row, today_words = await files(house, METHODIST)
    assert ";14;26;" in today_row
    assert "(14 из 26)" in today_words
    card = await act(house, METHODIST, indicators.card, code="P1")
    assert told(card.figure)[:2] == (14, 26)


async def test_a_school_told_by_its_part_stands_too(house: House, clock: Clock):
    """A head who may not read of difficulties by name reads the share of the school as it was published."""
    first, second = [await school_of(house, one) for one in (COORDINATOR, AUTHORITY)]
    people = [*await staff(house, 9, school=first), *await staff(house, 9, school=second)]
    await put(house, *(answered(house, one, ANSWERED) for one in people))
    await night(house, clock)
    before = [told((await act(house, COORDINATOR, indicators.card, code=code)).figure) for code in ("P8", "P1")]
    assert before[0] == (0, 9, date(2025, 12, 31))
    [one] = await staff(house, 1, school=first)
    await put(house, answered(house, one, ANSWERED))
    await night(house, clock)
    after = [told((await act(house, COORDINATOR, indicators.card, code=code)).figure) for code in ("P8", "P1")]
    assert after == [before[0], (10, 10, clock.now.date())]
    listed = {one.definition.code: told(one.figure) for one in await act(house, COORDINATOR, indicators.listed)}
    assert listed["P8"] == before[0]


async def test_a_list_asks_for_everything_at_once(house: House, clock: Clock):
    """Groups of one indicator are looked for on the day they were published, and nothing else is read of that day."""
    first = await school_of(house, COORDINATOR)
    people = await staff(house, 9, school=first)
    await put(house, *(answered(house, one, ANSWERED) for one in people))
    await night(house, clock)
    await night(house, clock)
    visit = await visit_of(house, COORDINATOR)
    found: list[tuple[str, date]] = []
    asked: list[str] = []
    async with house.database.reading() as session:
        count_statements(house.database, lambda one: None if one.startswith("BEGIN") else asked.append(one))
        event.listen(
            session.sync_session, "loaded_as_persistent", lambda _, one: found.append((one.indicator, one.as_of))
        )
        await indicators.listed(session, visit)
    yesterday = clock.now.date() - timedelta(days=1)
    assert sorted(found) == [("P1", yesterday), ("P8", date(2025, 12, 31)), ("P8", yesterday), ("P9", yesterday)]
    assert len(asked) == 3


async def test_what_was_told_before_publications_is_read_as_it_was(house: House, clock: Clock):
    """A copy of an earlier version: its days stay, and the first night publishes."""
    people = await staff(house, 9)
    await put(house, *(answered(house, one, ANSWERED) for one in people[:4]))
    old = date(2025, 10, 31)
    await put(
        house,
        IndicatorSnapshot(
            indicator="P1", as_of=old, number=1, formula_version=1, numerator=3, denominator=9, fingerprint="x",
            slices={"organization": {"1": [3, 9]}}, taken_at=clock.now,
        ),
    )  # fmt: skip
    assert told((await act(house, AUTHORITY, indicators.card, code="P1")).figure) == (3, 9, old)
    await night(house, clock)
    assert told((await act(house, AUTHORITY, indicators.card, code="P1")).figure) == (4, 9, date(2025, 12, 31))
    assert told((await act(house, AUTHORITY, indicators.card, code="P1", as_of=old)).figure) == (3, 9, old)
    # The reduction of the share of those with difficulties is made of what is published of the share.
    await put(house, *(answered(house, one, ANSWERED) for one in people[4:]))
    before = (await act(house, AUTHORITY, indicators.card, code="P9")).figure
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id == people[0].id).values(archived_at=clock.now))
        await session.commit()
    await night(house, clock)
    assert (await act(house, AUTHORITY, indicators.card, code="P9")).figure.value == before.value
