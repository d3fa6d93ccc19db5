"""Results of diagnostics elsewhere: entered for one person, read the same way out of a line and out of a table."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.deficits import ExternalResult
from models.queries.deficits import external_results as rows
from models.queries.register import register
from programmes.competences import Competences
from services import audit, naming
from services.deficits import deficit_register
from services.errors import NotAllowed, NotFound, Unfitting
from services.register import staff_days
from services.register.register_facts import EPOCH
from services.register.staff_cells import Content
from services.rights import Right, must
from services.routes import route_facts
from services.routes.route_facts import Fact
from services.visits import Visit

LONGEST_TITLE = LONGEST_DOCUMENT = 200
LEAST_PARTS, MOST_PARTS = 3, 4
FACT = "external_test"
"""What a result is to a route."""
PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")


def must_enter(visit: Visit) -> Any:
    """Results are entered by methodists, wherever else confirming may lie."""
    scope = must(visit.actor, Right.KEEP_DEFICITS)
    modules = visit.municipality.programme.modules
    if not (modules.deficit_register and modules.external_results):
        raise NotAllowed
    return scope


async def enter(session: AsyncSession, visit: Visit, *, person_id: int, area: str, typed: str) -> None:
    """Percent, day, what it was and perhaps a document, with semicolons between; the person is weighed anew.

    Raises Unfitting for a line that cannot be read; nothing of it is kept then.
    """
    scope = must_enter(visit)
    if area not in {one.code for one in visit.municipality.programme.competences.areas}:
        raise NotFound
    person = await register.find(session, scope, person_id)
    if person is None or person.archived_at is not None:
        raise NotFound
    try:
        values = _read(visit, typed)
    except Unfitting:
        await session.rollback()
        raise
    written = {"person_id": person_id, "area": area, **values}
    await rows.put(session, [written | {"entered_by": visit.actor.id, "entered_at": visit.now}])
    await weigh_anew(session, visit, [person_id])
    await close_step(session, visit, person_id=person_id, area=area, taken_on=values["taken_on"], title=values["title"])
    await audit.note(session, visit, Action.EXTERNAL_RESULTS_ENTERED, person_id=person_id, area=area, results=1)
    await session.commit()


async def one(session: AsyncSession, visit: Visit, *, result_id: int) -> ExternalResult:
    found = await rows.find(session, must_enter(visit), result_id)
    await session.commit()
    if found is None:
        raise NotFound
    return found


async def remove(session: AsyncSession, visit: Visit, *, result_id: int) -> int:
    """One that was entered by mistake; the person is weighed anew. Returns whose it was."""
    found = await rows.find(session, must_enter(visit), result_id, to_change=True)
    if found is None:
        raise NotFound
    person_id, area = found.person_id, found.area
    await rows.remove(session, found)
    await weigh_anew(session, visit, [person_id])
    await audit.note(session, visit, Action.EXTERNAL_RESULT_REMOVED, person_id=person_id, area=area)
    await session.commit()
    return person_id


async def close_step(  # a result that came in
    session: AsyncSession, visit: Visit, *, person_id: int, area: str, taken_on: date, title: str
) -> None:
    """Within the caller's transaction: whoever meant to take a test this year has taken it."""
    fact = Fact(FACT, taken_on, f"{FACT}:{area}:{taken_on}:{title}", area=area)
    await route_facts.close_by_fact(session, visit.municipality, fact, person_id=person_id, now=visit.now)


async def weigh_anew(session: AsyncSession, visit: Visit, people: Sequence[int]) -> None:
    """Within the caller's transaction: what their answers and their tests propose together."""
    year = visit.municipality.school_year(visit.now)
    for start in range(0, len(people), 100):
        await deficit_register.weigh(
            session, visit.municipality, people[start : start + 100], school_year=year, now=visit.now
        )


def percent_tenths(content: Content) -> int:
    """Percent of correct answers in tenths, half up. Raises Unfitting."""
    found: float | None = None
    if isinstance(content, int | float) and not isinstance(content, bool):
        found = float(content)
    elif isinstance(content, str) and (matched := PERCENT.fullmatch(naming.clean(content))):
        found = float(matched[1].replace(",", "."))
    if found is None or not 0 <= found <= 100:
        raise Unfitting("external-percent")
    return int((Decimal(str(found)) * 10).to_integral_value(ROUND_HALF_UP))


def day_of(content: Content, *, latest: date, epoch: Any = EPOCH) -> date:
    """Raises Unfitting for what is no day, or one that has not come."""
    return staff_days.day(content, latest, epoch)


def area_of(competences: Competences, written: str) -> str:
    """The area meant, by its title, its short name or its code. Raises Unfitting."""
    key = naming.search_key(written)
    for area in competences.areas:
        if key and key in {naming.search_key(name) for name in (area.title, area.short, area.zone, area.code)}:
            return area.code
    raise Unfitting("external-area", areas=", ".join(area.short for area in competences.areas))


def title_of(written: str, *, longest: int = LONGEST_TITLE) -> str:
    title = naming.clean(written)
    if not title or len(title) > longest:
        raise Unfitting("external-title-fit", limit=longest)
    return title


def _read(visit: Visit, typed: str) -> dict[str, Any]:
    parts = [part.strip() for part in naming.clean(typed).split(";")]
    if not LEAST_PARTS <= len(parts) <= MOST_PARTS:
        raise Unfitting("external-parts")
    document = parts[3] if len(parts) == MOST_PARTS and parts[3] else None
    return {
        "percent_tenths": percent_tenths(parts[0]),
        "taken_on": day_of(parts[1], latest=visit.municipality.day(visit.now)),
        "title": title_of(parts[2]),
        "document": title_of(document, longest=LONGEST_DOCUMENT) if document else None,
    }
