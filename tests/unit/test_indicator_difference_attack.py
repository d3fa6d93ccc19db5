"""Everything told over months, taken from each other: nobody's change comes out, and no group of few."""

import itertools
import os
import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.indicator_asks import Cell
from services.indicators.indicator_telling import SCHOOLS, Facts, Kept, Publication, published
from services.suppression import FEWEST

TOWNS = int(os.environ.get("DIFFERENCE_TOWNS", "60"))
DIVISIONS = (SCHOOLS, "position_group", "subject")
Kind = tuple[str, str, str]
Vector = tuple[int, ...]


@dataclass
class Inhabitant:
    kind: Kind
    is_counted: bool


def somebody(dice: random.Random, school: int) -> Inhabitant:
    group = "kindergarten" if school % 3 == 2 else dice.choice(("teacher", "teacher", "teacher", "psychologist"))
    subject = dice.choice(("math", "physics", "music")) if group == "teacher" else ""
    return Inhabitant((str(school), group, subject), dice.random() < 0.5)


def months_of(dice: random.Random) -> list[list[Inhabitant]]:
    """A municipality where people come, go and answer: in some months one, in some many, in some of one school."""
    schools = dice.randint(2, 5)
    people = [somebody(dice, one) for one in range(schools) for _ in range(dice.choice((2, 4, 5, 6, 9, 14, 20, 30)))]
    months = []
    for _ in range(dice.randint(2, 4)):
        months.append([Inhabitant(one.kind, one.is_counted) for one in people])
        where = dice.choice((None, None, None, dice.randrange(schools)))
        for _ in range(dice.choice((1, 4, 12, 30, 60, 90))):
            touched = [one for one in people if where is None or one.kind[0] == str(where)]
            match dice.choice(("come", "go", "answer", "answer", "answer")):
                case "come":
                    people.append(somebody(dice, dice.randrange(schools) if where is None else where))
                case "go" if touched:
                    people.remove(dice.choice(touched))
                case _ if touched:
                    dice.choice(touched).is_counted ^= True
    return months


def facts_of(people: list[Inhabitant], day: date) -> Facts:
    fine: dict[Kind, Cell] = {}
    for one in people:
        old = fine.get(one.kind, Cell(0, 0))
        fine[one.kind] = Cell(old.part + one.is_counted, old.whole + 1)
    tables: dict[str, dict[str, Cell]] = {by: {} for by in DIVISIONS}
    for keys, cell in fine.items():
        for by, key in zip(DIVISIONS, keys, strict=True):
            old = tables[by].get(key, Cell(0, 0))
            tables[by][key] = Cell(old.part + cell.part, old.whole + cell.whole)
    total = Cell(sum(one.part for one in fine.values()), sum(one.whole for one in fine.values()))
    return Facts(day, total, fine, DIVISIONS, tables)


