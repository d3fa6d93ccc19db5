"""`make bench`: our bot beside the bare one, then a broadcast, conversations, a campaign, events; a table of each."""

import argparse
import asyncio
import sys
from collections.abc import Iterable, Iterator

from benchmarks import (
    broadcasting,
    broadcasting_report,
    campaigning,
    campaigning_report,
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
)
from benchmarks.district_stage import Kind
from tests.postgresql import AS_INSTALLED, NoServer, running_server

ANSWERS, BROADCASTING, RELAYING, CAMPAIGNING = "answers", "broadcasting", "relaying", "campaigning"
EVENTING, INDICATING, REPORTING = "eventing", "indicating", "reporting"
TABLES = (ANSWERS, BROADCASTING, RELAYING, CAMPAIGNING, EVENTING, INDICATING, REPORTING)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the bot is.")
    parser.add_argument("--quick", action="store_true", help="a minute instead of many; figures to glance at")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a goal is missed")
    parser.add_argument("--only", choices=TABLES, help="one of the tables")
    options = parser.parse_args()
    aims = []
    if options.only in {None, ANSWERS}:
        answers = asyncio.run(measuring.measure(measuring.QUICK if options.quick else measuring.FULL))
        aims += report.goals(answers)
        _say("Answers", report.lines(answers))
    if options.only in {None, BROADCASTING}:
        mailings = asyncio.run(broadcasting.measure(broadcasting.QUICK if options.quick else broadcasting.FULL))
        aims += broadcasting_report.goals(mailings)
        _say("Broadcast", broadcasting_report.lines(mailings))
    if options.only in {None, RELAYING}:
        relayed = asyncio.run(relaying.measure(relaying.QUICK if options.quick else relaying.FULL))
        aims += relaying_report.goals(relayed)
        _say("Conversations", relaying_report.lines(relayed))
    if options.only in {None, CAMPAIGNING}:
        campaign = asyncio.run(campaigning.measure(campaigning.QUICK if options.quick else campaigning.FULL))
        aims += campaigning_report.goals(campaign)
        _say("Campaign", campaigning_report.lines(campaign))
    if options.only in {None, EVENTING}:
        events = asyncio.run(eventing.measure(eventing.QUICK if options.quick else eventing.FULL))
        aims += eventing_report.goals(events)
        _say("Events", eventing_report.lines(events))
    if options.only in {None, INDICATING}:
        for kind in _kinds():
            told = asyncio.run(indicating.measure(indicating.QUICK if options.quick else indicating.FULL, kind))
            aims += indicating_report.goals(told)
            _say(f"Indicators on {kind}", indicating_report.lines(told))
    if options.only in {None, REPORTING}:
        for kind in _kinds():
            files = asyncio.run(reporting.measure(reporting.QUICK if options.quick else reporting.FULL, kind))
            aims += reporting_report.goals(files)
            _say(f"Reports on {kind}", reporting_report.lines(files))
    return 1 if options.strict and not all(goal.is_reached for goal in aims) else 0


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
