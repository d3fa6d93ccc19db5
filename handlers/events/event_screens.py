"""How events look to whoever keeps them: the form, its summary, the card, what can be changed."""

from aiogram.types import InlineKeyboardButton

from handlers.events import event_words as words
from handlers.events.event_buttons import (
    AskFact,
    DropEvent,
    EditEvent,
    Fact,
    FurtherFacts,
    KeepEvent,
    MakeEvent,
    NewEvent,
    OpenSummary,
    Publish,
    SkipStep,
)
from handlers.events.event_deeds import deeds
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.events import Attendance, Event, EventStatus
from services.events.event_audiences import Chosen
from services.events.event_drafting import Summary
from services.events.events import EventCard
from services.naming import capital
from services.visits import Visit

SHOWN_CONFLICTS = 3
LONG_DESCRIPTION = 300
FIRST = (Fact.WHEN, Fact.PLACE, Fact.WHO, Fact.SEATS)
"""What everybody asks; the time of what is planned has a way of its own."""
FURTHER = (
    (Fact.TITLE, Fact.DESCRIPTION, Fact.GOAL, Fact.TOPICS, Fact.WINDOW, Fact.LENGTH),
    (Fact.KIND, Fact.LEVEL, Fact.FORMAT, Fact.LINK, Fact.MAP, Fact.EXTERNAL, Fact.HOLDER),
)
"""Pages of the rest, the most frequent first."""


def kinds_screen(t: Speaker, visit: Visit, *, every: bool) -> Screen:
    kinds = [one for one in visit.municipality.programme.events.kinds if every or one.is_common]
    picks = [button(capital(one.title), MakeEvent(kind=one.code)) for one in kinds]
    more = () if every else (button(t.plain("planning-all-kinds"), NewEvent(every=True)),)
    back = button(t.plain("back"), NewEvent(every=False)) if every else way_back(t, Place.PLAN)
    return Screen(t("planning-which-kind"), (*in_columns(picks, 2), more, (back,)))


def typing_screen(t: Speaker, fact: Fact, event_id: int, *, back: InlineKeyboardButton, refused: str = "") -> Screen:
    """A question to be answered in words."""
    skip = (button(t.plain("planning-skip"), SkipStep(event=event_id, fact=fact)),) if fact is Fact.PLACE else ()
    asked = t(f"planning-ask-{fact.value.replace('_', '-')}")
    return Screen(f"{refused}\n\n{asked}" if refused else asked, (skip, (back,)))


def summary_screen(t: Speaker, visit: Visit, summary: Summary, chosen: Chosen) -> Screen:
    """A draft as a whole: everything said so far, what is asked first one tap away, the rest two."""
    event = summary.event
    lines: list[str] = facts_of(t, visit, summary, chosen)
    lines += [t(f"planning-missing-{name}") for name in summary.missing]
    rows = (
        (button(t.plain("planning-publish"), Publish(event=event.id)),),
        *in_columns([_edit(t, event.id, fact, later=False) for fact in FIRST], 2),
        (
            button(t.plain("planning-further"), FurtherFacts(event=event.id, later=False, page=0)),
            button(t.plain("planning-drop"), DropEvent(event=event.id, sure=False)),
        ),
        (way_back(t, Place.PLAN),),
    )
    return Screen("\n".join(lines), rows)


def edit_screen(t: Speaker, visit: Visit, summary: Summary, chosen: Chosen, *, later: bool) -> Screen:
    """What can be changed of an event that is planned."""
    event = summary.event
    lines = facts_of(t, visit, summary, chosen)
    lines += [t("planning-changes-later")] if later else []
    picks = [_edit(t, event.id, fact, later=later) for fact in FIRST if fact is not Fact.WHEN]
    picks.append(button(t.plain("planning-further"), FurtherFacts(event=event.id, later=later, page=0)))
    return Screen("\n".join(lines), (*in_columns(picks, 2), (back_to_card(t, event.id),)))


def further_screen(t: Speaker, summary: Summary, page: int, *, later: bool) -> Screen:
    """What else can be said of an event, a page of it; the last page leads to the first."""
    event = summary.event
    page = min(page, len(FURTHER) - 1)
    is_draft = event.status is EventStatus.DRAFT
    picks = [
        _external(t, event) if fact is Fact.EXTERNAL else _edit(t, event.id, fact, later=later)
        for fact in FURTHER[page]
        if (fact is not Fact.HOLDER or summary.holders) and (fact is not Fact.EXTERNAL or is_draft)
    ]
    turn = FurtherFacts(event=event.id, later=later, page=(page + 1) % len(FURTHER))
    rows = (*in_columns(picks, 2), (button(t.plain("planning-further"), turn), back_from_fact(t, event, later=later)))
    title = t("planning-title", title=event.title) if event.title else t("planning-untitled")
    return Screen(f"{title}\n{t('planning-further-title')}", rows)


