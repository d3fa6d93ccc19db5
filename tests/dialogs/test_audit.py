"""The journal of actions: who may read it, what it says, how it is filtered, how it leaves as a file."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.app import House
from handlers.audit_words import audit_words
from locales.catalog import Catalog
from models.audit import Action, AuditEntry
from models.people import Role
from services.audit_pages import KINDS, Kind, Period
from services.calling import PrivacyMode
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram


@pytest.fixture
async def head(house: House, telegram: Telegram) -> Person:
    person = telegram.person(800, "Ирина", "Сиренева")
    await settle(house, person.id, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    await person.says("/menu")
    return person


async def put(house: House, *entries: AuditEntry) -> None:
    async with house.database.writing() as session:
        session.add_all(entries)
        await session.commit()


def test_every_action_has_a_phrase_and_a_kind():
    catalog = Catalog()
    for language in ("ru", "en"):
        words = audit_words(catalog.speaker(language), PrivacyMode.CODES)
        assert set(words.actions) == set(Action)
        assert len(set(words.actions.values())) == len(Action)
        assert set(words.roles) == {role.value for role in Role}
        assert language == "en" or not any(name in words.roles.values() for name in Role)
    kinds = [action for actions in KINDS.values() for action in actions]
    assert sorted(kinds) == sorted(Action)
    assert KINDS.keys() == set(Kind) - {Kind.ALL}


async def test_the_newest_stand_first_and_people_are_called(
    house: House, head: Person, teacher: Person, drawer: Drawer, clock: Clock
):
    boss, vera = await drawer.person(head.id), await drawer.person(teacher.id)
    await put(
        house,
        AuditEntry(
            at=clock.now, actor_id=boss.id, person_id=vera.id, action=Action.ROLE_GRANTED, details={"role": "mentor"}
        ),
        AuditEntry(at=clock.now, actor_id=None, action=Action.RETENTION_RUN, details={}),
    )
    await head.says("/audit")
    lines = head.text.split("\n")
    assert lines[0] == "Журнал действий · 2"
    assert lines[2] == "7 октября, 15:00 · система: удалено то, чему вышел срок"
    assert lines[3] == "7 октября, 15:00 · Ирина С.: дана роль (наставник) — Вера Р."


async def test_kinds_and_periods_filter_and_pages_turn(house: House, head: Person, clock: Clock):
    moment = clock.now
    await put(house, *(AuditEntry(at=moment, action=Action.CONSENT_GIVEN, details={}) for _ in range(20)))
    await put(house, AuditEntry(at=moment, action=Action.ROLE_REVOKED, details={}))
    clock.passes(days=8)
    await put(house, AuditEntry(at=clock.now, action=Action.STAFF_IMPORTED, details={}))
    await head.says("/audit")
    assert "· 1" in head.text
    await head.taps("Когда: 7 дней")
    assert "· 22" in await head.taps("30 дней")
    assert "1 из 3 ›" in head.buttons
    assert "согласие дано" in await head.taps("›")
    assert "2 из 3 ›" in head.buttons
    await head.taps("Что: все действия")
    assert "снята роль" in await head.taps("роли и дела")
    assert "· 1" in head.text
    await head.taps("Когда")
    assert "ничего не было" in await head.taps("сегодня")
    assert not any("Выгрузить" in label for label in head.buttons)
    assert "добрый день" in await head.taps("‹ Назад")


async def test_the_file_holds_what_was_filtered_and_is_written_down(
    house: House, head: Person, teacher: Person, drawer: Drawer, clock: Clock
):
    vera = await drawer.person(teacher.id)
    await put(
        house,
        AuditEntry(
            at=clock.now, actor_id=vera.id, person_id=vera.id, action=Action.CONSENT_GIVEN, details={"version": 1}
        ),
        AuditEntry(at=clock.now, action=Action.STAFF_IMPORTED, details={}),
    )
    await head.says("/audit")
    await head.taps("Что")
    await head.taps("согласия")
    await head.taps("Выгрузить .xlsx")
    file = head.screen.content.file
    assert file is not None
    assert file.name == "Журнал действий 2025-10-07.xlsx"
    rows = list(load_workbook(BytesIO(file.data)).worksheets[0].iter_rows(values_only=True))
    assert rows == [
        ("Когда", "Кто", "Что", "О ком", "Подробности"),
        ("07.10.2025 15:00", "Вера Р.", "согласие дано", "Вера Р.", '{"version": 1}'),
    ]
    assert "Ромашкина" not in str(rows)
    async with house.database.reading() as session:
        entry = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1))).one()
        await session.commit()
    assert entry.action is Action.AUDIT_EXPORTED
    assert entry.details == {"kind": "consent", "period": "week", "count": 1}


async def test_a_forgotten_person_has_no_name_in_the_journal(house: House, head: Person, telegram: Telegram):
    person = telegram.person(801)
    await settle(house, person.id, is_registered=False)
    await person.says("/privacy")
    await person.taps("Отозвать")
    await person.taps("Да, отозвать")
    await head.says("/audit")
    assert "удалённый участник: личные данные удалены" in head.text


async def test_a_page_that_is_no_longer_there_is_the_last_one(house: House, head: Person, clock: Clock):
    await put(house, *(AuditEntry(at=clock.now, action=Action.CONSENT_GIVEN, details={}) for _ in range(9)))
    await head.says("/audit")
    await head.forges("au:all:always:999")
    assert "2 из 2 ›" in head.buttons


@pytest.mark.parametrize("role", [None, Role.METHODIST, Role.SCHOOL_COORDINATOR, Role.AUTHORITY_HEAD])
async def test_others_do_not_read_it(house: House, telegram: Telegram, drawer: Drawer, role: Role | None):
    person = telegram.person(802)
    await settle(house, person.id, role=role)
    assert "закрыт" in await person.says("/audit")
    await person.says("/menu")
    before = await drawer.everything()
    for data in ("go:audit", "au:all:week:0", "auf:all:always"):
        await person.forges(data)
        assert "закрыт" in person.toast
        telegram.toasts.clear()
    assert await drawer.everything() == before


@pytest.mark.parametrize("data", ["au:x:week:0", "au:all:x:0", "au:all:week:-1", "auf:all", "auk:all:week:1"])
async def test_forged_filters_are_answered_calmly(head: Person, data: str):
    assert "старого сообщения" in await head.forges(data)


async def test_a_head_of_one_school_reads_only_of_that_school(house: House, telegram: Telegram, clock: Clock):
    own = await settle(house, 803, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD, school="Школа № 1")
    other = await settle(house, 804, school="Школа № 2")
    async with house.database.writing() as session:
        from models.people import Person as Stored  # noqa: PLC0415
        from models.people import RoleGrant  # noqa: PLC0415

        grant = (await session.scalars(select(RoleGrant).where(RoleGrant.person_id == own))).one()
        grant.organization_id = (await session.get(Stored, own)).organization_id
        session.add(AuditEntry(at=clock.now, action=Action.PERSON_CHANGED, person_id=other, details={}))
        session.add(AuditEntry(at=clock.now, action=Action.PERSON_ARCHIVED, person_id=own, details={}))
        await session.commit()
    head = telegram.person(803)
    await head.says("/audit")
    assert "архив" in head.text
    assert "исправлены" not in head.text
    assert "· 1" in head.text


def test_periods_are_named():
    assert {period.value for period in Period} == {"today", "week", "month", "always"}
