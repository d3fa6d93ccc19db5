"""People of the register: found, shown by school, corrected, moved, archived, each within somebody's reach."""

import pytest
from sqlalchemy import delete, select, update

from bot.app import House
from models.audit import Action, AuditEntry
from models.organizations import Organization
from models.people import Account, Role
from models.people import Person as Stored
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram

OTHER_SCHOOL = "Школа № 7"
METHODIST, COORDINATOR, TEACHER, FOREIGNER = 501, 502, 503, 504


@pytest.fixture
async def town(house: House) -> dict[str, int]:
    """Two schools: a coordinator and a teacher in one, a teacher in the other, a methodist over both."""
    return {
        "methodist": await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST),
        "coordinator": await settle(
            house, COORDINATOR, names=("Клюквина", "Нина", "Олеговна"), role=Role.SCHOOL_COORDINATOR
        ),
        "teacher": await settle(house, TEACHER, names=("Ёжевикин", "Пётр", "Ильич")),
        "foreigner": await settle(house, FOREIGNER, names=("Тополева", "Алла", "Ивановна"), school=OTHER_SCHOOL),
    }


@pytest.fixture
def methodist(telegram: Telegram, town: dict[str, int]) -> Person:
    return telegram.person(METHODIST, "Dasha")


@pytest.fixture
def coordinator(telegram: Telegram, town: dict[str, int]) -> Person:
    return telegram.person(COORDINATOR, "Nina")


async def stored(house: House, person_id: int) -> Stored:
    async with house.database.reading() as session:
        return (await session.execute(select(Stored).where(Stored.id == person_id))).scalar_one()


async def done(house: House, person_id: int) -> list[Action]:
    async with house.database.reading() as session:
        return list(await session.scalars(select(AuditEntry.action).where(AuditEntry.person_id == person_id)))


@pytest.mark.parametrize("typed", ["ежевик", "ЁЖЕВ", "петр ежевикин", "ильич пётр", "П-0003", "п 0003"])
async def test_a_person_is_found_by_any_part_of_the_name_or_code(methodist: Person, typed: str):
    await methodist.says("/people")
    assert "— 1 человек" in await methodist.says(typed)
    assert methodist.buttons[0] == "✓ Пётр Ё., Школа № 3"


async def test_nobody_is_found_for_signs_and_strangers(methodist: Person):
    await methodist.says("/people")
    assert "никого не нашли" in await methodist.says("<b>&")
    assert "никого не нашли" in await methodist.says("%")
    assert "никого не нашли" in await methodist.says("я" * 4000)


async def test_the_way_by_school_and_back(methodist: Person):
    assert "В списке 4 человека, в боте — 4" in await methodist.says("/people")
    assert "Школы" in await methodist.taps("По школам")
    assert "В списке 1 человек" in await methodist.taps("Школа № 7 · 1 из 1")
    await methodist.taps("Все · 1")
    assert "Алла Т." in await methodist.taps("✓ Алла Т.")
    assert "Все" in await methodist.taps("‹ Назад")
    assert "Школа № 7" in await methodist.taps("‹ Назад")
    await methodist.taps("‹ Назад")
    assert "Люди" in await methodist.taps("‹ Назад")


async def test_a_coordinator_sees_their_own_school_alone(coordinator: Person, town: dict[str, int]):
    assert "Школа № 3" in await coordinator.says("/staff")
    assert "никого не нашли" in await coordinator.says("Тополева")
    assert "— 1 человек" in await coordinator.says("Ежевикин")
    await coordinator.taps("✓ Пётр Ё.")
    await coordinator.forges(f"rp:{town['foreigner']}")
    assert "Этого здесь больше нет" in coordinator.toast
    for forged in ("rc", "rr"):
        await coordinator.forges(f"{forged}:{town['foreigner']}")
    assert "Тополева" not in coordinator.text


@pytest.mark.parametrize("data", ["ra:{}:1", "rr:{}", "rm:{}:1"])
async def test_a_forged_button_changes_nobody_of_another_school(
    coordinator: Person, house: House, town: dict[str, int], data: str
):
    await coordinator.says("/staff")
    before = (await stored(house, town["foreigner"])).record()
    await coordinator.forges(data.format(town["foreigner"]))
    assert (await stored(house, town["foreigner"])).record() == before
    assert await done(house, town["foreigner"]) == []


async def test_a_teacher_is_refused_everything(telegram: Telegram, town: dict[str, int]):
    teacher = telegram.person(TEACHER, "Petya")
    assert "Люди" not in " ".join((await teacher.says("/menu"), *teacher.buttons))
    for command in ("/people", "/staff", "/roles", "/handover"):
        assert "Клюквина" not in await teacher.says(command)
        assert "Этот раздел вам закрыт" in teacher.text


