"""The staff register out of a table: nothing before it is confirmed, everything at once after, nothing lost between."""

import asyncio
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetFile
from openpyxl import load_workbook
from sqlalchemy import select, update

from bot.app import House
from models.associations import Association, Membership
from models.audit import Action, AuditEntry
from models.organizations import Organization
from models.people import FurtherSubject, Person, Role, RoleGrant
from models.staff import ImportStatus, StaffImport
from services import retention
from services.calling import PrivacyMode
from services.register.staff_desk import Desk
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import put_to_work, settle
from tests.telegram import Person as Somebody
from tests.telegram import Telegram
from tests.unit.staff_samples import HEADINGS, OLEG, VERA, book, line

APPLY = "Внести изменения"
CENTRE = {"Фамилия": "Мятина", "Имя": "Нина", "Отчество": "Фоминична", "Организация": "Центр", "Должность": "учитель"}


@pytest.fixture
def desk(telegram: Telegram) -> Desk:
    """In a thread: a process of its own has a test of its own."""
    assert telegram.dispatcher is not None
    telegram.dispatcher["staff_desk"] = Desk(in_process=True)
    return telegram.dispatcher["staff_desk"]


@pytest.fixture
async def methodist(house: House, telegram: Telegram, desk: Desk) -> Somebody:
    """In front of the screen that waits for a table. Their own row of the register is of another place."""
    person = telegram.person(601, "Нина", "Мятина")
    await settle(house, person.id, names=("Мятина", "Нина", "Фоминична"), school="Центр", role=Role.METHODIST)
    await person.says("/import")
    return person


@pytest.fixture
def table(tmp_path):
    def made(*rows: dict, **more) -> bytes:
        return book(tmp_path / "staff.xlsx", line(*rows), **more).read_bytes()

    return made


async def stored(house: House, query) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(query))
        await session.commit()
    return found


async def registered(house: House) -> dict[str, Person]:
    people = await stored(house, select(Person).where(Person.surname != "Мятина"))
    assert len({person.surname for person in people}) == len(people)
    return {str(person.surname): person for person in people}


async def bring(person: Somebody, content: bytes) -> str:
    await person.says("/import")
    await person.hands_over("staff.xlsx", content)
    return await person.taps(APPLY)


async def test_the_first_table(methodist: Somebody, house: House, table, clock: Clock):
    full = VERA | {
        "Предметы": "математика, физика", "Категория": "высшая", "Дата категории": "25.12.2023",
        "Объединения": "РМО математиков; рмо МАТЕМАТИКОВ", "Эл. почта": "vera@shkola5.ru", "Телефон": "8 900 123-45-67",
        "Год рождения": 1980, "Год начала работы": 2003, "Молодой специалист": "нет", "Код": "У-77",
    }  # fmt: skip
    text = await methodist.hands_over("Список.XLSX", table(full, OLEG))
    assert "Новых: 2" in text
    assert "Новых организаций: 1" in text
    assert "не все организации" in text, "nobody of the centre is in it"
    assert await registered(house) == {}, "nothing is written before it is confirmed"
    await methodist.taps("Новые · 2")
    assert "Вера Р., Школа № 5" in methodist.text
    await methodist.taps("‹ Назад")
    await methodist.taps("Новые места")
    assert "Школа № 5" in methodist.text
    assert "РМО математиков" in methodist.text
    await methodist.taps("‹ Назад")
    assert "Изменения внесены" in await methodist.taps(APPLY)
    people = await registered(house)
    vera, oleg = people["Ромашкина"], people["Дубов"]
    assert (vera.code, vera.search_key, vera.subject, vera.category) == (
        "У-77", "ромашкина вера павловна у 77", "math", "highest"
    )  # fmt: skip
    assert (vera.email, vera.phone, vera.birth_year) == ("vera@shkola5.ru", "+79001234567", 1980)
    assert vera.is_young is False
    assert (str(vera.category_on), vera.registered_at, vera.archived_at) == ("2023-12-25", clock.now, None)
    assert oleg.code == f"П-{oleg.id:04}"
    assert oleg.search_key.endswith(f"п {oleg.id:04}")
    assert [one.subject for one in await stored(house, select(FurtherSubject))] == ["physics"]
    assert [one.person_id for one in await stored(house, select(Membership))] == [vera.id]
    assert [one.title for one in await stored(house, select(Association))] == ["РМО математиков"]
    [place] = await stored(house, select(Organization).where(Organization.title == "Школа № 5"))
    assert {vera.organization_id, oleg.organization_id} == {place.id}
    [note] = await stored(house, select(AuditEntry))
    assert (note.action, note.details["new"]) == (Action.STAFF_IMPORTED, 2)
    [kept] = await stored(house, select(StaffImport))
    assert (kept.status, kept.content, kept.answers) == (ImportStatus.APPLIED, None, {})


