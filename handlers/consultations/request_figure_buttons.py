"""Buttons of the figures of answering and of the journal."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from services.consultations.consultation_journal import Stretch


class OpenFigures(CallbackData, prefix="qF"):
    back: Annotated[int, Field(ge=0, lt=240)]
    """Months before this one."""


class ChooseSpan(CallbackData, prefix="qJ"):
    """Which part of the journal."""


class JournalFile(CallbackData, prefix="qN"):
    span: Stretch
    back: Annotated[int, Field(ge=0, lt=240)]
    """So many such spans before the present one."""
