"""Values people enter: with what proves them, replaced and never changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.indicators import DigestPeriod, IndicatorEntry
from models.people import Role
from models.queries import turns
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator, Source, Unit
from services import audit
from services.errors import NotAllowed, Unfitting
from services.indicators.indicator_views import definition_of, view, views
from services.rights import Right, must, must_be_whole
from services.visits import Visit

MOST = 10**9
LONGEST_DOCUMENT, LONGEST_COMMENT = 300, 500
MOST_DIGITS = 6
"""After the comma."""
WRITTEN = re.compile(rf"[0-9]+(?:\.[0-9]{{1,{MOST_DIGITS}}})?")


@dataclass(frozen=True, slots=True)
class Value:
    """So many of so many for a share; a number for anything else, as it was typed."""

    numerator: int | None = None
    denominator: int | None = None
    typed: str | None = None


async def enter(  # a value, its day and what proves it
    session: AsyncSession,
    visit: Visit,
    *,
    code: str,
    as_of: date,
    value: Value,
    document: str,
    comment: str | None = None,
) -> IndicatorEntry:
    """Takes the place of what was entered for that day; the same entered twice is there once."""
    definition = _must_enter(visit, code)
    _must_fit(visit, as_of)
    said = {
        **_checked(definition, value),
        "document": _words(document, LONGEST_DOCUMENT),
        "comment": _words(comment, LONGEST_COMMENT),
    }
    if said["document"] is None:
        raise Unfitting("indicator-needs-document")
    await turns.take(session, f"indicator {code} {as_of}")
    old = await rows.entry_of_day(session, code, as_of)
    if old is not None and all(getattr(old, name) == one for name, one in said.items()):
        await session.commit()
        return old
    entry = IndicatorEntry(indicator=code, as_of=as_of, entered_by=visit.actor.id, entered_at=visit.now, **said)
    await rows.add_entry(session, entry, replaces=old)
    await audit.note(session, visit, Action.INDICATOR_ENTERED, indicator=code, day=as_of.isoformat())
    await session.commit()
    return entry


async def entries(session: AsyncSession, visit: Visit, *, code: str, page: int, size: int) -> Sequence[IndicatorEntry]:
    """What was entered, replaced values too."""
    view(visit, code)
    must(visit.actor, Right.SEE_INDICATORS)
    found = await rows.entries(session, code, offset=max(page, 0) * size, limit=size)
    await session.commit()
    return found


async def subscribe(session: AsyncSession, visit: Visit, *, period: DigestPeriod | None, alerts: Sequence[str]) -> None:
    """How often somebody wants to read of indicators, and of which at once when they get worse; of those they see."""
    must(visit.actor, Right.SEE_INDICATORS)
    seen = [one.definition.code for one in views(visit)]
    wanted = [code for code in seen if code in set(alerts)]
    await rows.subscribe(
        session,
        {"person_id": visit.actor.id, "period": period, "alerts": wanted, "changed_at": visit.now},
    )
    await session.commit()


def _must_enter(visit: Visit, code: str) -> Indicator:
    """Methodists all of them, the authority what it answers for."""
    must_be_whole(visit.actor, Right.ENTER_INDICATORS)
    definition = definition_of(visit, code)
    roles = visit.actor.roles
    if not roles & {Role.METHODIST, Role.CENTRE_HEAD} and definition.responsible not in roles:
        raise NotAllowed
    if definition.formula is not None:
        raise Unfitting("indicator-counts-itself")
    return definition


def check(visit: Visit, *, code: str, value: Value, as_of: date | None = None) -> None:
    """Refuses a value, and its day, before what proves it is asked for."""
    _checked(_must_enter(visit, code), value)
    if as_of is not None:
        _must_fit(visit, as_of)


def _must_fit(visit: Visit, as_of: date) -> None:
    if as_of > visit.municipality.day(visit.now):
        raise Unfitting("indicator-day-ahead")
    if as_of < visit.municipality.programme.passport.period.year1_start:
        raise Unfitting("indicator-day-early")


def _checked(definition: Indicator, value: Value) -> dict[str, int | str | None]:
    if definition.unit is Unit.SHARE and definition.source is not Source.EVIDENCE:
        part, whole = value.numerator, value.denominator
        if part is None or whole is None or not 0 <= part <= whole <= MOST or whole == 0:
            raise Unfitting("indicator-wrong-share")
        return {"numerator": part, "denominator": whole, "value": None}
    is_whole = definition.unit is not Unit.POINTS
    number = _number(value.typed, is_count=is_whole)
    if number is None or number > MOST or (is_whole and number != int(number)):
        raise Unfitting("indicator-wrong-number")
    if definition.source is Source.EVIDENCE and number not in {0, 1}:
        raise Unfitting("indicator-wrong-number")
    return {"numerator": None, "denominator": None, "value": f"{number.normalize():f}"}


def _number(typed: str | None, *, is_count: bool) -> Decimal | None:
    """In plain figures; the sign of a per cent may stand behind points."""
    text = "".join((typed or "").split()).replace(",", ".")
    if not is_count:
        text = text.removesuffix("%")
    if len(text) > len(str(MOST)) + 1 + MOST_DIGITS or not WRITTEN.fullmatch(text):
        return None
    return Decimal(text)


def _words(text: str | None, longest: int) -> str | None:
    found = " ".join((text or "").split())
    if len(found) > longest:
        raise Unfitting("words-too-long", limit=longest)
    return found or None
