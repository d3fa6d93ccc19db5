"""The journal under pressure: two at once, forged ids, days that cannot be, the newest day kept true; its reminders."""

import asyncio
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.mentorships import (
    AdaptationSignal,
    EntryKind,
    Mentorship,
    MentorshipEntry,
    MentorshipMentee,
    MentorshipStatus,
    MentorshipStep,
)
from models.outbox import OutboxMessage
from models.people import Person, Role
from models.responses import Answer, Response
from models.session import Database
from programmes.programme import Programme
from services.errors import NotAllowed, NotFound, Unfitting
from services.mentorships import (
    adaptation_signals,
    first_weeks,
    journal_confirming,
    journal_pages,
    mentoring_reminders,
    mentorship_journal,
    mentorship_plan,
    signal_weighing,
)
from services.mentorships.mentorship_journal import Words
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.pairing import pair_up

MENTOR, MENTEE, SECOND, STRANGER, KEEPER, METHODIST = (5_000_000_700 + number for number in range(6))
TODAY = date(2025, 10, 7)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


@pytest.fixture
async def pair(house: House) -> int:
    people = {
        MENTOR: ("Сиренева", "Ирина", "Олеговна"),
        MENTEE: ("Ромашкина", "Вера", "Павловна"),
        SECOND: ("Лютиков", "Пётр", "Ильич"),
        STRANGER: ("Осокин", "Яков", "Ильич"),
    }
    ids = [await settle(house, one, names=names, career=2025) for one, names in people.items()]
    await settle(house, KEEPER, names=("Клюквина", "Нина", "Олеговна"), role=Role.SCHOOL_COORDINATOR)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST, school="Центр")
    return await pair_up(house, ids[0], ids[1], ids[2])


async def does(house: House, who: int, use_case, **values):
    visit = await visit_of(house, who)
    async with house.database.writing() as session:
        return await use_case(session, visit, **values)


async def write(house: House, who: int, pair: int, kind: EntryKind = EntryKind.MEETING) -> int:
    return await does(house, who, mentorship_journal.write, mentorship_id=pair, kind=kind)


async def rows(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(*table.__table__.primary_key.columns)))
        await session.commit()
    return found


async def letters(house: House, phrase: str) -> list[OutboxMessage]:
    return [one for one in await rows(house, OutboxMessage) if one.payload.get("phrase") == phrase]


async def entry(house: House, entry_id: int) -> MentorshipEntry:
    return next(one for one in await rows(house, MentorshipEntry) if one.id == entry_id)


async def test_a_tap_that_comes_six_times_is_one_entry(house: House, pair: int, clock: Clock):
    first = set(await asyncio.gather(*(write(house, MENTOR, pair) for _ in range(6))))
    assert len(first) == 1
    other = {await write(house, MENTOR, pair, EntryKind.ANALYSIS), await write(house, MENTEE, pair)}
    clock.passes(minutes=2)
    later = await write(house, MENTOR, pair)
    assert len({*first, *other, later}) == len(await rows(house, MentorshipEntry)) == 4
    asked = await letters(house, "journal-notice")
    assert len(asked) == 2 + 2 + 1 + 2  # the mentor's go to both who are helped
    assert all(one.due_at >= house.clock() for one in asked)


async def test_both_sides_at_once_confirm_it_once(house: House, pair: int):
    number = await write(house, MENTOR, pair)
    confirm = [does(house, who, journal_confirming.confirm, entry_id=number, on=TODAY) for who in (MENTEE, SECOND)]
    await asyncio.gather(*confirm)
    kept = await entry(house, number)
    assert kept.confirmed_by in {person.id for person in await rows(house, Person)}
    assert kept.disputed_at is None
    with pytest.raises(NotFound):
        await does(house, MENTOR, journal_confirming.confirm, entry_id=number, on=TODAY)
    own = await write(house, MENTEE, pair)
    with pytest.raises(NotFound):  # of the same side
        await does(house, SECOND, journal_confirming.confirm, entry_id=own, on=TODAY)
    await does(house, MENTOR, journal_confirming.dispute, entry_id=own, on=TODAY)
    assert (await entry(house, own)).disputed_at is not None
    assert len(await letters(house, "journal-notice-disputed")) == 1


