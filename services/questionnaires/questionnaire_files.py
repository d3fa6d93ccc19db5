"""Reads a questionnaire somebody has sent, as a table or as YAML: its content, or everything that is wrong at once."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from programmes.complaints import complaints
from programmes.expansion import Expansion
from programmes.questionnaire_checks import questionnaire_problems
from programmes.questionnaires import Questionnaire
from programmes.reading import read as read_yaml
from programmes.vocabulary import Vocabulary
from services.errors import Unfitting
from services.questionnaires.questionnaire_limits import limits
from services.questionnaires.questionnaire_problems import Problem, told
from services.questionnaires.questionnaire_tables import Table

HEAVIEST = 2**20
LONGEST_TEXT = 200_000
DEEPEST = 30
OPENING = (
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
)
CLOSING = (yaml.BlockEndToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


@dataclass(frozen=True, slots=True)
class Reading:
    content: dict[str, Any] | None
    """Complete and checked; none where anything is wrong."""
    problems: tuple[Problem, ...] = ()


def read(_cases: object, name: str, content: bytes, code: str, vocabulary: Vocabulary) -> Reading:
    """Read a file of unknown origin. Meant for the process that reads tables; never raises because of the file."""
    if len(content) > HEAVIEST:
        return Reading(None, (Problem("", "own-problem-heavy"),))
    with TemporaryDirectory(prefix="questionnaire-") as folder:
        path = Path(folder) / ("file.xlsx" if name.lower().endswith(".xlsx") else "file.yaml")
        path.write_bytes(content)
        try:
            table = Table(path, vocabulary) if path.suffix == ".xlsx" else None
            written = table.content if table else _of_text(path, vocabulary)
        except Unfitting as refused:
            return Reading(None, (Problem("", refused.phrase, refused.values),))
    places = table.place if table else str
    found = list(table.problems) if table else []
    if isinstance(written, dict):
        written = {**written, "code": code}
    questionnaire, defects = complaints(Questionnaire, written)
    if questionnaire is not None:
        defects = [*questionnaire_problems(questionnaire, vocabulary), *limits(questionnaire)]
    found += [told(defect, places) for defect in dict.fromkeys(defects)]
    found = list({(one.place, one.phrase): one for one in found}.values())
    if found or questionnaire is None:
        return Reading(None, tuple(found))
    return Reading(questionnaire.model_dump(mode="json", exclude_defaults=True))


def _of_text(path: Path, vocabulary: Vocabulary) -> object:
    try:
        _check_text(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise Unfitting("own-problem-not-readable") from error
    try:
        written = read_yaml(path)
    except ValueError as error:  # a number of thousands of digits, the 45th of a month
        raise Unfitting("own-problem-not-readable") from error
    if written.problems:
        raise Unfitting("own-problem-other", detail="; ".join(written.problems[:5]))
    expansion = Expansion({"own": written.content}, vocabulary)
    complete = expansion.expand("own")
    if expansion.problems["own"]:
        raise Unfitting("own-problem-other", detail="; ".join(expansion.problems["own"][:5]))
    return complete


def _check_text(text: str) -> None:
    """Refuse what would break whoever reads it: endless nesting, and one name for many pieces."""
    if len(text) > LONGEST_TEXT:
        raise Unfitting("own-problem-heavy")
    depth = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            raise Unfitting("own-problem-anchors")
        depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
        if depth > DEEPEST:
            raise Unfitting("own-problem-not-readable")
