"""How far somebody's rights go: the whole municipality, or some organisations and associations."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, false, or_, select, true

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
    return lies_within(scope, place=Person.organization_id, person=Person.id)


def lies_within(scope: Scope, *, place: Any, person: Any) -> ColumnElement[bool]:
    """The same on rows of another table, by its columns of an organisation and of somebody's id.

    An empty side is left out: one that is always false makes PostgreSQL read every row instead of asking an index.
    """
    sides: list[ColumnElement[bool]] = []
    if scope.organizations:
        sides.append(place.in_(scope.organizations))
    if scope.associations:
        sides.append(person.in_(select(Membership.person_id).where(Membership.association_id.in_(scope.associations))))
    return true() if scope.is_whole else or_(false(), *sides)
