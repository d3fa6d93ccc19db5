"""Routes and the register of deficits together: figures against a count by hand, years skipped, helpers who go."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.associations import Association, Membership
from models.deficits import Deficit, DeficitSource, DeficitState
from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.route_filters import RouteFilter
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from models.session import Database
from programmes.programme import Programme
from services import handovers, privacy
from services.deficits import corporate_deficits, deficit_years, deficits, external_results
from services.deficits.corporate_deficits import Kind
from services.errors import NotFound, Unfitting
from services.people import Grant
from services.routes import route_clock, route_editing, route_guiding, route_lacking, route_steps, routes
from services.surveys import comparisons
from services.surveys.comparisons import Cut
from services.visits import Visit
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, submit, visit_of

EDUCATOR, MENTOR, METHODIST, AUTHORITY = 5_000_000_611, 5_000_000_612, 5_000_000_613, 5_000_000_614
YEAR = 2025


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    return built


async def put(house: House, *rows: Any) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def all_of(house: House, table: type) -> list[Any]:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(*table.__table__.primary_key.columns)))
        await session.commit()
    return found


def deficit(house: House, person: int, state: DeficitState, *, area: str = "methods", topic: str = "") -> Deficit:
    now = house.clock()
    return Deficit(
        person_id=person, school_year=YEAR, area=area, topic=topic, topics=[topic] if topic else [], severity="expressed",
        source=DeficitSource.INTERVIEW, state=state, created_at=now, state_since=now,
    )  # fmt: skip


async def walk(house: House, person: int, *steps: Activity, **values: Any) -> int:
    now = house.clock()
    standing = {"status": RouteStatus.ACTIVE, "accepted_at": now, "agreed_at": now, "version": 1} | values
    route = Route(
        person_id=person, school_year=YEAR, basis=RouteBasis.DEFICITS, created_at=now, changed_at=now, **standing
    )
    async with house.database.writing() as session:
        session.add(route)
        await session.flush()
        for place, step in enumerate(steps):
            step.route_id, step.place = route.id, place
        session.add_all(steps)
        await session.commit()
        return route.id


def step(due_on: date, status: ActivityStatus = ActivityStatus.PLANNED, **values: Any) -> Activity:
    return Activity(
        kind=values.pop("kind", "own"), title="Шаг", starts_on=due_on, due_on=due_on,
        is_mandatory=values.pop("is_mandatory", True), needs_acceptance=values.pop("needs_acceptance", False),
        status=status, evidence=[], **values,
    )  # fmt: skip


async def test_a_route_that_slept_two_years_still_works_on_what_it_was_for(house: House, clock: Clock):
    person = await settle(house, EDUCATOR)
    old = deficit(house, person, DeficitState.IN_WORK)
    await put(house, old)
    await walk(house, person, step(date(2026, 5, 1), deficit_id=old.id))
    clock.now = datetime(2027, 9, 3, 9, tzinfo=UTC)
    async with house.database.writing() as session:
        await route_clock.run(session, house.municipality, now=clock.now)  # before the register has turned its year
    async with house.database.writing() as session:
        while await deficit_years.carry_over(session, house.municipality, now=clock.now):
            pass
    *_, route = await all_of(house, Route)
    assert (route.school_year, route.status) == (2027, RouteStatus.DRAFT)
    async with house.database.writing() as session:
        await route_editing.accept(session, await visit_of(house, EDUCATOR), route_id=route.id)
        await route_guiding.agree(session, await visit_of(house, METHODIST), route_id=route.id)
    found = await all_of(house, Deficit)
    assert [(one.school_year, one.state) for one in found] == [
        (2025, DeficitState.CARRIED_OVER), (2026, DeficitState.CARRIED_OVER), (2027, DeficitState.IN_WORK),
    ]  # fmt: skip
    assert (await all_of(house, Activity))[-1].deficit_id == found[-1].id


async def test_who_has_no_role_for_it_any_more_helps_nobody(house: House, clock: Clock):
    person = await settle(house, EDUCATOR)
    mentor = await settle(house, MENTOR, names=("Лютиков", "Пётр", "Ильич"), role=Role.MENTOR)
    number = await walk(house, person, step(date(2025, 9, 10)), supporter_id=mentor)
    async with house.database.writing() as session:
        assert (await routes.view(session, await visit_of(house, MENTOR), route_id=number)).route.id == number
        assert await route_guiding.supported(session, await visit_of(house, MENTOR)) == 1
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == mentor))
        await session.commit()
    async with house.database.writing() as session:
        with pytest.raises(NotFound):
            await routes.view(session, await visit_of(house, MENTOR), route_id=number)
        assert await route_guiding.supported(session, await visit_of(house, MENTOR)) == 0
        summary = await route_guiding.summary(session, await visit_of(house, METHODIST))
    assert summary.lists[RouteFilter.UNSUPPORTED] == 1
    async with house.database.writing() as session:
        await route_clock.tell_helpers(session, house.municipality, clock.now)
    told = [one.payload["phrase"] for one in await all_of(house, OutboxMessage)]
    assert told == ["route-late-unsupported"]


async def test_a_route_with_nothing_left_to_do_is_over_however_that_came(house: House):
    person = await settle(house, EDUCATOR)
    done = step(date(2025, 11, 1), ActivityStatus.DONE, done_on=date(2025, 10, 1))
    number = await walk(house, person, done, status=RouteStatus.PROPOSED)
    async with house.database.writing() as session:
        await route_editing.accept(session, await visit_of(house, EDUCATOR), route_id=number)
    assert [one.status for one in await all_of(house, Route)] == [RouteStatus.COMPLETED]
    async with house.database.writing() as session:
        visit = await visit_of(house, EDUCATOR)
        added = await route_editing.add_own(session, visit, route_id=number, typed="Ещё один")
        await route_editing.remove(session, visit, activity_id=added)
    assert [one.status for one in await all_of(house, Route)] == [RouteStatus.COMPLETED]


async def test_a_deficit_whose_only_step_is_not_needed_waits_for_work_again(house: House):
    person = await settle(house, EDUCATOR)
    found = deficit(house, person, DeficitState.CONFIRMED)
    await put(house, found)
    only = step(date(2025, 11, 1), deficit_id=found.id, is_mandatory=False)
    await walk(house, person, only, step(date(2025, 12, 1)), status=RouteStatus.PROPOSED)
    async with house.database.writing() as session:
        visit = await visit_of(house, EDUCATOR)
        await route_editing.accept(session, visit, route_id=only.route_id)
        assert [one.state for one in await all_of(house, Deficit)] == [DeficitState.IN_WORK]
        await route_steps.skip(session, visit, activity_id=only.id, typed="Уже прошла сама")
    assert [one.state for one in await all_of(house, Deficit)] == [DeficitState.CONFIRMED]
    async with house.database.writing() as session:
        await route_steps.restore(session, visit, activity_id=only.id)
    assert [one.state for one in await all_of(house, Deficit)] == [DeficitState.IN_WORK]


async def test_nobody_is_worked_out_by_subtraction(house: House):
    """Six of mathematics and one without a subject: the part as a whole less the six would be the one."""
    await settle(house, AUTHORITY, names=("Дубов", "Иван", "Ильич"), role=Role.AUTHORITY_HEAD, is_registered=False)
    for number in range(7):
        telegram = 5_000_000_700 + number
        person = await settle(house, telegram, names=("Гвоздикова", "Нина", str(number)))
        await submit(house, telegram)
        async with house.database.writing() as session:
            if number == 6:
                gone = update(Person).where(Person.id == person)
                await session.execute(gone.values(subject=None, organization_id=None))
            await session.commit()
        if number in {0, 1, 2, 6}:
            await put(house, deficit(house, person, DeficitState.CONFIRMED))
    visit = await visit_of(house, AUTHORITY)
    async with house.database.reading() as session:
        part = await corporate_deficits.of_part(session, visit)
        assert (part.respondents, [share.people for share in part.shares]) == (7, [4])
        for kind in (Kind.SUBJECT, Kind.SCHOOL):
            assert (await corporate_deficits.page(session, visit, kind=kind, page=0, size=5)).found == ()
        seen = await corporate_deficits.page(
            session, await visit_of(house, METHODIST), kind=Kind.SUBJECT, page=0, size=5
        )
    assert [(one.people, one.respondents) for one in seen.found] == [(3, 6)]


async def test_a_right_to_names_in_one_part_shows_no_small_group_of_another(house: House):
    """Somebody keeps the register of one school, and looks on at another."""
    for number in range(3):
        telegram = 5_000_000_800 + number
        person = await settle(house, telegram, names=("Сиренева", "Ольга", str(number)), school="Школа № 9")
        await submit(house, telegram)
        await put(house, deficit(house, person, DeficitState.CONFIRMED))
    other = next(one for one in await all_of(house, Person) if one.surname == "Сиренева").organization_id
    visit = await visit_of(house, METHODIST)
    own = visit.actor.organization_id
    grants = (Grant(Role.METHODIST, own, None), Grant(Role.SCHOOL_COORDINATOR, other, None))
    both = Visit(replace(visit.actor, grants=grants), visit.municipality, visit.now)
    async with house.database.reading() as session:
        assert (await corporate_deficits.of_part(session, both)).is_hidden
        assert all(row.changes is None for row in (await comparisons.table(session, both, cut=Cut.SCHOOL)).rows)


async def test_those_without_a_route_are_asked_once_a_month(house: House, clock: Clock):
    for number in range(7):
        person = await settle(house, 5_000_000_900 + number, names=("Клевер", "Яков", str(number)))
        await put(house, deficit(house, person, DeficitState.CONFIRMED))
        if number == 0:
            await walk(house, person)
    async with house.database.writing() as session:
        await session.execute(delete(Account).where(Account.telegram_id == 5_000_000_901))
        await session.commit()

    async def ask() -> tuple[int, int]:
        async with house.database.writing() as session:
            asked = await route_lacking.ask_all(session, await visit_of(house, METHODIST))
            found = await route_lacking.find(session, await visit_of(house, METHODIST), page=99, size=5)
        assert (found.count, found.page, found.pages, len(found.lines)) == (6, 1, 2, 1)
        return asked, found.to_ask

    assert await ask() == (5, 0)
    assert await ask() == (0, 0)
    clock.passes(days=29)
    assert await ask() == (0, 0)
    clock.passes(days=3)
    assert await ask() == (5, 0)


async def test_figures_on_screens_are_what_a_count_by_hand_says(house: House, clock: Clock):
    dice = random.Random(20)  # a test's dice
    today, ids = date(2025, 10, 7), []
    async with house.database.writing() as session:
        union = Association(title="РМО", search_key="рмо", created_at=clock.now)
        session.add(union)
        await session.commit()
        union_id = union.id
    for number in range(24):
        person = await settle(
            house, 5_000_001_000 + number, names=("Мятликов", "Олег", str(number)), school=f"Школа № {number % 3}"
        )
        ids.append(person)
        if dice.random() < 0.4:
            await put(house, Membership(association_id=union_id, person_id=person))
        for area in ("subject", "methods", "psychology"):
            if dice.random() < 0.6:
                await put(house, deficit(house, person, dice.choice(list(DeficitState)), area=area))
        if dice.random() < 0.7:
            status = dice.choice(list(RouteStatus))
            steps = [
                step(
                    today + timedelta(days=dice.randint(-30, 60)), dice.choice(list(ActivityStatus)),
                    is_mandatory=dice.random() < 0.5, kind=dice.choice(["own", "workshop", "seminar"]),
                    done_on=today if dice.random() < 0.5 else None,
                )
                for _ in range(dice.randint(0, 5))
            ]  # fmt: skip
            await walk(house, person, *steps, status=status, hold_until=None)
    gone = set(dice.sample(ids, 3))
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id.in_(gone)).values(archived_at=clock.now))
        await session.commit()
    async with house.database.reading() as session:
        visit = await visit_of(house, METHODIST)
        summary = await route_guiding.summary(session, visit)
        overview = await deficits.overview(session, visit)
        by_union = await route_guiding.find(
            session, visit, chosen=RouteFilter.ALL, association_id=union_id, page=0, size=50
        )
    known = [one for one in await all_of(house, Route) if one.person_id not in gone]
    steps_of: dict[int, list[Activity]] = {one.id: [] for one in known}
    for one in await all_of(house, Activity):
        steps_of.get(one.route_id, []).append(one)
    noted = [one for one in await all_of(house, Deficit) if one.person_id not in gone]
    members = {one.person_id for one in await all_of(house, Membership)}
    counted = [sum(one.status is status for one in known) for status in RouteStatus]
    assert [summary.statuses.get(status, 0) for status in RouteStatus] == counted
    hidden = {RouteStatus.DRAFT, RouteStatus.CANCELLED}
    walked = {RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.PROPOSED}
    ahead = {ActivityStatus.PLANNED, ActivityStatus.IN_PROGRESS}
    finished = {ActivityStatus.DONE, ActivityStatus.ACCEPTED}
    shown = [one for one in known if one.status not in hidden]
    assert summary.lists[RouteFilter.ALL] == len(shown)
    assert by_union.count == sum(one.person_id in members for one in shown)
    assert summary.lists[RouteFilter.WAITING] == counted[list(RouteStatus).index(RouteStatus.AGREED)]
    late = [
        one for one in known
        if one.status in walked and any(it.status in ahead and it.due_on < today for it in steps_of[one.id])
    ]  # fmt: skip
    assert summary.lists[RouteFilter.OVERDUE] == len(late)
    goes_on = [one for one in known if one.status in walked | {RouteStatus.ON_HOLD}]
    assert summary.lists[RouteFilter.UNSUPPORTED] == len(goes_on)
    practical = {kind.code for kind in visit.municipality.programme.activities.kinds if kind.is_practical}
    skipped = ActivityStatus.SKIPPED
    assert summary.lists[RouteFilter.IMPRACTICAL] == sum(
        not any(it.kind in practical and it.status is not skipped for it in steps_of[one.id]) for one in goes_on
    )
    confirmed = {one.person_id for one in noted if one.state is DeficitState.CONFIRMED}
    assert summary.without_route == len(confirmed - {one.person_id for one in shown})
    shares = []
    for one in known:
        counts = [it for it in steps_of[one.id] if it.status is not skipped]
        if counts and one.status in {
            RouteStatus.AGREED,
            RouteStatus.ACTIVE,
            RouteStatus.ON_HOLD,
            RouteStatus.COMPLETED,
        }:
            weights = [(2 if it.is_mandatory else 1, it.status in finished) for it in counts]
            shares.append(sum(w for w, is_done in weights if is_done) / sum(w for w, _ in weights))
    assert summary.progress == pytest.approx(sum(shares) / len(shares))
    for state in DeficitState:
        assert overview.of(state) == sum(one.state is state for one in noted)
    assert overview.waiting == len({one.person_id for one in noted if one.state is DeficitState.PROPOSED})


async def test_routes_go_over_with_the_duties_and_come_back(house: House, clock: Clock):
    head, other = 5_000_000_621, 5_000_000_622
    await settle(house, head, names=("Тополева", "Алла", "Ивановна"), role=Role.CENTRE_HEAD)
    mentor = await settle(house, MENTOR, names=("Лютиков", "Пётр", "Ильич"), role=Role.MENTOR)
    taker = await settle(house, other, names=("Ясенев", "Илья", "Олегович"))
    person = await settle(house, EDUCATOR)
    await walk(house, person, step(date(2025, 11, 1)), supporter_id=mentor)
    await walk(house, taker, step(date(2025, 11, 1)), supporter_id=mentor)
    await walk(house, mentor, step(date(2025, 11, 1)), status=RouteStatus.COMPLETED, supporter_id=mentor)

    async def helpers() -> list[int | None]:
        return [one.supporter_id for one in await all_of(house, Route)]

    async with house.database.writing() as session:
        done = await handovers.hand_over(session, await visit_of(house, head), giver_id=mentor, taker_id=taker)
    assert (done.roles, done.duties) == ([Role.MENTOR], 1)
    assert await helpers() == [taker, mentor, mentor]  # nobody helps themselves; what is over stays as it was
    clock.passes(hours=2)
    async with house.database.writing() as session:
        await handovers.undo(session, await visit_of(house, head), handover_id=done.handover_id)
        await handovers.undo(session, await visit_of(house, head), handover_id=done.handover_id)
    assert await helpers() == [mentor, mentor, mentor]
    told = [one.payload["phrase"] for one in await all_of(house, OutboxMessage)]
    assert told == ["route-notice-supporter"] * 2
    first, *_ = await all_of(house, Route)
    assert first.version == 3
    await put(house, RoleGrant(person_id=taker, role=Role.MENTOR, organization_id=None, granted_at=clock.now))
    async with house.database.writing() as session:
        await session.execute(update(RoleGrant).values(organization_id=None))
        await session.commit()
    async with house.database.writing() as session:
        # Both are mentors: no role goes over, the routes do.
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == mentor))
        await session.commit()
    async with house.database.writing() as session:
        done = await handovers.hand_over(session, await visit_of(house, head), giver_id=mentor, taker_id=taker)
        assert (done.roles, done.duties) == ([], 1)
        with pytest.raises(Unfitting):
            await handovers.hand_over(session, await visit_of(house, head), giver_id=mentor, taker_id=taker)


async def test_who_withdraws_leaves_no_route_under_their_name(house: House):
    person = await settle(house, EDUCATOR)
    mentor = await settle(house, MENTOR, names=("Лютиков", "Пётр", "Ильич"), role=Role.MENTOR)
    number = await walk(house, person, step(date(2025, 12, 1)), supporter_id=mentor)
    async with house.database.writing() as session:
        await privacy.leave(session, await visit_of(house, EDUCATOR))
    [route] = await all_of(house, Route)
    assert route.person_id != person
    owner = next(one for one in await all_of(house, Person) if one.id == route.person_id)
    assert owner.forgotten_at is not None
    for reader in (METHODIST, MENTOR):
        async with house.database.reading() as session:
            with pytest.raises(NotFound):
                await routes.view(session, await visit_of(house, reader), route_id=number)
    async with house.database.reading() as session:
        assert (await route_guiding.summary(session, await visit_of(house, METHODIST))).lists[RouteFilter.ALL] == 0


async def test_a_test_that_was_taken_closes_the_step_that_asked_for_it(house: House):
    person = await settle(house, EDUCATOR)
    asked = {"kind": "external_test", "area": "methods"}
    other = {"kind": "external_test", "area": "subject"}
    await walk(house, person, step(date(2026, 2, 1), **asked), step(date(2026, 1, 1), **other))
    visit = await visit_of(house, METHODIST)
    for _ in range(2):
        async with house.database.writing() as session:
            await external_results.enter(
                session, visit, person_id=person, area="methods", typed="60; 02.10.2025; Диагностика"
            )
    mine, others = await all_of(house, Activity)
    assert (mine.status, mine.done_on) == (ActivityStatus.DONE, date(2025, 10, 2))
    assert others.status is ActivityStatus.PLANNED
