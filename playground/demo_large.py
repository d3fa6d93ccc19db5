"""A municipality of forty schools and two thousand invented educators, as the table a methodist would send."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook

from bot.app import House
from services.register import staff_applying
from services.register.staff_desk import Desk

SEED = 2024
SCHOOLS, EDUCATORS = 40, 2_000
HEADINGS = (
    "Фамилия", "Имя", "Отчество", "Организация", "Должность", "Предметы", "Год начала работы",
    "Категория", "Дата категории", "Объединения",
)  # fmt: skip
STEMS = (
    "Аир", "Барбарис", "Бересклет", "Боярышник", "Бузин", "Вереск", "Герань", "Гладиолус", "Горечавк", "Девясил",
    "Донник", "Душиц", "Ежевик", "Жасмин", "Жимолост", "Зверобой", "Ивняк", "Имбир", "Калин", "Камыш", "Кипарис",
    "Клевер", "Клён", "Кориандр", "Крапив", "Лаванд", "Ландыш", "Лилейник", "Липняк", "Люпин", "Мелисс", "Миндаль",
    "Можжевель", "Незабудк", "Облепих", "Одуванчик", "Орешник", "Осок", "Папоротник", "Пастернак", "Пижм", "Полын",
    "Примул", "Пырей", "Резед", "Ремонтант", "Репейник", "Рогоз", "Розмарин", "Рябинник",
)  # fmt: skip
FLOWERS = (
    "Ромашка", "Василёк", "Подсолнух", "Колокольчик", "Сирень", "Черёмуха", "Фиалка", "Пион", "Астра", "Лютик",
)  # fmt: skip
WOMEN = (("ева", "Анна"), ("ева", "Мария"), ("ева", "Ольга"), ("ева", "Зоя"), ("ева", "Нина"), ("ева", "Лидия"))
MEN = (("ев", "Пётр"), ("ев", "Глеб"))
PATRONYMICS = (("Ильинична", "Ильич"), ("Львовна", "Львович"), ("Фоминична", "Фомич"), ("Петровна", "Петрович"))
SUBJECTS = ("Математика", "Русский язык", "Физика", "История", "Биология", "Химия", "География", "Информатика")
CATEGORIES = ("первая", "высшая", "соответствие занимаемой должности", None)


async def fill_large(house: House) -> None:
    """Bring the table in the way an operator does."""
    desk = Desk(in_process=True)
    try:
        async with house.database.writing() as session, house.database.reading() as reader:
            outcome = await staff_applying.bring_in(
                session,
                reader,
                house.municipality,
                desk,
                content=table(),
                is_confirmed=True,
                now=datetime.now(UTC),
            )
        assert outcome.is_applied, outcome.problems
    finally:
        await desk.close()


def table(*, schools: int = SCHOOLS, educators: int = EDUCATORS) -> bytes:
    """The .xlsx file; the same one every time."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Педагоги")
    sheet.append(HEADINGS)
    for row in _rows(schools, educators):
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(schools: int, educators: int) -> Iterator[tuple[str | int | None, ...]]:
    dice = random.Random(SEED)
    titles = [f"Школа № {number + 10} «{FLOWERS[number % len(FLOWERS)]}»" for number in range(schools)]
    for number in range(educators):
        # Number by number another surname, then another first name, then another patronymic: nobody is twice.
        surname, rest = STEMS[number % len(STEMS)], number // len(STEMS)
        ending, name = (*WOMEN, *MEN)[rest % 8]
        patronymic = PATRONYMICS[rest // 8 % 4][0 if ending == "ева" else 1]
        subject = dice.choice(SUBJECTS)
        category = dice.choice(CATEGORIES)
        rank = rest // 32
        yield (
            f"{surname}{ending}" if not rank else f"{STEMS[rank % len(STEMS)]}{surname.lower()}{ending}",
            name,
            patronymic,
            titles[number % schools],
            "учитель",
            subject,
            dice.randint(1985, 2024),
            category,
            f"{dice.randint(1, 28):02}.{dice.randint(1, 12):02}.{dice.randint(2020, 2024)}" if category else None,
            f"РМО: {subject.lower()}",
        )
