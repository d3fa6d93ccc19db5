"""How questionnaires made in the chat look: the list, one of them, the file that is waited for, what is wrong."""

from collections.abc import Sequence

from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.questionnaires.own_questionnaire_buttons import (
    BringFile,
    GiveFile,
    GiveTemplate,
    MakeCopy,
    OwnDraft,
    OwnQuestionnaires,
    PickBranch,
    PickCopy,
    PublishDraft,
    RemoveDraft,
    TryAs,
)
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from services.naming import capital
from services.paging import pages_of
from services.questionnaires.questionnaire_drafts import Draft, Page
from services.questionnaires.questionnaire_problems import Problem
from services.questionnaires.questionnaires import Library

PAGE = 6
FIRST_PROBLEMS = 12
MOST_CHARACTERS = 3000


def list_screen(t: Speaker, found: Page, page: int) -> Screen:
    pages = pages_of(found.count, PAGE)
    lines: list[str] = [t("own-title")]
    lines += [t("own-line", title=one.questionnaire.title, standing=_standing(t, one)) for one in found.drafts]
    if not found.drafts:
        lines.append(t("own-empty"))
    rows: Rows = (
        *([button(one.questionnaire.title, OwnDraft(draft=one.id))] for one in found.drafts),
        leafing(t, page, pages, lambda other: OwnQuestionnaires(page=other)),
        [button(t.plain("own-new"), BringFile()), button(t.plain("own-copy"), PickCopy())],
        [way_back(t, Place.CAMPAIGNS)],
    )
    return Screen("\n".join(lines), rows)


def draft_screen(t: Speaker, draft: Draft) -> Screen:
    questionnaire, here = draft.questionnaire, draft.id
    text = t(
        "own-draft",
        title=questionnaire.title,
        code=draft.code,
        count=len(questionnaire.questions),
        minutes=questionnaire.minutes,
        standing=_standing(t, draft),
    )
    if questionnaire.anonymous:
        text = t("own-draft-unnamed", draft=text)
    publish = [button(t.plain("own-publish"), PublishDraft(draft=here))] if draft.is_changed else []
    remove = [] if draft.is_published else [button(t.plain("own-remove"), RemoveDraft(draft=here))]
    rows: Rows = (
        [button(t.plain("own-try"), PickBranch(draft=here))],
        publish,
        [button(t.plain("own-file"), GiveFile(draft=here)), button(t.plain("own-replace"), BringFile(draft=here))],
        remove,
        [button(t.plain("back"), OwnQuestionnaires())],
    )
    return Screen(text, rows)


def waiting_screen(t: Speaker, draft_id: int, problem: str | None = None) -> Screen:
    """A file is waited for."""
    text = t("own-waiting")
    back = OwnDraft(draft=draft_id) if draft_id else OwnQuestionnaires()
    rows = ((button(t.plain("own-template"), GiveTemplate()),), (button(t.plain("back"), back),))
    return Screen(f"{problem}\n\n{text}" if problem else text, rows)


def problems_text(t: Speaker, problems: Sequence[Problem]) -> str:
    """The first of them, as many as fit a message."""
    lines: list[str] = [t("own-wrong", count=len(problems))]
    for problem in problems[:FIRST_PROBLEMS]:
        line = problem_line(t, problem)
        if sum(map(len, lines)) + len(line) > MOST_CHARACTERS:
            break
        lines.append(t("own-problem", text=line))
    if len(lines) - 1 < len(problems):
        lines.append(t("own-more", count=len(problems) - len(lines) + 1))
    return "\n".join(lines)


def problem_line(t: Speaker, problem: Problem) -> str:
    values = {name: value[:300] if isinstance(value, str) else value for name, value in problem.values.items()}
    said = t.plain(problem.phrase, **values)
    return t.plain("own-problem-at", place=problem.place[:120], said=said) if problem.place else said


def copying_screen(t: Speaker, library: Library, page: int) -> Screen:
    codes = [(code, found.title) for code in library.newest if (found := library.current(code)) is not None]
    pages = pages_of(len(codes), PAGE)
    page %= pages
    some = codes[page * PAGE : (page + 1) * PAGE]
    rows: Rows = (
        *([button(title, MakeCopy(code=code))] for code, title in some),
        leafing(t, page, pages, lambda other: PickCopy(page=other)),
        [button(t.plain("back"), OwnQuestionnaires())],
    )
    return Screen(t("own-pick-copy"), rows)


def branches_screen(t: Speaker, draft: Draft, programme: Programme) -> Screen:
    groups = programme.positions.groups
    buttons = [button(group.title, TryAs(draft=draft.id, branch=place)) for place, group in enumerate(groups)]
    back = [button(t.plain("back"), OwnDraft(draft=draft.id))]
    return Screen(t("own-pick-branch", title=draft.questionnaire.title), (*in_columns(buttons, 1), back))


def subjects_screen(t: Speaker, draft: Draft, branch: int, programme: Programme) -> Screen:
    met = subjects_of(draft.questionnaire)
    buttons = [
        button(capital(subject.title), TryAs(draft=draft.id, branch=branch, subject=place))
        for place, subject in enumerate(programme.subjects.subjects)
        if subject.code in met
    ]
    back = [button(t.plain("back"), PickBranch(draft=draft.id))]
    return Screen(t("own-pick-subject", title=draft.questionnaire.title), (*in_columns(buttons, 2), back))


def subjects_of(questionnaire: Questionnaire) -> set[str]:
    """Subjects some option is for."""
    return {
        subject
        for question in questionnaire.questions
        for option in questionnaire.options(question)
        for subject in option.subjects
    }


def removing_screen(t: Speaker, draft: Draft) -> Screen:
    rows = (
        (button(t.plain("own-remove-yes"), RemoveDraft(draft=draft.id, is_sure=True)),),
        (button(t.plain("back"), OwnDraft(draft=draft.id)),),
    )
    return Screen(t("own-remove-sure", title=draft.questionnaire.title), rows)


def _standing(t: Speaker, draft: Draft) -> str:
    if not draft.is_published:
        return t.plain("own-is-draft")
    return t.plain("own-is-changed") if draft.is_changed else t.plain("own-is-published")
