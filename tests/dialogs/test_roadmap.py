"""The road map in the chat: marked, corrected, shown by a file; who may; what the clock says and P17 counts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.app import House
from models.campaigns import Campaign, CampaignStatus
from models.outbox import OutboxMessage
from models.people import Role
from models.roadmap import RoadmapMark
from services.campaigns import campaign_clock
from services.indicators.indicator_values import out_of_facts
from services.roadmap import roadmap_clock
from services.roadmap.roadmap_schedules import of_year
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.telegram import Person, Telegram

METHODIST, HEAD, AUTHORITY, TEACHER = 931, 932, 933, 934
CONTEST = date(2025, 12, 31).toordinal()


@pytest.fixture
async def town(house: House, telegram: Telegram, clock: Clock) -> dict[int, Person]:
    clock.now = datetime(2026, 4, 2, 9, tzinfo=UTC)
    for number, role, name in (
        (METHODIST, Role.METHODIST, "Осокина"),
        (HEAD, Role.CENTRE_HEAD, "Клюквина"),
        (AUTHORITY, Role.AUTHORITY_HEAD, "Рябинина"),
        (TEACHER, None, "Ромашкина"),
    ):
        await settle(house, number, names=(name, "Анна", "Юрьевна"), role=role)
    return {number: telegram.person(number) for number in (METHODIST, HEAD, AUTHORITY, TEACHER)}


async def all_of(house: House, table: Any) -> list[Any]:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(*table.__table__.primary_key)))
        await session.commit()
    return found


async def figure(house: House, on: date, today: date | None = None) -> tuple[int, int]:
    definition = house.municipality.programme.indicators.definition("P17")
    assert definition is not None
    async with house.database.reading() as session:
        found = await out_of_facts(session, house.municipality, definition, on=on, today=today or on)
        await session.commit()
    return int(found.figure.numerator or 0), int(found.figure.denominator or 0)


async def write(house: House, item: str, due_on: date, done_on: date | None, at: datetime) -> None:
    person = (await visit_of(house, METHODIST)).actor.id
    async with house.database.writing() as session:
        session.add(
            RoadmapMark(item=item, due_on=due_on, done_on=done_on, document="д", marked_by=person, marked_at=at)
        )
        await session.commit()


async def test_a_row_is_marked_shown_and_corrected(house: House, town: dict[int, Person]):
    authority = town[AUTHORITY]
    assert "Дорожная карта, 2025/26" in await authority.says("/roadmap")
    assert "просрочено: 6" in authority.text
    await authority.taps("›")
    await authority.forges(f"rmi:2_3:{CONTEST}:0")
    assert "Учитель года" in authority.text
    assert "пока не сделано" in authority.text
    await authority.taps("Отметить сделанным")
    today = authority.data("Сегодня")
    assert "ещё не наступил" in await authority.says("01.05.2026")
    assert "Чем это подтверждается" in await authority.says("31.12.2025")
    assert "Длинновато" in await authority.says("я" * 4000)
    assert "<b>приказ</b> & 5" in await authority.says("<b>приказ</b> & 5")
    assert "Сделано 31.12.2025, в срок" in authority.text
    await authority.forges(today)  # a button of a form that is over
    assert "изменился" in authority.toast
    # a correction keeps what was
    await authority.taps("Исправить")
    await authority.says("перепутали день & <год>")
    await authority.says("01.01.2026")
    assert "позже срока" in await authority.hands_over("order.pdf", b"%PDF")
    assert "перепутали день & <год>" in authority.text
    await authority.taps("Открыть файл")
    await authority.says("/roadmap")
    await authority.forges(f"rmi:2_3:{CONTEST}:0")
    await authority.taps("Исправить")
    await authority.says("рано")
    taken = authority.data("Ещё не сделано")
    await authority.taps("Ещё не сделано")
    assert "пока не сделано" in authority.text
    # what was said before stays in sight, the newest first
    earlier = [one for one in authority.text.split("\n") if one.startswith("Раньше")]
    assert ["сделано 01.01.2026, order.pdf" in earlier[0], "31.12.2025, <b>приказ</b> & 5" in earlier[1]] == [True] * 2
    await authority.forges(taken)
    marks = await all_of(house, RoadmapMark)
    assert [one.done_on for one in marks] == [date(2025, 12, 31), date(2026, 1, 1), None]


async def test_a_day_of_the_time_before_is_no_day_of_this_one(house: House, town: dict[int, Person]):
    authority, methodist = town[AUTHORITY], town[METHODIST]
    await authority.says("/roadmap")
    await authority.forges(f"rmm:2_3:{CONTEST}")
    for slip in ("25.12.2024", "31.12.2024", "29.02.2024"):
        assert "тогда срок был 31.12.2024" in await authority.says(slip)
    assert "Чем это подтверждается" in await authority.says("1.01.2025")
    await methodist.says("/roadmap")
    await methodist.forges(f"rmm:2_5:{CONTEST}")
    assert "тогда срок был 31.10.2025" in await methodist.says("31.10.2025")
    assert "Чем это подтверждается" in await methodist.says("01.11.2025")
    assert "Чем подтверждается: document x y" in await methodist.says("telegram-document\n x y")
    assert not any("Открыть файл" in one for one in methodist.buttons)  # nobody types a file


async def test_nothing_is_taken_back_where_nothing_was_said(house: House, town: dict[int, Person]):
    await town[AUTHORITY].says("/roadmap")
    await town[AUTHORITY].forges(f"rmm:2_3:{CONTEST}")
    await town[AUTHORITY].forges(f"rmn:2_3:{CONTEST}")
    assert "изменился" in town[AUTHORITY].toast
    assert await all_of(house, RoadmapMark) == []


async def test_who_may_see_and_mark(house: House, town: dict[int, Person]):
    methodist, teacher, head = (town[one] for one in (METHODIST, TEACHER, HEAD))
    await methodist.says("/roadmap")
    await methodist.forges(f"rmi:2_3:{CONTEST}:0")
    assert not any("Отметить" in one for one in methodist.buttons)  # the authority's row
    await methodist.forges(f"rmm:2_3:{CONTEST}")
    await methodist.says("01.01.2026")
    await teacher.says("/roadmap")
    assert "Дорожная карта" not in teacher.text
    for data in ("rml:0:0", f"rmi:2_3:{CONTEST}:0", f"rmm:2_3:{CONTEST}", "rmf:1"):
        await teacher.forges(data)
        assert "Учитель года" not in teacher.text
    await head.says("/roadmap")
    for data in (
        f"rmi:2_3:{CONTEST + 1}:0",
        f"rmi:9_9:{CONTEST}:0",
        "rmi:2_3:0:0",
        f"rmm:2_1:{CONTEST}",
        "rmi:2_3:999999:0",
    ):
        before = head.text
        await head.forges(data)
        assert head.text == before
    await head.forges(f"rmi:2_3:{CONTEST}:0")
    assert any("Отметить" in one for one in head.buttons)
    assert await all_of(house, RoadmapMark) == []


async def test_what_was_left_of_a_year_is_found_in_the_next(house: House, town: dict[int, Person], clock: Clock):
    clock.now = datetime(2026, 8, 31, 21, tzinfo=UTC)  # the first of September here
    assert "2026/27" in await town[HEAD].says("/roadmap")
    assert "За 2025/26 осталось просроченным: 11" in town[HEAD].text
    await town[HEAD].taps("2025/26")
    for _ in range(2):
        await town[HEAD].taps("›")
    assert "Подготовить публичный отчёт" in town[HEAD].text
    clock.now = datetime(2023, 10, 1, 9, tzinfo=UTC)
    await town[HEAD].says("/roadmap")
    await town[HEAD].taps("2022/23")
    assert "до утверждения" in town[HEAD].text
    assert "из 0" not in town[HEAD].text


async def test_a_double_tap_or_two_people_at_once_leave_one_mark(house: House, town: dict[int, Person]):
    authority, head = town[AUTHORITY], town[HEAD]
    for person in (authority, head):
        await person.says("/roadmap")
        await person.forges(f"rmm:2_3:{CONTEST}")
        await person.says("30.12.2025")
    await authority.says("приказ 5")
    await head.says("приказ 6")
    assert [one.document for one in await all_of(house, RoadmapMark)] == ["приказ 5"]


async def test_the_last_day_counts_a_day_later_does_not(house: House, town: dict[int, Person]):
    due, at = date(2025, 12, 31), datetime(2026, 1, 2, tzinfo=UTC)
    assert await figure(house, date(2025, 10, 30)) == (0, 0)  # due tomorrow
    assert await figure(house, date(2025, 10, 31)) == (0, 2)
    await write(house, "2_3", due, due, at)
    assert await figure(house, date(2026, 1, 10)) == (1, 4)
    assert await figure(house, date(2026, 1, 1)) == (0, 4)  # not known yet on that day
    await write(house, "2_3", due, due + timedelta(days=1), at + timedelta(days=1))
    assert await figure(house, date(2026, 1, 2)) == (1, 4)  # as it was known then
    assert await figure(house, date(2026, 1, 10)) == (0, 4)
    await write(house, "2_3", due, None, at + timedelta(days=2))
    assert await figure(house, date(2026, 8, 31), date(2026, 9, 5)) == (0, 11)


async def test_a_closed_campaign_closes_its_row(house: House, town: dict[int, Person]):
    """By its last day: the clock closes it when that day is over."""
    person = (await visit_of(house, METHODIST)).actor.id
    midnight = datetime(2025, 10, 31, 21, tzinfo=UTC)  # here
    async with house.database.writing() as session:
        session.add(
            Campaign(
                plan="entry",
                questionnaire="diagnostics",
                school_year=2025,
                opens_on=date(2025, 9, 10),
                closes_on=date(2025, 10, 31),
                status=CampaignStatus.OPEN,
                created_by=person,
                created_at=datetime(2025, 9, 1, tzinfo=UTC),
            )
        )
        await session.commit()
    for now in (midnight - timedelta(seconds=1), midnight + timedelta(seconds=30)):
        assert await figure(house, date(2025, 11, 30)) == (0, 2)
        async with house.database.writing() as session:
            await campaign_clock.tend(session, house.municipality, now=now)
    assert await figure(house, date(2025, 10, 31), date(2025, 11, 1)) == (0, 2)  # it was still running
    assert await figure(house, date(2025, 11, 1)) == (1, 2)
    await town[HEAD].says("/roadmap")
    await town[HEAD].forges(f"rmi:1_3:{date(2025, 10, 31).toordinal()}:0")
    assert "Сделано 31.10.2025, в срок" in town[HEAD].text
    assert "Бот отметил сам" in town[HEAD].text
    await write(house, "1_3", date(2025, 10, 31), date(2025, 11, 3), datetime(2025, 11, 4, tzinfo=UTC))
    assert await figure(house, date(2025, 11, 30)) == (0, 2)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(st.integers(0, 10), st.one_of(st.none(), st.integers(-40, 10)), st.integers(0, 400)), max_size=12
    ),
    on=st.integers(0, 364),
)
async def test_the_formula_is_what_a_slow_count_gives(
    house: House, town: dict[int, Person], said: list[tuple[int, int | None, int]], on: int
):
    async with house.database.writing() as session:
        await session.execute(delete(RoadmapMark))
        await session.commit()
    rows, first = of_year(house.municipality.programme, 2025), date(2025, 9, 1)
    day, known = first + timedelta(days=on), {}
    for number, late, after in said:
        one, at = rows[number], datetime(2025, 9, 1, 12, tzinfo=UTC) + timedelta(days=after)
        done = None if late is None else one.due_on + timedelta(days=late)
        await write(house, one.item.code, one.due_on, done, at)
        if at.date() <= day:
            known[number] = done
    due = [number for number, one in enumerate(rows) if one.due_on <= day]
    done_in_time = [number for number in due if (mark := known.get(number)) and mark <= rows[number].due_on]
    assert await figure(house, day, day + timedelta(days=1)) == (len(done_in_time), len(due))


async def remind(house: House) -> int:
    async with house.database.writing() as session:
        return await roadmap_clock.remind(session, house.municipality, now=house.clock())


async def test_reminders_come_once_and_only_the_newest_after_silence(
    house: House, town: dict[int, Person], clock: Clock
):
    clock.now = datetime(2025, 11, 20, 9, tzinfo=UTC)
    assert await remind(house) == 0
    clock.now = datetime(2025, 12, 1, 9, tzinfo=UTC)  # thirty days: the authority's row and the methodist's
    assert await remind(house) == 2
    assert await remind(house) == 0
    clock.now = datetime(2025, 12, 29, 9, tzinfo=UTC)  # fourteen was slept through
    assert await remind(house) == 2
    await write(house, "2_5", date(2025, 12, 31), date(2025, 12, 29), clock.now)
    for day in (1, 7):  # nothing is laid up for the end of the holidays
        clock.now = datetime(2026, 1, day, 9, tzinfo=UTC)
        assert await remind(house) == 0
    clock.now = datetime(2026, 1, 8, 22, tzinfo=UTC)  # the ninth here, in the night
    assert await remind(house) == 0
    clock.now = datetime(2026, 1, 9, 9, tzinfo=UTC)  # +1 and +7 were: one letter, to the head too
    assert await remind(house) == 2
    clock.now += timedelta(hours=1)
    assert await remind(house) == 0
    letters = [one for one in await all_of(house, OutboxMessage) if one.kind == "roadmap"]
    assert len(letters) == 6
    clock.now = datetime(2026, 2, 10, 9, tzinfo=UTC)
    assert await remind(house) == 0
