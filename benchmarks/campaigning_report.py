"""The table of the campaign: how the figures stand to their goals, then the figures."""

from collections.abc import Iterator

from benchmarks.campaigning import Findings
from benchmarks.report import Goal, judged, row

NOTICEABLE_MS = 150


def goals(found: Findings) -> list[Goal]:
    size = found.plan.district
    return [
        Goal(f"{name} of {size} educators, 95 of 100, ms", milliseconds, NOTICEABLE_MS)
        for name, (milliseconds, *_) in found.screens.items()
    ]


def lines(found: Findings) -> Iterator[str]:
    yield from judged(goals(found))
    yield ""
    yield row(f"a campaign for {found.plan.asked} people", "seconds", "statements", "a person")
    for name, stretch in found.campaign.items():
        a_person = stretch.statements / found.plan.asked
        yield row(name, f"{stretch.seconds:.2f}", str(stretch.statements), f"{a_person:.3f}")
    whole = sum(stretch.seconds for stretch in found.campaign.values())
    yield row("from opening to register, answering left out", f"{whole:.2f}")
    yield ""
    yield row(f"screens of {found.plan.district} educators", "p95, ms", "longest, ms", "statements")
    for name, (milliseconds, longest, statements) in found.screens.items():
        yield row(name, f"{milliseconds:.1f}", f"{longest:.1f}", f"{statements:.0f}")
