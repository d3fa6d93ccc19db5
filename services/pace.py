"""How fast one account may go: short bursts are welcome, a flood is not."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

BURST = 120
"""So many updates at once are nobody's flood: a whole questionnaire tapped through without a breath."""
PER_SECOND = 3.0
PAUSE_SECONDS = 10.0
MOST_ACCOUNTS = 20_000
"""Whoever has been silent longest is forgotten first."""


class Verdict(StrEnum):
    PASSES = "passes"
    TOO_FAST = "too_fast"
    """The first one over the limit: the pause begins."""
    PAUSED = "paused"


@dataclass(slots=True)
class _Account:
    left: float
    """Updates that may still come at once."""
    at: float
    paused_until: float = 0.0


class Pace:
    """Counts in the memory of this process, and holds a bounded number of accounts."""

    def __init__(
        self,
        *,
        burst: int = BURST,
        per_second: float = PER_SECOND,
        pause: float = PAUSE_SECONDS,
        most: int = MOST_ACCOUNTS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._burst, self._per_second, self.pause, self._most, self._clock = burst, per_second, pause, most, clock
        self._accounts: OrderedDict[int, _Account] = OrderedDict()

    def __len__(self) -> int:
        return len(self._accounts)

    def take(self, account_id: int) -> Verdict:
        """One more update of the account."""
        now = self._clock()
        account = self._accounts.setdefault(account_id, _Account(self._burst, now))
        self._accounts.move_to_end(account_id)
        while len(self._accounts) > self._most:
            self._accounts.popitem(last=False)
        account.left = min(self._burst, account.left + (now - account.at) * self._per_second)
        account.at = now
        if now < account.paused_until:
            return Verdict.PAUSED
        if account.left < 1:
            account.paused_until = now + self.pause
            return Verdict.TOO_FAST
        account.left -= 1
        return Verdict.PASSES
