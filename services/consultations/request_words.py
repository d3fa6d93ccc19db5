"""What people type about requests, and what requests are called."""

from datetime import date, timedelta

from models.consultations import Consultation
from services import moments
from services.consultations.consultation_letters import topic_of
from services.errors import Unfitting
from services.naming import clean
from services.visits import Visit

LONGEST_REASON, LONGEST_SUMMARY, LONGEST_NOTE, LONGEST_ANSWER = 300, 500, 3500, 3500
LONGEST_SNOOZE = timedelta(days=90)


def line(typed: str, longest: int) -> str:
    """One line of somebody's own. Raises Unfitting for none and for too much."""
    return _fitting(clean(typed), longest)


def lines(typed: str, longest: int) -> str:
    """The same of several lines, empty ones left out."""
    return _fitting("\n".join(filter(None, (clean(one) for one in typed.splitlines()))), longest)


def _fitting(words: str, longest: int) -> str:
    if not words:
        raise Unfitting("request-say-something")
    if len(words) > longest:
        raise Unfitting("words-too-long", limit=longest)
    return words


def topic_title(visit: Visit, code: str) -> str:
    """What a topic is called; one the programme does not know is called by its code."""
    known = visit.municipality.programme.consultations.topic(code)
    return known.title if known else code


def title(visit: Visit, consultation: Consultation) -> str:
    return topic_of(visit.municipality, consultation)


def snooze_day(visit: Visit, typed: str) -> date:
    """A day as people type it. Raises Unfitting for one that is past or too far away."""
    today = visit.municipality.day(visit.now)
    return within(today, moments.read_day(typed, today=today))


def within(today: date, day: date) -> date:
    if not today < day <= today + LONGEST_SNOOZE:
        raise Unfitting("request-day-outside", days=LONGEST_SNOOZE.days)
    return day
