"""How results of a contest look to those who mark, confirm and correct them."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.contests import contest_words as words
from handlers.contests.contest_buttons import (
    ConfirmResults,
    EntryFile,
    KeptContest,
    MarkRest,
    MarkResult,
    NarrowResults,
    OpenResult,
    OpenResults,
    WaitingClaim,
)
from handlers.documents import named, opening
from handlers.leafing import leaf, leafing
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.contest_rows import RESULTS
from models.contests import Contest, ContestEntry, EntryStatus
from services.contests.contest_results import Card, Matching, Page
from services.contests.contest_windows import PLACES, is_claim, is_elsewhere
from services.naming import capital
from services.shortening import short

PAGE, NOMINATIONS = 5, 7


def results_screen(t: Speaker, found: Page) -> Screen:
    contest, spot = found.contest, found.spot
    named = found.nominations[spot][0] if spot >= 0 else ""
    lines: list[str] = [t("contest-results-title", title=contest.title, count=found.count)]
    lines += [t("contest-results-nomination", title=named)] if named else []
    shown = None
    for one in found.listed:
        if spot < 0 and one.entry.nomination != shown:
            shown = one.entry.nomination
            lines += [t("contest-results-nomination", title=shown)] if shown else []
        lines.append(t("contest-results-line", called=one.called, status=words.kept_status(t, one.entry)))
    picks = [
        button(short(f"{_sign(one.entry)}{one.called}", 60), OpenResult(entry=one.entry.id)) for one in found.listed
    ]
    turns = leafing(t, found.page, found.pages, lambda other: OpenResults(contest=contest.id, spot=spot, page=other))
    rows: list[Sequence[InlineKeyboardButton]] = [*in_columns(picks, 1), turns]
    if len(found.nominations) > 1:
        rows.append((button(t.plain("contest-results-narrow"), NarrowResults(contest=contest.id, page=0)),))
    if contest.cancelled_at is None:
        rows += _decisions(t, found)
    return Screen("\n".join(lines), (*rows, (button(t.plain("back"), KeptContest(contest=contest.id)),)))


def _decisions(t: Speaker, found: Page) -> list[Sequence[InlineKeyboardButton]]:
    rows: list[Sequence[InlineKeyboardButton]] = []
    number = found.contest.id
    if found.submitted:
        text = t.plain("contest-results-rest", count=found.submitted)
        rows.append((button(text, MarkRest(contest=number)),))
    if found.marked:
        text = t.plain("contest-results-confirm", count=found.marked)
        rows.append((button(text, ConfirmResults(contest=number)),))
    return rows


def narrow_screen(t: Speaker, found: Page, page: int) -> Screen:
    number = found.contest.id
    listed, pages = leaf(list(enumerate(found.nominations)), page, NOMINATIONS)
    picks = [
        button(
            f"{short(title, 50) or t.plain('contest-results-unnamed')} · {count}",
            OpenResults(contest=number, spot=spot),
        )
        for spot, (title, count) in listed
    ]
    turns = leafing(t, page, pages, lambda other: NarrowResults(contest=number, page=other))
    every = button(t.plain("contest-results-all"), OpenResults(contest=number))
    return Screen(t("contest-results-which"), (*in_columns(picks, 1), turns, (every,)))


def result_screen(t: Speaker, card: Card) -> Screen:
    entry, contest = card.line.entry, card.contest
    lines = [
        t("contest-result-card", called=card.line.called, title=contest.title, nomination=entry.nomination or "none"),
        t("contest-result-status", status=words.kept_status(t, entry), confirmed=int(card.is_confirmed)),
    ]
    if entry.proof:
        lines.append(t("contest-claim-proof", proof=named(t, entry.proof)))
    rows: list[Sequence[InlineKeyboardButton]] = [opening(t, entry.proof, EntryFile(entry=entry.id))]
    if is_claim(entry):
        rows.append((button(t.plain("contest-claim-look"), WaitingClaim(entry=entry.id)),))
    elif entry.status is not EntryStatus.DECLINED and contest.cancelled_at is None:
        rows += _marks(t, card)
        lines.append(t("contest-result-how", confirmed=int(card.is_confirmed)))
    back = WaitingClaim(entry=entry.id) if is_elsewhere(contest) and is_claim(entry) else _list_of(contest)
    return Screen("\n".join(lines), (*rows, (button(t.plain("back"), back),)))


def _list_of(contest: Contest) -> OpenResults | KeptContest:
    return OpenResults(contest=contest.id)


def _marks(t: Speaker, card: Card) -> list[Sequence[InlineKeyboardButton]]:
    """What is marked already is ticked; a place stays while the result changes, and the other way round."""
    entry = card.line.entry
    has_result = entry.status in RESULTS
    place = entry.place or 0 if has_result else 0

    def mark(status: EntryStatus, won: int, text: str, *, is_on: bool) -> InlineKeyboardButton:
        return button(f"{'✓ ' if is_on else ''}{text}", MarkResult(entry=entry.id, status=status, place=won))

    results = [
        mark(one, place, capital(words.result(t, one, None)), is_on=entry.status is one) for one in reversed(RESULTS)
    ]
    status = entry.status if has_result else EntryStatus.WINNER
    places = [
        mark(status, one, t.plain("contest-result-place", place=one), is_on=has_result and place == one)
        for one in PLACES
    ]
    rows: list[Sequence[InlineKeyboardButton]] = [*in_columns(results, 1), places]
    last = []
    if place:
        last.append(mark(entry.status, 0, t.plain("contest-result-no-place"), is_on=False))
    if has_result:
        last.append(mark(EntryStatus.SUBMITTED, 0, t.plain("contest-result-none"), is_on=False))
    return [*rows, last]


def correct_screen(t: Speaker, card: Card, status: EntryStatus, place: int) -> Screen:
    entry = card.line.entry
    before, after = words.result(t, entry.status, entry.place), words.result(t, status, place)
    if status is EntryStatus.SUBMITTED:
        after = t.plain("contest-result-none")
    text = t("contest-correct-ask", called=card.line.called, before=before, after=after)
    yes = button(t.plain("contest-correct-sure"), MarkResult(entry=entry.id, status=status, place=place, sure=True))
    return Screen(text, ((yes,), (button(t.plain("back"), OpenResult(entry=entry.id)),)))


def confirm_screen(t: Speaker, found: Matching) -> Screen:
    contest = found.contest
    lines = [t("contest-confirm-ask", title=contest.title)]
    lines += [
        t("contest-kept-count", status=status.value, count=count) for status, count in found.counts.items() if count
    ]
    lines += [t("contest-confirm-undecided", count=found.undecided)] if found.undecided else []
    yes = button(t.plain("contest-confirm-sure"), ConfirmResults(contest=contest.id, mark=found.mark, sure=True))
    return Screen("\n".join(lines), ((yes,), (button(t.plain("back"), OpenResults(contest=contest.id)),)))


def _sign(entry: ContestEntry) -> str:
    if entry.confirmed_at is not None:
        return "✅ "
    return "✏️ " if entry.status in RESULTS else ""
