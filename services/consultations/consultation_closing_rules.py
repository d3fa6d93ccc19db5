"""What whoever has asked may still say about a request: a rule of its state and of days."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.consultations import Consultation, ConsultationStatus, Outcome
from services.consultations.consultation_moves import Change, may
from services.municipality import Municipality


@dataclass(frozen=True, slots=True)
class Choices:
    withdrawing: bool
    judging: bool
    """Whether the help was complete is asked and not answered."""
    deciding: bool
    """They have said that it was not, and not yet what then."""
    reopening: bool


def choices(consultation: Consultation, municipality: Municipality, now: datetime) -> Choices:
    """After a closing without a word there are as many days again to say it."""
    status, said = consultation.status, consultation.result_asker
    is_asked = status is ConsultationStatus.ANSWERED or (
        status is ConsultationStatus.CLOSED and _is_recent(consultation, municipality, now)
    )
    is_incomplete = said in {Outcome.PARTIAL, Outcome.NONE}
    deciding = status is ConsultationStatus.ANSWERED and is_incomplete
    return Choices(
        withdrawing=may(status, Change.WITHDRAWN),
        judging=is_asked and said is None,
        deciding=deciding,
        reopening=is_asked and is_incomplete and consultation.reopened_at is None,
    )


def _is_recent(consultation: Consultation, municipality: Municipality, now: datetime) -> bool:
    if consultation.closed_at is None:
        return False
    days = timedelta(days=municipality.programme.consultations.closing_days)
    return municipality.day(now) <= municipality.day(consultation.closed_at) + days
