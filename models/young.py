"""Who is young: the one condition on people everything told of young educators is made of."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import ColumnElement, and_, case, false, or_

from models.people import Person


class Described(Protocol):
    """What the register says of somebody."""

    @property
    def is_young(self) -> bool | None: ...
    @property
    def career_started(self) -> int | None: ...
    @property
    def birth_year(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Young:
    """What the rule of a programme makes of a day."""

    career_since: int | None
    """The first year of work that still makes young; none: experience does not count."""
    born_since: int | None
    """The first year of birth that does; none: age does not count."""
    needs_both: bool


def are_young(young: Young) -> ColumnElement[bool]:
    """As the register says, else as the rule of the programme does. Never NULL."""
    rules: list[ColumnElement[bool]] = []
    if young.career_since is not None:
        rules.append(and_(Person.career_started.is_not(None), Person.career_started >= young.career_since))
    if young.born_since is not None:
        rules.append(and_(Person.birth_year.is_not(None), Person.birth_year >= young.born_since))
    by_rule = (and_(*rules) if young.needs_both else or_(*rules)) if rules else false()
    return case((Person.is_young.is_not(None), Person.is_young), else_=by_rule)


def is_young(young: Young, somebody: Described) -> bool:
    """The same of somebody who is at hand."""
    if somebody.is_young is not None:
        return somebody.is_young
    told = []
    if young.career_since is not None:
        told.append(somebody.career_started is not None and somebody.career_started >= young.career_since)
    if young.born_since is not None:
        told.append(somebody.birth_year is not None and somebody.birth_year >= young.born_since)
    return bool(told) and (all(told) if young.needs_both else any(told))
