"""Questions about responses and the answers in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from models.queries.upsert import insert
from models.responses import Answer, Response


async def find_own(
    session: AsyncSession, response_id: int, *, person_id: int, to_change: bool
) -> tuple[Response, list[Answer]] | None:
    """A person's own response with its answers; none if it is somebody else's or nobody's.

    One statement on SQLite, where whoever changes is alone. On PostgreSQL the row is waited for first: a statement
    that waits itself goes on with the answers as they were before.
    """
    is_own = (Response.id == response_id, Response.person_id == person_id)
    query = select(Response, Answer).outerjoin(Answer, Answer.response_id == Response.id).where(*is_own)
    if to_change:
        query = query.execution_options(populate_existing=True)
        if session.get_bind().dialect.name == "postgresql":
            await session.execute(select(Response.id).where(*is_own).with_for_update())
    rows = (await session.execute(query)).all()
    if not rows:
        return None
    answers: list[Answer | None] = [answer for _, answer in rows]
    return rows[0][0], [answer for answer in answers if answer is not None]


async def list_of(session: AsyncSession, person_id: int) -> list[Response]:
    return list(
        await session.scalars(select(Response).where(Response.person_id == person_id).order_by(Response.started_at))
    )


async def answers_of(session: AsyncSession, response_ids: Sequence[int]) -> list[Answer]:
    return list(await session.scalars(select(Answer).where(Answer.response_id.in_(response_ids))))


async def find_by_year(
    session: AsyncSession, *, person_id: int, questionnaire: str, school_year: int
) -> Response | None:
    return (
        await session.scalars(
            select(Response).where(
                Response.person_id == person_id,
                Response.questionnaire == questionnaire,
                Response.school_year == school_year,
            )
        )
    ).one_or_none()


async def begin(
    session: AsyncSession,
    *,
    person_id: int,
    questionnaire: str,
    school_year: int,
    version_id: int,
    now: datetime,
) -> Response:
    """The response of that person, questionnaire and school year, made if it is not there yet."""
    statement = insert(session, Response).values(
        person_id=person_id,
        questionnaire=questionnaire,
        school_year=school_year,
        version_id=version_id,
        started_at=now,
        changed_at=now,
    )
    keys = ["person_id", "questionnaire", "school_year"]
    await session.execute(statement.on_conflict_do_nothing(index_elements=keys))
    found = await find_by_year(session, person_id=person_id, questionnaire=questionnaire, school_year=school_year)
    assert found is not None
    return found


async def put_answer(session: AsyncSession, *, response_id: int, question: str, values: dict[str, Any]) -> None:
    statement = insert(session, Answer).values(response_id=response_id, question=question, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["response_id", "question"], set_=values))


async def turn(session: AsyncSession, response: Response, **values: Any) -> None:
    """Change a response's own columns with one plain UPDATE, and the row in memory with it."""
    await session.execute(
        update(Response).where(Response.id == response.id).values(**values).execution_options(synchronize_session=False)
    )
    for column, value in values.items():
        set_committed_value(response, column, value)


async def forget_words(session: AsyncSession, person_id: int) -> None:
    """Take away what a person wrote in their own words."""
    own = select(Response.id).where(Response.person_id == person_id).scalar_subquery()
    await session.execute(
        update(Answer)
        .where(Answer.response_id.in_(own), Answer.text.is_not(None))
        .values(text=None)
        .execution_options(synchronize_session=False)
    )
