"""What may stand in a material of an event: pure checks of what was sent."""

from enum import StrEnum

from services.errors import Unfitting
from services.events.event_facts import LINK, as_link
from services.naming import clean
from services.shortening import short

MOST = 40
LONGEST_TITLE = 200
LONGEST_VALUE = 500


class MaterialKind(StrEnum):
    DOCUMENT = "document"
    PHOTO = "photo"
    VIDEO = "video"
    LINK = "link"


def checked_title(typed: str) -> str:
    words = clean(typed)
    if not words:
        raise Unfitting("event-materials-title-needed")
    if len(words) > LONGEST_TITLE:
        raise Unfitting("words-too-long", limit=LONGEST_TITLE)
    return words


def title_beside(*said: str | None) -> str | None:
    """The first of a caption and a file name that says anything, cut where it is too long."""
    words = next(filter(None, (clean(one) for one in said if one)), None)
    return words and short(words, LONGEST_TITLE)


def link_in(typed: str) -> tuple[str, str | None]:
    """A link and the words around it; raises Unfitting where there is none, or more than one."""
    words = typed.split()
    links = [(word, found) for word in words if (found := as_link(word)) and LINK.fullmatch(found)]
    if len(links) != 1:
        raise Unfitting("event-materials-unfit")
    [(word, link)] = links
    rest = [one for one in words if one != word]
    return link, title_beside(" ".join(rest).strip(" :,;-\u2013\u2014"))
