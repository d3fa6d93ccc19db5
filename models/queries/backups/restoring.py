"""What has to be put to rest in a database that comes back from an earlier day."""

from collections import Counter
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import AuditEntry
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Consent, Person

CAUSE = "restored"
"""Stands in place of an error in letters that were called off because they may have gone out."""

Given = tuple[int, int, datetime]
"""A consent by whose it is, the version of its text, and when it was given."""


async def last_letter(session: AsyncSession) -> int:
    return await session.scalar(select(func.max(OutboxMessage.id))) or 0


async def last_entry(session: AsyncSession) -> datetime | None:
    """The newest moment in the journal of actions."""
    return await session.scalar(select(func.max(AuditEntry.at)))


async def withdrawn(session: AsyncSession) -> list[tuple[Given, datetime]]:
    """Consents that have been taken back, and when."""
    is_taken_back = Consent.withdrawn_at.is_not(None)
    found = await session.scalars(select(Consent).where(is_taken_back))
    return [(_given(one), one.withdrawn_at) for one in found if one.withdrawn_at]


async def emptied(session: AsyncSession) -> list[int]:
    """Rows of people that have nothing left: forgotten, or gone over into the row of the register."""
    return list(await session.scalars(select(Person.id).where(Person.forgotten_at.is_not(None))))


async def standing_consents(session: AsyncSession) -> list[Given]:
    return [_given(one) for one in await session.scalars(select(Consent).where(Consent.withdrawn_at.is_(None)))]


def _given(consent: Consent) -> Given:
    return consent.person_id, consent.version, consent.given_at


async def call_off(
    session: AsyncSession, *, now: datetime, after: int, until: datetime, until_for_staff: datetime
) -> Counter[str]:
    """Letters whose moment has come, and those the clock has only now put in for the next hour it may speak.

    Those are letters behind the number `after`. Returns how many of each kind.
    """
    is_newly_put = and_(
        OutboxMessage.id > after,
        or_(
            and_(OutboxMessage.for_staff.is_(True), OutboxMessage.due_at <= until_for_staff),
            and_(OutboxMessage.for_staff.is_(False), OutboxMessage.due_at <= until),
        ),
    )
    called_off = await session.scalars(
        update(OutboxMessage)
        .where(OutboxMessage.status == OutboxStatus.NEW, or_(OutboxMessage.due_at <= now, is_newly_put))
        .values(status=OutboxStatus.CANCELLED, settled_at=now, lease_until=None, last_error=CAUSE)
        .returning(OutboxMessage.kind)
        .execution_options(synchronize_session=False)
    )
    return Counter(kind.partition(":")[0] for kind in called_off)
