"""Who was there: ticked off by the keeper, said by a code, taken from a list, confirmed from elsewhere."""

import asyncio
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from bot.app import House
from handlers.attendance import attendance_showing
from models.audit import Action, AuditEntry
from models.events import Attendance, AttendanceSource, Event, EventPerson, EventRole, EventStatus
from models.forms import Form
from models.outbox import OutboxMessage
from models.people import Person as Stored
from models.people import Role
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from services.attendance import attendance_codes
from services.events import event_clock, events
from services.events.events import EventDraft
from tests.conftest import Clock
from tests.dialogs.shortcuts import enter, put_to_work, settle, visit_of
from tests.telegram import Person, Telegram

METHODIST, TEACHER, OTHER, COORDINATOR, THIRD = (
    5_000_000_951,
    5_000_000_952,
    5_000_000_953,
    5_000_000_954,
    5_000_000_955,
)
BEGINS = datetime(2025, 10, 7, 12, tzinfo=UTC)
HOSTILE = "Чтение <Ов> & Ко"


@pytest.fixture
async def ids(house: House, clock: Clock) -> dict[int, int]:
    clock.now = BEGINS - timedelta(hours=3)
    return {
        METHODIST: await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST),
        TEACHER: await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна")),
        OTHER: await settle(house, OTHER, names=("Клёнов", "Лев", "Ильич"), school="Школа № 7"),
        THIRD: await settle(house, THIRD, names=("Осокина", "Яна", "Львовна"), subject="history"),
        COORDINATOR: await settle(
            house, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR
        ),
    }


async def planned(house: House, by: int = METHODIST, **facts: Any) -> int:
    facts = {"starts_at": BEGINS, **facts}
    async with house.database.writing() as session:
        draft = EventDraft("seminar", facts.pop("title", HOSTILE), **facts)
        return (await events.create(session, await visit_of(house, by), draft)).id


async def put(house: House, event_id: int, attendance: Attendance, *people: int) -> None:
    async with house.database.writing() as session:
        now = house.clock()
        session.add_all(
            EventPerson(event_id=event_id, person_id=one, attendance=attendance, changed_at=now) for one in people
        )
        await session.commit()


async def row(house: House, event_id: int, person_id: int) -> EventPerson | None:
    async with house.database.reading() as session:
        found = await session.get(EventPerson, (event_id, person_id))
        await session.commit()
    return found


async def stand(house: House, event_id: int, person_id: int) -> tuple[Attendance, AttendanceSource | None, bool]:
    found = await row(house, event_id, person_id)
    assert found is not None
    return found.attendance, found.source, found.confirmed_at is not None


async def a_step(house: House, person_id: int, kind: str = "seminar", topic: str | None = None) -> int:
    """A route that is walked, with one step of that kind."""
    now, day = house.clock(), house.clock().date()
    async with house.database.writing() as session:
        route = Route(
            person_id=person_id, school_year=2025, basis=RouteBasis.REQUEST, status=RouteStatus.ACTIVE, version=1,
            created_at=now, changed_at=now, accepted_at=now, agreed_at=now,
        )  # fmt: skip
        session.add(route)
        await session.flush()
        step = Activity(
            route_id=route.id, place=1, area="methods", topic=topic, kind=kind, title="x", starts_on=day, due_on=day,
            is_mandatory=True, needs_acceptance=False, status=ActivityStatus.PLANNED, evidence=[],
        )  # fmt: skip
        session.add(step)
        await session.commit()
        return step.id


async def of_step(house: House, step_id: int) -> tuple[ActivityStatus, RouteStatus]:
    async with house.database.reading() as session:
        step = await session.get_one(Activity, step_id)
        route = await session.get_one(Route, step.route_id)
        await session.commit()
    return step.status, route.status


