"""What marks on events say together: pure arithmetic over how many gave each."""

from collections.abc import Mapping

from services.suppression import Count, suppress

USEFUL = range(1, 6)
GOOD = 4
"""From this mark on an event was useful."""
YES, PARTLY, NO = 3, 2, 1
APPLIED = (YES, PARTLY, NO)
"""Whether somebody is going to use it."""


def useful_share(marks: Mapping[int, int]) -> Count:
    """How many found it useful, of how many who said."""
    return Count(sum(count for mark, count in marks.items() if mark >= GOOD), sum(marks.values()))


def average_tenths(marks: Mapping[int, int]) -> int:
    """The mean mark in tenths, halves upwards; nought for no marks."""
    people = sum(marks.values())
    return (sum(mark * count for mark, count in marks.items()) * 20 + people) // (2 * people) if people else 0


def may_be_shown(marks: Mapping[int, int]) -> bool:
    """Whether there are so many answers that nobody is recognised."""
    return suppress({}, useful_share(marks)).total is not None
