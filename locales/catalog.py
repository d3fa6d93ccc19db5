"""Phrases with grammar: parsed when first said, a missing one is an error and never a key shown to a teacher."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date, format_skeleton
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

FOLDER = Path(__file__).parent
DEFAULT = "ru"
ENTRY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
READY = 4096
"""Phrases with figures kept ready: more than a day's conversations need."""
TWO_POINTS = re.compile(r"(?<=\s[A-Z\u0401\u0410-\u042f])\.\.(?!\.)")
"""A sentence that ends with a name cut to its initial ends with the point of the initial."""

Value = str | int


class PhraseError(Exception):
    """A phrase is missing or cannot be put together: a mistake in the program, found by its tests."""


class Markup(str):
    """Text that is already safe inside a message; everything else is escaped on its way in."""

    __slots__ = ()


class Speaker:
    """Says phrases in one language, with the programme's own terms at hand."""

    def __init__(self, language: str, terms: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._phrases = phrases(language)
        self._terms = terms or {}
        self._safe_terms = {name: _escaped(term) for name, term in self._terms.items()}
        # What is said without anybody's words is the same for everybody, and put together once.
        self._said = lru_cache(READY)(lambda key, *figures: self._format(key, self._safe_terms, dict(figures)))
        self._plainly_said = lru_cache(READY)(lambda key, *figures: self._format(key, self._terms, dict(figures)))

    def __call__(self, key: str, **values: Value) -> Markup:
        """A phrase for a message: the values are escaped, the phrase's own tags stay."""
        if _are_figures(values):
            return Markup(self._said(key, *values.items()))
        return Markup(self._format(key, self._safe_terms, {name: _escaped(value) for name, value in values.items()}))

    def plain(self, key: str, **values: Value) -> str:
        """A phrase for a place without formatting: a button, a toast, a file name."""
        if _are_figures(values):
            return self._plainly_said(key, *values.items())
        return self._format(key, self._terms, values)

    def day(self, day: date) -> str:
        """A day as people say it: 31 October, without the year."""
        return format_skeleton("MMMMd", day, locale=self.language)

    def full_day(self, day: date) -> str:
        return format_date(day, "long", locale=self.language)

    def _format(self, key: str, terms: Mapping[str, Value], values: Mapping[str, Value]) -> str:
        try:
            wanted = self._phrases.variables(key)
        except KeyError:
            raise PhraseError(f"{self.language}: no phrase {key!r}") from None
        known = {name: terms[name] for name in wanted if name in terms}
        text, errors = self._phrases.format(key, {**known, **values})
        if errors:
            raise PhraseError(f"{self.language}: phrase {key!r}: {errors[0]}")
        return TWO_POINTS.sub(".", text)


class Catalog:
    """Speakers of every language there is."""

    def __init__(self, terms: Mapping[str, str] | None = None) -> None:
        self._speakers = {language: Speaker(language, terms) for language in languages()}

    def speaker(self, language: str | None) -> Speaker:
        """The speaker of that language, or of the default one."""
        return self._speakers.get(language or DEFAULT, self._speakers[DEFAULT])


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in FOLDER.iterdir() if any(path.glob("*.ftl"))))


class Phrases:
    """All phrases of a language, each parsed when it is first said: parsing them all is a second of every start."""

    def __init__(self, language: str) -> None:
        # Without isolation: its invisible marks confuse searching and copying.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._sources = dict(entry for path in (FOLDER / language).glob("*.ftl") for entry in _entries(path))
        self._variables: dict[str, frozenset[str]] = {}

    def variables(self, key: str) -> frozenset[str]:
        """What it has places for, phrases it refers to included. Raises KeyError where there is no such phrase."""
        if key not in self._variables:
            self._read(key)
        return self._variables[key]

    def format(self, key: str, values: dict[str, Value]) -> tuple[str, list[Exception]]:
        """The text and what went wrong with it, of a phrase whose variables were asked for."""
        pattern = self._bundle.get_message(key).value
        assert pattern is not None
        text, errors = self._bundle.format_pattern(pattern, values)
        return str(text), errors

    def _read(self, key: str) -> None:
        resource = FluentResource(self._sources[key])
        mentioned = _References()
        mentioned.visit(resource)
        deeper = (self.variables(phrase) for phrase in mentioned.phrases if phrase in self._sources)
        self._variables[key] = frozenset(mentioned.variables.union(*deeper))
        self._bundle.add_resource(resource)


@cache
def phrases(language: str) -> Phrases:
    return Phrases(language)


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """Keys of a file, each with its lines: an entry goes on until the next one begins."""
    text = path.read_text(encoding="utf-8")
    begun = [(found[1], found.start()) for found in ENTRY.finditer(text)]
    ends = [start for _, start in begun[1:]] + [len(text)]
    return ((key, text[start:end]) for (key, start), end in zip(begun, ends, strict=True))


class _References(Visitor):
    """What a phrase mentions."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.phrases: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the library's name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # the library's name
        self.phrases.add(node.id.name)


def _are_figures(values: Mapping[str, Value]) -> bool:
    return not any(isinstance(value, str) for value in values.values())


def _escaped(value: Value) -> Value:
    if isinstance(value, str) and not isinstance(value, Markup):
        return html.escape(value, quote=False)
    return value
