"""Buttons of attendance: of whoever keeps an event, and of whoever was there. Each carries the wanted state."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, StringConstraints

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from models.events import Attendance, EventRole

Maybe = Annotated[int, Field(ge=0, lt=2**63)]
Slot = Annotated[int, Field(ge=0, lt=10**10)]
Seal = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class Mode(StrEnum):
    """What a tap on a person says."""

    MARKS = "m"
    ROLES = "r"
    EXCUSES = "e"
    OUT = "x"


class OpenRoll(CallbackData, prefix="ea"):
    event: RowId
    mode: Mode
    page: PageNumber


class Mark(CallbackData, prefix="eam"):
    event: RowId
    person: RowId
    stand: Attendance
    mode: Mode
    page: PageNumber


class SetRole(CallbackData, prefix="ear"):
    event: RowId
    person: RowId
    role: EventRole
    page: PageNumber


class TakeOut(CallbackData, prefix="eax"):
    """Somebody put in by mistake goes."""

    event: RowId
    person: RowId
    page: PageNumber


class MarkAll(CallbackData, prefix="eaA"):
    event: RowId


class MarkMembers(CallbackData, prefix="eaN"):
    event: RowId


class SettleRest(CallbackData, prefix="eaR"):
    event: RowId


class MoreOfRoll(CallbackData, prefix="eaM"):
    event: RowId


class AskName(CallbackData, prefix="eaf"):
    event: RowId


class PutDown(CallbackData, prefix="eap"):
    """Somebody found by name was there."""

    event: RowId
    person: RowId


class RollFile(CallbackData, prefix="eaw"):
    event: RowId


class RollTemplate(CallbackData, prefix="eat"):
    event: RowId


class AskList(CallbackData, prefix="eas"):
    event: RowId


class ApplyList(CallbackData, prefix="eaY"):
    event: RowId
    mark: str


class ShowCode(CallbackData, prefix="eac"):
    event: RowId


class EndCode(CallbackData, prefix="eaq"):
    event: RowId


class SayHere(CallbackData, prefix="eah"):
    event: RowId


class UsePass(CallbackData, prefix="eaP"):
    event: RowId
    slot: Slot
    seal: Seal


class OpenElsewhere(CallbackData, prefix="eal"):
    """What others hold."""

    page: PageNumber


class OpenOneElsewhere(CallbackData, prefix="eae"):
    event: RowId


class AskProof(CallbackData, prefix="eao"):
    event: RowId
    role: EventRole


class OpenClaims(CallbackData, prefix="eai"):
    page: PageNumber


class OpenClaim(CallbackData, prefix="eaj"):
    event: RowId
    person: RowId


class DecideClaim(CallbackData, prefix="eaz"):
    event: RowId
    person: RowId
    confirms: bool


class ClaimFile(CallbackData, prefix="eaJ"):
    event: RowId
    person: Maybe = 0
    """Whose it is; 0 for one's own."""
