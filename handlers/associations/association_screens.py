"""How lists of associations look: one's own, those one may join."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.associations.association_buttons import (
    AskToJoin,
    LookAtOffered,
    OpenAll,
    OpenAssociation,
    OpenGaps,
    OpenOffered,
    WithdrawAsking,
)
from handlers.leafing import leafing
from handlers.meetings.plans_waiting_buttons import way_to_waiting_plans
from handlers.places import Place, way_back
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.associations import MemberPart
from services.associations.association_joining import Offered, Page
from services.associations.associations import Mine
from services.naming import capital
from services.rights import Right, reach
from services.shortening import short
from services.visits import Visit

PAGE = 6
LONG_TITLE = 48


def to_card(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("association-to-card"), OpenAssociation(association=number))


def kind_title(visit: Visit, kind: str) -> str:
    known = visit.municipality.programme.events.association_kind(kind)
    return capital(known.title) if known else kind


def home_screen(t: Speaker, visit: Visit, mine: Sequence[Mine], plans: int = 0) -> Screen:
    """One's own; for whoever keeps associations the doors to all of them; `plans` wait to be agreed on."""
    picks = [(button(_mine(t, one), OpenAssociation(association=one.id)),) for one in mine]
    keeps = reach(visit.actor, Right.KEEP_ASSOCIATIONS)
    doors: list[InlineKeyboardButton] = []
    if keeps:
        doors.append(button(t.plain("association-all"), OpenAll(kind="", closed=False, page=0)))
        doors.append(button(t.plain("association-to-gaps"), OpenGaps(page=0)))
    elif any(one.leads for one in mine):
        doors.append(button(t.plain("association-to-gaps"), OpenGaps(page=0)))
    others = (button(t.plain("association-others"), OpenOffered(of_subject=False, page=0)),)
    return Screen(t("association-home"), (way_to_waiting_plans(t, plans), *picks, tuple(doors), others, (way_back(t),)))


def _mine(t: Speaker, one: Mine) -> str:
    part = "leader" if one.leads else (one.part or MemberPart.MEMBER).value
    return t.plain("association-mine", title=short(one.title, LONG_TITLE), part=part, waiting=one.waiting)


def offered_screen(
    t: Speaker, visit: Visit, page: Page, *, typed: str, of_subject: bool, is_home: bool = False
) -> Screen:
    """Those one does not belong to; what opens first for somebody who belongs to none."""
    subject = visit.municipality.programme.subjects.title_of(visit.actor.subject)
    text = t(
        "association-offered",
        count=page.total,
        typed=typed or "none",
        subject=subject if of_subject else "none",
    )
    picks = [(button(_offered(t, one), LookAtOffered(association=one.id)),) for one in page.found]
    turns = leafing(t, page.page, page.pages, lambda there: OpenOffered(of_subject=of_subject, page=there))
    narrow: list[InlineKeyboardButton] = []
    if subject:
        label = t.plain("association-every-subject") if of_subject else t.plain("association-my-subject")
        narrow.append(button(label, OpenOffered(of_subject=not of_subject, page=0)))
    back = way_back(t, Place.MENU if is_home else Place.ASSOCIATION)
    return Screen(f"{t('association-none')}\n\n{text}" if is_home else text, (*picks, turns, narrow, (back,)))


def _offered(t: Speaker, one: Offered) -> str:
    return t.plain(
        "association-offered-line",
        title=short(one.title, LONG_TITLE),
        asked=int(one.is_asked),
        school=one.school or "none",
    )


def offered_one_screen(t: Speaker, one: Offered) -> Screen:
    deed = (
        button(t.plain("association-withdraw"), WithdrawAsking(association=one.id))
        if one.is_asked
        else button(t.plain("association-ask"), AskToJoin(association=one.id))
    )
    text = t(
        "association-offered-one",
        title=one.title,
        members=one.members,
        asked=int(one.is_asked),
        school=one.school or "none",
    )
    return Screen(text, ((deed,), (button(t.plain("back"), OpenOffered(of_subject=False, page=0)),)))
