"""What people hear of contests they take part in; no letter names anybody."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.contests import Contest, ContestEntry
from services import notices
from services.visits import Visit

Rows = Sequence[Sequence[dict[str, str]]]


def to_contest(contest_id: int) -> list[dict[str, str]]:
    return [{"phrase": "contest-notice-open", "data": f"oco:{contest_id}"}]


def answers(entry: ContestEntry) -> Rows:
    """Whoever is put forward says yes or no in the letter itself."""
    return (
        [
            {"phrase": "contest-notice-yes", "data": f"oca:{entry.id}:1"},
            {"phrase": "contest-notice-no", "data": f"oca:{entry.id}:0"},
        ],
        to_contest(entry.contest_id),
    )


def nominated(contest: Contest, entry: ContestEntry, phrase: str) -> dict[str, Any]:
    return {
        "phrase": phrase,
        "values": {"title": contest.title, "nomination": entry.nomination or "none"},
        "days": {"until": contest.entries_until.isoformat()},
        "rows": answers(entry),
    }


def key_of(entry: ContestEntry) -> str:
    """Letters about an entry begin so, and are taken back by it."""
    return f"contest-entry:{entry.id}:"


async def tell_nominated(
    session: AsyncSession, visit: Visit, contest: Contest, entry: ContestEntry, phrase: str = "contest-notice-nominated"
) -> None:
    said = nominated(contest, entry, phrase)
    await notices.tell(session, visit, [entry.person_id], key=f"{key_of(entry)}nominated", said=said)


async def tell_all(
    session: AsyncSession, visit: Visit, contest: Contest, people: Iterable[int], phrase: str, **values: str
) -> None:
    """Everybody who takes part, at any of its moves."""
    said = {
        "phrase": phrase,
        "values": {"title": contest.title, **values},
        "days": {"until": contest.entries_until.isoformat()},
        "rows": [to_contest(contest.id)],
    }
    key = f"contest:{contest.id}:{phrase}:{visit.now.isoformat()}"
    await notices.tell(session, visit, people, key=key, said=said)


async def tell_result(session: AsyncSession, visit: Visit, contest: Contest, entry: ContestEntry, phrase: str) -> None:
    """One letter for each result; a corrected one is another."""
    said = {
        "phrase": phrase,
        "values": {
            "title": contest.title,
            "nomination": entry.nomination or "none",
            "result": entry.status.value,
            "place": entry.place or 0,
        },
        "rows": [to_contest(contest.id)],
    }
    key = f"{key_of(entry)}result:{entry.status.value}:{entry.place}:{visit.now.isoformat()}"
    await notices.tell(session, visit, [entry.person_id], key=key, said=said)


async def tell_one(
    session: AsyncSession, visit: Visit, contest: Contest, person_id: int, *, key: str, phrase: str, **values: str
) -> None:
    said = {"phrase": phrase, "values": {"title": contest.title, **values}, "rows": [to_contest(contest.id)]}
    await notices.tell(session, visit, [person_id], key=key, said=said)
