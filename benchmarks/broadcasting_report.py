"""The table of the broadcast: how the figures stand to their goals, then the figures by round trip."""

from collections.abc import Callable, Iterator

from benchmarks.broadcasting import RATE, Findings, Mailing
from benchmarks.mailing_bot import NAME
from benchmarks.report import Goal, judged, row

CITY_ROUND_TRIP = 0.04
"""To Telegram from a server in Russia; what a person notices is judged there."""
FEWEST_TAPS = 2


def goals(found: Findings) -> list[Goal]:
    ours = found.ours.values()
    aims = [
        Goal(f"share of {RATE:g} messages a second, worst", min(one.rate for one in ours) / RATE, 0.93, is_floor=True),
        Goal("429 among 100 calls, worst", max(one.too_many for one in ours) * 100, 1),
        Goal("chats that got it twice", sum(one.twice for one in ours), 0),
        Goal("chats that never got it", sum(one.missing for one in ours), 0),
        Goal("rows that were never marked", sum(one.unmarked for one in ours), 0),
    ]
    tapped = found.ours[CITY_ROUND_TRIP]
    if len(tapped.waits) >= FEWEST_TAPS:
        name = f"somebody who taps meanwhile at {CITY_ROUND_TRIP * 1000:g} ms, 95 of 100, ms"
        aims.append(Goal(name, tapped.p95_ms, 300))
    return aims


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    yield row("round trip of a call", *(f"{one * 1000:g} ms" for one in found.ours))
    yield from _of("ours", found.ours)
    taps = (f"{one.p95_ms:.2f}" if len(one.waits) >= FEWEST_TAPS else "" for one in found.ours.values())
    yield row("ours: 95 of 100 taps meanwhile wait less than, ms", *taps)
    yield row("ours: taps meanwhile", *(str(len(one.waits)) for one in found.ours.values()))
    yield f"Beside it: {NAME}."
    yield from _of("beside", found.yardstick)


_FIGURES: dict[str, Callable[[Mailing], float]] = {
    "seconds for the list": lambda one: one.seconds,
    "recipients a second": lambda one: one.rate,
    f"share of {RATE:g} a second": lambda one: one.rate / RATE,
    "429 among 100 calls": lambda one: one.too_many * 100,
    "chats that got it twice": lambda one: one.twice,
    "chats that never got it": lambda one: one.missing,
}


def _of(name: str, mailings: dict[float, Mailing]) -> Iterator[str]:
    for figure, value in _FIGURES.items():
        yield row(f"{name}: {figure}", *(f"{value(one):.2f}" for one in mailings.values()))
