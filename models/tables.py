"""All tables together, for migrations and for whoever needs the whole metadata."""

from models import (
    announcements,
    associations,
    audit,
    forms,
    invitations,
    organizations,
    outbox,
    people,
    questionnaires,
    responses,
    staff,
)
from models.base import Base

__all__ = [
    "announcements",
    "associations",
    "audit",
    "forms",
    "invitations",
    "metadata",
    "organizations",
    "outbox",
    "people",
    "questionnaires",
    "responses",
    "staff",
]

metadata = Base.metadata
