"""The register of deficits against a moving clock: weighing, deciding, the turn of the year, on both databases."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.associations import Association, Membership
from models.deficits import Deficit, DeficitChange, DeficitSource, DeficitState, ExternalResult
from models.outbox import OutboxMessage
from models.people import Person, Role
from models.queries.registration import accounts
from models.responses import Answer, Response
from models.session import Database
from programmes.competences import Combine, Confirmation
from programmes.programme import Programme
from services import privacy
from services.deficits import (
    corporate_deficits,
    deficit_clock,
    deficit_decisions,
    deficit_moves,
    deficit_requests,
    deficit_years,
    deficits,
    external_results,
)
from services.deficits.corporate_deficits import Kind
from services.deficits.deficit_weighing import ClockNote
from services.errors import NotAllowed, NotFound, Unfitting
from services.people import Grant
from services.surveys import comparisons
from services.surveys.comparisons import Cut
from services.surveys.diagnostics_comparison import Change
from tests.conftest import Clock
from tests.dialogs.shortcuts import answer, settle, visit_of
from tests.dialogs.shortcuts import submit as hand_in

TEACHER, METHODIST = 5_000_000_601, 5_000_000_602
CONFIRMED, PROPOSED, REJECTED = DeficitState.CONFIRMED, DeficitState.PROPOSED, DeficitState.REJECTED
RESOLVED, IN_WORK, CARRIED_OVER = DeficitState.RESOLVED, DeficitState.IN_WORK, DeficitState.CARRIED_OVER
VECTOR = {
    "D03": "1", "D04": "2", "D05": "N", "D06": "2",
    "D08": "0", "D09": "1", "D10": "1", "D11": "0", "D12": "1",
    "D14": "3", "D15": "1", "D16": "2", "D17": "1", "D18": "2",
    "D19": "0", "D20": "N", "D21": "0", "D22": "1",
}  # fmt: skip
"""Subject expressed, psychology expressed with inclusion noted."""
EASY = dict.fromkeys(VECTOR, "0")


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


@pytest.fixture
async def town(house: House) -> House:
    await settle(house, TEACHER)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    return house


def with_competences(house: House, **changed: object) -> House:
    programme = house.municipality.programme
    competences = programme.competences.model_copy(update=changed)
    municipality = replace(house.municipality, programme=programme.model_copy(update={"competences": competences}))
    return replace(house, municipality=municipality)


async def give(house: House, telegram: int, scores: dict[str, str], *, code: str = "diagnostics") -> int:
    """The questionnaire handed in with these answers; given again they are changed."""
    questionnaire = house.municipality.programme.questionnaires[code]
    if code == "diagnostics":
        response_id = await hand_in(house, telegram)
    else:
        person = (await visit_of(house, telegram)).actor.id
        async with house.database.writing() as session:
            first = await session.scalar(select(Response).where(Response.person_id == person).order_by(Response.id))
            assert first is not None
            response = await session.scalar(
                select(Response).where(Response.person_id == person, Response.questionnaire == code)
            )
            if response is None:
                response = Response(
                    person_id=person, questionnaire=code, school_year=first.school_year, facts=first.facts,
                    version_id=house.municipality.library.newest[code], started_at=house.clock(),
                    changed_at=house.clock(), submitted_at=house.clock(),
                )  # fmt: skip
                session.add(response)
                await session.flush()
                for question in scores:
                    session.add(Answer(response_id=response.id, question=question, answered_at=house.clock()))
            response_id = response.id
            await session.commit()
    async with house.database.writing() as session:
        for question, score in scores.items():
            chosen = next(
                one for one in questionnaire.options(questionnaire.question(question))
                if one.code.upper() == score or str(one.score) == score or (score == "N" and one.score is None)
            )  # fmt: skip
            await session.execute(
                update(Answer)
                .where(Answer.response_id == response_id, Answer.question == question)
                .values(chosen=[chosen.code], score=chosen.score, is_skipped=False)
            )
        await session.execute(
            update(Response)
            .where(Response.id == response_id)
            .values(changed_at=house.clock(), submitted_at=house.clock())
        )
        await session.commit()
    return response_id


async def weigh(house: House) -> int:
    count = 0
    async with house.database.writing() as session:
        while some := await deficit_clock.weigh_due(session, house.municipality, now=house.clock()):
            count += some
    return count


async def carry_over(house: House) -> int:
    count = 0
    async with house.database.writing() as session:
        while some := await deficit_years.carry_over(session, house.municipality, now=house.clock()):
            count += some
    return count


async def stored(house: House) -> dict[tuple[str, str], Deficit]:
    async with house.database.reading() as session:
        year = house.municipality.school_year(house.clock())
        rows = await session.scalars(select(Deficit).where(Deficit.school_year == year).order_by(Deficit.id))
        found = {(row.area, row.topic): row for row in rows}
        await session.commit()
    return found


async def history(house: House, deficit: Deficit) -> list[tuple[DeficitState | None, DeficitState, str | None]]:
    async with house.database.reading() as session:
        query = select(DeficitChange).where(DeficitChange.deficit_id == deficit.id).order_by(DeficitChange.id)
        found = [(row.before, row.after, row.note) for row in await session.scalars(query)]
        await session.commit()
    return found


async def all_rows(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table)))
        await session.commit()
    return found


async def states(house: House) -> dict[tuple[str, str], DeficitState]:
    return {key: row.state for key, row in (await stored(house)).items()}


async def test_answers_become_proposals_once_and_follow_the_answers(town: House, clock: Clock):
    assert await weigh(town) == 0
    await give(town, TEACHER, VECTOR)
    assert await weigh(town) == 1
    assert await weigh(town) == 0
    found = await stored(town)
    assert {key: (row.severity, row.index_tenths, row.topics, row.state) for key, row in found.items()} == {
        ("psychology", ""): ("expressed", 600, ["inclusion"], PROPOSED),
        ("subject", ""): ("expressed", 556, [], PROPOSED),
    }
    assert await history(town, found["subject", ""]) == [(None, PROPOSED, None)]

    clock.passes(hours=1)
    await give(town, TEACHER, {**VECTOR, "D03": "3", "D04": "3", "D06": "3", "D14": "1", "D16": "1", "D18": "1"})
    await weigh(town)
    found = await stored(town)
    assert (found["subject", ""].severity, found["subject", ""].state) == ("critical", PROPOSED)
    assert found["psychology", ""].state is REJECTED
    assert found["psychology", ""].decided_by is None
    clock.passes(hours=1)
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    found = await stored(town)
    assert found["psychology", ""].state is PROPOSED
    assert [note for _, _, note in await history(town, found["psychology", ""])] == [
        None, ClockNote.GONE.value, ClockNote.BACK.value,
    ]  # fmt: skip
    before = len(await all_rows(town, DeficitChange))
    async with town.database.writing() as session:
        await session.execute(update(Response).values(weighed_at=None))
        await session.commit()
    assert await weigh(town) == 1
    assert len(await all_rows(town, DeficitChange)) == before


async def test_what_is_decided_stays_whatever_the_answers_say(town: House, clock: Clock):
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    found = await stored(town)
    visit = await visit_of(town, METHODIST)
    async with town.database.writing() as session:
        await deficit_decisions.confirm(session, visit, deficit_id=found["subject", ""].id)
        await deficit_decisions.reject(session, visit, deficit_id=found["psychology", ""].id, typed="уже учится")
    clock.passes(hours=1)
    await give(town, TEACHER, EASY)
    await weigh(town)
    assert await states(town) == {("subject", ""): CONFIRMED, ("psychology", ""): REJECTED}
    clock.passes(hours=1)
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    assert await states(town) == {("subject", ""): CONFIRMED, ("psychology", ""): REJECTED}


async def test_without_confirmation_everything_is_confirmed_through_proposed(town: House):
    town = with_competences(town, deficit_confirmation=Confirmation.NONE)
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    found = await stored(town)
    assert {row.state for row in found.values()} == {CONFIRMED}
    assert [line[:2] for line in await history(town, found["subject", ""])] == [(None, PROPOSED), (PROPOSED, CONFIRMED)]


async def test_nobodys_answers_and_switched_off_registers_propose_nothing(town: House):
    await give(town, TEACHER, VECTOR)
    modules = town.municipality.programme.modules.model_copy(update={"deficit_register": False})
    programme = town.municipality.programme.model_copy(update={"modules": modules})
    assert await weigh(replace(town, municipality=replace(town.municipality, programme=programme))) == 0
    async with town.database.writing() as session:
        await session.execute(update(Response).values(person_id=None))
        await session.commit()
    assert await weigh(town) == 0
    assert await stored(town) == {}


async def test_the_end_of_the_year_resolves_and_takes_back(town: House, clock: Clock):
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    visit = await visit_of(town, METHODIST)
    found = await stored(town)
    async with town.database.writing() as session:
        await deficit_decisions.confirm_person(session, visit, person_id=found["subject", ""].person_id)
        row = await session.get_one(Deficit, found["subject", ""].id)
        await session.refresh(row)
        await deficit_moves.move(session, row, IN_WORK, now=clock.now, actor_id=visit.actor.id)
        await session.commit()
    clock.now = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
    better = {code: score for code, score in {**VECTOR, "D03": "0", "D04": "0", "D06": "1"}.items() if score != "N"}
    await give(town, TEACHER, better, code="diagnostics_exit")
    await weigh(town)
    assert await states(town) == {("subject", ""): RESOLVED, ("psychology", ""): CONFIRMED}
    async with town.database.reading() as session:
        compared = await comparisons.of_person(
            session, town.municipality, person_id=found["subject", ""].person_id, school_year=2025
        )
        table = await comparisons.table(session, await visit_of(town, METHODIST), cut=Cut.ALL)
    assert {one.area: one.change for one in compared}["subject"] is Change.IMPROVEMENT
    assert table.people == 1
    assert {row.area: row.changes[Change.IMPROVEMENT] for row in table.rows if row.changes}["subject"] == 1
    clock.passes(hours=1)
    await give(town, TEACHER, {**better, "D03": "2", "D04": "2", "D06": "2"}, code="diagnostics_exit")
    await weigh(town)
    assert await states(town) == {("subject", ""): IN_WORK, ("psychology", ""): CONFIRMED}


async def test_a_test_outweighs_answers_and_weighs_by_itself(town: House, clock: Clock):
    visit = await visit_of(town, METHODIST)
    teacher = (await visit_of(town, TEACHER)).actor.id
    async with town.database.writing() as session:
        await external_results.enter(session, visit, person_id=teacher, area="methods", typed="20; 01.09.2025; Тест")
    found = await stored(town)
    assert {key: (row.severity, row.source) for key, row in found.items()} == {
        ("methods", ""): ("critical", DeficitSource.EXTERNAL_TEST)
    }
    async with town.database.writing() as session:
        number = await session.scalar(select(ExternalResult.id))
        assert await external_results.remove(session, visit, result_id=number) == teacher
    assert (await stored(town))["methods", ""].state is REJECTED, "it was entered by mistake"
    async with town.database.writing() as session:
        with pytest.raises(NotFound):
            await external_results.remove(session, visit, result_id=number)
        await external_results.enter(session, visit, person_id=teacher, area="methods", typed="20; 01.09.2025; Тест")
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    assert (await stored(town))["methods", ""].state is PROPOSED
    async with town.database.writing() as session:
        for typed in ("101; 01.09.2025; Тест", "20; 01.09.2027; Тест", "20; 01.09.2025", "x; 01.09.2025; Тест"):
            with pytest.raises(Unfitting):
                await external_results.enter(session, visit, person_id=teacher, area="methods", typed=typed)
        await session.execute(update(ExternalResult).values(taken_on=clock.now.date() - timedelta(days=4 * 365)))
        await session.execute(update(Response).values(weighed_at=None))
        await session.commit()
    await weigh(town)
    assert (await stored(town))["methods", ""].state is REJECTED
    async with town.database.writing() as session:
        await session.execute(update(Response).values(submitted_at=None))  # taken up again, not handed in
        await session.commit()
    separate = with_competences(town, combine=Combine.SEPARATE)
    async with town.database.writing() as session:
        await external_results.enter(
            session, replace(visit, municipality=separate.municipality), person_id=teacher, area="communication",
            typed="5; 01.09.2025; Тест",
        )  # fmt: skip
    assert ("communication", "") not in await stored(town)
    assert (await stored(town))["psychology", ""].state is PROPOSED


async def test_the_year_turns_once_and_nothing_is_lost(town: House, clock: Clock):
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    found = await stored(town)
    visit = await visit_of(town, METHODIST)
    async with town.database.writing() as session:
        await deficit_decisions.confirm(session, visit, deficit_id=found["subject", ""].id)
    assert await carry_over(town) == 0
    clock.now = datetime(2027, 10, 1, 9, 0, tzinfo=UTC)  # two years late
    assert await carry_over(town) == 4
    assert await carry_over(town) == 0
    assert await states(town) == {("subject", ""): CONFIRMED, ("psychology", ""): PROPOSED}
    rows = await all_rows(town, Deficit)
    old = [row for row in rows if row.state is CARRIED_OVER]
    assert len(old) == 4
    assert all(sum(row.previous_id == one.id for row in rows) == 1 for one in old)


async def test_a_new_year_that_knows_the_deficit_keeps_one_row(town: House, clock: Clock):
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    found = await stored(town)
    async with town.database.writing() as session:
        await deficit_decisions.confirm(session, await visit_of(town, METHODIST), deficit_id=found["subject", ""].id)
    clock.now = datetime(2026, 9, 5, 9, 0, tzinfo=UTC)
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    assert await carry_over(town) == 2
    new = await stored(town)
    assert new["subject", ""].state is CONFIRMED
    assert new["subject", ""].previous_id == found["subject", ""].id
    assert len(await all_rows(town, Deficit)) == 4


async def test_of_whatever_was_open_each_has_one_successor(town: House, clock: Clock):
    dice = random.Random(20251007)
    people = [(await visit_of(town, telegram)).actor.id for telegram in (TEACHER, METHODIST)]
    drawn = {
        (dice.choice(people), dice.choice((2022, 2023, 2024, 2025)), dice.choice("abcd"), dice.choice(("", "x", "y")))
        for _ in range(120)
    }
    async with town.database.writing() as session:
        for person, year, area, topic in sorted(drawn):
            state = dice.choice(list(DeficitState))
            decided = people[0] if dice.random() < 0.5 else None
            session.add(
                Deficit(
                    person_id=person, school_year=year, area=area, topic=topic, topics=[], severity="point",
                    source=dice.choice(list(DeficitSource)), state=state, created_at=clock.now, state_since=clock.now,
                    decided_by=decided,
                )
            )  # fmt: skip
        await session.commit()
    before = {row.id: row.state for row in await all_rows(town, Deficit)}
    open_before = {number for number, state in before.items() if state in {PROPOSED, CONFIRMED, IN_WORK}}
    await carry_over(town)
    rows = await all_rows(town, Deficit)
    assert await carry_over(town) == 0
    assert [row.record() for row in await all_rows(town, Deficit)] == [row.record() for row in rows]
    by_previous = [row.previous_id for row in rows if row.previous_id]
    assert len(by_previous) == len(set(by_previous))
    this_year = {row.id for row in rows if row.school_year == 2025}
    assert open_before - this_year <= set(by_previous)
    for row in rows:
        if row.school_year < 2025:
            assert row.state not in {PROPOSED, CONFIRMED, IN_WORK}
        if row.id in by_previous:
            assert row.state is CARRIED_OVER
        for step in await history(town, row):
            assert step[0] is None or step[1] in deficit_moves.MOVES[step[0]]


async def test_leaders_of_associations_keep_the_register_where_the_programme_says_so(town: House, clock: Clock):
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    leader = await visit_of(town, METHODIST)
    teacher = (await visit_of(town, TEACHER)).actor.id
    async with town.database.writing() as session:
        union = Association(title="Кружок", search_key="кружок", created_at=clock.now)
        session.add(union)
        await session.flush()
        session.add(Membership(association_id=union.id, person_id=teacher))
        await session.commit()
        grants = frozenset({Grant(Role.ASSOCIATION_LEADER, association_id=union.id)})
    leader = replace(leader, actor=replace(leader.actor, grants=grants))
    by_leaders = with_competences(town, deficit_confirmation=Confirmation.ASSOCIATION_LEADER).municipality
    async with town.database.writing() as session:
        with pytest.raises(NotAllowed):
            await deficits.overview(session, leader)
        leader = replace(leader, municipality=by_leaders)
        assert (await deficits.overview(session, leader)).waiting == 1
        assert await deficit_decisions.confirm_person(session, leader, person_id=teacher) == 2
        with pytest.raises(NotFound):
            await deficits.person(session, leader, person_id=leader.actor.id)
        with pytest.raises(NotAllowed):
            await external_results.enter(session, leader, person_id=teacher, area="methods", typed="5; 01.09.2025; Т")


async def test_everything_shown_is_confirmed_at_once_and_told_once(town: House, clock: Clock):
    for number in range(6):
        await settle(town, TEACHER + 100 + number, names=("Лютикова", "Ольга", "Ильинична"))
        await give(town, TEACHER + 100 + number, VECTOR)
    await weigh(town)
    visit = await visit_of(town, METHODIST)
    async with town.database.writing() as session:
        narrow = deficits.Filter(topic="inclusion")
        found = await deficits.people(session, visit, narrow=narrow, page=0, size=4)
        assert (found.deficits, found.people, found.pages, len(found.lines)) == (6, 6, 2, 4)
        with pytest.raises(Unfitting):
            await deficit_decisions.confirm_all(session, visit, narrow=narrow, mark="00000000")
        asked = await deficit_decisions.matching(session, visit, narrow=narrow)
        # The answers change meanwhile: as many as before, and not the same.
        changed = update(Deficit).where(Deficit.area == "psychology", Deficit.person_id == found.lines[0].person_id)
        await session.execute(changed.values(severity="critical"))
        with pytest.raises(Unfitting):
            await deficit_decisions.confirm_all(session, visit, narrow=narrow, mark=asked.mark)
        asked = await deficit_decisions.matching(session, visit, narrow=narrow)
        done = await deficit_decisions.confirm_all(session, visit, narrow=narrow, mark=asked.mark)
        assert (done.deficits, done.people) == (6, 6)
        with pytest.raises(Unfitting):
            await deficit_decisions.confirm_all(session, visit, narrow=narrow, mark=asked.mark)
        left = await deficit_decisions.matching(session, visit, narrow=deficits.Filter())
        rest = await deficit_decisions.confirm_all(session, visit, narrow=deficits.Filter(), mark=left.mark)
        assert rest.deficits == 6
        part = await corporate_deficits.of_part(session, visit)
        page = await corporate_deficits.page(session, visit, kind=Kind.SUBJECT, page=0, size=9)
    assert part.respondents == 6
    assert [(one.title, one.people, one.respondents) for one in page.found] == [
        ("Предметная область", 6, 6), ("Психолого-педагогическая область", 6, 6), ("Дети с ОВЗ", 6, 6),
    ]  # fmt: skip
    letters = [row for row in await all_rows(town, OutboxMessage) if "deficits-confirmed" in row.dedup_key]
    assert len(letters) == 6
    assert all("Дети" not in row.payload["values"]["zones"] for row in letters)
    assert all(row.payload["values"]["zones"].count(";") == 1 for row in letters)


async def test_methodists_are_reminded_once_a_week_with_a_number(town: House, clock: Clock):
    async def remind() -> int:
        async with town.database.writing() as session:
            return await deficit_clock.remind(session, town.municipality, now=clock())

    await give(town, TEACHER, VECTOR)
    await weigh(town)
    clock.passes(days=20)
    assert await remind() == 0
    clock.passes(days=1, minutes=1)
    assert [await remind(), await remind()] == [1, 0]
    clock.passes(days=6)
    assert await remind() == 0
    clock.passes(days=1, minutes=1)
    assert await remind() == 1
    [first, second] = [row for row in await all_rows(town, OutboxMessage) if "undecided" in row.dedup_key]
    assert first.payload["values"] == second.payload["values"] == {"count": 2, "days": 21}


async def test_leaving_takes_the_register_along_and_binding_hands_it_over(town: House, clock: Clock):
    await give(town, TEACHER, VECTOR)
    await weigh(town)
    visit, teacher = await visit_of(town, METHODIST), await visit_of(town, TEACHER)
    async with town.database.writing() as session:
        await external_results.enter(
            session, visit, person_id=teacher.actor.id, area="methods", typed="50; 01.09.2025; Т"
        )
        await deficit_requests.add(session, teacher, area="methods", topic="digital")
        with pytest.raises(Unfitting):
            await deficit_requests.add(session, teacher, area="methods", topic="digital")
        twin = Person(created_at=clock.now, registered_at=clock.now, language="ru")
        session.add(twin)
        await session.flush()
        session.add(
            Deficit(
                person_id=twin.id, school_year=2025, area="subject", topic="", topics=[], severity="point",
                source=DeficitSource.INTERVIEW, state=CONFIRMED, created_at=clock.now, state_since=clock.now,
                decided_by=visit.actor.id,
            )
        )  # fmt: skip
        await session.flush()
        await accounts.hand_over(session, source=teacher.actor.id, target=twin.id)
        await session.commit()
        number = twin.id
    found = await stored(town)
    assert {row.person_id for row in found.values()} == {number}
    assert found["subject", ""].state is CONFIRMED
    assert found["methods", "digital"].created_by == number
    assert [row.person_id for row in await all_rows(town, ExternalResult)] == [number]
    async with town.database.writing() as session:
        await privacy.leave(session, replace(teacher, actor=replace(teacher.actor, id=number)))
    assert number not in {row.person_id for row in await all_rows(town, Deficit)}
    assert not any(row.note or row.decided_by or row.created_by for row in await all_rows(town, Deficit))
    assert await all_rows(town, ExternalResult) == []
    assert await all_rows(town, DeficitChange) == []
    clock.now = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
    assert await carry_over(town) == 0


async def test_answers_begun_and_not_handed_in_propose_nothing(town: House):
    await answer(town, TEACHER, until="D19")
    assert await weigh(town) == 0
