"""How long a questionnaire can be answered: until its campaign closes, else until the school year ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from models.campaigns import CampaignStatus
from models.queries.campaigns.campaigns import Asked
from models.queries.surveys.responses import Term
from models.responses import Response
from services.errors import Refusal
from services.municipality import Municipality


class SurveyClosed(Refusal):
    phrase = "refusal-survey-closed"

    def __init__(self, title: str, until: date, *, has_answers: bool = True) -> None:
        """`has_answers`: there is something of theirs to read."""
        if not has_answers:
            self.phrase = "refusal-survey-over"
        super().__init__(title=title)
        self.days = {"until": until}


@dataclass(frozen=True, slots=True)
class Window:
    closes_on: date
    """The last day."""
    is_over: bool
    """What is answered can be read and not changed."""


def window(municipality: Municipality, now: datetime, school_year: int, term: Term) -> Window:
    """A campaign that runs keeps it open, one that is over closes it, for those whom they ask.

    A campaign whose last day is past is over, also before the clock has written it down.
    """
    if term.open_until is not None and municipality.day(now) <= term.open_until:
        return Window(term.open_until, is_over=False)
    last = max(filter(None, (term.open_until, term.closed_on)), default=None)
    if last is not None:
        return Window(last, is_over=True)
    return Window(municipality.last_day(school_year), is_over=school_year != municipality.school_year(now))


def term_of(asked: Iterable[Asked], response: Response) -> Term:
    return term(one for one in asked if _is_about(one, response.questionnaire, response.school_year))


def term(asked: Iterable[Asked]) -> Term:
    """Of campaigns that ask the same questionnaire in the same year."""
    open_until: date | None = None
    closed_on: date | None = None
    for one in asked:
        if one.status is CampaignStatus.CLOSED:
            closed_on = max(filter(None, (closed_on, one.closes_on)))
        else:
            open_until = max(filter(None, (open_until, one.closes_on)))
    return Term(open_until, closed_on)


def asked_for(asked: Iterable[Asked], questionnaire: str, school_year: int) -> list[Asked]:
    return [one for one in asked if _is_about(one, questionnaire, school_year)]


def _is_about(one: Asked, questionnaire: str, school_year: int) -> bool:
    return (one.questionnaire, one.school_year) == (questionnaire, school_year)
