"""Letters about indicators: which lines, in which order, out of which values; the words are phrases. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from programmes.indicators import Indicator, Unit
from services.indicators.indicator_crossings import Crossing, News, change_for_good, is_change
from services.indicators.indicator_figures import Aim, Figure, change
from services.indicators.indicator_rounding import digits_for, digits_of, usual

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
    by, value = found.by if found else Fraction(0), figure.value or Fraction(0)
    part, whole = figure.numerator, figure.denominator
    is_counted = part is not None and whole is not None and definition.formula != REDUCTION
    values = {
        "title": definition.title,
        "mood": mood,
        "moved": "no" if not by else "up" if by > 0 else "down",
        "counted": "yes" if is_counted and definition.unit is Unit.SHARE else "no",
        "planned": "no" if aim is None else "reached" if aim.is_reached else "yes",
    }
    figures = {
        "value": _figure("amount", definition, value, digits_of(definition, value, aim)),
        "part": _figure("number", definition, part or Fraction(0), 1),
        "whole": _figure("number", definition, whole or Fraction(0), 1),
        "change": _figure("points", definition, abs(by), usual(definition.unit)),
        "plan": _figure("plan", definition, aim.value, digits_for(definition, aim)) if aim is not None else None,
    }
    return {"phrase": "indicator-letter-line", "values": values, "figures": figures}


def _figure(said: str, definition: Indicator, value: Fraction, digits: int) -> Payload:
    """Exact, to be written the way the reader's language does, as a card writes it."""
    return {"said": said, "unit": definition.unit.value, "of": str(value), "digits": digits}