def _external(t: Speaker, event: Event) -> InlineKeyboardButton:
    label = t.plain("planning-external-on" if event.is_external else "planning-external-off")
    return button(label, AskFact(event=event.id, fact=Fact.EXTERNAL, later=False))


def card_screen(t: Speaker, visit: Visit, card: EventCard, summary: Summary, chosen: Chosen) -> Screen:
    """An event as whoever keeps it sees it: facts, how many people, what to do next."""
    event = card.event
    lines: list[str] = [t("planning-standing", status=t.plain(f"event-status-{event.status.value}"))]
    if event.status is EventStatus.CANCELLED:
        lines.append(t("planning-reason", reason=event.reason or ""))
    lines += facts_of(t, visit, summary, chosen)
    lines.append(
        t(
            "planning-counts",
            registered=card.registered,
            waiting=card.waiting,
            declined=card.declined,
            attended=card.counts.get(Attendance.ATTENDED, 0),
        )
    )
    if event.series_id is not None:
        lines.append(t("planning-in-series"))
    return Screen("\n".join(lines), (*deeds(t, visit, event), (way_back(t, Place.PLAN),)))


def facts_of(t: Speaker, visit: Visit, summary: Summary, chosen: Chosen) -> list[str]:
    event = summary.event
    kind = words.kind_title(visit, event.kind)
    lines: list[str] = [t("planning-title", title=event.title) if event.title else t("planning-untitled")]
    lines.append(
        t(
            "planning-kind-line",
            kind=kind,
            level=t.plain(f"event-level-{event.level.value}") if event.level else "none",
            format=t.plain(f"event-format-{event.format.value}") if event.format else "none",
        )
    )
    if summary.is_dated:
        lines.append(t("planning-when-line", when=words.spoken_time(t, visit, event)))
    lines += [t("planning-place-line", place=event.place)] if event.place else []
    lines += [t("planning-link-line", link=event.link)] if event.link else []
    lines += [t("planning-map-line", link=event.map_link)] if event.map_link else []
    who = words.audience_words(t, chosen.audience, chosen.choices)
    lines.append(t("planning-who-line", who=who, count=chosen.size.people))
    lines += [t("planning-holder-line", holder=summary.holder)] if summary.holder else []
    lines += _further(t, visit, event)
    lines += [
        t(
            "planning-conflict",
            title=words.short_title(visit, one.event),
            when=words.spoken_time(t, visit, one.event),
            why="place" if one.same_place else "people",
        )
        for one in summary.conflicts[:SHOWN_CONFLICTS]
    ]
    more = len(summary.conflicts) - SHOWN_CONFLICTS
    lines += [t("planning-more-conflicts", count=more)] if more > 0 else []
    return lines


def _further(t: Speaker, visit: Visit, event: Event) -> list[str]:
    lines: list[str] = [t("planning-goal-line", goal=event.goal)] if event.goal else []
    lines += [t("planning-topics-line", topics=words.topic_titles(visit, event.topics))] if event.topics else []
    lines += [t("planning-seats-line", count=event.seats)] if event.seats else []
    if event.registers_from is not None or event.registers_until is not None:
        lines.append(t("planning-window-line", window=window_words(t, visit, event)))
    if event.is_external:
        lines.append(t("planning-external-line"))
    if event.description:
        short = event.description[:LONG_DESCRIPTION]
        lines += ["", t("planning-description-line", words=short + ("\u2026" if short != event.description else ""))]
    return lines


def window_words(t: Speaker, visit: Visit, event: Event) -> str:
    return t.plain(
        "planning-window",
        since=words.spoken_moment(t, visit, event.registers_from) if event.registers_from else "none",
        until=words.spoken_moment(t, visit, event.registers_until) if event.registers_until else "none",
    )


def back_to_card(t: Speaker, event_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), KeepEvent(event=event_id))


def back_from_fact(t: Speaker, event: Event, *, later: bool) -> InlineKeyboardButton:
    """To the summary of a draft, or to what can be changed of what is planned."""
    if event.status is EventStatus.DRAFT:
        return button(t.plain("back"), OpenSummary(event=event.id))
    return button(t.plain("back"), EditEvent(event=event.id, later=later))


def _edit(t: Speaker, event_id: int, fact: Fact, *, later: bool) -> InlineKeyboardButton:
    label = t.plain(f"planning-edit-{fact.value.replace('_', '-')}")
    return button(label, AskFact(event=event_id, fact=fact, later=later))
