"""Windows, drafts and claims of contests: whatever days and words somebody thinks of."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.contests import Contest, ContestEntry, ContestStage, EntryStatus
from services.contests import contest_claim_drafts, contest_drafts
from services.contests.contest_claim_drafts import ClaimDraft, Step
from services.contests.contest_clock import DISTANCES, distance
from services.contests.contest_drafts import ContestDraft, Field
from services.contests.contest_windows import Standing, days_left, is_claim, next_stage, seen, standing
from services.errors import Unfitting

TODAY = date(2025, 10, 7)
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
LITTLE = settings(max_examples=60, deadline=None)


@LITTLE
@given(st.none() | DAYS, DAYS, DAYS)
def test_a_window_holds_both_its_ends_and_nothing_else(since: date | None, until: date, today: date):
    contest = Contest(entries_from=since, entries_until=until)
    is_open = (since is None or since <= today) and today <= until
    found = standing(contest, today)
    if since is not None and since > until:
        assert found is Standing.ELSEWHERE
    else:
        assert (found is Standing.OPEN) == is_open
        assert (found is Standing.AHEAD) == (since is not None and today < since)
    if found is Standing.OPEN:
        assert days_left(contest, today) >= 0


@LITTLE
@given(st.integers(-30, 30))
def test_a_day_belongs_to_the_nearest_reminder(left: int):
    found = distance(left)
    assert (found is None) == (left < 0 or left > max(DISTANCES))
    if found is not None:
        assert left <= found
        assert not any(left <= one < found for one in DISTANCES)


@pytest.mark.parametrize("status", EntryStatus)
@pytest.mark.parametrize("proof", [None, "x"])
def test_no_result_is_seen_before_it_is_confirmed(status: EntryStatus, proof: str | None):
    entry = ContestEntry(status=status, confirmed_at=None, proof=proof)
    results = {EntryStatus.PARTICIPANT, EntryStatus.LAUREATE, EntryStatus.WINNER}
    assert seen(entry) not in results
    assert is_claim(entry) == (status in results and proof is not None)


FACTS = st.fixed_dictionaries(
    {
        "title": st.text(max_size=30),
        "stage": st.sampled_from(ContestStage),
        "entries_from": st.none() | DAYS,
        "entries_until": st.none() | DAYS,
        "trials_from": st.none() | DAYS,
        "trials_until": st.none() | DAYS,
        "results_on": st.none() | DAYS,
        "nominations": st.lists(st.text(max_size=10), max_size=3).map(tuple),
        "regulations": st.none() | st.text(max_size=20),
    }
)


@LITTLE
@given(FACTS)
def test_a_draft_comes_back_as_it_went(facts: dict[str, object]):
    draft = ContestDraft(**facts)  # type: ignore[arg-type]
    assert ContestDraft.of(draft.plain()) == draft
    claim = ClaimDraft(title=draft.title, stage=draft.stage, on=draft.results_on, status=EntryStatus.WINNER)
    assert ClaimDraft.of(claim.plain()) == claim


@LITTLE
@given(st.sampled_from([*Field]), st.text(max_size=80) | st.sampled_from(["завтра", "12.02.2026", "https://a.b", "5"]))
def test_whatever_is_typed_is_taken_or_refused_with_words(field: Field, text: str):
    refused, draft = "", ContestDraft()
    try:
        draft = contest_drafts.typed(draft, field, text, today=TODAY)
    except Unfitting as unfit:
        refused = unfit.phrase
    assert (draft == ContestDraft()) == refused.startswith(("contest-", "moment-"))
    assert len(draft.title) <= 200
    assert len("\n".join(draft.nominations)) <= 1000
    assert draft.regulations is None or contest_drafts.is_link(draft.regulations)
    assert draft.entries_until is None or draft.entries_until >= TODAY


@LITTLE
@given(DAYS)
def test_a_contest_of_last_year_never_begins_in_the_past(until: date):
    row = Contest(title="x", kind="project", stage=ContestStage.FEDERAL, entries_until=until, id=5)
    draft = contest_drafts.of_last_year(row, today=TODAY)
    assert draft.contest_id is None
    assert draft.entries_until is None or draft.entries_until >= TODAY
    following = contest_drafts.of_next_stage(row)
    assert (following.previous_id, following.stage, following.entries_until) == (5, ContestStage.FEDERAL, None)
    assert next_stage(ContestStage.SCHOOL) is ContestStage.MUNICIPAL


def test_links_and_leap_days():
    for wrong in ("почитайте", "ftp://a.b/c", "https://", "http://localhost", "javascript:alert(1)", "https://a.b c"):
        with pytest.raises(Unfitting):
            contest_drafts.link_of(wrong)
    assert contest_drafts.link_of(" https://example.org/x ") == "https://example.org/x"
    row = Contest(title="x", kind="", stage=ContestStage.SCHOOL, entries_until=date(2024, 2, 29), id=1)
    assert contest_drafts.of_last_year(row, today=date(2025, 1, 1)).entries_until == date(2025, 2, 28)


def test_a_claim_asks_what_is_missing_and_nothing_ahead():
    draft = contest_claim_drafts.typed(ClaimDraft(), Step.CONTEST, "Урок года", today=TODAY)
    assert draft.missing is Step.KIND
    with pytest.raises(Unfitting, match="contest-claim-ahead"):
        contest_claim_drafts.typed(draft, Step.DAY, "08.10.2025", today=TODAY)
    with pytest.raises(Unfitting, match="contest-choose-button"):
        contest_claim_drafts.typed(draft, Step.RESULT, "победа", today=TODAY)
    known = ClaimDraft(contest_id=1, title="x")
    assert known.missing is Step.RESULT
