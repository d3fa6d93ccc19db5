"""Reports: made while the chat goes on, in the figures of the cards, by a template of the centre, each by their rights."""

import asyncio
import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import func, select

from bot.app import House
from handlers.reports import report_making
from handlers.reports.report_making import MAKING
from models.announcements import Announcement
from models.audit import Action, AuditEntry
from models.courses import Completion, CompletionStatus, CourseKind
from models.events import Attendance, Event, EventLevel, EventPerson, EventStatus
from models.materials import Material, MaterialPeriod, MaterialStatus
from models.outbox import UNFINISHED, OutboxMessage
from models.people import Person as StoredPerson
from models.people import Role
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.reports import ReportTemplate
from services import unfinished
from tests.conftest import Clock
from tests.dialogs.shortcuts import put_to_work, settle
from tests.dialogs.test_outbox import sending
from tests.telegram import Person, Telegram

METHODIST, HEAD, DIRECTOR, STRANGER, TEACHER = 801, 802, 803, 804, 810
SURNAMES = ("Осокина", "Рябинина", "Калинина", "Ромашкина", "Полынина")
WORST = "=Школа <b>&"
TEACHERS, CAME = 8, 7


async def people_the_town(house: House) -> None:
    """Eight teachers of one school, six of whom have a course; a school of two; whoever makes reports."""
    await settle(house, METHODIST, names=("Осокина", "Анна", "Петровна"), position="methodist", role=Role.METHODIST)
    await settle(house, HEAD, names=("Рябинина", "Ольга", "Юрьевна"), position="methodist", role=Role.CENTRE_HEAD)
    await settle(
        house, DIRECTOR, names=("Калинина", "Нина", "Львовна"), position="director", role=Role.ORGANIZATION_HEAD
    )
    teachers = [await settle(house, TEACHER + place, subject="physics") for place in range(TEACHERS)]
    for place in range(2):
        await settle(house, TEACHER + TEACHERS + place, names=("Полынина", "Вера", "Юрьевна"), school=WORST)
    async with house.database.writing() as session:
        day = house.municipality.day(house.clock())
        session.add_all(
            Completion(
                person_id=one, kind=CourseKind.ADVANCED_TRAINING, title="Курс", hours=72, ends_on=day, document="1",
                status=CompletionStatus.CONFIRMED, entered_by=one, entered_at=house.clock(),
            )
            for one in teachers[:6]
        )  # fmt: skip
        now = house.clock()
        held = Event(
            kind="seminar", title="Семинар", level="municipal", organiser_id=teachers[0], status=EventStatus.HELD,
            starts_at=now - timedelta(days=9), created_at=now,
        )  # fmt: skip
        session.add(held)
        await session.flush()
        session.add_all(
            EventPerson(
                event_id=held.id, person_id=one, attendance=Attendance.ATTENDED, changed_at=now, confirmed_at=now
            )
            for one in teachers[:CAME]
        )
        await session.commit()


async def finished() -> None:
    await asyncio.gather(*MAKING.values())


def newest(telegram: Telegram, word: str) -> tuple[str, bytes]:
    found = [one for one in telegram.playground.world.files.by_unique_id.values() if word in one.name]
    assert found, f"no file called {word}"
    return found[-1].name, found[-1].data


def words_of(content: bytes) -> str:
    made = Document(BytesIO(content))
    rows = ["\t".join(cell.text for cell in row.cells) for table in made.tables for row in table.rows]
    return "\n".join([*(one.text for one in made.paragraphs), *rows])


def template_of(*lines: str) -> bytes:
    made, out = Document(), BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    await people_the_town(house)
    await put_to_work(house, telegram)
    return telegram.person(METHODIST)


