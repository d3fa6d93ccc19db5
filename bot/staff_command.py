"""`python -m bot import-staff`: the staff register out of a table, for whoever looks after the server."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.publishing import published, terms_of
from bot.settings import Settings
from locales.catalog import Catalog, Speaker
from models.migrating import migrate
from models.session import open_database
from programmes.programme import Programme
from services.calling import PrivacyMode, call
from services.register import staff_applying
from services.register.staff_applying import Outcome
from services.register.staff_case import NOTICES, Partly
from services.register.staff_desk import Desk
from services.register.staff_pages import Question
from services.register.staff_rows import Problem

WRONG = 1


async def import_staff(
    settings: Settings, programme: Programme, content: bytes, *, is_confirmed: bool
) -> tuple[int, list[str]]:
    """Tell what the table would change, and with `is_confirmed` change it: the exit code, and lines to print."""
    database, desk = open_database(settings.database_url), Desk(in_process=True)
    try:
        await migrate(database.url)
        now = datetime.now(UTC)
        municipality = await published(settings, programme, database, now=now)
        async with database.writing() as session, database.reading() as reader:
            outcome = await staff_applying.bring_in(
                session, reader, municipality, desk, content=content, is_confirmed=is_confirmed, now=now
            )
    finally:
        await desk.close()
        await database.close()
    speaker = Catalog(terms_of(programme)).speaker(None)
    lines = list(_lines(speaker, settings.privacy_mode, outcome, is_confirmed=is_confirmed))
    return _code(outcome, is_confirmed=is_confirmed), lines


def _code(outcome: Outcome, *, is_confirmed: bool) -> int:
    """0 when the table is in the register, or could be brought there as it is."""
    if outcome.is_applied:
        return 0
    is_clear = outcome.summary.is_anybody and not outcome.questions
    if is_confirmed:
        return 0 if is_clear and not outcome.summary.counts.to_write else WRONG
    return 0 if is_clear and all(problem.phrase in NOTICES for problem in outcome.problems) else WRONG


def _lines(t: Speaker, mode: PrivacyMode, outcome: Outcome, *, is_confirmed: bool) -> Iterator[str]:
    counts = outcome.summary.counts
    for name, count in counts._asdict().items():
        yield t.plain(f"staff-import-count-{name}", count=count)
    for place in outcome.places:
        similar = {"similar": place.similar} if place.similar else {}
        yield t.plain(f"staff-import-line-{'similar' if similar else 'place'}", title=place.title, **similar)
    for problem in outcome.problems:
        yield t.plain("staff-import-line-problem", text=_told(t, problem))
    for question in outcome.questions:
        yield _asked(t, mode, question)
    if outcome.summary.partly is not Partly.NO and outcome.summary.is_anybody:
        yield t.plain(f"staff-import-partly-{outcome.summary.partly.value}")
    if outcome.is_applied:
        yield t.plain("staff-import-line-done")
    elif outcome.questions:
        yield t.plain("staff-import-line-answer")
    elif counts.to_write and not is_confirmed:
        yield t.plain("staff-import-line-confirm")
    elif not counts.to_write:
        yield t.plain("staff-import-nothing-new")


def _told(t: Speaker, problem: Problem) -> str:
    text = t.plain(problem.phrase, **problem.values)
    return f"{problem.place}: {text}" if problem.place else text


def _asked(t: Speaker, mode: PrivacyMode, question: Question) -> str:
    who = call(mode, question.who, place=question.organization or None)
    return t.plain("staff-import-line-question", place=question.place, who=who, count=len(question.choices))
