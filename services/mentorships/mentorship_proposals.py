"""A mentor is proposed to beginners: who fits, and the proposal itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.mentorships import Mentorship, MentorshipForm, MentorshipLevel, MentorshipStatus
from models.people import Person
from models.queries.mentorships import mentor_choice as rows
from models.queries.mentorships import mentorships
from models.queries.mentorships.mentor_choice import Likely
from models.queries.register import register
from services import audit, naming
from services.audiences import terms_of
from services.errors import NotFound, Unfitting
from services.mentorships import mentorship_notices as notices
from services.mentorships import pair_access
from services.mentorships.mentor_choice import ranked
from services.mentorships.mentorship_endings import set_to_stop
from services.mentorships.mentorship_moves import Change, write_down
from services.mentorships.mentorship_terms import LONGEST_MONTHS, last_day_after, level_of
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit

LONGEST_GOAL = 300
MOST_WEIGHED = 60
MOST_IN_A_GROUP = 15
LATEST_START = timedelta(days=366)
EARLIEST_START = timedelta(days=366)
FORMS_OF_MANY = frozenset({MentorshipForm.GROUP})


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal that is being put together."""

    mentor_id: int
    mentee_ids: tuple[int, ...]
    starts_on: date
    ends_on: date
    form: MentorshipForm = MentorshipForm.PAIR
    is_municipal: bool = False
    goal: str | None = None
    replaces: int | None = None
    """The pair whose mentor cannot go on."""

    def with_mentee(self, person_id: int) -> Self:
        if person_id in self.mentee_ids:
            return self
        return replace(self, mentee_ids=(*self.mentee_ids, person_id))


