"""What a table leaves out cannot be worked out from what it shows, whoever subtracts what."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.reports.report_tables import published, told_counts
from services.suppression import FEWEST, Count

ROWS = "abcdefg"


@st.composite
def tables(draw):
    """The same people in each column, so many of each row counted."""
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=6))
    column = st.tuples(*(st.integers(0, size) for size in sizes))
    columns = draw(st.lists(column, min_size=1, max_size=4))
    return [{row: Count(part, size) for row, part, size in zip(ROWS, parts, sizes, strict=False)} for parts in columns]


@given(tables())
@settings(max_examples=300, deadline=None)
def test_no_hidden_cell_has_a_single_value_left(columns):
    """The reader knows the size of every row besides, and still cannot tell how many of a hidden one are counted."""
    shown, totals = published(columns)
    assert shown[0].keys() == {row for row, count in columns[0].items() if count.denominator}
    for cells, told, total in zip(columns, shown, totals, strict=True):
        hidden = [row for row, count in told.items() if count is None]
        assert all(cells[row].denominator >= FEWEST for row in told if told[row] is not None)
        assert {row for row, count in told.items() if count is None} == {
            row for row, count in shown[0].items() if count is None
        }
        if total is None or total.numerator in {0, total.denominator}:
            continue  # said of everybody together, the total leaves nothing to hide
        left = total.numerator - sum(count.numerator for count in told.values() if count is not None)
        people = sum(cells[row].denominator for row in hidden)
        for row in hidden:
            size = cells[row].denominator
            assert max(0, left - (people - size)) < min(size, left), (columns, row)


def test_a_row_hidden_in_one_column_is_hidden_in_all():
    first = {"a": Count(0, 3), "b": Count(0, 6), "c": Count(4, 12), "d": Count(6, 30)}
    second = {"a": Count(1, 3), "b": Count(2, 6), "c": Count(4, 12), "d": Count(6, 30)}
    shown, totals = published([first, second])
    assert [[row for row in cells if cells[row] is None] for cells in shown] == [["a", "b", "c"]] * 2
    assert totals == [Count(10, 51), Count(13, 51)]


def test_where_nobody_is_counted_the_total_says_so():
    cells = {"a": Count(0, 3), "b": Count(0, 9)}
    assert published([cells]) == ([{"a": None, "b": Count(0, 9)}], [Count(0, 12)])
    assert published([{"a": Count(0, 3)}]) == ([{"a": None}], [None])


@given(st.dictionaries(st.sampled_from(ROWS), st.integers(0, 9)))
def test_numbers_beside_their_sum(people):
    counts = told_counts(people)
    told = {name for name, count in counts.items() if count is not None}
    hidden = people.keys() - told
    assert all(people[name] == counts[name] and (people[name] == 0 or people[name] >= FEWEST) for name in told)
    if hidden and any(people[name] for name in told):
        assert len(hidden) > 1
        assert sum(people[name] for name in hidden) >= FEWEST
