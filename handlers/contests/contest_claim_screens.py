"""How telling of a result elsewhere looks, and to methodists what was told."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.contests import contest_words as words
from handlers.contests.contest_buttons import (
    AskClaim,
    BeginClaim,
    ClaimPeople,
    DecideClaim,
    EntryFile,
    KeptContests,
    LeaveClaim,
    OwnEntries,
    PickClaim,
    SaveClaim,
    WaitingClaim,
    WaitingClaims,
)
from handlers.documents import named, opening
from handlers.leafing import leafing
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.contest_rows import RESULTS
from services.contests.contest_claim_drafts import STAGES, ClaimDraft, Step
from services.contests.contest_claims import Claim, Claims, Known, Person
from services.contests.contest_windows import PLACES
from services.marks import mark_of
from services.naming import capital
from services.paging import pages_of
from services.shortening import short
from services.visits import Visit

PAGE, PEOPLE = 5, 6


def ask_screen(
    t: Speaker, visit: Visit, step: Step, draft: ClaimDraft, known: Known | None, *, error: str = ""
) -> Screen:
    """`known`: contests to choose from, where it is them that are asked for."""
    lines = [error] if error else []
    if draft.called:
        lines.append(t("contest-claim-whose", called=draft.called))
    lines.append(t(f"contest-claim-ask-{step.value}"))
    picks = [button(title, PickClaim(step=step, spot=spot)) for spot, title in choices(t, visit, step, known)]
    turns: list[InlineKeyboardButton] = []
    if known is not None:
        turns = leafing(t, known.page, known.pages, lambda other: AskClaim(step=step, page=other))
    first = step is Step.CONTEST
    back: CallbackData = OwnEntries(page=0) if first else AskClaim(step=list(Step)[list(Step).index(step) - 1])
    if not first and draft.contest_id and step is Step.RESULT:
        back = AskClaim(step=Step.CONTEST)
    if draft.missing is None:
        back = LeaveClaim(stay=True)
    columns = 2 if step is Step.PLACE else 1
    return Screen("\n\n".join(lines), (*in_columns(picks, columns), turns, (button(t.plain("back"), back),)))


def choices(t: Speaker, visit: Visit, step: Step, known: Known | None) -> list[tuple[int, str]]:
    """What is tapped at a step, each with what its button carries."""
    if step is Step.CONTEST and known is not None:
        return [(one.id, f"{short(one.title)} · {words.stage(t, one.stage)}") for one in known.contests]
    if step is Step.KIND:
        return list(enumerate(capital(one.title) for one in visit.municipality.programme.events.contest_kinds))
    if step is Step.STAGE:
        return list(enumerate(words.stage(t, one) for one in STAGES))
    if step is Step.RESULT:
        return list(enumerate(words.result(t, one, None) for one in RESULTS))
    if step is Step.PLACE:
        places = [(one, t.plain("contest-result-place", place=one)) for one in PLACES]
        return [*places, (0, t.plain("contest-result-no-place"))]
    return []


def summary_screen(t: Speaker, visit: Visit, draft: ClaimDraft) -> Screen:
    lines = [t("contest-claim-whose", called=draft.called)] if draft.called else []
    assert draft.status is not None
    about = ", ".join(filter(None, (words.stage(t, draft.stage) if draft.stage else "", words.kind(visit, draft.kind))))
    result = words.result(t, draft.status, draft.place)
    lines.append(t("contest-claim-summary", title=draft.title, about=about or "none", result=result))
    lines += [t("contest-claim-day", day=t.full_day(draft.on))] if draft.on else []
    lines.append(t("contest-claim-proof", proof=named(t, draft.proof)))
    save = button(t.plain("contest-claim-send"), SaveClaim(mark=mark_of(draft)))
    change = [
        button(t.plain("contest-claim-change-result"), AskClaim(step=Step.RESULT)),
        button(t.plain("contest-claim-change-proof"), AskClaim(step=Step.PROOF)),
    ]
    return Screen("\n".join(lines), ((save,), change, (button(t.plain("back"), LeaveClaim()),)))


def people_screen(t: Speaker, found: Sequence[Person], *, count: int, page: int, typed: str) -> Screen:
    picks = [button(short(one.called, 60), BeginClaim(person=one.person_id)) for one in found]
    turns = leafing(t, page, pages_of(count, PEOPLE), lambda other: ClaimPeople(page=other))
    text = t("contest-claim-people", count=count, typed=typed or "none")
    return Screen(text, (*in_columns(picks, 1), turns, (button(t.plain("back"), OwnEntries(page=0)),)))


def waiting_screen(t: Speaker, found: Claims) -> Screen:
    lines: list[str] = [t("contest-claims" if found.listed else "contest-claims-none", count=found.count)]
    lines += [
        t(
            "contest-claims-line",
            called=one.called,
            title=one.contest.title,
            result=words.result(t, one.entry.status, one.entry.place),
        )
        for one in found.listed
    ]
    picks = [button(short(one.called, 60), WaitingClaim(entry=one.entry.id)) for one in found.listed]
    turns = leafing(t, found.page, found.pages, lambda other: WaitingClaims(page=other))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (button(t.plain("back"), KeptContests(page=0)),)))


def claim_screen(t: Speaker, visit: Visit, one: Claim) -> Screen:
    contest, entry = one.contest, one.entry
    about = ", ".join(filter(None, (words.stage(t, contest.stage), words.kind(visit, contest.kind))))
    result = words.result(t, entry.status, entry.place)
    lines = [
        t("contest-claim-whose", called=one.called),
        t("contest-claim-summary", title=contest.title, about=about, result=result),
    ]
    lines += [t("contest-claim-day", day=t.full_day(contest.results_on))] if contest.results_on else []
    lines.append(t("contest-claim-proof", proof=named(t, entry.proof)))
    decide: Rows = (
        opening(t, entry.proof, EntryFile(entry=entry.id)),
        (button(t.plain("contest-claim-confirm"), DecideClaim(entry=entry.id, confirm=True, mark=one.mark)),),
        (button(t.plain("contest-claim-reject"), DecideClaim(entry=entry.id, confirm=False, mark=one.mark)),),
    )
    return Screen("\n".join(lines), (*decide, (button(t.plain("back"), WaitingClaims(page=0)),)))


def reason_screen(t: Speaker, one: Claim, *, error: str = "") -> Screen:
    lines = [error] if error else []
    lines.append(t("contest-claim-ask-reason", called=one.called, title=one.contest.title))
    return Screen("\n\n".join(lines), ((button(t.plain("back"), WaitingClaim(entry=one.entry.id)),),))
