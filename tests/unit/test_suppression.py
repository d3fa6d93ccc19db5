"""Small groups stay unseen, whoever subtracts what."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.suppression import FEWEST, Count, Shown, suppress

GROUPS = "abcdefgh"


def table(*pairs: tuple[int, int]) -> dict[str, Count]:
    return {group: Count(*pair) for group, pair in zip(GROUPS, pairs, strict=False)}


def total_of(cells: dict[str, Count], rest: Count | None = None) -> Count:
    every = [*cells.values(), *([rest] if rest else [])]
    return Count(sum(one.numerator for one in every), sum(one.denominator for one in every))


def hidden(shown: Shown) -> set[str]:
    return {group for group, count in shown.cells.items() if count is None}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(3, 10), (4, 12)], ""),
        ([(1, 3), (4, 12), (5, 20)], "ab"),
        ([(5, 20), (4, 12), (1, 3)], "bc"),
        ([(1, 3), (1, 4), (4, 12)], "ab"),
        ([(0, 3), (0, 6), (4, 12), (6, 30)], "abc"),
        ([(1, 2), (2, 2), (3, 9)], "abc"),
        ([(2, 5), (3, 5)], ""),
        ([(2, 5), (3, 5), (1, 4)], "abc"),
        ([], ""),
    ],
)
def test_tables(pairs: list[tuple[int, int]], expected: str):
    cells = table(*pairs)
    # In the sixth case the two small groups are fewer than five people together.
    assert hidden(suppress(cells, total_of(cells))) == set(expected)


def test_a_total_of_fewer_than_five_is_not_shown():
    cells = table((1, 2), (1, 2))
    assert suppress(cells, total_of(cells)) == Shown({"a": None, "b": None}, None)


def test_everybody_or_nobody_is_told_by_no_total():
    for numerator in (0, 1):
        cells = table((3 * numerator, 3), (9 * numerator, 9))
        assert suppress(cells, total_of(cells)) == Shown({"a": None, "b": None}, None)


def test_people_no_cell_counts_hide_behind_the_smallest():
    cells = table((3, 10), (4, 12))
    shown = suppress(cells, total_of(cells, Count(1, 2)))
    assert hidden(shown) == {"a"}
    assert shown.total == Count(8, 24)


def test_a_share_above_everybody_is_a_mistake():
    with pytest.raises(ValueError, match="numerator"):
        Count(3, 2)


counts = st.integers(0, 30).flatmap(lambda many: st.tuples(st.integers(0, many), st.just(many)))
tables = st.lists(counts, max_size=len(GROUPS)).map(lambda pairs: table(*pairs))
rests = counts.map(lambda pair: Count(*pair)) | st.just(Count(0, 0))


def ranges(shown: Shown, with_rest: int) -> list[tuple[range, range]]:
    """What an attacker knows of each hidden cell: the values its numerator and denominator can have.

    They know every number shown, that people cannot be fewer than none, and that nobody is counted twice.
    """
    seen = [count for count in shown.cells.values() if count is not None]
    assert shown.total is not None
    many = shown.total.denominator - sum(one.denominator for one in seen)
    counted = shown.total.numerator - sum(one.numerator for one in seen)
    others = len(shown.cells) - len(seen) + with_rest - 1
    if not others:
        return [(range(counted, counted + 1), range(many, many + 1))]
    # The others may take anything between nothing and all of it: a cell has at least what is left, here nothing.
    return [(range(counted + 1), range(many + 1))] * (others + 1 - with_rest)


@settings(max_examples=500, deadline=None)
@given(tables, rests)
def test_no_small_cell_is_shown_and_no_hidden_one_can_be_worked_out(cells: dict[str, Count], rest: Count):
    total = total_of(cells, rest)
    shown = suppress(cells, total)
    assert shown.cells.keys() == cells.keys()
    for group, count in shown.cells.items():
        assert count is None or (count == cells[group] and count.denominator >= FEWEST)
    assert shown.total in {None, total}
    if shown.total is None:
        assert total.denominator < FEWEST or all(count is None for count in shown.cells.values())
        return
    if hidden(shown):
        for numerators, denominators in ranges(shown, bool(rest.denominator)):
            assert len(numerators) > 1
            assert len(denominators) > 1
    elif rest.denominator:
        assert rest.denominator >= FEWEST


def worlds(groups: int, people: int) -> Iterator[dict[str, Count]]:
    """Every table of so many groups with at most so many people in all."""
    for sizes in product(range(people + 1), repeat=groups):
        if sum(sizes) <= people:
            for numerators in product(*(range(size + 1) for size in sizes)):
                yield table(*zip(numerators, sizes, strict=True))


@pytest.mark.parametrize(("groups", "people"), [(2, 24), (3, 13), (4, 8)])
def test_an_attacker_who_knows_the_rule_and_tries_every_table_learns_no_hidden_cell(groups: int, people: int):
    """Every possible table is published; those that look alike have to differ in each of their hidden cells."""
    alike: dict[tuple, list[dict[str, Count]]] = {}
    for cells in worlds(groups, people):
        shown = suppress(cells, total_of(cells))
        alike.setdefault((tuple(shown.cells.items()), shown.total), []).append(cells)
    for (seen, total), tables_alike in alike.items():
        for group, count in seen:
            if count is None:
                assert len({cells[group].denominator for cells in tables_alike}) > 1, (seen, total)
                assert len({cells[group].numerator for cells in tables_alike}) > 1, (seen, total)
