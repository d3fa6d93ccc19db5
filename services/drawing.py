"""A sheet for pictures of figures: inches from its upper left corner, words that fit, fills told apart in grey."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from services.charts import DOTS_PER_INCH, INK, PAPER, TRACK, WIDTH, one_at_a_time

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MARGIN = 0.18
INNER = WIDTH - 2 * MARGIN
TITLE, BODY, NOTE = 14.0, 11.0, 9.5
"""Sizes of letters in points; on a screen 400 dots wide the smallest is 11 dots high."""
SOFT = "#5b6975"
"""Of lesser words: still dark enough to be read in print."""
LONGEST = 8000
"""In dots: a longer sheet is drawn coarser; messengers refuse pictures of 10,000."""
LINE = 1.32 / 72
"""Inches from line to line for each point of size."""
BREAKS = (" ", "\N{NO-BREAK SPACE}", "-", "/")


@dataclass(frozen=True, slots=True)
class Fill:
    colour: str
    hatch: str = ""
    line: str = PAPER
    """The colour of the hatch."""


STRONG, MIDDLE, PALE = Fill("#17504d"), Fill("#7fb5a6", "///"), Fill("#dfe6ea")
HIDDEN = Fill("#ffffff", "////", "#b9c4cd")
"""Of what too few people stand behind."""


class Sheet:
    """Everything on it is an artist of `figure` that can be asked where it stands and what it says."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  # 60 MB, only when used
        from matplotlib.figure import Figure  # noqa: PLC0415

        self.figure = Figure(figsize=(width, height), dpi=DOTS_PER_INCH, facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self.axes: Any = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)

    def words(  # where, what and how large
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float,
        *,
        colour: str = INK,
        is_bold: bool = False,
        align: str = "left",
    ) -> float:
        """Lines below each other from `y` down; returns where they end."""
        for line in lines:
            self.axes.text(
                x,
                y + size * LINE / 2,
                line,
                fontsize=size,
                color=colour,
                fontweight="bold" if is_bold else "normal",
                ha=align,
                va="center_baseline",
                parse_math=False,
            )
            y += size * LINE
        return y

    def plate(self, x: float, y: float, words: str, size: float, *, colour: str = INK, is_bold: bool = False) -> None:
        """Words around a point, on paper of their own: nothing runs through them."""
        self.axes.text(
            x,
            y,
            words,
            fontsize=size,
            color=colour,
            fontweight="bold" if is_bold else "normal",
            ha="center",
            va="center_baseline",
            parse_math=False,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1},
        )

    def box(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        from matplotlib.patches import Rectangle  # noqa: PLC0415

        self.axes.add_patch(
            Rectangle((x, y), width, height, facecolor=fill.colour, hatch=fill.hatch, edgecolor=fill.line, linewidth=0)
        )

    def bar(self, x: float, y: float, width: float, height: float, share: float | None, fill: Fill) -> None:
        """A track, and over it so much of it as `share` says: something that can be seen, and never more than all."""
        self.box(x, y, width, height, Fill(TRACK))
        if share:
            self.box(x, y, width * min(max(share, 0.012), 1), height, fill)

    def line(self, xs: Sequence[float], ys: Sequence[float], *, width: float = 1.2, style: str = "-") -> None:
        self.axes.plot(xs, ys, color=INK, linewidth=width, linestyle=style, solid_capstyle="butt")


def headed(title: str, height: float, *, width: float = WIDTH) -> tuple[Sheet, float]:
    """A sheet with a title and so much room below it; where the room begins."""
    lines = fitted(title, TITLE, width - 2 * MARGIN, is_bold=True)
    room = MARGIN + len(lines) * TITLE * LINE + 0.1
    sheet = Sheet(room + height + MARGIN, width)
    sheet.words(MARGIN, MARGIN * 0.8, lines, TITLE, is_bold=True)
    return sheet, room


def png(draw: Callable[[], "Figure"]) -> bytes:
    """What `draw` draws; safe to call from several threads."""
    with one_at_a_time:
        picture, figure = BytesIO(), draw()
        height = figure.get_figheight() * DOTS_PER_INCH
        figure.savefig(picture, format="png", dpi=DOTS_PER_INCH * min(1, LONGEST / height))
    return picture.getvalue()


def fitted(words: str, size: float, inches: float, *, is_bold: bool = False) -> list[str]:
    """Words in as many lines as they need; a word longer than a line is broken, nothing is left out.

    Characters the font does not have, such as pictures people type, are dropped.
    """
    known = "".join(one if one.isspace() else one * bool(_advance(one, is_bold)) for one in words)
    lines, rest = [], " ".join(known.split())
    while rest:
        end = _fitting(rest, inches / size * 72, is_bold)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return lines


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    return sum(_advance(one, is_bold) for one in words) * size / 72


def _fitting(words: str, room: float, is_bold: bool) -> int:
    """How many of the characters make the first line; one at least."""
    taken, last = 0.0, 0
    for place, one in enumerate(words):
        taken += _advance(one, is_bold)
        if taken > room and one != " ":
            return last or max(place, 1)
        if one in BREAKS:
            last = place + 1
    return len(words)


@lru_cache(maxsize=4096)
def _advance(letter: str, is_bold: bool) -> float:
    """How wide it is, as a part of its size; nothing where the font does not have it."""
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415

    font = get_font(findfont(FontProperties(weight="bold" if is_bold else "normal")))
    if not font.get_char_index(ord(letter)):
        return 0
    font.set_size(100, 72)
    return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / 100
