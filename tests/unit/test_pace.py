"""Bursts are welcome, floods are not, and the memory of it all is bounded."""

from services.pace import BURST, Pace, Verdict


class Hands:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def pace(hands: Hands, **more: float) -> Pace:
    return Pace(**{"burst": 5, "per_second": 1.0, "pause": 10.0, "clock": hands} | more)


def test_a_whole_questionnaire_tapped_through_passes():
    quick = Pace(clock=Hands())
    assert {quick.take(1) for _ in range(BURST)} == {Verdict.PASSES}
    assert quick.take(1) is Verdict.TOO_FAST


def test_a_flood_is_told_once_a_pause():
    hands = Hands()
    quick = pace(hands)
    assert [quick.take(1) for _ in range(8)] == [Verdict.PASSES] * 5 + [Verdict.TOO_FAST] + [Verdict.PAUSED] * 2
    hands.now = 9.9
    assert quick.take(1) is Verdict.PAUSED
    hands.now = 10.0
    assert quick.take(1) is Verdict.PASSES


def test_a_steady_hand_is_never_stopped():
    hands = Hands()
    quick = pace(hands)
    for second in range(200):
        hands.now = float(second)
        assert quick.take(1) is Verdict.PASSES


def test_one_account_does_not_slow_another_down():
    quick = pace(Hands())
    for _ in range(50):
        quick.take(1)
    assert quick.take(2) is Verdict.PASSES


def test_memory_is_bounded_and_the_longest_silent_go_first():
    quick = pace(Hands(), most=3)
    for _ in range(9):
        quick.take(1)
    for account in range(2, 5):
        quick.take(account)
    assert len(quick) == 3
    assert quick.take(1) is Verdict.PASSES
