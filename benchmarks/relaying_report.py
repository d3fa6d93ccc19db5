"""The table of conversations: how the figures stand to their goals, then the figures by load."""

from collections.abc import Callable, Iterator

from benchmarks.relaying import RATE, Findings, Stretch
from benchmarks.report import Goal, judged, row

LIMIT = 30
"""Messages a second Telegram takes from a bot."""


def goals(found: Findings) -> list[Goal]:
    both = (found.easy, found.burst)
    return [
        Goal(f"share of {RATE:g} messages a second, everybody at once", found.burst.rate / RATE, 0.93, is_floor=True),
        Goal(f"share of the limit of {LIMIT} a second", found.burst.rate / LIMIT, 0.75, is_floor=True),
        Goal("from author to reader at half of that, 95 of 100, ms", found.easy.wait_ms(95), 500),
        Goal("429 among 100 calls, worst", max(one.too_many for one in both) * 100, 1),
        Goal("Bot API calls for a message, worst", max(one.calls for one in both), 1.05),
        Goal("SQL statements for a message", found.statements_taking + found.statements_bringing, 20),
        Goal("messages that came twice", sum(one.twice for one in both), 0),
        Goal("messages that never came", sum(one.missing for one in both), 0),
        Goal("messages that came to somebody else", sum(one.astray for one in both), 0),
        Goal("readers who got them in another order", sum(one.disordered for one in both), 0),
    ]


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    plan = found.plan
    yield row("", f"{RATE / 2:g} a second", f"{plan.people} x {plan.burst}")
    for figure, value in _FIGURES.items():
        yield row(figure, *(f"{value(one):.2f}" for one in (found.easy, found.burst)))
    yield row("SQL statements to take a message", f"{found.statements_taking:.2f}")
    yield row("SQL statements to bring a message", f"{found.statements_bringing:.2f}")


_FIGURES: dict[str, Callable[[Stretch], float]] = {
    "messages": lambda one: one.said,
    "seconds": lambda one: one.seconds,
    "messages a second": lambda one: one.rate,
    "half come within, s": lambda one: one.wait_ms(50) / 1000,
    "95 of 100 come within, s": lambda one: one.wait_ms(95) / 1000,
    "Bot API calls for a message": lambda one: one.calls,
    "429 among 100 calls": lambda one: one.too_many * 100,
}
