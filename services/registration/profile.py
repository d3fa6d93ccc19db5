"""What a person tells about themselves: one fact at a time, each kept at once, each to be corrected later."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.organizations import Organization
from models.queries import organizations, roles, turns
from models.queries import people as rows
from services import naming
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import OF_AN_ORGANIZATION, Right, must
from services.visits import Visit

LONGEST_CAREER = 65
LONGEST_ID = 18


class Fact(StrEnum):
    """The facts of a profile, in the order they are asked for."""

    ORGANIZATION = "organization"
    POSITION = "position"
    SUBJECT = "subject"
    CAREER = "career"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Found:
    """A page of organisations and what was looked for."""

    organizations: tuple[Organization, ...]
    count: int
    page: int
    pages: int


def asked(visit: Visit) -> tuple[Fact, ...]:
    """The facts this person's profile consists of.

    Where names stay out of the messenger nobody is asked for one: it comes with the staff register.
    """
    group = visit.municipality.programme.positions.group_of(visit.actor.position)
    skipped = set()
    if group is not None and not group.asks_subject:
        skipped.add(Fact.SUBJECT)
    if not visit.municipality.names_are_kept:
        skipped.add(Fact.NAME)
    return tuple(fact for fact in Fact if fact not in skipped)


def next_fact(visit: Visit) -> Fact | None:
    """The first fact still unknown; none when the profile is complete."""
    known: dict[Fact, object] = {
        Fact.ORGANIZATION: visit.actor.organization_id,
        Fact.POSITION: visit.municipality.programme.positions.group_of(visit.actor.position),
        Fact.SUBJECT: visit.actor.subject,
        Fact.CAREER: visit.actor.career_started,
        Fact.NAME: visit.actor.surname,
    }
    return next((fact for fact in asked(visit) if not known[fact]), None)


async def find_organizations(session: AsyncSession, visit: Visit, *, typed: str, page: int, size: int) -> Found:
    """Organisations by part of their name, or the whole list, a page at a time."""
    must(visit.actor, Right.KEEP_PROFILE)
    if typed and not naming.search_key(typed):
        await session.commit()
        return Found((), 0, 0, 0)  # signs and emoji name no place
    words = naming.search_words(typed)
    found, count = await organizations.page(session, words=words, offset=max(page, 0) * size, limit=size)
    await session.commit()
    return Found(tuple(found), count, max(page, 0), pages_of(count, size))


async def set_organization(session: AsyncSession, visit: Visit, *, organization_id: str) -> Visit:
    """`organization_id` as it came with a button: anything at all."""
    must(visit.actor, Right.KEEP_PROFILE)
    is_id = organization_id.isascii() and organization_id.isdigit() and len(organization_id) <= LONGEST_ID
    organization = await organizations.get(session, int(organization_id)) if is_id else None
    if organization is None:
        raise NotFound
    return await _work_at(session, visit, organization)


async def name_organization(session: AsyncSession, visit: Visit, *, title: str) -> Visit:
    """A place the list does not have: kept as the educator wrote it, to be looked at by the centre."""
    must(visit.actor, Right.KEEP_PROFILE)
    title = naming.organization_title(title)
    key = naming.search_key(title)
    await turns.take(session, f"organization {key}")
    organization = await organizations.find_by_search_key(session, key)
    if organization is None:
        organization = await organizations.add(session, title=title, search_key=key, code=None, is_confirmed=False)
    return await _work_at(session, visit, organization)


async def set_position(session: AsyncSession, visit: Visit, *, position: str) -> Visit:
    must(visit.actor, Right.KEEP_PROFILE)
    group = visit.municipality.programme.positions.group_of(position)
    if group is None:
        raise NotFound
    return await _keep(session, visit, position=position, **({} if group.asks_subject else {"subject": None}))


async def set_subject(session: AsyncSession, visit: Visit, *, subject: str) -> Visit:
    must(visit.actor, Right.KEEP_PROFILE)
    if all(known.code != subject for known in visit.municipality.programme.subjects.subjects):
        raise NotFound
    return await _keep(session, visit, subject=subject)


async def set_career(session: AsyncSession, visit: Visit, *, typed: str) -> Visit:
    """The year the teaching career began, as four digits, not in the future."""
    must(visit.actor, Right.KEEP_PROFILE)
    text = naming.clean(typed)
    this_year = visit.now.astimezone(visit.municipality.zone).year
    low, high = this_year - LONGEST_CAREER, this_year
    if not (text.isascii() and text.isdigit() and len(text) == 4 and low <= int(text) <= high):
        raise Unfitting("profile-career-unfit", low=low, high=high)
    return await _keep(session, visit, career_started=int(text))


async def set_name(session: AsyncSession, visit: Visit, *, typed: str) -> Visit:
    must(visit.actor, Right.KEEP_PROFILE)
    surname, name, patronymic = naming.full_name(typed)
    return await _keep(session, visit, surname=surname, name=name, patronymic=patronymic)


async def set_class_teacher(session: AsyncSession, visit: Visit, *, is_class_teacher: bool) -> Visit:
    must(visit.actor, Right.KEEP_PROFILE)
    return await _keep(session, visit, is_class_teacher=is_class_teacher)


async def set_language(session: AsyncSession, visit: Visit, *, language: str) -> Visit:
    """The language of the bot's own words; reading stays possible without a valid consent, so this does too."""
    return await _keep(session, visit, language=language)


async def _work_at(session: AsyncSession, visit: Visit, organization: Organization) -> Visit:
    if visit.actor.organization_id != organization.id:
        # A role at one school is not carried to another by choosing that in the profile.
        await roles.pin(session, [visit.actor.id], OF_AN_ORGANIZATION)
    kept = await _keep(session, visit, organization_id=organization.id)
    return replace(kept, actor=replace(kept.actor, organization_title=organization.title))


async def _keep(session: AsyncSession, visit: Visit, **facts: Any) -> Visit:
    """Store the facts, and return the person as they are from now on."""
    person = await rows.get(session, visit.actor.id)
    for fact, value in facts.items():
        setattr(person, fact, value)
    person.search_key = naming.person_key(
        surname=person.surname, name=person.name, patronymic=person.patronymic, code=person.code
    )
    await session.commit()
    return replace(visit, actor=replace(visit.actor, **facts))