async def test_what_changes_is_asked_about_once_more(house: House, pair: int, clock: Clock):
    number = await write(house, MENTOR, pair)
    await does(house, MENTEE, journal_confirming.confirm, entry_id=number, on=TODAY)
    assert await letters(house, "journal-notice") == []  # answered before it left
    clock.passes(minutes=3)
    await does(
        house, MENTOR, mentorship_journal.put_words, entry_id=number, what=Words.DONE, typed=" <b>Разбор</b>\n & план "
    )
    kept = await entry(house, number)
    assert (kept.done, kept.confirmed_at) == ("<b>Разбор</b> & план", None)
    assert len(await letters(house, "journal-notice")) == 2
    yesterday = TODAY - timedelta(days=1)
    await does(house, MENTOR, mentorship_journal.move, entry_id=number, on=yesterday)
    with pytest.raises(Unfitting, match="journal-changed"):
        await does(house, MENTEE, journal_confirming.confirm, entry_id=number, on=TODAY)
    assert len(await letters(house, "journal-notice")) == 2
    await does(house, MENTEE, journal_confirming.confirm, entry_id=number, on=yesterday)
    await does(house, MENTOR, mentorship_journal.remove, entry_id=number)
    await does(house, MENTOR, mentorship_journal.remove, entry_id=number)
    assert len(await letters(house, "journal-notice-removed")) == 2
    with pytest.raises(Unfitting, match="journal-gone"):
        await does(house, MENTEE, journal_confirming.dispute, entry_id=number, on=yesterday)
    await does(house, MENTOR, mentorship_journal.restore, entry_id=number)
    kept = await entry(house, number)
    assert (kept.removed_at, kept.confirmed_at, kept.done) == (None, None, "<b>Разбор</b> & план")


@pytest.mark.parametrize("day", [date(2025, 10, 8), date(2025, 8, 31), date(1, 1, 1), date(2026, 9, 1)])
async def test_days_that_cannot_be(house: House, pair: int, day: date):
    number = await write(house, MENTOR, pair)
    with pytest.raises(Unfitting, match="journal-day-outside"):
        await does(house, MENTOR, mentorship_journal.move, entry_id=number, on=day)
    assert (await entry(house, number)).on == TODAY


async def test_a_leap_day_and_whoever_joined_later(house: House, pair: int, clock: Clock):
    async with house.database.writing() as session:
        await session.execute(update(Mentorship).values(starts_on=date(2023, 9, 1), ends_on=date(2026, 8, 31)))
        joined = update(MentorshipMentee).where(MentorshipMentee.person_id == (await visit_of(house, SECOND)).actor.id)
        await session.execute(joined.values(joined_on=date(2024, 3, 1)))
        await session.commit()
    leap = date(2024, 2, 29)
    await does(house, MENTOR, mentorship_journal.move, entry_id=await write(house, MENTOR, pair), on=leap)
    late = await write(house, SECOND, pair)
    with pytest.raises(Unfitting, match="journal-day-outside"):
        await does(house, SECOND, mentorship_journal.move, entry_id=late, on=leap)


async def test_words_and_tasks_have_bounds(house: House, pair: int):
    number = await write(house, MENTOR, pair)
    for typed in ("", " \n ", "ы" * 5000):
        with pytest.raises(Unfitting):
            await does(house, MENTOR, mentorship_journal.put_words, entry_id=number, what=Words.TASK, typed=typed)
    with pytest.raises(Unfitting, match="journal-no-task"):
        await does(house, MENTOR, mentorship_journal.set_task_until, entry_id=number, until=TODAY)
    await does(house, MENTOR, mentorship_journal.put_words, entry_id=number, what=Words.TASK, typed="ы" * 500)
    with pytest.raises(Unfitting, match="journal-task-day-outside"):
        await does(house, MENTOR, mentorship_journal.set_task_until, entry_id=number, until=TODAY - timedelta(days=1))
    await does(house, MENTOR, mentorship_journal.set_task_until, entry_id=number, until=TODAY)
    with pytest.raises(NotFound):
        await does(house, MENTOR, mentorship_journal.set_topic, entry_id=number, topic="нет такой")
    seen = await does(house, MENTEE, journal_pages.glance, mentorship_id=pair)
    assert [one.id for one in seen.tasks] == [number]
    assert seen.waiting == (number,)


async def test_a_day_holds_no_more_than_a_day_can(house: House, pair: int, clock: Clock):
    for _ in range(mentorship_journal.MOST_A_DAY):
        await write(house, MENTOR, pair)
        clock.passes(minutes=2)
    with pytest.raises(Unfitting, match="journal-day-full"):
        await write(house, MENTOR, pair)


