"""Contests behind the chat: days of the municipality, two at once, the clock, figures, whose they are."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House, build_house
from bot.settings import Settings
from models.audit import Action, AuditEntry
from models.contests import Contest, ContestEntry, ContestStage, EntryStatus
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Consent, Person, Role
from models.queries.registration import accounts
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from models.scopes import Scope
from models.session import Database
from programmes.programme import Programme
from services import handovers, own_data, privacy, retention
from services.contests import (
    contest_claims,
    contest_clock,
    contest_figures,
    contest_keeping,
    contest_letters,
    contest_nominating,
    contest_results,
    contests,
)
from services.contests.contest_claim_drafts import ClaimDraft
from services.contests.contest_drafts import ContestDraft
from services.errors import NotAllowed, NotFound, Unfitting
from services.marks import mark_of
from services.visits import Visit
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, TEACHER, OTHER, COORDINATOR, HEAD = (5_000_005_000 + one for one in range(1, 6))
LAST = date(2025, 10, 20)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    await settle(built, TEACHER, career=2024)
    await settle(built, COORDINATOR, names=("Лютикова", "Ольга", "Ильинична"), role=Role.SCHOOL_COORDINATOR)
    return built


async def act(house: House, telegram_id: int, what: Callable[..., Awaitable[Any]], **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await what(session, visit, **how)


async def all_of(house: House, table: Any) -> list[Any]:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(table.id)))
        await session.commit()
    return found


async def put(house: House, *rows: object) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def announce(house: House, **changes: Any) -> int:
    draft = ContestDraft(**{"title": "Учитель года", "entries_until": LAST, **changes})
    return await act(house, METHODIST, contest_keeping.save, draft=draft)


async def tick(house: House) -> None:
    async with house.database.writing() as session:
        await contest_clock.run(session, house.municipality, now=house.clock())


async def phrases(house: House, phrase: str) -> list[int]:
    return sorted(one.chat_id for one in await all_of(house, OutboxMessage) if one.payload.get("phrase") == phrase)


async def id_of(house: House, telegram_id: int) -> int:
    return (await visit_of(house, telegram_id)).actor.id


async def test_the_last_day_ends_at_midnight_here(house: House, clock: Clock):
    number = await announce(house, entries_from=date(2025, 10, 8))
    zone = house.municipality.zone
    for moment, is_open in (
        (datetime.combine(date(2025, 10, 7), time(23, 59, 59), zone), False),
        (datetime.combine(date(2025, 10, 8), time(0), zone), True),
        (datetime.combine(LAST, time(23, 59, 59), zone), True),
        (datetime.combine(LAST + timedelta(days=1), time(0), zone), False),
    ):
        clock.now = moment.astimezone(UTC)
        listed = await act(house, TEACHER, contests.overview, page=0, size=5)
        assert bool(listed.contests) == is_open
        if not is_open:
            with pytest.raises(Unfitting):
                await act(house, TEACHER, contests.enter, contest_id=number, nomination="")
    clock.now = datetime.combine(LAST, time(23, 59), zone).astimezone(UTC)
    entry = await act(house, TEACHER, contests.enter, contest_id=number, nomination="")
    clock.passes(minutes=2)
    with pytest.raises(Unfitting):
        await act(house, TEACHER, contests.withdraw, entry_id=entry)


async def test_twice_at_once_is_once_and_young_is_young_on_the_day(house: House):
    number = await announce(house)
    found = await asyncio.gather(
        *(act(house, TEACHER, contests.enter, contest_id=number, nomination="") for _ in range(4))
    )
    assert len(set(found)) == 1
    async with house.database.writing() as session:
        await session.execute(update(Person).values(career_started=1990, is_young=None))
        await session.commit()
    await settle(house, OTHER, names=("Кленов", "Лев", "Ильич"), career=1999)
    await act(house, OTHER, contests.enter, contest_id=number, nomination="")
    assert [one.is_young for one in await all_of(house, ContestEntry)] == [True, False]
    with pytest.raises(NotFound):
        await act(house, OTHER, contests.withdraw, entry_id=found[0])
    await settle(house, HEAD, names=("Осокин", "Яков", "Ильич"), is_registered=False)
    with pytest.raises(Unfitting, match="contest-unregistered"):
        await act(house, HEAD, contests.enter, contest_id=number, nomination="")


async def test_whoever_is_put_forward_has_the_last_word(house: House, clock: Clock):
    number = await announce(house, nominations=("Дебют", "Мастер"))
    teacher = await id_of(house, TEACHER)
    foreign = await settle(house, OTHER, names=("Кленов", "Лев", "Ильич"), school="Школа № 7")
    nominate = contest_nominating.nominate
    with pytest.raises(NotFound):
        await act(house, COORDINATOR, nominate, contest_id=number, person_id=foreign, nomination="")
    with pytest.raises(NotAllowed):
        await act(house, TEACHER, nominate, contest_id=number, person_id=teacher, nomination="")
    with pytest.raises(Unfitting):
        await act(house, COORDINATOR, nominate, contest_id=number, person_id=teacher, nomination="Нет такой")
    entry = await act(house, COORDINATOR, nominate, contest_id=number, person_id=teacher, nomination="")
    assert entry == await act(house, COORDINATOR, nominate, contest_id=number, person_id=teacher, nomination="Дебют")
    await act(house, COORDINATOR, contest_nominating.take_back, entry_id=entry)
    [letter] = await all_of(house, OutboxMessage)
    assert (letter.status, letter.payload) == (OutboxStatus.CANCELLED, {})
    with pytest.raises(NotFound):
        await act(house, TEACHER, contests.answer, entry_id=entry, agrees=True)
    entry = await act(house, COORDINATOR, nominate, contest_id=number, person_id=teacher, nomination="Дебют")
    await act(house, TEACHER, contests.answer, entry_id=entry, agrees=False)
    await act(house, TEACHER, contests.answer, entry_id=entry, agrees=True)  # the first word counts
    [one] = await all_of(house, ContestEntry)
    assert one.status is EntryStatus.DECLINED
    with pytest.raises(Unfitting, match="contest-has-declined"):
        await act(house, COORDINATOR, nominate, contest_id=number, person_id=teacher, nomination="Мастер")
    with pytest.raises(Unfitting, match="contest-has-answered"):
        await act(house, COORDINATOR, contest_nominating.take_back, entry_id=entry)
    await act(house, TEACHER, contests.enter, contest_id=number, nomination="Дебют")
    [one] = await all_of(house, ContestEntry)
    assert (one.status, one.nomination) == (EntryStatus.SUBMITTED, "Дебют")


async def test_the_clock_says_everything_once_however_late_it_is(house: House, clock: Clock):
    teacher = await id_of(house, TEACHER)
    await announce(house, results_on=date(2025, 11, 1))
    other = await settle(house, OTHER, names=("Кленов", "Лев", "Ильич"))
    number = 1
    await tick(house)
    assert await phrases(house, "contest-notice-ending") == []
    for person in (teacher, other):
        await act(house, COORDINATOR, contest_nominating.nominate, contest_id=number, person_id=person, nomination="")
    async with house.database.writing() as session:  # one of them takes the consent back, the account stays for now
        await session.execute(update(Consent).where(Consent.person_id == other).values(withdrawn_at=clock.now))
        await session.commit()
    seen = {}
    for day in range(7, 31):
        for hour in (9, 13):
            clock.now = datetime(2025, 10, day, hour, tzinfo=UTC)
            await tick(house)
        seen[day] = (
            len(await phrases(house, "contest-notice-waits")),
            len(await phrases(house, "contest-notice-ending")),
        )
    assert (seen[12], seen[13], seen[17], seen[18], seen[30]) == ((0, 0), (1, 1), (1, 1), (2, 1), (2, 1))
    assert await phrases(house, "contest-notice-waits") == [TEACHER, TEACHER]
    assert await phrases(house, "contest-notice-ending") == [COORDINATOR]
    assert await phrases(house, "contest-notice-results-due") == []
    for hours in (48, 24, 24):
        clock.passes(hours=hours)
        await tick(house)
    assert await phrases(house, "contest-notice-results-due") == [METHODIST]
    late = await announce(house, entries_until=clock.now.date() + timedelta(days=1), title="Второй")
    await act(house, COORDINATOR, contest_nominating.nominate, contest_id=late, person_id=teacher, nomination="")
    await tick(house)
    assert len(await phrases(house, "contest-notice-waits")) == 2, "who was asked just now is not reminded"
    clock.passes(hours=25)
    await tick(house)
    assert len(await phrases(house, "contest-notice-waits")) == 3, "late, the nearest reminder alone"


async def test_many_results_are_confirmed_in_portions(house: House, monkeypatch: pytest.MonkeyPatch, clock: Clock):
    monkeypatch.setattr(contest_results, "PORTION", 2)
    number = await announce(house)
    people = [await settle(house, 5_000_005_100 + one, names=(f"Астрина{one}", "Ия", "Ильинична")) for one in range(5)]
    facts = {"contest_id": number, "status": EntryStatus.WINNER, "nomination": "", "entered_at": clock.now}
    await put(house, *(ContestEntry(person_id=one, entered_by=one, is_young=False, **facts) for one in people))
    found = await act(house, METHODIST, contest_results.matching, contest_id=number)
    tell, seen = contest_letters.tell_result, []

    async def telling(session: AsyncSession, visit: Visit, contest: Contest, entry: ContestEntry, phrase: str) -> None:
        await tell(session, visit, contest, entry, phrase)
        seen.append(entry.id)
        if len(seen) == 3:
            raise RuntimeError  # the machine goes out in the second portion

    monkeypatch.setattr(contest_letters, "tell_result", telling)
    with pytest.raises(RuntimeError):
        await act(house, METHODIST, contest_results.confirm, contest_id=number, mark=found.mark)
    assert sum(one.confirmed_at is not None for one in await all_of(house, ContestEntry)) == 2
    with pytest.raises(Unfitting):  # what is left is shown first
        await act(house, METHODIST, contest_results.confirm, contest_id=number, mark=found.mark)
    found = await act(house, METHODIST, contest_results.matching, contest_id=number)
    assert await act(house, METHODIST, contest_results.confirm, contest_id=number, mark=found.mark) == 3
    assert len(await phrases(house, "contest-notice-result")) == 5, "everybody is told once"
    noted = [one for one in await all_of(house, AuditEntry) if one.action is Action.CONTEST_RESULTS_CONFIRMED]
    assert sum(one.details["people"] for one in noted) == 5


async def test_a_clock_over_others_mistakes_goes_on(house: House, monkeypatch: pytest.MonkeyPatch, clock: Clock):
    await announce(house, results_on=LAST)
    clock.now = datetime(2025, 10, 22, 9, tzinfo=UTC)

    async def broken(*_: Any) -> int:
        raise RuntimeError

    broken.__name__ = "remind_nominated"
    monkeypatch.setattr(contest_clock, "remind_nominated", broken)
    await tick(house)
    assert await phrases(house, "contest-notice-results-due") == [METHODIST]


async def entered(house: House, number: int, *accounts_: int) -> list[int]:
    return [await act(house, one, contests.enter, contest_id=number, nomination="") for one in accounts_]


async def confirm(house: House, number: int) -> None:
    found = await act(house, METHODIST, contest_results.matching, contest_id=number)
    await act(house, METHODIST, contest_results.confirm, contest_id=number, mark=found.mark)


async def test_a_confirmed_result_closes_one_step_and_is_told_once(house: House, clock: Clock):
    number, person = await announce(house), await id_of(house, TEACHER)
    now = clock.now
    route = Route(
        person_id=person, school_year=2025, basis=RouteBasis.REQUEST, status=RouteStatus.ACTIVE, version=1,
        created_at=now, changed_at=now, accepted_at=now, agreed_at=now,
    )  # fmt: skip
    await put(house, route)
    steps = [
        Activity(
            route_id=1, place=place, kind="contest", title="Шаг", starts_on=LAST, due_on=LAST, is_mandatory=True,
            needs_acceptance=False, status=ActivityStatus.PLANNED, evidence=[],
        )
        for place in range(2)
    ]  # fmt: skip
    await put(house, *steps)
    [entry] = await entered(house, number, TEACHER)
    clock.now = datetime(2025, 10, 25, 9, tzinfo=UTC)
    mark = contest_results.mark
    for status, place in ((EntryStatus.PARTICIPANT, 0), (EntryStatus.WINNER, 1)):
        await act(house, METHODIST, mark, entry_id=entry, status=status, place=place)
    assert not await phrases(house, "contest-notice-result")
    assert {one.status for one in await all_of(house, Activity)} == {ActivityStatus.PLANNED}
    with pytest.raises(Unfitting):
        await act(house, METHODIST, contest_results.confirm, contest_id=number, mark=mark_of())
    await confirm(house, number)
    correct = contest_results.correct
    for place in (2, 2):
        await act(house, METHODIST, correct, entry_id=entry, status=EntryStatus.LAUREATE, place=place)
    assert await phrases(house, "contest-notice-result") == [TEACHER]
    assert await phrases(house, "contest-notice-corrected") == [TEACHER]
    first, second = await all_of(house, Activity)
    assert (first.status, first.done_on, second.status) == (ActivityStatus.DONE, LAST, ActivityStatus.PLANNED)
    with pytest.raises(Unfitting):
        await act(house, METHODIST, mark, entry_id=entry, status=EntryStatus.WINNER, place=1)
    for status, place in ((EntryStatus.DECLINED, 0), (EntryStatus.NOMINATED, 0), (EntryStatus.SUBMITTED, 1)):
        with pytest.raises(NotFound):
            await act(house, METHODIST, correct, entry_id=entry, status=status, place=place)
    # there was no result after all: the step is ahead again, and the next confirmation closes it anew
    await act(house, METHODIST, correct, entry_id=entry, status=EntryStatus.SUBMITTED, place=0)
    assert {one.status for one in await all_of(house, Activity)} == {ActivityStatus.PLANNED}
    await act(house, METHODIST, mark, entry_id=entry, status=EntryStatus.PARTICIPANT, place=0)
    await confirm(house, number)
    assert (await all_of(house, Activity))[0].status is ActivityStatus.DONE


async def test_figures_are_what_a_count_by_hand_says(house: House, clock: Clock):
    dice = random.Random(7)
    schools, people = ("Школа № 3", "Школа № 7", "Школа № 9"), []
    for one in range(12):
        number = 5_000_006_000 + one
        people.append(await settle(house, number, names=("Кленов", "Лев", "Ильич"), school=schools[one % 3]))
    where = {one.id: one.organization_id for one in await all_of(house, Person)}
    made = [await announce(house, title=f"К {one}", stage=stage) for one, stage in enumerate(list(ContestStage)[1:3])]
    async with house.database.writing() as session:
        await session.execute(update(Contest).where(Contest.id == made[1]).values(cancelled_at=None))
        await session.commit()
    rows = []
    for contest in made:
        for person in people:
            status, is_confirmed = dice.choice(list(EntryStatus)), dice.random() < 0.7
            rows.append(
                ContestEntry(
                    contest_id=contest, person_id=person, organization_id=where[person], nomination="",
                    is_young=dice.random() < 0.4, status=status, entered_by=person, entered_at=clock.now,
                    confirmed_at=clock.now if is_confirmed else None, confirmed_by=person if is_confirmed else None,
                )
            )  # fmt: skip
    await put(house, *rows)
    good = {EntryStatus.PARTICIPANT, EntryStatus.LAUREATE, EntryStatus.WINNER}
    rows = [one for one in await all_of(house, ContestEntry) if one.status in good and one.confirmed_at]
    for school in (None, *{where[one] for one in people}):
        scope = Scope(is_whole=True) if school is None else Scope(organizations=frozenset({school}))
        mine = [one for one in rows if school in {None, one.organization_id}]
        everybody = [one for one, place in where.items() if school in {None, place}]
        took = {one.person_id for one in mine}
        won = {one.person_id for one in mine if one.status is not EntryStatus.PARTICIPANT}
        young = {one.person_id for one in mine if one.is_young}
        at = {"year": 2025, "scope": scope}
        async with house.database.reading() as session:
            found = [
                await contest_figures.participants(session, **at),
                await contest_figures.winners(session, **at),
                await contest_figures.young_share(session, **at),
                await contest_figures.winners(session, **at, stages=[ContestStage.SCHOOL]),
            ]
            await session.commit()
        assert [(one.numerator, one.denominator) for one in found] == [
            (len(took), len(everybody)),
            (len(won), len(took)),
            (len(young), len(took)),
            (0, 0),
        ]
    assert rows


async def test_ones_own_result_somebody_else_confirms_as_long_as_there_is_anybody(house: House):
    told = ClaimDraft(
        title="Третий", kind="professional", stage=ContestStage.REGIONAL, on=date(2025, 10, 1),
        status=EntryStatus.WINNER, place=1, proof="Приказ № 5",
    )  # fmt: skip
    own = await act(house, METHODIST, contest_claims.tell, draft=told)
    claim = await act(house, METHODIST, contest_claims.look, entry_id=own)
    await settle(house, HEAD, names=("Осокин", "Яков", "Ильич"), role=Role.CENTRE_HEAD)
    with pytest.raises(Unfitting, match="contest-claim-is-yours"):
        await act(house, METHODIST, contest_claims.confirm, entry_id=own, mark=claim.mark)
    [kept] = await all_of(house, ContestEntry)
    assert kept.confirmed_at is None
    async with house.database.writing() as session:
        await session.execute(
            update(Person).where(Person.id == await id_of(house, HEAD)).values(archived_at=house.clock())
        )
        await session.commit()
    await act(house, METHODIST, contest_claims.confirm, entry_id=own, mark=claim.mark)
    [kept] = await all_of(house, ContestEntry)
    assert (kept.status, kept.confirmed_by) == (EntryStatus.WINNER, kept.person_id)
    [noted] = [one for one in await all_of(house, AuditEntry) if one.action is Action.CONTEST_RESULT_DECIDED]
    assert (noted.details["is_confirmed"], noted.details["is_own"]) == (1, 1)


async def test_what_people_own_goes_with_them(house: House, clock: Clock):
    number, person = await announce(house), await id_of(house, TEACHER)
    await settle(house, OTHER, names=("Кленов", "Лев", "Ильич"))
    first, second = await entered(house, number, TEACHER, OTHER)
    next_one = await announce(house, title="Второй")
    [ahead] = await entered(house, next_one, TEACHER)
    told = ClaimDraft(
        title="Третий", kind="professional", stage=ContestStage.REGIONAL, on=date(2025, 10, 1),
        status=EntryStatus.WINNER, place=1, proof="Тайные слова",
    )  # fmt: skip
    claim = await act(house, TEACHER, contest_claims.tell, draft=told)
    async with house.database.writing() as session:
        await session.execute(update(ContestEntry).where(ContestEntry.id == second).values(helper_id=person))
        await session.commit()
    clock.now = datetime(2025, 10, 25, 9, tzinfo=UTC)
    await act(house, METHODIST, contest_results.mark, entry_id=first, status=EntryStatus.WINNER, place=1)
    own = await act(house, TEACHER, own_data.gather)
    stands = {one["id"]: one["status"] for one in own.plain["contest_entries"]}
    assert stands == {first: EntryStatus.SUBMITTED, ahead: EntryStatus.SUBMITTED, claim: EntryStatus.WINNER}
    assert (await all_of(house, ContestEntry))[0].status is EntryStatus.WINNER, "only the copy keeps silent"
    await confirm(house, number)
    kept = await act(house, TEACHER, privacy.kept)
    assert kept.held.contests == 3
    await act(house, TEACHER, privacy.leave)
    found = {one.id: one for one in await all_of(house, ContestEntry)}
    assert found.keys() == {first, second, claim}
    assert person not in {one.person_id for one in found.values()} | {one.entered_by for one in found.values()}
    assert (found[first].status, found[first].place) == (EntryStatus.WINNER, 1)
    assert (found[claim].status, found[claim].proof, found[second].helper_id) == (EntryStatus.DECLINED, None, None)
    assert person not in {one.organiser_id for one in await all_of(house, Contest)}
    clock.now = datetime(2050, 1, 1, tzinfo=UTC)
    async with house.database.writing() as session:
        await retention.run(session, house.municipality, now=clock.now)
    assert await id_of(house, OTHER) not in {one.person_id for one in await all_of(house, ContestEntry)}


async def test_two_rows_of_one_person_keep_what_says_more(house: House, clock: Clock):
    came, register = await id_of(house, TEACHER), await settle(house, OTHER, names=("Кленов", "Лев", "Ильич"))
    made = [await announce(house, title=f"К {one}") for one in range(3)]
    methodist = await id_of(house, METHODIST)

    def row(contest: int, person: int, status: EntryStatus, **more: Any) -> ContestEntry:
        facts = {"nomination": "", "is_young": False, "entered_by": person, "entered_at": clock.now}
        return ContestEntry(contest_id=contest, person_id=person, status=status, **{**facts, **more})

    done = {"confirmed_at": clock.now, "confirmed_by": methodist}
    await put(
        house,
        row(made[0], came, EntryStatus.WINNER, **done),
        row(made[0], register, EntryStatus.SUBMITTED),
        row(made[1], came, EntryStatus.DECLINED),
        row(made[1], register, EntryStatus.NOMINATED, helper_id=came),
        row(made[2], came, EntryStatus.SUBMITTED),
    )
    async with house.database.writing() as session:
        await session.execute(Account.__table__.delete().where(Account.person_id == register))
        await accounts.hand_over(session, source=came, target=register)
        await session.commit()
    left = [(one.contest_id, one.status, one.person_id, one.helper_id) for one in await all_of(house, ContestEntry)]
    assert left == [
        (made[0], EntryStatus.WINNER, register, None),
        (made[1], EntryStatus.NOMINATED, register, None),
        (made[2], EntryStatus.SUBMITTED, register, None),
    ]


async def test_contests_go_over_with_duties_to_whoever_may_keep_them(house: House):
    taker = await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"))
    await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    giver = await id_of(house, METHODIST)
    await announce(house)
    done = await act(house, HEAD, handovers.hand_over, giver_id=giver, taker_id=taker)
    assert [one.organiser_id for one in await all_of(house, Contest)] == [taker]
    await act(house, HEAD, handovers.undo, handover_id=done.handover_id)
    assert [one.organiser_id for one in await all_of(house, Contest)] == [giver]
