"""Makes a written questionnaire complete: what it borrows from other files stands in it."""

from dataclasses import dataclass, field
from typing import Any

from programmes.vocabulary import Vocabulary

_UNREAD = [{"code": "unread_1", "text": "?"}, {"code": "unread_2", "text": "?"}]
"""Stands for options whose own file is broken, so that only that file is complained about."""


@dataclass
class Expansion:
    """`written` holds every questionnaire file by name; `vocabulary` is None where it could not be read."""

    written: dict[str, object]
    vocabulary: Vocabulary | None
    problems: dict[str, list[str]] = field(default_factory=dict)

    def expand(self, name: str) -> object:
        content = self.written[name]
        self.problems[name] = []
        if not isinstance(content, dict):
            return content
        complete = self._with_borrowed(name, content)
        questions = complete.get("questions")
        if isinstance(questions, list):
            complete["questions"] = [
                self._with_options(name, number, question) for number, question in enumerate(questions)
            ]
        return complete

    def _with_borrowed(self, name: str, content: dict[str, Any]) -> dict[str, Any]:
        complete = dict(content)
        if "based_on" not in complete:
            return complete
        base = self.written.get(str(complete.pop("based_on")))
        if not isinstance(base, dict) or "based_on" in base:
            self.problems[name].append("based_on: expected the name of a complete questionnaire file")
            return complete
        scales, own_scales = base.get("scales"), complete.get("scales", {})
        if isinstance(scales, dict) and isinstance(own_scales, dict):
            complete["scales"] = {**scales, **own_scales}
        questions = complete.get("questions")
        if isinstance(questions, list):
            complete["questions"] = self._borrowed(name, questions, base.get("questions"))
        return complete

    def _borrowed(self, name: str, questions: list[Any], lent: object) -> list[Any]:
        lent_questions = lent if isinstance(lent, list) else []
        by_code = {str(lent.get("code")): lent for lent in lent_questions if isinstance(lent, dict)}
        taken = []
        for number, question in enumerate(questions):
            if not isinstance(question, str):
                taken.append(question)
            elif question in by_code:
                taken.append(by_code[question])
            else:
                problem = f"questions.{number}: expected a question of the base, not {question}"
                self.problems[name].append(problem)
        return taken

    def _with_options(self, name: str, number: int, question: Any) -> Any:
        if not isinstance(question, dict) or "options_from" not in question:
            return question
        complete = dict(question)
        source, own = complete.pop("options_from"), complete.get("options", [])
        if not isinstance(own, list):
            return complete
        try:
            offered = self.vocabulary.options(str(source)) if self.vocabulary else _UNREAD
        except KeyError:
            expected = "position_groups, subject_topics or topics"
            self.problems[name].append(f"questions.{number}.options_from: expected {expected}")
            offered = _UNREAD
        complete["options"] = offered + own
        return complete
