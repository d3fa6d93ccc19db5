"""Who belongs to an association: listed, found in the register, added one by one or by subject, taken out."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, MemberPart
from models.audit import Action
from models.people import Role
from models.queries import roles as grants
from models.queries.associations import association_members as rows
from models.queries.associations import membership_requests
from models.queries.associations.association_members import Member
from models.queries.register import register
from models.scopes import Scope
from services import audit, naming, notices
from services.associations.association_access import keep, lead, write
from services.calling import call
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.telling_apart import called_apart
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    called: str
    part: MemberPart
    leads: bool
    """As the leader, or as a deputy where the part says so."""


@dataclass(frozen=True, slots=True)
class Page:
    association: Association
    found: tuple[Line, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class OfSubject:
    """Who of a subject could be added at once."""

    association: Association
    subject: str
    count: int


async def page(
    session: AsyncSession, visit: Visit, *, association_id: int, typed: str = "", page: int, size: int
) -> Page:
    """For whoever leads it, keeps it or is its secretary."""
    association = await write(session, visit, association_id, even_closed=True)
    words = naming.search_words(typed)
    found, total = await rows.page(session, association.id, words=words, offset=max(page, 0) * size, limit=size)
    await session.commit()
    lines = tuple(line_of(visit, one) for one in found)
    return Page(association, lines, total, max(page, 0), pages_of(total, size))


async def one(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int) -> tuple[Association, Line]:
    association = await write(session, visit, association_id, even_closed=True)
    found = await rows.member(session, association.id, person_id)
    if found is None:
        raise NotFound
    await session.commit()
    return association, line_of(visit, found)


async def candidates(
    session: AsyncSession, visit: Visit, *, association_id: int, typed: str, size: int
) -> tuple[tuple[int, str], ...]:
    """People of the register who could be added, by parts of a name or a code."""
    association = await keep(session, visit, association_id, even_closed=False)
    words = naming.search_words(typed)
    if not words:
        await session.commit()
        return ()
    narrow = register.narrowed(organization_id=None, entered=None, archived=False)
    found, _total = await register.page(session, whom(association), words=words, narrow=narrow, offset=0, limit=size)
    called = await called_apart(session, visit, [(person, person.place) for person in found])
    await session.commit()
    return tuple(called.items())


async def add(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int) -> str:
    """They read of it; adding twice is adding once. Returns what they are called."""
    association = await keep(session, visit, association_id, to_change=True, even_closed=False)
    person = await rows.somebody(session, person_id, whom(association))
    if person is None:
        raise NotFound
    if await rows.add(session, association.id, person.id):
        await membership_requests.settle_requests(
            session, association.id, by=visit.actor.id, now=visit.now, accepted=True, person_id=person.id
        )
        said = {
            "phrase": "association-told-added",
            "values": {"title": association.title},
            "rows": [[{"phrase": "association-open", "data": f"oa:{association.id}"}]],
        }
        key = f"association-added:{association.id}:{visit.municipality.day(visit.now)}"
        await notices.tell(session, visit, [person.id], key=key, said=said)
        await audit.note(
            session, visit, Action.ASSOCIATION_MEMBERS_ADDED, person_id=person.id, association=association.id, people=1
        )
    called = call(visit.municipality.privacy_mode, person)
    await session.commit()
    return called


async def of_subject(session: AsyncSession, visit: Visit, *, association_id: int, subject: str) -> OfSubject:
    """Everybody of a subject within reach who does not belong yet."""
    association, title = await _with_subject(session, visit, association_id, subject)
    count = await rows.count_of_subject(session, association.id, subject, whom(association))
    await session.commit()
    return OfSubject(association, title, count)


async def add_of_subject(session: AsyncSession, visit: Visit, *, association_id: int, subject: str) -> int:
    """All of them at once; returns how many. Nobody is written to: there may be hundreds."""
    association, _title = await _with_subject(session, visit, association_id, subject, to_change=True)
    added = await rows.add_of_subject(session, association.id, subject, whom(association))
    if added:
        await audit.note(
            session, visit, Action.ASSOCIATION_MEMBERS_ADDED, association=association.id, people=added, subject=subject
        )
    await session.commit()
    return added


async def remove(session: AsyncSession, visit: Visit, *, association_id: int, person_id: int) -> None:
    """By whoever leads or keeps it; they read of it. A deputy is none any more; the leader is changed instead."""
    association = await lead(session, visit, association_id, to_change=True, even_closed=True)
    mine = await rows.find(session, association.id, person_id)
    if mine is None:
        raise NotFound
    same = await grants.find_same(
        session, person_id=person_id, role=Role.ASSOCIATION_LEADER, organization_id=None, association_id=association.id
    )
    if same is not None:
        await session.rollback()
        raise Unfitting("association-leads-still")
    await rows.remove(session, association.id, person_id)
    said = {"phrase": "association-told-removed", "values": {"title": association.title}}
    key = f"association-removed:{association.id}:{visit.now}"
    await notices.tell(session, visit, [person_id], key=key, said=said)
    await audit.note(session, visit, Action.ASSOCIATION_MEMBER_REMOVED, person_id=person_id, association=association.id)
    await session.commit()


def whom(association: Association) -> Scope:
    """Whom an association may have: the people of its school, or everybody."""
    if association.organization_id is not None:
        return Scope(organizations=frozenset({association.organization_id}))
    return Scope(is_whole=True)


async def _with_subject(
    session: AsyncSession, visit: Visit, association_id: int, subject: str, *, to_change: bool = False
) -> tuple[Association, str]:
    association = await keep(session, visit, association_id, to_change=to_change, even_closed=False)
    title = visit.municipality.programme.subjects.title_of(subject)
    if not title:
        raise NotFound
    return association, title


def line_of(visit: Visit, found: Member) -> Line:
    called = call(visit.municipality.privacy_mode, found.person, place=found.school)
    return Line(found.person.id, called, found.part, found.leads)
