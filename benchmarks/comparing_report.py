"""The table of our bot beside others: goals, then who does how much at what cost."""

import os
from collections.abc import Iterator
from statistics import median

from benchmarks.comparing import ONE, OURS, TWO, Findings
from benchmarks.measuring import Load
from benchmarks.peers import PEERS
from benchmarks.report import Goal, judged, row

SHARE_OF_TWO = 1.7


def goals(found: Findings) -> list[Goal]:
    size = found.plan.size
    aims = [
        Goal(f"answers a second with {size} people, ours / {peer}", _ratio(found, OURS, peer), 1.0, is_floor=True)
        for peer in PEERS
        if peer in found.loads
    ]
    if TWO in found.loads:
        aims.append(Goal("answers a second, two copies / one", _ratio(found, TWO, ONE), SHARE_OF_TWO, is_floor=True))
    return aims


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    yield row(
        f"{found.plan.size} people at once",
        "answers/s",
        "p50, ms",
        "p95, ms",
        "calls",
        "CPU, ms",
        "busy, %",
        "memory, MB",
    )
    for name, loads in found.loads.items():
        figures = (
            median(one.answers_a_second for one in loads),
            median(one.median_ms for one in loads),
            median(one.p95_ms for one in loads),
            median(one.calls for one in loads),
            median(one.cpu_ms for one in loads),
            _busy(loads) * 100,
            found.megabytes[name],
        )
        yield row(name, *(f"{figure:.1f}" for figure in figures))
    yield from (f"not measured: {why}" for why in found.missing)


def _busy(loads: list[Load]) -> float:
    """Share of all processors; what is nearly wholly used by one copy, another one beside it cannot double."""
    return median(one.answers_a_second * one.machine_ms / 1000 for one in loads) / (os.cpu_count() or 1)


def _ratio(found: Findings, one: str, other: str) -> float:
    pairs = zip(found.loads[one], found.loads[other], strict=True)
    return median(first.answers_a_second / second.answers_a_second for first, second in pairs)
