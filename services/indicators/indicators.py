"""Indicators to look at: the list and a card; each sees their part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicators import IndicatorEntry, IndicatorSnapshot
from models.people import Role
from models.queries import people
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator, Slice, TargetMode
from services import rights
from services.calling import call
from services.indicators.indicator_days import year_before
from services.indicators.indicator_figures import Aim, Change, Figure, aim, change
from services.indicators.indicator_formulas import version_of
from services.indicators.indicator_parts import left_out, read, read_on
from services.indicators.indicator_reading import Reading, days_with_groups, reading, reading_by
from services.indicators.indicator_values import (
    FRESH,
    Counted,
    baseline_of,
    of_entry,
    of_snapshot,
    on_day,
    out_of_facts,
)
from services.indicators.indicator_views import View, day_asked, names_within, slices_of, view, views
from services.people import Actor
from services.rights import Right
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """Of the list: the newest value there is."""

    definition: Indicator
    figure: Figure | None
    """None: too few people to tell. Without a value: nothing to count yet."""
    aim: Aim | None


@dataclass(frozen=True, slots=True)
class Card:
    definition: Indicator
    version: int
    figure: Figure | None
    """None: too few people to tell."""
    aim: Aim | None
    since_snapshot: Change | None
    since_year: Change | None
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many are not counted, by reason (`models.indicator_asks`); small numbers only for those who see names."""
    snapshot: IndicatorSnapshot | None = None
    """The value was told so; none: worked out just now."""
    entry: IndicatorEntry | None = None
    """The value was entered so."""
    slices: tuple[Slice, ...] = ()
    """By what the actor may look at it."""
    is_of_whole: bool = True
    sees_names: bool = False
    hides_left_out: bool = False
    """Whether reasons of fewer than five people are not among those that are told."""
    is_published: bool = False
    """As it stands published, not as it is at the moment."""
    told_by: str | None = None
    """Who has entered or signed the value, for those whose work it is; none: the clock, or it was counted just now."""
    sees_history: bool = False
    may_enter: bool = False
    may_freeze: bool = False


async def listed(session: AsyncSession, visit: Visit) -> list[Line]:
    """Everything the actor may see, as last told or entered; what was told never is worked out."""
    lines = await lines_of(session, visit, views(visit))
    await session.commit()
    return lines


async def lines_of(session: AsyncSession, visit: Visit, found: Sequence[View]) -> list[Line]:
    """Of what was looked up by the actor's rights."""
    today = visit.municipality.day(visit.now)
    told = await rows.newest_of_all(session, since=today - FRESH, until=today)
    entered = await rows.newest_entries(session, until=today)
    known = await rows.snapshots_on(session, asked) if (asked := days_with_groups(found, told)) else {}
    lines = []
    for one in found:
        newest = told.get(one.definition.code)
        if one.by_publication:
            published = (
                await reading_by(session, visit.municipality, one, newest, today=today, known=known)
                if newest is not None
                else await reading(session, visit.municipality, one, on=today, today=today)
            )
            if published is not None:
                figure = published.figure
                lines.append(Line(one.definition, figure, await _aim(session, visit, one, figure, today)))
                continue
        counted = _told(one, newest, entered.get(one.definition.code), today)
        if counted is None:
            counted = await _now(session, visit, one, today)
        lines.append(await _line(session, visit, one, counted, today))
    return lines


async def card(session: AsyncSession, visit: Visit, *, code: str, as_of: date | None = None) -> Card:
    """Of today, or of a past day: as it was told then, else out of the facts of that day."""
    own, today = view(visit, code), visit.municipality.day(visit.now)
    on = day_asked(visit, own, as_of, today)
    if own.by_publication:
        published = await reading(session, visit.municipality, own, on=on, today=today)
        if published is not None:
            return await _published_card(session, visit, own, published, on)
    signed = await _signed(session, own, today) if as_of == today else None
    counted = signed or await _on(session, visit, own, on, today)
    figure = await read_on(session, visit.municipality, own, counted.figure, on=on, today=today)
    before = year = None
    if figure is not None:
        before = await _before(session, own, on)
        year = await _a_year_before(session, visit, own, on)
    target = await _aim(session, visit, own, figure, on)
    told_by = await _author(session, visit, counted)
    told_reasons = left_out(own, dict(counted.left_out)) if figure else {}
    await session.commit()
    return replace(
        _bare_card(visit, own, figure, target),
        version=counted.figure.version if counted.snapshot else version_of(own.definition),
        since_snapshot=change(own.definition, before, figure) if figure else None,
        since_year=change(own.definition, year, figure) if figure else None,
        left_out=told_reasons,
        snapshot=counted.snapshot,
        entry=counted.entry,
        hides_left_out=bool(figure) and len(told_reasons) < len(counted.left_out),
        told_by=told_by,
    )


def may_enter(actor: Actor, definition: Indicator) -> bool:
    """Whether to offer it; the lock is in `indicator_entering`."""
    if definition.formula is not None or not rights.may(actor, Right.ENTER_INDICATORS):
        return False
    is_methodist = bool(actor.roles & {Role.METHODIST, Role.CENTRE_HEAD})
    return rights.reach(actor, Right.ENTER_INDICATORS).is_whole and (
        is_methodist or definition.responsible in actor.roles
    )


