"""What all tables share: names of constraints, keys, moments."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)

    def record(self) -> dict[str, Any]:
        """Every column with its value, as plain data to write into a file; moments in ISO 8601."""
        values = {column.key: getattr(self, column.key) for column in self.__table__.columns}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept as UTC and always aware; a naive one is refused.

    SQLite drops time zones without a word, so the zone is put off on the way in and on again on the way out.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


OwnKey = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts by itself only in INTEGER keys."""

Id = Annotated[int, mapped_column(OwnKey, primary_key=True)]
Moment = Annotated[datetime, mapped_column(UtcDateTime())]


def choice(kind: type[StrEnum], *, primary_key: bool = False, default: StrEnum | None = None) -> MappedColumn[Any]:
    """A column of one of the words of `kind`, kept as the word itself; `default` also of rows from before it."""
    words = Enum(kind, native_enum=False, length=32, values_callable=lambda all_: [one.value for one in all_])
    if default is None:
        return mapped_column(words, primary_key=primary_key)
    return mapped_column(words, primary_key=primary_key, default=default, server_default=default.value)
