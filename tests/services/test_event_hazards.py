"""What goes wrong around seats and reminders: nights, the blocked, those who leave, changes between."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.audiences import Audience, Facet
from models.events import Attendance, Event, EventPerson
from models.invitations import Block
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Person, Role
from models.session import Database
from programmes.programme import Programme
from services.errors import NotFound, Unfitting
from services.events import event_changes, event_lists, event_offers, event_reminders, event_seats, events
from services.events.events import EventDraft
from services.registration import binding
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, FIRST = 5_000_000_821, 5_000_000_830
A, B, C, D = range(FIRST, FIRST + 4)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    return built


async def people(house: House, count: int) -> list[int]:
    return [await settle(house, FIRST + one, names=("Кленов", "Лев", "Ильич")) for one in range(count)]


async def act(house: House, telegram_id: int, what: Callable[..., Awaitable[Any]], *args: Any, **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await what(session, visit, *args, **how)


async def planned(house: House, **facts: Any) -> Event:
    facts = {"starts_at": house.clock() + timedelta(days=10), **facts}
    return await act(house, METHODIST, events.create, EventDraft("seminar", facts.pop("title", "Чтение"), **facts))


async def take(house: House, event: Event, *who: int) -> list[Attendance]:
    return [await act(house, one, event_seats.register, event_id=event.id) for one in who]


async def tick(house: House) -> None:
    for job in (event_offers.run, event_reminders.run):
        async with house.database.writing() as session:
            await job(session, house.municipality, now=house.clock())


async def stands(house: House, *ids: int) -> list[Attendance | None]:
    async with house.database.reading() as session:
        found = {one.person_id: one.attendance for one in await session.scalars(select(EventPerson))}
        await session.commit()
    return [found.get(one) for one in ids]


async def told(house: House, phrase: str, *, is_due: bool = False) -> list[int]:
    async with house.database.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.status != OutboxStatus.CANCELLED).order_by(OutboxMessage.id)
        found = [
            one.chat_id
            for one in await session.scalars(query)
            if one.payload.get("phrase") == phrase and (not is_due or one.due_at <= house.clock())
        ]
        await session.commit()
    return found


async def change(house: House, *statements: Any) -> None:
    async with house.database.writing() as session:
        for one in statements:
            await session.execute(one)
        await session.commit()


async def test_a_seat_goes_past_whoever_cannot_be_told(house: House, clock: Clock):
    """Who has blocked the bot, who is blocked, who is on leave, who has left for good."""
    a, b, c, d = await people(house, 4)
    more = [await settle(house, FIRST + one, names=("Кленов", "Лев", "Ильич")) for one in range(4, 6)]
    event = await planned(house, seats=1)
    await take(house, event, A, B, C, D, FIRST + 4, FIRST + 5)
    now = clock.now
    await change(
        house,
        update(Account).where(Account.telegram_id == B).values(unreachable_at=now),
        update(Person).where(Person.id == c).values(paused_until=now.date() + timedelta(days=9)),
        update(Person).where(Person.id == d).values(archived_at=now),
    )
    async with house.database.writing() as session:
        session.add(Block(telegram_id=FIRST + 4, blocked_at=now, until=None))
        await session.commit()
    await act(house, A, event_seats.leave, event_id=event.id)
    assert await told(house, "event-told-offer") == [FIRST + 5]
    await tick(house)
    assert await stands(house, a, b, c, d, *more) == [
        Attendance.DECLINED, Attendance.WAITING, Attendance.WAITING, Attendance.DECLINED,
        Attendance.WAITING, Attendance.OFFERED,
    ]  # fmt: skip
    await change(house, update(Account).where(Account.telegram_id == B).values(unreachable_at=None))
    await act(house, FIRST + 5, event_seats.leave, event_id=event.id)
    assert (await stands(house, b))[0] is Attendance.OFFERED


async def test_who_leaves_the_register_gives_their_seat_back(house: House, clock: Clock):
    a, b = await people(house, 2)
    event = await planned(house, seats=1)
    await take(house, event, A, B)
    await change(house, update(Person).where(Person.id == a).values(archived_at=clock.now))
    await tick(house)
    assert await stands(house, a, b) == [Attendance.DECLINED, Attendance.OFFERED]


async def test_nobody_who_can_be_told_waits_so_the_seat_is_taken_at_once(house: House, clock: Clock):
    _, b, c = await people(house, 3)
    event = await planned(house, seats=1)
    await take(house, event, A, B)
    await change(house, update(Account).where(Account.telegram_id == B).values(unreachable_at=clock.now))
    await act(house, A, event_seats.leave, event_id=event.id)
    assert await take(house, event, C) == [Attendance.REGISTERED]
    assert await stands(house, b, c) == [Attendance.WAITING, Attendance.REGISTERED]


async def test_an_offer_made_again_is_told_again(house: House, clock: Clock):
    """In one night, and where the beginning ends both of them."""
    await people(house, 2)
    clock.now = datetime(2025, 10, 7, 18, tzinfo=UTC)  # nine in the evening here
    for begins in (clock.now + timedelta(days=5), clock.now + timedelta(hours=20)):
        event = await planned(house, seats=1, starts_at=begins)
        before = len(await told(house, "event-told-offer"))
        await take(house, event, A, B)
        await act(house, A, event_seats.leave, event_id=event.id)
        clock.passes(minutes=5)
        await act(house, B, event_seats.leave, event_id=event.id)
        assert await take(house, event, A, B) == [Attendance.REGISTERED, Attendance.WAITING]
        clock.passes(minutes=5)
        await act(house, A, event_seats.leave, event_id=event.id)
        assert len(await told(house, "event-told-offer")) == before + 2


async def test_an_offer_comes_before_the_event_even_in_quiet_time(house: House, clock: Clock):
    await people(house, 2)
    clock.now = datetime(2025, 10, 11, 17, tzinfo=UTC)  # Saturday evening; on Sunday the bot is silent
    sunday = datetime(2025, 10, 12, 9, tzinfo=UTC)
    event = await planned(house, seats=1, starts_at=sunday)
    await take(house, event, A, B)
    await act(house, A, event_seats.leave, event_id=event.id)
    assert await told(house, "event-told-offer", is_due=True) == [B]
    later = await planned(house, seats=1, starts_at=sunday + timedelta(days=1))
    await take(house, later, A, B)
    await act(house, A, event_seats.leave, event_id=later.id)
    assert await told(house, "event-told-offer", is_due=True) == [B]


async def test_seats_that_are_added_go_at_once_to_those_who_wait(house: House, clock: Clock):
    ids = await people(house, 4)
    event = await planned(house, seats=1)
    await take(house, event, A, B, C, D)
    await act(house, METHODIST, event_changes.write, event_id=event.id, fact="seats", typed="2")
    assert await told(house, "event-told-offer") == [B]
    await act(house, METHODIST, event_changes.write, event_id=event.id, fact="seats", typed="-")
    assert await stands(house, *ids) == [Attendance.REGISTERED] * 4  # nothing to wait for, and nothing to lose
    assert await told(house, "event-told-seated") == [B, C, D]
    clock.passes(days=2)
    await tick(house)
    assert await stands(house, *ids) == [Attendance.REGISTERED] * 4
    assert await told(house, "event-told-lapsed") == []
    await act(house, METHODIST, event_changes.write, event_id=event.id, fact="seats", typed="2")
    assert Counter(await stands(house, *ids)) == {Attendance.REGISTERED: 4}
    assert (await act(house, A, event_seats.look, event_id=event.id)).free == 0
    await act(house, A, event_seats.leave, event_id=event.id)
    assert await take(house, event, A) == [Attendance.WAITING]


async def test_an_offer_that_is_over_is_the_own_place_again_where_nobody_else_waits(house: House, clock: Clock):
    _, b, c = await people(house, 3)
    event = await planned(house, seats=1)
    await take(house, event, A, B)
    await act(house, A, event_seats.leave, event_id=event.id)
    clock.passes(hours=24)  # the clock has not come yet
    assert await take(house, event, B) == [Attendance.REGISTERED]
    await act(house, B, event_seats.leave, event_id=event.id)
    await take(house, event, A, B, C)
    await act(house, A, event_seats.leave, event_id=event.id)
    clock.passes(hours=24)
    assert await take(house, event, B) == [Attendance.WAITING]
    assert await stands(house, b, c) == [Attendance.WAITING, Attendance.OFFERED]


async def test_an_offer_outlives_a_move_in_the_night(house: House, clock: Clock):
    _, b = await people(house, 2)
    event = await planned(house, seats=1)
    await take(house, event, A, B)
    clock.now = datetime(2025, 10, 7, 18, tzinfo=UTC)
    await act(house, A, event_seats.leave, event_id=event.id)
    clock.passes(hours=1)
    nearer = clock.now + timedelta(hours=20)
    await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=nearer)
    assert await told(house, "event-told-offer") == [B]
    assert (await stands(house, b))[0] is Attendance.OFFERED
    assert (await act(house, B, event_seats.look, event_id=event.id)).offered_until == nearer
    await act(house, METHODIST, event_changes.cancel, event_id=event.id, reason="Болезнь")
    assert await told(house, "event-told-offer") == []


async def test_the_window_is_open_in_its_first_second_and_not_in_its_last(house: House, clock: Clock):
    await people(house, 2)
    opens, closes = clock.now + timedelta(hours=1), clock.now + timedelta(hours=2)
    event = await planned(house, registers_from=opens, registers_until=closes)
    for moment, refused in ((opens - timedelta(seconds=1), "early"), (closes, "late")):
        clock.now = moment
        with pytest.raises(Unfitting, match=f"event-seat-{refused}"):
            await take(house, event, A)
    clock.now = opens
    assert await take(house, event, A) == [Attendance.REGISTERED]
    clock.now = closes - timedelta(seconds=1)
    assert await take(house, event, B) == [Attendance.REGISTERED]
    clock.now = event.starts_at
    for verb in (event_seats.register, event_seats.leave):
        with pytest.raises(Unfitting, match="event-seat-over"):
            await act(house, A, verb, event_id=event.id)


async def test_two_rows_of_one_person_keep_the_seat_that_was_taken(house: House, clock: Clock):
    a, _ = await people(house, 2)
    event = await planned(house)
    await take(house, event, A)
    async with house.database.writing() as session:
        register = Person(surname="Кленов", name="Лев", created_at=clock.now, registered_at=clock.now)
        session.add(register)
        await session.flush()
        session.add(
            EventPerson(event_id=event.id, person_id=register.id, attendance=Attendance.INVITED, changed_at=clock.now)
        )
        await session.flush()
        await binding.bind(
            session, came=await session.get_one(Person, a), register=register, decided_by=None, now=clock.now
        )
        await session.commit()
        number = register.id
    assert await stands(house, a, number) == [None, Attendance.REGISTERED]


async def at(house: House, clock: Clock, *moments: datetime) -> None:
    for one in moments:
        clock.now = one
        await tick(house)
        await tick(house)
        await change(house, update(OutboxMessage).values(status=OutboxStatus.SENT))


async def test_changes_bring_no_reminder_twice(house: House, clock: Clock):
    await people(house, 1)
    begins = datetime(2025, 10, 17, 9, tzinfo=UTC)
    event = await planned(house, starts_at=begins)
    await take(house, event, A)
    await at(house, clock, begins - timedelta(days=7, minutes=-5))
    assert await told(house, "event-told-days") == [A]
    await act(house, METHODIST, event_changes.write, event_id=event.id, fact="place", typed="Каб. 12")
    await act(house, METHODIST, event_changes.last, event_id=event.id, minutes=60)
    await at(house, clock, begins - timedelta(days=6))
    assert await told(house, "event-told-days") == [A]
    await at(house, clock, begins - timedelta(minutes=119))
    await act(house, METHODIST, event_changes.write, event_id=event.id, fact="place", typed="Каб. 13")
    await at(house, clock, begins - timedelta(hours=1))
    assert await told(house, "event-told-hours") == [A]


async def test_whoever_heard_of_a_move_is_not_reminded_in_the_same_breath(house: House, clock: Clock):
    await people(house, 1)
    event = await planned(house, starts_at=clock.now + timedelta(days=30))
    await take(house, event, A)
    clock.passes(days=1)
    begins = clock.now + timedelta(days=4)
    await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=begins)
    await at(house, clock, clock.now + timedelta(minutes=5))
    assert await told(house, "event-told-days") == []
    farther = clock.now + timedelta(days=20)
    await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=farther)
    await at(house, clock, farther - timedelta(days=7, minutes=-5))
    assert await told(house, "event-told-days") == [A]
    nearer = clock.now + timedelta(minutes=100)
    await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=nearer)
    await at(house, clock, clock.now + timedelta(minutes=5))
    assert await told(house, "event-told-hours") == []


async def test_a_monday_is_heard_of_before_the_weekend(house: House, clock: Clock):
    """Saturdays from three and Sundays are silent: Friday's letter goes as far as Monday."""
    await people(house, 3)
    monday = datetime(2025, 10, 13, 9, tzinfo=UTC)
    for title, begins in (
        ("Понедельник", monday),
        ("Суббота", monday - timedelta(days=2)),
        ("Вторник", monday + timedelta(days=1)),
    ):
        await take(house, await planned(house, starts_at=begins, title=title), A)
    await take(house, await planned(house, starts_at=monday, title="Поздно"), B)
    clock.now = datetime(2025, 10, 10, 13, 30, tzinfo=UTC)
    late = await planned(house, starts_at=monday, title="Потом")
    await take(house, late, C)
    await at(house, clock, clock.now, datetime(2025, 10, 11, 7, tzinfo=UTC), datetime(2025, 10, 12, 13, tzinfo=UTC))
    assert sorted(await told(house, "event-told-soon")) == [A, B]
    assert await told(house, "event-told-tomorrow") == []
    await at(house, clock, datetime(2025, 10, 13, 13, tzinfo=UTC))
    assert await told(house, "event-told-tomorrow") == [A]
    assert sorted(await told(house, "event-told-soon")) == [A, B]


