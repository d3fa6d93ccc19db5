"""How announcements look to whoever makes them: the draft, the audience, the question when to send."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.announcements.announcement_buttons import (
    AnswerQuestion,
    AskHour,
    AskLink,
    DropDraft,
    Everybody,
    OpenAudience,
    OpenDraft,
    OpenExtras,
    OpenFacet,
    OpenHistory,
    OpenKinds,
    OpenRareFacets,
    OpenSaved,
    OpenSending,
    Preview,
    SaveAudience,
    Send,
    SetKind,
    SetSurvey,
    TakeFileOff,
    Turn,
    TurnReading,
    TurnRepeat,
)
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.announcements import Announcement, AnnouncementKind, Repeat
from models.audiences import Facet
from services.announcements import announcement_letters
from services.announcements import announcement_texts as texts
from services.announcements.announcement_readers import Asked
from services.announcements.announcement_sending import mark_of_draft
from services.announcements.announcements import View
from services.audiences import Choice
from services.naming import capital
from services.paging import pages_of
from services.shortening import short

PAGE = 8
QUESTIONS_SHOWN = 4
FREQUENT = (Facet.SCHOOL, Facet.SUBJECT, Facet.GROUP, Facet.ASSOCIATION)
"""What people are mostly chosen by; the other facets stand behind «more»."""
BY_NAME = frozenset({Facet.UNANSWERED, Facet.COURSE_DUE, Facet.ATTESTATION_DUE})
"""Facets whose values do not say by themselves what they are of."""
PLACES = {
    announcement_letters.NAME: "announcement-place-name",
    announcement_letters.SCHOOL: "announcement-place-school",
    announcement_letters.DEADLINE: "announcement-place-deadline",
}
"""What places in the words are called on the screen."""


def start_screen(t: Speaker, questions: Sequence[Asked], *, sees_all: bool) -> Screen:
    """Questions that wait stand under it, the oldest first."""
    history = button(t.plain("announcement-history-all" if sees_all else "announcement-history"), OpenHistory(page=0))
    lines = [t("announcement-start")]
    lines += [t("announcement-questions-wait", count=len(questions))] if questions else []
    waiting = [
        (button(short(f"{one.called}: {one.text}"), AnswerQuestion(question=one.id)),)
        for one in questions[:QUESTIONS_SHOWN]
    ]
    return Screen("\n".join(lines), (*waiting, (history,), (way_back(t),)))


def draft_screen(t: Speaker, view: View, surveys: Sequence[Choice]) -> Screen:
    one, number = view.announcement, view.announcement.id
    lines: list[str] = [t("announcement-draft", what=what_of(t, one))]
    lines += [t("announcement-file-line", file=_file(t, one))] if _has_both(one) else []
    lines.append(t("announcement-kind-line", kind=_kind(t, one.kind)))
    lines.extend((_audience(t, view), *_counted(t, view)))
    if one.link:
        is_event = one.link.startswith(announcement_letters.OF_EVENT)
        link = t.plain("announcement-open-event") if is_event else one.link
        lines.append(t("announcement-link-line", link=link))
    if one.survey:
        lines.append(t("announcement-survey-line", title=_title_of(surveys, one.survey)))
    lines += _undated(t, view)
    if announcement_letters.keeps_places(one):
        lines.append(t("announcement-places-stay"))
    lines += _alike(t, view)
    reading = "announcement-reading-on" if one.needs_reading else "announcement-reading-off"
    whom = button(t.plain("announcement-to-audience", count=view.size.people), OpenAudience(announcement=number))
    send = button(t.plain("announcement-to-sending"), OpenSending(announcement=number))
    first, second = (send, whom) if view.audience else (whom, send)
    rows = (
        (first,),
        (second,),
        (button(t.plain("announcement-preview"), Preview(announcement=number)),),
        (button(t.plain(reading), TurnReading(announcement=number)),),
        (
            button(t.plain("announcement-to-kind"), OpenKinds(announcement=number)),
            button(t.plain("announcement-more", count=0), OpenExtras(announcement=number)),
        ),
        (way_back(t, Place.ANNOUNCE),),
    )
    return Screen("\n".join(lines), rows)


def extras_screen(t: Speaker, view: View) -> Screen:
    one, number = view.announcement, view.announcement.id
    rows = (
        (
            button(t.plain("announcement-to-link"), AskLink(announcement=number)),
            button(t.plain("announcement-to-survey"), SetSurvey(announcement=number, code="")),
        ),
        (button(t.plain(f"announcement-repeat-{one.repeat.value}"), _next_repeat(one)),),
        (button(t.plain("announcement-file-off"), TakeFileOff(announcement=number)),) if _has_both(one) else (),
        (button(t.plain("announcement-drop"), DropDraft(announcement=number)),),
        (button(t.plain("back"), OpenDraft(announcement=number)),),
    )
    return Screen(t("announcement-extras", what=what_of(t, one)), rows)


def kinds_screen(t: Speaker, announcement_id: int) -> Screen:
    picks = [button(_kind(t, kind), SetKind(announcement=announcement_id, kind=kind)) for kind in AnnouncementKind]
    back = button(t.plain("back"), OpenDraft(announcement=announcement_id))
    return Screen(t("announcement-which-kind"), (*in_columns(picks, 2), (back,)))


def surveys_screen(t: Speaker, announcement_id: int, surveys: Sequence[Choice]) -> Screen:
    picks = [button(one.title, SetSurvey(announcement=announcement_id, code=one.value)) for one in surveys]
    none = button(t.plain("announcement-no-survey"), SetSurvey(announcement=announcement_id, code="-"))
    back = button(t.plain("back"), OpenExtras(announcement=announcement_id))
    return Screen(t("announcement-which-survey"), (*in_columns(picks, 1), (none,), (back,)))


def audience_screen(t: Speaker, view: View) -> Screen:
    number = view.announcement.id
    facets = [_facet_button(t, view, facet) for facet in FREQUENT if facet in view.choices]
    every = button(t.plain("announcement-everybody"), Everybody(announcement=number, everybody=True))
    nobody = button(t.plain("announcement-clear"), Everybody(announcement=number, everybody=False))
    kept = button(t.plain("audience-open-saved"), OpenSaved(announcement=number))
    chosen = sum(_count(view, facet) for facet in view.choices if facet not in FREQUENT)
    more = button(t.plain("announcement-more", count=chosen), OpenRareFacets(announcement=number))
    back = button(t.plain("announcement-done"), OpenDraft(announcement=number))
    rows = (*in_columns(facets, 2), (nobody if view.audience else every, kept), (more,), (back,))
    return Screen("\n".join(_whom(t, view)), rows)


def rare_facets_screen(t: Speaker, view: View) -> Screen:
    """What people are seldom chosen by, and keeping what was chosen."""
    number = view.announcement.id
    facets = [_facet_button(t, view, facet) for facet in view.choices if facet not in FREQUENT]
    keep = [button(t.plain("audience-save"), SaveAudience(announcement=number))] if view.audience else []
    back = button(t.plain("back"), OpenAudience(announcement=number))
    return Screen("\n".join(_whom(t, view)), (*in_columns(facets, 2), keep, (back,)))


def facet_screen(t: Speaker, view: View, facet: Facet, page: int) -> Screen:
    """Values of one facet; a tap wants one, the next does not want it, the third forgets it."""
    number = view.announcement.id
    choices = view.choices.get(facet, ())
    pages = pages_of(len(choices), PAGE)
    picks = [
        button(
            _sign(view, facet, choice.value) + value_title(t, facet, choice),
            Turn(announcement=number, facet=facet, place=place),
        )
        for place, choice in list(enumerate(choices))[page * PAGE : (page + 1) * PAGE]
    ]
    turns = leafing(t, page, pages, lambda other: OpenFacet(announcement=number, facet=facet, page=other))
    whence = OpenAudience if facet in FREQUENT else OpenRareFacets
    back = button(t.plain("announcement-done"), whence(announcement=number))
    everybody = str(view.audience.is_everybody).lower()
    lines = [t("announcement-facet", facet=t.plain(f"facet-{facet.value}"), everybody=everybody), *_counted(t, view)]
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (back,)))


def sending_screen(t: Speaker, view: View, *, digest: str, waits_until: str | None) -> Screen:
    number, mark = view.announcement.id, mark_of_draft(view.announcement)
    lines = [t("announcement-sending", what=what_of(t, view.announcement)), _audience(t, view), *_counted(t, view)]
    lines += _undated(t, view)
    lines += _alike(t, view)
    if waits_until:
        lines.append(t("announcement-quiet-now", moment=waits_until))
    rows = (
        (button(t.plain("announcement-now"), Send(announcement=number, digest=False, mark=mark)),),
        (button(t.plain("announcement-in-digest", moment=digest), Send(announcement=number, digest=True, mark=mark)),),
        (button(t.plain("announcement-at"), AskHour(announcement=number, mark=mark)),),
        (button(t.plain("back"), OpenDraft(announcement=number)),),
    )
    return Screen("\n".join(lines), rows)


def value_title(t: Speaker, facet: Facet, choice: Choice) -> str:
    """What a value is called: by the programme or the register, else by a phrase."""
    if choice.title:
        return capital(choice.title)
    families = {
        Facet.ROLE: "role",
        Facet.CATEGORY: "category",
        Facet.YOUNG: "young",
        Facet.COURSE_DUE: "term",
        Facet.ATTESTATION_DUE: "attestation",
    }
    return capital(t.plain(f"{families[facet]}-{choice.value}"))


def what_of(t: Speaker, one: Announcement) -> str:
    """The beginning of the words, without markup; where there are none, what is sent instead."""
    if one.text is None:
        return _file(t, one)
    names = {place: t.plain(phrase) for place, phrase in PLACES.items()}
    return short(" ".join(texts.untagged(texts.spoken(one.text, names)).split()))


def _file(t: Speaker, one: Announcement) -> str:
    kind = "album" if len(one.source_messages or ()) > 1 else one.file_kind or "none"
    return t.plain("announcement-without-words", kind=kind, name=one.file_name or "none")


def _has_both(one: Announcement) -> bool:
    return one.text is not None and bool(one.source_messages)


def _kind(t: Speaker, kind: AnnouncementKind) -> str:
    return t.plain(f"announcement-kind-{kind.value}")


def _audience(t: Speaker, view: View) -> str:
    """Whom it goes to in words: wanted values, then the unwanted."""
    wanted = [_titles(t, view, facet, values) for facet, values in view.audience.wanted.items() if values]
    unwanted = [_titles(t, view, facet, values) for facet, values in view.audience.unwanted.items() if values]
    if view.audience.is_everybody:
        return t("announcement-to-everybody", unwanted="; ".join(unwanted) or "none")
    if not wanted and not unwanted:
        return t("announcement-to-nobody")
    return t("announcement-to", wanted="; ".join(wanted) or "none", unwanted="; ".join(unwanted) or "none")


def _titles(t: Speaker, view: View, facet: Facet, values: Sequence[str]) -> str:
    named = [value_title(t, facet, one) for one in view.choices.get(facet, ()) if one.value in values]
    titles = ", ".join(named)
    return f"{t.plain(f'facet-{facet.value}')}: {titles}" if facet in BY_NAME else titles


def _counted(t: Speaker, view: View) -> list[str]:
    size = view.size
    if not size.people:
        return [t("announcement-nobody-such")] if view.audience else []
    gets = size.people - size.absent - size.unreachable - size.declined
    return [
        t(
            "announcement-size",
            people=size.people,
            gets=gets,
            absent=size.absent,
            unreachable=size.unreachable,
            declined=size.declined,
        )
    ]


def _undated(t: Speaker, view: View) -> list[str]:
    """For whom the deadline the words name is not known."""
    if not view.knows_deadline:
        return [t("announcement-no-deadline")]
    return [t("announcement-undated", count=view.undated)] if view.undated else []


def _alike(t: Speaker, view: View) -> list[str]:
    if view.alike is None:
        return []
    found = view.alike.announcement
    return [t("announcement-alike", called=view.alike.author or "none", status=found.status.value)]


def _whom(t: Speaker, view: View) -> list[str]:
    return [t("announcement-audience"), _audience(t, view), *_counted(t, view)]


def _facet_button(t: Speaker, view: View, facet: Facet) -> InlineKeyboardButton:
    count = _count(view, facet)
    title = t.plain(f"facet-{facet.value}") + (f" · {count}" if count else "")
    return button(title, OpenFacet(announcement=view.announcement.id, facet=facet, page=0))


def _count(view: View, facet: Facet) -> int:
    """How many values of it are chosen or left out."""
    return len(view.audience.wanted.get(facet, ())) + len(view.audience.unwanted.get(facet, ()))


def _sign(view: View, facet: Facet, value: str) -> str:
    if value in view.audience.wanted.get(facet, ()):
        return "☑ "
    return "✕ " if value in view.audience.unwanted.get(facet, ()) else "☐ "


def _title_of(surveys: Sequence[Choice], code: str) -> str:
    return next((one.title for one in surveys if one.value == code), code)


def _next_repeat(one: Announcement) -> TurnRepeat:
    every = list(Repeat)
    return TurnRepeat(announcement=one.id, repeat=every[(every.index(one.repeat) + 1) % len(every)])
