"""What answers and tests propose for the register, and what that changes in the rows that stand there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from models.deficits import DeficitSource, DeficitState
from programmes.competences import Combine, Thresholds
from services.surveys.diagnostics_comparison import Outcome, outcome
from services.surveys.diagnostics_deficits import ORDER, profile_of
from services.surveys.diagnostics_results import AreaResult, Level, Profile, ProposedDeficit, Severity
from services.surveys.diagnostics_scoring import Percent, with_test

Key: TypeAlias = tuple[str, str]
"""Area and topic; the topic is empty for an area as a whole."""
COMPUTED = frozenset({DeficitSource.QUESTIONNAIRE, DeficitSource.EXTERNAL_TEST})


class ClockNote(StrEnum):
    """Why the clock has changed a deficit: stands in the history in place of words, and is spoken by phrases."""

    CHANGED = "~changed"
    """The answers have changed, and with them how hard it is."""
    GONE = "~gone"
    """The answers no longer propose it."""
    BACK = "~back"
    """They propose it once more."""
    AT_ONCE = "~at_once"
    """The programme asks nobody for a confirmation."""
    BETTER = "~better"
    """The answers at the end of the year do not show it any more."""
    NOT_BETTER = "~not_better"
    """They have been changed, and show it after all."""
    NEW_YEAR = "~new_year"
    ONE_PERSON = "~one_person"
    """Two rows of people turned out to be one person."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row as answers and tests would write it."""

    area: str
    topic: str
    topics: tuple[str, ...]
    severity: str
    index_tenths: int | None
    source: DeficitSource
    response_id: int | None

    @property
    def key(self) -> Key:
        return self.area, self.topic


@dataclass(frozen=True, slots=True)
class Standing:
    """A row as it stands."""

    id: int
    area: str
    topic: str
    topics: tuple[str, ...]
    severity: str
    index_tenths: int | None
    source: DeficitSource
    state: DeficitState
    response_id: int | None
    is_made_by_hand: bool
    """Somebody has asked for it, entered it, or said where else it is known from."""
    is_decided: bool
    """A person has decided last, not the clock."""
    is_inherited: bool
    """It goes on from the year before."""
    before_resolved: DeficitState | None = None
    """What it was before the clock called it resolved."""

    @property
    def key(self) -> Key:
        return self.area, self.topic


@dataclass(frozen=True, slots=True)
class Move:
    deficit_id: int
    before: DeficitState
    after: DeficitState
    note: ClockNote


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a person's year: runs of the entry questionnaires, and tests that count."""

    runs: Mapping[int, Profile]
    """By response; without tests."""
    tests: Mapping[str, Percent]


@dataclass(frozen=True, slots=True)
class Changes:
    added: tuple[Proposal, ...]
    rewritten: tuple[tuple[Standing, Proposal], ...]
    """Undecided rows that say something else now."""
    moves: tuple[Move, ...]


def proposals(evidence: Evidence, *, thresholds: Thresholds, combine: Combine) -> dict[Key, Proposal]:
    """What should stand in the register; of two runs that propose the same the worse counts."""
    found: dict[Key, Proposal] = {}
    runs: list[tuple[int | None, Profile]] = list(evidence.runs.items())
    for response_id, run in runs or [(None, Profile((), (), ()))]:
        joined = profile_of(_joined(run, evidence.tests, combine, thresholds))
        by_area = {result.area: result for result in joined.areas}
        for deficit in joined.deficits:
            proposal = _proposal(deficit, by_area[deficit.area], response_id)
            standing = found.get(proposal.key)
            if standing is None or _rank(proposal.severity) < _rank(standing.severity):
                found[proposal.key] = proposal
    return found


def changes(
    wanted: Mapping[Key, Proposal], standing: Iterable[Standing], evidence: Evidence, *, is_confirmed_at_once: bool
) -> Changes:
    """What brings the register up to date. Whatever a person has decided stays as it is."""
    rows = {row.key: row for row in standing}
    added = tuple(proposal for key, proposal in wanted.items() if key not in rows)
    rewritten, moves = [], []
    for key, row in rows.items():
        proposal = wanted.get(key)
        is_open = row.state is DeficitState.PROPOSED
        if proposal is not None and row.state is DeficitState.REJECTED and not row.is_decided:
            moves.append(Move(row.id, row.state, DeficitState.PROPOSED, ClockNote.BACK))
            is_open = True
        if proposal is not None and is_open and _differs(row, proposal):
            rewritten.append((row, proposal))
        if proposal is None and is_open and _no_longer_follows(row, evidence):
            moves.append(Move(row.id, row.state, DeficitState.REJECTED, ClockNote.GONE))
            is_open = False
        if is_open and is_confirmed_at_once and not row.is_made_by_hand:
            moves.append(Move(row.id, DeficitState.PROPOSED, DeficitState.CONFIRMED, ClockNote.AT_ONCE))
    return Changes(added, tuple(rewritten), tuple(moves))