class Known:
    """Sums over kinds of people somebody has read, and everything that follows from them by adding and subtracting."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[Fraction], int]] = []

    def _reduced(self, vector: Vector) -> list[Fraction]:
        left = [Fraction(one) for one in vector]
        for row, lead in self.rows:
            if left[lead]:
                times = left[lead]
                left = [one - times * other for one, other in zip(left, row, strict=True)]
        return left

    def learn(self, vector: Vector) -> None:
        left = self._reduced(vector)
        lead = next((place for place, one in enumerate(left) if one), None)
        if lead is not None:
            self.rows.append(([one / left[lead] for one in left], lead))

    def knows(self, vector: Vector) -> bool:
        return not any(self._reduced(vector))


@dataclass
class Reading:
    facts: Facts
    told: Publication
    known: Known


class Attacker:
    """Reads whatever is published; besides, they may know everybody of one school by name."""

    def __init__(self, months: list[list[Inhabitant]], own: str | None) -> None:
        self.kinds = sorted({one.kind for people in months for one in people})
        self.own = own

    def members(self, **groups: str) -> Vector:
        wanted = [(DIVISIONS.index(by), key) for by, key in groups.items()]
        return tuple(int(all(kind[place] == key for place, key in wanted)) for kind in self.kinds)

    def reads(self, facts: Facts, told: Publication) -> Reading:
        known = Known()
        if told.whole is not None:
            known.learn(self.members())
        if self.own is None:
            for by, kept in told.groups.items():
                for key, one in kept.items():
                    if isinstance(one, Kept) and one.is_shown and one.day == told.day:
                        known.learn(self.members(**{by: key}))
        else:
            for kind in (one for one in self.kinds if one[0] == self.own):
                known.learn(tuple(int(one == kind) for one in self.kinds))
        return Reading(facts, told, known)

    def targets(self) -> list[Vector]:
        """Groups, what two of different divisions share, everybody without a group, and two of a division together."""
        groups = [
            (by, key) for place, by in enumerate(DIVISIONS) for key in sorted({kind[place] for kind in self.kinds})
        ]
        found = [self.members(**{by: key}) for by, key in groups]
        found += [
            self.members(**{a[0]: a[1], b[0]: b[1]}) for a, b in itertools.combinations(groups, 2) if a[0] != b[0]
        ]
        sums = [
            tuple(one + other for one, other in zip(self.members(**{a[0]: a[1]}), self.members(**{b[0]: b[1]}), strict=True))
            for a, b in itertools.combinations(groups, 2) if a[0] == b[0]
        ]  # fmt: skip
        whole = self.members()
        rests = [tuple(w - one for w, one in zip(whole, vector, strict=True)) for vector in [*found, *sums]]
        return [whole, *dict.fromkeys(one for one in [*found, *sums, *rests] if any(one))]

    def sum_of(self, vector: Vector, facts: Facts) -> Cell:
        cells = [facts.fine.get(kind, Cell(0, 0)) for kind in self.kinds]
        part = sum(times * one.part for times, one in zip(vector, cells, strict=True))
        return Cell(part, sum(times * one.whole for times, one in zip(vector, cells, strict=True)))

    def found_out(self, readings: list[Reading]) -> list[str]:
        """Groups of few, and changes of few between two publications."""
        found: list[str] = []
        own = [place for place, kind in enumerate(self.kinds) if kind[0] == self.own]
        targets = [one for one in self.targets() if not any(one[place] for place in own)]
        for then, now in zip([None, *readings], readings, strict=False):
            known = [one for one in targets if now.known.knows(one)]
            found += [
                f"{one}: {cell}" for one in known if 0 < (cell := self.sum_of(one, now.facts)).whole < FEWEST
            ]  # fmt: skip
            if then is not None:
                both = [one for one in known if then.known.knows(one)]
                found += [said for one in both for said in self._changed_little(one, both, then, now)]
        return found

    def _changed_little(self, vector: Vector, known: list[Vector], then: Reading, now: Reading) -> list[str]:
        """A net change of few says nothing where it is made of others that are known, each of many."""
        before, after = self.sum_of(vector, then.facts), self.sum_of(vector, now.facts)
        if moved(before, after) >= FEWEST or not (before.whole or after.whole):
            return []
        within = (one for one in known if one != vector and all(a <= b for a, b in zip(one, vector, strict=True)))
        part = next(within, None)
        if part is None:
            return [f"{vector}: {before} became {after} on {now.told.day}"]
        rest = tuple(b - a for a, b in zip(part, vector, strict=True))
        return [said for one in (part, rest) for said in self._changed_little(one, known, then, now)]


def moved(before: Cell, after: Cell) -> int:
    """So many have come, gone or become otherwise at least."""
    return abs(after.part - before.part) + abs(after.whole - after.part - before.whole + before.part)


def publications(months: list[list[Inhabitant]]) -> list[tuple[Facts, Publication]]:
    day, found = date(2025, 9, 30), list[tuple[Facts, Publication]]()
    for people in months:
        facts = facts_of(people, day)
        then, last = found[-1] if found else (None, None)
        told = published(facts, last, then)
        if told is not None:
            found.append((facts, told))
        day += timedelta(days=30)
    return found


@settings(max_examples=TOWNS, deadline=None)
@given(seed=st.integers(0, 10**6))
@example(seed=20184)
@example(seed=712278)
def test_no_change_of_few_comes_out_of_all_publications_together(seed: int):
    months = months_of(random.Random(seed))
    told = publications(months)
    for own in (None, *sorted({one.kind[0] for people in months for one in people})):
        attacker = Attacker(months, own)
        assert not attacker.found_out([attacker.reads(*one) for one in told]), own
    seen: dict[tuple[str, str], Kept] = {}
    for _, publication in told:
        for by, kept in publication.groups.items():
            for key, one in kept.items():
                if one is not None and one.is_shown:
                    old = seen.get((by, key), one)
                    assert one == old or moved(old.cell, one.cell) >= FEWEST, (by, key, old, one)
                    seen[by, key] = one
