"""What a cell of the table of educators says; one that cannot be understood raises Unfitting with what would do."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from programmes import staff_words as words
from services.errors import Unfitting
from services.register.staff_letters import cyrillic, key, shown, tidy
from services.register.staff_rows import Category

Content = str | int | float | bool | datetime | date | time | timedelta | None

LONGEST_CELL = 1000
LONGEST_TITLE = 200
LONGEST_CODE = 32
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
CODE = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
EMAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9\u0430-\u044f-]+(?:\.[a-z0-9\u0430-\u044f-]+)*\.[a-z\u0430-\u044f]{2,}")
LONGEST_EMAIL = 120
NOT_IN_PHONE = re.compile(r"[\s().\-\u2010-\u2014\u2212]")
PHONE = re.compile(r"\+?[0-9]{10,15}")
RUSSIAN_PHONE = 11
BETWEEN_LEVELS = re.compile(rf"[,;+/]|\b{words.AND}\b")


def check(content: Content, *, is_formula: bool = False, is_error: bool = False) -> None:
    """Refuse what nobody should be made to read: formulas, their errors, endless texts."""
    if is_formula or (isinstance(content, str) and content[:LONGEST_CELL].lstrip().startswith("=")):
        raise Unfitting("staff-problem-formula")
    if is_error:
        raise Unfitting("staff-problem-error", text=quoted(content))
    if isinstance(content, str) and len(content) > LONGEST_CELL:
        raise Unfitting("staff-problem-too-long", limit=LONGEST_CELL)


def is_blank(content: Content) -> bool:
    return content is None or (isinstance(content, str) and len(content) <= LONGEST_CELL and not tidy(content))


def is_empty(content: Content) -> bool:
    """Whether the cell holds nothing, or a dash in place of nothing."""
    if not isinstance(content, str):
        return content is None
    if content[:1].isalnum():
        return False
    return len(content) <= LONGEST_CELL and set(tidy(content)) <= DASHES | {" "}


def text(content: Content, longest: int = LONGEST_TITLE) -> str:
    """One tidy line; a whole number is a text without a fraction."""
    if isinstance(content, float) and content.is_integer():
        content = int(content)
    if isinstance(content, bool) or not isinstance(content, str | int):
        raise Unfitting("staff-problem-not-text", text=quoted(content))
    line = tidy(str(content))
    if len(line) > longest:
        raise Unfitting("staff-problem-too-long", limit=longest)
    return line


def title(content: Content) -> str:
    """The name of a place or a group as typed."""
    line = cyrillic(text(content))
    if not key(line):
        raise Unfitting("staff-problem-not-text", text=shown(line))
    return line


def titles(content: Content) -> tuple[str, ...]:
    """Several titles: a line each, or with semicolons between."""
    pieces = re.split(r"[;\n\r]", content) if isinstance(content, str) else [content]
    return tuple(dict.fromkeys(title(piece) for piece in pieces if not is_empty(piece)))


def person_code(content: Content) -> str:
    line = "".join("-" if char in DASHES else char for char in text(content, LONGEST_CELL)).replace(" ", "").upper()
    if len(line) > LONGEST_CODE or not CODE.fullmatch(line):
        raise Unfitting("staff-problem-code", text=shown(line))
    return cyrillic(line)


def yes_or_no(content: Content) -> bool:
    if isinstance(content, bool):
        return content
    line = text(content, LONGEST_CELL)
    said = key(line) or line
    if said in _keys(words.YES):
        return True
    if said in _keys(words.NO):
        return False
    raise Unfitting("staff-problem-yes-no", text=shown(line))


def category(content: Content) -> Category:
    """One level; the two that come on top of the highest are named with it or alone."""
    line = text(content, LONGEST_CELL)
    pieces = [line] if _category_key(line) in _levels() else BETWEEN_LEVELS.split(line)
    named = {_levels().get(_category_key(piece)) for piece in pieces if key(piece)}
    levels = {level for level in named if level is not None}
    if levels != named or not levels:
        raise Unfitting("staff-problem-category", text=shown(line))
    extra = levels & {Category.METHODIST, Category.MENTOR}
    if len(extra) > 1 and levels - extra <= {Category.HIGHEST}:
        return Category.METHODIST_AND_MENTOR
    if extra and levels - extra == {Category.HIGHEST}:
        return extra.pop()
    if len(levels) > 1:
        raise Unfitting("staff-problem-extra-category" if extra else "staff-problem-category", text=shown(line))
    return levels.pop()


def email(content: Content) -> str:
    line = text(content, LONGEST_CELL).lower()
    if len(line) > LONGEST_EMAIL or not EMAIL.fullmatch(line) or ".." in line:
        raise Unfitting("staff-problem-email", text=shown(line))
    return line


def phone(content: Content) -> str:
    """The number with + and the code of the country; a Russian one may begin with 8 or lack the code."""
    line = text(content, LONGEST_CELL)
    digits = NOT_IN_PHONE.sub("", line)
    if not PHONE.fullmatch(digits):
        raise Unfitting("staff-problem-phone", text=shown(line))
    if digits.startswith("+"):
        return digits
    if len(digits) < RUSSIAN_PHONE:
        return f"+7{digits}"
    if len(digits) == RUSSIAN_PHONE and digits[0] in "78":
        return f"+7{digits[1:]}"
    raise Unfitting("staff-problem-phone", text=shown(line))


@cache
def _levels() -> dict[str, Category]:
    spelled = words.CATEGORIES.items()
    return {_category_key(spelling): Category(code) for code, spellings in spelled for spelling in spellings}


def _category_key(piece: str) -> str:
    return " ".join(word for word in key(piece).split() if word not in words.CATEGORY_FILLERS)


@cache
def _keys(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key(spelling) or spelling for spelling in spellings)


def quoted(content: Content) -> str:
    """The cell as a problem shows it."""
    if isinstance(content, datetime | date):
        return f"{content:%d.%m.%Y}"
    return shown(tidy(str(content)[:LONGEST_CELL]))
