"""Pictures of figures, as PNG. The drawing library is loaded by the first picture, not by the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

INK = "#1d2b36"
QUIET = "#8a97a3"
PAPER = "#ffffff"
TRACK = "#eef1f4"
SHADES = ("#2a7f7a", "#7fb5a6", "#e3b34c", "#d98040")
"""From what goes well to where help comes first: one scale of lightness, told apart without colour too."""
HATCHES = ("", "", "//", "xx")

WIDTH, ROW_HEIGHT, HEAD = 4.6, 0.66, 0.62
DOTS_PER_INCH = 200


class OneAtATime:
    """Who draws is alone, and what people have written is drawn letter by letter: a dollar begins no formula."""

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        self._lock.acquire()
        import matplotlib as mpl  # noqa: PLC0415  # 60 MB, only when used

        mpl.rcParams["text.parse_math"] = False

    def __exit__(self, *_error: object) -> None:
        self._lock.release()


one_at_a_time = OneAtATime()


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    share: float | None
    """From 0 to 1; none: too little is known to draw it."""
    note: str
    shade: int
    """The place in `SHADES`."""


def bars(title: str, every: Sequence[Bar]) -> bytes:
    """Horizontal bars with a note on each; safe to call from several threads."""
    with one_at_a_time:
        return _drawn(title, every)


def _drawn(title: str, every: Sequence[Bar]) -> bytes:
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
    for row, bar in enumerate(every):
        axes.text(0, row + 0.27, bar.label, color=INK, fontsize=13, va="center")
        axes.text(1, row + 0.27, bar.note, color=QUIET, fontsize=12, va="center", ha="right")
        axes.barh(row + 0.67, 1, height=0.24, color=TRACK)
        if bar.share is not None:
            axes.barh(
                row + 0.67,
                max(bar.share, 0.02),
                height=0.24,
                color=SHADES[bar.shade],
                hatch=HATCHES[bar.shade],
                edgecolor=PAPER,
                linewidth=0,
            )
    picture = BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()
