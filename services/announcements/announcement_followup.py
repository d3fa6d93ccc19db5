"""After an announcement has gone out: who has not read it, a reminder to them alone, a correction, taking it back."""

from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement, AnnouncementStatus
from models.outbox import OutboxStatus
from models.queries import audiences as audience_rows
from models.queries import outbox as outbox_rows
from models.queries.announcements import announcement_digests as digest_rows
from models.queries.announcements import announcements as rows
from services import outbox
from services.announcements import announcement_deadlines as deadlines
from services.announcements import announcement_digests as digests
from services.announcements import announcement_letters as wording
from services.announcements import announcement_texts as texts
from services.announcements.announcement_sending import DELETABLE_FOR
from services.announcements.announcements import author_of
from services.announcements.digest_letters import MARKS, TOGETHER
from services.errors import NotFound, Unfitting
from services.notices import recipient
from services.outbox import Letter, Recipient
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit


class Group(StrEnum):
    """People an announcement has left in some state."""

    UNREAD = "unread"
    UNREACHABLE = "unreachable"
    FAILED = "failed"


STATUSES = {Group.UNREACHABLE: OutboxStatus.UNREACHABLE, Group.FAILED: OutboxStatus.FAILED}


@dataclass(frozen=True, slots=True)
class Named:
    called: tuple[str, ...]
    has_more: bool


async def people(
    session: AsyncSession, visit: Visit, *, announcement_id: int, group: Group, page: int, size: int
) -> Named:
    must(visit.actor, Right.ANNOUNCE)
    if await rows.find_own(session, announcement_id, author_id=author_of(visit)) is None:
        raise NotFound
    offset = max(page, 0) * size
    if group is Group.UNREAD:
        found = await rows.unread(session, announcement_id, offset=offset, limit=size + 1)
    else:
        found = await rows.of_status(session, announcement_id, [STATUSES[group]], offset=offset, limit=size + 1)
    called = await called_apart(session, visit, [(person, None) for person in found[:size]])
    await session.commit()
    return Named(tuple(called[person.id] for person in found[:size]), len(found) > size)


async def remind(session: AsyncSession, visit: Visit, *, announcement_id: int) -> int:
    """Once a day at most, those who have not said that they read it; returns how many."""
    announcement = await _own(session, visit, announcement_id)
    if not announcement.needs_reading:
        await session.rollback()
        raise Unfitting("announcement-no-reading")
    await _must_be_there(session, announcement_id)
    waiting = [person.id for person in await rows.unread(session, announcement_id)]
    reached = await audience_rows.reached_of(session, waiting)
    day = visit.municipality.day(visit.now).isoformat()
    title = wording.title_of(announcement)
    button = {"phrase": "announcement-have-read", "data": f"nr:{announcement_id}"}
    letters = [
        Letter(
            f"announcement:{announcement_id}:reminder:{day}",
            recipient(one),
            {"phrase": "announcement-reminder", "values": {"what": title}, "rows": [[button]]},
        )
        for one in reached
    ]
    added = await outbox.put(
        session,
        visit.municipality,
        letters,
        kind=rows.reminder_kind(announcement_id),
        priority=outbox.Priority.REMINDER,
        now=visit.now,
    )
    await session.commit()
    return added


async def correct(
    session: AsyncSession, visit: Visit, *, announcement_id: int, text: str, places: dict[str, str]
) -> int:
    """Other words in place of those that went out, and in what still waits; returns how many messages change."""
    words = texts.canonical(text, places)
    announcement = await _own(session, visit, announcement_id)
    is_caption = wording.has_caption(announcement)
    if (announcement.source_messages and not is_caption) or announcement.status is AnnouncementStatus.DRAFT:
        await session.rollback()
        raise Unfitting("announcement-not-correctable")
    if is_caption and len(words) > texts.LONGEST_CAPTION:
        await session.rollback()
        raise Unfitting("words-too-long", limit=texts.LONGEST_CAPTION)
    await _must_be_there(session, announcement_id)
    announcement.text = words
    try:
        await deadlines.undated(session, visit, must(visit.actor, Right.ANNOUNCE), announcement)
    except Unfitting:
        await session.rollback()
        raise
    edition = int(visit.now.timestamp())
    sent = await rows.deliveries(session, announcement_id)
    got = [person for _, person, _ in sent if person]
    faces = await deadlines.faces(session, visit, announcement, got)
    readers = {one.person_id: recipient(one) for one in await audience_rows.reached_of(session, got)}
    letters = [
        Letter(
            f"announcement:{announcement_id}:edit:{edition}",
            _to(chat, readers.get(person or 0)) or Recipient(chat, person),
            {
                "edit": messages[0],
                "text": wording.filled(announcement, faces.get(person or 0)),
                "rows": wording.buttons(announcement),
                "is_caption": is_caption,
            },
        )
        for chat, person, messages in sent
        if messages
    ]
    waiting = await rows.waiting(session, announcement_id)
    late = [row.person_id for row in waiting if row.person_id]
    faces = await deadlines.faces(session, visit, announcement, late)
    for row in waiting:
        letter = wording.payload(announcement, faces.get(row.person_id or 0))
        kept = {name: value for name, value in row.payload.items() if name in {*MARKS, "language"}}
        row.payload = {**kept, **letter}
    letters += await _change_digests(session, visit, announcement, key=f"announcement:{announcement_id}:edit:{edition}")
    return await _put_quietly(session, visit, announcement_id, letters)


