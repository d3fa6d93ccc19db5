"""Weighs a spreadsheet file of unknown origin before anybody opens it: a bomb must not get to go off."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, is_zipfile

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from services.errors import Unfitting

MEGABYTE = 2**20
HEAVIEST_FILE = 20 * MEGABYTE
HEAVIEST_UNPACKED = 120 * MEGABYTE
MOST_PARTS = 1000
WORTH_MEASURING = MEGABYTE
STRONGEST_SQUEEZE = 150
MOST_TAGS = 4_000_000
MOST_TAGS_ASIDE = 300_000
"""In a part that holds neither cells nor texts: styles, links."""
MOST_FORMULAS = 500_000
MOST_SHEETS = 30
MOST_RANGES = 100_000
MOST_ROWS_OF_A_SHEET = 1_048_576
CHUNK = MEGABYTE
OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
IS_ENCRYPTED = 0x1

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROW, CELL, VALUE, INLINE, FORMULA, MERGED, LISTED = (
    f"{SHEET} {name}" for name in ("row", "c", "v", "is", "f", "mergeCell", "sheet")
)
WORKSHEET = f"{SHEET} worksheet"
ROOMY = frozenset({WORKSHEET, *(f"{SHEET} {name}" for name in ("sst", "calcChain", "pivotCacheRecords"))})
"""Parts that grow with the number of rows."""


@dataclass(slots=True)
class Marks:
    """What openpyxl does not tell about a sheet when it reads row by row."""

    last_row: int = 0
    """The last one with anything in it."""
    formulas: set[tuple[int, int]] = field(default_factory=set)
    """Row and column of each."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First column, first row, last column, last row of each."""


def weigh(path: Path) -> dict[str, Marks]:
    """Marks of every part, by its name in the package. Raises Unfitting."""
    if path.stat().st_size > HEAVIEST_FILE:
        raise Unfitting("staff-problem-too-heavy", limit=HEAVIEST_FILE // MEGABYTE)
    with path.open("rb") as file:
        if file.read(len(OLD_FORMAT)) == OLD_FORMAT:
            is_locked = PASSWORD_STREAM in file.read()
            raise Unfitting("staff-problem-password" if is_locked else "staff-problem-old-format")
    if not is_zipfile(path):
        raise Unfitting("staff-problem-not-xlsx")
    try:
        with ZipFile(path) as package:
            _check_directory(package)
            scan = _Scan()
            return {name: scan.marks_of(package, name) for name in package.namelist()}
    except Unfitting:
        raise
    except Exception as error:  # a torn package fails in more ways than its library names
        raise Unfitting("staff-problem-broken") from error


def _check_directory(package: ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & IS_ENCRYPTED for part in parts):
        raise Unfitting("staff-problem-password")
    if "[Content_Types].xml" not in package.NameToInfo:
        raise Unfitting("staff-problem-not-xlsx")
    is_bomb = (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > HEAVIEST_UNPACKED
        or any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts)
        or any(
            part.file_size > WORTH_MEASURING and part.file_size > STRONGEST_SQUEEZE * max(part.compress_size, 1)
            for part in parts
        )
    )
    if is_bomb:
        raise Unfitting("staff-problem-bomb")


class _Scan:
    """One light pass over the package by the parser openpyxl will use, counting as it goes."""

    def __init__(self) -> None:
        self._tags = 0

    def marks_of(self, package: ZipFile, name: str) -> Marks:
        part = _Part(self._tags)
        with package.open(name) as source:
            part.read(source)
        self._tags = part.tags
        return part.marks


class _Part:
    def __init__(self, tags: int) -> None:
        self.tags = tags
        self.marks = Marks()
        self._limit = MOST_TAGS
        self._has_root = self._is_sheet = False
        self._row = self._column = self._sheets = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._handlers = {
            ROW: self._on_row,
            CELL: self._on_cell,
            VALUE: self._on_content,
            INLINE: self._on_content,
            FORMULA: self._on_formula,
            MERGED: self._on_merged,
            LISTED: self._on_listed,
        }

    def read(self, source: Any) -> None:
        """Parts that are not XML, pictures for instance, are left at their first bytes."""
        with suppress(expat.ExpatError):
            while chunk := source.read(CHUNK):
                self._parser.Parse(chunk, False)
            # Expat since 2.6 keeps the end of a long piece to itself until it hears that nothing follows.
            self._parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.tags += 1
        if not self._has_root:
            self._has_root = True
            self._is_sheet = name == WORKSHEET
            if name not in ROOMY:
                self._limit = min(MOST_TAGS, self.tags + MOST_TAGS_ASIDE)
        if self.tags > self._limit:
            raise Unfitting("staff-problem-bomb")
        handler = self._handlers.get(name)
        if handler:
            handler(attributes)

    def _on_row(self, attributes: dict[str, str]) -> None:
        row = int(attributes["r"]) if "r" in attributes else self._row + 1
        if row <= self._row:
            raise Unfitting("staff-problem-broken")
        self._row, self._column = row, 0

    def _on_cell(self, attributes: dict[str, str]) -> None:
        if "r" not in attributes:
            self._column += 1
            return
        row, self._column = coordinate_to_tuple(attributes["r"])
        if row != self._row and self._is_sheet:
            raise Unfitting("staff-problem-broken")

    def _on_content(self, _: dict[str, str]) -> None:
        if self._row > self.marks.last_row:
            if self._row > MOST_ROWS_OF_A_SHEET:
                raise Unfitting("staff-problem-broken")
            self.marks.last_row = self._row

    def _on_formula(self, attributes: dict[str, str]) -> None:
        self._on_content(attributes)
        if len(self.marks.formulas) >= MOST_FORMULAS:
            raise Unfitting("staff-problem-bomb")
        self.marks.formulas.add((self._row, self._column))

    def _on_merged(self, attributes: dict[str, str]) -> None:
        if len(self.marks.merged) >= MOST_RANGES:
            raise Unfitting("staff-problem-bomb")
        first_column, first_row, last_column, last_row = range_boundaries(attributes["ref"])
        self.marks.merged.append((first_column or 1, first_row or 1, last_column or 1, last_row or 1))

    def _on_listed(self, _: dict[str, str]) -> None:
        self._sheets += 1
        if self._sheets > MOST_SHEETS:
            raise Unfitting("staff-problem-bomb")

    def _refuse_doctype(self, *_: object) -> None:
        raise Unfitting("staff-problem-broken")