async def test_a_letter_of_the_day_before_catches_up(house: House, clock: Clock):
    await people(house, 2)
    begins = datetime(2025, 10, 9, 9, tzinfo=UTC)
    await take(house, await planned(house, starts_at=begins), A, B)
    await at(house, clock, datetime(2025, 10, 9, 5, 40, tzinfo=UTC))  # nobody was there at four the day before
    assert sorted([*await told(house, "event-told-soon"), *await told(house, "event-told-tomorrow")]) == [A, B]


async def test_an_event_that_does_not_say_its_end_goes_on_for_a_while(house: House, clock: Clock):
    await people(house, 1)
    event = await planned(house, starts_at=clock.now + timedelta(days=2), place="Зал")
    await take(house, event, A)
    await change(house, update(Event).where(Event.id == event.id).values(ends_at=None))
    clock.now = event.starts_at + timedelta(minutes=30)
    own = await act(house, A, event_lists.own, page=0, size=5)
    assert [one.event.id for one in own.lines] == [event.id]
    page = await act(house, A, event_lists.for_me, page=0, size=5)
    assert [one.event.id for one in page.lines] == [event.id]
    clock.now = event.starts_at + timedelta(minutes=91)
    assert (await act(house, A, event_lists.own, page=0, size=5)).total == 0


