"""How far somebody's rights go: the whole municipality, or some organisations and associations."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select, true

from models.associations import Membership
from models.people import Person


@dataclass(frozen=True, slots=True)
class Scope:
    is_whole: bool = False
    organizations: frozenset[int] = frozenset()
    associations: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.is_whole or bool(self.organizations) or bool(self.associations)

    def covers(self, *, organization_id: int | None) -> bool:
        """Whether an organisation lies within; that of nobody lies only within the whole."""
        return self.is_whole or organization_id in self.organizations


def people_within(scope: Scope) -> ColumnElement[bool]:
    """The condition on `people` that a scope is."""
    if scope.is_whole:
        return true()
    members = select(Membership.person_id).where(Membership.association_id.in_(scope.associations))
    return or_(Person.organization_id.in_(scope.organizations), Person.id.in_(members))
