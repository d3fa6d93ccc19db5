"""What results of a campaign are told apart by."""

from enum import StrEnum


class Grouping(StrEnum):
    SCHOOL = "school"
    GROUP = "group"
    """Of positions: rows are told by position, or by group where nothing finer is known."""
    ASSOCIATION = "association"
