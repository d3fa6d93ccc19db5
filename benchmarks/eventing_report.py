"""The table of events: how the figures stand to their goals, then the figures."""

from collections.abc import Iterator

from benchmarks.eventing import Findings
from benchmarks.report import Goal, judged, row

NOTICEABLE_MS = 150
HARDLY_NOTICED_MS = 400
"""A tick holds the one writer: whoever taps meanwhile waits for it."""


def goals(found: Findings) -> list[Goal]:
    size = found.plan.events
    return [
        Goal(f"a tick of reminders of {size} events, 95 of 100, ms", found.ticks.p95_ms, HARDLY_NOTICED_MS),
        *(
            Goal(f"{name} of {size} events, 95 of 100, ms", screen.p95_ms, NOTICEABLE_MS)
            for name, screen in found.screens.items()
        ),
    ]


def lines(found: Findings) -> Iterator[str]:
    plan, ticks = found.plan, found.ticks
    yield from judged(goals(found))
    yield ""
    yield row(f"{plan.events} events, {plan.registrations} registrations", "ticks", "letters", "statements")
    yield row("a working day", str(ticks.count), str(ticks.letters), f"{ticks.statements:.1f}")
    yield row("the first tick, p95, the longest, ms", *(f"{one:.0f}" for one in _waits(found)))
    yield ""
    yield row(f"lists of {plan.educators} educators", "p95, ms", "longest, ms", "statements")
    for name, (milliseconds, longest, statements) in found.screens.items():
        yield row(name, f"{milliseconds:.1f}", f"{longest:.1f}", f"{statements:.0f}")


def _waits(found: Findings) -> tuple[float, float, float]:
    return found.ticks.first_ms, found.ticks.p95_ms, found.ticks.longest_ms
