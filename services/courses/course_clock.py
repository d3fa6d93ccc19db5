"""What the clock does about courses: terms that come near, the plan after its campaign, courses that begin or end."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.course_groups import Group
from models.queries import audiences
from models.queries.campaigns import campaigns
from models.queries.courses import course_due, course_gathering, course_offers
from models.queries.courses import course_reminders as rows
from models.queries.courses.course_reminders import Nearing
from models.queries.portions import portions
from models.scopes import Scope
from services import audit
from services.courses import course_gathering as gathering
from services.courses import course_rules, course_terms
from services.courses.course_offers import release
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter
from services.reminding import put_reminders

log = logging.getLogger(__name__)

PORTION = 100
KIND = "courses"
REMINDER = "courses:term"
OPEN_COURSES = [[{"phrase": "place-courses", "data": "go:courses"}]]
OPEN_DUE = [[{"phrase": "course-notice-due-people", "data": "yu:0::0"}]]
Find = Callable[[], Awaitable[list[Nearing]]]
STILL_GATHERED = timedelta(days=60)
"""So long after the end of its campaign a plan is still gathered by itself."""
CLOSING_ASKED = 30
"""Days after its end whoever keeps an offer is still asked who has completed it."""


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """All of it, each for itself: what fails is told to the operator and keeps nothing else from happening."""
    if not municipality.programme.modules.courses:
        return
    for job in (free_seats, remind, tell_schools, gather_plans, tell_of_starts, ask_to_close):
        try:
            await job(session, municipality, now)
        except Exception:  # the others must not wait for it
            await session.rollback()
            log.exception("%s of the courses failed", job.__name__)


async def free_seats(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Whoever has left the register keeps no seat in what has not begun."""
    gone = await course_offers.of_gone(session, today=municipality.day(now))
    for request in gone:
        await release(session, request, now=now)
    await session.commit()
    return len(gone)


def windows(months: Sequence[int], valid_months: int, today: date) -> list[tuple[int, date, date]]:
    """For each reminder the days courses ended after and by, so that everybody is in one window at most.

    However late the clock is, a person hears the reminder of the nearest term only, and none once it is over.
    """
    found = []
    for place, ahead in enumerate(steps := sorted(set(months))):
        nearer = steps[place - 1] if place else 0
        after, by = (
            course_rules.months_before(course_rules.months_after(today, step), valid_months) for step in (nearer, ahead)
        )
        found.append((ahead, after, by))
    return found


