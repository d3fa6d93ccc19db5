"""Roles given and taken back, duties handed over, menus that follow at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import House
from models.people import Role, RoleGrant
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram

HEAD, TEACHER, NEWCOMER = 601, 602, 603


@pytest.fixture
async def centre(house: House) -> dict[str, int]:
    return {
        "head": await settle(house, HEAD, names=("Осокина", "Дарья", "Юрьевна"), role=Role.CENTRE_HEAD),
        "teacher": await settle(house, TEACHER, names=("Ежевикин", "Пётр", "Ильич")),
        "newcomer": await settle(house, NEWCOMER, names=("Тополева", "Алла", "Ивановна"), school="Школа № 7"),
    }


@pytest.fixture
async def head(telegram: Telegram, centre: dict[str, int]) -> Person:
    for person in (TEACHER, NEWCOMER):
        await telegram.person(person).says("/menu")
    return telegram.person(HEAD, "Dasha")


async def held(house: House, person_id: int) -> list[tuple[Role, bool]]:
    """Roles of a person, each with whether it is limited to a school."""
    async with house.database.reading() as session:
        grants = await session.scalars(select(RoleGrant).where(RoleGrant.person_id == person_id).order_by(RoleGrant.id))
        return [(grant.role, grant.organization_id is not None) for grant in grants]


async def give(head: Person, surname: str, called: str, role: str) -> str:
    await head.says("/people")
    await head.says(surname)
    await head.taps(called)
    await head.taps("Роли")
    return await head.taps(role)


async def test_a_role_is_given_and_the_menu_follows_at_once(
    head: Person, telegram: Telegram, house: House, centre: dict[str, int]
):
    teacher = telegram.person(TEACHER, "Petya")
    assert "👥 Мои педагоги" not in (await teacher.says("/menu"), *teacher.buttons)
    said = await give(head, "ежевикин", "✓ Пётр Е., Школа № 3", "Координатор школы")
    assert "Роль «Координатор школы» дали: Пётр Е." in said
    assert await held(house, centre["teacher"]) == [(Role.SCHOOL_COORDINATOR, True)]
    assert "staff" in telegram.commands_of(TEACHER)
    await teacher.says("/menu")
    assert "👥 Мои педагоги" in teacher.buttons
    await head.forges(f"gv:{centre['teacher']}:school_coordinator")
    assert await held(house, centre["teacher"]) == [(Role.SCHOOL_COORDINATOR, True)]


async def test_a_role_is_taken_back_and_the_menu_follows_at_once(
    head: Person, telegram: Telegram, house: House, centre: dict[str, int]
):
    await give(head, "ежевикин", "✓ Пётр Е., Школа № 3", "Методист")
    assert "people" in telegram.commands_of(TEACHER)
    await head.says("/roles")
    assert "1 человек" in await head.taps("Методист · 1")
    assert "Забрать роль" in await head.taps("Пётр Е.")
    assert "Роль забрали" in await head.taps("Да, забрать")
    assert await held(house, centre["teacher"]) == []
    assert telegram.commands_of(TEACHER) == []


async def test_a_head_neither_makes_administrators_nor_unmakes_themselves(
    head: Person, house: House, centre: dict[str, int]
):
    await head.says("/people")
    await head.forges(f"gv:{centre['teacher']}:admin")
    await head.forges(f"gv:{centre['teacher']}:educator")
    assert await held(house, centre["teacher"]) == []
    await head.says("/roles")
    await head.taps("Руководитель центра · 1")
    await head.taps("Дарья О.")
    await head.taps("Да, забрать")
    assert "у себя забрать нельзя" in head.toast
    assert await held(house, centre["head"]) == [(Role.CENTRE_HEAD, False)]


@pytest.mark.parametrize(
    "data", ["gr:methodist:0", "gg:1:1:methodist", "gt:1", "gc:1", "gv:1:methodist", "ho:1:2", "hu:1"]
)
async def test_others_can_forge_what_they_like(telegram: Telegram, house: House, centre: dict[str, int], data: str):
    teacher = telegram.person(TEACHER, "Petya")
    await teacher.says("/menu")
    await teacher.forges(data)
    assert await held(house, centre["head"]) == [(Role.CENTRE_HEAD, False)]
    assert await held(house, centre["teacher"]) == []


async def hand_over(head: Person) -> str:
    await head.says("/handover")
    await head.says("ежевикин")
    await head.taps("Пётр Е., Школа № 3")
    await head.says("тополева")
    await head.taps("Алла Т., Школа № 7")
    return await head.taps("Да, передать")


async def test_duties_are_handed_over_and_taken_back_within_a_day(
    head: Person, telegram: Telegram, house: House, centre: dict[str, int], clock: Clock
):
    await give(head, "ежевикин", "✓ Пётр Е., Школа № 3", "Методист")
    assert "Роли: методист" in await hand_over(head)
    assert await held(house, centre["newcomer"]) == [(Role.METHODIST, False)]
    assert await held(house, centre["teacher"]) == []
    assert telegram.commands_of(TEACHER) == []
    assert "people" in telegram.commands_of(NEWCOMER)
    clock.now += timedelta(hours=23)
    assert "дела вернулись" in await head.taps("Отменить передачу")
    assert await held(house, centre["teacher"]) == [(Role.METHODIST, False)]
    assert await held(house, centre["newcomer"]) == []
    await head.forges("hu:1")
    assert await held(house, centre["teacher"]) == [(Role.METHODIST, False)]


async def test_after_a_day_it_is_too_late(head: Person, house: House, centre: dict[str, int], clock: Clock):
    await give(head, "ежевикин", "✓ Пётр Е., Школа № 3", "Методист")
    await hand_over(head)
    clock.now += timedelta(hours=25)
    await head.taps("Отменить передачу")
    assert "больше суток" in head.toast
    assert await held(house, centre["newcomer"]) == [(Role.METHODIST, False)]


async def test_there_has_to_be_something_to_hand_over(head: Person, centre: dict[str, int]):
    await hand_over(head)
    assert "Передавать нечего" in head.toast
    await head.forges(f"ho:{centre['teacher']}:{centre['teacher']}")
    assert "один и тот же" in head.toast


async def test_a_role_at_ones_own_school_does_not_move_along(telegram: Telegram, house: House, centre: dict[str, int]):
    """Whoever has a role «at their own school» cannot choose another school in the profile and rule there."""
    async with house.database.writing() as session:
        grant = RoleGrant(person_id=centre["teacher"], role=Role.SCHOOL_COORDINATOR, granted_at=house.clock())
        session.add(grant)
        await session.commit()
    teacher = telegram.person(TEACHER)
    assert "Школа № 3" in await teacher.says("/staff")
    await teacher.says("/profile")
    await teacher.taps("Место работы")
    await teacher.says("№ 7")
    await teacher.taps("Школа № 7")
    assert "Школа № 3" in await teacher.says("/staff")
    await teacher.forges(f"rp:{centre['newcomer']}")
    assert "Алла" not in teacher.text
