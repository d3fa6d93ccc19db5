"""Several requests alike answered together: gathered, called off, looked at; those who asked are invited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from models.events import Attendance, Event, EventStatus
from models.queries.consultations import group_consultations as rows
from models.queries.consultations import requests as request_rows
from models.queries.events import events
from models.threads import Part
from services import moments, notices
from services.calling import called_to
from services.consultations import request_access as access
from services.consultations import request_taking
from services.consultations.consultation_moves import WAITING, Change
from services.consultations.request_words import LONGEST_REASON, line
from services.consultations.requests import Line, line_seen
from services.conversations import threads
from services.errors import NotFound, Unfitting
from services.events import event_facts
from services.outbox import Priority
from services.paging import pages_of
from services.rights import Right, reach
from services.visits import Visit

KIND = "group_consultation"
LONGEST_TITLE, LONGEST_PLACE = 200, 300
LONGEST_AHEAD = timedelta(days=366)
AT_SHORT_NOTICE = timedelta(days=1)
"""What changes so soon before it begins is said at any hour."""
MOST = 100
"""Requests in one consultation."""
COMING = (Attendance.INVITED, Attendance.REGISTERED)


@dataclass(frozen=True, slots=True)
class Seat:
    person_id: int
    called: str
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class GroupView:
    event: Event
    counts: Mapping[Attendance, int]
    people: Sequence[Seat]
    has_begun: bool


async def candidates(
    session: AsyncSession, visit: Visit, *, consultation_id: int, page: int, size: int
) -> tuple[list[Line], int]:
    """Waiting requests of the topic of one of them; and how many pages. Raises NotFound for a request of others."""
    eyes = access.sight(visit)
    found = await request_rows.find(session, eyes, consultation_id)
    if found is None:
        raise NotFound
    topic = found.consultation.topic
    alike, count = await request_rows.alike(session, eyes, topic, offset=page * size, limit=size)
    await session.commit()
    return [line_seen(visit, one) for one in alike], pages_of(count, size)


def starting(visit: Visit, typed: str) -> datetime:
    """When it begins, as people type it. Raises Unfitting."""
    at = moments.read(typed, now=visit.now, zone=visit.municipality.zone)
    return _ahead(visit, at)


async def gather(
    session: AsyncSession, visit: Visit, *, consultation_ids: Sequence[int], title: str, starts_at: datetime, place: str
) -> Event:
    """Invite those who asked; their requests stay open until it was held. What nobody has becomes the actor's.

    Raises Unfitting where none of the requests waits any more.
    """
    eyes = access.sight(visit)
    heading, where, at = line(title, LONGEST_TITLE), line(place, LONGEST_PLACE), _ahead(visit, starts_at)
    chosen = await request_rows.among(session, eyes, sorted(set(consultation_ids))[:MOST], to_change=True)
    fitting = [one for one in chosen if one.event_id is None and one.topic == chosen[0].topic]
    if not fitting:
        await session.rollback()
        raise Unfitting("group-nothing-left")
    event = await rows.add(
        session,
        Event(
            kind=KIND,
            title=heading,
            starts_at=at,
            ends_at=at + event_facts.length_of(visit.municipality, KIND),
            place=where,
            level=event_facts.level_of(None),
            format=event_facts.format_of(where, None),
            association_id=_association_of(visit),
            organiser_id=visit.actor.id,
            status=EventStatus.PLANNED,
            created_at=visit.now,
        ),
        [one.asker_id for one in fitting],
    )
    for consultation in fitting:
        await _join(session, visit, consultation, event)
    answers = [[
        {"phrase": "group-comes", "data": f"qgl:{event.id}:1"},
        {"phrase": "group-declines", "data": f"qgl:{event.id}:0"},
    ]]  # fmt: skip
    await tell(session, visit, event, [one.asker_id for one in fitting], "group-told-invited", answers)
    await session.commit()
    return event


async def cancel(session: AsyncSession, visit: Visit, *, event_id: int, typed: str) -> None:
    """It will not be: the requests wait on by themselves, and everybody who would come is told why."""
    access.sight(visit)
    reason = line(typed, LONGEST_REASON)
    event = await planned(session, visit, event_id)
    if await rows.ids_of(session, event.id, [Attendance.ATTENDED]):
        await session.rollback()
        raise Unfitting("group-somebody-came")
    event.status, event.closed_at, event.reason = EventStatus.CANCELLED, visit.now, reason
    for consultation in await rows.requests_of(session, event.id):
        await leave(session, visit, consultation)
    people = await rows.ids_of(session, event.id, COMING)
    await tell(session, visit, event, people, "group-told-cancelled", [], reason=reason)
    await session.commit()


async def listed(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[list[Event], int]:
    """One's own, for whoever leads everybody's; and how many pages."""
    access.sight(visit)
    found, count = await rows.page(session, kind=KIND, organiser_id=organiser(visit), offset=page * size, limit=size)
    await session.commit()
    return found, pages_of(count, size)


async def view(session: AsyncSession, visit: Visit, *, event_id: int, page: int = 0, size: int = 20) -> GroupView:
    access.sight(visit)
    event = await rows.find(session, event_id, kind=KIND, organiser_id=organiser(visit))
    if event is None:
        raise NotFound
    found = await rows.people(session, event.id, offset=page * size, limit=size)
    counts = await events.counts(session, event.id)
    await session.commit()
    seats = [Seat(one.person.id, called_to(visit, one.person, place=one.place), one.attendance) for one in found]
    return GroupView(event, counts, seats, has_begun=event.starts_at <= visit.now)


async def planned(session: AsyncSession, visit: Visit, event_id: int) -> Event:
    """One that can still be held or called off, to be changed. Raises Unfitting for one that is over."""
    access.sight(visit)
    event = await rows.find(session, event_id, kind=KIND, organiser_id=organiser(visit), to_change=True)
    if event is None:
        raise NotFound
    if event.status is not EventStatus.PLANNED:
        await session.rollback()
        raise Unfitting("group-is-over")
    return event


async def leave(session: AsyncSession, visit: Visit, consultation: Consultation) -> None:
    """A request is in the group no longer, within the caller's transaction."""
    if consultation.status in WAITING:
        await access.turn(session, visit, consultation, Change.UNGROUPED)
    consultation.event_id = None