async def test_the_second_table(methodist: Somebody, house: House, table):
    await bring(methodist, table(VERA, OLEG, CENTRE))
    oleg = (await registered(house))["Дубов"]
    async with house.database.writing() as session:
        session.add(RoleGrant(person_id=oleg.id, role=Role.MENTOR, granted_at=house.clock()))
        await session.commit()
    lone = {"Фамилия": "Клёнова", "Имя": "Яна", "Организация": "Школа № 5", "Должность": "учитель"}
    await methodist.says("/import")
    text = await methodist.hands_over("a.xlsx", table(VERA | {"Должность": "логопед"}, lone, CENTRE))
    for count in ("Новых: 1", "Изменений: 1", "Уйдут в архив: 1", "Без изменений: 1"):
        assert count in text
    await methodist.taps("Изменения · 1")
    assert "должность: учитель → логопед" in methodist.text
    await methodist.taps("‹ Назад")
    await methodist.taps("В архив · 1")
    assert "Олег Д., Школа № 5" in methodist.text
    await methodist.taps("‹ Назад")
    await methodist.taps(APPLY)
    people = await registered(house)
    assert people["Дубов"].archived_at is not None
    assert people["Ромашкина"].position == "speech_therapist"
    assert len(await stored(house, select(RoleGrant).where(RoleGrant.person_id == oleg.id))) == 1
    await methodist.says("/import")
    text = await methodist.hands_over("a.xlsx", table(VERA, OLEG, lone, CENTRE))
    assert "Вернутся из архива: 1" in text
    await methodist.taps(APPLY)
    assert (await registered(house))["Дубов"].archived_at is None
    assert (await registered(house))["Дубов"].id == oleg.id


async def test_the_same_table_twice_changes_nothing(methodist: Somebody, drawer: Drawer, table):
    content = table(VERA, OLEG)
    await bring(methodist, content)
    before = await drawer.everything(but=("staff_imports", "forms", "questionnaire_versions"))
    await methodist.says("/import")
    text = await methodist.hands_over("staff.xlsx", content)
    assert "Менять нечего" in text
    assert APPLY not in methodist.buttons
    assert await drawer.everything(but=("staff_imports", "forms", "questionnaire_versions")) == before


async def test_mistakes_are_named_and_archive_nobody(methodist: Somebody, house: House, table):
    await bring(methodist, table(VERA, OLEG, CENTRE))
    await methodist.says("/import")
    wrong = [VERA | {"Фамилия": f"<b>&{number}"} for number in range(9)]
    text = await methodist.hands_over("a.xlsx", table(VERA, CENTRE, *wrong))
    assert "Ошибок в таблице: 9" in text
    assert "в архив никто не уйдёт" in text
    assert "Уйдут" not in text
    await methodist.taps("Ошибки · 9")
    assert "Лист1!B4: В «<b>&0» есть нерусские буквы" in methodist.text
    sent = len(methodist.messages)
    await methodist.taps("Все ошибки файлом")
    file = methodist.messages[sent].content.file
    assert file is not None
    assert len(file.data.decode("utf-8-sig").splitlines()) == 9
    page = methodist.messages[sent - 1]
    await methodist.taps("›", message=page)
    assert "2 из 2 ›" in [one["text"] for row in page.inline_keyboard for one in row]


