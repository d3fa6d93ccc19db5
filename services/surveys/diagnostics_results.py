"""What diagnostics finds: items, areas with their levels, proposed deficits."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

TOP = 3
"""The score of the greatest difficulty."""

HARD = 2
"""From this score on an item counts towards a point deficit."""


class Level(StrEnum):
    NONE = "none"
    ATTENTION = "attention"
    EXPRESSED = "expressed"
    CRITICAL = "critical"
    NOT_ENOUGH_DATA = "not_enough_data"


class Severity(StrEnum):
    ATTENTION = "attention"
    EXPRESSED = "expressed"
    CRITICAL = "critical"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Item:
    """A scored question as it was put to the person."""

    code: str
    area: str
    topic: str | None
    wording: str
    score: int | None
    """None: not answered, or not applicable."""
    applies: bool = True
    """False: the person said that it has nothing to do with their work."""


@dataclass(frozen=True, slots=True)
class AreaResult:
    area: str
    index: Fraction | None
    """Difficulty from 0 to 100; None without enough data."""
    level: Level
    answered: int
    applicable: int
    topics: tuple[str, ...]
    """Topics of point deficits with an item in this area."""
    items: tuple[Item, ...] = ()
    self_index: Fraction | None = None
    """The index of the answers alone."""
    test_index: Fraction | None = None
    """The index of an external test alone."""


@dataclass(frozen=True, slots=True)
class ProposedDeficit:
    area: str
    severity: Severity
    topics: tuple[str, ...]
    """One topic of a point deficit; the topics noted, perhaps none, of an area's."""
    index: Fraction | None
    """The index of the area."""


@dataclass(frozen=True, slots=True)
class Profile:
    areas: tuple[AreaResult, ...]
    deficits: tuple[ProposedDeficit, ...]
    """All of them, the most pressing first; how many a route takes is decided elsewhere."""
    strengths: tuple[str, ...]
    """Areas without difficulty."""
