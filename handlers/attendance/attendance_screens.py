"""How attendance looks: the list with its ticks, what else can be done, how many came."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.attendance.attendance_buttons import (
    AskList,
    AskName,
    Mark,
    MarkAll,
    MarkMembers,
    Mode,
    MoreOfRoll,
    OpenRoll,
    PutDown,
    RollFile,
    SetRole,
    SettleRest,
    ShowCode,
    TakeOut,
    UsePass,
)
from handlers.events import event_words as words
from handlers.events.event_buttons import KeepEvent
from handlers.leafing import leafing
from handlers.places import Place, way_to
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.events import Attendance, EventRole
from services.attendance.attendance import Line, Roll, Tally
from services.attendance.attendance_codes import Pass
from services.visits import Visit

PAGE = 5
SIGNS = {
    Attendance.ATTENDED: "\u2713",
    Attendance.ABSENT: "\u2717",
    Attendance.EXCUSED: "\u2691",
    Attendance.REGISTERED: "\u25cb",
}
"""Whoever is only invited, or waits for a seat, has none."""
MODES = (Mode.ROLES, Mode.EXCUSES)
NEXT_ROLE = {
    EventRole.LISTENER: EventRole.SPOKE,
    EventRole.SPOKE: EventRole.ORGANISED,
    EventRole.ORGANISED: EventRole.LISTENER,
}


def roll_screen(t: Speaker, visit: Visit, roll: Roll, mode: Mode) -> Screen:
    number, page = roll.event.id, roll.page
    lines: list[str] = [
        t("attendance-title", title=roll.event.title, when=words.spoken_time(t, visit, roll.event)),
        came(t, roll.tally),
    ]
    if roll.refusal:
        lines.append(t(roll.refusal))
    elif not roll.total:
        lines.append(t("attendance-nobody"))
    else:
        lines.append(t("attendance-how", mode=mode.value))
    picks = [(_pick(t, number, one, mode, page),) for one in roll.lines]
    turns = leafing(t, page, roll.pages, lambda there: OpenRoll(event=number, mode=mode, page=there))
    if turns:
        lines.append(t("attendance-page", page=page + 1, pages=roll.pages))
    return Screen("\n".join(lines), (*picks, turns[::2], *_ways(t, roll, mode)))


def _ways(t: Speaker, roll: Roll, mode: Mode) -> Rows:
    """People leave little room: what is wanted first now, and a door to everything else."""
    number = roll.event.id
    if mode is not Mode.MARKS:
        return ((button(t.plain("attendance-to-marks"), OpenRoll(event=number, mode=Mode.MARKS, page=roll.page)),),)
    members = [_members(t, roll)] if roll.members and not roll.refusal else []
    wanted = [button(t.plain("attendance-show-code"), ShowCode(event=number))] if roll.has_code else []
    if not roll.refusal:
        wanted += [_all(t, roll)] if roll.tally.registered else []
        wanted.append(button(t.plain("attendance-find"), AskName(event=number)))
    back, more = button(t.plain("back"), KeepEvent(event=number)), MoreOfRoll(event=number)
    return (members, wanted[: 1 if roll.pages > 1 else 2], (back, button(t.plain("attendance-more"), more)))


def _members(t: Speaker, roll: Roll) -> InlineKeyboardButton:
    return button(t.plain("attendance-members", count=roll.members), MarkMembers(event=roll.event.id))


def _all(t: Speaker, roll: Roll) -> InlineKeyboardButton:
    return button(t.plain("attendance-all", count=roll.tally.registered), MarkAll(event=roll.event.id))


def _pick(t: Speaker, number: int, one: Line, mode: Mode, page: int) -> InlineKeyboardButton:
    label = f"{sign_of(one)} {one.called}".strip()
    if mode is Mode.ROLES:
        role = t.plain(f"participation-role-{one.role.value}")
        return button(
            f"{label} \u00b7 {role}", SetRole(event=number, person=one.person_id, role=NEXT_ROLE[one.role], page=page)
        )
    if mode is Mode.OUT:
        return button(label, TakeOut(event=number, person=one.person_id, page=page))
    if mode is Mode.EXCUSES:
        stand = Attendance.ABSENT if one.attendance is Attendance.EXCUSED else Attendance.EXCUSED
    else:
        was_there = one.attendance is Attendance.ATTENDED and one.is_confirmed
        stand = Attendance.ABSENT if was_there else Attendance.ATTENDED
    return button(label, Mark(event=number, person=one.person_id, stand=stand, mode=mode, page=page))


def sign_of(one: Line) -> str:
    if one.attendance is Attendance.ATTENDED and not one.is_confirmed:
        return "?"
    return SIGNS.get(one.attendance, "") if one.attendance else ""


def came(t: Speaker, tally: Tally) -> str:
    text: str = t("attendance-came", came=tally.came, expected=tally.expected, left=tally.registered, told=tally.told)
    return text


def more_screen(t: Speaker, roll: Roll) -> Screen:
    """Everything that is wanted less often."""
    number = roll.event.id
    rows: list[Sequence[InlineKeyboardButton]] = []
    file = button(t.plain("attendance-file"), RollFile(event=number))
    if not roll.refusal and roll.tally.registered:
        rest = button(t.plain("attendance-rest", count=roll.tally.registered), SettleRest(event=number))
        rows += [(_all(t, roll),), (rest,)]
    if roll.refusal:
        rows.append((file,))
    else:
        find, by_list = AskName(event=number), AskList(event=number)
        rows += in_columns(
            [button(t.plain("attendance-find"), find), button(t.plain("attendance-by-list"), by_list)], 2
        )
        rows += in_columns([_turn_to(t, number, mode) for mode in MODES], 2) if roll.total else []
        rows.append((_turn_to(t, number, Mode.OUT), file) if roll.total else (file,))
    text = "\n".join([t("attendance-title", title=roll.event.title, when="none"), came(t, roll.tally)])
    return Screen(text, (*rows, (back_to_roll(t, number),)))


def _turn_to(t: Speaker, number: int, mode: Mode) -> InlineKeyboardButton:
    return button(t.plain(f"attendance-mode-{mode.name.lower()}"), OpenRoll(event=number, mode=mode, page=0))


def rest_screen(t: Speaker, number: int, count: int) -> Screen:
    """After «it was held»: whoever has not been marked yet."""
    rows = (
        (button(t.plain("attendance-rest", count=count), SettleRest(event=number)),),
        (button(t.plain("attendance-all", count=count), MarkAll(event=number)),),
        (button(t.plain("attendance-door"), OpenRoll(event=number, mode=Mode.MARKS, page=0)),),
        (button(t.plain("back"), KeepEvent(event=number)),),
    )
    return Screen(t("attendance-rest-ask", count=count), rows)


def found_screen(t: Speaker, number: int, found: Sequence[Line], *, refused: str = "") -> Screen:
    """People of that name; a tap says that they were there."""
    picks = [
        (
            button(
                " ".join(filter(None, (sign_of(one), one.called, f"\u00b7 {one.place}" if one.place else ""))),
                PutDown(event=number, person=one.person_id),
            ),
        )
        for one in found
    ]
    text = refused or t("attendance-found", count=len(found))
    return Screen(text, (*picks, (back_to_roll(t, number),)))


def pass_screen(t: Speaker, shown: Pass) -> Screen:
    """For whoever had to agree and register first: the code they came with is kept for them."""
    here = UsePass(event=shown.event_id, slot=shown.slot, seal=shown.seal)
    return Screen(t("attendance-pass"), ((button(t.plain("attendance-here"), here),), (way_to(t, Place.MENU),)))


def back_to_roll(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenRoll(event=number, mode=Mode.MARKS, page=0))
