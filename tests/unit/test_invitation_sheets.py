"""Invitations on paper, read back."""

import zipfile
from io import BytesIO

import pytest
import segno
from docx import Document
from openpyxl import load_workbook

from services.registration import invitation_sheets as sheets
from services.registration.invitation_sheets import Card, Words

WORDS = Words("Код:", "Откройте ссылку.", "Действует до", ("Кому", "Школа", "Код", "Ссылка", "Срок"), "Приглашения")


def card(number: int, called: str = "Вера Р.") -> Card:
    code = f"ABCDE-{number:05}"
    return Card(called, "Школа № 3", code, f"https://t.me/some_bot?start={code.replace('-', '')}", "6 декабря 2025")


def texts(content: bytes) -> list[str]:
    found = Document(BytesIO(content))
    return [cell.text for table in found.tables for row in table.rows for cell in row.cells]


@pytest.mark.parametrize("count", [1, 2, 3, 10, 11, 25])
def test_everybody_has_a_card_and_a_picture_of_their_own_link(count: int):
    cards = [card(number) for number in range(count)]
    content = sheets.document(cards, WORDS)
    written = [text for text in texts(content) if text.strip()]
    assert len(written) == count
    for one, text in zip(cards, written, strict=True):
        for word in (one.called, one.place, one.code, one.link, "Откройте ссылку.", "Действует до 6 декабря 2025"):
            assert word in text
    with zipfile.ZipFile(BytesIO(content)) as package:
        pictures = {package.read(name) for name in package.namelist() if name.startswith("word/media/")}
    assert pictures == {sheets.picture(one.link, scale=5) for one in cards}
    section = Document(BytesIO(content)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_page_of_cards_fits_a_page():
    assert sheets.A4[1] - 2 * sheets.MARGIN >= sheets.CARD_HEIGHT * sheets.ROWS_ON_A_PAGE
    assert sheets.A4[0] - 2 * sheets.MARGIN >= (sheets.TEXT_WIDTH + sheets.QR_WIDTH) * sheets.IN_A_ROW
    assert min(sheets.QR_WIDTH, sheets.CARD_HEIGHT) > sheets.QR_SIZE


def test_the_picture_is_the_link_as_a_code():
    content = sheets.picture("https://t.me/some_bot?start=ABCDE23456")
    assert content.startswith(b"\x89PNG")
    code = segno.make("https://t.me/some_bot?start=ABCDE23456", error="m", micro=False)
    width = int.from_bytes(content[16:20], "big")
    assert width == (code.symbol_size(border=0)[0] + 8) * 12


@pytest.mark.parametrize(
    "called", ["=1+1", "+7 913", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "<b>&", "Вера\x00\x07"]
)
def test_nothing_in_the_list_is_a_formula(called: str):
    content = sheets.table([card(1, called)], WORDS)
    sheet = load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet[1]] == list(WORDS.headings)
    named = sheet["A2"]
    assert named.data_type == "s"
    assert named.value == called.strip().replace("\x00\x07", "")
    assert bool(named.quotePrefix) == called.startswith(("=", "+", "-", "@", "\t"))
    assert [cell.value for cell in sheet[2]][1:] == [
        "Школа № 3",
        "ABCDE-00001",
        "https://t.me/some_bot?start=ABCDE00001",
        "6 декабря 2025",
    ]
    assert called.strip().replace("\x00\x07", "") in "".join(texts(sheets.document([card(1, called)], WORDS)))
