"""Words about people, places and mistakes of a table of educators."""

from datetime import date
from typing import Any

from locales.catalog import Speaker
from services.calling import PrivacyMode, call
from services.register.staff_known import Difference, Fact
from services.register.staff_letters import shown
from services.register.staff_pages import Choice, Entry, Somebody
from services.register.staff_places import NewPlace
from services.register.staff_rows import Category, Problem
from services.visits import Visit

MOST_FACTS = 6
PERSONAL = frozenset({Fact.SURNAME, Fact.NAME, Fact.PATRONYMIC, Fact.BIRTH_YEAR, Fact.EMAIL, Fact.PHONE})
"""Facts with values that are spelled out only where names are."""
CATEGORIES = {
    Category.NONE: "staff-choice-none",
    Category.POSITION_COMPLIANCE: "staff-choice-compliance",
    Category.FIRST: "staff-choice-first",
    Category.HIGHEST: "staff-choice-highest",
    Category.METHODIST: "staff-choice-methodist",
    Category.MENTOR: "staff-choice-mentor",
    Category.METHODIST_AND_MENTOR: "staff-choice-both",
}


def problem_line(t: Speaker, problem: Problem) -> str:
    """Where, and what is expected there; without markup."""
    text = t.plain(problem.phrase, **problem.values)
    return f"{problem.place}: {text}" if problem.place else text


def called(visit: Visit, person: Somebody, organization: str | None = None) -> str:
    return call(visit.municipality.privacy_mode, person, place=organization or None)


def entry_lines(t: Speaker, visit: Visit, entry: Entry | Problem | NewPlace) -> list[str]:
    if isinstance(entry, Problem):
        return [problem_entry(t, entry)]
    if isinstance(entry, NewPlace):
        title = shown(entry.title)
        if entry.similar:
            return [t("staff-import-similar", title=title, similar=shown(entry.similar))]
        return [t("staff-import-new-place", title=title)]
    who = called(visit, entry.who, shown(entry.organization)) or entry.place
    lines: list[str] = [t("staff-import-somebody", who=who)]
    lines += [_difference(t, visit, change) for change in entry.facts[:MOST_FACTS]]
    if len(entry.facts) > MOST_FACTS:
        lines.append(t("staff-import-more-facts", count=len(entry.facts) - MOST_FACTS))
    return lines


def problem_entry(t: Speaker, problem: Problem) -> str:
    return t("staff-import-somebody", who=problem_line(t, problem))


def _difference(t: Speaker, visit: Visit, change: Difference) -> str:
    fact = t(f"staff-fact-{change.fact.name.lower().replace('_', '-')}")
    if change.fact in PERSONAL and visit.municipality.privacy_mode is not PrivacyMode.NAMES:
        return t("staff-import-fact-hidden", fact=fact)
    before, after = (shown(_value(t, visit, change.fact, value)) for value in (change.before, change.after))
    return t("staff-import-fact", fact=fact, before=before, after=after)


def _value(t: Speaker, visit: Visit, fact: Fact, value: Any) -> str:
    if value in {None, ""} or value == ():
        return t.plain("staff-import-nothing")
    if isinstance(value, bool):
        return t.plain("staff-choice-yes" if value else "staff-choice-no")
    if isinstance(value, date):
        return t.full_day(value)
    if fact is Fact.CATEGORY:
        return t.plain(CATEGORIES[value])
    titles = {Fact.POSITION: positions, Fact.SUBJECTS: subjects}.get(fact)
    known = titles(visit) if titles else {}
    several: tuple[str, ...] = value if isinstance(value, tuple) else (str(value),)
    return ", ".join(known.get(one, one) for one in several)


def choice_line(t: Speaker, visit: Visit, number: int, choice: Choice) -> str:
    """Somebody the row may mean. Beside a code nothing is told that would give them away."""
    line = t(
        "staff-import-choice",
        number=number,
        who=called(visit, choice.who, choice.organization),
        reason=t.plain(f"staff-reason-{choice.reason.value}"),
    )
    if choice.is_archived:
        line = t("staff-import-choice-archived", line=line)
    if visit.municipality.privacy_mode is PrivacyMode.CODES:
        return line
    facts = (
        positions(visit).get(choice.position or ""),
        subjects(visit).get(choice.subject or ""),
        t.plain("staff-import-since", year=str(choice.career_started)) if choice.career_started else None,
    )
    told = ", ".join(filter(None, facts))
    return t("staff-import-choice-facts", line=line, facts=told) if told else line


def positions(visit: Visit) -> dict[str, str]:
    groups = visit.municipality.programme.positions.groups
    return {position.code: position.title for group in groups for position in group.positions}


def subjects(visit: Visit) -> dict[str, str]:
    return {subject.code: subject.title for subject in visit.municipality.programme.subjects.subjects}
