"""What is stored about me, in plain words."""

from handlers.places import way_back
from handlers.privacy_buttons import Leave, TakeAlong
from handlers.registration.consent_buttons import ConsentText, way_to_consent
from handlers.screens import Rows, Screen, button
from locales.catalog import Speaker
from models.people import Person, Role
from services.calling import call
from services.naming import capital
from services.privacy import Kept, school_years
from services.visits import Visit

MOST_SURVEYS = 12

COUNTED = ("said", "consultations", "pairs", "contests", "practices", "materials")
"""Kinds of what is kept, each with a line of its own that says how much."""


def privacy_screen(t: Speaker, visit: Visit, kept: Kept) -> Screen:
    lines = [t("privacy-title"), *person_lines(t, visit, kept.person, kept.associations)]
    roles = sorted(role.value for role in visit.actor.roles - {Role.EDUCATOR})
    if roles:
        lines.append(t("privacy-roles", roles=", ".join(t.plain(f"role-{role}") for role in roles)))
    lines += ["", *_survey_lines(t, kept), *_held_lines(t, visit, kept)]
    lines += [t("privacy-account"), "", _consented(t, visit, kept), "", t("privacy-readers")]
    agree = [] if visit.actor.has_consented else [way_to_consent(t)]
    rows: Rows = (
        agree,
        (button(t.plain("privacy-take-along"), TakeAlong()),),
        (button(t.plain("consent-download"), ConsentText()),),
        (button(t.plain("privacy-leave"), Leave(sure=False)),),
        (way_back(t),),
    )
    return Screen("\n".join(lines), rows)


def _held_lines(t: Speaker, visit: Visit, kept: Kept) -> list[str]:
    """How much is kept besides answers; what is not there is not spoken of."""
    lines: list[str] = []
    for person, count in kept.entered_by:
        lines.append(t("privacy-entered-by", who=call(visit.municipality.privacy_mode, person), count=count))
    if kept.held.deficits or kept.held.tests or kept.held.steps:
        lines.append(t("privacy-help", deficits=kept.held.deficits, tests=kept.held.tests, steps=kept.held.steps))
    if kept.held.courses or kept.held.wishes:
        lines.append(t("privacy-courses", courses=kept.held.courses, wishes=kept.held.wishes))
    counts = {name: getattr(kept.held, name) for name in COUNTED}
    return lines + [t(f"privacy-{name}", count=count) for name, count in counts.items() if count]


def person_lines(t: Speaker, visit: Visit, person: Person, associations: tuple[str, ...]) -> list[str]:
    """Facts of the profile and of the register, each on its own line; what is not known is not there."""
    return [t("privacy-fact", name=name, value=value) for name, value in person_facts(t, visit, person, associations)]


def person_facts(t: Speaker, visit: Visit, person: Person, associations: tuple[str, ...]) -> list[tuple[str, str]]:
    """The person's own data: only they ever see it."""
    actor, programme = visit.actor, visit.municipality.programme
    group = programme.positions.group_of(person.position)
    position = next((one.title for one in group.positions if one.code == person.position), "") if group else ""
    subject = next((one.title for one in programme.subjects.subjects if one.code == person.subject), "")
    known = {
        "name": " ".join(filter(None, (actor.surname, actor.name, actor.patronymic))),
        "code": person.code,
        "organization": actor.organization_title,
        "position": capital(position),
        "subject": capital(subject),
        "career": str(person.career_started or ""),
        "class-teacher": _yes_or_no(t, person.is_class_teacher),
        "birth": str(person.birth_year or ""),
        "young": _yes_or_no(t, person.is_young),
        "category": t.plain(f"category-{person.category}") if person.category else "",
        "qualified-on": t.full_day(person.category_on) if person.category_on else "",
        "associations": ", ".join(associations),
        "email": person.email,
        "phone": person.phone,
    }
    return [(t.plain(f"privacy-name-{fact}"), value) for fact, value in known.items() if value]


def _yes_or_no(t: Speaker, value: bool | None) -> str:
    return "" if value is None else t.plain("privacy-yes" if value else "privacy-no")


def _survey_lines(t: Speaker, kept: Kept) -> list[str]:
    lines: list[str] = [
        t("privacy-survey", title=one.title, year=school_years(one.school_year), count=one.answers)
        for one in kept.surveys[-MOST_SURVEYS:]
    ]
    more = len(kept.surveys) - MOST_SURVEYS
    if more > 0:
        lines.append(t("privacy-surveys-more", count=more))
    return lines or [t("privacy-no-surveys")]


def _consented(t: Speaker, visit: Visit, kept: Kept) -> str:
    if not kept.consented_at or not kept.consent_version:
        return t("privacy-no-consent")
    day = t.full_day(visit.municipality.day(kept.consented_at))
    return t("privacy-consent", version=kept.consent_version, day=day)
