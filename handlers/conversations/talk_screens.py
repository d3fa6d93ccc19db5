"""How conversations look: whom one writes to, what has become of one that is over."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.consultations.request_buttons import OpenRequest
from handlers.conversations.talk_buttons import EndTalk, ReadBack, Talk, WriteNote
from handlers.conversations.talk_titles import titled
from handlers.places import Place, is_used, way_to
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.threads import Part, ThreadKind
from programmes.modules import Modules
from services.conversations.talk_views import Peer, TalkView

MOST_NAMED = 5
HOME = {
    Part.ASKER: Place.CONSULT,
    Part.HELPER: Place.REQUESTS,
    Part.MENTOR: Place.MENTEES,
    Part.MENTEE: Place.MENTOR,
    Part.ORGANISER: Place.PLAN,
}
"""Where the business of a conversation is looked after."""


def banner_screen(t: Speaker, view: TalkView, *, is_note: bool) -> Screen:
    """Whom everything below goes to, and who may read it."""
    helpers = [peer for peer in view.peers if peer.part is Part.HELPER]
    whom = named(t, helpers if is_note else view.peers)
    lines: list[str] = [t("talk-note-banner" if is_note else "talk-banner", people=whom, title=title_of(t, view))]
    lines.append(t("talk-what-goes"))
    lines += [t("talk-not-here-yet", name=peer.name) for peer in view.peers[:MOST_NAMED] if peer.is_absent]
    if not is_note:
        lines.append(readers_line(t, view))
    ways = [button(t.plain("talk-end"), EndTalk(thread=view.id)), _history(t, view)]
    other: list[InlineKeyboardButton] = []
    if is_note:
        other = [button(t.plain("talk-to-everybody"), Talk(thread=view.id))]
    elif view.may_note:
        other = [button(t.plain("talk-to-note"), WriteNote(thread=view.id))]
    return Screen("\n".join(lines), (ways, other))


def readers_line(t: Speaker, view: TalkView) -> str:
    """Who may read what is written here."""
    return t("talk-readers", count=len(view.peers) + 1, head=int(view.is_read_by_head))


def ended_screen(t: Speaker, view: TalkView, request: int | None = None) -> Screen:
    """`request`: the one it was about, to be marked as done."""
    ways = (button(t.plain("talk-again"), Talk(thread=view.id)), _history(t, view))
    to_request = (
        [button(t.plain("talk-to-request", number=request), OpenRequest(consultation=request))] if request else ()
    )
    return Screen(t("talk-ended", people=named(t, view.peers)), (to_request, ways, (way_to(t, Place.MENU),)))


def closed_screen(t: Speaker, view: TalkView, modules: Modules, *, is_lost: bool = False) -> Screen:
    """For one that is over, or that the person has left. `is_lost`: something was sent there just now."""
    lines = [t("talk-is-over" if view.is_over else "talk-is-left", title=title_of(t, view))]
    if is_lost:
        lines.append(t("talk-nothing-went"))
    home = Place.EVENTS if view.kind is ThreadKind.EVENT and view.part is Part.ASKER else HOME[view.part]
    ways = [way_to(t, home)] if is_used(home, modules) else []
    return Screen("\n".join(lines), ((_history(t, view),), ways, (way_to(t, Place.MENU),)))


def title_of(t: Speaker, view: TalkView) -> str:
    return titled(t, view.kind, view.title)


def named(t: Speaker, peers: Sequence[Peer]) -> str:
    """Those one writes to with what they are here, and how many more."""
    if not peers:
        return t.plain("talk-nobody")
    names = ", ".join(f"{peer.name} ({t.plain(f'talk-part-{peer.part.value}')})" for peer in peers[:MOST_NAMED])
    more = len(peers) - MOST_NAMED
    return t.plain("talk-and-more", names=names, count=more) if more > 0 else names


def _history(t: Speaker, view: TalkView) -> InlineKeyboardButton:
    return button(t.plain("talk-history"), ReadBack(thread=view.id))
