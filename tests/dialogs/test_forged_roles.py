"""Roles nobody may give: forged buttons of those who have some power and would like more."""

import pytest

from bot.app import House
from models.invitations import Invitation
from models.people import Person as Stored
from models.people import Role, RoleGrant
from models.staff import Handover
from tests.dialogs.invitations import every, put
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram

WHO, OTHER = 611, 612


async def somebody(house: House, telegram: Telegram, role: Role) -> tuple[Person, int]:
    number = await settle(house, WHO, names=("Хвощов", "Ян", "Ильич"), role=role)
    person = telegram.person(WHO, "Ян", "Хвощов")
    await person.says("/menu")
    return person, number


@pytest.mark.parametrize("role", [Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.METHODIST])
@pytest.mark.parametrize("wanted", [Role.CENTRE_HEAD, Role.MENTOR, Role.ADMIN])
async def test_whoever_sees_people_gives_no_roles(house: House, telegram: Telegram, role: Role, wanted: Role):
    person, number = await somebody(house, telegram, role)
    await person.forges(f"gv:{number}:{wanted.value}")
    assert [one.role for one in await every(house, RoleGrant)] == [role]
    assert not telegram.unanswered


async def test_the_head_of_the_centre_invites_no_administrator(house: House, telegram: Telegram):
    person, _ = await somebody(house, telegram, Role.CENTRE_HEAD)
    await person.says("/invite")
    await person.taps("Пригласить по роли")
    assert "Методист" in person.buttons
    assert not any("дминистратор" in label for label in person.buttons)
    await person.forges("inx:admin:0:0")
    assert not await every(house, Invitation)
    await person.forges("inx:methodist:0:0")
    assert len(await every(house, Invitation)) == 1


async def test_the_head_of_the_centre_moves_no_administrator_by_taking_back(house: House, telegram: Telegram):
    person, giver = await somebody(house, telegram, Role.CENTRE_HEAD)
    taker = await settle(house, OTHER, names=("Осокин", "Лев", "Ильич"), role=Role.ADMIN)
    grant = (await every(house, RoleGrant, person_id=taker))[0]
    moved = {"role_grants": [grant.id]}
    await put(house, Handover(from_id=giver, to_id=taker, by_id=taker, at=house.clock(), moved=moved))
    handover = (await every(house, Handover))[0]
    await person.forges(f"hu:{handover.id}")
    assert [one.id for one in await every(house, RoleGrant, person_id=taker)] == [grant.id]


@pytest.mark.parametrize(
    ("role", "of_other", "goes"),
    [
        (Role.SCHOOL_COORDINATOR, Role.METHODIST, False),
        (Role.METHODIST, Role.CENTRE_HEAD, False),
        (Role.SCHOOL_COORDINATOR, Role.MENTOR, True),
        (Role.CENTRE_HEAD, Role.METHODIST, True),
    ],
)
async def test_nobody_archives_somebody_with_roles_above_their_own(  # and with them the roles
    house: House, telegram: Telegram, role: Role, of_other: Role, goes: bool
):
    person, _ = await somebody(house, telegram, role)
    other = await settle(house, OTHER, names=("Осокин", "Лев", "Ильич"), role=of_other)
    await person.forges(f"ra:{other}:1")
    [stored] = await every(house, Stored, id=other)
    assert (stored.archived_at is not None) is goes
    assert goes or "роль вне школы" in person.toast
