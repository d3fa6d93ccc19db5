"""All that is stored about a person, to take along: as plain data, and as lines people can read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action, AuditEntry
from models.consultations import Consultation
from models.contests import Contest, ContestEntry
from models.courses import Completion, CourseRequest
from models.deficits import Deficit, ExternalResult
from models.events import Event, EventPerson
from models.materials import Material
from models.mentorships import Mentorship, MentorshipEntry
from models.people import Consent, Person, RoleGrant
from models.practices import Practice
from models.queries import own_data as rows
from models.queries.events import event_owners
from models.queries.meetings import decisions
from models.queries.meetings.decisions import Kept
from models.queries.surveys import responses
from models.responses import Answer, Response
from models.routes import Activity, Route
from models.threads import Thread, ThreadMessage
from programmes.questionnaires import Questionnaire, for_branch
from programmes.readership import wordings
from services import audit
from services.consultations.consultation_letters import topic_of
from services.deficits.deficit_titles import area_title, title
from services.naming import capital
from services.privacy import school_years
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaires
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class AnswerLine:
    questionnaire: str
    school_year: str
    question: str
    answers: tuple[str, ...]
    """Chosen options, a number, own words; nothing where the question was passed over."""
    answered_at: datetime
    entered_by: Person | None


@dataclass(frozen=True, slots=True)
class GrantLine:
    grant: RoleGrant
    limited_to: str


@dataclass(frozen=True, slots=True)
class DeficitLine:
    school_year: str
    title: str
    row: Deficit


@dataclass(frozen=True, slots=True)
class TestLine:
    """A result of diagnostics elsewhere."""

    area: str
    row: ExternalResult


@dataclass(frozen=True, slots=True)
class OwnData:
    plain: dict[str, Any]
    person: Person
    associations: tuple[str, ...]
    consents: tuple[Consent, ...]
    grants: tuple[GrantLine, ...]
    answers: tuple[AnswerLine, ...]
    deficits: tuple[DeficitLine, ...]
    tests: tuple[TestLine, ...]
    steps: tuple[tuple[Route, Activity], ...]
    """Of all routes, with what was added to them."""
    consultations: tuple[tuple[str, Consultation], ...]
    """Each with what it is about."""
    pairs: tuple[tuple[Mentorship, tuple[MentorshipEntry, ...]], ...]
    """Of mentoring, each with its journal."""
    courses: tuple[tuple[Completion, str | None], ...]
    """Completed ones, each with who gave it."""
    wishes: tuple[tuple[CourseRequest, str | None], ...]
    """Lines of the plan of courses, each with the course enrolled in."""
    organised: tuple[Event, ...]
    tasks: tuple[Kept, ...]
    """What meetings have asked of them, done or not."""
    seats: tuple[tuple[EventPerson, Event], ...]
    """What the person was invited to, comes to or took part in."""
    contests: tuple[tuple[ContestEntry, Contest], ...]
    """Entries, each with its contest."""
    practices: tuple[Practice, ...]
    materials: tuple[Material, ...]
    """Offered to the bank."""
    actions: tuple[tuple[AuditEntry, Person | None], ...]
    said: tuple[tuple[Thread, ThreadMessage], ...]
    """In conversations, each with the title of its own."""


async def gather(session: AsyncSession, visit: Visit) -> OwnData:
    """Reading needs no consent; that it was read is written down only while there is one."""
    person_id = visit.actor.id
    if visit.actor.has_consented:
        await audit.note_own(session, Action.DATA_EXPORTED, person_id=person_id, now=visit.now)
    found: dict[str, list[Any]] = dict(await rows.everything_of(session, person_id))
    own = await responses.list_of(session, person_id)
    answers = await responses.answers_of(session, [response.id for response in own])
    actions = await rows.actions_about(session, person_id)
    helpers = {person.id: person for person, _count in await rows.entered_by_others(session, person_id)}
    versions = {
        one.version_id: await questionnaires.version(session, visit.municipality.library, one.version_id) for one in own
    }
    organizations, associations = await rows.places(session)
    courses = await rows.courses_of(session, person_id)
    wishes = await rows.course_requests_of(session, person_id)
    own_associations = await rows.associations_of(session, person_id)
    threads = await rows.conversations_of(session, person_id)
    organised = await event_owners.organised(session, person_id)
    tasks = await decisions.all_of(session, person_id)
    await session.commit()
    titles = {True: organizations, False: associations}
    competences = visit.municipality.programme.competences
    return OwnData(
        plain=_plain(visit, found, own, answers, actions),
        person=found["person"][0],
        associations=tuple(own_associations),
        consents=tuple(found["consents"]),
        grants=tuple(GrantLine(grant, _limit(grant, titles)) for grant in found["roles"]),
        answers=tuple(
            _line(response, versions[response.version_id], answer, helpers)
            for response in own
            for answer in _in_order(versions[response.version_id], answers, response.id)
        ),
        deficits=tuple(
            DeficitLine(school_years(row.school_year), title(competences, row), row) for row in found["deficits"]
        ),
        tests=tuple(TestLine(area_title(competences, row.area), row) for row in found["external_results"]),
        steps=_steps(found["routes"], found["route_activities"]),
        consultations=tuple((topic_of(visit.municipality, one), one) for one in found["consultations"]),
        pairs=tuple(
            (pair, tuple(one for one in found["mentorship_entries"] if one.mentorship_id == pair.id))
            for pair in found["mentorships"]
        ),
        courses=tuple(courses),
        wishes=tuple(wishes),
        organised=tuple(organised),
        tasks=tuple(tasks),
        seats=_seats(found["events"], found["event_people"]),
        contests=_entries(found["contests"], found["contest_entries"]),
        practices=tuple(found["practices"]),
        materials=tuple(found["materials"]),
        actions=tuple(actions),
        said=tuple((threads[one.thread_id], one) for one in found["said"]),
    )


def _steps(routes: list[Route], activities: list[Activity]) -> tuple[tuple[Route, Activity], ...]:
    by_id = {route.id: route for route in routes}
    return tuple((by_id[one.route_id], one) for one in activities)


def _seats(events: list[Event], people: list[EventPerson]) -> tuple[tuple[EventPerson, Event], ...]:
    by_id = {event.id: event for event in events}
    found = ((one, by_id[one.event_id]) for one in people)
    return tuple(sorted(found, key=lambda pair: (pair[1].starts_at, pair[1].id)))


def _entries(contests: list[Contest], entries: list[ContestEntry]) -> tuple[tuple[ContestEntry, Contest], ...]:
    by_id = {contest.id: contest for contest in contests}
    return tuple((one, by_id[one.contest_id]) for one in entries)


def _plain(
    visit: Visit,
    found: dict[str, list[Any]],
    own: list[Response],
    answers: list[Answer],
    actions: list[tuple[AuditEntry, Person | None]],
) -> dict[str, Any]:
    return {
        **{name: [row.record() for row in kept] for name, kept in found.items()},
        "organization": visit.actor.organization_title,
        "responses": [
            response.record() | {"answers": [one.record() for one in answers if one.response_id == response.id]}
            for response in own
        ],
        "actions": [entry.record() for entry, _actor in actions],
    }


def _in_order(questionnaire: Questionnaire, answers: list[Answer], response_id: int) -> list[Answer]:
    """The answers of one response as the questionnaire asks for them."""
    given = {answer.question: answer for answer in answers if answer.response_id == response_id}
    return [given[question.code] for question in questionnaire.questions if question.code in given]


def _line(response: Response, questionnaire: Questionnaire, answer: Answer, helpers: dict[int, Person]) -> AnswerLine:
    question = questionnaire.question(answer.question)
    branch = answer.branch or ""
    try:
        wording = flow.wording(questionnaire, question, branch)
    except KeyError:
        wording = next(iter(wordings(question.text)), question.code)
    said = [
        capital(for_branch(option.text, branch) or option.code)
        for option in questionnaire.options(question)
        if option.code in (answer.chosen or ())
    ]
    if answer.number is not None:
        said.append(str(answer.number))
    if answer.text:
        said.append(answer.text)
    return AnswerLine(
        questionnaire=questionnaire.title,
        school_year=school_years(response.school_year),
        question=wording,
        answers=tuple(dict.fromkeys(said)),
        answered_at=answer.answered_at,
        entered_by=helpers.get(answer.entered_by or 0),
    )


def _limit(grant: RoleGrant, titles: dict[bool, dict[int, str]]) -> str:
    organization = titles[True].get(grant.organization_id or 0)
    return organization or titles[False].get(grant.association_id or 0, "")
