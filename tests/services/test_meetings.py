"""Numbers of minutes, letters about them, and whose they are: whoever writes at the same moment, however often the clock comes."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from handlers.own_data_tables import own_tables
from models.associations import Association, MemberPart, Membership
from models.base import Base
from models.events import Attendance, Event, EventPerson, EventStatus
from models.meetings import AgendaItem, Decision, DecisionStatus, Minutes
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Person, Role, RoleGrant
from models.queries import retention
from models.queries.meetings import meeting_owners
from models.session import Database
from programmes.programme import Programme
from services import handovers, own_data, privacy
from services.errors import Unfitting
from services.events import event_reminders
from services.meetings import meeting_clock, meeting_decisions, meeting_lines, meeting_minutes
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

HEAD, LEADER, SECRETARY, TEACHER = 5_000_000_901, 5_000_000_902, 5_000_000_903, 5_000_000_911


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


@pytest.fixture
async def people(house: House) -> dict[int, int]:
    """Who they are, by their accounts; the association has the number of the head's account under nought."""
    found = {
        HEAD: await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD),
        LEADER: await settle(house, LEADER, names=("Тополева", "Алла", "Ивановна")),
        SECRETARY: await settle(house, SECRETARY, names=("Клюквина", "Нина", "Олеговна")),
        TEACHER: await settle(house, TEACHER),
    }
    async with house.database.writing() as session:
        one = Association(title="РМО физиков", search_key="рмо физиков", created_at=house.clock())
        session.add(one)
        await session.flush()
        session.add_all(
            [
                RoleGrant(
                    person_id=found[LEADER], role=Role.ASSOCIATION_LEADER, association_id=one.id, granted_at=house.clock()
                ),
                Membership(association_id=one.id, person_id=found[SECRETARY], part=MemberPart.SECRETARY),
                Membership(association_id=one.id, person_id=found[TEACHER]),
            ]
        )  # fmt: skip
        await session.commit()
        found[0] = one.id
    return found


async def every(house: House, table: type[Base]) -> list[Any]:
    async with house.database.reading() as session:
        return list(await session.scalars(select(table).order_by(*table.__table__.primary_key)))


async def keep(house: House, *rows: Base) -> list[Any]:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()
        return list(rows)


def meeting(house: House, people: dict[int, int], **facts: Any) -> Event:
    now = house.clock()
    known = {"kind": "meeting", "status": EventStatus.PLANNED, "starts_at": now - timedelta(hours=2), "title": "Итоги"}
    return Event(organiser_id=people[LEADER], created_at=now, association_id=people[0], audience={}, **(known | facts))


async def decide(house: House, people: dict[int, int], *due: date | None, **facts: Any) -> list[Any]:
    """Signed minutes with decisions that fall due on those days, the teacher's."""
    [event] = await keep(house, meeting(house, people))
    known = {
        "event_id": event.id, "association_id": people[0], "school_year": 2025, "number": event.id, "members": 3,
        "held_on": house.clock().date(), "present": [people[LEADER], people[TEACHER]], "guests": 0,
        "heard": {"1": "Слова"}, "created_by": people[SECRETARY], "created_at": house.clock(), "signed_at": house.clock(),
        "chair_id": people[TEACHER], "secretary_id": people[SECRETARY],
    }  # fmt: skip
    [minutes] = await keep(house, Minutes(**(known | facts)))
    answers = {"responsible_id": people[TEACHER], "status": DecisionStatus.OPEN, "text": "Памятка"}
    made = [Decision(minutes_id=minutes.id, place=place, due_on=day, **answers) for place, day in enumerate(due, 1)]
    return [minutes, *await keep(house, *made)]


async def tick(house: House, times: int = 2) -> None:
    for _ in range(times):
        async with house.database.writing() as session:
            await meeting_clock.run(session, house.municipality, now=house.clock())


async def said(house: House, phrase: str = "") -> Counter[tuple[str, int]]:
    found = [one for one in await every(house, OutboxMessage) if one.payload.get("phrase", "").startswith(phrase)]
    return Counter((one.payload["phrase"], one.chat_id) for one in found)


