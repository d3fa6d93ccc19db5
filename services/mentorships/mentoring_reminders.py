"""What the clock says of journals: a mentor is reminded gently, silent pairs come to those who look after them."""

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person, Role
from models.queries import audiences
from models.queries import people as people_rows
from models.queries.deficits import deficit_reminders
from models.queries.mentorships import mentoring_reminders as rows
from models.queries.mentorships.mentoring_reminders import Silent
from services import notices, people
from services.calling import call
from services.mentorships import mentoring_norms
from services.mentorships.mentoring_norms import LAST_DAYS, MIDDLE, Span, month_of
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter
from services.reminding import put_reminders
from services.rights import Right, reach
from services.visits import Visit

log = logging.getLogger(__name__)

KIND = "mentoring:reminder"
PORTION = 100
WEEK = timedelta(days=7)
SILENT_PAIRS = "silent-pairs"
OPEN_OWN, OPEN_KEPT = "go:mentees", "go:mentorships"


async def remind(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """All of it, each for itself; never while others rest. What has been said is not said again."""
    today, programme = municipality.day(now), municipality.programme
    if not programme.modules.mentoring or mentoring_norms.rests(today, programme.calendar):
        return
    for job in (remind_mentors, tell_coordinators, tell_methodists):
        try:
            await job(session, municipality, now)
        except Exception:  # the others must not wait for it
            await session.rollback()
            log.exception("%s of mentoring failed", job.__name__)


async def remind_mentors(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """In the middle of a month without entries, and in its last week while they are too few; once each."""
    today, norm = municipality.day(now), municipality.programme.mentoring.entries_a_month
    month = month_of(today)
    if not norm or today.day < MIDDLE or not mentoring_norms.is_asked(month, month, municipality.programme.calendar):
        return 0
    is_ending = (month.last - today).days < LAST_DAYS
    which, wanted = ("few", norm) if is_ending else ("none", 1)
    return await _remind(session, municipality, now, month, which, wanted)


async def tell_coordinators(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Once for each silence, to whoever coordinates the school of those who are helped."""
    today, put, after = municipality.day(now), 0, 0
    since = mentoring_norms.silent_in(municipality, today)
    while found := await rows.silent(session, since=since, today=today, after=after, limit=PORTION):
        letters = await _letters(session, municipality, found, today)
        put += await put_reminders(session, municipality, letters, kind=KIND, now=now)
        after = found[-1].mentorship_id
    await session.commit()
    return put


async def tell_methodists(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Once a week, how many pairs are silent."""
    today, told = municipality.day(now), 0
    since, roles = mentoring_norms.silent_in(municipality, today), frozenset({Role.METHODIST, Role.CENTRE_HEAD})
    actors = {}
    for person_id in await deficit_reminders.holders(session, roles, key=SILENT_PAIRS, since=now - WEEK):
        found = await people_rows.find_by_id(session, person_id)
        actor = people.actor_of(found, consent_version=municipality.programme.consent.version) if found else None
        if actor is not None and actor.has_consented and reach(actor, Right.KEEP_MENTORSHIPS):
            actors[person_id] = actor
    # Most of them look after the same pairs, which are counted once.
    reaches = {reach(actor, Right.KEEP_MENTORSHIPS) for actor in actors.values()}
    counts = {scope: await rows.silent_within(session, scope, since=since, today=today) for scope in reaches}
    for person_id, actor in actors.items():
        if count := counts[reach(actor, Right.KEEP_MENTORSHIPS)]:
            said = _said("mentoring-silent-pairs", OPEN_KEPT, count=count, days=_days(municipality))
            visit = Visit(actor, municipality, now)
            await notices.tell(session, visit, [person_id], key=f"{SILENT_PAIRS}:{today}", said=said)
            told += 1
    await session.commit()
    return told


async def _remind(  # the month and what is said of it
    session: AsyncSession, municipality: Municipality, now: datetime, month: Span, which: str, wanted: int
) -> int:
    key, put, today = f"journal-{which}:{month.first:%Y-%m}", 0, municipality.day(now)
    while found := await rows.short_of(
        session, first=month.first, last=month.last, today=today, norm=wanted, key=key, limit=PORTION
    ):
        short = {one.person_id: one for one in found}
        letters = []
        for one in await audiences.reached_of(session, list(short)):
            mine = short[one.person_id]
            opens = f"mp:{mine.mentorship_id}" if mine.pairs == 1 else OPEN_OWN
            norm = municipality.programme.mentoring.entries_a_month
            said = _said("mentoring-reminder", opens, which=which, pairs=mine.pairs, norm=norm)
            letters.append(Letter(key, recipient(one), said))
        added = await put_reminders(session, municipality, letters, kind=KIND, now=now)
        put += added
        if not added:
            break
    await session.commit()
    return put


async def _letters(
    session: AsyncSession, municipality: Municipality, found: Sequence[Silent], today: date
) -> list[Letter]:
    helped: dict[int, list[Person]] = {}
    for row in await rows.helped_in(session, [one.mentorship_id for one in found]):
        helped.setdefault(row.mentorship_id, []).append(row.person)
    schools = sorted({one.organization_id for those in helped.values() for one in those if one.organization_id})
    coordinators = await rows.coordinators(session, schools)
    everybody = sorted({person_id for those in coordinators.values() for person_id in those})
    reached = {one.person_id: one for one in await audiences.reached_of(session, everybody)}
    letters = []
    for pair in found:
        people_of_it = helped.get(pair.mentorship_id, [])
        said = _said(
            "mentoring-silent-pair",
            OPEN_KEPT,
            mentor=call(municipality.privacy_mode, pair.mentor),
            mentees=", ".join(call(municipality.privacy_mode, one) for one in people_of_it),
            days=(today - pair.since).days,
        )
        told = {who for one in people_of_it for who in coordinators.get(one.organization_id or 0, ())}
        key = f"mentorship:{pair.mentorship_id}:silent:{pair.since}"
        letters += [Letter(key, recipient(reached[who]), said) for who in sorted(told) if who in reached]
    return letters


def _days(municipality: Municipality) -> int:
    return municipality.programme.calendar.reminders.mentor_silent_days


def _said(phrase: str, opens: str, **values: str | int) -> dict[str, Any]:
    return {"phrase": phrase, "values": values, "rows": [[{"phrase": "mentoring-open", "data": opens}]]}
