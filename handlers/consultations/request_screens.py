"""How requests look to whoever answers them: the list, one of them, what has happened to it."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.consultations.group_buttons import BeginGroup
from handlers.consultations.request_buttons import (
    EVERY_TOPIC,
    AskColleague,
    AskDone,
    AskNote,
    AskReject,
    AskSnooze,
    ChooseTopic,
    Claim,
    FromLast,
    MoreOf,
    MoreRequests,
    OpenCanned,
    OpenHelpers,
    OpenHistory,
    OpenRequest,
    OpenRequests,
    Purpose,
    RemoveHelper,
    Wake,
)
from handlers.conversations.talk_buttons import ReadBack, Talk
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.consultations import ConsultationStatus
from models.request_filters import RequestFilter
from services.consultations.consultation_moves import OPEN, WAITING
from services.consultations.request_access import Standing
from services.consultations.request_terms import Term
from services.consultations.requests import Line, Listed, Move, View
from services.paging import pages_of
from services.visits import Visit

PAGE = 6


def list_screen(t: Speaker, listed: Listed, chosen: RequestFilter, topic: str | None, topic_title: str) -> Screen:
    waits = listed.waits
    own = waits.waiting - waits.unassigned
    figures = {"waiting": waits.waiting, "overdue": waits.overdue, "soon": waits.soon, "free": waits.unassigned}
    lines: list[str] = [t("requests-title", **figures, own=own)]
    if chosen is not RequestFilter.WAITING or topic is not None:
        lines.append(t("requests-shown", what=chosen.value, topic=topic_title or "none", count=listed.count))
    lines.append("")
    lines += [line_of(t, one) for one in listed.lines] or [t("requests-nothing", what=chosen.value)]
    kept = topic or EVERY_TOPIC
    turns = leafing(t, listed.page, listed.pages, lambda to: OpenRequests(chosen=chosen, topic=kept, page=to))
    gathering = []
    if topic is not None and len(listed.lines) > 1 and chosen is not RequestFilter.CLOSED:
        gathering = [button(t.plain("request-to-group"), BeginGroup(consultation=listed.lines[0].id))]
    is_first = chosen is RequestFilter.WAITING and topic is None
    other = RequestFilter.MINE if is_first else RequestFilter.WAITING
    return Screen(
        "\n".join(lines),
        (
            *in_columns([number_button(t, one) for one in listed.lines], 3),
            turns,
            gathering,
            (
                button(t.plain(f"requests-to-{other.value}"), OpenRequests(chosen=other, topic=EVERY_TOPIC, page=0)),
                button(t.plain("requests-more"), MoreRequests()),
            ),
            (way_back(t),),
        ),
    )


def number_button(t: Speaker, one: Line) -> InlineKeyboardButton:
    return button(t.plain("request-number", number=str(one.id)), OpenRequest(consultation=one.id))


def line_of(t: Speaker, one: Line) -> str:
    state = "snoozed" if one.snoozed_until else _state(one.consultation.status)
    return t(
        "request-line",
        number=str(one.id),
        topic=one.title,
        called=one.called,
        free=int(one.is_free),
        late=int(one.term is not None and one.term.is_over),
        wait=_wait(t, one.term, state),
    )


def _wait(t: Speaker, term: Term | None, state: str) -> str:
    """How long it waits, or what for."""
    if term is None or state == "snoozed":
        return t("request-waits-for", state=state)
    return term_words(t, term)


def term_words(t: Speaker, term: Term) -> str:
    if term.is_over:
        return t("request-late", unit=term.unit.value, late=term.late)
    return t("request-waits", unit=term.unit.value, waited=term.waited, whole=term.whole)


def _state(status: ConsultationStatus) -> str:
    return status.value.replace("_", "-")


def topics_screen(t: Speaker, topics: Sequence[tuple[str, str, int]], page: int, size: int) -> Screen:
    start = page * size
    picks = [
        button(
            t.plain("requests-topic", title=title, count=count),
            OpenRequests(chosen=RequestFilter.ALL, topic=code, page=0),
        )
        for code, title, count in topics[start : start + size]
    ]
    pages = pages_of(len(topics), size)
    turns = leafing(t, page, pages, lambda to: ChooseTopic(page=to))
    back = button(t.plain("back"), MoreRequests())
    return Screen(t("requests-which-topic"), (*in_columns(picks, 1), turns, (back,)))


def request_screen(t: Speaker, visit: Visit, view: View) -> Screen:
    return Screen("\n".join(_said(t, visit, view)), (*_deeds(t, view), (_back(t),)))


def _said(t: Speaker, visit: Visit, view: View) -> list[str]:
    one = view.consultation
    heading = t("request-heading", number=str(one.id), topic=view.title)
    wait = term_words(t, view.term) if view.term else t("request-waits-for", state=_state(one.status))
    lines: list[str] = [f"{heading} · {wait}"]
    lines.append(t("request-who", called=view.called, subject=view.subject or "none"))
    if view.question is not None:
        lines.append(t("request-question", question=view.question))
    elif view.standing is Standing.LOOKING:
        lines.append(t("request-question-foreign"))
    if view.attachments:
        lines.append(t("request-attachments", count=view.attachments))
    lines += [*_wishes(t, view), *_terms(t, visit, view)]
    if view.lacking:
        lines.append(t("request-lacking", comment=view.lacking))
    if view.responsible and view.standing is not Standing.RESPONSIBLE:
        lines.append(t("request-responsible", called=view.responsible))
    if view.helpers:
        lines.append(t("request-helpers", called=", ".join(one.called for one in view.helpers)))
    return lines


def _wishes(t: Speaker, view: View) -> list[str]:
    one = view.consultation
    lines: list[str] = [t("request-form", form=one.form.value.replace("_", "-"))]
    if one.wanted_by:
        lines.append(t("request-wanted-by", day=t.day(one.wanted_by)))
    return lines


def _terms(t: Speaker, visit: Visit, view: View) -> list[str]:
    one, lines = view.consultation, list[str]()
    if view.term:
        due = view.term.due_at.astimezone(visit.municipality.zone)
        lines.append(t("request-due", until=view.term.until.value, day=t.day(due.date()), clock=f"{due:%H:%M}"))
    if view.snoozed_until:
        lines.append(t("request-snoozed", day=t.day(view.snoozed_until)))
    if one.event_id is not None and one.status in WAITING:
        lines.append(t("request-grouped"))
    if one.result_methodist:
        asker = one.result_asker.value if one.result_asker else "silent"
        lines.append(t("request-results", methodist=one.result_methodist.value, asker=asker))
    if one.reason and one.status is ConsultationStatus.REJECTED:
        lines.append(t("request-rejected-because", reason=one.reason))
    return lines


def _deeds(t: Speaker, view: View) -> list[list[InlineKeyboardButton]]:
    number, one = view.consultation.id, view.consultation
    more = [button(t.plain("request-more"), MoreOf(consultation=number))]
    write = button(t.plain("request-write-answer"), Talk(thread=one.thread_id))
    if one.status not in OPEN:
        return [more]
    canned = button(t.plain("request-canned"), OpenCanned(consultation=number, every=False, page=0))
    pass_on = button(t.plain("request-pass"), AskColleague(consultation=number, purpose=Purpose.GIVE, page=0))
    note = button(t.plain("request-note"), AskNote(consultation=number))
    match view.standing:
        case Standing.FREE | Standing.DEPUTY:
            claim = button(t.plain("request-claim"), Claim(consultation=number))
            return [[claim], _look(t, view), [canned, pass_on], more]
        case Standing.LOOKING:
            return [[pass_on], more] if one.status in WAITING else [more]
        case Standing.HELPING:
            return [[write], [note], more]
    if one.status not in WAITING:
        return [[write], [note], more]
    first = write
    if one.status is ConsultationStatus.ASSIGNED:
        first = button(t.plain("request-claim"), Claim(consultation=number))
    snooze = button(t.plain("request-snooze"), AskSnooze(consultation=number))
    if view.snoozed_until:
        snooze = button(t.plain("request-wake"), Wake(consultation=number))
    done = button(t.plain("request-done"), AskDone(consultation=number))
    return [[first], [canned, done], [pass_on, snooze], [note], more]


def _look(t: Speaker, view: View) -> list[InlineKeyboardButton]:
    """At what its asker has sent besides the question, before it is taken."""
    return [button(t.plain("request-look"), ReadBack(thread=view.consultation.thread_id))] if view.attachments else []


def more_screen(t: Speaker, visit: Visit, view: View, *, group: InlineKeyboardButton) -> Screen:
    number, one = view.consultation.id, view.consultation
    is_inside = view.standing in {Standing.RESPONSIBLE, Standing.HELPING}
    is_mine = view.standing is Standing.RESPONSIBLE
    rows: list[list[InlineKeyboardButton]] = []
    if is_inside or (view.is_lead and view.is_read_back):
        rows.append([button(t.plain("request-read-back"), ReadBack(thread=one.thread_id))])
    rows.append([button(t.plain("request-history"), OpenHistory(consultation=number, page=0))])
    if is_mine and one.status in OPEN:
        rows.append([button(t.plain("request-helpers-button"), OpenHelpers(consultation=number))])
    if one.status in WAITING and view.standing is not Standing.LOOKING:
        rows.append([group])
    if is_inside:
        rows.append([button(t.plain("canned-from-last"), FromLast(consultation=number))])
    if one.status in WAITING and (is_mine or view.is_lead or view.standing in {Standing.FREE, Standing.DEPUTY}):
        rows.append([button(t.plain("request-reject"), AskReject(consultation=number))])
    if view.standing is Standing.HELPING:
        leave = RemoveHelper(consultation=number, person=visit.actor.id)
        rows.append([button(t.plain("request-leave"), leave)])
    heading = t("request-heading", number=str(number), topic=view.title)
    return Screen(heading, (*rows, (back_to(t, number),)))


def helpers_screen(t: Speaker, view: View) -> Screen:
    number = view.consultation.id
    picks = [
        button(
            t.plain("request-remove-helper", called=one.called), RemoveHelper(consultation=number, person=one.person_id)
        )
        for one in view.helpers[:PAGE]
    ]
    add = button(t.plain("request-add-helper"), AskColleague(consultation=number, purpose=Purpose.HELP, page=0))
    text = t("request-helpers-title", count=len(view.helpers))
    return Screen(text, (*in_columns(picks, 1), (add,), (back_to(t, number),)))


def history_screen(
    t: Speaker, visit: Visit, consultation_id: int, moves: Sequence[Move], page: int, pages: int
) -> Screen:
    lines: list[str] = [t("request-history-title", number=str(consultation_id))]
    lines += [_move(t, visit, one) for one in moves]
    turns = leafing(t, page, pages, lambda to: OpenHistory(consultation=consultation_id, page=to))
    back = button(t.plain("back"), MoreOf(consultation=consultation_id))
    return Screen("\n".join(lines), (turns, (back,)))


def _move(t: Speaker, visit: Visit, one: Move) -> str:
    at = one.at.astimezone(visit.municipality.zone)
    what = t("request-move", change=one.change.replace("_", "-"), whom=one.whom or "none")
    who = one.who or t.plain("audit-clock")
    return t("request-move-line", day=t.day(at.date()), clock=f"{at:%H:%M}", who=who, what=what)


def back_to(t: Speaker, consultation_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenRequest(consultation=consultation_id))


def _back(t: Speaker) -> InlineKeyboardButton:
    return way_back(t, Place.REQUESTS)
