"""Questions about announcements: drafts, what is due, who has got and read what."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import (
    Announcement,
    AnnouncementKind,
    AnnouncementStatus,
    Declined,
    Question,
    Reading,
    Repeat,
)
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Person
from models.queries.upsert import insert

GOES_OUT = (AnnouncementStatus.SCHEDULED, AnnouncementStatus.SENDING, AnnouncementStatus.PAUSED)
MOST_LATELY = 200
LIES_WITH_OTHERS = OutboxMessage.payload["together"].as_string().is_not(None)
"""In the message of a digest."""


def outbox_kind(announcement_id: int) -> str:
    """What rows of the outbox that belong to an announcement are kept under."""
    return f"announcement:{announcement_id}"


def number_of(kind: str) -> int:
    """The announcement rows of such a kind belong to."""
    return int(kind.removeprefix("announcement:"))


def change_kind(announcement_id: int) -> str:
    """What corrections and deletions of an announcement are kept under."""
    return f"announcement-change:{announcement_id}"


def deletion_key(announcement_id: int) -> str:
    return f"announcement:{announcement_id}:delete"


def reminder_kind(announcement_id: int) -> str:
    return f"announcement-reminder:{announcement_id}"


async def add(session: AsyncSession, announcement: Announcement) -> Announcement:
    session.add(announcement)
    await session.flush()
    return announcement


async def find_own(
    session: AsyncSession, announcement_id: int, *, author_id: int | None, to_change: bool = False
) -> Announcement | None:
    """An announcement of that author; of anybody for None."""
    query = select(Announcement).where(Announcement.id == announcement_id)
    if author_id is not None:
        query = query.where(Announcement.author_id == author_id)
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def drop(session: AsyncSession, announcement_id: int) -> None:
    """One with all that hangs on it; copies of it stay."""
    copies = update(Announcement).where(Announcement.copied_from == announcement_id).values(copied_from=None)
    await session.execute(copies)
    for kept in (Question, Reading):
        await session.execute(delete(kept).where(kept.announcement_id == announcement_id))
    await session.execute(delete(Announcement).where(Announcement.id == announcement_id))


async def history(
    session: AsyncSession, *, author_id: int | None, reader_id: int, offset: int, limit: int
) -> list[Announcement]:
    """The newest first; of drafts the reader's own."""
    query = select(Announcement).order_by(Announcement.id.desc()).offset(offset).limit(limit)
    query = query.where(or_(Announcement.status != AnnouncementStatus.DRAFT, Announcement.author_id == reader_id))
    if author_id is not None:
        query = query.where(Announcement.author_id == author_id)
    return list(await session.scalars(query))


async def due(session: AsyncSession, now: datetime) -> list[Announcement]:
    """Scheduled ones whose hour has come; nobody else takes the same ones."""
    query = (
        select(Announcement)
        .where(Announcement.status == AnnouncementStatus.SCHEDULED, Announcement.due_at <= now)
        .order_by(Announcement.due_at)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))


async def waiting_of_series(session: AsyncSession, announcement_id: int) -> list[Announcement]:
    """Those that wait for their hour and come, at however many removes, after an announcement."""
    later = select(Announcement.id).where(Announcement.copied_from == announcement_id).cte(recursive=True)
    later = later.union_all(select(Announcement.id).join(later, Announcement.copied_from == later.c.id))
    query = select(Announcement).where(
        Announcement.id.in_(select(later.c.id)),
        Announcement.status == AnnouncementStatus.SCHEDULED,
        Announcement.repeat != Repeat.NEVER,
    )
    return list(await session.scalars(query.with_for_update()))


async def first_of_series(session: AsyncSession, announcement: Announcement) -> Announcement:
    """The one whose day and hour all later ones keep."""
    first = announcement
    while first.copied_from is not None:
        before = await session.get_one(Announcement, first.copied_from)
        if before.repeat is not announcement.repeat:
            break
        first = before
    return first


async def lately(session: AsyncSession, announcement: Announcement, *, since: datetime) -> list[Announcement]:
    """Others with words that have gone out or wait to, whoever they are from, the newest first."""
    query = (
        select(Announcement)
        .where(
            Announcement.id != announcement.id,
            Announcement.text.is_not(None),
            Announcement.status.in_(GOES_OUT),
            Announcement.due_at >= since,
        )
        .order_by(Announcement.id.desc())
        .limit(MOST_LATELY)
    )
    return list(await session.scalars(query))


async def draft_like(session: AsyncSession, *, author_id: int, text: str) -> int | None:
    """The newest draft of theirs in the same words."""
    query = select(Announcement.id).where(
        Announcement.author_id == author_id,
        Announcement.status == AnnouncementStatus.DRAFT,
        Announcement.text == text,
    )
    return await session.scalar(query.order_by(Announcement.id.desc()).limit(1))


async def read(session: AsyncSession, *, announcement_id: int, person_id: int, now: datetime) -> None:
    statement = insert(session, Reading).values(announcement_id=announcement_id, person_id=person_id, read_at=now)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["announcement_id", "person_id"]))


async def has_got(session: AsyncSession, *, announcement_id: int, person_id: int) -> bool:
    """Whether it was sent to that person, or is about to be."""
    query = select(OutboxMessage.id).where(
        OutboxMessage.kind == outbox_kind(announcement_id), OutboxMessage.person_id == person_id
    )
    return await session.scalar(query.limit(1)) is not None


async def readings(session: AsyncSession, announcement_id: int) -> int:
    query = select(func.count()).select_from(Reading).where(Reading.announcement_id == announcement_id)
    return await session.scalar(query) or 0


