"""Pictures of what was and what is: two bars for each area."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from services.charts import DOTS_PER_INCH, HEAD, INK, PAPER, QUIET, SHADES, TRACK, WIDTH, one_at_a_time

ROW_HEIGHT = 0.86
BEFORE, AFTER = "#b9c4cd", SHADES[0]


@dataclass(frozen=True, slots=True)
class Pair:
    label: str
    before: float | None
    """From 0 to 1, the longer the better; none: there is nothing to compare."""
    after: float | None
    note: str


def pairs(title: str, every: Sequence[Pair]) -> bytes:
    """The earlier bar pale, the later one below it strong; safe to call from several threads."""
    with one_at_a_time:
        return _drawn(title, every)


def _drawn(title: str, every: Sequence[Pair]) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  # 60 MB, only when used
    from matplotlib.figure import Figure  # noqa: PLC0415

    height = HEAD + ROW_HEIGHT * len(every)
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS_PER_INCH, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.04, 0.02, 0.92, 1 - HEAD / height))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(len(every), 0)
    figure.text(0.04, 1 - HEAD / height / 2, title, color=INK, fontsize=15, fontweight="bold", va="center")
    for row, pair in enumerate(every):
        axes.text(0, row + 0.22, pair.label, color=INK, fontsize=13, va="center")
        axes.text(1, row + 0.22, pair.note, color=QUIET, fontsize=12, va="center", ha="right")
        for share, colour, place in ((pair.before, BEFORE, 0.5), (pair.after, AFTER, 0.72)):
            axes.barh(row + place, 1, height=0.18, color=TRACK)
            if share is not None:
                axes.barh(row + place, max(share, 0.02), height=0.18, color=colour)
    picture = BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()
