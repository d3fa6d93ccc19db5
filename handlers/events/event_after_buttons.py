"""Buttons of what comes after an event: materials, certificates, feedback, taking part."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.events.event_buttons import Month
from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from services.events.event_plan import Period

Useful = Annotated[int, Field(ge=1, le=5)]
Applied = Annotated[int, Field(ge=1, le=3)]
Year = Annotated[int, Field(ge=2000, le=2200)]
"""A school year, by the year it begins in."""


class OpenAfter(CallbackData, prefix="ega"):
    """Of whoever keeps the event."""

    event: RowId


class KeepMaterials(CallbackData, prefix="egm"):
    event: RowId
    page: PageNumber


class OpenMaterial(CallbackData, prefix="egi"):
    """As whoever keeps it sees it."""

    material: RowId


class AddMaterial(CallbackData, prefix="ege"):
    event: RowId


class PlainTitle(CallbackData, prefix="egn"):
    """A title for what was sent without one."""

    event: RowId


class RemoveMaterial(CallbackData, prefix="egx"):
    material: RowId
    sure: bool


class TellMaterials(CallbackData, prefix="egs"):
    event: RowId


class OpenMaterials(CallbackData, prefix="egl"):
    """Of whoever took part."""

    event: RowId
    page: PageNumber


class GetMaterial(CallbackData, prefix="egg"):
    material: RowId


class OwnCertificate(CallbackData, prefix="egc"):
    event: RowId


class Certificates(CallbackData, prefix="egz"):
    """Of everybody who took part."""

    event: RowId


class OpenFeedback(CallbackData, prefix="egf"):
    event: RowId


class MarkUseful(CallbackData, prefix="egu"):
    event: RowId
    useful: Useful


class MarkApplied(CallbackData, prefix="egd"):
    """The first mark rides along: what is half said stands in the message and nowhere else."""

    event: RowId
    useful: Useful
    applied: Applied


class FeedbackDone(CallbackData, prefix="egq"):
    event: RowId


class FeedbackResults(CallbackData, prefix="egr"):
    event: RowId


class FeedbackWords(CallbackData, prefix="egw"):
    event: RowId
    page: PageNumber


class OwnParticipation(CallbackData, prefix="ego"):
    year: Year | None
    """None: the newest."""
    page: PageNumber


class OwnParticipationFile(CallbackData, prefix="egp"):
    """All years."""


class OpenParticipation(CallbackData, prefix="egt"):
    """Of everybody within reach."""

    month: Month


class ParticipationFile(CallbackData, prefix="egk"):
    month: Month
    period: Period
