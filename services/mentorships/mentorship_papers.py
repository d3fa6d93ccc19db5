"""What a pair needs before it begins: the mentor's word and the order of the school, in whichever order they come."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.mentorships import MentorshipStatus
from programmes.moment_words import OF, ORDER, YEAR
from services import audit, moments, naming
from services.errors import NotFound, Unfitting
from services.mentorships import mentorship_life, pair_access
from services.mentorships import mentorship_notices as notices
from services.mentorships.mentorship_moves import OPEN, Change, turn, write_down
from services.mentorships.pair_access import Pair, PairPart
from services.rights import Right, must
from services.visits import Visit

LONGEST_NUMBER = 50
LONGEST_REASON = 300
OLDEST_ORDER = timedelta(days=3 * 366)
LATEST_ORDER = timedelta(days=92)
DAY = rf"(?P<day>\d{{1,2}}(?:[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)|\s+[^\W\d_]{{3,}}\s+\d{{4}}))\s*(?:{YEAR})?"
NUMBER_FIRST = re.compile(rf"(?P<number>.*?)[\s,]+(?:(?:{OF})\s*)?{DAY}\.?", re.IGNORECASE)
DAY_FIRST = re.compile(rf"(?:(?:{OF})\s*)?{DAY}[\s,]+(?P<number>.*)", re.IGNORECASE)
SHORT_YEAR = re.compile(r"(?<=[./])\d\d$")
QUOTES = str.maketrans("", "", '\u00ab\u00bb\u201e\u201c\u201d"')
SIGNS = "\u2116# ,"
"""What people write around a number."""


@dataclass(frozen=True, slots=True)
class Order:
    number: str
    day: date


def read_order(typed: str, *, today: date) -> Order:
    """A number and a day in one line, in either order, as orders are quoted. Raises Unfitting."""
    said = re.sub(rf"^{ORDER}\w*\b\s*", "", naming.clean(typed).translate(QUOTES), flags=re.IGNORECASE)
    found = NUMBER_FIRST.fullmatch(said) or DAY_FIRST.fullmatch(said)
    number = found["number"].strip(SIGNS) if found else ""
    if found is None or not number or len(number) > LONGEST_NUMBER:
        raise Unfitting("mentorship-order-unfit", most=LONGEST_NUMBER)
    day = moments.read_day(SHORT_YEAR.sub(r"20\g<0>", found["day"].replace("-", ".")), today=today)
    if not today - OLDEST_ORDER <= day <= today + LATEST_ORDER:
        raise Unfitting("mentorship-order-day-unfit")
    return Order(number, day)


async def consent(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> int | None:
    """The mentor agrees; saying it twice is saying it once. Returns whose menu has changed, by the Telegram id."""
    pair = await _asked(session, visit, mentorship_id)
    mentorship = pair.mentorship
    if mentorship.status not in OPEN:
        await session.rollback()
        raise Unfitting("mentorship-moved-on")
    changed = None
    if mentorship.consented_at is None:
        mentorship.consented_at = visit.now
        await write_down(session, mentorship, Change.CONSENTED, now=visit.now, actor_id=visit.actor.id)
        changed = await _go_on(session, visit, pair)
        await _tell_keepers(session, visit, pair, "mentorship-told-consented", "consented")
    await session.commit()
    return changed


async def decline(session: AsyncSession, visit: Visit, *, mentorship_id: int, typed: str | None) -> None:
    """The mentor says no, before anything has begun; the reason is theirs to give or not."""
    must(visit.actor, Right.WORK_IN_PAIR)
    reason = checked_reason(typed) if typed is not None else None
    pair = await _asked(session, visit, mentorship_id)
    mentorship = pair.mentorship
    if mentorship.status is MentorshipStatus.DECLINED:
        await session.commit()
        return
    await _end_unbegun(session, visit, pair, Change.DECLINED, reason)
    await _tell_keepers(session, visit, pair, "mentorship-told-declined", "declined", reason=reason or "none")
    await session.commit()


async def take_back(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> None:
    """Whoever looks after pairs thinks better of it, before it has begun."""
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    pair = await pair_access.keep(session, visit, mentorship_id)
    await _end_unbegun(session, visit, pair, Change.TAKEN_BACK, None)
    await _note(session, visit, pair, Change.TAKEN_BACK)
    await notices.tell(
        session, visit.municipality, [pair.mentor.id], "mentorship-told-taken-back",
        key=notices.key(pair.mentorship, "taken-back", visit.now), now=visit.now, buttons=[],
        called=notices.called(visit.municipality, *pair.mentees),
    )  # fmt: skip
    await session.commit()


async def confirm_paper(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> int | None:
    """The mentor has signed at school, and need not say it here as well."""
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    pair = await pair_access.keep(session, visit, mentorship_id)
    if pair.mentorship.status not in OPEN:
        await session.rollback()
        raise Unfitting("mentorship-moved-on")
    changed = None
    if pair.mentorship.consented_at is None:
        pair.mentorship.consented_at = visit.now
        await write_down(session, pair.mentorship, Change.PAPER_CONSENT, now=visit.now, actor_id=visit.actor.id)
        await _note(session, visit, pair, Change.PAPER_CONSENT)
        changed = await _go_on(session, visit, pair)
    await session.commit()
    return changed


async def set_order(session: AsyncSession, visit: Visit, *, mentorship_id: int, typed: str) -> int | None:
    """The order as it is quoted; typed anew it is corrected. Returns whose menu has changed."""
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    order = read_order(typed, today=visit.municipality.day(visit.now))
    pair = await pair_access.keep(session, visit, mentorship_id)
    mentorship = pair.mentorship
    if mentorship.status not in OPEN:
        await session.rollback()
        raise Unfitting("mentorship-moved-on")
    mentorship.order_number, mentorship.order_on = order.number, order.day
    await write_down(
        session, mentorship, Change.ORDERED, now=visit.now, actor_id=visit.actor.id, day=order.day.isoformat()
    )
    await _note(session, visit, pair, Change.ORDERED)
    changed = await _go_on(session, visit, pair)
    await session.commit()
    return changed


def checked_reason(typed: str) -> str | None:
    """Words of somebody's own, short enough to be read. Raises Unfitting."""
    reason = naming.clean(typed)
    if len(reason) > LONGEST_REASON:
        raise Unfitting("mentorship-reason-long", most=LONGEST_REASON)
    return reason or None


