"""Files nobody should trust: each is refused in words, none is opened to the end, none breaks the reader."""

import io
import random
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.register import staff_sheets, staff_weighing
from services.register.staff_rows import Problem
from tests.unit.staff_samples import OLEG, VERA, book, line, read, rewritten

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "staff.xlsx"


@pytest.fixture
def good(path):
    return book(path, line(VERA))


LISTED_AGAIN = b'<sheet xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" name="x" sheetId="9" q:id="rId1"/>'


def only_phrase(path) -> str:
    reading = read(path)
    assert reading.rows == ()
    assert not reading.is_whole
    (problem,) = reading.problems
    assert (problem.sheet, problem.cell) == (None, None)
    return problem.phrase


@pytest.mark.parametrize(
    ("content", "phrase"),
    [
        (b"", "not-xlsx"),
        (b"\xef\xbb\xbf\xd0\xa4\xd0\x98\xd0\x9e;5", "not-xlsx"),
        (b"%PDF-1.7", "not-xlsx"),
        (b"PK\x03\x04" + b"\0" * 400, "not-xlsx"),
        (staff_weighing.OLD_FORMAT + b"\0" * 2000, "old-format"),
        (staff_weighing.OLD_FORMAT + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_no_xlsx_at_all(path, content, phrase):
    path.write_bytes(content)
    assert only_phrase(path) == f"staff-problem-{phrase}"


@pytest.mark.parametrize("inside", ["mimetype", "word/document.xml", "../../etc/passwd"])
def test_an_archive_of_something_else(path, inside):
    with ZipFile(path, "w") as package:
        package.writestr(inside, "application/vnd.oasis.opendocument.spreadsheet")
    assert only_phrase(path) == "staff-problem-not-xlsx"


def test_a_document_of_another_kind_in_the_same_packaging(good):
    rewritten(
        good, "[Content_Types].xml", lambda content: content.replace(b"spreadsheetml.sheet.main", b"wordprocessing")
    )
    assert only_phrase(good) == "staff-problem-broken"


def test_a_bomb_of_one_part(path):
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(SHEET, b" " * (30 * 2**20))
    assert path.stat().st_size < 100_000
    assert only_phrase(path) == "staff-problem-bomb"


def test_a_bomb_of_many_parts(path):
    with ZipFile(path, "w") as package:
        for number in range(staff_weighing.MOST_PARTS + 1):
            package.writestr(f"{number}.xml", "")
        package.writestr("[Content_Types].xml", "<Types/>")
    assert only_phrase(path) == "staff-problem-bomb"


def test_a_bomb_that_owns_up_to_its_size(path, monkeypatch):
    monkeypatch.setattr(staff_weighing, "HEAVIEST_UNPACKED", 20_000)
    with ZipFile(path, "w", ZIP_STORED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("one", b"x" * 15_000)
        package.writestr("two", b"x" * 15_000)
    assert only_phrase(path) == "staff-problem-bomb"


def test_a_bomb_that_lies_about_its_size(good):
    """The directory promises ten bytes, the part unpacks to thirty megabytes: no more than promised is read."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(SHEET, b"<a>" + b" " * (30 * 2**20))
    raw = bytearray(out.getvalue())
    place = raw.rindex(SHEET.encode()) - 46
    assert raw[place : place + 4] == b"PK\x01\x02"
    raw[place + 24 : place + 28] = struct.pack("<I", 10)
    good.write_bytes(raw)
    assert only_phrase(good) == "staff-problem-broken"


def test_a_bomb_of_tags(good, monkeypatch):
    monkeypatch.setattr(staff_weighing, "MOST_TAGS", 5_000)
    rewritten(good, SHEET, lambda content: content.replace(b"</sheetData>", b"<row/>" * 6_000 + b"</sheetData>"))
    assert only_phrase(good) == "staff-problem-bomb"


def test_a_bomb_of_styles(good, monkeypatch):
    monkeypatch.setattr(staff_weighing, "MOST_TAGS_ASIDE", 2_000)
    rewritten(good, "xl/styles.xml", lambda content: content.replace(b"</cellXfs>", b"<xf/>" * 3_000 + b"</cellXfs>"))
    assert only_phrase(good) == "staff-problem-bomb"


def test_a_bomb_of_sheets_that_are_all_the_same(good):
    def list_often(content):
        return content.replace(b"</sheets>", LISTED_AGAIN * 40 + b"</sheets>")

    rewritten(good, "xl/workbook.xml", list_often)
    assert only_phrase(good) == "staff-problem-bomb"


def test_one_sheet_listed_twice(good):
    rewritten(good, "xl/workbook.xml", lambda old: old.replace(b"</sheets>", LISTED_AGAIN + b"</sheets>"))
    assert only_phrase(good) == "staff-problem-broken"


def test_an_unusual_packing(path):
    with ZipFile(path, "w", ZIP_LZMA) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    assert only_phrase(path) == "staff-problem-bomb"


def test_a_locked_part(good):
    raw = bytearray(good.read_bytes())
    place = raw.index(b"PK\x01\x02")
    raw[place + 8] |= 1
    good.write_bytes(raw)
    assert only_phrase(good) == "staff-problem-password"


def test_a_heavy_file_is_not_even_opened(good, monkeypatch):
    monkeypatch.setattr(staff_weighing, "HEAVIEST_FILE", 100)
    reading = read(good)
    assert reading.problems == (Problem(None, None, "staff-problem-too-heavy", {"limit": 0}),)


ENTITIES = b"""<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>"""


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"]
)
@pytest.mark.parametrize(
    "prolog",
    [ENTITIES, b"<!-- " + random.Random(5).randbytes(600_000).hex().encode() + b" -->" + ENTITIES, b"<!DOCTYPE a>"],
    ids=["at once", "far in", "empty"],
)
def test_definitions_of_entities(good, part, prolog):
    def put(content):
        head, bracket, rest = content.partition(b"<" if not content.startswith(b"<?xml") else b"?>")
        return head + bracket + prolog + rest if bracket == b"?>" else prolog + content

    assert only_phrase(rewritten(good, part, put)) == "staff-problem-broken"


def test_entities_in_another_encoding(good):
    def put(content):
        text = content.decode().partition("?>")[2] if content.startswith(b"<?xml") else content.decode()
        return ('<?xml version="1.0" encoding="UTF-16"?>' + ENTITIES.decode() + text).encode("utf-16")

    assert only_phrase(rewritten(good, SHEET, put)) == "staff-problem-broken"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</row>", b"</rou>"),
        (b'r="A1"', b'r="1A"'),
        (b'r="A1"', b'r=""'),
        (b'<row r="1"', b'<row r="first"'),
        (b'<row r="2"', b'<row r="999999999999"'),
        (b'r="B2"', b'r="B999999999"'),
        (b't="inlineStr"', b't="s"'),
        (b"</sheetData>", b"</sheetData><mergeCells><mergeCell/></mergeCells>"),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="nowhere"/></mergeCells>'),
        (b"</sheetData>", b'<row r="3"><c r="B3" t="n"><v>abc</v></c></row></sheetData>'),
        (b"</sheetData>", b'<row r="3"><c r="B3" t="n"><v>' + b"9" * 5000 + b"</v></c></row></sheetData>"),
        (b"</sheetData>", b'<row r="3"><c r="B3" t="s"><v>7</v></c></row></sheetData>'),
        (b"</sheetData>", b'<row r="3"><c r="B3" s="x"><v>7</v></c></row></sheetData>'),
    ],
)
def test_torn_sheets(good, old, new):
    assert old in ZipFile(good).read(SHEET)
    reading = read(rewritten(good, SHEET, lambda content: content.replace(old, new)))
    if reading.problems:
        assert [problem.phrase for problem in reading.problems] in (["staff-problem-broken"], ["staff-problem-empty"])
        assert reading.rows == ()
        assert not reading.is_whole
    else:
        assert len(reading.rows) == 1


def test_a_sheet_that_lies_about_its_size_loses_nobody(good):
    book(good, line(VERA, OLEG))
    rewritten(good, SHEET, lambda content: content.replace(b'ref="A1:O3"', b'ref="A1:C2"'))
    assert b'ref="A1:C2"' in ZipFile(good).read(SHEET)
    assert len(read(good).rows) == 2


def test_a_single_cell_far_below_is_reached(good):
    far = b'<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>?</t></is></c></row></sheetData>'
    reading = read(rewritten(good, SHEET, lambda content: content.replace(b"</sheetData>", far)))
    assert [(problem.place, problem.phrase) for problem in reading.problems] == [
        ("Лист1!B1048576", "staff-problem-stray")
    ]


def test_a_gap_of_a_million_rows_costs_nothing(good, monkeypatch):
    read_lines = []
    honest = staff_sheets.Line
    monkeypatch.setattr(staff_sheets, "Line", lambda *of: read_lines.append(of[1]) or honest(*of))
    far = b'<row r="1000000"><c r="B1000000" t="inlineStr"><is><t>?</t></is></c></row></sheetData>'
    read(rewritten(good, SHEET, lambda content: content.replace(b"</sheetData>", far)))
    assert len(read_lines) < 10


def test_rows_out_of_order_are_not_lost_in_silence(good):
    book(good, line(VERA, OLEG))

    def swap(content):
        second, third = content.index(b'<row r="2"'), content.index(b'<row r="3"')
        end = content.index(b"</sheetData>")
        return content[:second] + content[third:end] + content[second:third] + content[end:]

    assert only_phrase(rewritten(good, SHEET, swap)) == "staff-problem-broken"


def test_overlapping_merges_cost_nothing(good):
    merges = b"".join(b'<mergeCell ref="B2:B1048576"/>' for _ in range(20_000))
    rewritten(
        good, SHEET, lambda old: old.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>")
    )
    reading = read(good)
    assert reading.rows == ()
    assert reading.problems[-1] == Problem(None, None, "staff-problem-more", {"count": 19_000})


def test_links_to_other_files_are_left_alone(good):
    link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="http://127.0.0.1:9/book.xlsx" TargetMode="External"/>'
    rewritten(
        good, "xl/_rels/workbook.xml.rels", lambda old: old.replace(b"</Relationships>", link + b"</Relationships>")
    )
    assert len(read(good).rows) == 1


def test_macros_and_pictures_are_passed_by(good):
    with ZipFile(good, "a") as package:
        package.writestr("xl/vbaProject.bin", staff_weighing.OLD_FORMAT + b"Auto_Open")
        package.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x"))
    assert len(read(good).rows) == 1


def test_a_missing_file_is_the_callers_mistake(tmp_path):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nowhere.xlsx")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_damaged_bytes_never_breaks_the_reader(tmp_path, data):
    whole = tmp_path / "whole.xlsx"
    if not whole.exists():
        book(whole, line(VERA, OLEG))
    raw = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(raw), len(raw) // 2, 30]))
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(raw[:cut])
    reading = read(damaged)
    assert reading.problems or len(reading.rows) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_sheet_with_damaged_xml_never_breaks_the_reader(tmp_path, data):
    path = book(tmp_path / "staff.xlsx", line(VERA, OLEG))

    def damage(content):
        raw = bytearray(content)
        for _ in range(data.draw(st.integers(1, 4))):
            start = data.draw(st.integers(0, len(raw) - 1))
            raw[start : start + data.draw(st.integers(0, 12))] = data.draw(
                st.sampled_from([b"", b"<", b">", b'"', b"9" * 20, b"<f>", b"</c>", b'r="A0"', b"&#x7;", b"\xff"])
            )
        return bytes(raw)

    reading = read(rewritten(path, data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml"])), damage))
    assert len(reading.rows) <= 2
