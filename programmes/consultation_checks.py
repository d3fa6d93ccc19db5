"""Cross checks of what is asked and who answers: what nobody could ask or read is told beforehand."""

from collections.abc import Iterator

from programmes.competences import Competences
from programmes.consultations import Consultations
from programmes.modules import Modules

MOST_COMMON = 6
"""More do not fit on the first screen."""
LONGEST_TITLE = 50
"""What a button of a phone shows."""


def consultation_problems(
    consultations: Consultations, competences: Competences | None, modules: Modules | None
) -> Iterator[str]:
    topics = consultations.topics
    if modules is not None and modules.consultations and not topics:
        yield "topics: expected at least one, or consultations: false in modules.yaml"
    if sum(topic.is_common for topic in topics) > MOST_COMMON:
        yield f"topics: expected at most {MOST_COMMON} with is_common"
    known = {topic.code for topic in competences.topics} if competences else None
    for number, topic in enumerate(topics):
        if len(topic.title) > LONGEST_TITLE:
            yield f"topics.{number}.title: expected at most {LONGEST_TITLE} characters"
        if known is not None and topic.deficit_topic is not None and topic.deficit_topic not in known:
            yield f"topics.{number}.deficit_topic: expected a topic, not {topic.deficit_topic}"
    reminders = consultations.closing_reminders
    if list(reminders) != sorted(set(reminders)) or any(day >= consultations.closing_days for day in reminders):
        yield "closing_reminders: expected rising days before closing_days"
    if consultations.solution_days < consultations.first_answer_days:
        yield "solution_days: expected no fewer than first_answer_days"
