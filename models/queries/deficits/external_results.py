"""Results of external tests: of one person, and many at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import ExternalResult
from models.organizations import Organization
from models.people import Person
from models.queries.portions import portions
from models.queries.register.register import IS_HERE
from models.queries.upsert import insert
from models.scopes import Scope, people_within

KEYS = ("person_id", "area", "taken_on", "title")


class Candidate(NamedTuple):
    """Somebody a line of a table may be about."""

    id: int
    code: str | None
    search_key: str
    organization_key: str | None


async def of_person(session: AsyncSession, person_id: int) -> list[ExternalResult]:
    """The newest first."""
    query = select(ExternalResult).where(ExternalResult.person_id == person_id)
    return list(await session.scalars(query.order_by(ExternalResult.taken_on.desc(), ExternalResult.id.desc())))


async def find(
    session: AsyncSession, scope: Scope, result_id: int, *, to_change: bool = False
) -> ExternalResult | None:
    query = (
        select(ExternalResult)
        .join(Person, Person.id == ExternalResult.person_id)
        .where(ExternalResult.id == result_id, people_within(scope), IS_HERE)
    )
    return (await session.scalars(query.with_for_update(of=ExternalResult) if to_change else query)).one_or_none()


async def remove(session: AsyncSession, result: ExternalResult) -> None:
    await session.delete(result)
    await session.flush()


async def known(
    session: AsyncSession, people: Sequence[int]
) -> dict[tuple[int, str, date, str], tuple[int, str | None]]:
    """Percent in tenths and document of all results of these people, by their natural key."""
    found = {}
    for some in portions(people):
        query = select(ExternalResult).where(ExternalResult.person_id.in_(some))
        for one in await session.scalars(query):
            found[one.person_id, one.area, one.taken_on, one.title] = (one.percent_tenths, one.document)
    return found


async def put(session: AsyncSession, values: Sequence[dict[str, Any]]) -> None:
    """Write results in; one that is there already gets the new figure and document."""
    for some in portions(values, 200):
        statement = insert(session, ExternalResult).values(list(some))
        changed = {
            name: statement.excluded[name] for name in ("percent_tenths", "document", "entered_by", "entered_at")
        }
        await session.execute(statement.on_conflict_do_update(index_elements=list(KEYS), set_=changed))


async def candidates(
    session: AsyncSession, scope: Scope, *, codes: Sequence[str], organization_keys: Sequence[str]
) -> list[Candidate]:
    """People within the scope who have one of the codes or work at one of the places."""
    found: dict[int, Candidate] = {}
    for some_codes in portions(codes):
        await _gather(session, scope, found, Person.code.in_(some_codes))
    for some_keys in portions(organization_keys):
        await _gather(session, scope, found, Organization.search_key.in_(some_keys))
    return list(found.values())


async def _gather(session: AsyncSession, scope: Scope, found: dict[int, Candidate], condition: Any) -> None:
    query = (
        select(Person.id, Person.code, Person.search_key, Organization.search_key)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(people_within(scope), IS_HERE, condition)
    )
    for row in await session.execute(query):
        found[row[0]] = Candidate(*row)
