"""The deadline an announcement may name to each of its readers; of what, the announcement itself says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement
from models.audiences import Audience, Facet
from models.queries import audiences as audience_rows
from models.queries.announcements import announcement_deadlines as rows
from models.queries.audiences import Face
from models.scopes import Scope
from services import audiences
from services.announcements import announcement_letters as wording
from services.announcements import announcement_texts as texts
from services.calling import addressed
from services.courses import course_terms
from services.courses.course_rules import months_after
from services.errors import Unfitting
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Deadlines:
    """A day for everybody, or a column over people with so many months after what it says."""

    column: rows.Column = None
    months: int = 0
    day: date | None = None


def is_named(announcement: Announcement) -> bool:
    """Whether its words have a place for a deadline."""
    return wording.DEADLINE in texts.places_of(announcement.text or "")


async def deadlines_of(session: AsyncSession, visit: Visit, announcement: Announcement) -> Deadlines | None:
    """None: nothing in the announcement has a deadline. The questionnaire and the event of its buttons come first."""
    municipality = visit.municipality
    wanted = Audience.of(announcement.audience).wanted
    link = announcement.link or ""
    if link.startswith(wording.OF_EVENT):
        until = await rows.of_event(session, int(link.removeprefix(wording.OF_EVENT)))
        return Deadlines(day=municipality.day(until) if until else None)
    survey = announcement.survey or next(iter(wanted.get(Facet.UNANSWERED, ())), None)
    if survey:
        return Deadlines(rows.of_survey(survey, municipality.school_year(visit.now)))
    terms = audiences.terms_of(visit)
    if wanted.get(Facet.ATTESTATION_DUE) and terms.attestation:
        return Deadlines(rows.of_attestation(terms.attestation), course_terms.ATTESTATION_MONTHS)
    asked = next(
        (one for one in wanted.get(Facet.COURSE_DUE, ()) if terms.courses and one in terms.courses.asked), None
    )
    if asked and terms.courses:
        return Deadlines(rows.of_course(terms.courses, asked), municipality.programme.courses.valid_months)
    return None


async def undated(session: AsyncSession, visit: Visit, scope: Scope, announcement: Announcement) -> int | None:
    """How many would read that it has no deadline for them; none: it names none. Within the caller's transaction.

    Raises Unfitting where nothing says of what the deadline is.
    """
    if not is_named(announcement):
        return None
    found = await deadlines_of(session, visit, announcement)
    if found is None or (found.column is None and found.day is None):
        raise Unfitting("announcement-no-deadline")
    audience = Audience.of(announcement.audience)
    if found.day is not None or not audience:
        return 0
    terms = audiences.terms_of(visit)
    return await rows.without(session, scope, audience, terms, announcement.kind, found.column)


async def faces(
    session: AsyncSession, visit: Visit, announcement: Announcement, person_ids: Sequence[int]
) -> dict[int, Face]:
    """What a letter calls each of its readers, and until when they have time. Within the caller's transaction."""
    found = await audience_rows.faces(session, person_ids)
    days = await _days(session, visit, announcement, person_ids) if is_named(announcement) else {}
    mode = visit.municipality.privacy_mode
    return {
        number: face._replace(
            name=addressed(mode, name=face.name, patronymic=face.patronymic), deadline=days.get(number)
        )
        for number, face in found.items()
    }


async def _days(
    session: AsyncSession, visit: Visit, announcement: Announcement, person_ids: Sequence[int]
) -> Mapping[int, date]:
    known = await deadlines_of(session, visit, announcement)
    if known is None:
        return {}
    if known.column is None:
        return dict.fromkeys(person_ids, known.day) if known.day else {}
    found = await rows.days(session, known.column, person_ids)
    return {number: months_after(day, known.months) for number, day in found.items()} if known.months else found
