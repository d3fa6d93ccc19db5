"""Who sees what of an indicator: how far, whether with small groups, whose names."""

from dataclasses import dataclass, replace
from datetime import date

from models.people import Role
from models.scopes import Scope
from programmes.indicators import Indicator, Slice
from services import rights
from services.errors import NotFound, Unfitting
from services.indicators.indicator_days import EVERYWHERE, due_on
from services.indicators.indicator_figures import Figure
from services.indicators.indicator_formulas import Formula, formula_of
from services.indicators.indicator_params import word
from services.indicators.indicator_values import REDUCTION
from services.people import Actor
from services.rights import Right, must
from services.suppression import FEWEST
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class View:
    definition: Indicator
    formula: Formula
    scope: Scope
    """What its figures are made of for this actor."""
    hides_few: bool
    """Whether groups too small are left out: from whoever may not know who is in them."""
    sees_parts: bool
    """Whoever only reads the municipality's results sees no parts of them."""
    by_publication: bool = False
    """Whether what was published is read, not what is so at the moment: by whoever may not know the people."""


def views(visit: Visit) -> list[View]:
    """All the actor may see, in the programme's order; needs the consent alone."""
    must(visit.actor, Right.READ_RESULTS)
    if not visit.municipality.programme.modules.indicators:
        return []
    found = (view_of(visit, one) for one in visit.municipality.programme.indicators.definitions)
    return [one for one in found if one is not None]


def view(visit: Visit, code: str) -> View:
    """One the actor may see; any other is not there."""
    must(visit.actor, Right.READ_RESULTS)
    found = view_of(visit, definition_of(visit, code))
    if found is None:
        raise NotFound
    return found


def definition_of(visit: Visit, code: str) -> Indicator:
    programme = visit.municipality.programme
    found = programme.indicators.definition(code) if programme.modules.indicators else None
    if found is None:
        raise NotFound
    return found


def view_of(visit: Visit, definition: Indicator) -> View | None:
    found = _view_of(visit, definition)
    return replace(found, by_publication=_is_by_publication(visit, found)) if found is not None else None


def _view_of(visit: Visit, definition: Indicator) -> View | None:
    formula = formula_of(definition)
    scope = _reach(visit.actor, definition)
    if not scope:
        is_open = Role.EDUCATOR.value in definition.seen_by and visit.municipality.programme.modules.open_results
        return View(definition, formula, EVERYWHERE, formula.is_of_people, sees_parts=False) if is_open else None
    if formula.is_of_whole:
        return View(definition, formula, EVERYWHERE, formula.is_of_people, sees_parts=False)
    hides_few = not formula.is_of_associations and not covers(names_scope(visit, formula), scope)
    # Groups within a part are so small that what they hide would come out of the same groups of the whole.
    return View(definition, formula, scope, hides_few, sees_parts=scope.is_whole or not hides_few)


def _is_by_publication(visit: Visit, own: View) -> bool:
    """What is made of another indicator is read as that one is; what counts no people has nothing to hide."""
    if own.formula.rows is not None:
        return own.hides_few and not own.formula.is_of_associations
    if own.definition.formula != REDUCTION:
        return False
    of = visit.municipality.programme.indicators.definition(word(own.definition.params, "of"))
    behind = view_of(visit, of) if of is not None else None
    return behind is None or behind.by_publication


def names_scope(visit: Visit, formula: Formula) -> Scope:
    """Whose names the actor may read here; those who have not answered only where the programme lets a school."""
    if formula.names is None:
        return Scope()
    is_closed = formula.names is Right.SEE_MISSING and not visit.municipality.programme.campaigns.names_of_missing
    return rights.reach(visit.actor, Right.RUN_CAMPAIGNS if is_closed else formula.names)


def names_within(visit: Visit, own: View) -> Scope:
    """Whose names the actor may read of what they see of the indicator."""
    if not own.sees_parts or own.formula.rows is None:
        return Scope()
    return within(own.scope, names_scope(visit, own.formula))


def of_school(visit: Visit, own: View, organization_id: int) -> View | None:
    """One school of what the actor sees; none where its people may not be known by name, nor told apart by schools."""
    scope = within(names_within(visit, own), Scope(organizations=frozenset({organization_id})))
    if not scope or Slice.ORGANIZATION not in own.definition.slices:
        return None
    return replace(own, scope=scope, hides_few=False, by_publication=False)


def seen(own: View, figure: Figure) -> Figure | None:
    """The figure as the actor may see it; none: too few people to tell."""
    return None if own.hides_few and is_few(own, figure) else figure


def is_few(own: View, figure: Figure) -> bool:
    """People too few to tell anything of; nothing is told of nobody, and what is no share has no people."""
    return own.formula.rows is not None and figure.denominator is not None and 0 < figure.denominator < FEWEST


def slices_of(own: View) -> tuple[Slice, ...]:
    """What the figures are worth looking at by: a single school or association is no group of itself.

    Whoever may not know the people sees no associations: a school without those of its association would be a few.
    """
    if not own.sees_parts:
        return ()
    alone = {Slice.ASSOCIATION} if own.hides_few else set[Slice]()  # they overlap with all other groups
    if not own.scope.is_whole and len(own.scope.organizations) == 1 and not own.scope.associations:
        alone.add(Slice.ORGANIZATION)
    if not own.scope.is_whole and len(own.scope.associations) == 1 and not own.scope.organizations:
        alone.add(Slice.ASSOCIATION)
    return tuple(one for one in own.definition.slices if one not in alone)


def covers(outer: Scope, inner: Scope) -> bool:
    if outer.is_whole:
        return True
    return (
        not inner.is_whole and inner.organizations <= outer.organizations and inner.associations <= outer.associations
    )


def within(outer: Scope, inner: Scope) -> Scope:
    """What lies in both; parts of different kinds do not meet."""
    if outer.is_whole:
        return inner
    if inner.is_whole:
        return outer
    return Scope(
        organizations=outer.organizations & inner.organizations, associations=outer.associations & inner.associations
    )


def _reach(actor: Actor, definition: Indicator) -> Scope:
    """By the roles the indicator is shown to alone."""
    grants = frozenset(one for one in actor.grants if one.role.value in definition.seen_by)
    return rights.reach(replace(actor, grants=grants), Right.SEE_INDICATORS)


def day_asked(visit: Visit, own: View, as_of: date | None, today: date) -> date:
    """A day of the programme: before it nothing was told, and a forged button may name any day there is.

    Between two neighbouring days one single person may have come: whoever may not know people sees no such days.
    """
    municipality = visit.municipality
    since = municipality.programme.passport.period.year1_start
    if as_of is not None and as_of > today:
        raise Unfitting("indicator-day-ahead")
    if as_of is not None and as_of < since:
        raise Unfitting("indicator-day-early")
    if as_of is None or as_of == today or not (own.hides_few and own.formula.rows):
        return as_of or today
    ends = {municipality.last_day(year) for year in (as_of.year - 1, as_of.year)}
    if as_of not in {*due_on(own.definition, since=since, until=today), *ends}:
        raise Unfitting("indicator-day-of-few")
    return as_of
