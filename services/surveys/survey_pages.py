"""What of a questionnaire is before a person's eyes: a question, the review of answers, a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.responses import CHANCE_IDS
from programmes.questionnaires import Option, Question, QuestionKind, for_branch
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires.questionnaire_answers import Facts, Reply
from services.surveys.survey_sheets import Sheet


@dataclass(frozen=True, slots=True)
class QuestionPage:
    response_id: int
    title: str
    question: Question
    position: int
    """The place of the question in its version: what buttons carry."""
    wording: str
    options: tuple[tuple[int, Option], ...]
    """What may be chosen, each with its place among all options of the question."""
    branch: str
    reply: Reply | None
    is_answered: bool
    """Whether the person has answered it before; a known fact alone only suggests an answer."""
    progress: flow.Progress
    is_first: bool
    entered_for: str | None = None
    """What the person is called whose answers somebody else enters."""

    @property
    def is_anonymous(self) -> bool:
        return self.response_id in CHANCE_IDS


@dataclass(frozen=True, slots=True)
class ReviewLine:
    position: int
    number: int
    brief: str
    """The question without the beginning all questions of its scale share."""
    reply: Reply | None
    options: tuple[Option, ...]
    is_missing: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    response_id: int
    title: str
    branch: str
    lines: tuple[ReviewLine, ...]
    is_submitted: bool
    is_closed: bool
    """Its time is over."""
    is_locked: bool
    """It can be read and not changed: its time is over, or the person has to agree to a new text first."""
    entered_for: str | None = None
    entered_by: tuple[str, ...] = ()
    """What those are called who have entered answers for the person."""

    @property
    def is_anonymous(self) -> bool:
        return self.response_id in CHANCE_IDS

    @property
    def missing(self) -> int:
        return sum(line.is_missing for line in self.lines)


Page = QuestionPage | ReviewPage


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person should hear beside the page they see: a phrase and its figures."""

    phrase: str
    values: Mapping[str, int] = field(default_factory=dict)


OLD_BUTTON = Notice("survey-notice-old-button")


@dataclass(frozen=True, slots=True)
class Step:
    page: Page
    notice: Notice | None = None


def question_page(sheet: Sheet, question: Question) -> QuestionPage:
    questionnaire, replies, facts = sheet.questionnaire, sheet.replies, sheet.facts
    every = questionnaire.options(question)
    branch = flow.branch_of(questionnaire, replies, facts)
    # By identity: two options of different subjects may have one code, and comparing whole ones is slow.
    offered = {id(option) for option in flow.options_for(questionnaire, question, replies, facts)}
    return QuestionPage(
        response_id=sheet.response.id,
        title=questionnaire.title,
        question=question,
        position=sheet.position(question),
        wording=_filled(flow.wording(questionnaire, question, branch), facts),
        options=tuple((place, option) for place, option in enumerate(every) if id(option) in offered),
        branch=branch,
        reply=flow.standing_reply(questionnaire, question, replies, facts),
        is_answered=question.code in replies,
        progress=flow.progress(questionnaire, replies, facts, question.code),
        is_first=flow.previous_question(questionnaire, replies, facts, question.code) is None,
        entered_for=sheet.entered_for,
    )


def review_page(sheet: Sheet) -> ReviewPage:
    questionnaire, replies, facts = sheet.questionnaire, sheet.replies, sheet.facts
    branch = flow.branch_of(questionnaire, replies, facts)
    missing = {question.code for question in flow.missing(questionnaire, replies, facts)}
    asked = [q for q in flow.visible(questionnaire, replies, facts) if q.kind is not QuestionKind.SHOW]
    return ReviewPage(
        response_id=sheet.response.id,
        title=questionnaire.title,
        branch=branch,
        lines=tuple(
            ReviewLine(
                position=sheet.position(question),
                number=number,
                brief=_filled(for_branch(question.text, branch) or "", facts),
                reply=flow.standing_reply(questionnaire, question, replies, facts),
                options=flow.options_for(questionnaire, question, replies, facts),
                is_missing=question.code in missing,
            )
            for number, question in enumerate(asked, start=1)
        ),
        is_submitted=sheet.response.submitted_at is not None,
        is_closed=sheet.is_closed,
        is_locked=sheet.is_locked,
        entered_for=sheet.entered_for,
        entered_by=sheet.entered_by,
    )


def _filled(text: str, facts: Facts) -> str:
    """The text with what is known put in its places; such a question is asked only when the fact is known."""
    for fact, value in facts.items():
        text = text.replace(f"{{{fact}}}", value)
    return text


def page(sheet: Sheet) -> Page:
    question = sheet.current
    return review_page(sheet) if question is None or sheet.is_locked else question_page(sheet, question)
