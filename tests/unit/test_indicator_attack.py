"""Everything shown together, taken apart: no group of fewer than five comes out of sums and differences."""

import itertools
import random
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from models.indicator_asks import Cell
from services.indicators.indicator_publishing import published
from services.suppression import FEWEST

Person = tuple[str, str, str]


def town(dice: random.Random) -> list[tuple[Person, int]]:
    """Kindergartens have groups of their own, subjects belong to schools: divisions overlap as they do in life."""
    people = []
    for school in range(dice.randint(2, 5)):
        is_kindergarten = dice.random() < 0.4
        for _ in range(dice.choice((2, 4, 5, 6, 9, 14))):
            group = (
                "kindergarten" if is_kindergarten else dice.choice(("teacher", "teacher", "teacher", "psychologist"))
            )
            subject = dice.choice(("math", "physics", "music")) if group == "teacher" else ""
            people.append(((str(school), group, subject), int(dice.random() < 0.6)))
    return people


def comes_out(known: list[list[int]], wanted: list[int]) -> bool:
    """Whether a sum over some people is a combination of the sums that are known."""
    rows: list[list[Fraction]] = []

    def reduce(vector: list[Fraction]) -> list[Fraction]:
        for row in rows:
            lead = next(place for place, one in enumerate(row) if one)
            if vector[lead]:
                times = vector[lead] / row[lead]
                vector = [one - times * other for one, other in zip(vector, row, strict=True)]
        return vector

    for one in known:
        left = reduce([Fraction(value) for value in one])
        if any(left):
            rows.append(left)
    return not any(reduce([Fraction(value) for value in wanted]))


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_few_people_come_out_of_all_tables_together(seed: int):
    people = town(random.Random(seed))
    kinds = sorted({one for one, _ in people})
    fine = {
        kind: Cell(sum(part for one, part in people if one == kind), sum(one == kind for one, _ in people))
        for kind in kinds
    }
    total = Cell(sum(part for _, part in people), len(people))
    tables = published(fine, total)
    shown = [(place, key) for place, table in enumerate(tables) for key, cell in table.items() if cell is not None]

    def members(groups: list[tuple[int, str]]) -> list[int]:
        return [int(all(kind[place] == key for place, key in groups)) for kind in kinds]

    known = [members([group]) for group in shown] + [[1] * len(kinds)] * (len(people) >= FEWEST)
    groups = [(place, key) for place, table in enumerate(tables) for key in table]
    small = [[one] for one in groups] + [[a, b] for a, b in itertools.combinations(groups, 2) if a[0] != b[0]]
    for one in small:
        vector = members(one)
        size = sum(is_in * fine[kind].whole for is_in, kind in zip(vector, kinds, strict=True))
        if 0 < size < FEWEST:
            assert not comes_out(known, vector), (one, size, shown)


def test_a_kindergarten_is_not_found_behind_its_profession():
    """Two kindergartens and a school: the kindergartens' profession minus the larger one would be the smaller one."""
    kindergarten = {("1", "kg"): Cell(1, 4), ("2", "kg"): Cell(3, 6)}
    by_school, by_group = published({**kindergarten, ("3", "teacher"): Cell(3, 5)}, Cell(7, 15))
    assert by_school["1"] is None
    assert by_school["2"] is None or by_group["kg"] is None
    large = {(str(one), "teacher"): Cell(5, 20) for one in range(5)}
    by_school, by_group = published(large, Cell(25, 100))
    assert None not in by_school.values(), "nothing is hidden without need"
    assert by_group == {"teacher": Cell(25, 100)}
