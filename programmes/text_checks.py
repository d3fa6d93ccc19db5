"""Checks of texts for people: nothing unfilled would be shown, everything fits a screen."""

import re
from collections.abc import Iterable, Iterator

SCREEN = 3500
"""Characters of one screen: a message holds 4096 together with the bot's own lines."""
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def text_problems(text: str, known: frozenset[str]) -> Iterator[str]:
    """Placeholders nobody will fill, braces left open, texts that do not fit a screen."""
    for name in placeholders(text):
        if name not in known:
            yield f"{{{name}}} is not known here, expected {listed(known) or 'no placeholders'}"
    if set("{}") & set(_PLACEHOLDER.sub("", text)):
        yield "expected braces only around a name, like {name}"
    if len(text) >= SCREEN:
        yield f"expected less than {SCREEN} characters, there are {len(text)}"


def placeholders(text: str) -> list[str]:
    return sorted(set(_PLACEHOLDER.findall(text)))


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
