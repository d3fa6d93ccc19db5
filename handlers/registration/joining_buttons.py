"""Buttons of requests to join, and what the one who waits reads in the menu."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.leafing import PageNumber
from handlers.screens import button
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Markup, Speaker
from services.registration.joining import Standing, Wait


class AskAgain(CallbackData, prefix="jq"):
    """Of the one who waits."""


class Joins(CallbackData, prefix="jl"):
    """Those who wait, for whoever decides."""

    page: PageNumber = 0


class OpenJoin(CallbackData, prefix="jc"):
    request: RowId


class Approve(CallbackData, prefix="ja"):
    request: RowId


class Candidates(CallbackData, prefix="jb"):
    request: RowId
    page: PageNumber = 0


class Bind(CallbackData, prefix="jm"):
    request: RowId
    person: RowId
    sure: bool


class Decline(CallbackData, prefix="jd"):
    request: RowId


def joins_button(t: Speaker, count: int) -> InlineKeyboardButton:
    """The way to those who wait; for every screen of people somebody looks after."""
    return button(t.plain("joins-open", count=count), Joins())


def standing_lines(t: Speaker, standing: Standing | None) -> list[Markup]:
    if standing is None or standing.wait is Wait.UNASKED:
        return []
    if standing.wait is Wait.DECLINED:
        return [Markup(), t("join-declined", reason=standing.reason)]
    return [Markup(), t("join-waiting")]


def standing_buttons(t: Speaker, standing: Standing | None) -> Sequence[InlineKeyboardButton]:
    if standing is None or standing.wait is Wait.WAITING:
        return ()
    phrase = "join-ask-again" if standing.wait is Wait.DECLINED else "join-ask"
    return (button(t.plain(phrase), AskAgain()),)
