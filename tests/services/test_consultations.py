"""Requests for help in the tables: routes they fulfil, figures, and everything that happens to their people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select

from bot.app import House, build_house
from bot.settings import Settings
from models.consultations import (
    Consultation,
    ConsultationForm,
    ConsultationMove,
    ConsultationStatus,
    Duty,
    Outcome,
    Substitute,
)
from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.queries.consultations import consultation_owners
from models.queries.registration import accounts
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from models.session import Database
from models.threads import Thread, ThreadMember
from programmes.consultations import TopicGroup
from programmes.programme import Programme
from services import handovers, own_data, privacy, retention
from services.consultations import (
    consultation_assigning,
    consultation_clock,
    consultation_closing,
    consultation_figures,
    consultations,
    request_taking,
)
from services.consultations.consultation_moves import Change
from services.conversations import talking
from services.conversations.talking import Said
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle, visit_of

TEACHER, METHODIST, SUCCESSOR, HEAD = 4001, 4002, 4003, 4004


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    house = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(house, TEACHER)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    return house


async def ask(house: House, topic: str = "attestation_category", who: int = TEACHER) -> Consultation:
    visit = await visit_of(house, who)
    async with house.database.writing() as session:
        return await consultations.ask(
            session, visit, topic=topic, own_topic="Тайна" if topic == "other" else None, question="Тайный вопрос",
            form=ConsultationForm.CHAT, wanted_by=None, attachments=(),
        )  # fmt: skip


async def act(house: House, who: int, deed, **how):
    visit = await visit_of(house, who)
    async with house.database.writing() as session:
        return await deed(session, visit, **how)


async def every(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table)))
        await session.commit()
    return found


async def one_of(house: House, number: int) -> Consultation:
    return next(one for one in await every(house, Consultation) if one.id == number)


async def test_a_request_closed_with_help_is_a_step_of_the_route_done(house: House, clock: Clock):
    teacher = (await visit_of(house, TEACHER)).actor.id
    async with house.database.writing() as session:
        route = Route(
            person_id=teacher, school_year=2025, basis=RouteBasis.REQUEST, status=RouteStatus.AGREED, version=1,
            created_at=clock.now, changed_at=clock.now, accepted_at=clock.now,
        )  # fmt: skip
        session.add(route)
        await session.flush()
        for place, topic in enumerate(("inclusion", "gifted")):
            session.add(
                Activity(
                    route_id=route.id,
                    place=place + 1,
                    area="psychology",
                    topic=topic,
                    kind="consultation",
                    title="x",
                    starts_on=date(2025, 10, 1),
                    due_on=date(2025, 11, 1 + place),
                    is_mandatory=True,
                    needs_acceptance=False,
                    status=ActivityStatus.PLANNED,
                    evidence=[],
                )
            )
        await session.commit()
    number = (await ask(house, "gifted")).id
    await act(
        house,
        METHODIST,
        consultation_closing.mark_answered,
        consultation_id=number,
        result=Outcome.NONE,
        summary=" Дали  план ",
    )
    await act(house, TEACHER, consultation_closing.judge, consultation_id=number, outcome=Outcome.FULL)
    steps = {step.topic: step.status for step in await every(house, Activity)}
    assert steps == {"inclusion": ActivityStatus.PLANNED, "gifted": ActivityStatus.DONE}
    done = await one_of(house, number)
    assert (done.summary, done.status) == ("Дали план", ConsultationStatus.CLOSED)
    [thread] = await every(house, Thread)
    assert thread.closed_at == clock.now


async def test_figures_out_of_the_tables(house: House, clock: Clock):
    began = clock.now
    for result in (Outcome.FULL, Outcome.PARTIAL):
        one = await ask(house)
        clock.passes(hours=3)
        await act(
            house, METHODIST, consultation_closing.mark_answered, consultation_id=one.id, result=result, summary=None
        )
        await act(house, TEACHER, consultation_closing.judge, consultation_id=one.id, outcome=result)
    await ask(house, "contest_professional")
    clock.passes(days=15)
    async with house.database.writing() as session:
        await consultation_clock.run(session, house.municipality, now=clock.now)
        found = await consultation_figures.gather(session, house.municipality, since=began, until=clock.now)
    assert found.hours_to_first_answer == 3
    attested, contested = found.help[TopicGroup.ATTESTATION], found.help[TopicGroup.CONTEST]
    assert (attested.applicants, attested.helped, attested.requests) == (1, 0, 2)
    assert (contested.applicants, contested.helped) == (1, 0), "open beyond its term"
    assert found.counts["attestation_category", ConsultationStatus.CLOSED] == 2


async def test_put_off_until_a_day(house: House, clock: Clock):
    one = await ask(house)
    async with house.database.writing() as session:
        (await session.get_one(Consultation, one.id)).snoozed_until = clock.now.date() + timedelta(days=2)
        await session.commit()
    for _day in range(3):
        async with house.database.writing() as session:
            await consultation_clock.run(session, house.municipality, now=clock.now)
        clock.passes(days=1)
    assert (await one_of(house, one.id)).snoozed_until is None
    changes = [move.change for move in await every(house, ConsultationMove)]
    assert changes == [Change.ASKED, Change.ASSIGNED, Change.WOKEN]


async def test_whoever_leaves_takes_the_words_and_leaves_the_figures(house: House, clock: Clock, database: Database):
    open_one, marked = await ask(house, "other"), await ask(house)
    await act(
        house,
        METHODIST,
        consultation_closing.mark_answered,
        consultation_id=marked.id,
        result=Outcome.FULL,
        summary="Сводка",
    )
    await act(house, TEACHER, consultation_closing.judge, consultation_id=marked.id, outcome=Outcome.NONE)
    await act(house, TEACHER, consultation_closing.comment, consultation_id=marked.id, typed="Тайная строка")
    teacher = (await visit_of(house, TEACHER)).actor.id
    own = await act(house, TEACHER, own_data.gather)
    assert {one["question"] for one in own.plain["consultations"]} == {"Тайный вопрос"}
    assert own.plain["consultation_moves"]
    assert [topic for topic, _one in own.consultations] == ["Тайна", "Аттестация на категорию"]
    await act(house, TEACHER, privacy.leave)
    first, second = [await one_of(house, one.id) for one in (open_one, marked)]
    assert (first.status, second.status) == (ConsultationStatus.WITHDRAWN, ConsultationStatus.CLOSED)
    assert (second.result_asker, second.result_methodist) == (Outcome.NONE, Outcome.FULL)
    for one in (first, second):
        assert one.asker_id != teacher, "nothing leads to the person"
        assert (one.question, one.own_topic, one.asker_comment, one.summary, one.subject) == (None,) * 5
    assert not [row for row in await every(house, ThreadMember) if row.person_id == teacher]
    assert not [row for row in await every(house, ConsultationMove) if teacher in {row.actor_id, row.other_id}]
    everything = await Drawer(database).everything()
    for word in ("Тайна", "Тайная строка", "Сводка"):
        assert word not in everything
    letters = [row.payload for row in await every(house, OutboxMessage) if row.dedup_key.startswith("consultation:")]
    assert letters
    assert not any(letters)


async def test_when_the_time_is_over_names_go_from_requests_too(house: House, clock: Clock):
    one = await ask(house)
    teacher = (await visit_of(house, TEACHER)).actor.id
    clock.now = clock.now.replace(year=2030)
    async with house.database.writing() as session:
        done = await retention.run(session, house.municipality, now=clock.now)
    assert done["answers_by_name"] >= 1
    kept = await one_of(house, one.id)
    assert (kept.question, kept.topic) == (None, "attestation_category")
    assert kept.asker_id != teacher


async def test_complete_help_out_of_what_people_have_done(house: House, clock: Clock):
    """14 have asked: 1 takes it back, 1 is inside the term, 9 are helped in everything, 3 are not."""
    since, askers = clock.now, [TEACHER, *range(4101, 4114)]
    for number in askers[1:]:
        await settle(house, number, names=("Ромашкина", "Вера", f"{number}"))
    helped, unlike = askers[:9], askers[9:12]
    full = {"result": Outcome.FULL, "summary": None}
    for who in [*helped, *helped[:2], *unlike, *unlike]:
        number = (await ask(house, who=who)).id
        await act(house, METHODIST, consultation_closing.mark_answered, consultation_id=number, **full)
        outcome = Outcome.PARTIAL if who in unlike and number % 2 else Outcome.FULL
        await act(house, who, consultation_closing.judge, consultation_id=number, outcome=outcome)
        if outcome is Outcome.PARTIAL:
            await act(house, who, consultation_closing.leave_it, consultation_id=number)
    withdrawn = await ask(house, who=askers[12])
    await act(house, askers[12], consultation_closing.withdraw, consultation_id=withdrawn.id)
    clock.passes(days=20)
    await ask(house, who=askers[13])
    clock.passes(days=1)
    async with house.database.reading() as session:
        found = await consultation_figures.gather(session, house.municipality, since=since, until=clock.now)
    help_ = found.help[TopicGroup.ATTESTATION]
    assert (help_.applicants, help_.helped) == (12, 9)
    assert consultation_figures.shares(help_, staff=200) == consultation_figures.Shares(of_all=45, of_applicants=750)


async def tick(house: House) -> None:
    async with house.database.writing() as session:
        await consultation_clock.run(session, house.municipality, now=house.clock())


async def lose_roles(house: House, *people: int) -> None:
    ids = [(await visit_of(house, one)).actor.id for one in people]
    async with house.database.writing() as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id.in_(ids)))
        await session.commit()


async def give_role(house: House, who: int) -> None:
    person = (await visit_of(house, who)).actor.id
    async with house.database.writing() as session:
        session.add(RoleGrant(person_id=person, role=Role.METHODIST, granted_at=house.clock()))
        await session.commit()


async def present(house: House, thread: int) -> set[int]:
    return {row.person_id for row in await every(house, ThreadMember) if row.thread_id == thread and not row.left_at}


async def test_whoever_may_not_answer_any_more_reads_no_further(house: House, clock: Clock):
    for who, name in ((SUCCESSOR, "Лютикова"), (HEAD, "Сиренева")):
        await settle(house, who, names=(name, "Ольга", "Сергеевна"), role=Role.METHODIST)
    waiting, marked = await ask(house), await ask(house)
    first, other, helper, teacher = [
        (await visit_of(house, who)).actor.id for who in (METHODIST, SUCCESSOR, HEAD, TEACHER)
    ]
    assert (waiting.responsible_id, marked.responsible_id) == (first, other)
    await act(house, METHODIST, request_taking.add_helper, consultation_id=waiting.id, person_id=helper)
    done = {"result": Outcome.FULL, "summary": None}
    await act(house, SUCCESSOR, consultation_closing.mark_answered, consultation_id=marked.id, **done)
    assert await present(house, waiting.thread_id) == {teacher, first, helper}
    await lose_roles(house, HEAD, SUCCESSOR)
    await tick(house)
    assert await present(house, waiting.thread_id) == {teacher, first}
    assert await present(house, marked.thread_id) == {teacher}
    await act(house, TEACHER, consultation_closing.judge, consultation_id=marked.id, outcome=Outcome.NONE)
    again = await act(house, TEACHER, consultation_closing.reopen, consultation_id=marked.id)
    assert again.responsible_id == first
    assert await present(house, marked.thread_id) == {teacher, first}


async def test_whoever_gets_a_request_again_is_told_again_and_so_are_heads(house: House, clock: Clock):
    one = await ask(house)
    methodist = one.responsible_id
    await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    for _ in range(2):
        clock.passes(hours=1)
        await lose_roles(house, METHODIST)
        await tick(house)
        assert (await one_of(house, one.id)).responsible_id is None
        clock.passes(hours=1)
        await give_role(house, METHODIST)
        async with house.database.writing() as session:
            found = await session.get_one(Consultation, one.id)
            await consultation_assigning.assign(session, house.municipality, found, now=clock.now)
            await session.commit()
        assert (await one_of(house, one.id)).responsible_id == methodist
    told = [row.payload["phrase"] for row in await every(house, OutboxMessage) if row.chat_id == HEAD]
    assert told.count("consultation-letter-nobody") == 2


async def test_whoever_belongs_to_no_school_asks_and_talks_too(house: House):
    visit = await visit_of(house, TEACHER)
    homeless = replace(visit, actor=replace(visit.actor, organization_id=None, organization_title=None))
    async with house.database.writing() as session:
        one = await consultations.ask(
            session, homeless, topic="lesson", own_topic=None, question="?", form=ConsultationForm.CHAT,
            wanted_by=None, attachments=(),
        )  # fmt: skip
        await talking.say(session, homeless, thread_id=one.thread_id, said=Said(text="Ещё слово"))


async def test_two_rows_of_one_person_become_one(house: House, clock: Clock):
    number = (await ask(house)).id
    came = (await visit_of(house, TEACHER)).actor.id
    methodist = (await visit_of(house, METHODIST)).actor.id
    async with house.database.writing() as session:
        register = Person(surname="Ромашкина", language="ru", created_at=clock.now, registered_at=clock.now)
        session.add(register)
        await session.flush()
        target = register.id
        for who in (came, target):
            session.add(Duty(person_id=who, topic="exam", created_at=clock.now, created_by=methodist))
            session.add(Substitute(person_id=who, substitute_id=methodist, until=clock.now.date()))
        await session.flush()
        await accounts.hand_over(session, source=came, target=target)
        await session.commit()
    assert (await one_of(house, number)).asker_id == target
    assert [row.person_id for row in await every(house, Duty)] == [target]
    assert [row.person_id for row in await every(house, Substitute)] == [target]


async def test_duties_and_requests_are_handed_over_and_come_back(house: House, clock: Clock):
    await settle(house, SUCCESSOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.EXPERT)
    await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    number, own = (await ask(house)).id, (await ask(house, who=SUCCESSOR)).id
    giver = (await visit_of(house, METHODIST)).actor.id
    taker = (await visit_of(house, SUCCESSOR)).actor.id
    async with house.database.writing() as session:
        session.add(Duty(person_id=giver, topic="exam", created_at=clock.now, created_by=giver))
        await session.commit()
    done = await act(house, HEAD, handovers.hand_over, giver_id=giver, taker_id=taker)
    assert done.duties == 2
    assert (await one_of(house, number)).responsible_id == taker
    assert (await one_of(house, own)).responsible_id == giver, "nobody answers themselves"
    assert [row.person_id for row in await every(house, Duty)] == [taker]
    await act(house, HEAD, handovers.undo, handover_id=done.handover_id)
    assert (await one_of(house, number)).responsible_id == giver
    assert [row.person_id for row in await every(house, Duty)] == [giver]
    async with house.database.reading() as session:
        assert await consultation_owners.count_of(session, taker) == 1
        await session.commit()
    assert len(await every(house, Account)) == 4
