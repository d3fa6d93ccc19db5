"""Buttons of announcements: of whoever makes them, and of whoever gets them."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from models.announcements import AnnouncementKind, Repeat
from models.audiences import Facet
from services.announcement_followup import Group

Page = Annotated[int, Field(ge=0, lt=10_000)]


class OpenDraft(CallbackData, prefix="nd"):
    announcement: int


class OpenKinds(CallbackData, prefix="nk"):
    announcement: int


class SetKind(CallbackData, prefix="ns"):
    announcement: int
    kind: AnnouncementKind


class OpenAudience(CallbackData, prefix="nu"):
    announcement: int


class OpenFacet(CallbackData, prefix="nf"):
    announcement: int
    facet: Facet
    page: Page


class Turn(CallbackData, prefix="nt"):
    announcement: int
    facet: Facet
    place: Page


class Everybody(CallbackData, prefix="ne"):
    announcement: int
    everybody: bool


class AskLink(CallbackData, prefix="nl"):
    announcement: int


class SetSurvey(CallbackData, prefix="nv"):
    announcement: int
    code: str


class TurnReading(CallbackData, prefix="ng"):
    announcement: int


class TurnRepeat(CallbackData, prefix="nz"):
    announcement: int
    repeat: Repeat


class Preview(CallbackData, prefix="np"):
    announcement: int


class OpenSending(CallbackData, prefix="no"):
    announcement: int


class Send(CallbackData, prefix="nn"):
    announcement: int
    digest: bool


class AskHour(CallbackData, prefix="nh"):
    announcement: int


class OpenProgress(CallbackData, prefix="ni"):
    announcement: int


class Hold(CallbackData, prefix="nm"):
    announcement: int
    hold: bool


class Cancel(CallbackData, prefix="nc"):
    announcement: int
    sure: bool


class OpenGroup(CallbackData, prefix="nb"):
    announcement: int
    group: Group
    page: Page


class Remind(CallbackData, prefix="nj"):
    announcement: int


class AskCorrection(CallbackData, prefix="nx"):
    announcement: int


class TakeBackEverywhere(CallbackData, prefix="ny"):
    announcement: int
    sure: bool


class CopyAnnouncement(CallbackData, prefix="n2"):
    announcement: int


class OpenHistory(CallbackData, prefix="n3"):
    page: Page


class HaveRead(CallbackData, prefix="nr"):
    announcement: int


class AskBack(CallbackData, prefix="nq"):
    announcement: int


class Why(CallbackData, prefix="nw"):
    announcement: int


class AnswerQuestion(CallbackData, prefix="na"):
    question: int


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
