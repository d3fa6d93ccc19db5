"""Figures of a report as pictures: their words in the reader's language, drawn beside the loop."""

import asyncio
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from locales.catalog import Speaker
from services.naming import capital
from services.reports import report_charts
from services.reports.report_charts import BeforeAfter, Heat, HeatCell, Line, Season
from services.reports.report_figures import AreaChange, Coverage, DeficitTable, School
from services.reports.report_seasons import Consultations, Seasons, Wait
from services.suppression import Count

LOWEST = 15
"""So many schools are drawn one by one; the others together."""


async def deficits_picture(t: Speaker, table: DeficitTable) -> bytes:
    rows = [
        (capital(one.title or t.plain("picture-no-subject")), [_heat(t, cell) for cell in one.cells])
        for one in table.subjects
    ]
    total = (t.plain("picture-everybody"), [_heat(t, cell) for cell in table.total])
    heat = Heat([title for _, title in table.areas], rows, total, t.plain("picture-deficits-note"))
    return await asyncio.to_thread(report_charts.heat, t.plain("picture-deficits"), heat)


async def coverage_picture(t: Speaker, coverage: Coverage) -> bytes:
    """The lowest, the others together, and how many cannot be told."""
    lines, note = lowest(t, coverage.schools)
    return await asyncio.to_thread(report_charts.bars, _coverage_title(t, coverage), lines, note=note)


async def coverage_pictures(t: Speaker, coverage: Coverage) -> list[bytes]:
    """Every school, on as many pictures as that takes."""
    pages = report_charts.pages([_school(t, one) for one in coverage.schools])
    title = _coverage_title(t, coverage)
    return [await asyncio.to_thread(report_charts.bars, title, page) for page in pages]


async def topics_picture(t: Speaker, found: Consultations) -> bytes:
    most = max((count or 0 for _, count in found.topics), default=0) or 1
    few = t.plain("picture-few")
    lines = [
        Line(title, None if count is None else count / most, few if count is None else str(count))
        for title, count in found.topics
    ]
    note = t.plain("picture-topics-note") if any(count is None for _, count in found.topics) else ""
    return await asyncio.to_thread(report_charts.bars, t.plain("picture-topics"), lines, note=note)


async def waits_picture(t: Speaker, found: Consultations) -> bytes:
    total = sum(found.waits.values())
    lines = [
        Line(t.plain(f"picture-wait-{one.value}"), count / total if total else 0, _of(t, Count(count, total)))
        for one, count in ((one, found.waits.get(one, 0)) for one in Wait)
    ]
    return await asyncio.to_thread(report_charts.bars, t.plain("picture-waits"), lines)


async def seasons_picture(t: Speaker, found: Seasons) -> bytes:
    kinds = (("events", found.events), ("courses", found.courses), ("consultations", found.consultations))
    every = [Season(t.plain(f"picture-season-{name}"), counts) for name, counts in kinds if counts]
    months = [_month(t, one) for one in found.months]
    return await asyncio.to_thread(report_charts.seasons, t.plain("picture-seasons"), months, every)


async def changes_picture(t: Speaker, changes: Sequence[AreaChange]) -> bytes:
    every = [
        BeforeAfter(
            one.title,
            _share(one.before),
            _share(one.after),
            t.plain("picture-from-to", before=percent(t, one.before), after=percent(t, one.after)),
        )
        for one in changes
    ]
    before, after = t.plain("picture-change-before"), t.plain("picture-change-after")
    title = t.plain("picture-change")
    return await asyncio.to_thread(report_charts.before_and_after, title, every, before=before, after=after)


def lowest(t: Speaker, schools: Sequence[School]) -> tuple[list[Line], str]:
    told = [one.count for one in schools if one.count is not None]
    lines = [_school(t, one) for one in schools if one.count is not None][:LOWEST]
    rest = told[LOWEST:]
    if rest:
        together = Count(sum(one.numerator for one in rest), sum(one.denominator for one in rest))
        words = _of(t, together)
        lines.append(Line(t.plain("picture-rest", count=len(rest)), _share(together), words, is_summary=True))
    few = len(schools) - len(told)
    return lines, t.plain("picture-more-few", count=few) if few else ""


def percent(t: Speaker, count: Count) -> str:
    """Whole percent, half up; neither nobody nor everybody where it is not so."""
    rounded = (200 * count.numerator + count.denominator) // (2 * count.denominator) if count.denominator else 0
    if not rounded and count.numerator:
        return t.plain("picture-less")
    if rounded == 100 and count.numerator < count.denominator:
        return t.plain("picture-more")
    return t.plain("picture-percent", percent=rounded)


def _school(t: Speaker, one: School) -> Line:
    title = one.title or t.plain("picture-no-school")
    if one.count is None:
        return Line(title, None, t.plain("picture-few"))
    return Line(title, _share(one.count), _of(t, one.count))


def _heat(t: Speaker, count: Count | None) -> HeatCell:
    return HeatCell(None, t.plain("picture-few")) if count is None else HeatCell(_share(count), percent(t, count))


def _of(t: Speaker, count: Count) -> str:
    return t.plain("picture-of", percent=percent(t, count), part=count.numerator, whole=count.denominator)


def _share(count: Count) -> float:
    return count.numerator / count.denominator if count.denominator else 0


def _coverage_title(t: Speaker, coverage: Coverage) -> str:
    return t.plain("picture-coverage", title=coverage.title)


def _month(t: Speaker, first: date) -> str:
    """Three letters stand below a column."""
    return format_date(first, "LLL", locale=t.language)[:3]
