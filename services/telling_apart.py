"""People of a list called so that no two of them look the same: by subject, by position, else by their code."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries.register import namesakes
from services.calling import Named, PrivacyMode, call
from services.visits import Visit

SHORTEST_TAIL = 3
"""Signs of a code one can tell people by at a glance."""


class Somebody(Named, Protocol):
    @property
    def id(self) -> int: ...


async def called_apart(
    session: AsyncSession, visit: Visit, people: Sequence[tuple[Somebody, str | None]]
) -> dict[int, str]:
    """What each of these people is called, by id; beside everybody the place to say, where it may be said.

    Whoever shares a short name with a colleague, or with somebody of the list at the same place, gets what tells them
    apart behind it. Codes are told apart as they are. Within the caller's transaction.
    """
    mode = visit.municipality.privacy_mode
    said = {person.id: call(mode, person, place=place) for person, place in people}
    if mode is PrivacyMode.CODES or not said:
        return said
    known = await namesakes.of(session, list(said))
    alike = defaultdict[str, list[Person]](list)
    for one in known.values():
        alike[call(mode, one)].append(one)
    apart = {
        one.id: _apart(visit, one, name, said, group)
        for name, group in alike.items()
        for one in group
        if one.id in said
    }
    return said | apart


def _apart(visit: Visit, own: Person, name: str, said: dict[int, str], alike: Sequence[Person]) -> str:
    words = said[own.id]
    rivals = [
        one
        for one in alike
        if one.id != own.id and (said.get(one.id) == words or (one.organization_id == own.organization_id is not None))
    ]
    if not rivals or name == own.code:
        return words
    return f"{name} ({_mark(visit, own, rivals)}){words.removeprefix(name)}"


def _mark(visit: Visit, own: Person, rivals: Sequence[Person]) -> str:
    """The first of what is known that none of the others shares."""
    others = [list(_facts(visit, one)) for one in rivals]
    for place, fact in enumerate(_facts(visit, own)):
        if fact and all(one[place] != fact for one in others):
            return fact
    return tail(own.code or "", [one.code or "" for one in rivals])


def _facts(visit: Visit, one: Person) -> Iterator[str]:
    programme = visit.municipality.programme
    yield programme.subjects.title_of(one.subject)
    yield programme.positions.title_of(one.position)


def tail(code: str, others: Sequence[str]) -> str:
    """The shortest end of a code that no other code has; a code is nobody else's."""
    for length in range(SHORTEST_TAIL, len(code)):
        end = code[-length:]
        if not any(one.endswith(end) for one in others):
            return f"\u2026{end}"
    return code
