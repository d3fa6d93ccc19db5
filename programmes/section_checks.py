"""Cross checks between sections other than questionnaires."""

from collections.abc import Collection, Iterator
from datetime import date

from programmes.calendar import Calendar
from programmes.campaigns import Campaigns
from programmes.competences import Competences
from programmes.consent import Consent
from programmes.positions import Positions
from programmes.text_checks import text_problems
from programmes.vocabulary import Vocabulary

_CONSENT_PLACEHOLDERS = frozenset({"operator", "operator_address", "kept_until"})


def position_problems(positions: Positions) -> Iterator[str]:
    """A position names its group, so it may stand in one group only."""
    seen: set[str] = set()
    for group_number, group in enumerate(positions.groups):
        for number, position in enumerate(group.positions):
            if position.code in seen:
                at = f"groups.{group_number}.positions.{number}.code"
                yield f"{at}: expected {position.code} in one group only"
            seen.add(position.code)


def competence_problems(vocabulary: Vocabulary) -> Iterator[str]:
    for number, topic in enumerate(vocabulary.competences.topics):
        for branch in sorted({*topic.branches} - {*vocabulary.branches}):
            yield f"topics.{number}.branches: expected a position group, not {branch}"


def exit_problems(competences: Competences, questionnaires: Collection[str]) -> Iterator[str]:
    """Both of a pair exist, and nothing is the exit of an exit."""
    for later, earlier in competences.exits.items():
        for code in (later, earlier):
            if code not in questionnaires:
                yield f"exits.{later}: expected a questionnaire, not {code}"
        if earlier in competences.exits:
            yield f"exits.{later}: expected a questionnaire of the beginning of the year, not {earlier}"


def subject_problems(vocabulary: Vocabulary) -> Iterator[str]:
    for branch in sorted({*vocabulary.subjects.lines} - {*vocabulary.branches}):
        yield f"lines.{branch}: expected a position group: {', '.join(vocabulary.branches)}"


def consent_problems(consent: Consent) -> Iterator[str]:
    yield from (f"text: {problem}" for problem in text_problems(consent.text, _CONSENT_PLACEHOLDERS))


def campaign_problems(
    campaigns: Campaigns, calendar: Calendar | None, questionnaires: Collection[str]
) -> Iterator[str]:
    """A plan asks a questionnaire there is, between two days there are, of one school year."""
    for number, plan in enumerate(campaigns.plans):
        if plan.questionnaire not in questionnaires:
            known = ", ".join(sorted(questionnaires))
            yield f"plans.{number}.questionnaire: expected one of {known}, not {plan.questionnaire}"
        unknown = [day for day in (plan.window.since, plan.window.until) if not _is_of_every_year(day)]
        for day in unknown:
            yield f"plans.{number}.window: expected a day of every year, not {day}"
        if calendar is None or unknown:
            continue
        first = calendar.school_year.since
        begins, ends = ((day < first, day) for day in (plan.window.since, plan.window.until))
        if begins > ends:
            yield f"plans.{number}.window: expected to end in the school year it begins in"


def _is_of_every_year(day: str) -> bool:
    try:
        date.fromisoformat(f"2023-{day}")
    except ValueError:
        return False
    return True