async def test_questions_are_asked_and_survive_a_restart(methodist: Somebody, house: House, telegram: Telegram, table):
    await bring(methodist, table(VERA, OLEG))
    await methodist.says("/import")
    moved = VERA | {"Организация": "Школа № 9"}
    slip = OLEG | {"Фамилия": "Дупов"}
    text = await methodist.hands_over("a.xlsx", table(moved, slip))
    assert "Вопросов: 2" in text
    assert APPLY not in methodist.buttons
    await methodist.taps("Ответить на вопросы · 2")
    assert "Осталось 2 вопроса" in methodist.text
    assert "Вера Р., Школа № 5 — другое место работы" in methodist.text
    first = methodist.data("1. Вера Р.")
    assert "Остался 1 вопрос" in await methodist.taps("1. Вера Р.")
    await methodist.forges(first)
    assert "Остался 1 вопрос" in methodist.text, "a double tap answers one question"
    await put_to_work(house, telegram)
    telegram.dispatcher["staff_desk"] = Desk(in_process=True)
    await methodist.taps("Пропустить строку")
    assert "Изменений: 1" in methodist.text
    await methodist.taps("Ответить на вопросы заново")
    await methodist.taps("1. Вера Р.")
    await methodist.taps("Это новый человек")
    await methodist.taps(APPLY)
    people = await registered(house)
    assert set(people) == {"Ромашкина", "Дубов", "Дупов"}
    places = {one.id: one.title for one in await stored(house, select(Organization))}
    assert places[people["Ромашкина"].organization_id] == "Школа № 9"


async def test_all_questions_can_be_passed_over(methodist: Somebody, house: House, table):
    await bring(methodist, table(VERA, OLEG))
    await methodist.says("/import")
    elsewhere = {"Организация": "Школа № 9"}
    await methodist.hands_over("a.xlsx", table(VERA | elsewhere, OLEG | elsewhere))
    await methodist.taps("Ответить на вопросы")
    assert "Менять нечего" in await methodist.taps("Пропустить все вопросы")
    assert len(await registered(house)) == 2


async def test_a_double_tap_applies_once(methodist: Somebody, house: House, telegram: Telegram, table):
    await methodist.hands_over("a.xlsx", table(VERA, OLEG))
    methodist.presses(APPLY)
    methodist.presses(APPLY)
    await telegram.deliver_at_once()
    assert "Изменения внесены" in methodist.text
    assert len(await registered(house)) == 2
    assert len(await stored(house, select(AuditEntry))) == 1


async def test_what_another_methodist_did_meanwhile_is_shown(methodist: Somebody, house: House, telegram, table):
    other = telegram.person(602, "Алла", "Льнова")
    await settle(house, other.id, names=("Мятина", "Алла", "Львовна"), school="Центр", role=Role.METHODIST)
    await other.says("/import")
    await methodist.hands_over("a.xlsx", table(VERA, OLEG))
    await other.hands_over("a.xlsx", table(VERA | {"Имя": "Зоя"}))
    await other.taps(APPLY)
    text = await methodist.taps(APPLY)
    assert "список изменился" in text
    assert len(await registered(house)) == 1
    await methodist.taps(APPLY)
    people = await stored(house, select(Person.name).where(Person.surname.in_(("Ромашкина", "Дубов"))))
    assert sorted(people) == ["Вера", "Зоя", "Олег"]


async def test_two_who_confirm_at_the_same_moment(methodist: Somebody, house: House, telegram: Telegram, table):
    other = telegram.person(602, "Алла", "Льнова")
    await settle(house, other.id, names=("Мятина", "Алла", "Львовна"), school="Центр", role=Role.METHODIST)
    await other.says("/import")
    for person in (methodist, other):
        await person.hands_over("a.xlsx", table(VERA, OLEG))
    for person in (methodist, other):
        person.presses(APPLY)
    await telegram.deliver_at_once()
    assert len(await registered(house)) == 2
    texts = sorted(("внесены" in person.text, "список изменился" in person.text) for person in (methodist, other))
    assert texts == [(False, True), (True, False)]


