"""`make bench`: measure our bot beside the bare one, and print one table."""

import argparse
import asyncio
import sys

from benchmarks.measuring import FULL, QUICK, measure
from benchmarks.report import goals, lines


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the bot is.")
    parser.add_argument("--quick", action="store_true", help="a few seconds instead of minutes; figures to glance at")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a goal is missed")
    options = parser.parse_args()
    found = asyncio.run(measure(QUICK if options.quick else FULL))
    print("\n".join(lines(found)))
    return 1 if options.strict and not all(goal.is_reached for goal in goals(found)) else 0


if __name__ == "__main__":
    sys.exit(main())
