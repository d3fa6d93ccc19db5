"""Pictures of figures: what they say and how large, by the figure's own parts; ugly data draws too."""

from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from matplotlib.image import imread

from services.charts import WIDTH
from services.drawing import LONGEST, fitted, headed, png, width_of
from services.heat_charts import Heat, HeatCell
from services.indicators.indicator_charts import (
    Light,
    Plan,
    Point,
    Row,
    Tile,
    dashboard_figure,
    plan_and_fact_figure,
    trend_figure,
)
from services.reports.report_charts import (
    BeforeAfter,
    Line,
    Season,
    bars_figure,
    before_and_after_figure,
    heat_figure,
    pages,
    seasons_figure,
)

LONG = "Доля педагогических работников, прошедших диагностику 🙂 и получивших $x$ маршрут_2, <b>& " * 2
UNBROKEN = "Ш" * 90
INNER = WIDTH - 0.36


def texts(figure):
    return [one.get_text() for one in figure.axes[0].texts]


def boxes(figure, height):
    """Widths of the boxes of one height, from the top down."""
    return [round(one.get_width(), 3) for one in figure.axes[0].patches if hasattr(one, "get_width")
            and round(one.get_height(), 3) == height]  # fmt: skip


def sound(figure):
    """Nothing written is cut by an edge of the sheet or runs into something else that is written."""
    canvas = figure.canvas
    canvas.draw()
    sheet = figure.bbox
    found = [one.get_window_extent(canvas.get_renderer()) for one in figure.axes[0].texts if one.get_text().strip()]
    for one in found:
        assert sheet.x0 <= one.x0 < one.x1 <= sheet.x1
        assert sheet.y0 <= one.y0 < one.y1 <= sheet.y1
    for one, other in combinations(found, 2):
        wide = min(one.x1, other.x1) - max(one.x0, other.x0)
        high = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert wide <= 1 or high <= 5, (one, other)
    return figure


def test_the_worst_comes_first_and_its_light_needs_no_colour():
    tiles = [
        Tile("Категории", "41 %", Light.REACHED, "выполнено", "план 40 %", "+2", 1.6),
        Tile("Банк", "7", Light.UNKNOWN, "плана нет"),
        Tile("Курсы", "0 %", Light.FAR, "далеко", "план 100 %", share=0.0),
        Tile("Охват", "50 %", Light.FAR, "далеко", "план 100 %", share=0.5),
        Tile("Маршруты", "95 %", Light.NEAR, "близко", "план 100 %", share=0.95),
    ]
    figure = sound(dashboard_figure("Показатели", tiles))
    said = texts(figure)
    assert [one for one in said if one in {tile.title for tile in tiles}] == [
        "Курсы", "Охват", "Маршруты", "Категории", "Банк",
    ]  # fmt: skip
    assert [one for one in said if one in {"!", "?", "✓"}] == ["!", "!", "✓", "?"]
    assert "выполнено · план 40 % · +2" in said
    whole = round(INNER - 0.32, 3)
    drawn = boxes(figure, 0.05)
    # Nothing done leaves the track alone; more than all is all.
    assert drawn == [whole, whole, round(whole / 2, 3), whole, round(whole * 0.95, 3), whole, whole]
    shapes = [type(one).__name__ for one in figure.axes[0].patches if type(one).__name__ != "Rectangle"]
    assert shapes == ["Polygon", "Polygon", "Polygon", "Circle", "Circle"]


def test_twenty_two_long_ones_are_whole_and_no_larger_than_a_messenger_takes():
    tiles = [Tile(LONG if one % 2 else UNBROKEN, "1 234 567,8 на человека", Light.FAR, LONG, LONG, LONG, one / 10)
             for one in range(22)]  # fmt: skip
    figure = sound(dashboard_figure(LONG, tiles[:2]))
    assert "".join(one for one in texts(figure) if set(one) == {"Ш"}) == UNBROKEN
    assert not any("🙂" in one for one in texts(figure))
    assert any("$x$" in one for one in texts(figure))
    height, width, _ = imread(BytesIO(png(lambda: headed(LONG, 60)[0].figure))).shape
    assert LONGEST - 1 <= height <= LONGEST
    assert height + width <= 10_000
    assert len(texts(dashboard_figure(LONG, tiles))) > 22 * 15
    for size in (9.5, 14):
        assert all(width_of(one, size) <= 2 for one in fitted(LONG + UNBROKEN, size, 2))


