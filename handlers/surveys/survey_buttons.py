"""Buttons of questionnaires. Each carries the place of its question, so that it can answer no other."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber

RowId = Annotated[int, Field(ge=1, lt=2**63)]
"""No row has another number; a button with one is no button of ours."""


class Open(CallbackData, prefix="so"):
    """A questionnaire from the list: its introduction, or where the person stands in it."""

    code: str


class Leaf(CallbackData, prefix="sl"):
    """A page of the list."""

    page: PageNumber


class Begin(CallbackData, prefix="sb"):
    code: str


class Decline(CallbackData, prefix="sd"):
    code: str


class Choose(CallbackData, prefix="sc"):
    response: RowId
    position: int
    option: int


class Mark(CallbackData, prefix="sm"):
    """`on` is the wanted state: a tap that arrives twice changes nothing the second time."""

    response: RowId
    position: int
    option: int
    on: bool


class PassOn(CallbackData, prefix="sn"):
    response: RowId
    position: int


class Back(CallbackData, prefix="sp"):
    response: RowId
    position: int


class Pause(CallbackData, prefix="sx"):
    response: RowId


class Resume(CallbackData, prefix="sr"):
    response: RowId


class Review(CallbackData, prefix="sa"):
    response: RowId


class PickAnswer(CallbackData, prefix="sk"):
    response: RowId


class Change(CallbackData, prefix="se"):
    response: RowId
    position: int


class Submit(CallbackData, prefix="ss"):
    response: RowId


class ShowResult(CallbackData, prefix="st"):
    response: RowId
