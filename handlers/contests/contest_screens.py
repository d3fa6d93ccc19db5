"""How contests look to those who enter them."""

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.consultations.consultation_buttons import PickTopic
from handlers.contests import contest_words as words
from handlers.contests.contest_buttons import (
    AnswerNomination,
    BeginClaim,
    Candidates,
    ChooseHelper,
    ClaimPeople,
    EnterContest,
    KeptContest,
    KeptContests,
    OpenContest,
    OpenContests,
    OurEntries,
    OwnEntries,
    SetHelper,
    SetNomination,
    ShowRegulations,
    WaitingClaims,
    WithdrawEntry,
)
from handlers.leafing import leaf, leafing
from handlers.places import Place, is_used, way_back, way_to
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.contest_rows import Own
from models.contests import Contest, ContestEntry, EntryStatus
from programmes.consultations import TopicGroup
from services.contests.contest_drafts import is_link
from services.contests.contest_windows import Standing, days_left, nominations_of
from services.contests.contests import Card, Helper, OwnPage, Page, may_withdraw
from services.marks import mark_of
from services.privacy import school_years
from services.rights import Right, may, reach
from services.shortening import short
from services.visits import Visit

PAGE, NOMINATIONS = 4, 6
MOST_WAITING = 2


def list_screen(t: Speaker, visit: Visit, found: Page) -> Screen:
    today = visit.municipality.day(visit.now)
    lines: list[str] = [t("contests-title" if found.contests else "contests-none", count=found.count)]
    for one in found.contests:
        own = found.own.get(one.id, ())
        sign = "in" if any(entry.status is not EntryStatus.DECLINED for entry in own) else "open"
        stage = words.stage(t, one.stage)
        lines.append(t("contests-line", sign=sign, title=one.title, stage=stage, left=days_left(one, today)))
    asked = [
        button(t.plain("contest-asked", title=short(one.contest.title)), OpenContest(contest=one.contest.id))
        for one in found.waiting[:MOST_WAITING]
    ]
    picks = [button(short(one.title), OpenContest(contest=one.id)) for one in found.contests]
    turns = leafing(t, found.page, found.pages, lambda other: OpenContests(page=other))
    mine = button(t.plain("contests-own"), OwnEntries(page=0))
    claims = [button(t.plain("contests-claims", count=found.claims), WaitingClaims(page=0))] if found.claims else []
    rows: Rows = (*in_columns(asked, 1), *in_columns(picks, 1), turns, claims, (mine, *_work(t, visit)), (way_back(t),))
    return Screen("\n".join(lines), rows)


def _work(t: Speaker, visit: Visit) -> list[InlineKeyboardButton]:
    if _keeps(visit):
        return [button(t.plain("contests-keep"), KeptContests(page=0))]
    if may(visit.actor, Right.NOMINATE):
        return [button(t.plain("contests-ours"), OurEntries(page=0))]
    return []


def _keeps(visit: Visit) -> bool:
    return may(visit.actor, Right.KEEP_CONTESTS) and reach(visit.actor, Right.KEEP_CONTESTS).is_whole


def card_screen(t: Speaker, visit: Visit, card: Card, *, said: str = "") -> Screen:
    """`said`: what was just refused or done."""
    contest, today = card.contest, visit.municipality.day(visit.now)
    lines = [said, ""] if said else []
    lines += [t("contest-title", title=contest.title), *words.facts(t, visit, contest)]
    known = nominations_of(contest)
    lines += [t("contest-fact-nominations", count=len(known), titles="\n".join(f"— {one}" for one in known))] * bool(
        known
    )
    stands = card.standing
    lines.append(t("contest-standing", standing=stands.value, left=max(days_left(contest, today), 0)))
    lines += _own_lines(t, card)
    rows: list[Sequence[InlineKeyboardButton]] = [*_answer_rows(t, card)]
    if stands is Standing.OPEN and _may_enter(card):
        rows.append((button(t.plain("contest-enter"), EnterContest(contest=contest.id)),))
    rows += _own_rows(t, card)
    more = [*_regulations(t, contest), *_help(t, visit, stands)]
    rows += in_columns(more, 2)
    if stands is Standing.OPEN and may(visit.actor, Right.NOMINATE):
        rows.append((button(t.plain("contest-nominate"), Candidates(contest=contest.id, page=0)),))
    if _keeps(visit) and stands is not Standing.ELSEWHERE:
        rows.append((button(t.plain("contest-keep"), KeptContest(contest=contest.id)),))
    back = OwnEntries(page=0) if stands is Standing.ELSEWHERE else OpenContests(page=0)
    rows.append((button(t.plain("back"), back),))
    return Screen("\n".join(lines), rows)


def _own_lines(t: Speaker, card: Card) -> list[str]:
    lines: list[str] = []
    for one in card.own:
        status = words.own_status(t, one)
        lines.append(t("contest-own-line", nomination=one.nomination or "none", status=status))
        helper = card.helpers.get(one.helper_id or 0)
        lines += [t("contest-own-helper", called=helper)] if helper else []
    return ["", *lines] if lines else []


def _may_enter(card: Card) -> bool:
    """There is a nomination left to enter, and nobody's question waits to be answered first."""
    taken = {one.nomination for one in card.own if one.status is not EntryStatus.DECLINED}
    if any(one.status is EntryStatus.NOMINATED for one in card.own):
        return False
    return bool(set(nominations_of(card.contest) or ("",)) - taken) and "" not in taken


def _answer_rows(t: Speaker, card: Card) -> Rows:
    if card.standing is not Standing.OPEN:
        return ()
    return [
        (
            button(t.plain("contest-notice-yes"), AnswerNomination(entry=one.id, agrees=True)),
            button(t.plain("contest-notice-no"), AnswerNomination(entry=one.id, agrees=False)),
        )
        for one in card.own
        if one.status is EntryStatus.NOMINATED
    ]


