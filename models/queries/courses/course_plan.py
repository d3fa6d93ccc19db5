"""The plan of courses of a calendar year: its lines within a scope, what makes one more pressing than another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.course_counting import Asked, AttestationTerms, Counting
from models.course_groups import PlanFilter, Priority
from models.course_rows import PlanLine
from models.courses import CourseOffer, CourseRequest, Provider, RequestSource, RequestStatus
from models.deficits import Deficit, DeficitState
from models.organizations import Organization
from models.people import Person
from models.queries.courses.course_counting import attestation_is_near, is_due, newest_end
from models.queries.portions import portions
from models.queries.register.register import IS_HERE, matching
from models.queries.upsert import insert
from models.scopes import Scope, people_within

OPEN_DEFICITS = (DeficitState.CONFIRMED, DeficitState.IN_WORK)


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose lines of which year, and what their priority is worked out by."""

    scope: Scope
    year: int
    school_year: int
    counting: Counting
    asked: Asked
    attestation: AttestationTerms

    def priority(self) -> ColumnElement[str]:
        known = (
            select(Deficit.id)
            .where(
                Deficit.person_id == CourseRequest.person_id,
                Deficit.school_year == self.school_year,
                Deficit.state.in_(OPEN_DEFICITS),
                Deficit.topic == CourseRequest.topic,
                Deficit.topic != "",
            )
            .exists()
        )
        return case(
            (is_due(self.counting, self.asked), Priority.EXPIRES.value),
            (or_(CourseRequest.source == RequestSource.DEFICIT, known), Priority.DEFICIT.value),
            (attestation_is_near(self.attestation), Priority.ATTESTATION.value),
            else_=Priority.WISH.value,
        )


async def add(session: AsyncSession, request: CourseRequest) -> CourseRequest:
    session.add(request)
    await session.flush()
    return request


async def put(session: AsyncSession, values: Sequence[dict[str, Any]]) -> int:
    """Lines that are not there yet; those that are stay as people have made them. Returns how many are new."""
    added = 0
    for some in portions(values, 200):
        statement = insert(session, CourseRequest).values(list(some))
        statement = statement.on_conflict_do_nothing(index_elements=["person_id", "year", "topic"])
        added += len((await session.scalars(statement.returning(CourseRequest.id))).all())
    return added


async def of_key(session: AsyncSession, person_id: int, year: int, topic: str) -> CourseRequest | None:
    query = select(CourseRequest).where(
        CourseRequest.person_id == person_id, CourseRequest.year == year, CourseRequest.topic == topic
    )
    return (await session.scalars(query)).one_or_none()


async def of_person(session: AsyncSession, person_id: int, *, since: int) -> list[tuple[CourseRequest, str | None]]:
    """Somebody's own lines from a year on, each with the title of the offer they have enrolled in."""
    query = (
        select(CourseRequest, CourseOffer.title)
        .outerjoin(CourseOffer, CourseOffer.id == CourseRequest.offer_id)
        .where(CourseRequest.person_id == person_id, CourseRequest.year >= since)
        .order_by(CourseRequest.year, CourseRequest.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def find_own(session: AsyncSession, person_id: int, request_id: int) -> CourseRequest | None:
    query = select(CourseRequest).where(CourseRequest.id == request_id, CourseRequest.person_id == person_id)
    return (await session.scalars(query.with_for_update())).one_or_none()


async def find(
    session: AsyncSession, scope: Scope, request_id: int, *, to_change: bool = False
) -> CourseRequest | None:
    query = (
        select(CourseRequest)
        .join(Person, Person.id == CourseRequest.person_id)
        .where(CourseRequest.id == request_id, people_within(scope), IS_HERE)
    )
    return (await session.scalars(query.with_for_update(of=CourseRequest) if to_change else query)).one_or_none()


async def remove(session: AsyncSession, request_id: int) -> None:
    await session.execute(
        delete(CourseRequest).where(CourseRequest.id == request_id).execution_options(synchronize_session=False)
    )


async def counts(session: AsyncSession, plan: Plan) -> dict[RequestStatus, int]:
    query = (
        select(CourseRequest.status, func.count())
        .join(Person, Person.id == CourseRequest.person_id)
        .where(*_conditions(plan, PlanFilter()))
        .group_by(CourseRequest.status)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def topics(session: AsyncSession, plan: Plan, *, limit: int) -> list[tuple[str, int]]:
    """What is asked for most."""
    count = func.count(CourseRequest.person_id.distinct())
    query = (
        select(CourseRequest.topic, count)
        .join(Person, Person.id == CourseRequest.person_id)
        .where(*_conditions(plan, PlanFilter()), CourseRequest.topic != "")
        .group_by(CourseRequest.topic)
        .order_by(count.desc(), CourseRequest.topic)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def page(
    session: AsyncSession, plan: Plan, narrow: PlanFilter, *, offset: int, limit: int
) -> tuple[list[PlanLine], int]:
    """The most pressing first."""
    count = await session.scalar(
        select(func.count())
        .select_from(CourseRequest)
        .join(Person, Person.id == CourseRequest.person_id)
        .where(*_conditions(plan, narrow))
    )
    order = case({one.value: place for place, one in enumerate(Priority)}, value=plan.priority(), else_=9)
    query = _lines(plan, narrow).order_by(order, Person.search_key, CourseRequest.id).offset(offset).limit(limit)
    return [PlanLine(*row) for row in await session.execute(query)], count or 0


async def look(session: AsyncSession, plan: Plan, request_id: int) -> PlanLine | None:
    query = _lines(plan, None).where(CourseRequest.id == request_id)
    row = (await session.execute(query)).one_or_none()
    return PlanLine(*row) if row else None


async def everything(session: AsyncSession, plan: Plan, *, after: int, limit: int) -> list[PlanLine]:
    """For a file: lines after one of that id."""
    query = _lines(plan, PlanFilter()).where(CourseRequest.id > after).order_by(CourseRequest.id).limit(limit)
    return [PlanLine(*row) for row in await session.execute(query)]


def _lines(plan: Plan, narrow: PlanFilter | None) -> Select[Any]:
    columns: tuple[Any, ...] = (
        CourseRequest, Person, Organization.title, CourseOffer, Provider.title, plan.priority(),
        newest_end(plan.counting, plan.asked.on),
    )  # fmt: skip
    query = (
        select(*columns)
        .select_from(CourseRequest)
        .join(Person, Person.id == CourseRequest.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(CourseOffer, CourseOffer.id == CourseRequest.offer_id)
        .outerjoin(Provider, Provider.id == CourseOffer.provider_id)
    )
    return (
        query.where(people_within(plan.scope), IS_HERE) if narrow is None else query.where(*_conditions(plan, narrow))
    )


def _conditions(plan: Plan, narrow: PlanFilter) -> list[ColumnElement[bool]]:
    conditions = [CourseRequest.year == plan.year, people_within(plan.scope), IS_HERE]
    if narrow.organization_id is not None:
        conditions.append(Person.organization_id == narrow.organization_id)
    if narrow.status is not None:
        conditions.append(CourseRequest.status == narrow.status)
    if narrow.topic is not None:
        conditions.append(CourseRequest.topic == narrow.topic)
    if narrow.words:
        conditions.append(matching(narrow.words))
    return conditions
