"""Inviting: a school on paper, one person from their card, a role by a link; and taking back."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.app import House
from models.audit import Action, AuditEntry
from models.invitations import Invitation
from models.people import Account, Role, RoleGrant
from models.people import Person as Stored
from services.calling import PrivacyMode
from services.registration import invitation_codes as codes
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.invitations import association, every, invitation, place_of, put, register
from tests.dialogs.shortcuts import put_to_work, settle
from tests.telegram import Person, Telegram

CODE = re.compile("[2-9A-Z]{5}-[2-9A-Z]{5}")


@pytest.fixture
async def coordinator(house: House, telegram: Telegram) -> Person:
    person = telegram.person(601, "Рита", "Фиалкова")
    await settle(house, person.id, names=("Фиалкова", "Рита", "Юрьевна"), role=Role.SCHOOL_COORDINATOR)
    return person


@pytest.fixture
async def head(house: House, telegram: Telegram) -> Person:
    person = telegram.person(602, "Яна", "Астрова")
    await settle(house, person.id, names=("Астрова", "Яна", "Львовна"), school="Центр", role=Role.CENTRE_HEAD)
    return person


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    person = telegram.person(603, "Нина", "Мятлина")
    await settle(house, person.id, names=("Мятлина", "Нина", "Олеговна"), school="Центр", role=Role.METHODIST)
    return person


def files(person: Person) -> dict[str, bytes]:
    found = [message.content.file for message in person.messages if message.content.file]
    return {file.name: file.data for file in found}


def listed(person: Person) -> list[list[str]]:
    """Rows of the newest list, without the headings."""
    content = next(data for name, data in reversed(files(person).items()) if name.endswith(".xlsx"))
    sheet = load_workbook(BytesIO(content)).active
    return [[str(cell.value) for cell in row] for row in list(sheet.rows)[1:]]


async def test_a_coordinator_gets_the_papers_of_their_school_with_one_tap(
    coordinator: Person, teacher: Person, telegram: Telegram, house: House
):
    first, second = await register(house, career=2009), await register(house, "Лютикова", "Анна", career=2012)
    await register(house, "Чужаков", "Пётр", school="Школа № 5")
    assert "Ещё не в боте: 2 человека" in await coordinator.says("/invite")
    await coordinator.taps("Пригласить всех")
    assert "Готово 2 приглашения" in coordinator.text
    assert "до 6 декабря 2025" in coordinator.text
    assert set(files(coordinator)) == {"Приглашения, Школа № 3.docx", "Список приглашений, Школа № 3.xlsx"}
    rows = listed(coordinator)
    assert [row[0] for row in rows] == ["Лев В.", "Анна Л."]
    cards = Document(BytesIO(files(coordinator)["Приглашения, Школа № 3.docx"]))
    text = "\n".join(cell.text for table in cards.tables for row in table.rows for cell in row.cells)
    for called, place, code, link, until in rows:
        assert CODE.fullmatch(code)
        assert (place, until) == ("Школа № 3", "6 декабря 2025 г.")
        assert link == f"https://t.me/metodbot_test_bot?start={code.replace('-', '')}"
        assert all(word in text for word in (called, code, link, until))
    stored = await every(house, Invitation)
    assert {(one.digest, one.person_id) for one in stored} == {
        (codes.digest(rows[0][2].replace("-", "")), first), (codes.digest(rows[1][2].replace("-", "")), second)
    }  # fmt: skip
    [entry] = await every(house, AuditEntry)
    assert (entry.action, entry.details) == (Action.INVITATIONS_ISSUED, {"count": 2, "role": "educator"})
    newcomer = telegram.person(777, "Анна", "Лютикова")
    await newcomer.says(f"/start {rows[1][2].replace('-', '')}")
    await newcomer.taps("Продолжить")
    await newcomer.taps("Согласен")
    assert "Анна, добрый день" in newcomer.text
    assert "Ещё не в боте: 1 человек." in await coordinator.says("/invite")


async def test_no_code_stands_in_the_database(coordinator: Person, house: House, drawer: Drawer):
    await register(house)
    await coordinator.says("/invite")
    await coordinator.taps("Пригласить всех")
    [row] = listed(coordinator)
    kept = await drawer.everything()
    assert row[2] not in kept
    assert row[2].replace("-", "") not in kept


async def test_a_double_tap_issues_once(coordinator: Person, telegram: Telegram, house: House, drawer: Drawer):
    await register(house)
    await coordinator.says("/invite")
    coordinator.presses("Пригласить всех")
    coordinator.presses("Пригласить всех")
    await telegram.deliver()
    assert await drawer.count(Invitation) == 1
    assert "только что получили" in coordinator.toast
    assert not telegram.unanswered
    await coordinator.taps("Пригласить всех")
    assert await drawer.count(Invitation) == 2
    assert all(one.revoked_at is None for one in await every(house, Invitation))


async def test_people_are_called_the_way_the_municipality_chose(house: House, telegram: Telegram, coordinator: Person):
    await register(house, "<b>Васильков", "=Лев")
    for mode, called in ((PrivacyMode.CODES, "П-0002"), (PrivacyMode.NAMES, "<b>Васильков =Лев Ильич")):
        changed = replace(house.municipality, privacy_mode=mode)
        await put_to_work(replace(house, municipality=changed), telegram)
        await coordinator.says("/invite")
        await coordinator.taps("Пригласить всех")
        assert listed(coordinator)[0][0] == called


async def test_those_with_roles_beyond_the_school_are_left_to_the_centre(
    coordinator: Person, methodist: Person, head: Person, house: House, drawer: Drawer
):
    """Whoever holds the paper of a person gets all of that person's roles."""
    leading = await register(house, "Кедров", "Олег", role=Role.CENTRE_HEAD)
    ruling = await register(house, "Пихтин", "Лев", role=Role.ADMIN)
    helping = await register(house, "Ольхина", "Зоя", role=Role.METHODIST)
    await coordinator.says("/invite")
    await coordinator.taps("Пригласить всех")
    assert "методическая служба" in coordinator.toast
    await methodist.says("/menu")
    await methodist.forges(f"inp:{leading}")
    assert "методическая служба" in methodist.toast
    assert await drawer.count(Invitation) == 0
    await methodist.forges(f"inp:{helping}")
    await head.says("/menu")
    await head.forges(f"inp:{leading}")
    await head.forges(f"inp:{ruling}")
    assert [one.person_id for one in await every(house, Invitation)] == [helping, leading]


