"""Tables for Excel: text stays text."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from services.workbooks import LONGEST_CELL, Table, write


def first_cell(text: str):
    book = load_workbook(BytesIO(write([Table("Лист", ["Текст"], [[text]])])))
    return book.worksheets[0]["A2"]


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-5", "@SUM(A1)", "\tтаб", '=HYPERLINK("http://x")', "=", "\n=1"])
def test_what_begins_like_a_formula_stays_text(text: str):
    cell = first_cell(text)
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == text


def test_no_formula_is_in_the_file():
    content = write([Table("Лист", ["=Текст"], [["=1+1"], ["@x"]])])
    with ZipFile(BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in sheet


@pytest.mark.parametrize(
    ("text", "kept"),
    [("обычный", "обычный"), ("зво\x07нок", "звонок"), ("<b>&", "<b>&"), ("\ud800", None), ("", None)],
)
def test_text_is_written_as_it_is_without_what_cannot_be_written(text: str, kept: str | None):
    cell = first_cell(text)
    assert cell.value == kept
    assert not cell.quotePrefix


def test_too_long_a_text_is_cut():
    assert len(first_cell("я" * 50_000).value) == LONGEST_CELL


def test_numbers_and_gaps_stay_what_they_are():
    book = load_workbook(BytesIO(write([Table("Лист", ["а", "б"], [[5, None]]), Table("Я" * 40, ["а"], [])])))
    assert [book.worksheets[0]["A2"].value, book.worksheets[0]["B2"].value] == [5, None]
    assert len(book.worksheets[1].title) == 31