async def remind(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Once for each term and each of the programme's distances."""
    rules, today = municipality.programme.courses, municipality.day(now)
    counting, asked = course_rules.counting(rules), course_terms.asked(municipality, today)
    months = municipality.programme.calendar.reminders.course_months_before
    put = 0
    for ahead, after, by in windows(months, rules.valid_months, today):
        key = f"{REMINDER}:{ahead}"

        async def ended(key: str = key, after: date = after, by: date = by) -> list[Nearing]:
            return await rows.nearing(session, counting, asked, ended_after=after, ended_by=by, key=key, limit=PORTION)

        put += await _remind(session, municipality, now, ahead, ended)
        for career in new_careers(municipality, ahead, today):

            async def began(key: str = key, career: int = career) -> list[Nearing]:
                return await rows.nearing_new(session, counting, asked, career_started=career, key=key, limit=PORTION)

            put += await _remind(session, municipality, now, ahead, began)
    return put


def new_careers(municipality: Municipality, ahead: int, today: date) -> list[int]:
    """Years of work whose first course is due between the next nearer reminder and this one."""
    rules, first = municipality.programme.courses, municipality.programme.calendar.school_year.since
    months = municipality.programme.calendar.reminders.course_months_before
    nearer = max((one for one in months if one < ahead), default=0)
    after, by = (course_rules.months_after(today, step) for step in (nearer, ahead))
    years = range(today.year - rules.new_in_position_months // 12 - 2, today.year + 1)
    return [year for year in years if after < course_rules.new_until(rules, year, first) <= by]


async def _remind(session: AsyncSession, municipality: Municipality, now: datetime, ahead: int, find: Find) -> int:
    """In portions: whoever has been told is found no more."""
    put = 0
    while found := await find():
        letters = await _letters(session, municipality, found, ahead, municipality.day(now))
        added = await put_reminders(session, municipality, letters, kind=KIND, now=now)
        put += added
        if not added:
            break
    await session.commit()
    return put


async def tell_schools(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Once a month every coordinator reads how many of their school have to do a course, and by when."""
    today = municipality.day(now)
    if not municipality.programme.calendar.reminders.course_months_before:
        return 0
    month = f"{today:%Y-%m}"
    key = f"courses-of-school:{month}"
    schools: dict[int, set[int]] = {}
    for found in await rows.coordinators(session, key=key):
        schools.setdefault(found.person_id, set()).add(found.organization_id)
    put = 0
    for some in portions(list(schools), PORTION):
        letters = []
        for one in await audiences.reached_of(session, some):
            scope = Scope(organizations=frozenset(schools[one.person_id]))
            counts = await course_due.counts(session, course_terms.due(municipality, scope, today))
            late = counts.get(Group.NONE, 0) + counts.get(Group.LATE, 0)
            this_year, next_year = counts.get(Group.THIS_YEAR, 0), counts.get(Group.NEXT_YEAR, 0)
            if late or this_year or next_year:
                values = {
                    "late": late, "this": this_year, "next": next_year,
                    "year": str(today.year), "following": str(today.year + 1),
                }  # fmt: skip
                said = {"phrase": "course-notice-school", "values": values, "rows": OPEN_DUE}
                letters.append(Letter(key, recipient(one), said))
        put += await put_reminders(session, municipality, letters, kind=KIND, now=now)
    return put


async def gather_plans(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """After a campaign that asked for wishes the plan of the next year is gathered once; methodists are told."""
    needs = municipality.programme.courses.needs
    if needs is None or not municipality.programme.modules.course_requests:
        return 0
    closed = await course_gathering.closed_campaigns(session, needs.questionnaire, since=now - STILL_GATHERED)
    done = await course_gathering.gathered_after(session) if closed else set()
    added = 0
    for number, year in [(one.id, one.closes_on.year + 1) for one in closed if one.id not in done]:
        lines = await gathering.gather_all(session, municipality, year, now=now)
        await audit.note_of_clock(session, Action.COURSE_PLAN_GATHERED, now=now, year=year, rows=lines, campaign=number)
        said = {
            "phrase": "course-notice-plan",
            "values": {"year": str(year), "count": lines},
            "rows": [[{"phrase": "course-to-plan", "data": f"zv:{year}"}]],
        }
        reached = await audiences.reached_of(session, await campaigns.methodists(session))
        letters = [Letter(f"course-plan:{year}:{number}", recipient(one), said) for one in reached]
        await put_reminders(session, municipality, letters, kind=KIND, now=now)
        added += lines
    await session.commit()
    return added


async def tell_of_starts(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """The day before a course begins."""
    put = 0
    tomorrow = municipality.day(now) + timedelta(days=1)
    for offer, people in await rows.starting(session, on=tomorrow):
        said = {
            "phrase": "course-notice-starts",
            "values": {"title": offer.title},
            "rows": [[{"phrase": "course-notice-look", "data": f"zo:{offer.id}"}]],
        }
        reached = await audiences.reached_of(session, people)
        letters = [Letter(f"course-starts:{offer.id}:{offer.starts_on}", recipient(one), said) for one in reached]
        put += await put_reminders(session, municipality, letters, kind=KIND, now=now)
    await session.commit()
    return put


async def ask_to_close(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Whoever keeps an offer that is over is asked once who has completed it."""
    today, put = municipality.day(now), 0
    for offer in await rows.to_close(session, before=today, since=today - timedelta(days=CLOSING_ASKED)):
        said = {
            "phrase": "course-notice-over",
            "values": {"title": offer.title},
            "rows": [[{"phrase": "course-notice-mark", "data": f"zm:{offer.id}:0"}]],
        }
        reached = await audiences.reached_of(session, [offer.created_by])
        letters = [Letter(f"course-over:{offer.id}", recipient(one), said) for one in reached]
        put += await put_reminders(session, municipality, letters, kind=KIND, now=now)
    await session.commit()
    return put


async def _letters(
    session: AsyncSession, municipality: Municipality, found: Sequence[Nearing], ahead: int, today: date
) -> list[Letter]:
    rules, first = municipality.programme.courses, municipality.programme.calendar.school_year.since
    by_person = {one.person_id: one for one in found}
    is_wished = municipality.programme.modules.course_requests
    letters = []
    for reached in await audiences.reached_of(session, list(by_person)):
        one = by_person[reached.person_id]
        until = course_rules.deadline_of(rules, one.newest, one.career_started, today=today, year_begins=first).on
        wish: list[list[dict[str, Any]]] = [[{"phrase": "courses-wish", "data": "zw"}]] if is_wished else []
        said = {
            "phrase": "course-notice-term",
            "values": {"year": str(until.year)},
            "days": {"day": until.isoformat()},
            "rows": [*OPEN_COURSES, *wish],
        }
        counted_from = one.newest or one.career_started
        letters.append(Letter(f"{REMINDER}:{ahead}:{counted_from}", recipient(reached), said))
    return letters
