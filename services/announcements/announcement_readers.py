"""What readers do with announcements: say they have read, ask back, see why, decline a kind, choose their hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement, AnnouncementKind
from models.audiences import Audience, Facet
from models.people import Role
from models.queries import people
from models.queries import roles as grants
from models.queries.announcements import announcements as rows
from services import audiences, notices, outbox
from services.announcements import announcement_letters
from services.announcements.announcements import KIND_OF_NO_WISH
from services.audiences import Choice
from services.calling import call
from services.errors import NotFound, Unfitting
from services.naming import clean
from services.outbox import Priority
from services.rights import Right, must
from services.visits import Visit

LONGEST_QUESTION = 1000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an announcement comes from."""

    announcement_id: int
    called: str
    role: Role | None
    kind: AnnouncementKind
    can_be_declined: bool
    reasons: Mapping[Facet, Sequence[Choice]]
    """What of its audience is true of the reader by now."""
    is_for_everybody: bool


@dataclass(frozen=True, slots=True)
class Wishes:
    declined: frozenset[AnnouncementKind]
    later_hour: int | None
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about an announcement, for its author."""

    id: int
    called: str
    text: str


async def read(session: AsyncSession, visit: Visit, *, announcement_id: int) -> None:
    """Saying it twice is saying it once; whoever has not got the announcement cannot."""
    must(visit.actor, Right.KEEP_PROFILE)
    await _got(session, visit, announcement_id)
    await rows.read(session, announcement_id=announcement_id, person_id=visit.actor.id, now=visit.now)
    await session.commit()


async def origin(session: AsyncSession, visit: Visit, *, announcement_id: int) -> Origin:
    announcement = await _got(session, visit, announcement_id)
    author = await people.look(session, announcement.author_id)
    held = [grant.role for grant, _ in await grants.of(session, author.id)]
    audience = Audience.of(announcement.audience)
    reasons = await audiences.reasons(session, visit, audience)
    await session.commit()
    return Origin(
        announcement_id,
        call(visit.municipality.privacy_mode, author),
        held[0] if held else None,
        announcement.kind,
        announcement.kind not in KIND_OF_NO_WISH,
        reasons,
        audience.is_everybody,
    )


async def wishes(session: AsyncSession, visit: Visit) -> Wishes:
    declined = await rows.declined(session, visit.actor.id)
    person = await people.look(session, visit.actor.id)
    await session.commit()
    return Wishes(frozenset(declined), person.later_hour, person.paused_until)


async def turn_kind(session: AsyncSession, visit: Visit, *, kind: AnnouncementKind, is_wanted: bool) -> None:
    must(visit.actor, Right.KEEP_PROFILE)
    if kind in KIND_OF_NO_WISH and not is_wanted:
        raise Unfitting("notifications-always")
    if is_wanted:
        await rows.wish_again(session, person_id=visit.actor.id, kind=kind)
    else:
        await rows.decline(session, person_id=visit.actor.id, kind=kind, now=visit.now)
    await session.commit()


async def choose_hour(session: AsyncSession, visit: Visit, *, hour: int | None) -> None:
    """The hour before which nothing comes; none: the municipality's own."""
    must(visit.actor, Right.KEEP_PROFILE)
    quiet = visit.municipality.programme.calendar.quiet_hours
    if hour is not None and not quiet.until.hour < hour < quiet.since.hour:
        raise NotFound
    person = await people.get(session, visit.actor.id)
    person.later_hour = hour
    await session.commit()


async def pause(session: AsyncSession, visit: Visit, *, days: int) -> None:
    """A leave: nothing for so many days from today; none: it is over."""
    must(visit.actor, Right.KEEP_PROFILE)
    if not 0 <= days <= visit.municipality.programme.calendar.longest_pause_days:
        raise NotFound
    until = visit.municipality.day(visit.now) + timedelta(days=days - 1) if days else None
    person = await people.get(session, visit.actor.id)
    person.paused_until = until
    await outbox.wait_for(session, visit, paused_until=until)
    await session.commit()


async def ask(session: AsyncSession, visit: Visit, *, announcement_id: int, typed: str) -> None:
    """A question to whoever has sent it, who hears of it at once."""
    must(visit.actor, Right.KEEP_PROFILE)
    text = _words(typed)
    announcement = await _got(session, visit, announcement_id)
    question = await rows.ask(
        session, announcement_id=announcement_id, person_id=visit.actor.id, text=text, now=visit.now
    )
    answer = {"phrase": "announcement-answer", "data": f"na:{question.id}"}
    asker = call(visit.municipality.privacy_mode, visit.actor)
    values = {"called": asker, "text": text, "what": announcement_letters.title_of(announcement)}
    said = {"phrase": "announcement-question", "values": values, "rows": [[answer]]}
    await _tell(session, visit, announcement.author_id, f"question:{question.id}", said)
    await session.commit()


async def open_questions(session: AsyncSession, visit: Visit) -> tuple[Asked, ...]:
    """Those one has not answered yet."""
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.open_questions(session, visit.actor.id)
    await session.commit()
    mode = visit.municipality.privacy_mode
    return tuple(Asked(question.id, call(mode, person), question.text) for question, person in found)


async def question(session: AsyncSession, visit: Visit, *, question_id: int) -> Asked:
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.question(session, question_id, author_id=visit.actor.id)
    await session.commit()
    if found is None:
        raise NotFound
    return Asked(found[0].id, call(visit.municipality.privacy_mode, found[1]), found[0].text)


async def answer(session: AsyncSession, visit: Visit, *, question_id: int, typed: str) -> None:
    must(visit.actor, Right.ANNOUNCE)
    text = _words(typed)
    found = await rows.question(session, question_id, author_id=visit.actor.id)
    if found is None:
        raise NotFound
    asked, person = found
    asked.answer, asked.answered_at, asked.answered_by = text, visit.now, visit.actor.id
    values = {
        "called": call(visit.municipality.privacy_mode, visit.actor),
        "question": asked.text,
        "text": asked.answer,
    }
    again = {"phrase": "announcement-ask-back", "data": f"nq:{asked.announcement_id}"}
    moment = int(visit.now.timestamp())
    await _tell(
        session,
        visit,
        person.id,
        f"answer:{question_id}:{moment}",
        {"phrase": "announcement-answered", "values": values, "rows": [[again]]},
    )
    await session.commit()


async def _tell(session: AsyncSession, visit: Visit, person_id: int, key: str, said: Mapping[str, Any]) -> None:
    """An answer in a conversation somebody has begun may come at any hour: rule C.9."""
    await notices.tell(session, visit, [person_id], key=key, said=said, priority=Priority.RELAYED, ignores_quiet=True)


def _words(typed: str) -> str:
    text = "\n".join(filter(None, (clean(line) for line in typed.splitlines())))
    if not text or len(text) > LONGEST_QUESTION:
        raise Unfitting("announcement-question-unfit", limit=LONGEST_QUESTION)
    return text


async def _got(session: AsyncSession, visit: Visit, announcement_id: int) -> Announcement:
    if not await rows.has_got(session, announcement_id=announcement_id, person_id=visit.actor.id):
        raise NotFound
    found = await rows.find_own(session, announcement_id, author_id=None)
    if found is None:
        raise NotFound
    return found
