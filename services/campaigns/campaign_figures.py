"""What counts of a campaign add up to: shares, means, levels, who is satisfied. No database, nobody's name."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from programmes.competences import Thresholds
from programmes.questionnaires import IndexScoring, Option, Question, Questionnaire, Satisfaction, for_branch
from services.questionnaires.questionnaire_scores import has_scores
from services.surveys.diagnostics_results import TOP, Level
from services.surveys.diagnostics_scoring import level_of
from services.surveys.index_scoring import level_of as index_level_of

PLACE = re.compile(r"\{\w+\}\.?")


class Sums(NamedTuple):
    """So many responses with the same sums of scores in an area."""

    key: str | None
    area: str
    branch: str | None
    total: int
    answered: int
    outside: int
    responses: int


@dataclass(frozen=True, slots=True)
class Counted:
    """An option and how many have chosen it."""

    option: Option
    count: int


@dataclass(frozen=True, slots=True)
class AreaFigures:
    area: str
    mean: Fraction | None
    levels: Mapping[Level, int]

    @property
    def known(self) -> int:
        return sum(count for level, count in self.levels.items() if level is not Level.NOT_ENOUGH_DATA)


@dataclass(frozen=True, slots=True)
class LevelFigures:
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class IndexFigures:
    mean: Fraction | None
    levels: tuple[LevelFigures, ...]
    unknown: int
    """Responses with too few answers."""


@dataclass(frozen=True, slots=True)
class Satisfied:
    satisfied: int
    counted: int
    """Who said something that counts."""


def distribution(options: Sequence[Option], marks: Iterable[tuple[str, int]]) -> tuple[Counted, ...]:
    """How often each option was chosen; `marks` are lists of codes as JSON. Options of one code are one."""
    counts: Counter[str] = Counter()
    for written, count in marks:
        for code in json.loads(written):
            counts[code] += count
    unique = {option.code: option for option in reversed(options)}
    return tuple(Counted(unique[code], counts[code]) for code in dict.fromkeys(option.code for option in options))


def areas_of(questionnaire: Questionnaire) -> dict[str, str]:
    """The area of every scored question, by its code."""
    return {q.code: q.area for q in questionnaire.questions if q.area is not None and has_scores(questionnaire, q)}


def area_figures(
    questionnaire: Questionnaire, sums: Iterable[Sums], thresholds: Thresholds
) -> dict[str | None, tuple[AreaFigures, ...]]:
    """By group: the mean index of difficulty of each area, and how many are at which level."""
    indices: dict[tuple[str | None, str], list[tuple[Fraction, int]]] = {}
    levels: dict[tuple[str | None, str], Counter[Level]] = {}
    keys: dict[str | None, None] = {}
    for one in sums:
        place = (one.key, one.area)
        keys[one.key] = None
        shown = _shown(questionnaire, one.area, one.branch) - one.outside
        enough = one.answered >= max(2, -(-shown // 2))
        index = Fraction(100 * one.total, TOP * one.answered) if enough else None
        levels.setdefault(place, Counter())[level_of(index, thresholds)] += one.responses
        if index is not None:
            indices.setdefault(place, []).append((index, one.responses))
    every = dict.fromkeys(areas_of(questionnaire).values())
    return {
        key: tuple(
            AreaFigures(area, _mean(indices.get((key, area), [])), levels.get((key, area), Counter())) for area in every
        )
        for key in keys
    }


def index_figures(scoring: IndexScoring, sums: Iterable[Sums]) -> dict[str | None, IndexFigures]:
    """By group: the mean index, and how many are at which level."""
    indices: dict[str | None, list[tuple[Fraction, int]]] = {}
    counts: dict[str | None, Counter[str]] = {}
    for one in sums:
        levels = counts.setdefault(one.key, Counter())
        if one.answered < scoring.least:
            levels[""] += one.responses
            continue
        index = Fraction(100 * one.total, scoring.top * one.answered)
        indices.setdefault(one.key, []).append((index, one.responses))
        level = index_level_of(index, scoring)
        levels[level.code if level else ""] += one.responses
    return {
        key: IndexFigures(
            _mean(indices.get(key, [])),
            tuple(LevelFigures(level.title, levels[level.code]) for level in scoring.levels),
            levels[""],
        )
        for key, levels in counts.items()
    }


def satisfied(
    rule: Satisfaction, rows: Iterable[tuple[str | None, int | None, int, int, int]]
) -> dict[str | None, Satisfied]:
    """By group. Who has given no score to the question is in neither count."""
    yes: Counter[str | None] = Counter()
    counted: Counter[str | None] = Counter()
    for key, score, total, answered, responses in rows:
        if score is None:
            continue
        counted[key] += responses
        mean = Fraction(total, answered) if answered else None
        is_enough = not rule.composite or (mean is not None and mean >= Fraction(str(rule.least_mean)))
        yes[key] += responses if score in rule.scores and is_enough else 0
    return {key: Satisfied(yes[key], count) for key, count in counted.items()}


def percent(part: int, whole: int) -> int:
    """A half goes up."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def brief(question: Question) -> str:
    """The question as the first of its branches reads it; what is filled in for each person is left open."""
    text = question.text if isinstance(question.text, str) else next(iter(question.text.values()))
    return PLACE.sub("…", text)


def _shown(questionnaire: Questionnaire, area: str, branch: str | None) -> int:
    """How many scored questions of an area a branch is asked."""
    scored = areas_of(questionnaire)
    return sum(
        scored.get(question.code) == area and (branch is None or for_branch(question.text, branch) is not None)
        for question in questionnaire.questions
    )


def _mean(weighted: Sequence[tuple[Fraction, int]]) -> Fraction | None:
    count = sum(weight for _, weight in weighted)
    return sum((index * weight for index, weight in weighted), Fraction(0)) / count if count else None
