"""What an indicator is on a day: as it was frozen, as it was entered, or worked out of the facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Totals
from models.indicators import IndicatorEntry, IndicatorSnapshot
from models.queries.indicators import indicator_rows
from models.queries.indicators import indicators as rows
from models.queries.indicators.indicator_rows import Rows
from models.scopes import Scope
from programmes.indicators import Indicator, Slice
from services.indicators.indicator_days import EVERYWHERE, ask_of, due_on, year_before
from services.indicators.indicator_figures import Figure, exact, is_positive, reduction, share
from services.indicators.indicator_formulas import formula_of, version_of
from services.indicators.indicator_params import word
from services.municipality import Municipality

FRESH = timedelta(days=31)
"""A snapshot older than that says nothing of a day any more."""
DYNAMICS, REDUCTION = "positive_dynamics", "deficits_reduced"
LEFT_OUT = "left_out"
"""Where a snapshot keeps who was left out, beside its groups."""


@dataclass(frozen=True, slots=True)
class Counted:
    figure: Figure
    left_out: Mapping[str, int] = field(default_factory=dict)
    snapshot: IndicatorSnapshot | None = None
    """It was told so."""
    entry: IndicatorEntry | None = None


async def on_day(
    session: AsyncSession,
    municipality: Municipality,
    definition: Indicator,
    *,
    on: date,
    today: date,
    scope: Scope = EVERYWHERE,
) -> Counted:
    """Today's out of the facts; of a past day what was told then, where anything was."""
    if on < today:
        snapshot = await rows.snapshot_on(session, definition.code, on, not_before=on - FRESH)
        told = of_snapshot(snapshot, scope) if snapshot is not None and _tells(definition, snapshot, on) else None
        if told is not None:
            return told
    return await out_of_facts(session, municipality, definition, on=on, today=today, scope=scope)


async def out_of_facts(
    session: AsyncSession,
    municipality: Municipality,
    definition: Indicator,
    *,
    on: date,
    today: date,
    scope: Scope = EVERYWHERE,
) -> Counted:
    version = version_of(definition)
    if definition.formula is None:
        return of_entry(definition, await rows.entry_on(session, definition.code, on), on)
    if definition.formula == DYNAMICS:
        return Counted(await _dynamics(session, municipality, definition, on))
    if definition.formula == REDUCTION:
        return Counted(await _reduction(session, municipality, definition, on=on, today=today))
    formula = formula_of(definition)
    found = await indicator_rows.totals(session, rows_of(municipality, definition, on=on, today=today, scope=scope))
    figure = Figure(on, value=Fraction(found.part), version=version) if formula.is_count else None
    return Counted(figure or _figure(on, found, formula.scale, version), found.left_out)


def _tells(definition: Indicator, snapshot: IndicatorSnapshot, on: date) -> bool:
    """What is entered by hand comes weeks after its day: what the clock saw then is no answer, what was signed is."""
    return definition.formula is not None or (snapshot.taken_by is not None and snapshot.as_of == on)


def rows_of(
    municipality: Municipality,
    definition: Indicator,
    *,
    on: date,
    today: date,
    scope: Scope = EVERYWHERE,
    area: str = "",
) -> Rows:
    """The rows everything told of an indicator comes from; only of a formula that has any. `area`: of one alone."""
    formula = formula_of(definition)
    assert formula.rows is not None
    ask = ask_of(municipality, definition, on=on, today=today, scope=scope)
    return formula.rows(ask, municipality, {**definition.params, **({"area": area} if area else {})})


