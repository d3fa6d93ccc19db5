"""All tables together, for migrations and for whoever needs the whole metadata."""

from models import forms, organizations, people, questionnaires, responses
from models.base import Base

__all__ = ["forms", "metadata", "organizations", "people", "questionnaires", "responses"]

metadata = Base.metadata
