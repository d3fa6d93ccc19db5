"""Buttons of routes. Ids and numbers only; whose they are the use cases find out."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from models.route_filters import RouteFilter
from models.routes import RouteBasis

Number = Annotated[int, Field(ge=0, lt=1_000)]
MaybeId = Annotated[int, Field(ge=0, lt=2**63)]
"""0: nobody."""


class OpenRoute(CallbackData, prefix="wo"):
    route: RowId


class BeginBy(CallbackData, prefix="wb"):
    basis: RouteBasis


class ChooseRequest(CallbackData, prefix="wq"):
    page: PageNumber


class BeginOn(CallbackData, prefix="wn"):
    """On a place of the library, by its number."""

    shelf: Number


class OpenWhole(CallbackData, prefix="wm"):
    route: RowId


class OpenEditing(CallbackData, prefix="wM"):
    route: RowId


class OpenSteps(CallbackData, prefix="ws"):
    route: RowId
    page: PageNumber


class OpenStep(CallbackData, prefix="wp"):
    step: RowId


class MarkDone(CallbackData, prefix="wd"):
    step: RowId


class UndoDone(CallbackData, prefix="wu"):
    step: RowId


class AskTerm(CallbackData, prefix="wt"):
    step: RowId


class SetTerm(CallbackData, prefix="wT"):
    """`day` is the wanted one, counted from the first of all days: a tap that arrives twice moves once."""

    step: RowId
    day: Annotated[int, Field(ge=1, lt=3_600_000)]


class AskSkip(CallbackData, prefix="wk"):
    step: RowId


class SkipFor(CallbackData, prefix="wK"):
    step: RowId
    reason: Number


class Restore(CallbackData, prefix="wr"):
    step: RowId


class AskProof(CallbackData, prefix="we"):
    step: RowId


class ShowProofs(CallbackData, prefix="wE"):
    step: RowId


class ForgetProofs(CallbackData, prefix="wF"):
    step: RowId


class AskSwap(CallbackData, prefix="wx"):
    step: RowId
    page: PageNumber


class Swap(CallbackData, prefix="wX"):
    step: RowId
    number: Number


class AskOwn(CallbackData, prefix="wy"):
    step: RowId


class Remove(CallbackData, prefix="wz"):
    step: RowId


class AskAdd(CallbackData, prefix="wA"):
    route: RowId
    page: PageNumber


class OpenShelf(CallbackData, prefix="wB"):
    route: RowId
    shelf: Number
    page: PageNumber


class AddFrom(CallbackData, prefix="wC"):
    route: RowId
    shelf: Number
    number: Number


class AskAddOwn(CallbackData, prefix="wD"):
    route: RowId


class AskGoal(CallbackData, prefix="wg"):
    route: RowId


class AskSupporter(CallbackData, prefix="wS"):
    route: RowId


class SetSupporter(CallbackData, prefix="wP"):
    route: RowId
    person: MaybeId


class Accept(CallbackData, prefix="wc"):
    route: RowId


class AskCancel(CallbackData, prefix="wl"):
    route: RowId


class CancelFor(CallbackData, prefix="wL"):
    route: RowId
    reason: Number


class OpenPause(CallbackData, prefix="wh"):
    route: RowId


class PauseFor(CallbackData, prefix="wH"):
    """0 days: until its owner is back."""

    route: RowId
    days: Annotated[int, Field(ge=0, le=90)]


class GoOn(CallbackData, prefix="wR"):
    route: RowId


class OpenVersions(CallbackData, prefix="wv"):
    route: RowId
    page: PageNumber


class OpenVersion(CallbackData, prefix="wV"):
    route: RowId
    number: Annotated[int, Field(ge=0, lt=32_768)]


class OpenPicture(CallbackData, prefix="wi"):
    route: RowId


class OpenPaper(CallbackData, prefix="wj"):
    route: RowId


class OpenRoutes(CallbackData, prefix="vl"):
    """A page of a list, of everybody within reach or of one school or association."""

    chosen: RouteFilter
    school: MaybeId
    association: MaybeId
    page: PageNumber


class OpenSupported(CallbackData, prefix="vs"):
    page: PageNumber


class ChooseSchool(CallbackData, prefix="vp"):
    page: PageNumber


class ChooseAssociation(CallbackData, prefix="vm"):
    page: PageNumber


class Agree(CallbackData, prefix="vg"):
    route: RowId


class Confirm(CallbackData, prefix="vc"):
    step: RowId


class GiveBack(CallbackData, prefix="vb"):
    step: RowId


class AgreeAll(CallbackData, prefix="va"):
    chosen: RouteFilter
    school: MaybeId
    association: MaybeId
    mark: Annotated[str, Field(max_length=8)] = ""
    """Of the routes that were shown; none: they are to be shown first."""


class RemindAll(CallbackData, prefix="vr"):
    school: MaybeId
    association: MaybeId


class AskSupportAll(CallbackData, prefix="vt"):
    chosen: RouteFilter
    school: MaybeId
    association: MaybeId


class SupportAll(CallbackData, prefix="vT"):
    chosen: RouteFilter
    school: MaybeId
    association: MaybeId
    person: RowId


class OpenMoreRoutes(CallbackData, prefix="vo"):
    """By school, by association, those one supports, the table."""


class OpenLacking(CallbackData, prefix="vw"):
    """Those who have a confirmed deficit and no route."""

    page: PageNumber


class AskLacking(CallbackData, prefix="vW"):
    """All of them, whether to put one together."""


class ExportRoutes(CallbackData, prefix="vx"):
    pass
