"""How each thing of a completed course is asked for, with what can be tapped instead of typed."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.courses import course_words as words
from handlers.courses.course_buttons import (
    AskField,
    NewProvider,
    OpenDraft,
    PickProvider,
    Section,
    SetForm,
    SetHours,
    SetKind,
    SetPaid,
    SetTopic,
    SkipField,
)
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.courses import CourseForm, CourseKind
from services.courses.course_drafts import OPTIONAL, STEPS, Draft, Field
from services.courses.course_providers import Suggested
from services.naming import capital
from services.paging import pages_of
from services.shortening import short
from services.visits import Visit

USUAL_HOURS = (16, 36, 72, 250)
TOPICS = 6


def question_screen(
    t: Speaker,
    visit: Visit,
    field: Field,
    draft: Draft,
    *,
    suggested: Suggested | None = None,
    page: int = 0,
    error: str = "",
) -> Screen:
    """`suggested`: providers, where it is them that are asked for."""
    lines = [error] if error else []
    lines.append(
        t(f"course-ask-{field.value.replace('_', '-')}", hours=visit.municipality.programme.courses.least_hours)
    )
    rows = _choices(t, visit, field, page, suggested)
    if field in OPTIONAL:
        label = "course-without-document" if field is Field.DOCUMENT else "course-skip"
        rows.append((button(t.plain(label), SkipField(field=field)),))
    rows.append((_back(t, field, draft),))
    return Screen("\n\n".join(lines), rows)


def _choices(
    t: Speaker, visit: Visit, field: Field, page: int, suggested: Suggested | None
) -> list[Sequence[InlineKeyboardButton]]:
    if field is Field.HOURS:
        picks = [button(t.plain("course-hours", hours=hours), SetHours(hours=hours)) for hours in USUAL_HOURS]
        return [picks]
    if field is Field.TOPIC:
        return _topics(t, visit, page)
    if field is Field.PROVIDER and suggested is not None:
        picks = [button(short(one.title, 60), PickProvider(provider=one.id)) for one in suggested.known]
        if suggested.new:
            picks.append(button(t.plain("course-new-provider", title=short(suggested.new)), NewProvider()))
    else:
        picks = _fixed(t).get(field, [])
    return list(in_columns(picks, 1))


def _fixed(t: Speaker) -> dict[Field, list[InlineKeyboardButton]]:
    """Choices that are the same everywhere."""
    return {
        Field.KIND: [button(words.kind(t, one), SetKind(kind=one)) for one in CourseKind],
        Field.FORM: [button(words.form(t, one), SetForm(form=one)) for one in CourseForm],
        Field.PAID: [button(words.paid(t, one), SetPaid(paid=one)) for one in (True, False)],
    }


def _topics(t: Speaker, visit: Visit, page: int) -> list[Sequence[InlineKeyboardButton]]:
    topics = list(enumerate(visit.municipality.programme.competences.topics))
    pages = pages_of(len(topics), TOPICS)
    page %= pages
    picks = [
        button(capital(topic.title), SetTopic(topic=spot))
        for spot, topic in topics[page * TOPICS : (page + 1) * TOPICS]
    ]
    return [*in_columns(picks, 1), leafing(t, page, pages, lambda other: AskField(field=Field.TOPIC, page=other))]


def _back(t: Speaker, field: Field, draft: Draft) -> InlineKeyboardButton:
    """One question back in the first round, to the summary afterwards."""
    if draft.is_whole and field not in (Field.PROVIDER, Field.DOCUMENT):
        return button(t.plain("back"), OpenDraft(section=Section.SUMMARY))
    before = STEPS[: STEPS.index(field)] if field in STEPS else ()
    return button(t.plain("back"), AskField(field=before[-1])) if before else way_back(t, Place.COURSES)
