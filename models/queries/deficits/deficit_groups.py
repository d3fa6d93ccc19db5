"""Deficits of groups: how many have answered, and how many of them have a deficit that somebody has confirmed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, Membership
from models.deficits import Deficit, DeficitState
from models.organizations import Organization
from models.people import Person, Role, RoleGrant
from models.queries.deficits.deficit_topics import each_topic
from models.queries.register.register import IS_HERE
from models.responses import Response
from models.scopes import Scope, people_within

COUNTED = (DeficitState.CONFIRMED, DeficitState.IN_WORK, DeficitState.RESOLVED)
"""What has been confirmed this year, whatever has become of it since."""
WHOLE, SUBJECT, SCHOOL, ASSOCIATION = "all", "subject", "school", "association"


class Size(NamedTuple):
    key: str
    """Of the group: a code or an id."""
    title: str
    respondents: int


class Found(NamedTuple):
    key: str
    code: str
    """Of an area or a topic."""
    people: int


async def sizes(
    session: AsyncSession, scope: Scope, kind: str, *, codes: Sequence[str], school_year: int
) -> list[Size]:
    """Groups within the scope, and how many in each have handed in one of the questionnaires."""
    key, title = _group(kind)
    query = _joined(select(key, title, func.count(Person.id.distinct())).select_from(Person), kind)
    query = query.where(*_respondents(scope, kind, codes, school_year)).group_by(*_grouping(kind))
    return [Size(str(row[0]), str(row[1]), row[2]) for row in await session.execute(query) if row[0] is not None]


async def areas(
    session: AsyncSession, scope: Scope, kind: str, *, codes: Sequence[str], school_year: int
) -> list[Found]:
    """People with a confirmed deficit of an area as a whole, by group and area."""
    key, _ = _group(kind)
    query = select(key, Deficit.area, func.count(Person.id.distinct())).select_from(Person)
    query = _joined(query.join(Deficit, Deficit.person_id == Person.id), kind)
    query = query.where(*_respondents(scope, kind, codes, school_year), *_confirmed(school_year), Deficit.topic == "")
    return await _found(session, query.group_by(*_grouping(kind), Deficit.area))


async def topics(
    session: AsyncSession, scope: Scope, kind: str, *, codes: Sequence[str], school_year: int
) -> list[Found]:
    """People with a confirmed deficit in which a topic is noted, by group and topic."""
    key, _ = _group(kind)
    each = each_topic(session)
    query = select(key, each.c.value, func.count(Person.id.distinct())).select_from(Person)
    query = _joined(query.join(Deficit, Deficit.person_id == Person.id), kind).join(each, literal(1) == 1)
    query = query.where(*_respondents(scope, kind, codes, school_year), *_confirmed(school_year))
    return await _found(session, query.group_by(*_grouping(kind), each.c.value))


async def compared(
    session: AsyncSession, scope: Scope, kind: str, *, codes: Sequence[str], school_year: int
) -> list[tuple[str, dict[str, str]]]:
    """What has changed for each who has handed in both questionnaires, with the title of their group."""
    _, title = _group(kind)
    own = and_(
        Response.person_id == Person.id,
        Response.questionnaire.in_(codes),
        Response.school_year == school_year,
        Response.compared.is_not(None),
    )
    query = _joined(select(title, Response.compared).select_from(Person).join(Response, own), kind)
    query = query.where(*_respondents(scope, kind, codes, school_year))
    return [(str(row[0] or ""), row[1]) for row in await session.execute(query)]


async def years_compared(session: AsyncSession, scope: Scope, *, codes: Sequence[str]) -> list[int]:
    """School years in which anybody within the scope has handed in both questionnaires, the latest first."""
    query = select(Response.school_year).distinct().join(Person, Person.id == Response.person_id)
    query = query.where(Response.questionnaire.in_(codes), Response.compared.is_not(None))
    query = query.where(people_within(scope), IS_HERE)
    return list(await session.scalars(query.order_by(Response.school_year.desc())))


async def leaders(session: AsyncSession, association_id: int) -> list[int]:
    query = select(RoleGrant.person_id).where(
        RoleGrant.role == Role.ASSOCIATION_LEADER, RoleGrant.association_id == association_id
    )
    return list(await session.scalars(query.distinct()))


def _group(kind: str) -> tuple[Any, Any]:
    return {
        WHOLE: (literal(""), literal("")),
        SUBJECT: (Person.subject, Person.subject),
        SCHOOL: (Organization.id, Organization.title),
        ASSOCIATION: (Association.id, Association.title),
    }[kind]


def _grouping(kind: str) -> tuple[Any, ...]:
    return () if kind == WHOLE else tuple(dict.fromkeys(_group(kind)))


def _joined(query: Select[Any], kind: str) -> Select[Any]:
    if kind == SCHOOL:
        return query.outerjoin(Organization, Organization.id == Person.organization_id)
    if kind == ASSOCIATION:
        return query.join(Membership, Membership.person_id == Person.id).join(
            Association, Association.id == Membership.association_id
        )
    return query


def _respondents(scope: Scope, kind: str, codes: Sequence[str], school_year: int) -> list[ColumnElement[bool]]:
    """Groups that lie within a scope as a whole: of a part of one nobody is told as if it were all of it."""
    answered = select(Response.person_id).where(
        Response.questionnaire.in_(codes), Response.school_year == school_year, Response.submitted_at.is_not(None)
    )
    conditions: list[ColumnElement[bool]] = [people_within(scope), IS_HERE, Person.id.in_(answered)]
    if kind == SCHOOL and not scope.is_whole:
        conditions.append(Person.organization_id.in_(scope.organizations))
    if kind == ASSOCIATION and not scope.is_whole:
        conditions.append(Membership.association_id.in_(scope.associations))
    return conditions


def _confirmed(school_year: int) -> tuple[ColumnElement[bool], ...]:
    return Deficit.school_year == school_year, Deficit.state.in_(COUNTED)


async def _found(session: AsyncSession, query: Select[Any]) -> list[Found]:
    return [Found(str(row[0]), str(row[1]), row[2]) for row in await session.execute(query) if row[0] is not None]
