"""Questions about responses and the answers in them."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import ScalarSelect, Table, Update, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from models.campaigns import Campaign, CampaignStatus, Participant
from models.people import Account, Person
from models.queries.upsert import dialect_of, insert_for
from models.responses import CHANCE_IDS, Answer, Response
from models.scopes import Scope, people_within


class Term(NamedTuple):
    """Until when campaigns that ask somebody want an answer; none where there is no such campaign."""

    open_until: date | None
    """The last day of those that run."""
    closed_on: date | None
    """That of those that are over."""


class Given(NamedTuple):
    """What an answer says."""

    question: str
    chosen: list[str] | None
    number: int | None
    text: str | None
    branch: str | None
    is_skipped: bool
    entered_by: int | None


_responses, _answers = cast("Table", Response.__table__), cast("Table", Answer.__table__)


def _last_day(*statuses: CampaignStatus) -> ScalarSelect[date]:
    campaigns, participants = Campaign.__table__.c, Participant.__table__.c
    return (
        select(func.max(campaigns.closes_on))
        .join_from(Campaign.__table__, Participant.__table__, participants.campaign_id == campaigns.id)
        .where(
            participants.person_id == _responses.c.person_id,
            campaigns.questionnaire == _responses.c.questionnaire,
            campaigns.school_year == _responses.c.school_year,
            or_(*(campaigns.status == status for status in statuses)),
        )
        .correlate(_responses)
        .scalar_subquery()
    )


_term = (_last_day(CampaignStatus.OPEN, CampaignStatus.PAUSED), _last_day(CampaignStatus.CLOSED))
_own = (
    select(*_responses.c, *(_answers.c[name] for name in Given._fields), *_term)
    .select_from(_responses.outerjoin(_answers, _answers.c.response_id == _responses.c.id))
    .where(_responses.c.id == bindparam("response_id"), _responses.c.person_id == bindparam("person_id"))
)
"""Asked at every answer: of plain columns, and put together once; so are the statements of `put_answer` and `turn`.

Nothing in it is of a class: the slower way of those would be taken for the whole. No list of values either, which is
written into the statement anew each time.
"""
_wait_for_own = (
    select(_responses.c.id)
    .where(_responses.c.id == bindparam("response_id"), _responses.c.person_id == bindparam("person_id"))
    .with_for_update()
)


_all_of = select(Response).where(Response.person_id == bindparam("person_id")).order_by(Response.started_at)
_by_year = select(Response).where(
    Response.person_id == bindparam("person_id"),
    Response.questionnaire == bindparam("questionnaire"),
    Response.school_year == bindparam("school_year"),
)
_id_by_year = select(_responses.c.id).where(
    _responses.c.person_id == bindparam("person_id"),
    _responses.c.questionnaire == bindparam("questionnaire"),
    _responses.c.school_year == bindparam("school_year"),
)


async def find_own(
    session: AsyncSession, response_id: int, *, person_id: int, to_change: bool
) -> tuple[Response, list[Given], Term] | None:
    """A person's own response with its answers and its term; none if it is somebody else's or nobody's.

    One statement on SQLite, where whoever changes is alone. On PostgreSQL the row is waited for first: a statement
    that waits itself goes on with the answers as they were before the wait.
    """
    asked = {"response_id": response_id, "person_id": person_id}
    if to_change and dialect_of(session) == "postgresql":
        await session.execute(_wait_for_own, asked)
    found = (await session.execute(_own, asked)).all()
    if not found:
        return None
    width = len(_responses.c)
    response = Response(**dict(zip(_responses.c.keys(), found[0][:width], strict=True)))
    given = [Given(*row[width : -len(Term._fields)]) for row in found if row[width] is not None]
    return response, given, Term(*found[0][-len(Term._fields) :])


async def owner_without_account(session: AsyncSession, scope: Scope, response_id: int) -> int | None:
    """Whose response it is, if somebody may go on with it for them.

    They are within the scope, have no messenger account, have not handed it in, and nothing in it is their own entry.
    """
    has_account = select(Account.telegram_id).where(Account.person_id == Person.id).exists()
    own_entry = select(Answer.question).where(Answer.response_id == Response.id, Answer.entered_by.is_(None)).exists()
    return await session.scalar(
        select(Response.person_id)
        .join(Person, Person.id == Response.person_id)
        .where(Response.id == response_id, Response.submitted_at.is_(None))
        .where(people_within(scope), ~has_account, ~own_entry)
    )


async def list_of(session: AsyncSession, person_id: int) -> list[Response]:
    return list(await session.scalars(_all_of, {"person_id": person_id}))


async def by_ids(session: AsyncSession, response_ids: Sequence[int]) -> list[Response]:
    return list(await session.scalars(select(Response).where(Response.id.in_(response_ids))))


async def answers_of(session: AsyncSession, response_ids: Sequence[int]) -> list[Answer]:
    return list(await session.scalars(select(Answer).where(Answer.response_id.in_(response_ids))))


async def find_by_year(
    session: AsyncSession, *, person_id: int, questionnaire: str, school_year: int
) -> Response | None:
    asked = {"person_id": person_id, "questionnaire": questionnaire, "school_year": school_year}
    return (await session.scalars(_by_year, asked)).one_or_none()


async def begin(
    session: AsyncSession,
    *,
    person_id: int,
    questionnaire: str,
    school_year: int,
    version_id: int,
    now: datetime,
) -> int:
    """The response of that person, questionnaire and school year, made if it is not there yet."""
    asked = {"person_id": person_id, "questionnaire": questionnaire, "school_year": school_year}
    values = {**asked, "version_id": version_id, "started_at": now, "changed_at": now}
    await session.execute(_beginning(dialect_of(session)), values)
    return int((await session.execute(_id_by_year, asked)).scalar_one())


@cache
def _beginning(dialect: str) -> Any:
    values: dict[str, Any] = {
        name: bindparam(name)
        for name in ("person_id", "questionnaire", "school_year", "version_id", "started_at", "changed_at")
    }
    if dialect == "sqlite":  # which would count on from the highest id, one drawn by chance
        highest = select(func.coalesce(func.max(_responses.c.id), 0) + 1).where(_responses.c.id < CHANCE_IDS.start)
        values["id"] = highest.scalar_subquery()
    statement = insert_for(dialect, _responses).values(values)
    return statement.on_conflict_do_nothing(index_elements=["person_id", "questionnaire", "school_year"])


async def put_answer(session: AsyncSession, *, response_id: int, question: str, values: dict[str, Any]) -> None:
    statement = _putting(dialect_of(session), tuple(values))
    await session.execute(statement, {"response_id": response_id, "question": question, **values})


@cache
def _putting(dialect: str, columns: tuple[str, ...]) -> Any:
    keys = ("response_id", "question")
    statement = insert_for(dialect, _answers).values({column: bindparam(column) for column in (*keys, *columns)})
    changes = {column: statement.excluded[column] for column in columns}
    return statement.on_conflict_do_update(index_elements=keys, set_=changes)


async def turn(session: AsyncSession, response: Response, **values: Any) -> None:
    """Change a response's own columns with one plain UPDATE, and the row in memory with it."""
    await session.execute(_turning(tuple(values)), {"of_response": response.id, **values})
    for column, value in values.items():
        set_committed_value(response, column, value)


@cache
def _turning(columns: tuple[str, ...]) -> Update:
    changes: dict[str, Any] = {column: bindparam(column) for column in columns}
    return update(_responses).where(_responses.c.id == bindparam("of_response")).values(changes)
