"""Associations for whoever keeps them: the list of all, made, called otherwise, closed, opened again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, AssociationLevel
from models.audit import Action
from models.queries import organizations
from models.queries.associations import associations as rows
from models.queries.associations import membership_requests
from models.queries.associations.associations import Dependent, Listed
from services import audit, naming, notices
from services.associations.association_access import keep
from services.errors import NotFound, Unfitting
from services.naming import clean, search_key
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

TITLE = range(3, 201)
LONGEST_KEY = 180
MANY = 1000
"""Schools among which those of one coordinator are looked for."""


@dataclass(frozen=True, slots=True)
class Page:
    found: tuple[Listed, ...]
    total: int
    page: int
    pages: int
    kinds: Mapping[str, int]
    """Of all, however the list is narrowed."""
    closed: int


async def listed(
    session: AsyncSession,
    visit: Visit,
    *,
    kind: str | None = None,
    typed: str = "",
    is_closed: bool = False,
    page: int,
    size: int,
) -> Page:
    """Those the actor keeps, by kind or by words of the title."""
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    words = naming.search_words(typed)
    condition = rows.kept(scope, kind=kind, is_closed=is_closed)
    found, total = await rows.page(session, condition=condition, words=words, offset=max(page, 0) * size, limit=size)
    kinds = await rows.kinds(session, rows.kept(scope, kind=None, is_closed=False))
    closed = await rows.kinds(session, rows.kept(scope, kind=None, is_closed=True))
    await session.commit()
    return Page(tuple(found), total, max(page, 0), pages_of(total, size), kinds, sum(closed.values()))


async def make(
    session: AsyncSession, visit: Visit, *, kind: str, title: str, organization_id: int | None = None
) -> Association:
    """A new one of a kind; of a school, where the kind is. Raises Unfitting, NotFound."""
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    known = visit.municipality.programme.events.association_kind(kind)
    if known is None:
        raise NotFound
    if known.is_of_school:
        if organization_id is None or not scope.covers(organization_id=organization_id):
            raise NotFound
        school = await organizations.get(session, organization_id)
        if school is None:
            raise NotFound
    elif not scope.is_whole:
        raise NotFound
    organization_id = organization_id if known.is_of_school else None
    name = checked_title(title)
    key = await _free_key(session, name, organization_id)
    association = Association(
        title=name,
        search_key=key,
        created_at=visit.now,
        kind=kind,
        level=AssociationLevel.ORGANIZATION if known.is_of_school else AssociationLevel.MUNICIPAL,
        organization_id=organization_id,
    )
    if not await rows.add(session, association):
        await _refuse_same(session, key)
    await audit.note(
        session, visit, Action.ASSOCIATION_MADE, organization_id=organization_id, association=association.id
    )
    await session.commit()
    return association


async def rename(session: AsyncSession, visit: Visit, *, association_id: int, title: str) -> Association:
    association = await keep(session, visit, association_id, to_change=True)
    name = checked_title(title)
    if name != association.title:
        key = await _free_key(session, name, association.organization_id, but=association.id)
        if not await rows.call_otherwise(session, association.id, title=name, search_key=key):
            await _refuse_same(session, key)
        await _note(session, visit, association, "title")
    await session.commit()
    return association


async def set_subject(session: AsyncSession, visit: Visit, *, association_id: int, subject: str | None) -> Association:
    """None: it is about no subject."""
    association = await keep(session, visit, association_id, to_change=True)
    if subject is not None and not visit.municipality.programme.subjects.title_of(subject):
        await session.rollback()
        raise NotFound
    if association.subject != subject:
        association.subject = subject
        await _note(session, visit, association, "subject")
    await session.commit()
    return association


async def depends(session: AsyncSession, visit: Visit, *, association_id: int) -> tuple[Association, Dependent]:
    """What would be left behind by closing it."""
    association = await keep(session, visit, association_id)
    found = await rows.dependent(session, association.id, now=visit.now)
    await session.commit()
    return association, found


async def close(session: AsyncSession, visit: Visit, *, association_id: int) -> Association:
    """It stays with its members, plans and meetings; requests are declined. Closing twice is closing once."""
    association = await keep(session, visit, association_id, to_change=True)
    if association.closed_at is None:
        association.closed_at = visit.now
        asked = await membership_requests.settle_requests(
            session, association.id, by=visit.actor.id, now=visit.now, accepted=False
        )
        said = {"phrase": "association-told-closed", "values": {"title": association.title}}
        await notices.tell(session, visit, asked, key=f"association:{association.id}:closed:{visit.now}", said=said)
        await audit.note(
            session,
            visit,
            Action.ASSOCIATION_CLOSED,
            organization_id=association.organization_id,
            association=association.id,
        )
    await session.commit()
    return association


async def reopen(session: AsyncSession, visit: Visit, *, association_id: int) -> Association:
    """Whoever led it leads it again."""
    association = await keep(session, visit, association_id, to_change=True)
    if association.closed_at is not None:
        association.closed_at = None
        await audit.note(
            session,
            visit,
            Action.ASSOCIATION_REOPENED,
            organization_id=association.organization_id,
            association=association.id,
        )
    await session.commit()
    return association


def checked_title(typed: str) -> str:
    title = clean(typed)
    if len(title) not in TITLE or not search_key(title):
        raise Unfitting("association-title-unfit", low=TITLE.start, high=TITLE.stop - 1)
    return title


def key_of(title: str, organization_id: int | None) -> str:
    """Two schools may have associations of one name; the sign stands in no key made of letters alone."""
    key = search_key(title)[:LONGEST_KEY]
    return key if organization_id is None else f"{key} #{organization_id}"


async def _free_key(session: AsyncSession, title: str, organization_id: int | None, *, but: int | None = None) -> str:
    """Raises Unfitting where there is such an association already."""
    key = key_of(title, organization_id)
    same = await rows.with_key(session, key)
    if same is not None and same.id != but:
        await _refuse_same(session, key)
    return key


async def _refuse_same(session: AsyncSession, key: str) -> NoReturn:
    """Also where somebody else has taken the title between the look and the writing."""
    same = await rows.with_key(session, key)
    phrase = "association-same-closed" if same is not None and same.closed_at else "association-same"
    called = same.title if same is not None else ""
    await session.rollback()
    raise Unfitting(phrase, title=called)


async def _note(session: AsyncSession, visit: Visit, association: Association, fact: str) -> None:
    await audit.note(
        session,
        visit,
        Action.ASSOCIATION_CHANGED,
        organization_id=association.organization_id,
        association=association.id,
        fact=fact,
    )


async def schools(session: AsyncSession, visit: Visit, *, typed: str, size: int) -> list[tuple[int, str]]:
    """Schools within reach by words of their titles."""
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    words = naming.search_words(typed)
    found, _total = await organizations.page(session, words=words, offset=0, limit=size if scope.is_whole else MANY)
    await session.commit()
    return [(one.id, one.title) for one in found if scope.covers(organization_id=one.id)][:size]
