"""How putting people forward looks to their school or association."""

from handlers.contests import contest_words as words
from handlers.contests.contest_buttons import (
    Candidates,
    ClaimPeople,
    Nominate,
    OpenContest,
    OurEntries,
    OurEntry,
    TakeBack,
)
from handlers.contests.contest_screens import nominations_screen
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.contests import Contest
from services.contests.contest_nominating import Candidates as Found
from services.contests.contest_nominating import Line, Lines
from services.contests.contest_windows import nominations_of
from services.privacy import school_years
from services.shortening import short

PAGE = 6


def candidates_screen(t: Speaker, found: Found, *, typed: str) -> Screen:
    contest = found.contest
    lines = [t("contest-candidates", title=contest.title, count=found.count, typed=typed or "none")]
    picks = [
        button(
            ("✓ " if one.is_in else "") + short(one.called, 60),
            Nominate(contest=contest.id, person=one.person_id),
        )
        for one in found.listed
    ]
    turns = leafing(t, found.page, found.pages, lambda other: Candidates(contest=contest.id, page=other))
    back = button(t.plain("back"), OpenContest(contest=contest.id))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (back,)))


def nominate_screen(t: Speaker, contest: Contest, person: int, called: str, page: int) -> Screen:
    has = bool(nominations_of(contest))
    text = t("contest-nominate-ask", called=called, title=contest.title, has=int(has))
    yes = t.plain("contest-nominate-own" if has else "contest-nominate-sure")
    more: Rows = ((button(yes, Nominate(contest=contest.id, person=person, sure=True)),),)
    return nominations_screen(
        t,
        contest,
        text,
        lambda spot, other, mark: Nominate(contest=contest.id, person=person, spot=spot, page=other, mark=mark),
        page=page,
        back=Candidates(contest=contest.id, page=0),
        more=more,
    )


def lines_screen(t: Speaker, found: Lines) -> Screen:
    lines: list[str] = [
        t("contest-ours" if found.listed else "contest-ours-none", year=school_years(found.year), count=found.count)
    ]
    shown = 0
    for one in found.listed:
        if one.contest.id != shown:
            shown = one.contest.id
            lines.append(t("contest-ours-contest", title=one.contest.title, stage=words.stage(t, one.contest.stage)))
        lines.append(t("contest-results-line", called=one.called, status=words.own_status(t, one.entry)))
    picks = [button(short(one.called, 60), OurEntry(entry=one.entry.id)) for one in found.listed]
    turns = leafing(t, found.page, found.pages, lambda other: OurEntries(page=other))
    tell = (button(t.plain("contest-claim-other"), ClaimPeople(page=0)),)
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, tell, (way_back(t, Place.CONTESTS),)))


def line_screen(t: Speaker, line: Line) -> Screen:
    entry, contest = line.entry, line.contest
    lines = [
        t("contest-result-card", called=line.called, title=contest.title, nomination=entry.nomination or "none"),
        t("contest-our-status", status=words.own_status(t, entry)),
    ]
    rows: Rows = (
        ((button(t.plain("contest-take-back"), TakeBack(entry=entry.id, sure=False)),),)
        if line.may_be_taken_back
        else ()
    )
    return Screen("\n".join(lines), (*rows, (button(t.plain("back"), OurEntries(page=0)),)))


def take_back_screen(t: Speaker, line: Line) -> Screen:
    yes = button(t.plain("contest-take-back-sure"), TakeBack(entry=line.entry.id, sure=True))
    back = button(t.plain("back"), OurEntry(entry=line.entry.id))
    return Screen(t("contest-take-back-ask", called=line.called, title=line.contest.title), ((yes,), (back,)))
