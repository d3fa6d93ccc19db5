"""Materials as lines of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.materials import Material
from models.queries.materials import materials as rows
from services import audit
from services.calling import call
from services.rights import Right, must_be_whole
from services.visits import Visit

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Row:
    material: Material
    author: str
    decided_on: date | None
    uses: int


async def register(session: AsyncSession, visit: Visit) -> Sequence[Row]:
    """Everything that was ever offered, by number; that it was taken is written down."""
    must_be_whole(visit.actor, Right.REVIEW_MATERIALS)
    found: list[Row] = []
    uses = await rows.uses_of_all(session)
    while some := await rows.everything(session, after=found[-1].material.id if found else 0, limit=AT_ONCE):
        found += [_row(visit, one, uses.get(one.material.id, 0)) for one in some]
    await audit.note(session, visit, Action.MATERIALS_EXPORTED, rows=len(found))
    await session.commit()
    return found


def _row(visit: Visit, one: rows.Found, uses: int) -> Row:
    at = one.material.reviewed_at
    author = call(visit.municipality.privacy_mode, one.author, place=one.place) if not one.author.forgotten_at else ""
    return Row(one.material, author, visit.municipality.day(at) if at is not None else None, uses)
