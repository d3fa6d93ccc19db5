"""Screens of asking a methodist: topics, the question, how and by when, answers to something like it."""

from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton

from handlers.consultations.consultation_buttons import (
    AllTopics,
    CutQuestion,
    DropDraft,
    Helped,
    OpenDraft,
    OpenForms,
    OpenWishes,
    OwnRequest,
    OwnRequests,
    PickForm,
    PickTopic,
    PickWish,
    ReadAnswer,
    RewriteQuestion,
    SendQuestion,
    Wish,
)
from handlers.consultations.consultation_draft import MOST_SAID, Draft
from handlers.leafing import leaf, leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.consultations import Consultation, ConsultationForm
from programmes.consultations import Consultations
from services.consultations.consultation_answers import Similar
from services.consultations.consultation_terms import Promise
from services.consultations.consultations import LONGEST_QUESTION
from services.shortening import short
from services.visits import Visit

PAGE = 6
LONGEST_BUTTON, LONGEST_SHOWN = 40, 600


def start_screen(t: Speaker, visit: Visit, draft: Draft, *, counts: tuple[int, int], said: str = "") -> Screen:
    """What it is about; where something was begun, that first."""
    every, opened = counts
    mine = [button(t.plain("consultation-mine", count=opened), OwnRequests(page=0))] if every else []
    if draft.is_begun:
        rows = (
            (button(t.plain("consultation-go-on"), OpenDraft()),),
            (button(t.plain("consultation-drop"), DropDraft()),),
            mine,
            (way_back(t),),
        )
        about = short(draft.question, 200) if draft.question else t.plain("consultation-wordless")
        return Screen(_lines(said, t("consultation-start-draft", question=about)), rows)
    section = visit.municipality.programme.consultations
    common = [one for one in section.topics if one.is_common]
    rows_of_topics = [(button(one.title, PickTopic(topic=one.code)),) for one in common or section.topics[:PAGE]]
    everything = [button(t.plain("consultation-all-topics"), AllTopics(page=0))]
    text = _lines(said, t("consultation-start"))
    return Screen(text, (*rows_of_topics, [*everything, *mine], (way_back(t),)))


def topics_screen(t: Speaker, visit: Visit, page: int) -> Screen:
    topics, pages = leaf(visit.municipality.programme.consultations.topics, page, PAGE)
    picks = [(button(one.title, PickTopic(topic=one.code)),) for one in topics]
    turns = leafing(t, page, pages, lambda other: AllTopics(page=other))
    return Screen(t("consultation-topics"), (*picks, turns, (way_back(t, Place.CONSULT),)))


def naming_screen(t: Speaker, *, said: str = "") -> Screen:
    return Screen(_lines(said, t("consultation-ask-topic")), ((way_back(t, Place.CONSULT),),))


def writing_screen(t: Speaker, visit: Visit, draft: Draft) -> Screen:
    """The question itself; what has come so far is kept."""
    back = (button(t.plain("consultation-other-topic"), AllTopics(page=0)), way_back(t, Place.CONSULT))
    title = title_of(visit.municipality.programme.consultations, draft)
    if draft.is_too_long:
        length = len(draft.question or "")
        cut = button(t.plain("consultation-cut"), CutQuestion())
        return Screen(t("consultation-long", length=length, limit=LONGEST_QUESTION), ((cut,), (_rewrite(t),), back))
    if draft.is_begun:
        return Screen(t("consultation-files-kept", topic=title, count=draft.attachments), (back,))
    return Screen(t("consultation-write", topic=title, limit=LONGEST_QUESTION), (back,))


