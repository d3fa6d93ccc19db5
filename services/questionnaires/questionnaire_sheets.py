"""A questionnaire as a table: what stands in which cell, and the file that is sent."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from programmes import questionnaire_words as words
from programmes.questionnaires import Questionnaire
from services import workbooks
from services.workbooks import Table

Row = Mapping[str, str]
BRANCH_LINE = re.compile(r"\[([A-Za-z0-9_]{1,32})\] ?(.*)")
"""A text for one branch, on a line of its own."""


def template() -> bytes:
    """The file to fill in, with an example. Blocks: meant for a thread."""
    options = [dict(one) for one in words.EXAMPLE_OPTIONS]
    return _file(words.EXAMPLE_WHOLE, words.EXAMPLE_QUESTIONS, options, (), (), ())


def written(questionnaire: Questionnaire) -> bytes:
    """The file of a questionnaire, filled in. Blocks: meant for a thread."""
    content = questionnaire.model_dump(mode="json", exclude_defaults=True)
    options = [
        {"target": question["code"], **_option(option)}
        for question in content["questions"]
        for option in question.get("options", ())
    ]
    scales: list[Row] = []
    for code, scale in content.get("scales", {}).items():
        scales.append({"code": code, "lead": scale.get("lead", "")})
        options += [{"target": f"{words.SCALE}: {code}", **_option(option)} for option in scale["options"]]
    levels = [
        {"code": level["code"], "since": _figure(level["since"]), "title": level["title"], "message": level["message"]}
        for level in content.get("scoring", {}).get("levels", ())
    ]
    signals = [{name: _plain(one.get(name)) for name in words.SIGNALS} for one in content.get("signals", ())]
    return _file(_whole(content), [_question(one) for one in content["questions"]], options, scales, levels, signals)


def _whole(content: Mapping[str, Any]) -> Row:
    found: dict[str, str] = {}
    for path in words.WHOLE:
        here: Any = content
        for step in path.split("."):
            here = here.get(step) if isinstance(here, Mapping) else None
        found[path] = _plain(here)
    return found


def _question(content: Mapping[str, Any]) -> Row:
    found = {name: _plain(content.get(name)) for name in words.QUESTIONS if name != "branches"}
    found["kind"] = words.KINDS[content["kind"]]
    found["show_if"] = "\n".join(_condition(one) for one in content.get("show_if", ()))
    return found


def _option(content: Mapping[str, Any]) -> Row:
    return {name: _plain(content.get(name)) for name in words.OPTIONS if name != "target"}


def _condition(content: Mapping[str, Any]) -> str:
    asked = content.get("question") or f"{words.FACT}: {content['fact']}"
    if content.get("known"):
        said = f"{asked} {words.KNOWN}"
    elif content.get("one_of"):
        said = f"{asked} = {', '.join(content['one_of'])}"
    else:
        said = f"{asked} ≠ {', '.join(content['none_of'])}"
    return f"{said} [{', '.join(content['branches'])}]" if content.get("branches") else said


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, Mapping):
        return "\n".join(f"[{branch}] {text}" for branch, text in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one) for one in value)
    return _figure(value)


def _figure(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _file(  # one sheet each
    whole: Row,
    questions: Iterable[Row],
    options: Iterable[Row],
    scales: Iterable[Row],
    levels: Iterable[Row],
    signals: Iterable[Row],
) -> bytes:
    lines = [(name, whole.get(path) or None, about) for path, (name, about) in words.WHOLE.items()]
    return workbooks.write(
        [
            Table(words.SHEETS["whole"], words.PLACES, lines),
            _table("questions", words.QUESTIONS, questions),
            _table("options", words.OPTIONS, options),
            _table("scales", words.SCALES, scales),
            _table("levels", words.LEVELS, levels),
            _table("signals", words.SIGNALS, signals),
            Table(words.SHEETS["help"], words.PLACES[::2], words.HELP),
        ]
    )


def _table(sheet: str, columns: Mapping[str, str], rows: Iterable[Row]) -> Table:
    lines: list[Sequence[str | int | None]] = [[row.get(name) or None for name in columns] for row in rows]
    return Table(words.SHEETS[sheet], tuple(columns.values()), lines)