@pytest.mark.both_databases
async def test_the_same_figures_everywhere(house: House, telegram: Telegram, methodist: Person):
    """Of ten teachers six have done a course: in the document, the table for programs and the summary alike."""
    assert "2025/26" in await methodist.says("/report")
    assert "Собираю: 0 из 16" in await methodist.taps("Годовой публичный отчёт")
    await finished()
    assert "Готово" in methodist.messages[-2].content.text
    name, content = newest(telegram, "Годовой отчёт")
    assert name.endswith(".docx")
    text = words_of(content)
    assert text.count("Нет данных:") > 5
    assert "Курсы не реже раза в три года\t60,0 % (6 из 10)" in text
    assert "[[" not in text
    assert not any(one in text for one in SURNAMES)
    assert WORST not in text, "a school of two is told nowhere"
    assert f"Семинар\t1\t0\t{CAME}" in text
    made = Document(BytesIO(content))
    assert len([one for one in made.paragraphs if one.style.name == "Heading 1"]) == 15
    assert made.inline_shapes, "no picture at all"
    await methodist.taps("К отчётам", message=methodist.messages[-2])
    await methodist.says("/report")
    await methodist.taps("Показатели (CSV)")
    await finished()
    _, table = newest(telegram, ".csv")
    assert table.startswith(b"\xef\xbb\xbf")
    rows = {row["Код"]: row for row in csv.DictReader(StringIO(table.decode("utf-8-sig")), delimiter=";")}
    assert (rows["P3"]["Числитель"], rows["P3"]["Знаменатель"], rows["P3"]["Значение"]) == ("6", "10", "60")
    assert rows["P1"]["План"] == "100"
    assert rows["P3"]["Состояние"] == "есть"
    few = [row for row in rows.values() if row["Состояние"].startswith("не показано")]
    empty = [row for row in rows.values() if row["Состояние"] == "нет данных"]
    assert empty, "nothing was counted"
    assert all(not row["Значение"] for row in (*few, *empty))
    assert all(row["Значение"] for row in rows.values() if row["Состояние"] == "есть")
    await methodist.says("/report")
    await methodist.taps("К слушанию на совете")
    await finished()
    assert "Курсы не реже раза в три года\t60,0 % (6 из 10)" in words_of(newest(telegram, "слушанию")[1])
    await methodist.says("/report")
    summary = await methodist.taps("Короткая сводка")
    assert "Курсы не реже раза в три года: 60,0\u202f% (6 из 10)" in summary
    assert "Текучесть" not in summary, "not everybody's to read"
    screen = methodist.screen
    await methodist.taps("Сделать объявлением")
    await methodist.forges("rpa:2025", message=screen)
    await methodist.forges("rpa:2025", message=screen)
    assert "Методическая работа: 2025/26" in await methodist.taps("Открыть черновик")
    async with house.database.reading() as session:
        drafts = await session.scalar(select(func.count()).select_from(Announcement))
        await session.commit()
    assert drafts == 1, "stale taps find the draft of the first"


