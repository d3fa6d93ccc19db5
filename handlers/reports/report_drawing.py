"""Pictures of the sections of a report: figures looked up one after another, drawn away from the loop."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.reports import report_pictures as pictures
from handlers.reports import report_words as words
from handlers.reports.report_making import Work
from locales.catalog import Speaker
from services.indicators import indicator_charts
from services.indicators.indicator_charts import Light, Row
from services.indicators.indicator_rounding import digits_of
from services.reports import reports
from services.reports.report_figures import Coverage, DeficitTable
from services.reports.report_ground import Told
from services.reports.report_parts import Amount, of_plan
from services.reports.report_seasons import Consultations, Seasons
from services.reports.reports import Drawn, Plan

NEAR = Fraction(1, 10)
"""So much of a plan may be lacking for it to be near."""


async def drawn(work: Work, plan: Plan, told: Mapping[str, Told]) -> dict[str, Sequence[bytes]]:
    """By section; nothing where there is nothing to draw."""
    found: dict[str, Sequence[bytes]] = {}
    for code in plan.sections:
        if code == "indicators":
            found[code] = await _plans(work.t, told)
            continue
        figures = await work.read(_look(work, plan, code))
        found[code] = [picture for one in figures for picture in await _pictures(work.t, one)]
    return found


def _look(work: Work, plan: Plan, code: str) -> Callable[[AsyncSession], Awaitable[list[Drawn]]]:
    return lambda reader: reports.drawn(reader, plan.visit, kind=work.kind, code=code, year=work.year)


async def _pictures(t: Speaker, one: Drawn) -> list[bytes]:
    match one:
        case DeficitTable():
            found = [await pictures.deficits_picture(t, one)] if any(any(row.cells) for row in one.subjects) else []
        case Coverage():
            found = [await pictures.coverage_picture(t, one)] if one.schools else []
        case Consultations():
            has_told = any(count is not None for _, count in one.topics)
            found = [await pictures.topics_picture(t, one)] if has_told else []
            found += [await pictures.waits_picture(t, one)] if one.topics else []
        case Seasons():
            found = [await pictures.seasons_picture(t, one)] if any((*one.events, *one.courses)) else []
        case _:
            found = [await pictures.changes_picture(t, one)] if one else []
    return found


async def _plans(t: Speaker, told: Mapping[str, Told]) -> list[bytes]:
    """Of indicators that have both a plan and a value."""
    rows = [row for one in told.values() if (row := _row(t, one)) is not None]
    if not rows:
        return []
    return [await asyncio.to_thread(indicator_charts.plan_and_fact, t.plain("report-plan-and-fact"), rows)]


def _row(t: Speaker, one: Told) -> Row | None:
    aim, figure = one.aim, one.figure
    if aim is None or figure is None or figure.value is None:
        return None
    unit = one.definition.unit
    plan, digits = words.amount(t, of_plan(one.definition, aim)), digits_of(one.definition, figure.value, aim)
    fact = words.amount(t, Amount(figure.value, unit, digits=digits))
    said = t.plain("report-fact-and-plan", fact=fact, plan=plan)
    full = 1.0 if unit.value == "share" else None
    return Row(one.definition.title, float(figure.value), float(aim.value), said, _light(one), full)


def _light(one: Told) -> Light:
    aim = one.aim
    if aim is None or aim.distance is None:
        return Light.UNKNOWN
    if aim.is_reached:
        return Light.REACHED
    return Light.NEAR if aim.distance <= abs(aim.value) * NEAR else Light.FAR
