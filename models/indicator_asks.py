"""What an indicator is asked: of which day, of whom, by which rules; plain values queries are built from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.scopes import Scope
from models.young import Young

MANAGER, NO_POSITION, UNVOUCHED = "manager", "no_position", "unvouched"
NEW, ON_HOLD, TOO_EARLY, NOT_USED, FEW_ANSWERS = "new", "on_hold", "too_early", "not_used", "few_answers"
NOTHING_DUE = "nothing_due"
REASONS = (MANAGER, NO_POSITION, UNVOUCHED, NEW, ON_HOLD, NOTHING_DUE, TOO_EARLY, NOT_USED, FEW_ANSWERS)
"""Why somebody or something is left out of a figure."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Of a day, both as it is here and as the moment it ends."""

    on: date
    before: datetime
    year: int
    """The school year it falls into."""
    since: date
    since_at: datetime
    """The first day of that year, and the moment it begins."""
    is_past: bool
    """Whether the day is over: then people and states have to be looked up as they were."""
    scope: Scope
    positions: Sequence[str]
    """Positions that are counted."""
    uncounted: Sequence[str]
    """Known positions that are not."""
    young: Young


@dataclass(frozen=True, slots=True)
class Span:
    """A quarter that is over."""

    code: str
    since: datetime
    until: datetime
    """The moment it has ended."""


@dataclass(frozen=True, slots=True)
class Totals:
    part: int
    whole: int
    left_out: dict[str, int]
    """How many rows, by reason."""


@dataclass(frozen=True, slots=True)
class Cell:
    part: int
    whole: int