async def test_whoever_begins_minutes_at_the_same_moment_gets_a_number_of_their_own(
    house: House, people: dict[int, int]
):
    events = await keep(house, *(meeting(house, people) for _ in range(5)))
    leader, secretary = await visit_of(house, LEADER), await visit_of(house, SECRETARY)

    async def begin(event: Event, number: int) -> int:
        async with house.database.writing() as session:
            visit = (leader, secretary)[number % 2]
            return await meeting_minutes.begin(session, visit, event_id=event.id)

    begun = await asyncio.gather(*(begin(event, number) for number in range(2) for event in events))
    minutes = await every(house, Minutes)
    assert sorted(one.number for one in minutes) == [1, 2, 3, 4, 5]
    assert begun[:5] == begun[5:]

    async def renumber(minutes_id: int) -> bool:
        async with house.database.writing() as session:
            try:
                await meeting_minutes.set_number(session, leader, minutes_id=minutes_id, typed="9")
            except Unfitting:
                return False
        return True

    assert sum(await asyncio.gather(*(renumber(one.id) for one in minutes))) == 1
    numbers = [one.number for one in await every(house, Minutes)]
    assert len(set(numbers)) == 5
    [later] = await keep(house, meeting(house, people))
    async with house.database.writing() as session:
        await meeting_minutes.begin(session, leader, event_id=later.id)
    assert max(one.number for one in await every(house, Minutes)) == 10


async def test_minutes_that_are_missing_are_asked_for_twice_and_no_more(
    house: House, people: dict[int, int], clock: Clock
):
    signed = await decide(house, people, None)
    [missing, *_] = await keep(
        house,
        meeting(house, people),
        meeting(house, people, status=EventStatus.CANCELLED),
        meeting(house, people, status=EventStatus.DRAFT),
        meeting(house, people, kind="seminar"),
    )
    asked = []
    for _ in range(30):
        await tick(house)
        asked.append(sum((await said(house, "minutes-told-missing")).values()))
        clock.passes(days=1)
    assert asked[2:4] == [0, 2]
    assert asked[6:8] == [2, 4]
    assert asked[-1] == 4
    found = [one for one in await every(house, OutboxMessage) if one.payload["phrase"] == "minutes-told-missing"]
    assert {one.chat_id for one in found} == {LEADER, SECRETARY}
    assert {one.payload["rows"][0][0]["data"] for one in found} == {f"omb:{missing.id}"}
    assert signed[0].signed_at is not None


async def test_a_clock_that_was_off_asks_once(house: House, people: dict[int, int], clock: Clock):
    await keep(house, meeting(house, people))
    clock.passes(days=12)
    await tick(house)
    assert await said(house, "minutes-told-missing") == {
        ("minutes-told-missing", LEADER): 1,
        ("minutes-told-missing", SECRETARY): 1,
    }
    clock.passes(days=60)
    await keep(house, meeting(house, people, starts_at=clock() - timedelta(days=50)))
    await tick(house)
    assert sum((await said(house, "minutes-told-missing")).values()) == 2


async def test_whoever_answers_for_a_decision_is_reminded_once_before_and_once_on_the_day(
    house: House, people: dict[int, int], clock: Clock
):
    first = house.clock().date()
    _, far, near, _ = await decide(house, people, first + timedelta(days=10), first + timedelta(days=2), None)
    weeks = []
    for day in range(32):
        await tick(house)
        told = await said(house, "decision-told-")
        assert told["decision-told-soon", TEACHER] == (day >= 7), day
        assert told["decision-told-due", TEACHER] == (day >= 2) + (day >= 10), day
        weeks.append((await said(house, "decisions-told-overdue"))["decisions-told-overdue", LEADER])
        clock.passes(days=1)
    assert weeks[2:4] == [0, 1]
    starts = [day for day in range(1, 32) if weeks[day] > weeks[day - 1]]
    assert len(starts) >= 3
    assert all(later - earlier >= 7 for earlier, later in pairwise(starts))
    keys = [one.dedup_key for one in await every(house, OutboxMessage)]
    assert any(key.startswith(f"decision:{far.id}:soon:") for key in keys)
    assert not any(key.startswith(f"decision:{near.id}:soon:") for key in keys)


