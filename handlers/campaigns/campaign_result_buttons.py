"""Buttons of the results of a campaign."""

from aiogram.filters.callback_data import CallbackData

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from models.groupings import Grouping


class CampaignResults(CallbackData, prefix="cr"):
    """The results of a campaign in all: what its own screen leads to."""

    campaign: RowId


class ResultQuestions(CallbackData, prefix="crq"):
    campaign: RowId
    page: PageNumber


class ResultQuestion(CallbackData, prefix="cro"):
    campaign: RowId
    position: int


class ResultWords(CallbackData, prefix="crw"):
    campaign: RowId
    position: int
    page: PageNumber


class ResultGroups(CallbackData, prefix="crg"):
    campaign: RowId
    by: Grouping
    page: PageNumber


class ResultPicture(CallbackData, prefix="crp"):
    campaign: RowId


class QuestionPicture(CallbackData, prefix="crd"):
    campaign: RowId
    position: int


class ResultFile(CallbackData, prefix="crf"):
    campaign: RowId
