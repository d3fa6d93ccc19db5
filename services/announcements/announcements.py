"""Announcements put together: the words, whom they are for, what stands under them; one's own of the past."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Repeat
from models.audiences import Audience, Facet
from models.people import Role
from models.queries import people as people_rows
from models.queries.announcements import announcements as rows
from models.queries.audiences import Face, Size
from models.scopes import Scope
from services import audiences
from services.announcements import announcement_deadlines
from services.announcements import announcement_texts as texts
from services.audiences import Choice
from services.calling import called_to
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.shortening import short
from services.visits import Visit

ALIKE_WITHIN = timedelta(days=7)
"""So long another announcement in nearly the same words is worth a question."""
LONGEST_FILE_NAME = 60
WITH_CAPTION = frozenset({"photo", "video", "document", "audio", "voice", "animation"})
"""Kinds of files Telegram puts words under."""
KIND_OF_NO_WISH = frozenset({AnnouncementKind.URGENT})
"""Nobody can decline these."""


@dataclass(frozen=True, slots=True)
class Source:
    """Messages that are copied to everybody, and what the first of them is."""

    chat: int
    messages: Sequence[int]
    kind: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Something of these days in nearly the same words."""

    announcement: Announcement
    author: str | None
    """None for those who may not know who announces what."""


@dataclass(frozen=True, slots=True)
class View:
    announcement: Announcement
    audience: Audience
    size: Size
    choices: Mapping[Facet, Sequence[Choice]]
    alike: Alike | None
    """Somebody has announced the same not long ago."""
    undated: int | None = None
    """For how many the deadline its words name is not known; none: they name none."""
    knows_deadline: bool = True
    """Whether anything says of what the deadline is."""
    face: Face | None = None
    """What the letter would call its author."""


async def draft(
    session: AsyncSession,
    visit: Visit,
    *,
    text: str | None,
    source: Source | None = None,
    places: Mapping[str, str],
    is_made: bool = False,
) -> int:
    """Begin with words, or with messages to be copied. Raises Unfitting for words that cannot go out.

    `is_made`: words the bot has put together; a second tap finds the draft of the first.
    """
    must(visit.actor, Right.ANNOUNCE)
    if text is not None:
        text = texts.canonical(text, places)
    known = await rows.draft_like(session, author_id=visit.actor.id, text=text) if is_made and text else None
    if known is not None:
        await session.commit()
        return known
    announcement = await rows.add(
        session,
        Announcement(
            author_id=visit.actor.id,
            kind=AnnouncementKind.METHODS,
            status=AnnouncementStatus.DRAFT,
            text=text,
            **_copied(source),
            audience=Audience().plain(),
            repeat=Repeat.NEVER,
            created_at=visit.now,
        ),
    )
    await session.commit()
    return announcement.id


async def rewrite(
    session: AsyncSession,
    visit: Visit,
    *,
    announcement_id: int,
    text: str | None,
    source: Source | None,
    places: Mapping[str, str],
    is_album: bool = False,
) -> None:
    """Other words, or another file, in a draft; whom it is for and all the rest stays.

    Words and one file belong together: words take the place of words, a file of a file. An album goes as it came.
    """
    must(visit.actor, Right.ANNOUNCE)
    words = None if text is None else texts.canonical(text, places)
    announcement = await draft_of(session, visit, announcement_id)
    if source is not None and words is None and source.kind in WITH_CAPTION and not is_album:
        words = _caption(announcement.text)
    if source is not None or not _takes_caption(announcement):
        _put(announcement, source)
    elif words is not None:
        words = _caption(words)
    announcement.text = words
    await session.commit()


