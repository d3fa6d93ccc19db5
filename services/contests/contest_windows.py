"""When a contest takes entries, what of a result may be seen, and what its nominations are: pure."""

from datetime import date
from enum import StrEnum

from models.contest_rows import RESULTS
from models.contests import Contest, ContestEntry, ContestStage, EntryStatus

PLACES = (1, 2, 3)
STAGES = tuple(ContestStage)


class Standing(StrEnum):
    AHEAD = "ahead"
    OPEN = "open"
    JUDGED = "judged"
    """No more entries, no end yet."""
    CLOSED = "closed"
    CANCELLED = "cancelled"
    ELSEWHERE = "elsewhere"
    """Not held here: only its results are told."""


def is_elsewhere(contest: Contest) -> bool:
    return contest.entries_from is not None and contest.entries_from > contest.entries_until


def standing(contest: Contest, today: date) -> Standing:
    """Both the first and the last day of entries belong to the window."""
    if is_elsewhere(contest):
        return Standing.ELSEWHERE
    if contest.cancelled_at is not None:
        return Standing.CANCELLED
    if contest.closed_at is not None:
        return Standing.CLOSED
    if contest.entries_from is not None and today < contest.entries_from:
        return Standing.AHEAD
    return Standing.OPEN if today <= contest.entries_until else Standing.JUDGED


def days_left(contest: Contest, today: date) -> int:
    """0 on the last day."""
    return (contest.entries_until - today).days


def seen(entry: ContestEntry) -> EntryStatus:
    """What anybody but a keeper may know of an entry: a result is one once it is confirmed."""
    if entry.status in RESULTS and entry.confirmed_at is None:
        return EntryStatus.SUBMITTED
    return entry.status


def is_claim(entry: ContestEntry) -> bool:
    """A result somebody has told of, with a proof, which a keeper has not looked at yet."""
    return entry.status in RESULTS and entry.confirmed_at is None and entry.proof is not None


def nominations_of(contest: Contest) -> tuple[str, ...]:
    return tuple(contest.nominations.split("\n")) if contest.nominations else ()


def next_stage(stage: ContestStage) -> ContestStage:
    """The last one leads nowhere higher."""
    return STAGES[min(STAGES.index(stage) + 1, len(STAGES) - 1)]
