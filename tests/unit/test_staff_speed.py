"""Big registers: read in a bearable time, compared without comparing everybody with everybody."""

from dataclasses import replace
from itertools import islice, product
from time import process_time

import pytest
from openpyxl import Workbook

from services.register import staff_typos
from services.register.staff_changes import Changes, compare
from services.register.staff_known import Known
from tests.unit.staff_samples import HEADINGS, known, read, row

LETTERS = "абвгдежзиклмнопрсту"


def surnames(count: int) -> list[str]:
    """Different ones, each one slip away from many others."""
    return [f"Дуб{''.join(letters)}ов" for letters in islice(product(LETTERS, repeat=4), count)]


def people(count: int, **more) -> list[Known]:
    return [known(number, surname, **more) for number, surname in enumerate(surnames(count), start=1)]


def rows_of(register: list[Known], **more):
    return [row(person.surname, row=person.id + 1, **more) for person in register]


@pytest.fixture
def slips_looked_at(monkeypatch):
    looked = []
    honest = staff_typos.is_one_slip
    monkeypatch.setattr(staff_typos, "is_one_slip", lambda one, other: looked.append(1) or honest(one, other))
    return looked


def test_names_are_not_compared_where_everybody_is_found(slips_looked_at):
    register = people(3000)
    changes = compare(rows_of(register), register, lambda _: 5)
    assert len(changes.unchanged) == 3000
    assert not slips_looked_at


@pytest.mark.parametrize("count", [500, 2000])
def test_every_name_misspelt_costs_a_constant_for_each(slips_looked_at, count):
    register = people(count)
    rows = [replace(one, surname=one.surname.replace("Дуб", "Дупб")) for one in rows_of(register)]
    changes = compare(rows, register, lambda _: 5)
    assert len(changes.doubts) == count
    assert len(slips_looked_at) <= 100 * count


def test_thousands_of_one_name_in_one_school():
    register = [known(number, person_code=f"П-{number}") for number in range(1, 3001)]
    rows = [row(row=number, person_code=f"Н-{number}") for number in range(2, 3002)]
    changes = compare(rows, register, lambda _: 5)
    assert len(changes.doubts) == 3000
    assert all(len(doubt.candidates) == 10 for doubt in changes.doubts)
    assert changes.left == ()
    assert len(changes.awaiting) == 3000


@pytest.mark.slow
def test_twenty_thousand_rows(tmp_path, request, capsys):
    count = 20_000
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Педагоги")
    sheet.append(HEADINGS)
    details = (
        "математика, физика",
        "2009 г.",
        1985,
        "нет",
        "высшая",
        "25.12.2023",
        "РМО математиков",
        "a@b.ru",
        "8 900 123-45-67",
    )
    for number, surname in enumerate(surnames(count)):
        sheet.append((None, surname, "Вера", "Павловна", f"Школа № {number % 60}", "учитель математики", *details))
    workbook.save(tmp_path / "staff.xlsx")

    started = process_time()
    reading = read(tmp_path / "staff.xlsx")
    reading_took = process_time() - started
    assert (len(reading.rows), reading.problems, reading.is_whole) == (count, (), True)

    register = [
        Known(
            id=number,
            person_code=None,
            surname=one.surname if number % 20 else one.surname + "а",
            name=one.name,
            patronymic=one.patronymic,
            organization_id=int(one.organization.split()[-1]),
            position=one.position,
        )
        for number, one in enumerate(reading.rows, start=1)
    ]
    started = process_time()
    changes = compare(reading.rows, register, lambda title: int(title.split()[-1]))
    comparing_took = process_time() - started
    assert len(changes.changed) + len(changes.doubts) == count
    assert changes == Changes(changed=changes.changed, doubts=changes.doubts, awaiting=changes.awaiting)
    figures = {"read": int(count / reading_took), "compared": int(count / comparing_took)}
    terminal = request.config.pluginmanager.get_plugin("terminalreporter")
    with capsys.disabled():
        terminal.write_line(f"\nrows a second of processor time: {figures}")
