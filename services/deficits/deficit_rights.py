"""Who keeps the register of deficits: by the table of rights, and by whom the programme lets confirm."""

from models.people import Role
from models.scopes import Scope
from programmes.competences import Confirmation
from services import rights
from services.errors import ConsentNeeded, NotAllowed
from services.municipality import Municipality
from services.people import Actor
from services.rights import Right
from services.visits import Visit


def keeping(actor: Actor, municipality: Municipality) -> Scope:
    """How far somebody keeps the register; empty: not at all.

    Methodists as far as their right goes; where the programme leaves confirming to associations, their leaders too.
    """
    scope = rights.reach(actor, Right.KEEP_DEFICITS)
    by_leaders = municipality.programme.competences.deficit_confirmation is Confirmation.ASSOCIATION_LEADER
    if scope.is_whole or not by_leaders:
        return scope
    led = {grant.association_id for grant in actor.grants if grant.role is Role.ASSOCIATION_LEADER}
    return Scope(organizations=scope.organizations, associations=scope.associations | {one for one in led if one})


def may_keep(visit: Visit) -> bool:
    """Whether to offer it; the lock is `must_keep`."""
    return visit.actor.has_consented and bool(keeping(visit.actor, visit.municipality))


def names_everybody(visit: Visit, seen: Scope) -> bool:
    """Whether somebody who sees figures of a part may see every name in it: then no group is too small for them."""
    kept = keeping(visit.actor, visit.municipality)
    is_within = seen.organizations <= kept.organizations and seen.associations <= kept.associations
    return visit.actor.has_consented and (kept.is_whole or (is_within and not seen.is_whole))


def must_keep(visit: Visit) -> Scope:
    if not visit.actor.has_consented:
        raise ConsentNeeded
    scope = keeping(visit.actor, visit.municipality)
    if not scope or not visit.municipality.programme.modules.deficit_register:
        raise NotAllowed
    return scope