async def test_a_table_a_day_old_or_dropped_answers_calmly(methodist: Somebody, house: House, clock: Clock, table):
    await methodist.hands_over("a.xlsx", table(VERA))
    apply, see = methodist.data(APPLY), methodist.data("Новые · 1")
    clock.passes(days=1)
    await methodist.forges(apply)
    assert "больше суток" in methodist.toast
    clock.passes(hours=1)
    async with house.database.writing() as session:
        await retention.run(session, house.municipality, now=clock.now)
    [kept] = await stored(house, select(StaffImport))
    assert (kept.status, kept.content) == (ImportStatus.DROPPED, None)
    await methodist.forges(see)
    assert "уже убрали" in methodist.toast
    await methodist.says("/import")
    await methodist.hands_over("a.xlsx", table(VERA))
    await methodist.taps("Отказаться от таблицы")
    assert "Таблица удалена" in methodist.text
    assert "Жду файл" in await methodist.says("а теперь?")
    assert await registered(house) == {}


async def test_a_table_waits_through_a_restart(methodist: Somebody, house: House, telegram: Telegram, table):
    await methodist.hands_over("a.xlsx", table(VERA))
    await put_to_work(house, telegram)
    telegram.dispatcher["staff_desk"] = Desk(in_process=True)
    await methodist.says("/import")
    await methodist.taps("Вернуться к присланной таблице")
    await methodist.taps(APPLY)
    assert len(await registered(house)) == 1


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<a/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return out.getvalue()


BAD_FILES = {
    "список.pdf": (b"%PDF-1.4", "Это не таблица .xlsx"),
    "список.xls": (b"anything", "старый формат .xls"),
    "a.xlsx": (b"not a table at all", "Это не таблица .xlsx"),
    "b.xlsx": (bomb, "его опасно открывать"),
    "c.xlsx": (b"PK\x03\x04" + b"\0" * 100, "Это не таблица .xlsx"),
    "большой.xlsx": (b"0" * (5 * 2**20 + 1), "тяжелее 5 МБ"),
}


@pytest.mark.parametrize("name", BAD_FILES)
async def test_files_that_are_no_table(methodist: Somebody, telegram: Telegram, house: House, name: str):
    content, expected = BAD_FILES[name]
    text = await methodist.hands_over(name, content() if callable(content) else content)
    assert expected in text
    assert "Шаблон таблицы" in methodist.buttons
    assert await stored(house, select(StaffImport).where(StaffImport.content.is_not(None))) == []
    is_told_before = name in {"список.pdf", "список.xls", "большой.xlsx"}
    assert ("download" not in telegram.session.calls) == is_told_before


async def test_tables_with_nobody_in_them(methodist: Somebody, table, tmp_path):
    assert "нет ни одного педагога" in await methodist.hands_over("a.xlsx", table())
    wrong = book(tmp_path / "wrong.xlsx", [["Альфа", "Бета"], [1, 2]]).read_bytes()
    assert "нет строки заголовков" in await methodist.hands_over("a.xlsx", wrong)
    no_position = book(tmp_path / "no.xlsx", line(VERA, headings=HEADINGS[:5])).read_bytes()
    assert "Нет столбца «Должность»" in await methodist.hands_over("a.xlsx", no_position)
    assert "Новых: 1" in await methodist.hands_over("a.xlsx", table(VERA)), "it still waits for a table"


async def test_what_is_no_file_is_asked_for_again(methodist: Somebody):
    for kind in ("photo", "voice", "sticker", "contact"):
        assert "Жду файл .xlsx" in await methodist.sends(kind)
    assert "Жду файл .xlsx" in await methodist.says("я" * 4000)
    await methodist.says("/menu")
    assert "не знает, куда это отнести" in await methodist.says("а?")


