"""What people are called in messages, file names and tables: decided here and nowhere else."""

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from services.visits import Visit


class PrivacyMode(StrEnum):
    CODES = "codes"
    """Only codes; nobody is asked for a name in the chat."""
    INITIALS = "initials"
    """The first name and the first letter of the surname."""
    NAMES = "names"


class Named(Protocol):
    @property
    def code(self) -> str | None: ...
    @property
    def surname(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def patronymic(self) -> str | None: ...


def call(mode: PrivacyMode, person: Named, *, place: str | None = None) -> str:
    """The name of a person for the eyes of somebody else.

    `place` is the title of their organisation, given only for readers who may know it; codes never go with it.
    """
    code = person.code or ""
    if mode is PrivacyMode.CODES or not person.name or not person.surname:
        return code
    if mode is PrivacyMode.INITIALS:
        called = f"{person.name} {person.surname[0]}."
    else:
        called = " ".join(filter(None, (person.surname, person.name, person.patronymic)))
    return f"{called}, {place}" if place else called


def called_to(visit: "Visit", person: Named, *, place: str | None = None) -> str:
    """The name of a person for the eyes of whoever is here, or of whoever they write to."""
    return call(visit.municipality.privacy_mode, person, place=place)


def addressed(mode: PrivacyMode, *, name: str | None, patronymic: str | None) -> str | None:
    """How the bot speaks to somebody: by name and patronymic as schools do, by the name alone where codes are kept."""
    if mode is PrivacyMode.CODES or not name or not patronymic:
        return name
    return f"{name} {patronymic}"


def own_name(mode: PrivacyMode, person: Named) -> str | None:
    """The full name of a person for their own eyes, on a paper of theirs; none where the bot keeps no names."""
    if mode is PrivacyMode.CODES or not person.name or not person.surname:
        return None
    return " ".join(filter(None, (person.surname, person.name, person.patronymic)))
