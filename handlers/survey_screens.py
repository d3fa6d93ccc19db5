"""How questionnaires look: a question, the review of answers, the list."""

import html

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.places import Go, Place, way_back
from handlers.screens import Rows, Screen, button, in_columns
from handlers.survey_buttons import (
    Back,
    Begin,
    Change,
    Choose,
    Decline,
    Mark,
    Open,
    PassOn,
    Pause,
    PickAnswer,
    Resume,
    Review,
    ShowResult,
    Submit,
)
from locales.catalog import Speaker
from programmes.questionnaires import Option, Question, QuestionKind, for_branch
from services.naming import capital
from services.questionnaire_answers import Reply
from services.survey_pages import Listed, Page, QuestionPage, ReviewLine, ReviewPage, Standing
from services.surveys import Introduction

BAR = 12
SHORT_OPTION = 36
"""Longer options do not fit the width of a phone: they are written out, and the buttons carry their numbers."""
PAIRED_OPTION = 17
"""Options this short stand two in a row once there are many."""
MANY = 6
SHORT_LINE = 64
NUMBERS_IN_ROW = 8


def page_screen(t: Speaker, page: Page) -> Screen:
    return question_screen(t, page) if isinstance(page, QuestionPage) else review_screen(t, page)


def question_screen(t: Speaker, page: QuestionPage) -> Screen:
    progress = page.progress
    labels = [_label(option, page.branch) for _, option in page.options]
    is_long = any(len(label) > SHORT_OPTION for label in labels)
    lines = [
        t("survey-progress", number=progress.number, total=progress.total, minutes=progress.minutes_left),
        _bar(progress.number - 1, progress.total),
        "",
        f"<b>{html.escape(page.wording, quote=False)}</b>",
    ]
    if page.question.note:
        lines.append(f"<i>{html.escape(page.question.note, quote=False)}</i>")
    if is_long:
        lines.append("")
        lines += [t("survey-option", number=n, text=label) for n, label in enumerate(labels, 1)]
    lines += _hints(t, page)
    return Screen("\n".join(lines), (*_options(page, labels, is_long=is_long), *_moves(t, page)))


def review_screen(t: Speaker, page: ReviewPage) -> Screen:
    title = t("survey-review-submitted" if page.is_submitted else "survey-review", title=page.title)
    lines = [title, *(_review_line(t, line, page.branch) for line in page.lines)]
    rows: list[list[InlineKeyboardButton]] = []
    if page.is_submitted:
        rows.append([button(t.plain("survey-result"), ShowResult(response=page.response_id))])
    elif page.missing and not page.is_closed:
        lines.append(t("survey-review-missing", count=page.missing))
        rows.append([button(t.plain("survey-go-on"), Submit(response=page.response_id))])
    elif not page.is_closed:
        lines.append(t("survey-review-ready"))
        rows.append([button(t.plain("survey-submit"), Submit(response=page.response_id))])
    if page.is_closed:
        lines.append(t("survey-review-closed"))
    else:
        rows.append([button(t.plain("survey-pick-answer"), PickAnswer(response=page.response_id))])
    rows.append([way_back(t, Place.SURVEYS)])
    return Screen("\n".join(lines), rows)


def picking_screen(t: Speaker, page: ReviewPage) -> Screen:
    """The review with a button for every answer."""
    lines = [t("survey-picking"), *(_review_line(t, line, page.branch) for line in page.lines)]
    numbers = [
        button(str(line.number), Change(response=page.response_id, position=line.position)) for line in page.lines
    ]
    rows = in_columns(numbers, NUMBERS_IN_ROW)
    rows.append([button(t.plain("back"), Review(response=page.response_id))])
    return Screen("\n".join(lines), rows)


def introduction_screen(t: Speaker, introduction: Introduction) -> Screen:
    questionnaire = introduction.questionnaire
    text = t(
        "survey-introduction",
        title=questionnaire.title,
        intro=questionnaire.intro,
        assurance=introduction.assurance,
    )
    rows: Rows = (
        (button(t.plain("survey-begin"), Begin(code=questionnaire.code)),),
        (
            button(t.plain("survey-later"), Go(there=Place.MENU)),
            button(t.plain("survey-decline"), Decline(code=questionnaire.code)),
        ),
    )
    return Screen(text, rows)


def list_screen(t: Speaker, listed: tuple[Listed, ...]) -> Screen:
    lines = [t("survey-list")] if listed else [t("survey-list"), "", t("survey-list-empty")]
    for one in listed:
        phrase = t(
            f"survey-listed-{one.standing.value}",
            title=one.title,
            summary=one.summary,
            left=one.left,
            minutes=one.minutes_left,
            until=t.day(one.closes_on),
            year=str(one.closes_on.year),
        )
        lines += ["", phrase]
    return Screen("\n".join(lines), (*([_list_button(t, one)] for one in listed), [way_back(t)]))


