"""How the register of deficits looks as a whole: numbers, lists of people, filters."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiogram.types import InlineKeyboardButton

from handlers.deficits import deficit_words as words
from handlers.deficits.deficit_buttons import (
    By,
    ConfirmAll,
    DeficitList,
    OpenCompared,
    OpenCorporate,
    OpenFilter,
    OpenFilters,
    OpenGroups,
    OpenPerson,
    OpenTestsTable,
    RegisterFile,
    SetFilter,
    WholeRegister,
)
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.deficit_filters import Filter
from models.deficits import DeficitState
from services.deficits.corporate_deficits import Kind
from services.deficits.deficit_decisions import Matching
from services.deficits.deficit_titles import area_title, topic_title
from services.deficits.deficits import Found, Overview
from services.marks import mark_of
from services.naming import capital
from services.paging import pages_of
from services.privacy import school_years
from services.rights import Right, may
from services.surveys.comparisons import Cut
from services.visits import Visit

PAGE, CHOICES = 5, 7
MOST_NAMED = 2
"""Deficits of one person in a line of the list."""
STATES = tuple(DeficitState)


def hub_screen(t: Speaker, visit: Visit, overview: Overview) -> Screen:
    competences = visit.municipality.programme.competences
    proposed = overview.of(DeficitState.PROPOSED)
    lines = [
        t("deficits-title", year=school_years(overview.school_year)),
        t(
            "deficits-numbers",
            proposed=proposed,
            people=overview.waiting,
            confirmed=overview.of(DeficitState.CONFIRMED),
            work=overview.of(DeficitState.IN_WORK),
            resolved=overview.of(DeficitState.RESOLVED),
        ),
        "",
        t("deficits-legend"),
    ]
    lines += [
        t(
            "deficits-area",
            area=area_title(competences, area),
            proposed=counts.get(DeficitState.PROPOSED, 0),
            confirmed=counts.get(DeficitState.CONFIRMED, 0),
            work=counts.get(DeficitState.IN_WORK, 0),
            resolved=counts.get(DeficitState.RESOLVED, 0),
        )
        for area, counts in overview.counts.items()
    ]
    waiting = button(t.plain("deficits-waiting", count=overview.waiting), WholeRegister(undecided=True))
    keeps = may(visit.actor, Right.KEEP_DEFICITS)
    tests = visit.municipality.programme.modules.external_results and keeps
    return Screen(
        "\n".join(lines),
        (
            (waiting,) if overview.waiting else (),
            (button(t.plain("deficits-whole"), WholeRegister(undecided=False)),),
            (
                button(t.plain("deficits-groups"), OpenGroups()),
                button(t.plain("deficits-compared"), OpenCompared(cut=Cut.ALL, page=0)),
            ),
            (button(t.plain("external-table"), OpenTestsTable()),) if tests else (),
            (button(t.plain("deficits-file"), RegisterFile()),) if keeps else (),
            (way_back(t),),
        ),
    )


def list_screen(t: Speaker, visit: Visit, found: Found, *, typed: str) -> Screen:
    lines = [t("deficits-list", deficits=found.deficits, people=found.people), filter_line(t, visit, found, typed), ""]
    lines += [
        t(
            "deficits-person",
            called=one.called,
            what="; ".join(one.what[:MOST_NAMED]),
            more=max(len(one.what) - MOST_NAMED, 0),
        )
        for one in found.lines
    ]
    lines.append(t("deficits-how-to-search") if found.lines else t("deficits-nobody"))
    picks = [button(one.called, OpenPerson(person=one.person_id)) for one in found.lines]
    everybody: Sequence[InlineKeyboardButton] = ()
    if found.deficits and found.narrow.state is DeficitState.PROPOSED:
        sure = ConfirmAll(count=found.deficits, mark=mark_of(found.narrow), sure=False)
        everybody = (button(t.plain("deficits-confirm-all", count=found.deficits), sure),)
    turns = leafing(t, found.page, found.pages, lambda other: DeficitList(page=other))
    return Screen(
        "\n".join(lines),
        (
            *in_columns(picks, 1),
            turns,
            everybody,
            (button(t.plain("deficits-filter"), OpenFilters()), way_back(t, Place.DEFICITS)),
        ),
    )


def sure_screen(t: Speaker, visit: Visit, found: Found, asked: Matching, *, typed: str) -> Screen:
    """The question before many are confirmed."""
    text = "\n".join(
        (t("deficits-sure", deficits=asked.deficits, people=asked.people), filter_line(t, visit, found, typed))
    )
    yes = ConfirmAll(count=asked.deficits, mark=asked.mark, sure=True)
    rows = (
        (button(t.plain("deficits-sure-yes", count=asked.deficits), yes),),
        (button(t.plain("back"), DeficitList(page=0)),),
    )
    return Screen(text, rows)


def filters_screen(t: Speaker, visit: Visit, found: Found, *, typed: str) -> Screen:
    picks = [button(t.plain(f"deficits-by-{by.value}"), OpenFilter(by=by, page=0)) for by in By]
    clear = button(t.plain("deficits-clear"), WholeRegister(undecided=True))
    show = button(t.plain("deficits-show", count=found.people), DeficitList(page=0))
    text = "\n".join((t("deficits-filters"), filter_line(t, visit, found, typed), t("deficits-how-to-search")))
    return Screen(text, (*in_columns(picks, 2), (show,), (clear,), (way_back(t, Place.DEFICITS),)))


def values_screen(t: Speaker, by: By, values: Sequence[tuple[int, str]], page: int) -> Screen:
    pages = pages_of(len(values), CHOICES)
    page %= pages
    picks = [
        button(capital(title), SetFilter(by=by, value=value))
        for value, title in values[page * CHOICES : (page + 1) * CHOICES]
    ]
    turns = leafing(t, page, pages, lambda other: OpenFilter(by=by, page=other))
    clear = button(t.plain("deficits-any"), SetFilter(by=by, value=-1))
    back = button(t.plain("back"), OpenFilters())
    return Screen(t(f"deficits-which-{by.value}"), (*in_columns(picks, 1), turns, (clear, back)))


def confirmed_screen(t: Speaker, deficits: int, people: int) -> Screen:
    rows = ((button(t.plain("deficits-to-waiting"), WholeRegister(undecided=True)),), (way_back(t, Place.DEFICITS),))
    return Screen(t("deficits-confirmed", deficits=deficits, people=people), rows)


def filter_line(t: Speaker, visit: Visit, found: Found, typed: str) -> str:
    """What the list is narrowed by, in words."""
    narrow, competences = found.narrow, visit.municipality.programme.competences
    said = [
        words.state(t, narrow.state) if narrow.state else t.plain("deficits-any-state"),
        area_title(competences, narrow.area) if narrow.area else "",
        topic_title(competences, narrow.topic) if narrow.topic else "",
        found.school or "",
        found.association or "",
        t.plain("deficits-search", typed=typed) if narrow.words else "",
    ]
    return t("deficits-filter-line", said=" · ".join(filter(None, said)))


def kinds_row(t: Speaker) -> list[InlineKeyboardButton]:
    return [button(t.plain(f"corporate-by-{kind.value}"), OpenCorporate(kind=kind, page=0)) for kind in Kind]


def kept(narrow: Filter) -> dict[str, Any]:
    """The filter as the form keeps it."""
    return {
        "area": narrow.area,
        "topic": narrow.topic,
        "school": narrow.organization_id,
        "association": narrow.association_id,
        "state": narrow.state.value if narrow.state else None,
    }


def filter_of(form: Mapping[str, Any], found_by: tuple[str, ...]) -> Filter:
    written = form.get("narrow") or kept(Filter())
    return Filter(
        area=written["area"],
        topic=written["topic"],
        organization_id=written["school"],
        association_id=written["association"],
        state=DeficitState(written["state"]) if written["state"] else None,
        words=found_by,
    )
