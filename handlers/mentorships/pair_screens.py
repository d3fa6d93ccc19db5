"""How a pair looks to its own people."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.conversations.talk_buttons import ReadBack, Talk
from handlers.leafing import leafing
from handlers.mentorships.pair_buttons import (
    AskDecline,
    AskFinish,
    AskLonger,
    AskStop,
    Consent,
    Decline,
    Longer,
    OpenMentees,
    OpenPair,
    OpenPast,
    TakeSummary,
    WithdrawStop,
)
from handlers.places import Place, is_used, way_back, way_to
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.mentorships import Mentorship, MentorshipStatus
from services.mentorships.mentorship_endings import EXTENDING_MONTHS, extended
from services.mentorships.pair_access import PairPart
from services.mentorships.pairs import SOON_DAYS, Own, PairLine, Pairs, PairView
from services.visits import Visit

OVER = frozenset({MentorshipStatus.COMPLETED, MentorshipStatus.STOPPED})


def pair_screen(t: Speaker, visit: Visit, pair_view: PairView, rows: Rows = ()) -> Screen:
    """The home of a pair. `rows`: what its people do in it, between talking and ending it."""
    pair, mentorship = pair_view.pair, pair_view.pair.mentorship
    is_mentor = pair.part is PairPart.MENTOR
    lines: list[str] = [
        t("pair-with-mentees" if is_mentor else "pair-with-mentor", called=pair_view.others),
        t("pair-term", since=t.full_day(mentorship.starts_on), until=t.full_day(mentorship.ends_on)),
    ]
    if mentorship.goal:
        lines.append(t("pair-goal", goal=mentorship.goal))
    if mentorship.result:
        lines.append(t("pair-result", result=mentorship.result))
    back = way_back(t, Place.MENTEES if is_mentor else Place.MENTOR)
    if mentorship.status in {MentorshipStatus.PROPOSED, MentorshipStatus.ORDERED}:
        return _before(t, mentorship, lines, back)
    thread = mentorship.thread_id
    if not pair.is_live or thread is None:
        lines.append(t("pair-is-over" if mentorship.status in OVER else "pair-not-live"))
        has_summary = mentorship.status in OVER and pair.has_begun
        summary = [button(t.plain("pair-summary"), TakeSummary(mentorship=pair.id))] if has_summary else []
        read = [] if thread is None else [button(t.plain("pair-read-back"), ReadBack(thread=thread))]
        return Screen("\n".join(lines), (read, summary, (back,)))
    lines += _soon(t, visit, mentorship)
    write = (button(t.plain("pair-write"), Talk(thread=thread)),)
    return Screen("\n".join(lines), (write, *rows, *_ending(t, visit, pair_view), (back,)))


def _before(t: Speaker, mentorship: Mentorship, lines: list[str], back: InlineKeyboardButton) -> Screen:
    """Asked for, or waiting for the order or the first day: only the mentor sees it yet."""
    has_agreed = mentorship.consented_at is not None
    label = "mentorship-no-after-all" if has_agreed else "mentorship-no"
    no = button(t.plain(label), AskDecline(mentorship=mentorship.id))
    if not has_agreed:
        yes = button(t.plain("mentorship-yes"), Consent(mentorship=mentorship.id))
        return Screen("\n".join([*lines, "", t("mentorship-consent-law")]), ((yes,), (no,), (back,)))
    is_ordered = mentorship.status is MentorshipStatus.ORDERED
    lines.append(t("pair-waits-first-day", day=t.day(mentorship.starts_on)) if is_ordered else t("pair-waits-order"))
    return Screen("\n".join(lines), ((no,), (back,)))


def _soon(t: Speaker, visit: Visit, mentorship: Mentorship) -> list[str]:
    left = (mentorship.ends_on - visit.municipality.day(visit.now)).days
    if mentorship.stops_on is not None:
        return [t("pair-stops", day=t.day(mentorship.stops_on))]
    return [t("pair-ends-soon", days=left)] if 0 <= left <= SOON_DAYS else []


def _ending(t: Speaker, visit: Visit, pair_view: PairView) -> Rows:
    """Ways to end it; the mentor's come in the last two weeks, stopping is always possible."""
    pair, mentorship = pair_view.pair, pair_view.pair.mentorship
    if mentorship.stops_on is not None:
        is_own = mentorship.stop_asked_by == visit.actor.id or pair.is_kept
        return ((button(t.plain("pair-stop-withdraw"), WithdrawStop(mentorship=pair.id)),),) if is_own else ()
    left = (mentorship.ends_on - visit.municipality.day(visit.now)).days
    rows: list[Sequence[InlineKeyboardButton]] = []
    if pair.part is PairPart.MENTOR and left <= SOON_DAYS:
        longer = button(t.plain("pair-longer"), AskLonger(mentorship=pair.id))
        rows.append((longer, button(t.plain("pair-finish"), AskFinish(mentorship=pair.id))))
    rows.append((button(t.plain("pair-stop"), AskStop(mentorship=pair.id)),))
    return rows


