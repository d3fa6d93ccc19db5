"""How indicators are said and listed: numbers by the language's rules, the worst first, what people type. Pure."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.indicators import indicator_words as words
from handlers.reports import report_words
from locales.catalog import Catalog
from programmes.indicators import Criterion, Indicator, StageDates
from services.documents import read_document, sent_document, typed_document
from services.indicators import indicator_goals as goals
from services.indicators.indicator_figures import Aim, Figure, aim, share
from services.indicators.indicator_goals import State, When
from services.indicators.indicator_standing import ORDER, Standing, standing, urgency
from services.indicators.indicator_typing import two
from services.indicators.indicators import Line
from services.reports.report_parts import of_figure, of_plan

DAY = date(2026, 10, 31)
RU, EN = (Catalog().speaker(language) for language in ("ru", "en"))


def definition(code: str = "P1", **facts: object) -> Indicator:
    known = {
        "code": code, "title": "x", "formula": "diagnosed", "source": "automatic", "days": ["10-31"],
        "target": {"value": 100, "until": "2028-08-31"}, "responsible": "methodist", "how": "x", "left_out": "x", **facts,
    }  # fmt: skip
    return Indicator.model_validate(known)


def line(code: str, part: int, whole: int) -> Line:
    one, figure = definition(code), share(DAY, part, whole)
    return Line(one, figure, aim(one, figure.value, None))


@given(st.lists(st.fractions(0, 1), max_size=30), st.integers(0, 3))
@example([Fraction(1, 2)] * 3, 0)
@example([Fraction(0), Fraction(1)], 0)
def test_bars_rise_and_fall_as_the_values_do(values: list[Fraction], older: int):
    figures = [Figure(DAY, value=Fraction(9), version=1)] * older
    figures += [Figure(DAY, value=one, version=2) for one in values]
    bars, shown = words.skyline(figures), values[-words.MOST_BARS :]
    if len(shown) < 2:
        assert bars == "" or not values
        return
    assert len(bars) == len(shown), "what was counted another way is not beside them"
    for one, other in zip(range(len(shown)), range(1, len(shown)), strict=False):
        if shown[one] <= shown[other]:
            assert bars[one] <= bars[other]
    assert len(set(shown)) == 1 or {words.BARS[0], words.BARS[-1]} <= set(bars)


def test_a_share_is_said_with_what_it_is_made_of():
    one, figure = definition(), share(DAY, 1490, 2000)
    assert words.with_parts(RU, one, figure) == "74,5\u202f% (1\u202f490 из 2\u202f000)"
    assert words.with_parts(EN, one, figure) == "74.5\u202f% (1,490 of 2,000)"
    found = aim(one, figure.value, None)
    assert found is not None
    assert words.plan(RU, one, found) == "100\u202f%"
    assert words.distance(RU, one, found) == "не хватает 25,5\u00a0п.\u00a0п."
    assert words.value_of(RU, one, None) == "мало людей, чтобы показать"
    assert words.with_parts(RU, one, share(DAY, 0, 0)) == "нет данных"
    turnover = definition(formula="turnover")
    assert words.with_parts(RU, turnover, share(DAY, 2, 2001, scale=2)) == "0,1\u202f% (1 из 1\u202f000,5)"
    reduced = definition(formula="deficits_reduced", params={"of": "P8"})
    assert words.with_parts(RU, reduced, Figure(DAY, Fraction(1), Fraction(3), Fraction(1, 3))) == "33,3\u202f%"
    points = definition(formula=None, source="manual", unit="points")
    assert words.with_parts(RU, points, Figure(DAY, value=Fraction("12345.678"))) == "12\u202f345,68"


@given(
    st.integers(0, 50_000),
    st.integers(1, 50_000),
    st.sampled_from([Decimal(one) for one in ("0", "1", "33.3", "66.67", "90", "99.9", "100")]),
    st.sampled_from(["up", "down"]),
)
@example(8_996, 10_000, Decimal(90), "up")
@example(1_004, 10_000, Decimal(10), "down")
@example(49_999, 50_000, Decimal(100), "up")
@settings(max_examples=150, deadline=None)
def test_what_is_short_of_a_plan_never_reads_as_reached(part: int, whole: int, plan: Decimal, direction: str):
    """On a card, in a report and in a letter the same words; the plan is the value and what is lacking."""
    one = definition(target={"value": plan, "until": "2028-08-31"}, direction=direction)
    figure = share(DAY, min(part, whole), whole)
    found = aim(one, figure.value, None)
    assert found is not None
    value, planned = words.value_of(RU, one, figure, found), words.plan(RU, one, found)
    lacks = words.distance(RU, one, found)
    if not found.is_reached:
        told, wanted, by = read(value), read(planned), read(lacks)
        assert (told > wanted) if direction == "down" else (told < wanted)
        assert told + (-by if direction == "down" else by) == wanted
    assert report_words.cell(RU, of_figure(figure, one, found)).startswith(value)
    assert words.value_of(RU, one, figure) == value, "a history and a table by schools know no aim"
    assert report_words.cell(RU, of_plan(one, found)) == planned


def read(said: str) -> Decimal:
    """The number in a phrase."""
    found = re.search(r"\d[\d\u202f]*(,\d+)?", said)
    assert found is not None
    return Decimal(found[0].replace("\u202f", "").replace(",", "."))


@given(st.integers(0, 5000), st.integers(1, 5000))
@settings(max_examples=60)
def test_all_and_nobody_are_said_only_where_it_is_so(part: int, whole: int):
    part = min(part, whole)
    said = words.value_of(RU, definition(), share(DAY, part, whole))
    assert (said == "100,0\u202f%") == (part == whole)
    assert (said == "0,0\u202f%") == (part == 0)


def test_the_worst_comes_first():
    lines = [line("a", 10, 10), line("b", 9, 10), line("c", 1, 10), line("d", 0, 0), line("e", 5, 10)]
    few, without = Line(definition("f"), None, None), Line(definition("g", target=None), share(DAY, 1, 2), None)
    ordered = sorted([few, without, *lines], key=lambda one: urgency(one.figure, one.aim))
    assert [one.definition.code for one in ordered] == ["c", "e", "b", "a", "g", "d", "f"]
    signs = [RU.plain(f"indicator-mark-{one.value}") for one in ORDER]
    assert len(set(signs)) == len(signs) - 1, "told apart without colours; no value and too few people look alike"
    nothing_wanted = Aim(Fraction(0), DAY, Fraction(1, 50))
    assert standing(share(DAY, 1, 50), nothing_wanted) is Standing.NEAR


def test_criteria_are_met_by_all_of_their_indicators():
    lines = {one.definition.code: one for one in (line("a", 1, 1), line("b", 1, 2), line("c", 0, 0))}

    def state(*codes: str) -> State:
        criterion = Criterion(code="x", title="x", indicators=codes)
        return goals.judged([criterion], lines)[0].state

    assert state("a") is State.MET
    assert state("a", "b") is state("b", "c") is State.NOT_YET
    assert state("a", "c") is State.NO_DATA
    assert goals.judged([Criterion(code="x", title="x", indicators=("a", "unseen"))], lines) == []
    stage = StageDates.model_validate({"code": "x", "title": "x", "from": "2026-09-01", "to": "2027-08-31"})
    days = (date(2026, 8, 31), date(2026, 9, 1), date(2027, 8, 31), date(2027, 9, 1))
    assert [goals.when(stage, day) for day in days] == [When.AHEAD, When.NOW, When.NOW, When.OVER]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("148 из 200", (148, 200)), ("1 490 из 2 000", (1490, 2000)), ("1490/2000", (1490, 2000)), ("3 5", (3, 5)),
        ("148\n200", (148, 200)), ("1\u202f490, 2\u00a0000", (1490, 2000)), ("12", None), ("1 2 3", None), ("", None),
        ("из", None), ("1" * 11 + " из 2", None), ("\u0661 из 2", None),
    ],
)  # fmt: skip
def test_two_numbers_however_they_are_typed(typed: str, found: tuple[int, int] | None):
    assert two(typed) == found


def test_what_proves_a_value_is_a_file_or_words_and_words_never_a_file():
    kept = sent_document("BQAC-1_x", "Справка о  результатах.pdf", is_photo=False)
    found = read_document(kept)
    assert found is not None
    assert (found.text, found.file_id, found.is_photo) == ("Справка о результатах.pdf", "BQAC-1_x", False)
    assert len(sent_document("x" * 200, "y" * 500, is_photo=True) or "") <= 300
    assert sent_document("x y", None, is_photo=False) is None
    assert read_document(typed_document(f"telegram- {kept}")[0]).file_id is None
    words_of, comment = typed_document(f"telegram-{kept}\nвторая строка")
    assert comment == "вторая строка"
    forged = read_document(words_of)
    assert forged is not None
    assert forged.file_id is None
    assert read_document(typed_document("https://example.org/a")[0]).link == "https://example.org/a"
    assert read_document("приказ № 5").link is None
