"""A municipality that does not use a feature has no door to it: no button, no command, no forged tap, no letter."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import House
from bot.commands import publish_commands
from models.deficits import DeficitSource
from models.events import Attendance, EventPerson
from models.outbox import OutboxMessage
from models.people import Role
from services.deficits import deficit_decisions
from services.errors import NotAllowed
from services.events import events
from services.events.events import EventDraft
from services.mentorships import mentoring_reminders, signal_weighing
from services.routes import route_clock
from tests.dialogs.shortcuts import put_to_work, settle, submit, visit_of
from tests.dialogs.test_deficits import weigh
from tests.dialogs.test_route import confirm, person_of
from tests.pairing import pair_up
from tests.telegram import Person, Telegram

METHODIST = 951


async def without(house: House, telegram: Telegram, *modules: str) -> House:
    programme = house.municipality.programme
    left = programme.modules.model_copy(update=dict.fromkeys(modules, False))
    municipality = replace(house.municipality, programme=programme.model_copy(update={"modules": left}))
    changed = replace(house, municipality=municipality)
    await put_to_work(changed, telegram)
    return changed


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    person = telegram.person(METHODIST, "Анна", "Василькова")
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    return person


async def test_without_routes_nothing_leads_to_them(
    house: House, telegram: Telegram, teacher: Person, methodist: Person
):
    educator = await person_of(house, teacher.id)
    await confirm(house, educator)
    await teacher.says("/route")
    await teacher.taps("Собрать маршрут")
    await teacher.taps("Принять маршрут")
    await submit(house, teacher.id)
    assert "🧭" in await teacher.says("/menu")
    house = await without(house, telegram, "routes")
    for person in (teacher, methodist):
        menu = await person.says("/menu")
        assert "🧭" not in menu + "".join(person.buttons)
        for command in ("/route", "/routes"):
            await person.says(command)
            assert "маршрут" not in person.text.lower()
        await person.says("/menu")
        for forged in ("go:route", "go:routes", "wo:1", "wb:request", "wd:1", "vl:all:0:0:0", "vs:0"):
            assert "из старого сообщения" in await person.forges(forged), forged
    assert "route" not in telegram.commands_of(METHODIST)
    assert "routes" not in telegram.commands_of(METHODIST)
    assert "deficits" in telegram.commands_of(METHODIST)
    await teacher.forges("dfm")
    assert "Где поможем" in teacher.text
    assert "маршрут" not in teacher.text.replace("в вашем маршруте", "")
    assert "🧭 Мой маршрут" not in teacher.buttons
    house.clock.passes(days=40)
    async with house.database.writing() as session:
        await deficit_decisions.add(
            session, await visit_of(house, METHODIST), person_id=educator, area="methods", topic="",
            source=DeficitSource.INTERVIEW, typed=None,
        )  # fmt: skip
    async with house.database.writing() as session:
        await route_clock.run(session, house.municipality, now=house.clock() + timedelta(days=200))
    async with house.database.reading() as session:
        letters = list(await session.scalars(select(OutboxMessage)))
        await session.commit()
    assert [one.payload["phrase"] for one in letters] == ["my-deficits-told-alone"]
    assert letters[0].payload["rows"] == []
    await publish_commands(telegram.bot, house.catalog, house.municipality.programme.modules)


async def test_without_a_register_nothing_leads_to_it(
    house: House, telegram: Telegram, teacher: Person, methodist: Person
):
    await submit(house, teacher.id)
    await weigh(house)
    house = await without(house, telegram, "deficit_register", "announcements")
    await methodist.says("/menu")
    assert not {"🔎 Дефициты", "📢 Объявления"} & set(methodist.buttons)
    for command in ("/deficits", "/announce"):
        await methodist.says(command)
        assert "Дефицит" not in methodist.text
        assert "Объявлени" not in methodist.text
    await methodist.says("/menu")
    for forged in ("go:deficits", "dfw:1", "dfg", "dfj:all:0", "dfx", "dfi", "dfm", "dfM:0:-1:0", "go:announce"):
        assert "из старого сообщения" in await methodist.forges(forged), forged
    assert not {"deficits", "announce"} & set(telegram.commands_of(METHODIST))
    await teacher.says("/surveys")
    await teacher.taps("Профессиональный профиль")
    assert "Хочу предложить сам(а)" not in teacher.buttons
    await teacher.says("/route")
    assert "Мои зоны помощи" not in teacher.buttons
    await teacher.taps("По моему запросу")
    await teacher.taps("Предметная")
    await teacher.taps("Принять маршрут")
    await teacher.taps("Весь маршрут")
    assert "Мои зоны помощи" not in teacher.buttons
    with pytest.raises(NotAllowed):
        async with house.database.writing() as session:
            await deficit_decisions.confirm_person(session, await visit_of(house, METHODIST), person_id=1)


async def test_without_mentoring_no_pair_writes_and_nobody_is_warned(
    house: House, telegram: Telegram, teacher: Person, methodist: Person
):
    ids = [(await visit_of(house, one.id)).actor.id for one in (teacher, methodist) if await one.says("/menu")]
    pair = await pair_up(house, ids[1], ids[0])
    house = await without(house, telegram, "mentoring")
    for person in (teacher, methodist):
        await person.says("/menu")
        for forged in (f"Jw:{pair}", f"Jk:{pair}:meeting", f"Jl:{pair}:0", f"Jp:{pair}", "fw", "ft:mentor:1", "sg:0:0"):
            assert "из старого сообщения" in await person.forges(forged), forged
    async with house.database.writing() as session:
        await mentoring_reminders.remind(session, house.municipality, now=house.clock() + timedelta(days=20))
        assert await signal_weighing.weigh_due(session, house.municipality) == 0
        assert list(await session.scalars(select(OutboxMessage))) == []


async def test_without_events_nothing_leads_to_them(
    house: House, telegram: Telegram, teacher: Person, methodist: Person
):
    async with house.database.writing() as session:
        draft = EventDraft("seminar", "Чтение", house.clock() + timedelta(days=3), seats=1)
        number = (await events.create(session, await visit_of(house, METHODIST), draft)).id
    await teacher.says("/events")
    await teacher.taps("10.10")
    await teacher.taps("Записаться")
    card = teacher.screen
    house = await without(house, telegram, "events")
    for person in (teacher, methodist):
        menu = await person.says("/menu")
        assert "ероприят" not in menu + "".join(person.buttons)
        for command in ("/events", "/plan"):
            assert "Чтение" not in await person.says(command)
        await person.says("/menu")
        for forged in ("go:events", "go:plan", f"ev:{number}", f"ex:{number}", f"ey:{number}", "ezo", f"ek:{number}"):
            assert "из старого сообщения" in await person.forges(forged), forged
    await teacher.taps("Отменить запись", message=card)
    async with house.database.reading() as session:
        found = list(await session.scalars(select(EventPerson.attendance)))
    assert found == [Attendance.REGISTERED]
    assert not {"events", "plan"} & set(telegram.commands_of(METHODIST))