async def take_file_off(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    """The words alone go out; where there are none, the file stays."""
    must(visit.actor, Right.ANNOUNCE)
    announcement = await draft_of(session, visit, announcement_id)
    if announcement.text is not None:
        _put(announcement, None)
    await session.commit()


async def add_source(session: AsyncSession, visit: Visit, *, announcement_id: int, message_id: int) -> None:
    """One more message of an album that came apart."""
    announcement = await draft_of(session, visit, announcement_id)
    ids = announcement.source_messages or []
    if message_id not in ids and len(ids) < 10:
        announcement.source_messages = sorted([*ids, message_id])
    await session.commit()


async def view(session: AsyncSession, visit: Visit, *, announcement_id: int) -> View:
    """A draft with all that can be chosen for it. Raises Unfitting for one that is none any more."""
    scope = must(visit.actor, Right.ANNOUNCE)
    announcement = await own(session, visit, announcement_id)
    if announcement.status is not AnnouncementStatus.DRAFT:
        await session.commit()
        raise Unfitting("announcement-gone-out")
    audience = Audience.of(announcement.audience)
    undated, knows_deadline = await _undated(session, visit, scope, announcement)
    found = View(
        announcement=announcement,
        audience=audience,
        size=await audiences.size(session, visit, scope, audience, announcement.kind),
        choices=await audiences.choices(session, visit, scope),
        alike=await _alike(session, visit, scope, announcement),
        undated=undated,
        knows_deadline=knows_deadline,
        face=(await announcement_deadlines.faces(session, visit, announcement, [visit.actor.id])).get(visit.actor.id),
    )
    await session.commit()
    return found


async def change(session: AsyncSession, visit: Visit, *, announcement_id: int, **facts: Any) -> None:
    """Change a draft: `kind`, `needs_reading`, `link`, `survey`, `repeat`."""
    announcement = await draft_of(session, visit, announcement_id)
    for name, value in facts.items():
        setattr(announcement, name, value)
    await session.commit()


async def turn(session: AsyncSession, visit: Visit, *, announcement_id: int, facet: Facet, place: int) -> None:
    """A value of a facet, by its place in the choices: wanted, then unwanted, then neither."""
    scope = must(visit.actor, Right.ANNOUNCE)
    announcement = await draft_of(session, visit, announcement_id)
    offered = (await audiences.choices(session, visit, scope)).get(facet, ())
    if not 0 <= place < len(offered):
        raise NotFound
    announcement.audience = Audience.of(announcement.audience).turned(facet, offered[place].value).plain()
    await session.commit()


async def take_audience(session: AsyncSession, visit: Visit, *, announcement_id: int, audience: Audience) -> None:
    """A whole audience at once: a saved one, everybody, nobody."""
    announcement = await draft_of(session, visit, announcement_id)
    announcement.audience = audience.plain()
    await session.commit()


async def drop(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    """A draft nobody needs; what has gone out stays."""
    must(visit.actor, Right.ANNOUNCE)
    draft = await draft_of(session, visit, announcement_id)
    await rows.drop(session, draft.id)
    await session.commit()


async def copy(session: AsyncSession, visit: Visit, *, announcement_id: int) -> int:
    """The same once more, as a draft."""
    must(visit.actor, Right.ANNOUNCE)
    old = await own(session, visit, announcement_id)
    new = alike(visit, old)
    new.author_id = visit.actor.id
    await rows.add(session, new)
    await session.commit()
    return new.id


async def history(session: AsyncSession, visit: Visit, *, page: int, size: int) -> list[Announcement]:
    """One's own, the newest first; for the head of the centre everybody's."""
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.history(
        session, author_id=author_of(visit), reader_id=visit.actor.id, offset=max(page, 0) * size, limit=size
    )
    await session.commit()
    return found


def _takes_caption(announcement: Announcement) -> bool:
    return len(announcement.source_messages or ()) == 1 and announcement.file_kind in WITH_CAPTION


def _caption(words: str | None) -> str | None:
    if words is not None and len(words) > texts.LONGEST_CAPTION:
        raise Unfitting("announcement-caption-too-long", limit=texts.LONGEST_CAPTION)
    return words


def _put(announcement: Announcement, source: Source | None) -> None:
    for name, value in _copied(source).items():
        setattr(announcement, name, value)


def _copied(source: Source | None) -> dict[str, Any]:
    if source is None:
        return dict.fromkeys(("source_chat", "source_messages", "file_kind", "file_name"))
    return {
        "source_chat": source.chat,
        "source_messages": list(source.messages),
        "file_kind": source.kind,
        "file_name": source.name and short(source.name, LONGEST_FILE_NAME),
    }


async def _alike(session: AsyncSession, visit: Visit, scope: Scope, announcement: Announcement) -> Alike | None:
    """The newest of these days in nearly the same words; whose it is, for those who answer for everybody."""
    if announcement.text is None:
        return None
    others = await rows.lately(session, announcement, since=visit.now - ALIKE_WITHIN)
    found = next((one for one in others if texts.are_alike(announcement.text, one.text or "")), None)
    if found is None:
        return None
    may_know = scope.is_whole or found.author_id == visit.actor.id
    author = called_to(visit, await people_rows.look(session, found.author_id)) if may_know else None
    return Alike(found, author)


async def _undated(
    session: AsyncSession, visit: Visit, scope: Scope, announcement: Announcement
) -> tuple[int | None, bool]:
    try:
        return await announcement_deadlines.undated(session, visit, scope, announcement), True
    except Unfitting:
        return None, False


def alike(visit: Visit, old: Announcement) -> Announcement:
    """A draft of the same words for the same people."""
    return Announcement(
        author_id=old.author_id,
        kind=old.kind,
        status=AnnouncementStatus.DRAFT,
        text=old.text,
        source_chat=old.source_chat,
        source_messages=old.source_messages,
        file_kind=old.file_kind,
        file_name=old.file_name,
        link=old.link,
        survey=old.survey,
        needs_reading=old.needs_reading,
        audience=old.audience,
        repeat=Repeat.NEVER,
        created_at=visit.now,
        copied_from=old.id,
    )


def author_of(visit: Visit) -> int | None:
    """Whose announcements somebody may see: their own; none stands for everybody's."""
    return None if Role.CENTRE_HEAD in visit.actor.roles else visit.actor.id


async def own(session: AsyncSession, visit: Visit, announcement_id: int, *, to_change: bool = False) -> Announcement:
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.find_own(session, announcement_id, author_id=author_of(visit), to_change=to_change)
    if found is None:
        raise NotFound
    return found


async def draft_of(session: AsyncSession, visit: Visit, announcement_id: int) -> Announcement:
    found = await own(session, visit, announcement_id, to_change=True)
    if found.status is not AnnouncementStatus.DRAFT:
        await session.rollback()
        raise Unfitting("announcement-gone-out")
    return found
