"""Cards of indicators in a large district, each beside the floor: one plain count over the same people."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from statistics import quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.district_screens import Look, Screen, looked_at
from benchmarks.district_stage import Kind, district_of, know_the_figures, visit_of
from bot.app import House, settle
from models.base import Base
from models.courses import Completion, CompletionStatus, CourseKind
from models.deficits import Deficit, DeficitSource, DeficitState
from models.events import Attendance, Event, EventPerson, EventStatus
from models.people import Person, Role, RoleGrant
from models.queries.portions import portions
from models.responses import Response
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from programmes.indicators import Slice
from services.indicators import indicator_clock, indicator_missing, indicator_slices, indicators
from services.visits import Visit

A_NIGHT = datetime(2026, 1, 20, 7, 0, tzinfo=UTC)
YEAR = 2025
SEED = 13
PER_SCREEN = 8
ALL_CARDS = "all cards"
A_HEAD = 2
SEEN_BY_A_SCHOOL = ("P1", "P2", "P3", "P4", "P13")
STEPS = 5
PAST_YEARS = 4
QUESTIONS = " UNION ALL ".join(f"SELECT {number} AS place" for number in range(1, 13))
ANSWERS = f"""
    INSERT INTO answers (response_id, question, is_skipped, score, answered_at)
    SELECT responses.id, 'D' || questions.place, FALSE, responses.id % 4, responses.started_at
    FROM responses CROSS JOIN ({QUESTIONS}) AS questions
