"""An indicator through time: what was told at the ends of months and on the programme's days, for all or one school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import organizations
from models.queries.indicators import indicator_history as rows
from programmes.indicators import Indicator, TargetMode
from services.courses.course_rules import months_before
from services.errors import NotFound
from services.indicators.indicator_days import due_on
from services.indicators.indicator_figures import Aim, Figure, aim
from services.indicators.indicator_parts import read
from services.indicators.indicator_reading import of_day
from services.indicators.indicator_values import baseline_of, of_entry, of_snapshot
from services.indicators.indicator_views import View, of_school, view
from services.rights import Right, must
from services.visits import Visit

MOST = 24
"""So many values are still read on a picture: the last ones."""


@dataclass(frozen=True, slots=True)
class Trend:
    definition: Indicator
    figures: Sequence[Figure]
    """The earliest first; those that may not be told, or say nothing, are left out."""
    aim: Aim | None
    school: str | None = None
    """None: of everything the actor sees."""


async def trend(session: AsyncSession, visit: Visit, *, code: str, organization_id: int = 0) -> Trend:
    must(visit.actor, Right.SEE_INDICATORS)
    own, school = view(visit, code), None
    if organization_id:
        part, found = of_school(visit, own, organization_id), await organizations.get(session, organization_id)
        if part is None or found is None:
            raise NotFound
        own, school = part, found.title
    figures = await figures_of(session, visit, own)
    target = await _aim(session, visit, own, figures[-1]) if figures else None
    await session.commit()
    return Trend(own.definition, figures, target, school)


async def figures_of(session: AsyncSession, visit: Visit, own: View) -> list[Figure]:
    """Of what was looked up by the actor's rights; a coordinator sees of each day what its card would have shown."""
    definition = own.definition
    found: list[Figure | None] = []
    if definition.formula is None:
        entries = await rows.standing_entries(session, definition.code, limit=MOST)
        found += [of_entry(definition, one, one.as_of).figure for one in entries]
    else:
        for one in await rows.standing_snapshots(session, definition.code, _days(visit, own), limit=MOST):
            if own.by_publication:
                found.append(of_day(own, one))
                continue
            told = of_snapshot(one, own.scope)
            found.append(None if told is None else read(own, told.figure, one))
    return [one for one in found if one is not None and one.has_value]


def _days(visit: Visit, own: View) -> set[date]:
    """Whoever may not know the people sees the programme's days alone."""
    today, since = visit.municipality.day(visit.now), visit.municipality.programme.passport.period.since
    ends = [months_before(today.replace(day=1), back) - timedelta(days=1) for back in range(MOST)]
    due = set(due_on(own.definition, since=since, until=today))
    return due if own.hides_few and own.formula.rows else {*ends, *due, today, today - timedelta(days=1)}


async def _aim(session: AsyncSession, visit: Visit, own: View, last: Figure) -> Aim | None:
    """A part has no baseline of its own."""
    target = own.definition.target
    if target is None:
        return None
    baseline = None
    if own.scope.is_whole and target.mode is not TargetMode.ABSOLUTE:
        baseline = await baseline_of(session, visit.municipality, own.definition, until=last.as_of)
    return aim(own.definition, last.value, baseline)
