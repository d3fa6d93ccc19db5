"""What is known while an update of a person is handled: as long as it is their turn nobody else changes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from bot.forms import Form


@dataclass(slots=True, eq=False)
class Turn:
    is_repeat: bool = False
    """Whether the update has been handled before."""
    may_look: bool = True
    """Whether the person may be looking at something that renews itself."""
    forms: dict[str, Form] = field(default_factory=dict)
    """Those that have been looked up, as they are now."""
    is_over: bool = False


_TURN: ContextVar[Turn | None] = ContextVar("turn", default=None)


def this_turn() -> Turn | None:
    """None outside of any; what an update has left behind to go on by itself is outside, too."""
    turn = _TURN.get()
    return None if turn is None or turn.is_over else turn


@contextmanager
def during(turn: Turn) -> Iterator[None]:
    token = _TURN.set(turn)
    try:
        yield
    finally:
        turn.is_over = True
        _TURN.reset(token)
