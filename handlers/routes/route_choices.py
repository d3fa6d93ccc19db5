"""Screens on which something about a route is chosen: from the library, a day, a reason, a person, a pause."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.leafing import leafing, stepping
from handlers.places import Place, way_back
from handlers.routes.route_buttons import (
    AddFrom,
    AskAdd,
    AskAddOwn,
    AskOwn,
    AskSwap,
    BeginOn,
    CancelFor,
    ChooseRequest,
    OpenEditing,
    OpenRoute,
    OpenShelf,
    OpenStep,
    OpenVersion,
    OpenVersions,
    OpenWhole,
    PauseFor,
    SetSupporter,
    SetTerm,
    SkipFor,
    Swap,
)
from handlers.routes.route_words import SIGNS, kind_title
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.routes import Activity, ActivityStatus, RouteStatus
from services.paging import pages_of
from services.routes.route_library import Option, Shelf
from services.routes.route_moves import Change
from services.routes.route_views import View
from services.routes.routes import Version
from services.shortening import short
from services.visits import Visit

PAGE = 6
WEEKS = (1, 2, 4)
SKIP_REASONS = ("route-skip-not-needed", "route-skip-not-possible", "route-skip-other-year")
CANCEL_REASONS = ("route-cancel-not-needed", "route-cancel-no-time")
PAUSES = (7, 14, 30)
OWN_REQUEST = 999
"""Stands for a request in somebody's own words, behind all places of the library."""


def request_screen(t: Speaker, shelves: Sequence[Shelf], page: int) -> Screen:
    """On what somebody would like help."""
    picks = [
        button(short(shelf.title, 50), BeginOn(shelf=place))
        for place, shelf in list(enumerate(shelves))[page * PAGE : (page + 1) * PAGE]
    ]
    turns = leafing(t, page, pages_of(len(shelves), PAGE), lambda other: ChooseRequest(page=other))
    own = button(t.plain("route-in-own-words"), BeginOn(shelf=OWN_REQUEST))
    back = way_back(t, Place.ROUTE)
    return Screen(t("route-which-request"), (*in_columns(picks, 1), turns, (own, back)))


def shelves_screen(t: Speaker, view: View, shelves: Sequence[Shelf], page: int) -> Screen:
    """Where in the library to look; topics of the route's own steps first."""
    number = view.route.id
    own = {(step.area, step.topic) for step in view.steps}
    ordered = sorted(enumerate(shelves), key=lambda one: (one[1].area, one[1].topic) not in own)
    picks = [
        button(short(shelf.title, 50), OpenShelf(route=number, shelf=place, page=0))
        for place, shelf in ordered[page * PAGE : (page + 1) * PAGE]
    ]
    turns = leafing(t, page, pages_of(len(shelves), PAGE), lambda other: AskAdd(route=number, page=other))
    words = button(t.plain("route-in-own-words"), AskAddOwn(route=number))
    back = button(t.plain("back"), OpenRoute(route=number))
    return Screen(t("route-which-shelf"), (*in_columns(picks, 1), turns, (words, back)))


def shelf_screen(
    t: Speaker, visit: Visit, view: View, place: int, shelf: Shelf, options: Sequence[Option], page: int
) -> Screen:
    number = view.route.id
    heading = t("route-shelf", title=shelf.title)
    lines, picks = _offered(
        t, visit, list(enumerate(options)), page, lambda one: AddFrom(route=number, shelf=place, number=one)
    )
    turns = leafing(
        t, page, pages_of(len(options), PAGE), lambda other: OpenShelf(route=number, shelf=place, page=other)
    )
    back = button(t.plain("back"), AskAdd(route=number, page=0))
    return Screen("\n".join((heading, *lines)), (*picks, turns, (back,)))


def swap_screen(t: Speaker, visit: Visit, view: View, step: Activity, options: Sequence[Option], page: int) -> Screen:
    """What stands in the route already is no alternative."""
    standing = {(one.kind, one.title) for one in view.steps if one.status is not ActivityStatus.SKIPPED}
    others = [(place, one) for place, one in enumerate(options) if (one.kind, one.title) not in standing]
    lines, picks = _offered(t, visit, others, page, lambda one: Swap(step=step.id, number=one))
    turns = leafing(t, page, pages_of(len(others), PAGE), lambda other: AskSwap(step=step.id, page=other))
    words = button(t.plain("route-in-own-words"), AskOwn(step=step.id))
    back = button(t.plain("back"), OpenStep(step=step.id))
    return Screen("\n".join((t("route-instead-of", title=step.title), *lines)), (*picks, turns, (words, back)))


