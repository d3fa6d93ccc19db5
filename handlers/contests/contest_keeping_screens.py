"""How contests look to those who keep them, and to whoever puts one together."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.contests import contest_words as words
from handlers.contests.contest_buttons import (
    AskContest,
    CancelContest,
    CloseContest,
    ContestDraftScreen,
    ContestFile,
    How,
    KeptContest,
    KeptContests,
    LastYear,
    LeaveContest,
    MakeContest,
    OpenResults,
    SaveContest,
    TakeOn,
    WaitingClaims,
)
from handlers.form_leaving import leaving_screen
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.contest_rows import RESULTS
from models.contests import Contest, EntryStatus
from services.contests.contest_drafts import ContestDraft, Field, is_link
from services.contests.contest_keeping import Kept, Page
from services.contests.contest_windows import Standing, standing
from services.marks import mark_of
from services.shortening import short
from services.visits import Visit

PAGE = 4


def kept_screen(t: Speaker, visit: Visit, found: Page) -> Screen:
    picks = [button(_kept_title(t, visit, one, found), KeptContest(contest=one.id)) for one in found.contests]
    turns = leafing(t, found.page, found.pages, lambda other: KeptContests(page=other))
    claims: Rows = (
        ((button(t.plain("contests-claims", count=found.claims), WaitingClaims(page=0)),),) if found.claims else ()
    )
    make = (
        button(t.plain("contests-make"), MakeContest(how=How.NEW)),
        button(t.plain("contests-last-year"), LastYear(page=0)),
    )
    text = t("contests-kept" if found.contests else "contests-kept-none", count=found.count)
    return Screen(text, (*claims, *in_columns(picks, 1), turns, make, (way_back(t, Place.CONTESTS),)))


def _kept_title(t: Speaker, visit: Visit, one: Contest, found: Page) -> str:
    stands = standing(one, visit.municipality.day(visit.now))
    title, count = short(one.title, 30), found.entered.get(one.id, 0)
    return t.plain("contests-kept-line", standing=stands.value, title=title, day=t.day(one.entries_until), count=count)


def last_year_screen(t: Speaker, found: Page) -> Screen:
    picks = [
        button(f"{short(one.title)} · {words.stage(t, one.stage)}", MakeContest(how=How.REPEAT, contest=one.id))
        for one in found.contests
    ]
    turns = leafing(t, found.page, found.pages, lambda other: LastYear(page=other))
    text = t("contests-last-year-title" if found.contests else "contests-last-year-none")
    return Screen(text, (*in_columns(picks, 1), turns, (button(t.plain("back"), KeptContests(page=0)),)))


def kept_card_screen(t: Speaker, visit: Visit, kept: Kept) -> Screen:
    contest, tally, stands = kept.contest, kept.tally, kept.standing
    lines = [t("contest-title", title=contest.title), *words.facts(t, visit, contest)]
    lines.append(t("contest-kept-standing", standing=stands.value))
    for status, count in tally.by_status.items():
        if status not in RESULTS:
            lines.append(t("contest-kept-count", status=status.value, count=count))
    results = sum(tally.by_status.get(one, 0) for one in RESULTS)
    if results:
        lines.append(t("contest-kept-results", count=results, confirmed=tally.confirmed))
    if kept.previous:
        lines.append(t("contest-kept-previous", title=kept.previous.title, stage=words.stage(t, kept.previous.stage)))
    is_on = stands not in {Standing.CANCELLED, Standing.CLOSED}
    entries = sum(count for status, count in tally.by_status.items() if status is not EntryStatus.DECLINED)
    rows: list[Sequence[InlineKeyboardButton]] = [*_going_on(t, kept)]
    rows.append((button(t.plain("contest-kept-entries", count=entries), OpenResults(contest=contest.id)),))
    if is_on:
        rows.append(
            (
                button(t.plain("contest-change"), MakeContest(how=How.CHANGE, contest=contest.id)),
                button(t.plain("contest-cancel"), CancelContest(contest=contest.id)),
            )
        )
    last = [button(t.plain("contest-file"), ContestFile(contest=contest.id))]
    if stands is Standing.JUDGED:
        last.append(button(t.plain("contest-close"), CloseContest(contest=contest.id, sure=False)))
    rows.append(last)
    if stands is not Standing.CANCELLED:
        rows.append((button(t.plain("contest-next"), MakeContest(how=How.NEXT, contest=contest.id)),))
    rows += [
        (button(t.plain("contest-following", stage=words.stage(t, one.stage)), KeptContest(contest=one.id)),)
        for one in kept.following[:2]
    ]
    return Screen("\n".join(lines), (*rows, (button(t.plain("back"), KeptContests(page=0)),)))


def _going_on(t: Speaker, kept: Kept) -> Rows:
    """One tap for those who won the stage before."""
    if kept.standing not in {Standing.OPEN, Standing.AHEAD}:
        return ()
    number, rows = kept.contest.id, []
    if kept.winners:
        text = t.plain("contest-take-winners", count=kept.winners)
        rows.append((button(text, TakeOn(contest=number, laureates=False)),))
    if kept.laureates:
        text = t.plain("contest-take-laureates", count=kept.winners + kept.laureates)
        rows.append((button(text, TakeOn(contest=number, laureates=True)),))
    return rows


def draft_screen(t: Speaker, visit: Visit, draft: ContestDraft, *, error: str = "") -> Screen:
    assert draft.entries_until is not None
    shown = Contest(
        title=draft.title,
        kind=draft.kind or default_kind(visit),
        stage=draft.stage,
        entries_from=draft.entries_from,
        entries_until=draft.entries_until,
        trials_from=draft.trials_from,
        trials_until=draft.trials_until,
        results_on=draft.results_on,
    )
    lines = [error, ""] if error else []
    lines += [t("contest-draft"), t("contest-title", title=draft.title), *words.facts(t, visit, shown)]
    if draft.nominations:
        titles = "\n".join(f"— {one}" for one in draft.nominations)
        lines.append(t("contest-fact-nominations", count=len(draft.nominations), titles=titles))
    if draft.regulations:
        lines.append(t("contest-fact-regulations", form="link" if is_link(draft.regulations) else "file"))
    fields = [button(t.plain(f"contest-field-{_key(one)}"), AskContest(field=one)) for one in Field]
    label = t.plain("contest-save-changes" if draft.contest_id else "contest-save")
    save = button(label, SaveContest(mark=mark_of(draft)))
    return Screen("\n".join(lines), ((save,), *in_columns(fields, 2), (button(t.plain("back"), LeaveContest()),)))


def leave_screen(t: Speaker, draft: ContestDraft) -> Screen:
    there = KeptContest(contest=draft.contest_id) if draft.contest_id else KeptContests(page=0)
    return leaving_screen(t, stay=ContestDraftScreen(), out=there)


def default_kind(visit: Visit) -> str:
    kinds = visit.municipality.programme.events.contest_kinds
    return kinds[0].code if kinds else ""


def back_to_draft(t: Speaker, draft: ContestDraft) -> InlineKeyboardButton:
    if draft.is_whole:
        return button(t.plain("back"), ContestDraftScreen())
    return button(t.plain("back"), KeptContests(page=0))


def ask_text(t: Speaker, field: Field) -> str:
    return t(f"contest-ask-{_key(field)}")


def skip_text(t: Speaker, field: Field) -> str:
    return t.plain(f"contest-without-{_key(field)}")


def _key(field: Field) -> str:
    return field.value.replace("_", "-")


def reason_screen(t: Speaker, kept: Kept, *, error: str = "") -> Screen:
    lines = [error] if error else []
    concerned = sum(
        kept.tally.by_status.get(one, 0) for one in (EntryStatus.NOMINATED, EntryStatus.SUBMITTED, *RESULTS)
    )
    lines.append(t("contest-cancel-ask", title=kept.contest.title, count=concerned))
    back = button(t.plain("back"), KeptContest(contest=kept.contest.id))
    return Screen("\n\n".join(lines), ((back,),))


def close_screen(t: Speaker, kept: Kept) -> Screen:
    undecided = kept.tally.by_status.get(EntryStatus.SUBMITTED, 0)
    text = t("contest-close-ask", title=kept.contest.title, confirmed=kept.tally.confirmed, undecided=undecided)
    yes = button(t.plain("contest-close-sure"), CloseContest(contest=kept.contest.id, sure=True))
    return Screen(text, ((yes,), (button(t.plain("back"), KeptContest(contest=kept.contest.id)),)))
