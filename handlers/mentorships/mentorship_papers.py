"""Pairs of mentoring as they are printed and listed in tables."""

from collections import Counter
from collections.abc import Sequence

from locales.catalog import Speaker
from models.mentorships import Mentorship, MentorshipEntry
from services.deficits.deficit_titles import topic_title
from services.mentorships.pair_summaries import Registered, Summary
from services.mentorships.pair_summary import Paper, Sheet
from services.naming import capital
from services.visits import Visit
from services.workbooks import Table

DAY = "%d.%m.%Y"
COLUMNS = (
    "mentor", "mentees", "form", "level", "order", "ordered", "consent", "since", "until", "goal", "topics", "status",
    "reason", "entries", "last", "result",
)  # fmt: skip


def table_of(t: Speaker, visit: Visit, lines: Sequence[Registered]) -> Table:
    """The register: a line a pair."""
    return Table(
        t.plain("mentorships-sheet"),
        [t.plain(f"mentorship-column-{name}") for name in COLUMNS],
        [_row(t, visit, one) for one in lines],
    )


def _row(t: Speaker, visit: Visit, one: Registered) -> Sequence[str | int | None]:
    row = one.mentorship
    return (
        one.mentor,
        one.mentees,
        t.plain(f"mentorship-form-{row.form.value}"),
        t.plain(f"mentorship-level-{row.level.value}"),
        row.order_number,
        f"{row.order_on:{DAY}}" if row.order_on else None,
        f"{visit.municipality.day(row.consented_at):{DAY}}" if row.consented_at else None,
        f"{row.starts_on:{DAY}}",
        f"{row.ends_on:{DAY}}",
        row.goal,
        "; ".join(_topic(visit, code) for code in row.topics),
        t.plain(f"mentorship-is-{row.status.value}"),
        row.reason,
        one.entries,
        f"{row.last_entry_on:{DAY}}" if row.last_entry_on else None,
        row.result,
    )


def paper_of(t: Speaker, visit: Visit, summary: Summary) -> Paper:
    row = summary.mentorship
    kinds = Counter(one.kind for one in summary.entries)
    months = Counter(f"{one.on:%m.%Y}" for one in summary.entries)
    known = {
        "mentor": summary.mentor,
        "mentees": "; ".join(summary.mentees),
        "form": t.plain(f"mentorship-form-{row.form.value}"),
        "level": t.plain(f"mentorship-level-{row.level.value}"),
        "order": _order(t, row),
        "since": f"{row.starts_on:{DAY}}",
        "until": f"{row.ends_on:{DAY}}",
        "goal": row.goal or "",
        "topics": "; ".join(_topic(visit, code) for code in row.topics),
        "status": t.plain(f"mentorship-is-{row.status.value}"),
        "reason": row.reason or "",
        "plan": t.plain("pair-summary-plan", done=summary.steps_done, steps=summary.steps) if summary.steps else "",
        "entries": str(len(summary.entries)),
        "kinds": "; ".join(f"{t.plain(f'mentorship-entry-{kind.value}')}: {count}" for kind, count in kinds.items()),
        "months": "; ".join(f"{month}: {count}" for month, count in months.items()),
        "result": row.result or "",
    }
    sheet = Sheet(
        t.plain("pair-summary-journal"),
        [t.plain(f"pair-summary-column-{name}") for name in ("day", "kind", "topic", "result")],
        [_entry(t, visit, one) for one in summary.entries],
    )
    return Paper(
        title=t.plain("pair-summary-title"),
        header=[(t.plain(f"mentorship-column-{name}"), value) for name, value in known.items() if value],
        sheets=[sheet] if summary.entries else [],
    )


def _entry(t: Speaker, visit: Visit, one: MentorshipEntry) -> tuple[str, str, str, str]:
    kind = capital(t.plain(f"mentorship-entry-{one.kind.value}"))
    topic = _topic(visit, one.topic) if one.topic else ""
    return f"{one.on:{DAY}}", kind, topic, one.result or one.done or ""


def _order(t: Speaker, row: Mentorship) -> str:
    if not row.order_number or not row.order_on:
        return ""
    return t.plain("pair-summary-order", number=row.order_number, day=f"{row.order_on:{DAY}}")


def _topic(visit: Visit, code: str) -> str:
    """By the words of the programme; what it does not know goes by its code."""
    programme = visit.municipality.programme
    asked = programme.consultations.topic(code)
    return asked.title if asked else topic_title(programme.competences, code)
