"""Who acts, where and when: what every use case is told besides its own business."""

from dataclasses import dataclass
from datetime import datetime

from services.municipality import Municipality
from services.people import Actor
from services.questionnaire_answers import Facts


@dataclass(frozen=True, slots=True)
class Visit:
    actor: Actor
    municipality: Municipality
    now: datetime
    entered_by: Actor | None = None
    """Who holds the phone, where that is not the actor: somebody who enters what a person without a messenger says."""


def facts(visit: Visit) -> Facts:
    """What questionnaires may know about a person beforehand; what is not known is not there."""
    actor, municipality = visit.actor, visit.municipality
    group = municipality.programme.positions.group_of(actor.position)
    this_year = visit.now.astimezone(municipality.zone).year
    known: dict[str, str | None] = {
        "position_group": group.code if group else None,
        "subject": actor.subject,
        "is_class_teacher": None if actor.is_class_teacher is None else ("no", "yes")[actor.is_class_teacher],
        "experience_years": str(this_year - actor.career_started) if actor.career_started else None,
    }
    return {fact: value for fact, value in known.items() if value is not None}
