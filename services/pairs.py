"""What those of a pair see of it: the mentor and whom they help."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from services import pair_access
from services.calling import call
from services.errors import NotFound
from services.pair_access import Pair, PairPart
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair as its own people see it."""

    pair: Pair
    mentor: str
    mentees: tuple[str, ...]
    others: str
    """Whoever the visitor works with, by name."""

    @property
    def id(self) -> int:
        return self.pair.mentorship.id


async def view(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> PairView:
    """Only for its mentor and its mentees; keepers have a screen of their own."""
    pair = await pair_access.reach(session, visit, mentorship_id)
    if pair.part is PairPart.KEEPER:
        await session.rollback()
        raise NotFound
    seen = view_of(visit, pair)
    await session.commit()
    return seen


def view_of(visit: Visit, pair: Pair) -> PairView:
    mode = visit.municipality.privacy_mode
    mentor = call(mode, pair.mentor)
    mentees = tuple(call(mode, one) for one in pair.mentees)
    others = ", ".join(mentees) if pair.part is PairPart.MENTOR else mentor
    return PairView(pair, mentor, mentees, others)
