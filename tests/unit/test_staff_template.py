"""The table to fill in: what it offers is what the reader takes."""

import io
import re
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from locales.catalog import Catalog, languages
from programmes import staff_words
from services.register import staff_template
from services.register.staff_headings import column_of
from services.register.staff_rows import Category, Column
from tests.unit.staff_samples import VOCABULARY, read

ORGANIZATIONS = ("МБОУ «СОШ № 5»", "=HYPERLINK(0)", "@школа", "Детский сад\x07 «Ёлочка»")


@pytest.fixture(params=languages())
def words(request):
    speaker = Catalog().speaker(request.param)
    return {key: speaker.plain(key) for key in staff_template.WORDS}


@pytest.fixture
def made(words, tmp_path):
    path = tmp_path / "template.xlsx"
    path.write_bytes(staff_template.template(VOCABULARY, ORGANIZATIONS, words))
    return path


def filled(path, change):
    """The template as somebody fills it in."""
    workbook = load_workbook(path)
    change(workbook.worksheets[0])
    copy = path.with_name("filled.xlsx")
    workbook.save(copy)
    return copy


def test_as_it_is_it_holds_nobody(made):
    reading = read(made)
    assert reading.rows == ()
    assert [problem.phrase for problem in reading.problems] == ["staff-problem-empty"]


def test_every_heading_is_recognised(made, words):
    sheet = load_workbook(made).worksheets[0]
    assert [column_of(cell.value) for cell in sheet[1]] == [plan.column for plan in staff_template.PLANS]
    assert {plan.column for plan in staff_template.PLANS} == set(Column) - {Column.FULL_NAME}


def test_every_choice_of_every_list_is_understood(made):
    lists = load_workbook(made).worksheets[1]
    for column in lists.iter_cols(values_only=True):
        heading, *choices = [value for value in column if value is not None]

        def choose(sheet, heading=heading, choices=choices):
            place = [cell.value for cell in sheet[1]].index(heading) + 1
            for number, choice in enumerate(choices):
                row = 3 + number
                for offset, value in enumerate(("Дубов", "Олег", "И" + "л" * (number + 1), "Школа № 5", "логопед")):
                    sheet.cell(row, 2 + offset, value)
                sheet.cell(row, place, choice).data_type = "s"

        reading = read(filled(made, choose))
        dangerous = [choice for choice in choices if choice.startswith("=")]
        assert [problem.phrase for problem in reading.problems] == ["staff-problem-formula"] * len(dangerous), heading
        assert len(reading.rows) == len(choices) - len(dangerous)
        if column_of(heading) is Column.CATEGORY:
            assert {row.category for row in reading.rows} == set(Category)
        if column_of(heading) is Column.IS_YOUNG:
            assert {row.is_young for row in reading.rows} == {True, False}


def test_the_example_is_right_once_it_is_nobodys_example(made, words):
    reading = read(filled(made, lambda sheet: sheet.cell(2, 1).__setattr__("value", None)))
    assert reading.problems == ()
    (row,) = reading.rows
    assert row.surname == staff_words.EXAMPLE_SURNAME
    assert (row.organization, row.career_started, row.category) == (ORGANIZATIONS[0], 2009, Category.FIRST)
    assert len(row.associations) == 2


def test_somebody_written_over_the_example_is_not_lost_in_silence(made):
    reading = read(filled(made, lambda sheet: sheet.cell(2, 2).__setattr__("value", "Дубов")))
    assert reading.rows == ()
    assert [(problem.cell, problem.phrase) for problem in reading.problems] == [("A2", "staff-problem-example")]


def test_marks_of_the_example_are_the_ones_the_reader_knows(words):
    assert words["staff-example-mark"] in staff_words.EXAMPLE_MARKS
    assert words["staff-example-surname"] == staff_words.EXAMPLE_SURNAME
    assert words["staff-sheet-lists"] in staff_words.LIST_SHEETS


def test_the_lists_may_be_shown(made):
    workbook = load_workbook(made)
    workbook.worksheets[1].sheet_state = "visible"
    workbook.save(made)
    assert [problem.phrase for problem in read(made).problems] == ["staff-problem-empty"]


def test_how_it_looks(made, words):
    workbook = load_workbook(made)
    sheet, lists = workbook.worksheets
    assert (sheet.title, lists.title) == (words["staff-sheet-register"], words["staff-sheet-lists"])
    assert sheet.freeze_panes == "A2"
    assert lists.sheet_state == "hidden"
    for number, plan in enumerate(staff_template.PLANS, start=1):
        cell = sheet.cell(1, number)
        assert cell.comment.text == words[plan.help]
        assert sheet.column_dimensions[cell.column_letter].width == plan.width
    assert sheet.column_dimensions["L"].number_format == "dd.mm.yyyy"
    assert sheet.column_dimensions["O"].number_format == "@"


def test_lists_point_at_all_their_values(made):
    workbook = load_workbook(made)
    sheet, lists = workbook.worksheets
    offered = sheet.data_validations.dataValidation
    assert [str(one.sqref).partition("2:")[0] for one in offered] == ["E", "F", "G", "J", "K"]
    for one in offered:
        title, letter, last = re.fullmatch(r"'(.+)'!\$([A-Z])\$2:\$[A-Z]\$(\d+)", one.formula1).groups()
        assert title == lists.title
        assert lists[f"{letter}{last}"].value is not None
        assert lists[f"{letter}{int(last) + 1}"].value is None
        assert lists[f"{letter}1"].value == sheet[f"{str(one.sqref)[0]}1"].value
    strict = {str(one.sqref)[0] for one in offered if one.showErrorMessage}
    assert strict == {"F", "J", "K"}


def test_no_title_becomes_a_formula(made):
    workbook = load_workbook(made)
    assert not [cell for sheet in workbook for row in sheet for cell in row if cell.data_type == "f"]
    assert workbook.worksheets[1]["A3"].value == "=HYPERLINK(0)"
    assert workbook.worksheets[1]["A5"].value == "Детский сад «Ёлочка»"


def test_without_organisations_there_is_nothing_to_choose(words):
    content = staff_template.template(VOCABULARY, (), words)
    offered = load_workbook(io.BytesIO(content)).worksheets[0].data_validations.dataValidation
    assert "E" not in {str(one.sqref)[0] for one in offered}


def test_explanations_fit_their_place(words):
    """A cell's advice holds 225 characters; a note of its usual size about as many."""
    assert all(len(text) <= 225 for text in words.values())
    assert all(len(words[key]) <= 31 for key in ("staff-sheet-register", "staff-sheet-lists"))


def test_the_package_is_whole(made):
    with ZipFile(made) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == len(set(package.namelist()))