def _bare_card(visit: Visit, own: View, figure: Figure | None, target: Aim | None) -> Card:
    """What does not depend on where the value comes from."""
    return Card(
        definition=own.definition,
        version=version_of(own.definition),
        figure=figure,
        aim=target,
        since_snapshot=None,
        since_year=None,
        slices=slices_of(own),
        is_of_whole=own.scope.is_whole,
        sees_names=bool(names_within(visit, own)),
        sees_history=rights.may(visit.actor, Right.SEE_INDICATORS),
        may_enter=may_enter(visit.actor, own.definition),
        may_freeze=rights.reach(visit.actor, Right.FREEZE_INDICATORS).is_whole and visit.actor.has_consented,
    )


async def _published_card(session: AsyncSession, visit: Visit, own: View, published: Reading, on: date) -> Card:
    """Held against the publication of a year ago alone: what changed since the last one is not told by days."""
    figure, year = published.figure, None
    if figure is not None and figure.has_value:
        year = await _a_year_before(session, visit, own, on)
    target = await _aim(session, visit, own, figure, on)
    await session.commit()
    is_new = year is not None and figure is not None and year.as_of < figure.as_of
    return replace(
        _bare_card(visit, own, figure, target),
        version=figure.version if figure is not None else version_of(own.definition),
        since_year=change(own.definition, year, figure) if is_new and figure is not None else None,
        left_out=published.left_out if figure is not None else {},
        snapshot=published.snapshot,
        hides_left_out=figure is not None and own.formula.rows is not None and own.scope.is_whole,
        is_published=True,
    )


async def _author(session: AsyncSession, visit: Visit, counted: Counted) -> str | None:
    number = counted.snapshot.taken_by if counted.snapshot else counted.entry.entered_by if counted.entry else None
    if number is None or not rights.may(visit.actor, Right.SEE_INDICATORS):
        return None
    return call(visit.municipality.privacy_mode, await people.look(session, number))


async def _now(session: AsyncSession, visit: Visit, own: View, today: date) -> Counted:
    return await out_of_facts(session, visit.municipality, own.definition, on=today, today=today, scope=own.scope)


async def _on(session: AsyncSession, visit: Visit, own: View, on: date, today: date) -> Counted:
    return await on_day(session, visit.municipality, own.definition, on=on, today=today, scope=own.scope)


async def _signed(session: AsyncSession, own: View, today: date) -> Counted | None:
    """Asked for by its date, even today is as somebody has signed it."""
    found = await rows.snapshot_on(session, own.definition.code, today, not_before=today)
    return of_snapshot(found, own.scope) if found is not None and found.taken_by is not None else None


def _told(own: View, snapshot: IndicatorSnapshot | None, entry: IndicatorEntry | None, today: date) -> Counted | None:
    if own.definition.formula is None:
        return of_entry(own.definition, entry, today)
    return of_snapshot(snapshot, own.scope) if snapshot is not None else None


async def _line(session: AsyncSession, visit: Visit, own: View, counted: Counted, today: date) -> Line:
    figure = read(own, counted.figure, counted.snapshot)
    return Line(own.definition, figure, await _aim(session, visit, own, figure, today))


async def _aim(session: AsyncSession, visit: Visit, own: View, figure: Figure | None, on: date) -> Aim | None:
    """A part has no baseline of its own: what is counted from one is wanted of the whole alone."""
    if own.definition.target is None or figure is None:
        return None
    baseline = None
    if own.scope.is_whole and own.definition.target.mode is not TargetMode.ABSOLUTE:
        baseline = await baseline_of(session, visit.municipality, own.definition, until=on)
    return aim(own.definition, figure.value, baseline)


async def _before(session: AsyncSession, own: View, on: date) -> Figure | None:
    """As it was last told before the day."""
    if own.definition.formula is None:
        entry = await rows.entry_on(session, own.definition.code, on)
        earlier = await rows.entry_on(session, own.definition.code, entry.as_of - timedelta(days=1)) if entry else None
        return of_entry(own.definition, earlier, on).figure if earlier else None
    snapshot = await rows.snapshot_on(session, own.definition.code, on - timedelta(days=1))
    told = of_snapshot(snapshot, own.scope) if snapshot is not None else None
    figure = told.figure if told else None
    return None if figure is None else read(own, figure, snapshot)


async def _a_year_before(session: AsyncSession, visit: Visit, own: View, on: date) -> Figure | None:
    """As it was told or entered then: facts that came later would make another year of it."""
    then = year_before(on)
    if then < visit.municipality.programme.passport.period.since:
        return None
    if own.definition.formula is None:
        entry = await rows.entry_on(session, own.definition.code, then)
        return of_entry(own.definition, entry, then).figure if entry else None
    snapshot = await rows.snapshot_on(session, own.definition.code, then, not_before=then - FRESH)
    if own.by_publication and snapshot is not None:
        today = visit.municipality.day(visit.now)
        return (await reading_by(session, visit.municipality, own, snapshot, today=today)).figure
    told = of_snapshot(snapshot, own.scope) if snapshot is not None else None
    figure = told.figure if told else None
    return None if figure is None else read(own, figure, snapshot)