async def unread(
    session: AsyncSession, announcement_id: int, *, offset: int = 0, limit: int | None = None
) -> list[Person]:
    """People who have got it and have not said that they read it."""
    has_read = select(Reading.person_id).where(Reading.announcement_id == announcement_id)
    query = (
        select(Person)
        .join(OutboxMessage, OutboxMessage.person_id == Person.id)
        .where(
            OutboxMessage.kind == outbox_kind(announcement_id),
            OutboxMessage.status == OutboxStatus.SENT,
            Person.id.not_in(has_read),
        )
        .order_by(Person.search_key, Person.id)
        .offset(offset)
    )
    return list(await session.scalars(query if limit is None else query.limit(limit)))


async def of_status(
    session: AsyncSession, announcement_id: int, statuses: Sequence[OutboxStatus], *, offset: int, limit: int
) -> list[Person]:
    query = (
        select(Person)
        .join(OutboxMessage, OutboxMessage.person_id == Person.id)
        .where(OutboxMessage.kind == outbox_kind(announcement_id), OutboxMessage.status.in_(statuses))
        .order_by(Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def deliveries(
    session: AsyncSession, announcement_id: int, *, since: datetime | None = None
) -> list[tuple[int, int | None, list[int]]]:
    """Chat, person and messages of everybody who has got it as a message of its own, at that moment or later."""
    query = select(OutboxMessage.chat_id, OutboxMessage.person_id, OutboxMessage.message_ids).where(
        OutboxMessage.kind == outbox_kind(announcement_id), OutboxMessage.status == OutboxStatus.SENT, ~LIES_WITH_OTHERS
    )
    if since is not None:
        query = query.where(OutboxMessage.settled_at > since)
    return [(row[0], row[1], row[2] or []) for row in await session.execute(query)]


async def fixed(session: AsyncSession, announcement_id: int, *, since: datetime) -> int:
    """How many have got it as a message of its own before that moment."""
    query = (
        select(func.count())
        .select_from(OutboxMessage)
        .where(
            OutboxMessage.kind == outbox_kind(announcement_id),
            OutboxMessage.status == OutboxStatus.SENT,
            OutboxMessage.settled_at <= since,
            ~LIES_WITH_OTHERS,
        )
    )
    return await session.scalar(query) or 0


async def reminded(
    session: AsyncSession, announcement_id: int, *, since: datetime
) -> list[tuple[int, int | None, list[int]]]:
    """Chat, person and messages of everybody who has been reminded of it, later than that moment."""
    query = (
        select(OutboxMessage.chat_id, OutboxMessage.person_id, OutboxMessage.message_ids)
        .where(
            OutboxMessage.kind == reminder_kind(announcement_id),
            OutboxMessage.status == OutboxStatus.SENT,
            OutboxMessage.settled_at > since,
        )
        .order_by(OutboxMessage.id)
    )
    found: dict[tuple[int, int | None], list[int]] = {}
    for chat, person, messages in await session.execute(query):
        found.setdefault((chat, person), []).extend(messages or ())
    return [(chat, person, messages) for (chat, person), messages in found.items() if messages]


async def is_taken_back(session: AsyncSession, announcement_id: int) -> bool:
    """Whether it goes from the chats of those who had got it."""
    taken = OutboxMessage.dedup_key.startswith(f"{deletion_key(announcement_id)}:")
    query = select(OutboxMessage.id).where(OutboxMessage.kind == change_kind(announcement_id), taken)
    return await session.scalar(query.limit(1)) is not None


async def waiting(session: AsyncSession, announcement_id: int) -> list[OutboxMessage]:
    """Rows that have not gone out, to be changed."""
    query = select(OutboxMessage).where(
        OutboxMessage.kind == outbox_kind(announcement_id),
        OutboxMessage.status.in_((OutboxStatus.NEW, OutboxStatus.HELD)),
    )
    return list(await session.scalars(query.with_for_update()))


async def declined(session: AsyncSession, person_id: int) -> set[AnnouncementKind]:
    return set(await session.scalars(select(Declined.kind).where(Declined.person_id == person_id)))


async def decline(session: AsyncSession, *, person_id: int, kind: AnnouncementKind, now: datetime) -> None:
    statement = insert(session, Declined).values(person_id=person_id, kind=kind, declined_at=now)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["person_id", "kind"]))


async def wish_again(session: AsyncSession, *, person_id: int, kind: AnnouncementKind) -> None:
    found = await session.get(Declined, (person_id, kind))
    if found is not None:
        await session.delete(found)
        await session.flush()


async def ask(session: AsyncSession, *, announcement_id: int, person_id: int, text: str, now: datetime) -> Question:
    question = Question(announcement_id=announcement_id, person_id=person_id, text=text, asked_at=now)
    session.add(question)
    await session.flush()
    return question


async def question(session: AsyncSession, question_id: int, *, author_id: int) -> tuple[Question, Person] | None:
    """A question about an announcement of that author, and who asks."""
    query = (
        select(Question, Person)
        .join(Announcement, Announcement.id == Question.announcement_id)
        .join(Person, Person.id == Question.person_id)
        .where(Question.id == question_id, Announcement.author_id == author_id)
    )
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def open_questions(session: AsyncSession, author_id: int) -> list[tuple[Question, Person]]:
    query = (
        select(Question, Person)
        .join(Announcement, Announcement.id == Question.announcement_id)
        .join(Person, Person.id == Question.person_id)
        .where(Announcement.author_id == author_id, Question.answered_at.is_(None))
        .order_by(Question.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]
