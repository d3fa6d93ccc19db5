"""Buttons of the bank: reading, offering, reviewing."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from services.materials.material_drafts import Step

Spot = Annotated[int, Field(ge=0, lt=100)]
"""A place among the choices."""
Narrow = Annotated[int, Field(ge=-1, lt=100)]
"""A place among kinds or areas; -1: all of them."""


class OpenBank(CallbackData, prefix="mbl"):
    """What was typed stands in the form."""

    kind: Narrow = -1
    area: Narrow = -1
    page: PageNumber = 0


class NarrowBank(CallbackData, prefix="mbn"):
    """Ask by which kind or area to narrow."""

    by_kind: bool
    kind: Narrow
    area: Narrow


class OpenMaterial(CallbackData, prefix="mbo"):
    material: RowId


class GetMaterial(CallbackData, prefix="mbg"):
    material: RowId


class UseMaterial(CallbackData, prefix="mbu"):
    material: RowId
    used: bool


class OwnMaterials(CallbackData, prefix="mby"):
    page: PageNumber


class OfferMaterial(CallbackData, prefix="mbt"):
    """A new one; the one that is named is corrected."""

    material: Annotated[int, Field(ge=0, lt=2**63)] = 0


class AskMaterial(CallbackData, prefix="mba"):
    step: Step


class PickMaterial(CallbackData, prefix="mbp"):
    step: Step
    spot: Spot


class SaveMaterial(CallbackData, prefix="mbs"):
    mark: Mark
    """Of what stood above the button: nothing else is offered."""


class LeaveMaterial(CallbackData, prefix="mbz"):
    """Out of the form, from the whole of it; `stay` is back to it."""

    stay: bool = False


class RemoveMaterial(CallbackData, prefix="mbx"):
    material: RowId
    sure: bool


class WaitingMaterials(CallbackData, prefix="mbv"):
    page: PageNumber


class AcceptMaterial(CallbackData, prefix="mbc"):
    material: RowId
    mark: Mark


class RefuseMaterial(CallbackData, prefix="mbr"):
    """Give back what waits, or withdraw what is published; the reason is asked for."""

    material: RowId
    mark: Mark
