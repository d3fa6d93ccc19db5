"""Reading the audit: a page at a time, by kind and by period, or all of it for a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action, Entry
from models.queries import audit as rows
from models.queries.audit import Wanted
from services import audit
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

MOST_EXPORTED = 20_000
AT_ONCE = 1_000
"""So many entries are fetched in one go: others have a word in between."""


class Kind(StrEnum):
    ALL = "all"
    REGISTER = "register"
    ACCOUNTS = "accounts"
    INVITATIONS = "invitations"
    ROLES = "roles"
    CONSENT = "consent"
    CAMPAIGNS = "campaigns"
    EXPORTS = "exports"
    ROUTES = "routes"
    MENTORING = "mentoring"
    COURSES = "courses"
    ASSOCIATIONS = "associations"
    CONTESTS = "contests"
    EVENTS = "events"
    INDICATORS = "indicators"


KINDS: Mapping[Kind, frozenset[Action]] = {
    Kind.REGISTER: frozenset(
        {
            Action.STAFF_IMPORTED,
            Action.PERSON_CHANGED,
            Action.PERSON_ARCHIVED,
            Action.PERSON_RETURNED,
            Action.PERSON_TRANSFERRED,
        }
    ),
    Kind.ACCOUNTS: frozenset(
        {
            Action.ACCOUNT_LINKED,
            Action.ACCOUNT_RELEASED,
            Action.ACCOUNT_BLOCKED,
            Action.ACCOUNT_UNBLOCKED,
            Action.CODE_GUESSED_WRONG,
            Action.GROUP_LINKED,
            Action.GROUP_UNLINKED,
        }
    ),
    Kind.INVITATIONS: frozenset(
        {
            Action.INVITATIONS_ISSUED,
            Action.INVITATION_USED,
            Action.INVITATIONS_REVOKED,
            Action.JOIN_APPROVED,
            Action.JOIN_BOUND,
            Action.JOIN_DECLINED,
        }
    ),
    Kind.ROLES: frozenset(
        {
            Action.ROLE_GRANTED,
            Action.ROLE_REVOKED,
            Action.CONSULTATION_DUTIES_CHANGED,
            Action.DUTIES_HANDED_OVER,
            Action.DUTIES_TAKEN_BACK,
        }
    ),
    Kind.CONSENT: frozenset(
        {
            Action.CONSENT_GIVEN,
            Action.CONSENT_WITHDRAWN,
            Action.PERSON_FORGOTTEN,
            Action.ANSWERS_ENTERED_FOR,
            Action.ANSWERS_SEEN,
            Action.CONVERSATION_READ,
            Action.SIGNAL_SEEN,
            Action.DEFICIT_DECIDED,
            Action.DEFICITS_CONFIRMED,
            Action.EXTERNAL_RESULTS_ENTERED,
            Action.EXTERNAL_RESULT_REMOVED,
            Action.QUESTIONNAIRE_PUBLISHED,
        }
    ),
    Kind.CAMPAIGNS: frozenset(
        {
            Action.CAMPAIGN_OPENED,
            Action.CAMPAIGN_PAUSED,
            Action.CAMPAIGN_RESUMED,
            Action.CAMPAIGN_EXTENDED,
            Action.CAMPAIGN_CLOSED,
            Action.CAMPAIGN_CANCELLED,
            Action.CAMPAIGN_REMINDED,
        }
    ),
    Kind.ROUTES: frozenset({Action.ROUTE_AGREED, Action.ROUTE_CHANGED}),
    Kind.MENTORING: frozenset({Action.MENTORSHIP_PROPOSED, Action.MENTORSHIP_CHANGED}),
    Kind.COURSES: frozenset(
        {
            Action.COURSE_DECIDED,
            Action.COURSES_CONFIRMED,
            Action.COURSES_IMPORTED,
            Action.COURSES_REMINDED,
            Action.PROVIDERS_MERGED,
            Action.COURSE_OFFER_CANCELLED,
            Action.COURSE_OFFER_CLOSED,
            Action.COURSE_PLAN_GATHERED,
            Action.COURSE_PLAN_CHANGED,
        }
    ),
    Kind.ASSOCIATIONS: frozenset(
        {
            Action.ASSOCIATION_MADE,
            Action.ASSOCIATION_CHANGED,
            Action.ASSOCIATION_CLOSED,
            Action.ASSOCIATION_REOPENED,
            Action.ASSOCIATION_MEMBERS_ADDED,
            Action.ASSOCIATION_MEMBER_REMOVED,
            Action.ASSOCIATION_JOIN_DECIDED,
            Action.ASSOCIATIONS_REMINDED,
            Action.MEETING_PLAN_DECIDED,
            Action.MINUTES_SIGNED,
            Action.MINUTES_RETURNED,
            Action.MINUTES_DROPPED,
        }
    ),
    Kind.CONTESTS: frozenset(
        {
            Action.CONTEST_NOMINATED,
            Action.CONTEST_CANCELLED,
            Action.CONTEST_CLOSED,
            Action.CONTEST_RESULTS_CONFIRMED,
            Action.CONTEST_RESULT_CORRECTED,
            Action.CONTEST_RESULT_TOLD,
            Action.CONTEST_RESULT_DECIDED,
            Action.MATERIAL_DECIDED,
            Action.PRACTICE_DECIDED,
        }
    ),
    Kind.EVENTS: frozenset(
        {
            Action.ATTENDANCE_MARKED,
            Action.ATTENDANCE_ADDED,
            Action.ATTENDANCE_TAKEN_OUT,
            Action.ATTENDANCE_IMPORTED,
            Action.ATTENDANCE_DECIDED,
        }
    ),
    Kind.INDICATORS: frozenset(
        {Action.INDICATOR_ENTERED, Action.INDICATOR_FROZEN, Action.INDICATOR_CORRECTED, Action.ROADMAP_MARKED}
    ),
    Kind.EXPORTS: frozenset(
        {
            Action.COVERAGE_EXPORTED,
            Action.DATA_EXPORTED,
            Action.DATABASE_COPIED,
            Action.DATABASE_RESTORED,
            Action.DATABASE_EXPORTED,
            Action.DATABASE_MOVED,
            Action.EVENTS_EXPORTED,
            Action.CERTIFICATES_MADE,
            Action.PARTICIPATION_EXPORTED,
            Action.ASSOCIATIONS_EXPORTED,
            Action.MINUTES_EXPORTED,
            Action.CONTESTS_EXPORTED,
            Action.MATERIALS_EXPORTED,
            Action.PRACTICES_EXPORTED,
            Action.ATTENDANCE_EXPORTED,
            Action.REGISTER_EXPORTED,
            Action.AUDIT_EXPORTED,
            Action.DEFICITS_EXPORTED,
            Action.RESULTS_EXPORTED,
            Action.ROUTES_EXPORTED,
            Action.CONSULTATIONS_EXPORTED,
            Action.MENTORSHIPS_EXPORTED,
            Action.COURSES_EXPORTED,
            Action.COURSE_PLAN_EXPORTED,
            Action.REPORT_MADE,
            Action.REPORT_TEMPLATE_CHANGED,
            Action.RETENTION_RUN,
        }
    ),
}


class Period(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALWAYS = "always"


DAYS = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 30}
"""Days, today among them."""


@dataclass(frozen=True, slots=True)
class AuditPage:
    entries: tuple[Entry, ...]
    count: int
    page: int
    pages: int


async def read(session: AsyncSession, visit: Visit, *, kind: Kind, period: Period, page: int, size: int) -> AuditPage:
    """A page, newest first; past the last one the last one."""
    wanted = _wanted(visit, kind, period)
    count = await rows.count(session, wanted)
    pages = pages_of(count, size)
    page = max(min(page, pages - 1), 0)
    entries = await rows.page(session, wanted, limit=size, offset=page * size)
    await session.commit()
    return AuditPage(tuple(entries), count, page, pages)


async def export(session: AsyncSession, visit: Visit, *, kind: Kind, period: Period) -> tuple[Entry, ...]:
    """The newest entries for a file; that they were taken is an entry itself, which comes after them."""
    wanted = _wanted(visit, kind, period)
    entries: list[Entry] = []
    while len(entries) < MOST_EXPORTED:
        last = entries[-1].id if entries else None
        found = await rows.page(session, wanted, limit=min(AT_ONCE, MOST_EXPORTED - len(entries)), before_id=last)
        entries += found
        if len(found) < AT_ONCE:
            break
    await audit.note(session, visit, Action.AUDIT_EXPORTED, kind=kind.value, period=period.value, count=len(entries))
    await session.commit()
    return tuple(entries)


def _wanted(visit: Visit, kind: Kind, period: Period) -> Wanted:
    scope = must(visit.actor, Right.READ_AUDIT)
    return Wanted(scope, None if kind is Kind.ALL else KINDS[kind], _since(visit, period))


def _since(visit: Visit, period: Period) -> datetime | None:
    if period not in DAYS:
        return None
    first = visit.municipality.day(visit.now) - timedelta(days=DAYS[period] - 1)
    return datetime.combine(first, time.min, visit.municipality.zone)
