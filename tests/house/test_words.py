"""Words live in their room, every language says the same things, nothing is said that is never used."""

import ast
import re

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from bot.publishing import terms_of
from locales.catalog import FOLDER, languages
from programmes.loading import find, load
from tests.house.plan import ROOT, modules

CYRILLIC = re.compile("[а-яёА-ЯЁ]")
ROOMS_OF_WORDS = ("programmes",)
FAMILIES = (
    r"place|command|category|role|facet|young|privacy-name|notifications(-about)?|compared|(results|comparison|corporate)-by",
    r"profile-(ask|line|edit)|register-(ask|fact)|staff-(fact|reason)|staff-import-(count|line|see|title|partly)",
    r"survey-(listed|open|notice)|campaign-(is|listed)|coverage-(is|by|heading)",
    r"announcement-(kind|is|repeat|listed|group)|audit-(did|kind|period|heading)",
    r"deficit-(state|severity|source|note|did|ask)|deficits-(by|which|heading)|external-heading",
    r"route-(basis|status|state|change|column|paper|step|skip|cancel)|routes-filter",
    r"talk-part|said-kind|requests-(to|heading)",
    r"mentorship-(form|level|is|did|filter|entry|column|choose|ask)|pair-summary-column|own-mentoring|own-contest|own-task|own-seat",
    r"contest-(stage|is-not-open|field|ask|without|column)|contest-claim-ask|practice-(ask|change|kept|status|notice)|sharing-heading|own-(practice|material)|material-(ask|change|status|name|will-be|notice)|privacy",
    r"consultation-(heading|outcome|form|wish|is|own-is|result|did|promise)",
    r"term|attestation|provider-type",
    r"picture-(wait|season)",
    r"course-(ask|field|kind|form|status|fit|group|group-line|request|priority|source|heading|heading-is|column|plan-which)",
    r"course-offer-(ask|field|without)",
    r"event-(material|certificate-confirms|feedback-applied)|participation-(role|source|column)",
    r"association-group-told",
    r"roadmap-state",
    r"indicator-(mark|word|by|left-out|send|stage|criterion)",
    r"backup-(failed|letter)",
    r"association-column|meetings-(status|month|column)",
    r"minutes-(set|ask|paper|column)|decision-(edit|ask|told)",
    r"report-(roadmap|section|mark|place|make|check|standing|fact|column|heading|csv|unit|decision|level|sheet)",
    r"attendance-(stand|column|heading|i|mode)|event-seat-is|event-told|event-(level|format|status|weekday|every|nth|month|lasts)|planning-(ask|edit|missing|column|repeat|period)",
)
BUILT = re.compile(f"^({'|'.join(FAMILIES)})-")
"""Families of phrases whose keys are put together from a code."""


class Variables(Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):  # noqa: N802  # the library calls it by the node's name
        self.names.add(node.id.name)


def phrases(language: str) -> dict[str, set[str]]:
    """Every phrase of a language and the variables it needs."""
    found = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentResource(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {entry.content[:60]!r}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} is there twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


def texts_in_code() -> set[str]:
    """Every text constant of the program, pieces of formatted ones included."""
    return {
        node.value
        for tree in modules("handlers", "services", "bot").values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_phrase_is_used():
    used = texts_in_code()
    unused = [key for key in phrases("ru") if key not in used and not BUILT.match(key)]
    assert not unused


def test_every_phrase_used_exists():
    known = phrases("ru")
    prefixes = {key.split("-")[0] for key in known}
    looks_like_key = re.compile(rf"^({'|'.join(prefixes)})-[a-z-]*[a-z]$")
    missing = [text for text in texts_in_code() if looks_like_key.match(text) and text not in known]
    assert not missing


@pytest.mark.parametrize("language", sorted(set(languages()) - {"ru"}))
def test_languages_say_the_same(language):
    terms = set(terms_of(load(find("nms-2023"))))
    russian, other = phrases("ru"), phrases(language)
    assert russian.keys() == other.keys()
    for key, variables in russian.items():
        assert variables - terms == other[key] - terms, key


def test_no_phrase_looks_like_a_hole():
    """Tests of conversations take the word for a value that was not there."""
    assert [
        path.name for path in FOLDER.rglob("*.ftl") if re.search(r"\bNone\b", path.read_text(encoding="utf-8"))
    ] == []


def test_russian_letters_stay_in_their_rooms():
    for path in modules("bot", "handlers", "services", "models", "scheduler", "locales", "migrations"):
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not CYRILLIC.search(text), f"{path}: {CYRILLIC.search(text)}"


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplemented\b|coming soon", re.IGNORECASE)
    for path in modules():
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not marks.search(text), f"{path}: {marks.search(text)}"
