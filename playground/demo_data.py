"""Filling the demo: people who came in long ago, and two school years of their answers."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House
from models.associations import Association, Membership
from models.organizations import Organization
from models.people import Account, Consent, Person, Role, RoleGrant
from models.queries import people
from models.responses import Answer, Response
from playground import demo_pairs
from playground.demo_people import (
    ASSOCIATIONS,
    FIRST_NAMES,
    ORGANIZATIONS,
    PATRONYMICS,
    PERSONAS,
    SUBJECTS,
    SURNAMES,
    Persona,
)
from programmes.questionnaires import Question, QuestionKind
from services import visits
from services.naming import person_key, search_key
from services.people import actor_of
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires.questionnaire_answers import Facts, Reply
from services.visits import Visit

SEED = 2023
HISTORY = 2
"""School years with answers before the present one."""
IN_PROGRESS, ANSWERED = 0.25, 0.45
"""Shares of people who are in the middle of this year's questionnaire, and who have sent it."""
DIFFICULTY = (0.3, 0.36, 0.22, 0.06, 0.06)
"""How often the options of the scale are chosen: from «can show it» to «does not concern me»."""
EASIER = (0.45, 0.4, 0.08, 0.02, 0.05)
"""The same in May, after a year of help."""
ENTRY, EXIT = "diagnostics", "diagnostics_exit"


OF_ONE_ORGANIZATION = frozenset({Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.MENTOR})


async def fill(house: House) -> None:
    """Make the municipality of the demo in an empty database; the same one every time."""
    dice = random.Random(SEED)
    now = house.clock()
    async with house.database.writing() as session:
        organizations = [
            Organization(title=title, search_key=search_key(title), is_confirmed=True) for title in ORGANIZATIONS
        ]
        session.add_all(organizations)
        associations = {
            subject: Association(title=title, search_key=search_key(title), created_at=now)
            for subject, title in ASSOCIATIONS.items()
        }
        session.add_all(associations.values())
        await session.flush()
        for persona in everybody():
            person = await _settle(session, persona, organizations[persona.organization], now, house)
            await _join(session, person, persona, associations)
            if persona.telegram_id not in UNTOUCHED:
                await _answer_for_years(session, house, person, dice, now)
        await demo_pairs.pair_up(session, house.municipality.day(now), now)
        await session.commit()


UNTOUCHED = frozenset({1010, 1011, 1012, 1013, 1014, 1015})
"""One persona for every branch of the questionnaire starts with a clean sheet."""


def everybody() -> Iterator[Persona]:
    """The personas, and colleagues around them."""
    dice = random.Random(SEED)
    yield from PERSONAS
    for number, surname in enumerate(SURNAMES):
        organization = number % len(ORGANIZATIONS)
        is_kindergarten = organization == len(ORGANIZATIONS) - 1
        yield Persona(
            telegram_id=1100 + number,
            surname=surname,
            name=FIRST_NAMES[number % len(FIRST_NAMES)],
            patronymic=PATRONYMICS[number % len(PATRONYMICS)],
            organization=organization,
            position="preschool_educator" if is_kindergarten else "teacher",
            subject=None if is_kindergarten else SUBJECTS[number % len(SUBJECTS)],
            career_started=dice.randint(1985, 2024),
            about="воспитатель" if is_kindergarten else "учитель",
        )


async def _settle(
    session: AsyncSession, persona: Persona, organization: Organization, now: datetime, house: House
) -> Person:
    came = datetime(house.municipality.school_year(now) - HISTORY, 9, 1, 9, tzinfo=UTC)
    person = Person(
        surname=persona.surname,
        name=persona.name,
        patronymic=persona.patronymic,
        organization_id=organization.id,
        position=persona.position,
        subject=persona.subject,
        career_started=persona.career_started,
        language="ru",
        created_at=came,
        registered_at=came,
    )
    await people.add(session, person, code_prefix=house.municipality.programme.passport.person_code_prefix)
    person.search_key = person_key(
        surname=person.surname, name=person.name, patronymic=person.patronymic, code=person.code
    )
    session.add(Account(telegram_id=persona.telegram_id, person_id=person.id, linked_at=came))
    consent = house.municipality.programme.consent
    session.add(Consent(person_id=person.id, version=consent.version, text_digest="0" * 64, given_at=came))
    if persona.role is not None and persona.role is not Role.ASSOCIATION_LEADER:
        scope = organization.id if persona.role in OF_ONE_ORGANIZATION else None
        session.add(RoleGrant(person_id=person.id, role=persona.role, organization_id=scope, granted_at=came))
    await session.flush()
    return person


