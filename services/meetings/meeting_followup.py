"""What becomes of decisions: one's own to be done, an association's looked over, done, taken off."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.meetings import Decision, DecisionStatus, Minutes
from models.queries import people as people_rows
from models.queries.meetings import decisions as rows
from models.queries.meetings import meeting_minutes as minutes_rows
from services import outbox
from services.associations import association_access
from services.errors import NotFound, Unfitting
from services.events.events import all_or_nothing
from services.meetings import meeting_access as access
from services.meetings import meeting_letters as letters
from services.meetings import meeting_people
from services.naming import clean
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

LONGEST_COMMENT = 300


@dataclass(frozen=True, slots=True)
class Task:
    """A decision with everything it is read by."""

    decision: Decision
    minutes: Minutes
    association: str
    responsible: str
    is_own: bool
    may_write: bool = False
    may_drop: bool = False

    @property
    def may_finish(self) -> bool:
        is_open = self.decision.status is DecisionStatus.OPEN and self.minutes.signed_at is not None
        return is_open and (self.is_own or self.may_write)


@dataclass(frozen=True, slots=True)
class Page:
    lines: Sequence[Task]
    total: int
    pages: int
    title: str = ""
    overdue: int = 0


async def count_own(session: AsyncSession, visit: Visit) -> int:
    must(visit.actor, Right.BELONG)
    found = await rows.count_own(session, visit.actor.id)
    await session.commit()
    return found


async def own(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """What the actor answers for and has not done yet."""
    must(visit.actor, Right.BELONG)
    person_id = visit.actor.id
    total = await rows.count_own(session, person_id)
    pages = pages_of(total, size)
    lines = await rows.own(session, person_id, offset=min(max(page, 0), pages - 1) * size, limit=size)
    await session.commit()
    return Page([_task(visit, one) for one in lines], total, pages)


async def of_association(session: AsyncSession, visit: Visit, *, association_id: int, page: int, size: int) -> Page:
    """Everything an association has decided and nobody has done yet."""
    association = await association_access.write(session, visit, association_id, even_closed=True)
    today = visit.municipality.day(visit.now)
    total = await rows.count_of(session, association.id)
    pages = pages_of(total, size)
    offset = min(max(page, 0), pages - 1) * size
    lines = await rows.of_association(session, association.id, offset=offset, limit=size)
    overdue = await rows.count_overdue(session, association.id, today=today)
    await session.commit()
    return Page([_task(visit, one, may_write=True) for one in lines], total, pages, association.title, overdue)


async def look(session: AsyncSession, visit: Visit, *, decision_id: int) -> Task:
    """For whoever answers for it and for whoever keeps the papers of the meeting."""
    found = await _reach(session, visit, decision_id)
    await session.commit()
    return found


async def finish(session: AsyncSession, visit: Visit, *, decision_id: int, typed: str | None) -> Task:
    """Done, with a word on how; done twice it is done once. Raises Unfitting for what was taken off."""
    comment = _comment(typed) if typed is not None else None
    async with all_or_nothing(session):
        task = await _reach(session, visit, decision_id, to_change=True)
        if task.minutes.signed_at is None:
            raise Unfitting("decision-not-signed")
        if task.decision.status is DecisionStatus.DROPPED:
            raise Unfitting("decision-is-over")
    if task.decision.status is DecisionStatus.OPEN:
        task.decision.status, task.decision.done_at, task.decision.comment = DecisionStatus.DONE, visit.now, comment
        await outbox.cancel(session, letters.kind_of(decision_id), now=visit.now)
    await session.commit()
    return task


async def drop(session: AsyncSession, visit: Visit, *, decision_id: int, typed: str) -> Task:
    """Taken off with a reason, by whoever leads the association; whoever answered for it is told."""
    reason = _comment(typed)
    async with all_or_nothing(session):
        task = await _reach(session, visit, decision_id, to_change=True)
        if not task.may_drop:
            raise NotFound
        if task.minutes.signed_at is None:
            raise Unfitting("decision-not-signed")
        if task.decision.status is DecisionStatus.DONE:
            raise Unfitting("decision-is-over")
    if task.decision.status is DecisionStatus.OPEN:
        decision = task.decision
        await outbox.cancel(session, letters.kind_of(decision_id), now=visit.now)
        decision.status, decision.done_at, decision.comment = DecisionStatus.DROPPED, visit.now, reason
        if decision.responsible_id != visit.actor.id:
            await letters.tell(
                session, visit.municipality, decision, task.association, "decision-told-dropped", "dropped",
                now=visit.now, reason=reason,
            )  # fmt: skip
    await session.commit()
    return task


async def _reach(session: AsyncSession, visit: Visit, decision_id: int, *, to_change: bool = False) -> Task:
    must(visit.actor, Right.BELONG)
    decision = await rows.find(session, decision_id, to_change=to_change)
    minutes = await minutes_rows.find(session, decision.minutes_id) if decision else None
    if decision is None or minutes is None:
        raise NotFound
    is_own = decision.responsible_id == visit.actor.id and minutes.signed_at is not None
    may_write = may_drop = True
    try:
        await access.write(session, visit, minutes.event_id)
    except NotFound:
        may_write = False
        if not is_own:
            raise
    try:
        await association_access.lead(session, visit, minutes.association_id, even_closed=True)
    except NotFound:
        may_drop = False
    people = await people_rows.by_ids(session, [one for one in (decision.responsible_id,) if one])
    association = await session.get_one(Association, minutes.association_id)
    responsible = meeting_people.called(visit, people, decision.responsible_id)
    return Task(decision, minutes, association.title, responsible, is_own, may_write, may_drop)


def _task(visit: Visit, kept: rows.Kept, *, may_write: bool = False) -> Task:
    people = {kept.responsible.id: kept.responsible} if kept.responsible else {}
    responsible = meeting_people.called(visit, people, kept.decision.responsible_id)
    is_own = kept.decision.responsible_id == visit.actor.id
    return Task(kept.decision, kept.minutes, kept.association, responsible, is_own, may_write)


def _comment(typed: str) -> str:
    words = clean(typed)
    if not words:
        raise Unfitting("decision-say-something")
    if len(words) > LONGEST_COMMENT:
        raise Unfitting("words-too-long", limit=LONGEST_COMMENT)
    return words