def at_exit(
    run: Profile,
    standing: Iterable[Standing],
    *,
    later_tests: Mapping[str, Percent],
    thresholds: Thresholds,
    combine: Combine,
) -> tuple[Move, ...]:
    """What the answers at the end of the year make of what was confirmed.

    A test outweighs answers at the end as at the beginning, if it was taken after the beginning; what only a test
    has found, only another test can call over.
    """
    joined = profile_of(_joined(run, later_tests, combine, thresholds))
    moves: list[Move] = []
    for row in standing:
        may_tell = row.source is not DeficitSource.EXTERNAL_TEST or row.area in later_tests
        topics = row.topics or tuple(filter(None, (row.topic,)))
        is_over = may_tell and outcome(row.area, topics, joined) is Outcome.RESOLVED
        if is_over and row.state in {DeficitState.CONFIRMED, DeficitState.IN_WORK}:
            moves.append(Move(row.id, row.state, DeficitState.RESOLVED, ClockNote.BETTER))
        elif not is_over and row.state is DeficitState.RESOLVED and not row.is_decided:
            moves.append(Move(row.id, row.state, DeficitState.CONFIRMED, ClockNote.NOT_BETTER))
            if row.before_resolved is DeficitState.IN_WORK:
                moves.append(Move(row.id, DeficitState.CONFIRMED, DeficitState.IN_WORK, ClockNote.NOT_BETTER))
    return tuple(moves)


def tenths(index: Fraction | None) -> int | None:
    """The index in tenths of a point, half up."""
    return None if index is None else int(index * 10 + Fraction(1, 2))


def _joined(
    run: Profile, tests: Mapping[str, Percent], combine: Combine, thresholds: Thresholds
) -> Sequence[AreaResult]:
    results = {result.area: result for result in run.areas}
    for area, percent in tests.items():
        unknown = AreaResult(area, None, Level.NOT_ENOUGH_DATA, 0, 0, ())
        results[area] = with_test(results.get(area, unknown), percent, combine, thresholds)
    return tuple(results.values())


def _proposal(deficit: ProposedDeficit, area: AreaResult, response_id: int | None) -> Proposal:
    is_point = deficit.severity is Severity.POINT
    by_test = area.test_index is not None and area.index == area.test_index != area.self_index
    return Proposal(
        area=deficit.area,
        topic=deficit.topics[0] if is_point else "",
        topics=deficit.topics,
        severity=deficit.severity.value,
        index_tenths=tenths(deficit.index),
        source=DeficitSource.EXTERNAL_TEST if by_test and not is_point else DeficitSource.QUESTIONNAIRE,
        response_id=response_id,
    )


def _rank(severity: str) -> int:
    return ORDER.index(Severity(severity))


def _differs(row: Standing, proposal: Proposal) -> bool:
    said = (row.topics, row.severity, row.index_tenths)
    if row.is_made_by_hand:
        return said != (proposal.topics, proposal.severity, proposal.index_tenths)
    return (*said, row.source, row.response_id) != (
        proposal.topics,
        proposal.severity,
        proposal.index_tenths,
        proposal.source,
        proposal.response_id,
    )


def _no_longer_follows(row: Standing, evidence: Evidence) -> bool:
    """Only what was worked out can be taken back, and only by what could have shown it."""
    if row.is_made_by_hand or row.source not in COMPUTED:
        return False
    if row.is_inherited and row.response_id not in evidence.runs:
        return row.area in _known_areas(evidence)
    return bool(evidence.runs) or row.source is DeficitSource.EXTERNAL_TEST


def _known_areas(evidence: Evidence) -> Collection[str]:
    answered = {result.area for run in evidence.runs.values() for result in run.areas if result.index is not None}
    return answered | evidence.tests.keys()
