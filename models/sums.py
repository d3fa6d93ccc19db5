"""Sums that are whole numbers and means that are plain ones, whichever database adds them up.

PostgreSQL adds up large whole numbers to a `numeric`, which arrives as a Decimal and belongs in no file or picture.
"""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Float, cast, func
from sqlalchemy.orm import InstrumentedAttribute

Condition = ColumnElement[bool] | InstrumentedAttribute[bool]
Numbers = ColumnElement[Any] | InstrumentedAttribute[Any]


def how_many(*conditions: Condition) -> ColumnElement[int]:
    """Of the rows; what is unknown does not count."""
    return func.count().filter(*conditions)


def total(numbers: Numbers) -> ColumnElement[int]:
    """Of whole numbers; of none it is nothing."""
    return cast(func.coalesce(func.sum(numbers), 0), BigInteger)


def mean(numbers: Numbers) -> ColumnElement[float | None]:
    return cast(func.avg(numbers), Float)