async def test_a_file_that_cannot_be_fetched(methodist: Somebody, telegram: Telegram, table):
    telegram.session.fails_with["getFile"] = [TelegramNetworkError(GetFile(file_id="x"), "gone")]
    assert "не получилось скачать" in await methodist.hands_over("a.xlsx", table(VERA))
    assert "Новых: 1" in await methodist.hands_over("a.xlsx", table(VERA))


async def test_the_template_comes_back_as_an_empty_table(methodist: Somebody):
    sent = len(methodist.messages)
    await methodist.taps("Шаблон таблицы")
    file = methodist.messages[sent].content.file
    assert file is not None
    sheet = load_workbook(BytesIO(file.data)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(HEADINGS)
    assert "нет ни одного педагога" in await methodist.hands_over("a.xlsx", file.data)


@pytest.mark.parametrize("role", [None, Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.EXPERT])
async def test_nobody_else_imports(house: House, telegram: Telegram, methodist: Somebody, table, role: Role | None):
    await methodist.hands_over("a.xlsx", table(VERA))
    foreign = [methodist.data(label) for label in (APPLY, "Новые · 1", "Отказаться от таблицы")]
    somebody = telegram.person(603, "Лев", "Овсов")
    await settle(house, somebody.id, names=("Овсов", "Лев", "Лукич"), role=role)
    assert "закрыт" in await somebody.says("/import")
    await somebody.says("/menu")
    for data in (*foreign, "it"):
        await somebody.forges(data)
        assert "закрыт" in somebody.toast
    assert "Вера" not in "".join(message.content.text for message in somebody.messages)


async def test_tables_of_others_are_not_there(house: House, telegram: Telegram, methodist: Somebody, table):
    await methodist.hands_over("a.xlsx", table(VERA))
    foreign = [methodist.data(label) for label in (APPLY, "Новые · 1", "Отказаться от таблицы")]
    other = telegram.person(602, "Алла", "Льнова")
    await settle(house, other.id, names=("Льнова", "Алла", "Львовна"), role=Role.METHODIST)
    await other.says("/import")
    for data in (*foreign, "id:1:0:2:1", "id:1:99:2:1", "ip:rest:1", "ip:ask:99", "ip:all:1", "il:1:problems:0"):
        await other.forges(data)
        assert "больше нет" in other.toast, data
    assert "Изменения внесены" in await methodist.taps(APPLY)


async def test_forged_answers(methodist: Somebody, house: House, table):
    await bring(methodist, table(VERA, OLEG))
    await methodist.says("/import")
    await methodist.hands_over("a.xlsx", table(VERA | {"Организация": "Школа № 9"}))
    oleg = (await registered(house))["Дубов"]
    [waiting] = await stored(house, select(StaffImport.id).where(StaffImport.status == ImportStatus.PREVIEWED))
    for data in (f"id:{waiting}:0:2:{oleg.id}", f"id:{waiting}:0:3:0", f"id:{waiting}:7:2:0", f"id:{waiting}:0:2:999"):
        await methodist.forges(data)
        assert "больше нет" in methodist.toast, data
    assert "Вопросов: 1" in methodist.text


async def test_names_stay_out_where_codes_are_used(house: House, telegram: Telegram, methodist: Somebody, table):
    await bring(methodist, table(VERA, OLEG))
    quiet = replace(house, municipality=replace(house.municipality, privacy_mode=PrivacyMode.CODES))
    await put_to_work(quiet, telegram)
    telegram.dispatcher["staff_desk"] = Desk(in_process=True)
    seen = len(methodist.messages)
    assert "лучше не отправлять" in await methodist.says("/import")
    facts = {"Эл. почта": "oleg@shkola5.ru", "Год рождения": 1980, "Телефон": "89001234567"}
    rows = (VERA | {"Организация": "Школа № 9"}, OLEG | facts, VERA | {"Имя": "Зоя"})
    texts = await methodist.hands_over("a.xlsx", table(*rows))
    texts += await methodist.taps("Ответить на вопросы") + " ".join(methodist.buttons)
    await methodist.taps("Это новый человек")
    for label in ("Новые · 2", "Изменения · 1"):
        texts += await methodist.taps(label)
        await methodist.taps("‹ Назад")
    assert "почта: изменится" in texts
    assert "П-0002" in texts
    assert len(methodist.messages) > seen
    for word in ("Ромашкин", "Вера", "Олег", "Дубов", "Зоя", "oleg@", "8900", "+7900", "1980"):
        assert word not in texts, word


async def test_people_outside_the_register(methodist: Somebody, house: House, telegram: Telegram, table):
    """Who came by themselves is neither archived nor taken for somebody of the table; their code is theirs."""
    guest = telegram.person(604, "Яна", "Хмелева")
    number = await settle(house, guest.id, names=("Хмелева", "Яна", "Лукична"), school="Школа № 5")
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id == number).values(registered_at=None))
        await session.commit()
    await methodist.says("/import")
    text = await methodist.hands_over("a.xlsx", table(VERA, OLEG | {"Код": f"П-{number:04}"}))
    assert "Ошибок в таблице: 1" in text
    await methodist.taps("Ошибки · 1")
    assert "пришёл в бота сам" in methodist.text
    await methodist.taps("‹ Назад")
    await methodist.taps(APPLY)
    assert set(await registered(house)) == {"Ромашкина", "Хмелева"}
    assert (await registered(house))["Хмелева"].archived_at is None


