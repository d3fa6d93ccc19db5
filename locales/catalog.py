"""Phrases with grammar: parsed once, a missing one is an error and never a key shown to a teacher."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date, format_skeleton
from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent
DEFAULT = "ru"

Value = str | int


class PhraseError(Exception):
    """A phrase is missing or cannot be put together: a mistake in the program, found by its tests."""


class Markup(str):
    """Text that is already safe inside a message; everything else is escaped on its way in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says phrases in one language, with the programme's own terms at hand."""

    language: str
    bundle: FluentBundle
    terms: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, key: str, **values: Value) -> Markup:
        """A phrase for a message: the values are escaped, the phrase's own tags stay."""
        safe = {name: _escaped(value) for name, value in values.items()}
        terms = {name: html.escape(term, quote=False) for name, term in self.terms.items()}
        return Markup(self._format(key, {**terms, **safe}))

    def plain(self, key: str, **values: Value) -> str:
        """A phrase for a place without formatting: a button, a toast, a file name."""
        return self._format(key, {**self.terms, **values})

    def day(self, day: date) -> str:
        """A day as people say it: 31 October, without the year."""
        return format_skeleton("MMMMd", day, locale=self.language)

    def full_day(self, day: date) -> str:
        return format_date(day, "long", locale=self.language)

    def _format(self, key: str, values: Mapping[str, Value]) -> str:
        if not self.bundle.has_message(key):
            raise PhraseError(f"{self.language}: no phrase {key!r}")
        message = self.bundle.get_message(key)
        if message.value is None:
            raise PhraseError(f"{self.language}: phrase {key!r} has no text")
        text, errors = self.bundle.format_pattern(message.value, dict(values))
        if errors:
            raise PhraseError(f"{self.language}: phrase {key!r}: {errors[0]}")
        return str(text)


class Catalog:
    """Speakers of every language there is."""

    def __init__(self, terms: Mapping[str, str] | None = None) -> None:
        self._speakers = {language: Speaker(language, bundle(language), terms or {}) for language in languages()}

    def speaker(self, language: str | None) -> Speaker:
        """The speaker of that language, or of the default one."""
        return self._speakers.get(language or DEFAULT, self._speakers[DEFAULT])


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in FOLDER.iterdir() if any(path.glob("*.ftl"))))


@cache
def bundle(language: str) -> FluentBundle:
    """All phrases of a language. Without isolation: its invisible marks confuse searching and copying."""
    phrases = FluentBundle([language], use_isolating=False)
    for path in sorted((FOLDER / language).glob("*.ftl")):
        phrases.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return phrases


def _escaped(value: Value) -> Value:
    if isinstance(value, str) and not isinstance(value, Markup):
        return html.escape(value, quote=False)
    return value
