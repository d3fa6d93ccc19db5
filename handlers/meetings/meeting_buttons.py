"""Buttons of meetings: the agenda, the minutes, what was decided."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from services.meetings.meeting_minutes import Chosen

SomebodyOrNobody = Annotated[int, Field(ge=0, lt=2**63)]
"""Nought is nobody."""
Place = Annotated[int, Field(ge=0, lt=100)]


class Count(StrEnum):
    """What of minutes is a number somebody types."""

    NUMBER = "number"
    GUESTS = "guests"


class DecisionFact(StrEnum):
    """What of a decision is typed."""

    TEXT = "text"
    RESPONSIBLE = "responsible"
    DUE = "due"


class OpenMeeting(CallbackData, prefix="om"):
    """Agenda and minutes, for whoever keeps them."""

    event: RowId


class OpenAgenda(CallbackData, prefix="oma"):
    """For whoever comes."""

    event: RowId


class AddQuestions(CallbackData, prefix="omn"):
    event: RowId


class LeafQuestions(CallbackData, prefix="oml"):
    event: RowId
    page: PageNumber


class OpenQuestion(CallbackData, prefix="omi"):
    item: RowId


class MoveQuestion(CallbackData, prefix="omv"):
    item: RowId
    place: Place


class RemoveQuestion(CallbackData, prefix="omr"):
    item: RowId
    sure: bool


class AskSpeaker(CallbackData, prefix="oms"):
    item: RowId


class PickSpeaker(CallbackData, prefix="omp"):
    item: RowId
    person: SomebodyOrNobody


class KeepGuest(CallbackData, prefix="omg"):
    """Whoever was typed is not of the register."""

    item: RowId


class AskQuestion(CallbackData, prefix="omt"):
    item: RowId


class BeginMinutes(CallbackData, prefix="omb"):
    event: RowId


class OpenMinutes(CallbackData, prefix="omm"):
    minutes: RowId


class MinutesFacts(CallbackData, prefix="omq"):
    """What stands above the agenda, and throwing the draft away."""

    minutes: RowId


class DropMinutes(CallbackData, prefix="omx"):
    minutes: RowId
    sure: bool


class AskCount(CallbackData, prefix="omf"):
    minutes: RowId
    count: Count


class AskChosen(CallbackData, prefix="omc"):
    minutes: RowId
    chosen: Chosen


class PickChosen(CallbackData, prefix="omC"):
    minutes: RowId
    chosen: Chosen
    person: SomebodyOrNobody


class OpenHeard(CallbackData, prefix="omh"):
    minutes: RowId
    page: PageNumber


class AskHeard(CallbackData, prefix="omH"):
    minutes: RowId
    item: RowId


class SignMinutes(CallbackData, prefix="omS"):
    minutes: RowId
    sure: bool


class ReturnMinutes(CallbackData, prefix="omT"):
    minutes: RowId
    sure: bool


class MinutesFile(CallbackData, prefix="omW"):
    minutes: RowId


class MinutesList(CallbackData, prefix="omL"):
    association: RowId
    page: PageNumber


class MinutesRegister(CallbackData, prefix="omQ"):
    """Of the school year, as far as the actor reaches."""


class LeafDecisions(CallbackData, prefix="omd"):
    minutes: RowId
    page: PageNumber


class AddDecision(CallbackData, prefix="omA"):
    minutes: RowId


class OpenDecision(CallbackData, prefix="omD"):
    decision: RowId


class AskDecision(CallbackData, prefix="omE"):
    decision: RowId
    fact: DecisionFact


class PickResponsible(CallbackData, prefix="omR"):
    decision: RowId
    person: SomebodyOrNobody


class RemoveDecision(CallbackData, prefix="omX"):
    decision: RowId
    sure: bool


class AskFinish(CallbackData, prefix="omF"):
    decision: RowId


class FinishPlainly(CallbackData, prefix="omG"):
    """Done, and nothing to be said of it."""

    decision: RowId


class AskDrop(CallbackData, prefix="omJ"):
    decision: RowId


class OwnDecisions(CallbackData, prefix="omO"):
    page: PageNumber
    association: SomebodyOrNobody = 0
    """From whose card the way led there; nought is from one's events."""


class AssociationDecisions(CallbackData, prefix="omK"):
    association: RowId
    page: PageNumber
