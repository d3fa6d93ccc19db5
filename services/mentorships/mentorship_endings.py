"""How a pair ends: longer than agreed, on its last day with a result, or earlier with a notice."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.mentorships import MentorshipForm, MentorshipStatus
from programmes.calendar import QuietHours
from services import audit, naming
from services.errors import NotFound, Unfitting
from services.mentorships import mentorship_life, pair_access
from services.mentorships import mentorship_notices as notices
from services.mentorships.mentorship_moves import Change, write_down
from services.mentorships.mentorship_papers import checked_reason
from services.mentorships.mentorship_terms import LONGEST_MONTHS, last_day_after
from services.mentorships.pair_access import Pair, PairPart
from services.rights import Right, must
from services.visits import Visit
from services.working_time import working_day_after

LONGEST_RESULT = 500
EXTENDING_MONTHS = (3, 6, 12)


def set_to_stop(visit: Visit, calendar: QuietHours) -> date:
    """The first day without a pair somebody asks today to stop."""
    days = visit.municipality.programme.mentoring.notice_working_days
    return working_day_after(visit.municipality.day(visit.now), days, calendar)


async def extend(session: AsyncSession, visit: Visit, *, mentorship_id: int, months: int) -> date:
    """So many months from the last day on, or to the end of its school year for none. Returns the new last day."""
    must(visit.actor, Right.WORK_IN_PAIR)
    if months and months not in EXTENDING_MONTHS:
        raise NotFound
    pair = await _led(session, visit, mentorship_id)
    mentorship = pair.mentorship
    until = extended(visit, mentorship.ends_on, months)
    if until == mentorship.ends_on:
        await session.commit()
        return until
    if until > last_day_after(mentorship.starts_on, 2 * LONGEST_MONTHS) or mentorship.stops_on is not None:
        await session.rollback()
        raise Unfitting("mentorship-not-longer")
    before, mentorship.ends_on = mentorship.ends_on, until
    await write_down(
        session, mentorship, Change.EXTENDED, now=visit.now, actor_id=visit.actor.id, before=before.isoformat(),
        day=until.isoformat(),
    )  # fmt: skip
    await _tell_all(session, visit, pair, "mentorship-told-extended", "extended", {"day": until})
    await _note(session, visit, pair, Change.EXTENDED)
    await session.commit()
    return until


def extended(visit: Visit, ends_on: date, months: int) -> date:
    """The new last day."""
    if months:
        return last_day_after(ends_on + timedelta(days=1), months)
    municipality = visit.municipality
    since = municipality.programme.calendar.school_year.since
    after = ends_on + timedelta(days=1)
    year = after.year if f"{after:%m-%d}" >= since else after.year - 1
    return municipality.last_day(year)


async def settle_ending(session: AsyncSession, visit: Visit, *, mentorship_id: int, typed: str) -> None:
    """It ends on its last day; what has come of it in a line, which can be put better until then."""
    must(visit.actor, Right.WORK_IN_PAIR)
    result = naming.clean(typed)
    if not result or len(result) > LONGEST_RESULT:
        raise Unfitting("mentorship-result-unfit", most=LONGEST_RESULT)
    pair = await pair_access.reach(session, visit, mentorship_id, to_change=True)
    if pair.part is not PairPart.MENTOR:
        await session.rollback()
        raise NotFound
    await _must_be_live(session, pair)
    pair.mentorship.result = result
    await write_down(session, pair.mentorship, Change.ENDING_DECIDED, now=visit.now, actor_id=visit.actor.id)
    await session.commit()


async def ask_stop(session: AsyncSession, visit: Visit, *, mentorship_id: int, typed: str) -> date | None:
    """Either side, or whoever looks after it. Returns the first day without the pair; none where one has left a group.

    Asking twice changes nothing. Somebody of a group leaves it at once, and the others work on.
    """
    must(visit.actor, Right.WORK_IN_PAIR)
    reason = checked_reason(typed)
    if reason is None:
        raise Unfitting("mentorship-reason-empty")
    pair = await pair_access.reach(session, visit, mentorship_id, to_change=True)
    mentorship = pair.mentorship
    if pair.part is PairPart.MENTEE and pair.is_live and len(pair.mentees) > 1:
        await _leave_group(session, visit, pair)
        await session.commit()
        return None
    if pair.part is not PairPart.KEEPER and not pair.is_kept and not pair.is_live:
        await session.rollback()
        raise Unfitting("pair-not-live")
    await _must_be_live(session, pair)
    if mentorship.stops_on is None:
        mentorship.stops_on = set_to_stop(visit, visit.municipality.programme.calendar.quiet_hours)
        mentorship.stop_asked_by, mentorship.reason = visit.actor.id, reason
        await write_down(
            session, mentorship, Change.STOP_ASKED, now=visit.now, actor_id=visit.actor.id,
            day=mentorship.stops_on.isoformat(),
        )  # fmt: skip
        await _tell_all(
            session,
            visit,
            pair,
            "mentorship-told-stop-asked",
            "stop-asked",
            {"day": mentorship.stops_on},
            reason=reason,
        )
        await _note(session, visit, pair, Change.STOP_ASKED)
    await session.commit()
    return mentorship.stops_on


async def withdraw_stop(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> None:
    """Whoever has asked to stop, or looks after the pair, thinks better of it before the day comes."""
    must(visit.actor, Right.WORK_IN_PAIR)
    pair = await pair_access.reach(session, visit, mentorship_id, to_change=True)
    mentorship = pair.mentorship
    await _must_be_live(session, pair)
    if not pair.is_kept and (not pair.is_live or mentorship.stop_asked_by not in {visit.actor.id, None}):
        await session.rollback()
        raise Unfitting("mentorship-stop-of-others")
    if mentorship.stops_on is not None:
        mentorship.stops_on = mentorship.stop_asked_by = mentorship.reason = None
        await write_down(session, mentorship, Change.STOP_WITHDRAWN, now=visit.now, actor_id=visit.actor.id)
        await _tell_all(session, visit, pair, "mentorship-told-stop-withdrawn", "stop-withdrawn", {})
        await _note(session, visit, pair, Change.STOP_WITHDRAWN)
    await session.commit()


async def _led(session: AsyncSession, visit: Visit, mentorship_id: int) -> Pair:
    """A pair that goes on, for its mentor or whoever looks after it."""
    pair = await pair_access.reach(session, visit, mentorship_id, to_change=True)
    if pair.part is not PairPart.MENTOR and not pair.is_kept:
        await session.rollback()
        raise NotFound
    await _must_be_live(session, pair)
    return pair


async def _must_be_live(session: AsyncSession, pair: Pair) -> None:
    if pair.mentorship.status is not MentorshipStatus.ACTIVE:
        await session.rollback()
        raise Unfitting("mentorship-moved-on")


async def _leave_group(session: AsyncSession, visit: Visit, pair: Pair) -> None:
    own = next(one for one in pair.members if one.person.id == visit.actor.id)
    await mentorship_life.let_go(
        session, visit.municipality, pair.mentorship, own, now=visit.now, actor_id=visit.actor.id
    )
    if pair.mentorship.form is MentorshipForm.GROUP:
        told = await notices.keepers(session, pair.mentorship, pair.mentor, pair.members, but=visit.actor.id)
        called = notices.called(visit.municipality, own.person)
        key = notices.key(pair.mentorship, f"left-{own.person.id}", visit.now)
        for people, buttons in ((told, notices.open_kept(pair.id)), ([pair.mentor.id], notices.open_pair(pair.id))):
            await notices.tell(
                session, visit.municipality, people, "mentorship-told-left", key=key, now=visit.now, buttons=buttons,
                called=called,
            )  # fmt: skip


async def _tell_all(  # what is said, and from which day on
    session: AsyncSession,
    visit: Visit,
    pair: Pair,
    phrase: str,
    what: str,
    days: dict[str, date],
    **values: str,
) -> None:
    """Both sides and those who look after the pair, except whoever has done it; each once."""
    mentorship, municipality = pair.mentorship, visit.municipality
    key = notices.key(mentorship, what, visit.now)
    mentor, mentees = notices.called(municipality, pair.mentor), notices.called(municipality, *pair.mentees)
    sides = [(one.id, mentor) for one in pair.mentees] + [(pair.mentor.id, mentees)]
    told = {visit.actor.id, *(person for person, _others in sides)}
    for person, others in sides:
        if person != visit.actor.id:
            await notices.tell(
                session, municipality, [person], phrase, key=key, now=visit.now,
                buttons=notices.open_pair(pair.id), days=days, called=others, **values,
            )  # fmt: skip
    keepers = await notices.keepers(session, mentorship, pair.mentor, pair.members, but=visit.actor.id)
    await notices.tell(
        session, municipality, [one for one in keepers if one not in told], phrase, key=key, now=visit.now,
        buttons=notices.open_kept(pair.id), days=days, called=f"{mentor} \u2014 {mentees}", **values,
    )  # fmt: skip


async def _note(session: AsyncSession, visit: Visit, pair: Pair, change: Change) -> None:
    """What is done by those of a pair is theirs; what others do with it is written down."""
    if pair.part is PairPart.KEEPER:
        await audit.note(
            session, visit, Action.MENTORSHIP_CHANGED, person_id=pair.mentor.id,
            organization_id=pair.mentor.organization_id, mentorship=pair.id, change=change.value,
        )  # fmt: skip
