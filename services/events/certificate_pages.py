"""Certificates as pages of a PDF, A4 lying. The drawing library is loaded by the first one, not by the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from services.charts import INK, PAPER, QUIET, SHADES, one_at_a_time

WIDTH, HEIGHT = 11.69, 8.27
"""A4 lying, in inches."""
POINTS = 72
SANS, SERIF = "DejaVu Sans", "DejaVu Serif"
LEADING = 1.32
ACROSS = 0.76
"""Of the width of the page: how broad a line may be."""


@dataclass(frozen=True, slots=True)
class Page:
    """Every word as it is to be read."""

    centre: str
    place: str
    heading: str
    name: str | None
    """None: a line is left to write it by hand."""
    hint: str
    """Small, under the name or the line."""
    confirms: str
    title: str
    facts: tuple[str, ...]
    number: str
    signature: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks, how large it is at most and at least, and how high its room is."""

    size: float
    least: float
    high: float
    """Of the height of the page."""
    family: str = SANS
    weight: str = "normal"
    colour: str = INK


def draw(pages: Sequence[Page]) -> bytes:
    """One page each, in their order. Blocks: meant for a thread; others may draw between two pages."""
    from matplotlib import rc_context  # noqa: PLC0415  # 60 MB, only when used
    from matplotlib.backends import backend_pdf  # noqa: PLC0415

    out = BytesIO()
    about = {"Title": pages[0].heading if pages else "", "Creator": None, "Producer": None, "CreationDate": None}
    # Letters as letters: what stands in the file can be searched and copied.
    with one_at_a_time, rc_context({"pdf.fonttype": 42}):
        book: Any = backend_pdf.PdfPages(out, metadata=about)
    for page in pages:
        with one_at_a_time, rc_context({"pdf.fonttype": 42}):
            book.savefig(figure_of(page))
    with one_at_a_time, rc_context({"pdf.fonttype": 42}):
        book.close()
    return out.getvalue()


def figure_of(page: Page) -> Any:
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH, HEIGHT), facecolor=PAPER)
    _frame(figure)
    _say(figure, page.centre, 0.872, Look(15, 10, 0.07, weight="bold", colour=SHADES[0]))
    _say(figure, page.place, 0.823, Look(11, 8, 0.04, colour=QUIET))
    _say(figure, page.heading, 0.735, Look(38, 24, 0.1, family=SERIF))
    _rule(figure, 0.45, 0.55, 0.678, SHADES[2], 1.6)
    if page.name:
        _say(figure, page.name, 0.606, Look(27, 8, 0.095, family=SERIF))
    _rule(figure, 0.22, 0.78, 0.552, QUIET, 0.7)
    _say(figure, page.hint, 0.531, Look(9, 8, 0.03, colour=QUIET))
    _say(figure, page.confirms, 0.478, Look(14, 10, 0.05))
    _say(figure, page.title, 0.378, Look(20, 10, 0.14, weight="bold", colour=SHADES[0]))
    _say_facts(figure, page.facts, 0.243)
    _foot(figure, page)
    return figure


def _frame(figure: Any) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    for inset, colour, line in ((0.32, SHADES[0], 2.4), (0.42, SHADES[1], 0.7)):
        across, up = inset / WIDTH, inset / HEIGHT
        frame = Rectangle((across, up), 1 - 2 * across, 1 - 2 * up, fill=False, edgecolor=colour, linewidth=line)
        frame.set_transform(figure.transFigure)
        figure.add_artist(frame)


def _rule(figure: Any, left: float, right: float, at: float, colour: str, line: float) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415

    figure.add_artist(Line2D([left, right], [at, at], color=colour, linewidth=line, transform=figure.transFigure))


def _say(figure: Any, text: str, at: float, look: Look) -> None:
    """In the middle, as large as it fits."""
    lines, size = fitted(text, look)
    _write(figure, lines, at, size, look)


def _say_facts(figure: Any, said: Sequence[str], at: float) -> None:
    """One under another, all of one size."""
    look = Look(12.5, 7.5, 0.125)
    size, lines = look.size, [""]
    while size >= look.least:
        lines = [line for one in said for line in wrapped(one, size, look)]
        if len(lines) * size * LEADING <= look.high * HEIGHT * POINTS:
            break
        size -= 0.5
    _write(figure, lines, at, size, look)


def _write(figure: Any, lines: Sequence[str], at: float, size: float, look: Look) -> None:
    figure.text(
        0.5,
        at,
        "\n".join(lines),
        size=size,
        family=look.family,
        weight=look.weight,
        color=look.colour,
        ha="center",
        va="center",
        linespacing=LEADING,
        parse_math=False,
    )


def _foot(figure: Any, page: Page) -> None:
    """The number on the left, on the right who signs."""
    foot = {"size": 11, "family": SANS, "color": INK, "va": "baseline", "parse_math": False}
    figure.text(0.1, 0.112, known(page.number, SANS, "normal"), ha="left", **foot)
    figure.text(0.585, 0.112, known(page.signature, SANS, "normal"), ha="right", **foot)
    _rule(figure, 0.6, 0.735, 0.107, QUIET, 0.7)
    _rule(figure, 0.755, 0.9, 0.107, QUIET, 0.7)


def fitted(text: str, look: Look) -> tuple[list[str], float]:
    """The lines of a text and the largest size at which they fit; what is too long at the least size is cut."""
    size = look.size
    while True:
        lines = wrapped(text, size, look)
        most = max(1, int(look.high * HEIGHT * POINTS / (size * LEADING) + 0.25))
        if len(lines) <= most:
            return lines, size
        if size <= look.least:
            return [*lines[: most - 1], lines[most - 1][:-1].rstrip() + "\u2026"], size
        size = max(look.least, size - 1)


def wrapped(text: str, size: float, look: Look) -> list[str]:
    """Lines no broader than the page lets them be; a word that is longer is broken."""

    def fits(said: str) -> bool:
        return _broad(said, look.family, look.weight) * size <= ACROSS * WIDTH

    lines: list[str] = []
    line = ""
    for word in known(text, look.family, look.weight).split():
        if line and fits(f"{line} {word}"):
            line = f"{line} {word}"
            continue
        lines += [line] if line else []
        line = word
        while not fits(line) and len(line) > 1:
            most = next((n for n in range(len(line) - 1, 1, -1) if fits(line[:n])), 1)
            lines.append(line[:most])
            line = line[most:]
    return [*lines, line] if line or not lines else lines


def known(text: str, family: str, weight: str) -> str:
    """Without signs the letters have no shape for, such as small pictures."""
    letters = _letters(family, weight)
    return "".join(one for one in text if one == " " or ord(one) in letters)


@lru_cache(8)
def _letters(family: str, weight: str) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415

    return frozenset(get_font(findfont(FontProperties(family=family, weight=weight))).get_charmap())


@lru_cache(4096)
def _broad(text: str, family: str, weight: str) -> float:
    """In inches, of letters one point high."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415
    from matplotlib.textpath import text_to_path  # noqa: PLC0415

    look = FontProperties(family=family, weight=weight, size=10)
    return float(text_to_path.get_text_width_height_descent(text, look, ismath=False)[0]) / 10 / POINTS