def term_screen(t: Speaker, view: View, step: Activity) -> Screen:
    """Weeks from the term that stands, or from today where it is past; any day can be typed."""
    base = max(step.due_on, view.today)
    picks = []
    for weeks in WEEKS:
        day = base + timedelta(weeks=weeks)
        if day <= view.terms.last:
            label = t.plain("route-in-weeks", count=weeks, day=t.day(day))
            picks.append(button(label, SetTerm(step=step.id, day=day.toordinal())))
    text = t("route-which-term", title=step.title, day=t.day(step.due_on), last=t.full_day(view.terms.last))
    return Screen(text, (*in_columns(picks, 1), (button(t.plain("back"), OpenStep(step=step.id)),)))


def skip_screen(t: Speaker, step: Activity) -> Screen:
    picks = [button(t.plain(key), SkipFor(step=step.id, reason=place)) for place, key in enumerate(SKIP_REASONS)]
    back = button(t.plain("back"), OpenStep(step=step.id))
    return Screen(t("route-why-skip", title=step.title), (*in_columns(picks, 1), (back,)))


def cancel_screen(t: Speaker, view: View) -> Screen:
    number = view.route.id
    picks = [button(t.plain(key), CancelFor(route=number, reason=place)) for place, key in enumerate(CANCEL_REASONS)]
    back = button(t.plain("back"), OpenRoute(route=number))
    return Screen(t("route-why-cancel"), (*in_columns(picks, 1), (back,)))


def pause_screen(t: Speaker, view: View, longest: int) -> Screen:
    number = view.route.id
    picks = [
        button(t.plain("route-pause-days", count=days), PauseFor(route=number, days=days))
        for days in PAUSES
        if days <= longest
    ]
    open_end = button(t.plain("route-pause-open"), PauseFor(route=number, days=0))
    back = button(t.plain("back"), OpenWhole(route=number))
    return Screen(t("route-how-long"), (*in_columns(picks, 3), (open_end,), (back,)))


def supporters_screen(
    t: Speaker, view: View, found: Sequence[tuple[int, str]], *, typed: str, has_more: bool
) -> Screen:
    number = view.route.id
    picks = [button(called, SetSupporter(route=number, person=person)) for person, called in found]
    none = button(t.plain("route-no-supporter"), SetSupporter(route=number, person=0))
    back = button(t.plain("back"), OpenRoute(route=number) if view.steps else OpenEditing(route=number))
    lines = [t("route-which-supporter")]
    if typed:
        lines.append(t("route-supporters-found", typed=typed, count=len(found)))
    if has_more:
        lines.append(t("route-supporters-more"))
    return Screen("\n".join(lines), (*in_columns(picks, 1), (none, back)))


def versions_screen(t: Speaker, visit: Visit, view: View, found: Sequence[Version], page: int) -> Screen:
    number, shown = view.route.id, found[:PAGE]
    lines = [t("route-history-title")]
    for one in shown:
        day = t.full_day(visit.municipality.day(one.at))
        change = t.plain("route-change-" + str(one.content.get("change") or Change.EDITED).replace("_", "-"))
        title = str(one.content.get("step", {}).get("title", ""))
        who = one.called or t.plain("route-by-clock")
        lines.append(t("route-version", day=day, who=who, change=change, title=title or "none"))
    whole = [one for one in shown if "steps" in one.content]
    picks = [
        button(t.plain("route-version-open", number=one.number), OpenVersion(route=number, number=one.number))
        for one in whole
    ]
    turns = stepping(t, page, lambda other: OpenVersions(route=number, page=other), has_more=len(found) > PAGE)
    back = button(t.plain("back"), OpenRoute(route=number))
    return Screen("\n".join(lines), (*in_columns(picks, 3), turns, (back,)))


def version_screen(t: Speaker, visit: Visit, view: View, version: Version) -> Screen:
    content = version.content
    day = t.full_day(visit.municipality.day(version.at))
    status = RouteStatus(content["status"])
    lines = [t("route-version-title", number=version.number, day=day), t(f"route-status-for-guide-{status.value}")]
    if content.get("goal"):
        lines.append(t("route-goal", goal=content["goal"]))
    for step in content["steps"]:
        term = t("route-term", state="ahead", day=t.full_day(date.fromisoformat(step["due_on"])))
        lines.append(t("route-line", sign=SIGNS[ActivityStatus(step["status"])], title=step["title"], term=term))
    back = button(t.plain("back"), OpenVersions(route=view.route.id, page=0))
    return Screen("\n".join(lines), ((back,),))


def _offered(
    t: Speaker, visit: Visit, placed: Sequence[tuple[int, Option]], page: int, to: Callable[[int], CallbackData]
) -> tuple[list[str], Sequence[Sequence[InlineKeyboardButton]]]:
    """Numbered in the text, with a number button each: titles are longer than buttons. A button knows the place."""
    shown = list(enumerate(placed, 1))[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [
        t("route-offered", number=number, title=one.title, kind=kind_title(t, visit, one.kind).lower())
        for number, (_, one) in shown
    ]
    return lines, in_columns([button(str(number), to(place)) for number, (place, _) in shown], 3)
