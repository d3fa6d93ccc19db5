"""How associations look: one's own, one of them, those one may join."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers import event_words as words
from handlers.association_buttons import (
    AskToJoin,
    LeaveAssociation,
    LookAtOffered,
    OpenAll,
    OpenAssociation,
    OpenGaps,
    OpenLeading,
    OpenMembers,
    OpenOffered,
    OpenRequests,
    OpenSettings,
    WithdrawAsking,
)
from handlers.association_group_buttons import group_door
from handlers.event_buttons import OpenEvent
from handlers.leafing import leafing
from handlers.meeting_plan_buttons import OpenMeetingPlan
from handlers.places import Place, is_used, way_back
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.associations import MemberPart
from services.association_joining import Offered, Page
from services.associations import Card, Mine
from services.naming import capital
from services.rights import Right, reach
from services.visits import Visit

PAGE = 6
LONG_TITLE = 48


def short(title: str, longest: int = LONG_TITLE) -> str:
    return title if len(title) <= longest else title[: longest - 1].rstrip() + "\u2026"


def kind_title(visit: Visit, kind: str) -> str:
    known = visit.municipality.programme.events.association_kind(kind)
    return capital(known.title) if known else kind


def home_screen(t: Speaker, visit: Visit, mine: Sequence[Mine]) -> Screen:
    """One's own; for whoever keeps associations the doors to all of them."""
    picks = [(button(_mine(t, one), OpenAssociation(association=one.id)),) for one in mine]
    keeps = reach(visit.actor, Right.KEEP_ASSOCIATIONS)
    doors: list[InlineKeyboardButton] = []
    if keeps:
        doors.append(button(t.plain("association-all"), OpenAll(kind="", closed=False, page=0)))
        doors.append(button(t.plain("association-to-gaps"), OpenGaps(page=0)))
    elif any(one.leads for one in mine):
        doors.append(button(t.plain("association-to-gaps"), OpenGaps(page=0)))
    others = (button(t.plain("association-others"), OpenOffered(of_subject=False, page=0)),)
    return Screen(t("association-home"), (*picks, tuple(doors), others, (way_back(t),)))


def _mine(t: Speaker, one: Mine) -> str:
    part = "leader" if one.leads else (one.part or MemberPart.MEMBER).value
    return t.plain("association-mine", title=short(one.title), part=part, waiting=one.waiting)


def card_screen(t: Speaker, visit: Visit, card: Card, *, is_only: bool) -> Screen:
    association, number = card.association, card.association.id
    lines: list[str] = [
        t("association-title", title=association.title),
        t("association-kind", kind=capital(card.kind), school=card.school or "none"),
    ]
    subject = visit.municipality.programme.subjects.title_of(association.subject)
    lines += [t("association-subject", subject=subject)] if subject else []
    lines += [t("association-closed")] if association.closed_at else []
    lines += [
        t("association-leaders", count=len(card.leaders), leaders=", ".join(card.leaders) or "none"),
    ]
    if card.deputies:
        lines.append(t("association-deputies", count=len(card.deputies), people=", ".join(card.deputies)))
    lines += [t("association-secretary", person=card.secretary)] if card.secretary else []
    lines.append(t("association-members", members=card.dependent.members, materials=card.materials))

    meeting = card.next_meeting
    if meeting is not None:
        when = words.spoken_moment(t, visit, meeting.starts_at)
        lines += ["", t("association-next", title=meeting.title, when=when)]
    elif not association.closed_at:
        lines += ["", t("association-no-next")]
    return Screen("\n".join(lines), _card_rows(t, visit, card, number, is_only=is_only))


def _card_rows(
    t: Speaker, visit: Visit, card: Card, number: int, *, is_only: bool
) -> list[Sequence[InlineKeyboardButton]]:
    events = is_used(Place.EVENTS, visit.municipality.programme.modules)
    year = visit.municipality.school_year(visit.now)
    rows: list[Sequence[InlineKeyboardButton]] = []
    if card.next_meeting is not None and events:
        rows.append((button(t.plain("association-open-next"), OpenEvent(event=card.next_meeting.id)),))
    if card.leads and card.dependent.requests:
        asks = t.plain("association-requests", count=card.dependent.requests)
        rows.append((button(asks, OpenRequests(association=number, page=0)),))
    plan = button(
        t.plain("association-plan", status=card.plan.value if card.plan and card.leads else "none"),
        OpenMeetingPlan(association=number, year=year),
    )
    people = button(
        t.plain("association-people", count=card.dependent.members), OpenMembers(association=number, page=0)
    )
    rows.append((plan, people) if card.writes else (plan,))
    if card.leads:
        leading = button(t.plain("association-leading"), OpenLeading(association=number))
        settings = [button(t.plain("association-settings"), OpenSettings(association=number))] if card.keeps else []
        rows.append((leading, *settings))
    if card.leads and events and not card.association.closed_at:
        rows.append((group_door(t, number),))
    if card.is_member:
        rows.append((button(t.plain("association-leave"), LeaveAssociation(association=number, sure=False)),))
    if is_only:
        rows.append((button(t.plain("association-others"), OpenOffered(of_subject=False, page=0)),))
    rows.append((way_back(t, Place.MENU if is_only else Place.ASSOCIATION),))
    return rows


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
        "association-offered-line", title=short(one.title), asked=int(one.is_asked), school=one.school or "none"
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
