"""Announcements on their way: now, at an hour, with the digest, again and again; watched, held back, called off."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement, AnnouncementStatus, Repeat
from models.audiences import Audience
from models.outbox import OutboxStatus
from models.queries import audiences as audience_rows
from models.queries import outbox as outbox_rows
from models.queries import people as people_rows
from models.queries.announcements import announcements as rows
from services import audiences, outbox
from services.announcements import announcement_deadlines, announcements
from services.announcements.announcement_letters import keeps_places, letters
from services.announcements.digest_days import is_digest, next_digest
from services.calling import called_to
from services.errors import Unfitting
from services.marks import CHANGED, mark_of
from services.municipality import Municipality
from services.rights import Right, must
from services.visits import Visit

LATEST = timedelta(days=366)
DELETABLE_FOR = timedelta(hours=48)
"""So long a bot may delete what it has sent to somebody: Telegram, deleteMessages."""
MOST_TURNS = 5000
"""Of a series nobody has looked after: a hundred years of weeks."""


@dataclass(frozen=True, slots=True)
class Progress:
    announcement: Announcement
    counts: Mapping[OutboxStatus, int]
    readings: int
    seconds_left: int
    author: str | None = None
    """Whose it is, for somebody else."""
    is_taken_back: bool = False
    """It goes from the chats of those who had got it."""
    fixed: int = 0
    """At how many it is too old to be deleted."""

    @property
    def is_deletable(self) -> bool:
        """Whether it is still in a chat it can go from."""
        return self.counts.get(OutboxStatus.SENT, 0) > self.fixed and not self.is_taken_back

    @property
    def left(self) -> int:
        return self.counts.get(OutboxStatus.NEW, 0) + self.counts.get(OutboxStatus.HELD, 0)


def mark_of_draft(one: Announcement) -> str:
    """What a button of sending knows the words and the people by that were on its screen."""
    audience = sorted(one.audience.items())
    return mark_of(one.text, one.source_messages, one.link, one.survey, one.needs_reading, one.repeat.value, audience)


async def send(
    session: AsyncSession, visit: Visit, *, announcement_id: int, mark: str, at: datetime | None = None
) -> Announcement:
    """Send now, or leave it to its hour, what `mark` was worked out from. Doing it twice is doing it once.

    Raises Unfitting for an audience of nobody, an hour that is past or too far ahead, and for what was changed since.
    """
    scope = must(visit.actor, Right.ANNOUNCE)
    if at is not None and not visit.now <= at <= visit.now + LATEST:
        raise Unfitting("announcement-bad-hour")
    announcement = await announcements.own(session, visit, announcement_id, to_change=True)
    if announcement.status is not AnnouncementStatus.DRAFT:
        await session.commit()
        return announcement
    if mark != mark_of_draft(announcement):
        await session.rollback()
        raise Unfitting(CHANGED)
    size = await audiences.size(session, visit, scope, Audience.of(announcement.audience), announcement.kind)
    if size.people - size.absent - size.declined <= 0:
        await session.rollback()
        raise Unfitting("announcement-nobody")
    if keeps_places(announcement):
        await session.rollback()
        raise Unfitting("announcement-places-stay")
    await _must_know_deadline(session, visit, announcement)
    announcement.due_at = at or visit.now
    if at is None:
        await start(session, visit, announcement)
    else:
        announcement.status = AnnouncementStatus.SCHEDULED
    await session.commit()
    return announcement


async def _must_know_deadline(session: AsyncSession, visit: Visit, announcement: Announcement) -> None:
    try:
        await announcement_deadlines.undated(session, visit, must(visit.actor, Right.ANNOUNCE), announcement)
    except Unfitting:
        await session.rollback()
        raise


async def start(session: AsyncSession, visit: Visit, announcement: Announcement) -> int:
    """Put a letter to everybody of the audience into the outbox, within the caller's transaction."""
    scope = must(visit.actor, Right.ANNOUNCE)
    audience = Audience.of(announcement.audience)
    reached = await audience_rows.reached(session, scope, audience, audiences.terms_of(visit), announcement.kind)
    ids = [one.person_id for one in reached]
    faces = await announcement_deadlines.faces(session, visit, announcement, ids)
    added = await outbox.put(
        session,
        visit.municipality,
        letters(announcement, reached, faces, digest=_digest_of(visit.municipality, announcement)),
        kind=rows.outbox_kind(announcement.id),
        priority=outbox.Priority.ANNOUNCEMENT,
        now=visit.now,
        ignores_quiet=False,
    )
    announcement.status = AnnouncementStatus.SENDING
    announcement.sent_at = visit.now
    if announcement.repeat is not Repeat.NEVER:
        first = await rows.first_of_series(session, announcement)
        await rows.add(session, _successor(visit, announcement, first.due_at))
    return added


