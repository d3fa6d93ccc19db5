"""The base of everything read from a programme: nothing unknown is accepted, nothing changes afterwards."""

import re
from datetime import date, time
from typing import Annotated, Protocol, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text for people: never empty, no stray spaces at the ends."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,32}$")]
"""A stable latin name of a thing; it travels in buttons and stays in the database for years."""

MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
"""A day of every year, «09-01»."""


def _written_day(value: object) -> object:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):  # a bare number would become a day of 1970
        raise ValueError("expected a day like 2023-09-29")
    return value


def _written_time(value: object) -> object:
    if not re.fullmatch(r"\d\d:\d\d(:\d\d)?", str(value)):  # a bare number would become seconds
        raise ValueError("expected a time like 08:30")
    return value


Day = Annotated[date, BeforeValidator(_written_day)]
Clock = Annotated[time, BeforeValidator(_written_time)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(Strict):
    """What one file of a programme says."""


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


def _different(things: tuple[_Coded, ...]) -> tuple[_Coded, ...]:
    codes = [thing.code for thing in things]
    repeated = sorted({code for code in codes if codes.count(code) > 1})
    if repeated:
        raise ValueError(f"expected different codes, repeated: {', '.join(repeated)}")
    return things


T = TypeVar("T")

Coded = Annotated[tuple[T, ...], AfterValidator(_different)]
"""Things in the order they are written, no two with the same code."""
