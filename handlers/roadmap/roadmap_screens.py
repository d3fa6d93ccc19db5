"""How the road map looks: the list of a school year, one row."""

from aiogram.types import InlineKeyboardButton

from handlers.indicators import indicator_words
from handlers.leafing import leaf, leafing
from handlers.places import Place, way_back
from handlers.roadmap.roadmap_buttons import MarkItem, OpenItem, OpenRoadmap, RoadmapFile
from handlers.screens import Screen, button
from locales.catalog import Speaker
from services.roadmap.roadmap import Card, Line, Listed, Said, State
from services.school_year import school_year
from services.shortening import short
from services.visits import Visit

PAGE = 4
SIGNS = {
    State.OVERDUE: "❗",
    State.SOON: "⏳",
    State.AHEAD: "▫️",
    State.LATE: "☑️",
    State.DONE: "✅",
    State.BEFORE: "✅",
}


def list_screen(t: Speaker, found: Listed, *, page: int) -> Screen:
    some, pages = leaf(found.lines, page, PAGE)
    lines: list[str] = [t("roadmap-title", years=_years(found.year))]
    if found.counted:
        lines.append(t("roadmap-summary", done=found.done, count=found.counted, overdue=found.overdue))
    elif not found.lines:
        lines.append(t("roadmap-empty"))
    if found.overdue_before:
        lines.append(t("roadmap-before", years=_years(found.year - 1), count=found.overdue_before))
    lines += [line_words(t, one) for one in some]
    if found.continuous and page == 0:
        titles = "; ".join(one.text for one in found.continuous)
        lines.append(t("roadmap-continuous", titles=titles))
    picks = [(_pick(one, page),) for one in some]
    turns = leafing(t, page, pages, lambda other: OpenRoadmap(year=found.year, page=other))
    others = [
        button(t.plain("roadmap-year", years=_years(one)), OpenRoadmap(year=one))
        for one in (found.year - 1, found.year + 1)
        if one in found.years
    ]
    return Screen("\n\n".join(lines), (*picks, turns, others, (way_back(t, Place.WORK),)))


def card_screen(t: Speaker, visit: Visit, found: Card, *, page: int = 0) -> Screen:
    """`page`: of the list to go back to."""
    line = found.line
    key = {"item": line.item.code, "day": line.due_on.toordinal()}
    lines: list[str] = [t("roadmap-card", text=line.item.text, stage=found.stage or "none"), state_words(t, line)]
    lines.append(t("roadmap-responsible", role=line.item.responsible, printed=line.item.printed or "none"))
    if line.is_by_fact:
        by = line.item.done_by
        lines.append(t("roadmap-by-campaign" if by is not None and by.campaign else "roadmap-by-meetings"))
    if line.mark is not None and found.marked_on is not None:
        lines.append(t("roadmap-marked", by=found.marked_by or "none", day=t.full_day(found.marked_on)))
        lines += [t("roadmap-reason", reason=line.mark.reason)] if line.mark.reason else []
    rows: list[tuple[InlineKeyboardButton, ...]] = []
    year = school_year(line.due_on, visit.municipality.programme.calendar.school_year.since)
    if found.document is not None and line.mark is not None:
        if found.document.file_id is not None:
            rows.append((button(t.plain("document-open"), RoadmapFile(mark=line.mark.id)),))
        else:
            lines.append(t("roadmap-document", document=found.document.text))
    lines += [_earlier(t, one) for one in found.earlier]
    if found.may_mark:
        phrase = "roadmap-correct" if found.marks else "roadmap-mark"
        rows.append((button(t.plain(phrase), MarkItem(**key)),))
    return Screen("\n".join(lines), (*rows, (button(t.plain("back"), OpenRoadmap(year=year, page=page)),)))


def line_words(t: Speaker, line: Line) -> str:
    return t("roadmap-line", sign=SIGNS[line.state], text=line.item.text, state=state_words(t, line))


def state_words(t: Speaker, line: Line) -> str:
    done = indicator_words.date_of(line.done_on) if line.done_on is not None else ""
    return t(f"roadmap-state-{line.state.value}", due=indicator_words.date_of(line.due_on), done=done)


def back_to(t: Speaker, item: str, day: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenItem(item=item, day=day))


def _earlier(t: Speaker, one: Said) -> str:
    done = indicator_words.date_of(one.done_on) if one.done_on is not None else "none"
    shown = one.document.text if one.document is not None else ""
    said: str = t("roadmap-earlier", done=done, document=shown or "none", by=one.by, day=t.full_day(one.on))
    return said


def _pick(line: Line, page: int) -> InlineKeyboardButton:
    there = OpenItem(item=line.item.code, day=line.due_on.toordinal(), page=page)
    return button(f"{SIGNS[line.state]} {short(line.item.text, 50)} · {line.due_on:%d.%m}", there)


def _years(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"
