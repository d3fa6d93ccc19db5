"""What of requests and pairs stays when their people go, and what two at once leave of each other."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from bot.app import House
from models.consultations import AnswerTemplate, Consultation, ConsultationStatus, Outcome
from models.events import EventPerson
from models.mentorship_filters import PairFilter
from models.mentorships import Mentorship, MentorshipMentee, MentorshipMove
from models.organizations import Organization
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Person, Role
from models.queries import outbox
from models.threads import ThreadMember
from services import privacy
from services.consultations import consultation_clock, consultation_closing, requests
from services.errors import Unfitting
from services.mentorships import mentoring_reminders, mentorships, pairs
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.services.test_consultations import HEAD, METHODIST, SUCCESSOR, TEACHER, act, ask, every, house, one_of  # noqa: F401
from tests.services.test_mentorships import MENTOR, SECOND, YOUNG, begin, people  # noqa: F401
from tests.services.test_mentorships import METHODIST as PAIRS_METHODIST
from tests.services.test_retention import put, run


async def test_whoever_has_only_asked_loses_the_name_too_when_the_time_is_over(house: House, clock: Clock):  # noqa: F811
    number = (await ask(house)).id
    asker = (await one_of(house, number)).asker_id
    clock.now = datetime(2045, 1, 1, tzinfo=UTC)
    await run(house)
    assert (await one_of(house, number)).asker_id != asker


async def test_a_place_a_request_was_asked_from_stays(house: House, clock: Clock):  # noqa: F811
    number = (await ask(house)).id
    await put(house, Organization(title="Моя школа", search_key="", is_confirmed=False))
    [place] = [one for one in await every(house, Organization) if not one.is_confirmed]
    async with house.database.writing() as session:
        await session.execute(update(Consultation).where(Consultation.id == number).values(organization_id=place.id))
        await session.commit()
    await act(house, TEACHER, privacy.leave)
    assert (await one_of(house, number)).organization_id == place.id


async def test_answers_for_oneself_alone_and_letters_that_wait_go_with_their_author(house: House, clock: Clock):  # noqa: F811
    number = (await ask(house)).id
    author = (await visit_of(house, TEACHER)).actor.id
    facts = {"topic": "exam", "author_id": author, "created_at": clock.now, "used": 0, "helped": 0, "search_words": []}
    await put(house, *(AnswerTemplate(title="x", text="x", is_public=one, **facts) for one in (True, False)))
    await act(house, TEACHER, privacy.leave)
    assert [one.archived_at is None for one in await every(house, AnswerTemplate)] == [True, False]
    letters = [one for one in await every(house, OutboxMessage) if one.dedup_key.startswith(f"consultation:{number}:")]
    assert {one.status for one in letters if "assigned" in one.dedup_key} == {OutboxStatus.CANCELLED}
    assert not any(one.payload for one in letters if "withdrawn" not in one.dedup_key)


async def test_letters_are_taken_back_by_their_whole_key(house: House, clock: Clock):  # noqa: F811
    facts = {"chat_id": 1, "kind": "x", "payload": {"text": "x"}, "priority": 5, "due_at": clock.now, "attempts": 0}
    facts |= {"ignores_quiet": False, "for_staff": False, "status": OutboxStatus.NEW}
    await put(house, *(OutboxMessage(dedup_key=key, **facts) for key in ("a:1:x", "a:1:я", "a:12:x", "a:1", "b:1:x")))
    async with house.database.writing() as session:
        await outbox.take_back(session, ["a:1:", "c:"], now=clock.now)
        await session.commit()
    left = {one.dedup_key for one in await every(house, OutboxMessage) if one.payload}
    assert left == {"a:12:x", "a:1", "b:1:x"}


async def test_whoever_may_not_answer_any_more_is_out_of_what_is_taken_up_again(house: House, clock: Clock):  # noqa: F811
    await settle(house, SUCCESSOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.METHODIST)
    await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    asked = await ask(house)
    first = asked.responsible_id
    await act(
        house, HEAD, consultation_closing.mark_answered, consultation_id=asked.id, result=Outcome.FULL, summary=None
    )
    await act(house, TEACHER, consultation_closing.judge, consultation_id=asked.id, outcome=Outcome.NONE)
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id == first).values(archived_at=clock.now))
        await session.commit()
    again = await act(house, TEACHER, consultation_closing.reopen, consultation_id=asked.id)
    assert again.responsible_id not in {None, first}
    here = {one.person_id for one in await every(house, ThreadMember) if one.left_at is None}
    assert first not in here
    assert again.responsible_id in here


async def test_what_comes_back_to_somebody_is_told_anew(house: House, clock: Clock):  # noqa: F811
    await settle(house, SUCCESSOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.METHODIST)
    number = (await ask(house)).id
    first = (await one_of(house, number)).responsible_id
    for gone in (first, (await visit_of(house, SUCCESSOR)).actor.id, first):
        clock.passes(hours=1)
        async with house.database.writing() as session:
            await session.execute(update(Person).values(archived_at=None))
            await session.execute(update(Person).where(Person.id == gone).values(archived_at=clock.now))
            await session.commit()
            await consultation_clock.run(session, house.municipality, now=clock.now)
    keys = [one.dedup_key for one in await every(house, OutboxMessage) if ":assigned:" in one.dedup_key]
    assert len(keys) == 4


async def test_what_was_taken_back_meanwhile_is_not_marked(house: House, clock: Clock):  # noqa: F811
    number = (await ask(house)).id
    methodist, teacher = await visit_of(house, METHODIST), await visit_of(house, TEACHER)
    async with house.database.writing() as session:
        seen = await requests.view(session, methodist, consultation_id=number)
        async with house.database.writing() as other:
            await consultation_closing.withdraw(other, teacher, consultation_id=number)
        with pytest.raises(Unfitting):
            await consultation_closing.mark_answered(
                session, methodist, consultation_id=number, result=Outcome.FULL, summary=None
            )
    assert seen.consultation.id == number
    assert (await one_of(house, number)).status is ConsultationStatus.WITHDRAWN


async def test_nothing_of_a_group_leads_to_whoever_left(house: House, people: dict[int, int], clock: Clock):  # noqa: F811
    number = await begin(house, people[MENTOR], people[YOUNG], people[SECOND])
    gone = people[YOUNG]
    clock.now = clock.now.replace(hour=23, minute=30)  # here it is the next day already
    today = house.municipality.day(clock.now)
    assert today != clock.now.date()
    visit = await visit_of(house, YOUNG)
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id == gone).values(registered_at=clock.now))
        await session.commit()
        await privacy.leave(session, visit)
    assert {one.left_on for one in await every(house, MentorshipMentee)} == {None, today}
    mentees = {one.person_id for one in await every(house, MentorshipMentee)}
    members = {one.person_id for one in await every(house, ThreadMember)}
    assert gone not in mentees | members
    assert mentees < members
    assert (await every(house, Mentorship))[0].id == number
    for move in await every(house, MentorshipMove):
        assert str(gone) not in move.details.get("schools", {})
    assert not {one.person_id for one in await every(house, EventPerson)}
    assert gone not in {one.person_id for one in await every(house, Account)}


async def test_lists_and_letters_call_the_same_silent(house: House, people: dict[int, int], clock: Clock):  # noqa: F811
    """Days of rest are no silence: January begins with a break."""
    clock.now = datetime(2025, 12, 15, 9, tzinfo=UTC)
    number = await begin(house, people[MENTOR], people[YOUNG])
    days = house.municipality.programme.calendar.reminders.mentor_silent_days
    clock.passes(hours=24 * days)
    for is_told in (False, True):
        async with house.database.writing() as session:
            await mentoring_reminders.tell_coordinators(session, house.municipality, clock.now)
            await mentoring_reminders.tell_methodists(session, house.municipality, clock.now)
        visit = await visit_of(house, PAIRS_METHODIST)
        async with house.database.reading() as session:
            found = await mentorships.find(session, visit, chosen=PairFilter.SILENT, page=0, size=5)
            led = await pairs.led(session, await visit_of(house, MENTOR), page=0, size=5)
        told = [one for one in await every(house, OutboxMessage) if one.dedup_key.startswith("silent-pairs:")]
        assert [one.mentorship.id for one in found.lines] == ([number] if is_told else [])
        assert (led.lines[0].waiting is pairs.Waiting.SILENT) is is_told
        assert bool(told) is is_told
        clock.now = datetime.combine(date(2026, 2, 20), clock.now.timetz())
