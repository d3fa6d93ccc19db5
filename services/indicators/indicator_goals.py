"""Where a programme stands: its stages today, and which of its criteria of success are met. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programmes.indicators import Criterion, StageDates
from services.indicators.indicator_standing import Standing, standing
from services.indicators.indicators import Line


class State(StrEnum):
    MET = "met"
    NOT_YET = "not_yet"
    NO_DATA = "no_data"


class When(StrEnum):
    OVER = "over"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Judged:
    criterion: Criterion
    state: State


def when(stage: StageDates, today: date) -> When:
    if today > stage.until:
        return When.OVER
    return When.NOW if today >= stage.since else When.AHEAD


def judged(criteria: Sequence[Criterion], lines: Mapping[str, Line]) -> list[Judged]:
    """Of those whose indicators can all be seen. One that is not reached decides, whatever the others lack."""
    shown = [one for one in criteria if all(code in lines for code in one.indicators)]
    return [Judged(one, _state([lines[code] for code in one.indicators])) for one in shown]


def _state(lines: Sequence[Line]) -> State:
    found = {standing(line.figure, line.aim) for line in lines}
    if found & {Standing.FAR, Standing.NEAR}:
        return State.NOT_YET
    return State.MET if found == {Standing.REACHED} else State.NO_DATA
