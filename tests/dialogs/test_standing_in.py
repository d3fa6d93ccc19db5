"""Answers entered for somebody without a messenger: with their paper, seen as what they are, and nobody else's."""

import pytest
from sqlalchemy import select

from bot.app import House
from models.audit import Action, AuditEntry
from models.people import Account, Consent, Role
from models.people import Person as Stored
from models.queries import people as rows
from models.responses import Answer, Response
from services.naming import person_key
from tests.dialogs.shortcuts import answer, settle
from tests.telegram import Person, Telegram

COORDINATOR, TEACHER = 701, 702


@pytest.fixture
async def offline(house: House) -> int:
    """Somebody of the coordinator's school who has no messenger."""
    await settle(house, COORDINATOR, names=("Клюквина", "Нина", "Олеговна"), role=Role.SCHOOL_COORDINATOR)
    return await stored(house, "Берёзкин", COORDINATOR)


async def stored(house: House, surname: str, beside: int) -> int:
    """A person of the register without an account, at the school of somebody else."""
    programme = house.municipality.programme
    async with house.database.writing() as session:
        neighbour = await session.scalar(select(Stored).join(Account).where(Account.telegram_id == beside))
        assert neighbour is not None
        person = Stored(
            surname=surname, name="Лев", patronymic="Кузьмич", organization_id=neighbour.organization_id,
            position="teacher", subject="math", career_started=1984, created_at=house.clock(),
            registered_at=house.clock(),
        )  # fmt: skip
        await rows.add(session, person, code_prefix=programme.passport.person_code_prefix)
        person.search_key = person_key(surname=surname, name="Лев", patronymic="Кузьмич", code=person.code)
        await session.commit()
        return person.id


@pytest.fixture
def coordinator(telegram: Telegram, offline: int) -> Person:
    return telegram.person(COORDINATOR, "Nina")


async def open_choice(coordinator: Person) -> str:
    await coordinator.says("/staff")
    await coordinator.says("березкин")
    await coordinator.taps("Лев Б.")
    return await coordinator.taps("Ответить за человека")


async def answers_of(house: House, person_id: int) -> list[Answer]:
    async with house.database.reading() as session:
        own = select(Response.id).where(Response.person_id == person_id).scalar_subquery()
        return list(await session.scalars(select(Answer).where(Answer.response_id.in_(own))))


async def test_without_the_paper_nothing_is_stored(coordinator: Person, house: House, offline: int):
    assert "нужно его согласие на бумаге" in await open_choice(coordinator)
    await coordinator.forges(f"eb:{offline}:diagnostics")
    assert "согласие человека на бумаге" in coordinator.toast
    assert await answers_of(house, offline) == []


async def test_the_whole_way_shows_for_whom_and_by_whom(coordinator: Person, house: House, offline: int):
    await open_choice(coordinator)
    await coordinator.taps("Согласие подписано")
    async with house.database.reading() as session:
        consent = (await session.scalars(select(Consent).where(Consent.person_id == offline))).one()
    assert consent.recorded_by is not None
    assert "За человека: Лев Б." in await coordinator.taps("Профессиональный профиль")
    for _ in range(60):
        if "Отправить" in coordinator.buttons:
            break
        await coordinator.taps("Пропустить" if "Пропустить" in coordinator.buttons else coordinator.buttons[0])
        if "Готово" in " ".join(coordinator.buttons):
            await coordinator.taps("Готово")
    given = await answers_of(house, offline)
    assert given
    assert {one.entered_by for one in given} == {consent.recorded_by}
    assert "Анкета отправлена: Лев Б." in await coordinator.taps("Отправить")
    assert "ваш" not in coordinator.text.lower()
    async with house.database.reading() as session:
        actions = list(await session.scalars(select(AuditEntry.action).where(AuditEntry.person_id == offline)))
    assert actions == [Action.CONSENT_GIVEN, Action.ANSWERS_ENTERED_FOR]
    response = given[0].response_id
    for data in (f"sr:{response}", f"ss:{response}", f"sa:{response}", f"st:{response}"):
        before = coordinator.text
        await coordinator.forges(data)
        assert coordinator.text == before or "меню" in coordinator.text


async def test_the_person_reads_later_who_entered(coordinator: Person, telegram: Telegram, house: House, offline: int):
    await open_choice(coordinator)
    await coordinator.taps("Согласие подписано")
    await coordinator.taps("Профессиональный профиль")
    await coordinator.taps(coordinator.buttons[0])
    (given,) = await answers_of(house, offline)
    async with house.database.writing() as session:
        await rows.link(session, telegram_id=TEACHER, person_id=offline, now=house.clock())
        await session.commit()
    teacher = telegram.person(TEACHER, "Lev")
    await teacher.says("/menu")
    await teacher.taps("Продолжить")
    await teacher.forges(f"sa:{given.response_id}")
    assert "Записано с ваших слов: Нина К." in teacher.text
    before = coordinator.text
    await coordinator.taps(coordinator.buttons[0])
    assert "Этого здесь больше нет" in coordinator.toast
    assert coordinator.text == before


async def test_what_somebody_has_answered_themselves_is_not_seen(
    coordinator: Person, telegram: Telegram, house: House, offline: int
):
    await settle(house, TEACHER, names=("Ежевикин", "Пётр", "Ильич"))
    response = await answer(house, TEACHER, until="D05")
    await coordinator.says("/staff")
    for data in (f"sa:{response}", f"sc:{response}:0:0"):
        await coordinator.forges(data)
        assert "Этого здесь больше нет" in coordinator.toast
    async with house.database.writing() as session:
        account = await session.get(Account, TEACHER)
        await session.delete(account)
        await session.commit()
    await coordinator.forges(f"sa:{response}")
    assert "Ежевикин" not in coordinator.text
    assert "Пётр" not in coordinator.text


async def test_a_person_in_the_bot_answers_for_themselves(coordinator: Person, house: House, offline: int):
    person = await settle(house, TEACHER, names=("Ежевикин", "Пётр", "Ильич"))
    await coordinator.says("/staff")
    await coordinator.says("ежевикин")
    await coordinator.taps("✓ Пётр Е.")
    assert "Ответить за человека" not in coordinator.buttons
    await coordinator.forges(f"eb:{person}:diagnostics")
    assert "отвечает сам" in coordinator.toast


async def test_nobody_enters_for_another_school(coordinator: Person, house: House, offline: int):
    await settle(house, TEACHER, names=("Тополева", "Алла", "Ивановна"), school="Школа № 7")
    foreigner = await stored(house, "Пихтин", TEACHER)
    await coordinator.says("/staff")
    for data in (f"ef:{foreigner}", f"ep:{foreigner}", f"eb:{foreigner}:diagnostics"):
        await coordinator.forges(data)
        assert "Этого здесь больше нет" in coordinator.toast
    assert await answers_of(house, foreigner) == []
