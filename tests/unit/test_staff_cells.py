"""Cells of the table of educators, typed in every way people type."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from services.errors import Unfitting
from services.register import staff_cells, staff_days
from services.register.staff_letters import cyrillic, key, part_of_name, parts_of_full_name, tidy
from services.register.staff_rows import Category
from tests.unit.staff_samples import TODAY, midnight


def refusal(act, *arguments) -> str:
    with pytest.raises(Unfitting) as refused:
        act(*arguments)
    return refused.value.phrase


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ромашкина", "Ромашкина"),
        ("  Ромашкина\u00a0 ", "Ромашкина"),
        ("РОМАШКИНА", "Ромашкина"),
        ("ромашкина", "Ромашкина"),
        ("рОМАШКИНА", "Ромашкина"),
        ("РОмашкина", "Ромашкина"),
        ("МакДональд", "МакДональд"),
        ("петрова-водкина", "Петрова-Водкина"),
        ("Семёнова", "Семёнова"),
        ("Рома\u00adшкина\u200b", "Ромашкина"),
        ("Семе\u0308нова", "Семёнова"),
        ("Poмaшкинa", "Ромашкина"),
        ("COXA", "Соха"),
        ("Семëнова", "Семёнова"),
        ("Ромашкина_x000D_", "Ромашкина"),
        ("Мамед оглы", "Мамед оглы"),
        ("МАМЕД ОГЛЫ", "Мамед Оглы"),
        ("д'Артаньян", "Д'артаньян"),
    ],
)
def test_a_name_is_read_as_it_was_meant(typed, kept):
    assert part_of_name(tidy(typed)) == kept


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("Smith", "staff-problem-foreign-letters"),
        ("山田", "staff-problem-foreign-letters"),
        ("µК", "staff-problem-foreign-letters"),
        ("Ромaшкинz", "staff-problem-foreign-letters"),
        ("В.", "staff-problem-initials"),
        ("В", "staff-problem-initials"),
        ("Ромашкина2", "staff-problem-name"),
        ("Ромашкина (Дубова)", "staff-problem-name"),
        ("а б в г", "staff-problem-name"),
        ("я" * 61, "staff-problem-name"),
        ("-", "staff-problem-name"),
        ("Вера, Олег", "staff-problem-name"),
    ],
)
def test_what_is_no_name_is_told_apart(typed, phrase):
    assert refusal(part_of_name, typed) == phrase


@given(st.text(max_size=80))
def test_any_text_is_a_name_or_is_refused(typed):
    line = tidy(typed)
    assert tidy(line) == line
    try:
        name = part_of_name(line)
    except Unfitting:
        return
    assert part_of_name(name) == name


def test_a_full_name_is_taken_apart():
    assert parts_of_full_name("ромашкина вера павловна") == ("Ромашкина", "Вера", "Павловна")
    assert parts_of_full_name("Дубов Олег") == ("Дубов", "Олег", None)
    assert refusal(parts_of_full_name, "Дубов") == "staff-problem-full-name"
    assert refusal(parts_of_full_name, "а б в г д") == "staff-problem-full-name"
    assert refusal(parts_of_full_name, "Дубов О. И.") == "staff-problem-initials"


def test_only_words_of_two_alphabets_are_changed_in_titles():
    assert cyrillic("COШ № 5, IT-куб, TOP") == "СОШ № 5, IT-куб, TOP"
    assert key("CОШ №5") == key("сош  № 5") != key("сош 15")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (2009, 2009),
        (2009.0, 2009),
        ("2009", 2009),
        (" 2009\u00a0г. ", 2009),
        ("2009г.", 2009),
        ("с 2009 года", 2009),
        ("c 2009", 2009),
        ("01.09.2009", 2009),
        (midnight(date(2009, 9, 1)), 2009),
        (date(2009, 9, 1), 2009),
        ("1 сентября 2009 г.", 2009),
    ],
)
def test_years(cell, found):
    assert staff_days.year(cell, 1950, 2025) == found


@pytest.mark.parametrize(
    "cell",
    ["09", 9, "2009-2010", "20 лет", 1949, 2026, "2O09", 2009.5, midnight(date(1905, 7, 1)), "", 1e300, -2009, "٢٠٠٩"],
)
def test_what_is_no_year(cell):
    assert refusal(staff_days.year, cell, 1950, 2025) in {"staff-problem-year", "staff-problem-not-text"}


@pytest.mark.parametrize("cell", [True, timedelta(1), float("inf"), float("nan")])
def test_what_is_not_even_a_text(cell):
    assert refusal(staff_days.year, cell, 1950, 2025) == "staff-problem-not-text"


@pytest.mark.parametrize(
    "cell",
    [
        "01.09.2015",
        "1.9.2015",
        "01/09/2015",
        "01-09-2015",
        "2015-09-01",
        "2015-09-01 00:00:00",
        "01.09.2015 г.",
        "01.09.2015г.",
        "1 сентября 2015",
        "1 Сентября 2015 года",
        " 01.09.2015\u00a0",
        42248,
        42248.0,
        "42248",
        midnight(date(2015, 9, 1)),
        date(2015, 9, 1),
    ],
)
def test_days(cell):
    assert staff_days.day(cell, TODAY, WINDOWS_EPOCH) == date(2015, 9, 1)


def test_days_are_counted_as_the_file_counts_them():
    assert staff_days.day(42248 - 1462, TODAY, MAC_EPOCH) == date(2015, 9, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "31.02.2015",
        "01.09.15",
        "2015",
        "сентябрь 2015",
        "01.13.2015",
        "08.10.2025",
        "01.01.1900",
        10**9,
        -5,
        float("nan"),
        float("inf"),
        True,
        time(9, 0),
        timedelta(3),
        "99999",
    ],
)
def test_what_is_no_day(cell):
    assert refusal(staff_days.day, cell, TODAY, WINDOWS_EPOCH) == "staff-problem-day"


@pytest.mark.parametrize("cell", ["да", "Да ", "ДА", "+", "1", 1, True, "yes", "v"])
def test_yes(cell):
    assert staff_cells.yes_or_no(cell) is True


@pytest.mark.parametrize("cell", ["нет", "Heт", "-", "—", "0", 0, False, "no"])
def test_no(cell):
    assert staff_cells.yes_or_no(cell) is False


@pytest.mark.parametrize("cell", ["может быть", "2", 5, "да нет"])
def test_neither(cell):
    assert refusal(staff_cells.yes_or_no, cell) == "staff-problem-yes-no"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("первая", Category.FIRST),
        ("Первая квалификационная категория", Category.FIRST),
        ("1", Category.FIRST),
        (1, Category.FIRST),
        ("I категория", Category.FIRST),
        ("высшая кв. категория", Category.HIGHEST),
        ("ВКК", Category.HIGHEST),
        ("СЗД", Category.POSITION_COMPLIANCE),
        ("соответствие занимаемой должности", Category.POSITION_COMPLIANCE),
        ("без категории", Category.NONE),
        ("б/к", Category.NONE),
        ("не имеет", Category.NONE),
        ("педагог-методист", Category.METHODIST),
        ("высшая, педагог-наставник", Category.MENTOR),
        ("высшая; педагог-методист", Category.METHODIST),
        ("высшая, педагог-методист и педагог-наставник", Category.METHODIST_AND_MENTOR),
        ("педагог-методист, наставник", Category.METHODIST_AND_MENTOR),
    ],
)
def test_categories(cell, found):
    assert staff_cells.category(cell) is found


@pytest.mark.parametrize(
    ("cell", "phrase"),
    [
        ("вторая", "staff-problem-category"),
        ("первая, высшая", "staff-problem-category"),
        ("категория", "staff-problem-category"),
        ("первая, педагог-методист", "staff-problem-extra-category"),
        ("нет, наставник, методист", "staff-problem-extra-category"),
        (True, "staff-problem-not-text"),
    ],
)
def test_what_is_no_category(cell, phrase):
    assert refusal(staff_cells.category, cell) == phrase


@pytest.mark.parametrize(
    "cell",
    ["+7 900 123-45-67", "8 (900) 123-45-67", "89001234567", 89001234567, 89001234567.0, "900 123 45 67", 9001234567],
)
def test_phones(cell):
    assert staff_cells.phone(cell) == "+79001234567"


def test_a_phone_of_another_country_stays():
    assert staff_cells.phone("+375 29 123-45-67") == "+375291234567"


@pytest.mark.parametrize("cell", ["5-12-34", "89001234567, 89007654321", "телефон", "99001234567", "12345678901234567"])
def test_what_is_no_phone(cell):
    assert refusal(staff_cells.phone, cell) == "staff-problem-phone"


def test_addresses():
    assert staff_cells.email(" Vera@Shkola5.RU ") == "vera@shkola5.ru"
    assert staff_cells.email("vera@почта.рф") == "vera@почта.рф"


@pytest.mark.parametrize(
    "cell", ["vera", "vera@", "vera@ru", "a b@c.ru", "a@b..ru", "вера@b.ru", "a@b.ru, c@d.ru", "a" * 120 + "@b.ru"]
)
def test_what_is_no_address(cell):
    assert refusal(staff_cells.email, cell) == "staff-problem-email"


def test_codes():
    assert staff_cells.person_code(" п-0427 ") == "П-0427"
    assert staff_cells.person_code("П – 0427") == "П-0427"
    assert staff_cells.person_code(427.0) == "427"
    assert refusal(staff_cells.person_code, "П-0427; П-0428") == "staff-problem-code"
    assert refusal(staff_cells.person_code, "1" * 33) == "staff-problem-code"


def test_titles_are_parted_by_semicolons_and_lines():
    assert staff_cells.titles("РМО истории, права;  ШМО \nРМО истории, права") == ("РМО истории, права", "ШМО")
    assert refusal(staff_cells.titles, "РМО; !!!") == "staff-problem-not-text"


def test_dashes_stand_for_nothing():
    assert all(map(staff_cells.is_empty, [None, "", " \u00a0", "-", "—", "- -", "\u200b"]))
    assert not any(map(staff_cells.is_empty, [0, False, "0", "нет", "-5", "=", " " * 5000]))


@pytest.mark.parametrize("cell", ["=1+1", "  =cmd|' /C calc'!A0", "=" + "A" * 5000, "\u00a0=1"])
def test_formulas_in_disguise(cell):
    assert refusal(staff_cells.check, cell) == "staff-problem-formula"


def test_endless_texts():
    assert refusal(staff_cells.check, "я" * 5000) == "staff-problem-too-long"
    assert refusal(staff_cells.title, "я" * 201) == "staff-problem-too-long"
