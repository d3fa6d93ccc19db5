"""Buttons of duties and substitutes: who answers what, who stands in for whom."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId


class OpenDuties(CallbackData, prefix="dua"):
    page: PageNumber


class OpenKeeper(CallbackData, prefix="dub"):
    """Somebody who answers, with their duties."""

    person: RowId


class AddDuty(CallbackData, prefix="duc"):
    """One more: a topic first, then a subject, then a school; «-» for all of them."""

    person: RowId
    topic: Annotated[str, Field(max_length=32)]
    page: PageNumber


class AddSubject(CallbackData, prefix="dud"):
    person: RowId
    topic: Annotated[str, Field(max_length=32)]
    page: PageNumber


class AddSchool(CallbackData, prefix="due"):
    """Which subject it is stands beside the form: two codes and two numbers are too long for a button."""

    page: PageNumber


class KeepDuty(CallbackData, prefix="duf"):
    organization: Annotated[int, Field(ge=0, lt=2**63)]
    """0: all of them."""


class PickSubject(CallbackData, prefix="dug"):
    subject: Annotated[str, Field(max_length=32)]


class RemoveDuty(CallbackData, prefix="duh"):
    duty: RowId
    person: RowId


class AskSubstitute(CallbackData, prefix="dui"):
    person: RowId
    page: PageNumber


class PickSubstitute(CallbackData, prefix="duj"):
    person: RowId
    substitute: RowId


class RemoveSubstitute(CallbackData, prefix="duk"):
    person: RowId