def mentees_screen(t: Speaker, found: Pairs) -> Screen:
    turns = leafing(t, found.page, found.pages, lambda other: OpenMentees(page=other))
    past = [button(t.plain("pairs-past", count=found.past), OpenPast(page=0))] if found.past else []
    return Screen(t("pairs-mentees", count=found.count), (*_picks(t, found.lines), turns, past, (way_back(t),)))


def mentors_screen(t: Speaker, visit: Visit, own: Own, rows: Rows = ()) -> Screen:
    """Several mentors, or none: then who looks after it, and whom to ask meanwhile. `rows`: what there is besides."""
    past = [button(t.plain("pairs-past", count=own.past), OpenPast(page=0))] if own.past else []
    if own.lines:
        return Screen(t("pairs-mentors", count=len(own.lines)), (*_picks(t, own.lines), *rows, past, (way_back(t),)))
    lines = [
        t("pairs-no-mentor"),
        t("pairs-who-keeps", called=", ".join(own.keepers) or "none", count=len(own.keepers)),
    ]
    is_asked = is_used(Place.CONSULT, visit.municipality.programme.modules)
    ask = [way_to(t, Place.CONSULT)] if is_asked else []
    return Screen("\n".join(lines), (ask, *rows, past, (way_back(t),)))


def past_screen(t: Speaker, found: Pairs, back: Place) -> Screen:
    turns = leafing(t, found.page, found.pages, lambda other: OpenPast(page=other))
    return Screen(t("pairs-past-title", count=found.count), (*_picks(t, found.lines), turns, (way_back(t, back),)))


def longer_screen(t: Speaker, visit: Visit, pair_view: PairView) -> Screen:
    pair, ends_on = pair_view.pair, pair_view.pair.mentorship.ends_on
    picks = [
        button(
            t.plain("pair-longer-months", months=months, day=t.full_day(extended(visit, ends_on, months))),
            Longer(mentorship=pair.id, months=months),
        )
        for months in (0, *EXTENDING_MONTHS)
    ]
    return Screen(t("pair-ask-longer", called=pair_view.others), (*in_columns(picks, 1), (back_to(t, pair.id),)))


def decline_screen(t: Speaker, mentorship_id: int) -> Screen:
    no = button(t.plain("mentorship-no-reason"), Decline(mentorship=mentorship_id))
    return Screen(t("mentorship-ask-why-no"), ((no,), (back_to(t, mentorship_id),)))


def asking_screen(t: Speaker, phrase: str, pair_view: PairView) -> Screen:
    """A question about a pair that is answered in words."""
    return Screen(t(phrase, called=pair_view.others), ((back_to(t, pair_view.id),),))


def is_going_on(pair_view: PairView) -> bool:
    """Whether there is anything to end or to make longer."""
    return pair_view.pair.mentorship.status is MentorshipStatus.ACTIVE


def back_to(t: Speaker, mentorship_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenPair(mentorship=mentorship_id))


def _picks(t: Speaker, lines: Sequence[PairLine]) -> Rows:
    picks = [
        button(
            t.plain("pairs-line", called=one.others, waiting=one.waiting.value), OpenPair(mentorship=one.mentorship_id)
        )
        for one in lines
    ]
    return in_columns(picks, 1)
