"""What conversations are called besides their people."""

from locales.catalog import Speaker
from models.threads import ThreadKind


def titled(t: Speaker, kind: ThreadKind | str, title: str) -> str:
    """A request by its number and topic; a pair is its people, and no name is kept for it."""
    return t.plain("talk-of-pair") if kind == ThreadKind.MENTORSHIP else title
