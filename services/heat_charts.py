"""A table of shares, the darker the more; every cell says its share, those of too few people say so."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.charts import INK, PAPER, WIDTH
from services.drawing import HIDDEN, LINE, MARGIN, NOTE, SOFT, Fill, Sheet, fitted, headed, width_of

LABEL, NARROWEST, LOW, TALL = 1.3, 0.62, 0.3, 0.06
"""In inches: room for a label; a column; a row; what a row is higher than its label."""
PALEST, DARKEST = (232, 240, 238), (23, 80, 77)
TURNS = 0.7
"""From here on the ground is dark and words on it are white."""
LEAST_FULL = 0.2
"""The darkest stands for the largest share there is, and for no less than this."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    share: float | None
    """None: too few people to tell, drawn hatched."""
    words: str


@dataclass(frozen=True, slots=True)
class Heat:
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[HeatCell]]]
    total: tuple[str, Sequence[HeatCell]] | None = None
    note: str = ""


def heat_sheet(title: str, table: Heat) -> Sheet:
    count = max(len(table.columns), 1)
    width = max(WIDTH, 2 * MARGIN + LABEL + count * NARROWEST)
    column = (width - 2 * MARGIN - LABEL) / count
    is_upright = any(width_of(word, NOTE) > column for words in table.columns for word in words.split())
    heads = [fitted(words, NOTE, 1.2 if is_upright else column - 0.04) for words in table.columns]
    laid = [(fitted(label, NOTE, LABEL - 0.08), cells) for label, cells in table.rows]
    last = (fitted(table.total[0], NOTE, LABEL - 0.08, is_bold=True), table.total[1]) if table.total else None
    above = max((_head_height(lines, is_upright=is_upright) for lines in heads), default=0) + 0.06
    foot = fitted(table.note, NOTE, width - 2 * MARGIN)
    body = sum(_height(label) for label, _ in [*laid, *([last] if last else [])])
    sheet, y = headed(title, above + body + 0.08 + len(foot) * NOTE * LINE + 0.06, width=width)
    for place, lines in enumerate(heads):
        _head(sheet, MARGIN + LABEL + column * (place + 0.5), y + above - 0.06, lines, is_upright=is_upright)
    y += above
    known = [cell.share for _, cells in laid for cell in cells if cell.share is not None]
    full = max([*known, LEAST_FULL])
    for label, cells in laid:
        y = _row(sheet, y, label, cells, column, full)
    if last:
        y = _row(sheet, y + 0.08, *last, column, full, is_bold=True)
    sheet.words(MARGIN, y + 0.06, foot, NOTE, colour=SOFT)
    return sheet


def _row(  # where, what, how wide and how dark
    sheet: Sheet,
    y: float,
    label: Sequence[str],
    cells: Sequence[HeatCell],
    column: float,
    full: float,
    *,
    is_bold: bool = False,
) -> float:
    height = _height(label)
    sheet.words(MARGIN, y + (height - len(label) * NOTE * LINE) / 2, label, NOTE, is_bold=is_bold)
    for place, cell in enumerate(cells):
        x = MARGIN + LABEL + column * place
        part = 0.0 if cell.share is None else min(cell.share / full, 1)
        fill = HIDDEN if cell.share is None else Fill(_shade(part))
        sheet.box(x + 0.015, y + 0.015, column - 0.03, height - 0.03, fill)
        if cell.share is None:
            sheet.plate(x + column / 2, y + height / 2, cell.words, NOTE, colour=SOFT)
            continue
        colour = PAPER if part > TURNS else INK
        top = y + (height - NOTE * LINE) / 2
        sheet.words(x + column / 2, top, [cell.words], NOTE, colour=colour, align="center")
    return y + height


def _height(label: Sequence[str]) -> float:
    return max(LOW, len(label) * NOTE * LINE + TALL)


def _head_height(lines: Sequence[str], *, is_upright: bool) -> float:
    return max((width_of(line, NOTE) for line in lines), default=0) if is_upright else len(lines) * NOTE * LINE


def _head(sheet: Sheet, x: float, bottom: float, lines: Sequence[str], *, is_upright: bool) -> None:
    if not is_upright:
        sheet.words(x, bottom - len(lines) * NOTE * LINE, lines, NOTE, colour=SOFT, align="center")
        return
    for place, line in enumerate(lines):
        across = x + (place - (len(lines) - 1) / 2) * NOTE * LINE
        sheet.axes.text(
            across, bottom, line, fontsize=NOTE, color=SOFT, rotation=90, ha="center", va="bottom", parse_math=False
        )


def _shade(part: float) -> str:
    return "#" + "".join(
        f"{round(pale + (dark - pale) * part):02x}" for pale, dark in zip(PALEST, DARKEST, strict=True)
    )
