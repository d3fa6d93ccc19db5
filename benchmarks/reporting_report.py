"""The table of reports: how the figures stand to their goals, then the figures."""

from collections.abc import Iterator

from benchmarks.report import Goal, judged, row
from benchmarks.reporting import Findings

LONGEST_SECONDS, MOST_MEGABYTES, HARDLY_NOTICED_MS = 60, 300, 300


def goals(found: Findings) -> list[Goal]:
    size = found.plan.educators
    return [
        goal
        for name, made in found.files.items()
        for goal in (
            Goal(f"the {name} report of {size} educators, seconds", made.seconds, LONGEST_SECONDS),
            Goal(f"the {name} report of {size} educators, MB", made.megabytes, MOST_MEGABYTES),
            Goal(f"the longest others wait for the {name} report, ms", made.longest_ms, HARDLY_NOTICED_MS),
        )
    ]


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    yield row(f"reports of {found.plan.educators} educators", "seconds", "MB", "file, KB")
    for name, made in found.files.items():
        yield row(name, f"{made.seconds:.1f}", f"{made.megabytes:.0f}", f"{made.size_kb:.0f}")
