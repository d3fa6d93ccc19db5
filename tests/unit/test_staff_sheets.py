"""Tables as methodists send them: good rows come out, everything else is named with its place."""

from datetime import date

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.formula import ArrayFormula

from services.register import staff_sheets
from services.register.staff_rows import Category, Problem
from tests.unit.staff_samples import HEADINGS, OLEG, VERA, book, line, midnight, read


def told(reading) -> set[tuple[str, str]]:
    return {(problem.place, problem.phrase) for problem in reading.problems}


def names(reading) -> list[str]:
    return [row.surname for row in reading.rows]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "staff.xlsx"


def test_a_full_row(path):
    full = {
        **VERA,
        "Код": "п-0427",
        "Должность": " Учитель ",
        "Предметы": "математика, Физика",
        "Год начала работы": "2009 г.",
        "Год рождения": 1985.0,
        "Молодой специалист": "нет",
        "Категория": "Высшая",
        "Дата категории": midnight(date(2023, 12, 25)),
        "Объединения": "РМО математиков; ШМО",
        "Эл. почта": "Vera@shkola5.ru",
        "Телефон": 89001234567,
    }
    reading = read(book(path, line(full)))
    assert reading.problems == ()
    assert reading.is_whole
    (row,) = reading.rows
    assert (row.sheet, row.row, row.cell("position"), row.place) == ("Лист1", 2, "F2", "Лист1!B2")
    assert (row.person_code, row.surname, row.name, row.patronymic) == ("П-0427", "Ромашкина", "Вера", "Павловна")
    assert (row.organization, row.position, row.subjects) == ("Школа № 5", "teacher", ("math", "physics"))
    assert (row.career_started, row.birth_year, row.is_young) == (2009, 1985, False)
    assert (row.category, row.category_on) == (Category.HIGHEST, date(2023, 12, 25))
    assert row.associations == ("РМО математиков", "ШМО")
    assert (row.email, row.phone) == ("vera@shkola5.ru", "+79001234567")


def test_empty_cells_say_nothing(path):
    (row,) = read(book(path, line({**VERA, "Отчество": "-", "Молодой специалист": "", "Категория": "—"}))).rows
    assert (row.patronymic, row.is_young, row.category, row.subjects, row.associations) == (None, None, None, (), ())


def test_everything_wrong_is_told_at_once_and_good_rows_come_out(path):
    wrong = {
        **VERA,
        "Имя": "В.",
        "Должность": "учетель",
        "Предметы": "математика, физеко",
        "Год начала работы": "давно",
        "Дата категории": "31.02.2020",
        "Молодой специалист": "наверное",
        "Категория": "вторая",
        "Эл. почта": "нет почты",
        "Телефон": "5-12-34",
        "Код": "?",
    }
    reading = read(book(path, line(wrong, OLEG, {"Фамилия": "Дубов", "Имя": "Олег"}, {**VERA, "Имя": 7})))
    assert names(reading) == ["Дубов"]
    assert not reading.is_whole
    assert told(reading) == {
        ("Лист1!C2", "staff-problem-initials"),
        ("Лист1!F2", "staff-problem-similar-position"),
        ("Лист1!G2", "staff-problem-similar-subject"),
        ("Лист1!H2", "staff-problem-year"),
        ("Лист1!L2", "staff-problem-day"),
        ("Лист1!J2", "staff-problem-yes-no"),
        ("Лист1!K2", "staff-problem-category"),
        ("Лист1!N2", "staff-problem-email"),
        ("Лист1!O2", "staff-problem-phone"),
        ("Лист1!A2", "staff-problem-code"),
        ("Лист1!E4", "staff-problem-missing"),
        ("Лист1!F4", "staff-problem-missing"),
        ("Лист1!C5", "staff-problem-name"),
    }
    similar = {problem.phrase: problem.values.get("similar") for problem in reading.problems}
    assert similar["staff-problem-similar-position"] == "учитель"
    assert similar["staff-problem-similar-subject"] == "физика"