async def test_one_person_is_invited_from_their_card(coordinator: Person, house: House):
    known = await register(house)
    await coordinator.says("/menu")
    await coordinator.forges(f"inp:{known}")
    assert coordinator.screen.content.kind == "photo"
    assert "Кому: Лев В." in coordinator.text
    assert "до 6 декабря 2025" in coordinator.text
    shown = CODE.search(coordinator.text)
    assert shown is not None
    assert f"https://t.me/metodbot_test_bot?start={shown[0].replace('-', '')}" in coordinator.text
    [stored] = await every(house, Invitation)
    assert stored.digest == codes.digest(shown[0].replace("-", ""))
    await coordinator.forges(f"inp:{known}")
    assert [one.revoked_at for one in await every(house, Invitation)] == [None, None]


async def test_somebody_who_is_here_needs_no_invitation(coordinator: Person, teacher: Person, drawer: Drawer):
    person = await drawer.person(teacher.id)
    assert person is not None
    await coordinator.says("/menu")
    await coordinator.forges(f"inp:{person.id}")
    assert "все уже в боте" in coordinator.toast
    assert await drawer.count(Invitation) == 0


async def test_a_foreign_school_is_not_there(coordinator: Person, house: House, drawer: Drawer):
    stranger = await register(house, school="Школа № 5")
    foreign = await place_of(house, "Школа № 5")
    await invitation(house, stranger)
    await coordinator.says("/invite")
    for data in (f"inp:{stranger}", f"ins:{foreign}", f"ina:{foreign}:0", f"inr:{foreign}:0", f"inr:{foreign}:1", "inp:99999",
                 "ina:99999:0", "inq", "ino:admin:0", "inx:admin:0:0", "inu:0", "inv:1", "inp:0", "inx:king:0:0", "ino::0", "inl:-1"):  # fmt: skip
        await coordinator.forges(data)
        assert "мы уже знаем" not in coordinator.text, data
    [only] = await every(house, Invitation)
    assert only.revoked_at is None
    assert files(coordinator) == {}
    assert not coordinator.telegram.unanswered