@dataclass(frozen=True, slots=True)
class Candidate:
    person_id: int
    called: str
    is_same_school: bool
    is_same_subject: bool
    is_tried: bool
    is_young: bool
    mentees: int
    career_started: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft with the names it is read by."""

    draft: Draft
    mentor: str
    mentees: tuple[str, ...]
    level: MentorshipLevel
    mentor_helps: int
    """How many the mentor helps already, or is asked to."""


async def mentors(session: AsyncSession, visit: Visit, *, mentee_id: int, size: int) -> tuple[str, list[Candidate]]:
    """Who is helped, and who fits best."""
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    mentee = await _found(session, visit, mentee_id)
    most = visit.municipality.programme.mentoring.most_mentees
    found = await rows.likely(session, scope, terms_of(visit), mentee, most=most, limit=MOST_WEIGHED)
    best = ranked([_candidate(one) for one in found], most_mentees=most)[:size]
    people = {one.person.id: one for one in found}
    named = await _named(session, visit, [(one, people[one.person_id]) for one in best])
    await session.commit()
    return notices.called(visit.municipality, mentee), named


async def people(
    session: AsyncSession, visit: Visit, *, typed: str, but: Sequence[int] = (), mentee_id: int | None = None, size: int
) -> list[Candidate]:
    """Anybody within reach by parts of their name."""
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    words = naming.search_words(typed)
    mentee = None if mentee_id is None else await _found(session, visit, mentee_id)
    found = await rows.by_name(session, scope, terms_of(visit), mentee, words=words, but=but, limit=size)
    named = await _named(session, visit, [(_candidate(one), one) for one in found]) if words else []
    await session.commit()
    return named


async def begin(
    session: AsyncSession, visit: Visit, *, mentor_id: int, mentee_ids: Sequence[int], replaces: int | None = None
) -> Draft:
    """As most pairs are: the two of them, for as long as the programme says."""
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    today = visit.municipality.day(visit.now)
    starts_on = today
    if replaces is not None:
        old = (await pair_access.keep(session, visit, replaces, to_change=False)).mentorship
        calendar = visit.municipality.programme.calendar.quiet_hours
        starts_on = old.stops_on or set_to_stop(visit, calendar)
    form = MentorshipForm.PAIR if len(mentee_ids) == 1 else MentorshipForm.GROUP
    months = visit.municipality.programme.mentoring.usual_months
    draft = Draft(mentor_id, tuple(mentee_ids), starts_on, last_day_after(starts_on, months), form, replaces=replaces)
    await _people(session, visit, draft)
    await session.commit()
    return draft


async def shown(session: AsyncSession, visit: Visit, *, draft: Draft) -> Shown:
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    mentor, mentees = await _people(session, visit, draft)
    helps = await rows.helped_by(session, mentor.id)
    called = await called_apart(session, visit, [(one, None) for one in (mentor, *mentees)])
    await session.commit()
    names = tuple(called[one.id] for one in mentees)
    return Shown(draft, called[mentor.id], names, _level(draft, mentor, mentees), helps)


async def propose(session: AsyncSession, visit: Visit, *, draft: Draft) -> int:
    """Ask the mentor. Raises Unfitting for what cannot be a pair; whoever is replaced stops with the usual notice."""
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    if draft.is_municipal and not scope.is_whole:
        raise NotFound
    try:
        mentor, mentees = await _people(session, visit, draft, to_change=True)
        await _must_fit(session, visit, draft, mentor, mentees)
        old = await pair_access.keep(session, visit, draft.replaces) if draft.replaces else None
    except Unfitting:
        await session.rollback()
        raise
    mentorship = await mentorships.add(
        session,
        Mentorship(
            mentor_id=mentor.id, form=draft.form, level=_level(draft, mentor, mentees), goal=draft.goal, topics=[],
            starts_on=draft.starts_on, ends_on=draft.ends_on, status=MentorshipStatus.PROPOSED,
            created_by=visit.actor.id, created_at=visit.now,
        ),
        [one.id for one in mentees],
        joined_on=draft.starts_on,
    )  # fmt: skip
    schools = {str(one.id): one.organization_id for one in mentees}
    await write_down(
        session, mentorship, Change.PROPOSED, now=visit.now, actor_id=visit.actor.id, mentor=mentor.id, schools=schools
    )
    if old is not None:
        await _replace(session, visit, old, mentorship)
    await audit.note(
        session, visit, Action.MENTORSHIP_PROPOSED, person_id=mentor.id, organization_id=mentor.organization_id,
        mentorship=mentorship.id, mentees=len(mentees),
    )  # fmt: skip
    await _ask(session, visit, mentorship, mentees)
    await session.commit()
    return mentorship.id


async def _ask(session: AsyncSession, visit: Visit, mentorship: Mentorship, mentees: Sequence[Person]) -> None:
    yes = {"phrase": "mentorship-yes", "data": f"mpc:{mentorship.id}"}
    no = {"phrase": "mentorship-no", "data": f"mpn:{mentorship.id}"}
    await notices.tell(
        session, visit.municipality, [mentorship.mentor_id], "mentorship-asked",
        key=notices.key(mentorship, "asked", visit.now), now=visit.now, buttons=[[yes], [no]],
        days={"since": mentorship.starts_on, "until": mentorship.ends_on}, goal=mentorship.goal or "none",
        called=notices.called(visit.municipality, *mentees),
    )  # fmt: skip


async def _replace(session: AsyncSession, visit: Visit, old: pair_access.Pair, new: Mentorship) -> None:
    before = old.mentorship
    calendar = visit.municipality.programme.calendar.quiet_hours
    if before.stops_on is None and before.status is MentorshipStatus.ACTIVE:
        before.stops_on, before.stop_asked_by = set_to_stop(visit, calendar), visit.actor.id
        await write_down(session, before, Change.STOP_ASKED, now=visit.now, actor_id=visit.actor.id)
        everybody = [before.mentor_id, *(one.id for one in old.mentees)]
        await notices.tell(
            session, visit.municipality, everybody, "mentorship-told-replaced",
            key=notices.key(before, "replaced", visit.now), now=visit.now, buttons=notices.open_pair(before.id),
            days={"day": before.stops_on},
        )  # fmt: skip
    await write_down(session, before, Change.REPLACED, now=visit.now, actor_id=visit.actor.id, other=new.id)
    await write_down(session, new, Change.REPLACES, now=visit.now, actor_id=visit.actor.id, other=before.id)


async def _people(
    session: AsyncSession, visit: Visit, draft: Draft, *, to_change: bool = False
) -> tuple[Person, list[Person]]:
    """The mentor and the mentees, all within reach of whoever proposes; held, so that nobody proposes them twice."""
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    everybody = (draft.mentor_id, *draft.mentee_ids)
    found = {one.id: one for one in await rows.find(session, scope, everybody, to_change=to_change)}
    if not set(everybody) <= found.keys():
        await session.rollback()
        raise NotFound
    return found[draft.mentor_id], [found[one] for one in draft.mentee_ids]


async def _must_fit(
    session: AsyncSession, visit: Visit, draft: Draft, mentor: Person, mentees: Sequence[Person]
) -> None:
    today = visit.municipality.day(visit.now)
    if mentor.id in draft.mentee_ids:
        raise Unfitting("mentorship-of-oneself")
    if not 1 <= len(mentees) <= MOST_IN_A_GROUP or (len(mentees) > 1) > (draft.form in FORMS_OF_MANY):
        raise Unfitting("mentorship-one-mentee", most=MOST_IN_A_GROUP)
    if not today - EARLIEST_START <= draft.starts_on <= today + LATEST_START or draft.ends_on < max(
        draft.starts_on, today
    ):
        raise Unfitting("mentorship-term-unfit")
    if draft.ends_on > last_day_after(draft.starts_on, LONGEST_MONTHS):
        raise Unfitting("mentorship-term-unfit")
    if draft.form is MentorshipForm.REVERSE:
        await _must_be_reverse(session, visit, mentor)
    if await mentorships.has_open(session, mentor.id, draft.mentee_ids, but=draft.replaces):
        raise Unfitting("mentorship-is-there")


async def _must_be_reverse(session: AsyncSession, visit: Visit, mentor: Person) -> None:
    if not visit.municipality.programme.modules.reverse_mentoring:
        raise NotFound
    if not await rows.young_among(session, terms_of(visit), [mentor.id]):
        raise Unfitting("mentorship-not-young")


def _level(draft: Draft, mentor: Person, mentees: Sequence[Person]) -> MentorshipLevel:
    if draft.is_municipal:
        return MentorshipLevel.MUNICIPAL
    return level_of(mentor.organization_id, [one.organization_id for one in mentees])


async def _named(session: AsyncSession, visit: Visit, found: Sequence[tuple[Candidate, Likely]]) -> list[Candidate]:
    people = [(one.person, None if one.is_same_school else one.place) for _, one in found]
    called = await called_apart(session, visit, people)
    return [replace(candidate, called=called[candidate.person_id]) for candidate, _ in found]


def _candidate(one: Likely) -> Candidate:
    person = one.person
    return Candidate(
        person_id=person.id,
        called="",
        is_same_school=bool(one.is_same_school),
        is_same_subject=bool(one.is_same_subject),
        is_tried=bool(one.is_mentor) or person.category is not None,
        is_young=bool(one.is_young),
        mentees=one.mentees,
        career_started=person.career_started,
    )


async def _found(session: AsyncSession, visit: Visit, person_id: int) -> Person:
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    person = await register.find(session, scope, person_id)
    if person is None or person.archived_at is not None:
        await session.rollback()
        raise NotFound
    return person