async def test_a_task_given_back_and_forth_is_told_by_the_last_word(house: House, people: dict[int, int], clock: Clock):
    minutes, decision = await decide(house, people, None, signed_at=None)
    visits = {one: await visit_of(house, one) for one in (HEAD, LEADER)}

    async def act(who: int, what: Any, **how: Any) -> None:
        clock.passes(minutes=1)
        async with house.database.writing() as session:
            await what(session, replace(visits[who], now=clock()), **how)

    async def sign() -> None:
        await act(LEADER, meeting_minutes.sign, minutes_id=minutes.id)

    async def entrust(to: int) -> None:
        await act(HEAD, meeting_minutes.give_back, minutes_id=minutes.id)
        await act(LEADER, meeting_decisions.entrust, decision_id=decision.id, person_id=people[to])

    await sign()
    assert await said(house, "decision-told-") == {("decision-told-given", TEACHER): 1}
    await entrust(SECRETARY)
    assert await said(house, "minutes-told-returned") == {
        ("minutes-told-returned", who): 1 for who in (TEACHER, SECRETARY)
    }
    await entrust(TEACHER)
    await sign()
    assert await said(house, "decision-told-") == {("decision-told-given", TEACHER): 2}  # the first was never read
    async with house.database.writing() as session:
        await session.execute(update(OutboxMessage).values(status=OutboxStatus.SENT))
        await session.commit()
    await entrust(TEACHER)
    await sign()
    assert await said(house, "decision-told-") == {("decision-told-given", TEACHER): 2}  # nothing is new
    await entrust(SECRETARY)
    await sign()
    assert await said(house, "decision-told-") == {
        ("decision-told-given", TEACHER): 2,
        ("decision-told-removed", TEACHER): 1,
        ("decision-told-given", SECRETARY): 1,
    }
    await entrust(TEACHER)
    await act(LEADER, meeting_decisions.reword, decision_id=decision.id, typed="Памятка и плакат")
    await sign()
    assert await said(house, "decision-told-given") == {
        ("decision-told-given", TEACHER): 3,
        ("decision-told-given", SECRETARY): 1,
    }


async def test_of_drafts_and_of_what_is_over_nobody_hears(house: House, people: dict[int, int], clock: Clock):
    day = house.clock().date() + timedelta(days=5)
    await decide(house, people, day, signed_at=None)
    _, done = await decide(house, people, day)
    async with house.database.writing() as session:
        (await session.get_one(Decision, done.id)).status = DecisionStatus.DONE
        await session.commit()
    for _ in range(12):
        await tick(house, 1)
        clock.passes(days=1)
    assert not await said(house, "decision")


async def test_what_meetings_keep_of_somebody_follows_them(house: House, people: dict[int, int], clock: Clock):
    minutes, decision, done = await decide(house, people, None, None)
    [upcoming] = await keep(house, meeting(house, people, starts_at=clock() + timedelta(days=3)))
    await keep(
        house,
        AgendaItem(event_id=minutes.event_id, place=1, question="Итоги", speaker_id=people[TEACHER]),
        AgendaItem(event_id=upcoming.id, place=1, question="План", speaker_id=people[TEACHER]),
    )
    async with house.database.writing() as session:
        (await session.get_one(Decision, done.id)).status = DecisionStatus.DONE
        (await session.get_one(Decision, done.id)).comment = "Мои слова"
        await session.commit()
    teacher, head = await visit_of(house, TEACHER), await visit_of(house, HEAD)
    async with house.database.writing() as session:
        own = await own_data.gather(session, teacher)
    assert [one["id"] for one in own.plain["decisions"]] == [decision.id, done.id]
    tables = {one.title: one.rows for one in own_tables(house.catalog.speaker("ru"), teacher, own)}
    assert tables["Мои поручения"] == [
        ("Памятка", "РМО физиков", minutes.number, "", "в работе", ""),
        ("Памятка", "РМО физиков", minutes.number, "", "выполнено", "Мои слова"),
    ]
    [kept] = own.plain["minutes"]
    assert (kept["present"], kept["heard"], kept["secretary_id"]) == ([people[TEACHER]], {}, None)
    assert [one["speaker_id"] for one in own.plain["agenda_items"]] == [people[TEACHER]] * 2
    # duties go to somebody else and come back
    async with house.database.writing() as session:
        handed = await handovers.hand_over(session, head, giver_id=people[TEACHER], taker_id=people[SECRETARY])
    assert [one.responsible_id for one in await every(house, Decision)] == [people[SECRETARY], people[TEACHER]]
    async with house.database.writing() as session:
        await handovers.undo(session, head, handover_id=handed.handover_id)
    assert [one.responsible_id for one in await every(house, Decision)] == [people[TEACHER]] * 2
    # two rows of one person become one: here once, there not at all
    twin = await settle(house, 5_000_000_950, names=("Ромашкина", "Вера", "Павловна"))
    async with house.database.writing() as session:
        await meeting_owners.merge(session, source=people[TEACHER], target=people[LEADER])
        await session.commit()
    assert (await every(house, Minutes))[0].present == [people[LEADER]]
    async with house.database.writing() as session:
        await meeting_owners.merge(session, source=people[LEADER], target=twin)
        await session.commit()
    [stored] = await every(house, Minutes)
    assert (stored.present, stored.chair_id) == ([twin], twin)
    assert {one.responsible_id for one in await every(house, Decision)} == {twin}
    # whoever withdraws leaves figures behind
    async with house.database.writing() as session:
        await privacy.leave(session, await visit_of(house, 5_000_000_950))
    [stored] = await every(house, Minutes)
    assert len(stored.present) == 1
    assert twin not in {*stored.present, stored.chair_id}
    first, second = await every(house, Decision)
    assert (first.responsible_id, second.status, second.comment) == (None, DecisionStatus.DONE, None)
    assert second.responsible_id != twin
    past, ahead = await every(house, AgendaItem)
    assert (past.speaker_id != twin, ahead.speaker_id) == (True, None)


