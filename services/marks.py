"""What a button knows its screen by."""

import zlib

CHANGED = "form-changed"
"""The phrase for whoever taps what was shown differently: it is shown as it is now, and waits."""


def mark_of(*shown: object) -> str:
    """Eight signs that change with what was shown: a tap means that and nothing that has come since."""
    return f"{zlib.crc32(repr(shown).encode()):08x}"
