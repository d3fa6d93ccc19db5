"""How much two questions are alike by their words; the beginning of a word stands for all its forms."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+|\d+")
STEM = 4
"""Letters that are compared: endings come after them."""
SHORTEST = 3
"""Shorter words say nothing."""
ENOUGH = 0.35
"""Less than that is no likeness."""
USUAL, COMPARED = 3, 8
"""A word every third question has, such as “how”, is none in common; where there are enough to tell."""
FEWEST = 2
"""A single word in common is an accident."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question with an answer: `key` tells them apart, the first ones go before where all else is equal."""

    key: str
    words: frozenset[str]


def stems(text: str) -> frozenset[str]:
    """What of a text is compared."""
    folded = text.casefold().replace("\u0451", "\u0435")
    return frozenset(word[:STEM] for word in WORD.findall(folded) if len(word) >= SHORTEST)


def most_alike(question: str, known: Sequence[Known], *, limit: int = 3) -> list[str]:
    """Keys of the known questions that are like this one, the most alike first.

    A word many of them have weighs little: it does not tell one from another.
    """
    asked = stems(question)
    weights = _weights(one.words for one in known)
    scored = [(likeness(asked, one.words, weights), place, one.key) for place, one in enumerate(known)]
    fitting = sorted((-score, place, key) for score, place, key in scored if score >= ENOUGH)
    return [key for _score, _place, key in fitting[:limit]]


def likeness(one: AbstractSet[str], other: AbstractSet[str], weights: dict[str, float] | None = None) -> float:
    """From 0 for nothing in common to 1 where the longer one has all words of the shorter; either may come first."""
    common = {word for word in one & other if weights is None or weights.get(word, 1.0) > 0}
    if len(common) < min(FEWEST, len(one), len(other)) or not common:
        return 0.0
    return _weight(common, weights) / min(_weight(one, weights), _weight(other, weights))


def _weights(many: Iterable[frozenset[str]]) -> dict[str, float]:
    texts = list(many)
    counted = Counter(word for words in texts for word in words)
    most = len(texts) / USUAL if len(texts) >= COMPARED else len(texts)
    return {word: math.log(1 + len(texts) / count) if count <= most else 0.0 for word, count in counted.items()}


def _weight(words: Iterable[str], weights: dict[str, float] | None) -> float:
    # Sorted, so that the same words always add up to the same; a word nobody has weighs like an ordinary one.
    return math.fsum(1.0 if weights is None else weights.get(word, 1.0) for word in sorted(words))
