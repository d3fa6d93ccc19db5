"""Figures about requests: who was helped completely, how fast somebody answered, how many stand where.

Complete help: a person counts as helped completely in a group of topics and a time if they asked at least
once then, and every request of theirs ended with complete help, except those withdrawn and those still inside their
term at the end of that time. What is open beyond its term does not count as complete.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import ConsultationStatus, Outcome
from models.queries.consultations import consultation_figures as rows
from models.queries.consultations.consultation_figures import Kept
from programmes.consultations import FullHelpRule, TopicGroup
from services.municipality import Municipality


@dataclass(frozen=True, slots=True)
class Help:
    applicants: int
    """Who has asked and has a request that counts."""
    helped: int
    """Of them, completely."""
    requests: int
    """That count."""
    unconfirmed: int
    """Of them, closed without a word of whoever asked."""


@dataclass(frozen=True, slots=True)
class Shares:
    """In tenths of a per cent; none where there is nobody to count among."""

    of_all: int | None
    of_applicants: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    counts: Mapping[tuple[str, ConsultationStatus], int]
    """By topic and state."""
    hours_to_first_answer: float | None
    """On average, of those that were answered."""
    help: Mapping[TopicGroup, Help]


async def gather(session: AsyncSession, municipality: Municipality, *, since: datetime, until: datetime) -> Figures:
    """Of the requests asked from one moment on and before another, as they stand."""
    section = municipality.programme.consultations
    found = Figures(
        counts=await rows.counts(session, since=since, until=until),
        hours_to_first_answer=average_hours(await rows.first_answers(session, since=since, until=until)),
        help={
            group: complete_help(
                await rows.of_topics(
                    session, [one.code for one in section.topics if one.group is group], since=since, until=until
                ),
                rule=section.full_help_rule,
                until=until,
            )
            for group in TopicGroup
        },
    )
    await session.commit()
    return found


def complete_help(kept: Iterable[Kept], *, rule: FullHelpRule, until: datetime) -> Help:
    """Of requests of one group of topics, as of the end of the time they were asked in."""
    counted = [one for one in kept if _counts(one, until)]
    by_asker: dict[int, list[Kept]] = {}
    for one in counted:
        by_asker.setdefault(one.asker_id, []).append(one)
    return Help(
        applicants=len(by_asker),
        helped=sum(all(_is_full(one, rule, until) for one in own) for own in by_asker.values()),
        requests=len(counted),
        unconfirmed=sum(one.is_unconfirmed for one in counted),
    )


def shares(found: Help, *, staff: int) -> Shares:
    """Both of them, whichever is the official one; `staff`: how many educators there are on the last day."""
    return Shares(_tenths(found.helped, staff), _tenths(found.helped, found.applicants))


def average_hours(answered: Sequence[tuple[datetime, datetime]]) -> float | None:
    if not answered:
        return None
    return sum((first - asked).total_seconds() for asked, first in answered) / 3600 / len(answered)


def _counts(one: Kept, until: datetime) -> bool:
    if one.status is ConsultationStatus.WITHDRAWN:
        return False
    return _has_ended(one, until) or one.solution_due_at < until


def _has_ended(one: Kept, until: datetime) -> bool:
    return one.closed_at is not None and one.closed_at < until


def _is_full(one: Kept, rule: FullHelpRule, until: datetime) -> bool:
    """An open one is not, whatever has been said about it so far; nor is one that was turned down."""
    if one.status is not ConsultationStatus.CLOSED or not _has_ended(one, until):
        return False
    match rule:
        case FullHelpRule.APPLICANT_ONLY:
            word = one.result_asker
        case FullHelpRule.METHODIST:
            word = one.result_methodist
        case FullHelpRule.APPLICANT_THEN_METHODIST:
            word = one.result_asker or one.result_methodist
    return word is Outcome.FULL


def _tenths(part: int, whole: int) -> int | None:
    """Rounded half up."""
    return (part * 2000 + whole) // (2 * whole) if whole else None
