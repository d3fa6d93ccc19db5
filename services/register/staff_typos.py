"""Names that differ by one slip of the finger: a letter wrong, lost, added, or two swapped."""

from collections.abc import Iterable


class Slips:
    """Finds texts one slip away without comparing everything with everything."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_remainder: dict[str, list[str]] = {}
        for text in sorted(set(texts)):
            for remainder in _remainders(text):
                self._by_remainder.setdefault(remainder, []).append(text)

    def near(self, text: str) -> list[str]:
        """Texts one slip away, in alphabetical order; an equal text is no slip."""
        found = {other for remainder in _remainders(text) for other in self._by_remainder.get(remainder, ())}
        return sorted(other for other in found if is_one_slip(text, other))


def is_one_slip(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    is_swap = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return is_swap or one[start + 1 :] == other[start + 1 :]


def _remainders(text: str) -> set[str]:
    """The text itself and the text without any one of its letters."""
    return {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}
