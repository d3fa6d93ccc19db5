"""Buttons of campaigns and of their coverage."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from models.audiences import Facet
from models.coverage import By


class OpenHub(CallbackData, prefix="kh"):
    page: PageNumber


class OpenPast(CallbackData, prefix="kb"):
    page: PageNumber


class OpenPlan(CallbackData, prefix="kp"):
    """What the calendar proposes; letters carry it too."""

    plan: str


class StartPlan(CallbackData, prefix="ks"):
    plan: str


class ChooseSurvey(CallbackData, prefix="kn"):
    page: PageNumber


class MakeDraft(CallbackData, prefix="km"):
    code: str


class OpenCampaignDraft(CallbackData, prefix="kd"):
    campaign: RowId


class OpenWho(CallbackData, prefix="kw"):
    campaign: RowId


class OpenWhoFacet(CallbackData, prefix="kf"):
    campaign: RowId
    facet: Facet
    page: PageNumber


class TurnWho(CallbackData, prefix="kt"):
    campaign: RowId
    facet: Facet
    place: PageNumber


class AskAll(CallbackData, prefix="ka"):
    campaign: RowId


class OpenWhoSaved(CallbackData, prefix="kv"):
    campaign: RowId


class TakeWhoSaved(CallbackData, prefix="kx"):
    campaign: RowId
    saved: RowId


class OpenLastDay(CallbackData, prefix="kl"):
    campaign: RowId


class SetLastDay(CallbackData, prefix="ky"):
    campaign: RowId
    days: Annotated[int, Field(ge=1, le=366)]


class StartDraft(CallbackData, prefix="ko"):
    campaign: RowId
    mark: Mark
    """Of the people and the last day that were read above: nobody else is asked."""


class DropDraft(CallbackData, prefix="kr"):
    campaign: RowId


class OpenCampaign(CallbackData, prefix="kc"):
    campaign: RowId


class HoldCampaign(CallbackData, prefix="ki"):
    campaign: RowId
    hold: bool


class OpenExtending(CallbackData, prefix="ke"):
    campaign: RowId


class ExtendWeek(CallbackData, prefix="kz"):
    campaign: RowId


class CloseCampaign(CallbackData, prefix="kk"):
    campaign: RowId
    sure: bool


class CancelCampaign(CallbackData, prefix="kg"):
    campaign: RowId


class RemindAll(CallbackData, prefix="kj"):
    campaign: RowId


class OpenCoverages(CallbackData, prefix="cvl"):
    page: PageNumber


class OpenCoverage(CallbackData, prefix="cvc"):
    campaign: RowId


class CoverageBy(CallbackData, prefix="cvb"):
    campaign: RowId
    by: By
    page: PageNumber


class CoveragePicture(CallbackData, prefix="cvp"):
    campaign: RowId
    by: By


class OpenMissing(CallbackData, prefix="cvm"):
    campaign: RowId
    page: PageNumber


class CoverageFile(CallbackData, prefix="cvf"):
    campaign: RowId
