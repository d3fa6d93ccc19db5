"""Results of a campaign as a table to be opened in Excel: figures, nobody's name, no small groups."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.groupings import Grouping
from models.queries.campaigns import campaign_results as rows
from services import audit, workbooks
from services.campaigns.campaign_figures import brief, percent
from services.campaigns.campaign_results import (
    GroupFigures,
    QuestionFigures,
    Summary,
    groups_of,
    part_of,
    questions_of,
    summary_of,
)
from services.errors import Unfitting
from services.questionnaires.questionnaire_scores import shown
from services.suppression import FEWEST
from services.surveys.diagnostics_results import Level
from services.visits import Visit
from services.workbooks import Table

WORDS = (
    "results-sheet-summary",
    "results-sheet-questions",
    "results-sheet-groups",
    "results-sheet-words",
    "results-heading-what",
    "results-heading-figure",
    "results-heading-question",
    "results-heading-answer",
    "results-heading-count",
    "results-heading-share",
    "results-heading-group",
    "results-heading-words",
    "results-row-asked",
    "results-row-done",
    "results-row-satisfied",
    "results-row-mean",
    "results-row-least",
    "results-row-most",
    "results-row-written",
    "results-row-few",
    "results-row-untold",
    "results-row-rate",
    "results-by-school",
    "results-by-group",
    "results-by-association",
)
"""Keys of all phrases `table` needs."""

Row = Sequence[str | int | None]
_dice = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Export:
    """Everything a file holds."""

    summary: Summary
    questions: tuple[QuestionFigures, ...]
    groups: Mapping[Grouping, tuple[GroupFigures, ...]]
    words: tuple[tuple[str, str], ...]
    """Code of the question and own words, in an order of chance."""
    areas: Mapping[str, str]
    """Titles of competence areas."""
    levels: Mapping[Level, str]


async def export(session: AsyncSession, visit: Visit, *, campaign_id: int) -> Export:
    """What the file is made of; that somebody has taken it is written down. Refused for fewer than five people."""
    part, questionnaire = await part_of(session, visit, campaign_id)
    summary = await summary_of(session, visit, part, questionnaire)
    if summary.counted < FEWEST:
        await session.rollback()
        raise Unfitting("results-few")
    written = await rows.words(session, part)
    _dice.shuffle(written)
    competences = visit.municipality.programme.competences
    made = Export(
        summary,
        await questions_of(session, part, questionnaire),
        {one: await groups_of(session, visit, part, questionnaire, one, is_hidden=True) for one in Grouping},
        tuple(written),
        {area.code: area.title for area in competences.areas},
        {level: str(getattr(competences.levels, level.value)) for level in Level},
    )
    await audit.note(session, visit, Action.RESULTS_EXPORTED, campaign=campaign_id, count=summary.counted)
    await session.commit()
    return made


def table(export: Export, words: Mapping[str, str]) -> bytes:
    """The file, ready to be sent. Blocks: meant for a thread."""
    return workbooks.write(
        [
            Table(
                words["results-sheet-summary"],
                (words["results-heading-what"], words["results-heading-figure"]),
                _summary(export, words),
            ),
            Table(
                words["results-sheet-questions"],
                tuple(words[f"results-heading-{name}"] for name in ("question", "answer", "count", "share")),
                [row for one in export.questions for row in _question(one, words)],
            ),
            Table(
                words["results-sheet-groups"],
                tuple(words[f"results-heading-{name}"] for name in ("what", "group", "count", "figure")),
                [row for by, groups in export.groups.items() for row in _groups(by, groups, words)],
            ),
            Table(
                words["results-sheet-words"],
                (words["results-heading-question"], words["results-heading-words"]),
                [(code, text) for code, text in export.words],
            ),
        ]
    )


def _summary(export: Export, words: Mapping[str, str]) -> list[Row]:
    summary = export.summary
    found: list[Row] = [
        (summary.title, None),
        (words["results-row-asked"], summary.asked),
        (words["results-row-done"], summary.done),
    ]
    said = summary.figures.satisfied
    if said is not None:
        share = f"{percent(said.satisfied, said.counted)} %" if summary.is_published else words["results-row-rate"]
        found.append((words["results-row-satisfied"], share))
    for area in summary.figures.areas:
        found.append((export.areas[area.area], None if area.mean is None else str(shown(area.mean))))
        found += [(f"  {export.levels[level]}", count) for level, count in area.levels.items() if count]
    if summary.figures.index is not None:
        mean = summary.figures.index.mean
        found.append((words["results-row-mean"], None if mean is None else str(shown(mean))))
        found += [(level.title, level.count) for level in summary.figures.index.levels]
    return found


def _question(one: QuestionFigures, words: Mapping[str, str]) -> list[Row]:
    text = f"{one.question.code}. {brief(one.question)}"
    found: list[Row] = [
        (text, _text(counted.option.text), counted.count, f"{percent(counted.count, one.answered)} %")
        for counted in one.options
    ]
    if one.numbers is not None:
        told = {"mean": f"{one.numbers.mean:.1f}", "least": str(one.numbers.least), "most": str(one.numbers.most)}
        found += [(text, words[f"results-row-{name}"], one.numbers.count, value) for name, value in told.items()]
    if one.question.length is not None:
        found.append((text, words["results-row-written"], one.written, None))
    return found


def _groups(by: Grouping, groups: Sequence[GroupFigures], words: Mapping[str, str]) -> list[Row]:
    return [
        (
            words[f"results-by-{by.value}"],
            one.title or words["results-row-untold"],
            words["results-row-few"] if one.count is None else one.count,
            None if one.headline is None else str(shown(one.headline)),
        )
        for one in groups
    ]


def _text(text: str | Mapping[str, str]) -> str:
    return text if isinstance(text, str) else next(iter(text.values()))
