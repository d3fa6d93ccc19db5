"""What a questionnaire is: questions, options, branches and scoring, as data."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from programmes.strictness import Code, Coded, Strict, Words

FACTS = frozenset({"position_group", "subject", "is_class_teacher", "experience_years", "last_course"})
"""What may be known about a person before asking: `prefill`, `show_if` and {placeholders} name these."""


def _written_as(text: object) -> str:
    return "branches" if isinstance(text, dict) else "everybody"


PerBranch = Annotated[
    Annotated[Words, Tag("everybody")] | Annotated[dict[Code, Words], Tag("branches")],
    Discriminator(_written_as),
]
"""One text for everybody, or a text for each branch; a branch that is not named does not see it."""


def for_branch(words: PerBranch, branch: str) -> str | None:
    return words if isinstance(words, str) else words.get(branch)


class QuestionKind(StrEnum):
    SCALE = "scale"  # one option of a scale the questionnaire names once
    SINGLE = "single"
    MULTI = "multi"
    YES_NO = "yesno"
    NUMBER = "number"
    TEXT = "text"
    SHOW = "show"  # something to read, nothing to answer


class Option(Strict):
    code: Code
    text: PerBranch
    label: PerBranch | None = None
    """A shorter form for a button, where the text is long and the meaning stays whole."""
    score: int | None = None
    branches: tuple[Code, ...] = ()
    subjects: tuple[Code, ...] = ()
    exclusive: bool = False
    """Chosen alone: «nothing of these» takes the other marks off and the other way round."""


class Scale(Strict):
    lead: Words | None = None
    """The beginning all questions of this scale share; the question's own text goes on from it."""
    options: tuple[Option, ...] = Field(min_length=2)


class Condition(Strict):
    """When a question is shown: what an earlier answer, or a fact known about the person, has to be.

    An unanswered question or an unknown fact satisfies `none_of` and fails `one_of` and `known`.
    """

    question: Code | None = None
    fact: Code | None = None
    one_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    known: Literal[True] | None = None
    """Any value will do, as long as there is one."""
    branches: tuple[Code, ...] = ()
    """The branches the condition speaks about; others are not held back by it."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.question is None) == (self.fact is None):
            raise ValueError("name either a question or a fact")
        if [bool(self.one_of), bool(self.none_of), bool(self.known)].count(True) != 1:
            raise ValueError("give one of: one_of, none_of, known")
        return self


class Question(Strict):
    code: Code
    kind: QuestionKind
    text: PerBranch
    note: Words | None = None
    mandatory: bool = False
    area: Code | None = None
    topic: PerBranch | None = None
    scale: Code | None = None
    options: tuple[Option, ...] = ()
    most: int | None = Field(default=None, ge=1)
    """How many options of a multi may be chosen; none: as many as there are."""
    low: int | None = None
    high: int | None = None
    length: int | None = Field(default=None, ge=1, le=1000)
    """Longest text in characters; on a choice it allows a line in one's own words beside it."""
    sets_branch: bool = False
    prefill: Code | None = None
    """The fact about the person that stands here as the answer until it is changed."""
    skip_if_known: bool = False
    """With `prefill`: a person whose fact is known is not asked at all."""
    show_if: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        choices = {QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.YES_NO}
        needs: dict[str, bool] = {
            "scale": self.kind is QuestionKind.SCALE,
            "options": self.kind in choices,
            "low": self.kind is QuestionKind.NUMBER,
            "high": self.kind is QuestionKind.NUMBER,
        }
        for field, needed in needs.items():
            if needed != bool(getattr(self, field) not in (None, ())):
                raise ValueError(f"{field}: {'required' if needed else 'not allowed'} for kind {self.kind}")
        if self.kind is QuestionKind.TEXT and self.length is None:
            raise ValueError("length: required for kind text")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low: must not be above high")
        if self.most is not None and self.kind is not QuestionKind.MULTI:
            raise ValueError("most: only for kind multi")
        if self.skip_if_known and self.prefill is None:
            raise ValueError("skip_if_known: needs prefill")
        if self.mandatory and self.kind is QuestionKind.SHOW:
            raise ValueError("mandatory: there is nothing to answer in kind show")
        return self


class AreaScoring(Strict):
    """Difficulty by competence area, 0 to 100; the levels are the programme's thresholds."""

    kind: Literal["areas"]


class IndexLevel(Strict):
    code: Code
    since: float
    """The lowest index that belongs to the level."""
    title: Words
    message: Words


class IndexScoring(Strict):
    """One index, 0 to 100, the higher the better, over the named questions."""

    kind: Literal["index"]
    questions: tuple[Code, ...] = Field(min_length=1)
    top: int = Field(ge=1)
    """The best score of a question."""
    least: int = Field(ge=1)
    """How many of the questions must be answered."""
    levels: tuple[IndexLevel, ...] = Field(min_length=1)


Scoring = Annotated[AreaScoring | IndexScoring, Field(discriminator="kind")]


class Satisfaction(Strict):
    """Who counts as satisfied; an answer without a score counts neither for nor against."""

    question: Code
    scores: tuple[int, ...] = (4, 5)
    """Of that question: who chose one of these is satisfied."""
    composite: bool = False
    """Whether the mean of the questions in `also` must reach `least_mean` besides."""
    also: tuple[Code, ...] = ()
    least_mean: float = 3.5
    least_rate: int = Field(default=50, ge=0, le=100)
    """The share of those asked, in percent, who must have answered for the figure to be told."""


class Signal(Strict):
    """Something in the answers of one person that a methodist should know of: an answer, or a low index."""

    code: Code
    title: Annotated[Words, StringConstraints(max_length=100)]
    """As the methodist reads it; it says what to look after, not what was answered."""
    question: Code | None = None
    one_of: tuple[str, ...] = ()
    """Options of that question."""
    index_below: float | None = Field(default=None, gt=0, le=100)

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.question is None) == (self.index_below is None):
            raise ValueError("name either a question or index_below")
        if bool(self.one_of) != (self.question is not None):
            raise ValueError(f"one_of: {'required with' if self.question else 'only with'} a question")
        return self


class Audience(StrEnum):
    EVERYONE = "everyone"
    YOUNG = "young"
    MENTORS = "mentors"


class Questionnaire(Strict):
    code: Code
    title: Annotated[Words, StringConstraints(max_length=80)]
    summary: Words
    """One short line for a list of questionnaires."""
    intro: Words
    """The first screen: what it is for, who sees the answers, how long it takes."""
    thanks: Words
    minutes: int = Field(ge=1, le=60)
    audience: Audience = Audience.EVERYONE
    module: Code | None = None
    """The feature it belongs to: with that off nobody is asked."""
    anonymous: bool = False
    on_demand: bool = False
    """May be filled in at any time; otherwise only while a campaign is open."""
    scales: dict[Code, Scale] = Field(default_factory=dict)
    questions: tuple[Question, ...] = Field(min_length=1)
    scoring: Scoring | None = None
    satisfaction: Satisfaction | None = None
    signals: Coded[Signal] = ()

    def question(self, code: str) -> Question:
        """The question of that code; raises KeyError."""
        for question in self.questions:
            if question.code == code:
                return question
        raise KeyError(code)

    def options(self, question: Question) -> tuple[Option, ...]:
        """Every option the question can have, whoever reads it."""
        return self.scales[question.scale].options if question.scale else question.options
