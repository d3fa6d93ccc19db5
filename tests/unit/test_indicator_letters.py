"""When an indicator is worth a letter, and what comes first in one."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.figure_words import written
from handlers.indicators import indicator_words as words
from locales.catalog import Catalog
from programmes.indicators import Indicator
from programmes.programme import Programme
from services.indicators.indicator_crossings import Crossing, change_for_good, crossings, is_change
from services.indicators.indicator_figures import Figure, aim, share
from services.indicators.indicator_letters import MOST_LINES, Standing, digest

DAY = date(2025, 11, 1)


def known(programme: Programme, code: str) -> Indicator:
    found = programme.indicators.definition(code)
    assert found is not None
    return found


def figures(*parts: int, versions: tuple[int, ...] = ()) -> list[Figure]:
    return [
        share(DAY + timedelta(days=place), part, 1000, version=versions[place] if versions else 1)
        for place, part in enumerate(parts)
    ]


def test_steps_are_added_up_and_crossings_told_once(programme: Programme):
    satisfied, deficits = known(programme, "P5"), known(programme, "P8")

    def told(one: Indicator, *parts: int, **how: tuple[int, ...]) -> list[tuple[int, str]]:
        return [((news.on - DAY).days, news.crossing.value) for news in crossings(one, figures(*parts, **how), None)]

    assert told(satisfied, 700, 699, 691, 690, 690, 689) == [(3, "worse")]
    assert told(satisfied, 700, 720, 710, 700, 700, 699) == [(2, "worse"), (3, "worse")]
    assert told(satisfied, 799, 800, 801, 800, 799, 790, 789) == [(1, "reached"), (4, "lost"), (6, "worse")]
    assert told(deficits, 300, 200, 209, 210) == [(3, "worse")]
    assert told(satisfied, 700, 500, 500, versions=(1, 2, 2)) == [], "another way of counting is no change"
    assert told(satisfied) == told(satisfied, 700) == []
    nothing = [share(DAY, 0, 0), *figures(700, 690)]
    assert [one.crossing for one in crossings(satisfied, nothing, None)] == [Crossing.WORSE]


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.integers(0, 1000), max_size=12))
def test_every_fall_is_told_and_nothing_else(programme: Programme, parts: list[int]):
    """Whatever the days: after the last news no value lies a whole step below any later-best, and news are steps."""
    one = known(programme, "P8")
    found = list(crossings(one, figures(*parts), None))
    for news in found:
        assert is_change(one, change_for_good(one, news.before, news.figure))
        assert change_for_good(one, news.before, news.figure) < 0
    since = found[-1].on if found else DAY
    rest = [each for each in figures(*parts) if each.as_of >= since]
    for place, each in enumerate(rest):
        for later in rest[place + 1 :]:
            assert change_for_good(one, each, later) > Fraction(-1, 100)


def test_the_worst_come_first_on_one_screen(programme: Programme):
    standings = []
    for place, one in enumerate(programme.indicators.definitions[:9]):
        now, before = share(DAY, 500, 1000), share(DAY, 500 - 30 * (place == 4), 1000)
        standings.append(Standing(one, now, before, aim(one, now.value, None)))
    fallen = Standing(known(programme, "P8"), share(DAY, 600, 1000), share(DAY, 500, 1000), None)
    said = digest([*standings, fallen], on=DAY, since=DAY)
    lines = [one["values"]["title"] for one in said["lines"]["lines"]]
    assert (len(lines), lines[0], said["values"]["more"]) == (MOST_LINES, fallen.definition.title, 10 - MOST_LINES)
    assert (said["values"]["worse"], said["values"]["better"], said["values"]["same"]) == (1, 1, 8)
    assert lines[1] in {one.title for one in programme.indicators.definitions if one.target}


def test_a_letter_says_a_value_as_its_card_does(programme: Programme):
    one, t = known(programme, "P5"), Catalog().speaker("ru")

    def said(part: int, whole: int) -> str:
        figure = share(DAY, part, whole)
        wanted = aim(one, figure.value, None)
        payload = digest([Standing(one, figure, None, wanted)], on=DAY, since=DAY)
        letter: str = written(t, payload["lines"]["lines"][0]["figures"]["value"])
        assert letter == words.value_of(t, one, figure, wanted)
        return letter.replace("\u202f", " ")

    assert [said(9_999, 10_000), said(1, 10_000)] == ["99,9 %", "0,1 %"]
    assert [said(10_000, 10_000), said(0, 10_000), said(8_995, 10_000)] == ["100,0 %", "0,0 %", "90,0 %"]
    assert said(10_005, 20_000) == "50,0 %"
    assert said(1, 800) == "0,1 %"
    assert said(7_996, 10_000) == "79,96 %", "the plan is 80: nothing that is short of it reads as reached"