async def test_codes_never_meet(methodist: Somebody, house: House, table):
    """A table gives somebody the very code that would be next."""
    [last] = await stored(house, select(Person.id))
    await bring(methodist, table(VERA | {"Код": f"П-{last + 2:04}"}, OLEG))
    people = await registered(house)
    assert people["Ромашкина"].code == f"П-{last + 2:04}"
    assert people["Дубов"].code == f"П-{last + 2:04}-2"


async def test_similar_places_are_warned_about(methodist: Somebody, house: House, table):
    await bring(methodist, table(VERA, OLEG))
    await methodist.says("/import")
    new = [
        {"Фамилия": surname, "Имя": "Зоя", "Организация": title, "Должность": "учитель"}
        for surname, title in (("Астрин", "МБОУ Школа № 5"), ("Льнов", "Школа № 15"), ("Пион", "школа №5"))
    ]
    text = await methodist.hands_over("a.xlsx", table(VERA, OLEG, *new))
    assert "Новых организаций: 2" in text
    await methodist.taps("Новые места")
    assert "Похоже на «Школа № 5»" in methodist.text
    assert methodist.text.count("Похоже") == 1


@pytest.mark.slow
async def test_a_process_of_its_own_reads_and_others_are_answered(
    methodist: Somebody, teacher: Somebody, telegram: Telegram, table, monkeypatch: pytest.MonkeyPatch
):
    desk = Desk()
    assert telegram.dispatcher is not None
    telegram.dispatcher["staff_desk"] = desk
    monkeypatch.setattr("handlers.register.staff_import_files.TOLD_EVERY", 0.05)
    rows = [VERA | {"Отчество": None, "Фамилия": "Дуб" + a + b + c} for a in LETTERS for b in LETTERS for c in LETTERS]
    try:
        telegram.playground.send_file(methodist.id, "document", table(*rows), name="a.xlsx")
        taking = asyncio.ensure_future(telegram.deliver())
        await asyncio.sleep(0.3)
        assert not taking.done()
        await teacher.says("/menu")
        assert "добр" in teacher.text
        assert not taking.done(), "somebody was answered while the table was read"
        await taking
    finally:
        await desk.close()
    assert "Новых: 2" in methodist.text
    said = [sent["text"] for sent in telegram.session.sent if "text" in sent]
    assert any("Прочитано" in text and "строк из" in text for text in said)


LETTERS = "абвгдежзиклмн"
