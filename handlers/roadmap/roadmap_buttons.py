"""Buttons of the road map: its list, a row, marking it."""

from aiogram.filters.callback_data import CallbackData

from handlers.indicators.indicator_buttons import Code, Day
from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId


class OpenRoadmap(CallbackData, prefix="rml"):
    """`year`: the school year; nought: the running one."""

    year: Day = 0
    page: PageNumber = 0


class OpenItem(CallbackData, prefix="rmi"):
    """`page`: of the list it is opened from."""

    item: Code
    day: Day
    page: PageNumber = 0


class MarkItem(CallbackData, prefix="rmm"):
    """Begins: a first mark with its day, a correction with the reason."""

    item: Code
    day: Day


class DoneOn(CallbackData, prefix="rmd"):
    item: Code
    day: Day
    done: Day


class NotDone(CallbackData, prefix="rmn"):
    item: Code
    day: Day


class RoadmapFile(CallbackData, prefix="rmf"):
    mark: RowId
