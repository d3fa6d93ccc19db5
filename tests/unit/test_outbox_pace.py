"""How fast the bot may speak: never faster than told, in all and to each."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.outbox_pace import Pace


@given(
    rate=st.floats(1, 30),
    calls=st.lists(st.tuples(st.integers(-3, 12).filter(bool), st.floats(0, 0.2)), max_size=120),
)
def test_nobody_is_hurried(rate: float, calls: list[tuple[int, float]]):
    pace, now = Pace(rate), 0.0
    spoken: list[float] = []
    by_chat = defaultdict(list)
    for chat, later in calls:
        now += later
        wait = pace.reserve(chat, now)
        assert wait >= 0
        spoken.append(now + wait)
        by_chat[chat].append(now + wait)
    for chat, moments in by_chat.items():
        gaps = [after - before for before, after in pairwise(moments)]
        assert all(gap >= (3.0 if chat < 0 else 1.0) - 1e-9 for gap in gaps)


def test_many_chats_get_the_whole_rate():
    pace = Pace(25)
    waits = [pace.reserve(chat, 0.0) for chat in range(1, 251)]
    assert waits[-1] == pytest.approx(249 / 25)


def test_a_chat_that_waits_for_itself_holds_up_nobody_else():
    pace = Pace(25)
    for _ in range(5):
        last = pace.reserve(7, 0.0)
    assert last == pytest.approx(4.0)
    assert pace.reserve(8, 0.0) == pytest.approx(5 / 25)


def test_too_much_is_a_pause_for_all_and_less_afterwards():
    pace = Pace(25)
    pace.slow_down(3, 10.0)
    pace.slow_down(3, 10.1)
    assert pace.paused_for(10.1) == pytest.approx(3.0)
    first, second = pace.reserve(1, 10.1), pace.reserve(2, 10.1)
    assert first == pytest.approx(3.0)
    assert second == pytest.approx(3.0 + 1 / 20)
    assert pace.reserve(3, 20.0) >= 0
    waits = [pace.reserve(chat, 30.0) for chat in range(10, 31)]
    assert waits[-1] == pytest.approx(20 / (25 * 0.8))
    for _ in range(100):
        pace.went_well()
    waits = [pace.reserve(chat, 60.0) for chat in range(40, 66)]
    assert waits[-1] == pytest.approx(1.0)


def test_an_album_takes_the_time_of_all_its_messages():
    pace = Pace(25)
    assert pace.reserve(7, 0.0, messages=11) == 0.0
    assert pace.reserve(8, 0.0) == pytest.approx(11 / 25), "everybody waits for all of it"
    assert pace.reserve(7, 0.0) == pytest.approx(11 * 1.0), "its own chat most of all"
