"""Who waits for an answer: everybody's updates one after the other, and whoever writes now before what lay waiting."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

AT_ONCE = 200
LATE_AT_ONCE = 30
"""Enough to keep a processor busy while calls are under way; more would only make those wait who write now."""
MOST_ASIDE = 10
"""So many may come on top while Telegram puts others off: it may be one chat it does so for, or all of them."""
LATE_WHILE_FILLING = 2
"""Until all that waits at Telegram is here, whoever writes now stands behind it."""


@dataclass(frozen=True, slots=True)
class One:
    """An update: its number, whose it is, and what it says."""

    number: int
    who: Hashable
    content: bytes
    is_late: bool = False
    """It lay waiting, and with it many others."""


@dataclass(slots=True)
class _Person:
    is_late: bool
    """All that waits of theirs lay waiting: they need not be here any more."""
    waiting: deque[One] = field(default_factory=deque)
    is_busy: bool = False


class Line:
    """Of the late ones some are under way at once, in turns; what is rested in counts for none of them."""

    def __init__(self, handle: Callable[[One], Awaitable[None]]) -> None:
        self._handle = handle
        self._people: dict[Hashable, _Person] = {}
        """Those with anything waiting or under way."""
        self._now: dict[Hashable, None] = {}
        self._later: dict[Hashable, None] = {}
        """Two lines of those with something waiting and nothing under way, by who comes next."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._late_under_way = 0
        self._aside = 0
        self._is_closed = False
        self._is_filling = False
        self.waiting = 0
        """Updates that are not begun yet."""

    @property
    def under_way(self) -> int:
        return len(self._tasks)

    def put(self, one: One) -> None:
        """To be called in the order of the numbers. Whoever writes now is answered also what they wrote before."""
        person = self._people.setdefault(one.who, _Person(one.is_late))
        person.waiting.append(one)
        self.waiting += 1
        person.is_late = person.is_late and one.is_late
        if not person.is_busy:
            self._stand(one.who, person)
        self._go_on()

    def fill(self, *, goes_on: bool) -> None:
        """Whether more late ones are about to come: taking them goes before handling them."""
        self._is_filling = goes_on
        self._go_on()

    async def shorter_than(self, many: int) -> None:
        """Return when fewer wait."""
        while self.waiting >= many:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    async def empty(self) -> None:
        """Return when everything has been handled."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self, seconds: float) -> None:
        """Begin nothing any more, and wait so long for what is under way."""
        self._is_closed = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    def _stand(self, who: Hashable, person: _Person) -> None:
        if person.is_late:
            self._later.setdefault(who)
        else:
            self._later.pop(who, None)
            self._now.setdefault(who)

    def _go_on(self) -> None:
        most_late = LATE_WHILE_FILLING if self._is_filling else LATE_AT_ONCE
        while not self._is_closed and len(self._tasks) < AT_ONCE:
            if self._now:
                self._begin(self._now)
            elif self._later and self._late_under_way < most_late:
                self._begin(self._later)
            else:
                return

    def _begin(self, line: dict[Hashable, None]) -> None:
        who = next(iter(line))
        del line[who]
        person = self._people[who]
        person.is_busy = True
        one = person.waiting.popleft()
        self.waiting -= 1
        is_late = person.is_late
        self._late_under_way += is_late
        task = asyncio.create_task(self._do(one, is_late=is_late))
        self._tasks.add(task)
        task.add_done_callback(lambda task: self._ended(task, who, is_late=is_late))

    async def _do(self, one: One, *, is_late: bool) -> None:
        if is_late:
            LATE.set(self)
        await self._handle(one)

    def _ended(self, task: asyncio.Task[None], who: Hashable, *, is_late: bool) -> None:
        self._tasks.discard(task)
        self._late_under_way -= is_late
        person = self._people[who]
        person.is_busy = False
        if person.waiting:
            self._stand(who, person)
        else:
            del self._people[who]
        self._go_on()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Somebody else may go on meanwhile."""
        if self._aside >= MOST_ASIDE:
            yield
            return
        self._aside += 1
        self._late_under_way -= 1
        self._go_on()
        try:
            yield
        finally:
            self._aside -= 1
            self._late_under_way += 1


LATE: ContextVar[Line | None] = ContextVar("late", default=None)
"""The line of the update that is being handled, if it is a late one."""


@contextmanager
def resting() -> Iterator[None]:
    """While Telegram wants to hear nothing: somebody else's update need not wait for that."""
    line = LATE.get()
    if line is None:
        yield
    else:
        with line.aside():
            yield
