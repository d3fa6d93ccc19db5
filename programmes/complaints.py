"""Turns what pydantic found into lines a person who edits the files understands."""

from typing import Any

from pydantic import BaseModel, ValidationError

_EXPECTED = {
    "missing": "required, but missing",
    "extra_forbidden": "not known here",
    "string_type": "expected a text",
    "model_type": "expected keys and values",
    "model_attributes_type": "expected keys and values",
    "dict_type": "expected keys and values",
    "tuple_type": "expected a list",
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
    "greater_than_equal": "expected at least {ge}",
    "less_than_equal": "expected at most {le}",
    "enum": "expected {expected}",
    "literal_error": "expected {expected}",
    "date_type": "expected a day like 2023-09-29",
    "date_parsing": "expected a day like 2023-09-29",
    "date_from_datetime_inexact": "expected a day like 2023-09-29",
    "date_from_datetime_parsing": "expected a day like 2023-09-29",
    "time_type": "expected a time like 08:30",
    "time_parsing": "expected a time like 08:30",
    "union_tag_not_found": "expected {discriminator} to be given",
    "union_tag_invalid": "expected {discriminator} to be {expected_tags}",
    "string_pattern_mismatch": "expected a text that fits {pattern}",
}


def complaints(model: type[BaseModel], content: object) -> tuple[Any, list[str]]:
    """The model, or None and every defect as «path.inside: what is expected»."""
    try:
        return model.model_validate(content), []
    except ValidationError as error:
        return None, [_line(content, dict(defect)) for defect in error.errors(include_url=False)]


def _line(content: object, defect: dict[str, Any]) -> str:
    path = _path(content, defect["loc"], missing=defect["type"] == "missing")
    return f"{path}: {_expectation(defect)}" if path else _expectation(defect)


def _expectation(defect: dict[str, Any]) -> str:
    kind, context, given = defect["type"], defect.get("ctx", {}), defect["input"]
    if kind in {"value_error", "assertion_error"}:
        return str(context["error"])
    if kind == "string_too_short":
        least = context["min_length"]
        return f"expected a text of at least {least} character{'' if least == 1 else 's'}"
    if kind == "too_short":
        return f"expected at least {context['min_length']} in the list, there are {context['actual_length']}"
    if kind not in _EXPECTED:
        return f"expected something else: {defect['msg']}"
    wanted = _EXPECTED[kind].format(**context)
    if kind == "string_type" and isinstance(given, int | float):
        return f"{wanted}: put {given} in quotes"
    return wanted


def _path(content: object, location: tuple[int | str, ...], *, missing: bool) -> str:
    """Only the steps one can follow in the file; pydantic adds names of its own for choices."""
    steps: list[str] = []
    here = content
    for number, step in enumerate(location):
        inside = here if isinstance(here, dict) else dict(enumerate(here)) if isinstance(here, list) else {}
        if step in inside:
            here = inside[step]
            steps.append(str(step))
        elif missing and number == len(location) - 1:
            steps.append(str(step))
    return ".".join(steps)