def _own_rows(t: Speaker, card: Card) -> list[Sequence[InlineKeyboardButton]]:
    """What can be done with one's own entries; with several, each is named."""
    rows: list[Sequence[InlineKeyboardButton]] = []
    mine = [one for one in card.own if one.status is EntryStatus.SUBMITTED]
    is_ahead = card.standing in {Standing.OPEN, Standing.JUDGED}
    for one in mine[:3]:
        title = short(one.nomination, 20) if len(mine) > 1 else "none"
        row = [button(t.plain("contest-helper", title=title), ChooseHelper(entry=one.id))] if is_ahead else []
        if may_withdraw(one, card.standing):
            row.append(button(t.plain("contest-withdraw", title=title), WithdrawEntry(entry=one.id, sure=False)))
        rows.append(row)
        if not one.nomination and nominations_of(card.contest) and card.standing is Standing.OPEN:
            rows.append((button(t.plain("contest-choose-nomination"), SetNomination(entry=one.id)),))
    return rows


def _regulations(t: Speaker, contest: Contest) -> list[InlineKeyboardButton]:
    if not contest.regulations:
        return []
    text = t.plain("contest-regulations")
    if is_link(contest.regulations):
        return [InlineKeyboardButton(text=text, url=contest.regulations)]
    return [button(text, ShowRegulations(contest=contest.id))]


def _help(t: Speaker, visit: Visit, stands: Standing) -> list[InlineKeyboardButton]:
    """The form of a request with the topic of contests in it, where the programme has one."""
    programme = visit.municipality.programme
    if not is_used(Place.CONSULT, programme.modules) or stands in {Standing.CANCELLED, Standing.CLOSED}:
        return []
    topics = programme.consultations.topics
    topic = next((one.code for one in topics if one.group is TopicGroup.CONTEST), None)
    if topic is None:
        return [way_to(t, Place.CONSULT)]
    return [button(t.plain("contest-help"), PickTopic(topic=topic))]


def nominations_screen(
    t: Speaker,
    contest: Contest,
    ask: str,
    there: Callable[[int, int, str], CallbackData],
    *,
    page: int,
    back: CallbackData,
    more: Rows = (),
) -> Screen:
    """`there`: what a nomination leads to, by its place (-1: another page), the page and the mark of the list."""
    known = list(enumerate(nominations_of(contest)))
    mark = mark_of(*nominations_of(contest))
    shown, pages = leaf(known, page, NOMINATIONS)
    picks = [button(short(title, 60), there(spot, 0, mark)) for spot, title in shown]
    turns = leafing(t, page, pages, lambda other: there(-1, other, mark))
    return Screen(ask, (*in_columns(picks, 1), turns, *more, (button(t.plain("back"), back),)))


def enter_screen(t: Speaker, contest: Contest, page: int) -> Screen:
    return nominations_screen(
        t,
        contest,
        t("contest-which-nomination", title=contest.title),
        lambda spot, other, mark: EnterContest(contest=contest.id, spot=spot, page=other, mark=mark),
        page=page,
        back=OpenContest(contest=contest.id),
    )


def renominate_screen(t: Speaker, contest: Contest, entry: ContestEntry, page: int) -> Screen:
    return nominations_screen(
        t,
        contest,
        t("contest-which-nomination", title=contest.title),
        lambda spot, other, mark: SetNomination(entry=entry.id, spot=spot, page=other, mark=mark),
        page=page,
        back=OpenContest(contest=contest.id),
    )


def withdraw_screen(t: Speaker, one: Own) -> Screen:
    yes = button(t.plain("contest-withdraw-sure"), WithdrawEntry(entry=one.entry.id, sure=True))
    back = button(t.plain("back"), OpenContest(contest=one.contest.id))
    return Screen(t("contest-withdraw-ask", title=one.contest.title), ((yes,), (back,)))


def helper_screen(t: Speaker, one: Own, found: Sequence[Helper]) -> Screen:
    picks = [
        button(
            t.plain("contest-helper-is", part="mentor" if helper.is_mentor else "consultant", called=helper.called),
            SetHelper(entry=one.entry.id, person=helper.person_id),
        )
        for helper in found
    ]
    none = (button(t.plain("contest-helper-none"), SetHelper(entry=one.entry.id, person=0)),)
    back = button(t.plain("back"), OpenContest(contest=one.contest.id))
    text = t("contest-helper-ask" if found else "contest-helper-nobody")
    return Screen(text, (*in_columns(picks, 1), none if one.entry.helper_id else (), (back,)))


def own_screen(t: Speaker, visit: Visit, found: OwnPage) -> Screen:
    lines: list[str] = [t("contests-own-title" if found.listed else "contests-own-none", count=found.count)]
    year = 0
    for one in found.listed:
        if one.contest.school_year != year:
            year = one.contest.school_year
            lines.append(t("contests-own-year", year=school_years(year)))
        cancelled = int(one.contest.cancelled_at is not None)
        status, stage = words.own_status(t, one.entry), words.stage(t, one.contest.stage)
        lines.append(t("contests-own-line", title=one.contest.title, stage=stage, status=status, cancelled=cancelled))
    contests = {one.contest.id: one.contest for one in found.listed}
    picks = [button(short(one.title), OpenContest(contest=number)) for number, one in contests.items()]
    turns = leafing(t, found.page, found.pages, lambda other: OwnEntries(page=other))
    tell = [button(t.plain("contest-claim"), BeginClaim())]
    if may(visit.actor, Right.NOMINATE):
        tell.append(button(t.plain("contest-claim-other"), ClaimPeople(page=0)))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, tell, (way_back(t, Place.CONTESTS),)))
