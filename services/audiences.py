"""Whom something is meant for: what may be chosen, how many people that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import AnnouncementKind
from models.audiences import Audience, Facet, Terms
from models.people import Role
from models.queries import audiences as rows
from models.queries.events import event_seats
from models.scopes import Scope
from services.courses import course_terms
from services.municipality import Municipality
from services.register.staff_rows import Category
from services.visits import Visit
from services.young_rule import young_on

ONE = "yes"
"""The only value of a facet that is true or not."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; the title is empty where phrases say it."""

    value: str
    title: str


async def choices(session: AsyncSession, visit: Visit, scope: Scope) -> Mapping[Facet, Sequence[Choice]]:
    """Everything an audience can be put together from, within reach; facets without a choice are left out."""
    programme, library = visit.municipality.programme, visit.municipality.library
    found = {
        Facet.ROLE: [Choice(role.value, "") for role in Role if role is not Role.ADMIN],
        Facet.GROUP: [Choice(group.code, group.plural) for group in programme.positions.groups],
        Facet.SUBJECT: [Choice(one.code, one.title) for one in programme.subjects.subjects],
        Facet.SCHOOL: [Choice(str(one), title) for one, title in await rows.schools(session, scope)],
        Facet.ASSOCIATION: [Choice(str(one), title) for one, title in await rows.associations(session, scope)],
        Facet.YOUNG: [Choice(ONE, "")],
        Facet.CATEGORY: [Choice(level.value, "") for level in Category],
        Facet.UNANSWERED: [
            Choice(code, questionnaire.title)
            for code in library.newest
            if (questionnaire := library.current(code)) is not None
        ],
        Facet.COURSE_DUE: [Choice(soon, "") for soon in course_terms.SOON] if programme.modules.courses else [],
        Facet.ATTESTATION_DUE: [Choice(ONE, "")] if programme.modules.attestation else [],
    }
    return {facet: values for facet, values in found.items() if values}


def terms(municipality: Municipality, today: date, school_year: int) -> Terms:
    """What the programme makes of the words of an audience on a day."""
    programme = municipality.programme
    return Terms(
        positions={group.code: [one.code for one in group.positions] for group in programme.positions.groups},
        school_year=school_year,
        young=young_on(municipality, today),
        courses=course_terms.soon(municipality, today) if programme.modules.courses else None,
        attestation=course_terms.attestation(municipality, today) if programme.modules.attestation else None,
    )


def terms_of(visit: Visit) -> Terms:
    municipality = visit.municipality
    return terms(municipality, municipality.day(visit.now), municipality.school_year(visit.now))


async def is_meant(session: AsyncSession, visit: Visit, kept: Mapping[str, Any]) -> bool:
    """Whether the actor is of an audience as it is kept, within the caller's transaction; an empty one is everybody."""
    return not kept or bool(await event_seats.fits(session, visit.actor.id, [Audience.of(kept)], terms_of(visit)))


async def reasons(session: AsyncSession, visit: Visit, audience: Audience) -> Mapping[Facet, Sequence[Choice]]:
    """What of an audience is true of the actor by now; within the caller's transaction."""
    wanted = [(facet, value) for facet, values in audience.wanted.items() for value in values]
    found = await rows.true_of(session, visit.actor.id, wanted, terms_of(visit))
    if not found:
        return {}
    known = await choices(session, visit, Scope(is_whole=True))
    held = {facet: [one for one in known.get(facet, ()) if (facet, one.value) in found] for facet in audience.wanted}
    return {facet: values for facet, values in held.items() if values}


async def size(
    session: AsyncSession, visit: Visit, scope: Scope, audience: Audience, kind: AnnouncementKind
) -> rows.Size:
    """How many people, and who of them will not get it; within the caller's transaction."""
    if not audience:
        return rows.Size(0, 0, 0, 0)
    return await rows.size(session, scope, audience, terms_of(visit), kind)
