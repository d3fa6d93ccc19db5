"""Screens of one's own requests: the list, one of them, whether the help was complete."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.types import InlineKeyboardButton

from handlers.consultations.consultation_buttons import Judge, LeaveIt, OwnRequest, OwnRequests, Reopen, Withdraw
from handlers.consultations.consultation_screens import until
from handlers.conversations.talk_buttons import ReadBack, Talk
from handlers.leafing import leafing
from handlers.places import Place, way_back, way_to
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.consultations import ConsultationStatus, Outcome
from services.consultations.consultation_closing_rules import Choices
from services.consultations.consultations import Line, Listed, Own
from services.paging import pages_of
from services.shortening import short
from services.visits import Visit

PAGE = 6
MOST_LINES = 8
"""Of a history; what came before them is a word."""


def list_screen(t: Speaker, listed: Sequence[Listed], *, page: int, count: int) -> Screen:
    if not listed:
        return Screen(t("consultation-none"), ((way_to(t, Place.CONSULT),), (way_back(t),)))
    lines = [t("consultation-list"), *(_listed(t, one) for one in listed)]
    picks = [(_way_to(t, one),) for one in listed]
    turns = leafing(t, page, pages_of(count, PAGE), lambda other: OwnRequests(page=other))
    return Screen("\n".join(lines), (*picks, turns, (way_back(t, Place.CONSULT),)))


def own_screen(t: Speaker, visit: Visit, own: Own, *, said: str = "") -> Screen:
    one = own.consultation
    lines = [
        said,
        t("consultation-own", number=str(one.id), topic=own.topic),
        t("consultation-own-question", question=one.question) if one.question else "",
        _standing(t, own),
        t("consultation-own-responsible", called=own.responsible) if own.responsible else "",
        t("consultation-own-read-by-head") if own.read_by_head else "",
        _history(t, visit, own.lines),
        t("consultation-own-reason", reason=one.reason) if one.reason else "",
        t("consultation-own-summary", summary=one.summary) if one.summary else "",
        t("consultation-own-comment", comment=one.asker_comment) if one.asker_comment else "",
        t("consultation-help", number=str(one.id)) if own.choices.judging else "",
    ]
    talk = [button(t.plain("consultation-talk"), Talk(thread=one.thread_id))] if own.can_talk else []
    read = button(t.plain("consultation-read-back"), ReadBack(thread=one.thread_id))
    rows = (
        *_judging(t, one.id, own.choices),
        *_deciding(t, one.id, own.choices),
        [*talk, read],
        _withdrawing(t, one.id, own.choices),
        (button(t.plain("consultation-back-to-mine"), OwnRequests(page=0)),),
    )
    return Screen("\n".join(line for line in lines if line), rows)


def withdraw_screen(t: Speaker, own: Own) -> Screen:
    number = own.consultation.id
    rows = (
        (button(t.plain("consultation-withdraw-sure"), Withdraw(consultation=number, sure=True)),),
        (button(t.plain("back"), OwnRequest(consultation=number)),),
    )
    return Screen(t("consultation-withdraw-ask", number=str(number), topic=own.topic), rows)


def incomplete_screen(t: Speaker, number: int, choices: Choices, *, said: str = "") -> Screen:
    """It was not all of it: what was missing, and what then."""
    lacks = "consultation-what-lacks" if choices.reopening else "consultation-what-lacks-last"
    text = t("consultation-what-next" if said else lacks, number=str(number))
    back = (button(t.plain("back"), OwnRequest(consultation=number)),)
    return Screen("\n".join(filter(None, (said, text))), (*_deciding(t, number, choices), back))


def thanks_screen(t: Speaker, number: int) -> Screen:
    rows = (
        (button(t.plain("consultation-open", number=str(number)), OwnRequest(consultation=number)),),
        (way_back(t),),
    )
    return Screen(t("consultation-thanks", number=str(number)), rows)


def _judging(t: Speaker, number: int, choices: Choices) -> list[list[InlineKeyboardButton]]:
    if not choices.judging:
        return []
    answers = [
        button(t.plain(f"consultation-outcome-{one.value}"), Judge(consultation=number, outcome=one)) for one in Outcome
    ]
    return [answers[:1], answers[1:]]


def _deciding(t: Speaker, number: int, choices: Choices) -> list[list[InlineKeyboardButton]]:
    again = [button(t.plain("consultation-reopen"), Reopen(consultation=number))] if choices.reopening else []
    enough = [button(t.plain("consultation-leave-it"), LeaveIt(consultation=number))] if choices.deciding else []
    return [again, enough]


def _withdrawing(t: Speaker, number: int, choices: Choices) -> list[InlineKeyboardButton]:
    if not choices.withdrawing:
        return []
    return [button(t.plain("consultation-withdraw"), Withdraw(consultation=number, sure=False))]


def _way_to(t: Speaker, one: Listed) -> InlineKeyboardButton:
    words = t.plain("consultation-listed", number=str(one.id), topic=short(one.topic, 35))
    return button(words, OwnRequest(consultation=one.id))


def _listed(t: Speaker, one: Listed) -> str:
    return t("consultation-list-line", number=str(one.id), topic=one.topic, state=_state(t, one))


def _state(t: Speaker, one: Listed) -> str:
    if one.asks:
        return t.plain("consultation-is-asking")
    if one.due_on is not None:
        return t.plain("consultation-is-due", status=one.status.value, day=t.day(one.due_on))
    return t.plain(f"consultation-is-{one.status.value}")


def _standing(t: Speaker, own: Own) -> str:
    one = own.consultation
    if own.due_on is not None and own.is_late:
        return t("consultation-own-late", until=until(t, own.due_on))
    if own.due_on is not None:
        first = int(one.first_answer_at is None)
        return t("consultation-own-due", first=first, until=until(t, own.due_on))
    if one.status is ConsultationStatus.CLOSED and one.result_asker is not None:
        return t(f"consultation-result-{one.result_asker.value}")
    return t(f"consultation-own-is-{one.status.value}")


def _history(t: Speaker, visit: Visit, lines: Sequence[Line]) -> str:
    shown = lines[-MOST_LINES:]
    told = [
        t(
            "consultation-line",
            moment=_moment(t, visit, one.at),
            what=_did(t, one),
        )
        for one in shown
    ]
    earlier = [t("consultation-earlier")] if len(lines) > len(shown) else []
    return "\n".join([*earlier, *told])


def _did(t: Speaker, line: Line) -> str:
    return t.plain(f"consultation-did-{line.change.value}", who=line.who or "nobody")


def _moment(t: Speaker, visit: Visit, at: datetime) -> str:
    local = at.astimezone(visit.municipality.zone)
    return t.plain("moment", day=t.day(local.date()), clock=f"{local:%H:%M}")
