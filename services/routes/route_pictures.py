"""A route as a picture: stations that are behind, the one that is next, those ahead."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from itertools import pairwise

from services.charts import DOTS_PER_INCH, INK, PAPER, QUIET, SHADES, TRACK, one_at_a_time

WIDTH, ROW_HEIGHT, HEAD = 4.6, 0.62, 0.7
LONGEST_LABEL, LINES = 40, 2


class Stop(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Station:
    label: str
    note: str
    stop: Stop


def path(title: str, stations: Sequence[Station]) -> bytes:
    """A line with its stations, a PNG; safe to call from several threads."""
    with one_at_a_time:
        return _drawn(title, stations)


def _drawn(title: str, stations: Sequence[Station]) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  # 60 MB, only when used
    from matplotlib.figure import Figure  # noqa: PLC0415

    height = HEAD + ROW_HEIGHT * max(len(stations), 1)
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS_PER_INCH, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.04, 0.02, 0.92, 1 - HEAD / height))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(max(len(stations), 1), 0)
    figure.text(0.04, 1 - HEAD / height / 2, title, color=INK, fontsize=14, fontweight="bold", va="center")
    for row, (one, following) in enumerate(pairwise(stations)):
        is_behind = one.stop is Stop.DONE and following.stop is not Stop.AHEAD
        axes.plot([0.05, 0.05], [row + 0.5, row + 1.5], color=SHADES[0] if is_behind else TRACK, linewidth=4)
    for row, one in enumerate(stations):
        _draw(axes, row + 0.5, one)
    picture = BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _draw(axes: object, at: float, one: Station) -> None:
    """Full, with a ring, or empty: told apart without colour too."""
    faces = {Stop.DONE: SHADES[0], Stop.NOW: SHADES[2], Stop.AHEAD: PAPER}
    edge = QUIET if one.stop is Stop.AHEAD else SHADES[0]
    size = 17 if one.stop is Stop.NOW else 13
    lines = textwrap.wrap(one.label, LONGEST_LABEL, max_lines=LINES, placeholder="…") or [""]
    axes.plot(  # type: ignore[attr-defined]  # of a library without types
        [0.05],
        [at],
        marker="o",
        markersize=size,
        markerfacecolor=faces[one.stop],
        markeredgecolor=edge,
        markeredgewidth=2,
        zorder=3,
    )
    weight = "bold" if one.stop is Stop.NOW else "normal"
    axes.text(  # type: ignore[attr-defined]  # of a library without types
        0.13, at - 0.1, "\n".join(lines), color=INK, fontsize=9.5, fontweight=weight, va="center"
    )
    axes.text(  # type: ignore[attr-defined]  # of a library without types
        0.13, at + 0.34, one.note, color=QUIET, fontsize=8, va="center"
    )
