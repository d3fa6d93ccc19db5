"""Certificates of participation: a person's own, and those of everybody who took part."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import Event, EventRole
from models.people import Person
from models.queries import people
from models.queries.events import event_participants as rows
from models.queries.events import events as event_rows
from services import audit
from services.calling import PrivacyMode, call, own_name
from services.errors import Unfitting
from services.events.event_facts import ends_at
from services.events.event_hours import academic_hours
from services.events.event_parts import ALIVE, Part, is_over, took_part
from services.events.events import all_or_nothing, reach
from services.privacy import school_years
from services.visits import Visit

AT_ONCE = 500
MOST = 2_000
"""People of one event certificates are made for in one go."""


@dataclass(frozen=True, slots=True)
class Certificate:
    event: Event
    holder: str | None
    """The association or the school that held it."""
    role: EventRole
    name: str | None
    """None: a line is left to write it by hand."""
    hint: str
    """Whose it is, as the reader may know it, where the name is written by hand."""
    hours: int | None
    number: str


def is_certified(part: Part) -> bool:
    """Whether there is a certificate; events elsewhere are certified by whoever held them."""
    return part.took_part and part.is_over and not part.event.is_external


async def own(session: AsyncSession, visit: Visit, *, event_id: int) -> Certificate:
    """The actor's own; raises NotFound for whoever was not there, Unfitting before it is over."""
    async with all_or_nothing(session):
        part = await took_part(session, visit, event_id)
        if not is_certified(part):
            raise Unfitting("event-certificate-none")
    person = await people.look(session, visit.actor.id)
    holder = await _holder(session, part.event)
    await session.commit()
    name = own_name(visit.municipality.privacy_mode, person)
    return _made(visit, part.event, holder, person, part.role, name=name, hint="")


async def of_event(session: AsyncSession, visit: Visit, *, event_id: int) -> list[Certificate]:
    """Of everybody who took part, for whoever keeps the event, by the letters of their names."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id)
        if event.is_external or event.status not in ALIVE or not is_over(event, visit.now):
            raise Unfitting("event-certificate-none")
    mode, holder = visit.municipality.privacy_mode, await _holder(session, event)
    made = []
    async for person, role in _everybody(session, event.id):
        called = call(mode, person)
        # Half a name is none on a paper: it is written by hand, and the hint says whose it is.
        name, hint = (called, "") if mode is PrivacyMode.NAMES and person.name else (None, called)
        made.append(_made(visit, event, holder, person, role, name=name, hint=hint))
    if not made:
        await session.rollback()
        raise Unfitting("event-certificate-nobody")
    await audit.note(session, visit, Action.CERTIFICATES_MADE, event=event.id, count=len(made))
    await session.commit()
    return made


async def _everybody(session: AsyncSession, event_id: int) -> AsyncIterator[tuple[Person, EventRole]]:
    after, count = ("", 0), 0
    while count < MOST and (some := await rows.page(session, event_id, after=after, limit=AT_ONCE)):
        for one in some:
            yield one
        last = some[-1][0]
        after, count = (last.search_key, last.id), count + len(some)


async def _holder(session: AsyncSession, event: Event) -> str | None:
    return await event_rows.titles(session, association_id=event.association_id, organization_id=event.organization_id)


def _made(  # a certificate is as wide as that
    visit: Visit, event: Event, holder: str | None, person: Person, role: EventRole, *, name: str | None, hint: str
) -> Certificate:
    year = school_years(visit.municipality.school_year(event.starts_at))
    return Certificate(
        event=event,
        holder=holder,
        role=role,
        name=name,
        hint=hint,
        hours=hours_of(visit, event),
        number=f"{year}-{event.id}-{person.id}",
    )


def hours_of(visit: Visit, event: Event) -> int | None:
    """Academic hours by the clock of the place."""
    zone = visit.municipality.zone
    begins, ends = event.starts_at.astimezone(zone), ends_at(event).astimezone(zone)
    return academic_hours(begins, ends) if ends - begins >= timedelta(minutes=1) else None
