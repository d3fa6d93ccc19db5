"""Reads one YAML file plainly: doubled keys are refused; «no», «on» and «20:00» stay texts."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_DEEPEST = 40
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_FRACTION = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True)
class Written:
    """What a file says, and what is wrong with the way it says it."""

    content: object = None
    problems: list[str] = field(default_factory=list)


def read(path: Path) -> Written:
    try:
        text = path.read_text(encoding="utf-8-sig")
        root = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError:
        return Written(problems=["expected a text file in UTF-8"])
    except OSError as error:
        return Written(problems=[f"cannot be read: {error.strerror}"])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Written(problems=[f"{_place(mark)}: {error.problem or error.context}"])
    except yaml.YAMLError as error:
        return Written(problems=[f"not YAML: {' '.join(str(error).split())}"])
    builder = _Builder()
    content = builder.build(root, depth=0) if root else None
    if content is None and not builder.problems:
        return Written(problems=["expected keys and values, the file is empty"])
    return Written(content, builder.problems)


class _Builder:
    def __init__(self) -> None:
        self.problems: list[str] = []
        self._built: dict[int, object] = {}

    def build(self, node: yaml.Node, *, depth: int) -> object:
        known = id(node)
        if known in self._built:
            return self._built[known]
        if depth > _DEEPEST:
            self.problems.append(f"{_place(node.start_mark)}: expected at most {_DEEPEST} levels")
            return None
        built: object
        if isinstance(node, yaml.MappingNode):
            built = self._mapping(node, depth=depth)
        elif isinstance(node, yaml.SequenceNode):
            built = [self.build(item, depth=depth + 1) for item in node.value]
        else:
            built = _plain(node)
        self._built[known] = built
        return built

    def _mapping(self, node: yaml.MappingNode, *, depth: int) -> dict[str, object]:
        built: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(f"{_place(key.start_mark)}: expected a simple key")
            elif key.value in built:
                self.problems.append(f"{_place(key.start_mark)}: expected the key {key.value!r} only once")
            else:
                built[key.value] = self.build(value, depth=depth + 1)
        return built


def _plain(node: yaml.Node) -> object:
    text = str(node.value)
    if getattr(node, "style", None):  # quoted or a block; libyaml says "" for a plain text, Python None
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text


def _place(mark: object) -> str:
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return f"line {line + 1}, column {column + 1}"
