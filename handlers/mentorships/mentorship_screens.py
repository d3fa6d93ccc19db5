"""How pairs of mentoring look to those who look after them: figures first, then lists, then one pair."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.leafing import leafing
from handlers.mentorships.mentorship_buttons import (
    AskJoin,
    AskMentorName,
    AskOrder,
    AskPairGoal,
    ChangeMentor,
    ExportPairs,
    LetGo,
    MorePairs,
    NewPair,
    OfferMentors,
    OpenGroup,
    OpenHistory,
    OpenKept,
    OpenPairs,
    OpenWithout,
    PaperConsent,
    PickMentor,
    TakeBackPair,
)
from handlers.mentorships.pair_buttons import AskLonger, AskStop, TakeSummary, WithdrawStop
from handlers.places import Place, way_back
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.mentorship_filters import PairFilter
from models.mentorships import Mentorship, MentorshipForm, MentorshipStatus
from services.calling import call
from services.mentorships.mentorship_proposals import Candidate
from services.mentorships.mentorships import Found, Kept, Summary, YoungFound
from services.visits import Visit

PAGE = 6
URGENT = (PairFilter.CONSENT, PairFilter.ORDER, PairFilter.SILENT)
WAITING = (PairFilter.ENDING, PairFilter.STOPPING, PairFilter.ORDERED)
"""Behind «more», which says how many they are."""


def hub_screen(t: Speaker, summary: Summary, signals: Sequence[InlineKeyboardButton] = ()) -> Screen:
    """Numbers, who has nobody, the lists to work through. `signals`: for those who see them."""
    young = summary.young
    lines = [t("mentorships-title"), t("mentorships-young", found=young.numerator, count=young.denominator)]
    if summary.lacking:
        lines.append(t("mentorships-lacking", count=summary.lacking))
    new = button(t.plain("mentorships-new"), NewPair())
    lacking = button(t.plain("mentorships-lacking-button", count=summary.lacking), OpenWithout(page=0))
    active = _list_button(t, PairFilter.ACTIVE, summary.lists[PairFilter.ACTIVE])
    waiting = sum(summary.lists[one] for one in WAITING)
    more = button(t.plain("mentorships-more", count=waiting), MorePairs())
    rows = (
        (lacking if summary.lacking else new,),
        *in_columns([*_not_empty(t, summary, URGENT), active], 2),
        signals,
        (more,),
        (way_back(t),),
    )
    return Screen("\n".join(lines), rows)


def more_screen(t: Speaker, summary: Summary) -> Screen:
    everything = _list_button(t, PairFilter.ALL, summary.lists[PairFilter.ALL])
    last = (button(t.plain("mentorships-new"), NewPair()), button(t.plain("mentorships-export"), ExportPairs()))
    rows = (*in_columns([*_not_empty(t, summary, WAITING), everything], 2), last, (way_back(t, Place.MENTORSHIPS),))
    return Screen(t("mentorships-more-title"), rows)


def _not_empty(t: Speaker, summary: Summary, lists: Sequence[PairFilter]) -> list[InlineKeyboardButton]:
    return [_list_button(t, one, summary.lists[one]) for one in lists if summary.lists[one]]


def list_screen(t: Speaker, opened: OpenPairs, found: Found) -> Screen:
    title = t.plain(f"mentorship-filter-{opened.chosen.value}", count=found.count)
    lines = [t("mentorships-list", title=title)]
    if not found.count:
        lines.append(t("mentorships-empty"))
    picks = [
        button(
            t.plain("mentorships-line", mentor=one.mentor, mentees=one.mentees or "none"),
            OpenKept(mentorship=one.mentorship.id),
        )
        for one in found.lines
    ]
    turns = leafing(t, found.page, found.pages, lambda other: opened.model_copy(update={"page": other}))
    is_all = opened.chosen is PairFilter.ALL
    over = [button(t.plain("mentorships-over"), OpenPairs(chosen=PairFilter.OVER, page=0))] if is_all else []
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, over, (way_back(t, Place.MENTORSHIPS),)))


def without_screen(t: Speaker, found: YoungFound) -> Screen:
    lines = [t("mentorships-lacking", count=found.count) if found.count else t("mentorships-nobody-lacks")]
    if found.count:
        lines.append(t("mentorships-lacking-pick"))
    picks = [button(one.called, OfferMentors(person=one.person_id)) for one in found.lines]
    turns = leafing(t, found.page, found.pages, lambda other: OpenWithout(page=other))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (way_back(t, Place.MENTORSHIPS),)))


def mentors_screen(t: Speaker, called: str, mentee_id: int, best: Sequence[Candidate]) -> Screen:
    lines = [t("mentorship-who-helps", called=called), t("mentorship-likely" if best else "mentorship-nobody-likely")]
    name = button(t.plain("mentorship-by-name"), AskMentorName(person=mentee_id))
    back = button(t.plain("back"), OpenWithout(page=0))
    return Screen("\n".join(lines), (*mentor_picks(t, mentee_id, best), (name,), (back,)))


def mentor_picks(t: Speaker, mentee_id: int, found: Sequence[Candidate]) -> Rows:
    picks = [
        button(
            t.plain(
                "mentorship-candidate",
                called=one.called,
                subject=int(one.is_same_subject),
                mentees=one.mentees,
            ),
            PickMentor(mentor=one.person_id, mentee=mentee_id),
        )
        for one in found
    ]
    return in_columns(picks, 1)


def kept_screen(t: Speaker, visit: Visit, kept: Kept) -> Screen:
    """One pair, and what can be done about it as it stands."""
    one = kept.pair.mentorship
    lines = [
        t("mentorship-mentor", called=kept.mentor),
        t("mentorship-mentees", called="; ".join(kept.mentees) or "none", count=len(kept.mentees)),
        *standing_lines(t, visit, one),
    ]
    if one.goal:
        lines.append(t("pair-goal", goal=one.goal))
    if one.status not in {MentorshipStatus.PROPOSED, MentorshipStatus.ORDERED, MentorshipStatus.DECLINED}:
        lines.append(_journal(t, kept))
    if one.reason and one.closed_at is not None:
        lines.append(t("mentorship-reason", reason=one.reason))
    if one.result:
        lines.append(t("pair-result", result=one.result))
    history = button(t.plain("mentorship-history"), OpenHistory(mentorship=kept.id))
    return Screen("\n".join(lines), (*_actions(t, kept), (history,), (way_back(t, Place.MENTORSHIPS),)))


def standing_lines(t: Speaker, visit: Visit, one: Mentorship) -> list[str]:
    """Form, level, term, papers and state."""
    lines: list[str] = [
        t(
            "mentorship-form-and-level",
            form=t.plain(f"mentorship-form-{one.form.value}"),
            level=t.plain(f"mentorship-level-{one.level.value}"),
        ),
        t("mentorship-term", since=t.full_day(one.starts_on), until=t.full_day(one.ends_on)),
    ]
    if one.order_number and one.order_on:
        lines.append(t("mentorship-order", number=one.order_number, day=t.full_day(one.order_on)))
    elif one.status is MentorshipStatus.PROPOSED:
        lines.append(t("mentorship-no-order"))
    if one.consented_at:
        lines.append(t("mentorship-has-consent", day=t.full_day(visit.municipality.day(one.consented_at))))
    elif one.status is MentorshipStatus.PROPOSED:
        lines.append(t("mentorship-no-consent"))
    lines.append(t("mentorship-state", state=t.plain(f"mentorship-is-{one.status.value}")))
    if one.stops_on is not None and one.closed_at is None:
        lines.append(t("pair-stops", day=t.day(one.stops_on)))
        if one.reason:
            lines.append(t("mentorship-reason", reason=one.reason))
    return lines


def history_screen(t: Speaker, visit: Visit, kept: Kept) -> Screen:
    lines = [t("mentorship-history-of", called=kept.mentor)]
    lines += [
        t(
            "mentorship-history-line",
            day=t.full_day(visit.municipality.day(one.at)),
            did=t.plain(f"mentorship-did-{one.change.value}"),
            who=one.actor or "none",
        )
        for one in kept.moves
    ]
    return Screen("\n".join(lines), ((back_to_kept(t, kept.id),),))


def group_screen(t: Speaker, visit: Visit, kept: Kept) -> Screen:
    mode = visit.municipality.privacy_mode
    picks = [
        button(t.plain("mentorship-let-go", called=call(mode, one)), LetGo(mentorship=kept.id, person=one.id))
        for one in kept.pair.mentees
        if len(kept.pair.mentees) > 1
    ]
    join = button(t.plain("mentorship-join"), AskJoin(mentorship=kept.id))
    title = t("mentorship-mentees", called="; ".join(kept.mentees), count=len(kept.mentees))
    return Screen(title, ((join,), *in_columns(picks, 1), (back_to_kept(t, kept.id),)))


def back_to_kept(t: Speaker, mentorship_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenKept(mentorship=mentorship_id))


def _journal(t: Speaker, kept: Kept) -> str:
    one = kept.pair.mentorship
    last = t.full_day(one.last_entry_on) if one.last_entry_on else "none"
    return t("mentorship-journal", count=sum(kept.entries.values()), last=last)


def _actions(t: Speaker, kept: Kept) -> Rows:
    number, one = kept.id, kept.pair.mentorship
    typed = "mentorship-order-typed" if one.order_number else "mentorship-type-order"
    order = button(t.plain(typed), AskOrder(mentorship=number))
    goal = button(t.plain("mentorship-goal-button"), AskPairGoal(mentorship=number))
    of_group = (button(t.plain("mentorship-group"), OpenGroup(mentorship=number)),)
    group = of_group if one.form is MentorshipForm.GROUP else ()
    back = button(t.plain("mentorship-take-back"), TakeBackPair(mentorship=number))
    if one.status is MentorshipStatus.PROPOSED:
        paper = button(t.plain("mentorship-paper-consent"), PaperConsent(mentorship=number))
        return ((order,), (paper,) if one.consented_at is None else (), group, (goal, back))
    if one.status is MentorshipStatus.ORDERED:
        return ((order,), group, (goal, back))
    if one.status is MentorshipStatus.ACTIVE:
        change = button(t.plain("mentorship-change-mentor"), ChangeMentor(mentorship=number))
        stop = (
            button(t.plain("pair-stop"), AskStop(mentorship=number))
            if one.stops_on is None
            else button(t.plain("pair-stop-withdraw"), WithdrawStop(mentorship=number))
        )
        longer = (button(t.plain("pair-longer"), AskLonger(mentorship=number)),) if one.stops_on is None else ()
        return ((*longer, stop), (change,), group, (order, goal))
    summary = (button(t.plain("pair-summary"), TakeSummary(mentorship=number)),) if kept.pair.has_begun else ()
    return (summary,)


def _list_button(t: Speaker, chosen: PairFilter, count: int) -> InlineKeyboardButton:
    return button(t.plain(f"mentorship-filter-{chosen.value}", count=count), OpenPairs(chosen=chosen, page=0))
