"""The table: how the figures stand to their goals, then the figures."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.measuring import BARE, FLOOR, OURS, Findings, Load

LABEL, COLUMN = 52, 14
BOTS = (OURS, BARE, FLOOR)


@dataclass(frozen=True, slots=True)
class Goal:
    name: str
    figure: float
    limit: float
    is_floor: bool = False
    """The figure has to reach the limit; otherwise it must not go beyond."""

    @property
    def is_reached(self) -> bool:
        return self.figure >= self.limit if self.is_floor else self.figure <= self.limit


def goals(found: Findings) -> list[Goal]:
    crowd = max(size for _, size in found.loads)
    speed, beside_floor = (
        median(
            ours.answers_a_second / other.answers_a_second
            for ours, other in zip(found.loads[OURS, crowd], found.loads[yardstick, crowd], strict=True)
        )
        for yardstick in (BARE, FLOOR)
    )
    start = min(found.starts[OURS]) / min(found.starts[BARE])
    return [
        Goal(f"answers a second with {crowd} people, ours / bare", speed, 0.5, is_floor=True),
        Goal(f"answers a second with {crowd} people, ours / floor", beside_floor, 0.5, is_floor=True),
        Goal("time to start, ours / bare", start, 1.5),
        Goal("one person waits, 95 of 100 times, ms", _middle(found, OURS, 1, lambda load: load.p95_ms), 25),
        Goal("Bot API calls for an answer", _middle(found, OURS, crowd, lambda load: load.calls), 2.2),
        Goal("SQL statements for an answer", found.statements, 6),
    ]


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    yield row("", *BOTS, "ours / bare", "ours / floor")
    yield _compared("start to first poll, s", *(min(found.starts[bot]) for bot in (OURS, BARE)))
    yield _compared("resident memory, MB", *(found.megabytes[bot] for bot in BOTS))
    for size in sorted({size for _, size in found.loads}):
        people = "1 person" if size == 1 else f"{size} people at once"
        for name, figure in _FIGURES.items():
            yield _compared(f"{people}: {name}", *(_middle(found, bot, size, figure) for bot in BOTS))


def judged(aims: Iterable[Goal]) -> Iterator[str]:
    yield row("", "figure", "goal", "")
    for goal in aims:
        limit = f"{'>=' if goal.is_floor else '<='} {goal.limit:g}"
        yield row(goal.name, f"{goal.figure:.2f}", limit, "reached" if goal.is_reached else "MISSED")


_FIGURES: dict[str, Callable[[Load], float]] = {
    "answers a second": lambda load: load.answers_a_second,
    "half wait less than, ms": lambda load: load.median_ms,
    "95 of 100 wait less than, ms": lambda load: load.p95_ms,
    "CPU of the bot for an answer, ms": lambda load: load.cpu_ms,
    "Bot API calls for an answer": lambda load: load.calls,
}


def _middle(found: Findings, bot: str, size: int, figure: Callable[[Load], float]) -> float:
    return median(figure(load) for load in found.loads[bot, size])


def _compared(name: str, ours: float, *others: float) -> str:
    missing = [""] * (len(BOTS) - 1 - len(others))
    return row(name, *(f"{one:.2f}" for one in (ours, *others)), *missing, *(f"{ours / one:.2f}" for one in others))


def row(name: str, *cells: str) -> str:
    return f"{name:<{LABEL}}" + "".join(f"{cell:>{COLUMN}}" for cell in cells)
