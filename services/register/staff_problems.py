"""Collects what is wrong with a table, up to as much as anybody would read."""

from services.errors import Unfitting
from services.register.staff_rows import Problem

MOST = 1000


class Problems:
    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._more = 0

    def __len__(self) -> int:
        return len(self._kept) + self._more

    def add(self, sheet: str | None, cell: str | None, phrase: str, **values: str | int) -> None:
        if len(self._kept) < MOST:
            self._kept.append(Problem(sheet, cell, phrase, values))
        else:
            self._more += 1

    def refuse(self, sheet: str, cell: str, refused: Unfitting) -> None:
        self.add(sheet, cell, refused.phrase, **refused.values)

    def all(self) -> tuple[Problem, ...]:
        """In the order of the table; a last one tells how many did not fit."""
        if not self._more:
            return tuple(self._kept)
        return (*self._kept, Problem(None, None, "staff-problem-more", {"count": self._more}))
