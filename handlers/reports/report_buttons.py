"""Buttons of reports."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.surveys.survey_buttons import RowId
from services.reports.reports import Kind

Year = Annotated[int, Field(ge=2000, le=2200)]
"""A school year, by the year it begins in."""


class OpenReports(CallbackData, prefix="rpo"):
    year: Year


class MakeReport(CallbackData, prefix="rpm"):
    kind: Kind
    year: Year
    school: Annotated[int, Field(ge=0, lt=2**63)]
    """Nothing: the whole municipality."""


class OpenChecklist(CallbackData, prefix="rpc"):
    school: RowId
    year: Year


class OpenSummary(CallbackData, prefix="rps"):
    year: Year


class AnnounceSummary(CallbackData, prefix="rpa"):
    year: Year


class OpenTemplate(CallbackData, prefix="rpt"):
    pass


class TakeTemplate(CallbackData, prefix="rpd"):
    """Send it, to be edited."""


class DropTemplate(CallbackData, prefix="rpx"):
    is_sure: bool
