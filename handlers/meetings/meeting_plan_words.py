"""How plans of meetings are spoken of: years, states of lines, how far a plan is agreed on."""

from handlers.events import event_words as words
from locales.catalog import Speaker
from models.meetings import PlanStatus
from services.meetings.meeting_plan_sheets import Column, Words
from services.meetings.meeting_plans import PlanLine
from services.meetings.meeting_states import LineState
from services.naming import capital
from services.visits import Visit

SIGNS = {
    LineState.HELD: "\u2705",
    LineState.PLANNED: "\U0001f4c5",
    LineState.UNMARKED: "\u2754",
    LineState.PREPARED: "\u270f\ufe0f",
    LineState.AHEAD: "\u25cb",
    LineState.DUE: "\u25b6\ufe0f",
    LineState.MISSED: "\u2757",
}


def year_title(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def plan_status(t: Speaker, status: PlanStatus | None) -> str:
    return t.plain(f"meetings-status-{status.value if status else 'none'}")


def line_state(t: Speaker, line: PlanLine) -> str:
    """What has become of it, with its day."""
    day = (
        t.day(line.on) if line.on and line.state in {LineState.HELD, LineState.PLANNED, LineState.UNMARKED} else "none"
    )
    return t.plain("meetings-line-state", state=line.state.value, day=day, moved=int(line.moved))


def line_text(t: Speaker, line: PlanLine, topic: str) -> str:
    """A line of the list, with markup."""
    month = capital(words.month_name(t, line.month))
    return t("meetings-line", sign=SIGNS[line.state], month=month, topic=topic, state=line_state(t, line))


def sheet_words(t: Speaker, visit: Visit) -> Words:
    return Words(
        headings={column: t.plain(f"meetings-column-{column.value}") for column in Column},
        kinds={one.code: capital(one.title) for one in visit.municipality.programme.events.kinds},
    )
