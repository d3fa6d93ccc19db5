"""How minutes look: as a whole, what was said to a question, the list of an association."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.associations.association_buttons import OpenAssociation
from handlers.attendance.attendance_buttons import Mode, OpenRoll
from handlers.leafing import leaf, leafing
from handlers.meetings.meeting_buttons import (
    AskChosen,
    AskCount,
    AskHeard,
    Count,
    DropMinutes,
    LeafDecisions,
    MinutesFacts,
    MinutesFile,
    MinutesList,
    MinutesRegister,
    OpenAgenda,
    OpenHeard,
    OpenMeeting,
    OpenMinutes,
    PickChosen,
    ReturnMinutes,
    SignMinutes,
)
from handlers.meetings.meeting_screens import LONG_LABEL, PAGE, agenda_lines
from handlers.places import Place, is_used
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from services import rights
from services.meetings.meeting_minutes import Chosen, Resolved, Sheet
from services.meetings.meeting_papers import Page
from services.meetings.meeting_people import Found
from services.rights import Right
from services.shortening import short
from services.visits import Visit

LONG_QUESTION, LONG_DECISION, SHOWN_DECISIONS = 70, 120, 8


def minutes_screen(t: Speaker, visit: Visit, sheet: Sheet) -> Screen:
    """Everything that is written so far, and what can still be."""
    minutes = sheet.minutes
    lines: list[str] = [
        t("minutes-title", number=minutes.number, signed="yes" if sheet.is_signed else "no"),
        t("minutes-of", association=sheet.meeting.association.title, day=t.full_day(minutes.held_on)),
        t("minutes-parts", chair=sheet.chair or "none", secretary=sheet.secretary or "none"),
        t("minutes-present", present=len(sheet.present), members=minutes.members, guests=sheet.guests),
    ]
    lines += [t("minutes-no-quorum")] if not sheet.is_signed and not sheet.has_quorum else []
    if sheet.points:
        heard = sum(str(one.item.id) in minutes.heard for one in sheet.points)
        lines += ["", t("minutes-agenda", heard=heard, count=len(sheet.points))]
        lines += agenda_lines(t, sheet.points, LONG_QUESTION)
    if sheet.decisions:
        lines += ["", t("minutes-decided")]
        lines += [
            decision_line(t, number, one, LONG_DECISION)
            for number, one in enumerate(sheet.decisions[:SHOWN_DECISIONS], 1)
        ]
    more = len(sheet.decisions) - SHOWN_DECISIONS
    lines += [t("minutes-more", count=more)] if more > 0 else []
    return Screen("\n".join(lines), (*_deeds(t, visit, sheet), (_back(t, sheet),)))


def decision_line(t: Speaker, number: int, one: Resolved, longest: int) -> str:
    decision = one.decision
    return t(
        "decision-line",
        number=number,
        text=short(decision.text, longest),
        responsible=one.responsible or "none",
        day=t.day(decision.due_on) if decision.due_on else "none",
        status=decision.status.value,
    )


def _deeds(t: Speaker, visit: Visit, sheet: Sheet) -> list[Sequence[InlineKeyboardButton]]:
    number = sheet.minutes.id
    if not sheet.may_write:
        return []
    file = button(t.plain("minutes-file"), MinutesFile(minutes=number))
    decisions = button(t.plain("minutes-decisions", count=len(sheet.decisions)), LeafDecisions(minutes=number, page=0))
    if sheet.is_signed:
        back = (
            [button(t.plain("minutes-return"), ReturnMinutes(minutes=number, sure=False))] if sheet.may_return else []
        )
        return [(decisions, file), back]
    heard = [button(t.plain("minutes-heard"), OpenHeard(minutes=number, page=0))] if sheet.points else []
    event = sheet.meeting.event.id
    plans = is_used(Place.PLAN, visit.municipality.programme.modules) and rights.may(visit.actor, Right.PLAN_EVENTS)
    who = [button(t.plain("minutes-who"), OpenRoll(event=event, mode=Mode.MARKS, page=0))] if plans else []
    return [
        (*heard, decisions),
        (button(t.plain("minutes-facts"), MinutesFacts(minutes=number)),),
        (*who, file),
        (button(t.plain("minutes-sign"), SignMinutes(minutes=number, sure=False)),),
    ]


def _back(t: Speaker, sheet: Sheet) -> InlineKeyboardButton:
    event = sheet.meeting.event.id
    return button(t.plain("back"), OpenMeeting(event=event) if sheet.may_write else OpenAgenda(event=event))


def facts_screen(t: Speaker, sheet: Sheet) -> Screen:
    number = sheet.minutes.id
    rows = (
        [button(t.plain(f"minutes-set-{one.value}"), AskChosen(minutes=number, chosen=one)) for one in Chosen],
        [button(t.plain(f"minutes-set-{one.value}"), AskCount(minutes=number, count=one)) for one in Count],
        (button(t.plain("minutes-drop"), DropMinutes(minutes=number, sure=False)),),
        (to_minutes(t, number),),
    )
    return Screen(t("minutes-facts-title", number=sheet.minutes.number), rows)


def drop_screen(t: Speaker, sheet: Sheet) -> Screen:
    sure = button(t.plain("minutes-drop-sure"), DropMinutes(minutes=sheet.minutes.id, sure=True))
    text = t("minutes-drop-ask", number=sheet.minutes.number, decisions=len(sheet.decisions))
    return Screen(text, ((sure,), (to_minutes(t, sheet.minutes.id),)))


def sign_screen(t: Speaker, sheet: Sheet) -> Screen:
    without = sum(one.decision.responsible_id is None for one in sheet.decisions)
    text = t(
        "minutes-sign-ask",
        number=sheet.minutes.number,
        decisions=len(sheet.decisions),
        without=without,
        present=len(sheet.present),
        members=sheet.minutes.members,
    )
    sure = button(t.plain("minutes-sign-sure"), SignMinutes(minutes=sheet.minutes.id, sure=True))
    return Screen(text, ((sure,), (to_minutes(t, sheet.minutes.id),)))


def return_screen(t: Speaker, sheet: Sheet) -> Screen:
    sure = button(t.plain("minutes-return"), ReturnMinutes(minutes=sheet.minutes.id, sure=True))
    return Screen(t("minutes-return-ask", number=sheet.minutes.number), ((sure,), (to_minutes(t, sheet.minutes.id),)))


def heard_screen(t: Speaker, sheet: Sheet, page: int) -> Screen:
    """To which question words are to be written."""
    number = sheet.minutes.id
    shown, pages = leaf(list(enumerate(sheet.points, 1)), page, PAGE)
    picks = []
    for place, one in shown:
        sign = "\u2713 " if str(one.item.id) in sheet.minutes.heard else ""
        label = f"{sign}{place}. {short(one.item.question, LONG_LABEL)}"
        picks.append(button(label, AskHeard(minutes=number, item=one.item.id)))
    rows = (
        *in_columns(picks, 1),
        leafing(t, page, pages, lambda there: OpenHeard(minutes=number, page=there)),
        (to_minutes(t, number),),
    )
    return Screen(t("minutes-which-question"), rows)


def part_screen(t: Speaker, sheet: Sheet, chosen: Chosen) -> Screen:
    number = sheet.minutes.id
    nobody = button(t.plain("minutes-nobody"), PickChosen(minutes=number, chosen=chosen, person=0))
    return Screen(t(f"minutes-ask-{chosen.value}"), ((nobody,), (to_minutes(t, number),)))


def parts_screen(t: Speaker, minutes_id: int, chosen: Chosen, found: Sequence[Found]) -> Screen:
    picks = [button(one.called, PickChosen(minutes=minutes_id, chosen=chosen, person=one.person_id)) for one in found]
    return Screen(t("meeting-found", count=len(found)), (*in_columns(picks, 1), (to_minutes(t, minutes_id),)))


def to_minutes(t: Speaker, minutes_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenMinutes(minutes=minutes_id))


def to_association(t: Speaker, association_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenAssociation(association=association_id))


def list_screen(t: Speaker, visit: Visit, page: Page, association_id: int, number: int) -> Screen:
    """Minutes of an association, the newest first."""
    picks = [
        button(
            t.plain(
                "minutes-listed",
                number=one.number,
                day=f"{one.held_on:%d.%m.%Y}",
                title=short(one.title, LONG_LABEL),
                signed="yes" if one.is_signed else "no",
            ),
            OpenMinutes(minutes=one.minutes_id),
        )
        for one in page.lines
    ]
    leads = page.may_write and bool(rights.reach(visit.actor, Right.LEAD_ASSOCIATION))
    rows = (
        *in_columns(picks, 1),
        leafing(t, number, page.pages, lambda there: MinutesList(association=association_id, page=there)),
        [button(t.plain("minutes-register"), MinutesRegister())] if leads else [],
        (to_association(t, association_id),),
    )
    return Screen(t("minutes-list", association=page.association, count=page.total), rows)
