"""What conversations are called besides their people."""

from locales.catalog import Speaker
from models.threads import ThreadKind
from services.events import event_titles


def titled(t: Speaker, kind: ThreadKind | str, title: str) -> str:
    """A request by its number and topic, a question by its event; a pair is its people, and no name is kept for it."""
    if kind == ThreadKind.EVENT:
        return t.plain("talk-of-event", title=event_titles.title_in(title))
    return t.plain("talk-of-pair") if kind == ThreadKind.MENTORSHIP else title
