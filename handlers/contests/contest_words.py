"""What things of contests are called on screens and in tables."""

from locales.catalog import Speaker
from models.contests import Contest, ContestEntry, ContestStage, EntryStatus
from services.contests.contest_windows import is_claim, seen
from services.naming import capital
from services.visits import Visit


def stage(t: Speaker, one: ContestStage) -> str:
    return t.plain(f"contest-stage-{one.value}")


def kind(visit: Visit, code: str) -> str:
    """A kind the programme has given up is called by nothing."""
    found = visit.municipality.programme.events.contest_kind(code)
    return capital(found.title) if found else ""


def result(t: Speaker, status: EntryStatus, place: int | None) -> str:
    """As it is stored: for keepers, and for what is confirmed."""
    return t.plain("contest-entry-result", status=status.value, place=place or 0)


def own_status(t: Speaker, entry: ContestEntry) -> str:
    """What somebody who is no keeper reads of an entry."""
    if is_claim(entry):
        return t.plain("contest-entry-claim", result=result(t, entry.status, entry.place))
    if entry.status is EntryStatus.DECLINED and entry.confirmed_by is not None:
        return t.plain("contest-entry-rejected")
    status = seen(entry)
    return result(t, status, entry.place if status is entry.status else None)


def kept_status(t: Speaker, entry: ContestEntry) -> str:
    """What a keeper reads: a result not confirmed yet is shown as one."""
    if is_claim(entry):
        return t.plain("contest-entry-claim", result=result(t, entry.status, entry.place))
    return result(t, entry.status, entry.place)


def facts(t: Speaker, visit: Visit, one: Contest) -> list[str]:
    """Stage, kind and windows, as far as they are known."""
    about = filter(None, (stage(t, one.stage), kind(visit, one.kind)))
    lines: list[str] = [t("contest-fact-about", about=" · ".join(about))]
    if one.entries_from:
        lines.append(t("contest-fact-window", since=t.day(one.entries_from), until=t.day(one.entries_until)))
    else:
        lines.append(t("contest-fact-until", until=t.day(one.entries_until)))
    if one.trials_from and one.trials_until:
        lines.append(t("contest-fact-trials", since=t.day(one.trials_from), until=t.day(one.trials_until)))
    elif (day := one.trials_from or one.trials_until) is not None:
        edge = "since" if one.trials_from else "until"
        lines.append(t("contest-fact-trials-edge", edge=edge, day=t.day(day)))
    lines += [t("contest-fact-results", day=t.day(one.results_on))] if one.results_on else []
    return lines
