"""Characters written as &lt; or &#65; in HTML."""

from __future__ import annotations

import re

from playground.text.entities import markup_error

CHARACTER = re.compile(r"&(?:#([xX])?([0-9A-Fa-f]+)|([A-Za-z]+));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LAST_CODE = 0x10FFFE


def decode_character(raw: str, position: int) -> tuple[str, int]:
    """The character that &lt; or &#65; stands for and the place after it; "" if it is plain text."""
    match = CHARACTER.match(raw, position)
    if not match:
        return "", position
    if match[3]:
        named = NAMED.get(match[3], "")
        return named, match.end() if named else position
    digits = match[2]
    end = match.end()
    if not match[1]:
        decimal = re.match("[0-9]*", digits)
        if decimal and decimal[0] != digits:
            digits = decimal[0]
            end = match.start(2) + len(digits)
    if not digits or end - position - raw.startswith(";", end - 1) >= 10:
        return "", position
    code = int(digits, 16 if match[1] else 10)
    if not 0 < code <= LAST_CODE:
        return "", position
    return chr(code), end


def refuse_surrogates(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise markup_error(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
