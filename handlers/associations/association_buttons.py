"""Buttons of associations: of members, of leaders, of whoever keeps them."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId

Spot = Annotated[int, Field(ge=0, lt=1000)]
"""The place of a subject in the programme; nought is none."""


class Purpose(StrEnum):
    """What somebody is chosen for."""

    LEADER = "leader"
    DEPUTY = "deputy"
    SECRETARY = "secretary"


class OpenAssociation(CallbackData, prefix="oa"):
    association: RowId


class MoreOfAssociation(CallbackData, prefix="oaT"):
    """What is seldom done with it."""

    association: RowId


class OpenPlanned(CallbackData, prefix="oal"):
    """A line of the year's plan."""

    meeting: RowId


class OpenOffered(CallbackData, prefix="oao"):
    """Associations one may ask to be taken into."""

    of_subject: bool
    page: PageNumber


class LookAtOffered(CallbackData, prefix="oaQ"):
    association: RowId


class AskToJoin(CallbackData, prefix="oaa"):
    association: RowId


class WithdrawAsking(CallbackData, prefix="oaw"):
    association: RowId


class LeaveAssociation(CallbackData, prefix="oae"):
    association: RowId
    sure: bool


class OpenRequests(CallbackData, prefix="oar"):
    association: RowId
    page: PageNumber


class DecideRequest(CallbackData, prefix="oad"):
    request: RowId
    accepts: bool


class OpenAll(CallbackData, prefix="oak"):
    """The list of whoever keeps them; an empty kind is all of them."""

    kind: str
    closed: bool
    page: PageNumber


class ChooseKinds(CallbackData, prefix="oaK"):
    """What to narrow the list by."""


class NewAssociation(CallbackData, prefix="oan"):
    pass


class MakeOfKind(CallbackData, prefix="oaN"):
    kind: str


class PickSchool(CallbackData, prefix="oas"):
    """Of the association that is being made."""

    organization: RowId


class OpenSettings(CallbackData, prefix="oai"):
    association: RowId


class AskTitle(CallbackData, prefix="oat"):
    association: RowId


class ChooseSubject(CallbackData, prefix="oaj"):
    association: RowId
    page: PageNumber


class SetSubject(CallbackData, prefix="oaJ"):
    association: RowId
    spot: Spot


class CloseAssociation(CallbackData, prefix="oac"):
    association: RowId
    sure: bool


class ReopenAssociation(CallbackData, prefix="oaC"):
    association: RowId


class OpenMembers(CallbackData, prefix="oam"):
    association: RowId
    page: PageNumber


class OpenMember(CallbackData, prefix="oaM"):
    association: RowId
    person: RowId


class RemoveMember(CallbackData, prefix="oax"):
    association: RowId
    person: RowId
    sure: bool


class AddMembers(CallbackData, prefix="oab"):
    association: RowId


class AddMember(CallbackData, prefix="oaB"):
    association: RowId
    person: RowId


class ChooseSubjectToAdd(CallbackData, prefix="oay"):
    association: RowId
    page: PageNumber


class AddSubject(CallbackData, prefix="oaY"):
    association: RowId
    spot: Annotated[int, Field(ge=1, lt=1000)]
    sure: bool


class OpenLeading(CallbackData, prefix="oah"):
    """Who leads it."""

    association: RowId


class ChooseFor(CallbackData, prefix="oaL"):
    association: RowId
    purpose: Purpose
    page: PageNumber


class Name(CallbackData, prefix="oaP"):
    association: RowId
    person: RowId
    purpose: Purpose
    sure: bool


class Dismiss(CallbackData, prefix="oaD"):
    association: RowId
    person: RowId
    sure: bool


class OpenGaps(CallbackData, prefix="oag"):
    page: PageNumber


class RemindGaps(CallbackData, prefix="oaG"):
    pass


class AllFigures(CallbackData, prefix="oaF"):
    """A table of what has become of all plans."""

    year: Annotated[int, Field(ge=2000, le=2100)]
