"""Buttons of the journal and the plan of a pair. Ids and days only; whose they are the use cases find out."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from models.mentorships import EntryKind
from services.mentorships.mentorship_journal import Words

Day = Annotated[int, Field(ge=1, lt=3_600_000)]
"""Counted from the first of all days: a tap that arrives twice moves once."""


class ChooseKind(CallbackData, prefix="Jw"):
    mentorship: RowId


class WriteEntry(CallbackData, prefix="Jk"):
    mentorship: RowId
    kind: EntryKind


class OpenJournal(CallbackData, prefix="Jl"):
    mentorship: RowId
    page: PageNumber


class OpenEntry(CallbackData, prefix="Je"):
    entry: RowId


class ConfirmEntry(CallbackData, prefix="Jy"):
    """`day`: the one that stood before the eyes of whoever taps."""

    entry: RowId
    day: Day


class DisputeEntry(CallbackData, prefix="Jn"):
    entry: RowId
    day: Day


class AskWords(CallbackData, prefix="Ja"):
    entry: RowId
    what: Words


class AskTopic(CallbackData, prefix="Jt"):
    entry: RowId
    page: PageNumber


class SetTopic(CallbackData, prefix="JT"):
    """By its place in the programme."""

    entry: RowId
    topic: Annotated[int, Field(ge=0, lt=1_000)]


class AskDay(CallbackData, prefix="Jd"):
    entry: RowId


class SetDay(CallbackData, prefix="JD"):
    entry: RowId
    day: Day


class SetTaskUntil(CallbackData, prefix="Ju"):
    entry: RowId
    day: Day


class RemoveEntry(CallbackData, prefix="Jx"):
    entry: RowId


class RestoreEntry(CallbackData, prefix="Jr"):
    entry: RowId


class OpenPlan(CallbackData, prefix="Jp"):
    mentorship: RowId


class ChooseTemplate(CallbackData, prefix="Jh"):
    mentorship: RowId


class TakeTemplate(CallbackData, prefix="JP"):
    mentorship: RowId
    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,30}$")]


class AskStep(CallbackData, prefix="Js"):
    mentorship: RowId


class OpenPlanStep(CallbackData, prefix="Jo"):
    step: RowId


class TickPlanStep(CallbackData, prefix="Jc"):
    """`on` is the wanted state."""

    step: RowId
    on: bool


class AskPlanTitle(CallbackData, prefix="Jm"):
    step: RowId


class AskPlanDay(CallbackData, prefix="Jq"):
    step: RowId


class SetPlanDay(CallbackData, prefix="JQ"):
    step: RowId
    day: Day


class RemovePlanStep(CallbackData, prefix="Jz"):
    step: RowId
