"""Indicators counted slowly out of raw rows, by the words of their definitions; knows no SQL and no formula."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from models.audit import Action
from models.courses import CompletionStatus
from models.deficits import DeficitState
from models.events import Attendance, EventStatus
from models.mentorships import MentorshipForm, MentorshipStatus
from models.people import Person
from models.routes import ActivityStatus, RouteStatus
from tests.small_municipality import ZONE, Town

MANAGERS = {"director"}
EDUCATORS = {"teacher", "preschool_educator", "psychologist"}
OPEN = {DeficitState.CONFIRMED, DeficitState.IN_WORK}
TAKEN = {RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.COMPLETED}
DONE = {ActivityStatus.DONE, ActivityStatus.ACCEPTED}
Pair = tuple[int, int]


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE)


def three_years_before(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 3, day=28 if leap else day.day)


class Slow:
    """All of one day; `day` of tests is never the running one of a made-up municipality unless `is_today`."""

    def __init__(self, town: Town, day: date) -> None:
        self.town, self.day = town, day
        self.end = midnight(day + timedelta(days=1))
        self.year = day.year if (day.month, day.day) >= (9, 1) else day.year - 1
        self.begins = date(self.year, 9, 1)
        self.begins_at = midnight(self.begins)

    def share(self, people: Iterable[Any], test: Any) -> Pair:
        found = list(people)
        return sum(bool(test(one)) for one in found), len(found)

    def was_in_archive(self, person: Person, end: datetime) -> bool:
        if person.archived_at is not None:
            return person.archived_at < end
        moves = sorted((one for one in self.town.audit if one.person_id == person.id), key=lambda one: one.at)
        before = [one for one in moves if one.at < end]
        after = [one for one in moves if one.at >= end]
        return bool(before and after) and before[-1].action is Action.PERSON_ARCHIVED

    def is_here(self, person: Person, end: datetime | None = None) -> bool:
        end = end or self.end
        return person.created_at < end and not self.was_in_archive(person, end)

    def is_educator(self, person: Person, end: datetime | None = None) -> bool:
        end = end or self.end
        known = person.registered_at is not None and person.registered_at < end
        return known and person.position in EDUCATORS and self.is_here(person, end)

    @property
    def staff(self) -> list[Person]:
        return [one for one in self.town.people if self.is_educator(one)]

    def has_answered(self, person: Person) -> bool:
        return any(
            one.person_id == person.id
            and one.school_year == self.year
            and one.submitted_at is not None
            and one.submitted_at < self.end
            for one in self.town.responses
        )

    def open_deficits(self, person: Person) -> list[Any]:
        return [one for one in self.town.deficits if one.person_id == person.id and self._state(one) in OPEN]

    def _state(self, deficit: Any) -> DeficitState | None:
        changes = [one for one in self.town.changes if one.deficit_id == deficit.id and one.at < self.end]
        return max(changes, key=lambda one: (one.at, one.id)).after if changes else None

    def status(self, route: Any) -> RouteStatus | None:
        stood = [one for one in self.town.versions if one.route_id == route.id and one.at < self.end]
        return RouteStatus(max(stood, key=lambda one: one.number).content["status"]) if stood else None

    def route(self, person: Person) -> Any:
        for one in self.town.routes:
            if one.person_id == person.id and one.school_year == self.year:
                return one
        return None

    def steps(self, route: Any) -> list[Any]:
        return [one for one in self.town.steps if one.route_id == route.id]

    def is_covered(self, deficit: Any, person: Person) -> bool:
        route = self.route(person)
        if route is None or self.status(route) not in TAKEN:
            return False
        return any(
            one.deficit_id == deficit.id and one.status is not ActivityStatus.SKIPPED for one in self.steps(route)
        )

    def was_done(self, step: Any) -> bool:
        return step.status in DONE and step.done_on <= self.day

    def courses(self, person: Person) -> list[Any]:
        return [one for one in self.town.courses if one.person_id == person.id and self._counts(one)]

    def _counts(self, one: Any) -> bool:
        least = {"advanced_training": 16, "internship_course": 16, "retraining": 250}.get(one.kind.value)
        known = one.decided_at or one.entered_at
        return bool(
            least is not None
            and one.hours >= least
            and one.document
            and one.status is CompletionStatus.CONFIRMED
            and one.ends_on <= self.day
            and known < self.end
            and (one.removed_at is None or one.removed_at >= self.end)
        )

    def is_young(self, person: Person) -> bool:
        if person.is_young is not None:
            return person.is_young
        if person.career_started is None:
            return False
        return date(person.career_started + 3, 9, 1) > self.day

    def is_helped(self, person: Person) -> bool:
        pairs = {one.id: one for one in self.town.pairs}
        return any(
            one.person_id == person.id
            and one.joined_on <= self.day
            and (one.left_on is None or one.left_on > self.day)
            and self._works(pairs[one.mentorship_id])
            for one in self.town.mentees
        )

    def _works(self, pair: Any) -> bool:
        if pair.form is MentorshipForm.REVERSE or not pair.order_number or pair.order_on is None:
            return False
        if pair.order_on > self.day or pair.starts_on > self.day:
            return False
        if pair.status is MentorshipStatus.ACTIVE:
            return True
        if pair.status is MentorshipStatus.COMPLETED:
            return bool(pair.ends_on >= self.day)
        return pair.status is MentorshipStatus.STOPPED and pair.thread_id is not None and pair.stops_on > self.day

    def diagnosed(self) -> Pair:
        return self.share(self.staff, self.has_answered)

    def deficits_with_route(self) -> Pair:
        having = [one for one in self.staff if self.open_deficits(one)]
        return self.share(having, lambda one: any(self.is_covered(each, one) for each in self.open_deficits(one)))

    def with_deficits(self) -> Pair:
        return self.share(filter(self.has_answered, self.staff), self.open_deficits)

    def course_in_years(self) -> Pair:
        border = three_years_before(self.day)

        def is_new(person: Person) -> bool:
            started = person.career_started
            return started is not None and date(started + 3, 9, 1) > self.day and not self.courses(person)

        asked = [one for one in self.staff if not is_new(one)]
        return self.share(asked, lambda one: any(each.ends_on > border for each in self.courses(one)))

    def course_in_year(self) -> Pair:
        return self.share(
            self.staff, lambda one: any(each.ends_on >= date(self.day.year, 1, 1) for each in self.courses(one))
        )

    def young_with_mentor(self) -> Pair:
        return self.share(filter(self.is_young, self.staff), self.is_helped)

    def with_category(self) -> Pair:
        def has(person: Person) -> bool:
            if person.category not in {"first", "highest", "methodist", "mentor", "methodist_and_mentor"}:
                return False
            since = person.category_on
            if since is None:
                return True
            leap = (since.month, since.day) == (2, 29)
            ends = since.replace(year=since.year + 5, day=28 if leap else since.day)
            return since <= self.day and (since >= date(2023, 9, 1) or ends > self.day)

        return self.share(self.staff, has)

    def routes_of_half_year(self) -> Pair:
        since = date(self.year + 1, 2, 1) if self.day >= date(self.year + 1, 2, 1) else self.begins
        good = whole = 0
        for person in self.staff:
            route = self.route(person)
            if route is None or self.status(route) not in TAKEN:
                continue
            steps = [one for one in self.steps(route) if one.due_on <= self.day]
            if not any(one.due_on >= since for one in steps):
                continue
            whole += 1
            good += all(self.was_done(one) or one.status is ActivityStatus.SKIPPED for one in steps if one.is_mandatory)
        return good, whole

    def routes_of_year(self) -> Pair:
        good = whole = 0
        for person in self.staff:
            route = self.route(person)
            if route is None or self.status(route) in {None, RouteStatus.CANCELLED}:
                continue
            whole += 1
            steps = [one for one in self.steps(route) if one.status is not ActivityStatus.SKIPPED]
            done = [one for one in steps if self.was_done(one)]
            is_all = all(self.was_done(one) for one in steps if one.is_mandatory)
            good += bool(done) and is_all and len(done) * 100 >= 80 * len(steps)
        return good, whole

    def turnover(self) -> Pair:
        first = midnight(self.begins + timedelta(days=1))
        was_known = any(one.registered_at is not None and one.registered_at < first for one in self.town.people)
        last = len(self.staff)
        earlier = sum(self.is_educator(one, first) for one in self.town.people) if was_known else last
        return 2 * sum(map(self._has_left, self.town.people)), earlier + last

    def _has_left(self, person: Person) -> bool:
        if person.registered_at is None or person.registered_at >= self.end or person.position not in EDUCATORS:
            return False
        if person.archived_at is not None:
            return self.begins_at <= person.archived_at < self.end
        left = [
            one.at for one in self.town.audit if one.person_id == person.id and one.action is Action.PERSON_ARCHIVED
        ]
        return self.was_in_archive(person, self.end) and self.begins_at <= max(at for at in left if at < self.end)

    def supported(self) -> Pair:
        events = {one.id: one for one in self.town.events}
        pairs = {one.id: one for one in self.town.pairs}

        def took_part(person: Person) -> bool:
            return any(
                one.person_id == person.id
                and one.attendance is Attendance.ATTENDED
                and one.confirmed_at is not None
                and one.confirmed_at < self.end
                and events[one.event_id].status in {EventStatus.PLANNED, EventStatus.HELD}
                and self.begins_at <= events[one.event_id].starts_at < self.end
                for one in self.town.came
            )

        def was_answered(person: Person) -> bool:
            return any(
                one.asker_id == person.id and one.answered_at and self.begins_at <= one.answered_at < self.end
                for one in self.town.requests
            )

        def worked(pair: Any) -> bool:
            if pair.starts_on > self.day:
                return False
            if pair.status in {MentorshipStatus.ACTIVE, MentorshipStatus.COMPLETED}:
                return bool(pair.ends_on >= self.begins)
            if pair.status is not MentorshipStatus.STOPPED or pair.thread_id is None:
                return False
            return bool(pair.stops_on > self.begins and pair.stops_on > pair.starts_on)

        def was_in_pair(person: Person) -> bool:
            return any(one.mentor_id == person.id and worked(one) for one in self.town.pairs) or any(
                one.person_id == person.id
                and one.joined_on <= self.day
                and (one.left_on is None or one.left_on > self.begins)
                and worked(pairs[one.mentorship_id])
                for one in self.town.mentees
            )

        def was_helped(person: Person) -> bool:
            route = self.route(person)
            has_route = route is not None and self.status(route) in TAKEN
            has_course = any(one.ends_on >= self.begins for one in self.courses(person))
            return took_part(person) or was_answered(person) or was_in_pair(person) or has_route or has_course

        return self.share(self.staff, was_helped)

    def meetings_by_quarter(self) -> Pair:
        year = self.year
        quarters = (
            (date(year, 9, 1), date(year, 10, 31)),
            (date(year, 11, 1), date(year, 12, 31)),
            (date(year + 1, 1, 1), date(year + 1, 3, 31)),
            (date(year + 1, 4, 1), date(year + 1, 5, 31)),
        )
        signed = {one.event_id: one.signed_at for one in self.town.minutes if one.signed_at is not None}
        good = whole = 0
        for one in self.town.associations:
            is_there = one.created_at < self.end and (one.closed_at is None or one.closed_at >= self.end)
            if one.kind != "municipal_association" or not is_there:
                continue
            for since, until in quarters:
                ends = midnight(until + timedelta(days=1))
                if until > self.day or one.created_at >= ends:
                    continue
                whole += 1
                good += any(
                    event.association_id == one.id
                    and event.status is EventStatus.HELD
                    and midnight(since) <= event.starts_at < ends
                    and event.id in signed
                    and signed[event.id] < self.end
                    for event in self.town.events
                )
        return good, whole
