"""How routes of others look: figures first, then lists."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.routes.route_buttons import (
    AgreeAll,
    AskSupportAll,
    ChooseAssociation,
    ChooseSchool,
    ExportRoutes,
    OpenLacking,
    OpenMoreRoutes,
    OpenRoute,
    OpenRoutes,
    OpenSupported,
    RemindAll,
    SupportAll,
)
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.route_filters import RouteFilter
from models.routes import RouteStatus
from services import rights
from services.paging import pages_of
from services.rights import Right
from services.routes.route_guiding import GUIDED, Found, Summary
from services.shortening import short
from services.visits import Visit

PAGE = 6
SHOWN = (RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD, RouteStatus.COMPLETED, RouteStatus.PROPOSED)


def hub_screen(t: Speaker, summary: Summary) -> Screen:
    """Numbers, and a button to each list that is not empty: what needs a word first."""
    lines = [t("routes-title")]
    lines += [
        t("routes-status", status=t.plain(f"route-state-{status.value}"), count=summary.statuses[status])
        for status in SHOWN
        if summary.statuses.get(status)
    ]
    drafts = summary.statuses.get(RouteStatus.DRAFT, 0)
    if drafts:
        lines.append(t("routes-drafts", count=drafts))
    if summary.progress is not None:
        lines.append(t("routes-progress", percent=round(summary.progress * 100)))
    if summary.without_route:
        lines.append(t("routes-without", count=summary.without_route))
    picks = [
        button(
            t.plain(f"routes-filter-{one.value}", count=summary.lists[one]),
            OpenRoutes(chosen=one, school=0, association=0, page=0),
        )
        for one in GUIDED
        if one is not RouteFilter.ALL and summary.lists.get(one)
    ]
    if summary.without_route:
        lacking = button(t.plain("routes-lacking", count=summary.without_route), OpenLacking(page=0))
        picks.insert(min(len(picks), 1), lacking)
    every = button(
        t.plain("routes-filter-all", count=summary.lists[RouteFilter.ALL]),
        OpenRoutes(chosen=RouteFilter.ALL, school=0, association=0, page=0),
    )
    more = button(t.plain("routes-more"), OpenMoreRoutes())
    return Screen("\n".join(lines), (*in_columns(picks, 2), (every, more), (way_back(t),)))


def more_screen(t: Speaker, supported: int) -> Screen:
    """Other ways into the same lists."""
    mine = (button(t.plain("routes-supported", count=supported), OpenSupported(page=0)),) if supported else ()
    rows: Rows = (
        (
            button(t.plain("routes-by-school"), ChooseSchool(page=0)),
            button(t.plain("routes-by-association"), ChooseAssociation(page=0)),
        ),
        mine,
        (button(t.plain("routes-export"), ExportRoutes()),),
        (way_back(t, Place.ROUTES),),
    )
    return Screen(t("routes-title"), rows)


def list_screen(t: Speaker, opened: OpenRoutes, found: Found) -> Screen:
    where = {"school": opened.school, "association": opened.association}
    lines = [t("routes-list", title=t.plain(f"routes-filter-{opened.chosen.value}", count=found.count))]
    if not found.count:
        lines.append(t("routes-list-empty"))
    batch: list[InlineKeyboardButton] = []
    if found.count and opened.chosen is RouteFilter.WAITING:
        every = AgreeAll(chosen=opened.chosen, **where)
        batch.append(button(t.plain("routes-agree-all", count=found.count), every))
    if found.count and opened.chosen is RouteFilter.OVERDUE:
        batch.append(button(t.plain("routes-remind-all", count=found.count), RemindAll(**where)))
    if found.count and opened.chosen is RouteFilter.UNSUPPORTED:
        some = AskSupportAll(chosen=opened.chosen, **where)
        batch.append(button(t.plain("routes-support-all", count=found.count), some))
    turns = leafing(t, found.page, found.pages, lambda other: opened.model_copy(update={"page": other}))
    rows = (batch, *_picks(t, found), turns, (way_back(t, Place.ROUTES),))
    return Screen("\n".join(lines), rows)


def supported_screen(t: Speaker, visit: Visit, found: Found) -> Screen:
    """Routes one supports; whoever guides as well comes from the figures."""
    turns = leafing(t, found.page, found.pages, lambda other: OpenSupported(page=other))
    back = way_back(t, Place.ROUTES) if rights.may(visit.actor, Right.GUIDE_ROUTES) else way_back(t)
    title = t("routes-supported-title", count=found.count)
    return Screen(title, (*_picks(t, found), turns, (back,)))


def schools_screen(t: Speaker, schools: Sequence[tuple[int, str]], *, page: int, pages: int) -> Screen:
    picks = [
        button(short(title, 50), OpenRoutes(chosen=RouteFilter.ALL, school=number, association=0, page=0))
        for number, title in schools
    ]
    turns = leafing(t, page, pages, lambda other: ChooseSchool(page=other))
    return Screen(t("routes-which-school"), (*in_columns(picks, 1), turns, (way_back(t, Place.ROUTES),)))


def associations_screen(t: Speaker, found: Sequence[tuple[int, str]], *, page: int) -> Screen:
    pages = pages_of(len(found), PAGE)
    picks = [
        button(short(title, 50), OpenRoutes(chosen=RouteFilter.ALL, school=0, association=number, page=0))
        for number, title in found[page * PAGE : (page + 1) * PAGE]
    ]
    turns = leafing(t, page, pages, lambda other: ChooseAssociation(page=other))
    title = t("routes-which-association" if found else "routes-no-associations")
    return Screen(title, (*in_columns(picks, 1), turns, (way_back(t, Place.ROUTES),)))


def agree_all_screen(t: Speaker, asked: AgreeAll, count: int, mark: str) -> Screen:
    sure = button(t.plain("routes-agree-all-sure", count=count), asked.model_copy(update={"mark": mark}))
    return Screen(t("routes-agree-all-ask", count=count), ((sure,), (way_back(t, Place.ROUTES),)))


def support_all_screen(t: Speaker, asked: AskSupportAll, found: Sequence[tuple[int, str]], *, has_more: bool) -> Screen:
    picks = [button(called, SupportAll(person=number, **asked.model_dump())) for number, called in found]
    lines = [t("routes-support-all-ask"), *([t("route-supporters-more")] if has_more else [])]
    return Screen("\n".join(lines), (*in_columns(picks, 1), (way_back(t, Place.ROUTES),)))


def _picks(t: Speaker, found: Found) -> list[Sequence[InlineKeyboardButton]]:
    picks = [
        button(t.plain("routes-line", called=one.called, done=one.done, steps=one.steps), OpenRoute(route=one.route_id))
        for one in found.lines
    ]
    return in_columns(picks, 1)
