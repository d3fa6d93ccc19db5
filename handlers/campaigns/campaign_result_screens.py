"""How the results of a campaign look: in all, a question, own words, groups."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from aiogram.filters.callback_data import CallbackData

from handlers.campaigns.campaign_buttons import OpenCampaign
from handlers.campaigns.campaign_result_buttons import (
    CampaignResults,
    QuestionPicture,
    ResultFile,
    ResultGroups,
    ResultPicture,
    ResultQuestion,
    ResultQuestions,
    ResultWords,
)
from handlers.leafing import leafing
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.groupings import Grouping
from programmes.programme import Programme
from services import charts
from services.campaigns.campaign_figures import AreaFigures, Counted, brief, percent
from services.campaigns.campaign_results import GroupFigures, QuestionFigures, Summary
from services.naming import capital
from services.paging import pages_of
from services.questionnaires.questionnaire_scores import shown
from services.shortening import short
from services.surveys.diagnostics_results import Level

PAGE = 8
BAR = 8
LONGEST = 90
MOST_BARS = 12
MOST_LINES = 20
DIFFICULT = (Level.EXPRESSED, Level.CRITICAL)
To = Callable[[int], CallbackData]
"""The button that leads to a page."""


def summary_screen(t: Speaker, summary: Summary, programme: Programme) -> Screen:
    lines: list[str] = [
        t("results-title", title=summary.title),
        t("results-done", done=summary.done, asked=summary.asked, percent=percent(summary.done, summary.asked)),
    ]
    if summary.is_anonymous:
        lines.append(t("results-unnamed"))
    lines += ["", *_figures(t, summary, programme)]
    here = summary.campaign_id
    groups = [
        button(t.plain(f"results-by-{by.value}"), ResultGroups(campaign=here, by=by, page=0))
        for by in Grouping
        if by is not Grouping.ASSOCIATION or not summary.is_anonymous
    ]
    picture = [button(t.plain("results-picture"), ResultPicture(campaign=here))] if _has_picture(summary) else []
    rows: Rows = (
        (button(t.plain("results-questions"), ResultQuestions(campaign=here, page=0)),),
        *in_columns(groups, 2),
        (*picture, button(t.plain("results-file"), ResultFile(campaign=here))),
        (button(t.plain("back"), OpenCampaign(campaign=here)),),
    )
    return Screen("\n".join(lines), rows)


def questions_screen(t: Speaker, summary: Summary, page: int) -> Screen:
    asked = [(place, one) for place, one in enumerate(summary.questionnaire.questions) if one.kind.value != "show"]
    pages = pages_of(len(asked), PAGE)
    some = asked[page % pages * PAGE : (page % pages + 1) * PAGE]
    lines = [t("results-title", title=summary.title), t("results-pick"), ""]
    lines += [t("survey-option", number=place + 1, text=short(capital(brief(one)), LONGEST)) for place, one in some]
    here = summary.campaign_id
    numbers = [button(str(place + 1), ResultQuestion(campaign=here, position=place)) for place, _ in some]
    leaves = leafing(t, page % pages, pages, lambda to: ResultQuestions(campaign=here, page=to))
    back = [button(t.plain("back"), CampaignResults(campaign=here))]
    return Screen("\n".join(lines), (*in_columns(numbers, PAGE), leaves, back))


def question_screen(t: Speaker, summary: Summary, one: QuestionFigures) -> Screen:
    lines = [
        t("results-question", number=one.position + 1, text=capital(brief(one.question))),
        t("results-answered", count=one.answered),
        "",
    ]
    foremost = _foremost(one, MOST_LINES)
    for counted in foremost:
        share = percent(counted.count, one.answered)
        text = counted.option.text
        words = text if isinstance(text, str) else next(iter(text.values()))
        filled = BAR * share // 100
        bar = "▰" * filled + "▱" * (BAR - filled)
        lines.append(t("results-option", bar=bar, percent=share, count=counted.count, text=short(words, LONGEST)))
    if more := sum(1 for counted in one.options if counted.count and counted not in foremost):
        lines.append(t("results-options-more", count=more))
    if one.numbers is not None:
        found = one.numbers
        lines.append(t("results-numbers", mean=f"{found.mean:.1f}", least=found.least, most=found.most))
    here = summary.campaign_id
    count = len(summary.questionnaire.questions)
    written = [ResultWords(campaign=here, position=one.position, page=0)] if one.written else []
    rows: Rows = (
        [button(t.plain("results-words", count=one.written), way) for way in written],
        [button(t.plain("results-picture"), QuestionPicture(campaign=here, position=one.position))]
        if question_bars(one)
        else [],
        [
            button(t.plain("page-before"), ResultQuestion(campaign=here, position=_next(summary, one.position, -1))),
            button(t.plain("page-after"), ResultQuestion(campaign=here, position=_next(summary, one.position, 1))),
        ]
        if count > 1
        else [],
        [button(t.plain("back"), ResultQuestions(campaign=here, page=_page_of(summary, one.position)))],
    )
    return Screen("\n".join(lines), rows)


def caption_of(one: QuestionFigures) -> str:
    return short(capital(brief(one.question)), LONGEST)


def words_screen(t: Speaker, campaign: int, one: QuestionFigures, words: Sequence[str], page: int) -> Screen:
    pages = pages_of(one.written, PAGE)
    lines = [t("results-question", number=one.position + 1, text=capital(brief(one.question))), ""]
    lines += [t("results-said", text=short(text, 400)) for text in words]
    if not words:
        lines.append(t("results-nothing-said"))
    at = one.position
    leaves = leafing(t, page, pages, lambda to: ResultWords(campaign=campaign, position=at, page=to))
    back = [button(t.plain("back"), ResultQuestion(campaign=campaign, position=at))]
    return Screen("\n".join(lines), (leaves, back))


def groups_screen(t: Speaker, campaign: int, by: Grouping, groups: Sequence[GroupFigures], page: int) -> Screen:
    pages = pages_of(len(groups), PAGE)
    page %= pages
    lines = [t("results-groups", by=t.plain(f"results-by-{by.value}")), ""]
    for one in groups[page * PAGE : (page + 1) * PAGE]:
        title = one.title or t.plain("results-row-untold")
        if one.count is None:
            lines.append(t("results-group-few", title=title))
        elif one.headline is None:
            lines.append(t("results-group-bare", title=title, count=one.count))
        else:
            lines.append(t("results-group", title=title, count=one.count, figure=_figure(t, one.headline)))
    if not groups:
        lines.append(t("results-nothing-said"))
    leaves = leafing(t, page, pages, lambda to: ResultGroups(campaign=campaign, by=by, page=to))
    return Screen("\n".join(lines), (leaves, [button(t.plain("back"), CampaignResults(campaign=campaign))]))


def summary_bars(t: Speaker, summary: Summary, programme: Programme) -> list[charts.Bar]:
    """How many are where, as bars; of areas a long bar is good news, as everywhere."""
    titles = {area.code: area.chart.replace("\n", " ") for area in programme.competences.areas}
    if summary.figures.areas:
        return [
            charts.Bar(
                titles[one.area],
                None if one.mean is None else float(1 - one.mean / 100),
                "" if one.mean is None else _figure(t, 100 - one.mean),
                0 if one.mean is None or one.mean < 25 else 1 if one.mean < 50 else 2,
            )
            for one in summary.figures.areas
        ]
    if summary.figures.index is None:
        return []
    levels = summary.figures.index.levels
    whole = sum(level.count for level in levels)
    return [
        charts.Bar(level.title, level.count / whole if whole else None, str(level.count), min(place, 3))
        for place, level in enumerate(levels)
    ]


def question_bars(one: QuestionFigures) -> list[charts.Bar]:
    bars = []
    for counted in _foremost(one, MOST_BARS):
        text = counted.option.label or counted.option.text
        words = text if isinstance(text, str) else next(iter(text.values()))
        share = counted.count / one.answered if one.answered else None
        bars.append(charts.Bar(words[:40], share, str(counted.count), 0))
    return bars


def _foremost(one: QuestionFigures, most: int) -> Sequence[Counted]:
    """All options where they fit a screen, else those chosen most: topics of every subject are hundreds."""
    if len(one.options) <= most:
        return one.options
    return sorted((counted for counted in one.options if counted.count), key=lambda counted: -counted.count)[:most]


def _figures(t: Speaker, summary: Summary, programme: Programme) -> list[str]:
    figures = summary.figures
    lines: list[str] = []
    if figures.satisfied is not None:
        said = figures.satisfied
        if summary.is_published:
            share = percent(said.satisfied, said.counted)
            lines.append(t("results-satisfied", percent=share, satisfied=said.satisfied, counted=said.counted))
        else:
            lines.append(t("results-too-few-answered", done=summary.done, asked=summary.asked))
    titles = {area.code: area.title for area in programme.competences.areas}
    lines += [_area(t, titles[area.area], area) for area in figures.areas]
    if figures.index is not None:
        if figures.index.mean is not None:
            lines.append(t("results-index", figure=_figure(t, figures.index.mean)))
        lines += [t("results-level", title=level.title, count=level.count) for level in figures.index.levels]
        if figures.index.unknown:
            lines.append(t("results-level-unknown", count=figures.index.unknown))
    return lines


def _area(t: Speaker, title: str, area: AreaFigures) -> str:
    if area.mean is None:
        return t("results-area-unknown", title=title)
    hard = sum(area.levels.get(level, 0) for level in DIFFICULT)
    share = percent(hard, area.known)
    return t("results-area", title=title, figure=_figure(t, area.mean), percent=share, count=hard)


def _figure(t: Speaker, index: Fraction) -> str:
    """One decimal, as people of the language write it."""
    whole, tenth = divmod(int(shown(index) * 10), 10)
    return t.plain("coverage-percent", whole=whole, tenth=tenth)


def _has_picture(summary: Summary) -> bool:
    return bool(summary.figures.areas) or summary.figures.index is not None


def _page_of(summary: Summary, position: int) -> int:
    return sum(one.kind.value != "show" for one in summary.questionnaire.questions[:position]) // PAGE


def _next(summary: Summary, position: int, step: int) -> int:
    questions = summary.questionnaire.questions
    position = (position + step) % len(questions)
    while questions[position].kind.value == "show":
        position = (position + step) % len(questions)
    return position
