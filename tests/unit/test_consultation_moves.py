"""What may follow what in the life of a request."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.consultations import ConsultationStatus as Status
from services.consultations.consultation_moves import MOVES, OPEN, OVER, WAITING, Change, after, may
from services.errors import Unfitting

WALKS = st.lists(st.sampled_from(Change), max_size=30)
BY_THE_ASKER = {Change.JUDGED, Change.CONFIRMED, Change.REOPENED}


def walk(changes):
    """The changes that were possible, each with the state before and after it."""
    status, steps = Status.NEW, []
    for change in changes:
        if may(status, change):
            before, status = status, after(status, change)
            steps.append((before, change, status))
        else:
            with pytest.raises(Unfitting):
                after(status, change)
    return steps


@settings(max_examples=150)
@given(WALKS)
def test_however_it_goes_a_request_stays_within_its_life(changes):
    marked = False
    for before, change, status in walk(changes):
        assert before not in {Status.WITHDRAWN, Status.REJECTED}, "what was taken back or turned down stays so"
        if before is Status.CLOSED:
            assert change in BY_THE_ASKER, "only the one who asked has anything to say after the end"
        if status is Status.ANSWERED and before is not Status.ANSWERED:
            assert change is Change.MARKED
        marked = marked or change is Change.MARKED
        if status is Status.CLOSED:
            assert marked, "nothing is closed that nobody has marked as answered"
        assert status is not Status.NEW or before is Status.NEW


def test_every_state_is_reached_and_every_change_is_possible():
    reached = {Status.NEW} | {status for moves in MOVES.values() for status in moves.values()}
    assert reached == set(Status)
    assert all(moves for change, moves in MOVES.items() if change is not Change.ASKED)
    assert set(MOVES) == set(Change)
    assert WAITING < OPEN
    assert set(Status) == OPEN | OVER
    assert not OPEN & OVER