@pytest.mark.parametrize(
    "data", ["inp:1", "ins:1", "ina:1:0", "inr:1:1", "inl:0", "inq", "inx:admin:0:0", "inu:0", "inv:1", "go:invite"]
)
async def test_a_teacher_invites_nobody(teacher: Person, drawer: Drawer, data: str):
    before = await drawer.everything()
    await teacher.forges(data)
    assert "закрыт" in teacher.toast
    assert "закрыт" in await teacher.says("/invite")
    assert await drawer.everything() == before


async def test_the_centre_finds_a_school(head: Person, house: House):
    for number in range(1, 10):
        await register(house, f"Васильков{'а' * number}", school=f"Школа № {number}")
    assert "Выберите школу" in await head.says("/invite")
    assert "1 из 2 ›" in head.buttons
    await head.taps("›")
    assert "Школа № 9 · 1" in head.buttons
    assert "— 1 школа" in await head.says("школа 7")
    await head.taps("Школа № 7")
    assert "Ещё не в боте: 1 человек" in head.text
    await head.taps("‹ Назад")
    for typed in ("<b>&", "я" * 5000, "%"):
        assert "приглашать некого" in await head.says(typed)


async def test_all_invitations_of_a_school_are_taken_back(
    coordinator: Person, stranger: Person, house: House, telegram: Telegram
):
    known = await register(house)
    mine, foreign = (
        await invitation(house, known),
        await invitation(house, await register(house, "Чуж", school="Школа № 5")),
    )
    role = await invitation(house, role=Role.MENTOR, school=await place_of(house))
    await coordinator.says("/invite")
    assert "1 приглашение" in coordinator.text
    await coordinator.taps("Отозвать все")
    assert "отозвать 1 неиспользованное" in coordinator.text
    coordinator.presses("Да, отозвать")
    coordinator.presses("Да, отозвать")
    await telegram.deliver()
    assert "Отзывать уже нечего" in coordinator.text
    assert "не подошёл" in await stranger.says(f"/start {mine}")
    for code in (foreign, role):
        assert "не подошёл" not in await stranger.says(f"/start {code}")
    [entry] = await every(house, AuditEntry)
    assert (entry.action, entry.details["count"]) == (Action.INVITATIONS_REVOKED, 1)


async def test_a_role_for_the_whole_municipality(head: Person, colleague: Person, house: House):
    await head.says("/invite")
    await head.taps("Пригласить по роли")
    await head.taps("Методист")
    await head.taps("Весь муниципалитет")
    assert head.screen.content.kind == "photo"
    assert "Приглашение: Методист" in head.text
    assert "до 21 октября 2025" in head.text
    shown = CODE.search(head.text)
    assert shown is not None
    await colleague.says(f"/start {shown[0].replace('-', '')}")
    [grant] = [one for one in await every(house, RoleGrant) if one.role is Role.METHODIST]
    assert (grant.organization_id, grant.association_id) == (None, None)
    assert grant.granted_by is not None


async def test_a_role_for_a_school_found_by_its_number(head: Person, house: House):
    for number in range(1, 10):
        await place_of(house, f"Школа № {number}")
    await head.says("/invite")
    await head.taps("Пригласить по роли")
    await head.taps("Координатор школы")
    assert "Школа, где человек работает" in head.buttons
    await head.taps("›")
    await head.says("школа 7")
    await head.taps("Школа № 7")
    assert "Школа № 7" in head.text
    [issued] = await every(house, Invitation)
    assert (issued.role, issued.organization_id) == (Role.SCHOOL_COORDINATOR, await place_of(house, "Школа № 7"))


