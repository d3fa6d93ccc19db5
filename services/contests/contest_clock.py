"""What the clock does about contests: whoever is put forward and silent, schools before the end, keepers on the day."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.contests import Contest, ContestEntry
from models.queries import audiences
from models.queries.contests import contest_entries as entries
from models.queries.contests import contest_people as people
from models.queries.contests import contests as rows
from models.queries.portions import portions
from services.contests.contest_letters import key_of, nominated, to_contest
from services.contests.contest_windows import days_left
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter
from services.reminding import put_reminders

log = logging.getLogger(__name__)

KIND = "contests"
PORTION = 100
DISTANCES = (2, 7)
"""Days before the end; the last day itself is within them."""
JUST_ASKED = timedelta(days=1)
"""Whoever was put forward since then has only just read of it."""
RESULTS_ASKED = timedelta(days=30)
"""So long after the day of results its keeper is still reminded, once."""


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """All of it, each for itself: what fails is told to the operator and keeps nothing else from happening."""
    if not municipality.programme.modules.contests:
        return
    for job in (remind_nominated, tell_schools, ask_for_results):
        try:
            await job(session, municipality, now)
        except Exception:  # the others must not wait for it
            await session.rollback()
            log.exception("%s of the contests failed", job.__name__)


def distance(left: int) -> int | None:
    """The reminder a day belongs to: however late the clock is, the nearest one only."""
    return next((one for one in DISTANCES if 0 <= left <= one), None)


async def remind_nominated(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    today = municipality.day(now)
    found = await rows.ending(session, today=today, by=today + timedelta(days=max(DISTANCES)))
    await session.commit()
    put = 0
    for contest in found:
        ahead, after = distance(days_left(contest, today)), 0
        while some := await entries.unanswered(session, contest.id, after=after, limit=PORTION):
            put += await _remind(session, municipality, contest, some, ahead, now)
            after = some[-1].id
    await session.commit()
    return put


async def _remind(
    session: AsyncSession,
    municipality: Municipality,
    contest: Contest,
    some: Sequence[ContestEntry],
    ahead: int | None,
    now: datetime,
) -> int:
    asked = {one.person_id: one for one in some if now - one.entered_at >= JUST_ASKED}
    agreed = await people.agreed(session, asked)
    letters = []
    for one in await audiences.reached_of(session, sorted(agreed)):
        entry = asked[one.person_id]
        said = nominated(contest, entry, "contest-notice-waits")
        letters.append(Letter(f"{key_of(entry)}waits:{ahead}", recipient(one), said))
    return await put_reminders(session, municipality, letters, kind=KIND, now=now)


async def tell_schools(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """One letter to every coordinator for each contest."""
    today = municipality.day(now)
    found = await rows.ending(session, today=today, by=today + timedelta(days=max(DISTANCES)))
    coordinators = await people.coordinators(session) if found else []
    put = 0
    for contest in found:
        said = {
            "phrase": "contest-notice-ending",
            "values": {"title": contest.title},
            "days": {"until": contest.entries_until.isoformat()},
            "rows": [to_contest(contest.id)],
        }
        for some in portions(coordinators, PORTION):
            reached = await audiences.reached_of(session, some)
            letters = [Letter(f"contest:{contest.id}:ending", recipient(one), said) for one in reached]
            put += await put_reminders(session, municipality, letters, kind=KIND, now=now)
    await session.commit()
    return put


async def ask_for_results(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """On the day of results, or the next time the clock comes: nothing is confirmed yet."""
    today = municipality.day(now)
    put = 0
    for contest in await rows.without_results(session, since=today - RESULTS_ASKED, by=today):
        said = {
            "phrase": "contest-notice-results-due",
            "values": {"title": contest.title},
            "rows": [[{"phrase": "contest-notice-mark", "data": f"ocK:{contest.id}"}]],
        }
        reached = await audiences.reached_of(session, [contest.organiser_id])
        letters = [Letter(f"contest:{contest.id}:results-due", recipient(one), said) for one in reached]
        put += await put_reminders(session, municipality, letters, kind=KIND, now=now)
    await session.commit()
    return put
