"""What is stored about a person: to read, to take along, to take away."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person
from models.queries import organizations, retention
from models.queries import own_data as rows
from models.queries import people as people_rows
from models.queries.consultations import consultation_owners
from models.queries.contests import contest_owners
from models.queries.courses import course_owners
from models.queries.deficits import deficit_owners
from models.queries.events import event_owners
from models.queries.materials import material_owners
from models.queries.meetings import meeting_owners
from models.queries.mentorships import mentoring_owners
from models.queries.own_data import Counted
from models.queries.practices import practice_owners
from models.queries.routes import routes
from models.queries.surveys import responses
from services import audit
from services.questionnaires import questionnaires
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class KeptSurvey:
    title: str
    school_year: int
    answers: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored about a person, for them to read."""

    person: Person
    associations: tuple[str, ...]
    consent_version: int | None
    consented_at: datetime | None
    surveys: tuple[KeptSurvey, ...]
    entered_by: tuple[tuple[Person, int], ...]
    """Who entered answers for them, and how many."""
    held: Counted

    @property
    def is_registered(self) -> bool:
        """Whether their place of work, position and category came with the employment."""
        return self.person.registered_at is not None


async def kept(session: AsyncSession, visit: Visit) -> Kept:
    """Reading needs no consent."""
    person_id = visit.actor.id
    person = await people_rows.look(session, person_id)
    consents = [one for one in await people_rows.consents(session, person_id) if one.withdrawn_at is None]
    own = await responses.list_of(session, person_id)
    counts = await rows.answer_counts(session, person_id)
    library = visit.municipality.library
    surveys = [
        KeptSurvey(
            (await questionnaires.version(session, library, one.version_id)).title,
            one.school_year,
            counts.get(one.id, 0),
        )
        for one in own
    ]
    entered = await rows.entered_by_others(session, person_id)
    associations = await rows.associations_of(session, person_id)
    held = await rows.counts_of(session, person_id)
    await session.commit()
    newest = consents[-1] if consents else None
    return Kept(
        person=person,
        associations=tuple(associations),
        consent_version=newest.version if newest else None,
        consented_at=newest.given_at if newest else None,
        surveys=tuple(surveys),
        entered_by=tuple(entered),
        held=held,
    )


@dataclass(frozen=True, slots=True)
class Leaving:
    is_registered: bool
    """Whether a row of the register stays behind."""


def before_leaving(person: Person) -> Leaving:
    return Leaving(person.registered_at is not None)


async def leave(session: AsyncSession, visit: Visit) -> Leaving:
    """Withdraw the consent and take away, at once, what it was the ground for.

    Marks stay for the totals without a person. What the register knows from the employment stays there, and
    nothing leads from it to the answers any more.
    """
    left = await take_out(session, visit.actor.id, now=visit.now, today=visit.municipality.day(visit.now))
    await session.commit()
    return left


async def take_out(session: AsyncSession, person_id: int, *, now: datetime, today: date) -> Leaving:
    person = await people_rows.get(session, person_id)
    left = before_leaving(person)
    await people_rows.withdraw_consents(session, person_id, now)
    await rows.close_doors(session, person_id, now, today=today)
    if left.is_registered:
        if await _has_history(session, person_id):
            await retention.detach(session, [person_id], now=now, today=today)
        else:
            await retention.forget_words(session, [person_id])
            await deficit_owners.remove(session, [person_id])
        await rows.forget_told(session, person)
    else:
        await retention.forget_words(session, [person_id])
        await rows.forget(session, person, now)
    await organizations.remove_unused(session)
    register = "kept" if left.is_registered else "none"
    await audit.note_own(session, Action.CONSENT_WITHDRAWN, person_id=person_id, now=now)
    await audit.note_own(session, Action.PERSON_FORGOTTEN, person_id=person_id, now=now, register=register)
    return left


async def _has_history(session: AsyncSession, person_id: int) -> bool:
    """Whether there is anything that has to become nobody's."""
    return bool(
        await responses.list_of(session, person_id)
        or await routes.has_any(session, person_id)
        or await consultation_owners.count_of(session, person_id)
        or await mentoring_owners.has_any(session, person_id)
        or await course_owners.has_any(session, person_id)
        or await meeting_owners.has_any(session, person_id)
        or await contest_owners.has_any(session, person_id)
        or await practice_owners.has_any(session, person_id)
        or await material_owners.has_any(session, person_id)
        or await event_owners.has_any(session, person_id)
    )


def school_years(year: int) -> str:
    """2025 as people write the school year: 2025/26."""
    return f"{year}/{date(year + 1, 1, 1):%y}"
