"""What has happened before a test's own conversation begins, done without one."""

import hashlib
from dataclasses import replace

from sqlalchemy import func, select

from bot.app import House, build_dispatcher
from bot.delivery import TelegramMessenger
from models.organizations import Organization
from models.people import Account, Consent, Role, RoleGrant
from models.people import Person as Stored
from models.queries import people as rows
from programmes.questionnaires import QuestionKind
from scheduler.sender import Sender
from services import people
from services.naming import person_key, search_key
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaire_replies as replying
from services.questionnaires.questionnaire_answers import Reply
from services.rights import OF_AN_ORGANIZATION
from services.surveys import surveys
from services.surveys.survey_sheets import Sheet, store, take, turn_to
from services.visits import Visit
from tests.telegram import Person, Telegram

SCHOOL = "Школа № 3"


async def counted(house: House, table: type) -> int:
    """How many rows there are."""
    async with house.database.reading() as session:
        found = await session.scalar(select(func.count()).select_from(table)) or 0
        await session.commit()
    return found


async def enter(person: Person) -> None:
    """From the first /start to a complete profile, by hand."""
    await person.says("/start")
    await person.taps("Продолжить")
    await person.taps("Согласен")
    await person.says(SCHOOL)
    await person.taps("Моей нет")
    await person.taps("Учитель, преподаватель")
    await person.taps("Учитель")
    await person.says("мате")
    await person.taps("Математика")
    await person.says("2009")
    await person.says("Ромашкина Вера Павловна")


async def settle(  # who a test's person is, told by whatever matters to it
    house: House,
    telegram_id: int,
    *,
    names: tuple[str, str, str] = ("Ромашкина", "Вера", "Павловна"),
    school: str = SCHOOL,
    position: str = "teacher",
    subject: str | None = "math",
    career: int = 2009,
    language: str = "ru",
    role: Role | None = None,
    is_registered: bool = True,
) -> int:
    """Somebody of the register with a consent and a complete profile; returns the id of the person.

    Roles of a school are limited to the person's own.
    """
    programme, now = house.municipality.programme, house.clock()
    digest = hashlib.sha256(programme.consent_text().encode()).hexdigest()
    async with house.database.writing() as session:
        place = await session.scalar(select(Organization).where(Organization.title == school))
        place = place or Organization(title=school, search_key=search_key(school), is_confirmed=True)
        session.add(place)
        await session.flush()
        surname, name, patronymic = names
        person = Stored(
            surname=surname, name=name, patronymic=patronymic, organization_id=place.id, position=position,
            subject=subject, career_started=career, language=language, created_at=now,
            registered_at=now if is_registered else None,
        )  # fmt: skip
        await rows.add(session, person, code_prefix=programme.passport.person_code_prefix)
        person.search_key = person_key(surname=surname, name=name, patronymic=patronymic, code=person.code)
        if role is not None:
            limit = place.id if role in OF_AN_ORGANIZATION else None
            session.add(RoleGrant(person_id=person.id, role=role, organization_id=limit, granted_at=now))
        session.add(Account(telegram_id=telegram_id, person_id=person.id, linked_at=now))
        session.add(Consent(person_id=person.id, version=programme.consent.version, text_digest=digest, given_at=now))
        await session.commit()
        return person.id


async def put_to_work(house: House, telegram: Telegram) -> None:
    """Give Telegram the dispatcher of a house, with what only a running bot has besides."""
    dispatcher = await build_dispatcher(house)
    messenger = TelegramMessenger(telegram.bot, house.catalog)
    dispatcher["messenger"] = messenger
    dispatcher["post"] = Sender(house.database, house.municipality, messenger, house.clock, rate=25)
    telegram.dispatcher = dispatcher


async def change_consent(house: House, telegram: Telegram) -> House:
    """Put the next version of the consent in force, as a restart with a changed programme does."""
    programme = house.municipality.programme
    consent = programme.consent.model_copy(update={"version": programme.consent.version + 1})
    changed = replace(house.municipality, programme=programme.model_copy(update={"consent": consent}))
    renewed = replace(house, municipality=changed)
    await put_to_work(renewed, telegram)
    return renewed


async def visit_of(house: House, telegram_id: int) -> Visit:
    version = house.municipality.programme.consent.version
    async with house.database.reading() as session:
        actor = await people.acting(session, telegram_id, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, house.clock())


async def answer(
    house: House, telegram_id: int, *, code: str = "diagnostics", until: str | None = None, option: int = 0
) -> int:
    """The questionnaire answered up to a question, or to its review; returns the id of the response."""
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        step = await surveys.begin(session, visit, code=code)
        sheet = await take(session, visit, step.page.response_id)
        question = flow.next_question(sheet.questionnaire, sheet.replies, sheet.facts)
        while question is not None and question.code != until:
            await store(session, sheet, question, _reply(sheet, question.code, option))
            question = flow.next_question(sheet.questionnaire, sheet.replies, sheet.facts)
        await turn_to(session, sheet, question)
        await session.commit()
    return sheet.response.id


async def submit(house: House, telegram_id: int, *, code: str = "diagnostics") -> int:
    response_id = await answer(house, telegram_id, code=code)
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        await surveys.submit(session, visit, response_id=response_id)
    return response_id


def _reply(sheet: Sheet, code: str, option: int) -> Reply:
    """What the profile suggests, else the option of that number; texts are skipped."""
    questionnaire, replies, facts = sheet.questionnaire, sheet.replies, sheet.facts
    question = questionnaire.question(code)
    suggested = flow.prefilled(questionnaire, question, replies, facts)
    if suggested is not None:
        return suggested
    if question.kind is QuestionKind.TEXT:
        return replying.skip(question)
    if question.kind is QuestionKind.NUMBER:
        return replying.write(questionnaire, question, str(question.low), replies, facts)
    options = flow.options_for(questionnaire, question, replies, facts)
    picked = options[min(option, len(options) - 1)].code
    if question.kind is QuestionKind.MULTI:
        return replying.toggle(questionnaire, question, picked, True, replies, facts)
    return replying.choose(questionnaire, question, picked, replies, facts)
