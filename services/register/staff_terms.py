"""Positions and subjects out of table cells, with a hint for those that are only nearly right."""

import re
from functools import lru_cache

from services.errors import Unfitting
from services.register.staff_cells import LONGEST_CELL, Content, is_empty, text
from services.register.staff_letters import shown
from services.register.staff_vocabulary import Job, Vocabulary

BETWEEN_SUBJECTS = re.compile(r"[,;/\n\r]")
REMEMBERED = 4096


class Terms:
    """A vocabulary that remembers what it was asked: tables repeat themselves."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._job = lru_cache(REMEMBERED)(vocabulary.job)
        self._subjects = lru_cache(REMEMBERED)(vocabulary.subjects_in)
        self._similar_position = lru_cache(REMEMBERED)(vocabulary.similar_position)
        self._similar_subject = lru_cache(REMEMBERED)(vocabulary.similar_subject)

    def job(self, content: Content) -> Job:
        line = text(content)
        found = self._job(line)
        if found:
            return found
        similar = self._similar_position(line)
        if similar:
            raise Unfitting("staff-problem-similar-position", text=shown(line), similar=similar)
        raise Unfitting("staff-problem-unknown-position", text=shown(line))

    def subjects(self, content: Content) -> tuple[str, ...]:
        """Codes in the order of the cell, each once."""
        whole = self._subjects(text(content, LONGEST_CELL))
        if whole:
            return whole
        pieces = BETWEEN_SUBJECTS.split(content) if isinstance(content, str) else [content]
        named = [self._one_piece(text(piece)) for piece in pieces if not is_empty(piece)]
        return tuple(dict.fromkeys(code for codes in named for code in codes))

    def _one_piece(self, line: str) -> tuple[str, ...]:
        found = self._subjects(line)
        if found:
            return found
        similar = self._similar_subject(line)
        if similar:
            raise Unfitting("staff-problem-similar-subject", text=shown(line), similar=similar)
        raise Unfitting("staff-problem-unknown-subject", text=shown(line))
