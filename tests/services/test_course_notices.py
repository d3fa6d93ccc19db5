"""What is said about courses that change, schools of one coordinator, tables that correct what was sent back."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from bot.app import House, build_house
from bot.settings import Settings
from models.courses import Completion, CompletionStatus, CourseKind, CourseRequest, RequestStatus
from models.organizations import Organization
from models.outbox import OutboxMessage
from models.people import Role, RoleGrant
from models.session import Database
from programmes.programme import Programme
from services.courses import course_import, course_offering, course_offers, course_plan, course_wishes
from services.courses.course_offer_drafts import OfferDraft
from services.courses.course_sheets import Column, Words
from services.errors import Unfitting
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.services.test_courses import act, all_of, done, phrases, put, tick

METHODIST, TEACHER, COORDINATOR, OTHER = 5_000_003_001, 5_000_003_002, 5_000_003_003, 5_000_003_004


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    return built


def draft(starts: int, ends: int, **changes: object) -> OfferDraft:
    days = {"starts_on": date(2025, 10, starts), "ends_on": date(2025, 10, ends)}
    return OfferDraft(title="Курс", hours=36, **{**days, **changes})


async def test_every_move_of_a_course_is_told(house: House):
    await settle(house, TEACHER)
    offer = await act(house, METHODIST, course_offering.save, draft=draft(20, 24))
    await act(house, TEACHER, course_offers.enrol, offer_id=offer)
    for starts in (21, 21, 20, 21):  # to a day it stood on before is a move too
        house.clock.passes(minutes=5)
        await act(house, METHODIST, course_offering.save, draft=draft(starts, 24, offer_id=offer))
    assert await phrases(house, "course-notice-moved") == [TEACHER] * 3


async def test_a_move_away_from_tomorrow_is_told_at_any_hour(house: House):
    await settle(house, TEACHER)
    offer = await act(house, METHODIST, course_offering.save, draft=draft(8, 10))
    await act(house, TEACHER, course_offers.enrol, offer_id=offer)
    house.clock.passes(hours=9)  # the evening before
    await act(house, METHODIST, course_offering.save, draft=draft(28, 30, offer_id=offer))
    [letter] = [one for one in await all_of(house, OutboxMessage) if one.payload["phrase"] == "course-notice-moved"]
    assert letter.ignores_quiet


async def test_a_coordinator_of_two_schools_reads_of_both(house: House):
    person = await settle(house, COORDINATOR, position="director", role=Role.SCHOOL_COORDINATOR)
    await settle(house, TEACHER)
    await settle(house, OTHER, school="Школа № 7")
    async with house.database.writing() as session:
        other = await session.scalar(select(Organization.id).where(Organization.title == "Школа № 7"))
        session.add(
            RoleGrant(person_id=person, role=Role.SCHOOL_COORDINATOR, organization_id=other, granted_at=house.clock())
        )
        await session.commit()
    await tick(house)
    await tick(house)
    [letter] = [one for one in await all_of(house, OutboxMessage) if one.payload["phrase"] == "course-notice-school"]
    assert letter.payload["values"]["late"] == 2


def table(*rows: tuple[object, ...]) -> tuple[bytes, Words]:
    book, out = Workbook(), BytesIO()
    words = Words({column: column.value for column in Column}, {}, {})
    columns = (Column.NAME, Column.SCHOOL, Column.TITLE, Column.HOURS, Column.ENDS_ON, Column.DOCUMENT)
    for row in ([column.value for column in columns], *rows):
        book.active.append(row)
    book.save(out)
    return out.getvalue(), words


async def test_a_table_corrects_what_was_sent_back(house: House):
    await settle(house, COORDINATOR, position="director", role=Role.SCHOOL_COORDINATOR)
    person = await settle(house, TEACHER, names=("Клёнова", "Ия", "Ильинична"))
    now = house.clock()
    wrong = {"title": "Чтение", "hours": 10, "kind": CourseKind.SHORT, "status": CompletionStatus.REJECTED}
    await put(house, done(house, person, **wrong, reason="часы", decided_by=person, decided_at=now))
    content, words = table(("Клёнова Ия", "Школа № 3", "Чтение", 36, date(2024, 5, 12), "77-2"))
    preview = await act(house, COORDINATOR, course_import.look, content=content, words=words)
    assert (preview.new, preview.changed) == (0, 1)
    await act(house, COORDINATOR, course_import.apply, content=content, words=words, mark=preview.mark)
    [one] = await all_of(house, Completion)
    assert (one.hours, one.kind, one.document) == (36, CourseKind.ADVANCED_TRAINING, "77-2")
    assert (one.status, one.reason, one.decided_by) == (CompletionStatus.ENTERED, None, None)


async def test_a_wish_that_was_declined_is_not_taken_again_in_silence(house: House):
    await settle(house, TEACHER)
    topics = [one.code for one in house.municipality.programme.competences.topics][:5]
    for topic in topics:
        await act(house, TEACHER, course_wishes.wish, topic=topic)
    await act(house, TEACHER, course_wishes.wish, topic=topics[-1])  # twice is once, the last one too
    first, *_ = await all_of(house, CourseRequest)
    await act(house, METHODIST, course_plan.decline, request_id=first.id, typed="нет мест")
    with pytest.raises(Unfitting, match="course-wish-decided"):
        await act(house, TEACHER, course_wishes.wish, topic=first.topic)
    assert [one.status for one in await all_of(house, CourseRequest)].count(RequestStatus.REQUESTED) == 4
