"""Who works in schools: groups of positions, and the positions themselves."""

from typing import Annotated

from pydantic import Field

from programmes.strictness import Code, Coded, Section, Strict, Words


class Position(Strict):
    code: Code
    title: Words


class PositionGroup(Strict):
    """People one branch of a questionnaire speaks to."""

    code: Code
    title: Words
    """In the singular, for a button."""
    plural: Words
    asks_subject: bool = False
    """Whether people of the group teach a school subject."""
    positions: Annotated[Coded[Position], Field(min_length=1)]


class Positions(Section):
    groups: Annotated[Coded[PositionGroup], Field(min_length=1)]

    def group(self, code: str) -> PositionGroup | None:
        return next((group for group in self.groups if group.code == code), None)

    def group_of(self, position: str | None) -> PositionGroup | None:
        """The group a position belongs to; none for a position the programme does not know."""
        return next((group for group in self.groups if any(own.code == position for own in group.positions)), None)

    def title_of(self, position: str | None) -> str:
        """The title of a position; nothing for one the programme does not know."""
        return next((own.title for group in self.groups for own in group.positions if own.code == position), "")
