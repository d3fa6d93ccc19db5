"""What goes out before what."""

from enum import IntEnum

from models.outbox import IN_STRICT_ORDER


class Priority(IntEnum):
    """The smaller goes first."""

    UNDER = IN_STRICT_ORDER - 1
    """Belongs right under what lies there already, before anything else."""
    RELAYED = IN_STRICT_ORDER
    NOTICE = 5
    REMINDER = 10
    ANNOUNCEMENT = 20
