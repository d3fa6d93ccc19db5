"""All tables together, for migrations and for whoever needs the whole metadata."""

from models import (
    announcements,
    associations,
    audit,
    campaigns,
    consultations,
    contests,
    courses,
    deficits,
    events,
    forms,
    invitations,
    meetings,
    mentorships,
    organizations,
    outbox,
    people,
    questionnaires,
    responses,
    routes,
    staff,
    threads,
)
from models.base import Base

__all__ = [
    "announcements",
    "associations",
    "audit",
    "campaigns",
    "consultations",
    "contests",
    "courses",
    "deficits",
    "events",
    "forms",
    "invitations",
    "meetings",
    "mentorships",
    "metadata",
    "organizations",
    "outbox",
    "people",
    "questionnaires",
    "responses",
    "routes",
    "staff",
    "threads",
]

metadata = Base.metadata
