"""Two rows that are one person: everything of the one that came by itself goes over to the one of the register."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import organizations, roles
from models.queries.registration import accounts, joining
from models.queries.registration.accounts import Weighed
from services import naming
from services.rights import OF_AN_ORGANIZATION

FACTS = ("surname", "name", "patronymic", "position", "subject", "career_started", "is_class_teacher")


@dataclass(frozen=True, slots=True)
class Choice:
    """Two responses to one questionnaire of one year: the fuller one stays."""

    kept: Weighed
    dropped: Weighed

    def noted(self) -> str:
        """For the audit: what has gone, without a word of what was answered."""
        return f"{self.dropped.questionnaire} {self.dropped.school_year}: {self.dropped.answers}"


def choices(responses: list[Weighed]) -> list[Choice]:
    """Where both have answered the same. What was handed in is fuller than what was not; then answers count."""
    by_kind: dict[tuple[str, int], list[Weighed]] = defaultdict(list)
    for response in responses:
        by_kind[response.questionnaire, response.school_year].append(response)
    pairs = (sorted(both, key=_fullness, reverse=True) for both in by_kind.values() if len(both) > 1)
    return [Choice(kept, dropped) for kept, dropped in pairs]


def _fullness(response: Weighed) -> tuple[bool, int, datetime]:
    return response.submitted_at is not None, response.answers, response.changed_at


async def bind(
    session: AsyncSession, *, came: Person, register: Person, decided_by: int | None, now: datetime
) -> list[Choice]:
    """Hand everything over to the row of the register; the other one has nothing left.

    What the register says about a person stands; what it does not know is taken from what they said themselves.
    Returns where one of two responses had to go.
    """
    chosen = choices(await accounts.responses_of(session, came.id, register.id))
    for choice in chosen:
        await accounts.remove_response(session, choice.dropped.id)
    await roles.pin(session, [came.id], OF_AN_ORGANIZATION)
    await accounts.hand_over(session, source=came.id, target=register.id)
    register.later_hour, register.paused_until = came.later_hour, came.paused_until
    asks_name = register.surname is None
    for fact in FACTS:
        is_name = fact in {"surname", "name", "patronymic"}
        if getattr(register, fact) is None and (asks_name or not is_name):
            setattr(register, fact, getattr(came, fact))
        setattr(came, fact, None)
    register.language = came.language
    if register.organization_id is None:
        register.organization_id = came.organization_id
    register.search_key = naming.person_key(
        surname=register.surname, name=register.name, patronymic=register.patronymic, code=register.code
    )
    came.organization_id, came.search_key, came.forgotten_at = None, "", now
    await joining.close_bound(
        session, register.id, organization_id=register.organization_id, decided_by=decided_by, now=now
    )
    await organizations.remove_unused(session)
    return chosen