@pytest.mark.parametrize(
    "headings",
    [
        ("ФАМИЛИЯ", "имя ", "Отчество (при наличии)", "Школа", "Занимаемая должность"),
        ("Фамилия\nполностью", "Имя:", "Отчество", "Организация/Школа", "Должность (основная)"),
        ("Фaмилия", "Имя", "Отчество", "OO", "Должность*"),
        ("Surname", "First name", "Patronymic", "Organization", "Position"),
    ],
)
def test_headings_are_known_by_many_names(path, headings):
    reading = read(book(path, [list(headings), list(VERA.values())]))
    assert reading.problems == ()
    assert names(reading) == ["Ромашкина"]


def test_one_column_may_hold_the_whole_name(path):
    rows = [["ФИО педагога", "Школа", "Должность"], ["Дубов Олег Ильич", "5", "логопед"], ["Дубов", "5", "логопед"]]
    reading = read(book(path, rows))
    (row,) = reading.rows
    assert (row.surname, row.name, row.patronymic, row.organization) == ("Дубов", "Олег", "Ильич", "5")
    assert row.place == "Лист1!A2"
    assert told(reading) == {("Лист1!A3", "staff-problem-full-name")}


def test_headings_may_stand_below_a_title_and_come_again_on_every_page(path):
    table = line(VERA, dict(zip(HEADINGS, HEADINGS, strict=True)), OLEG)
    reading = read(book(path, [["Сведения о педагогах"], [], ["на 1 октября"], *table]))
    assert reading.problems == ()
    assert [(row.surname, row.row) for row in reading.rows] == [("Ромашкина", 5), ("Дубов", 7)]


def test_missing_doubled_and_foreign_headings(path):
    headings = ["Фамилия", "Имя", "Имя", "Должность", "СНИЛС", "Стаж", "№ п/п", "Адрес проживания"]
    reading = read(book(path, [headings, ["Дубов", "Олег", "Олег", "логопед", "1", "2", 3, "4"]]))
    assert reading.rows == ()
    assert not reading.is_whole
    assert told(reading) == {
        ("Лист1!A1", "staff-problem-missing-heading"),
        ("Лист1!C1", "staff-problem-double-heading"),
        ("Лист1!E1", "staff-problem-forbidden-heading"),
        ("Лист1!F1", "staff-problem-unknown-heading"),
        ("Лист1!H1", "staff-problem-forbidden-heading"),
    }


def test_a_doubled_heading_that_is_not_needed_only_loses_its_column(path):
    reading = read(book(path, line({**VERA, "Телефон": "89001234567"}, headings=[*HEADINGS, "Телефон"])))
    assert [row.phone for row in reading.rows] == [None]
    assert told(reading) == {("Лист1!P1", "staff-problem-double-heading")}
    assert reading.is_whole


def test_data_that_should_not_be_kept_do_not_come_out(path):
    reading = read(book(path, line({**VERA, "Паспорт": "4510 123456"}, headings=[*HEADINGS, "Паспорт"])))
    assert "4510" not in repr(reading.rows)
    assert told(reading) == {("Лист1!P1", "staff-problem-forbidden-heading")}


def test_several_sheets_with_columns_in_their_own_order(path):
    second = [["Должность", "Школа", "Имя", "Фамилия"], ["логопед", "Школа № 7", "Анна", "Лугова"]]
    reading = read(book(path, line(VERA), second, [["Заметки"], ["обед в час"]]))
    assert [(row.sheet, row.surname) for row in reading.rows] == [("Лист1", "Ромашкина"), ("Лист2", "Лугова")]
    assert told(reading) == {("Лист3", "staff-problem-no-headings")}
    assert not reading.is_whole


