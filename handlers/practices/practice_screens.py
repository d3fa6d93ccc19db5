"""How practices look to their authors, to colleagues asked to join, and to those who confirm them."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.documents import named, opening
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.practices.practice_buttons import (
    AskPractice,
    DecidePractice,
    JoinPractice,
    LeaveForm,
    LeavePractice,
    OpenPractice,
    OwnPractices,
    PickPractice,
    PracticeFile,
    SendPractice,
    SharePractice,
    TellPractice,
    WaitingPractice,
    WaitingPractices,
)
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.practices import Practice, PracticeStatus
from services.events import event_links
from services.marks import mark_of
from services.naming import capital
from services.practices.practice_drafts import PracticeDraft, Step
from services.practices.practice_levels import LEVELS
from services.practices.practices import LINK, Card, Page
from services.shortening import short
from services.visits import Visit

PAGE = 5


def kind(visit: Visit, code: str) -> str:
    """A kind the programme has given up is called by nothing."""
    found = visit.municipality.programme.practices.kind(code)
    return capital(found.title) if found else ""


def own_screen(t: Speaker, visit: Visit, found: Page, *, waiting: int | None) -> Screen:
    """`waiting`: how many wait for a word; None for whoever gives none."""
    lines: list[str] = [t("practices-title" if found.listed else "practices-none", count=found.count)]
    lines += [_line(t, visit, one.practice) for one in found.listed]
    waits = [button(t.plain("practices-wait", count=waiting), WaitingPractices(page=0))] if waiting else []
    picks = [button(_title(visit, one.practice), OpenPractice(practice=one.practice.id)) for one in found.listed]
    turns = leafing(t, found.page, found.pages, lambda other: OwnPractices(page=other))
    tell = (button(t.plain("practice-tell"), TellPractice()),)
    return Screen("\n".join(lines), (waits, tell, *in_columns(picks, 1), turns, (way_back(t, Place.SHARING),)))


def card_screen(t: Speaker, visit: Visit, card: Card) -> Screen:
    one = card.practice
    lines = [*_told(t, visit, card), t("practice-stands", status=t.plain(f"practice-status-{one.status.value}"))]
    lines += [t("practice-came-back", reason=one.reason)] if one.reason else []
    rows: list[Sequence[InlineKeyboardButton]] = [opening(t, one.proof, PracticeFile(practice=one.id))]
    if one.status is not PracticeStatus.CONFIRMED:
        rows.append((button(t.plain("practice-correct"), TellPractice(practice=one.id)),))
        rows.append((button(t.plain("practice-share"), SharePractice(practice=one.id)),))
        leave = "practice-remove" if card.is_alone else "practice-leave"
        rows.append((button(t.plain(leave), LeavePractice(practice=one.id)),))
    return Screen("\n".join(lines), (*rows, (button(t.plain("back"), OwnPractices(page=0)),)))


def ask_screen(
    t: Speaker, visit: Visit, step: Step, draft: PracticeDraft, themes: list[str], *, error: str = ""
) -> Screen:
    lines = [error] if error else []
    lines.append(t(f"practice-ask-{step.value}"))
    said = choices(t, visit, step, themes)
    picks = [button(short(title, 60), PickPractice(step=step, spot=spot)) for spot, title in enumerate(said)]
    steps = list(Step)
    back: CallbackData = AskPractice(step=steps[steps.index(step) - 1])
    if draft.missing is None:
        back = LeaveForm(stay=True)
    elif step is steps[0]:
        back = LeaveForm()
    return Screen("\n\n".join(lines), (*in_columns(picks, 1), (button(t.plain("back"), back),)))


def choices(t: Speaker, visit: Visit, step: Step, themes: list[str]) -> list[str]:
    """What is tapped at a step, in the order of its buttons."""
    match step:
        case Step.KIND:
            return [capital(one.title) for one in visit.municipality.programme.practices.kinds]
        case Step.LEVEL:
            return [capital(t.plain(f"event-level-{one.value}")) for one in LEVELS]
        case Step.THEME:
            return [t.plain("practice-same-theme", theme=one) for one in themes]
        case _:
            return []


def summary_screen(t: Speaker, visit: Visit, draft: PracticeDraft) -> Screen:
    assert draft.level is not None
    assert draft.on is not None
    text = t(
        "practice-summary",
        kind=kind(visit, draft.kind),
        theme=draft.theme,
        level=t.plain(f"event-level-{draft.level.value}"),
        day=t.full_day(draft.on),
        place=draft.place,
        proof=named(t, draft.proof),
    )
    change = [button(t.plain(f"practice-change-{step.value}"), AskPractice(step=step)) for step in Step]
    send = (button(t.plain("practice-send"), SendPractice(mark=mark_of(draft))),)
    return Screen(text, (send, *in_columns(change, 2), (button(t.plain("back"), LeaveForm()),)))


def share_screen(t: Speaker, card: Card, bot_name: str) -> Screen:
    link = event_links.link_to(bot_name, f"{LINK}{card.practice.token}")
    said = t.plain("practice-share-words", theme=card.practice.theme)
    send = InlineKeyboardButton(text=t.plain("practice-share-send"), url=event_links.sharing_link(link, said))
    back = button(t.plain("back"), OpenPractice(practice=card.practice.id))
    return Screen(t("practice-share-screen", theme=card.practice.theme, link=link), ((send,), (back,)))


def invited_screen(t: Speaker, visit: Visit, card: Card) -> Screen:
    """What a colleague sees who has opened the link."""
    lines = _told(t, visit, card)
    rows: Rows = ()
    if card.practice.status is PracticeStatus.CONFIRMED:
        lines.append(t("practice-confirmed-already"))
    else:
        lines.append(t("practice-invited"))
        rows = ((button(t.plain("practice-join"), JoinPractice(token=card.practice.token)),),)
    return Screen("\n".join(lines), (*rows, (way_back(t),)))


def leave_screen(t: Speaker, card: Card) -> Screen:
    number = card.practice.id
    asked = "practice-remove-ask" if card.is_alone else "practice-leave-ask"
    yes = "practice-remove-sure" if card.is_alone else "practice-leave-sure"
    sure = button(t.plain(yes), LeavePractice(practice=number, sure=True))
    back = button(t.plain("back"), OpenPractice(practice=number))
    return Screen(t(asked, theme=card.practice.theme), ((sure,), (back,)))


def waiting_screen(t: Speaker, visit: Visit, found: Page, *, error: str = "") -> Screen:
    lines = [error, ""] if error else []
    lines += [t("practices-waiting" if found.listed else "practices-waiting-none", count=found.count)]
    lines += [_line(t, visit, one.practice) for one in found.listed]
    picks = [button(_title(visit, one.practice), WaitingPractice(practice=one.practice.id)) for one in found.listed]
    turns = leafing(t, found.page, found.pages, lambda other: WaitingPractices(page=other))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (button(t.plain("back"), OwnPractices(page=0)),)))


def decide_screen(t: Speaker, visit: Visit, card: Card) -> Screen:
    number, mark = card.practice.id, card.mark
    rows: Rows = (
        opening(t, card.practice.proof, PracticeFile(practice=number, waiting=True)),
        (button(t.plain("practice-confirm"), DecidePractice(practice=number, confirm=True, mark=mark)),),
        (button(t.plain("practice-return"), DecidePractice(practice=number, confirm=False, mark=mark)),),
    )
    text = "\n".join(_told(t, visit, card))
    return Screen(text, (*rows, (button(t.plain("back"), WaitingPractices(page=0)),)))


def reason_screen(t: Speaker, card: Card, *, error: str = "") -> Screen:
    lines = [error] if error else []
    lines.append(t("practice-ask-reason", theme=card.practice.theme))
    return Screen("\n\n".join(lines), ((button(t.plain("back"), WaitingPractice(practice=card.practice.id)),),))


def _line(t: Speaker, visit: Visit, one: Practice) -> str:
    status = t.plain(f"practice-status-{one.status.value}")
    return t("practices-line", title=_title(visit, one, 200), day=t.full_day(one.held_on), status=status)


def _title(visit: Visit, one: Practice, longest: int = 60) -> str:
    """One theme can be that of a lesson and of an article."""
    return short(": ".join(filter(None, (kind(visit, one.kind), one.theme))), longest)


def _told(t: Speaker, visit: Visit, card: Card) -> list[str]:
    one = card.practice
    told = t(
        "practice-summary",
        kind=kind(visit, one.kind),
        theme=one.theme,
        level=t.plain(f"event-level-{one.level.value}"),
        day=t.full_day(one.held_on),
        place=one.place,
        proof=named(t, one.proof),
    )
    return [told, t("practice-authors", count=len(card.authors), names=", ".join(filter(None, card.authors)))]
