"""What things of courses are called on screens and in tables."""

from locales.catalog import Speaker
from models.courses import CompletionStatus, CourseForm, CourseKind, ProviderType, RequestStatus
from programmes.competences import Competences
from services.courses import course_rules
from services.courses.course_rules import Deadline, Ground
from services.courses.course_wishes import OWN_WORDS
from services.courses.courses import Line
from services.deficits.deficit_titles import topic_title
from services.naming import capital
from services.visits import Visit


def kind(t: Speaker, one: CourseKind) -> str:
    return t.plain(f"course-kind-{one.value.replace('_', '-')}")


def form(t: Speaker, one: CourseForm | None) -> str:
    return t.plain(f"course-form-{one.value.replace('_', '-')}") if one else ""


def provider_type(t: Speaker, one: ProviderType | None) -> str:
    return t.plain(f"provider-type-{one.value.replace('_', '-')}" if one else "provider-type-unknown")


def request_status(t: Speaker, one: RequestStatus) -> str:
    return t.plain(f"course-request-{one.value.replace('_', '-')}")


def yes_no(t: Speaker, one: bool | None) -> str:
    return t.plain("course-unknown" if one is None else ("course-no", "course-yes")[one])


def paid(t: Speaker, one: bool | None) -> str:
    return "" if one is None else t.plain(("course-paid-self", "course-paid-employer")[one])


def deadline(t: Speaker, visit: Visit, one: Deadline) -> str:
    """One sentence: when the next course is needed."""
    today = visit.municipality.day(visit.now)
    if one.ground is Ground.NONE:
        return t("course-deadline-none")
    if one.ground is Ground.NEW:
        return t("course-deadline-new", day=t.full_day(one.on))
    return t("course-deadline-over" if one.is_over(today) else "course-deadline", day=t.full_day(one.on))


def status(t: Speaker, visit: Visit, line: Line) -> str:
    """What has become of a course, for its owner."""
    one, rules = line.completion, visit.municipality.programme.courses
    if one.status is CompletionStatus.REJECTED:
        return t("course-is-rejected", reason=one.reason or "")
    if one.status is CompletionStatus.ENTERED:
        return t("course-is-entered")
    if line.counts:
        return t("course-is-counted", day=t.full_day(course_rules.valid_until(rules, one.ends_on)))
    if course_rules.is_enough(rules, one.kind, one.hours):
        return t("course-is-without-document")
    return t("course-is-uncounted")


def topic(t: Speaker, competences: Competences, code: str, *, wish: str | None, offer: str | None) -> str:
    """What a line of the plan asks for."""
    if offer:
        return offer
    if wish and code.startswith(OWN_WORDS):
        return wish
    if code.startswith(OWN_WORDS) or not code:
        return wish or t.plain("course-no-topic")
    return topic_title(competences, code)


def subject(visit: Visit, code: str | None) -> str:
    return capital(visit.municipality.programme.subjects.title_of(code)) if code else ""
