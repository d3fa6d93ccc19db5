"""How fast the bot may speak: so many messages a second in all, one a second to a chat, twenty a minute to a group."""

from collections import OrderedDict

PRIVATE_SECONDS = 1.0
GROUP_SECONDS = 3.0
REMEMBERED = 5000
SLOWDOWN = 0.8
SLOWEST = 1.0
RECOVERY = 1.02
"""With every message that goes through, until the full rate is reached again."""


class Pace:
    """Slots in time, in seconds of any clock that only goes forward. Each message takes one."""

    def __init__(self, rate: float) -> None:
        self._full = self._rate = rate
        self._next = 0.0
        self._pause_until = 0.0
        self._chats: OrderedDict[int, float] = OrderedDict()

    def reserve(self, chat_id: int, now: float, messages: int = 1) -> float:
        """How many seconds to wait before so many messages, which go together, are put before the chat."""
        turn = max(now, self._next, self._pause_until)
        # A chat that has to wait for itself holds up nobody else.
        slot = max(turn, self._chats.pop(chat_id, 0.0))
        self._next = turn + messages / self._rate
        self._chats[chat_id] = slot + messages * (GROUP_SECONDS if chat_id < 0 else PRIVATE_SECONDS)
        while len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)
        return slot - now

    def slow_down(self, seconds: float, now: float) -> None:
        """Too much has been sent: nothing for so long, and less often afterwards."""
        if now >= self._pause_until:  # calls that were under way are told the same: that counts once
            self._rate = max(SLOWEST, self._rate * SLOWDOWN)
        self._pause_until = max(self._pause_until, now + seconds)

    def rest(self, seconds: float, now: float) -> None:
        """Nobody is there to hear: nothing for so long, and as fast as before when they are back."""
        self._pause_until = max(self._pause_until, now + seconds)

    def went_well(self) -> None:
        self._rate = min(self._full, self._rate * RECOVERY)

    def paused_for(self, now: float) -> float:
        return max(0.0, self._pause_until - now)
