"""Who may look after an association, write for it, or look at it: within the caller's transaction."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.queries.associations import associations as rows
from models.scopes import Scope
from services import rights
from services.errors import NotFound, Unfitting
from services.people import Actor
from services.rights import Right, must
from services.visits import Visit


def kept_by(actor: Actor) -> Scope:
    """All of them for methodists, those of their school for coordinators."""
    return rights.reach(actor, Right.KEEP_ASSOCIATIONS)


def led_by(actor: Actor) -> Scope:
    """Those one keeps, and those one is the leader or a deputy of."""
    kept, led = kept_by(actor), rights.reach(actor, Right.LEAD_ASSOCIATION)
    return Scope(
        is_whole=kept.is_whole or led.is_whole,
        organizations=kept.organizations,
        associations=led.associations,
    )


def is_kept(actor: Actor, association: Association) -> bool:
    kept = kept_by(actor)
    return kept.is_whole or association.organization_id in kept.organizations


def is_led(actor: Actor, association: Association) -> bool:
    """By whoever keeps it too."""
    led = led_by(actor)
    return is_kept(actor, association) or led.is_whole or association.id in led.associations


async def keep(
    session: AsyncSession, visit: Visit, association_id: int, *, to_change: bool = False, even_closed: bool = True
) -> Association:
    """For whoever makes and closes associations. Raises NotAllowed, NotFound, Unfitting."""
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    return _found(await rows.find(session, association_id, scope, to_change=to_change), even_closed=even_closed)


async def lead(
    session: AsyncSession, visit: Visit, association_id: int, *, to_change: bool = False, even_closed: bool = False
) -> Association:
    """For its leader, deputies and keepers. Raises NotFound for anybody else, Unfitting where it is closed."""
    must(visit.actor, Right.BELONG)
    scope = led_by(visit.actor)
    return _found(await rows.find(session, association_id, scope, to_change=to_change), even_closed=even_closed)


async def write(
    session: AsyncSession, visit: Visit, association_id: int, *, to_change: bool = False, even_closed: bool = False
) -> Association:
    """As `lead`, and for its secretary."""
    must(visit.actor, Right.BELONG)
    found = await rows.find(
        session, association_id, led_by(visit.actor), secretary_id=visit.actor.id, to_change=to_change
    )
    return _found(found, even_closed=even_closed)


async def belong(session: AsyncSession, visit: Visit, association_id: int) -> Association:
    """For all of these and every member, to look at; closed ones too. Raises NotFound for anybody else."""
    must(visit.actor, Right.BELONG)
    found = await rows.find(session, association_id, led_by(visit.actor), member_id=visit.actor.id)
    return _found(found, even_closed=True)


def _found(association: Association | None, *, even_closed: bool) -> Association:
    if association is None:
        raise NotFound
    if association.closed_at is not None and not even_closed:
        raise Unfitting("association-is-closed")
    return association
