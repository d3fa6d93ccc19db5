"""Courses in the chat: one's own in a minute, the queue, who is due, organisations, tables."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from bot.app import House
from models.audit import Action, AuditEntry
from models.courses import Completion, CompletionStatus, CourseKind, Provider, ProviderType
from models.outbox import OutboxMessage
from models.people import Person as Stored
from models.people import Role
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram

TEACHER, METHODIST, COORDINATOR, OTHER = 801, 802, 803, 804


async def all_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(table.id)))
        await session.commit()
    return found


async def put(house: House, *rows: object) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


def done(house: House, person: int, **changes: object) -> Completion:
    values = {
        "person_id": person, "kind": CourseKind.ADVANCED_TRAINING, "title": "Основы оценивания", "hours": 36,
        "ends_on": date(2024, 5, 12), "document": "77-1", "status": CompletionStatus.CONFIRMED, "entered_by": person,
        "entered_at": house.clock(),
    }  # fmt: skip
    return Completion(**{**values, **changes})


@pytest.fixture
async def teacher(house: House, telegram: Telegram) -> Person:
    await settle(house, TEACHER, names=("Ромашкина", "В<е>ра&", "Павловна"))
    return telegram.person(TEACHER)


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    return telegram.person(METHODIST)


async def enter(person: Person, *, title: str = "Дети с <ОВЗ> & школа", document: str | None = "<77> & 12") -> None:
    """From the list to what was stored."""
    await person.says("/courses")
    await person.taps("➕ Добавить курс")
    await person.says(title)
    await person.taps("72 ч")
    await person.says("12 мая 2025")
    await person.says("Институт развития")
    if "Новая: «Институт развития»" in person.buttons:
        await person.taps("Новая:")
    await (person.says(document) if document else person.taps("Номера пока нет"))
    await person.taps("Сохранить")


async def test_a_course_is_entered_in_a_minute(house: House, telegram: Telegram, teacher: Person):
    text = await teacher.says("/courses")
    assert "засчитывается, пока не видно" in text
    await teacher.taps("➕ Добавить курс")
    assert "от 3 до 300" in await teacher.says("<<")
    assert "от 3 до 300" in await teacher.says("о" * 5000)
    await teacher.says("Дети с <ОВЗ> & школа")
    assert "от 1 до" in await teacher.says("много")
    await teacher.says("10 ч.")
    for wrong in ("вчерась", "31.02.2025", "5" * 5000):
        assert "разобрать дату" in await teacher.says(wrong)
    assert "ещё не наступил" in await teacher.says("12.05.2030")
    await teacher.says("12/05/25")
    assert "до 200 знаков" in await teacher.says("и" * 5000)
    await teacher.says("Ин<с> & титут")
    await teacher.taps("Новая:")
    assert "Без номера курс сохранится" in teacher.text
    text = await teacher.taps("Номера пока нет")
    assert "короткий курс, 10 ч" in text
    assert "не засчитывается: нужны курсы от 16 часов" in text
    assert "Номера документа пока нет" in text
    await teacher.taps("Исправить")
    await teacher.taps("Часы")
    assert "повышение квалификации, 36 ч" in await teacher.taps("36 ч")
    await teacher.taps("Готово")
    await teacher.taps("Уточнить")
    await teacher.taps("Начало")
    assert "не может быть позже" in await teacher.says("01.06.2025")
    await teacher.says("1 мая 2025")
    await teacher.taps("Тема")
    await teacher.taps("ФГОС")
    await teacher.taps("Вид")
    await teacher.taps("стажировка")
    await teacher.taps("Оплата")
    text = await teacher.taps("за счёт организации")
    assert "Тема: ФГОС" in text
    assert "Оплата: за счёт организации" in text
    await teacher.taps("Готово")
    save = teacher.data("Сохранить")
    text = await teacher.taps("Сохранить")
    assert "Дети с <ОВЗ> & школа" in text
    assert "ждёт методиста" in text
    assert "ждёт методиста" in await teacher.forges(save)  # twice is once
    assert "закрыт" not in teacher.toast
    [stored] = await all_of(house, Completion)
    assert (stored.hours, stored.ends_on, stored.starts_on) == (36, date(2025, 5, 12), date(2025, 5, 1))
    assert (stored.kind, stored.topic, stored.document) == (CourseKind.INTERNSHIP_COURSE, "fgos_fop", None)
    assert [one.title for one in await all_of(house, Provider)] == ["Ин<с> & титут"]
    assert telegram.unanswered == []


async def test_the_next_deadline_comes_first(house: House, telegram: Telegram, teacher: Person):
    person = await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"))
    other = telegram.person(OTHER)
    await put(
        house,
        done(house, person),
        done(house, person, title="Первая помощь", kind=CourseKind.MANDATORY, ends_on=date(2025, 9, 1)),
    )
    text = await other.says("/courses")
    assert text.splitlines()[1].replace("\u202f", " ") == "Следующий курс нужен до 12 мая 2027 г."
    assert "✅ засчитан до 12 мая 2027" in text
    assert "для срока в три года не засчитывается" in text
    house.clock.passes(days=600)
    assert "Срок прошёл 12 мая 2027" in await other.says("/courses")


async def test_whom_nobody_asks_for_a_course_reads_of_no_deadline(methodist: Person):
    text = await methodist.says("/courses")
    assert "засчитывается, пока не видно" not in text
    assert "нужен до" not in text
    assert "удостоверения" in text


async def test_the_same_course_twice_is_pointed_out(house: House, telegram: Telegram, teacher: Person):
    await enter(teacher)
    assert "№ <77> & 12" in teacher.text
    await enter(teacher, title="дети с «овз»  школа")
    assert "у вас уже есть: «Дети с <ОВЗ> & школа»" in teacher.text
    assert len(await all_of(house, Completion)) == 1
    await teacher.taps("Всё равно сохранить")
    assert [one.provider_id for one in await all_of(house, Completion)] == [1, 1]
    await teacher.taps("Убрать")
    await teacher.taps("Да, убрать")
    assert "Убрали" in teacher.toast
    assert [one.removed_at is None for one in await all_of(house, Completion)] == [True, False]
    assert telegram.unanswered == []


async def test_foreign_and_forged(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    other = await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"))
    await put(house, done(house, other, status=CompletionStatus.ENTERED))
    await teacher.says("/courses")
    for data in ("Uo:1", "Ue:1", "Ur:1:1", "Uc:1", "UC:1:1:0", "Ug:1", "Uq:0", "UA:00000000:1", "Ux", "Uu:0::0", f"Uv:{other}", "UR:00000000:1", "Uy:0", "yi", "US:1"):  # fmt: skip
        await teacher.forges(data)
        assert "Клёнова" not in teacher.text
        assert "Основы" not in teacher.text
    for stale in ("Ud:summary", "Us:1:0", "Uk:provider", "Uh:36", "UT:3", "Up:1", "Un", "Uf:title:0"):
        await teacher.forges(stale)
        assert "уже закрыт" in teacher.toast
    [row] = await all_of(house, Completion)
    assert (row.status, row.removed_at) == (CompletionStatus.ENTERED, None)


async def test_a_methodist_decides(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    await enter(teacher)
    await put(house, Provider(title="Центр", search_key="центр", type=ProviderType.PRIVATE, created_at=house.clock()))
    await methodist.says("/courses")
    text = await methodist.taps("🗂 Курсы педагогов")
    assert "Учитываются: 1 педагог" in text
    assert "Нет засчитанного курса: 1" in text
    await methodist.taps("Ждут проверки · 1")
    text = await methodist.taps("В<е>ра&")
    assert "учитель, математика" in text
    assert "Должность и предмет программы не указаны" in text
    await methodist.taps("Профиль: не проверено")
    assert "Профиль: да" in methodist.buttons
    await methodist.taps("Вернуть с причиной")
    assert "от 3 до 300" in await methodist.says("--")
    assert "от 3 до 300" in await methodist.says("п" * 5000)
    assert "возвращён: нужен <номер> & дата" in await methodist.says("нужен <номер> & дата")
    text = await teacher.says("/courses")
    assert "нужно поправить: нужен <номер> & дата" in text
    await teacher.taps("Дети с")
    await teacher.taps("Исправить и отправить снова")
    await teacher.taps("Исправить")
    await teacher.taps("Номер документа")
    await teacher.says("АБ 12-34")
    await teacher.taps("Готово")
    await teacher.taps("Сохранить")
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Ждут проверки")
    await methodist.taps("Подтвердить все · 1")
    assert "Подтвердить 1 курс у 1 педагога?" in methodist.text
    sure = methodist.data("Да, подтвердить 1")
    await methodist.taps("Да, подтвердить 1")
    assert "Подтверждено курсов: 1" in methodist.text
    await methodist.forges(sure)
    assert "уже изменился" in methodist.toast
    text = await teacher.says("/courses")
    assert "Следующий курс нужен до 12 мая 2028" in text
    await teacher.taps("Дети с")
    assert not any(button.startswith(("Исправить", "Убрать")) for button in teacher.buttons)
    await teacher.forges("Ue:1")
    assert "уже подтверждён" in teacher.toast
    audited = {one.action for one in await all_of(house, AuditEntry)}
    assert audited >= {Action.COURSE_DECIDED, Action.COURSES_CONFIRMED}
    notices = [one.payload["phrase"] for one in await all_of(house, OutboxMessage)]
    assert notices == ["course-notice-rejected", "course-notice-confirmed-some"]
    assert telegram.unanswered == []


async def test_who_is_due_within_reach(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    fine = await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"), school="Школа № 7")
    late = await settle(house, 805, names=("Осокин", "Яков", "Ильич"), school="Школа № 7")
    await settle(house, 806, names=("Лютикова", "Нина", "Юрьевна"), school="Школа № 7", career=2024)
    await settle(
        house, COORDINATOR, names=("Гвоздикова", "Алла", "Ивановна"), position="director", role=Role.SCHOOL_COORDINATOR
    )
    await put(house, done(house, fine), done(house, late, ends_on=date(2022, 10, 7), title="Старый"))
    await methodist.says("/courses")
    text = await methodist.taps("🗂")
    for line in (
        "Учитываются: 4",
        "Нет засчитанного курса: 1",
        "Срок прошёл: 1",
        "Позже 2026 года: 1",
        "Недавно в профессии, курса ещё нет: 1",
    ):
        assert line in text
    text = await methodist.taps("Кому пора · 2")
    assert "Яков О., Школа № 7 — срок прошёл 7 октября 2025" in text
    assert "засчитанного курса нет" in text
    assert "Ия К." not in text
    assert "Яков О." not in await methodist.taps("Нет курса")
    await methodist.taps("Кому пора")
    assert "Яков О." in await methodist.says("осок")
    await methodist.taps("Напомнить всем · 1")
    sure = methodist.data("Да, напомнить 1")
    await methodist.taps("Да, напомнить 1")
    await methodist.forges(sure)
    letters = [one for one in await all_of(house, OutboxMessage) if one.dedup_key.startswith("course-due")]
    assert [(one.chat_id, one.dedup_key) for one in letters] == [(805, "course-due:2025-10:805")]
    await methodist.taps("‹ Курсы педагогов")
    await methodist.taps("По школам")
    assert any(button.startswith("Школа № 7 · 1 из 3") for button in methodist.buttons)
    await methodist.taps("Школа № 7")
    text = await methodist.taps("Яков О.")
    assert "Старый" in text
    coordinator = telegram.person(COORDINATOR)
    await coordinator.says("/courses")
    text = await coordinator.taps("🗂")
    assert "Учитываются: 1 педагог" in text
    assert "Яков О." not in await coordinator.taps("Кому пора")
    for data in (f"Uv:{late}", "Uq:0", "Uy:0", "zk:0", "zg:2026"):
        await coordinator.forges(data)
        assert "Яков О." not in coordinator.text
    async with house.database.reading() as session:
        foreign = (await session.get_one(Stored, late)).organization_id
        await session.commit()
    await coordinator.forges(f"Uu:0::{foreign}")
    assert "Яков О." not in coordinator.text
    await coordinator.taps("‹ Курсы педагогов")
    await coordinator.taps("Выгрузить реестр")
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Выгрузить реестр")
    files = [one for one in telegram.playground.world.files.by_unique_id.values() if "Реестр" in one.name]
    tables = [list(load_workbook(BytesIO(one.data)).active.iter_rows(values_only=True)) for one in files]
    assert sorted(len(one) for one in tables) == [1, 3]
    [whole] = [one for one in tables if len(one) == 3]
    assert whole[1][0] == "Ия К."
    assert whole[1][-1] == "12.05.2027"
    assert [
        one.details["rows"] for one in await all_of(house, AuditEntry) if one.action is Action.COURSES_EXPORTED
    ] == [0, 2]
    assert telegram.unanswered == []


async def test_organisations_become_one(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    await enter(teacher)
    await put(
        house,
        Provider(
            title="ИНСТИТУТ развития образования", search_key="институт развития образования", created_at=house.clock()
        ),
    )
    await methodist.says("/courses")
    await methodist.taps("🗂")
    text = await methodist.taps("Организации")
    assert "Организации · 2" in text
    await methodist.taps("❔ Институт развития · 1")
    assert "Тип: частная" in await methodist.taps("частная")
    await methodist.taps("Переименовать")
    assert "уже есть: объедините" in await methodist.says("Институт развития образования")
    await methodist.taps("‹ Назад")
    await methodist.taps("Объединить с…")
    await methodist.taps("ИНСТИТУТ развития")
    assert "перейдут к" in methodist.text
    sure = methodist.data("Да, объединить")
    await methodist.taps("Да, объединить")
    assert "Тип: частная" in methodist.text
    await methodist.forges(sure)
    [left] = await all_of(house, Provider)
    assert (left.title, left.type) == ("ИНСТИТУТ развития образования", ProviderType.PRIVATE)
    assert [one.provider_id for one in await all_of(house, Completion)] == [left.id]
    await teacher.says("/courses")
    assert "С 1 сентября 2025" not in await teacher.taps("Дети с")  # it ended before
    assert telegram.unanswered == []


def table(*rows: tuple) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(
        (
            "Фамилия, имя, отчество",
            "Школа",
            "Название курса",
            "Часы",
            "Окончание",
            "Организация",
            "Номер документа",
            "Вид",
        )
    )
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


async def test_courses_out_of_a_table(house: House, telegram: Telegram, teacher: Person, methodist: Person):
    await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"), school="Школа № 7")
    await settle(
        house, COORDINATOR, names=("Гвоздикова", "Алла", "Ивановна"), position="director", role=Role.SCHOOL_COORDINATOR
    )
    coordinator = telegram.person(COORDINATOR)
    await coordinator.says("/courses")
    await coordinator.taps("🗂")
    await coordinator.taps("Загрузить таблицу")
    await coordinator.taps("Шаблон .xlsx")
    await coordinator.says("/courses")
    await coordinator.taps("🗂")
    await coordinator.taps("Загрузить таблицу")
    own = ("Ромашкина В<е>ра&", "Школа № 3", "=Оценивание", 36, date(2025, 3, 1), "Институт", "АБ-1", None)
    clean = ("Ромашкина В<е>ра&", "Школа № 3", "Оценивание", 36, date(2025, 3, 1), "Институт", None, None)
    foreign = ("Клёнова Ия", "Школа № 7", "Чтение", 72, "12.05.2024", "", "1", "повышение квалификации")
    text = await coordinator.hands_over(
        "x.xlsx", table(clean, foreign, ("Ромашкина В<е>ра&", "Школа № 3", "", "x", "потом", "", "", "вид"), own)
    )
    assert "Новых курсов: 1" in text
    assert "Их ещё посмотрит методист" in text
    for cell in ("A3", "C4", "D4", "E4", "H4"):
        assert cell in text
    apply = coordinator.data("Записать · 1")
    await coordinator.taps("Записать · 1")
    await coordinator.forges(apply)
    [entered] = await all_of(house, Completion)
    assert (entered.status, entered.document) == (CompletionStatus.ENTERED, None)
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Загрузить таблицу")
    text = await methodist.hands_over("x.xlsx", table((*clean[:6], "АБ-1", None), foreign, foreign))
    assert "Новых курсов: 1, дополнится: 1, без изменений: 0" in text
    await methodist.taps("Записать · 2")
    rows = await all_of(house, Completion)
    assert [(one.status, one.document) for one in rows] == [
        (CompletionStatus.CONFIRMED, "АБ-1"),
        (CompletionStatus.CONFIRMED, "1"),
    ]
    assert "без изменений: 2" in await methodist.hands_over("x.xlsx", table((*clean[:6], "АБ-1", None), foreign))
    assert not any(button.startswith("Записать") for button in methodist.buttons)
    assert "повышение" not in str([one.details for one in await all_of(house, AuditEntry)])
    assert telegram.unanswered == []
