"""Several programs over one database: what people do at the same moment in two of them happens once."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select

from bot.app import House, build_house
from bot.settings import Settings
from models.deficits import Deficit
from models.outbox import OutboxMessage
from models.people import Account, Consent, Person, Role, RoleGrant
from models.questionnaires import QuestionnaireVersion
from models.responses import Response
from models.session import Database
from models.threads import ThreadMessage
from programmes.programme import Programme
from services import people
from services.conversations import talking
from services.conversations.talking import Said
from services.deficits import deficit_clock
from services.questionnaires.questionnaire_answers import Reply
from services.registration import entering
from services.surveys import surveys
from services.surveys.survey_pages import ReviewPage
from services.surveys.survey_sheets import store, take, turn_to
from tests.conftest import Clock
from tests.dialogs.requesting import asked, stored
from tests.dialogs.shortcuts import answer, settle, visit_of

TEACHER = 5_000_000_501
AT_ONCE = 6


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


async def count(database: Database, table: type) -> int:
    async with database.reading() as session:
        counted = await session.scalar(select(func.count()).select_from(table))
        await session.commit()
    return counted or 0


async def test_a_first_agreement_given_twice_is_one_person(house: House):
    async def agree() -> int:
        async with house.database.writing() as session:
            programme, now = house.municipality.programme, house.clock()
            actor = await entering.agree(session, programme, telegram_id=TEACHER, language="ru", now=now)
        assert actor.has_consented
        return actor.id

    assert len(set(await asyncio.gather(*(agree() for _ in range(AT_ONCE))))) == 1
    assert [await count(house.database, table) for table in (Person, Account, Consent)] == [1, 1, 1]


async def test_an_agreement_to_a_new_text_given_twice_is_one_agreement(house: House):
    await settle(house, TEACHER)
    programme = house.municipality.programme
    newer = programme.model_copy(update={"consent": programme.consent.model_copy(update={"version": 99})})

    async def agree(number: int) -> None:
        async with house.database.writing() as session:
            now = house.clock() + timedelta(milliseconds=number)
            await entering.agree(session, newer, telegram_id=TEACHER, language="ru", now=now)

    await asyncio.gather(*(agree(number) for number in range(AT_ONCE)))
    assert await count(house.database, Consent) == 2


async def test_a_questionnaire_begun_twice_is_one_response(house: House):
    await settle(house, TEACHER)
    visit = await visit_of(house, TEACHER)

    async def begin() -> int:
        async with house.database.writing() as session:
            return (await surveys.begin(session, visit, code="diagnostics")).page.response_id

    assert len(set(await asyncio.gather(*(begin() for _ in range(AT_ONCE))))) == 1
    assert await count(house.database, Response) == 1


async def test_a_questionnaire_handed_in_twice_is_weighed_once(house: House):
    await settle(house, TEACHER)
    response_id = await answer(house, TEACHER, option=3)
    visit = await visit_of(house, TEACHER)

    async def hand_in() -> object:
        async with house.database.writing() as session:
            return await surveys.submit(session, visit, response_id=response_id)

    handed_in = await asyncio.gather(*(hand_in() for _ in range(AT_ONCE)))
    assert len({type(one) for one in handed_in}) == 1

    async def weigh() -> int:
        async with house.database.writing() as session:
            return await deficit_clock.weigh_due(session, house.municipality, now=house.clock())

    await asyncio.gather(*(weigh() for _ in range(AT_ONCE)))
    async with house.database.reading() as session:
        found = list(await session.scalars(select(Deficit)))
        submitted = await session.scalar(select(Response.submitted_at))
        await session.commit()
    assert submitted == house.clock()
    assert len(found) > 1
    assert len(found) == len({(one.area, one.topic) for one in found})


async def test_a_message_that_reaches_two_programs_is_kept_and_sent_once(house: House):
    asker = await settle(house, TEACHER)
    helper = await settle(house, TEACHER + 1, names=("Осокин", "Яков", "Ильич"), role=Role.METHODIST)
    number = await asked(house, asker, responsible=helper)
    visit, thread_id = await visit_of(house, TEACHER), (await stored(house, number)).thread_id
    said = Said(text="Ещё вопрос", markup="Ещё вопрос", chat_id=TEACHER, message_id=77)
    before = await count(house.database, ThreadMessage)

    async def say() -> None:
        async with house.database.writing() as session:
            await talking.say(session, visit, thread_id=thread_id, said=said)

    await asyncio.gather(*(say() for _ in range(AT_ONCE)))
    assert await count(house.database, ThreadMessage) == before + 1
    assert await count(house.database, OutboxMessage) == 1


async def test_whoever_waited_for_another_knows_what_the_other_did(house: House):
    """Reading before the wait and going on after it would show an answer just given as missing."""
    await settle(house, TEACHER)
    response_id = await answer(house, TEACHER, until="D05")
    visit = await visit_of(house, TEACHER)
    questions = house.municipality.programme.questionnaires["diagnostics"].questions
    here = [question.code for question in questions].index("D05")
    is_taken = asyncio.Event()

    async def answers() -> None:
        async with house.database.writing() as session:
            sheet = await take(session, visit, response_id)
            is_taken.set()
            await asyncio.sleep(0.2)
            await store(session, sheet, questions[here], Reply(chosen=("2",)))
            await turn_to(session, sheet, questions[here + 1])
            await session.commit()

    async def looks() -> ReviewPage:
        await is_taken.wait()
        async with house.database.writing() as session:
            page = (await surveys.review(session, visit, response_id=response_id)).page
        assert isinstance(page, ReviewPage)
        return page

    _, page = await asyncio.gather(answers(), looks())
    [line] = [line for line in page.lines if line.position == here]
    assert line.reply == Reply(chosen=("2",))


async def test_two_programs_that_start_at_once_publish_once(database: Database, programme: Programme):
    houses = await asyncio.gather(*(build_house(Settings(_env_file=None), programme, database) for _ in range(AT_ONCE)))
    assert len({tuple(sorted(house.municipality.library.newest.items())) for house in houses}) == 1
    assert await count(database, QuestionnaireVersion) == len(programme.questionnaires)


async def test_roles_come_together_with_the_person(house: House):
    await settle(house, TEACHER)
    person_id = (await visit_of(house, TEACHER)).actor.id
    async with house.database.writing() as session:
        for role in (Role.METHODIST, Role.MENTOR):
            session.add(RoleGrant(person_id=person_id, role=role, granted_at=house.clock()))
        await session.commit()
        actor = await people.acting(session, TEACHER, consent_version=1, is_admin=True)
    assert actor is not None
    assert actor.roles == {Role.EDUCATOR, Role.METHODIST, Role.MENTOR, Role.ADMIN}


async def test_a_moment_is_the_same_moment_wherever_it_was_noted(house: House, clock: Clock):
    clock.now = datetime(2025, 10, 7, 23, 30, tzinfo=timezone(timedelta(hours=7)))
    await settle(house, TEACHER)
    async with house.database.reading() as session:
        linked = await session.scalar(select(Account.linked_at))
        earlier = await session.scalar(
            select(func.count())
            .select_from(Account)
            .where(Account.linked_at < datetime(2025, 10, 7, 16, 31, tzinfo=UTC))
        )
        await session.commit()
    assert linked == datetime(2025, 10, 7, 16, 30, tzinfo=UTC)
    assert linked.utcoffset() == timedelta(0)
    assert earlier == 1
