"""Registers of what was shared, and of the road map, as sheets of the workbook."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import named
from handlers.materials import material_screens
from handlers.practices import practice_screens
from locales.catalog import Speaker
from services.materials import material_tables
from services.practices import practice_tables
from services.roadmap import roadmap
from services.visits import Visit
from services.workbooks import Table

DAY = "%d.%m.%Y"
PRACTICES = ("theme", "kind", "level", "held", "where", "authors", "state", "proof")
MATERIALS = ("title", "kind", "area", "audience", "author", "state", "decided", "uses", "source")
ROADMAP = ("row", "due", "done", "state", "document", "reason")


async def practices(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    lines = [
        (
            one.practice.theme,
            practice_screens.kind(visit, one.practice.kind),
            t.plain(f"event-level-{one.practice.level.value}"),
            f"{one.practice.held_on:{DAY}}",
            one.practice.place,
            "; ".join(one.authors),
            t.plain(f"practice-kept-{one.practice.status.value}"),
            named(t, one.practice.proof),
        )
        for one in await practice_tables.register(session, visit)
    ]
    return Table(t.plain("place-practices-sheet"), _headings(t, PRACTICES), lines)


async def materials(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    lines = [
        (
            row.material.title,
            material_screens.kind(visit, row.material.kind),
            material_screens.area(visit, row.material.area),
            material_screens.audience(t, visit, row.material.audience),
            row.author,
            t.plain(f"material-status-{row.material.status.value}"),
            f"{row.decided_on:{DAY}}" if row.decided_on else "",
            row.uses,
            named(t, row.material.source),
        )
        for row in await material_tables.register(session, visit)
    ]
    return Table(t.plain("place-materials-sheet"), _headings(t, MATERIALS), lines)


async def road(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    """Of the running school year."""
    found = await roadmap.listed(session, visit)
    lines = [
        (
            one.item.text,
            f"{one.due_on:{DAY}}",
            f"{one.done_on:{DAY}}" if one.done_on else "",
            t.plain(f"report-roadmap-{one.state.value}"),
            named(t, one.mark.document) if one.mark else "",
            (one.mark.reason or "") if one.mark else "",
        )
        for one in sorted(found.lines, key=lambda one: one.due_on)
    ]
    return Table(t.plain("place-roadmap-sheet"), _headings(t, ROADMAP), lines)


def _headings(t: Speaker, names: tuple[str, ...]) -> list[str]:
    return [t.plain(f"sharing-heading-{name}") for name in names]
