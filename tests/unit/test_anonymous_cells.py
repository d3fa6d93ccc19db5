"""Nobody is alone in their cell, whoever adds and subtracts."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from services.suppression import FEWEST
from services.surveys.anonymous_cells import NOTHING, Slice, cells

SLICES = st.builds(Slice, st.one_of(st.none(), st.integers(1, 6)), st.one_of(st.none(), st.sampled_from("abc")))
PEOPLE = st.dictionaries(SLICES, st.integers(0, 14), max_size=20)


def sizes(people: dict[Slice, int]) -> Counter[Slice]:
    found: Counter[Slice] = Counter()
    for one, cell in cells(people).items():
        found[cell] += people[one]
    return found


@settings(max_examples=300, deadline=None)
@given(PEOPLE)
def test_every_cell_is_large_enough(people: dict[Slice, int]):
    found = sizes(people)
    everybody = sum(people.values())
    assert sum(found.values()) == everybody, "nobody is lost"
    assert len(found) <= 1 or min(found.values()) >= FEWEST
    assert everybody >= FEWEST or set(found) <= {NOTHING}


@settings(max_examples=200, deadline=None)
@given(PEOPLE)
def test_what_is_told_is_true_and_what_remains_is_five_people_or_nobody(people: dict[Slice, int]):
    told = cells(people)
    for one, cell in told.items():
        assert cell.organization in {None, one.organization}
        assert cell.group in {None, one.group}
    everybody = sum(people.values())
    for axis in ("organization", "group"):
        values = {getattr(cell, axis) for cell in told.values()} - {None}
        for value in values:
            seen = sum(people[one] for one, cell in told.items() if getattr(cell, axis) == value)
            whole = sum(count for one, count in people.items() if getattr(one, axis) == value)
            assert seen >= FEWEST
            assert everybody - seen == 0 or everybody - seen >= FEWEST, "by subtraction from all"
            assert whole >= seen


def test_by_hand():
    people = {Slice(1, "a"): 7, Slice(1, "b"): 5, Slice(1, "c"): 2, Slice(3, "a"): 4, Slice(3, "b"): 1}
    expected = {
        Slice(1, "a"): Slice(1, "a"),
        Slice(1, "b"): Slice(1),  # goes with the two of the third group
        Slice(1, "c"): Slice(1),
        Slice(3, "a"): Slice(3),
        Slice(3, "b"): Slice(3),
    }
    assert cells(people) == expected
    alone = {Slice(2, "a"): 3}  # takes the smallest cell with it
    told = dict.fromkeys([Slice(2, "a"), Slice(3, "a"), Slice(3, "b")], NOTHING)
    assert cells(people | alone) == expected | told
    assert cells({Slice(2, "a"): 3, Slice(3, "a"): 4}) == {
        Slice(2, "a"): Slice(None, "a"),
        Slice(3, "a"): Slice(None, "a"),
    }
    assert cells({Slice(1, "a"): 4}) == {Slice(1, "a"): NOTHING}
    assert cells({}) == {}