async def test_the_letter_of_the_evening_before_says_whose_a_meeting_is(
    house: House, people: dict[int, int], clock: Clock
):
    day = clock().replace(hour=11) + timedelta(days=1)
    first, second = await keep(house, meeting(house, people, starts_at=day), meeting(house, people, starts_at=day))
    second.association_id = None
    await keep(house, second)
    clock.passes(hours=-6)
    seats = [
        EventPerson(event_id=one.id, person_id=people[TEACHER], attendance=Attendance.REGISTERED, changed_at=clock())
        for one in (first, second)
    ]
    await keep(house, *seats)
    clock.passes(hours=8)
    async with house.database.writing() as session:
        await event_reminders.run(session, house.municipality, now=clock())
    [told] = [one for one in await every(house, OutboxMessage) if one.payload["phrase"] == "event-told-tomorrow"]
    lines = told.payload["values"]["titles"].split("\n")
    assert [one.partition(" \u2014 ")[2] for one in lines] == ["Итоги (РМО физиков)", "Итоги"]


async def test_when_the_time_is_over_words_go_and_numbers_stay(house: House, people: dict[int, int], clock: Clock):
    _, still = await decide(house, people, None)
    async with house.database.writing() as session:
        await retention.detach_all(session, now=clock(), today=clock().date())
        assert await meeting_owners.forget_all_words(session) == 1
        assert await meeting_owners.forget_all_words(session) == 0
        await session.commit()
    [minutes] = await every(house, Minutes)
    assert (minutes.number, minutes.heard, len(minutes.present)) == (1, {}, 2)
    assert not set(minutes.present) & set(people.values())
    [decision] = await every(house, Decision)
    assert decision.responsible_id == still.responsible_id
    nobody = {one.id for one in await every(house, Person) if one.surname is None}
    assert {minutes.chair_id, minutes.secretary_id, minutes.created_by} <= nobody


WORDS = st.text(st.sampled_from("абвГД -—–.1\t<&"), min_size=0, max_size=60)


@given(st.lists(WORDS, max_size=20))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_is_questions_or_a_refusal(typed: list[str]):
    try:
        lines = meeting_lines.read("\n".join(typed))
    except Unfitting:
        return
    assert 1 <= len(lines) <= meeting_lines.MOST_LINES
    for line in lines:
        assert len(line.question) in meeting_lines.QUESTION
        assert line.speaker is None or 2 <= len(line.speaker) <= meeting_lines.LONGEST_SPEAKER
        assert line.question in line.whole


def test_a_name_stands_behind_the_last_dash():
    read = [
        (one.question, one.speaker) for one in meeting_lines.read("1) Итоги – год — Ива И.\n\n• План-график\nА что—Ива")
    ]
    assert read == [("Итоги – год", "Ива И."), ("План-график", None), ("А что", "Ива")]
