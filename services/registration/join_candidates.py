"""Who of the register somebody without an invitation may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person
from models.queries import people as people_rows
from models.queries.registration import accounts
from models.queries.registration import joining as rows
from models.queries.registration.joining import Applicant
from models.scopes import Scope
from services import audit, naming, notices, people
from services.calling import call
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.people import Actor
from services.registration import binding, join_decisions
from services.registration import invitation_checks as checks
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Candidate:
    id: int
    called: str
    code: str
    position: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """Those of the register without an account, the likeliest first, a page at a time."""

    applicant: str
    listed: tuple[Candidate, ...]
    count: int
    pages: int


@dataclass(frozen=True, slots=True)
class Match:
    """Two rows side by side, to be asked about once more."""

    applicant: str
    candidate: Candidate
    dropped: tuple[str, ...]
    """Titles of questionnaires both have answered: the fuller response will stay."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Somebody of the register who is in the bot from now on."""

    called: str
    telegram_id: int
    actor: Actor


async def candidates(
    session: AsyncSession, visit: Visit, *, request_id: int, typed: str, page: int, size: int
) -> Candidates:
    scope = must(visit.actor, Right.ADMIT)
    applicant = await join_decisions.applicant_of(session, visit, scope, request_id)
    found = await _candidates(session, visit, scope, applicant)
    await session.commit()
    words = naming.search_words(typed)
    fitting = [one for one in found if all(word in one.search_key for word in words)] if words or not typed else []
    wanted = naming.person_key(
        surname=applicant.surname, name=applicant.name, patronymic=applicant.patronymic, code=None
    )
    likeliest = fitting if words or not wanted else sorted(fitting, key=lambda one: -likeness(wanted, _key(one)))
    shown = likeliest[page * size : (page + 1) * size]
    called = call(visit.municipality.privacy_mode, applicant)
    return Candidates(
        called, tuple(_candidate(visit, one) for one in shown), len(fitting), pages_of(len(fitting), size)
    )


async def compare(session: AsyncSession, visit: Visit, *, request_id: int, person_id: int) -> Match:
    """What binding the two would mean."""
    scope = must(visit.actor, Right.ADMIT)
    applicant = await join_decisions.applicant_of(session, visit, scope, request_id)
    person = await _chosen(session, visit, scope, applicant, person_id)
    both = await accounts.responses_of(session, applicant.person_id, person.id)
    await session.commit()
    titles = [join_decisions.title_of(visit, choice.kept.questionnaire) for choice in binding.choices(both)]
    called = call(visit.municipality.privacy_mode, applicant)
    return Match(called, _candidate(visit, person), tuple(dict.fromkeys(titles)))


async def bind(session: AsyncSession, visit: Visit, *, request_id: int, person_id: int) -> Bound:
    """They are somebody of the register: account, agreements and answers go over to that row."""
    applicant, request = await join_decisions.to_decide(session, visit, request_id)
    scope = must(visit.actor, Right.ADMIT)
    chosen = await _chosen(session, visit, scope, applicant, person_id)
    register = await people_rows.get(session, chosen.id)
    came = await people_rows.get(session, request.person_id)
    telegram_id = await accounts.of_person(session, came.id)
    if telegram_id is None:  # they have left meanwhile
        raise NotFound
    if await accounts.of_person(session, register.id) is not None:
        raise Unfitting("join-candidate-taken")
    settled = await binding.bind(session, came=came, register=register, decided_by=visit.actor.id, now=visit.now)
    await audit.note(
        session,
        visit,
        Action.JOIN_BOUND,
        person_id=register.id,
        organization_id=register.organization_id,
        came_as=came.id,
        dropped=[choice.noted() for choice in settled],
    )
    await audit.note(session, visit, Action.ACCOUNT_LINKED, person_id=register.id)
    said = {"phrase": "join-approved-notice", "rows": join_decisions.MENU}
    await notices.tell(session, visit, [register.id], key=f"joined:{request_id}", said=said)
    found = await people_rows.find_by_account(session, telegram_id)
    await session.commit()
    assert found is not None
    version = visit.municipality.programme.consent.version
    called = call(visit.municipality.privacy_mode, register)
    return Bound(called, telegram_id, people.actor_of(found, consent_version=version))


def likeness(wanted: str, known: str) -> float:
    """How alike two names are, whatever the order of their words: 1 for the same."""
    return SequenceMatcher(None, " ".join(sorted(wanted.split())), " ".join(sorted(known.split()))).ratio()


def _key(person: Person) -> str:
    return naming.person_key(surname=person.surname, name=person.name, patronymic=person.patronymic, code=None)


async def _candidates(session: AsyncSession, visit: Visit, scope: Scope, applicant: Applicant) -> Sequence[Person]:
    """Of the same organisation; of all the actor reaches when the person typed a place nobody knows."""
    place = applicant.organization_id if applicant.is_known_place else None
    found = await rows.candidates(session, scope, organization_id=place)
    kept_away = await checks.untouchable(session, visit.actor, scope, [one.id for one in found])
    return [one for one in found if one.id not in kept_away]


async def _chosen(session: AsyncSession, visit: Visit, scope: Scope, applicant: Applicant, person_id: int) -> Person:
    found = await _candidates(session, visit, scope, applicant)
    chosen = next((one for one in found if one.id == person_id), None)
    if chosen is None:
        raise NotFound
    return chosen


def _candidate(visit: Visit, person: Person) -> Candidate:
    group = visit.municipality.programme.positions.group_of(person.position)
    position = next((one.title for one in group.positions if one.code == person.position), "") if group else ""
    called = call(visit.municipality.privacy_mode, person)
    return Candidate(person.id, called, person.code or "" if called != person.code else "", position)
