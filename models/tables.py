"""All tables together, for migrations and for whoever needs the whole metadata."""

from models import (
    announcements,
    associations,
    audit,
    campaigns,
    deficits,
    forms,
    invitations,
    organizations,
    outbox,
    people,
    questionnaires,
    responses,
    routes,
    staff,
)
from models.base import Base

__all__ = [
    "announcements",
    "associations",
    "audit",
    "campaigns",
    "deficits",
    "forms",
    "invitations",
    "metadata",
    "organizations",
    "outbox",
    "people",
    "questionnaires",
    "responses",
    "routes",
    "staff",
]

metadata = Base.metadata
