"""Pairs of mentoring over the tables: the clock, groups, figures, and the four doors of personal data."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, select, update

from bot.app import House
from models.mentorships import (
    EntryKind,
    FirstStep,
    Mentorship,
    MentorshipEntry,
    MentorshipForm,
    MentorshipLevel,
    MentorshipMentee,
    MentorshipMove,
    MentorshipStatus,
    MentorshipStep,
)
from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.threads import Thread, ThreadMember
from services import handovers, own_data, privacy, roles
from services.errors import NotFound, Unfitting
from services.mentorships import (
    mentoring_figures,
    mentorship_clock,
    mentorship_endings,
    mentorship_members,
    mentorship_papers,
    mentorship_proposals,
    mentorships,
    pair_access,
)
from services.mentorships.mentorship_proposals import Draft
from services.people import Grant
from services.register import register_changes
from services.registration import binding
from services.visits import Visit
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.services.test_retention import all_of, house, put, run  # noqa: F401  # the same house

METHODIST, MENTOR, YOUNG, SECOND, THIRD, KEEPER = 5601, 5602, 5603, 5604, 5605, 5606
SCHOOLS = ("Школа № 3", "Школа № 7")


@pytest.fixture
async def people(house: House) -> dict[int, int]:  # noqa: F811
    """Ids of people by their telegram."""
    first, second = SCHOOLS
    return {
        METHODIST: await settle(house, METHODIST, names=("Рябинина", "Ольга", "Ивановна"), school=first, role=Role.METHODIST),
        MENTOR: await settle(house, MENTOR, names=("Калинина", "Ирина", "Львовна"), school=first, career=1998),
        YOUNG: await settle(house, YOUNG, names=("Васильков", "Пётр", "Ильич"), school=first, career=2025),
        SECOND: await settle(house, SECOND, names=("Осокина", "Анна", "Глебовна"), school=second, career=2024),
        THIRD: await settle(house, THIRD, names=("Клёнов", "Лев", "Ильич"), school=second, career=2025),
        KEEPER: await settle(house, KEEPER, names=("Дубравин", "Лев", "Кузьмич"), school=second, career=1990, role=Role.SCHOOL_COORDINATOR),
    }  # fmt: skip


async def propose(house: House, mentor: int, *mentees: int, **facts: object) -> int:  # noqa: F811
    visit = await visit_of(house, METHODIST)
    day = visit.municipality.day(visit.now)
    known = {"starts_on": day, "ends_on": date(2026, 8, 31)} | facts
    if len(mentees) > 1:
        known.setdefault("form", MentorshipForm.GROUP)
    async with house.database.writing() as session:
        return await mentorship_proposals.propose(session, visit, draft=Draft(mentor, mentees, **known))  # type: ignore[arg-type]


async def begin(house: House, mentor: int, *mentees: int, **facts: object) -> int:  # noqa: F811
    number = await propose(house, mentor, *mentees, **facts)
    visit = await visit_of(house, METHODIST)
    async with house.database.writing() as session:
        await mentorship_papers.set_order(session, visit, mentorship_id=number, typed="1 01.09.2025")
    async with house.database.writing() as session:
        await mentorship_papers.confirm_paper(session, visit, mentorship_id=number)
    return number


async def tick(house: House) -> None:  # noqa: F811
    async with house.database.writing() as session:
        await mentorship_clock.run(session, house.municipality, now=house.clock())


async def found(house: House, number: int) -> Mentorship:  # noqa: F811
    async with house.database.reading() as session:
        one = await session.get_one(Mentorship, number)
        await session.commit()
    return one


async def test_the_clock_begins_completes_and_gives_roles_once(house: House, people: dict[int, int], clock: Clock):  # noqa: F811
    mentor = people[MENTOR]
    later = await begin(house, mentor, people[YOUNG], starts_on=date(2025, 10, 20), ends_on=date(2025, 12, 31))
    other = await begin(house, mentor, people[SECOND], ends_on=date(2026, 1, 31))
    assert (await found(house, later)).status is MentorshipStatus.ORDERED
    assert (await found(house, other)).level is MentorshipLevel.BETWEEN_SCHOOLS
    for _ in range(2):
        clock.now = datetime(2025, 10, 20, 1, tzinfo=UTC)
        await tick(house)
    assert (await found(house, later)).status is MentorshipStatus.ACTIVE
    assert len(await all_of(house, Thread)) == 2
    grants = [one for one in await all_of(house, RoleGrant) if one.role is Role.MENTOR]
    assert [one.person_id for one in grants] == [mentor]
    clock.now = datetime(2025, 12, 31, 10, tzinfo=UTC)
    await tick(house)
    assert (await found(house, later)).status is MentorshipStatus.ACTIVE
    clock.now = datetime(2026, 1, 20, 10, tzinfo=UTC)
    await tick(house)
    assert (await found(house, later)).status is MentorshipStatus.COMPLETED
    assert [one for one in await all_of(house, RoleGrant) if one.role is Role.MENTOR]
    clock.now = datetime(2026, 2, 1, 10, tzinfo=UTC)
    await tick(house)
    assert not [one for one in await all_of(house, RoleGrant) if one.role is Role.MENTOR]
    asked = [one.dedup_key for one in await all_of(house, OutboxMessage) if ":ending:" in one.dedup_key]
    assert len(asked) == len(set(asked)) == 2


async def test_a_role_somebody_gave_stays_and_a_mentor_is_a_mentee_too(house: House, people: dict[int, int]):  # noqa: F811
    async with house.database.writing() as session:
        await roles.give(session, await visit_of_head(house), person_id=people[MENTOR], role=Role.MENTOR)
    number = await begin(house, people[MENTOR], people[YOUNG])
    back = await begin(house, people[YOUNG], people[MENTOR], form=MentorshipForm.REVERSE)
    visit = await visit_of(house, METHODIST)
    async with house.database.writing() as session:
        await mentorship_endings.ask_stop(session, visit, mentorship_id=number, typed="x")
    house.clock.passes(days=20)  # type: ignore[attr-defined]
    await tick(house)
    held = sorted(one.person_id for one in await all_of(house, RoleGrant) if one.role is Role.MENTOR)
    assert held == sorted([people[MENTOR], people[YOUNG]])
    own = await visit_of(house, MENTOR)
    async with house.database.reading() as session:
        assert (await pair_access.take_part(session, own, back)).part is pair_access.PairPart.MENTEE
        with pytest.raises(Unfitting):
            await pair_access.take_part(session, own, number)
    with pytest.raises(Unfitting):  # a beginner is what reverse mentoring needs
        await propose(house, people[KEEPER], people[THIRD], form=MentorshipForm.REVERSE)


async def visit_of_head(house: House) -> Visit:  # noqa: F811
    visit = await visit_of(house, METHODIST)
    grants = visit.actor.grants | {Grant(Role.CENTRE_HEAD)}
    return replace(visit, actor=replace(visit.actor, grants=grants))


async def test_whoever_moves_or_leaves_parts_at_once(house: House, people: dict[int, int]):  # noqa: F811
    pair = await begin(house, people[MENTOR], people[YOUNG])
    group = await begin(house, people[KEEPER], people[SECOND], people[THIRD])
    proposed = await propose(house, people[METHODIST], people[YOUNG])
    await tick(house)
    assert {(await found(house, one)).status for one in (pair, group)} == {MentorshipStatus.ACTIVE}
    visit = await visit_of(house, METHODIST)
    async with house.database.reading() as session:
        [first, second] = [(await session.get_one(Person, people[one])).organization_id for one in (YOUNG, SECOND)]
        await session.commit()
    assert first is not None
    assert second is not None
    async with house.database.writing() as session:
        await register_changes.transfer(session, visit, person_id=people[YOUNG], organization_id=second)
    async with house.database.writing() as session:
        await register_changes.transfer(session, visit, person_id=people[SECOND], organization_id=first)
    await tick(house)
    await tick(house)
    assert (await found(house, pair)).status is MentorshipStatus.STOPPED
    assert (await found(house, proposed)).status is MentorshipStatus.DECLINED
    assert (await found(house, group)).status is MentorshipStatus.ACTIVE
    left = [one.person_id for one in await all_of(house, MentorshipMentee) if one.left_on is not None]
    assert left == [people[SECOND]]
    assert [one.person_id for one in await all_of(house, ThreadMember) if one.left_at is not None] == left
    async with house.database.writing() as session:
        await register_changes.archive(session, visit, person_id=people[KEEPER])
    await tick(house)
    assert (await found(house, group)).status is MentorshipStatus.STOPPED
    told = [one for one in await all_of(house, OutboxMessage) if ":parted:" in one.dedup_key]
    assert {one.person_id for one in told} == {people[METHODIST], people[KEEPER]}


async def test_a_group_and_a_change_of_mentor(house: House, people: dict[int, int], clock: Clock):  # noqa: F811
    visit = await visit_of(house, METHODIST)
    number = await begin(house, people[MENTOR], people[YOUNG], people[SECOND])
    for _ in range(2):
        async with house.database.writing() as session:
            await mentorship_members.add(session, visit, mentorship_id=number, person_id=people[THIRD])
    async with house.database.writing() as session:
        await mentorship_members.remove(session, visit, mentorship_id=number, person_id=people[THIRD])
    keeper = await visit_of(house, KEEPER)
    with pytest.raises(NotFound):  # somebody of another school is not theirs to add
        async with house.database.writing() as session:
            await mentorship_members.add(session, keeper, mentorship_id=number, person_id=people[METHODIST])
    second = await visit_of(house, SECOND)
    async with house.database.writing() as session:
        assert await mentorship_endings.ask_stop(session, second, mentorship_id=number, typed="x") is None
    with pytest.raises(Unfitting):
        async with house.database.writing() as session:
            await mentorship_members.remove(session, visit, mentorship_id=number, person_id=people[YOUNG])
    async with house.database.writing() as session:
        draft = await mentorship_proposals.begin(
            session, visit, mentor_id=people[KEEPER], mentee_ids=[people[YOUNG]], replaces=number
        )
    assert draft.starts_on == date(2025, 10, 10)
    async with house.database.writing() as session:
        new = await mentorship_proposals.propose(session, visit, draft=draft)
    before = await found(house, number)
    assert (before.stops_on, before.status) == (date(2025, 10, 10), MentorshipStatus.ACTIVE)
    linked = {(one.mentorship_id, one.change, one.details.get("other")) for one in await all_of(house, MentorshipMove)}
    assert {(number, "replaced", new), (new, "replaces", number)} <= linked
    clock.passes(days=5)
    await tick(house)
    assert (await found(house, number)).status is MentorshipStatus.STOPPED
    async with house.database.reading() as session:
        kept = await mentorships.look(session, visit, mentorship_id=number)
    assert kept.moves[-1].change.value in {"stopped", "role_taken"}


async def test_figures_are_what_is_counted_by_hand(house: House, people: dict[int, int]):  # noqa: F811
    """Three young ones at two schools: one of the first is helped; of the second one of two, later both."""
    day = date(2025, 10, 7)

    async def figures(on: date = day) -> tuple[tuple[int, int], tuple[int, int]]:
        async with house.database.reading() as session:
            young = await mentoring_figures.young_with_mentor(session, house.municipality, day=on)
            schools = await mentoring_figures.schools_with_mentors(session, house.municipality, day=on)
            await session.commit()
        return tuple(young), tuple(schools)  # type: ignore[return-value]

    assert await figures() == ((0, 3), (0, 2))
    first = await begin(house, people[MENTOR], people[YOUNG])
    await propose(house, people[MENTOR], people[THIRD])
    assert await figures() == ((1, 3), (1, 2))
    assert await figures(date(2025, 10, 6)) == ((0, 3), (0, 2))
    await begin(house, people[KEEPER], people[SECOND])
    assert await figures() == ((2, 3), (1, 2))
    await begin(house, people[KEEPER], people[THIRD])
    assert await figures() == ((3, 3), (2, 2))
    await begin(house, people[YOUNG], people[METHODIST], form=MentorshipForm.REVERSE)
    async with house.database.writing() as session:
        await session.execute(update(Mentorship).where(Mentorship.id == first).values(order_on=None))
        await session.commit()
    assert await figures() == ((2, 3), (1, 2))


async def test_a_month_has_one_letter_about_those_without(house: House, people: dict[int, int], clock: Clock):  # noqa: F811
    for hours in (0, 5, 24):
        clock.passes(hours=hours)
        await tick(house)
    told = [one for one in await all_of(house, OutboxMessage) if one.dedup_key.startswith("mentorless:")]
    counts = {one.person_id: one.payload["values"]["count"] for one in told}
    assert counts == {people[METHODIST]: 3, people[KEEPER]: 2}
    assert len(told) == 2


async def journal(house: House, number: int, author: int) -> None:  # noqa: F811
    now = house.clock()
    await put(
        house,
        MentorshipEntry(mentorship_id=number, on=now.date(), kind=EntryKind.MEETING, done="тайна", author_id=author, created_at=now),
        MentorshipStep(mentorship_id=number, place=1, title="тайна", due_on=now.date()),
        FirstStep(person_id=author, code="x", done_at=now),
    )  # fmt: skip


async def test_whoever_leaves_takes_their_words_along_and_leaves_figures(house: House, people: dict[int, int]):  # noqa: F811
    number = await begin(house, people[MENTOR], people[YOUNG], goal="тайна")
    await journal(house, number, people[YOUNG])
    young = await visit_of(house, YOUNG)
    async with house.database.writing() as session:
        kept = await privacy.kept(session, young)
        exported = await own_data.gather(session, young)
    assert kept.held.pairs == 1
    assert [len(exported.plain[name]) for name in ("mentorships", "mentorship_entries", "first_steps")] == [1, 1, 1]
    async with house.database.writing() as session:
        await privacy.leave(session, young)
    pair = await found(house, number)
    assert (pair.status, pair.goal, pair.order_number) == (MentorshipStatus.STOPPED, None, "1")
    [entry], [step] = await all_of(house, MentorshipEntry), await all_of(house, MentorshipStep)
    assert (entry.done, entry.kind, step.title) == (None, EntryKind.MEETING, "…")
    [mentee] = await all_of(house, MentorshipMentee)
    assert mentee.person_id not in people.values()
    assert entry.author_id == mentee.person_id
    letters = [
        one.payload for one in await all_of(house, OutboxMessage) if one.dedup_key.startswith(f"mentorship:{number}:")
    ]
    assert letters
    assert not any(letters)
    [thread] = await all_of(house, Thread)
    assert thread.closed_at is not None
    own = await visit_of(house, MENTOR)
    async with house.database.reading() as session:
        assert not (await pair_access.reach(session, own, number)).is_live


async def test_words_go_when_their_time_is_over(house: House, people: dict[int, int], clock: Clock):  # noqa: F811
    number = await begin(house, people[MENTOR], people[YOUNG], goal="тайна")
    await journal(house, number, people[YOUNG])
    clock.now = datetime(2045, 1, 1, tzinfo=UTC)
    done = await run(house)
    assert done["answers_by_name"] >= 2
    pair = await found(house, number)
    assert pair.goal is None
    assert pair.mentor_id not in people.values()
    assert "words_of_mentoring" not in await run(house)


async def test_two_rows_of_one_person_are_one_in_their_pairs(house: House, people: dict[int, int]):  # noqa: F811
    number = await begin(house, people[MENTOR], people[YOUNG], people[SECOND])
    back = await begin(house, people[YOUNG], people[METHODIST], form=MentorshipForm.REVERSE)
    await journal(house, number, people[YOUNG])
    await put(house, FirstStep(person_id=people[SECOND], code="x", done_at=house.clock()))
    async with house.database.writing() as session:
        came, register = [await session.get_one(Person, people[one]) for one in (YOUNG, SECOND)]
        await session.execute(update(RoleGrant).where(RoleGrant.person_id == came.id).values(organization_id=None))
        await session.execute(delete(Account).where(Account.person_id == register.id))
        await binding.bind(session, came=came, register=register, decided_by=None, now=house.clock())
        await session.commit()
    assert [one.person_id for one in await all_of(house, MentorshipMentee) if one.mentorship_id == number] == [
        people[SECOND]
    ]
    assert (await found(house, back)).mentor_id == people[SECOND]
    [entry], [ticked] = await all_of(house, MentorshipEntry), await all_of(house, FirstStep)
    assert entry.author_id == ticked.person_id == people[SECOND]


async def test_what_a_methodist_looked_after_goes_to_the_next_one_and_back(house: House, people: dict[int, int]):  # noqa: F811
    number = await propose(house, people[MENTOR], people[YOUNG])
    head = await visit_of_head(house)
    async with house.database.writing() as session:
        done = await handovers.hand_over(session, head, giver_id=people[METHODIST], taker_id=people[KEEPER])
    assert done.duties == 1
    assert (await found(house, number)).created_by == people[KEEPER]
    async with house.database.writing() as session:
        await handovers.undo(session, head, handover_id=done.handover_id)
    assert (await found(house, number)).created_by == people[METHODIST]


async def test_what_cannot_be_a_pair_is_refused(house: House, people: dict[int, int]):  # noqa: F811
    mentor, young = people[MENTOR], people[YOUNG]
    await propose(house, mentor, young)
    unfitting: list[tuple[tuple[int, ...], dict[str, object]]] = [
        ((mentor, young), {}),
        ((mentor, mentor), {}),
        ((mentor, people[SECOND], people[THIRD]), {"form": MentorshipForm.PAIR}),
        ((mentor, people[SECOND]), {"ends_on": date(2025, 10, 6)}),
        ((mentor, people[SECOND]), {"ends_on": date(2029, 10, 7)}),
        ((mentor, people[SECOND]), {"starts_on": date(2031, 1, 1), "ends_on": date(2031, 2, 1)}),
        ((mentor, people[YOUNG]), {"form": MentorshipForm.REVERSE}),
    ]
    for who, facts in unfitting:
        with pytest.raises(Unfitting):
            await propose(house, *who, **facts)
    async with house.database.reading() as session:
        assert len(list(await session.scalars(select(Mentorship)))) == 1
        await session.commit()
    keeper = await visit_of(house, KEEPER)
    with pytest.raises(NotFound):  # between schools is a methodist's to propose, and so is the municipality
        async with house.database.writing() as session:
            await mentorship_proposals.propose(
                session, keeper, draft=Draft(mentor, (people[THIRD],), date(2025, 10, 7), date(2026, 5, 31))
            )
    with pytest.raises(NotFound):
        async with house.database.writing() as session:
            await mentorship_proposals.propose(
                session, keeper,
                draft=Draft(people[KEEPER], (people[THIRD],), date(2025, 10, 7), date(2026, 5, 31), is_municipal=True),
            )  # fmt: skip
