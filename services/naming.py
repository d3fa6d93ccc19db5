"""Names of people and places as they are typed, kept and searched for."""

import re
import unicodedata

from services.errors import Unfitting

NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
LONGEST_NAME = 60
NUMERO = "\u2116"
"""Normalisation would make two letters of the sign, which then stick to the number after it."""
FULL_NAME_PARTS = range(2, 5)
LONGEST_TITLE = 120
SHORTEST_TITLE = 3
LONGEST_SEARCH = 60
LONGEST_KEY = 200
"""Some signs become several letters when they are spelled out."""


def full_name(typed: str) -> tuple[str, str, str | None]:
    """Surname, name and patronymic out of a line; a patronymic of two words stays together.

    Raises Unfitting for anything that is not two to four words of letters.
    """
    parts = clean(typed).split(" ")
    if len(parts) not in FULL_NAME_PARTS or not all(NAME.fullmatch(part) for part in parts):
        raise Unfitting("profile-name-unfit")
    if max(map(len, parts)) > LONGEST_NAME or len(" ".join(parts[2:])) > LONGEST_NAME:
        raise Unfitting("profile-name-unfit")
    # A word after the patronymic, as in Turkic names, is written small.
    surname, name, *rest = (*map(_with_capital, parts[:3]), *parts[3:])
    return surname, name, " ".join(rest) or None


def _with_capital(word: str) -> str:
    """A name typed all small or all large gets its capital; one typed with care stays as it is."""
    if word not in {word.lower(), word.upper()}:
        return word
    return "-".join(capital(part.lower()) for part in word.split("-"))


def organization_title(typed: str) -> str:
    """The name of a place as an educator writes it. Raises Unfitting when it can hardly be one."""
    title = clean(typed)
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE or not search_key(title):
        raise Unfitting("profile-organization-unfit", low=SHORTEST_TITLE, high=LONGEST_TITLE)
    return title


def search_key(text: str) -> str:
    """What two spellings of a name share: neither case nor punctuation counts, nor the dots over the letter yo."""
    letters = unicodedata.normalize("NFKC", text.replace(NUMERO, " ")).casefold().translate({0x451: "\u0435"})
    return " ".join(re.findall(r"[^\W_]+", letters))[:LONGEST_KEY]


def search_words(typed: str) -> tuple[str, ...]:
    """What somebody searches by, each word to be found in a key; nothing where no letters were typed."""
    return tuple(search_key(typed[:LONGEST_SEARCH]).split())


def person_key(*, surname: str | None, name: str | None, patronymic: str | None, code: str | None) -> str:
    """What a person is searched by, in any order of words."""
    return search_key(" ".join(filter(None, (surname, name, patronymic, code))))


def capital(text: str) -> str:
    """The text as a sentence or a button begins: its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def clean(typed: str) -> str:
    """One line without control characters and doubled spaces."""
    visible = (
        char if unicodedata.category(char)[0] not in "CZ" else " " for char in unicodedata.normalize("NFC", typed)
    )
    return " ".join("".join(visible).split())
