"""Which deficits the results of all areas propose, and in what order."""

from collections.abc import Iterable
from fractions import Fraction

from services.surveys.diagnostics_results import (
    HARD,
    TOP,
    AreaResult,
    Item,
    Level,
    Profile,
    ProposedDeficit,
    Severity,
)

PROPOSED = {Level.CRITICAL: Severity.CRITICAL, Level.EXPRESSED: Severity.EXPRESSED}
ORDER = (Severity.CRITICAL, Severity.EXPRESSED, Severity.POINT, Severity.ATTENTION)


def point_topics(items: Iterable[Item]) -> tuple[str, ...]:
    """Topics with an item of the greatest difficulty or two hard ones, in the order of the items."""
    hard: dict[str, list[int]] = {}
    for item in items:
        if item.topic is not None and item.score is not None and item.score >= HARD:
            hard.setdefault(item.topic, []).append(item.score)
    return tuple(topic for topic, scores in hard.items() if len(scores) > 1 or TOP in scores)


def profile_of(results: Iterable[AreaResult]) -> Profile:
    """What the results of all areas propose: critical areas, expressed areas, points; worse first."""
    areas = tuple(results)
    deficits = [
        ProposedDeficit(result.area, PROPOSED[result.level], result.topics, result.index)
        for result in areas
        if result.level in PROPOSED
    ]
    noted = {topic for deficit in deficits for topic in deficit.topics}
    for topic in point_topics(item for result in areas for item in result.items):
        if topic not in noted:
            home = _home(topic, areas)
            deficits.append(ProposedDeficit(home.area, Severity.POINT, (topic,), home.index))
    places = {result.area: place for place, result in enumerate(areas)}
    deficits.sort(
        key=lambda one: (
            ORDER.index(one.severity),
            Fraction(0) if one.index is None else -one.index,
            places[one.area],
        )
    )
    return Profile(
        areas=areas,
        deficits=tuple(deficits),
        strengths=tuple(result.area for result in areas if result.level is Level.NONE),
    )


def _home(topic: str, areas: tuple[AreaResult, ...]) -> AreaResult:
    """The area where the topic is hardest; of equals the first."""
    return max(
        areas,
        key=lambda result: max((item.score or 0 for item in result.items if item.topic == topic), default=-1),
    )


def is_hard(item: Item, topic: str) -> bool:
    return item.topic == topic and item.score is not None and item.score >= HARD