async def code_now(house: House, event_id: int, *, ago: int = 0) -> str:
    async with house.database.reading() as session:
        event = await session.get_one(Event, event_id)
        await session.commit()
    seconds = house.municipality.programme.events.code_seconds
    slot = attendance_codes.slot_of(house.clock(), seconds) - ago
    return attendance_codes.code_of(event.code_key or "", event_id, slot)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_a_list_in_two_taps(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    clock.now = BEGINS - timedelta(days=1)
    number = await planned(house, seats=2)
    await put(house, number, Attendance.REGISTERED, ids[TEACHER], ids[OTHER])
    await put(house, number, Attendance.DECLINED, ids[THIRD])
    step = await a_step(house, ids[TEACHER])
    methodist, teacher = telegram.person(METHODIST), telegram.person(TEACHER)
    await methodist.says("/plan")
    await methodist.forges(f"ek:{number}")
    assert "Кто был" not in methodist.buttons
    assert "за полчаса" in await methodist.forges(f"ea:{number}:m:0")
    await methodist.forges(f"eam:{number}:{ids[TEACHER]}:attended:m:0")
    assert "за полчаса" in methodist.toast
    assert (await stand(house, number, ids[TEACHER]))[0] is Attendance.REGISTERED
    clock.now = BEGINS - timedelta(minutes=30)
    await methodist.forges(f"ek:{number}")
    text = await methodist.taps("Кто был")
    assert HOSTILE in text
    assert "Пришли 0 из 2" in text
    assert methodist.buttons[:2] == ["○ Лев К.", "○ Вера Р."]
    first = methodist.data("○ Вера Р.")
    await methodist.taps("○ Вера Р.")
    await methodist.forges(first)
    assert "Пришли 1 из 2, не отмечены: 1" in methodist.text
    assert await stand(house, number, ids[TEACHER]) == (Attendance.ATTENDED, AttendanceSource.LEADER, True)
    assert await of_step(house, step) == (ActivityStatus.DONE, RouteStatus.COMPLETED)
    await methodist.taps("✓ Вера Р.")
    assert await stand(house, number, ids[TEACHER]) == (Attendance.ABSENT, AttendanceSource.LEADER, False)
    assert await of_step(house, step) == (ActivityStatus.PLANNED, RouteStatus.ACTIVE)
    await methodist.taps("✗ Вера Р.")
    assert await of_step(house, step) == (ActivityStatus.DONE, RouteStatus.COMPLETED)
    assert "Отмечено: 1" in (await methodist.taps("✓ Были все записанные"), methodist.toast)[1]
    assert "Пришли 2 из 2" in methodist.text
    assert len(methodist.buttons) <= 10
    await methodist.forges(f"eaA:{number}")
    assert "Все уже отмечены" in methodist.toast
    await methodist.taps("Ещё")
    await methodist.taps("Найти")
    await put_to_work(house, telegram)  # a restart in the middle
    assert "Никого не нашли" in await methodist.says("<b>&")
    assert "Никого не нашли" in await methodist.says("я" * 4000)
    await methodist.says("осокина")
    await methodist.taps("Яна О.")
    assert "Пришли 3 из 3" in methodist.text
    await methodist.says("лютик")
    await methodist.taps("Ольга Л.")
    await methodist.taps("‹ Назад")
    assert "Пришли 4 из 4" in methodist.text
    await methodist.taps("Ещё")
    await methodist.taps("Кто выступал")
    await methodist.taps("✓ Вера Р. · участие")
    await methodist.taps("✓ Вера Р. · выступление")
    found = await row(house, number, ids[TEACHER])
    assert found is not None
    assert found.role is EventRole.ORGANISED
    await methodist.taps("К отметкам")
    await methodist.taps("Ещё")
    await methodist.taps("Уважительные")
    await methodist.taps("✓ Лев К.")
    assert "⚑ Лев К." in methodist.buttons
    assert "Пришли 3 из 4" in methodist.text
    # whoever was put in by mistake goes; who registered or had been invited is only absent
    await methodist.taps("К отметкам")
    await methodist.taps("Ещё")
    await methodist.taps("Убрать из списка")
    out = methodist.data("✓ Ольга Л.")
    await methodist.taps("Ольга Л.")
    assert "Убрали" in methodist.toast
    assert "Пришли 2 из 3" in methodist.text
    await methodist.forges(out)
    assert await row(house, number, ids[COORDINATOR]) is None
    for one in ("✓ Вера Р.", "⚑ Лев К.", "✓ Яна О."):
        await methodist.taps(one)
        assert "известно больше" in methodist.toast
    await methodist.forges(f"eam:{number}:{ids[COORDINATOR]}:attended:m:0")
    await teacher.says("/menu")
    assert "Вы были здесь" in await teacher.forges(f"ev:{number}")
    async with house.database.reading() as session:
        noted = list(await session.scalars(select(AuditEntry).where(AuditEntry.action == Action.ATTENDANCE_MARKED)))
        await session.commit()
    assert [one.person_id for one in noted[:3]] == [ids[TEACHER]] * 3
    assert "Ромашкин" not in str([one.details for one in noted])
    coordinator = telegram.person(COORDINATOR)
    await coordinator.says("/menu")
    for person in (coordinator, teacher):
        for data in (
            f"ea:{number}:m:0", f"eam:{number}:{ids[OTHER]}:attended:m:0", f"ear:{number}:{ids[OTHER]}:spoke:0",
            f"eaA:{number}", f"eaR:{number}", f"eaM:{number}", f"eaf:{number}", f"eap:{number}:{ids[OTHER]}",
            f"eax:{number}:{ids[OTHER]}:0", f"eaw:{number}", f"eat:{number}", f"eas:{number}", f"eaY:{number}:0", f"eac:{number}", f"eaq:{number}",
        ):  # fmt: skip
            await person.forges(data)
    for data in (
        "ea:999:m:0", "ea:0:m:0", f"ea:{number}:m:999", f"eam:{number}:999:attended:m:0", f"eaq:{number}",
        f"eam:{number}:{ids[OTHER]}:declined:m:0", f"ear:{number}:999:spoke:0", f"eap:{number}:{2**62}",
        f"eax:{number}:999:0", f"eax:999:{ids[OTHER]}:0",
    ):  # fmt: skip
        await methodist.forges(data)
    assert (await stand(house, number, ids[OTHER]))[0] is Attendance.EXCUSED
    await methodist.forges(f"eaw:{number}")
    assert "Пришли 3 из 4" in methodist.text
    table = [list(one) for one in load_workbook(BytesIO(sent(methodist))).worksheets[0].iter_rows(values_only=True)]
    assert [one[1:] for one in table if one[0] == 1] == [
        ["Лев К.", "Школа № 7", "отсутствие по уважительной причине", "участие", "отметил организатор"]
    ]
    assert len(table) == 5


async def test_after_it_was_held_the_rest_is_settled(
    house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]
):
    number = await planned(house)
    await put(house, number, Attendance.REGISTERED, ids[TEACHER], ids[OTHER])
    methodist = telegram.person(METHODIST)
    await methodist.says("/menu")
    await methodist.forges(f"eaR:{number}")
    clock.now = BEGINS - timedelta(minutes=5)
    await methodist.forges(f"eaR:{number}")
    assert "ещё не началось" in methodist.toast
    clock.now = BEGINS + timedelta(days=1, hours=3)
    async with house.database.writing() as session:
        assert await event_clock.ask_if_held(session, house.municipality, now=clock.now) == 1
    async with house.database.reading() as session:
        [asked] = list(await session.scalars(select(OutboxMessage)))
        await session.commit()
    assert asked.payload["rows"][0][0] == {"phrase": "attendance-door", "data": f"ea:{number}:m:0"}
    await methodist.forges(asked.payload["rows"][0][0]["data"])
    await methodist.taps("○ Вера Р.")
    assert "1 записанный" in await methodist.forges(f"ekh:{number}")
    rest = methodist.data("✗ Остальных не было · 1")
    await methodist.taps("✗ Остальных")
    assert "Пришли 1 из 2" in methodist.text
    await methodist.forges(rest)
    assert "больше некого" in methodist.toast
    assert await stand(house, number, ids[OTHER]) == (Attendance.ABSENT, AttendanceSource.LEADER, False)
    await methodist.forges(f"ek:{number}")
    await methodist.taps("Кто был")
    await methodist.taps("✗ Лев К.")
    await methodist.says("/plan")
    assert "Участий: 2, людей: 2" in await methodist.taps("Цифры")
    clock.now += timedelta(days=31)
    await methodist.forges(f"eam:{number}:{ids[OTHER]}:absent:m:0")
    assert "больше месяца" in methodist.toast
    assert (await stand(house, number, ids[OTHER]))[0] is Attendance.ATTENDED


