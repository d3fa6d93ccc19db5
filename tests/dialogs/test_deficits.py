"""The register of deficits in the chat: methodists decide, educators see their own, others see figures."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select, update

from bot.app import House
from models.associations import Association, Membership
from models.audit import Action, AuditEntry
from models.deficits import Deficit, DeficitSource, DeficitState, ExternalResult
from models.outbox import OutboxMessage
from models.people import Role, RoleGrant
from models.responses import Answer, Response
from services.deficits import deficit_clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle, submit
from tests.services.test_deficits import EASY, give
from tests.telegram import Person, Telegram

METHODIST, TEACHER, COORDINATOR, LEADER = 701, 702, 703, 704


async def all_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(table.id)))
        await session.commit()
    return found


async def weigh(house: House) -> None:
    async with house.database.writing() as session:
        while await deficit_clock.weigh_due(session, house.municipality, now=house.clock()):
            pass


async def hard(house: House, telegram_id: int) -> None:
    """The diagnostics handed in with the hardest answers to half of it."""
    response = await submit(house, telegram_id)
    questionnaire = house.municipality.programme.questionnaires["diagnostics"]
    async with house.database.writing() as session:
        for code in ("D03", "D04", "D05", "D06", "D14"):
            top = next(one for one in questionnaire.options(questionnaire.question(code)) if one.score == 3)
            await session.execute(
                update(Answer)
                .where(Answer.response_id == response, Answer.question == code)
                .values(chosen=[top.code], score=3)
            )
        await session.commit()
    await weigh(house)


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    person = telegram.person(METHODIST, "Анна", "Василькова")
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await settle(house, TEACHER, names=("Ромашкина", "В<е>ра&", "Павловна"))
    await hard(house, TEACHER)
    return person


def answered(telegram: Telegram) -> None:
    assert telegram.unanswered == []


async def test_a_methodist_decides_one_by_one(house: House, telegram: Telegram, methodist: Person):
    text = await methodist.says("/deficits")
    assert "Ждут решения: 2 (педагогов: 1)" in text
    assert "Предметная область: 1 · " in text
    text = await methodist.taps("Ждут решения · 1")
    assert "Ромашкина" not in text or "В<е>ра&" in text
    await methodist.taps("В<е>ра&")
    assert "нужна помощь в первую очередь (100,0)" in methodist.text
    await methodist.taps("◻️ Предметная")
    assert "предложен (анкета)" in methodist.text
    await methodist.taps("Отклонить")
    assert "хотя бы 3 знака" in await methodist.says("--")
    assert "хватит 300 знаков" in await methodist.says("а" * 5000)
    text = await methodist.says("<ведёт кружок> & всё умеет")
    assert "отклонён — <ведёт кружок> & всё умеет" in text
    await methodist.taps("Подтвердить")
    await methodist.taps("Другой источник")
    await methodist.taps("анализ урока")
    assert "уточнён (анализ урока)" in methodist.text
    await methodist.taps("Решён")
    text = await methodist.taps("собеседование")
    assert "🌱" in text
    assert "решён (собеседование)" in text
    stale = methodist.data("Подтвердить")
    await methodist.taps("Подтвердить")
    await methodist.forges(stale)  # twice is once
    [subject] = [row for row in await all_of(house, Deficit) if row.area == "subject"]
    assert (subject.state, subject.source) == (DeficitState.CONFIRMED, DeficitSource.LESSON_ANALYSIS)
    letters = [row for row in await all_of(house, OutboxMessage) if "deficits-confirmed" in row.dedup_key]
    assert len(letters) == 1
    assert letters[0].payload["rows"][0][0]["data"] == "go:route"
    audited = [row for row in await all_of(house, AuditEntry) if row.action is Action.DEFICIT_DECIDED]
    assert len(audited) == 5
    answered(telegram)


async def test_adding_by_hand_searching_and_filters(house: House, telegram: Telegram, methodist: Person):
    await methodist.says("/deficits")
    assert "В<е>ра&" in await methodist.says("ромаш")
    assert "Никого не нашлось" in await methodist.says("нет такой")
    await methodist.says("/deficits")
    await methodist.taps("Весь реестр")
    await methodist.taps("В<е>ра&")
    await methodist.taps("Добавить")
    await methodist.taps("Методическая")
    await methodist.taps("›")
    await methodist.taps("Оценивание")
    await methodist.taps("обсуждение в объединении")
    text = await methodist.says("просила сама <у>")
    assert "Заметка: просила сама <у>" in text
    assert "✅ Оценивание" in text
    await methodist.taps("‹ Назад")
    await methodist.taps("Добавить")
    await methodist.taps("Методическая")
    await methodist.taps("›")
    await methodist.taps("Оценивание")
    await methodist.taps("анализ урока")
    await methodist.taps("Без заметки")
    assert "уже есть" in methodist.toast
    await methodist.says("/deficits")
    await methodist.taps("Ждут решения")
    await methodist.taps("Фильтр")
    for by, value, people in (("Область", "Предметная", 1), ("Тема", "Содержание", 1), ("Тема", "ФГОС", 0)):
        await methodist.taps(by)
        await methodist.taps(value)
        assert f"Показать · {people}" in methodist.buttons
    await methodist.taps("Убрать все")
    await methodist.taps("Фильтр")
    await methodist.taps("Школа")
    await methodist.taps("Школа № 3")
    await methodist.taps("Показать")
    await methodist.taps("Подтвердить все · 2")
    assert "Подтвердить 2 дефицита у 1 педагога?" in methodist.text
    sure = methodist.data("Да, подтвердить 2")
    assert "Подтверждено 2 дефицита у 1 педагога" in await methodist.taps("Да, подтвердить")
    await methodist.forges(sure)
    assert "Список уже другой" in methodist.toast
    states = [row.state for row in await all_of(house, Deficit)]
    assert states.count(DeficitState.CONFIRMED) == 3
    answered(telegram)


async def test_educators_see_their_own_and_ask(house: House, telegram: Telegram, methodist: Person):
    teacher = telegram.person(TEACHER, "Вера", "Ромашкина")
    await teacher.says("/surveys")
    await teacher.taps("Профессиональный профиль")
    await teacher.taps("Хочу предложить сам(а)")
    await teacher.taps("Коммуникативная")
    text = await teacher.taps("Вся область")
    assert "◻️ Коммуникативная область — методист ещё посмотрит" in text
    await teacher.taps("Хочу предложить")
    await teacher.taps("Коммуникативная")
    await teacher.taps("Вся область")
    assert "уже есть" in teacher.toast
    [own] = [row for row in await all_of(house, Deficit) if row.source is DeficitSource.SELF_REQUEST]
    await methodist.says("/deficits")
    for forged in (f"dfo:{own.id}", f"dfc:{own.id}", f"dfp:{own.person_id}:0", "dfw:1", "dfx", "dfl:0", "dfg", "dfi", "dfI",
                   "dff", "dfy:00", f"dfq:{own.person_id}", f"dfe:{own.person_id}", "dfk:school:0", "dfj:all:0:"):  # fmt: skip
        before = teacher.text
        assert await teacher.forges(forged) == before, forged
    for forged in ("dfo:9999999", "dfp:9999999:0", "dfc:0", "dfM:99:0:0", "dfM:0:99:0", "dfv:topic:999", "dfs:area:77",
                   "dfn:1:99:-2:0:", f"dfn:{own.person_id}:0:-2:0:interview", "dfG:5:0:0", "dfE:1:900"):  # fmt: skip
        await methodist.forges(forged)
        assert "мы уже знаем" not in methodist.text, forged
    assert [row.state for row in await all_of(house, Deficit)] == [DeficitState.PROPOSED] * 3
    answered(telegram)


async def test_others_see_figures_and_no_names(house: House, telegram: Telegram, methodist: Person):
    await settle(house, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    coordinator = telegram.person(COORDINATOR, "Ольга", "Лютикова")
    assert "Ответили меньше 5 человек" in await coordinator.says("/deficits")
    members = []
    for number in range(6):
        members.append(await settle(house, 720 + number, names=("Гвоздикова", "Нина", f"{number}")))
        await hard(house, 720 + number)
    leader = await settle(house, LEADER, names=("Сиренева", "Ирина", "Олеговна"))
    async with house.database.writing() as session:
        union = Association(title="РМО <математики>", search_key="рмо", created_at=house.clock())
        session.add(union)
        await session.flush()
        session.add_all(Membership(association_id=union.id, person_id=one) for one in members)
        session.add(
            RoleGrant(person_id=leader, role=Role.ASSOCIATION_LEADER, association_id=union.id, granted_at=house.clock())
        )
        await session.commit()
    await methodist.says("/deficits")
    await methodist.taps("Ждут решения")
    await methodist.taps("Подтвердить все · 14")
    await methodist.taps("Да")
    text = await coordinator.says("/deficits")
    assert "Предметная область: 100 % (7 из 7)" in text
    assert "Дети с ОВЗ: 100 % (7 из 7)" in text
    assert "Гвоздикова" not in text
    assert not any("Картинка" in one for one in coordinator.buttons)  # the subjects of one school
    await coordinator.taps("По школам")
    assert "Школа № 3: Предметная область — 100 % (7 из 7)" in coordinator.text
    await methodist.says("/deficits")
    await methodist.taps("Общие дефициты")
    assert "Чем темнее" in await methodist.taps("Картинка по предметам")
    assert methodist.screen.content.kind == "photo"
    await methodist.says("/deficits")
    await methodist.taps("Общие дефициты")
    await methodist.taps("По объединениям")
    assert "РМО <математики>: Предметная область — 100 % (6 из 6)" in methodist.text
    await methodist.taps("📨 1")
    await methodist.taps("📨 1")
    assert "получит сообщение" in methodist.toast
    told = [row for row in await all_of(house, OutboxMessage) if row.dedup_key.startswith("corporate:")]
    assert [row.chat_id for row in told] == [LEADER]
    assert "Гвоздикова" not in str(told[0].payload)
    leading = telegram.person(LEADER, "Ирина", "Сиренева")
    assert "6 из 6" in await leading.says("/deficits")
    await leading.taps("По школам")  # of a part of a school nothing is said as if it were the school
    assert "Таких пока нет" in leading.text
    await leading.says("/deficits")
    await leading.taps("Вход и выход")
    assert "сравнивать нечего" in leading.text
    answered(telegram)


async def test_tests_are_entered_imported_and_exported(
    house: House, telegram: Telegram, methodist: Person, drawer: Drawer
):
    await methodist.says("/deficits")
    await methodist.taps("Весь реестр")
    await methodist.taps("В<е>ра&")
    await methodist.taps("Тесты · 0")
    await methodist.taps("Методическая")
    assert "число от 0 до 100" in await methodist.says("101; 15.09.2025; ЦНППМ")
    text = await methodist.says("24,5; 15.09.2025; Диагностика <ЦНППМ>; сертификат 12")
    assert "24,5 % верно, 15 сентября 2025\u202fг., Диагностика <ЦНППМ> (сертификат 12)" in text
    [methods] = [row for row in await all_of(house, Deficit) if row.area == "methods"]
    assert (methods.severity, methods.source) == ("critical", DeficitSource.EXTERNAL_TEST)
    await methodist.says("/deficits")
    await methodist.taps("Ждут решения")
    await methodist.taps("В<е>ра&")
    await methodist.taps("Тесты · 1")
    assert "Диагностика &lt;ЦНППМ&gt;" not in await methodist.taps("Убрать: Диагностика")
    await methodist.taps("‹ Назад")
    await methodist.taps("Убрать: Диагностика")
    stale = methodist.data("Да, убрать")
    await methodist.taps("Да, убрать")
    assert not any(label.startswith("Убрать") for label in methodist.buttons)
    await methodist.forges(stale)
    assert "больше нет" in methodist.toast
    await methodist.taps("Методическая")
    await methodist.says("24,5; 15.09.2025; Диагностика <ЦНППМ>; сертификат 12")

    await methodist.says("/deficits")
    await methodist.taps("Внешние тесты: таблица")
    await methodist.taps("Шаблон")
    headings = ["Код", "Фамилия, имя, отчество", "Школа", "Область", "Процент верных", "День", "Что за диагностика"]
    person = await drawer.person(TEACHER)
    assert person is not None
    good = [
        [person.code, None, None, "Общение", 90, "01.09.2025", "Тест"],
        [None, "Василькова Анна Юрьевна", "школа №3", "Предметная область", "40,5 %", "01.09.2025", "Тест"],
    ]
    bad = [
        ["П-9999", None, None, "Физика", "много", "завтра", None],
        [None, "Иван", None, "предмет", 5, "01.09.2025", "Т"],
    ]
    text = await methodist.hands_over("tests.xlsx", table(headings, good + bad))
    assert "Новых: 2 · исправленных: 0 · уже есть: 0" in text
    for cell in ("A4", "D4", "E4", "F4", "G4", "A5"):
        assert f"{cell}:" in text, cell
    assert len(await all_of(house, ExternalResult)) == 1
    stale = methodist.data("Записать · 2")
    assert "Записано: новых 2" in await methodist.taps("Записать")
    await methodist.forges(stale)
    assert len(await all_of(house, ExternalResult)) == 3
    await methodist.says("/deficits")
    await methodist.taps("Внешние тесты: таблица")
    text = await methodist.hands_over("tests.xlsx", table(headings, good))
    assert "Новых: 0 · исправленных: 0 · уже есть: 2" in text
    assert "не похож" in await methodist.hands_over("tests.xlsx", b"not a table") or "xlsx" in methodist.text
    await methodist.says("/deficits")
    await methodist.taps("Скачать .xlsx")
    [sent] = [file for file in telegram.playground.world.files.by_unique_id.values() if "Реестр" in file.name]
    rows = [list(row) for row in load_workbook(BytesIO(sent.data)).active.iter_rows(values_only=True)]
    assert rows[0][:3] == ["Педагог", "Код", "Место работы"]
    assert len(rows) == 1 + len(await all_of(house, Deficit))
    actions = [row.action for row in await all_of(house, AuditEntry)]
    assert actions.count(Action.EXTERNAL_RESULTS_ENTERED) == 3
    assert actions.count(Action.DEFICITS_EXPORTED) == 1
    answered(telegram)


def table(headings: list[str], rows: list[list]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in (headings, *rows):
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


async def test_before_and_after_is_a_picture_for_the_person_and_figures_for_others(
    house: House, telegram: Telegram, methodist: Person
):
    teacher = telegram.person(TEACHER, "Вера", "Ромашкина")
    exit_id = await give(house, TEACHER, EASY, code="diagnostics_exit")
    await weigh(house)
    await teacher.says("/menu")
    text = await teacher.forges(f"st:{exit_id}")
    assert "Сравнили с осенью: стало легче — предмет, психология." in text
    await teacher.says("/menu")
    text = await teacher.forges("dfm")
    assert "методист ещё посмотрит" in text
    assert "стало легче — предмет, психология" in text
    await methodist.says("/deficits")
    text = await methodist.taps("Вход и выход")
    assert "Предметная область: легче 1, так же 0, труднее 0 — из 1" in text
    await methodist.taps("Предметы")
    assert "Математика" in methodist.text
    await settle(house, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    coordinator = telegram.person(COORDINATOR, "Ольга", "Лютикова")
    await coordinator.says("/deficits")
    text = await coordinator.taps("Вход и выход")
    assert "Ответили оба раза" not in text
    assert "легче" not in text
    answered(telegram)


async def test_what_changed_last_year_is_shown_until_there_is_something_newer(
    house: House, telegram: Telegram, methodist: Person
):
    exit_id = await give(house, TEACHER, EASY, code="diagnostics_exit")
    await weigh(house)
    house.clock.passes(days=365)
    await methodist.says("/deficits")
    text = await methodist.taps("Вход и выход")
    last, this = text.splitlines()[0].removeprefix("Вход и выход · "), "2026/27"
    assert last == "2025/26"
    assert "из 1" in text
    assert last not in methodist.buttons
    async with house.database.writing() as session:
        before = await session.get_one(Response, exit_id)
        kept = (
            "person_id",
            "questionnaire",
            "version_id",
            "facts",
            "compared",
            "started_at",
            "changed_at",
            "submitted_at",
        )
        session.add(Response(**{name: getattr(before, name) for name in kept}, school_year=before.school_year + 1))
        await session.commit()
    await methodist.says("/deficits")
    assert f"Вход и выход · {this}" in await methodist.taps("Вход и выход")
    text = await methodist.taps(last)
    assert f"Вход и выход · {last}" in text
    assert f"Вход и выход · {last}" in await methodist.taps("Школы")
    assert f"Вход и выход · {this}" in await methodist.taps(this)
    answered(telegram)
