"""The table of the opening day: how its end stands to its beginning."""

from collections.abc import Iterator

from benchmarks.report import Goal, judged, row
from benchmarks.soaking import Findings

GROWTH_KB = 2.0
"""For a person: what the bot remembers of somebody in the middle of a questionnaire, and nothing beside it."""


def goals(found: Findings) -> list[Goal]:
    first, last = found.tenths[0], found.tenths[-1]
    people = found.plan.people * (len(found.tenths) - 1) / len(found.tenths)
    grown = (last.megabytes - first.megabytes) * 1024 / people
    return [
        Goal("CPU for an answer, last tenth / first", last.cpu_ms / first.cpu_ms, 1.2),
        Goal("half wait less than, last tenth / first", last.median_ms / first.median_ms, 1.5),
        Goal("memory grown after the first tenth, KB a person", grown, GROWTH_KB),
    ]


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    plan = found.plan
    name = f"{plan.people} people, {plan.at_once} at once, {plan.answers} answers of each"
    yield row(name, "answers/s", "p50, ms", "p95, ms", "CPU, ms", "memory, MB")
    for number, one in enumerate(found.tenths, 1):
        figures = (one.answers_a_second, one.median_ms, one.p95_ms, one.cpu_ms, one.megabytes)
        yield row(f"tenth {number}", *(f"{figure:.1f}" for figure in figures))
