"""Routes on paper and in tables: one route as a document, all of one's group as a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person
from models.queries import people
from models.queries.portions import portions
from models.queries.register import register
from models.queries.routes import route_lists
from models.route_filters import RouteFilter
from models.routes import Activity, Route
from services import audit
from services.rights import Right, must
from services.routes.route_access import reach
from services.routes.route_guiding import narrow
from services.routes.route_views import View, view_of
from services.visits import Visit
from services.workbooks import UNWRITABLE

A4 = Mm(297), Mm(210)
MARGIN = Mm(12)
MOST_EXPORTED = 20_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One route with what its header says about its owner."""

    view: View
    person: Person
    place: str | None


@dataclass(frozen=True, slots=True)
class Exported:
    """One route of a table."""

    route: Route
    person: Person
    place: str | None
    supporter: Person | None
    steps: Sequence[Activity]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: every field as it is to be read."""

    title: str
    header: Sequence[tuple[str, str]]
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


async def sheet(session: AsyncSession, visit: Visit, *, route_id: int) -> Sheet:
    """A route to be printed, by its owner or whoever guides or supports it."""
    route, part = await reach(session, visit, route_id)
    owner = await people.look(session, route.person_id)
    found = Sheet(await view_of(session, visit, route, part), owner, await register.place_of(session, owner))
    if route.person_id != visit.actor.id:
        await audit.note(session, visit, Action.ROUTES_EXPORTED, person_id=route.person_id, count=1)
    await session.commit()
    return found


async def listing(session: AsyncSession, visit: Visit) -> list[Exported]:
    """All accepted routes of one's own group with their steps."""
    scope = must(visit.actor, Right.GUIDE_ROUTES)
    found = await route_lists.page(session, scope, narrow(visit, RouteFilter.ALL), limit=MOST_EXPORTED)
    steps: dict[int, list[Activity]] = {}
    for some in portions([one.route.id for one in found]):
        for step in await route_lists.steps_of(session, some):
            steps.setdefault(step.route_id, []).append(step)
    helping = sorted({one.route.supporter_id for one in found if one.route.supporter_id})
    helpers = {one.id: one for some in portions(helping) for one in await people.named(session, some)}
    await audit.note(session, visit, Action.ROUTES_EXPORTED, count=len(found))
    await session.commit()
    return [
        Exported(
            one.route, one.person, one.place, helpers.get(one.route.supporter_id or 0), steps.get(one.route.id, [])
        )
        for one in found
    ]


def document(paper: Paper) -> bytes:
    """A .docx on A4, lying. Blocks: meant for a thread."""
    made = Document()
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    made.styles["Normal"].font.size = Pt(9)
    made.styles["Normal"].paragraph_format.space_after = Pt(2)
    title = made.add_paragraph().add_run(_plain(paper.title))
    title.bold, title.font.size = True, Pt(14)
    for name, value in paper.header:
        line = made.add_paragraph()
        line.add_run(f"{_plain(name)}: ").bold = True
        line.add_run(_plain(value))
    table = made.add_table(rows=1, cols=len(paper.headings))
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, paper.headings, strict=True):
        cell.paragraphs[0].add_run(_plain(heading)).bold = True
    for row in paper.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = _plain(value)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _plain(text: str) -> str:
    """Without the signs a document cannot hold."""
    return UNWRITABLE.sub("", text)