async def take_back(session: AsyncSession, visit: Visit, *, announcement_id: int) -> int:
    """Delete it at everybody who has got it, and send it to nobody else; what is too old for Telegram stays."""
    announcement = await _own(session, visit, announcement_id)
    since = visit.now - DELETABLE_FOR
    counts = await outbox_rows.counts(session, rows.outbox_kind(announcement_id))
    is_waiting = bool(counts.get(OutboxStatus.NEW) or counts.get(OutboxStatus.HELD))
    fixed = await rows.fixed(session, announcement_id, since=since)
    if fixed and not is_waiting and fixed == counts[OutboxStatus.SENT]:
        await session.rollback()
        raise Unfitting("announcement-too-old")
    await outbox.cancel(session, rows.outbox_kind(announcement_id), now=visit.now)
    await outbox.cancel(session, rows.reminder_kind(announcement_id), now=visit.now)
    announcement.status = AnnouncementStatus.CANCELLED
    letters = [
        Letter(rows.deletion_key(announcement_id), Recipient(chat, person), {"delete": messages})
        for chat, person, messages in await rows.deliveries(session, announcement_id, since=since)
        if messages
    ]
    letters += await _change_digests(session, visit, announcement, key=rows.deletion_key(announcement_id), is_gone=True)
    letters += [
        Letter(f"{rows.reminder_kind(announcement_id)}:delete", Recipient(chat, person), {"delete": messages})
        for chat, person, messages in await rows.reminded(session, announcement_id, since=since)
    ]
    return await _put_quietly(session, visit, announcement_id, letters)


async def _change_digests(
    session: AsyncSession, visit: Visit, announcement: Announcement, *, key: str, is_gone: bool = False
) -> list[Letter]:
    """Its line in every digest it lies in, and letters that put the list in place of what is open there."""
    sent = await digest_rows.sent(session, announcement.id)
    people = [row.person_id for row in sent if row.person_id]
    faces = {} if is_gone else await deadlines.faces(session, visit, announcement, people)
    for row in sent:
        words = "" if is_gone else wording.filled(announcement, faces.get(row.person_id or 0))
        row.payload = digests.gone(row.payload) if is_gone else digests.retitled(row.payload, words)
    readers = {one.person_id: recipient(one) for one in await audience_rows.reached_of(session, people)}
    return [
        Letter(
            key,
            _to(row.chat_id, readers.get(row.person_id or 0)) or Recipient(row.chat_id, row.person_id),
            digests.said_again(row.message_ids[0], row.payload[TOGETHER]),
        )
        for row in sent
        if row.message_ids
    ]


def _to(chat: int, reader: Recipient | None) -> Recipient | None:
    """The chat the message lies in, whatever telephone its reader has by now."""
    return replace(reader, telegram_id=chat) if reader else None


async def _must_be_there(session: AsyncSession, announcement_id: int) -> None:
    """Nobody is reminded of what has been taken from them."""
    if await rows.is_taken_back(session, announcement_id):
        await session.rollback()
        raise Unfitting("announcement-taken-back-already")


async def _put_quietly(session: AsyncSession, visit: Visit, announcement_id: int, letters: list[Letter]) -> int:
    """Nobody's telephone rings for an edit or a deletion, so they need not wait for the morning."""
    added = await outbox.put(
        session,
        visit.municipality,
        letters,
        kind=rows.change_kind(announcement_id),
        priority=outbox.Priority.NOTICE,
        now=visit.now,
        ignores_quiet=True,
    )
    await session.commit()
    return added


async def _own(session: AsyncSession, visit: Visit, announcement_id: int) -> Announcement:
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.find_own(session, announcement_id, author_id=author_of(visit), to_change=True)
    if found is None:
        raise NotFound
    return found
