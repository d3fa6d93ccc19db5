"""How coverage looks: the figures, groups with the worst first, who has not answered."""

from collections.abc import Sequence

from handlers.campaigns.campaign_buttons import (
    CoverageBy,
    CoverageFile,
    CoveragePicture,
    OpenCoverage,
    OpenCoverages,
    OpenMissing,
    RemindAll,
)
from handlers.campaigns.campaign_screens import last_day
from handlers.leafing import leaf, leafing
from handlers.places import way_back
from handlers.register.register_screens import OpenCard
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.campaigns import CampaignStatus
from models.coverage import By, State
from services import workbooks
from services.campaigns.campaigns import Titled
from services.campaigns.coverage import Absent, NamedOne, Summary, Table
from services.campaigns.coverage_figures import Cell, tenths
from services.charts import Bar
from services.naming import capital
from services.paging import pages_of
from services.shortening import short
from services.suppression import Count

PAGE = 6
GROUPS = 12
BARS = 10
LONGEST_LABEL = 30
SHADES = ((750, 0), (500, 1), (250, 2), (0, 3))
"""From which share on, in tenths of a percent, a bar has which shade."""


def list_screen(t: Speaker, listed: Sequence[Titled], page: int, pages: int) -> Screen:
    picks = [
        (
            button(
                t.plain(
                    f"campaign-listed-{one.campaign.status.value}",
                    title=one.title,
                    until=last_day(t, one.campaign),
                ),
                OpenCoverage(campaign=one.campaign.id),
            ),
        )
        for one in listed
    ]
    turns = leafing(t, page, pages, lambda other: OpenCoverages(page=other))
    return Screen(t("coverage-list" if listed else "coverage-none"), (*picks, turns, (way_back(t),)))


def summary_screen(t: Speaker, summary: Summary, today: str, remind: int) -> Screen:
    number, campaign = summary.campaign.id, summary.campaign
    lines = [t("coverage-title", title=summary.title, day=today), _status(t, summary), figures_line(t, summary)]
    if summary.figures is not None:
        counts = {state.value: count for state, count in summary.figures.states.items()}
        names = {state.value: counts.get(state.value, 0) for state in State if state is not State.FINISHED}
        lines.append(t("coverage-unnamed" if campaign.is_anonymous else "coverage-states", **names))
    if summary.worst:
        lines.append(t("coverage-worst", worst="; ".join(_cell(t, one) for one in summary.worst)))
    lines.append(t("coverage-note-names" if summary.missing is not None else "coverage-note-numbers"))
    count = summary.missing or 0
    missing = (button(t.plain("coverage-to-missing", count=count), OpenMissing(campaign=number, page=0)),)
    groups = [
        button(t.plain(f"coverage-by-{by.value}"), CoverageBy(campaign=number, by=by, page=0))
        for by in summary.divisions
    ]
    rows = (
        missing if count else (),
        (button(t.plain("campaign-remind", count=remind), RemindAll(campaign=number)),) if remind else (),
        groups[:2],
        (*groups[2:], button(t.plain("coverage-to-picture"), CoveragePicture(campaign=number, by=By.SCHOOL))),
        (button(t.plain("coverage-to-file"), CoverageFile(campaign=number)),),
        (button(t.plain("back"), OpenCoverages(page=0)),),
    )
    return Screen("\n".join(filter(None, lines)), rows)


def figures_line(t: Speaker, summary: Summary) -> str:
    """Percent with the numbers it is made of, and how it has grown in a week."""
    if summary.total is None:
        return t("coverage-few")
    line = t("coverage-figures", **_shares(summary.total))
    figures = summary.figures
    if figures is None or not figures.growth or summary.campaign.status is CampaignStatus.CLOSED:
        return line
    whole, tenth = divmod(abs(figures.growth), 10)
    return line + t("coverage-growth", sign="minus" if figures.growth < 0 else "plus", whole=whole, tenth=tenth)


