"""Announcements: put together, sent to the right people once, watched, corrected, taken back."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Repeat
from models.audiences import Audience, Facet
from models.outbox import OutboxStatus
from models.people import Role
from models.queries import announcements as rows
from models.queries import audiences as audience_rows
from models.queries import outbox as outbox_rows
from models.queries.audiences import Face, Size
from services import announcement_texts as texts
from services import audiences, outbox
from services.announcement_letters import letters
from services.audiences import Choice
from services.errors import NotFound, Unfitting
from services.quiet_time import next_allowed
from services.rights import Right, must
from services.visits import Visit

ALIKE_WITHIN = timedelta(days=7)
"""So long somebody else's announcement in the same words is worth a question."""
LATEST = timedelta(days=366)
MOST_TURNS = 5000
KIND_OF_NO_WISH = frozenset({AnnouncementKind.URGENT})
"""Nobody can decline these, and they come at any hour of the day they are sent."""


@dataclass(frozen=True, slots=True)
class View:
    announcement: Announcement
    audience: Audience
    size: Size
    choices: Mapping[Facet, Sequence[Choice]]
    alike: Announcement | None
    """Somebody has announced the same not long ago."""


@dataclass(frozen=True, slots=True)
class Progress:
    announcement: Announcement
    counts: Mapping[OutboxStatus, int]
    readings: int
    seconds_left: int

    @property
    def left(self) -> int:
        return self.counts.get(OutboxStatus.NEW, 0) + self.counts.get(OutboxStatus.HELD, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


async def draft(
    session: AsyncSession,
    visit: Visit,
    *,
    text: str | None,
    source: tuple[int, Sequence[int]] | None = None,
    places: Mapping[str, str],
) -> int:
    """Begin with words, or with messages to be copied. Raises Unfitting for words that cannot go out."""
    must(visit.actor, Right.ANNOUNCE)
    if text is not None:
        text = texts.canonical(text, places)
    announcement = await rows.add(
        session,
        Announcement(
            author_id=visit.actor.id,
            kind=AnnouncementKind.METHODS,
            status=AnnouncementStatus.DRAFT,
            text=text,
            source_chat=source[0] if source else None,
            source_messages=list(source[1]) if source else None,
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
    source: tuple[int, Sequence[int]] | None,
    places: Mapping[str, str],
) -> None:
    """Other words, or other messages, in a draft; whom it is for and all the rest stays."""
    must(visit.actor, Right.ANNOUNCE)
    words = None if text is None else texts.canonical(text, places)
    announcement = await _draft(session, visit, announcement_id)
    announcement.text = words
    announcement.source_chat = source[0] if source else None
    announcement.source_messages = list(source[1]) if source else None
    await session.commit()


async def add_source(session: AsyncSession, visit: Visit, *, announcement_id: int, message_id: int) -> None:
    """One more message of an album that came apart."""
    announcement = await _draft(session, visit, announcement_id)
    ids = announcement.source_messages or []
    if message_id not in ids and len(ids) < 10:
        announcement.source_messages = sorted([*ids, message_id])
    await session.commit()


async def view(session: AsyncSession, visit: Visit, *, announcement_id: int) -> View:
    """A draft with all that can be chosen for it. Raises Unfitting for one that is none any more."""
    scope = must(visit.actor, Right.ANNOUNCE)
    announcement = await _own(session, visit, announcement_id)
    if announcement.status is not AnnouncementStatus.DRAFT:
        await session.commit()
        raise Unfitting("announcement-gone-out")
    audience = Audience.of(announcement.audience)
    found = View(
        announcement=announcement,
        audience=audience,
        size=await audiences.size(session, visit, scope, audience, announcement.kind),
        choices=await audiences.choices(session, visit, scope),
        alike=await rows.similar(session, announcement, since=visit.now - ALIKE_WITHIN),
    )
    await session.commit()
    return found


async def change(session: AsyncSession, visit: Visit, *, announcement_id: int, **facts: Any) -> None:
    """Change a draft: `kind`, `needs_reading`, `link`, `survey`, `repeat`."""
    announcement = await _draft(session, visit, announcement_id)
    for name, value in facts.items():
        setattr(announcement, name, value)
    await session.commit()


async def turn(session: AsyncSession, visit: Visit, *, announcement_id: int, facet: Facet, place: int) -> None:
    """A value of a facet, by its place in the choices: wanted, then unwanted, then neither."""
    scope = must(visit.actor, Right.ANNOUNCE)
    announcement = await _draft(session, visit, announcement_id)
    offered = (await audiences.choices(session, visit, scope)).get(facet, ())
    if not 0 <= place < len(offered):
        raise NotFound
    announcement.audience = Audience.of(announcement.audience).turned(facet, offered[place].value).plain()
    await session.commit()


async def take_audience(session: AsyncSession, visit: Visit, *, announcement_id: int, audience: Audience) -> None:
    """A whole audience at once: a saved one, everybody, nobody."""
    announcement = await _draft(session, visit, announcement_id)
    announcement.audience = audience.plain()
    await session.commit()


async def send(
    session: AsyncSession, visit: Visit, *, announcement_id: int, at: datetime | None = None
) -> Announcement:
    """Send now, or leave it to its hour. Doing it twice is doing it once.

    Raises Unfitting for an audience of nobody, an hour that is past or too far ahead.
    """
    scope = must(visit.actor, Right.ANNOUNCE)
    if at is not None and not visit.now <= at <= visit.now + LATEST:
        raise Unfitting("announcement-bad-hour")
    announcement = await _own(session, visit, announcement_id, to_change=True)
    if announcement.status is not AnnouncementStatus.DRAFT:
        await session.commit()
        return announcement
    size = await audiences.size(session, visit, scope, Audience.of(announcement.audience), announcement.kind)
    if size.people - size.absent - size.declined <= 0:
        await session.rollback()
        raise Unfitting("announcement-nobody")
    announcement.due_at = at or visit.now
    if at is None:
        await start(session, visit, announcement)
    else:
        announcement.status = AnnouncementStatus.SCHEDULED
    await session.commit()
    return announcement


async def start(session: AsyncSession, visit: Visit, announcement: Announcement) -> int:
    """Put a letter to everybody of the audience into the outbox, within the caller's transaction."""
    scope = must(visit.actor, Right.ANNOUNCE)
    audience = Audience.of(announcement.audience)
    reached = await audience_rows.reached(session, scope, audience, audiences.terms_of(visit), announcement.kind)
    added = await outbox.put(
        session,
        visit.municipality,
        letters(announcement, reached, await audience_rows.faces(session, [one.person_id for one in reached])),
        kind=rows.outbox_kind(announcement.id),
        priority=outbox.Priority.ANNOUNCEMENT,
        now=visit.now,
        ignores_quiet=False,
    )
    announcement.status = AnnouncementStatus.SENDING
    announcement.sent_at = visit.now
    if announcement.repeat is not Repeat.NEVER:
        await rows.add(session, _successor(visit, announcement))
    return added


async def progress(session: AsyncSession, visit: Visit, *, announcement_id: int, rate: float) -> Progress:
    """How far it has gone; `rate` in messages a second is what the rest is reckoned by."""
    must(visit.actor, Right.ANNOUNCE)
    announcement = await _own(session, visit, announcement_id)
    counts = await outbox_rows.counts(session, rows.outbox_kind(announcement_id))
    readings = await rows.readings(session, announcement_id)
    await session.commit()
    return Progress(announcement, counts, readings, round(counts.get(OutboxStatus.NEW, 0) / rate))


async def pause(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    announcement = await _own(session, visit, announcement_id, to_change=True)
    if announcement.status is AnnouncementStatus.SENDING:
        await outbox.pause(session, rows.outbox_kind(announcement.id), now=visit.now)
        announcement.status = AnnouncementStatus.PAUSED
    await session.commit()


async def resume(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    announcement = await _own(session, visit, announcement_id, to_change=True)
    if announcement.status is AnnouncementStatus.PAUSED:
        await outbox.resume(session, rows.outbox_kind(announcement.id), now=visit.now)
        announcement.status = AnnouncementStatus.SENDING
    await session.commit()


async def cancel(session: AsyncSession, visit: Visit, *, announcement_id: int) -> int:
    """What has not gone out does not; returns how many are spared it. What has reached everybody stays as it is."""
    announcement = await _own(session, visit, announcement_id, to_change=True)
    spared = await outbox.cancel(session, rows.outbox_kind(announcement.id), now=visit.now)
    if spared or announcement.status in {AnnouncementStatus.SCHEDULED, AnnouncementStatus.PAUSED}:
        announcement.status = AnnouncementStatus.CANCELLED
    await session.commit()
    return spared


async def stop_series(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    """Whatever of the series has not begun never does, and nothing follows this one."""
    announcement = await _own(session, visit, announcement_id, to_change=True)
    announcement.repeat = Repeat.NEVER
    for follower in await rows.waiting_of_series(session, announcement.id):
        follower.status = AnnouncementStatus.CANCELLED
    await session.commit()


async def copy(session: AsyncSession, visit: Visit, *, announcement_id: int) -> int:
    """The same once more, as a draft."""
    must(visit.actor, Right.ANNOUNCE)
    old = await _own(session, visit, announcement_id)
    new = _alike(visit, old)
    new.author_id = visit.actor.id
    await rows.add(session, new)
    await session.commit()
    return new.id


async def history(session: AsyncSession, visit: Visit, *, page: int, size: int) -> list[Announcement]:
    """One's own, the newest first; for the head of the centre everybody's."""
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.history(session, author_id=author_of(visit), offset=max(page, 0) * size, limit=size)
    await session.commit()
    return found


def face_of(visit: Visit) -> Face:
    """What a letter would call the person themselves."""
    return Face(visit.actor.name, visit.actor.organization_title)


def digest_moment(visit: Visit) -> datetime:
    """When the next digest leaves."""
    calendar, zone = visit.municipality.programme.calendar, visit.municipality.zone
    local = visit.now.astimezone(zone)
    weekdays = {list(type(day)).index(day) for day in calendar.digest.weekdays}
    for ahead in range(8):
        day = local.date() + timedelta(days=ahead)
        moment = datetime.combine(day, calendar.digest.at, zone)
        if day.weekday() in weekdays and moment > visit.now:
            return next_allowed(moment, calendar.quiet_hours, zone)
    raise AssertionError("a digest has at least one day of the week")


def _alike(visit: Visit, old: Announcement) -> Announcement:
    """A draft of the same words for the same people."""
    return Announcement(
        author_id=old.author_id,
        kind=old.kind,
        status=AnnouncementStatus.DRAFT,
        text=old.text,
        source_chat=old.source_chat,
        source_messages=old.source_messages,
        link=old.link,
        survey=old.survey,
        needs_reading=old.needs_reading,
        audience=old.audience,
        repeat=Repeat.NEVER,
        created_at=visit.now,
        copied_from=old.id,
    )


def _successor(visit: Visit, old: Announcement) -> Announcement:
    """The next one of a series, a week or a month after the hour this one was meant for."""
    new = _alike(visit, old)
    new.status, new.repeat = AnnouncementStatus.SCHEDULED, old.repeat
    new.due_at = next_hour(old.due_at or visit.now, old.repeat, visit.municipality.zone, after=visit.now)
    return new


def next_hour(moment: datetime, repeat: Repeat, zone: ZoneInfo, *, after: datetime) -> datetime:
    """The first moment of the series later than `after`, at the same hour of the day by the clock on the wall.

    A month without such a day has it on its last one.
    """
    first = moment.astimezone(zone)
    for number in range(1, MOST_TURNS):
        if repeat is Repeat.WEEKLY:
            day = first.date() + timedelta(weeks=number)
        else:
            year, month = divmod(first.month - 1 + number, 12)
            last = monthrange(first.year + year, month + 1)[1]
            day = first.date().replace(year=first.year + year, month=month + 1, day=min(first.day, last))
        found = datetime.combine(day, first.time(), zone)
        if found > after:
            return found
    raise ValueError("no such moment")


def author_of(visit: Visit) -> int | None:
    """Whose announcements somebody may see: their own; none stands for everybody's."""
    return None if Role.CENTRE_HEAD in visit.actor.roles else visit.actor.id


async def _own(session: AsyncSession, visit: Visit, announcement_id: int, *, to_change: bool = False) -> Announcement:
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.find_own(session, announcement_id, author_id=author_of(visit), to_change=to_change)
    if found is None:
        raise NotFound
    return found


async def look(session: AsyncSession, visit: Visit, *, announcement_id: int) -> Announcement:
    """The row itself, within the caller's transaction."""
    return await _own(session, visit, announcement_id, to_change=True)


def must_be_draft(announcement: Announcement) -> None:
    if announcement.status is not AnnouncementStatus.DRAFT:
        raise Unfitting("announcement-gone-out")


async def _draft(session: AsyncSession, visit: Visit, announcement_id: int) -> Announcement:
    found = await _own(session, visit, announcement_id, to_change=True)
    must_be_draft(found)
    return found
