"""The table of indicators: how the figures stand to their goals, then the figures."""

from collections.abc import Iterator

from benchmarks.indicating import ALL_CARDS, Findings
from benchmarks.report import Goal, judged, row

HARDLY_NOTICED_MS, ALL_MS = 300, 2_000
AT_ONCE_MS = 50


def goals(found: Findings) -> list[Goal]:
    size = found.plan.educators
    slowest = max(found.cards.values(), key=lambda one: one.p95_ms)
    return [
        Goal(f"the slowest card of {size} educators, 95 of 100, ms", slowest.p95_ms, HARDLY_NOTICED_MS),
        *(
            Goal(
                f"{name} of {size} educators, 95 of 100, ms",
                screen.p95_ms,
                ALL_MS if name == ALL_CARDS else HARDLY_NOTICED_MS,
            )
            for name, screen in found.screens.items()
        ),
        *(Goal(f"{name}, 95 of 100, ms", screen.p95_ms, AT_ONCE_MS) for name, screen in found.of_school.items()),
    ]


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    yield row(f"indicators of {found.plan.educators} educators", "p95, ms", "longest, ms", "statements")
    yield row("the floor: one plain count", f"{found.floor_ms:.1f}", "", "1")
    for name, (milliseconds, longest, statements) in {**found.cards, **found.screens, **found.of_school}.items():
        yield row(name, f"{milliseconds:.1f}", f"{longest:.1f}", f"{statements:.0f}")
    yield row("everything told once a night, seconds", f"{found.night_seconds:.1f}", "", "")
