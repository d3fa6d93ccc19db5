"""What requests ask for by themselves: reminders, those put off that come back, askers who keep silent."""

import logging
from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from models.queries import audiences
from models.queries.audiences import Reached
from models.queries.consultations import consultation_clock as rows
from models.queries.consultations import consultation_routing as routing
from models.queries.routes.route_reminders import known_keys
from services import outbox
from services.consultations import consultation_assigning, consultation_closing, consultation_letters
from services.consultations.consultation_digests import CATCHING_UP, Told, Waiting, days_of, fresh, told
from services.consultations.consultation_history import move
from services.consultations.consultation_letters import KIND, REQUESTS
from services.consultations.consultation_moves import Change
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.working_time import is_working

log = logging.getLogger(__name__)

PORTION = 100
AHEAD = timedelta(days=40)
"""A solution is spoken of a working day before its last; no holidays are longer."""
BEHIND = CATCHING_UP + AHEAD

Deed = Callable[[AsyncSession, Municipality, Consultation, datetime], Awaitable[None]]
Fetch = Callable[[int], Awaitable[list[Consultation]]]


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """All of it, each for itself: what fails is told to the operator and keeps nothing else from happening."""
    if not municipality.programme.modules.consultations:
        return
    for job in (wake, hand_on, let_go, close_silent, ask_again, remind):
        try:
            await job(session, municipality, now)
        except Exception:  # the others must not wait for it
            await session.rollback()
            log.exception("%s of the requests failed", job.__name__)


