"""Offers of courses, enrolling and closing; wishes and the plan of courses."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.app import House
from models.audit import Action, AuditEntry
from models.courses import Completion, CompletionStatus, CourseOffer, CourseRequest, RequestStatus
from models.deficits import Deficit, DeficitSource, DeficitState
from models.outbox import OutboxMessage
from models.people import Role
from tests.dialogs.shortcuts import settle, visit_of
from tests.dialogs.test_courses import all_of, put
from tests.telegram import Person, Telegram

TEACHER, METHODIST, COORDINATOR, OTHER, PRESCHOOL = 811, 812, 813, 814, 815


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    return telegram.person(METHODIST)


@pytest.fixture
async def teacher(house: House, telegram: Telegram) -> Person:
    await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    return telegram.person(TEACHER)


async def offer(methodist: Person, *, seats: str | None = "1", title: str = "Оценивание <на> уроке & дома") -> None:
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Предложения")
    await methodist.taps("➕ Предложить курс")
    await methodist.says(title)
    await methodist.says("36")
    await methodist.says("20 октября")
    await methodist.says("24.10")
    if seats:
        await methodist.taps("Места")
        await methodist.says(seats)
    await methodist.taps("Показать педагогам")


async def test_an_offer_from_making_to_closing(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    other = await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"), school="Школа № 7")
    await settle(house, PRESCHOOL, names=("Осокина", "Яна", "Ильинична"), position="preschool_educator", subject=None)
    preschool, late = telegram.person(PRESCHOOL), telegram.person(OTHER)
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Предложения")
    await methodist.taps("➕ Предложить курс")
    assert "от 3 до 300" in await methodist.says("о" * 5000)
    await methodist.says("Оценивание <на> уроке & дома")
    await methodist.says("36")
    await methodist.says("20 октября")
    assert "позже окончания" in await methodist.says("01.10.2025")
    await methodist.says("24.10")
    await methodist.taps("Места")
    assert "от 1 до" in await methodist.says("0")
    await methodist.says("1")
    await methodist.taps("Ссылка")
    assert "https://" in await methodist.says("javascript:alert(1)")
    await methodist.says("https://example.org/course?a=1&b=<2>")
    await methodist.taps("Кому")
    await methodist.taps("☐ Учителя")
    await methodist.taps("‹ Назад")
    await methodist.taps("Тема")
    await methodist.taps("ФГОС")
    save = methodist.data("Показать педагогам")
    text = await methodist.taps("Показать педагогам")
    assert "Для кого: учителя и преподаватели" in text
    assert "Свободно 1 из 1" in text
    await methodist.forges(save)
    assert "уже закрыт" in methodist.toast
    assert len(await all_of(house, CourseOffer)) == 1

    await preschool.says("/courses")
    assert not any("Предложения" in one for one in preschool.buttons)
    for data in ("zo:1", "ze:1:1", "zk:0", "zm:1:0", "zx:1:1", "zc:1:1:0", "za:1"):
        await preschool.forges(data)
        assert "Оценивание" not in preschool.text
    await teacher.says("/courses")
    await teacher.taps("Предложения · 1")
    text = await teacher.taps("Оценивание")
    assert "Оценивание <на> уроке & дома" in text
    assert "Подробнее" in teacher.buttons
    enrol = teacher.data("Записаться")
    await teacher.taps("Записаться")
    await teacher.forges(enrol)  # twice is once
    assert "Вы записаны" in teacher.text
    await late.says("/courses")
    await late.forges(enrol)
    assert "Мест больше нет" in late.toast
    await teacher.taps("Отменить запись")
    assert await all_of(house, CourseRequest) == []
    await late.forges(enrol)
    await teacher.forges(enrol)
    assert "Мест больше нет" in teacher.toast
    [line] = await all_of(house, CourseRequest)
    assert (line.person_id, line.status, line.topic) == (other, RequestStatus.ENROLLED, "offer:1")

    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Предложения")
    await methodist.taps("Оценивание")
    await methodist.taps("Изменить")
    await methodist.taps("Начало")
    await methodist.says("21.10.2025")
    await methodist.taps("Места")
    await methodist.taps("Без ограничения")
    await methodist.taps("Сохранить")
    await teacher.forges(enrol)
    await methodist.taps("Записались · 1")
    await methodist.forges("zc:1:1:573e17f1")  # nothing is marked
    assert "когда он закончится" in methodist.toast
    house.clock.passes(days=20)
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Предложения")
    await methodist.taps("✓ Оценивание")
    await methodist.taps("Записались · 2")
    await methodist.taps("☑ Ия К.")
    assert "не длиннее 60" in await methodist.says("1" * 5000)
    await methodist.says("АБ <1> & 2")
    assert "☑ Ия К., Школа № 7 · АБ <1> & 2" in methodist.buttons
    await methodist.taps("☑ Вера Р.")
    await methodist.taps("Не прошёл(ла)")
    await methodist.taps("☐ Вера Р.")
    await methodist.taps("Прошёл(ла)")
    await methodist.taps("Закрыть курс")
    assert "Прошли: 2, с номером документа: 1" in methodist.text
    sure = methodist.data("Да, закрыть")
    assert "Прошли: 2, подтверждено: 1" in await methodist.taps("Да, закрыть")
    await methodist.forges(sure)
    done = {one.person_id: one for one in await all_of(house, Completion)}
    assert len(done) == 2
    assert (done[other].status, done[other].document) == (CompletionStatus.CONFIRMED, "АБ <1> & 2")
    assert {one.status for one in await all_of(house, CourseRequest)} == {RequestStatus.COMPLETED}
    letters = [one.payload["phrase"] for one in await all_of(house, OutboxMessage)]
    assert sorted(letters) == ["course-notice-confirmed", "course-notice-moved", "course-notice-number"]
    assert "ждёт методиста" in await teacher.says("/courses")
    assert telegram.unanswered == []


async def test_a_course_called_off(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    await offer(methodist)
    await teacher.says("/courses")
    await teacher.taps("Хочу курс")
    await teacher.taps("➕")
    await teacher.taps("ФГОС")
    await teacher.forges("ze:1:1")
    await methodist.taps("‹ Назад")
    await methodist.taps("Оценивание")
    await methodist.taps("Отменить курс")
    assert "Записались: 1" in methodist.text
    await methodist.taps("Да, отменить")
    assert "Курс отменён" in methodist.text
    await methodist.forges("zx:1:1")
    await teacher.forges("ze:1:1")
    assert "отменён или уже" in teacher.toast
    assert [one.topic for one in await all_of(house, CourseRequest)] == ["fgos_fop"]
    [letter] = await all_of(house, OutboxMessage)
    assert letter.payload["phrase"] == "course-notice-cancelled"
    assert telegram.unanswered == []


async def test_wishes_and_the_plan(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    other = await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"), school="Школа № 7")
    await settle(
        house, COORDINATOR, names=("Гвоздикова", "Алла", "Ивановна"), position="director", role=Role.SCHOOL_COORDINATOR
    )
    coordinator = telegram.person(COORDINATOR)
    person = (await visit_of(house, TEACHER)).actor.id
    now = house.clock()
    await put(
        house,
        Deficit(
            person_id=other, school_year=2025, area="subject", topic="digital", topics=["digital"], severity="point",
            source=DeficitSource.INTERVIEW, state=DeficitState.CONFIRMED, created_at=now, state_since=now,
        ),
    )  # fmt: skip
    await teacher.says("/courses")
    await teacher.taps("Хочу курс")
    await teacher.taps("➕")
    assert "от 3 до 200" in await teacher.says("x" * 5000)
    assert "<б> & хор · 2026" in await teacher.says("<б> & хор")
    await teacher.taps("➕")
    await teacher.taps("ФГОС")
    await teacher.taps("➕")
    await teacher.taps("ФГОС")  # twice is one
    assert [one.topic.startswith("own:") for one in await all_of(house, CourseRequest)] == [True, False]

    await methodist.says("/courses")
    await methodist.taps("🗂")
    text = await methodist.taps("План курсов")
    assert "План курсов на 2026 год" in text
    await methodist.taps("Собрать и дополнить")
    assert "Добавлено строк: 1" in methodist.toast
    await methodist.taps("Собрать и дополнить")
    assert "Добавлено строк: 0" in methodist.toast
    text = await methodist.taps("Весь план · 3")
    assert "Ия К., Школа № 7: Цифровые ресурсы и сервисы — срок подходит, ждёт решения" in text
    await methodist.taps("Вера Р., Школа № 3: <б>")
    await methodist.taps("В план")
    assert "Статус: в плане" in methodist.text
    await methodist.taps("Период")
    await methodist.taps("Весна")
    assert "Когда удобно: весна" in methodist.text
    await methodist.taps("Тема")
    await methodist.taps("ФГОС")
    assert "уже есть" in methodist.toast
    await methodist.taps("‹ Назад")
    await methodist.taps("Отклонить")
    assert "от 3 до 300" in await methodist.says("-")
    assert "отклонена (нет <мест>)" in await methodist.says("нет <мест>")
    assert "отклонена: нет <мест>" in (await teacher.forges("zw"))
    await teacher.taps("Убрать: ФГОС")
    assert [one.status.value for one in await all_of(house, CourseRequest)] == ["declined", "requested"]
    await methodist.taps("‹ Назад")
    await methodist.taps("Ия К.")
    await methodist.taps("На 2027 год")
    assert "перенесена" in methodist.text
    assert [(one.year, one.status.value) for one in await all_of(house, CourseRequest)][1:] == [
        (2026, "moved"),
        (2027, "requested"),
    ]

    await coordinator.says("/courses")
    await coordinator.taps("🗂")
    text = await coordinator.taps("План курсов")
    assert "Собрать" not in " ".join(coordinator.buttons)
    assert "Ия К." not in await coordinator.taps("Весь план · 1")
    for data in (
        "zi:2",
        "zh:2:in:0",
        "zh:2:next:0",
        "zH:2:topic:1",
        f"zn:2026::-1:{other + 1}",
        f"UI:{other}",
        "zg:2026",
    ):
        await coordinator.forges(data)
        assert "Ия К." not in coordinator.text
    await coordinator.says("/courses")
    await coordinator.taps("🗂")
    await coordinator.taps("Кому пора")
    await coordinator.taps("Вера Р.")
    await coordinator.taps("В план на 2026")
    assert "Откуда: добавлено для педагога" in coordinator.text
    await coordinator.taps("‹ Назад")
    await coordinator.taps("‹ Назад")
    await coordinator.taps("Выгрузить .xlsx")
    [file] = [one for one in telegram.playground.world.files.by_unique_id.values() if "План" in one.name]
    rows = list(load_workbook(BytesIO(file.data)).active.iter_rows(values_only=True))
    assert [row[:3] for row in rows[1:]] == [(2026, "Школа № 3", "Вера Р."), (2026, "Школа № 3", "Вера Р.")]
    assert not any("платой" in str(cell) or "плата" in str(cell) for cell in rows[0])
    assert {one.person_id for one in await all_of(house, AuditEntry) if one.action is Action.COURSE_PLAN_CHANGED} == {
        person,
        other,
    }
    assert telegram.unanswered == []
