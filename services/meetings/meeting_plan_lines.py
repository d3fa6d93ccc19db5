"""Lines of a year's plan as people type them: «month: topic», questions under it with a dash. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from programmes.moment_words import MONTH_NAMES
from services.errors import Unfitting
from services.naming import clean

TOPIC = range(3, 201)
LONGEST_QUESTIONS = 1000
MOST_LINES = 40
SPLIT = re.compile(r"(?P<month>[^\W\d_]+|\d{1,2})\s*[:\-\u2013\u2014.]\s*(?P<topic>\S.*)")
QUESTION = re.compile(r"[-\u2013\u2014*\u2022]\s*(?P<words>\S.*)")


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it was typed."""

    month: date
    topic: str
    questions: str | None = None


def months_of(year: int, first: str) -> tuple[date, ...]:
    """First days of the twelve months of a school year; `first` is its first day as `MM-DD`."""
    begins = int(first[:2])
    return tuple(date(year + (month < begins), month, 1) for month in (*range(begins, 13), *range(1, begins)))


def month_of(word: str, months: Sequence[date]) -> date | None:
    """The month of the year meant, by its name in any case or by its number."""
    said = word.casefold()
    number = int(said) if said.isdecimal() and len(said) <= 2 else MONTH_NAMES.get(said)
    return next((one for one in months if one.month == number), None)


def read(typed: str, months: Sequence[date]) -> tuple[Written, ...]:
    """Every line, in their order. Raises Unfitting that names the first line that is none."""
    found: list[Written] = []
    lines = [clean(one) for one in typed.splitlines()]
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        question = QUESTION.fullmatch(line)
        if question and found:
            found[-1] = with_question(found[-1], question["words"])
            continue
        if len(found) >= MOST_LINES:
            raise Unfitting("meetings-too-many-lines", high=MOST_LINES)
        found.append(_line(line, number, months))
    if not found:
        raise Unfitting("meetings-line-unfit", line=1)
    return tuple(found)


def read_change(typed: str, months: Sequence[date], old: Written) -> Written:
    """What a line says from now on: the month stays where none is named, questions where none are typed."""
    lines = [one for one in map(clean, typed.splitlines()) if one]
    if not lines:
        raise Unfitting("meetings-line-unfit", line=1)
    split = SPLIT.fullmatch(lines[0])
    month = month_of(split["month"], months) if split else None
    said = split["topic"] if split and month else lines[0]
    first = Written(month or old.month, topic_of(said))
    for line in lines[1:]:
        question = QUESTION.fullmatch(line)
        first = with_question(first, question["words"] if question else line)
    return first if first.questions else replace(first, questions=old.questions)


def with_question(line: Written, words: str) -> Written:
    return replace(line, questions=questions_of("\n".join(filter(None, (line.questions, words)))))


def topic_of(typed: str) -> str:
    topic = clean(typed)
    if len(topic) not in TOPIC:
        raise Unfitting("meetings-topic-unfit", low=TOPIC.start, high=TOPIC.stop - 1)
    return topic


def questions_of(typed: str) -> str | None:
    """A line each."""
    said = "\n".join(filter(None, map(clean, typed.splitlines())))
    if len(said) > LONGEST_QUESTIONS:
        raise Unfitting("words-too-long", limit=LONGEST_QUESTIONS)
    return said or None


def shifted(month: date, years: int = 1) -> date:
    """The same month of another year."""
    return date(month.year + years, month.month, 1)


def _line(line: str, number: int, months: Sequence[date]) -> Written:
    split = SPLIT.fullmatch(line)
    month = month_of(split["month"], months) if split else None
    if split is None or month is None:
        raise Unfitting("meetings-line-unfit", line=number)
    return Written(month, topic_of(split["topic"]))
