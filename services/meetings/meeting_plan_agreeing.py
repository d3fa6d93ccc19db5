"""The year's plan of meetings agreed on: sent by the leader, approved or returned by whoever keeps the association."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.meetings import PlanStatus
from models.queries.associations import association_members as members
from models.queries.meetings import meeting_plans as rows
from services import audit, notices
from services.associations.association_access import keep, lead
from services.errors import NotFound, Unfitting
from services.meetings.meeting_plans import mark_of, tell_keepers
from services.naming import clean
from services.visits import Visit

LONGEST_COMMENT = 300


async def propose(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int) -> None:
    """Send it to whoever keeps the association; sending twice is sending once."""
    association = await lead(session, visit, association_id, to_change=True)
    plan = await rows.find(session, association.id, school_year, to_change=True)
    found = await rows.lines(session, [plan.id]) if plan is not None else []
    if plan is None or not found:
        await session.rollback()
        raise Unfitting("meetings-empty")
    if plan.status in {PlanStatus.DRAFT, PlanStatus.RETURNED}:
        plan.status, plan.comment = PlanStatus.PROPOSED, None
        plan.decided_at = plan.decided_by = None
        await tell_keepers(session, visit, association, plan, "meetings-told-proposed", mark=f"{visit.now}")
    await session.commit()


async def decide(
    session: AsyncSession,
    visit: Visit,
    *,
    association_id: int,
    school_year: int,
    mark: str | None = None,
    comment: str | None = None,
) -> None:
    """Approve what was shown, or return it with a comment; leaders read of it. What is decided already stays so."""
    association = await keep(session, visit, association_id, to_change=True, even_closed=False)
    plan = await rows.find(session, association.id, school_year, to_change=True)
    if plan is None:
        raise NotFound
    why = clean(comment) if comment is not None else None
    if why is not None and not 1 <= len(why) <= LONGEST_COMMENT:
        await session.rollback()
        raise Unfitting("meetings-comment-unfit", high=LONGEST_COMMENT)
    wanted = PlanStatus.APPROVED if why is None else PlanStatus.RETURNED
    if plan.status is wanted and (why is None or plan.comment == why):
        await session.commit()
        return
    if plan.status is not PlanStatus.PROPOSED and not (why is not None and plan.status is PlanStatus.APPROVED):
        await session.rollback()
        raise Unfitting("meetings-not-proposed")
    if why is None and mark != mark_of(await rows.lines(session, [plan.id])):
        await session.rollback()
        raise Unfitting("meetings-changed-since")
    plan.status, plan.comment, plan.decided_by, plan.decided_at = wanted, why, visit.actor.id, visit.now
    leaders = [one.person.id for one in await members.leaders(session, association.id)]
    said = {
        "phrase": "meetings-told-approved" if why is None else "meetings-told-returned",
        "values": {"title": association.title, **({} if why is None else {"comment": why})},
        "rows": [[{"phrase": "meetings-open", "data": f"oap:{association.id}:{school_year}"}]],
    }
    key = f"meetings-decided:{plan.id}:{visit.now}"
    await notices.tell(session, visit, [one for one in leaders if one != visit.actor.id], key=key, said=said)
    await audit.note(
        session, visit, Action.MEETING_PLAN_DECIDED, association=association.id, year=school_year, status=wanted.value
    )
    await session.commit()
