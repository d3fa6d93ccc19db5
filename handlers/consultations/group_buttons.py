"""Buttons of group consultations: of whoever gathers one, and of whoever is invited."""

from aiogram.filters.callback_data import CallbackData

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId


class BeginGroup(CallbackData, prefix="qga"):
    """Out of a request: others of its topic may join it."""

    consultation: RowId


class Tick(CallbackData, prefix="qgb"):
    """`on` is the wanted state: a tap that arrives twice changes nothing the second time."""

    consultation: RowId
    on: bool
    page: PageNumber


class TickPage(CallbackData, prefix="qgc"):
    page: PageNumber


class Ticked(CallbackData, prefix="qgd"):
    """Everybody is chosen."""


class GatherNow(CallbackData, prefix="qge"):
    """Everything is said: invite them."""


class OpenGroups(CallbackData, prefix="qgf"):
    page: PageNumber


class OpenGroup(CallbackData, prefix="qgg"):
    event: RowId


class AskCancelGroup(CallbackData, prefix="qgh"):
    event: RowId


class AskWhoCame(CallbackData, prefix="qgi"):
    event: RowId
    page: PageNumber


class WasThere(CallbackData, prefix="qgj"):
    event: RowId
    person: RowId
    on: bool
    page: PageNumber


class HoldGroup(CallbackData, prefix="qgk"):
    """It was held, and whoever is ticked was there."""

    event: RowId


class Attend(CallbackData, prefix="qgl"):
    """The answer to an invitation."""

    event: RowId
    comes: bool
