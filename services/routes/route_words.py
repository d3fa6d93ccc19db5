"""What people type into a route: short sentences, days, proofs."""

import re
from datetime import date, datetime

from services import typed_days
from services.errors import Unfitting
from services.naming import clean
from services.routes.route_terms import Window
from services.visits import Visit

LONGEST_TITLE, LONGEST_GOAL, LONGEST_REASON, LONGEST_PROOF = 200, 300, 300, 500
LINK = re.compile(r"https?://\S+", re.IGNORECASE)
NUMBER = re.compile(r"\W*\d[\d\s/.-]*")


def line(typed: str, longest: int) -> str:
    """One line of somebody's own. Raises Unfitting for none and for too much."""
    words = clean(typed)
    if not words:
        raise Unfitting("route-say-something")
    if len(words) > longest:
        raise Unfitting("words-too-long", limit=longest)
    return words


def day(visit: Visit, terms: Window, typed: str) -> date:
    """A day as people type it, within what is left of the school year. Raises Unfitting."""
    try:
        found = typed_days.day_ahead(visit, typed)
    except Unfitting:
        raise Unfitting("route-day-unfit") from None
    return within(terms, found)


def within(terms: Window, found: date) -> date:
    if not terms.first <= found <= terms.last:
        raise Unfitting("route-day-outside", since=f"{terms.first:%d.%m.%Y}", until=f"{terms.last:%d.%m.%Y}")
    return found


def proof(typed: str, *, at: datetime) -> dict[str, str]:
    """Words, a link or a number somebody adds to what they did."""
    words = line(typed, LONGEST_PROOF)
    shapes = {"link": LINK, "number": NUMBER}
    kind = next((kind for kind, shape in shapes.items() if shape.fullmatch(words)), "words")
    return {"kind": kind, "text": words, "at": at.isoformat()}


def file_proof(kind: str, file_id: str, caption: str | None, *, at: datetime) -> dict[str, str]:
    """A photo or document; Telegram keeps it, the route its name there."""
    words = {"text": clean(caption)[:LONGEST_PROOF]} if caption else {}
    return {"kind": kind, "file_id": file_id, "at": at.isoformat(), **words}
