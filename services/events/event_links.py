"""Links that open an event in the bot, for whoever it is meant for."""

from urllib.parse import urlencode

LINK = "event_"
"""Begins what a link says. No sign of invitations: ten letters and digits would be taken for one."""
MOST_DIGITS = 18
SHARE = "https://t.me/share/url"


def payload_of(event_id: int) -> str:
    return f"{LINK}{event_id}"


def event_of(payload: str) -> int | None:
    """The event a link names; none for any other link."""
    digits = payload.removeprefix(LINK)
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
    return int(digits) if payload.startswith(LINK) and is_number and int(digits) else None


def link_to(username: str, payload: str) -> str:
    return f"https://t.me/{username}?start={payload}"


def sharing_link(link: str, words: str) -> str:
    """Lets somebody choose a chat of theirs to send the link to."""
    return f"{SHARE}?{urlencode({'url': link, 'text': words})}"
