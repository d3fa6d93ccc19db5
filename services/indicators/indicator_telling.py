"""What of an indicator is told to those who may not know its people, publication after publication. Pure.

A publication is made on a fixed day or not at all, and then stands until the next one. Between two of them at least
five people have come, gone or become otherwise: in the municipality, in what is left of it without any one school,
and in each group told anew. Other groups stay as they were told before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from models.indicator_asks import Cell
from services.indicators.indicator_publishing import ALL, Fine, Group, Move, Town, closed, is_enough, too_few, town_of
from services.suppression import FEWEST

PUBLISHED = "published"
"""Where a snapshot keeps what is told to those who may not know people by name."""
Table = Mapping[str, Cell]
Reasons = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A group as it was told, and the day it was told of."""

    cell: Cell
    day: date
    is_shown: bool = True
    """No: too few are in it now; what was told once is kept to tell no small change of it later."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything counted on a day, for nobody's eyes."""

    day: date
    total: Cell
    fine: Fine = field(default_factory=dict)
    """By the keys of all divisions together."""
    divisions: Sequence[str] = ()
    """What the keys are of, in their order."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    """By division; associations too, whose people stand in several."""
    left_out: Reasons = field(default_factory=dict)
    scale: int = 1
    """So many times the people."""


@dataclass(frozen=True, slots=True)
class Publication:
    day: date
    whole: Cell | None
    groups: Mapping[str, Mapping[str, Kept | None]] = field(default_factory=dict)
    """By division and group; none: never told."""
    left_out: Reasons = field(default_factory=dict)


SCHOOLS, ASSOCIATIONS = "organization", "association"


def published(facts: Facts, last: Publication | None, then: Facts | None) -> Publication | None:
    """The next publication after the last one; `then`: what was so on the day of that. None: too few have changed."""
    if not _is_tellable(facts):
        return None if last is not None else Publication(facts.day, None)
    if last is None or last.whole is None or then is None:
        last = then = None
    elif not _has_moved(facts, then):
        return None
    groups = _groups(facts, last, then) if facts.scale == 1 and facts.fine else {}
    if facts.scale == 1 and ASSOCIATIONS in facts.tables:
        groups[ASSOCIATIONS] = _associations(facts, last, then)
    return Publication(facts.day, facts.total, groups, _reasons(facts.left_out, last.left_out if last else {}))


def few_reasons_hidden(counts: Reasons) -> dict[str, int]:
    """Few of a reason are told to nobody; nor what is left when the others are taken from all of them."""
    many = {reason: count for reason, count in counts.items() if count >= FEWEST}
    few = sum(counts.values()) - sum(many.values())
    if 0 < few < FEWEST and many:
        del many[min(many, key=lambda reason: (many[reason], reason))]
    return many


def move(then: Cell, now: Cell) -> Move:
    part = now.part - then.part
    return Fraction(part), Fraction(now.whole - then.whole - part)


def _is_tellable(facts: Facts) -> bool:
    """Whoever knows one school by name takes it from the whole: what is left is nobody, or not few."""
    least = FEWEST * facts.scale
    rests = [facts.total.whole - one.whole for key, one in facts.tables.get(SCHOOLS, {}).items() if key]
    if not facts.total.whole:
        return True
    return facts.total.whole >= least and not any(0 < rest < least for rest in rests)


def _has_moved(facts: Facts, then: Facts) -> bool:
    """The whole, and what is left of it without any one school."""
    schools, earlier = (one.tables.get(SCHOOLS, {}) for one in (facts, then))
    rests = [
        (_less(then.total, earlier.get(key)), _less(facts.total, schools.get(key))) for key in {*schools, *earlier}
    ]
    pairs = [(then.total, facts.total), *(pair for pair in rests if any(one.whole for one in pair))]
    return all(_is_enough(before, now, facts.scale) for before, now in pairs)


def _groups(facts: Facts, last: Publication | None, then: Facts | None) -> dict[str, Mapping[str, Kept | None]]:
    """First what would tell of few today, then what would tell of few who have changed."""
    town = town_of(facts.fine)
    if last is None or then is None:
        hidden = steady = closed(town, too_few(town, facts.total))
    else:
        hidden = _hidden(town, facts, last)
        moves = _moves(town, facts, then)
        untold = _untold(town, facts, last)
        earlier = untold | _standing(town, facts, last)
        steady = closed(town, hidden | _steady(town, facts, last), moves=moves, earlier=earlier, rather=untold)
    found: dict[str, Mapping[str, Kept | None]] = {}
    for place, by in enumerate(facts.divisions):
        kept = last.groups.get(by, {}) if last else {}
        found[by] = {
            key: Kept(cell, facts.day)
            if (place, key) not in steady
            else _again(kept.get(key), is_shown=(place, key) not in hidden)
            for key, cell in town.tables[place].items()
        }
    return found


def _hidden(town: Town, facts: Facts, last: Publication) -> set[Group]:
    """As if nobody had changed: what was hidden for the sake of a small group stays so as long as there is one."""
    few = {group for group, cell in town.cells.items() if 0 < cell.whole < FEWEST}
    places = {place for place, _ in few}
    untold = _untold(town, facts, last)
    start = {group for group in untold if group[0] in places}
    return closed(town, too_few(town, facts.total) | few | start, rather=untold)


def _untold(town: Town, facts: Facts, last: Publication) -> set[Group]:
    """What was hidden when it was told last."""
    return {
        (place, key)
        for place, by in enumerate(facts.divisions)
        for key in town.tables[place]
        if key in last.groups.get(by, {}) and not _is_shown(last.groups[by][key])
    }


def _standing(town: Town, facts: Facts, last: Publication) -> set[Group]:
    """What was not told anew in the last publication."""
    return {
        (place, key)
        for place, by in enumerate(facts.divisions)
        for key in town.tables[place]
        if (kept := last.groups.get(by, {}).get(key)) is not None and kept.day < last.day
    }


def _steady(town: Town, facts: Facts, last: Publication) -> set[Group]:
    """Groups where fewer than five people are otherwise than they were told last."""
    found = set()
    for place, by in enumerate(facts.divisions):
        for key, cell in town.tables[place].items():
            kept = last.groups.get(by, {}).get(key)
            if kept is not None and not is_enough(move(kept.cell, cell)):
                found.add((place, key))
    return found


def _moves(town: Town, facts: Facts, then: Facts) -> dict[Group, Move]:
    found = {
        (place, key): move(then.tables.get(by, {}).get(key, Cell(0, 0)), cell)
        for place, by in enumerate(facts.divisions)
        for key, cell in town.tables[place].items()
    }
    return {**found, (len(facts.divisions), ALL): move(then.total, facts.total)}


def _associations(facts: Facts, last: Publication | None, then: Facts | None) -> Mapping[str, Kept | None]:
    """Each for its own leader: told beside the whole alone."""
    found: dict[str, Kept | None] = {}
    for key, cell in facts.tables[ASSOCIATIONS].items():
        kept = last.groups.get(ASSOCIATIONS, {}).get(key) if last else None
        if cell.whole < FEWEST or 0 < facts.total.whole - cell.whole < FEWEST:
            found[key] = _again(kept, is_shown=False)
        elif kept is None or then is None or _may_follow(facts, then, key, kept):
            found[key] = Kept(cell, facts.day)
        else:
            found[key] = _again(kept, is_shown=True)
    return found


def _may_follow(facts: Facts, then: Facts, key: str, kept: Kept) -> bool:
    now, before = facts.tables[ASSOCIATIONS][key], then.tables.get(ASSOCIATIONS, {}).get(key)
    rests = _less(then.total, before), _less(facts.total, now)
    is_rest_enough = not any(one.whole for one in rests) or is_enough(move(*rests))
    return is_enough(move(kept.cell, now)) and is_rest_enough


def _again(kept: Kept | None, *, is_shown: bool) -> Kept | None:
    return None if kept is None else replace(kept, is_shown=is_shown)


def _is_shown(kept: Kept | None) -> bool:
    return kept is not None and kept.is_shown


def _reasons(now: Reasons, last: Reasons) -> dict[str, int]:
    """Few of a reason are not told; nor that few more or fewer are left out by it."""
    many = few_reasons_hidden(now)
    return {
        reason: last[reason] if reason in last and abs(count - last[reason]) < FEWEST else count
        for reason, count in many.items()
    }


def _less(total: Cell, school: Cell | None) -> Cell:
    return total if school is None else Cell(total.part - school.part, total.whole - school.whole)


def _is_enough(then: Cell, now: Cell, scale: int) -> bool:
    part, rest = move(then, now)
    return abs(part) + abs(rest) >= FEWEST * scale
