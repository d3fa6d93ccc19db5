"""`make bench`: our bot beside the bare one, then a broadcast, conversations, a campaign, events; a table of each."""

import argparse
import asyncio
import sys
from collections.abc import Iterable
from dataclasses import replace

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

ANSWERS, BROADCASTING, RELAYING, CAMPAIGNING = "answers", "broadcasting", "relaying", "campaigning"
EVENTING, INDICATING, REPORTING, COMPARING = "eventing", "indicating", "reporting", "comparing"
SOAKING = "soaking"
"""Not by itself: it takes the better part of an hour."""
TABLES = (SOAKING, ANSWERS, COMPARING, BROADCASTING, RELAYING, CAMPAIGNING, EVENTING, INDICATING, REPORTING)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the bot is.")
    parser.add_argument("--quick", action="store_true", help="a minute instead of many; figures to glance at")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a goal is missed")
    parser.add_argument("--only", choices=TABLES, help="one of the tables")
    parser.add_argument("--people", type=int, help="of the opening day, instead of 30,000")
    options = parser.parse_args()
    aims = []
    if options.only in {None, ANSWERS}:
        answers = asyncio.run(measuring.measure(measuring.QUICK if options.quick else measuring.FULL))
        aims += report.goals(answers)
        _say("Answers", report.lines(answers))
    if options.only in {None, COMPARING}:
        compared = asyncio.run(comparing.measure(comparing.QUICK if options.quick else comparing.FULL))
        aims += comparing_report.goals(compared)
        _say("Beside others", comparing_report.lines(compared))
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
        told = asyncio.run(indicating.measure(indicating.QUICK if options.quick else indicating.FULL))
        aims += indicating_report.goals(told)
        _say("Indicators", indicating_report.lines(told))
    if options.only in {None, REPORTING}:
        files = asyncio.run(reporting.measure(reporting.QUICK if options.quick else reporting.FULL))
        aims += reporting_report.goals(files)
        _say("Reports", reporting_report.lines(files))
    if options.only == SOAKING:
        plan = soaking.QUICK if options.quick else soaking.FULL
        soaked = asyncio.run(soaking.measure(replace(plan, people=options.people or plan.people)))
        aims += soaking_report.goals(soaked)
        _say("Opening day", soaking_report.lines(soaked))
    return 1 if options.strict and not all(goal.is_reached for goal in aims) else 0


def _say(title: str, lines: Iterable[str]) -> None:
    print(title, *lines, "", sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