async def progress(session: AsyncSession, visit: Visit, *, announcement_id: int, rate: float) -> Progress:
    """How far it has gone; `rate` in messages a second is what the rest is reckoned by."""
    must(visit.actor, Right.ANNOUNCE)
    announcement = await announcements.own(session, visit, announcement_id)
    counts = await outbox_rows.counts(session, rows.outbox_kind(announcement_id))
    readings = await rows.readings(session, announcement_id)
    is_own = announcement.author_id == visit.actor.id
    author = None if is_own else called_to(visit, await people_rows.look(session, announcement.author_id))
    is_taken_back = await rows.is_taken_back(session, announcement_id)
    fixed = await rows.fixed(session, announcement_id, since=visit.now - DELETABLE_FOR)
    await session.commit()
    seconds = round(counts.get(OutboxStatus.NEW, 0) / rate)
    return Progress(announcement, counts, readings, seconds, author, is_taken_back, fixed)


async def pause(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    announcement = await announcements.own(session, visit, announcement_id, to_change=True)
    if announcement.status is AnnouncementStatus.SENDING:
        await outbox.pause(session, rows.outbox_kind(announcement.id), now=visit.now)
        announcement.status = AnnouncementStatus.PAUSED
    await session.commit()


async def resume(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    announcement = await announcements.own(session, visit, announcement_id, to_change=True)
    if announcement.status is AnnouncementStatus.PAUSED:
        await outbox.resume(session, rows.outbox_kind(announcement.id), now=visit.now)
        announcement.status = AnnouncementStatus.SENDING
    await session.commit()


async def cancel(session: AsyncSession, visit: Visit, *, announcement_id: int) -> int:
    """What has not gone out does not; returns how many are spared it. What has reached everybody stays as it is."""
    announcement = await announcements.own(session, visit, announcement_id, to_change=True)
    spared = await outbox.cancel(session, rows.outbox_kind(announcement.id), now=visit.now)
    await outbox.cancel(session, rows.reminder_kind(announcement.id), now=visit.now)
    if spared or announcement.status in {AnnouncementStatus.SCHEDULED, AnnouncementStatus.PAUSED}:
        announcement.status = AnnouncementStatus.CANCELLED
    await session.commit()
    return spared


async def stop_series(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    """Whatever of the series has not begun never does, and nothing follows this one."""
    announcement = await announcements.own(session, visit, announcement_id, to_change=True)
    announcement.repeat = Repeat.NEVER
    for follower in await rows.waiting_of_series(session, announcement.id):
        follower.status = AnnouncementStatus.CANCELLED
    await session.commit()


def digest_moment(visit: Visit) -> datetime:
    """When the next digest leaves."""
    municipality = visit.municipality
    return next_digest(municipality.programme.calendar, municipality.zone, after=visit.now)


def _digest_of(municipality: Municipality, announcement: Announcement) -> datetime | None:
    """The digest it was left to; none: it goes at an hour of its own."""
    due, is_awaited = announcement.due_at, announcement.status is AnnouncementStatus.SCHEDULED
    calendar = municipality.programme.calendar
    return due if due and is_awaited and is_digest(calendar, municipality.zone, due) else None


def _successor(visit: Visit, old: Announcement, first: datetime | None) -> Announcement:
    """The next one of a series, whole weeks or months after the hour the first one was meant for."""
    new = announcements.alike(visit, old)
    new.status, new.repeat = AnnouncementStatus.SCHEDULED, old.repeat
    new.due_at = next_hour(first or visit.now, old.repeat, visit.municipality.zone, after=visit.now)
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
