"""Everybody's updates come one after the other; whoever writes now does not wait for what lay waiting."""

import asyncio
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import line as lines
from bot.line import Line, One, resting


class Work:
    """What has begun, and who may end."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.most = 0
        self.line = Line(self._handle)
        self._ends: dict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self._busy: set[object] = set()

    async def _handle(self, one: One) -> None:
        assert one.who not in self._busy
        self._busy.add(one.who)
        self.begun.append(one.number)
        self.most = max(self.most, len(self._busy))
        await self._ends[one.number].wait()
        self._busy.discard(one.who)

    def put(self, number: int, who: int, *, is_late: bool = True) -> None:
        self.line.put(One(number, who, b"", is_late))

    async def end(self, *numbers: int) -> None:
        for number in numbers:
            self._ends[number].set()
        for _ in range(30):
            await asyncio.sleep(0)


@pytest.fixture
def two_late_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LATE_AT_ONCE", 2)


@pytest.mark.usefixtures("two_late_at_once")
async def test_turns_go_round_and_whoever_writes_now_goes_first():
    work = Work()
    for number in range(4):
        work.put(number, who=1)
    for number, who in ((10, 2), (20, 3), (21, 3), (30, 4)):
        work.put(number, who)
    await work.end()
    assert work.begun == [0, 10]
    work.put(40, who=5, is_late=False)
    await work.end()
    assert work.begun == [0, 10, 40]
    await work.end(0, 10)
    assert work.begun == [0, 10, 40, 20, 30]
    work.put(4, who=1, is_late=False)
    await work.end()
    assert work.begun[5:] == [1]
    await work.end(1, 2, 3)
    assert work.begun[5:] == [1, 2, 3, 4]
    await work.end(20, 30)
    assert work.begun[9:] == [21]
    assert work.line.waiting == 0
    await work.end(4, 21, 40)
    await asyncio.wait_for(work.line.empty(), 1)


@pytest.mark.usefixtures("two_late_at_once")
async def test_who_waits_for_telegram_stands_in_nobodys_way(monkeypatch: pytest.MonkeyPatch):
    begun: list[int] = []
    wakes = asyncio.Event()

    async def handle(one: One) -> None:
        begun.append(one.number)
        with resting():
            await wakes.wait()

    monkeypatch.setattr(lines, "MOST_ASIDE", 2)
    line = Line(handle)
    for number in range(10):
        line.put(One(number, number // 2, b"", is_late=True))
    for _ in range(30):
        await asyncio.sleep(0)
    assert begun == [0, 2, 4, 6]
    wakes.set()
    await asyncio.wait_for(line.empty(), 1)
    assert sorted(begun) == list(range(10))


async def test_taking_goes_before_handling(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lines, "LATE_WHILE_FILLING", 1)
    work = Work()
    work.line.fill(goes_on=True)
    for number in range(4):
        work.put(number, who=number)
    work.put(4, who=4, is_late=False)
    await work.end()
    assert work.begun == [0, 4]
    work.line.fill(goes_on=False)
    await work.end()
    assert work.begun == [0, 4, 1, 2, 3]
    await work.end(*range(5))


@pytest.mark.usefixtures("two_late_at_once")
async def test_a_closed_line_begins_nothing():
    work = Work()
    work.put(1, who=1)
    work.put(2, who=1)
    closing = asyncio.create_task(work.line.close(1))
    await work.end(1)
    await closing
    assert (work.begun, work.line.waiting, work.line.under_way) == ([1], 1, 0)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=40))
async def test_nobody_is_left_out_and_nobody_is_overtaken_by_themselves(updates: list[tuple[int, bool]]):
    handled: list[One] = []

    async def handle(one: One) -> None:
        for _ in range(one.number % 3):
            await asyncio.sleep(0)
        handled.append(one)

    line = Line(handle)
    for number, (who, is_late) in enumerate(updates):
        line.put(One(number, who, b"", is_late))
        if number % 5 == 0:
            await asyncio.sleep(0)
    await line.empty()
    assert len(handled) == len(updates)
    for who in range(5):
        own = [one.number for one in handled if one.who == who]
        assert own == sorted(own)