async def _asked(session: AsyncSession, visit: Visit, mentorship_id: int) -> Pair:
    """A pair whose mentor the visitor is."""
    pair = await pair_access.reach(session, visit, mentorship_id, to_change=True)
    if pair.part is not PairPart.MENTOR:
        await session.rollback()
        raise NotFound
    return pair


async def _end_unbegun(session: AsyncSession, visit: Visit, pair: Pair, change: Change, reason: str | None) -> None:
    mentorship = pair.mentorship
    is_ordered = mentorship.status is MentorshipStatus.ORDERED
    if mentorship.status not in {MentorshipStatus.PROPOSED, MentorshipStatus.ORDERED}:
        await session.rollback()
        raise Unfitting("mentorship-moved-on")
    turn(mentorship, MentorshipStatus.STOPPED if is_ordered else MentorshipStatus.DECLINED)
    mentorship.reason, mentorship.closed_at = reason, visit.now
    await write_down(session, mentorship, change, now=visit.now, actor_id=visit.actor.id)


async def _go_on(session: AsyncSession, visit: Visit, pair: Pair) -> int | None:
    if pair.has_begun:
        return None
    return await mentorship_life.go_on(
        session, visit.municipality, pair.mentorship, pair.mentor, pair.members, now=visit.now, actor_id=visit.actor.id
    )


async def _tell_keepers(
    session: AsyncSession, visit: Visit, pair: Pair, phrase: str, what: str, reason: str = ""
) -> None:
    told = await notices.keepers(session, pair.mentorship, pair.mentor, pair.members, but=visit.actor.id)
    await notices.tell(
        session, visit.municipality, told, phrase, key=notices.key(pair.mentorship, what, visit.now), now=visit.now,
        buttons=notices.open_kept(pair.id), mentor=notices.called(visit.municipality, pair.mentor),
        mentees=notices.called(visit.municipality, *pair.mentees), reason=reason,
    )  # fmt: skip


async def _note(session: AsyncSession, visit: Visit, pair: Pair, change: Change) -> None:
    await audit.note(
        session, visit, Action.MENTORSHIP_CHANGED, person_id=pair.mentor.id,
        organization_id=pair.mentor.organization_id, mentorship=pair.id, change=change.value,
    )  # fmt: skip
