"""Buttons of asking a methodist and of one's own requests."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from models.consultations import ConsultationForm, Outcome
from programmes.strictness import Code

AnswerId = Annotated[int, Field(gt=-(10**6), lt=2**63)]
"""Of the bank, or, below nothing, a place among the frequent questions."""


class Wish(StrEnum):
    """By when an answer is wished for."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "week"
    NO_MATTER = "any"
    OTHER = "other"


class AllTopics(CallbackData, prefix="yq"):
    page: PageNumber


class PickTopic(CallbackData, prefix="yt"):
    topic: Code


class OpenDraft(CallbackData, prefix="yr"):
    """The question that was begun, where it stands."""


class DropDraft(CallbackData, prefix="yf"):
    pass


class CutQuestion(CallbackData, prefix="yc"):
    """Its beginning into the request, all of it into the conversation."""


class RewriteQuestion(CallbackData, prefix="yx"):
    pass


class OpenForms(CallbackData, prefix="ym"):
    pass


class PickForm(CallbackData, prefix="yo"):
    form: ConsultationForm


class OpenWishes(CallbackData, prefix="yy"):
    pass


class PickWish(CallbackData, prefix="yd"):
    wish: Wish


class ReadAnswer(CallbackData, prefix="ya"):
    answer: AnswerId


class Helped(CallbackData, prefix="yh"):
    answer: AnswerId


class SendQuestion(CallbackData, prefix="ys"):
    mark: Mark
    """Of what stood above the button: nothing else is sent."""


class OwnRequests(CallbackData, prefix="yl"):
    page: PageNumber


class OwnRequest(CallbackData, prefix="yv"):
    consultation: RowId


class Withdraw(CallbackData, prefix="yw"):
    consultation: RowId
    sure: bool


class Judge(CallbackData, prefix="yj"):
    consultation: RowId
    outcome: Outcome


class LeaveIt(CallbackData, prefix="yk"):
    consultation: RowId


class Reopen(CallbackData, prefix="yp"):
    consultation: RowId
