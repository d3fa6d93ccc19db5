"""Two of one school with the same short name: told apart wherever somebody is chosen, within what may be said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import House, build_house
from bot.settings import Settings
from models.people import Role
from models.session import Database
from programmes.programme import Programme
from services import roles
from services.calling import PrivacyMode
from services.contests import contest_keeping, contest_nominating
from services.contests.contest_drafts import ContestDraft
from services.mentorships import mentorship_proposals
from services.register import register
from services.telling_apart import called_apart, tail
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, COORDINATOR, HEAD, FIRST = (5_000_006_000 + one for one in range(4))
SAME = ("Ромашкина", "Вера", "Павловна")


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await settle(built, COORDINATOR, names=("Лютикова", "Ольга", "Ильинична"), role=Role.SCHOOL_COORDINATOR)
    await settle(built, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    await settle(built, FIRST, names=SAME, subject="math")
    await settle(built, FIRST + 1, names=("Рябинина", "Вера", "Ильинична"), subject="physics")
    await settle(built, FIRST + 2, names=("Резедова", "Вера", "Ильинична"), subject="physics")
    await settle(built, FIRST + 3, names=("Ромашкина", "Вера", "Ильинична"), school="Школа № 7")
    await settle(built, FIRST + 4, names=("Тополева", "Вера", "Ивановна"))
    return built


async def test_they_are_told_apart_wherever_somebody_is_chosen(house: House):
    methodist, coordinator, head = [await visit_of(house, one) for one in (METHODIST, COORDINATOR, HEAD)]
    ids = [(await visit_of(house, FIRST + one)).actor for one in range(5)]
    tails = [f"…{one.code[-3:]}" for one in ids if one.code]
    first, second, third = "Вера Р. (математика)", f"Вера Р. ({tails[1]})", f"Вера Р. ({tails[2]})"
    async with house.database.writing() as session:
        draft = ContestDraft(title="Учитель года", entries_until=date(2025, 10, 20))
        number = await contest_keeping.save(session, methodist, draft=draft)
        nominating = contest_nominating.candidates
        found = await nominating(session, coordinator, contest_id=number, typed="вера", page=0, size=9)
        called = {one.person_id: one.called for one in found.listed}
        assert [called[one.id] for one in (*ids[:3], ids[4])] == [first, second, third, "Вера Т."]
        asked = await contest_nominating.candidate(session, coordinator, contest_id=number, person_id=ids[1].id)
        assert asked[1] == second
        listed = await register.find(session, methodist, typed="вера", size=9)
        called = {one.id: one.called for one in listed.people}
        assert called[ids[0].id] == f"{first}, Школа № 3"
        assert called[ids[3].id] == "Вера Р., Школа № 7", "nobody there is called so"
        proposed = await mentorship_proposals.people(session, methodist, typed="вера", size=9)
        assert len({one.called for one in proposed}) == len(proposed) == 5
        for one in ids[:2]:
            await roles.give(session, head, person_id=one.id, role=Role.METHODIST)
        held = await roles.holders(session, head, role=Role.METHODIST, page=0, size=9)
        assert {first, second} <= {one.called for one in held}


async def test_a_page_that_holds_one_of_them_says_which(house: House):
    coordinator = await visit_of(house, COORDINATOR)
    async with house.database.writing() as session:
        pages = [await register.find(session, coordinator, typed="вера", page=number, size=1) for number in range(3)]
    assert all("(" in page.people[0].called for page in pages)


@pytest.mark.parametrize("mode", list(PrivacyMode))
async def test_no_more_is_said_than_may_be(house: House, mode: PrivacyMode):
    visit = await visit_of(house, METHODIST)
    visit = replace(visit, municipality=replace(visit.municipality, privacy_mode=mode))
    twins = [(await visit_of(house, FIRST + one)).actor for one in range(3)]
    async with house.database.writing() as session:
        said = await called_apart(session, visit, [(one, None) for one in twins])
    match mode:
        case PrivacyMode.CODES:
            assert list(said.values()) == [one.code for one in twins]
        case PrivacyMode.INITIALS:
            assert all(one.startswith("Вера Р. (") for one in said.values())
        case PrivacyMode.NAMES:
            assert said[twins[0].id] == " ".join(SAME)
    assert len(set(said.values())) == 3


@given(st.lists(st.text("0123456789", min_size=1, max_size=8).map("П-".__add__), min_size=2, max_size=6, unique=True))
def test_ends_of_codes_are_nobody_elses(codes: list[str]):
    ends = [tail(one, [other for other in codes if other != one]) for one in codes]
    assert len(set(ends)) == len(codes)
