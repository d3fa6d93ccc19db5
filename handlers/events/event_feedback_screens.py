"""How feedback on an event is asked for, and how it looks to whoever keeps the event."""

from collections.abc import Mapping, Sequence

from aiogram.types import InlineKeyboardButton

from handlers.events.event_after_buttons import FeedbackDone, FeedbackWords, MarkApplied, MarkUseful, OpenFeedback
from handlers.events.event_after_screens import back_to_desk
from handlers.events.event_buttons import OpenEvent
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.events import Event
from services.events.event_feedback import LONGEST_WORDS, Results
from services.events.event_feedback_figures import APPLIED, USEFUL, average_tenths, useful_share
from services.suppression import FEWEST
from services.visits import Visit

BAR = 10
FULL, EMPTY = "\u25b0", "\u25b1"


def useful_screen(t: Speaker, event: Event) -> Screen:
    marks = [button(str(mark), MarkUseful(event=event.id, useful=mark)) for mark in USEFUL]
    rows = (marks, (button(t.plain("back"), OpenEvent(event=event.id)),))
    return Screen(t("event-feedback-useful", title=event.title, fewest=FEWEST), rows)


def applied_screen(t: Speaker, event: Event, useful: int) -> Screen:
    picks = [
        button(t.plain(f"event-feedback-applied-{one}"), MarkApplied(event=event.id, useful=useful, applied=one))
        for one in APPLIED
    ]
    rows = (picks, (button(t.plain("back"), OpenFeedback(event=event.id)),))
    return Screen(t("event-feedback-applied", title=event.title, mark=useful), rows)


def words_screen(t: Speaker, event_id: int, *, note: str = "") -> Screen:
    """Both marks are kept; words may follow."""
    asked = t("event-feedback-words", limit=LONGEST_WORDS)
    done = (button(t.plain("event-feedback-enough"), FeedbackDone(event=event_id)),)
    return Screen(f"{note}\n\n{asked}" if note else asked, (done,))


def thanks_screen(t: Speaker, event_id: int) -> Screen:
    rows = ((button(t.plain("event-feedback-to-event"), OpenEvent(event=event_id)),), (way_back(t, Place.EVENTS),))
    return Screen(t("event-feedback-thanks"), rows)


def results_screen(t: Speaker, visit: Visit, results: Results) -> Screen:
    lines: list[str] = [t("event-feedback-title", title=results.event.title)]
    if results.closes_at is None:
        lines.append(t("event-feedback-not-asked"))
    else:
        lines.append(t("event-feedback-answered", count=results.answers, people=results.people))
    if results.closes_at is not None and not results.is_closed:
        day = visit.municipality.day(results.closes_at)
        lines.append(t("event-feedback-later", day=t.day(day), fewest=FEWEST))
    elif results.is_closed and results.marks is None:
        lines.append(t("event-feedback-few", fewest=FEWEST))
    words: Sequence[InlineKeyboardButton] = ()
    if results.marks is not None:
        share, tenths = useful_share(results.marks.useful), average_tenths(results.marks.useful)
        lines += ["", t("event-feedback-average", mean=f"{tenths // 10},{tenths % 10}")]
        lines += [t("event-feedback-share", count=share.numerator, people=share.denominator)]
        lines += _bars([(str(mark), mark) for mark in reversed(USEFUL)], results.marks.useful)
        lines += ["", t("event-feedback-applied-title")]
        labels = [(t.plain(f"event-feedback-applied-{one}"), one) for one in APPLIED]
        lines += _bars(labels, results.marks.applied)
        lines += ["", t("event-feedback-shown-why", fewest=FEWEST)]
        if results.marks.words:
            label = t.plain("event-feedback-words-count", count=results.marks.words)
            words = (button(label, FeedbackWords(event=results.event.id, page=0)),)
    return Screen("\n".join(lines), (words, (back_to_desk(t, results.event.id),)))


def said_screen(
    t: Speaker, event_id: int, words: Sequence[str], page: int, pages: int, back: InlineKeyboardButton
) -> Screen:
    lines = [t("event-feedback-said"), *(t("event-feedback-quoted", words=one) for one in words)]
    turns = leafing(t, page, pages, lambda there: FeedbackWords(event=event_id, page=there))
    return Screen("\n\n".join(lines), (turns, (back,)))


def _bars(labels: Sequence[tuple[str, int]], counts: Mapping[int, int]) -> list[str]:
    most = max(counts.values(), default=0)
    lines = []
    for label, value in labels:
        count = counts.get(value, 0)
        filled = -(-count * BAR // most) if most else 0
        lines.append(f"{FULL * filled}{EMPTY * (BAR - filled)} {label} \u2014 {count}")
    return lines
