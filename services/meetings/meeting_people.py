"""Whom papers of a meeting may name: those of the association, and whoever the writer reaches besides."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries.meetings import meetings as rows
from models.scopes import Scope
from services import naming
from services.associations.association_access import led_by
from services.calling import call
from services.errors import NotFound
from services.meetings.meeting_access import Meeting
from services.telling_apart import called_apart
from services.visits import Visit

MOST_FOUND = 6


@dataclass(frozen=True, slots=True)
class Found:
    person_id: int
    called: str


def scope_of(visit: Visit) -> Scope:
    """Secretaries reach nobody beyond the association."""
    return led_by(visit.actor)


async def search(
    session: AsyncSession, visit: Visit, meeting: Meeting, typed: str, *, only_own: bool = False
) -> list[Found]:
    """By parts of the name; nobody where nothing was said to search by."""
    words = naming.search_words(typed)
    if not words:
        return []
    found = await rows.people(
        session, scope_of(visit), meeting.association.id, words=words, only_own=only_own, limit=MOST_FOUND
    )
    called = await called_apart(session, visit, found)
    return [Found(person.id, called[person.id]) for person, _place in found]


async def one(
    session: AsyncSession, visit: Visit, meeting: Meeting, person_id: int, *, only_own: bool = False
) -> Person:
    """Raises NotFound for whoever lies beyond."""
    found = await rows.person_within(session, scope_of(visit), meeting.association.id, person_id, only_own=only_own)
    if found is None:
        raise NotFound
    return found


def called(visit: Visit, people: dict[int, Person], person_id: int | None) -> str:
    """Nothing for nobody, and for whoever has been forgotten."""
    person = people.get(person_id or 0)
    return call(visit.municipality.privacy_mode, person) if person else ""
