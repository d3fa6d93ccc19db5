"""Who may do what: one table; what does not stand in it is refused."""

from collections.abc import Mapping
from enum import StrEnum

from models.people import Role
from services.errors import ConsentNeeded, NotAllowed
from services.people import Actor


class Right(StrEnum):
    KEEP_PROFILE = "keep_profile"
    ANSWER_SURVEYS = "answer_surveys"


EVERYBODY = frozenset(Role)

ROLES: Mapping[Right, frozenset[Role]] = {
    Right.KEEP_PROFILE: EVERYBODY,
    Right.ANSWER_SURVEYS: EVERYBODY,
}


def must(actor: Actor, right: Right) -> None:
    """Refuse whoever does not hold the right, or has not agreed to the storing of what the right would store."""
    if not actor.has_consented:
        raise ConsentNeeded
    if not actor.roles & ROLES.get(right, frozenset()):
        raise NotAllowed
