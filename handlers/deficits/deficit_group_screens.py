"""Figures of groups without a name: a part as a whole, what groups find hard, the beginning and the end of the year."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.deficits.deficit_buttons import DrawDeficits, OpenCompared, OpenCorporate, ProposeForPlan
from handlers.deficits.deficit_screens import kinds_row
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from services.deficits.corporate_deficits import Kind, Page, Part
from services.deficits.deficit_titles import area_title
from services.naming import capital
from services.paging import pages_of
from services.privacy import school_years
from services.suppression import FEWEST
from services.surveys.comparisons import Cut, Row, Table
from services.surveys.diagnostics_comparison import Change
from services.visits import Visit

MOST_TOPICS, ROWS, MOST_YEARS = 8, 12, 4


def part_screen(t: Speaker, part: Part, *, is_drawn: bool, back: Place = Place.MENU) -> Screen:
    lines: list[str] = [t("groups-title")]
    if part.is_hidden:
        lines.append(t("groups-too-few", least=FEWEST))
    else:
        lines += [t("groups-respondents", count=part.respondents), ""]
        areas = [share for share in part.shares if share.is_area]
        topics = [share for share in part.shares if not share.is_area][:MOST_TOPICS]
        lines += [_share(t, one.title, one.people, part.respondents) for one in areas]
        lines += ["", t("groups-topics")] if topics else []
        lines += [_share(t, one.title, one.people, part.respondents) for one in topics]
        lines += [] if part.shares else [t("groups-nothing")]
    compared = button(t.plain("deficits-compared"), OpenCompared(cut=Cut.ALL, page=0))
    drawn = () if part.is_hidden or not is_drawn else (button(t.plain("groups-to-picture"), DrawDeficits()),)
    return Screen("\n".join(lines), (*in_columns(kinds_row(t), 1), (compared,), drawn, (way_back(t, back),)))


def corporate_screen(t: Speaker, page: Page, kind: Kind, *, share: int, least: int) -> Screen:
    lines = [t("corporate-title", kind=kind.value), t("corporate-rule", share=share, least=least), ""]
    lines += [
        t(
            "corporate-line",
            number=number,
            group=capital(one.group),
            title=one.title,
            people=one.people,
            respondents=one.respondents,
            percent=round(100 * one.people / one.respondents),
        )
        for number, one in enumerate(page.found, 1)
    ]
    if not page.found:
        lines.append(t("corporate-nothing"))
    elif page.may_propose:
        lines.append(t("corporate-how-to-propose"))
    picks = [
        button(
            t.plain("corporate-propose", number=number),
            ProposeForPlan(association=int(one.key), spot=one.spot, page=page.page),
        )
        for number, one in enumerate(page.found, 1)
        if page.may_propose
    ]
    turns = leafing(t, page.page, page.pages, lambda other: OpenCorporate(kind=kind, page=other))
    return Screen(
        "\n".join(lines),
        (*in_columns(picks, 5), turns, kinds_row(t), (way_back(t, Place.DEFICITS),)),
    )


def compared_screen(t: Speaker, visit: Visit, table: Table, cut: Cut, page: int) -> Screen:
    pages = pages_of(len(table.rows), ROWS)
    page %= pages
    lines: list[str] = [t("comparison-title", year=school_years(table.year))]
    lines += [t("comparison-people", count=table.people)] if table.people is not None else []
    group = None
    for row in table.rows[page * ROWS : (page + 1) * ROWS]:
        if row.group != group and cut is not Cut.ALL:
            title = visit.municipality.programme.subjects.title_of(row.group) if cut is Cut.SUBJECT else row.group
            lines += ["", t("comparison-group", title=capital(title or row.group) or t.plain("comparison-none"))]
            if row.changes is None:
                lines.append(t("groups-too-few", least=FEWEST))
        group = row.group
        lines += _compared(t, visit, row)
    lines += [] if table.rows else [t("comparison-nothing")]
    cuts: list[InlineKeyboardButton] = [
        button(t.plain(f"comparison-by-{one.value}"), OpenCompared(cut=one, page=0, year=table.year))
        for one in Cut
        if table.rows and one is not cut
    ]
    years = [
        button(school_years(one), OpenCompared(cut=cut, page=0, year=one))
        for one in table.years[:MOST_YEARS]
        if one != table.year
    ]
    turns = leafing(t, page, pages, lambda other: OpenCompared(cut=cut, page=other, year=table.year))
    return Screen("\n".join(lines), (turns, cuts, years, (way_back(t, Place.DEFICITS),)))


def _compared(t: Speaker, visit: Visit, row: Row) -> Sequence[str]:
    if row.changes is None:
        return ()
    counts = {change: row.changes.get(change, 0) for change in Change}
    return (
        t(
            "comparison-line",
            area=area_title(visit.municipality.programme.competences, row.area),
            better=counts[Change.IMPROVEMENT],
            same=counts[Change.NO_CHANGE],
            worse=counts[Change.WORSENING],
            unknown=counts[Change.NOT_COMPARABLE],
            people=row.compared,
        ),
    )


def _share(t: Speaker, title: str, people: int, respondents: int) -> str:
    percent = round(100 * people / respondents) if respondents else 0
    return t("groups-share", title=title, people=people, respondents=respondents, percent=percent)