def table_screen(t: Speaker, table: Table, by: By, page: int) -> Screen:
    number = table.campaign.id
    cells, pages = leaf(table.cells, page, GROUPS)
    lines = [t("coverage-table", title=table.title, by=t.plain(f"coverage-by-{by.value}").lower())]
    lines += [t("coverage-line", cell=_cell(t, one)) for one in cells] or [t("coverage-no-groups")]
    if table.hides_few and any(one.count is None for one in table.cells):
        lines.append(t("coverage-hidden"))
    turns = leafing(t, page, pages, lambda other: CoverageBy(campaign=number, by=by, page=other))
    picture = button(t.plain("coverage-to-picture"), CoveragePicture(campaign=number, by=by))
    back = button(t.plain("back"), OpenCoverage(campaign=number))
    return Screen("\n".join(lines), (turns, (picture,) if table.cells else (), (back,)))


def bars(t: Speaker, table: Table) -> list[Bar]:
    """The worst groups; those that cannot be told are left out."""
    told = [(one.title, one.count) for one in table.cells if one.count is not None][:BARS]
    return [_bar(t, title, count) for title, count in told]


def missing_screen(t: Speaker, absent: Absent, page: int) -> Screen:
    number = absent.campaign.id
    picks = [(button(_person(t, one), OpenCard(person=one.person_id)),) for one in absent.people]
    pages = pages_of(absent.count, PAGE)
    turns = leafing(t, page, pages, lambda other: OpenMissing(campaign=number, page=other))
    text = t("coverage-missing", title=absent.title, count=absent.count)
    return Screen(text, (*picks, turns, (button(t.plain("back"), OpenCoverage(campaign=number)),)))


def sheets(t: Speaker, table: Table, absent: Absent | None) -> list[workbooks.Table]:
    heads = ("group", "asked", "finished", "percent")
    rows = [
        (one.title, one.count.denominator, one.count.numerator, _percent(t, one.count))
        if one.count
        else (one.title, t.plain("coverage-few-people"), "", "")
        for one in table.cells
    ]
    found = [
        workbooks.Table(
            t.plain("coverage-sheet-schools"), [t.plain(f"coverage-heading-{name}") for name in heads], rows
        )
    ]
    if absent is not None:
        columns = [t.plain(f"coverage-heading-{name}") for name in ("person", "place", "messenger", "begun")]
        people = [(one.called, one.place, _yes(t, one.has_messenger), _yes(t, one.has_begun)) for one in absent.people]
        found.append(workbooks.Table(t.plain("coverage-sheet-missing"), columns, people))
    return found


def _status(t: Speaker, summary: Summary) -> str:
    campaign = summary.campaign
    return t(f"coverage-is-{campaign.status.value}", until=t.day(campaign.closes_on))


def _shares(count: Count) -> dict[str, int]:
    whole, tenth = divmod(tenths(count.numerator, count.denominator), 10)
    return {"whole": whole, "tenth": tenth, "part": count.numerator, "all": count.denominator}


def _percent(t: Speaker, count: Count) -> str:
    shares = _shares(count)
    return t.plain("coverage-percent", whole=shares["whole"], tenth=shares["tenth"])


def _cell(t: Speaker, one: Cell) -> str:
    if one.count is None:
        return t.plain("coverage-cell-hidden", title=capital(one.title))
    return t.plain("coverage-cell", title=capital(one.title), **_shares(one.count))


def _bar(t: Speaker, title: str, count: Count) -> Bar:
    share = tenths(count.numerator, count.denominator)
    note = t.plain("coverage-bar", part=count.numerator, all=count.denominator)
    return Bar(
        short(capital(title), LONGEST_LABEL),
        share / 1000,
        note,
        next(shade for since, shade in SHADES if share >= since),
    )


def _person(t: Speaker, one: NamedOne) -> str:
    called = f"{one.called}, {one.place}" if one.place else one.called
    if not one.has_messenger:
        return t.plain("coverage-person-away", called=called)
    return t.plain("coverage-person-begun" if one.has_begun else "coverage-person", called=called)


def _yes(t: Speaker, is_so: bool) -> str:
    return t.plain("coverage-yes" if is_so else "coverage-no")
