"""What the two sides of a pair are told of its journal: was it so, it was not so, it has gone."""

from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import MentorshipEntry
from models.people import Person
from models.queries import audiences
from models.queries.mentorships import mentorship_journal as rows
from services import notices, outbox
from services.calling import called_to
from services.mentorships.pair_access import Pair
from services.notices import recipient
from services.outbox import Letter, Priority
from services.visits import Visit

WORDS_TAKE = timedelta(minutes=5)
"""Whoever writes something down is given time to add to it or to take it back before the other side is asked."""


def others(pair: Pair, person_id: int) -> list[Person]:
    """The other side of whoever that is: the mentor's are those who are helped, theirs is the mentor."""
    return pair.mentees if person_id == pair.mentor.id else [pair.mentor]


async def ask(session: AsyncSession, visit: Visit, pair: Pair, entry: MentorshipEntry) -> None:
    """Was it so? Put in anew when the day changes; what has not left yet goes."""
    await rows.drop_question(session, entry.id, now=visit.now)
    day = entry.on.toordinal()
    said = {
        "phrase": "journal-notice",
        "values": {"called": called_to(visit, visit.actor), "kind": entry.kind.value},
        "days": {"day": entry.on.isoformat()},
        "rows": [
            [
                {"phrase": "journal-yes", "data": f"Jy:{entry.id}:{day}"},
                {"phrase": "journal-no", "data": f"Jn:{entry.id}:{day}"},
            ]
        ],
    }
    key = f"mentorship:{pair.id}:entry:{entry.id}:{day}:{int(visit.now.timestamp())}"
    reached = await audiences.reached_of(session, [one.id for one in others(pair, entry.author_id)])
    letters = [Letter(key, recipient(one), said, not_before=visit.now + WORDS_TAKE) for one in reached]
    await outbox.put(
        session,
        visit.municipality,
        letters,
        kind=rows.outbox_kind(entry.id),
        priority=Priority.NOTICE,
        now=visit.now,
    )


async def tell_disputed(session: AsyncSession, visit: Visit, entry: MentorshipEntry) -> None:
    """To the author: somebody says it was not so."""
    await _tell(session, visit, [entry.author_id], "journal-notice-disputed", entry, f"Je:{entry.id}")


async def tell_removed(session: AsyncSession, visit: Visit, pair: Pair, entry: MentorshipEntry) -> None:
    """To those who had confirmed it."""
    ids = [one.id for one in others(pair, entry.author_id)]
    await _tell(session, visit, ids, "journal-notice-removed", entry, f"Jl:{pair.id}:0")


async def _tell(  # whom, what and where to
    session: AsyncSession, visit: Visit, ids: list[int], phrase: str, entry: MentorshipEntry, opens: str
) -> None:
    said: dict[str, Any] = {
        "phrase": phrase,
        "values": {"called": called_to(visit, visit.actor), "kind": entry.kind.value},
        "days": {"day": entry.on.isoformat()},
        "rows": [[{"phrase": "journal-open", "data": opens}]],
    }
    key = f"mentorship:{entry.mentorship_id}:{phrase}:{entry.id}:{int(visit.now.timestamp())}"
    await notices.tell(session, visit, ids, key=key, said=said)
