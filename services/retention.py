"""What is kept for a time only, and what takes it away when the time is over: one row a rule."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import blocks
from models.queries import retention as rows
from models.queries.conversations import talk_forgetting
from models.queries.events import event_owners
from models.queries.indicators import indicators
from models.queries.meetings import meeting_owners
from models.queries.mentorships import mentoring_owners
from models.queries.routes import route_words
from services import audit
from services.municipality import Municipality

LETTERS_KEPT = timedelta(days=90)
IMPORTS_KEPT = timedelta(days=1)
INVITATIONS_KEPT = timedelta(days=90)
EVENT_DRAFTS_KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    """Also what its count is called in the audit and in the book of operations."""
    carry_out: Callable[[AsyncSession, Municipality, datetime], Awaitable[int]]


async def _abandoned_imports(session: AsyncSession, _municipality: Municipality, now: datetime) -> int:
    return await rows.drop_imports(session, before=now - IMPORTS_KEPT, now=now)


async def _accounts_of_those_who_left(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    kept = timedelta(days=municipality.programme.support.retention.person_days_after_leaving)
    return await rows.release_accounts(session, archived_before=now - kept, now=now)


async def _letters(session: AsyncSession, _municipality: Municipality, now: datetime) -> int:
    return await rows.empty_letters(session, before=now - LETTERS_KEPT)


async def _answers_by_name(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """From the day after the last one the consent text promises."""
    if municipality.day(now) <= municipality.programme.answers_kept_until:
        return 0
    return await rows.detach_all(session, now=now, today=municipality.day(now))


async def _words_of_routes(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """With the answers: what people wrote into their routes, and what they added to them."""
    if municipality.day(now) <= municipality.programme.answers_kept_until:
        return 0
    return await route_words.forget_all(session)


async def _words_of_conversations(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    kept = timedelta(days=municipality.programme.support.retention.conversation_days)
    return await talk_forgetting.forget_old(session, closed_before=now - kept, now=now)


async def _words_of_mentoring(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """With the answers: goals, results and journals of pairs."""
    if municipality.day(now) <= municipality.programme.answers_kept_until:
        return 0
    return await mentoring_owners.forget_all_words(session)


async def _abandoned_events(session: AsyncSession, _municipality: Municipality, now: datetime) -> int:
    return await event_owners.remove_drafts(session, before=now - EVENT_DRAFTS_KEPT)


async def _words_on_events(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """With the answers: what was said of events in own words; marks stay."""
    if municipality.day(now) <= municipality.programme.answers_kept_until:
        return 0
    return await event_owners.forget_words(session, before=now)


async def _words_of_meetings(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """With the answers: what was said at meetings; numbers, days and what was decided stay."""
    if municipality.day(now) <= municipality.programme.answers_kept_until:
        return 0
    return await meeting_owners.forget_all_words(session)


async def _words_of_indicators(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """With the answers: comments on values; values, days and documents stay."""
    if municipality.day(now) <= municipality.programme.answers_kept_until:
        return 0
    return await indicators.forget_comments(session, before=now)


async def _unused_invitations(session: AsyncSession, _municipality: Municipality, now: datetime) -> int:
    return await rows.remove_invitations(session, expired_before=now - INVITATIONS_KEPT)


async def _expired_blocks(session: AsyncSession, _municipality: Municipality, now: datetime) -> int:
    return await blocks.remove_expired(session, now)


RULES = (
    Rule("abandoned_imports", _abandoned_imports),
    Rule("accounts_of_those_who_left", _accounts_of_those_who_left),
    Rule("answers_by_name", _answers_by_name),
    Rule("words_of_routes", _words_of_routes),
    Rule("words_of_conversations", _words_of_conversations),
    Rule("words_of_mentoring", _words_of_mentoring),
    Rule("abandoned_events", _abandoned_events),
    Rule("words_on_events", _words_on_events),
    Rule("words_of_meetings", _words_of_meetings),
    Rule("words_of_indicators", _words_of_indicators),
    Rule("unused_invitations", _unused_invitations),
    Rule("expired_blocks", _expired_blocks),
    Rule("letters", _letters),
)
"""The audit is not among them: its rows cannot be deleted, they hold no names, and they are kept for good."""


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> dict[str, int]:
    """Carry out every rule; returns and writes down how much each has taken away, where that is anything."""
    counts = {rule.name: await rule.carry_out(session, municipality, now) for rule in RULES}
    done = {name: count for name, count in counts.items() if count}
    if done:
        await audit.note_of_clock(session, Action.RETENTION_RUN, now=now, **done)
    await session.commit()
    return done
