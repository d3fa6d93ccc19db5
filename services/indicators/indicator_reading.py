"""An indicator as those read it who may not know its people: as it was published, whatever has changed since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell
from models.indicators import IndicatorSnapshot
from models.queries.indicators import indicators as rows
from programmes.indicators import Slice
from services.indicators.indicator_figures import Figure, share
from services.indicators.indicator_parts import read, read_on
from services.indicators.indicator_published import has_groups, publication, read_written, version_told, whole_of
from services.indicators.indicator_telling import PUBLISHED, Kept, Publication
from services.indicators.indicator_values import of_snapshot, out_of_facts
from services.indicators.indicator_views import View
from services.municipality import Municipality


@dataclass(frozen=True, slots=True)
class Reading:
    figure: Figure | None
    """None: too few people to tell. Without a value: nothing was published yet."""
    snapshot: IndicatorSnapshot | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)


async def reading(
    session: AsyncSession, municipality: Municipality, own: View, *, on: date, today: date
) -> Reading | None:
    """As it stood published on a day; none: no night has told anything yet."""
    snapshot = await rows.snapshot_on(session, own.definition.code, on)
    if snapshot is None:
        is_later = await rows.is_told_after(session, own.definition.code, on)
        return Reading(Figure(on)) if is_later else None
    return await reading_by(session, municipality, own, snapshot, today=today)


async def reading_by(
    session: AsyncSession,
    municipality: Municipality,
    own: View,
    snapshot: IndicatorSnapshot,
    *,
    today: date,
    known: Mapping[tuple[str, date], IndicatorSnapshot] | None = None,
) -> Reading:
    """The same by the newest snapshot of the day; `known`: snapshots that hold groups, where they were looked up."""
    if PUBLISHED not in snapshot.slices or own.formula.rows is None:
        return Reading(_of_day(own, snapshot, is_standing=True), snapshot)
    stands = whole_of(snapshot)
    if stands is None:
        return Reading(Figure(snapshot.as_of), snapshot)
    if not own.scope.is_whole:
        of_day = (known or {}).get((own.definition.code, stands.day))
        if of_day is not None and has_groups(of_day):
            stands = read_written(of_day.slices[PUBLISHED])
        elif not has_groups(snapshot):
            stands = await publication(session, own.definition, snapshot) or stands
    if not own.scope.is_whole and _part(own) is None:
        return await _out_of_facts(session, municipality, own, snapshot, stands.day, today)
    left_out = stands.left_out if own.scope.is_whole else {}
    return Reading(_figure(own, stands, snapshot), snapshot, left_out)


def of_day(own: View, snapshot: IndicatorSnapshot) -> Figure | None:
    """What was published of that very day; none: nothing new, or too few people to tell."""
    return _of_day(own, snapshot, is_standing=False)


def days_with_groups(views: Sequence[View], snapshots: Mapping[str, IndicatorSnapshot]) -> set[tuple[str, date]]:
    """Indicators and days whose snapshots hold the groups these views are made of."""
    found = (snapshots.get(one.definition.code) for one in views if one.by_publication and not one.scope.is_whole)
    return {
        (one.indicator, stands.day)
        for one in found
        if one is not None and not has_groups(one) and (stands := whole_of(one))
    }


async def groups(session: AsyncSession, own: View, snapshot: IndicatorSnapshot, by: Slice) -> dict[str, Kept | None]:
    """Of one division; a hidden group is none."""
    stands = await publication(session, own.definition, snapshot)
    found = stands.groups.get(by.value, {}) if stands is not None else {}
    return {key: one if one is not None and one.is_shown else None for key, one in found.items()}


async def standing(
    session: AsyncSession, own: View, by: Slice, *, on: date
) -> tuple[dict[str, Cell | None], Cell | None] | None:
    """Groups as they stood published on a day, with everybody together; none: nothing was published by then."""
    snapshot = await rows.snapshot_on(session, own.definition.code, on)
    if snapshot is None or PUBLISHED not in snapshot.slices:
        return None
    stands = whole_of(snapshot)
    found = await groups(session, own, snapshot, by)
    told = {key: one.cell if one is not None else None for key, one in found.items()}
    return told, stands.whole if stands is not None else None


def _of_day(own: View, snapshot: IndicatorSnapshot, *, is_standing: bool) -> Figure | None:
    kept = snapshot.slices.get(PUBLISHED)
    if kept is None:  # told before there were publications
        told = of_snapshot(snapshot, own.scope)
        return read(own, told.figure, snapshot) if told is not None else None
    if own.formula.rows is None:
        return _derived(snapshot, is_standing=is_standing)
    stands = whole_of(snapshot)
    is_new = stands is not None and stands.day == snapshot.as_of
    return _figure(own, stands, snapshot) if stands is not None and is_new and _has_part(own) else None


def _derived(snapshot: IndicatorSnapshot, *, is_standing: bool) -> Figure | None:
    kept = snapshot.slices[PUBLISHED]
    value, day = kept.get("value"), kept.get("day")
    if value is None or day is None:
        return Figure(snapshot.as_of, version=snapshot.formula_version)
    on = date.fromisoformat(day)
    if on != snapshot.as_of and not is_standing:
        return None
    return Figure(on, value=Fraction(value), version=snapshot.formula_version)


def _has_part(own: View) -> bool:
    return own.scope.is_whole or _part(own) is not None


def _part(own: View) -> tuple[Slice, Collection[int]] | None:
    """The division and its groups the actor's part is made of; none: it is not kept so."""
    organizations, associations, kept = own.scope.organizations, own.scope.associations, own.definition.slices
    if own.formula.scale != 1:
        return None
    if organizations and not associations and Slice.ORGANIZATION in kept:
        return Slice.ORGANIZATION, organizations
    if len(associations) == 1 and not organizations and Slice.ASSOCIATION in kept:
        return Slice.ASSOCIATION, associations
    return None


def _figure(own: View, stands: Publication, snapshot: IndicatorSnapshot) -> Figure | None:
    version, scale = version_told(snapshot), own.formula.scale
    if own.scope.is_whole:
        return _share(stands.whole, stands.day, scale, version) if stands.whole is not None else None
    part = _part(own)
    if part is None or stands.whole is None:
        return None
    by, ids = part
    table = stands.groups.get(by.value, {})
    found = [table[str(one)] for one in ids if str(one) in table]
    shown = [one for one in found if one is not None and one.is_shown]
    if len(shown) < len(found) or len({one.day for one in shown}) > 1:
        return None
    cell = Cell(sum(one.cell.part for one in shown), sum(one.cell.whole for one in shown))
    return _share(cell, shown[0].day if shown else stands.day, scale, version)


def _share(cell: Cell, day: date, scale: int, version: int) -> Figure:
    return share(day, cell.part, cell.whole, scale=scale, version=version)


async def _out_of_facts(  # whose, by what, of which day
    session: AsyncSession, municipality: Municipality, own: View, snapshot: IndicatorSnapshot, on: date, today: date
) -> Reading:
    """Of a part no snapshot keeps, such as two associations together: as of the day of the publication."""
    counted = await out_of_facts(session, municipality, own.definition, on=on, today=today, scope=own.scope)
    figure = await read_on(session, municipality, own, counted.figure, on=on, today=today)
    return Reading(figure, snapshot)
