"""Tables of educators as methodists send them, and rows as they come out."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from locales.catalog import Catalog, languages
from services.register import staff_sheets
from services.register.staff_known import Known
from services.register.staff_rows import Problem, StaffRow
from services.register.staff_sheets import Reading
from services.register.staff_vocabulary import Vocabulary
from tests.programmes import NMS

TODAY = date(2025, 10, 7)
VOCABULARY = Vocabulary.of(NMS)
HEADINGS = (
    "Код",
    "Фамилия",
    "Имя",
    "Отчество",
    "Организация",
    "Должность",
    "Предметы",
    "Год начала работы",
    "Год рождения",
    "Молодой специалист",
    "Категория",
    "Дата категории",
    "Объединения",
    "Эл. почта",
    "Телефон",
)
VERA = {
    "Фамилия": "Ромашкина",
    "Имя": "Вера",
    "Отчество": "Павловна",
    "Организация": "Школа № 5",
    "Должность": "учитель",
}
OLEG = {"Фамилия": "Дубов", "Имя": "Олег", "Отчество": "Ильич", "Организация": "Школа № 5", "Должность": "логопед"}


def line(*rows: dict[str, object], headings: Sequence[str] = HEADINGS) -> list[list[object]]:
    """Rows of cells under the usual headings."""
    return [list(headings), *([row.get(heading) for heading in headings] for row in rows)]


def midnight(day: date) -> datetime:
    """A day as a spreadsheet hands it out."""
    return datetime.combine(day, time.min)


def book(path: Path, *sheets: list[list[object]], change=None) -> Path:
    """A file with these sheets; `change` may do anything else to the workbook before it is saved."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = workbook.create_sheet(f"Лист{number}")
        for row in rows:
            sheet.append(row)
    if change:
        change(workbook)
    workbook.save(path)
    return path


def read(path: Path, **more) -> Reading:
    reading = staff_sheets.read(path, VOCABULARY, today=TODAY, **more)
    speak(reading.problems)
    return reading


def speak(problems: Sequence[Problem]) -> None:
    """Every problem can be told in every language."""
    for language in languages():
        for problem in problems[-100:]:
            assert Catalog().speaker(language)(problem.phrase, **problem.values)


def rewritten(path: Path, part: str, change) -> Path:
    """The same file with one part of its package changed."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part])
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def row(surname="Ромашкина", name="Вера", patronymic="Павловна", organization="Школа № 5", **more) -> StaffRow:
    """A row of a table; the number of the row tells rows apart."""
    fields = {"sheet": "Лист1", "row": 2, "person_code": None, "position": "teacher", **more}
    return StaffRow(surname=surname, name=name, patronymic=patronymic, organization=organization, **fields)


def known(number=1, surname="Ромашкина", name="Вера", patronymic="Павловна", organization_id=5, **more) -> Known:
    fields = {"person_code": None, "position": "teacher", **more}
    return Known(
        id=number, surname=surname, name=name, patronymic=patronymic, organization_id=organization_id, **fields
    )
