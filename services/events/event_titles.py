"""What a conversation about an event is called: by the number of the event, which never changes, and its title."""

MARK = " \u00b7 "


def beginning(event_id: int) -> str:
    """No other event's conversation begins so."""
    return f"\u2116 {event_id}{MARK}"


def titled(event_id: int, title: str, longest: int) -> str:
    return f"{beginning(event_id)}{title}"[:longest]


def title_in(titled: str) -> str:
    """The title alone: the number says nothing to people."""
    _, _, title = titled.partition(MARK)
    return title or titled
