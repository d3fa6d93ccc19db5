"""Words of coverage: where somebody whom a campaign asks stands, and what people are counted by."""

from enum import StrEnum


class State(StrEnum):
    """Everybody a campaign asks stands in exactly one."""

    FINISHED = "finished"
    DECLINED = "declined"
    BEGUN = "begun"
    UNREACHABLE = "unreachable"
    """Has no messenger, or has blocked the bot."""
    WAITING = "waiting"
    """For another questionnaire of theirs to be finished."""
    SILENT = "silent"


class By(StrEnum):
    SCHOOL = "school"
    ASSOCIATION = "association"
    POSITION = "position"