async def test_the_newest_day_is_kept_true(house: House, pair: int, clock: Clock):
    """Whatever is done in whatever order."""
    dice = random.Random(20251007)
    for _ in range(40):
        clock.passes(minutes=2)
        known = await rows(house, MentorshipEntry)
        move = dice.choice(["write", "move", "remove", "restore", "dispute", "confirm"]) if known else "write"
        one = dice.choice(known) if known else None
        day = TODAY - timedelta(days=dice.randrange(30))
        if move == "write" or one is None:
            if len(known) < 8:
                await write(house, MENTOR, pair, dice.choice(list(EntryKind)))
            continue
        calls = {
            "move": (MENTOR, mentorship_journal.move, {"on": day}),
            "remove": (MENTOR, mentorship_journal.remove, {}),
            "restore": (MENTOR, mentorship_journal.restore, {}),
            "dispute": (MENTEE, journal_confirming.dispute, {"on": one.on}),
            "confirm": (MENTEE, journal_confirming.confirm, {"on": one.on}),
        }
        who, use_case, values = calls[move]
        try:
            await does(house, who, use_case, entry_id=one.id, **values)
        except Unfitting:
            assert one.removed_at is not None
        standing = [
            found.on
            for found in await rows(house, MentorshipEntry)
            if found.removed_at is None and found.disputed_at is None
        ]
        [kept] = await rows(house, Mentorship)
        assert kept.last_entry_on == max(standing, default=None)


async def test_only_the_pair_reads_and_writes(house: House, pair: int):
    number = await write(house, MENTOR, pair)
    step = await does(house, MENTOR, mentorship_plan.add, mentorship_id=pair, typed="Шаг")
    ids = {person.code: person.id for person in await rows(house, Person)}
    foreign = await pair_up(house, (await visit_of(house, STRANGER)).actor.id, max(ids.values()))
    for who in (STRANGER, KEEPER, METHODIST):
        for use_case, values in (
            (mentorship_journal.write, {"mentorship_id": pair, "kind": EntryKind.MEETING}),
            (mentorship_journal.remove, {"entry_id": number}),
            (journal_confirming.confirm, {"entry_id": number, "on": TODAY}),
            (journal_pages.entry, {"entry_id": number}),
            (journal_pages.page, {"mentorship_id": pair, "number": 0, "size": 5}),
            (mentorship_plan.view, {"mentorship_id": pair}),
            (mentorship_plan.tick, {"step_id": step, "is_done": True}),
        ):
            with pytest.raises(NotFound):
                await does(house, who, use_case, **values)
    with pytest.raises(NotFound):  # another's pair, one's own part
        await write(house, MENTOR, foreign)
    for use_case, values in (
        (mentorship_plan.add, {"mentorship_id": pair, "typed": "Шаг"}),
        (mentorship_plan.remove, {"step_id": step}),
        (mentorship_plan.take_template, {"mentorship_id": pair, "code": "preschool"}),
        (mentorship_journal.put_words, {"entry_id": number, "what": Words.DONE, "typed": "x"}),
    ):
        with pytest.raises(NotFound):  # the mentor's alone
            await does(house, MENTEE, use_case, **values)
    for who in (KEEPER, METHODIST):
        seen = await does(house, who, journal_pages.figures, mentorship_id=pair)
        assert (seen.norms.month.done, seen.norms.month.wanted, seen.steps, seen.done) == (1, 2, 1, 0)
    with pytest.raises(NotFound):
        await does(house, STRANGER, journal_pages.figures, mentorship_id=pair)


async def test_whoever_is_no_longer_in_it_does_nothing(house: House, pair: int):
    number = await write(house, MENTOR, pair)
    async with house.database.writing() as session:
        gone = update(MentorshipMentee).where(MentorshipMentee.person_id == (await visit_of(house, SECOND)).actor.id)
        await session.execute(gone.values(left_on=TODAY))
        await session.commit()
    for use_case, values in (
        (journal_confirming.confirm, {"entry_id": number, "on": TODAY}),
        (journal_pages.page, {"mentorship_id": pair, "number": 0, "size": 5}),
    ):
        with pytest.raises(Unfitting, match="pair-not-live"):
            await does(house, SECOND, use_case, **values)
    async with house.database.writing() as session:
        await session.execute(update(Mentorship).values(status=MentorshipStatus.COMPLETED))
        await session.commit()
    with pytest.raises(Unfitting, match="pair-not-live"):
        await write(house, MENTOR, pair)