async def _join(session: AsyncSession, person: Person, persona: Persona, associations: dict[str, Association]) -> None:
    """Teachers of a subject belong to its association; a leader leads that of their own."""
    association = associations.get(persona.subject or "")
    if association is None:
        return
    session.add(Membership(association_id=association.id, person_id=person.id))
    if persona.role is Role.ASSOCIATION_LEADER:
        now = person.created_at
        grant = RoleGrant(person_id=person.id, role=persona.role, association_id=association.id, granted_at=now)
        session.add(grant)
    await session.flush()


async def _answer_for_years(
    session: AsyncSession, house: House, person: Person, dice: random.Random, now: datetime
) -> None:
    this_year = house.municipality.school_year(now)
    facts = await facts_of(session, house, person, now)
    for year in range(this_year - HISTORY, this_year):
        await answer(session, house, person.id, facts, year, dice)
    luck = dice.random()
    if luck < ANSWERED:
        await answer(session, house, person.id, facts, this_year, dice)
    elif luck < ANSWERED + IN_PROGRESS:
        await answer(session, house, person.id, facts, this_year, dice, share=dice.uniform(0.2, 0.8))


async def facts_of(session: AsyncSession, house: House, person: Person, now: datetime) -> Facts:
    telegram_id = await session.scalar(select(Account.telegram_id).where(Account.person_id == person.id))
    found = await people.find_by_account(session, telegram_id or 0)
    assert found is not None
    actor = actor_of(found, consent_version=house.municipality.programme.consent.version)
    return visits.facts(Visit(actor, house.municipality, now))


async def answer(
    session: AsyncSession,
    house: House,
    person_id: int,
    facts: Facts,
    year: int,
    dice: random.Random,
    *,
    share: float = 1.0,
    code: str = ENTRY,
) -> None:
    """A response of one school year, answered to that share; a whole one is submitted."""
    library = house.municipality.library
    questionnaire = library.versions[library.newest[code]]
    first = datetime(year, 9, 20, 12, tzinfo=UTC) if code == ENTRY else datetime(year + 1, 5, 12, 12, tzinfo=UTC)
    began = first + timedelta(days=dice.randint(0, 35), minutes=dice.randint(0, 300))
    began = min(began, house.clock() - timedelta(minutes=dice.randint(10, 60)))
    replies: dict[str, Reply] = {}
    response = Response(
        person_id=person_id,
        questionnaire=questionnaire.code,
        school_year=year,
        version_id=library.newest[code],
        started_at=began,
        changed_at=began + timedelta(minutes=7),
    )
    session.add(response)
    await session.flush()
    asked = flow.progress(questionnaire, {}, facts, questionnaire.questions[0].code).total
    while (question := flow.next_question(questionnaire, replies, facts)) and len(replies) < share * asked:
        options = flow.options_for(questionnaire, question, replies, facts)
        odds = DIFFICULTY if code == ENTRY else EASIER
        reply = _reply(question, [option.code for option in options], facts, dice, odds)
        replies[question.code] = reply
        scores = [option.score for option in options if option.code in reply.chosen]
        session.add(
            Answer(
                response_id=response.id,
                question=question.code,
                chosen=list(reply.chosen) or None,
                number=reply.number,
                text=reply.text,
                branch=facts["position_group"],
                is_skipped=reply.skipped,
                score=scores[0] if len(scores) == 1 else None,
                answered_at=began,
            )
        )
    response.current = question.code if question else None
    response.submitted_at = None if question else response.changed_at
    await session.flush()


def _reply(question: Question, codes: list[str], facts: Facts, dice: random.Random, odds: tuple[float, ...]) -> Reply:
    if question.sets_branch:
        return Reply(chosen=(facts["position_group"],))
    if question.kind is QuestionKind.SCALE:
        return Reply(chosen=tuple(dice.choices(codes, odds)))
    if question.kind in {QuestionKind.SINGLE, QuestionKind.YES_NO}:
        return Reply(chosen=(dice.choice(codes),))
    if question.kind is QuestionKind.MULTI:
        return Reply(chosen=tuple(dice.sample(codes[:-1] or codes, k=min(2, len(codes)))))
    if question.kind is QuestionKind.NUMBER:
        return Reply(number=question.low)
    return Reply(skipped=True)
