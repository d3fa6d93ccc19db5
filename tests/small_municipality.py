"""A small made-up municipality out of a number, with dates that like to fall on boundaries."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, Membership
from models.audit import Action, AuditEntry
from models.consultations import Consultation, ConsultationForm, ConsultationStatus
from models.courses import Completion, CompletionStatus, CourseKind
from models.deficits import Deficit, DeficitChange, DeficitSource, DeficitState
from models.events import Attendance, Event, EventPerson, EventStatus
from models.meetings import Minutes
from models.mentorships import Mentorship, MentorshipForm, MentorshipLevel, MentorshipMentee, MentorshipStatus
from models.organizations import Organization
from models.people import Person
from models.responses import Response
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus, RouteVersion
from models.threads import Thread, ThreadKind

ZONE = ZoneInfo("Europe/Moscow")
POSITIONS = ("teacher", "teacher", "teacher", "preschool_educator", "psychologist", "director", "unknown", None)
_DAYS = ((8, 31), (9, 1), (10, 31), (11, 1), (12, 31), (1, 1), (2, 28), (1, 31), (6, 30), (5, 31))
EDGES = (
    *(date(year, *day) for year in (2024, 2025) for day in _DAYS),
    date(2022, 12, 31), date(2023, 1, 1), date(2024, 2, 29), date(2023, 2, 28), date(2025, 10, 1), date(2022, 8, 31),
)  # fmt: skip


@dataclass
class Town:
    people: list[Person] = field(default_factory=list)
    associations: list[Association] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    audit: list[AuditEntry] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    deficits: list[Deficit] = field(default_factory=list)
    changes: list[DeficitChange] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    versions: list[RouteVersion] = field(default_factory=list)
    steps: list[Activity] = field(default_factory=list)
    courses: list[Completion] = field(default_factory=list)
    pairs: list[Mentorship] = field(default_factory=list)
    mentees: list[MentorshipMentee] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    came: list[EventPerson] = field(default_factory=list)
    minutes: list[Minutes] = field(default_factory=list)
    requests: list[Consultation] = field(default_factory=list)


class Maker:
    def __init__(self, seed: int, version_id: int) -> None:
        self.dice = random.Random(seed)
        self.version_id = version_id
        self.town = Town()

    def day(self) -> date:
        around = self.dice.choice(EDGES)
        return around + timedelta(days=self.dice.choice((0, 0, 0, -1, 1, self.dice.randint(-90, 90))))

    def moment(self) -> datetime:
        """Midnight here and the second before it come often."""
        begins = datetime.combine(self.day(), time.min, ZONE)
        return (begins + timedelta(seconds=self.dice.choice((0, -1, 43_200, self.dice.randint(0, 86_399))))).astimezone(
            UTC
        )

    def maybe(self, share: float) -> bool:
        return self.dice.random() < share

    async def settle(self, session: AsyncSession) -> Town:
        schools = [Organization(title=f"School {one}", search_key=f"school {one}") for one in range(3)]
        session.add_all(schools)
        await session.flush()
        for _ in range(self.dice.randint(8, 26)):
            self._person(session, self.dice.choice(schools).id)
        await session.flush()
        await self._associations(session)
        for person in self.town.people:
            await self._life(session, person)
        await self._pairs(session)
        await session.flush()
        return self.town

    def _put(self, session: AsyncSession, kept: list[Any], row: Any) -> Any:
        session.add(row)
        kept.append(row)
        return row

    def _person(self, session: AsyncSession, school: int) -> None:
        dice, came = self.dice, self.dice.choice((datetime(2021, 9, 1, tzinfo=UTC), self.moment()))
        gone = self.moment() if self.maybe(0.25) else None
        if gone is not None and gone < came:
            gone = None
        person = Person(
            organization_id=school, position=dice.choice(POSITIONS), subject=dice.choice(("math", "physics", None)),
            career_started=dice.choice((None, 1999, 2021, 2022, 2023, 2024, 2025)), birth_year=dice.choice((None, 1980, 2000)),
            is_young=dice.choice((None, None, None, True, False)), category=dice.choice((None, "none", "first", "highest", "mentor", "position_compliance")),
            category_on=dice.choice((None, date(2020, 10, 31), date(2023, 8, 31), date(2023, 9, 1), self.day())),
            created_at=came, registered_at=dice.choice((came, came, came, None, came + timedelta(days=40))), archived_at=gone,
        )  # fmt: skip
        self._put(session, self.town.people, person)

    async def _associations(self, session: AsyncSession) -> None:
        dice, town = self.dice, self.town
        for number in range(dice.randint(0, 4)):
            kind = dice.choice(("municipal_association", "municipal_association", "club"))
            row = Association(
                title=f"A{number}", search_key=f"a{number}", kind=kind, subject=dice.choice(("math", None)),
                created_at=dice.choice((datetime(2021, 9, 1, tzinfo=UTC), self.moment())), closed_at=self.moment() if self.maybe(0.2) else None,
            )  # fmt: skip
            self._put(session, town.associations, row)
        await session.flush()
        for one in town.associations:
            for person in dice.sample(town.people, k=len(town.people) // 2):
                self._put(session, town.memberships, Membership(association_id=one.id, person_id=person.id))
            for _ in range(dice.randint(0, 8)):
                await self._meeting(session, one)

    async def _meeting(self, session: AsyncSession, one: Association) -> None:
        dice, town = self.dice, self.town
        status = dice.choice(
            (EventStatus.HELD, EventStatus.HELD, EventStatus.HELD, EventStatus.PLANNED, EventStatus.CANCELLED)
        )
        event = Event(
            kind="meeting", title="Meeting", starts_at=self.moment(), organiser_id=town.people[0].id, status=status,
            created_at=datetime(2021, 9, 1, tzinfo=UTC), association_id=one.id,
        )  # fmt: skip
        self._put(session, town.events, event)
        await session.flush()
        if self.maybe(0.8):
            signed = event.starts_at + timedelta(days=dice.choice((0, 1, 200))) if self.maybe(0.9) else None
            row = Minutes(
                event_id=event.id, association_id=one.id, school_year=2000, number=event.id, held_on=event.starts_at.date(), members=1,
                created_by=town.people[0].id, created_at=event.starts_at, signed_at=signed,
            )  # fmt: skip
            self._put(session, town.minutes, row)
        for person in dice.sample(town.people, k=dice.randint(0, 4)):
            mark = EventPerson(
                event_id=event.id, person_id=person.id, attendance=dice.choice((Attendance.ATTENDED, Attendance.ABSENT)), changed_at=event.starts_at,
                confirmed_at=event.starts_at + timedelta(hours=dice.choice((1, 30))) if self.maybe(0.8) else None,
            )  # fmt: skip
            self._put(session, town.came, mark)

    async def _life(self, session: AsyncSession, person: Person) -> None:
        dice, town = self.dice, self.town
        if person.archived_at is None and self.maybe(0.3):
            left = self.moment()
            moves = (
                (Action.PERSON_ARCHIVED, left),
                (Action.PERSON_RETURNED, left + timedelta(days=dice.choice((1, 30, 60)))),
            )
            for action, at in moves:
                self._put(session, town.audit, AuditEntry(at=at, action=action, person_id=person.id, details={}))
        for year in (2023, 2024, 2025):
            if self.maybe(0.6):
                at = self.moment()
                row = Response(
                    person_id=person.id, questionnaire="diagnostics", school_year=year, version_id=self.version_id, started_at=at,
                    changed_at=at, submitted_at=at if self.maybe(0.85) else None,
                )  # fmt: skip
                self._put(session, town.responses, row)
            await self._deficits(session, person, year)
            if self.maybe(0.6):
                await self._route(session, person, year)
        for _ in range(dice.randint(0, 3)):
            self._course(session, person)
        if self.maybe(0.3):
            await self._request(session, person)

    async def _deficits(self, session: AsyncSession, person: Person, year: int) -> None:
        dice, town = self.dice, self.town
        for area in dice.sample(("subject", "methods", "psychology"), k=dice.choice((0, 0, 1, 2))):
            at = self.moment()
            states = [DeficitState.PROPOSED, *dice.sample(list(DeficitState)[1:5], k=dice.randint(0, 3))]
            moments = sorted([at, *(self.moment() for _ in states[1:])])
            row = Deficit(
                person_id=person.id, school_year=year, area=area, severity=dice.choice(("attention", "critical")), source=DeficitSource.INTERVIEW,
                state=states[-1], created_at=moments[0], state_since=moments[-1],
            )  # fmt: skip
            self._put(session, town.deficits, row)
            await session.flush()
            before = None
            for state, moment in zip(states, moments, strict=True):
                change = DeficitChange(deficit_id=row.id, at=moment, before=before, after=state)
                self._put(session, town.changes, change)
                before = state

    async def _route(self, session: AsyncSession, person: Person, year: int) -> None:
        dice, town = self.dice, self.town
        statuses = [RouteStatus.DRAFT, *dice.sample(list(RouteStatus)[1:], k=dice.randint(0, 3))]
        moments = sorted(self.moment() for _ in statuses)
        route = Route(
            person_id=person.id, school_year=year, basis=RouteBasis.DEFICITS, status=statuses[-1], version=len(statuses),
            created_at=moments[0], changed_at=moments[-1],
        )  # fmt: skip
        self._put(session, town.routes, route)
        await session.flush()
        for number, (status, at) in enumerate(zip(statuses, moments, strict=True), start=1):
            content = {"change": "edited", "status": status.value}
            self._put(session, town.versions, RouteVersion(route_id=route.id, number=number, at=at, content=content))
        own = [one.id for one in town.deficits if one.person_id == person.id]
        for place in range(dice.randint(0, 5)):
            status = dice.choice((*ActivityStatus, ActivityStatus.DONE, ActivityStatus.ACCEPTED))
            is_done = status in {ActivityStatus.DONE, ActivityStatus.ACCEPTED}
            step = Activity(
                route_id=route.id, place=place, deficit_id=dice.choice((*own, None)), kind="course", title="Step", starts_on=date(year, 9, 1),
                due_on=self.day(), is_mandatory=self.maybe(0.6), needs_acceptance=False, status=status, done_on=self.day() if is_done else None,
            )  # fmt: skip
            self._put(session, town.steps, step)

    def _course(self, session: AsyncSession, person: Person) -> None:
        dice, ended = self.dice, self.day()
        decided = datetime.combine(ended + timedelta(days=dice.choice((0, 1, 60))), time(12), UTC)
        row = Completion(
            person_id=person.id, kind=dice.choice(tuple(CourseKind)), title="Course", hours=dice.choice((8, 15, 16, 72, 249, 250)), ends_on=ended,
            document=dice.choice(("1", "1", "1", "", None)), status=dice.choice((CompletionStatus.CONFIRMED,) * 4 + (CompletionStatus.ENTERED, CompletionStatus.REJECTED)),
            entered_by=person.id, entered_at=decided, decided_at=dice.choice((decided, decided, None)), removed_at=self.moment() if self.maybe(0.1) else None,
        )  # fmt: skip
        self._put(session, self.town.courses, row)

    async def _request(self, session: AsyncSession, person: Person) -> None:
        at = self.moment()
        thread = Thread(kind=ThreadKind.CONSULTATION, title="x", opened_at=at, last_at=at)
        session.add(thread)
        await session.flush()
        row = Consultation(
            asker_id=person.id, topic="lesson", form=ConsultationForm.CHAT, status=ConsultationStatus.CLOSED, thread_id=thread.id, created_at=at,
            first_due_at=at, solution_due_at=at, answered_at=self.dice.choice((at, None)),
        )  # fmt: skip
        self._put(session, self.town.requests, row)

    async def _pairs(self, session: AsyncSession) -> None:
        dice, town = self.dice, self.town
        for _ in range(dice.randint(0, 10)):
            mentor, mentee = dice.sample(town.people, k=2)
            starts = self.day()
            status = dice.choice((MentorshipStatus.ACTIVE, MentorshipStatus.ACTIVE, *MentorshipStatus))
            pair = Mentorship(
                mentor_id=mentor.id, form=dice.choice((MentorshipForm.PAIR, MentorshipForm.PAIR, MentorshipForm.REVERSE)), level=MentorshipLevel.ORGANIZATION,
                starts_on=starts, ends_on=starts + timedelta(days=dice.choice((0, 100, 364))), status=status, created_by=mentor.id,
                created_at=datetime(2021, 9, 1, tzinfo=UTC), order_number=dice.choice(("1", "1", "1", None)), order_on=dice.choice((starts, starts, starts, starts + timedelta(days=20), None)),
                stops_on=starts + timedelta(days=dice.choice((0, 5, 80))) if status is MentorshipStatus.STOPPED else None,
            )  # fmt: skip
            if self.maybe(0.8):
                thread = Thread(
                    kind=ThreadKind.MENTORSHIP, title="x", opened_at=pair.created_at, last_at=pair.created_at
                )
                session.add(thread)
                await session.flush()
                pair.thread_id = thread.id
            self._put(session, town.pairs, pair)
            await session.flush()
            left = starts + timedelta(days=30) if self.maybe(0.2) else None
            row = MentorshipMentee(mentorship_id=pair.id, person_id=mentee.id, joined_on=starts, left_on=left)
            self._put(session, town.mentees, row)
