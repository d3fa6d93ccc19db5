"""Whose courses are: forgotten, made nobody's, handed over to another row of the same person."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.courses import Completion, CourseOffer, CourseRequest, Provider, RequestStatus
from models.queries.many import change_rows
from models.queries.portions import portions

NOTHING = "\u2026"
"""Stands where a course was called in somebody's own words."""
SETTLED = (RequestStatus.ENROLLED, RequestStatus.COMPLETED)


async def has_any(session: AsyncSession, person_id: int) -> bool:
    done = select(Completion.id).where(Completion.person_id == person_id).limit(1)
    asked = select(CourseRequest.id).where(CourseRequest.person_id == person_id).limit(1)
    return (await session.scalar(done)) is not None or (await session.scalar(asked)) is not None


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """Kind, hours and days stay for the totals; every word, number and picture goes, and seats are free again."""
    for some in portions(people):
        nameless = {
            "title": NOTHING, "document": None, "registered_as": None, "issued_on": None, "scan": None, "reason": None
        }  # fmt: skip
        await change_rows(session, update(Completion).where(Completion.person_id.in_(some)).values(nameless))
        mine = CourseRequest.person_id.in_(some)
        await change_rows(session, update(CourseRequest).where(mine).values(wish=None, reason=None, created_by=None))
        enrolled = (mine, CourseRequest.status == RequestStatus.ENROLLED)
        free = {"status": RequestStatus.DECLINED, "offer_id": None}
        await change_rows(session, update(CourseRequest).where(*enrolled).values(free))
        await change_rows(session, update(Provider).where(Provider.created_by.in_(some)).values(created_by=None))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody, the one their answers go to; what they entered themselves too."""
    if not nobodies:
        return
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    completions: Any = Completion.__table__
    requests: Any = CourseRequest.__table__
    own = completions.c.person_id == bindparam("of_person")
    entered = case(
        (completions.c.entered_by == completions.c.person_id, bindparam("to_person")), else_=completions.c.entered_by
    )
    moved = update(completions).where(own).values(entered_by=entered, person_id=bindparam("to_person"))
    await connection.execute(moved, pairs)
    asked = update(requests).where(requests.c.person_id == bindparam("of_person"))
    await connection.execute(asked.values(person_id=bindparam("to_person")), pairs)


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person; of a line both have the one somebody has enrolled by counts, else the target's."""
    twins = (
        select(CourseRequest.year, CourseRequest.topic)
        .where(CourseRequest.person_id.in_((source, target)))
        .group_by(CourseRequest.year, CourseRequest.topic)
        .having(func.count() > 1)
    )
    for year, topic in (await session.execute(twins)).all():
        query = select(CourseRequest.id, CourseRequest.person_id, CourseRequest.status).where(
            CourseRequest.person_id.in_((source, target)), CourseRequest.year == year, CourseRequest.topic == topic
        )
        rows = {person: (number, status) for number, person, status in await session.execute(query)}
        keeps_source = rows[source][1] in SETTLED and rows[target][1] not in SETTLED
        dropped = rows[target if keeps_source else source][0]
        await change_rows(session, delete(CourseRequest).where(CourseRequest.id == dropped))
    columns: tuple[Any, ...] = (
        Completion.person_id, Completion.entered_by, Completion.decided_by, CourseRequest.person_id,
        CourseRequest.created_by, CourseOffer.created_by, Provider.created_by,
    )  # fmt: skip
    for column in columns:
        await change_rows(session, update(column.class_).where(column == source).values({column.key: target}))


def counts(person_id: int) -> tuple[Select[Any], Select[Any]]:
    """How many completed courses and lines of the plan are kept of somebody."""
    done = select(func.count()).select_from(Completion).where(Completion.person_id == person_id)
    asked = select(func.count()).select_from(CourseRequest).where(CourseRequest.person_id == person_id)
    return done, asked