def test_a_hidden_sheet_with_people_is_not_passed_over_in_silence(path):
    def hide(workbook):
        workbook.worksheets[1].sheet_state = "veryHidden"
        workbook.worksheets[2].sheet_state = "hidden"

    reading = read(book(path, line(VERA), line(OLEG), [["да"], ["нет"]], change=hide))
    assert names(reading) == ["Ромашкина"]
    assert told(reading) == {("Лист2", "staff-problem-hidden-sheet")}
    assert not reading.is_whole


def test_hidden_and_filtered_rows_are_read_like_any_other(path):
    def hide(workbook):
        workbook.worksheets[0].row_dimensions[3].hidden = True
        workbook.worksheets[0].auto_filter.ref = "A1:O3"

    assert names(read(book(path, line(VERA, OLEG), change=hide))) == ["Ромашкина", "Дубов"]


@pytest.mark.parametrize("rows", [[], [[]], [[None, " "]], line(), line({"Фамилия": " \u00a0"})])
def test_an_empty_table_is_nobody_leaving(path, rows):
    reading = read(book(path, rows))
    assert reading.rows == ()
    assert not reading.is_whole
    assert [problem.phrase for problem in reading.problems] == ["staff-problem-empty"]
    assert reading.problems[0].place == ""


def test_formulas_are_refused_whatever_they_show(path):
    def put(workbook):
        sheet = workbook.worksheets[0]
        sheet["H2"] = "=2000+9"
        sheet["B3"] = '=HYPERLINK("http://example.org","Дубов")'
        sheet["C3"] = ArrayFormula("C3", "=A1")
        sheet["E4"] = "=[1]Лист1!A1"
        sheet["N5"].value = "=cmd|' /C calc'!A0"
        sheet["N5"].data_type = "s"

    reading = read(book(path, line(VERA, OLEG, {**OLEG, "Имя": "Илья"}, {**OLEG, "Имя": "Пётр"}), change=put))
    assert reading.rows == ()
    assert told(reading) == {(f"Лист1!{cell}", "staff-problem-formula") for cell in ("H2", "B3", "C3", "E4", "N5")}


def test_a_row_of_nothing_but_a_formula_is_not_overlooked(path):
    def put(workbook):
        workbook.worksheets[0]["B3"] = "=B2"

    reading = read(book(path, line(VERA), change=put))
    assert told(reading) == {("Лист1!B3", "staff-problem-stray")}
    assert not reading.is_whole


def test_errors_of_formulas_kept_as_values(path):
    def put(workbook):
        workbook.worksheets[0]["F2"].value = "#REF!"
        workbook.worksheets[0]["F2"].data_type = "e"

    reading = read(book(path, line(VERA), change=put))
    assert reading.problems == (Problem("Лист1", "F2", "staff-problem-error", {"text": "#REF!"}),)


def test_merged_cells_hold_back_their_rows_and_no_others(path):
    def merge(workbook):
        sheet = workbook.worksheets[0]
        sheet.merge_cells("E3:E4")
        sheet.merge_cells("R2:S9")

    rows = [{**OLEG, "Имя": name} for name in ("Олег", "Илья", "Пётр")]
    reading = read(book(path, line(VERA, *rows[:2], rows[2]), change=merge))
    assert [row.row for row in reading.rows] == [2, 5]
    assert reading.problems == (Problem("Лист1", "E3", "staff-problem-merged", {"other": "E4"}),)
    assert not reading.is_whole


def test_a_merged_title_above_the_headings_harms_nobody(path):
    def merge(workbook):
        workbook.worksheets[0].merge_cells("A1:O1")

    reading = read(book(path, [["Сведения"], *line(VERA)], change=merge))
    assert reading.problems == ()
    assert names(reading) == ["Ромашкина"]


def test_numbers_dates_and_switches_where_texts_belong(path):
    reading = read(
        book(path, line({**VERA, "Организация": 5, "Должность": midnight(date(2020, 1, 1)), "Предметы": True}))
    )
    assert told(reading) == {("Лист1!F2", "staff-problem-not-text"), ("Лист1!G2", "staff-problem-not-text")}