def organiser(visit: Visit) -> int | None:
    """Whose group consultations somebody keeps: their own; none stands for everybody's."""
    return None if access.leads(visit) else visit.actor.id


async def tell(
    session: AsyncSession,
    visit: Visit,
    event: Event,
    person_ids: Sequence[int],
    phrase: str,
    buttons: Sequence[Sequence[Mapping[str, Any]]],
    **values: str,
) -> None:
    """Within the caller's transaction; each thing is said once, at short notice at any hour."""
    is_soon = event.starts_at - visit.now < AT_SHORT_NOTICE and event.status is EventStatus.CANCELLED
    await notices.tell(
        session,
        visit,
        person_ids,
        key=f"event:{event.id}:{phrase}",
        said={"phrase": phrase, **spoken(visit.municipality.zone, event, values), "rows": buttons},
        priority=Priority.NOTICE,
        ignores_quiet=is_soon,
    )


def spoken(zone: ZoneInfo, event: Event, values: Mapping[str, str]) -> dict[str, Any]:
    """What a letter says of an event: values and days."""
    local = event.starts_at.astimezone(zone)
    known = {"title": event.title, "clock": f"{local:%H:%M}", "place": event.place or "none", **values}
    return {"values": known, "days": {"day": local.date().isoformat()}}


async def _join(session: AsyncSession, visit: Visit, consultation: Consultation, event: Event) -> None:
    if consultation.responsible_id is None:
        await request_taking.take(session, visit, consultation, is_told=False)
    else:
        await threads.let_in(session, consultation.thread_id, {visit.actor.id: Part.HELPER}, now=visit.now)
    await access.turn(session, visit, consultation, Change.GROUPED)
    consultation.event_id, consultation.snoozed_until = event.id, None


def _association_of(visit: Visit) -> int | None:
    """Whose plan it stands in: of whoever plans for an association alone."""
    scope = reach(visit.actor, Right.PLAN_EVENTS)
    return None if scope.is_whole else min(scope.associations, default=None)


def _ahead(visit: Visit, at: datetime) -> datetime:
    if not visit.now < at <= visit.now + LONGEST_AHEAD:
        raise Unfitting("group-bad-time")
    return at