async def wake(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Those put off come back on their day."""
    today = municipality.day(now)

    async def fetch(after: int) -> list[Consultation]:
        return await rows.rested(session, today=today, after=after, limit=PORTION)

    return await _each(session, municipality, now, fetch, _wake)


async def hand_on(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Whose responsible has left goes to somebody else; where there is nobody, heads are told."""

    async def fetch(after: int) -> list[Consultation]:
        return await rows.orphaned(session, after=after, limit=PORTION)

    return await _each(session, municipality, now, fetch, _appoint)


async def let_go(session: AsyncSession, _municipality: Municipality, now: datetime) -> int:
    """Whoever helped and may not answer any more reads no further."""
    done = await rows.let_go(session, now=now)
    await session.commit()
    return done


async def close_silent(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Whoever has been asked for so long and says nothing, or not what then, is not waited for any more."""
    days = timedelta(days=municipality.programme.consultations.closing_days - 1)
    before = municipality.midnight(now) - days

    async def fetch(after: int) -> list[Consultation]:
        return await rows.answered(session, marked_before=before, after=after, limit=PORTION)

    return await _each(session, municipality, now, fetch, _close)


async def ask_again(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Days after the mark, whoever has not said whether the help was complete; missed times come as one."""
    reminders = municipality.programme.consultations.closing_reminders
    if not reminders:
        return 0
    before = municipality.midnight(now) - timedelta(days=reminders[0] - 1)

    async def fetch(after: int) -> list[Consultation]:
        return await rows.answered(session, marked_before=before, after=after, limit=PORTION, most_asked=len(reminders))

    return await _each(session, municipality, now, fetch, _ask_again)


async def remind(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """One letter a working day at most to everybody who answers or leads, about what is new since the last one."""
    today = municipality.day(now)
    if not is_working(today, municipality.programme.calendar.quiet_hours):
        return 0
    found = [_waiting(one) for one in await rows.waiting(session, since=now - BEHIND, until=now + AHEAD)]
    heads = set(await routing.heads(session)) if found else set()
    readers = sorted(heads | {one.responsible_id for one in found if one.responsible_id is not None})
    reached = await audiences.reached_of(session, readers)
    told_on = await _told_on(session, reached, today)
    letters = []
    for one in reached:
        said = _news(municipality, one, found, heads, told_on.get(one.person_id), today)
        if said.is_something:
            letters.append(Letter(_name(one.person_id, today), recipient(one), _payload(said)))
    put = await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.REMINDER, now=now)
    await session.commit()
    return put


async def _told_on(session: AsyncSession, readers: Iterable[Reached], today: date) -> dict[int, date]:
    """The last day, not long ago, on which each of them was told."""
    days = [today - timedelta(days=back) for back in range(CATCHING_UP.days)]
    names = {f"{_name(one.person_id, day)}:{one.telegram_id}": (one.person_id, day) for one in readers for day in days}
    return dict(sorted(names[key] for key in await known_keys(session, list(names))))


def _news(  # what is waiting, and what of it somebody is told
    municipality: Municipality,
    one: Reached,
    found: Collection[Waiting],
    heads: Collection[int],
    told_on: date | None,
    today: date,
) -> Told:
    calendar, zone = municipality.programme.calendar.quiet_hours, municipality.zone
    leads = one.person_id in heads
    stages = []
    for waiting in found:
        is_own = waiting.responsible_id == one.person_id
        if is_own or leads:
            stage = fresh(days_of(waiting, calendar, zone, today), told_on=told_on, today=today)
            if stage is not None:
                stages.append((stage, is_own))
    return told(stages, leads=leads)


async def _each(session: AsyncSession, municipality: Municipality, now: datetime, fetch: Fetch, deed: Deed) -> int:
    """Portion by portion; one that fails is told of, and left for the next time."""
    done, after = 0, 0
    while found := await fetch(after):
        for number, consultation in [(one.id, one) for one in found]:
            after = number
            try:
                async with session.begin_nested():
                    await deed(session, municipality, consultation, now)
                done += 1
            except Exception:  # it must not keep the others
                log.exception("request %s could not be tended to", number)
        await session.commit()
    await session.commit()
    return done


async def _wake(session: AsyncSession, municipality: Municipality, consultation: Consultation, now: datetime) -> None:
    day = consultation.snoozed_until
    consultation.snoozed_until = None
    await move(session, consultation, Change.WOKEN, actor_id=None, now=now)
    phrase = "consultation-letter-woken"
    said = f"woken:{day}"
    await consultation_letters.tell_responsible(session, municipality, consultation, phrase, said=said, now=now)


async def _appoint(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, now: datetime
) -> None:
    await consultation_assigning.appoint(session, municipality, consultation, now=now)


async def _close(session: AsyncSession, municipality: Municipality, consultation: Consultation, now: datetime) -> None:
    is_silent = consultation.result_asker is None
    change = Change.UNANSWERED if is_silent else Change.CONFIRMED
    await move(session, consultation, change, actor_id=None, now=now)
    consultation.is_unconfirmed = is_silent
    await consultation_closing.finish(session, municipality, consultation, now=now)


async def _ask_again(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, now: datetime
) -> None:
    assert consultation.answered_at is not None
    passed = (municipality.day(now) - municipality.day(consultation.answered_at)).days
    due = sum(day <= passed for day in municipality.programme.consultations.closing_reminders)
    if consultation.asked_times < 1 + due:
        consultation.asked_times = 1 + due
        await consultation_letters.ask_about_help(session, municipality, consultation, now=now)


def _waiting(consultation: Consultation) -> Waiting:
    return Waiting(
        id=consultation.id,
        responsible_id=consultation.responsible_id,
        created_at=consultation.created_at,
        first_due_at=consultation.first_due_at,
        solution_due_at=consultation.solution_due_at,
        is_answered=consultation.first_answer_at is not None,
        snoozed_until=consultation.snoozed_until,
    )


def _name(person_id: int, day: date) -> str:
    return f"consultations-due:{person_id}:{day}"


def _payload(said: Told) -> dict[str, object]:
    values = {
        "count": said.due + said.late + said.others_late + said.unassigned,
        "due": said.due,
        "late": said.late,
        "others": said.others_late,
        "unassigned": said.unassigned,
    }
    return {
        "phrase": "consultation-digest",
        "values": values,
        "rows": [[{"phrase": "consultation-digest-open", "data": REQUESTS}]],
    }
