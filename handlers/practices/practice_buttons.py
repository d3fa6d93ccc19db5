"""Buttons of practices: one's own, telling of one, co-authors, and those that wait for a word."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from services.practices.practice_drafts import Step

Spot = Annotated[int, Field(ge=0, lt=1_000)]
Maybe = Annotated[int, Field(ge=0, lt=2**63)]
"""A row, or 0 for a new one."""
Token = Annotated[str, Field(max_length=24, pattern="^[A-Za-z0-9_-]+$")]


class OwnPractices(CallbackData, prefix="dpl"):
    page: PageNumber


class OpenPractice(CallbackData, prefix="dpo"):
    practice: RowId


class TellPractice(CallbackData, prefix="dpt"):
    practice: Maybe = 0


class AskPractice(CallbackData, prefix="dpa"):
    step: Step


class PickPractice(CallbackData, prefix="dpp"):
    step: Step
    spot: Spot


class SendPractice(CallbackData, prefix="dps"):
    mark: Mark
    """Of what stood above the button: nothing else is sent."""


class LeaveForm(CallbackData, prefix="dpf"):
    stay: bool = False


class SharePractice(CallbackData, prefix="dpc"):
    practice: RowId


class JoinPractice(CallbackData, prefix="dpj"):
    token: Token


class LeavePractice(CallbackData, prefix="dpx"):
    practice: RowId
    sure: bool = False


class WaitingPractices(CallbackData, prefix="dpw"):
    page: PageNumber


class WaitingPractice(CallbackData, prefix="dpv"):
    practice: RowId


class DecidePractice(CallbackData, prefix="dpd"):
    practice: RowId
    confirm: bool
    mark: Mark


class PracticeFile(CallbackData, prefix="dpk"):
    practice: RowId
    waiting: bool = False
    """Asked for by whoever decides."""