@pytest.mark.parametrize(
    ("button", "typed", "column", "value"),
    [
        ("Должность", "Учитель физики", "subject", "physics"),
        ("Предметы", "математика, физика", "subject", "math"),
        ("Год начала работы", "2011", "career_started", 2011),
        ("Год начала работы", "-", "career_started", None),
        ("Категория", "высшая", "category", "highest"),
        ("Код", "к-17", "code", "К-17"),
        ("ФИО", "ежевикина-сова анна петровна", "surname", "Ежевикина-Сова"),
        ("Молодой специалист", "да", "is_young", True),
    ],
)
async def test_a_fact_is_corrected_by_typing_it(
    methodist: Person, house: House, town: dict[str, int], button: str, typed: str, column: str, value: object
):
    await methodist.says("/people")
    await methodist.says("ежевикин")
    await methodist.taps("✓ Пётр Ё., Школа № 3")
    await methodist.taps("Исправить")
    await methodist.taps(button)
    assert "Исправлено" in await methodist.says(typed)
    assert getattr(await stored(house, town["teacher"]), column) == value
    assert await done(house, town["teacher"]) == [Action.PERSON_CHANGED]


@pytest.mark.parametrize(
    ("button", "typed", "said"),
    [
        ("Должность", "космонавт", "незнакома"),
        ("Год начала работы", "1700", "Нужен год"),
        ("Год начала работы", "=1+1", "формула"),
        ("ФИО", "Ежевикин", "фамилия, имя и отчество"),
        ("Код", "П-0001", "уже у другого"),
        ("ФИО", "<b>я</b> " * 300, "Слишком длинно"),
    ],
)
async def test_what_does_not_fit_is_said_and_asked_again(
    methodist: Person, house: House, town: dict[str, int], button: str, typed: str, said: str
):
    before = (await stored(house, town["teacher"])).record()
    await methodist.says("/people")
    await methodist.says("ежевикин")
    await methodist.taps("✓ Пётр Ё., Школа № 3")
    await methodist.taps("Исправить")
    await methodist.taps(button)
    assert said in await methodist.says(typed)
    assert (await stored(house, town["teacher"])).record() == before


async def test_to_the_archive_and_back(methodist: Person, house: House, town: dict[str, int]):
    await methodist.says("/people")
    await methodist.says("тополева")
    await methodist.taps("✓ Алла Т., Школа № 7")
    assert "Убрать в архив" in await methodist.taps("В архив")
    assert "В архиве с" in await methodist.taps("Да, в архив")
    await methodist.forges(f"ra:{town['foreigner']}:1")
    assert "— 1 человек" in await methodist.says("тополева")
    assert methodist.buttons[0] == "Алла Т., Школа № 7 (архив)"
    await methodist.taps("Алла Т., Школа № 7 (архив)")
    assert "В боте с" in await methodist.taps("Вернуть из архива")
    assert await done(house, town["foreigner"]) == [Action.PERSON_ARCHIVED, Action.PERSON_RETURNED]


async def test_nobody_archives_themselves(methodist: Person, house: House, town: dict[str, int]):
    await methodist.says("/people")
    await methodist.forges(f"ra:{town['methodist']}:1")
    assert "попросите коллегу" in methodist.toast
    assert (await stored(house, town["methodist"])).archived_at is None


async def test_whoever_has_left_keeps_no_roles(coordinator: Person, house: House, town: dict[str, int], drawer: Drawer):
    await coordinator.says("/staff")
    async with house.database.writing() as session:
        await session.execute(update(Stored).where(Stored.id == town["coordinator"]).values(archived_at=house.clock()))
        await session.commit()
    await coordinator.forges(f"rp:{town['teacher']}")
    assert "Пётр" not in coordinator.text
    assert "Мои педагоги" not in " ".join(coordinator.buttons)


async def test_to_another_school(methodist: Person, house: House, town: dict[str, int]):
    await methodist.says("/people")
    await methodist.says("ежевикин")
    await methodist.taps("✓ Пётр Ё., Школа № 3")
    await methodist.taps("В другую школу")
    assert "1 вариант" in await methodist.says("№ 7")
    assert "Переведено" in await methodist.taps("Школа № 7")
    async with house.database.reading() as session:
        seven = await session.scalar(select(Organization.id).where(Organization.title == OTHER_SCHOOL))
    assert (await stored(house, town["teacher"])).organization_id == seven
    assert await done(house, town["teacher"]) == [Action.PERSON_TRANSFERRED]


async def test_a_plain_message_elsewhere_is_no_search(methodist: Person):
    await methodist.says("/people")
    await methodist.says("/menu")
    assert "ничего не спрашивал" in await methodist.says("Ежевикин")


async def test_a_coordinator_gets_all_invitations_at_one_tap(coordinator: Person, house: House, town: dict[str, int]):
    assert "Пригласить" not in " ".join((await coordinator.says("/staff"), *coordinator.buttons))
    async with house.database.writing() as session:
        await session.execute(delete(Account).where(Account.telegram_id == TEACHER))
        await session.commit()
    await coordinator.says("/staff")
    await coordinator.taps("Пригласить всех, кто ещё не в боте · 1")
    names = [message.content.file.name for message in coordinator.messages if message.content.file]
    assert sorted(name.rpartition(".")[2] for name in names) == ["docx", "xlsx"]
    assert await done(house, town["teacher"]) == [Action.INVITATIONS_ISSUED]
