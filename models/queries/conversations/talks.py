"""Questions about what is said in conversations, by whom, and where each message lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.people import Account, Person
from models.queries.audiences import is_staff
from models.queries.upsert import insert
from models.threads import Answered, Part, Thread, ThreadCopy, ThreadMember, ThreadMessage


class Seat(NamedTuple):
    """Somebody who takes part, and how they are reached."""

    person: Person
    part: Part
    left_at: datetime | None
    telegram_id: int | None
    unreachable_at: datetime | None
    is_staff: bool
    open_threads: int
    """So many they can write in, this one among them."""


@dataclass(frozen=True, slots=True)
class Room:
    thread: Thread
    seats: tuple[Seat, ...]
    """The present ones and those who have left."""

    def seat_of(self, person_id: int) -> Seat | None:
        return next((seat for seat in self.seats if seat.person.id == person_id), None)

    def others(self, person_id: int) -> tuple[Seat, ...]:
        """Whoever is there besides this person."""
        return tuple(seat for seat in self.seats if seat.left_at is None and seat.person.id != person_id)


async def room(session: AsyncSession, thread_id: int, *, to_write: bool = False) -> Room | None:
    """A conversation with everybody who is or was in it. `to_write`: nobody closes it meanwhile."""
    query = _seats().where(ThreadMember.thread_id == thread_id).order_by(ThreadMember.joined_at, Person.id)
    if to_write:
        query = query.with_for_update(of=Thread)
    found = (await session.execute(query)).all()
    return Room(found[0][0], tuple(Seat(*row[1:]) for row in found)) if found else None


def _seats() -> Select[Any]:
    own, theirs = aliased(ThreadMember), aliased(Thread)
    open_threads = (
        select(func.count())
        .select_from(own)
        .join(theirs, theirs.id == own.thread_id)
        .where(own.person_id == Person.id, own.left_at.is_(None), theirs.closed_at.is_(None))
        .correlate(Person)
        .scalar_subquery()
    )
    columns: tuple[Any, ...] = (
        Thread,
        Person,
        ThreadMember.part,
        ThreadMember.left_at,
        Account.telegram_id,
        Account.unreachable_at,
        is_staff,
        open_threads,
    )
    return (
        select(*columns)
        .join(ThreadMember, ThreadMember.thread_id == Thread.id)
        .join(Person, Person.id == ThreadMember.person_id)
        .outerjoin(Account, Account.person_id == Person.id)
    )


async def keep(session: AsyncSession, values: Mapping[str, Any]) -> tuple[ThreadMessage, bool]:
    """The message, and whether it is new: one of the same place in the same chat is the same message."""
    statement = insert(session, ThreadMessage).values(**values)
    if values["chat_id"] is not None:
        statement = statement.on_conflict_do_nothing(index_elements=["chat_id", "message_id"])
    kept = (await session.scalars(statement.returning(ThreadMessage))).one_or_none()
    if kept is not None:
        return kept, True
    return await message_at(session, values["chat_id"], values["message_id"]), False


async def message_at(session: AsyncSession, chat_id: int, message_id: int) -> ThreadMessage:
    """What its author has said in that place; raises NoResultFound."""
    query = select(ThreadMessage).where(ThreadMessage.chat_id == chat_id, ThreadMessage.message_id == message_id)
    return (await session.scalars(query)).one()


async def own_message(session: AsyncSession, author_id: int, chat_id: int, message_id: int) -> ThreadMessage | None:
    """What this person has said in that place, to be changed."""
    query = select(ThreadMessage).where(
        ThreadMessage.chat_id == chat_id, ThreadMessage.message_id == message_id, ThreadMessage.author_id == author_id
    )
    return (await session.scalars(query.with_for_update())).one_or_none()


async def add_copies(session: AsyncSession, chat_id: int, copies: Sequence[tuple[int, int]]) -> None:
    """Where messages lie in a chat: pairs of the number there and the message of the conversation."""
    statement = insert(session, ThreadCopy).on_conflict_do_nothing(index_elements=["chat_id", "message_id"])
    rows = [{"chat_id": chat_id, "message_id": number, "thread_message_id": said} for number, said in copies]
    if rows:
        await session.execute(statement, rows)


async def lying_at(session: AsyncSession, chat_id: int, message_id: int) -> Answered | None:
    query = (
        select(ThreadMessage.thread_id, ThreadMessage.id, ThreadMessage.is_note)
        .join(ThreadCopy, ThreadCopy.thread_message_id == ThreadMessage.id)
        .where(ThreadCopy.chat_id == chat_id, ThreadCopy.message_id == message_id)
    )
    found = (await session.execute(query)).one_or_none()
    return Answered(*found) if found else None


async def album_of(session: AsyncSession, person_id: int, album: str) -> Answered | None:
    """Where the first part of an album went, if any part has gone anywhere."""
    query = (
        select(ThreadMessage.thread_id, ThreadMessage.reply_to_id, ThreadMessage.is_note)
        .where(ThreadMessage.author_id == person_id, ThreadMessage.album == album)
        .order_by(ThreadMessage.id)
        .limit(1)
    )
    found = (await session.execute(query)).one_or_none()
    return Answered(found[0], found[1] or 0, found[2], goes_on=True) if found else None


async def open_of(session: AsyncSession, person_id: int, limit: int) -> list[Thread]:
    """What somebody can write in, the newest first."""
    query = (
        select(Thread)
        .join(ThreadMember, ThreadMember.thread_id == Thread.id)
        .where(ThreadMember.person_id == person_id, ThreadMember.left_at.is_(None), Thread.closed_at.is_(None))
        .order_by(Thread.last_at.desc(), Thread.id.desc())
        .limit(limit)
    )
    return list(await session.scalars(query))


async def others_in(session: AsyncSession, thread_ids: Sequence[int], person_id: int) -> dict[int, list[Person]]:
    """Whoever is there besides this person, by conversation."""
    query = (
        select(ThreadMember.thread_id, Person)
        .join(Person, Person.id == ThreadMember.person_id)
        .where(
            ThreadMember.thread_id.in_(thread_ids), ThreadMember.person_id != person_id, ThreadMember.left_at.is_(None)
        )
        .order_by(ThreadMember.joined_at, Person.id)
    )
    found: dict[int, list[Person]] = {}
    for thread_id, person in await session.execute(query):
        found.setdefault(thread_id, []).append(person)
    return found
