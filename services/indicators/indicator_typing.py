"""Numbers of indicators as people type them. Pure."""

import re


def two(typed: str) -> tuple[int, int] | None:
    """So many out of so many, whatever stands between them; digits in groups of three are one number."""
    parts = re.split(r"\s*[^\d\s]+\s*|\s*\n\s*", typed.strip())
    if len(parts) == 1:
        parts = parts[0].split()
    numbers = ["".join(part.split()) for part in parts]
    if len(numbers) != 2 or not all(re.fullmatch(r"[0-9]{1,10}", one) for one in numbers):
        return None
    return int(numbers[0]), int(numbers[1])
