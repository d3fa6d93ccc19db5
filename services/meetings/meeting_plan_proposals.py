"""What members find hard, as topics for the plan of their association: shares of a group, nobody's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import PlannedMeeting
from models.queries.deficits import deficit_groups as groups
from models.queries.meetings import meeting_plans as rows
from models.scopes import Scope
from services.associations.association_access import lead
from services.deficits import deficit_register
from services.deficits.deficit_titles import topic_title
from services.errors import NotFound, Unfitting
from services.meetings.meeting_plan_editing import put
from services.meetings.meeting_plans import editable, planned_months
from services.rights import Right, must
from services.suppression import FEWEST
from services.visits import Visit

MOST_PROPOSED = 8
FIRST_MONTHS = 9
"""Meetings fall into the months of lessons."""
LONGEST_TOPIC = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    spot: int
    """Among the topics of the programme."""
    title: str
    people: int
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Proposals:
    respondents: int
    is_hidden: bool
    """Too few have answered to say anything."""
    found: Sequence[Proposal]


async def look(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int) -> Proposals:
    """Topics with the most confirmed deficits of this year among the members, the most frequent first."""
    association = await lead(session, visit, association_id)
    must(visit.actor, Right.SEE_GROUP_DEFICITS)
    respondents, counted = await _counted(session, visit, association.id)
    plan = await rows.find(session, association.id, school_year)
    lines = await rows.lines(session, [plan.id]) if plan is not None else []
    await session.commit()
    if respondents < FEWEST:
        return Proposals(respondents, is_hidden=True, found=())
    planned = {one.meeting.deficit_topic for one in lines}
    competences = visit.municipality.programme.competences
    found = [
        Proposal(spot, topic_title(competences, topic.code), counted[topic.code], topic.code in planned)
        for spot, topic in enumerate(competences.topics)
        if counted.get(topic.code)
    ]
    found.sort(key=lambda one: (-one.people, one.spot))
    return Proposals(respondents, is_hidden=False, found=tuple(found[:MOST_PROPOSED]))


async def take(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int, spot: int) -> int:
    """Put a topic into the plan, in the first month of lessons to come that has nothing yet. Twice is once."""
    association = await lead(session, visit, association_id)
    must(visit.actor, Right.SEE_GROUP_DEFICITS)
    competences = visit.municipality.programme.competences
    if not 0 <= spot < len(competences.topics):
        raise NotFound
    respondents, counted = await _counted(session, visit, association.id)
    topic = competences.topics[spot]
    if respondents < FEWEST or not counted.get(topic.code):
        await session.rollback()
        raise Unfitting("meetings-proposal-gone")
    plan = await editable(session, visit, association_id, school_year)
    lines = await rows.lines(session, [plan.id])
    if any(one.meeting.deficit_topic == topic.code for one in lines):
        await session.commit()
        return 0
    taken = {one.meeting.month for one in lines}
    this = visit.municipality.day(visit.now).replace(day=1)
    months = [one for one in planned_months(visit, school_year)[:FIRST_MONTHS] if one >= this]
    months = months or [one for one in planned_months(visit, school_year) if one >= this]
    month = next((one for one in months if one not in taken), months[0])
    title = topic_title(competences, topic.code)[:LONGEST_TOPIC]
    added = await put(session, visit, plan, [PlannedMeeting(month=month, topic=title, deficit_topic=topic.code)])
    await session.commit()
    return added


async def _counted(session: AsyncSession, visit: Visit, association_id: int) -> tuple[int, dict[str, int]]:
    """Members who have answered, and how many have each topic."""
    if not visit.municipality.programme.modules.deficit_register:
        raise NotFound
    codes = deficit_register.entry_codes(visit.municipality)
    year, scope = visit.municipality.school_year(visit.now), Scope(associations=frozenset({association_id}))
    sizes = await groups.sizes(session, scope, groups.ASSOCIATION, codes=codes, school_year=year)
    found = await groups.topics(session, scope, groups.ASSOCIATION, codes=codes, school_year=year)
    return sum(one.respondents for one in sizes), {one.code: one.people for one in found}