def test_years_that_contradict_each_other(path):
    reading = read(book(path, line({**VERA, "Год рождения": 2000, "Год начала работы": 2009})))
    assert reading.problems == (Problem("Лист1", "H2", "staff-problem-too-early", {"birth": 2000, "career": 2009}),)


def test_endless_cells_and_strange_signs(path):
    reading = read(
        book(
            path,
            line(
                {**VERA, "Организация": "я" * 5000},
                {**VERA, "Имя": "Ве\u202eра\u200f", "Организация": "Школа\t№\n5 \ufeff"},
                {**VERA, "Фамилия": "Poмaшкинa", "Имя": "Олег"},
            ),
        )
    )
    assert [(row.surname, row.name, row.organization) for row in reading.rows] == [
        ("Ромашкина", "Вера", "Школа № 5"),
        ("Ромашкина", "Олег", "Школа № 5"),
    ]
    assert told(reading) == {("Лист1!E2", "staff-problem-too-long")}


def test_the_same_row_twice_is_one_person(path):
    reading = read(book(path, line(VERA, {**VERA, "Фамилия": "РОМАШКИНА "}, OLEG)))
    assert names(reading) == ["Ромашкина", "Дубов"]
    assert reading.problems == (Problem("Лист1", "B3", "staff-problem-same-person", {"other": "Лист1!B2"}),)
    assert reading.is_whole


def test_two_different_rows_for_one_person_are_both_held_back(path):
    reading = read(book(path, line(VERA, OLEG), line({**VERA, "Должность": "логопед"})))
    assert names(reading) == ["Дубов"]
    assert reading.problems == (Problem("Лист2", "B2", "staff-problem-same-person", {"other": "Лист1!B2"}),)
    assert not reading.is_whole


def test_one_code_for_two_people(path):
    reading = read(book(path, line({**VERA, "Код": "П-1"}, {**OLEG, "Код": "п - 1"})))
    assert reading.rows == ()
    assert reading.problems == (Problem("Лист1", "A3", "staff-problem-same-code", {"other": "Лист1!B2"}),)


def test_namesakes_with_codes_are_two_people(path):
    assert len(read(book(path, line({**VERA, "Код": "П-1"}, {**VERA, "Код": "П-2"}))).rows) == 2


def test_comments_notes_and_stray_formats_do_not_matter(path):
    def decorate(workbook):
        sheet = workbook.worksheets[0]
        sheet["B2"].comment = Comment("проверить", "завуч")
        sheet["Z900"].number_format = "dd.mm.yyyy"
        sheet.row_dimensions[500].height = 30

    assert names(read(book(path, line(VERA), change=decorate))) == ["Ромашкина"]


def test_too_many_rows_are_refused_as_a_whole(path, monkeypatch):
    monkeypatch.setattr(staff_sheets, "MOST_ROWS", 1)
    reading = read(book(path, line(VERA, OLEG)))
    assert reading.rows == ()
    assert reading.problems == (Problem(None, None, "staff-problem-too-many-rows", {"limit": 1}),)
    assert not reading.is_whole


def test_problems_beyond_reading_are_counted(path):
    reading = read(book(path, line(*({**VERA, "Имя": str(number)} for number in range(1200)))))
    assert len(reading.problems) == 1001
    assert reading.problems[-1] == Problem(None, None, "staff-problem-more", {"count": 200})


def test_progress_is_told_up_to_the_end(path):
    heard = []
    read(
        book(path, line(*({**VERA, "Имя": "Вера" + "ё" * number} for number in range(40))), line(OLEG)),
        told=lambda behind, total: heard.append((behind, total)),
    )
    assert heard[-1] == (43, 43)
    assert heard == sorted(heard)


def test_progress_is_told_on_the_way(path, monkeypatch):
    monkeypatch.setattr(staff_sheets, "TOLD_EVERY", 2)
    heard = []
    read(book(path, line(VERA, OLEG)), told=lambda *figures: heard.append(figures))
    assert heard == [(2, 3), (3, 3)]