def paused_screen(t: Speaker, response_id: int, listed: tuple[Listed, ...]) -> Screen:
    until = next((one.closes_on for one in listed if one.response_id == response_id), None)
    text = t("survey-paused", until=t.day(until)) if until else t("survey-list")
    rows = ((button(t.plain("survey-resume"), Resume(response=response_id)),), (way_back(t),))
    return Screen(text, rows)


def _list_button(t: Speaker, one: Listed) -> InlineKeyboardButton:
    text = t.plain(f"survey-open-{one.standing.value}", title=one.title, year=str(one.closes_on.year))
    if one.standing is Standing.CLOSED and one.response_id is not None:
        return button(text, Resume(response=one.response_id))
    return button(text, Open(code=one.code))


def _label(option: Option, branch: str) -> str:
    words = (for_branch(option.label, branch) if option.label else None) or for_branch(option.text, branch) or ""
    return capital(words)


def _bar(done: int, total: int) -> str:
    filled = BAR * done // total
    return "▰" * filled + "▱" * (BAR - filled)


def _hints(t: Speaker, page: QuestionPage) -> list[str]:
    """How to answer, unless the question's own note says it, and what has been typed already."""
    reply = page.reply
    hints = [] if page.question.note else _how_to_answer(t, page.question)
    if reply and reply.text:
        hints.append(t("survey-your-words", text=reply.text))
    if reply and reply.number is not None:
        hints.append(t("survey-your-number", number=reply.number))
    return ["", *hints] if hints else []


def _how_to_answer(t: Speaker, question: Question) -> list[str]:
    hints: list[str] = []
    if question.kind is QuestionKind.MULTI and question.most:
        hints.append(t("survey-hint-most", most=question.most))
    if question.kind is QuestionKind.NUMBER:
        hints.append(t("survey-hint-number", low=question.low or 0, high=question.high or 0))
    if question.kind is QuestionKind.TEXT:
        hints.append(t("survey-hint-text", length=question.length or 0))
    elif question.length:
        hints.append(t("survey-hint-own-words", length=question.length))
    return hints


def _options(page: QuestionPage, labels: list[str], *, is_long: bool) -> Rows:
    multiple = page.question.kind is QuestionKind.MULTI
    chosen = page.reply.chosen if page.reply and not page.reply.skipped else ()
    buttons = []
    for number, ((place, option), label) in enumerate(zip(page.options, labels, strict=True), 1):
        is_on = option.code in chosen
        sign = ("☑ " if is_on else "☐ ") if multiple else ("● " if is_on else "")
        text = sign + (str(number) if is_long else label)
        data: CallbackData
        if multiple:
            data = Mark(response=page.response_id, position=page.position, option=place, on=not is_on)
        else:
            data = Choose(response=page.response_id, position=page.position, option=place)
        buttons.append(button(text, data))
    if is_long:
        return in_columns(buttons, 4 if multiple else NUMBERS_IN_ROW)
    is_paired = len(buttons) > MANY and max(map(len, labels)) <= PAIRED_OPTION
    return in_columns(buttons, 2 if is_paired else 1)


def _moves(t: Speaker, page: QuestionPage) -> Rows:
    """Forward where there is something to go on with, and back, and out."""
    here = {"response": page.response_id, "position": page.position}
    rows: list[list[InlineKeyboardButton]] = []
    forward = _forward(page)
    if forward == "survey-done":
        count = len(page.reply.chosen) if page.reply else 0
        rows.append([button(t.plain(forward, count=count), PassOn(**here))])
    last = [button(t.plain("back"), Back(**here))] if not page.is_first else []
    if forward in {"survey-skip", "survey-next", "survey-seen"}:
        last.append(button(t.plain(forward), PassOn(**here)))
    last.append(button(t.plain("survey-pause"), Pause(response=page.response_id)))
    rows.append(last)
    return rows


def _forward(page: QuestionPage) -> str | None:
    question, reply = page.question, page.reply
    if question.kind is QuestionKind.SHOW:
        return "survey-seen"
    if question.kind is QuestionKind.MULTI and reply and (reply.chosen or reply.text):
        return "survey-done"
    if reply is not None:
        return "survey-next"
    return None if question.mandatory else "survey-skip"


def _review_line(t: Speaker, line: ReviewLine, branch: str) -> str:
    if line.is_missing:
        return t("survey-line-missing", number=line.number, brief=_brief(line.brief))
    return t("survey-line", number=line.number, brief=_brief(line.brief), answer=_answer(t, line, branch))


def _answer(t: Speaker, line: ReviewLine, branch: str) -> str:
    reply = line.reply or Reply(skipped=True)
    parts = [_label(option, branch) for option in line.options if option.code in reply.chosen]
    if reply.number is not None:
        parts.append(str(reply.number))
    if reply.text:
        parts.append(t.plain("survey-quoted", text=_short(reply.text.replace("\n", " "))))
    return "; ".join(parts) if parts and not reply.skipped else t.plain("survey-skipped")


def _brief(text: str) -> str:
    """A question as the beginning of a line that ends with its answer."""
    return _short(capital(text.removesuffix("?")))


def _short(text: str) -> str:
    return text if len(text) <= SHORT_LINE else text[: SHORT_LINE - 1].rstrip() + "…"
