"""What changed between entry and exit diagnostics, and what became of a deficit."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from programmes.competences import Thresholds
from services.questionnaires.questionnaire_scores import exact
from services.surveys.diagnostics_results import TOP, AreaResult, Level, Profile
from services.surveys.diagnostics_scoring import area_result

RISING = (Level.NONE, Level.ATTENTION, Level.EXPRESSED, Level.CRITICAL)


class Change(StrEnum):
    IMPROVEMENT = "improvement"
    WORSENING = "worsening"
    NO_CHANGE = "no_change"
    NOT_COMPARABLE = "not_comparable"


class Outcome(StrEnum):
    RESOLVED = "resolved"
    CARRIED_OVER = "carried_over"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One area at entry and at exit, over the questions answered both times."""

    area: str
    change: Change
    entry_index: Fraction | None = None
    exit_index: Fraction | None = None
    delta: Fraction | None = None
    """Entry less exit: positive is better."""
    entry_level: Level = Level.NOT_ENOUGH_DATA
    exit_level: Level = Level.NOT_ENOUGH_DATA
    questions: int = 0


def compare(at_entry: Profile, at_exit: Profile, thresholds: Thresholds) -> tuple[Comparison, ...]:
    """Every area of the entry profile; tests do not take part, only answers to the same questions do."""
    later = {result.area: result for result in at_exit.areas}
    return tuple(
        compare_area(result, later[result.area], thresholds)
        if result.area in later
        else Comparison(result.area, Change.NOT_COMPARABLE)
        for result in at_entry.areas
    )


def compare_area(at_entry: AreaResult, at_exit: AreaResult, thresholds: Thresholds) -> Comparison:
    """Both runs need enough data, as a whole and over the questions they share."""
    before, after = _shared(at_entry, at_exit, thresholds), _shared(at_exit, at_entry, thresholds)
    if None in {at_entry.self_index, at_exit.self_index} or before.index is None or after.index is None:
        return Comparison(at_entry.area, Change.NOT_COMPARABLE, questions=before.answered)
    delta = before.index - after.index
    rise = RISING.index(after.level) - RISING.index(before.level)
    change = Change.NO_CHANGE
    if delta >= exact(thresholds.epsilon) or rise < 0:
        change = Change.IMPROVEMENT
    elif delta <= -exact(thresholds.epsilon) or rise > 0:
        change = Change.WORSENING
    return Comparison(
        at_entry.area, change, before.index, after.index, delta, before.level, after.level, before.answered
    )


def outcome(area: str, topics: Collection[str], at_exit: Profile, *, decided: bool = False) -> Outcome:
    """What became of a deficit; `decided`: a methodist has called it resolved and named the source."""
    level = next((result.level for result in at_exit.areas if result.area == area), Level.NOT_ENOUGH_DATA)
    is_hard_still = any(item.score == TOP and item.topic in topics for result in at_exit.areas for item in result.items)
    is_over = level in {Level.NONE, Level.ATTENTION} and not is_hard_still
    return Outcome.RESOLVED if decided or is_over else Outcome.CARRIED_OVER


def _shared(one: AreaResult, other: AreaResult, thresholds: Thresholds) -> AreaResult:
    """`one` over the questions put to the person in the same words both times and answered both times."""
    answered = {(item.code, item.wording) for item in other.items if item.score is not None}
    common = [item for item in one.items if item.score is not None and (item.code, item.wording) in answered]
    return area_result(one.area, common, thresholds)
