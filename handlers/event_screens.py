"""How events look to whoever keeps them: the form, its summary, the card, what can be changed."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers import event_words as words
from handlers.event_buttons import (
    AskFact,
    CancelEvent,
    ChoosePart,
    CopyEvent,
    DropEvent,
    EditEvent,
    Fact,
    HoldEvent,
    KeepEvent,
    MakeEvent,
    NewEvent,
    OpenRepeating,
    OpenSummary,
    Part,
    Publish,
    SkipStep,
    TellOfEvent,
)
from handlers.event_sharing_buttons import share_door
from handlers.places import Place, is_used, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.events import Attendance, Event, EventStatus
from services.event_audiences import Chosen
from services.event_drafting import Summary
from services.event_facts import ends_at
from services.events import EventCard
from services.naming import capital
from services.visits import Visit

SHOWN_CONFLICTS = 3
LONG_DESCRIPTION = 300
FACTS = (
    Fact.TITLE, Fact.WHEN, Fact.PLACE, Fact.WHO, Fact.SEATS, Fact.WINDOW, Fact.LENGTH, Fact.LEVEL, Fact.FORMAT,
    Fact.GOAL, Fact.TOPICS, Fact.DESCRIPTION, Fact.KIND, Fact.LINK, Fact.MAP,
)  # fmt: skip
"""The most frequent first; the time of what is planned has a way of its own."""


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
    """A draft as a whole: everything said so far, everything else one tap away."""
    event = summary.event
    lines: list[str] = facts_of(t, visit, summary, chosen)
    lines += [t(f"planning-missing-{name}") for name in summary.missing]
    external = t.plain("planning-external-on" if event.is_external else "planning-external-off")
    others = [button(external, AskFact(event=event.id, fact=Fact.EXTERNAL, later=False))]
    if summary.holders:
        others.append(_edit(t, event.id, Fact.HOLDER, later=False))
    rows = (
        (button(t.plain("planning-publish"), Publish(event=event.id)),),
        *in_columns([_edit(t, event.id, fact, later=False) for fact in FACTS], 3),
        others,
        (button(t.plain("planning-drop"), DropEvent(event=event.id, sure=False)),),
        (way_back(t, Place.PLAN),),
    )
    return Screen("\n".join(lines), rows)


def edit_screen(t: Speaker, visit: Visit, summary: Summary, chosen: Chosen, *, later: bool) -> Screen:
    """What can be changed of an event that is planned."""
    event = summary.event
    lines = facts_of(t, visit, summary, chosen)
    lines += [t("planning-changes-later")] if later else []
    picks = [_edit(t, event.id, fact, later=later) for fact in FACTS if fact is not Fact.WHEN]
    return Screen("\n".join(lines), (*in_columns(picks, 3), (back_to_card(t, event.id),)))


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
    return Screen("\n".join(lines), (*_deeds(t, visit, event), (way_back(t, Place.PLAN),)))


def _deeds(t: Speaker, visit: Visit, event: Event) -> list[Sequence[InlineKeyboardButton]]:
    number = event.id
    copy = button(t.plain("planning-copy"), CopyEvent(event=number))
    if event.status is not EventStatus.PLANNED:
        return [(copy,)]
    has_begun = event.starts_at <= visit.now
    is_series = event.series_id is not None
    held = [button(t.plain("planning-held"), HoldEvent(event=number))] if has_begun else []
    change = ChoosePart(event=number, part=Part.EDIT) if is_series else EditEvent(event=number, later=False)
    move = ChoosePart(event=number, part=Part.MOVE) if is_series else AskFact(event=number, fact=Fact.WHEN, later=False)
    cancel = ChoosePart(event=number, part=Part.CANCEL) if is_series else CancelEvent(event=number, later=False)
    tells = is_used(Place.ANNOUNCE, visit.municipality.programme.modules) and ends_at(event) > visit.now
    telling = [button(t.plain("planning-tell"), TellOfEvent(event=number))] if tells else []
    sharing = [share_door(t, number, kept=True)] if ends_at(event) > visit.now and not event.is_external else []
    repeat = [] if is_series else [button(t.plain("planning-repeat"), OpenRepeating(event=number))]
    return [
        held,
        (button(t.plain("planning-change"), change), button(t.plain("planning-move"), move)),
        (copy, *repeat),
        [*telling, *sharing],
        (button(t.plain("planning-cancel"), cancel),),
    ]


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
