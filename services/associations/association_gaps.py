"""Associations without a plan, or without a meeting in a quarter: for their leaders and for whoever keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import EventStatus
from models.queries.associations import association_gaps as rows
from models.queries.associations import association_members as members
from models.queries.associations.association_gaps import Gap, Quarter, Wanted
from models.scopes import Scope
from services import audit, notices
from services.associations import association_quarters
from services.associations.association_access import kept_by, led_by
from services.associations.association_quarters import Span
from services.errors import NotAllowed
from services.events.event_plan import midnights
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

PORTION = 200


@dataclass(frozen=True, slots=True)
class Lacking:
    """An association and what it has not."""

    id: int
    title: str
    school: str | None
    lacks_plan: bool
    has_draft: bool
    """A plan was begun and is not sent, or came back."""
    quarters: tuple[str, ...]
    """Titles of those without a meeting."""


@dataclass(frozen=True, slots=True)
class Page:
    found: tuple[Lacking, ...]
    total: int
    page: int
    pages: int
    may_remind: bool


async def page(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """Those one leads, or all one keeps."""
    scope = _scope(visit)
    wanted, spans = wanted_now(visit)
    found, total = await rows.page(session, scope, wanted, offset=max(page, 0) * size, limit=size)
    await session.commit()
    lines = tuple(lacking(one, spans) for one in found)
    return Page(lines, total, max(page, 0), pages_of(total, size), bool(kept_by(visit.actor)))


async def remind(session: AsyncSession, visit: Visit) -> tuple[int, int]:
    """Tell the leaders of all that lack something, each once a day however often it is tapped.

    Returns how many associations that were, and how many of them have no leader to tell.
    """
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    wanted, spans = wanted_now(visit)
    day = visit.municipality.day(visit.now)
    last, told, alone = 0, 0, 0
    while some := await rows.after(session, scope, wanted, last=last, limit=PORTION):
        leading = await members.leaders_of(session, [one.association_id for one in some])
        for one in some:
            leaders = leading.get(one.association_id, [])
            told, alone = told + bool(leaders), alone + (not leaders)
            said = said_of(lacking(one, spans), wanted.school_year)
            await notices.tell(session, visit, leaders, key=f"association-gaps:{one.association_id}:{day}", said=said)
        last = some[-1].association_id
    if told:
        await audit.note(session, visit, Action.ASSOCIATIONS_REMINDED, associations=told)
    await session.commit()
    return told, alone


def wanted_now(visit: Visit) -> tuple[Wanted, Sequence[Span]]:
    """What associations that keep plans should have today."""
    municipality = visit.municipality
    programme, today = municipality.programme, municipality.day(visit.now)
    year, first = municipality.school_year(visit.now), programme.calendar.school_year.since
    spans = association_quarters.due(programme.calendar.quarters, year=year, first=first, today=today)
    due_on = programme.events.plans_due_on
    is_due = association_quarters.has_come(due_on, year=year, first=first, today=today)
    kinds = [one.code for one in programme.events.association_kinds if one.keeps_plan]
    return Wanted(kinds, year, is_due, [_quarter(visit, one) for one in spans]), spans


def lacking(gap: Gap, spans: Sequence[Span]) -> Lacking:
    return Lacking(
        gap.association_id,
        gap.title,
        gap.school,
        gap.lacks_plan,
        gap.lacks_plan and gap.plan_status is not None,
        tuple(span.title for span, lacks in zip(spans, gap.lacks, strict=True) if lacks),
    )


def said_of(one: Lacking, school_year: int) -> dict[str, object]:
    """What its leaders read."""
    return {
        "phrase": "association-told-gaps",
        "values": {
            "title": one.title,
            "plan": int(one.lacks_plan),
            "quarters": ", ".join(one.quarters) or "none",
        },
        "rows": [[{"phrase": "meetings-open", "data": f"oap:{one.id}:{school_year}"}]],
    }


def _scope(visit: Visit) -> Scope:
    must(visit.actor, Right.BELONG)
    scope = led_by(visit.actor)
    if not scope:
        raise NotAllowed
    return scope


def _quarter(visit: Visit, span: Span) -> Quarter:
    since, until = _moments(visit, span)
    statuses = (EventStatus.HELD,) if span.is_over else (EventStatus.HELD, EventStatus.PLANNED)
    return Quarter(since, until, statuses)


def _moments(visit: Visit, span: Span) -> tuple[datetime, datetime]:
    since, until = midnights(visit, [span.since, span.until + timedelta(days=1)])
    return since, until
