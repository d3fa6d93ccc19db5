"""What a cell of a questionnaire's table says: flags, numbers, lists, conditions, texts for each branch."""

import re
from typing import Any

from programmes import questionnaire_words as words
from programmes.vocabulary import Vocabulary
from services.questionnaires.questionnaire_problems import Problem
from services.questionnaires.questionnaire_sheets import BRANCH_LINE
from services.register import staff_package as package

LONGEST_CELL = 8000
CONDITION = re.compile(
    rf"(?P<fact>{words.FACT}: *)?(?P<asked>\w+) *(?:(?P<sign>=|!=|≠) *(?P<values>[^\[\]]*?)|(?P<known>{words.KNOWN}))"
    r" *(?:\[(?P<branches>[^\[\]]*)\])?"
)
LISTS = frozenset({"scoring.questions", "satisfaction.scores", "satisfaction.also", "one_of"})
FLAGS = frozenset(
    {"anonymous", "on_demand", "satisfaction.composite", "mandatory", "sets_branch", "skip_if_known", "exclusive"}
)
WHOLE_NUMBERS = frozenset(
    {"minutes", "scoring.top", "scoring.least", "satisfaction.least_rate", "most", "low", "high", "length", "score"}
)
FRACTIONS = frozenset({"since", "satisfaction.least_mean", "index_below"})
PER_BRANCH = frozenset({"text", "label", "topic"})


class Cells:
    """Cells of one file; what cannot be understood is among the problems."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []

    def value(self, column: str, written: package.Cell, cell: str, *, is_formula: bool) -> Any:
        """None: nothing is there, or nothing that could be understood."""
        text = text_of(written)
        if is_formula or len(text) > LONGEST_CELL:
            phrase = "staff-problem-formula" if is_formula else "staff-problem-too-long"
            self.problems.append(Problem(cell, phrase, {} if is_formula else {"limit": LONGEST_CELL}))
            return None
        return self._said(column, text, cell) if text else None

    def _said(self, column: str, text: str, cell: str) -> Any:
        if column in FLAGS:
            return self._flag(text, cell)
        if column in WHOLE_NUMBERS or column in FRACTIONS:
            return self._number(text, cell, is_whole=column in WHOLE_NUMBERS)
        if column in LISTS or column in {"branches", "subjects"}:
            return self._numbers(text, cell) if column == "satisfaction.scores" else _split(text)
        if column == "show_if":
            return [one for line in text.splitlines() if line.strip() for one in self._condition(line.strip(), cell)]
        if column in PER_BRANCH:
            text_or_texts = _per_branch(text)
            return self._topics(text_or_texts) if column == "topic" else text_or_texts
        return self._area(text) if column == "area" else text

    def _flag(self, text: str, cell: str) -> bool | None:
        if text.lower() not in {words.YES, words.NO}:
            self.problems.append(Problem(cell, "own-problem-flag"))
            return None
        return True if text.lower() == words.YES else None

    def _number(self, text: str, cell: str, *, is_whole: bool) -> float | int | None:
        text = text.replace(",", ".").replace("\u2212", "-")
        if not re.fullmatch(r"-?\d{1,9}" if is_whole else r"-?\d{1,9}(\.\d{1,6})?", text):
            self.problems.append(Problem(cell, "own-problem-number"))
            return None
        return int(text) if is_whole else float(text)

    def _numbers(self, text: str, cell: str) -> list[float | int]:
        found = [self._number(one, cell, is_whole=True) for one in _split(text)]
        return [one for one in found if one is not None]

    def _condition(self, line: str, cell: str) -> list[dict[str, Any]]:
        found = CONDITION.fullmatch(line)
        if found is None:
            self.problems.append(Problem(cell, "own-problem-condition"))
            return []
        made: dict[str, Any] = {"fact" if found["fact"] else "question": found["asked"]}
        if found["known"]:
            made["known"] = True
        else:
            made["one_of" if found["sign"] == "=" else "none_of"] = _split(found["values"] or "")
        if found["branches"]:
            made["branches"] = self.branches(_split(found["branches"]), cell)
        return [made]

    def branches(self, texts: list[str], cell: str) -> list[str]:
        """Groups of positions by their codes or titles."""
        groups = self.vocabulary.positions.groups
        known = {title.lower(): group.code for group in groups for title in (group.code, group.title, group.plural)}
        if any(text.lower() not in known for text in texts):
            self.problems.append(Problem(cell, "own-problem-branch"))
        return [known[text.lower()] for text in texts if text.lower() in known]

    def _area(self, text: str) -> str:
        return {one.title.lower(): one.code for one in self.vocabulary.competences.areas}.get(text.lower(), text)

    def _topics(self, text: str | dict[str, str]) -> str | dict[str, str]:
        known = {one.title.lower(): one.code for one in self.vocabulary.competences.topics}
        if isinstance(text, str):
            return known.get(text.lower(), text)
        return {branch: known.get(one.lower(), one) for branch, one in text.items()}


def text_of(cell: package.Cell) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _per_branch(text: str) -> str | dict[str, str]:
    """A text for everybody, or for each branch on lines that begin with its code in brackets."""
    if not BRANCH_LINE.match(text):
        return text
    found: dict[str, str] = {}
    branch = ""
    for line in text.splitlines():
        begun = BRANCH_LINE.fullmatch(line)
        if begun:
            branch, found[begun[1]] = begun[1], begun[2]
        else:
            found[branch] += f"\n{line}"
    return {code: one.strip() for code, one in found.items()}


def _split(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"[,;\n]", text) if one.strip()]