async def test_nobody_is_reminded_earlier_than_they_wish(house: House, clock: Clock):
    a, b = await people(house, 2)
    await change(house, update(Person).where(Person.id == a).values(later_hour=18))
    await change(
        house, update(Person).where(Person.id == b).values(paused_until=datetime(2025, 10, 8, tzinfo=UTC).date())
    )
    begins = datetime(2025, 10, 9, 9, tzinfo=UTC)
    await take(house, await planned(house, starts_at=begins), A, B)
    await at(house, clock, datetime(2025, 10, 8, 13, 5, tzinfo=UTC))
    assert await told(house, "event-told-tomorrow") == []
    await at(house, clock, datetime(2025, 10, 8, 15, 5, tzinfo=UTC))
    assert await told(house, "event-told-tomorrow") == [A]


async def test_whoever_is_left_out_later_keeps_the_seat_they_have(house: House, clock: Clock):
    a, b = await people(house, 2)
    event = await planned(house, seats=1)
    await take(house, event, A, B)
    only = Audience({Facet.SUBJECT: ("history",)}).plain()
    await change(house, update(Event).where(Event.id == event.id).values(audience=only))
    assert (await act(house, A, event_seats.look, event_id=event.id)).mine is Attendance.REGISTERED
    await act(house, A, event_seats.leave, event_id=event.id)
    assert await stands(house, a, b) == [Attendance.DECLINED, Attendance.OFFERED]
    assert await take(house, event, B) == [Attendance.REGISTERED]
    await settle(house, D)
    with pytest.raises(NotFound):
        await take(house, event, D)


async def test_who_left_before_they_registered_keeps_what_they_took(house: House, clock: Clock):
    [a] = await people(house, 1)
    await change(house, update(Person).where(Person.id == a).values(archived_at=clock.now))
    clock.passes(minutes=1)
    await take(house, await planned(house), A)
    await tick(house)
    assert await stands(house, a) == [Attendance.REGISTERED]
