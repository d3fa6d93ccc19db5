"""Rules of the register of deficits over whatever answers, tests and rows there may be."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from models.deficits import DeficitSource, DeficitState
from programmes.competences import Combine
from services.deficits.deficit_moves import MOVES
from services.deficits.deficit_weighing import (
    COMPUTED,
    Changes,
    Evidence,
    Proposal,
    Standing,
    at_exit,
    changes,
    proposals,
    tenths,
)
from services.surveys.diagnostics_deficits import profile_of
from services.surveys.diagnostics_results import Item, Profile
from services.surveys.diagnostics_scoring import area_result
from tests.unit.questionnaire_samples import THRESHOLDS

AREAS, TOPICS = ("subject", "methods", "psychology"), ("t0", "t1", "t2", "t3")
SMALL = settings(max_examples=60, deadline=None)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    items = [
        Item(f"{area}{number}", area, draw(st.sampled_from(TOPICS)), "", draw(st.none() | st.integers(0, 3)))
        for area in AREAS
        for number in range(draw(st.integers(0, 4)))
    ]
    return profile_of(area_result(area, items, THRESHOLDS) for area in AREAS)


tests = st.dictionaries(st.sampled_from(AREAS), st.integers(0, 100), max_size=2)
evidences = st.builds(Evidence, st.dictionaries(st.integers(1, 3), profiles(), max_size=2), tests)


@st.composite
def standings(draw: st.DrawFn) -> list[Standing]:
    keys = draw(st.lists(st.tuples(st.sampled_from(AREAS), st.sampled_from(("", *TOPICS))), unique=True, max_size=6))
    rows = []
    for number, (area, topic) in enumerate(keys):
        source = draw(st.sampled_from(DeficitSource))
        state = draw(st.sampled_from(DeficitState))
        rows.append(
            Standing(
                id=number, area=area, topic=topic, topics=(topic,) if topic else (), severity="point",
                index_tenths=draw(st.none() | st.integers(0, 1000)), source=source, state=state,
                response_id=draw(st.none() | st.integers(1, 4)),
                is_made_by_hand=source not in COMPUTED or draw(st.booleans()),
                is_decided=draw(st.booleans()), is_inherited=draw(st.booleans()),
                before_resolved=draw(st.sampled_from((None, DeficitState.CONFIRMED, DeficitState.IN_WORK))),
            )
        )  # fmt: skip
    return rows


def carried_out(standing: list[Standing], found: Changes, *, at_once: bool) -> list[Standing]:
    """The rows as the changes leave them. A move from a state a row is not in fails."""
    rows = {row.id: row for row in standing}
    for row, proposal in found.rewritten:
        words = {"topics": proposal.topics, "severity": proposal.severity, "index_tenths": proposal.index_tenths}
        if not row.is_made_by_hand:
            words |= {"source": proposal.source, "response_id": proposal.response_id}
        rows[row.id] = replace(rows[row.id], **words)
    for move in found.moves:
        assert rows[move.deficit_id].state is move.before
        assert move.after in MOVES[move.before]
        rows[move.deficit_id] = replace(rows[move.deficit_id], state=move.after, is_decided=False)
    for number, proposal in enumerate(found.added, start=100):
        rows[number] = _new(number, proposal, DeficitState.CONFIRMED if at_once else DeficitState.PROPOSED)
    return list(rows.values())


def _new(number: int, proposal: Proposal, state: DeficitState) -> Standing:
    return Standing(
        id=number, area=proposal.area, topic=proposal.topic, topics=proposal.topics, severity=proposal.severity,
        index_tenths=proposal.index_tenths, source=proposal.source, state=state, response_id=proposal.response_id,
        is_made_by_hand=False, is_decided=False, is_inherited=False,
    )  # fmt: skip


def weighed(standing: list[Standing], evidence: Evidence, *, at_once: bool, combine: Combine) -> Changes:
    wanted = proposals(evidence, thresholds=THRESHOLDS, combine=combine)
    return changes(wanted, standing, evidence, is_confirmed_at_once=at_once)


@SMALL
@given(standings(), evidences, st.booleans(), st.sampled_from(Combine))
def test_weighing_twice_is_weighing_once(standing, evidence, at_once, combine):
    after = carried_out(standing, weighed(standing, evidence, at_once=at_once, combine=combine), at_once=at_once)
    assert weighed(after, evidence, at_once=at_once, combine=combine) == Changes((), (), ())


@SMALL
@given(standings(), evidences, st.booleans())
def test_what_a_person_has_decided_stays(standing, evidence, at_once):
    after = carried_out(standing, weighed(standing, evidence, at_once=at_once, combine=Combine.MAX), at_once=at_once)
    final = {row.id: row for row in after}
    for row in standing:
        if row.state is not DeficitState.PROPOSED and (row.is_decided or row.state is not DeficitState.REJECTED):
            assert final[row.id] == row
        if row.state is DeficitState.PROPOSED and row.is_made_by_hand:
            assert final[row.id].state is DeficitState.PROPOSED
    keys = [row.key for row in after]
    assert len(keys) == len(set(keys))


@SMALL
@given(standings(), profiles(), tests)
def test_the_end_of_the_year_goes_by_the_states_and_once(standing, leaving, later):
    def look(rows: list[Standing]) -> list[Standing]:
        found = at_exit(leaving, rows, later_tests=later, thresholds=THRESHOLDS, combine=Combine.TEST_WINS)
        return carried_out(rows, Changes((), (), found), at_once=False)

    after = look(standing)
    again = look(after)
    assert [row.state for row in again] == [row.state for row in after]
    for before, row in zip(standing, after, strict=True):
        if before.is_decided and before.state is DeficitState.RESOLVED:
            assert row.state is DeficitState.RESOLVED


def test_tenths_are_half_up():
    assert [tenths(Fraction(*pair)) for pair in ((500, 9), (333, 20), (50, 3), (100, 1))] == [556, 167, 167, 1000]
    assert tenths(None) is None
