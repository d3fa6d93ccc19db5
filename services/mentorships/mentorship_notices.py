"""What the people of a pair and those who look after it are told."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship
from models.people import Person
from models.queries import audiences, roles
from models.queries.mentorships import mentorships as rows
from models.queries.mentorships.mentorships import Member
from services import outbox
from services.calling import call
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

KIND = "mentoring"
OPEN_LACKING = "go:mentorships"


def open_pair(mentorship_id: int) -> list[list[dict[str, Any]]]:
    return [[{"phrase": "pair-open", "data": f"mp:{mentorship_id}"}]]


def open_kept(mentorship_id: int) -> list[list[dict[str, Any]]]:
    return [[{"phrase": "pair-open", "data": f"mpr:{mentorship_id}"}]]


def called(municipality: Municipality, *people: Person) -> str:
    return ", ".join(call(municipality.privacy_mode, one) for one in people)


async def tell(  # what a letter is made of
    session: AsyncSession,
    municipality: Municipality,
    person_ids: Iterable[int],
    phrase: str,
    *,
    key: str,
    now: datetime,
    buttons: list[list[dict[str, Any]]],
    days: Mapping[str, date] | None = None,
    **values: str | int,
) -> None:
    """Within the caller's transaction; the same key is said to the same person once."""
    said = {
        "phrase": phrase,
        "values": values,
        "days": {name: day.isoformat() for name, day in (days or {}).items()},
        "rows": buttons,
    }
    letters = [Letter(key, recipient(one), said) for one in await audiences.reached_of(session, list(person_ids))]
    await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.NOTICE, now=now)


def key(mentorship: Mentorship, what: str, at: datetime | date) -> str:
    """Begins with the pair, by which its letters are found when somebody is forgotten."""
    return f"mentorship:{mentorship.id}:{what}:{at:%Y%m%d%H%M%S}"


async def keepers(
    session: AsyncSession, mentorship: Mentorship, mentor: Person, members: Iterable[Member], *, but: int = 0
) -> list[int]:
    """Whoever looks after the pair; where nobody is left who does, methodists."""
    schools = [one.person.organization_id for one in members] + [mentor.organization_id]
    found = await rows.keepers(session, mentorship, [one for one in schools if one is not None], but=but)
    return found or await roles.deciders(session, None, but=but)