def summary_screen(  # all that is looked over before sending
    t: Speaker, visit: Visit, draft: Draft, promise: Promise, similar: Sequence[Similar], *, said: str = ""
) -> Screen:
    section = visit.municipality.programme.consultations
    lines = [
        said,
        t("consultation-summary", topic=title_of(section, draft), question=short(draft.words or "", LONGEST_SHOWN)),
        t("consultation-attached", count=draft.attachments) if draft.attachments else "",
        t("consultation-attached-most", count=MOST_SAID) if len(draft.said) >= MOST_SAID else "",
        promised(t, promise, draft.wanted_by),
        t("consultation-reminder"),
        t("consultation-read-by-head") if section.is_read_by_head else "",
        t("consultation-similar", count=len(similar)) if similar else "",
    ]
    alike = [
        (button(t.plain("consultation-similar-button", title=short(one.title, 45)), ReadAnswer(answer=one.id)),)
        for one in similar
    ]
    how = button(t.plain(f"consultation-form-{draft.form.value}"), OpenForms())
    by = t.day(draft.wanted_by) if draft.wanted_by else ""
    when = t.plain("consultation-when", day=by) if by else t.plain("consultation-when-any")
    rows = (
        (button(t.plain("consultation-send"), SendQuestion(mark=draft.mark)),),
        *alike,
        (how, button(when, OpenWishes())),
        (
            button(t.plain("consultation-other-topic"), AllTopics(page=0)),
            _rewrite(t),
        ),
        (way_back(t, Place.CONSULT),),
    )
    return Screen(_lines(*lines), rows)


def forms_screen(t: Speaker) -> Screen:
    picks = [button(t.plain(f"consultation-form-{form.value}"), PickForm(form=form)) for form in ConsultationForm]
    return Screen(t("consultation-which-form"), (*in_columns(picks, 2), _to_draft(t)))


def wishes_screen(t: Speaker) -> Screen:
    picks = [button(t.plain(f"consultation-wish-{wish.value}"), PickWish(wish=wish)) for wish in Wish]
    return Screen(t("consultation-which-day"), (*in_columns(picks, 2), _to_draft(t)))


def day_screen(t: Speaker, *, said: str = "") -> Screen:
    return Screen(_lines(said, t("consultation-type-day")), (_to_draft(t),))


def answer_screen(t: Speaker, similar: Similar) -> Screen:
    rows = (
        (button(t.plain("consultation-helped"), Helped(answer=similar.id)),),
        (button(t.plain("consultation-not-helped"), OpenDraft()),),
    )
    return Screen(t("consultation-answer", title=similar.title, text=similar.text), rows)


def sent_screen(t: Speaker, visit: Visit, consultation: Consultation, promise: Promise) -> Screen:
    day = visit.municipality.day(consultation.first_due_at)
    text = t("consultation-sent", number=str(consultation.id), until=until(t, day))
    rows = (
        (button(t.plain("consultation-open", number=str(consultation.id)), OwnRequest(consultation=consultation.id)),),
        (way_back(t),),
    )
    return Screen(_lines(text, _hours(t, promise)), rows)


def promised(t: Speaker, promise: Promise, wanted_by: date | None) -> str:
    """When an answer comes: never sooner than can be kept."""
    lines = [t(f"consultation-promise-{promise.now.value}", until=until(t, promise.first_on)), _hours(t, promise)]
    if wanted_by is not None and wanted_by < promise.first_on:
        lines.append(t("consultation-promise-wish", day=t.day(wanted_by)))
    return _lines(*lines)


def until(t: Speaker, day: date) -> str:
    """The day of the week and the day, as they stand behind «by»."""
    return t.plain("consultation-until", weekday=day.weekday(), day=t.day(day))


def title_of(section: Consultations, draft: Draft) -> str:
    topic = section.topic(draft.topic)
    return draft.own_topic or (topic.title if topic else "")


def _hours(t: Speaker, promise: Promise) -> str:
    if promise.since is None or promise.until is None:
        return ""
    return t("consultation-hours", since=f"{promise.since:%H:%M}", until=f"{promise.until:%H:%M}")


def _rewrite(t: Speaker) -> InlineKeyboardButton:
    return button(t.plain("consultation-rewrite"), RewriteQuestion())


def _to_draft(t: Speaker) -> list[InlineKeyboardButton]:
    return [button(t.plain("back"), OpenDraft())]


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
