"""Buttons of the year's plan of meetings and of its lines."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId

Year = Annotated[int, Field(ge=2000, le=2100)]
Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class OpenMeetingPlan(CallbackData, prefix="oap"):
    association: RowId
    year: Year


class PlanAdding(CallbackData, prefix="oaq"):
    """The ways to add to it."""

    association: RowId
    year: Year


class TakeLastYear(CallbackData, prefix="oa2"):
    association: RowId
    year: Year


class OpenProposals(CallbackData, prefix="oa3"):
    association: RowId
    year: Year


class TakeProposal(CallbackData, prefix="oa4"):
    association: RowId
    year: Year
    spot: Annotated[int, Field(ge=0, lt=1000)]


class PlanTable(CallbackData, prefix="oa5"):
    association: RowId
    year: Year


class PlanTemplate(CallbackData, prefix="oa6"):
    association: RowId
    year: Year


class ApplyPlan(CallbackData, prefix="oa7"):
    association: RowId
    year: Year
    mark: Mark


class PlanSheet(CallbackData, prefix="oa8"):
    """The plan as a table."""

    association: RowId
    year: Year


class ProposePlan(CallbackData, prefix="oa9"):
    association: RowId
    year: Year


class ApprovePlan(CallbackData, prefix="oaA"):
    association: RowId
    year: Year
    mark: Mark


class ReturnPlan(CallbackData, prefix="oaR"):
    association: RowId
    year: Year


class OpenFulfilment(CallbackData, prefix="oaf"):
    association: RowId
    year: Year


class Analyse(CallbackData, prefix="oaU"):
    association: RowId
    year: Year


class ChangeLine(CallbackData, prefix="oau"):
    meeting: RowId


class RemoveLine(CallbackData, prefix="oav"):
    meeting: RowId


class RestoreLine(CallbackData, prefix="oaV"):
    meeting: RowId


class ScheduleLine(CallbackData, prefix="oaS"):
    meeting: RowId


class ChooseResponsible(CallbackData, prefix="oaz"):
    meeting: RowId
    page: PageNumber


class SetResponsible(CallbackData, prefix="oaZ"):
    meeting: RowId
    person: Annotated[int, Field(ge=0, lt=2**63)]
    """Nought: nobody."""
