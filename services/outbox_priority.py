"""What goes out before what."""

from enum import IntEnum

from models.outbox import IN_STRICT_ORDER


class Priority(IntEnum):
    """The smaller goes first."""

    RELAYED = IN_STRICT_ORDER
    NOTICE = 5
    REMINDER = 10
    ANNOUNCEMENT = 20
