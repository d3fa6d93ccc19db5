"""How one's own courses look: the next deadline first, then what is there; one of them; what is being entered."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.courses import course_words as words
from handlers.courses.course_buttons import (
    AddCourse,
    AskField,
    CorrectCourse,
    CourseWork,
    LeaveCourse,
    OpenCourse,
    OpenDraft,
    OpenOffers,
    OpenWishes,
    OwnCourses,
    RemoveCourse,
    SaveCourse,
    Section,
)
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.courses import CompletionStatus
from services.courses import course_rules
from services.courses.course_drafts import STEPS, Draft, Field
from services.courses.courses import Line, Own
from services.deficits.deficit_titles import topic_title
from services.marks import mark_of
from services.rights import Right, may
from services.shortening import short
from services.visits import Visit

PAGE = 3
MORE = (Field.KIND, Field.FORM, Field.STARTS_ON, Field.REGISTERED_AS, Field.ISSUED_ON, Field.TOPIC, Field.PAID)


def own_screen(t: Speaker, visit: Visit, own: Own, *, offers: int) -> Screen:
    lines: list[str] = [t("courses-title")]
    if own.deadline is not None:
        lines.append(words.deadline(t, visit, own.deadline))
    if own.lines:
        lines.append("")
    for line in own.lines:
        one = line.completion
        lines.append(t("course-line", title=one.title, hours=one.hours, day=t.full_day(one.ends_on)))
        lines.append(words.status(t, visit, line))
    if not own.count:
        lines.append(t("courses-none"))
    picks = [button(short(line.completion.title), OpenCourse(course=line.completion.id)) for line in own.lines]
    turns = leafing(t, own.page, own.pages, lambda other: OwnCourses(page=other))
    others: list[InlineKeyboardButton] = []
    if offers:
        others.append(button(t.plain("courses-offers", count=offers), OpenOffers(page=0)))
    if visit.municipality.programme.modules.course_requests:
        others.append(button(t.plain("courses-wish"), OpenWishes()))
    work = (button(t.plain("courses-work"), CourseWork()),) if may(visit.actor, Right.SEE_COURSES) else ()
    rows: Rows = (
        (button(t.plain("course-add"), AddCourse()),),
        *in_columns(picks, 1),
        turns,
        others,
        work,
        (way_back(t),),
    )
    return Screen("\n".join(lines), rows)


def course_screen(t: Speaker, visit: Visit, line: Line) -> Screen:
    one = line.completion
    text = [
        t("course-title", title=one.title),
        words.status(t, visit, line),
        "",
        *facts(t, visit, Draft.of_row(one, line.provider)),
    ]
    if line.is_warned:
        text.append(t("course-provider-warning"))
    rows: list[Sequence[InlineKeyboardButton]] = []
    if one.status is not CompletionStatus.CONFIRMED:
        is_back = one.status is CompletionStatus.REJECTED
        label = "course-correct-and-send" if is_back else "course-correct"
        rows.append((button(t.plain(label), CorrectCourse(course=one.id)),))
        rows.append((button(t.plain("course-remove"), RemoveCourse(course=one.id, sure=False)),))
    rows.append((way_back(t, Place.COURSES),))
    return Screen("\n".join(text), rows)


def removing_screen(t: Speaker, line: Line) -> Screen:
    sure = button(t.plain("course-remove-sure"), RemoveCourse(course=line.completion.id, sure=True))
    back = button(t.plain("back"), OpenCourse(course=line.completion.id))
    return Screen(t("course-remove-ask", title=line.completion.title), ((sure,), (back,)))


def summary_screen(t: Speaker, visit: Visit, draft: Draft, *, same: str | None = None) -> Screen:
    """All that will be stored; the main things can be corrected, the finer ones added."""
    lines = [t("course-summary"), t("course-title", title=draft.title), *facts(t, visit, draft)]
    if same is not None:
        lines += ["", t("course-is-there", title=same)]
    if not draft.document:
        lines += ["", t("course-needs-document")]
    sure = SaveCourse(sure=same is not None, mark=mark_of(draft))
    save = button(t.plain("course-save-anyway" if same else "course-save"), sure)
    rows = (
        (save,),
        (
            button(t.plain("course-change"), OpenDraft(section=Section.CORRECT)),
            button(t.plain("course-more"), OpenDraft(section=Section.MORE)),
        ),
        (button(t.plain("back"), LeaveCourse()),),
    )
    return Screen("\n".join(lines), rows)


def section_screen(t: Speaker, visit: Visit, draft: Draft, section: Section) -> Screen:
    fields: Sequence[Field] = STEPS
    if section is Section.MORE:
        fields = (*MORE, *((Field.SCAN,) if visit.municipality.programme.courses.keeps_scans else ()))
    picks = [
        button(t.plain(f"course-field-{field.value.replace('_', '-')}"), AskField(field=field)) for field in fields
    ]
    done = button(t.plain("course-done"), OpenDraft(section=Section.SUMMARY))
    lines = [t("course-which-field"), t("course-title", title=draft.title), *facts(t, visit, draft)]
    return Screen("\n".join(lines), (*in_columns(picks, 2), (done,)))


def facts(t: Speaker, visit: Visit, draft: Draft) -> list[str]:
    """What is known of a course, a line each; the kind is proposed by the hours."""
    rules, competences = visit.municipality.programme.courses, visit.municipality.programme.competences
    kind = draft.kind_by(rules)
    ended = t.full_day(draft.ends_on) if draft.ends_on else ""
    days = (
        t("course-fact-days", starts=t.full_day(draft.starts_on), ends=ended)
        if draft.starts_on
        else t("course-fact-ended", day=ended)
    )
    lines: list[str] = [t("course-fact-kind", kind=words.kind(t, kind), hours=draft.hours), days]
    lines += [t("course-fact-provider", title=draft.provider)] if draft.provider else []
    lines += [t("course-fact-document", number=draft.document)] if draft.document else []
    lines += [t("course-fact-registered", number=draft.registered_as)] if draft.registered_as else []
    lines += [t("course-fact-issued", day=t.full_day(draft.issued_on))] if draft.issued_on else []
    lines += [t("course-fact-form", form=words.form(t, draft.form))] if draft.form else []
    lines += [t("course-fact-topic", title=topic_title(competences, draft.topic))] if draft.topic else []
    lines += [t("course-fact-paid", paid=words.paid(t, draft.paid))] if draft.paid is not None else []
    lines += [t("course-fact-scan")] if draft.scan else []
    if not course_rules.is_enough(rules, kind, draft.hours):
        lines.append(t("course-fact-uncounted", hours=rules.least_hours))
    return lines
