"""Figures of a report: the same people as the indicators count, each in their part, small groups hidden for everybody."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.app import House, build_house
from bot.settings import Settings
from handlers.reports import report_pictures
from locales.catalog import Catalog, Speaker
from models.consultations import Consultation, ConsultationForm, ConsultationStatus
from models.deficits import Deficit, DeficitChange, DeficitSource, DeficitState
from models.events import Event, EventStatus
from models.people import Person, Role
from models.queries.reports import report_work
from models.session import Database
from models.threads import Thread, ThreadKind
from programmes.programme import Programme
from services.errors import NotAllowed
from services.reports import report_figures, report_seasons
from services.reports.report_seasons import Wait
from services.suppression import Count
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.services.test_indicators import LONG_AGO, act, answered, course, put, staff

METHODIST, COORDINATOR, AUTHORITY = 5_000_007_801, 5_000_007_802, 5_000_007_803
NOW = datetime(2025, 12, 31, 9, tzinfo=UTC)
PNG = b"\x89PNG"


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = NOW
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    for number, role, school in (
        (METHODIST, Role.METHODIST, "Школа № 3"),
        (COORDINATOR, Role.SCHOOL_COORDINATOR, "Школа № 7"),
        (AUTHORITY, Role.AUTHORITY_HEAD, "Школа № 9"),
    ):
        await settle(
            built, number, names=("Лютикова", "Анна", "Юрьевна"), position="director", role=role, school=school
        )
    return built


async def school_of(house: House, telegram_id: int) -> int:
    visit = await visit_of(house, telegram_id)
    assert visit.actor.organization_id is not None
    return visit.actor.organization_id


@pytest.fixture
def t_ru() -> Speaker:
    return Catalog().speaker("ru")


def deficit(person: Person, area: str, state: DeficitState = DeficitState.CONFIRMED) -> Deficit:
    at = datetime(2025, 10, 1, 9, tzinfo=UTC)
    return Deficit(
        person_id=person.id, school_year=2025, area=area, topics=[], severity="expressed", state=state,
        source=DeficitSource.QUESTIONNAIRE, created_at=at, state_since=at,
    )  # fmt: skip


async def request(  # who has asked what
    house: House,
    person: Person,
    topic: str,
    at: datetime,
    waited: float | None,
    status: ConsultationStatus = ConsultationStatus.NEW,
) -> None:
    thread = Thread(kind=ThreadKind.CONSULTATION, title="x", opened_at=at, last_at=at)
    await put(house, thread)
    first = None if waited is None else at + timedelta(hours=waited)
    await put(
        house,
        Consultation(
            asker_id=person.id, topic=topic, question="x", form=ConsultationForm.CHAT, status=status,
            thread_id=thread.id, created_at=at, first_due_at=at, solution_due_at=at, first_answer_at=first,
        ),
    )  # fmt: skip


async def test_deficits_and_coverage_hide_small_groups_from_everybody(house: House, t_ru: Speaker):
    first, second, third = [await school_of(house, one) for one in (METHODIST, COORDINATOR, AUTHORITY)]
    math, russian = await staff(house, 6, school=first), await staff(house, 7, school=first, subject="russian")
    physics, none = (
        await staff(house, 4, school=first, subject="physics"),
        await staff(house, 1, school=first, subject=None),
    )
    away, few = await staff(house, 8, school=second), await staff(house, 3, school=third)
    every = [*math, *russian, *physics, *none]
    await put(house, *(answered(house, one, LONG_AGO.replace(year=2025)) for one in [*every, *away[:2], *few]))
    found = [*math[:3], *russian[:2], physics[0]]
    await put(house, *(deficit(one, "subject") for one in found), deficit(math[5], "subject", DeficitState.REJECTED))
    for who in (METHODIST, AUTHORITY):
        table = await act(house, who, report_figures.deficits_by_area_and_subject)
        assert table is not None
        assert [one.code for one in table.subjects] == ["math", "russian", "", "physics"]
        assert [one.cells[0] for one in table.subjects] == [Count(3, 11), Count(2, 7), None, None]
        assert [one.cells[1] for one in table.subjects] == [Count(0, 11), Count(0, 7), None, None]
        assert table.total == [Count(6, 23), *[Count(0, 23)] * 3]
        coverage = await act(house, who, report_figures.coverage_by_school)
        assert coverage is not None
        assert [(one.title, one.count) for one in coverage.schools] == [
            ("Школа № 3", Count(18, 18)), ("Школа № 7", None), ("Школа № 9", None),
        ]  # fmt: skip
        assert coverage.total == Count(23, 29)
    with pytest.raises(NotAllowed):
        await act(house, COORDINATOR, report_figures.deficits_by_area_and_subject)
    own = await act(house, COORDINATOR, report_figures.coverage_by_school)
    assert [(one.title, one.count) for one in own.schools] == [("Школа № 7", Count(2, 8))]
    assert (await report_pictures.deficits_picture(t_ru, table)).startswith(PNG)
    assert (await report_pictures.coverage_picture(t_ru, coverage)).startswith(PNG)
    assert [one[:4] for one in await report_pictures.coverage_pictures(t_ru, coverage)] == [PNG]
    # Before the last day of the year there is nothing to compare with.
    assert await act(house, METHODIST, report_figures.deficits_before_and_after) == []


async def test_before_and_after_are_the_days_of_the_indicator(house: House, clock: Clock, t_ru: Speaker):
    people = await staff(house, 6)
    await put(house, *(answered(house, one, LONG_AGO.replace(year=2025)) for one in people))
    open_, closed = deficit(people[0], "subject"), deficit(people[1], "subject", DeficitState.RESOLVED)
    closed.state_since = datetime(2026, 5, 1, 9, tzinfo=UTC)
    await put(house, open_, closed)
    await put(house, DeficitChange(deficit_id=closed.id, at=closed.created_at, after=DeficitState.CONFIRMED))
    clock.now = datetime(2026, 9, 20, 9, tzinfo=UTC)
    found = await act(house, METHODIST, report_figures.deficits_before_and_after, year=2025)
    assert [(one.before, one.after) for one in found][:2] == [(Count(2, 6), Count(1, 6)), (Count(0, 6), Count(0, 6))]
    assert (await report_pictures.changes_picture(t_ru, found)).startswith(PNG)


async def test_requests_and_seasons_of_a_year(house: House, t_ru: Speaker):
    people = await staff(house, 7)
    september, before = datetime(2025, 8, 31, 21, tzinfo=UTC), datetime(2025, 8, 31, 20, 59, tzinfo=UTC)
    await request(house, people[0], "contest_professional", before, None)
    for one in people[:4]:
        await request(house, one, "contest_professional", september, 4)
    assert await act(house, METHODIST, report_seasons.consultations_by_topic) == report_seasons.Consultations(
        (), None, {}
    )
    assert (await act(house, METHODIST, report_seasons.seasons)).consultations == ()
    for one in people[:6]:
        await request(
            house, one, "attestation_category", september + timedelta(days=40), 20 if one is people[0] else 80
        )
    for one in people:
        await request(house, one, "lesson", september + timedelta(days=40), None)
    await request(house, people[6], "lesson", september + timedelta(days=40), 71.9)
    for gone in (ConsultationStatus.WITHDRAWN, ConsultationStatus.REJECTED):
        await request(house, people[0], "lesson", september + timedelta(days=40), None, gone)
    found = await act(house, AUTHORITY, report_seasons.consultations_by_topic)
    titles = {one.code: one.title for one in house.municipality.programme.consultations.topics}
    # Four have asked about contests: the next smallest topic goes with it.
    assert found.topics == sorted(
        [(titles["lesson"], 8), (titles["attestation_category"], None), (titles["contest_professional"], None)],
        key=lambda one: (one[1] is None, one[0]),
    )
    assert found.total == 18
    async with house.database.reading() as session:
        year_end = september + timedelta(days=365)
        assert (await report_work.helped(session, september, year_end)).asked == found.total, "as the table beside says"
        assert sum(times for _, times in (await report_work.topics(session, september, year_end)).values()) == 18
    assert found.waits == {Wait.HOURS: 4, Wait.DAY: 1, Wait.THREE_DAYS: 1, Wait.LONGER: 5, Wait.NONE: 7}
    await put(
        house,
        course(people[0], date(2025, 9, 30)),
        course(people[1], date(2026, 8, 31)),
        course(people[2], date(2025, 8, 31)),
        *(
            Event(kind="seminar", title="x", starts_at=at, organiser_id=people[0].id, status=status, created_at=NOW)
            for at, status in ((september, EventStatus.HELD), (before, EventStatus.HELD), (NOW, EventStatus.PLANNED))
        ),
    )
    year = await act(house, METHODIST, report_seasons.seasons)
    assert [one.month for one in year.months] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]
    assert year.events == [1, *[0] * 11]
    assert year.courses == [1, *[0] * 10, 1]
    assert year.consultations == [4, 14, *[0] * 10]
    assert (await act(house, METHODIST, report_seasons.seasons, year=2024)).events == [*[0] * 11, 1]
    assert (await act(house, COORDINATOR, report_seasons.seasons)).consultations == ()
    for picture in (
        report_pictures.topics_picture(t_ru, found),
        report_pictures.waits_picture(t_ru, found),
        report_pictures.seasons_picture(t_ru, year),
    ):
        assert (await picture).startswith(PNG)
