"""How the journal of a pair looks: what was it, one entry, a page of them."""

from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton

from handlers.leafing import leaf, leafing
from handlers.mentorships.journal_buttons import (
    AskDay,
    AskTopic,
    AskWords,
    ConfirmEntry,
    DisputeEntry,
    OpenEntry,
    OpenJournal,
    RemoveEntry,
    RestoreEntry,
    SetDay,
    SetTaskUntil,
    SetTopic,
    WriteEntry,
)
from handlers.mentorships.pair_buttons import OpenPair
from handlers.mentorships.pair_doors import write_ways
from handlers.screens import Screen, button, in_columns
from locales.catalog import Markup, Speaker
from models.mentorships import EntryKind, MentorshipEntry
from programmes.competences import Topic
from services.mentorships.journal_access import EntryView
from services.mentorships.journal_pages import JournalPage
from services.mentorships.mentoring_norms import Span
from services.mentorships.mentorship_journal import Words
from services.paging import pages_of
from services.shortening import short
from services.visits import Visit

PAGE, TOPICS, SHORT = 5, 6, 90
DAYS_BACK = (1, 2, 3, 4, 7)
DAYS_AHEAD = (7, 14, 30)


def kinds_screen(t: Speaker, visit: Visit, mentorship_id: int) -> Screen:
    picks = [
        button(t.plain("journal-kind", kind=kind.value), WriteEntry(mentorship=mentorship_id, kind=kind))
        for kind in EntryKind
    ]
    text = t("journal-which-kind", day=t.day(visit.municipality.day(visit.now)))
    return Screen(text, (*in_columns(picks, 2), (_to_pair(t, mentorship_id),)))


def entry_screen(t: Speaker, visit: Visit, view: EntryView, *, said: str = "") -> Screen:
    entry = view.entry
    lines = [said] if said else []
    lines.append(t("journal-entry", kind=entry.kind.value, day=t.full_day(entry.on)))
    lines.append(t("journal-author", called=view.author, own=int(view.is_own)))
    topic = _topic(visit, entry.topic)
    lines += [t("journal-topic", title=topic.title)] if topic else []
    lines += [t("journal-done", words=entry.done)] if entry.done else []
    lines += [t("journal-result", words=entry.result)] if entry.result else []
    if entry.task:
        lines.append(t("journal-task", words=entry.task, until=t.day(entry.task_until) if entry.task_until else "none"))
    state = _state(entry)
    is_asked = view.is_asked and state == "waits"
    lines.append(t("journal-state", state="asked" if is_asked else state, called=view.confirmed_by or ""))
    back = (
        button(t.plain("journal-to-list"), OpenJournal(mentorship=view.pair.id, page=0)),
        _to_pair(t, view.pair.id),
    )
    return Screen("\n".join(lines), (*(_own_rows(t, entry) if view.is_own else _asked_rows(t, view)), back))


def removed_screen(t: Speaker, view: EntryView) -> Screen:
    entry = view.entry
    text = t("journal-removed", kind=entry.kind.value, day=t.day(entry.on))
    rows = (
        (button(t.plain("journal-restore"), RestoreEntry(entry=entry.id)),),
        (button(t.plain("journal-to-list"), OpenJournal(mentorship=view.pair.id, page=0)), _to_pair(t, view.pair.id)),
    )
    return Screen(text, rows)


def journal_screen(t: Speaker, visit: Visit, found: JournalPage) -> Screen:
    """By months, each with how many entries it has; the newest first."""
    number = found.pair.id
    lines = [t("journal-title", count=found.total)]
    if found.waiting:
        lines.append(t("journal-waiting", count=len(found.waiting)))
    if not found.entries:
        lines.append(t("journal-empty"))
    month: tuple[int, int] | None = None
    for place, view in enumerate(found.entries, found.page * PAGE + 1):
        entry = view.entry
        if month != (entry.on.year, entry.on.month):
            month = (entry.on.year, entry.on.month)
            count = found.months.get(month, 0)
            name = t("journal-month-name", month=entry.on.month)
            lines.append(t("journal-month", name=name, year=str(entry.on.year), count=count))
        lines.append(_line(t, visit, place, entry))
    picks = [
        button(str(place), OpenEntry(entry=view.entry.id))
        for place, view in enumerate(found.entries, found.page * PAGE + 1)
    ]
    pages = pages_of(found.total, PAGE)
    turns = leafing(t, found.page, pages, lambda other: OpenJournal(mentorship=number, page=other))
    ask = (button(t.plain("journal-look-at"), OpenEntry(entry=found.waiting[0])),) if found.waiting else ()
    return Screen("\n".join(lines), (ask, write_ways(t, number), picks, turns, (_to_pair(t, number),)))


