"""What educators ask about, who answers, in which time, and when help counts as complete."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from programmes.strictness import Clock, Code, Coded, Section, Strict, Words

OTHER = "other"
"""The topic people name in their own words."""
Answer = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2500)]


class TopicGroup(StrEnum):
    """Which of the two figures about complete help a topic belongs to."""

    CONTEST = "contest"
    ATTESTATION = "attestation"


class Answering(StrEnum):
    METHODIST = "methodist"
    ASSOCIATION_LEADER = "association_leader"
    """The leader of an association the asker belongs to, where there is one."""


class Topic(Strict):
    code: Code
    title: Words
    group: TopicGroup | None = None
    answered_by: Answering = Answering.METHODIST
    is_common: bool = False
    """Stands in the short list that is shown first."""
    deficit_topic: Code | None = None
    """The topic of `competences.yaml` it helps with: steps of routes on it are done by such a consultation."""


class FrequentQuestion(Strict):
    topic: Code
    question: Words
    answer: Answer


class FullHelpRule(StrEnum):
    """Whose word says that help was complete."""

    APPLICANT_ONLY = "applicant_only"
    APPLICANT_THEN_METHODIST = "applicant_then_methodist"
    """The methodist's where the applicant keeps silent."""
    METHODIST = "methodist"


class Denominator(StrEnum):
    ALL = "all"
    """Of all educators."""
    APPLICANTS = "applicants"


class WorkingHours(Strict):
    since: Clock = Field(alias="from")
    until: Clock = Field(alias="to")

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if not self.since < self.until:
            raise ValueError("expected from before to")
        return self


class Consultations(Section):
    topics: Coded[Topic] = ()
    frequent_questions: tuple[FrequentQuestion, ...] = ()
    first_answer_days: int = Field(default=2, ge=1, le=30)
    """Working days to the first answer."""
    solution_days: int = Field(default=10, ge=1, le=60)
    """Working days until the help is there."""
    closing_days: int = Field(default=14, ge=2, le=60)
    """Days the asker is waited for to say whether the help was complete."""
    closing_reminders: tuple[Annotated[int, Field(ge=1, le=60)], ...] = (5, 10)
    """Days after the mark on which they are asked again."""
    hours: WorkingHours | None = None
    """When answers are given on working days; none: nothing is said about it."""
    full_help_rule: FullHelpRule = FullHelpRule.APPLICANT_THEN_METHODIST
    denominator: Denominator = Denominator.ALL
    """Which of the two shares of complete help is the official one."""
    is_read_by_head: bool = True
    """Whether the head of the centre may read what was written in a request; both sides are told."""

    def topic(self, code: str) -> Topic | None:
        return next((one for one in self.topics if one.code == code), None)

    @model_validator(mode="after")
    def _answers_known_topics(self) -> Self:
        unknown = {one.topic for one in self.frequent_questions} - {one.code for one in self.topics}
        if unknown:
            raise ValueError(f"frequent_questions: unknown topics {', '.join(sorted(unknown))}")
        return self
