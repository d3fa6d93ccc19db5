"""The table of a questionnaire as content, with the cell of everything in it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from programmes import questionnaire_words as words
from programmes.vocabulary import Vocabulary
from services.errors import Unfitting
from services.questionnaires.questionnaire_cells import Cells, text_of
from services.questionnaires.questionnaire_problems import Problem
from services.register import staff_package as package

MOST_ROWS = 600
MOST_COLUMNS = 30


class Table:
    """The sheets of a file as content, with the cell of everything in it."""

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self._read = Cells(vocabulary)
        self.problems = self._read.problems
        self._cells: dict[str, str] = {}
        """Paths inside the content, each with its cell."""
        with package.opened(path) as book:
            sheets = {sheet.title.strip().lower(): sheet for sheet in book.sheets}
            self.content = self._content({name: sheets.get(title.lower()) for name, title in words.SHEETS.items()})

    def place(self, path: str) -> str:
        """The cell of a path, or of the nearest thing around it."""
        steps = path.split(".")
        while steps:
            if ".".join(steps) in self._cells:
                return self._cells[".".join(steps)]
            steps.pop()
        return words.SHEETS["questions"] if path.startswith("questions") else words.SHEETS["whole"]

    def _content(self, sheets: Mapping[str, package.Sheet | None]) -> dict[str, Any]:
        if sheets["questions"] is None or sheets["whole"] is None:
            raise Unfitting("own-problem-no-sheets")
        content: dict[str, Any] = self._whole(sheets["whole"])
        scales = {row["code"]: row for _, row in self._rows("scales", sheets["scales"], words.SCALES)}
        questions = [row for _, row in self._rows("questions", sheets["questions"], words.QUESTIONS)]
        self._asked(questions, scales)
        self._offer(sheets["options"], questions, scales)
        content["scales"] = {
            code: {name: value for name, value in scale.items() if name != "code"} for code, scale in scales.items()
        }
        content["questions"] = questions
        levels = [row for _, row in self._rows("levels", sheets["levels"], words.LEVELS)]
        if levels and isinstance(content.get("scoring"), dict):
            content["scoring"]["levels"] = levels
        signals = [row for _, row in self._rows("signals", sheets["signals"], words.SIGNALS)]
        if signals:
            content["signals"] = signals
        return content

    def _whole(self, sheet: package.Sheet) -> dict[str, Any]:
        known = {name.lower(): path for path, (name, _) in words.WHOLE.items()}
        content: dict[str, Any] = {}
        for number, cells in enumerate(sheet.rows(2), start=1):
            path = known.get(text_of(cells[0]).lower()) if cells else None
            if path is None or len(cells) < 2:
                continue
            cell = f"{words.SHEETS['whole']}, B{number}"
            self._cells[path] = cell
            value = self._read.value(path, cells[1], cell, is_formula=(number, 2) in sheet.marks.formulas)
            if value is None:
                continue
            here = content
            *outer, last = path.split(".")
            for step in outer:
                here = here.setdefault(step, {})
            here[last] = value
        return content

    def _rows(
        self, name: str, sheet: package.Sheet | None, columns: Mapping[str, str]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        if sheet is None:
            return
        if sheet.marks.last_row > MOST_ROWS:
            raise Unfitting("own-problem-many-rows", sheet=words.SHEETS[name], limit=MOST_ROWS)
        known = {title.lower(): column for column, title in columns.items()}
        heads: dict[int, str] = {}
        count = 0
        for number, cells in enumerate(sheet.rows(MOST_COLUMNS), start=1):
            if not heads:
                heads = {
                    place: known[text_of(cell).lower()]
                    for place, cell in enumerate(cells)
                    if text_of(cell).lower() in known
                }
                continue
            row: dict[str, Any] = {}
            for place, column in heads.items():
                cell = f"{words.SHEETS[name]}, {get_column_letter(place + 1)}{number}"
                is_formula = (number, place + 1) in sheet.marks.formulas
                value = (
                    self._read.value(column, cells[place], cell, is_formula=is_formula) if place < len(cells) else None
                )
                self._cells[f"{name}.{count}.{column}"] = cell
                if value is not None:
                    row[column] = value
            if row:
                self._cells[f"{name}.{count}"] = f"{words.SHEETS[name]}, {number}"
                yield count, row
                count += 1

    def _asked(self, questions: list[dict[str, Any]], scales: dict[str, dict[str, Any]]) -> None:
        """Kinds by their words, texts by branch, codes for those who have none."""
        kinds = {_loose(word): kind for kind, word in words.KINDS.items()}
        met: set[str] = set()
        for number, question in enumerate(questions):
            question.setdefault("code", f"Q{number + 1}")
            if question["code"] in met:
                self._complain(f"questions.{number}.code", "own-problem-twice")
            met.add(question["code"])
            kind = kinds.get(_loose(str(question.get("kind", ""))))
            if kind is None:
                self._complain(f"questions.{number}.kind", "own-problem-kind", text=str(question.get("kind", ""))[:60])
            question["kind"] = kind or "text"
            if kind == "rate5":
                question |= {"kind": "scale", "scale": "rate5"}
                options = [{"code": code, "text": text, "score": score} for code, text, score in words.RATE5]
                scales.setdefault("rate5", {"code": "rate5", "options": options})
            branches = question.pop("branches", None)
            if branches and isinstance(question.get("text"), str):
                place = self.place(f"questions.{number}.branches")
                question["text"] = dict.fromkeys(self._read.branches(branches, place), question["text"])
            if question["kind"] == "yesno" and "options" not in question:
                question["options"] = []

    def _offer(
        self, sheet: package.Sheet | None, questions: list[dict[str, Any]], scales: dict[str, dict[str, Any]]
    ) -> None:
        targets: dict[str, tuple[str, dict[str, Any]]] = {}
        for code, scale in scales.items():
            targets[f"{words.SCALE}: {code}".lower()] = (f"scales.{code}", scale)
        for number, question in enumerate(questions):
            targets[str(question["code"]).lower()] = (f"questions.{number}", question)
        for number, option in self._rows("options", sheet, words.OPTIONS):
            target = targets.get(str(option.pop("target", "")).lower())
            if target is None:
                self._complain(f"options.{number}.target", "own-problem-target")
                continue
            path, owner = target
            options = owner.setdefault("options", [])
            option.setdefault("code", f"o{len(options) + 1}")
            if "branches" in option:
                place = self.place(f"options.{number}.branches")
                option["branches"] = self._read.branches(option["branches"], place)
            for column in (*words.OPTIONS, None):
                cell = self._cells.get(f"options.{number}.{column}" if column else f"options.{number}")
                for name in (str(len(options)), str(option["code"])):
                    self._cells[f"{path}.options.{name}" + (f".{column}" if column else "")] = cell or ""
            options.append(option)
        for question in questions:
            if question["kind"] == "yesno" and not question.get("options"):
                question["options"] = [{"code": code, "text": text} for code, text in words.YES_NO]

    def _complain(self, path: str, phrase: str, **values: str) -> None:
        self.problems.append(Problem(self.place(path), phrase, values))


def _loose(text: str) -> str:
    return re.sub(r"[\s\u2010-\u2014-]+", "", text.lower())
