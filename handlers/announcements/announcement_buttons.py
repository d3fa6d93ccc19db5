"""Buttons of announcements: of whoever makes them, and of whoever gets them."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from models.announcements import AnnouncementKind, Repeat
from models.audiences import Facet
from services.announcements.announcement_followup import Group


class OpenDraft(CallbackData, prefix="nd"):
    announcement: RowId


class OpenExtras(CallbackData, prefix="nH"):
    """What few announcements need."""

    announcement: RowId


class OpenKinds(CallbackData, prefix="nk"):
    announcement: RowId


class SetKind(CallbackData, prefix="ns"):
    announcement: RowId
    kind: AnnouncementKind


class OpenAudience(CallbackData, prefix="nu"):
    announcement: RowId


class OpenRareFacets(CallbackData, prefix="nI"):
    announcement: RowId


class OpenFacet(CallbackData, prefix="nf"):
    announcement: RowId
    facet: Facet
    page: PageNumber


class Turn(CallbackData, prefix="nt"):
    announcement: RowId
    facet: Facet
    place: PageNumber


class Everybody(CallbackData, prefix="ne"):
    announcement: RowId
    everybody: bool


class SaveAudience(CallbackData, prefix="n8"):
    announcement: RowId


class OpenSaved(CallbackData, prefix="n9"):
    announcement: RowId


class TakeSaved(CallbackData, prefix="nA"):
    announcement: RowId
    saved: RowId


class ForgetSaved(CallbackData, prefix="nB"):
    announcement: RowId
    saved: RowId


class AskLink(CallbackData, prefix="nl"):
    announcement: RowId


class SetSurvey(CallbackData, prefix="nv"):
    announcement: RowId
    code: str


class TurnReading(CallbackData, prefix="ng"):
    announcement: RowId


class TurnRepeat(CallbackData, prefix="nz"):
    announcement: RowId
    repeat: Repeat


class Preview(CallbackData, prefix="np"):
    announcement: RowId


class OpenSending(CallbackData, prefix="no"):
    announcement: RowId


class Send(CallbackData, prefix="nn"):
    announcement: RowId
    digest: bool
    mark: Mark
    """Of the words and the people that were read above: nothing else is sent."""


class AskHour(CallbackData, prefix="nh"):
    announcement: RowId
    mark: Mark


class OpenProgress(CallbackData, prefix="ni"):
    announcement: RowId


class Hold(CallbackData, prefix="nm"):
    announcement: RowId
    hold: bool


class Cancel(CallbackData, prefix="nc"):
    announcement: RowId
    sure: bool


class OpenGroup(CallbackData, prefix="nb"):
    announcement: RowId
    group: Group
    page: PageNumber


class Remind(CallbackData, prefix="nj"):
    announcement: RowId


class AskCorrection(CallbackData, prefix="nx"):
    announcement: RowId


class TakeBackEverywhere(CallbackData, prefix="ny"):
    announcement: RowId
    sure: bool


class StopSeries(CallbackData, prefix="nC"):
    announcement: RowId


class TakeFileOff(CallbackData, prefix="nJ"):
    announcement: RowId


class DropDraft(CallbackData, prefix="nG"):
    announcement: RowId


class CopyAnnouncement(CallbackData, prefix="n2"):
    announcement: RowId


class OpenHistory(CallbackData, prefix="n3"):
    page: PageNumber


class HaveRead(CallbackData, prefix="nr"):
    announcement: RowId


class AskBack(CallbackData, prefix="nq"):
    announcement: RowId


class Why(CallbackData, prefix="nw"):
    announcement: RowId


class AnswerQuestion(CallbackData, prefix="na"):
    question: RowId


class Section(StrEnum):
    """Of one's own notifications."""

    KINDS = "kinds"
    HOURS = "hours"
    LEAVE = "leave"


class OpenSection(CallbackData, prefix="n7"):
    section: Section


class TurnKind(CallbackData, prefix="n4"):
    kind: AnnouncementKind
    wanted: bool


class SetHour(CallbackData, prefix="n5"):
    hour: Annotated[int, Field(ge=0, le=23)]
    """0: the municipality's own morning."""


class SetPause(CallbackData, prefix="n6"):
    days: Annotated[int, Field(ge=0, le=90)]
