"""How a deficit reads: how hard it is, where it is known from, what has become of it."""

from locales.catalog import Speaker
from models.deficits import Deficit, DeficitSource, DeficitState
from programmes.competences import Competences
from services.deficits.deficit_titles import title
from services.deficits.deficits import Step
from services.surveys.diagnostics_results import Severity
from services.visits import Visit

SIGNS = {
    DeficitState.PROPOSED: "◻️",
    DeficitState.CONFIRMED: "✅",
    DeficitState.REJECTED: "✖️",
    DeficitState.IN_WORK: "▶️",
    DeficitState.RESOLVED: "🌱",
    DeficitState.CARRIED_OVER: "↪️",
}


def state(t: Speaker, of: DeficitState) -> str:
    return t.plain(f"deficit-state-{of.value.replace('_', '-')}")


def source(t: Speaker, of: DeficitSource) -> str:
    return t.plain(f"deficit-source-{of.value.replace('_', '-')}")


def severity(t: Speaker, competences: Competences, of: str) -> str:
    """By the programme's names of levels; a single topic has none there."""
    if of == Severity.POINT:
        return t.plain("deficit-severity-point")
    return str(getattr(competences.levels, of, of))


def index(deficit: Deficit) -> str:
    return "none" if deficit.index_tenths is None else f"{deficit.index_tenths // 10},{deficit.index_tenths % 10}"


def line(t: Speaker, visit: Visit, deficit: Deficit) -> str:
    competences = visit.municipality.programme.competences
    return t(
        "deficit-line",
        sign=SIGNS[deficit.state],
        title=title(competences, deficit),
        severity=severity(t, competences, deficit.severity),
        index=index(deficit),
        state=state(t, deficit.state),
        source=source(t, deficit.source),
    )


def step_line(t: Speaker, step: Step) -> str:
    """A line of the history."""
    change = step.change
    did = "again" if change.before is change.after else change.after.value.replace("_", "-")
    said = t.plain(f"deficit-note-{step.clock_note.value[1:].replace('_', '-')}") if step.clock_note else change.note
    return t(
        "deficit-step",
        day=t.full_day(step.day),
        who=step.who or t.plain("audit-clock"),
        did=t.plain(f"deficit-did-{did}"),
        source=source(t, change.source) if change.source else "none",
        note=said or "none",
    )
