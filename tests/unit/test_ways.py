"""Which way to Telegram is taken: the first that is well, with a memory of who was ill."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ways import BREAKS, FIRST_REST, LONGEST_REST, Ways

THREE = ("http://one:1", "socks5://two:2", "direct")


class Hands:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


def test_one_that_fails_is_taken_last_until_it_works_again(hands: Hands, caplog: pytest.LogCaptureFixture):
    ways = Ways(THREE, hands)
    assert ways.order() == [0, 1, 2]
    for _ in range(5):
        ways.failed(0, "ConnectionError")
    assert ways.order() == [1, 2, 0]
    assert ways.rested() == []
    hands.now += FIRST_REST
    assert ways.rested() == [0]
    assert ways.rested() == []  # one look at a time
    assert ways.order() == [1, 2, 0]  # nobody's answer waits for the look
    ways.went_well(0)
    assert ways.order() == [0, 1, 2]
    said = [record.getMessage() for record in caplog.records]
    assert said == ["proxy 1 of 3 fails (ConnectionError); calls take another way", "proxy 1 of 3 works again"]


def test_a_call_that_breaks_off_is_forgiven_once(hands: Hands):
    ways = Ways(THREE, hands)
    for _ in range(BREAKS - 1):
        ways.broke(1, "TimeoutError")
    ways.went_well(1)
    ways.broke(1, "TimeoutError")
    assert ways.order() == [0, 1, 2]
    ways.broke(1, "TimeoutError")
    assert ways.order() == [0, 2, 1]


def test_who_falls_ill_again_and_again_rests_longer(hands: Hands):
    ways = Ways(THREE, hands)
    rests = []
    for _ in range(8):
        ways.failed(0, "x")
        begun = hands.now
        while not ways.rested():
            hands.now += 1
        rests.append(hands.now - begun)
        ways.went_well(0)
    assert rests[:3] == [FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST]
    assert rests[-1] == LONGEST_REST
    hands.now += LONGEST_REST + 1  # a long good time is a new beginning
    ways.failed(0, "x")
    hands.now += FIRST_REST
    assert ways.rested() == [0]


def test_the_only_way_is_never_ill(hands: Hands, caplog: pytest.LogCaptureFixture):
    ways = Ways(("http://one:1",), hands)
    for _ in range(9):
        ways.failed(0, "x")
        ways.broke(0, "x")
    assert (ways.order(), ways.rested(), caplog.records) == ([0], [], [])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["failed", "broke", "well", "wait", "rested"]), st.integers(0, 2))))
def test_every_way_stays_in_the_order_once(deeds: list[tuple[str, int]]):
    hands = Hands()
    ways = Ways(THREE, hands)
    for deed, number in deeds:
        match deed:
            case "failed":
                ways.failed(number, "x")
            case "broke":
                ways.broke(number, "x")
            case "well":
                ways.went_well(number)
                assert ways.order().index(number) <= number  # nobody who is well stands behind an ill one
            case "rested":
                assert set(ways.rested()) <= {0, 1, 2}
            case _:
                hands.now += 40
        assert sorted(ways.order()) == [0, 1, 2]
