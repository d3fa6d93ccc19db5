"""Trying a questionnaire as somebody else would meet it: the real pages, and nothing kept among the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from models.responses import CHANCE_IDS, Response
from programmes.questionnaires import Question, Questionnaire
from services.errors import NotFound
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaire_replies as replying
from services.questionnaires.questionnaire_answers import Facts, Reply
from services.questionnaires.questionnaire_replies import Unfit
from services.surveys.survey_answers import kept, told
from services.surveys.survey_pages import OLD_BUTTON, Notice, Step, page
from services.surveys.survey_sheets import Sheet
from services.surveys.survey_windows import Window
from services.visits import Visit

TRIAL_IDS = range(CHANCE_IDS.stop, 2**63)
"""Ids no response has: what pages of a trial carry."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One way through a draft, as plain as a form has to be."""

    draft_id: int
    branch: str
    subject: str | None = None
    current: str | None = None
    replies: Mapping[str, Reply] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        return {"position_group": self.branch, **({"subject": self.subject} if self.subject else {})}

    def plain(self) -> dict[str, Any]:
        said = {
            code: [list(one.chosen), one.number, one.text, one.skipped, one.branch]
            for code, one in self.replies.items()
        }
        return {
            "trial": self.draft_id,
            "branch": self.branch,
            "subject": self.subject,
            "current": self.current,
            "replies": said,
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Trial":
        if "trial" not in plain:
            raise NotFound
        replies = {
            code: Reply(tuple(chosen), number, text, skipped, branch)
            for code, (chosen, number, text, skipped, branch) in plain["replies"].items()
        }
        return cls(plain["trial"], plain["branch"], plain["subject"], plain["current"], replies)


Moved = tuple[Trial, Step]


def begin(visit: Visit, questionnaire: Questionnaire, draft_id: int, *, branch: str, subject: str | None) -> Moved:
    trial = Trial(draft_id, branch, subject)
    return _at(visit, questionnaire, trial, flow.next_question(questionnaire, {}, trial.facts))


def show(visit: Visit, questionnaire: Questionnaire, trial: Trial) -> Moved:
    return trial, Step(page(_sheet(visit, questionnaire, trial)))


def choose(visit: Visit, questionnaire: Questionnaire, trial: Trial, position: int, option: int) -> Moved:
    def chosen(_sheet: Sheet, question: Question) -> Reply:
        code = _code(questionnaire, question, option)
        return replying.choose(questionnaire, question, code, trial.replies, trial.facts)

    return _answer(visit, questionnaire, trial, position, chosen)


def mark(visit: Visit, questionnaire: Questionnaire, trial: Trial, position: int, option: int, *, on: bool) -> Moved:
    def marked(_sheet: Sheet, question: Question) -> Reply:
        code = _code(questionnaire, question, option)
        return replying.toggle(questionnaire, question, code, on, trial.replies, trial.facts)

    return _answer(visit, questionnaire, trial, position, marked, stays=True)


def write(visit: Visit, questionnaire: Questionnaire, trial: Trial, typed: str) -> Moved:
    if trial.current is None:
        return show(visit, questionnaire, trial)
    question = questionnaire.question(trial.current)
    position = questionnaire.questions.index(question)
    return _answer(
        visit,
        questionnaire,
        trial,
        position,
        lambda _sheet, asked: replying.write(questionnaire, asked, typed, trial.replies, trial.facts),
        stays=question.kind.value == "multi",
    )


def pass_on(visit: Visit, questionnaire: Questionnaire, trial: Trial, position: int) -> Moved:
    return _answer(visit, questionnaire, trial, position, kept)


def go_back(visit: Visit, questionnaire: Questionnaire, trial: Trial, position: int) -> Moved:
    question = _question(questionnaire, position)
    before = flow.previous_question(questionnaire, trial.replies, trial.facts, question.code)
    return _at(visit, questionnaire, trial, before or question)


def change(visit: Visit, questionnaire: Questionnaire, trial: Trial, position: int) -> Moved:
    question = _question(questionnaire, position)
    if question not in flow.visible(questionnaire, trial.replies, trial.facts):
        raise NotFound
    return _at(visit, questionnaire, trial, question)


def review(visit: Visit, questionnaire: Questionnaire, trial: Trial) -> Moved:
    return _at(visit, questionnaire, trial, None)


def hand_in(visit: Visit, questionnaire: Questionnaire, trial: Trial) -> Moved | None:
    """The first mandatory question that waits, or none: the way is through."""
    missing = flow.missing(questionnaire, trial.replies, trial.facts)
    if not missing:
        return None
    moved, step = _at(visit, questionnaire, trial, missing[0])
    return moved, Step(step.page, Notice("survey-notice-missing", {"count": len(missing)}))


def _answer(  # the page, and what the tap or the words make of it
    visit: Visit,
    questionnaire: Questionnaire,
    trial: Trial,
    position: int,
    reply: Callable[[Sheet, Question], Reply],
    *,
    stays: bool = False,
) -> Moved:
    question = _question(questionnaire, position)
    sheet = _sheet(visit, questionnaire, trial)
    if sheet.current is not question:
        return trial, Step(page(sheet), OLD_BUTTON)
    try:
        given = reply(sheet, question)
    except Unfit as unfit:
        return trial, Step(page(sheet), told(unfit))
    trial = replace(trial, replies={**trial.replies, question.code: given})
    following = flow.next_question(questionnaire, trial.replies, trial.facts, after=question.code)
    return _at(visit, questionnaire, trial, question if stays else following)


def _at(visit: Visit, questionnaire: Questionnaire, trial: Trial, question: Question | None) -> Moved:
    return show(visit, questionnaire, replace(trial, current=question.code if question else None))


def _sheet(visit: Visit, questionnaire: Questionnaire, trial: Trial) -> Sheet:
    if trial.current is not None and all(one.code != trial.current for one in questionnaire.questions):
        trial = replace(trial, current=None)  # another file has come meanwhile
    response = Response(id=TRIAL_IDS.start + trial.draft_id, current=trial.current)
    return Sheet(
        response,
        questionnaire,
        dict(trial.replies),
        trial.facts,
        visit,
        Window(visit.municipality.day(visit.now), is_over=False),
    )


def _question(questionnaire: Questionnaire, position: int) -> Question:
    if not 0 <= position < len(questionnaire.questions):
        raise NotFound
    return questionnaire.questions[position]


def _code(questionnaire: Questionnaire, question: Question, option: int) -> str:
    options = questionnaire.options(question)
    if not 0 <= option < len(options):
        raise NotFound
    return options[option].code
