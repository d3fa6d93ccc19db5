"""Who acts, where and when: what every use case is told besides its own business."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.municipality import Municipality
from services.people import Actor
from services.questionnaires.questionnaire_answers import Facts


@dataclass(frozen=True, slots=True)
class Visit:
    actor: Actor
    municipality: Municipality
    now: datetime
    entered_by: Actor | None = None
    """Who holds the phone, where that is not the actor: somebody who enters what a person without a messenger says."""


class Described(Protocol):
    """What is known of somebody's work."""

    @property
    def position(self) -> str | None: ...
    @property
    def subject(self) -> str | None: ...
    @property
    def career_started(self) -> int | None: ...
    @property
    def is_class_teacher(self) -> bool | None: ...


def facts(visit: Visit) -> Facts:
    """What questionnaires may know about a person beforehand; what is not known is not there."""
    return facts_about(visit.actor, visit.municipality, visit.now)


def facts_about(somebody: Described, municipality: Municipality, now: datetime) -> Facts:
    group = municipality.programme.positions.group_of(somebody.position)
    this_year = now.astimezone(municipality.zone).year
    is_class_teacher, career = somebody.is_class_teacher, somebody.career_started
    known: dict[str, str | None] = {
        "position_group": group.code if group else None,
        "subject": somebody.subject,
        "is_class_teacher": None if is_class_teacher is None else ("no", "yes")[is_class_teacher],
        "experience_years": str(this_year - career) if career else None,
    }
    return {fact: value for fact, value in known.items() if value is not None}
