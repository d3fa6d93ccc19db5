"""Letters about indicators: which lines, in which order, out of which values; the words are phrases. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from programmes.indicators import Indicator, Unit
from services.indicator_crossings import Crossing, News, change_for_good, is_change
from services.indicator_figures import Aim, Figure, change, half_up, told_points, told_share

MOST_LINES = 6
"""A letter is read without leafing."""
REDUCTION = "deficits_reduced"
TO_STATS = [[{"phrase": "indicator-letter-open", "data": "go:stats"}]]
Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator as somebody may read it, and as they could read it at the time of the last letter."""

    definition: Indicator
    figure: Figure
    before: Figure | None
    aim: Aim | None

    @property
    def by(self) -> Fraction:
        """In the wanted direction; nothing where the two were not counted the same way."""
        if self.before is None:
            return Fraction(0)
        found = change(self.definition, self.before, self.figure)
        if found is None or not found.is_comparable:
            return Fraction(0)
        return change_for_good(self.definition, self.before, self.figure)

    @property
    def mood(self) -> str:
        if not is_change(self.definition, self.by):
            return "same"
        return "better" if self.by > 0 else "worse"


def digest(standings: Sequence[Standing], *, on: date, since: date) -> Payload:
    """The worst first, as many as are read in one go, and how many more there are."""
    lines = sorted(standings, key=_worst_first)
    moods = [one.mood for one in lines]
    return {
        "phrase": "indicator-letter-digest",
        "values": {
            "better": moods.count("better"),
            "worse": moods.count("worse"),
            "same": moods.count("same"),
            "more": max(len(lines) - MOST_LINES, 0),
        },
        "days": {"day": on.isoformat(), "since": since.isoformat()},
        "lines": {"lines": [_line(one) for one in lines[:MOST_LINES]]},
        "rows": TO_STATS,
    }


def alert(news: Sequence[News]) -> Payload:
    """Everything of a day in one letter; what was reached comes last."""
    lines = sorted(news, key=lambda one: one.crossing is Crossing.REACHED)
    return {
        "phrase": "indicator-letter-alert",
        "values": {"count": len(lines), "more": max(len(lines) - MOST_LINES, 0)},
        "lines": {"lines": [_crossed(one) for one in lines[:MOST_LINES]]},
        "rows": TO_STATS,
    }


def _worst_first(one: Standing) -> tuple[int, Fraction]:
    """What got worse, by how many steps; what is furthest from its target; then all others."""
    if one.mood == "worse":
        return 0, one.by / (Fraction(one.definition.epsilon) or Fraction(1))
    if one.aim is not None and one.aim.distance is not None and not one.aim.is_reached:
        return 1, -one.aim.distance / (abs(one.aim.value) or Fraction(1))
    return 2, Fraction(0)


def _line(one: Standing) -> Payload:
    return _said(one.definition, one.before if one.mood != "same" else None, one.figure, one.aim, one.mood)


def _crossed(one: News) -> Payload:
    return _said(one.definition, one.before, one.figure, one.aim, one.crossing.value)


def _said(definition: Indicator, before: Figure | None, figure: Figure, aim: Aim | None, mood: str) -> Payload:
    found = change(definition, before, figure)
    by = found.by if found else Fraction(0)
    moved = "no" if not by else "up" if by > 0 else "down"
    values = {"mood": mood, "moved": moved, "change": _number(definition, abs(by), told_points)}
    return {"phrase": "indicator-letter-line", "values": {**_values(definition, figure, aim), **values}}


def _values(definition: Indicator, figure: Figure, aim: Aim | None) -> Payload:
    """What every line says: `counted` — whether so many of so many stand behind the value."""
    is_share = definition.unit is Unit.SHARE
    part, whole, value = figure.numerator, figure.denominator, figure.value or Fraction(0)
    is_counted = is_share and part is not None and whole is not None and definition.formula != REDUCTION
    return {
        "title": definition.title,
        "unit": "share" if is_share else "number",
        "value": _number(definition, value),
        "counted": "yes" if is_counted else "no",
        "part": float(part or 0),
        "whole": float(whole or 0),
        "planned": "no" if aim is None else "reached" if aim.is_reached else "yes",
        "plan": 0.0 if aim is None else _number(definition, aim.value),
    }


def _number(definition: Indicator, value: Fraction, told: Callable[[Fraction], Fraction] = told_share) -> float:
    """Shares are read in per cent, and said as everywhere else."""
    is_share = definition.unit is Unit.SHARE
    return float(half_up(told(value) * 100, 1) if is_share else half_up(value, 2))