def of_snapshot(snapshot: IndicatorSnapshot, scope: Scope = EVERYWHERE) -> Counted | None:
    """As it was told; of a part only where the snapshot keeps that part."""
    version, day = snapshot.formula_version, snapshot.as_of
    if scope.is_whole:
        if snapshot.value is not None:
            return Counted(Figure(day, value=Fraction(snapshot.value), version=version), snapshot=snapshot)
        part, whole = snapshot.numerator or 0, snapshot.denominator or 0
        left_out = snapshot.slices.get(LEFT_OUT, {})
        return Counted(share(day, part, whole, scale=snapshot.scale, version=version), left_out, snapshot)
    kept = snapshot.slices.get(Slice.ORGANIZATION.value)
    ids = scope.organizations
    if scope.associations:
        kept, ids = snapshot.slices.get(Slice.ASSOCIATION.value), scope.associations
    if kept is None or (scope.organizations and scope.associations) or len(scope.associations) > 1:
        return None
    cells = [kept.get(str(one), (0, 0)) for one in ids]
    part, whole = sum(one[0] for one in cells), sum(one[1] for one in cells)
    return Counted(share(day, part, whole, scale=snapshot.scale, version=version), snapshot=snapshot)


def of_entry(definition: Indicator, entry: IndicatorEntry | None, on: date) -> Counted:
    version = version_of(definition)
    if entry is None:
        return Counted(Figure(on, version=version))
    if entry.value is not None:
        return Counted(Figure(entry.as_of, value=Fraction(entry.value), version=version), entry=entry)
    return Counted(share(entry.as_of, entry.numerator or 0, entry.denominator or 0, version=version), entry=entry)


async def baseline_of(
    session: AsyncSession, municipality: Municipality, definition: Indicator, *, until: date
) -> Fraction | None:
    """As the programme says it, else the first value of one of its days."""
    if definition.baseline is not None:
        return exact(definition, definition.baseline)
    first = await _first(session, municipality, definition, until=until)
    return first.value if first else None


async def _first(
    session: AsyncSession, municipality: Municipality, definition: Indicator, *, until: date
) -> Figure | None:
    days = due_on(definition, since=municipality.programme.passport.period.since, until=until)
    snapshot = await rows.first_of(session, definition.code, days) if days else None
    told = of_snapshot(snapshot) if snapshot is not None else None
    return told.figure if told else None


async def _reduction(
    session: AsyncSession, municipality: Municipality, definition: Indicator, *, on: date, today: date
) -> Figure:
    """P9: of the indicator `of` names, since its first value."""
    of = municipality.programme.indicators.definition(word(definition.params, "of"))
    if of is None:
        return Figure(on, version=version_of(definition))
    first = await _first(session, municipality, of, until=on)
    if of.baseline is not None:
        first = Figure(on, value=exact(of, of.baseline))
    now = (await out_of_facts(session, municipality, of, on=on, today=today)).figure
    if first is None:
        return Figure(on, version=version_of(definition))
    found = reduction(first, now, is_relative=word(definition.params, "mode", "relative") == "relative")
    return Figure(on, found.numerator, found.denominator, found.value, version_of(definition))


async def _dynamics(session: AsyncSession, municipality: Municipality, definition: Indicator, on: date) -> Figure:
    """P15: out of what was told and entered, now and a year before; nothing is counted anew for it."""
    then = year_before(on)
    told_now = await rows.newest_of_all(session, since=on - FRESH, until=on)
    told_then = await rows.newest_of_all(session, since=then - FRESH, until=then)
    entered_now = await rows.newest_entries(session, until=on)
    entered_then = await rows.newest_entries(session, until=then)
    positive = compared = 0
    for one in municipality.programme.indicators.definitions:
        if one.code == definition.code:
            continue
        by_hand = one.formula is None
        if by_hand:
            before = of_entry(one, entered_then.get(one.code), then)
            now = of_entry(one, entered_now.get(one.code), on)
        else:
            before, now = (_told(table.get(one.code), day) for table, day in ((told_then, then), (told_now, on)))
        if before.entry is not None and before.entry is now.entry:
            continue
        baseline = await baseline_of(session, municipality, one, until=on) if one.target else None
        verdict = is_positive(one, before.figure, now.figure, baseline)
        if verdict is not None:
            positive, compared = positive + verdict, compared + 1
    return share(on, positive, compared, version=version_of(definition))


def _told(snapshot: IndicatorSnapshot | None, day: date) -> Counted:
    found = of_snapshot(snapshot) if snapshot is not None else None
    return found or Counted(Figure(day))


def _figure(on: date, found: Totals, scale: int, version: int) -> Figure:
    return share(on, found.part, found.whole, scale=scale, version=version)
