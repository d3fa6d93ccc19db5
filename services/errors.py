"""What can be refused, each with the key of the phrase that says so; the words live elsewhere."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType


class Refusal(Exception):
    """The person asked for something that cannot be; nothing has been changed."""

    phrase: str
    days: Mapping[str, date] = MappingProxyType({})
    """Values of the phrase that are days: they are spoken the way people say them."""
    is_worth_knowing = False
    """Whether the operator should read of it in the log: a sign of tampering, never of a mistake."""

    def __init__(self, **values: str | int) -> None:
        super().__init__(self.phrase)
        self.values = values


class ConsentNeeded(Refusal):
    phrase = "refusal-consent"


class NotAllowed(Refusal):
    phrase = "refusal-not-allowed"
    is_worth_knowing = True


class NotFound(Refusal):
    """No such thing, or not this person's: the answer does not tell which."""

    phrase = "refusal-not-found"
    is_worth_knowing = True


class Unfitting(Refusal):
    """A value that cannot stand where it was given; the phrase says what would."""

    def __init__(self, phrase: str, **values: str | int) -> None:
        self.phrase = phrase
        super().__init__(**values)
