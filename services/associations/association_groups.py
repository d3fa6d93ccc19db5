"""The group of Telegram of an association: linked by its leader, lost, found again, moved, let go."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import AssociationGroup
from models.audit import Action
from models.queries import audiences
from models.queries.associations import association_groups as rows
from models.queries.associations import association_members as members
from services import audit, outbox
from services.associations import association_group_codes as codes
from services.associations.association_access import lead
from services.associations.association_group_codes import GroupCode
from services.errors import Unfitting
from services.events.events import all_or_nothing
from services.municipality import Municipality
from services.notices import KIND, recipient
from services.outbox import Letter, Priority
from services.visits import Visit

LONGEST_TITLE = 255


@dataclass(frozen=True, slots=True)
class GroupView:
    """What its leader sees of it."""

    association_id: int
    association: str
    title: str | None
    """None: there is no group."""
    linked_at: datetime | None
    unreachable_at: datetime | None


async def look(session: AsyncSession, visit: Visit, *, association_id: int) -> GroupView:
    """Raises NotFound for whoever does not look after the association."""
    association = await lead(session, visit, association_id)
    group = await rows.of_association(session, association.id)
    await session.commit()
    return GroupView(
        association.id,
        association.title,
        group.title if group else None,
        group.linked_at if group else None,
        group.unreachable_at if group else None,
    )


async def invite(session: AsyncSession, visit: Visit, *, association_id: int, key: bytes) -> str:
    """A code with which the actor, and nobody else, brings the bot into a group of the association."""
    association = await lead(session, visit, association_id)
    await session.commit()
    return codes.make(key, association_id=association.id, person_id=visit.actor.id, now=visit.now)


async def link(session: AsyncSession, visit: Visit, *, code: GroupCode, chat_id: int, title: str) -> str:
    """The group is the association's from now on; returns what the association is called. Twice is once.

    Raises Unfitting for a code that is too old or somebody else's, for a group of another association and for an
    association that has a group; one that is lost gives way. Raises NotFound for whoever does not lead it any more.
    """
    if code.person_id != visit.actor.id:
        raise Unfitting("association-group-not-yours")
    if code.until <= visit.now:
        raise Unfitting("association-group-code-old")
    async with all_or_nothing(session):
        association = await lead(session, visit, code.association_id, to_change=True)
        here = await rows.find(session, chat_id, to_change=True)
        own = await rows.of_association(session, association.id)
        if here is not None and here.association_id != association.id:
            raise Unfitting("association-group-taken")
        if own is not None and own.chat_id != chat_id and own.unreachable_at is None:
            raise Unfitting("association-group-second")
        if here is None:
            if own is not None:
                await rows.remove(session, own.chat_id, now=visit.now)
            await _take(session, visit, code.association_id, chat_id, title[:LONGEST_TITLE])
    if here is not None:
        here.title, here.unreachable_at = title[:LONGEST_TITLE], None
    await session.commit()
    return association.title


async def _take(session: AsyncSession, visit: Visit, association_id: int, chat_id: int, title: str) -> None:
    made = await rows.link(session, chat_id, association_id, title=title, person_id=visit.actor.id, now=visit.now)
    if not made:
        raise Unfitting("association-group-taken")
    await audit.note(session, visit, Action.GROUP_LINKED, association=association_id)


async def unlink(session: AsyncSession, visit: Visit, *, association_id: int) -> int | None:
    """The group is nobody's; returns its number, or none where there was none. Twice is once."""
    association = await lead(session, visit, association_id, to_change=True)
    group = await rows.of_association(session, association.id)
    if group is not None:
        await rows.remove(session, group.chat_id, now=visit.now)
        await audit.note(session, visit, Action.GROUP_UNLINKED, association=association.id)
    await session.commit()
    return group.chat_id if group else None


async def lost(session: AsyncSession, municipality: Municipality, *, chat_id: int, now: datetime) -> None:
    """The bot was taken out of a group, or silenced: its leader hears of it once."""
    if await rows.lose(session, chat_id, now=now):
        group = await rows.find(session, chat_id)
        if group is not None:
            await tell_lost(session, municipality, group, now=now)
    await session.commit()


async def found(session: AsyncSession, municipality: Municipality, *, chat_id: int, title: str, now: datetime) -> None:
    """The bot may speak again in a group that was lost."""
    group = await rows.find(session, chat_id, to_change=True)
    if group is not None and group.unreachable_at is not None:
        key = f"association:{group.association_id}:group-found:{group.unreachable_at:%Y%m%d%H%M%S}"
        group.title, group.unreachable_at = title[:LONGEST_TITLE], None
        await _tell(session, municipality, group, key, "association-group-is-back", now)
    await session.commit()


async def moved(session: AsyncSession, *, old_id: int, new_id: int) -> None:
    """A group has become a supergroup; whatever was to be said there is said, once."""
    await rows.move(session, old_id, new_id)
    await session.commit()


async def tell_lost(
    session: AsyncSession, municipality: Municipality, group: AssociationGroup, *, now: datetime
) -> None:
    """Within the caller's transaction; of one loss once."""
    assert group.unreachable_at is not None
    key = f"association:{group.association_id}:group-lost:{group.unreachable_at:%Y%m%d%H%M%S}"
    await _tell(session, municipality, group, key, "association-group-is-lost", now)


async def _tell(
    session: AsyncSession, municipality: Municipality, group: AssociationGroup, key: str, phrase: str, now: datetime
) -> None:
    leading = await members.leaders_of(session, [group.association_id])
    leaders = leading.get(group.association_id) or [group.linked_by]
    said = {
        "phrase": phrase,
        "values": {"title": group.title, "association": await rows.title_of(session, group.association_id)},
        "rows": [[{"phrase": "association-group-door", "data": f"og:{group.association_id}"}]],
    }
    letters = [Letter(key, recipient(one), said) for one in await audiences.reached_of(session, leaders)]
    await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.NOTICE, now=now)
