"""Buttons of indicators: the dashboard, one of them, its groups and people, entering, signing, following."""

from datetime import date
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from models.indicators import DigestPeriod
from programmes.indicators import Slice

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,32}$")]
Day = Annotated[int, Field(ge=0, lt=1_000_000)]
"""Counted as `date.toordinal` does; nought: now."""
NOW = 0


class OpenDashboard(CallbackData, prefix="isl"):
    page: PageNumber = 0


class OpenMore(CallbackData, prefix="isw"):
    """What is less often wanted of the dashboard."""


class DrawDashboard(CallbackData, prefix="isv"):
    pass


class OpenIndicator(CallbackData, prefix="isc"):
    code: Code
    day: Day = NOW


class AskDay(CallbackData, prefix="isd"):
    code: Code


class OpenSlices(CallbackData, prefix="isg"):
    code: Code
    by: Slice
    day: Day
    page: PageNumber


class OpenLacking(CallbackData, prefix="ism"):
    code: Code
    day: Day
    page: PageNumber
    school: Annotated[int, Field(ge=0, lt=2**63)] = 0


class OpenSchool(CallbackData, prefix="isx"):
    """One indicator in one school."""

    code: Code
    day: Day = NOW
    school: RowId


class OpenSchoolLines(CallbackData, prefix="isu"):
    """All of them in one school; with the one that was open."""

    code: Code
    day: Day
    school: RowId
    page: PageNumber


class DrawTrend(CallbackData, prefix="isj"):
    code: Code
    day: Day = NOW
    school: Annotated[int, Field(ge=0, lt=2**63)] = 0
    """Nought: of everything the person sees."""


class RemindLacking(CallbackData, prefix="isr"):
    code: Code


class OpenHistory(CallbackData, prefix="ish"):
    code: Code
    page: PageNumber


class SendDocument(CallbackData, prefix="isk"):
    entry: RowId


class AskValue(CallbackData, prefix="ise"):
    code: Code


class SetEvidence(CallbackData, prefix="isy"):
    code: Code
    has: bool


class SetDay(CallbackData, prefix="isq"):
    """Of the value that is being entered."""

    code: Code
    day: Day


class AskFreeze(CallbackData, prefix="isf"):
    code: Code
    day: Day


class Freeze(CallbackData, prefix="isz"):
    code: Code
    day: Day


class OpenGoals(CallbackData, prefix="iso"):
    pass


class OpenFollowing(CallbackData, prefix="iss"):
    pass


class SetPeriod(CallbackData, prefix="isp"):
    period: DigestPeriod | None


class OpenAlerts(CallbackData, prefix="isa"):
    page: PageNumber


class TurnAlert(CallbackData, prefix="ist"):
    """`on` is the wanted state: a tap that arrives twice changes nothing the second time."""

    code: Code
    on: bool
    page: PageNumber


def as_day(number: int) -> date | None:
    """None: now."""
    return None if number == NOW else date.fromordinal(number)


def as_number(day: date | None) -> int:
    return NOW if day is None else day.toordinal()
