"""Minutes as they are printed, and the register of a year as a table."""

from collections.abc import Sequence

from locales.catalog import Speaker
from services.events.event_facts import ends_at
from services.meetings.meeting_minutes import Resolved
from services.meetings.meeting_papers import Gathered, Line
from services.meetings.meeting_sheets import Paper, Question
from services.visits import Visit
from services.workbooks import Table

COLUMNS = ("association", "number", "date", "topic", "present", "members", "decisions", "done", "status")


def paper_of(t: Speaker, visit: Visit, gathered: Gathered) -> Paper:
    sheet = gathered.sheet
    minutes, event = sheet.minutes, sheet.meeting.event
    zone = visit.municipality.zone
    hours = f"{event.starts_at.astimezone(zone):%H:%M}\u2013{ends_at(event).astimezone(zone):%H:%M}"
    present = t.plain("minutes-paper-count", present=len(sheet.present), members=minutes.members)
    facts = [
        ("date", f"{t.full_day(minutes.held_on)}, {hours}"),
        ("place", "; ".join(filter(None, (event.place, event.link)))),
        ("topic", event.title),
        ("chair", sheet.chair),
        ("secretary", sheet.secretary),
        ("present", ": ".join(filter(None, (present, ", ".join(gathered.present))))),
        ("guests", str(sheet.guests) if sheet.guests else ""),
    ]
    return Paper(
        header=[visit.municipality.programme.passport.operator.name, sheet.meeting.association.title],
        title=t.plain("minutes-paper-title", number=minutes.number),
        facts=[(t.plain(f"minutes-paper-{name}"), fact) for name, fact in facts if fact],
        agenda_title=t.plain("minutes-paper-agenda"),
        agenda=[_with_speaker(t, one.item.question, one.speaker) for one in sheet.points],
        questions=[
            Question(
                t.plain("minutes-paper-heard", number=number),
                _said(t, minutes.heard.get(str(one.item.id)), one.speaker),
            )
            for number, one in enumerate(sheet.points, 1)
            if one.speaker or str(one.item.id) in minutes.heard
        ],
        decided_title=t.plain("minutes-paper-decided"),
        decided=[_decided(t, one) for one in sheet.decisions],
        signatures=[
            (t.plain("minutes-paper-chair"), sheet.chair),
            (t.plain("minutes-paper-secretary"), sheet.secretary),
        ],
    )


def _with_speaker(t: Speaker, question: str, speaker: str) -> str:
    return t.plain("minutes-paper-question", question=question, speaker=speaker) if speaker else question


def _said(t: Speaker, words: str | None, speaker: str) -> Sequence[str]:
    """Who spoke, then what was said, a line a paragraph."""
    spoke = [t.plain("minutes-paper-spoke", speaker=speaker)] if speaker else []
    return [*spoke, *(words or "").splitlines()]


def _decided(t: Speaker, one: Resolved) -> Sequence[str]:
    due = one.decision.due_on
    further = [t.plain("minutes-paper-responsible", called=one.responsible)] if one.responsible else []
    further += [t.plain("minutes-paper-due", day=t.full_day(due))] if due else []
    return [one.decision.text, *further]


def table_of(t: Speaker, lines: Sequence[Line]) -> Table:
    return Table(
        t.plain("minutes-sheet"),
        [t.plain(f"minutes-column-{name}") for name in COLUMNS],
        [
            (
                one.association,
                one.number,
                f"{one.held_on:%d.%m.%Y}",
                one.title,
                one.present if one.is_signed else None,
                one.members,
                one.decisions,
                one.done,
                t.plain("minutes-status-signed" if one.is_signed else "minutes-status-draft"),
            )
            for one in lines
        ],
    )