async def test_a_plan_from_a_template_twice_is_one_plan(house: House, pair: int):
    template = house.municipality.programme.mentoring.plans[0]
    for _ in range(2):
        await does(house, MENTOR, mentorship_plan.take_template, mentorship_id=pair, code=template.code)
    steps = await rows(house, MentorshipStep)
    assert [one.title for one in steps] == [one.title for one in template.steps]
    assert steps[0].due_on == date(2025, 9, 8)
    for _ in range(2):
        await does(house, MENTEE, mentorship_plan.tick, step_id=steps[0].id, is_done=True)
    seen = await does(house, MENTEE, mentorship_plan.view, mentorship_id=pair)
    assert (seen.done, seen.is_mentors) == (1, False)
    with pytest.raises(Unfitting, match="journal-day-outside"):
        await does(house, MENTOR, mentorship_plan.move, step_id=steps[0].id, due_on=date(2026, 9, 1))
    await does(house, MENTOR, mentorship_plan.take_template, mentorship_id=pair, code="attestation")
    with pytest.raises(Unfitting, match="plan-full"):
        await does(house, MENTOR, mentorship_plan.add, mentorship_id=pair, typed="Тринадцатый")
    with pytest.raises(NotFound):
        await does(house, MENTOR, mentorship_plan.take_template, mentorship_id=pair, code="nothing")


async def remind(house: House, clock: Clock, day: date) -> None:
    clock.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    for _ in range(2):
        async with house.database.writing() as session:
            await mentoring_reminders.remind(session, house.municipality, now=clock())


async def test_a_mentor_is_reminded_in_the_middle_and_at_the_end_once_each(house: House, pair: int, clock: Clock):
    await remind(house, clock, date(2025, 10, 14))
    assert await letters(house, "mentoring-reminder") == []
    await remind(house, clock, date(2025, 10, 15))
    await remind(house, clock, date(2025, 10, 20))
    [middle] = await letters(house, "mentoring-reminder")
    assert middle.payload["values"] == {"which": "none", "pairs": 1, "norm": 2}
    assert middle.payload["rows"][0][0]["data"] == f"mp:{pair}"
    await write(house, MENTOR, pair)
    await remind(house, clock, date(2025, 10, 27))
    assert [one.payload["values"]["which"] for one in await letters(house, "mentoring-reminder")] == ["none", "few"]
    for number in range(2):
        clock.now = datetime(2025, 11, 2 + number, 9, tzinfo=UTC)
        await write(house, MENTOR, pair)
    await remind(house, clock, date(2025, 11, 17))
    await remind(house, clock, date(2025, 11, 27))
    assert len(await letters(house, "mentoring-reminder")) == 2


async def test_nobody_is_reminded_on_leave_in_summer_or_of_a_part_of_a_month(house: House, pair: int, clock: Clock):
    async with house.database.writing() as session:
        await session.execute(update(Person).values(paused_until=date(2025, 10, 31)))
        await session.commit()
    await remind(house, clock, date(2025, 10, 27))
    assert await letters(house, "mentoring-silent-pair") == []
    async with house.database.writing() as session:
        await session.execute(update(Mentorship).values(starts_on=date(2025, 11, 10)))
        await session.commit()
    await remind(house, clock, date(2025, 11, 27))
    await remind(house, clock, date(2026, 7, 27))
    await remind(house, clock, date(2026, 1, 3))
    assert await letters(house, "mentoring-reminder") == []
    assert await letters(house, "mentoring-silent-pair") == []


async def test_silence_comes_to_the_coordinator_once_and_to_methodists_every_week(
    house: House, pair: int, clock: Clock
):
    await write(house, MENTOR, pair)
    await remind(house, clock, date(2025, 10, 27))
    assert await letters(house, "mentoring-silent-pair") == []
    await remind(house, clock, date(2025, 10, 28))
    await remind(house, clock, date(2025, 11, 5))
    [told] = await letters(house, "mentoring-silent-pair")
    assert told.person_id == (await visit_of(house, KEEPER)).actor.id
    weekly = await letters(house, "mentoring-silent-pairs")
    assert {one.person_id for one in weekly} == {(await visit_of(house, METHODIST)).actor.id}
    assert [one.payload["values"]["count"] for one in weekly] == [1, 1]


GOOD = {"A02": "with_order", "A03": "weekly", "A11": "here", **{f"A{number:02}": "3" for number in range(4, 11)}}


