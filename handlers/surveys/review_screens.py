"""How answers look together: the review before and after handing in, and the picking of one to change."""

from aiogram.types import InlineKeyboardButton

from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from handlers.surveys.question_screen import NUMBERS_IN_ROW, label
from handlers.surveys.survey_buttons import Change, PickAnswer, Review, ShowResult, Submit
from locales.catalog import Speaker
from services.naming import capital
from services.questionnaires.questionnaire_answers import Reply
from services.shortening import short
from services.surveys.survey_pages import ReviewLine, ReviewPage

SHORT_LINE = 64


def review_screen(t: Speaker, page: ReviewPage) -> Screen:
    title = t(_title(page), title=page.title)
    lines = [title, *(_review_line(t, line, page.branch) for line in page.lines)]
    if page.entered_for:
        lines.insert(0, t("standing-in-for", called=page.entered_for))
    if page.entered_by:
        lines.append(t("standing-in-entered-by", called=", ".join(page.entered_by)))
    rows: list[list[InlineKeyboardButton]] = []
    if page.is_submitted:
        rows.append([button(t.plain("survey-result"), ShowResult(response=page.response_id))])
    elif page.missing and not page.is_locked:
        lines.append(t("survey-review-missing", count=page.missing))
        rows.append([button(t.plain("survey-go-on"), Submit(response=page.response_id))])
    elif not page.is_locked:
        lines.append(t("survey-unnamed-ready") if page.is_anonymous else t("survey-review-ready"))
        rows.append([button(t.plain("survey-submit"), Submit(response=page.response_id))])
    if not page.is_locked:
        rows.append([button(t.plain("survey-pick-answer"), PickAnswer(response=page.response_id))])
    rows.append([way_back(t, Place.SURVEYS)])
    return Screen("\n".join(lines), rows)


def _title(page: ReviewPage) -> str:
    if page.is_closed:
        return "survey-review-closed"
    if page.is_locked:
        return "survey-review-locked"
    return "survey-review-submitted" if page.is_submitted else "survey-review"


def picking_screen(t: Speaker, page: ReviewPage) -> Screen:
    """The review with a button for every answer."""
    lines = [t("survey-picking"), *(_review_line(t, line, page.branch) for line in page.lines)]
    numbers = [
        button(str(line.number), Change(response=page.response_id, position=line.position)) for line in page.lines
    ]
    rows = in_columns(numbers, NUMBERS_IN_ROW)
    rows.append([button(t.plain("back"), Review(response=page.response_id))])
    return Screen("\n".join(lines), rows)


def _review_line(t: Speaker, line: ReviewLine, branch: str) -> str:
    if line.is_missing:
        return t("survey-line-missing", number=line.number, brief=_brief(line.brief))
    return t("survey-line", number=line.number, brief=_brief(line.brief), answer=_answer(t, line, branch))


def _answer(t: Speaker, line: ReviewLine, branch: str) -> str:
    reply = line.reply or Reply(skipped=True)
    parts = [label(option, branch) for option in line.options if option.code in reply.chosen]
    if reply.number is not None:
        parts.append(str(reply.number))
    if reply.text:
        parts.append(t.plain("survey-quoted", text=short(reply.text.replace("\n", " "), SHORT_LINE)))
    return "; ".join(parts) if parts and not reply.skipped else t.plain("survey-skipped")


def _brief(text: str) -> str:
    """A question as the beginning of a line that ends with its answer."""
    return short(capital(text.removesuffix("?")), SHORT_LINE)