async def test_the_code_of_the_day(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    number, foreign = await planned(house, seats=1), await planned(house, title="Соседнее")
    await put(house, number, Attendance.REGISTERED, ids[OTHER])
    step = await a_step(house, ids[TEACHER])
    methodist, teacher, other = (telegram.person(one) for one in (METHODIST, TEACHER, OTHER))
    for person in (methodist, teacher, other):
        await person.says("/menu")
    clock.now = BEGINS - timedelta(minutes=31)
    await methodist.forges(f"eac:{number}")
    assert "за 30 минут" in methodist.toast
    await teacher.forges(f"ev:{number}")
    assert "🙋 Я здесь" not in teacher.buttons
    for _ in range(6):  # too early is no wrong code
        assert "заработает 07.10 в" in await teacher.says(f"/start here_{number}_000000")
    clock.now = BEGINS
    await methodist.forges(f"ea:{number}:m:0")
    await methodist.taps("Показать код")
    code = await code_now(house, number)
    assert f"{code[:3]} {code[3:]}" in methodist.text
    assert methodist.screen.content.kind == "photo"
    await methodist.taps("Обновить")
    await methodist.taps("Закончить")
    assert not attendance_showing.LIVE
    await methodist.forges(f"eac:{foreign}")
    await methodist.taps("Закончить")
    assert "🙋 Я здесь" in (await teacher.forges(f"ev:{number}"), teacher.buttons)[1]
    await teacher.says("привет")
    assert "ничего не спрашивал" in teacher.text
    await teacher.forges(f"ev:{number}")
    assert "не подошёл" in await teacher.says(await code_now(house, foreign))
    clock.passes(seconds=60)
    await teacher.forges(f"ev:{number}")
    await teacher.taps("🙋 Я здесь")
    assert "шесть цифр" in await teacher.says("<b>&" * 900)
    assert "не подошёл" in await teacher.says(await code_now(house, number, ago=2))
    assert "вы на «Чтение" in await teacher.says(await code_now(house, number, ago=1))
    assert await stand(house, number, ids[TEACHER]) == (Attendance.ATTENDED, AttendanceSource.CODE, True)
    assert (await of_step(house, step))[0] is ActivityStatus.DONE
    await teacher.taps("Подробнее")
    assert "🙋 Я здесь" not in teacher.buttons
    # whoever keeps the event has the last word, and a code given on cannot turn it
    await methodist.forges(f"eam:{number}:{ids[TEACHER]}:absent:m:0")
    clock.passes(minutes=10)
    assert "вас не было" in await teacher.says(f"/start here_{number}_{await code_now(house, number)}")
    assert (await stand(house, number, ids[TEACHER]))[0] is Attendance.ABSENT
    await methodist.forges(f"eam:{number}:{ids[OTHER]}:absent:m:0")
    assert "вы на" in await other.says(f"/start here_{number}_{await code_now(house, number)}")
    assert await stand(house, number, ids[OTHER]) == (Attendance.ATTENDED, AttendanceSource.CODE, True)
    await other.says(f"/start here_{number}_{await code_now(house, number)}")
    # five wrong codes and a pause, after which a right one is looked at again
    third = telegram.person(THIRD)
    await third.says("/menu")
    for one in range(5):
        assert "сейчас не действует" in await third.says(f"/start here_{999 + one}_000000")
        assert "не подошёл" in await third.says(f"/start here_{number}_{wrong(await code_now(house, number))}")
    assert "слишком много" in await third.says(f"/start here_{number}_{await code_now(house, number)}")
    assert await row(house, number, ids[THIRD]) is None
    clock.passes(minutes=9)
    assert "слишком много" in await third.says(f"/start here_{number}_{await code_now(house, number)}")
    clock.passes(minutes=2)
    assert "вы на" in await third.says(f"/start here_{number}_{await code_now(house, number)}")
    async with house.database.reading() as session:
        forms = [one.key for one in await session.scalars(select(Form)) if one.key.startswith("attendance:")]
        await session.commit()
    assert forms
    assert not any(str(THIRD) in one for one in forms)
    clock.now = BEGINS + timedelta(hours=3, minutes=1)
    await methodist.forges(f"eac:{number}")
    assert "Время кода прошло" in methodist.toast
    assert "действовал до" in await other.says(f"/start here_{foreign}_{await code_now(house, foreign)}")
    await other.forges(f"eah:{number}")
    assert "Сейчас код не нужен" in other.toast


async def test_a_code_typed_out_of_the_blue(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    """As the screen in the hall asks for it: whatever the phone shows just now."""
    number = await planned(house, audience={"wanted": {"subject": ["math"]}})
    other = await planned(house, title="Соседнее", audience={"wanted": {"subject": ["math"]}})
    clock.now = BEGINS
    methodist, teacher, third = (telegram.person(one) for one in (METHODIST, TEACHER, THIRD))
    for person in (methodist, teacher, third):
        await person.says("/menu")
    assert "ничего не спрашивал" in await teacher.says("123 456")  # nothing is shown yet
    for one in (other, number):
        await methodist.forges(f"eac:{one}")
        await methodist.taps("Закончить")
    code = await code_now(house, number)
    assert "ничего не спрашивал" in await third.says(code)  # it is not for them
    assert await row(house, number, ids[THIRD]) is None
    assert "ничего не спрашивал" in await teacher.says("12 345")
    assert "вы на «Чтение" in await teacher.says(f"{code[:3]} {code[3:]}")
    assert await stand(house, number, ids[TEACHER]) == (Attendance.ATTENDED, AttendanceSource.CODE, True)
    assert "вы на «Чтение" in await teacher.says(code)  # once more harms nothing
    for _ in range(5):
        await teacher.says("/menu")
        assert "не подошёл" in await teacher.says(wrong(await code_now(house, other)))
    await teacher.says("/menu")
    assert "слишком много" in await teacher.says(await code_now(house, other))  # guesses are counted here too
    assert await row(house, other, ids[TEACHER]) is None
    clock.passes(minutes=11)
    assert "вы на «Соседнее" in await teacher.says(await code_now(house, other))
    clock.now = BEGINS + timedelta(hours=5)
    await teacher.says("/menu")
    assert "ничего не спрашивал" in await teacher.says(await code_now(house, other))


async def test_a_code_is_for_those_the_event_is_for(
    house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]
):
    of_math = await planned(house, audience={"wanted": {"subject": ["math"]}})
    clock.now = BEGINS
    methodist, third = telegram.person(METHODIST), telegram.person(THIRD)
    await methodist.says("/menu")
    await methodist.forges(f"eac:{of_math}")
    await methodist.forges(f"eaq:{of_math}")
    await third.says("/menu")
    assert "нет среди тех" in await third.says(f"/start here_{of_math}_{await code_now(house, of_math)}")
    assert await row(house, of_math, ids[THIRD]) is None
    clock.passes(hours=4)
    assert "сейчас не действует" in await third.says(f"/start here_{of_math}_{await code_now(house, of_math)}")
    clock.now = BEGINS
    await put(house, of_math, Attendance.INVITED, ids[THIRD])
    assert "вы на" in await third.says(f"/start here_{of_math}_{await code_now(house, of_math)}")
    async with house.database.writing() as session:
        event = await session.get_one(Event, of_math)
        event.status = EventStatus.CANCELLED
        await session.commit()
    assert "сейчас не действует" in await third.says(f"/start here_{of_math}_{await code_now(house, of_math)}")


async def test_a_newcomer_keeps_a_pass_until_they_are_in(
    house: House, telegram: Telegram, clock: Clock, ids: dict[int, int], stranger: Person
):
    number = await planned(house)
    clock.now = BEGINS
    methodist = telegram.person(METHODIST)
    await methodist.says("/menu")
    await methodist.forges(f"eac:{number}")
    await methodist.forges(f"eaq:{number}")
    code = await code_now(house, number)
    assert "не подошёл" in await stranger.says(f"/start here_{number}_{wrong(code)}")
    await stranger.says(f"/start here_{number}_{code}")
    await stranger.taps("Продолжить")
    await stranger.taps("Согласен")
    clock.passes(minutes=20)
    await stranger.says("Школа № 3")
    await stranger.taps("Школа № 3")
    await stranger.taps("Учитель, преподаватель")
    await stranger.taps("Учитель")
    await stranger.says("мате")
    await stranger.taps("Математика")
    await stranger.says("2009")
    assert "Осталось нажать" in await stranger.says("Подснежникова Алла Петровна")
    data = stranger.data("🙋 Я здесь")
    foreign = telegram.person(OTHER)
    await foreign.says("/menu")
    assert "не подошёл" in await foreign.forges(data)
    assert await row(house, number, ids[OTHER]) is None
    assert "вы на" in await stranger.taps("🙋 Я здесь")
    await stranger.forges(data)
    async with house.database.reading() as session:
        found = list(await session.scalars(select(EventPerson).where(EventPerson.event_id == number)))
        await session.commit()
    assert [(one.attendance, one.source) for one in found] == [(Attendance.ATTENDED, AttendanceSource.CODE)]
    clock.passes(hours=3)
    second = telegram.person(502)
    await enter(second)
    assert "действовал до" in await second.forges(data)


async def test_the_picture_renews_itself(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    programme = house.municipality.programme
    rules = programme.events.model_copy(update={"code_seconds": 1})
    object.__setattr__(house.municipality, "programme", programme.model_copy(update={"events": rules}))
    await put_to_work(house, telegram)
    number = await planned(house)
    clock.now = BEGINS
    methodist = telegram.person(METHODIST)
    await methodist.says("/menu")
    await methodist.forges(f"eac:{number}")
    before, messages = methodist.text, len(methodist.messages)
    for _ in range(60):
        await asyncio.sleep(0.05)
        if methodist.text != before:
            break
    assert methodist.text != before
    assert len(methodist.messages) == messages
    # whoever looks at something else shows no code behind their back
    for leave in ("/plan", f"ea:{number}:m:0"):
        picture = methodist.screen
        assert attendance_showing.LIVE
        await (methodist.says(leave) if leave.startswith("/") else methodist.forges(leave))
        assert not attendance_showing.LIVE
        await asyncio.sleep(0.05)
        shown = next(one for one in methodist.messages if one.id == picture.id)
        assert "больше не действует" in shown.content.text
        await methodist.forges(f"eac:{number}")
    async with house.database.writing() as session:
        event = await session.get_one(Event, number)
        event.status = EventStatus.CANCELLED
        await session.commit()
    for _ in range(60):
        await asyncio.sleep(0.05)
        if not attendance_showing.LIVE:
            break
    assert "больше не действует" in methodist.text
    assert not attendance_showing.LIVE
    await methodist.taps("Закончить")


async def test_a_list_is_taken_in(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    number = await planned(house)
    await settle(house, 77, names=("Ромашкина", "Вера", "Олеговна"))
    await put(house, number, Attendance.REGISTERED, ids[TEACHER])
    clock.now = BEGINS
    methodist = telegram.person(METHODIST)
    await methodist.says("/menu")
    await methodist.forges(f"eas:{number}")
    assert "никто не отмечен" in await methodist.says("—")
    assert "не больше 500" in await methodist.says("\n".join(f"Ива{one}б" for one in range(501)))
    text = await methodist.says("1. Ромашкина\nКленов Л.И.\n<b>Никто & Нигде</b>\nРомашкина Вера")
    assert "Нашли: 2, не нашли: 1" in text
    assert "<b>Никто & Нигде</b> — не нашли" in text
    apply = methodist.data("Отметить 2")
    await put_to_work(house, telegram)
    await methodist.taps("Отметить 2")
    await methodist.forges(apply)
    assert "Все уже отмечены" in methodist.toast
    for one in (TEACHER, OTHER):
        assert await stand(house, number, ids[one]) == (Attendance.ATTENDED, AttendanceSource.IMPORT, True)
    await methodist.forges(f"eaY:{number}:00000000")
    await methodist.forges(f"eat:{number}")
    book = load_workbook(BytesIO(sent(methodist)))
    rows = [list(one) for one in book.worksheets[0].iter_rows(values_only=True)]
    assert rows[0] == ["Код", "Фамилия и имя", "Место работы", "Был"]
    assert [one[3] for one in rows[1:]] == ["да", "да"]
    async with house.database.reading() as session:
        third = await session.get_one(Stored, ids[THIRD])
        await session.commit()
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for one in (*rows, [third.code, "", "", "Да"], ["", "Лютикова", "", ""], ["", "Ромашкина", "", "+"]):
        sheet.append(one)
    out = BytesIO()
    made.save(out)
    await methodist.forges(f"eas:{number}")
    text = await methodist.hands_over("list.xlsx", out.getvalue())
    assert "Нашли: 3, уже отмечены: 2" in text
    await methodist.taps("Отметить 1")
    assert (await stand(house, number, ids[THIRD]))[1] is AttendanceSource.IMPORT
    assert await row(house, number, ids[COORDINATOR]) is None
    async with house.database.reading() as session:
        known = await session.get_one(Stored, ids[THIRD])
    for heading, line in (
        (["№", "Ф.И.О."], [1, f"{known.surname} {known.name} {known.patronymic}"]),
        (["Фамилия", "Имя", "Школа"], [known.surname, known.name, "3"]),
        (["Фамилия", "Имя", "Отчество", "Был(а)"], [known.surname, known.name, known.patronymic, "+"]),
    ):
        await methodist.forges(f"eas:{number}")
        assert "Нашли: 1, уже отмечены: 1" in await methodist.hands_over("list.xlsx", table([heading, line])), heading
    await methodist.forges(f"eas:{number}")
    text = await methodist.hands_over("list.xlsx", table([["Кто", "Откуда"], ["Ромашкина", "3"]]))
    assert "заготовку" in text
    assert "шаблон" not in text
    assert "не" in await methodist.hands_over("list.xlsx", b"nonsense")
    coordinator = telegram.person(COORDINATOR)
    await coordinator.says("/menu")
    own = await planned(house, COORDINATOR, starts_at=BEGINS + timedelta(minutes=10))
    await coordinator.forges(f"eas:{own}")
    text = await coordinator.says("Кленов, Осокина")
    assert "Нашли: 1, не нашли: 1" in text
    await coordinator.forges(f"eam:{own}:{ids[OTHER]}:attended:m:0")
    assert await row(house, own, ids[OTHER]) is None


def table(lines: list[list]) -> bytes:
    made, out = Workbook(), BytesIO()
    for one in lines:
        made.worksheets[0].append(one)
    made.save(out)
    return out.getvalue()


def sent(person: Person) -> bytes:
    """The file sent last."""
    file = next(one.content.file for one in reversed(person.messages) if one.content.file)
    return file.data


async def test_a_day_of_another_year_says_which(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    await planned(house, is_external=True, title="Форум", starts_at=BEGINS)
    clock.now = BEGINS.replace(year=BEGINS.year + 1, month=1)
    teacher = telegram.person(TEACHER)
    for tap in ("/events", "Мои записи", "Моё участие", "Участие в других местах"):
        await (teacher.says(tap) if tap.startswith("/") else teacher.taps(tap))
    assert teacher.buttons[0].startswith(f"7 октября {BEGINS.year}")
    assert f"7 октября {BEGINS.year}" in await teacher.taps("7 октября")


async def test_a_photo_shows_taking_part_elsewhere(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    number = await planned(house, is_external=True, title="Форум", starts_at=BEGINS)
    clock.now = BEGINS + timedelta(days=40)
    methodist, teacher, stranger = (telegram.person(one) for one in (METHODIST, TEACHER, OTHER))
    for person in (methodist, teacher, stranger):
        await person.says("/menu")
    await teacher.forges(f"eao:{number}:spoke")
    assert "Подойдёт файл" in await teacher.sends("voice")
    assert "Ждёт подтверждения" in await teacher.sends("photo")
    await teacher.taps("📎 Открыть файл")
    assert teacher.screen.content.kind == "photo"
    await methodist.forges(f"eaj:{number}:{ids[TEACHER]}")
    assert "подпись" in methodist.text
    await methodist.taps("📎 Открыть файл")
    assert methodist.screen.content.kind == "photo"
    for data in (f"eaJ:{number}:0", f"eaJ:{number}:{ids[TEACHER]}"):
        await stranger.forges(data)
        assert stranger.screen.content.kind == "text"


async def test_taking_part_elsewhere(house: House, telegram: Telegram, clock: Clock, ids: dict[int, int]):
    number = await planned(house, is_external=True, title="Форум <Ива>", starts_at=BEGINS)
    step = await a_step(house, ids[TEACHER], kind="talk")
    methodist, teacher, coordinator = (telegram.person(one) for one in (METHODIST, TEACHER, COORDINATOR))
    for person in (methodist, teacher, coordinator):
        await person.says("/menu")
    await teacher.says("/events")
    await teacher.taps("Мои записи")
    await teacher.taps("Моё участие")
    assert "Пока пусто" in await teacher.taps("Участие в других местах")
    await teacher.forges(f"eao:{number}:spoke")
    assert "когда мероприятие началось" in teacher.toast
    clock.now = BEGINS + timedelta(days=40)
    await teacher.says("/events")
    await teacher.taps("Мои записи")
    await teacher.taps("Моё участие")
    await teacher.taps("Участие в других местах")
    await teacher.taps("7 октября")
    await teacher.taps("Выступление")
    assert "от 5 до 500" in await teacher.says("да")
    assert "от 5 до 500" in await teacher.says("я" * 4000)
    await teacher.says("Сертификат <№ 5> & программа")
    assert "Ждёт подтверждения" in teacher.text
    assert await stand(house, number, ids[TEACHER]) == (Attendance.ATTENDED, AttendanceSource.SELF, False)
    assert (await of_step(house, step))[0] is ActivityStatus.PLANNED
    await methodist.says("/plan")
    await methodist.forges(f"ek:{number}")
    assert "были: 1" not in methodist.text
    await methodist.taps("Кто был")
    assert "говорят, что были: 1" in methodist.text
    stranger = telegram.person(OTHER)
    await stranger.says("/menu")
    for person in (stranger, teacher):
        for data in ("eai:0", f"eaj:{number}:{ids[TEACHER]}", f"eaz:{number}:{ids[TEACHER]}:1"):
            await person.forges(data)
    assert not (await stand(house, number, ids[TEACHER]))[2]
    await coordinator.says("/plan")
    await coordinator.taps("Ждут подтверждения · 1")
    await coordinator.taps("Вера Р.")
    assert "Сертификат <№ 5> & программа" in coordinator.text
    confirm = coordinator.data("✓ Подтвердить")
    await coordinator.taps("Не подтверждать")
    await coordinator.forges(confirm)
    assert "больше нет" in coordinator.toast
    assert (await stand(house, number, ids[TEACHER]))[0] is Attendance.ABSENT
    await teacher.forges(f"eae:{number}")
    assert "не подтвердили" in teacher.text
    await teacher.taps("Выступление")
    await teacher.says("https://example.org/program")
    await methodist.forges(confirm)
    assert await stand(house, number, ids[TEACHER]) == (Attendance.ATTENDED, AttendanceSource.SELF, True)
    assert (await of_step(house, step))[0] is ActivityStatus.DONE
    async with house.database.reading() as session:
        told = [
            one.payload.get("phrase") for one in await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        ]
        await session.commit()
    assert told == ["attendance-told-rejected", "attendance-told-confirmed"]
    await teacher.forges(f"eao:{number}:spoke")
    await teacher.says("Ещё раз то же самое")
    assert (await stand(house, number, ids[TEACHER]))[2]
    # one's own is for somebody else to confirm
    await coordinator.forges(f"eao:{number}:listener")
    await coordinator.says("Была там сама")
    await coordinator.forges(f"eaz:{number}:{ids[COORDINATOR]}:1")
    assert not (await stand(house, number, ids[COORDINATOR]))[2]
    assert "🙋 Я здесь" not in (await teacher.forges(f"ev:{number}"), teacher.buttons)[1]
    await methodist.forges(f"eac:{number}")
    assert "проводят другие" in methodist.toast
