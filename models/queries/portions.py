"""Long lists in portions: a statement takes only so many values."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

MOST_AT_ONCE = 500
One = TypeVar("One")


def portions(many: Sequence[One], most: int = MOST_AT_ONCE) -> Iterator[Sequence[One]]:
    for start in range(0, len(many), most):
        yield many[start : start + most]
