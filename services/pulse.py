"""What the process knows of itself: counted in memory at the cost of a few additions, and of nobody in particular."""

import time
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable
from contextvars import ContextVar
from enum import StrEnum

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds up to which something is counted together."""
MOST_LABELS = 300
OTHER = "other"
HOUR, DAY = 3600.0, 86400.0
STALE_SECONDS = 180.0
"""Longer than any of the loops needs for a turn, Telegram's slowest answer included."""
PATIENT_FAILURES = 3
"""So many times in a row the outbox may fail before somebody is told."""

DOING: ContextVar[tuple[str, str | int] | None] = ContextVar("doing", default=None)
"""What is being worked on, as a word and a number or name: every line written meanwhile carries it."""


class Trouble(StrEnum):
    UPDATE = "update"
    UNREADABLE = "unreadable"
    JOB = "job"
    SENDER = "sender"
    LETTER = "letter"
    DATABASE = "database"
    OVERDUE = "overdue"


class Beat(StrEnum):
    """What has to come again and again as long as all is well, but for the updates of people."""

    ASKED = "asked"
    UPDATE = "update"
    SENDER = "sender"
    CLOCK = "clock"


class Part(StrEnum):
    """What can be amiss."""

    SCHEMA = "schema"
    DATABASE = "database"
    UPDATES = "updates"
    SENDER = "sender"
    CLOCK = "clock"


class Timing:
    """How often something took how long."""

    __slots__ = ("counts", "seconds")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.seconds = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    @property
    def count(self) -> int:
        return sum(self.counts)


class Timings:
    """By name and outcome. Beyond so many of them all others are one: nobody's input may fill the memory."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Timing] = {}

    def add(self, name: str, outcome: str, seconds: float) -> None:
        timing = self.found.get((name, outcome))
        if timing is None:
            known = (name, outcome) if len(self.found) < MOST_LABELS else (OTHER, OTHER)
            timing = self.found.setdefault(known, Timing())
        timing.add(seconds)


class Pulse:
    """Lives as long as the process. `alarm` hears of every trouble, with a number or a name of the program's own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._beats: dict[Beat, float] = {}
        self._hours: deque[tuple[int, Counter[Trouble]]] = deque(maxlen=25)
        self._done: dict[str, float] = {}
        self._periods: dict[str, float] = {}
        self._sender_failures = 0
        self.updates, self.calls, self.jobs = Timings(), Timings(), Timings()
        self.troubles: Counter[Trouble] = Counter()
        self.is_migrated = False
        self.is_database_there = True
        self.is_webhook = False
        self._away_since: float | None = None
        self.alarm: Callable[[Trouble, str], None] = lambda _trouble, _detail: None

    @property
    def age(self) -> float:
        """Seconds since the process began."""
        return self._clock() - self._started

    def beat(self, beat: Beat) -> None:
        self._beats[beat] = self._clock()

    def since(self, beat: Beat) -> float | None:
        """Seconds since the last one; none if there was none."""
        last = self._beats.get(beat)
        return None if last is None else self._clock() - last

    def reached(self, *, is_reached: bool) -> None:
        """A call of the Bot API was answered, whatever with, or not."""
        if is_reached:
            self._away_since = None
        elif self._away_since is None:
            self._away_since = self._clock()

    @property
    def away_for(self) -> float:
        """Seconds in which no call has been answered, from the first that was not; 0 while Telegram is there."""
        return 0.0 if self._away_since is None else self._clock() - self._away_since

    def handled(self, kind: str, outcome: str, seconds: float) -> None:
        self.updates.add(kind, outcome, seconds)
        self.beat(Beat.UPDATE)

    def trouble(self, trouble: Trouble, detail: str = "") -> None:
        self._count(trouble)
        self.alarm(trouble, detail)

    def expect(self, job: str, seconds: float) -> None:
        """The job comes at least so often."""
        self._periods[job] = seconds

    def ticked(self, job: str, seconds: float, *, error: BaseException | None = None) -> None:
        self.beat(Beat.CLOCK)
        self.jobs.add(job, "failed" if error else "done", seconds)
        if error is None:
            self._done[job] = self._clock()
        else:
            self.trouble(Trouble.JOB, f"{job}, {type(error).__name__}")

    def sender_failed(self) -> None:
        """One blink of the database is no news; several in a row are."""
        self._count(Trouble.SENDER)
        self._sender_failures += 1
        if self._sender_failures >= PATIENT_FAILURES:
            self.alarm(Trouble.SENDER, "")

    def sender_went(self) -> None:
        self._sender_failures = 0
        self.beat(Beat.SENDER)

    def overdue(self) -> list[str]:
        """Jobs that have not been done an hour after they had to."""
        now = self._clock()
        return [
            job for job, period in self._periods.items() if now - self._done.get(job, self._started) > period + HOUR
        ]

    def in_a_day(self) -> Counter[Trouble]:
        """Troubles of the last day, counted by hours."""
        first = self._hour() - 24
        return sum((counter for hour, counter in self._hours if hour > first), Counter[Trouble]())

    def amiss(self) -> list[Part]:
        """What keeps the bot from working, in the order to look at it."""
        if not self.is_migrated:
            return [Part.SCHEMA]
        found = [] if self.is_database_there else [Part.DATABASE]
        awaited = ((Part.UPDATES, Beat.ASKED), (Part.SENDER, Beat.SENDER), (Part.CLOCK, Beat.CLOCK))
        return found + [part for part, beat in awaited if self._is_stale(beat)]

    def _is_stale(self, beat: Beat) -> bool:
        since = self.since(beat)
        if beat is Beat.ASKED and self.is_webhook:
            # It listens, and who never writes is no fault; but the answers have to get through.
            return since is None or self.away_for > STALE_SECONDS
        if beat is Beat.CLOCK and since is None:
            return self.age > STALE_SECONDS  # the first tick takes its time
        return since is None or since > STALE_SECONDS

    def _count(self, trouble: Trouble) -> None:
        self.troubles[trouble] += 1
        hour = self._hour()
        if not self._hours or self._hours[-1][0] != hour:
            self._hours.append((hour, Counter()))
        self._hours[-1][1][trouble] += 1

    def _hour(self) -> int:
        return int((self._clock() - self._started) // HOUR)
