"""Requests for help before whoever answers them: what waits, lists, one of them whole, what has happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from models.queries.consultations import requests as rows
from models.queries.consultations.requests import Counts, Found
from models.request_filters import RequestFilter
from services.calling import called_to
from services.consultations import request_access as access
from services.consultations.request_access import Standing
from services.consultations.request_terms import Term, term
from services.consultations.request_words import title, topic_title
from services.errors import NotFound
from services.paging import pages_of
from services.rights import Right, may
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """A request as a list shows it."""

    id: int
    title: str
    called: str
    term: Term | None
    is_free: bool
    snoozed_until: date | None
    consultation: Consultation


@dataclass(frozen=True, slots=True)
class Listed:
    lines: Sequence[Line]
    count: int
    page: int
    pages: int
    waits: Counts
    is_lead: bool


@dataclass(frozen=True, slots=True)
class Helper:
    person_id: int
    called: str


@dataclass(frozen=True, slots=True)
class View:
    """One request with everything its screen says."""

    consultation: Consultation
    title: str
    called: str
    subject: str
    question: str | None
    """None where it is somebody else's, or has been forgotten."""
    lacking: str | None
    """What was missing, in the words of whoever asked; none like the question."""
    responsible: str | None
    helpers: tuple[Helper, ...]
    """Beside the one who is responsible."""
    attachments: int
    term: Term | None
    standing: Standing
    is_lead: bool
    is_read_back: bool
    """Whether its conversation may be looked into by somebody who takes no part in it."""
    snoozed_until: date | None


@dataclass(frozen=True, slots=True)
class Move:
    at: datetime
    change: str
    who: str | None
    """None: the clock."""
    whom: str | None
    details: dict[str, Any]


async def listed(
    session: AsyncSession, visit: Visit, *, chosen: RequestFilter, topic: str | None = None, page: int, size: int
) -> Listed:
    """A page of a list, the most urgent first, and what waits for the reader whatever the list is."""
    eyes, narrow = access.sight(visit), access.narrow(visit, chosen, topic)
    found, count = await rows.page(session, eyes, narrow, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        page = pages - 1
        found, count = await rows.page(session, eyes, narrow, offset=page * size, limit=size)
    waits = await rows.counts(session, eyes, narrow)
    await session.commit()
    return Listed([line_seen(visit, one) for one in found], count, page, pages, waits, access.leads(visit))


async def topics(session: AsyncSession, visit: Visit, *, chosen: RequestFilter) -> list[tuple[str, str, int]]:
    """Code, title and number of requests of every topic of a list, the most frequent first."""
    found = await rows.topics(session, access.sight(visit), access.narrow(visit, chosen))
    await session.commit()
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return [(code, topic_title(visit, code), count) for code, count in ordered]


async def view(session: AsyncSession, visit: Visit, *, consultation_id: int) -> View:
    """Raises NotFound for a request of others."""
    found = await rows.find(session, access.sight(visit), consultation_id)
    if found is None:
        raise NotFound
    consultation = found.consultation
    standing = await access.standing(session, visit, consultation)
    helping = await rows.helpers(session, consultation.thread_id)
    attachments = await rows.attachments(session, consultation.thread_id, consultation.asker_id)
    await session.commit()
    programme = visit.municipality.programme
    snoozed = consultation.snoozed_until
    return View(
        consultation=consultation,
        title=title(visit, consultation),
        called=called_to(visit, found.asker, place=found.place),
        subject=programme.subjects.title_of(consultation.subject),
        question=None if standing is Standing.LOOKING else consultation.question,
        lacking=None if standing is Standing.LOOKING else consultation.asker_comment,
        responsible=called_to(visit, found.responsible) if found.responsible else None,
        helpers=tuple(
            Helper(one.id, called_to(visit, one)) for one in helping if one.id != consultation.responsible_id
        ),
        attachments=attachments,
        term=term(consultation, visit.municipality, visit.now),
        standing=standing,
        is_lead=access.leads(visit),
        is_read_back=programme.consultations.is_read_by_head and may(visit.actor, Right.READ_CONVERSATIONS),
        snoozed_until=snoozed if snoozed and snoozed > visit.municipality.day(visit.now) else None,
    )


async def of_thread(session: AsyncSession, visit: Visit, *, thread_id: int) -> int | None:
    """The request somebody has just written about, while it still waits; none for whoever answers no requests."""
    if not may(visit.actor, Right.ANSWER_CONSULTATIONS):
        return None
    found = await rows.of_thread(session, access.sight(visit), thread_id)
    await session.commit()
    return found


async def history(
    session: AsyncSession, visit: Visit, *, consultation_id: int, page: int, size: int
) -> tuple[list[Move], int]:
    """What has happened to a request, the newest first, and how many pages that is."""
    if not await rows.sees(session, access.sight(visit), consultation_id):
        raise NotFound
    found, count = await rows.moves(session, consultation_id, offset=page * size, limit=size)
    await session.commit()
    moves = [
        Move(
            move.at,
            move.change,
            called_to(visit, who) if who else None,
            called_to(visit, whom) if whom else None,
            move.details,
        )
        for move, who, whom in found
    ]
    return moves, pages_of(count, size)


def line_seen(visit: Visit, one: Found) -> Line:
    """A request as the reader sees it in a list."""
    consultation = one.consultation
    snoozed = consultation.snoozed_until
    return Line(
        id=consultation.id,
        title=title(visit, consultation),
        called=called_to(visit, one.asker, place=one.place),
        term=term(consultation, visit.municipality, visit.now),
        is_free=consultation.responsible_id is None,
        snoozed_until=snoozed if snoozed and snoozed > visit.municipality.day(visit.now) else None,
        consultation=consultation,
    )