@pytest.mark.both_databases
async def test_all_registers_in_one_workbook(
    house: House, telegram: Telegram, methodist: Person, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as broken:
        broken.setattr("services.workbooks.write", None)
        await methodist.says("/report")
        await methodist.taps("Все реестры одной книгой")
        await finished()
    assert "не получилось" in methodist.text
    async with house.database.reading() as session:
        assert not list(await session.scalars(select(AuditEntry.action))), "written down and never handed over"
        assert not list(await session.scalars(select(OutboxMessage.id)))
    await share(house)
    await methodist.says("/report")
    await methodist.taps("Все реестры одной книгой")
    await finished()
    _, content = newest(telegram, "Реестры")
    book = load_workbook(BytesIO(content))
    assert {"Педагоги", "Объединения", "Объявления"} <= set(book.sheetnames)
    assert len(book.sheetnames) == 14
    [practice] = list(book["Практики"].iter_rows(min_row=2))
    assert [one.value for one in practice[:4]] == ["=1+1", "Выступление", "муниципальный", "01.10.2025"]
    assert practice[0].data_type == "s"
    [material] = list(book["Материалы"].iter_rows(min_row=2, values_only=True))
    assert material[:2] == ("@Материал", "Видео")
    assert material[-2:] == (0, "https://example.org")
    assert book["Дорожная карта"].max_row > 10
    cells = [cell for row in book["Педагоги"].iter_rows() for cell in row if cell.value == WORST]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * 2
    async with house.database.reading() as session:
        taken = set(await session.scalars(select(AuditEntry.action)))
    assert {Action.PRACTICES_EXPORTED, Action.MATERIALS_EXPORTED} <= taken
    assert {Action.REPORT_MADE, Action.REGISTER_EXPORTED, Action.DEFICITS_EXPORTED, Action.COURSES_EXPORTED} <= taken


async def share(house: House) -> None:
    """A confirmed practice and a published material of one author."""
    at = datetime(2025, 10, 1, tzinfo=UTC)
    async with house.database.writing() as session:
        author = await session.scalar(select(StoredPerson.id).limit(1))
        assert author is not None
        practice = Practice(
            kind="talk", theme="=1+1", theme_key="x", level=EventLevel.MUNICIPAL, held_on=at.date(), place="x",
            proof="x", token="x", status=PracticeStatus.CONFIRMED, told_by=author, told_at=at,
        )  # fmt: skip
        material = Material(
            kind="video", title="@Материал", search_key="x", area="methods", note="x", source="https://example.org",
            author_id=author, is_named=True, status=MaterialStatus.PUBLISHED, told_at=at,
        )  # fmt: skip
        session.add_all([practice, material])
        await session.flush()
        session.add_all([
            PracticeAuthor(practice_id=practice.id, person_id=author, joined_at=at),
            MaterialPeriod(material_id=material.id, published_at=at),
        ])  # fmt: skip
        await session.commit()


@pytest.mark.both_databases
async def test_what_was_shared_stands_in_the_annual_report(house: House, telegram: Telegram, methodist: Person):
    await share(house)
    await methodist.says("/report")
    await methodist.taps("Годовой")
    await finished()
    _, content = newest(telegram, "Годовой отчёт")
    text = words_of(content)
    assert "Выступление\t1" in text
    assert "Видео\t1" in text


async def test_few_rows_of_the_road_map_are_no_people(
    house: House, telegram: Telegram, methodist: Person, clock: Clock
):
    clock.now = datetime(2025, 11, 10, 12, tzinfo=UTC)
    await methodist.says("/report")
    await methodist.taps("Годовой")
    await finished()
    assert "Выполнение дорожной карты\t0,0 % (0 из 2)\t10.11.2025" in words_of(newest(telegram, "Годовой отчёт")[1])
    await methodist.says("/report")
    await methodist.taps("Показатели (CSV)")
    await finished()
    table = newest(telegram, ".csv")[1].decode("utf-8-sig")
    rows = {row["Код"]: row for row in csv.DictReader(StringIO(table), delimiter=";")}
    assert (rows["P17"]["Числитель"], rows["P17"]["Знаменатель"], rows["P17"]["Состояние"]) == ("0", "2", "есть")


@pytest.mark.both_databases
async def test_the_report_of_a_school(house: House, telegram: Telegram, methodist: Person):
    await settle(house, STRANGER, names=("Полынина", "Вера", "Юрьевна"), school=WORST)
    director, stranger = telegram.person(DIRECTOR), telegram.person(STRANGER)
    assert "Годовой" not in " ".join([await director.says("/report"), *director.buttons])
    checklist = await director.taps("Чек-лист")
    assert "○ Назначен координатор: нет" in checklist
    assert "План аттестации: отметьте сами" in checklist
    await director.taps("Отчёт школы")
    await finished()
    _, content = newest(telegram, "Отчёт школы")
    text = words_of(content)
    assert "Курсы не реже раза в три года\t75,0 % (6 из 8)" in text
    assert "Полынина" not in text
    await director.says("/report")
    await director.forges("rpm:annual:2025:0")
    assert "закрыт" in director.toast
    await director.forges("rpm:school:2025:2")
    await director.forges("rpm:school:2019:1")
    await stranger.says("/report")
    await stranger.forges("rpc:1:2025")
    assert not MAKING


async def due_of_promise(house: House) -> datetime | None:
    async with house.database.reading() as session:
        found = await session.scalar(select(OutboxMessage.due_at).where(OutboxMessage.kind == UNFINISHED))
        await session.commit()
    return found


@pytest.mark.both_databases
async def test_whoever_works_is_alive_and_whoever_died_is_told_within_a_minute(
    house: House, telegram: Telegram, methodist: Person, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    """However long one part of a report takes; the letter lies ready, and any replica brings it."""
    monkeypatch.setattr(unfinished, "BEAT_SECONDS", 0.01)
    is_long = asyncio.Event()

    async def for_ever(*_args: object) -> None:
        is_long.set()
        await asyncio.Event().wait()

    monkeypatch.setattr("handlers.reports.report_files.gathered", for_ever)
    await methodist.says("/report")
    await methodist.taps("К слушанию на совете")
    await is_long.wait()
    began = await due_of_promise(house)
    async with asyncio.timeout(10):
        while await due_of_promise(house) == began:  # noqa: ASYNC110  # another task writes the row
            await asyncio.sleep(0.01)
    [task] = MAKING.values()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    due = await due_of_promise(house)
    assert due is not None
    assert clock() < due < clock() + timedelta(minutes=1)
    clock.passes(minutes=1)
    async with sending(house, telegram), asyncio.timeout(10):
        while "перезапустили" not in methodist.messages[-1].content.text:  # noqa: ASYNC110  # another task edits it
            await asyncio.sleep(0.01)


async def test_a_template_of_the_centre(house: House, telegram: Telegram, methodist: Person):
    await methodist.says("/report")
    assert "только у годового отчёта" in await methodist.taps("Шаблон отчёта")
    assert "по шаблону бота" in methodist.text
    await methodist.taps("Скачать шаблон")
    _, own = newest(telegram, "Шаблон годового отчёта")
    refusals = {
        b"no document": "не открывается",
        template_of("[[кадры]]", "[[погода]]"): "[[погода]]",
        template_of("Вот: [[кадры]]"): "отдельной строкой",
        template_of("Пусто"): "ни одного места",
        own + b"\x00" * 4_000_000: "3 МБ",
    }
    for file, said in refusals.items():
        assert said in await methodist.hands_over("шаблон.docx", file)
    assert "пришлите" in (await methodist.says("вот")).lower()
    async with house.database.reading() as session:
        assert await session.scalar(select(ReportTemplate)) is None
    ours = template_of("Итоги за [[учебный год]]: [[P3]] & <b>", "[[Обучение]]", "[[staff]]")
    assert "2 раздела" in await methodist.hands_over("шаблон.docx", ours)
    await methodist.says("/report")
    await methodist.taps("Годовой публичный отчёт")
    await finished()
    text = words_of(newest(telegram, "Годовой отчёт")[1])
    assert "Итоги за 2025/26: 60,0 % (6 из 10) & <b>" in text
    assert "Пройденные курсы" in text
    assert "Паспорт" not in text
    await methodist.says("/report")
    await methodist.taps("Шаблон отчёта")
    await methodist.taps("Вернуть шаблон бота")
    assert "по шаблону бота" in await methodist.taps("Да, вернуть")


async def test_one_at_a_time_and_nothing_stuck(
    house: House, telegram: Telegram, methodist: Person, monkeypatch: pytest.MonkeyPatch
):
    await methodist.says("/report")
    screen = methodist.screen
    await methodist.taps("К слушанию на совете")
    await methodist.forges("rpm:annual:2025:0", message=screen)
    assert "уже собирается" in methodist.toast
    await finished()
    assert "Где хуже всего" in words_of(newest(telegram, "слушанию")[1])

    async def fails(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(report_making, "gathered", fails)
    monkeypatch.setattr("handlers.reports.report_files.gathered", fails)
    await methodist.says("/report")
    await methodist.taps("К слушанию на совете")
    await finished()
    assert "не получилось" in methodist.text
    monkeypatch.undo()
    await methodist.says("/report")
    await methodist.taps("К слушанию на совете")
    for task in MAKING.values():
        task.cancel()
    await asyncio.gather(*MAKING.values(), return_exceptions=True)
    await methodist.says("/report")
    past = await methodist.taps("2024/25")
    assert "2024/25" in past
    assert "Реестры есть только за текущий год" in past
    await methodist.taps("Годовой публичный отчёт")
    await finished()
    assert "31 августа 2025" in words_of(newest(telegram, "2024-25")[1])
