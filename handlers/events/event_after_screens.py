"""The doors to what comes after an event: on a person's card, and on the desk of whoever keeps it."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.events.event_after_buttons import (
    Certificates,
    FeedbackResults,
    KeepMaterials,
    OpenAfter,
    OpenFeedback,
    OpenMaterials,
    OwnCertificate,
)
from handlers.events.event_screens import back_to_card
from handlers.screens import Screen, button
from locales.catalog import Speaker
from services.events.event_after import After, Desk


def after_doors(t: Speaker, event_id: int, after: After) -> list[Sequence[InlineKeyboardButton]]:
    """Rows of a person's card; none for whoever has no part in the event."""
    papers = []
    if after.materials:
        label = t.plain("event-materials-count", count=after.materials)
        papers.append(button(label, OpenMaterials(event=event_id, page=0)))
    if after.has_certificate:
        papers.append(button(t.plain("event-certificate-take"), OwnCertificate(event=event_id)))
    feedback = [button(t.plain("event-feedback-give"), OpenFeedback(event=event_id))] if after.asks_feedback else []
    return [papers, feedback]


def desk_screen(t: Speaker, desk: Desk) -> Screen:
    number = desk.event.id
    lines = [t("event-after-title", title=desk.event.title), t("event-after-people", count=desk.people)]
    has_papers = desk.is_over and desk.people > 0 and not desk.event.is_external
    lines += [] if desk.people or not desk.is_over else [t("event-after-mark-first")]
    feedback = t.plain("event-feedback-count", count=desk.answers)
    rows = (
        (
            button(
                t.plain("event-materials-count", count=desk.materials),
                KeepMaterials(event=number, page=0),
            ),
        ),
        () if desk.event.is_external else (button(feedback, FeedbackResults(event=number)),),
        (button(t.plain("event-certificate-all", count=desk.people), Certificates(event=number)),)
        if has_papers
        else (),
        (back_to_card(t, number),),
    )
    return Screen("\n".join(lines), rows)


def back_to_desk(t: Speaker, event_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenAfter(event=event_id))