def words_screen(t: Speaker, view: EntryView, what: Words) -> Screen:
    back = button(t.plain("back"), OpenEntry(entry=view.entry.id))
    return Screen(t("journal-ask-words", what=what.value), ((back,),))


def topics_screen(t: Speaker, visit: Visit, view: EntryView, page: int) -> Screen:
    """Those the pair has been made for come first."""
    entry, chosen = view.entry.id, view.pair.mentorship.topics
    every = list(enumerate(visit.municipality.programme.competences.topics))
    ordered = sorted(every, key=lambda one: one[1].code not in chosen)
    shown, pages = leaf(ordered, page, TOPICS)
    picks = [button(short(topic.title, 50), SetTopic(entry=entry, topic=place)) for place, topic in shown]
    turns = leafing(t, page, pages, lambda other: AskTopic(entry=entry, page=other))
    return Screen(
        t("journal-ask-topic"), (*in_columns(picks, 1), turns, (button(t.plain("back"), OpenEntry(entry=entry)),))
    )


def days_screen(t: Speaker, visit: Visit, view: EntryView, span: Span) -> Screen:
    entry, today = view.entry, visit.municipality.day(visit.now)
    days = [today - timedelta(days=back) for back in (0, *DAYS_BACK)]
    picks = [
        button(t.plain("journal-day", ago=(today - day).days, day=t.day(day)), _set_day(entry, day))
        for day in days
        if day in span and day != entry.on
    ]
    text = t("journal-ask-day", since=t.full_day(span.first))
    return Screen(text, (*in_columns(picks, 2), (button(t.plain("back"), OpenEntry(entry=entry.id)),)))


def task_days_screen(t: Speaker, visit: Visit, view: EntryView) -> Screen:
    entry, today = view.entry, visit.municipality.day(visit.now)
    days = [today + timedelta(days=ahead) for ahead in DAYS_AHEAD]
    picks = [button(t.day(day), SetTaskUntil(entry=entry.id, day=day.toordinal())) for day in days]
    none = button(t.plain("journal-no-day"), OpenEntry(entry=entry.id))
    return Screen(t("journal-ask-task-day"), (*in_columns(picks, 3), (none,)))


def _own_rows(t: Speaker, entry: MentorshipEntry) -> list[tuple[InlineKeyboardButton, ...]]:
    def ask(what: Words, *, has: bool) -> InlineKeyboardButton:
        return button(t.plain("journal-add", what=what.value, has=int(has)), AskWords(entry=entry.id, what=what))

    return [
        (ask(Words.DONE, has=entry.done is not None),),
        (button(t.plain("journal-set-topic"), AskTopic(entry=entry.id, page=0)), ask(Words.TASK, has=bool(entry.task))),
        (
            ask(Words.RESULT, has=entry.result is not None),
            button(t.plain("journal-set-day"), AskDay(entry=entry.id)),
        ),
        (button(t.plain("journal-remove"), RemoveEntry(entry=entry.id)),),
    ]


def _asked_rows(t: Speaker, view: EntryView) -> list[tuple[InlineKeyboardButton, ...]]:
    entry, day = view.entry, view.entry.on.toordinal()
    if not view.is_asked:
        return []
    yes = button(t.plain("journal-yes"), ConfirmEntry(entry=entry.id, day=day))
    no = button(t.plain("journal-no"), DisputeEntry(entry=entry.id, day=day))
    if entry.confirmed_at is not None:
        return [(no,)]
    return [(yes,)] if entry.disputed_at is not None else [(yes, no)]


def _line(t: Speaker, visit: Visit, place: int, entry: MentorshipEntry) -> Markup:
    topic = _topic(visit, entry.topic)
    about = entry.done or (topic.title if topic else "")
    return t(
        "journal-line",
        place=place,
        day=t.day(entry.on),
        kind=entry.kind.value,
        about=short(about, SHORT) if about else "none",
        state=_state(entry),
    )


def _state(entry: MentorshipEntry) -> str:
    if entry.disputed_at is not None:
        return "disputed"
    return "confirmed" if entry.confirmed_at is not None else "waits"


def _topic(visit: Visit, code: str | None) -> Topic | None:
    topics = visit.municipality.programme.competences.topics
    return next((one for one in topics if one.code == code), None)


def _set_day(entry: MentorshipEntry, day: date) -> SetDay:
    return SetDay(entry=entry.id, day=day.toordinal())


def _to_pair(t: Speaker, mentorship_id: int) -> InlineKeyboardButton:
    return button(t.plain("journal-to-pair"), OpenPair(mentorship=mentorship_id))
