"""How a question looks on a phone: where one is, the question, the buttons, the ways on and back."""

import html

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import Rows, Screen, button, in_columns
from handlers.surveys.survey_buttons import Back, Choose, Mark, PassOn, Pause, Resume, Review
from locales.catalog import Speaker
from programmes.questionnaires import Option, Question, QuestionKind, for_branch
from services.naming import capital
from services.surveys.survey_pages import QuestionPage

BAR = 12
SHORT_OPTION = 36
"""Longer options do not fit the width of a phone: they are written out, and the buttons carry their numbers."""
PAIRED_OPTION = 17
"""Options this short stand two in a row once there are many."""
MANY = 6
NUMBERS_IN_ROW = 8


def question_screen(t: Speaker, page: QuestionPage) -> Screen:
    progress = page.progress
    labels = [label(option, page.branch) for _, option in page.options]
    is_long = any(len(label) > SHORT_OPTION for label in labels)
    lines = [
        *([t("standing-in-for", called=page.entered_for)] if page.entered_for else []),
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


def label(option: Option, branch: str) -> str:
    words = (for_branch(option.label, branch) if option.label else None) or for_branch(option.text, branch) or ""
    return capital(words)


def _bar(done: int, total: int) -> str:
    filled = BAR * done // total
    return "▰" * filled + "▱" * (BAR - filled)


def _hints(t: Speaker, page: QuestionPage) -> list[str]:
    """How to answer, unless the question's own note says it, and what has been typed already."""
    reply = page.reply
    is_typed = page.question.kind in {QuestionKind.TEXT, QuestionKind.NUMBER}
    hints = _how_to_answer(t, page.question) if is_typed or not page.question.note else []
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
    last: list[InlineKeyboardButton] = []
    if not page.progress.left:  # every question has its answer: this one is only being looked at again
        last.append(button(t.plain("survey-to-answers"), Review(response=page.response_id)))
    elif not page.is_first:
        last.append(button(t.plain("back"), Back(**here)))
    if forward in {"survey-skip", "survey-next", "survey-seen"}:
        last.append(button(t.plain(forward), PassOn(**here)))
    if page.is_anonymous and is_typed(page.question):  # the way on after a restart, which forgets such forms
        last.append(button(t.plain("survey-resume"), Resume(response=page.response_id)))
    last.append(button(t.plain("survey-pause"), Pause(response=page.response_id)))
    rows.append(last)
    return rows


def is_typed(question: Question) -> bool:
    return question.kind is QuestionKind.NUMBER or question.length is not None


def _forward(page: QuestionPage) -> str | None:
    question, reply = page.question, page.reply
    if question.kind is QuestionKind.SHOW:
        return "survey-seen"
    if question.kind is QuestionKind.MULTI and reply and (reply.chosen or reply.text):
        return "survey-done"
    if reply is not None:
        return "survey-next"
    return None if question.mandatory else "survey-skip"
