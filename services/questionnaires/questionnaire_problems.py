"""What is wrong with a questionnaire somebody has sent: where, and in words for people."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    place: str
    """A cell with its sheet, or the path inside a text file."""
    phrase: str
    values: Mapping[str, str | int] = field(default_factory=dict)


_TOLD = (
    (re.compile(r"required, but missing|required for kind|at least 1 character"), "own-problem-missing"),
    (re.compile(r"expected an area"), "own-problem-area"),
    (re.compile(r"expected a topic"), "own-problem-topic"),
    (re.compile(r"expected an earlier question"), "own-problem-earlier"),
    (re.compile(r"has no option"), "own-problem-no-option"),
    (re.compile(r"different codes|the code only once"), "own-problem-twice"),
    (re.compile(r"expected a position group|expected at least one question for the branch"), "own-problem-branch"),
    (re.compile(r"expected less than \d+ characters|screen-review"), "own-problem-long"),
    (re.compile(r"at least 2 for the branch|at least \d+ in the list"), "own-problem-few-options"),
    (re.compile(r"fits \^\[A-Za-z0-9_\]"), "own-problem-code"),
    (re.compile(r"not allowed for kind|only for kind"), "own-problem-not-here"),
)  # fmt: skip


def told(defect: str, place: Callable[[str], str]) -> Problem:
    """What a check of the programme found, at the cell it is about and in words for people."""
    path, _, said = defect.partition(": ")
    where = place(path) if said else place("")
    for pattern, phrase in _TOLD:
        if pattern.search(defect):
            return Problem(where, phrase)
    return Problem(where, "own-problem-other", {"detail": said or defect})
