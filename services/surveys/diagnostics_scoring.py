"""From answers to difficulty by competence area, and to the deficits worth proposing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from programmes.competences import Combine, Thresholds
from programmes.questionnaires import Questionnaire, for_branch
from services.questionnaires.questionnaire_answers import Facts, Replies
from services.questionnaires.questionnaire_flow import branch_of, visible, wording
from services.questionnaires.questionnaire_scores import exact, has_scores, option_chosen, shown
from services.surveys.diagnostics_deficits import is_hard, point_topics, profile_of
from services.surveys.diagnostics_results import TOP, AreaResult, Item, Level, Profile, ProposedDeficit, Severity

__all__ = [
    "AreaResult",
    "Item",
    "Level",
    "Percent",
    "Profile",
    "ProposedDeficit",
    "Severity",
    "area_result",
    "items_of",
    "level_of",
    "profile_of",
    "score",
    "shown",
    "with_test",
]

Percent = float | Decimal | Fraction


def score(  # a run, the measure, and the tests with the rule that joins them
    questionnaire: Questionnaire,
    replies: Replies,
    facts: Facts,
    *,
    thresholds: Thresholds,
    tests: Mapping[str, Percent] | None = None,
    combine: Combine = Combine.TEST_WINS,
) -> Profile:
    """The profile of one run; `tests` are valid external results, percent of correct answers by area."""
    percents = tests or {}
    items = items_of(questionnaire, replies, facts)
    scored = (q.area for q in questionnaire.questions if has_scores(questionnaire, q))
    results = []
    for area in dict.fromkeys([*(area for area in scored if area), *percents]):
        result = area_result(area, items, thresholds)
        if area in percents:
            result = with_test(result, percents[area], combine, thresholds)
        results.append(result)
    return profile_of(results)


def items_of(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> tuple[Item, ...]:
    """The scored questions shown to the person, in order, with what they answered."""
    branch = branch_of(questionnaire, replies, facts)
    items = []
    for question in visible(questionnaire, replies, facts):
        if question.area is None or not has_scores(questionnaire, question):
            continue
        option = option_chosen(questionnaire, question, replies, facts)
        items.append(
            Item(
                code=question.code,
                area=question.area,
                topic=None if question.topic is None else for_branch(question.topic, branch),
                wording=wording(questionnaire, question, branch),
                score=None if option is None else option.score,
                applies=option is None or option.score is not None,
            )
        )
    return tuple(items)


def area_result(area: str, items: Iterable[Item], thresholds: Thresholds) -> AreaResult:
    """The result of one area; `items` of all areas, for a topic may span several.

    An index needs two scored answers and at least half of the applicable items.
    """
    every = tuple(items)
    own = tuple(item for item in every if item.area == area)
    scores = [item.score for item in own if item.score is not None]
    applicable = sum(item.applies for item in own)
    enough = len(scores) >= max(2, -(-applicable // 2))
    index = Fraction(100 * sum(scores), TOP * len(scores)) if enough else None
    return AreaResult(
        area=area,
        index=index,
        level=level_of(index, thresholds),
        answered=len(scores),
        applicable=applicable,
        topics=tuple(topic for topic in point_topics(every) if any(is_hard(item, topic) for item in own)),
        items=own,
        self_index=index,
    )


def level_of(index: Fraction | None, thresholds: Thresholds) -> Level:
    if index is None:
        return Level.NOT_ENOUGH_DATA
    if index >= exact(thresholds.critical):
        return Level.CRITICAL
    if index >= exact(thresholds.expressed):
        return Level.EXPRESSED
    return Level.ATTENTION if index >= exact(thresholds.attention) else Level.NONE


def with_test(result: AreaResult, percent: Percent, combine: Combine, thresholds: Thresholds) -> AreaResult:
    """The result joined with an external test; kept separate, the test stands beside and decides nothing."""
    tested = 100 - exact(percent)
    if not 0 <= tested <= 100:
        raise ValueError(f"percent of correct answers out of 0..100: {percent}")
    if combine is Combine.SEPARATE:
        return replace(result, test_index=tested)
    index = tested
    if combine is Combine.MAX and result.self_index is not None:
        index = max(tested, result.self_index)
    return replace(result, index=index, level=level_of(index, thresholds), test_index=tested)
