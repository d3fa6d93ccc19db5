"""Texts too long for the place they stand in."""

LABEL = 40
"""What a button beside another shows on a narrow phone."""


def short(text: str, longest: int = LABEL) -> str:
    """The text as far as it fits, the sign of what is left out included; nothing stands loose before that sign."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "\u2026"
