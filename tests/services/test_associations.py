"""Associations over a year: leaders change, plans are reminded of and counted, parts outlive tables and merging."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import House, build_house
from bot.settings import Settings
from models.associations import Association, MemberPart, Membership, MembershipRequest
from models.events import Attendance, Event, EventPerson, EventStatus
from models.meetings import MeetingPlan, PlannedMeeting, PlanStatus
from models.outbox import OutboxMessage
from models.people import Person as Stored
from models.people import Role, RoleGrant
from models.queries import own_data
from models.queries.register import staff
from models.queries.registration import accounts
from models.session import Database
from programmes.programme import Programme
from services import handovers
from services.associations import (
    association_clock,
    association_gaps,
    association_joining,
    association_keeping,
    association_leaders,
    association_members,
    associations,
)
from services.errors import NotAllowed, NotFound, Unfitting
from services.events import event_drafting
from services.meetings import (
    meeting_fulfilment,
    meeting_plan_agreeing,
    meeting_plan_editing,
    meeting_plans,
    planned_meetings,
)
from services.register import register_changes
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, LEADER, DEPUTY, TEACHER, STRANGER, HEAD = 7001, 7002, 7003, 7004, 7005, 7006
YEAR = 2025


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 9, 1, 9, tzinfo=UTC)
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


@pytest.fixture
async def town(house: House) -> dict[int, int]:
    """A methodist, an association of mathematicians with a leader, a deputy and a member, somebody of another school."""
    people = {
        METHODIST: await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST),
        HEAD: await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD),
        LEADER: await settle(house, LEADER, names=("Тополева", "Алла", "Ивановна")),
        DEPUTY: await settle(house, DEPUTY, names=("Клюквина", "Нина", "Олеговна")),
        TEACHER: await settle(house, TEACHER),
        STRANGER: await settle(
            house, STRANGER, names=("Ивова", "Ия", "Ильинична"), school="Школа № 7", subject="physics"
        ),
    }
    made = await act(house, METHODIST, association_keeping.make, kind="municipal_association", title="РМО математиков")
    assert made.id == 1
    await act(house, METHODIST, association_members.add_of_subject, association_id=1, subject="math")
    await act(house, METHODIST, association_leaders.name_leader, association_id=1, person_id=people[LEADER])
    await act(house, LEADER, association_leaders.name_deputy, association_id=1, person_id=people[DEPUTY])
    return people


async def act(house: House, telegram_id: int, what: Any, **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await what(session, visit, **how)


async def put(house: House, *rows: object) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def all_of(house: House, table: Any) -> list[Any]:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table)))
        await session.commit()
    return found


async def told(house: House, phrase: str) -> list[int]:
    return sorted(one.chat_id for one in await all_of(house, OutboxMessage) if one.payload.get("phrase") == phrase)


def meeting(house: House, organiser: int, at: datetime, status: EventStatus = EventStatus.PLANNED) -> Event:
    return Event(
        kind="meeting", title="Встреча", starts_at=at, ends_at=at + timedelta(hours=2), organiser_id=organiser,
        status=status, created_at=house.clock(), association_id=1, sequence=0,
    )  # fmt: skip


async def test_a_leader_is_changed_with_everything_that_lies_ahead(house: House, town: dict[int, int]):
    now = house.clock()
    ahead, past = (
        meeting(house, town[LEADER], now + timedelta(days=9)),
        meeting(house, town[LEADER], now - timedelta(days=9)),
    )
    await put(
        house,
        ahead,
        past,
        MeetingPlan(id=5, association_id=1, school_year=YEAR, status=PlanStatus.DRAFT, created_at=now),
    )
    lines = [
        PlannedMeeting(plan_id=5, month=month, topic="Тема", responsible_id=town[LEADER])
        for month in (date(2025, 8, 1), date(2025, 10, 1))
    ]
    await put(house, *lines)
    for _ in range(2):  # twice is once
        done = await act(house, METHODIST, association_leaders.name_leader, association_id=1, person_id=town[DEPUTY])
    assert done.meetings == 0
    grants = [one for one in await all_of(house, RoleGrant) if one.association_id == 1]
    assert [(one.person_id, one.role) for one in grants] == [(town[DEPUTY], Role.ASSOCIATION_LEADER)]
    parts = {one.person_id: one.part for one in await all_of(house, Membership)}
    assert parts[town[LEADER]] is parts[town[DEPUTY]] is MemberPart.MEMBER
    assert {one.id: one.organiser_id for one in await all_of(house, Event)} == {
        ahead.id: town[DEPUTY],
        past.id: town[LEADER],
    }
    assert sorted(one.responsible_id for one in await all_of(house, PlannedMeeting)) == sorted(
        [town[LEADER], town[DEPUTY]]
    )
    assert (await told(house, "association-told-leads"), await told(house, "association-told-led")) == (
        [LEADER, DEPUTY], [LEADER],
    )  # fmt: skip
    with pytest.raises(NotFound):
        await act(house, LEADER, meeting_plan_editing.write, association_id=1, school_year=YEAR, typed="май: Тема")


async def test_deputies_make_no_deputies_and_leaders_no_leaders(house: House, town: dict[int, int]):
    with pytest.raises(NotAllowed):
        await act(house, DEPUTY, association_leaders.name_deputy, association_id=1, person_id=town[TEACHER])
    with pytest.raises(NotAllowed):
        await act(house, LEADER, association_leaders.name_leader, association_id=1, person_id=town[TEACHER])
    with pytest.raises(NotAllowed):
        await act(house, DEPUTY, association_leaders.dismiss, association_id=1, person_id=town[LEADER])
    with pytest.raises(NotFound):  # who does not belong is no deputy
        await act(house, LEADER, association_leaders.name_deputy, association_id=1, person_id=town[STRANGER])
    with pytest.raises(Unfitting):
        await act(house, LEADER, association_joining.leave, association_id=1)
    await act(house, DEPUTY, association_joining.leave, association_id=1)
    assert [one.person_id for one in await all_of(house, RoleGrant) if one.association_id == 1] == [town[LEADER]]


async def test_whoever_is_secretary_no_more_hears_of_it(house: House, town: dict[int, int]):
    other = await settle(house, 7020, names=("Астрина", "Ия", "Ильинична"))
    await act(house, METHODIST, association_members.add, association_id=1, person_id=other)
    for number in (town[TEACHER], other, other):
        await act(house, LEADER, association_leaders.name_secretary, association_id=1, person_id=number)
    assert await told(house, "association-told-dismissed") == [TEACHER]
    assert await told(house, "association-told-secretary") == [TEACHER, 7020]


async def test_a_closed_one_sleeps_and_wakes(house: House, town: dict[int, int]):
    await act(house, STRANGER, association_joining.ask, association_id=1)
    await act(house, METHODIST, association_keeping.close, association_id=1)
    assert await told(house, "association-told-closed") == [STRANGER]
    assert not (await visit_of(house, LEADER)).actor.roles & {Role.ASSOCIATION_LEADER}
    with pytest.raises(NotFound):
        await act(house, STRANGER, association_joining.ask, association_id=1)
    with pytest.raises(Unfitting):  # its name is kept
        await act(house, METHODIST, association_keeping.make, kind="club", title="рмо  Математиков!")
    assert await act(house, TEACHER, associations.own) == ()
    await act(house, METHODIST, association_keeping.reopen, association_id=1)
    assert Role.ASSOCIATION_LEADER in (await visit_of(house, LEADER)).actor.roles


async def test_a_plan_is_agreed_on_as_it_was_shown(house: House, town: dict[int, int], clock: Clock):
    where = {"association_id": 1, "school_year": YEAR}
    assert await act(house, LEADER, meeting_plan_editing.write, **where, typed="сентябрь: Итоги\nмай: Планы") == 2
    assert await act(house, DEPUTY, meeting_plan_editing.write, **where, typed="Май — планы!") == 0
    assert not (await act(house, TEACHER, meeting_plans.look, **where)).lines  # a draft is the leaders' own
    await act(house, LEADER, meeting_plan_agreeing.propose, **where)
    await act(house, LEADER, meeting_plan_agreeing.propose, **where)
    assert await told(house, "meetings-told-proposed") == [METHODIST, HEAD]
    shown = await act(house, METHODIST, meeting_plans.look, **where)
    await act(house, LEADER, meeting_plan_editing.write, **where, typed="март: Ещё")
    with pytest.raises(Unfitting):
        await act(house, METHODIST, meeting_plan_agreeing.decide, **where, mark=shown.mark)
    shown = await act(house, METHODIST, meeting_plans.look, **where)
    await act(house, METHODIST, meeting_plan_agreeing.decide, **where, mark=shown.mark)
    assert await told(house, "meetings-told-approved") == [LEADER, DEPUTY]
    assert len((await act(house, TEACHER, meeting_plans.look, **where)).lines) == 3
    await act(house, LEADER, meeting_plan_editing.rewrite, meeting_id=shown.lines[0].id, typed="октябрь: Итоги года")
    assert (await act(house, METHODIST, meeting_plans.look, **where)).plan.status is PlanStatus.PROPOSED
    assert await told(house, "meetings-told-changed") == [METHODIST, HEAD]
    shown = await act(house, METHODIST, meeting_plans.look, **where)
    await act(house, METHODIST, meeting_plan_agreeing.decide, **where, mark=shown.mark)
    clock.passes(minutes=5)
    await act(house, LEADER, meeting_plan_editing.rewrite, meeting_id=shown.lines[0].id, typed="октябрь: Итоги")
    assert await told(house, "meetings-told-changed") == [METHODIST, METHODIST, HEAD, HEAD]  # it waits for them again
    with pytest.raises(Unfitting):  # not a year to be planned
        await act(house, LEADER, meeting_plan_editing.write, association_id=1, school_year=2030, typed="май: Планы")


async def test_a_line_follows_its_meeting(house: House, town: dict[int, int]):
    where = {"association_id": 1, "school_year": YEAR}
    await act(house, LEADER, meeting_plan_editing.write, **where, typed="сентябрь: Итоги\nоктябрь: Планы\nмай: Потом")
    first, _second, third = (one.id for one in (await act(house, LEADER, meeting_plans.look, **where)).lines)
    number = await act(house, LEADER, planned_meetings.schedule, meeting_id=first)
    assert await act(house, LEADER, planned_meetings.schedule, meeting_id=first) == number
    [event] = await all_of(house, Event)
    assert (event.title, event.kind, event.association_id, event.status) == ("Итоги", "meeting", 1, EventStatus.DRAFT)
    assert event.audience["wanted"] == {"association": ["1"]}
    await act(house, LEADER, event_drafting.drop, event_id=number)
    assert [one.event_id for one in await all_of(house, PlannedMeeting)] == [None, None, None]
    later = house.clock() + timedelta(days=40)
    held = meeting(house, town[LEADER], later, EventStatus.HELD)
    await put(house, held)
    async with house.database.writing() as session:
        (await session.get_one(PlannedMeeting, first)).event_id = held.id
        session.add_all(
            EventPerson(
                event_id=held.id, person_id=one, attendance=Attendance.ATTENDED, changed_at=later,
                confirmed_at=later if one != town[DEPUTY] else None,
            )
            for one in (town[LEADER], town[DEPUTY], town[TEACHER])
        )  # fmt: skip
        await session.commit()
    with pytest.raises(Unfitting):
        await act(house, LEADER, meeting_plan_editing.remove, meeting_id=first)
    await act(house, LEADER, meeting_plan_editing.remove, meeting_id=third)
    house.clock.now = datetime(2025, 11, 15, 9, tzinfo=UTC)
    found = (await act(house, LEADER, meeting_fulfilment.look, **where)).figures
    assert (found.planned, found.held, found.moved, found.missed, found.attendance) == (2, 1, 1, 1, 2)
    await act(house, LEADER, meeting_plan_editing.restore, meeting_id=third)
    await act(house, LEADER, meeting_fulfilment.analyse, **where, typed="<b>Удалось</b> & не всё")
    [row] = await act(house, METHODIST, meeting_fulfilment.table, school_year=YEAR)
    assert (row.figures.planned, row.topics, row.analysis) == (3, ["Итоги"], "<b>Удалось</b> & не всё")
    house.clock.now = datetime(2026, 6, 2, 9, tzinfo=UTC)  # lessons are over: the next year can be planned
    assert await act(house, LEADER, meeting_plan_editing.take_last_year, association_id=1, school_year=2026) == 3
    assert await act(house, LEADER, meeting_plan_editing.take_last_year, association_id=1, school_year=2026) == 0


async def test_september_reminds_once_on_each_of_its_days(house: House, town: dict[int, int]):
    async def tick(day: int, hour: int = 9) -> int:
        house.clock.now = datetime(2025, 9, day, hour, tzinfo=UTC)
        async with house.database.writing() as session:
            return await association_clock.remind_of_plans(session, house.municipality, now=house.clock())

    assert [await tick(1), await tick(1, 12), await tick(5)] == [2, 0, 0]
    assert [await tick(16), await tick(17)] == [4, 0]  # the tenth was slept through: nothing is said twice at once
    assert await told(house, "association-clock-summary") == [METHODIST, HEAD]
    found = await act(house, METHODIST, association_gaps.page, page=0, size=5)
    assert [(one.title, one.lacks_plan, one.quarters) for one in found.found] == [("РМО математиков", True, ())]
    assert await act(house, METHODIST, association_gaps.remind) == (1, 0)
    assert await act(house, METHODIST, association_gaps.remind) == (1, 0)
    assert await told(house, "association-told-gaps") == [LEADER, DEPUTY]
    house.clock.now = datetime(2025, 11, 5, 9, tzinfo=UTC)
    await put(house, meeting(house, town[LEADER], datetime(2025, 10, 5, 9, tzinfo=UTC)))  # nobody said it took place
    [gap] = (await act(house, LEADER, association_gaps.page, page=0, size=5)).found
    assert gap.quarters == ("первая четверть",)
    with pytest.raises(NotAllowed):
        await act(house, LEADER, association_gaps.remind)


async def test_parts_outlive_tables_and_go_with_duties(house: House, town: dict[int, int]):
    async with house.database.writing() as session:
        school = Association(title="ШМО", search_key="шмо #1", created_at=house.clock(), organization_id=1)
        other = Association(title="Клуб", search_key="клуб", created_at=house.clock())
        session.add_all([school, other])
        await session.flush()
        session.add_all(Membership(association_id=one.id, person_id=town[DEPUTY]) for one in (school, other))
        await session.flush()
        known = await staff.snapshot(session)
        assert "ШМО" not in {title for _, title in (*known.associations, *known.memberships)}
        await staff.remove_memberships(session, {town[DEPUTY]: {1}})
        await staff.add_memberships(session, [{"person_id": town[DEPUTY], "association_id": 1}])
        await session.commit()
    parts = {one.association_id: one.part for one in await all_of(house, Membership) if one.person_id == town[DEPUTY]}
    assert parts == {1: MemberPart.DEPUTY, school.id: MemberPart.MEMBER}
    done = await act(house, HEAD, handovers.hand_over, giver_id=town[DEPUTY], taker_id=town[STRANGER])
    parts = {one.person_id: one.part for one in await all_of(house, Membership) if one.association_id == 1}
    assert (parts[town[STRANGER]], parts[town[DEPUTY]]) == (MemberPart.DEPUTY, MemberPart.MEMBER)
    await act(house, HEAD, handovers.undo, handover_id=done.handover_id)
    parts = {one.person_id: one.part for one in await all_of(house, Membership) if one.association_id == 1}
    assert parts[town[DEPUTY]] is MemberPart.DEPUTY


async def test_whoever_moves_leaves_the_associations_of_the_old_school(house: House, town: dict[int, int]):
    async with house.database.writing() as session:
        school = Association(title="ШМО", search_key="шмо #1", created_at=house.clock(), organization_id=1)
        session.add(school)
        await session.flush()
        await session.commit()
    await act(house, METHODIST, association_leaders.name_leader, association_id=school.id, person_id=town[LEADER])
    async with house.database.reading() as session:
        other = await session.scalar(select(Stored.organization_id).where(Stored.id == town[STRANGER]))
    await act(house, TEACHER, association_joining.ask, association_id=school.id)
    await act(house, TEACHER, association_joining.ask, association_id=school.id)
    await act(house, DEPUTY, association_joining.ask, association_id=school.id)
    assert [one.waiting for one in await act(house, LEADER, associations.own) if one.id == school.id] == [2]
    await act(house, METHODIST, register_changes.transfer, person_id=town[TEACHER], organization_id=other)
    await act(house, METHODIST, register_changes.archive, person_id=town[DEPUTY])
    [left] = await all_of(house, MembershipRequest)
    assert left.person_id == town[DEPUTY]
    assert [one.waiting for one in await act(house, LEADER, associations.own) if one.id == school.id] == [0]
    assert (await act(house, LEADER, associations.card, association_id=school.id)).dependent.requests == 0
    with pytest.raises(Unfitting):  # the list was shown before
        await act(house, LEADER, association_joining.decide, request_id=left.id, accepts=True)
    await act(house, METHODIST, register_changes.transfer, person_id=town[LEADER], organization_id=other)
    assert {one.association_id for one in await all_of(house, Membership) if one.person_id == town[LEADER]} == {1}
    assert {one.association_id for one in await all_of(house, RoleGrant) if one.person_id == town[LEADER]} == {1}


async def test_asking_goes_along_with_a_person_and_away_with_them(house: House, town: dict[int, int]):
    await act(house, STRANGER, association_joining.ask, association_id=1)
    await act(house, STRANGER, association_joining.ask, association_id=1)
    [request] = await all_of(house, MembershipRequest)
    assert await told(house, "association-told-asks") == [LEADER, DEPUTY]
    twin = await settle(house, 7010, names=("Ивова", "Ия", "Ильинична"), school="Школа № 7")
    await put(house, MembershipRequest(association_id=1, person_id=twin, asked_at=house.clock()))
    async with house.database.writing() as session:
        await accounts.release(session, twin, now=house.clock())
        await accounts.hand_over(session, source=twin, target=town[STRANGER])
        await session.commit()
    assert [(one.id, one.person_id) for one in await all_of(house, MembershipRequest)] == [(request.id, town[STRANGER])]
    async with house.database.writing() as session:
        await own_data.close_doors(session, town[STRANGER], house.clock(), today=house.clock().date())
        await session.commit()
    assert await all_of(house, MembershipRequest) == []
    assert await told(house, "association-told-asks") == []  # the letter that named them is taken back


async def test_a_title_somebody_takes_at_the_same_moment_is_refused_kindly(
    house: House, town: dict[int, int], monkeypatch: pytest.MonkeyPatch
):
    other = await act(house, METHODIST, association_keeping.make, kind="municipal_association", title="РМО физиков")
    look = association_keeping.rows.with_key
    for what, how in (
        (association_keeping.make, {"kind": "municipal_association"}),
        (association_keeping.rename, {"association_id": other.id}),
    ):
        seen = []

        async def blind(session: Any, key: str, seen: list[str] = seen) -> Association | None:
            seen.append(key)  # nobody has it when it is looked for, somebody when it is written
            return await look(session, key) if len(seen) > 1 else None

        monkeypatch.setattr(association_keeping.rows, "with_key", blind)
        with pytest.raises(Unfitting, match="association-same") as refused:
            await act(house, METHODIST, what, title="рмо Математиков!", **how)
        assert refused.value.values == {"title": "РМО математиков"}
    assert sorted(one.title for one in await all_of(house, Association)) == ["РМО математиков", "РМО физиков"]
    await act(house, METHODIST, association_keeping.close, association_id=other.id)


async def test_nobody_is_said_to_wait_who_is_not_in_the_list(house: House, town: dict[int, int]):
    await act(house, STRANGER, association_joining.ask, association_id=1)
    await act(house, METHODIST, register_changes.archive, person_id=town[STRANGER])
    card = await act(house, LEADER, associations.card, association_id=1)
    [mine] = await act(house, LEADER, associations.own)
    assert (card.dependent.requests, mine.waiting) == (0, 0)
