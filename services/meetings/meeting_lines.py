"""Questions of an agenda as they are typed, taken apart: «question — who speaks», a line each."""

import re
from dataclasses import dataclass

from services.errors import Unfitting
from services.naming import clean

QUESTION = range(3, 301)
LONGEST_SPEAKER = 100
MOST_WORDS_OF_A_NAME = 6
MOST_LINES = 15
NUMBER = re.compile(r"^(?:\d{1,2}\s*[.)]|[-*\u2022\u2013\u2014])\s+")
DASH = re.compile(r"\s+[-\u2013\u2014]+\s+|\s*\u2014\s*")


@dataclass(frozen=True, slots=True)
class Line:
    question: str
    speaker: str | None
    whole: str
    """As it was typed: what stands behind a dash may be a part of the question after all."""

    @property
    def is_surely_named(self) -> bool:
        return self.speaker is not None and self.speaker[0].isupper()


def read(typed: str) -> list[Line]:
    """A question a line; numbers and marks before it are no part of it. Raises Unfitting."""
    lines = [NUMBER.sub("", said) for one in typed.splitlines() if (said := clean(one))]
    found = [_line(one) for one in lines if one]
    if not found:
        raise Unfitting("agenda-question-unfit", low=QUESTION.start, high=QUESTION.stop - 1)
    if len(found) > MOST_LINES:
        raise Unfitting("agenda-too-many", most=MOST_LINES)
    return found


def question(typed: str) -> str:
    words = clean(typed)
    if len(words) not in QUESTION:
        raise Unfitting("agenda-question-unfit", low=QUESTION.start, high=QUESTION.stop - 1)
    return words


def speaker(typed: str) -> str:
    words = clean(typed)
    if not 2 <= len(words) <= LONGEST_SPEAKER:
        raise Unfitting("agenda-speaker-unfit", high=LONGEST_SPEAKER)
    return words


def _line(said: str) -> Line:
    """What stands behind the last dash is a name where it can be one."""
    dashes = list(DASH.finditer(said))
    if dashes:
        before, behind = said[: dashes[-1].start()].strip(), said[dashes[-1].end() :].strip()
        if len(before) in QUESTION and _may_be_name(behind):
            return Line(before, behind, said)
    return Line(question(said), None, said)


def _may_be_name(words: str) -> bool:
    has_letter = any(sign.isalpha() for sign in words)
    return has_letter and 2 <= len(words) <= LONGEST_SPEAKER and len(words.split()) <= MOST_WORDS_OF_A_NAME
