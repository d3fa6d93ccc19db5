"""Buttons of the figures of answering and of the journal."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field


class OpenFigures(CallbackData, prefix="qF"):
    back: Annotated[int, Field(ge=0, lt=240)]
    """Months before this one."""


class Span(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class ChooseSpan(CallbackData, prefix="qJ"):
    """Which part of the journal."""


class JournalFile(CallbackData, prefix="qN"):
    span: Span
    back: Annotated[int, Field(ge=0, lt=240)]
    """So many such spans before the present one."""