async def test_a_leader_is_invited_to_an_association(head: Person, house: House):
    await head.says("/invite")
    await head.taps("Пригласить по роли")
    assert "Объединений пока нет" in await head.taps("Руководитель методического объединения")
    number = await association(house)
    await head.taps("‹ Назад")
    await head.taps("Руководитель методического объединения")
    await head.taps("РМО математиков")
    [issued] = await every(house, Invitation)
    assert (issued.association_id, issued.organization_id) == (number, None)


@pytest.mark.parametrize("data", ["inx:association_leader:0:0", "inx:association_leader:77:0", "inx:methodist:777:0"])
async def test_a_role_for_a_place_that_is_not_there(head: Person, drawer: Drawer, data: str):
    await head.says("/menu")
    await head.forges(data)
    assert "больше нет" in head.toast
    assert await drawer.count(Invitation) == 0


async def test_a_role_tapped_twice_is_one_invitation(head: Person, telegram: Telegram, drawer: Drawer):
    await head.says("/invite")
    await head.taps("Пригласить по роли")
    await head.taps("Методист")
    head.presses("Весь муниципалитет")
    head.presses("Весь муниципалитет")
    await telegram.deliver()
    assert await drawer.count(Invitation) == 1
    assert "только что получили" in head.toast


async def test_unused_role_invitations_are_listed_and_taken_back(
    head: Person, stranger: Person, telegram: Telegram, house: House, clock: Clock
):
    await invitation(house, role=Role.EXPERT, days=1)
    clock.passes(days=2)
    school = await place_of(house, "Школа <b>&")
    kept, gone = await invitation(house, role=Role.METHODIST), await invitation(house, role=Role.MENTOR, school=school)
    await head.says("/invite")
    await head.taps("Пригласить по роли")
    await head.taps("Неиспользованные")
    assert "1. Наставник, Школа <b>&, до" in head.text
    assert "2. Методист, до 23 октября" in head.text
    assert "Эксперт" not in head.text
    head.presses("Отозвать № 1")
    head.presses("Отозвать № 1")
    await telegram.deliver()
    assert "Наставник" not in head.text
    assert "не подошёл" in await stranger.says(f"/start {gone}")
    assert "не подошёл" not in await stranger.says(f"/start {kept}")


async def test_a_methodist_gives_no_roles(methodist: Person, drawer: Drawer):
    await methodist.says("/invite")
    assert "Пригласить по роли" not in methodist.buttons
    for data in ("inq", "ino:admin:0", "inx:admin:0:0", "inu:0"):
        await methodist.forges(data)
        assert "закрыт" in methodist.toast
        methodist.telegram.toasts.clear()
    assert await drawer.count(Invitation) == 0


async def test_three_hundred_people_come_as_two_files(coordinator: Person, house: House):
    place = await place_of(house)
    people = [
        Stored(
            surname=f"Васильков{'а' * (n % 20)}",
            name="Лев",
            organization_id=place,
            code=f"К-{n}",
            search_key="",
            created_at=house.clock(),
            registered_at=house.clock(),
        )
        for n in range(300)
    ]
    await put(house, *people)
    await coordinator.says("/invite")
    await coordinator.taps("Пригласить всех")
    assert "Готово 300 приглашений" in coordinator.text
    assert any("Готовлю 300" in one["text"] for one in coordinator.telegram.session.sent if "text" in one)
    rows = listed(coordinator)
    assert len({row[2] for row in rows}) == 300
    with zipfile.ZipFile(BytesIO(files(coordinator)["Приглашения, Школа № 3.docx"])) as package:
        assert len([name for name in package.namelist() if name.startswith("word/media/")]) == 300


async def test_the_account_of_nobody_is_needed_to_invite(coordinator: Person, drawer: Drawer):
    assert "Все, кто есть в списке, уже в боте" in await coordinator.says("/invite")
    assert not [label for label in coordinator.buttons if "Пригласить" in label]
    assert await drawer.count(Account) == 1
