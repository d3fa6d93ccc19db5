"""One educator as a row of a table says it, and what is wrong with a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Column(StrEnum):
    CODE = "code"
    FULL_NAME = "full_name"
    """Instead of three columns."""
    SURNAME = "surname"
    NAME = "name"
    PATRONYMIC = "patronymic"
    ORGANIZATION = "organization"
    POSITION = "position"
    SUBJECTS = "subjects"
    CAREER_STARTED = "career_started"
    BIRTH_YEAR = "birth_year"
    IS_YOUNG = "is_young"
    CATEGORY = "category"
    CATEGORY_ON = "category_on"
    ASSOCIATIONS = "associations"
    EMAIL = "email"
    PHONE = "phone"


class Category(StrEnum):
    """Levels of the attestation order of 24.03.2023 No. 196.

    The last three are held on top of the highest and include it.
    """

    NONE = "none"
    POSITION_COMPLIANCE = "position_compliance"
    FIRST = "first"
    HIGHEST = "highest"
    METHODIST = "methodist"
    MENTOR = "mentor"
    METHODIST_AND_MENTOR = "methodist_and_mentor"


@dataclass(frozen=True, slots=True)
class StaffRow:
    """What a row says; None and empty tuples stand for empty cells."""

    sheet: str
    row: int
    person_code: str | None
    surname: str
    name: str
    patronymic: str | None
    organization: str
    """The title as typed."""
    position: str
    """A code of the programme."""
    subjects: tuple[str, ...] = ()
    """Codes of the programme, the main subject first."""
    career_started: int | None = None
    birth_year: int | None = None
    is_young: bool | None = None
    category: Category | None = None
    category_on: date | None = None
    associations: tuple[str, ...] = ()
    """Titles as typed."""
    email: str | None = None
    phone: str | None = None
    """With + and the code of the country, digits only."""
    letters: Mapping[Column, str] = field(default_factory=dict, compare=False, repr=False)
    """Where the columns stand on the sheet: a letter each."""

    def cell(self, column: Column) -> str:
        return f"{self.letters.get(column, 'A')}{self.row}"

    @property
    def name_column(self) -> Column:
        return Column.FULL_NAME if Column.FULL_NAME in self.letters else Column.SURNAME

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.cell(self.name_column)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where; the phrase says what is expected there."""

    sheet: str | None
    """None when it is about the file."""
    cell: str | None
    """None when it is about the sheet."""
    phrase: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """As spreadsheets write it; empty for the whole file."""
        return "!".join(part for part in (self.sheet, self.cell) if part)