"""  # of numbers alone
"""Twelve of each questionnaire."""
FLOOR = "SELECT count(*), count(*) FILTER (WHERE position = 'teacher') FROM people WHERE archived_at IS NULL"


@dataclass(frozen=True, slots=True)
class Plan:
    educators: int
    looks: int


FULL = Plan(educators=50_000, looks=12)
QUICK = Plan(educators=2_000, looks=20)


@dataclass(slots=True)
class Findings:
    plan: Plan
    kind: Kind
    floor_ms: float
    """Of the plain count, 95 of 100."""
    night_seconds: float
    """Everything told once."""
    cards: dict[str, Screen] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=dict)
    of_school: dict[str, Screen] = field(default_factory=dict)
    """What the head of one school looks at."""


async def measure(plan: Plan, kind: Kind = Kind.SQLITE) -> Findings:
    async with district_of(plan.educators, A_NIGHT, kind) as house:
        await fill(house, plan.educators)
        settle()  # as the bot does when it starts: the collector need not walk what was made before
        visit = await visit_of(house, 1)
        codes = [one.code for one in house.municipality.programme.indicators.definitions]
        cards: dict[str, Look] = {code: _card(code) for code in codes}
        found = Findings(plan, kind, await _floor(house, plan.looks), 0.0)
        found.cards = await looked_at(house, visit, cards, plan.looks)
        began = perf_counter()
        async with house.database.writing() as session:
            taken = await indicator_clock.tell_all(session, house.municipality, now=A_NIGHT)
        assert taken == len(codes), taken
        found.night_seconds = perf_counter() - began
        screens: dict[str, Look] = {
            "list of all": indicators.listed,
            ALL_CARDS: _dashboard,
            "P1 by school": lambda s, v: indicator_slices.slices(s, v, code="P1", by=Slice.ORGANIZATION),
            "P3, who is missing": lambda s, v: indicator_missing.missing(s, v, code="P3", page=0, size=PER_SCREEN),
        }
        found.screens = await looked_at(house, visit, screens, plan.looks)
        own: dict[str, Look] = {f"a school's {code}": _card(code) for code in SEEN_BY_A_SCHOOL}
        own["a school's list"] = indicators.listed
        found.of_school = await looked_at(house, await _head_of_a_school(house), own, plan.looks)
    return found


async def _head_of_a_school(house: House) -> Visit:
    async with house.database.writing() as session:
        person = await session.get_one(Person, A_HEAD)
        role = {"role": Role.ORGANIZATION_HEAD, "organization_id": person.organization_id, "granted_at": A_NIGHT}
        session.add(RoleGrant(person_id=A_HEAD, **role))
        await session.commit()
    return await visit_of(house, A_HEAD)


async def _dashboard(session: AsyncSession, visit: Visit) -> None:
    """Every card of the list, one after the other, as the picture of all of them needs them."""
    for line in await indicators.listed(session, visit):
        await indicators.card(session, visit, code=line.definition.code)


def _card(code: str) -> Look:
    return lambda session, visit: indicators.card(session, visit, code=code)


async def _floor(house: House, looks: int) -> float:
    waits = []
    for _ in range(looks):
        began = perf_counter()
        async with house.database.reading() as session:
            await session.execute(text(FLOOR))
            await session.commit()
        waits.append((perf_counter() - began) * 1000)
    return quantiles(waits, n=20)[-1]


async def fill(house: House, educators: int) -> None:
    """Five school years, each with half who have answered, a third with a difficulty and a route, a quarter who came.

    And everybody a course. With 50,000 educators these are 125,000 questionnaires and 1.5 million answers.
    """
    dice, version_id = random.Random(SEED), house.municipality.library.newest["diagnostics"]
    people = range(1, educators + 1)
    async with house.database.writing() as session:
        await session.execute(text("UPDATE people SET created_at = '2021-09-01', registered_at = '2021-09-01'"))
        for year in range(YEAR - PAST_YEARS, YEAR + 1):
            await _lived(session, year, version_id, people, dice)
        await session.execute(text(ANSWERS))
        await _put(session, Completion, (_course(one, dice) for one in people))
        await know_the_figures(session)
        await session.commit()


async def _lived(session: AsyncSession, year: int, version_id: int, people: range, dice: random.Random) -> None:
    """Ids of the present year are those of people, of earlier ones they come after them."""
    autumn, shift, is_over = datetime(year, 10, 1, tzinfo=UTC), (YEAR - year) * len(people), year < YEAR
    walking, facts = [one for one in people if one % 3 == 0], {"school_year": year, "created_at": autumn}
    answered = {"questionnaire": "diagnostics", "school_year": year, "version_id": version_id, "started_at": autumn}
    when = {"changed_at": autumn, "submitted_at": autumn}
    await _put(session, Response, ({"person_id": one, **answered, **when} for one in people if one % 2))
    state = DeficitState.RESOLVED if is_over else DeficitState.CONFIRMED
    deficit = {"area": "subject", "severity": "critical", "topics": [], "state": state, "state_since": autumn, **facts}
    deficit["source"] = DeficitSource.QUESTIONNAIRE
    await _put(session, Deficit, ({"id": one + shift, "person_id": one, **deficit} for one in walking))
    status = RouteStatus.COMPLETED if is_over else RouteStatus.ACTIVE
    route = {"basis": RouteBasis.DEFICITS, "status": status, "changed_at": autumn, **facts}
    await _put(session, Route, ({"id": one + shift, "person_id": one, **route} for one in walking))
    steps = (_step(one + shift, place, dice, year) for one in walking for place in range(STEPS))
    await _put(session, Activity, steps)
    event = {"kind": "seminar", "title": "Seminar", "organiser_id": 1, "status": EventStatus.HELD}
    number = YEAR - year + 1
    await _put(session, Event, iter([{"id": number, "starts_at": autumn, "created_at": autumn, **event}]))
    came = {"event_id": number, "attendance": Attendance.ATTENDED, "changed_at": autumn, "confirmed_at": autumn}
    await _put(session, EventPerson, ({"person_id": one, **came} for one in people if one % 4 == 0))


def _step(route: int, place: int, dice: random.Random, year: int) -> dict[str, Any]:
    is_done = dice.random() < 0.8
    return {
        "route_id": route,
        "place": place,
        "deficit_id": route,
        "kind": "course",
        "title": "Step",
        "starts_on": date(year, 10, 1),
        "due_on": date(year, 10, 1) + timedelta(days=dice.randint(0, 240)),
        "is_mandatory": place % 2 == 0,
        "needs_acceptance": False,
        "status": ActivityStatus.DONE if is_done else ActivityStatus.PLANNED,
        "done_on": date(year, 12, 1) if is_done else None,
        "evidence": [],
    }


def _course(person: int, dice: random.Random) -> dict[str, Any]:
    ended = date(YEAR, 12, 1) - timedelta(days=dice.randint(0, 2000))
    return {
        "person_id": person,
        "kind": CourseKind.ADVANCED_TRAINING,
        "title": "Course",
        "hours": 72,
        "ends_on": ended,
        "document": "1",
        "status": CompletionStatus.CONFIRMED,
        "entered_by": 1,
        "entered_at": datetime(2021, 9, 1, tzinfo=UTC),
    }


async def _put(session: AsyncSession, table: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    for some in portions(list(rows), 5_000):
        await session.execute(insert(table), some)
