"""Signals of the first years: each by its own answer, the index strictly below its bound, nothing from what is hidden."""

import pytest

from services.questionnaires.questionnaire_answers import Reply
from services.questionnaires.questionnaire_signals import codes
from tests.programmes import NMS

ADAPTATION = NMS.questionnaires["adaptation"]
GOOD = {"A02": "with_order", "A03": "weekly", "A11": "here", **{f"A{number:02}": "3" for number in range(4, 11)}}


def signals(**changed: str) -> tuple[str, ...]:
    replies = {code: Reply(chosen=(one,)) for code, one in {**GOOD, **changed}.items()}
    return codes(ADAPTATION, replies, {})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ()),
        ({"A10": "0"}, ()),
        ({"A02": "no"}, ("no_mentor",)),
        ({"A02": "no", "A03": "never"}, ("no_mentor",)),  # the question is not shown
        ({"A02": "unknown", "A03": "never"}, ("no_mentor", "idle_mentor")),
        ({"A02": "without_order"}, ()),
        ({"A11": "other_field"}, ("leaving",)),
        ({"A11": "other_school"}, ()),
        ({"A09": "0"}, ("exhausted",)),
        ({"A09": "1"}, ()),
        # 100 × 9 / 21 = 42,9; 100 × 10 / 21 = 47,6
        ({"A04": "0", "A05": "0", "A06": "0", "A07": "0"}, ("at_risk",)),
        ({"A04": "1", "A05": "0", "A06": "0", "A07": "0"}, ()),
    ],
)
def test_each_signal_by_its_answer(changed: dict[str, str], expected: tuple[str, ...]) -> None:
    assert signals(**changed) == expected


def test_exactly_the_bound_is_no_risk_and_too_few_answers_are_none() -> None:
    # Without A03 there are six: 100 × 8 / 18 = 44,4 is below, 100 × 9 / 18 = 50 is not.
    low = {"A02": "no", "A04": "1", "A05": "1", "A06": "1", "A07": "1", "A08": "3", "A09": "1"}
    assert signals(**low) == ("no_mentor", "at_risk")
    assert signals(**{**low, "A09": "2"}) == ("no_mentor",)
    few = {"A08": Reply(chosen=("0",)), "A09": Reply(chosen=("1",))}
    assert codes(ADAPTATION, few, {}) == ()