def test_a_trend_marks_the_plan_and_a_new_way_of_counting():
    points = [Point(date(2022 + one, 10, 31), f"31.10.{22 + one}", value, f"{value} %", 1 + (one > 1))
              for one, value in enumerate((40.0, 60.0, 80.0, 150.0))]  # fmt: skip
    figure = sound(trend_figure("Охват", points[::-1], Plan(100, "план 100 %"), changed="считается по-новому"))
    assert {"план 100 %", "считается по-новому", "40.0 %", "150.0 %", "31.10.22"} <= set(texts(figure))
    lines = figure.axes[0].lines
    dots = [one for one in lines if one.get_marker() == "o"]
    heights = [one.get_ydata()[0] for one in dots]
    assert heights == sorted(heights, reverse=True)
    [plan] = [one for one in lines if one.get_linestyle() == "--" and one.get_xdata()[1] > 4]
    assert heights[2] > plan.get_ydata()[0] > heights[3]
    across = [one for one in lines if one.get_linestyle() == ":" and one.get_xdata()[0] == one.get_xdata()[1]]
    assert [dots[1].get_xdata()[0] < one.get_xdata()[0] < dots[2].get_xdata()[0] for one in across] == [True]
    joined = [one for one in lines if one.get_linewidth() == 2]
    assert len(joined) == 2
    same = sound(trend_figure("Охват", points[:2], changed="считается по-новому"))
    assert "считается по-новому" not in texts(same)


@pytest.mark.parametrize("count", [0, 1, 30])
def test_a_trend_of_anything(count: int):
    points = [
        Point(date(2023 + one // 12, 1 + one % 12, 28), f"28.{1 + one % 12}.{one}", None if one == 3 else 0.0, "0 %")
        for one in range(count)
    ]
    figure = sound(trend_figure("Ноль", points, Plan(0, "план 0")))
    assert sum(one.get_marker() == "o" for one in figure.axes[0].lines) == max(count - (count > 3), 0)


def test_plan_and_fact_share_a_scale():
    rows = [
        Row("Охват", 0.5, 1.0, "50 % · план 100 %", Light.FAR, 1.0),
        Row("Банк", 75, 50, "75 · план 50", Light.REACHED),
        Row("Нет", None, 1.0, "нет данных", Light.UNKNOWN, 1.0),
        Row("Минус", -3, None, "−3", Light.UNKNOWN),
    ]
    figure = sound(plan_and_fact_figure("План и факт", rows))
    whole = round(INNER - 0.32, 3)
    assert boxes(figure, 0.17) == [whole, round(whole / 2, 3), whole, whole, whole, whole]
    marks = [round(one.get_xdata()[0] - 0.5, 3) for one in figure.axes[0].lines]
    assert marks == [whole, round(whole * 2 / 3, 3), whole]


def test_heat_says_every_share_and_hatches_what_is_hidden():
    few, cells = HeatCell(None, "мало"), [HeatCell(share, f"{share:.0%}") for share in (0.0, 0.3, 0.6)]
    table = Heat(["Предмет", "Психология", "Общение"], [("математика", cells), ("химия", [few] * 3)], ("Все", cells))
    figure = sound(heat_figure("Дефициты", table))
    said = texts(figure)
    assert [said.count(one) for one in ("0%", "30%", "60%", "мало")] == [2, 2, 2, 3]
    drawn = [one for one in figure.axes[0].patches if hasattr(one, "get_width")]
    assert [bool(one.get_hatch()) for one in drawn] == [False] * 3 + [True] * 3 + [False] * 3
    lightness = [sum(one.get_facecolor()[:3]) for one in drawn[:3]]
    assert lightness == sorted(lightness, reverse=True)
    sound(heat_figure("Ничего", Heat(["Психология"] * 9, [("химия", [few] * 9)], ("Все", [few] * 9), LONG)))


def test_sixty_schools_take_pages_of_nearly_one_length():
    lines = [Line(f"Школа № {one}", one / 60, f"{one} из 60") for one in range(57)] + [Line("Сад", None, "мало")] * 3
    found = pages(lines)
    assert [len(one) for one in found] == [20, 20, 20]
    assert [one for page in found for one in page] == lines
    assert [len(one) for one in pages(lines[:21])] == [10, 11]
    assert pages([]) == []
    figure = sound(bars_figure("Охват", [*lines[:2], Line(LONG, 1.5, "150 %", is_summary=True), lines[-1]], note=LONG))
    assert boxes(figure, 0.15) == [round(INNER, 3), round(INNER, 3), round(INNER / 60, 3), *[round(INNER, 3)] * 3]
    hatched = [one.get_hatch() for one in figure.axes[0].patches if one.get_hatch()]
    assert len(hatched) == 2


def test_seasons_and_before_and_after():
    months = ["сен", "окт", "ноя", "дек", "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг"]
    every = [Season("Мероприятия", [12, 6, *[0] * 10]), Season("Курсы", [0] * 12), Season(LONG, [123456] * 12)]
    figure = sound(seasons_figure("Год", months, every))
    columns = [round(one.get_height(), 3) for one in figure.axes[0].patches][:13]
    assert columns[:3] == [0.75, 0.375, 0]
    change = BeforeAfter("Предмет", 1.0, 0.25, "100 % → 25 %")
    figure = sound(before_and_after_figure("Год", [change], before="в начале", after="в конце"))
    assert boxes(figure, 0.15) == [round(INNER, 3), round(INNER, 3), round(INNER, 3), round(INNER / 4, 3)]
    assert {"в начале", "в конце", "100 % → 25 %"} <= set(texts(figure))
