"""`make bench`: our bot beside the bare one, then a broadcast, conversations, a campaign, events; a table of each."""

import argparse
import asyncio
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from benchmarks import (
    broadcasting,
    broadcasting_report,
    campaigning,
    campaigning_report,
    comparing,
    comparing_report,
    eventing,
    eventing_report,
    indicating,
    indicating_report,
    measuring,
    relaying,
    relaying_report,
    report,
    reporting,
    reporting_report,
    soaking,
    soaking_report,
)
from benchmarks.district_stage import Kind
from benchmarks.report import Goal
from tests.postgresql import AS_INSTALLED, NoServer, running_server

TABLES: Mapping[str, tuple[str, ModuleType, ModuleType]] = {
    "answers": ("Answers", measuring, report),
    "comparing": ("Beside others", comparing, comparing_report),
    "broadcasting": ("Broadcast", broadcasting, broadcasting_report),
    "relaying": ("Conversations", relaying, relaying_report),
    "campaigning": ("Campaign", campaigning, campaigning_report),
    "eventing": ("Events", eventing, eventing_report),
    "indicating": ("Indicators", indicating, indicating_report),
    "reporting": ("Reports", reporting, reporting_report),
    "soaking": ("Opening day", soaking, soaking_report),
}
"""What measures, and what tells of it."""
ON_BOTH = {"indicating", "reporting"}
BY_ITSELF = "soaking"
"""It takes the better part of an hour, and is measured only when it is asked for."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the bot is.")
    parser.add_argument("--quick", action="store_true", help="a minute instead of many; figures to glance at")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a goal is missed")
    parser.add_argument("--only", choices=TABLES, help="one of the tables")
    parser.add_argument("--people", type=int, help="of the opening day, instead of 30,000")
    options = parser.parse_args()
    wanted = [options.only] if options.only else [name for name in TABLES if name != BY_ITSELF]
    aims = [goal for name in wanted for goal in _measured(name, is_quick=options.quick, people=options.people)]
    return 1 if options.strict and not all(goal.is_reached for goal in aims) else 0


def _measured(name: str, *, is_quick: bool, people: int | None) -> Iterator[Goal]:
    """The table is printed; returns what was to be reached."""
    title, measuring_it, telling = TABLES[name]
    plan = measuring_it.QUICK if is_quick else measuring_it.FULL
    if name == BY_ITSELF and people:
        plan = replace(plan, people=people)
    for kind in _kinds() if name in ON_BOTH else (None,):
        found = asyncio.run(measuring_it.measure(plan, kind) if kind else measuring_it.measure(plan))
        _say(f"{title} on {kind}" if kind else title, telling.lines(found))
        yield from telling.goals(found)


def _kinds() -> Iterator[Kind]:
    """SQLite, and PostgreSQL where one can be had."""
    yield Kind.SQLITE
    try:
        with running_server(AS_INSTALLED):
            pass
    except NoServer as reason:
        print(f"PostgreSQL is left out: {reason}", flush=True)
    else:
        yield Kind.POSTGRESQL


def _say(title: str, lines: Iterable[str]) -> None:
    print(title, *lines, "", sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
