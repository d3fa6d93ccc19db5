"""What the home of a pair says of its journal and its plan, and the ways into them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from aiogram.types import InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.mentorships.journal_buttons import ChooseKind, OpenEntry, OpenJournal, OpenPlan, WriteEntry
from handlers.screens import Rows, Screen, button
from locales.catalog import Markup, Speaker
from models.mentorships import EntryKind, MentorshipStatus
from services.mentorships import journal_pages
from services.mentorships.journal_pages import Glance, Norms
from services.mentorships.pair_access import Pair
from services.shortening import short
from services.visits import Visit

SHORT = 80


@dataclass(frozen=True, slots=True)
class Doors:
    lines: tuple[str, ...]
    rows: Rows


async def with_work(
    reader: AsyncSession, visit: Visit, t: Speaker, pair: Pair, home: Callable[[Rows], Screen]
) -> Screen:
    """The home of a pair, `home` with these rows, and what its journal says of it; one that is over has neither."""
    if not pair.is_live:
        return home(())
    doors = await pair_doors(reader, visit, t, pair.id)
    screen = home(doors.rows)
    return replace(screen, text="\n".join((screen.text, *doors.lines)))


async def pair_doors(reader: AsyncSession, visit: Visit, t: Speaker, mentorship_id: int) -> Doors:
    """For the people of a pair that goes on."""
    seen = await journal_pages.glance(reader, visit, mentorship_id=mentorship_id)
    return Doors(tuple(_lines(t, seen)), _rows(t, seen))


async def with_figures(reader: AsyncSession, visit: Visit, t: Speaker, pair: Pair, screen: Screen) -> Screen:
    """What whoever looks after a pair sees of it, and how it stands with its norms and its plan: never a word."""
    if pair.mentorship.status is not MentorshipStatus.ACTIVE:
        return screen
    seen = await journal_pages.figures(reader, visit, mentorship_id=pair.id)
    plan = [t("journal-plan-progress", done=seen.done, count=seen.steps)] if seen.steps else []
    return replace(screen, text="\n".join((screen.text, *_norm_lines(t, seen.norms), *plan)))


def _lines(t: Speaker, seen: Glance) -> list[Markup]:
    lines = _norm_lines(t, seen.norms)
    lines += [t("journal-waiting", count=len(seen.waiting))] if seen.waiting else []
    for one in seen.tasks:
        if one.task and one.task_until:
            lines.append(t("journal-task", words=short(one.task, SHORT), until=t.day(one.task_until)))
    return lines


def _norm_lines(t: Speaker, norms: Norms) -> list[Markup]:
    month, quarter = norms.month, norms.quarter
    wanted = "none" if month.wanted is None else str(month.wanted)
    lines = [
        t(
            "journal-this-month",
            name=t("journal-in-month", month=month.span.first.month),
            done=month.done,
            wanted=wanted,
        )
    ]
    if quarter is not None and quarter.wanted is not None:
        lines.append(t("journal-this-quarter", done=quarter.done, wanted=quarter.wanted))
    return lines


def write_ways(t: Speaker, mentorship_id: int) -> tuple[InlineKeyboardButton, ...]:
    """A meeting, which it mostly is, takes one tap; anything else is chosen first."""
    return (
        button(t.plain("journal-write"), WriteEntry(mentorship=mentorship_id, kind=EntryKind.MEETING)),
        button(t.plain("journal-write-other"), ChooseKind(mentorship=mentorship_id)),
    )


def _rows(t: Speaker, seen: Glance) -> Rows:
    number = seen.pair.id
    ask = (button(t.plain("journal-look-at"), OpenEntry(entry=seen.waiting[0])),) if seen.waiting else ()
    write = write_ways(t, number)
    read = (
        button(t.plain("journal-open-all", count=seen.entries), OpenJournal(mentorship=number, page=0)),
        button(t.plain("plan-open", done=seen.done, count=seen.steps), OpenPlan(mentorship=number)),
    )
    return (ask, write, read)