async def hand_in(house: House, who: int, code: str, **chosen: str) -> int:
    """Answers as a campaign would have brought them."""
    visit, now = await visit_of(house, who), house.clock()
    version = house.municipality.library.newest[code]
    async with house.database.writing() as session:
        response = Response(
            person_id=visit.actor.id, questionnaire=code, school_year=2025, version_id=version, started_at=now,
            changed_at=now, submitted_at=now, facts={},
        )  # fmt: skip
        session.add(response)
        await session.flush()
        session.add_all(
            Answer(response_id=response.id, question=question, chosen=[one], answered_at=now)
            for question, one in chosen.items()
        )
        await session.commit()
        return response.id


async def weigh(house: House) -> None:
    async with house.database.writing() as session:
        while await signal_weighing.weigh_due(session, house.municipality):
            pass
        await signal_weighing.tell(session, house.municipality, now=house.clock())


async def test_signals_come_to_methodists_alone_and_are_looked_for_once(house: House, pair: int, clock: Clock):
    await hand_in(house, MENTEE, "adaptation", **GOOD | {f"A{number:02}": "0" for number in range(4, 10)})
    await hand_in(house, SECOND, "needs", N01="x")
    await weigh(house)
    await weigh(house)
    [row] = await rows(house, AdaptationSignal)
    assert row.codes == ["at_risk", "exhausted"]
    [told] = await letters(house, "signals-notice")
    assert told.person_id == (await visit_of(house, METHODIST)).actor.id
    for who in (KEEPER, MENTOR, MENTEE):
        with pytest.raises(NotAllowed):
            await does(house, who, adaptation_signals.page, is_seen=False, number=0, size=5)
        with pytest.raises(NotAllowed):
            await does(house, who, adaptation_signals.one, signal_id=row.id)
    for _ in range(2):
        await does(house, METHODIST, adaptation_signals.mark_seen, signal_id=row.id)
    found = await does(house, METHODIST, adaptation_signals.page, is_seen=True, number=99, size=5)
    assert (found.unseen, found.seen, found.page) == (0, 1, 0)
    assert found.found[0].signals == ("адаптация даётся тяжело", "не хватает сил, нагрузка велика")


async def test_answers_without_a_signal_are_not_looked_at_for_ever(house: House, pair: int, clock: Clock):
    number = await hand_in(house, MENTEE, "adaptation", **GOOD)
    await weigh(house)
    [row] = await rows(house, AdaptationSignal)
    assert (row.codes, row.seen_at is not None, row.seen_by) == ([], True, None)
    async with house.database.writing() as session:
        assert await signal_weighing.weigh_due(session, house.municipality) == 0
        waiting = select(func.count()).select_from(OutboxMessage)
        assert await session.scalar(waiting) == 0
        clock.passes(hours=1)
        leaving = update(Answer).where(Answer.response_id == number, Answer.question == "A11")
        await session.execute(leaving.values(chosen=["other_field"]))
        await session.execute(update(Response).where(Response.id == number).values(changed_at=clock()))
        await session.commit()
    with pytest.raises(NotFound):
        await does(house, METHODIST, adaptation_signals.one, signal_id=row.id)
    await weigh(house)
    [row] = await rows(house, AdaptationSignal)
    assert (row.codes, row.seen_at) == (["leaving"], None)


async def test_first_weeks_are_ones_own(house: House, pair: int):
    steps = house.municipality.programme.mentoring.first_weeks
    for _ in range(2):
        await does(house, MENTEE, first_weeks.tick, code=steps[0].code, is_done=True)
    assert (await does(house, MENTEE, first_weeks.standing)).done == 1
    assert (await does(house, SECOND, first_weeks.standing)).done == 0
    await does(house, MENTEE, first_weeks.tick, code=steps[0].code, is_done=False)
    assert (await does(house, MENTEE, first_weeks.standing)).done == 0
    with pytest.raises(NotFound):
        await does(house, MENTEE, first_weeks.tick, code="nothing", is_done=True)
    newcomer, keeper = await visit_of(house, MENTEE), await visit_of(house, KEEPER)
    assert first_weeks.is_offered(newcomer)
    assert not first_weeks.is_offered(keeper, has_mentor=True)
    third = replace(newcomer, actor=replace(newcomer.actor, career_started=2023))
    assert [first_weeks.is_offered(third, has_mentor=has) for has in (False, True)] == [False, True]
