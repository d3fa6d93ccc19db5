"""Associations in the chat: made, filled and led; joined and left; planned, agreed on, given days; forged and stale taps."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select, update

from bot.app import House
from models.associations import Association, Membership, MembershipRequest
from models.deficits import Deficit, DeficitSource, DeficitState
from models.events import Event
from models.meetings import MeetingPlan, PlannedMeeting, PlanStatus
from models.organizations import Organization
from models.outbox import OutboxMessage
from models.people import Person as Stored
from models.people import Role, RoleGrant
from models.responses import Response
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram

METHODIST, COORDINATOR, LEADER, TEACHER, STRANGER = 921, 922, 923, 924, 925


@pytest.fixture
async def town(house: House, telegram: Telegram, clock: Clock) -> dict[int, Person]:
    clock.now = datetime(2025, 9, 2, 9, tzinfo=UTC)
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), subject="history", role=Role.METHODIST)
    await settle(house, COORDINATOR, names=("Клюквина", "Нина", "Олеговна"), role=Role.SCHOOL_COORDINATOR)
    await settle(house, LEADER, names=("Тополева", "Алла", "Ивановна"))
    await settle(house, TEACHER)
    await settle(house, STRANGER, names=("Ивова", "Ия", "Ильинична"), school="Школа № 7", subject="physics")
    people = {number: telegram.person(number) for number in (METHODIST, COORDINATOR, LEADER, TEACHER, STRANGER)}
    for one in people.values():
        await one.says("/menu")
    return people


async def ids(house: House) -> dict[str, int]:
    async with house.database.reading() as session:
        return {one.surname or "": one.id for one in await session.scalars(select(Stored))}


async def all_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        return list(await session.scalars(select(table).order_by(*table.__table__.primary_key)))


async def make(person: Person, title: str = "РМО <математиков> & Ко") -> None:
    await person.says("/association")
    await person.taps("Все объединения")
    await person.taps("Новое")
    await person.taps("Муниципальное")
    await person.says(title)


async def lead(house: House, town: dict[int, Person]) -> None:
    """An association of all mathematicians led by the leader."""
    await make(town[METHODIST])
    await town[METHODIST].taps("Предмет")
    await town[METHODIST].taps("Математика")
    await town[METHODIST].forges("oab:1")
    await town[METHODIST].taps("Все учителя: математика")
    assert "Добавится 3 человека" in town[METHODIST].text
    await town[METHODIST].taps("Добавить · 3")
    await town[METHODIST].forges("oah:1")
    await town[METHODIST].taps("Назначить руководителя")
    await town[METHODIST].says("Тополе")
    await town[METHODIST].taps("Алла Т.")
    await town[METHODIST].taps("Да, назначить")


async def test_an_association_is_made_filled_and_led(house: House, town: dict[int, Person], telegram: Telegram):
    methodist, people = town[METHODIST], await ids(house)
    await lead(house, town)
    assert "Руководитель: Алла Т." in methodist.text
    assert "association" in telegram.commands_of(LEADER)
    assert len(await all_of(house, Membership)) == 3
    await make(methodist, "рмо: Математиков; ко")
    assert "Такое объединение уже есть" in methodist.text
    await methodist.says("x" * 4000)
    assert "от 3 до 200" in methodist.text
    await methodist.forges("oab:1")
    await methodist.says("ивов")
    await methodist.taps("Ия И.")
    assert "Добавили" in methodist.text
    assert len([one for one in await all_of(house, Membership) if one.association_id == 1]) == 4
    await methodist.forges(f"oax:1:{people['Ивова']}:0")
    await methodist.taps("Да, убрать")
    await methodist.forges(f"oax:1:{people['Ивова']}:1")  # the second tap of a stale button
    assert len([one for one in await all_of(house, Membership) if one.association_id == 1]) == 3
    leader = town[LEADER]
    await leader.says("/association")
    assert len(leader.buttons) <= 8
    await leader.taps("Ещё…")
    await leader.taps("Кто ведёт")
    await leader.taps("Секретарь")
    await leader.taps("Вера Р.")
    await leader.taps("Да, назначить")
    assert "Секретарь: Вера Р." in leader.text
    for forged in (
        "oaP:1:{Ивова}:leader:1",
        "oac:1:1",
        "oat:1",
        "oaB:1:{Ивова}",
        "oaY:1:1:1",
        "oaF:2025",
        "oaG",
        "oaN:club",
    ):
        await town[STRANGER].forges(forged.format(**people))
        await leader.forges(forged.format(**people))
    assert len([one for one in await all_of(house, Membership) if one.association_id == 1]) == 3
    [first, *_] = await all_of(house, Association)
    assert first.closed_at is None


async def test_a_plan_of_a_school_waits_for_its_coordinator(house: House, town: dict[int, Person]):
    methodist, coordinator = town[METHODIST], town[COORDINATOR]
    for one, kind in ((methodist, "Муниципальное"), (coordinator, "Школьное")):
        await one.says("/association")
        await one.taps("Все объединения")
        await one.taps("Новое")
        await one.taps(kind)
        await one.says(f"Объединение <{kind}> &")
    async with house.database.writing() as session:
        for number in (1, 2):
            for year in (2024, 2025):  # a plan of a year that is over waits for nobody
                plan = MeetingPlan(
                    association_id=number, school_year=year, status=PlanStatus.PROPOSED, created_at=house.clock()
                )
                session.add(plan)
        await session.commit()
    for one, kind in ((methodist, "Муниципальное"), (coordinator, "Школьное")):
        await one.says("/menu")
        await one.taps("Планы на согласовании · 1")
        assert any(kind in button and "2025/26" in button for button in one.buttons)
    async with house.database.writing() as session:
        await session.execute(update(RoleGrant).values(role=Role.EXPERT).where(RoleGrant.organization_id.is_not(None)))
        await session.commit()
    await methodist.says("/association")
    await methodist.taps("Планы на согласовании · 2")  # where the school has nobody to approve it
    await methodist.forges("oaW:99")
    assert len(methodist.buttons) == 3
    await coordinator.says("/menu")
    await coordinator.forges("oaW:0")
    assert "Школьное" not in "".join(coordinator.buttons)


async def test_somebody_asks_to_be_taken_in_and_leaves(house: House, town: dict[int, Person]):
    await lead(house, town)
    stranger, leader = town[STRANGER], town[LEADER]
    await stranger.says("/association")
    assert "не состоите" in stranger.text
    await stranger.says("матем")
    await stranger.taps("РМО")
    await stranger.taps("Попроситься")
    await stranger.forges("oaa:1")
    assert "Вы попросились" in stranger.text
    assert len(await all_of(house, MembershipRequest)) == 1
    await stranger.forges("oar:1:0")
    await stranger.forges("oad:1:1")  # nobody lets themselves in
    assert (await all_of(house, MembershipRequest))[0].decided_at is None
    await leader.says("/association")
    await leader.taps("Просятся: 1")
    accept = leader.data("✓ Принять 1")
    await leader.taps("Принять 1")
    await leader.forges(accept)
    letters = [one.payload["phrase"] for one in await all_of(house, OutboxMessage) if one.chat_id == STRANGER]
    assert letters == ["association-told-accepted"]
    await stranger.says("/association")
    assert "4 участника" in stranger.text
    assert "Участники" not in "".join(stranger.buttons)
    await stranger.forges("oam:1:0")
    assert "Вера Р." not in stranger.text
    await stranger.says("/association")
    await stranger.taps("Выйти")
    await stranger.taps("Да, выйти")
    assert "больше не состоите" in stranger.text
    await stranger.forges("oae:1:1")
    await stranger.forges("oa:1")
    assert len(await all_of(house, Membership)) == 3


async def test_a_coordinator_keeps_those_of_their_school(house: House, town: dict[int, Person]):
    await make(town[METHODIST])
    coordinator, people = town[COORDINATOR], await ids(house)
    await coordinator.says("/association")
    await coordinator.taps("Все объединения")
    assert "· 0" in coordinator.text
    await coordinator.taps("Новое")
    assert [one for one in coordinator.buttons if "Назад" not in one] == ["Школьное методическое объединение"]
    await coordinator.taps("Школьное")
    await coordinator.says("ШМО математиков")
    assert "Создали" in coordinator.text
    made = (await all_of(house, Association))[-1]
    schools = {one.title: one.id for one in await all_of(house, Organization)}
    assert (made.kind, made.organization_id) == ("school_association", schools["Школа № 3"])
    await coordinator.forges(f"oaB:{made.id}:{people['Ивова']}")  # of another school
    await coordinator.forges(f"oaB:1:{people['Ромашкина']}")  # not theirs
    assert not await all_of(house, Membership)
    await coordinator.forges(f"oaB:{made.id}:{people['Ромашкина']}")
    await coordinator.forges(f"oaP:{made.id}:{people['Ромашкина']}:leader:1")
    assert "Руководитель: Вера Р." in coordinator.text
    await coordinator.forges("oaN:municipal_association")
    await coordinator.forges(f"oas:{schools['Школа № 7']}")
    await coordinator.says("Чужое")
    assert len(await all_of(house, Association)) == 2
    await town[STRANGER].forges(f"oaQ:{made.id}")  # schools do not look into each other
    assert "ШМО" not in town[STRANGER].text


async def test_the_plan_of_a_year(house: House, town: dict[int, Person], telegram: Telegram):
    await lead(house, town)
    leader, methodist, teacher = town[LEADER], town[METHODIST], town[TEACHER]
    await leader.says("/association")
    await leader.taps("План года")
    await leader.taps("Добавить")
    await leader.says("марафон знаний")
    assert "Строка 1" in leader.text
    await leader.says("сентябрь: Итоги <b> & планы\n- первый вопрос\nмай: Что дальше")
    assert "Добавили 2 встречи" in leader.text
    book = Workbook()
    for row in (
        ("Месяц", "Тема", "Вопросы", "Форма", "Ответственный"), ("ноябрь", "Оценивание", "", "Семинар", "Ромашкина"),
        ("мартобрь", "=1+1", "", "пир", "Никто"), ("май", "Что дальше", None, None, None),
    ):  # fmt: skip
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    await leader.taps("Добавить")
    await leader.taps("Таблицей")
    await leader.taps("Шаблон")
    await leader.hands_over("plan.xlsx", content.getvalue())
    assert "новых встреч: 1, уже есть в плане: 1" in leader.text
    assert all(place in leader.text for place in ("A3", "D3", "E3"))
    apply = leader.data("Добавить · 1")
    await leader.taps("Добавить · 1")
    await leader.forges(apply)
    lines = await all_of(house, PlannedMeeting)
    assert [(one.topic, one.form) for one in lines][-1] == ("Оценивание", "seminar")
    assert len(lines) == 3
    await teacher.forges("oap:1:2025")
    assert "Оценивание" not in teacher.text
    await leader.forges("oap:1:2025")
    await methodist.says("/menu")
    assert "согласовании" not in "".join(methodist.buttons)
    await leader.taps("На согласование")
    await methodist.says("/menu")
    await methodist.taps("Планы на согласовании · 1")
    await methodist.taps("РМО")  # two taps
    stale = methodist.data("✓ Утвердить")
    await methodist.taps("Вернуть")
    await methodist.says("Добавьте март")
    assert "вернули" in methodist.text
    await methodist.says("/association")
    assert "согласовании" not in "".join(methodist.buttons)
    await leader.forges("oaq:1:2025")
    await leader.says("март: Новое")
    await leader.taps("На согласование")
    await methodist.forges("oag:0")
    assert "всё в порядке" in methodist.text
    await methodist.taps("Планы на согласовании · 1")
    for outsider in (leader, teacher, town[COORDINATOR]):
        await outsider.forges("oaW:0")
        assert "РМО" not in "".join(outsider.buttons)
    await methodist.forges(stale)
    assert "План изменился" in methodist.text
    await leader.forges(methodist.data("✓ Утвердить"))
    assert (await all_of(house, MeetingPlan))[0].status is PlanStatus.PROPOSED
    await methodist.taps("Утвердить")
    assert "утверждён" in methodist.text
    await teacher.forges("oap:1:2025")
    assert "Оценивание" in teacher.text
    await teacher.forges(f"oaS:{lines[0].id}")
    await teacher.forges(f"oav:{lines[0].id}")
    assert not await all_of(house, Event)
    await leader.forges(f"oal:{lines[0].id}")
    await leader.taps("Назначить встречу")
    assert "Итоги" in leader.text
    await leader.forges(f"oaS:{lines[0].id}")
    [event] = await all_of(house, Event)
    assert (event.title, event.description, event.association_id) == ("Итоги <b> & планы", "первый вопрос", 1)
    await leader.forges(f"oav:{lines[2].id}")
    await leader.taps("Вернуть")
    assert "на согласовании" in leader.text  # an approved plan that changes is agreed on anew
    await leader.taps("Итоги года")
    await leader.taps("Анализ года")
    await leader.says("я" * 1001)
    assert "Анализ — до" in leader.text
    await leader.says("Удалось почти всё")
    assert "Удалось почти всё" in leader.text
    await leader.taps(".xlsx")
    await methodist.forges("oaF:2025")
    await methodist.forges("oag:0")
    assert "всё в порядке" in methodist.text
    file = next(one for one in telegram.playground.world.files.by_unique_id.values() if one.name.startswith("планы-об"))
    names = {one.name for one in telegram.playground.world.files.by_unique_id.values()}
    assert {"планы-объединений-2025-26.xlsx", "план-встреч-2025-26.xlsx"} <= names
    header, row = load_workbook(BytesIO(file.data)).worksheets[0].iter_rows(values_only=True)
    assert (header[0], row[3], row[5], row[11]) == ("Объединение", "Алла Т.", 4, "Удалось почти всё")


async def test_what_members_find_hard_becomes_a_topic_of_the_plan(house: House, town: dict[int, Person], clock: Clock):
    await lead(house, town)
    leader = town[LEADER]
    topic = house.municipality.programme.competences.topics[0]
    area = house.municipality.programme.competences.areas[0].code
    library, now = house.municipality.library, house.clock()

    async def answer(people: list[int]) -> None:
        async with house.database.writing() as session:
            for number in people:
                session.add(
                    Response(
                        person_id=number, questionnaire="diagnostics", school_year=2025, started_at=now, changed_at=now,
                        version_id=library.newest["diagnostics"], submitted_at=now,
                    )
                )  # fmt: skip
                session.add(
                    Deficit(
                        person_id=number, school_year=2025, area=area, topic=topic.code, topics=[topic.code],
                        severity="critical", source=DeficitSource.QUESTIONNAIRE, state=DeficitState.CONFIRMED,
                        created_at=now, state_since=now,
                    )
                )  # fmt: skip
            await session.commit()

    async def add(numbers: range) -> list[int]:
        found = [await settle(house, number, names=(f"Астрина{number}", "Ия", "Ильинична")) for number in numbers]
        async with house.database.writing() as session:
            session.add_all([Membership(association_id=1, person_id=one) for one in found])
            await session.commit()
        return found

    await answer(await add(range(3001, 3005)))
    await leader.forges("oap:1:2025")
    await leader.taps("Добавить")
    await leader.taps("По трудностям коллег")
    assert "Ответивших пока меньше пяти" in leader.text
    await leader.forges("oa4:1:2025:0")
    assert await all_of(house, PlannedMeeting) == []
    await answer(await add(range(3005, 3006)))
    await leader.forges("oa3:1:2025")
    assert "Ответили: 5" in leader.text
    take = leader.data("➕ 1")
    await leader.taps("➕ 1")
    assert "✓ в плане" in leader.text
    await leader.forges(take)
    await town[STRANGER].forges(take)
    await town[TEACHER].forges(take)
    [line] = await all_of(house, PlannedMeeting)
    assert (line.deficit_topic, f"{line.month}") == (topic.code, "2025-09-01")
