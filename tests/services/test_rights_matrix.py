"""Every use case × every role × a row of one's own school or of another: what is not allowed here is refused.

The table below is written by hand and knows nothing of `services.rights`: the two have to agree.
"""

import ast
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House, build_house
from bot.settings import Settings
from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Question, Repeat
from models.associations import Association, Membership, MembershipRequest
from models.audiences import Audience, Facet
from models.campaigns import Campaign, CampaignStatus, Participant, QuestionnaireDraft
from models.consultations import AnswerTemplate, Consultation, ConsultationForm, ConsultationStatus, Outcome
from models.contests import Contest, ContestEntry, ContestStage, EntryStatus
from models.copying import Source
from models.course_groups import Narrow, PlanFilter
from models.courses import (
    Completion,
    CompletionStatus,
    CourseKind,
    CourseOffer,
    CourseRequest,
    Provider,
    ProviderType,
    RequestSource,
    RequestStatus,
)
from models.coverage import By
from models.deficit_filters import Filter
from models.deficits import Deficit, DeficitSource, DeficitState, ExternalResult
from models.events import (
    Attendance,
    AttendanceSource,
    Event,
    EventFeedback,
    EventLevel,
    EventMaterial,
    EventPerson,
    EventRole,
    EventStatus,
)
from models.groupings import Grouping
from models.indicators import IndicatorEntry
from models.invitations import Invitation, JoinRequest, JoinStatus
from models.materials import Material, MaterialStatus
from models.meetings import AgendaItem, Decision, DecisionStatus, MeetingPlan, Minutes, PlannedMeeting, PlanStatus
from models.mentorship_filters import PairFilter
from models.mentorships import (
    AdaptationSignal,
    EntryKind,
    Mentorship,
    MentorshipEntry,
    MentorshipForm,
    MentorshipLevel,
    MentorshipMentee,
    MentorshipStatus,
    MentorshipStep,
)
from models.organizations import Organization
from models.people import Account, Person, Role, RoleGrant
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.queries import people as people_rows
from models.request_filters import RequestFilter
from models.responses import Response
from models.roadmap import RoadmapMark
from models.route_filters import RouteFilter
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus, RouteVersion
from models.session import Database
from models.staff import Handover, ImportStatus, StaffImport
from models.threads import MessageKind, Part, Thread, ThreadKind, ThreadMessage
from programmes.indicators import Slice
from programmes.programme import Programme
from services import audit_pages, blocks, handovers, roles, standing, workbooks
from services.announcements import (
    announcement_digest_views,
    announcement_followup,
    announcement_readers,
    announcement_sending,
    announcements,
)
from services.announcements.announcement_followup import Group
from services.associations import (
    association_gaps,
    association_groups,
    association_joining,
    association_keeping,
    association_leaders,
    association_members,
    associations,
)
from services.associations.association_group_codes import GroupCode
from services.attendance import (
    attendance,
    attendance_arriving,
    attendance_claims,
    attendance_import,
    attendance_members,
    attendance_removing,
    attendance_showing,
    attendance_tables,
)
from services.attendance.attendance_codes import Pass
from services.audit_pages import Kind, Period
from services.backups import backup_taking
from services.backups.backup_shelf import Shelf
from services.campaigns import (
    campaign_drafts,
    campaign_reminders,
    campaign_results,
    campaign_running,
    campaigns,
    coverage,
    result_files,
)
from services.consultations import (
    canned_answers,
    consultation_closing,
    consultation_duties,
    consultation_journal,
    consultations,
    group_attendance,
    group_consultations,
    request_figures,
    request_taking,
    request_work,
    requests,
)
from services.consultations.consultation_journal import Stretch
from services.contests import (
    contest_claims,
    contest_keeping,
    contest_nominating,
    contest_results,
    contest_tables,
    contests,
)
from services.contests.contest_claim_drafts import ClaimDraft
from services.contests.contest_drafts import ContestDraft
from services.conversations import talk_history, talk_views, talking, threads
from services.conversations.talking import Said
from services.courses import (
    course_confirming,
    course_due,
    course_gathering,
    course_import,
    course_offering,
    course_offers,
    course_plan,
    course_providers,
    course_tables,
    course_wishes,
    courses,
)
from services.courses.course_offer_drafts import OfferDraft
from services.courses.course_sheets import Words
from services.deficits import (
    corporate_deficits,
    deficit_decisions,
    deficit_export,
    deficit_pictures,
    deficits,
    external_import,
    external_results,
)
from services.errors import ConsentNeeded, NotAllowed, NotFound, Refusal
from services.events import (
    event_after,
    event_audiences,
    event_certificates,
    event_changes,
    event_drafting,
    event_feedback,
    event_figures,
    event_materials,
    event_plan,
    event_questions,
    event_repeating,
    event_seats,
    event_sharing,
    event_telling,
    events,
    participation,
)
from services.events.event_material_facts import MaterialKind
from services.events.event_series import Every
from services.events.events import EventDraft
from services.indicators import (
    indicator_entering,
    indicator_following,
    indicator_freezing,
    indicator_history,
    indicator_missing,
    indicator_schools,
    indicator_slices,
    indicator_trends,
)
from services.indicators.indicator_entering import Value
from services.materials import material_reviewing, material_tables
from services.meetings import (
    meeting_agenda,
    meeting_decisions,
    meeting_followup,
    meeting_fulfilment,
    meeting_minutes,
    meeting_papers,
    meeting_plan_agreeing,
    meeting_plan_editing,
    meeting_plan_import,
    meeting_plan_proposals,
    meeting_plans,
    minutes_drafts,
    planned_meetings,
    plans_waiting,
)
from services.meetings.meeting_plan_sheets import Words as PlanWords
from services.mentorships import (
    adaptation_signals,
    journal_confirming,
    journal_pages,
    mentorship_endings,
    mentorship_journal,
    mentorship_members,
    mentorship_papers,
    mentorship_plan,
    mentorship_proposals,
    mentorships,
    pair_summaries,
    pairs,
)
from services.mentorships.mentorship_proposals import Draft
from services.people import Grant
from services.practices import practice_deciding, practice_tables
from services.questionnaires import questionnaire_drafts
from services.questionnaires.questionnaire_sheets import template
from services.register import register, register_changes, staff_imports
from services.register.register_facts import Correctable
from services.register.staff_desk import Desk
from services.registration import (
    accounts,
    invitations,
    join_candidates,
    join_decisions,
    role_invitations,
    school_invitations,
    standing_in,
)
from services.reports import report_figures, report_registers, report_seasons, report_templates, reports
from services.reports.report_templates import Known
from services.reports.reports import Kind as ReportKind
from services.roadmap import roadmap, roadmap_marking
from services.routes import route_editing, route_files, route_guiding, route_lacking, route_steps, routes
from services.routes.route_editing import Place
from services.surveys import anonymous_answers, comparisons, survey_answers, surveys
from services.visits import Visit
from services.workbooks import Table
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.house.plan import modules

ACTOR = 3001
NOBODY: frozenset[Role] = frozenset()
HEADS = frozenset({Role.CENTRE_HEAD, Role.ADMIN})
CENTRE = HEADS | {Role.METHODIST}
HEAD = frozenset({Role.CENTRE_HEAD})
KEEPERS = CENTRE | {Role.SCHOOL_COORDINATOR}
DECIDERS = KEEPERS | {Role.ORGANIZATION_HEAD}
LOOKERS = DECIDERS | {Role.ASSOCIATION_LEADER}
ENTERING = frozenset({Role.METHODIST, Role.CENTRE_HEAD})
SEEING_GROUPS = ENTERING | {Role.AUTHORITY_HEAD}
SEEING = ENTERING | {Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.ASSOCIATION_LEADER, Role.AUTHORITY_HEAD}
ANNOUNCING = ENTERING | {Role.SCHOOL_COORDINATOR, Role.ASSOCIATION_LEADER}

ANSWERING = ENTERING | {Role.ASSOCIATION_LEADER}

KEEPING = ENTERING | {Role.SCHOOL_COORDINATOR}
COUNTING = ENTERING | {Role.AUTHORITY_HEAD}
COUNTING_OWN = ANNOUNCING | {Role.AUTHORITY_HEAD, Role.ORGANIZATION_HEAD}
NAMING_OWN = ENTERING | {Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD}


@dataclass(frozen=True, slots=True)
class Rows:
    """Ids of what stands at one school; everything somebody else's."""

    organization: int
    person: int
    other: int
    request: int
    response: int
    announcement: int
    question: int
    grant: int
    invitation: int
    handover: int
    staff_import: int
    deficit: int
    campaign: int
    campaign_draft: int
    route: int
    step: int
    supporter: int
    mentorship: int
    completion: int
    offer: int
    course_request: int
    event: int


class MeetingRows(NamedTuple):
    """Ids of what belongs to one meeting."""

    association: int
    event: int
    item: int
    minutes: int
    decision: int


Call = Callable[[AsyncSession, Visit, Rows], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Case:
    call: Call
    own: frozenset[Role]
    """Roles that may where the row is of the actor's own school."""
    foreign: frozenset[Role]


def same(call: Call, who: frozenset[Role]) -> Case:
    return Case(call, who, who)


async def of_campaign(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a campaign that asks the person of these rows."""
    day = date(2025, 10, 1)
    campaign = Campaign(
        questionnaire="diagnostics", school_year=2025, audience={}, opens_on=day, closes_on=day,
        status=CampaignStatus.OPEN, created_by=rows.other, created_at=datetime(2025, 10, 1, tzinfo=UTC),
    )  # fmt: skip
    session.add(campaign)
    await session.flush()
    session.add(Participant(campaign_id=campaign.id, person_id=rows.person))
    await session.flush()
    return await call(campaign.id)


async def of_practice(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a practice the person of these rows has told of."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    practice = Practice(
        kind="talk", theme="x", theme_key="x", level=EventLevel.MUNICIPAL, held_on=now.date(), place="x", proof="x",
        token=secrets.token_urlsafe(8), status=PracticeStatus.WAITING, told_by=rows.person, told_at=now,
    )  # fmt: skip
    session.add(practice)
    await session.flush()
    session.add(PracticeAuthor(practice_id=practice.id, person_id=rows.person, joined_at=now))
    await session.flush()
    return await call(practice.id)


async def of_bank(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a material the person of these rows has offered."""
    material = Material(
        kind="video", title="x", search_key="x", area="methods", note="x", source="x", author_id=rows.person,
        is_named=True, status=MaterialStatus.WAITING, told_at=datetime(2025, 10, 1, tzinfo=UTC),
    )  # fmt: skip
    session.add(material)
    await session.flush()
    return await call(material.id)


async def of_contest(session: AsyncSession, rows: Rows, call: Callable[[int, int], Awaitable[Any]]) -> Any:
    """What is done with a contest somebody else keeps, and with the entry of the person of these rows."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    contest = Contest(
        kind="professional", title="x", stage=ContestStage.REGIONAL, school_year=2025, entries_until=date(2025, 10, 20),
        organiser_id=rows.other, created_at=now,
    )  # fmt: skip
    session.add(contest)
    await session.flush()
    entry = ContestEntry(
        contest_id=contest.id, person_id=rows.person, nomination="", is_young=False, status=EntryStatus.NOMINATED,
        entered_by=rows.other, entered_at=now,
    )  # fmt: skip
    session.add(entry)
    await session.flush()
    return await call(contest.id, entry.id)


async def of_result(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a result of an external test of the person of these rows."""
    result = ExternalResult(
        person_id=rows.person, area="methods", percent_tenths=500, taken_on=date(2025, 9, 1), title="x",
        entered_by=rows.other, entered_at=datetime(2025, 9, 2, tzinfo=UTC),
    )  # fmt: skip
    session.add(result)
    await session.flush()
    return await call(result.id)


async def of_draft(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a draft somebody else has made."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    draft = QuestionnaireDraft(owner_id=rows.other, code="q1", content={}, created_at=now, changed_at=now)
    session.add(draft)
    await session.flush()
    return await call(draft.id)


async def of_thread(
    session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]], kind: ThreadKind = ThreadKind.CONSULTATION
) -> Any:
    """What is done with a conversation of others."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    thread = await threads.begin(session, kind, {rows.person: Part.ASKER, rows.other: Part.HELPER}, title="x", now=now)
    return await call(thread.id)


async def of_said(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a message of others."""

    async def said(thread_id: int) -> Any:
        message = ThreadMessage(
            thread_id=thread_id, author_id=rows.other, at=datetime(2025, 10, 1, tzinfo=UTC), kind=MessageKind.TEXT,
            text="x", chat_id=1, message_id=1,
        )  # fmt: skip
        session.add(message)
        await session.flush()
        return await call(message.id)

    return await of_thread(session, rows, said)


async def of_request(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a request for help of the person of these rows, which somebody else answers."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    thread = Thread(kind=ThreadKind.CONSULTATION, title="x", opened_at=now, last_at=now)
    session.add(thread)
    await session.flush()
    request = Consultation(
        asker_id=rows.person, organization_id=rows.organization, topic="other", question="x", form=ConsultationForm.CHAT,
        status=ConsultationStatus.ASSIGNED, responsible_id=rows.other, thread_id=thread.id, created_at=now,
        first_due_at=now, solution_due_at=now,
    )  # fmt: skip
    session.add(request)
    await session.flush()
    return await call(request.id)


async def of_own_request(
    use_case: Callable[..., Awaitable[Any]], more: dict[str, Any], session: AsyncSession, visit: Visit, rows: Rows
) -> Any:
    """What only whoever has asked may do."""
    return await of_request(session, rows, lambda number: use_case(session, visit, consultation_id=number, **more))


async def of_template(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a ready answer somebody else has written for everybody."""
    template = AnswerTemplate(
        topic="other", title="x", text="x", is_public=True, author_id=rows.other, created_at=datetime(2025, 10, 1, tzinfo=UTC),
    )  # fmt: skip
    session.add(template)
    await session.flush()
    return await call(template.id)


async def of_material(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a material of the event of these rows."""
    at = datetime(2025, 10, 1, tzinfo=UTC)
    material = EventMaterial(
        event_id=rows.event, kind="link", value="https://a.example.ru", title="x", added_by=rows.other, added_at=at
    )
    session.add(material)
    await session.flush()
    return await call(material.id)


async def of_feedback(session: AsyncSession, rows: Rows, call: Callable[[], Awaitable[Any]]) -> Any:
    """What is done with feedback on the event of these rows, which everybody has given."""
    (await session.get_one(Event, rows.event)).feedback_asked_at = datetime(2025, 9, 1, tzinfo=UTC)
    session.add_all([EventFeedback(event_id=rows.event, useful=5) for _ in range(5)])
    await session.flush()
    return await call()


async def of_meeting(
    session: AsyncSession, rows: Rows, call: Callable[[MeetingRows], Awaitable[Any]], *, is_signed: bool = False
) -> Any:
    """What is done with the papers of a meeting of the association the person of these rows belongs to."""
    at = datetime(2025, 10, 1, tzinfo=UTC)
    association = await session.scalar(select(Membership.association_id).where(Membership.person_id == rows.person))
    if association is None:
        made = Association(
            title="x", search_key=f"x {rows.organization}", organization_id=rows.organization, created_at=at
        )
        session.add(made)
        await session.flush()
        association = made.id
    await session.execute(
        update(Association).where(Association.id == association).values(organization_id=rows.organization)
    )
    event = Event(
        kind="meeting", title="x", starts_at=at, organiser_id=rows.other, status=EventStatus.PLANNED, created_at=at,
        association_id=association, audience={},
    )  # fmt: skip
    session.add(event)
    await session.flush()
    item = AgendaItem(event_id=event.id, place=1, question="x")
    minutes = Minutes(
        event_id=event.id, association_id=association, school_year=2025, number=1, held_on=at.date(), members=1,
        present=[], heard={}, created_by=rows.other, created_at=at, signed_at=at if is_signed else None,
    )  # fmt: skip
    session.add_all([item, minutes])
    await session.flush()
    decision = Decision(minutes_id=minutes.id, place=1, text="xxx", status=DecisionStatus.OPEN)
    session.add(decision)
    await session.flush()
    return await call(MeetingRows(association, event.id, item.id, minutes.id, decision.id))


async def of_event(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a group consultation somebody else has gathered, the person of these rows being invited."""
    at = datetime(2025, 10, 1, tzinfo=UTC)
    event = Event(
        kind="group_consultation",
        title="x",
        starts_at=at,
        organiser_id=rows.other,
        status=EventStatus.PLANNED,
        created_at=at,
    )
    session.add(event)
    await session.flush()
    session.add(EventPerson(event_id=event.id, person_id=rows.person, attendance=Attendance.INVITED, changed_at=at))
    await session.flush()
    return await call(event.id)


async def of_keeper(session: AsyncSession, rows: Rows, call: Callable[[], Awaitable[Any]]) -> Any:
    """What is done with the duties of somebody else who answers, while another one could stand in."""
    at = datetime(2025, 10, 1, tzinfo=UTC)
    session.add(Account(telegram_id=1, person_id=rows.supporter, linked_at=at))
    session.add_all(
        RoleGrant(person_id=one, role=Role.METHODIST, granted_at=at) for one in (rows.other, rows.supporter)
    )
    await session.flush()
    return await call()


async def of_pair(session: AsyncSession, rows: Rows, call: Callable[[int, int, int], Awaitable[Any]]) -> Any:
    """What is done with a pair of these people that goes on, with an entry of its journal and a step of its plan."""
    now, day = datetime(2025, 9, 1, tzinfo=UTC), date(2025, 9, 1)
    thread = Thread(kind=ThreadKind.MENTORSHIP, title="x", opened_at=now, last_at=now)
    session.add(thread)
    await session.flush()
    pair = Mentorship(
        mentor_id=rows.supporter, form=MentorshipForm.PAIR, level=MentorshipLevel.ORGANIZATION, topics=[], starts_on=day,
        ends_on=date(2026, 8, 31), status=MentorshipStatus.ACTIVE, thread_id=thread.id, created_by=rows.other, created_at=now,
    )  # fmt: skip
    session.add(pair)
    await session.flush()
    entry = MentorshipEntry(
        mentorship_id=pair.id, on=day, kind=EntryKind.MEETING, author_id=rows.supporter, created_at=now
    )
    step = MentorshipStep(mentorship_id=pair.id, place=1, title="x", due_on=day)
    session.add_all([MentorshipMentee(mentorship_id=pair.id, person_id=rows.person, joined_on=day), entry, step])
    await session.flush()
    return await call(pair.id, entry.id, step.id)


async def of_signal(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with what the answers of somebody warn of."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    signal = AdaptationSignal(response_id=rows.response, person_id=rows.other, codes=["x"], created_at=now)
    session.add(signal)
    await session.flush()
    return await call(signal.id)


async def of_proposal(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with a pair of these people that has not begun."""
    day = date(2025, 9, 1)
    pair = Mentorship(
        mentor_id=rows.supporter, form=MentorshipForm.GROUP, level=MentorshipLevel.ORGANIZATION, topics=[],
        starts_on=day, ends_on=date(2026, 8, 31), status=MentorshipStatus.PROPOSED, created_by=rows.other,
        created_at=datetime(2025, 9, 1, tzinfo=UTC),
    )  # fmt: skip
    session.add(pair)
    await session.flush()
    session.add(MentorshipMentee(mentorship_id=pair.id, person_id=rows.person, joined_on=day))
    await session.flush()
    return await call(pair.id)


def draft_of(rows: Rows) -> Draft:
    return Draft(rows.supporter, (rows.person,), date(2025, 10, 7), date(2026, 5, 31))


async def of_provider(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with somebody who gives courses."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    provider = Provider(title="x", search_key=f"x{rows.person}", created_at=now)
    session.add(provider)
    await session.flush()
    return await call(provider.id)


async def of_school_association(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with an association of the school."""
    now = datetime(2025, 10, 1, tzinfo=UTC)
    association = Association(title="x", search_key="x", created_at=now, organization_id=rows.organization)
    session.add(association)
    await session.flush()
    return await call(association.id)


async def of_association(
    call: Callable[[AsyncSession, Visit, Rows, int, int, int], Awaitable[Any]],
    session: AsyncSession,
    visit: Visit,
    rows: Rows,
) -> Any:
    """What is done with an association of the school of these rows; with the one the actor leads, where the person
    of these rows belongs to it. It has a plan with a line, and somebody asks to be taken in.
    """
    now, led = (
        datetime(2025, 9, 1, tzinfo=UTC),
        [one.association_id for one in visit.actor.grants if one.association_id],
    )
    belongs = select(Membership.association_id).where(
        Membership.person_id == rows.person, Membership.association_id.in_(led)
    )
    number = await session.scalar(belongs)
    if number is None:
        made = Association(
            title="x", search_key=f"x #{rows.organization}", kind="school_association", organization_id=rows.organization,
            created_at=now,
        )  # fmt: skip
        session.add(made)
        await session.flush()
        number = made.id
        session.add(Membership(association_id=number, person_id=rows.person))
    year = visit.municipality.school_year(visit.now)
    plan = MeetingPlan(association_id=number, school_year=year, status=PlanStatus.PROPOSED, created_at=now)
    request = MembershipRequest(association_id=number, person_id=rows.other, asked_at=now)
    session.add_all([plan, request])
    await session.flush()
    meeting = PlannedMeeting(plan_id=plan.id, month=visit.municipality.day(visit.now).replace(day=1), topic="xxx")
    session.add(meeting)
    await session.flush()
    return await call(session, visit, rows, number, meeting.id, request.id)


def at_association(call: Callable[..., Awaitable[Any]], own: frozenset[Role], foreign: frozenset[Role]) -> Case:
    return Case(partial(of_association, call), own, foreign)


def led_association(call: Callable[..., Awaitable[Any]]) -> Case:
    """For its leader and for whoever keeps it."""
    return at_association(call, ANNOUNCING, ENTERING)


def kept_association(call: Callable[..., Awaitable[Any]]) -> Case:
    return at_association(call, KEEPING, ENTERING)


def year_of(visit: Visit) -> int:
    return visit.municipality.school_year(visit.now)


async def of_entry(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """A value entered by hand with what proves it."""
    entry = IndicatorEntry(
        indicator="P14", as_of=date(2025, 8, 31), value="1", document="x", entered_by=rows.person, entered_at=datetime.now(UTC)
    )  # fmt: skip
    session.add(entry)
    await session.flush()
    return await call(entry.id)


async def of_mark(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """A row of the road map that was marked."""
    due = date(2025, 8, 31)
    mark = RoadmapMark(
        item="3_4", due_on=due, done_on=due, document="x", marked_by=rows.person, marked_at=datetime.now(UTC)
    )  # fmt: skip
    session.add(mark)
    await session.flush()
    return await call(mark.id)


async def of_claim(session: AsyncSession, rows: Rows, call: Callable[[int], Awaitable[Any]]) -> Any:
    """What is done with what the person of these rows says of an event others have held."""
    at = datetime(2025, 10, 1, tzinfo=UTC)
    event = Event(
        kind="seminar", title="x", starts_at=at, organiser_id=rows.other, status=EventStatus.PLANNED, created_at=at, is_external=True,
    )  # fmt: skip
    session.add(event)
    await session.flush()
    session.add(
        EventPerson(
            event_id=event.id, person_id=rows.person, attendance=Attendance.ATTENDED, changed_at=at,
            source=AttendanceSource.SELF, proof="x",
        )
    )  # fmt: skip
    await session.flush()
    return await call(event.id)


HEADINGS = {one: one.value for one in attendance_import.OF_TEMPLATE}


def table_of_people() -> bytes:
    return workbooks.write([Table("x", list(HEADINGS.values()), [("", "x", "", "x")])])


DESK = Desk(in_process=True)
REPORTING_WHOLE = ENTERING | {Role.AUTHORITY_HEAD}
REPORTING_SCHOOL = frozenset({Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD})


def this_year(visit: Visit) -> int:
    return visit.municipality.school_year(visit.now)


CASES: dict[str, Case] = {
    "accounts.name_to_release": Case(lambda s, v, r: accounts.name_to_release(s, v, person_id=r.person), DECIDERS, CENTRE),
    "accounts.release_account": Case(lambda s, v, r: accounts.release_account(s, v, person_id=r.person), DECIDERS, CENTRE),
    "announcement_followup.people": same(lambda s, v, r: announcement_followup.people(s, v, announcement_id=r.announcement, group=Group.UNREAD, page=0, size=5), HEAD),
    "announcement_followup.remind": same(lambda s, v, r: announcement_followup.remind(s, v, announcement_id=r.announcement), HEAD),
    "announcement_followup.correct": same(lambda s, v, r: announcement_followup.correct(s, v, announcement_id=r.announcement, text="x", places={}), HEAD),
    "announcement_followup.take_back": same(lambda s, v, r: announcement_followup.take_back(s, v, announcement_id=r.announcement), HEAD),
    "announcement_readers.read": same(lambda s, v, r: announcement_readers.read(s, v, announcement_id=r.announcement), NOBODY),
    "announcement_readers.origin": same(lambda s, v, r: announcement_readers.origin(s, v, announcement_id=r.announcement), NOBODY),
    "announcement_readers.ask": same(lambda s, v, r: announcement_readers.ask(s, v, announcement_id=r.announcement, typed="x"), NOBODY),
    "announcement_readers.question": same(lambda s, v, r: announcement_readers.question(s, v, question_id=r.question), NOBODY),
    "announcement_readers.answer": same(lambda s, v, r: announcement_readers.answer(s, v, question_id=r.question, typed="x"), NOBODY),
    "announcement_readers.open_questions": same(lambda s, v, _: announcement_readers.open_questions(s, v), ANNOUNCING),
    "announcement_digest_views.list_of": same(lambda s, v, r: announcement_digest_views.list_of(s, v, row_id=r.announcement, page=0), NOBODY),
    "announcement_digest_views.opened": same(lambda s, v, r: announcement_digest_views.opened(s, v, row_id=r.announcement), NOBODY),
    "announcements.draft": same(lambda s, v, _: announcements.draft(s, v, text="x", places={}), ANNOUNCING),
    "announcements.history": same(lambda s, v, _: announcements.history(s, v, page=0, size=5), ANNOUNCING),
    "announcements.add_source": same(lambda s, v, r: announcements.add_source(s, v, announcement_id=r.announcement, message_id=1), HEAD),
    "announcements.rewrite": same(lambda s, v, r: announcements.rewrite(s, v, announcement_id=r.announcement, text="x", source=None, places={}), HEAD),
    "announcements.take_file_off": same(lambda s, v, r: announcements.take_file_off(s, v, announcement_id=r.announcement), HEAD),
    "announcement_sending.stop_series": same(lambda s, v, r: announcement_sending.stop_series(s, v, announcement_id=r.announcement), HEAD),
    "announcements.view": same(lambda s, v, r: announcements.view(s, v, announcement_id=r.announcement), HEAD),
    "announcements.change": same(lambda s, v, r: announcements.change(s, v, announcement_id=r.announcement, link=None), HEAD),
    "announcements.turn": same(lambda s, v, r: announcements.turn(s, v, announcement_id=r.announcement, facet=Facet.ROLE, place=0), HEAD),
    "announcements.take_audience": same(lambda s, v, r: announcements.take_audience(s, v, announcement_id=r.announcement, audience=Audience()), HEAD),
    "announcement_sending.send": same(lambda s, v, r: announcement_sending.send(s, v, announcement_id=r.announcement, mark="x"), HEAD),
    "announcement_sending.progress": same(lambda s, v, r: announcement_sending.progress(s, v, announcement_id=r.announcement, rate=25), HEAD),
    "announcement_sending.pause": same(lambda s, v, r: announcement_sending.pause(s, v, announcement_id=r.announcement), HEAD),
    "announcement_sending.resume": same(lambda s, v, r: announcement_sending.resume(s, v, announcement_id=r.announcement), HEAD),
    "announcement_sending.cancel": same(lambda s, v, r: announcement_sending.cancel(s, v, announcement_id=r.announcement), HEAD),
    "announcements.drop": same(lambda s, v, r: announcements.drop(s, v, announcement_id=r.announcement), HEAD),
    "announcements.copy": same(lambda s, v, r: announcements.copy(s, v, announcement_id=r.announcement), HEAD),
    "audit_pages.read": same(lambda s, v, _: audit_pages.read(s, v, kind=Kind.ALL, period=Period.TODAY, page=0, size=5), HEADS),
    "backup_taking.take_now": same(lambda s, v, _: backup_taking.take_now(s, v, Shelf(), Source(v.municipality)), frozenset({Role.ADMIN})),
    "audit_pages.export": same(lambda s, v, _: audit_pages.export(s, v, kind=Kind.ALL, period=Period.TODAY), HEADS),
    "blocks.candidate": same(lambda s, v, r: blocks.candidate(s, v, person_id=r.person, protected=frozenset()), CENTRE),
    "blocks.block": same(lambda s, v, r: blocks.block(s, v, person_id=r.person, protected=frozenset()), CENTRE),
    "blocks.unblock": same(lambda s, v, _: blocks.unblock(s, v, telegram_id=1), NOBODY),
    "blocks.blocked": same(lambda s, v, _: blocks.blocked(s, v, page=0, size=5), CENTRE),
    "invitations.issue_for": Case(lambda s, v, r: invitations.issue_for(s, v, person_ids=[r.person]), KEEPERS, CENTRE),
    "invitations.issue_for_school": Case(lambda s, v, r: invitations.issue_for_school(s, v, organization_id=r.organization, after=0), KEEPERS, CENTRE),
    "join_candidates.candidates": Case(lambda s, v, r: join_candidates.candidates(s, v, request_id=r.request, typed="", page=0, size=5), DECIDERS, CENTRE),
    "join_candidates.compare": Case(lambda s, v, r: join_candidates.compare(s, v, request_id=r.request, person_id=r.person), DECIDERS, CENTRE),
    "join_candidates.bind": Case(lambda s, v, r: join_candidates.bind(s, v, request_id=r.request, person_id=r.person), DECIDERS, CENTRE),
    "join_decisions.waiting": same(lambda s, v, _: join_decisions.waiting(s, v, page=0, size=5), DECIDERS),
    "join_decisions.look": Case(lambda s, v, r: join_decisions.look(s, v, request_id=r.request), DECIDERS, CENTRE),
    "join_decisions.approve": Case(lambda s, v, r: join_decisions.approve(s, v, request_id=r.request), DECIDERS, CENTRE),
    "join_decisions.decline": Case(lambda s, v, r: join_decisions.decline(s, v, request_id=r.request, typed="because"), DECIDERS, CENTRE),
    "register.summary": same(lambda s, v, _: register.summary(s, v), LOOKERS),
    "register.schools": same(lambda s, v, _: register.schools(s, v, page=0, size=5), LOOKERS),
    "register.find": same(lambda s, v, _: register.find(s, v, size=5), LOOKERS),
    "register.school": Case(lambda s, v, r: register.school(s, v, organization_id=r.organization), DECIDERS, CENTRE),
    "register.card": Case(lambda s, v, r: register.card(s, v, person_id=r.person), LOOKERS, CENTRE),
    "register_changes.correct": Case(lambda s, v, r: register_changes.correct(s, v, person_id=r.person, fact=Correctable.CAREER, typed="2001"), KEEPERS, CENTRE),
    "register_changes.transfer": Case(lambda s, v, r: register_changes.transfer(s, v, person_id=r.person, organization_id=r.organization), KEEPERS, CENTRE),
    "register_changes.archive": Case(lambda s, v, r: register_changes.archive(s, v, person_id=r.person), KEEPERS, CENTRE),
    "register_changes.bring_back": Case(lambda s, v, r: register_changes.bring_back(s, v, person_id=r.person), KEEPERS, CENTRE),
    "role_invitations.places": same(lambda s, v, _: role_invitations.places(s, v, role=Role.MENTOR, typed="", page=0, size=5), HEADS),
    "role_invitations.issue": same(lambda s, v, r: role_invitations.issue(s, v, role=Role.MENTOR, organization_id=r.organization, association_id=None, after=0), HEADS),
    "role_invitations.unused": same(lambda s, v, _: role_invitations.unused(s, v, page=0, size=5), HEADS),
    "role_invitations.revoke": same(lambda s, v, r: role_invitations.revoke(s, v, invitation_id=r.invitation), HEADS),
    "roles.counts": same(lambda s, v, _: roles.counts(s, v), HEADS),
    "roles.holders": same(lambda s, v, _: roles.holders(s, v, role=Role.METHODIST, page=0, size=5), HEADS),
    "roles.give": same(lambda s, v, r: roles.give(s, v, person_id=r.person, role=Role.MENTOR), HEADS),
    "roles.take_back": same(lambda s, v, r: roles.take_back(s, v, grant_id=r.grant), HEADS),
    "handovers.hand_over": same(lambda s, v, r: handovers.hand_over(s, v, giver_id=r.other, taker_id=r.person), HEADS),
    "handovers.undo": same(lambda s, v, r: handovers.undo(s, v, handover_id=r.handover), HEADS),
    "school_invitations.schools": same(lambda s, v, _: school_invitations.schools(s, v, typed="", page=0, size=5), KEEPERS),
    "school_invitations.school": Case(lambda s, v, r: school_invitations.school(s, v, organization_id=r.organization), KEEPERS, CENTRE),
    "school_invitations.revoke_all": Case(lambda s, v, r: school_invitations.revoke_all(s, v, organization_id=r.organization), KEEPERS, CENTRE),
    "staff_imports.waiting": same(lambda s, v, _: staff_imports.waiting(s, v), CENTRE),
    "staff_imports.take": same(lambda s, v, _: staff_imports.take(s, v, content=b"x"), CENTRE),
    "staff_imports.page": same(lambda s, v, r: staff_imports.page(s, v, DESK, import_id=r.staff_import, kind="new", number=0, size=5), NOBODY),
    "staff_imports.problems": same(lambda s, v, r: staff_imports.problems(s, v, DESK, import_id=r.staff_import), NOBODY),
    "staff_imports.question": same(lambda s, v, r: staff_imports.question(s, v, DESK, import_id=r.staff_import), NOBODY),
    "staff_imports.drop": same(lambda s, v, r: staff_imports.drop(s, v, DESK, import_id=r.staff_import), NOBODY),
    "standing_in.record_consent": Case(lambda s, v, r: standing_in.record_consent(s, v, person_id=r.person), ENTERING | {Role.SCHOOL_COORDINATOR}, ENTERING),
    "standing_in.stand_in": Case(lambda s, v, r: standing_in.stand_in(s, v, person_id=r.person), ENTERING | {Role.SCHOOL_COORDINATOR}, ENTERING),
    "survey_answers.choose": same(lambda s, v, r: survey_answers.choose(s, v, response_id=r.response, position=0, option=0), NOBODY),
    "survey_answers.mark": same(lambda s, v, r: survey_answers.mark(s, v, response_id=r.response, position=0, option=0, on=True), NOBODY),
    "survey_answers.write": same(lambda s, v, r: survey_answers.write(s, v, response_id=r.response, typed="x", bot_id=1, message_id=1), NOBODY),
    "survey_answers.pass_on": same(lambda s, v, r: survey_answers.pass_on(s, v, response_id=r.response, position=0), NOBODY),
    "survey_answers.go_back": same(lambda s, v, r: survey_answers.go_back(s, v, response_id=r.response, position=0), NOBODY),
    "surveys.show": same(lambda s, v, r: surveys.show(s, v, response_id=r.response), NOBODY),
    "surveys.review": same(lambda s, v, r: surveys.review(s, v, response_id=r.response), NOBODY),
    "surveys.change": same(lambda s, v, r: surveys.change(s, v, response_id=r.response, position=0), NOBODY),
    "surveys.submit": same(lambda s, v, r: surveys.submit(s, v, response_id=r.response), NOBODY),
    "surveys.result": same(lambda s, v, r: surveys.result(s, v, response_id=r.response), NOBODY),
    # the register of deficits
    "comparisons.table": same(lambda s, v, _: comparisons.table(s, v, cut=comparisons.Cut.SCHOOL), SEEING),
    "corporate_deficits.of_part": same(lambda s, v, _: corporate_deficits.of_part(s, v), SEEING),
    "corporate_deficits.page": same(lambda s, v, _: corporate_deficits.page(s, v, kind=corporate_deficits.Kind.SCHOOL, page=0, size=5), SEEING),
    "corporate_deficits.propose": same(lambda s, v, _: corporate_deficits.propose(s, v, association_id=1, spot=0), NOBODY),
    "deficit_pictures.by_subject": same(lambda s, v, _: deficit_pictures.by_subject(s, v), SEEING_GROUPS),
    "report_figures.deficits_by_area_and_subject": same(lambda s, v, _: report_figures.deficits_by_area_and_subject(s, v), SEEING_GROUPS),
    "report_figures.deficits_before_and_after": same(lambda s, v, _: report_figures.deficits_before_and_after(s, v), SEEING_GROUPS),
    "report_figures.coverage_by_school": same(lambda s, v, _: report_figures.coverage_by_school(s, v), SEEING - {Role.ASSOCIATION_LEADER}),
    "report_seasons.consultations_by_topic": same(lambda s, v, _: report_seasons.consultations_by_topic(s, v), SEEING | {Role.EXPERT, Role.COUNCIL_MEMBER}),
    "report_seasons.seasons": same(lambda s, v, _: report_seasons.seasons(s, v), SEEING | {Role.EXPERT, Role.COUNCIL_MEMBER}),
    "deficit_decisions.add": same(lambda s, v, r: deficit_decisions.add(s, v, person_id=r.person, area="methods", topic="digital", source=DeficitSource.INTERVIEW, typed=None), ENTERING),
    "deficit_decisions.change_source": same(lambda s, v, r: deficit_decisions.change_source(s, v, deficit_id=r.deficit, source=DeficitSource.INTERVIEW), ENTERING),
    "deficit_decisions.confirm": same(lambda s, v, r: deficit_decisions.confirm(s, v, deficit_id=r.deficit), ENTERING),
    "deficit_decisions.confirm_all": same(lambda s, v, _: deficit_decisions.confirm_all(s, v, narrow=Filter(), mark="0"), ENTERING),
    "deficit_decisions.matching": same(lambda s, v, _: deficit_decisions.matching(s, v, narrow=Filter()), ENTERING),
    "deficit_decisions.confirm_person": same(lambda s, v, r: deficit_decisions.confirm_person(s, v, person_id=r.person), ENTERING),
    "deficit_decisions.reject": same(lambda s, v, r: deficit_decisions.reject(s, v, deficit_id=r.deficit, typed="because"), ENTERING),
    "deficit_decisions.resolve": same(lambda s, v, r: deficit_decisions.resolve(s, v, deficit_id=r.deficit, source=DeficitSource.INTERVIEW), ENTERING),
    "deficit_export.export": same(lambda s, v, _: deficit_export.export(s, v), ENTERING),
    "deficits.one": same(lambda s, v, r: deficits.one(s, v, deficit_id=r.deficit), ENTERING),
    "deficits.overview": same(lambda s, v, _: deficits.overview(s, v), ENTERING),
    "deficits.people": same(lambda s, v, _: deficits.people(s, v, narrow=Filter(), page=0, size=5), ENTERING),
    "deficits.person": same(lambda s, v, r: deficits.person(s, v, person_id=r.person), ENTERING),
    "deficits.places": same(lambda s, v, _: deficits.places(s, v), ENTERING),
    "external_import.apply": same(lambda s, v, _: external_import.apply(s, v, content=b"x", headings={}, mark="x"), ENTERING),
    "external_import.look": same(lambda s, v, _: external_import.look(s, v, content=b"x", headings={}), ENTERING),
    "external_results.one": same(lambda s, v, r: of_result(s, r, lambda at: external_results.one(s, v, result_id=at)), ENTERING),
    "external_results.remove": same(lambda s, v, r: of_result(s, r, lambda at: external_results.remove(s, v, result_id=at)), ENTERING),
    "external_results.enter": same(lambda s, v, r: external_results.enter(s, v, person_id=r.person, area="methods", typed="50; 01.09.2025; x"), ENTERING),
    # questionnaires: answers without a name
    "anonymous_answers.begin": same(lambda s, v, _: anonymous_answers.begin(s, v, campaign_id=1), NOBODY),
    # questionnaires: results of a campaign
    "campaign_results.summary": same(lambda s, v, r: of_campaign(s, r, lambda at: campaign_results.summary(s, v, campaign_id=at)), ENTERING),
    "campaign_results.question": same(lambda s, v, r: of_campaign(s, r, lambda at: campaign_results.question(s, v, campaign_id=at, position=1)), ENTERING),
    "campaign_results.words": same(lambda s, v, r: of_campaign(s, r, lambda at: campaign_results.words(s, v, campaign_id=at, position=1, page=0, size=5)), ENTERING),
    "campaign_results.groups": same(lambda s, v, r: of_campaign(s, r, lambda at: campaign_results.groups(s, v, campaign_id=at, grouping=Grouping.SCHOOL)), ENTERING),
    # questionnaires: made in the chat, each its maker's own
    "questionnaire_drafts.listed": same(lambda s, v, _: questionnaire_drafts.listed(s, v, page=0, size=5), ENTERING),
    "questionnaire_drafts.look": same(lambda s, v, r: of_draft(s, r, lambda at: questionnaire_drafts.look(s, v, draft_id=at)), NOBODY),
    "questionnaire_drafts.take": same(lambda s, v, _: questionnaire_drafts.take(s, v, DESK, name="a.xlsx", content=template()), ENTERING),
    "questionnaire_drafts.copy": same(lambda s, v, _: questionnaire_drafts.copy(s, v, code="needs", mark="x"), ENTERING),
    "questionnaire_drafts.remove": same(lambda s, v, r: of_draft(s, r, lambda at: questionnaire_drafts.remove(s, v, draft_id=at)), NOBODY),
    "questionnaire_drafts.publish": same(lambda s, v, r: of_draft(s, r, lambda at: questionnaire_drafts.publish(s, v, draft_id=at)), NOBODY),
    "result_files.export": same(lambda s, v, r: of_campaign(s, r, lambda at: result_files.export(s, v, campaign_id=at)), ENTERING),
    # campaigns
    "campaigns.hub": same(lambda s, v, _: campaigns.hub(s, v), ENTERING),
    "campaigns.past": same(lambda s, v, _: campaigns.past(s, v, page=0, size=5), ENTERING),
    "campaigns.proposal": same(lambda s, v, _: campaigns.proposal(s, v, plan="entry"), ENTERING),
    "campaign_drafts.draft": same(lambda s, v, _: campaign_drafts.draft(s, v, code="needs"), ENTERING),
    "campaign_drafts.view": same(lambda s, v, r: campaign_drafts.view(s, v, campaign_id=r.campaign_draft), NOBODY),
    "campaign_drafts.turn": same(lambda s, v, r: campaign_drafts.turn(s, v, campaign_id=r.campaign_draft, facet=Facet.YOUNG, place=0), NOBODY),
    "campaign_drafts.take_all": same(lambda s, v, r: campaign_drafts.take_all(s, v, campaign_id=r.campaign_draft), NOBODY),
    "campaign_drafts.take_saved": same(lambda s, v, r: campaign_drafts.take_saved(s, v, campaign_id=r.campaign_draft, saved_id=1), NOBODY),
    "campaign_drafts.set_last_day": same(lambda s, v, r: campaign_drafts.set_last_day(s, v, campaign_id=r.campaign_draft, day=v.municipality.day(v.now)), NOBODY),
    "campaign_drafts.drop": same(lambda s, v, r: campaign_drafts.drop(s, v, campaign_id=r.campaign_draft), NOBODY),
    "campaign_running.open_planned": same(lambda s, v, _: campaign_running.open_planned(s, v, plan="entry"), ENTERING),
    "campaign_running.open_draft": same(lambda s, v, r: campaign_running.open_draft(s, v, campaign_id=r.campaign_draft, mark="x"), NOBODY),
    "campaign_running.look": same(lambda s, v, r: campaign_running.look(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.pause": same(lambda s, v, r: campaign_running.pause(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.resume": same(lambda s, v, r: campaign_running.resume(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.extend": same(lambda s, v, r: campaign_running.extend(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.close": same(lambda s, v, r: campaign_running.close(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.cancel": same(lambda s, v, r: campaign_running.cancel(s, v, campaign_id=r.campaign, reason="because"), ENTERING),
    "campaign_reminders.remind": Case(lambda s, v, r: campaign_reminders.remind(s, v, campaign_id=r.campaign), NAMING_OWN, ENTERING),
    "coverage.campaigns": same(lambda s, v, _: coverage.campaigns(s, v, page=0, size=5), COUNTING_OWN),
    "coverage.summary": Case(lambda s, v, r: coverage.summary(s, v, campaign_id=r.campaign), COUNTING_OWN, COUNTING),
    "coverage.table": Case(lambda s, v, r: coverage.table(s, v, campaign_id=r.campaign, by=By.POSITION, rest=""), COUNTING_OWN, COUNTING),
    "coverage.export": Case(lambda s, v, r: coverage.export(s, v, campaign_id=r.campaign, rest=""), COUNTING_OWN, COUNTING),
    "coverage.missing": Case(lambda s, v, r: coverage.missing(s, v, campaign_id=r.campaign, page=0, size=5), NAMING_OWN, ENTERING),
    "coverage.reminder_size": Case(lambda s, v, r: coverage.reminder_size(s, v, campaign_id=r.campaign), NAMING_OWN, ENTERING),
    # routes: drafts and steps are their owner's alone; whoever guides sees and proposes
    "routes.view": same(lambda s, v, r: routes.view(s, v, route_id=r.route), ENTERING),
    "routes.view_of_step": same(lambda s, v, r: routes.view_of_step(s, v, activity_id=r.step), ENTERING),
    "routes.versions": same(lambda s, v, r: routes.versions(s, v, route_id=r.route, page=0, size=5), ENTERING),
    "routes.version": same(lambda s, v, r: routes.version(s, v, route_id=r.route, number=1), ENTERING),
    "route_editing.swap": same(lambda s, v, r: route_editing.swap(s, v, activity_id=r.step, number=0), ENTERING),
    "route_editing.rewrite": same(lambda s, v, r: route_editing.rewrite(s, v, activity_id=r.step, typed="x"), ENTERING),
    "route_editing.add": same(lambda s, v, r: route_editing.add(s, v, route_id=r.route, place=Place("methods", "digital", 0)), ENTERING),
    "route_editing.add_own": same(lambda s, v, r: route_editing.add_own(s, v, route_id=r.route, typed="x"), ENTERING),
    "route_editing.remove": same(lambda s, v, r: route_editing.remove(s, v, activity_id=r.step), ENTERING),
    "route_editing.move_term": same(lambda s, v, r: route_editing.move_term(s, v, activity_id=r.step, due_on=v.municipality.day(v.now)), ENTERING),
    "route_editing.set_goal": same(lambda s, v, r: route_editing.set_goal(s, v, route_id=r.route, typed="x"), ENTERING),
    "route_editing.set_supporter": same(lambda s, v, r: route_editing.set_supporter(s, v, route_id=r.route, person_id=r.supporter), ENTERING),
    "route_editing.supporters": same(lambda s, v, r: route_editing.supporters(s, v, route_id=r.route, words=[], page=0, size=5), ENTERING),
    "route_editing.accept": same(lambda s, v, r: route_editing.accept(s, v, route_id=r.route), NOBODY),
    "route_editing.cancel": same(lambda s, v, r: route_editing.cancel(s, v, route_id=r.route, typed="x"), NOBODY),
    "route_steps.done": same(lambda s, v, r: route_steps.done(s, v, activity_id=r.step), NOBODY),
    "route_steps.undo": same(lambda s, v, r: route_steps.undo(s, v, activity_id=r.step), NOBODY),
    "route_steps.prove": same(lambda s, v, r: route_steps.prove(s, v, activity_id=r.step, proof={}), NOBODY),
    "route_steps.forget_proofs": same(lambda s, v, r: route_steps.forget_proofs(s, v, activity_id=r.step), NOBODY),
    "route_steps.skip": same(lambda s, v, r: route_steps.skip(s, v, activity_id=r.step, typed="x"), NOBODY),
    "route_steps.restore": same(lambda s, v, r: route_steps.restore(s, v, activity_id=r.step), NOBODY),
    "route_steps.pause": same(lambda s, v, r: route_steps.pause(s, v, route_id=r.route, days=7), NOBODY),
    "route_steps.resume": same(lambda s, v, r: route_steps.resume(s, v, route_id=r.route), NOBODY),
    "route_guiding.summary": same(lambda s, v, _: route_guiding.summary(s, v), ENTERING),
    "route_guiding.find": same(lambda s, v, _: route_guiding.find(s, v, chosen=RouteFilter.ALL, page=0, size=5), ENTERING),
    "route_guiding.matching": same(lambda s, v, _: route_guiding.matching(s, v, chosen=route_guiding.narrow(v, RouteFilter.ALL)), ENTERING),
    "route_guiding.supporters": same(lambda s, v, _: route_guiding.supporters(s, v, words=[], size=5), ENTERING),
    "route_guiding.places": same(lambda s, v, _: route_guiding.places(s, v, page=0, size=5), ENTERING),
    "route_guiding.associations": same(lambda s, v, _: route_guiding.associations(s, v), ENTERING),
    "route_guiding.agree": same(lambda s, v, r: route_guiding.agree(s, v, route_id=r.route), ENTERING),
    "route_guiding.agree_all": same(lambda s, v, _: route_guiding.agree_all(s, v, chosen=route_guiding.narrow(v, RouteFilter.WAITING), mark="x"), ENTERING),
    "route_guiding.support_all": same(lambda s, v, r: route_guiding.support_all(s, v, chosen=route_guiding.narrow(v, RouteFilter.UNSUPPORTED), person_id=r.supporter), ENTERING),
    "route_guiding.remind_all": same(lambda s, v, _: route_guiding.remind_all(s, v, chosen=route_guiding.narrow(v, RouteFilter.OVERDUE)), ENTERING),
    "route_guiding.confirm": same(lambda s, v, r: route_guiding.confirm(s, v, activity_id=r.step), ENTERING),
    "route_guiding.give_back": same(lambda s, v, r: route_guiding.give_back(s, v, activity_id=r.step, typed="x"), ENTERING),
    "route_lacking.find": same(lambda s, v, _: route_lacking.find(s, v, page=0, size=5), ENTERING),
    "route_lacking.ask_all": same(lambda s, v, _: route_lacking.ask_all(s, v), ENTERING),
    "route_files.sheet": same(lambda s, v, r: route_files.sheet(s, v, route_id=r.route), ENTERING),
    "route_files.listing": same(lambda s, v, _: route_files.listing(s, v), ENTERING),
    # conversations: those who take part, and the head of the centre where the programme lets them read
    "talking.say": same(lambda s, v, r: of_thread(s, r, lambda i: talking.say(s, v, thread_id=i, said=Said(text="x"))), NOBODY),
    "talking.say_all": same(lambda s, v, r: of_thread(s, r, lambda i: talking.say_all(s, v, thread_id=i, saids=[Said(text="x")])), NOBODY),
    "talk_views.view": same(lambda s, v, r: of_thread(s, r, lambda i: talk_views.view(s, v, thread_id=i)), NOBODY),
    "talk_history.page": same(lambda s, v, r: of_thread(s, r, lambda i: talk_history.page(s, v, thread_id=i, number=0)), HEAD),
    "talk_history.line": same(lambda s, v, r: of_said(s, r, lambda i: talk_history.line(s, v, message_id=i)), HEAD),
    # Requests for help.
    "consultation_closing.mark_answered": same(lambda s, v, r: of_request(s, r, lambda number: consultation_closing.mark_answered(s, v, consultation_id=number, result=Outcome.FULL, summary=None)), HEAD),
    **{
        f"{module.__name__.rpartition('.')[2]}.{name}": same(partial(of_own_request, getattr(module, name), more), NOBODY)
        for module, name, more in (
            (consultations, "own", {}), (consultation_closing, "judge", {"outcome": Outcome.FULL}), (consultation_closing, "comment", {"typed": "x"}),
            (consultation_closing, "leave_it", {}), (consultation_closing, "reopen", {}), (consultation_closing, "withdraw", {}),
        )
    },
    # Answering requests for help: all of these are somebody else's already.
    "requests.listed": same(lambda s, v, _: requests.listed(s, v, chosen=RequestFilter.ALL, page=0, size=5), ANSWERING),
    "requests.topics": same(lambda s, v, _: requests.topics(s, v, chosen=RequestFilter.ALL), ANSWERING),
    "requests.view": same(lambda s, v, r: of_request(s, r, lambda number: requests.view(s, v, consultation_id=number)), HEAD),
    "requests.history": same(lambda s, v, r: of_request(s, r, lambda number: requests.history(s, v, consultation_id=number, page=0, size=5)), HEAD),
    "request_taking.claim": same(lambda s, v, r: of_request(s, r, lambda number: request_taking.claim(s, v, consultation_id=number)), ENTERING),
    "request_taking.colleagues": same(lambda s, v, r: of_request(s, r, lambda number: request_taking.colleagues(s, v, consultation_id=number, page=0, size=5)), HEAD),
    "request_taking.name_of": same(lambda s, v, r: of_keeper(s, r, lambda: of_request(s, r, lambda number: request_taking.name_of(s, v, consultation_id=number, person_id=r.supporter))), HEAD),
    "request_taking.pass_on": same(lambda s, v, r: of_keeper(s, r, lambda: of_request(s, r, lambda number: request_taking.pass_on(s, v, consultation_id=number, person_id=r.supporter))), HEAD),
    "request_taking.add_helper": same(lambda s, v, r: of_keeper(s, r, lambda: of_request(s, r, lambda number: request_taking.add_helper(s, v, consultation_id=number, person_id=r.supporter))), NOBODY),
    "request_taking.remove_helper": same(lambda s, v, r: of_request(s, r, lambda number: request_taking.remove_helper(s, v, consultation_id=number, person_id=r.other)), NOBODY),
    "request_work.snooze": same(lambda s, v, r: of_request(s, r, lambda number: request_work.snooze(s, v, consultation_id=number, until=date(2025, 10, 9))), NOBODY),
    "request_work.wake": same(lambda s, v, r: of_request(s, r, lambda number: request_work.wake(s, v, consultation_id=number)), NOBODY),
    "request_work.reject": same(lambda s, v, r: of_request(s, r, lambda number: request_work.reject(s, v, consultation_id=number, typed="x")), HEAD),
    "request_work.add_note": same(lambda s, v, r: of_request(s, r, lambda number: request_work.add_note(s, v, consultation_id=number, typed="x")), NOBODY),
    "canned_answers.listed": same(lambda s, v, _: canned_answers.listed(s, v, topic=None, page=0, size=5), ANSWERING),
    "canned_answers.make": same(lambda s, v, _: canned_answers.make(s, v, topic="other", title="x", text="x"), ANSWERING),
    "canned_answers.draft_from": same(lambda s, v, r: of_request(s, r, lambda number: canned_answers.draft_from(s, v, consultation_id=number)), HEAD),
    "canned_answers.send": same(lambda s, v, r: of_request(s, r, lambda number: of_template(s, r, lambda one: canned_answers.send(s, v, consultation_id=number, template_id=one))), NOBODY),
    "canned_answers.look": same(lambda s, v, r: of_template(s, r, lambda one: canned_answers.look(s, v, template_id=one)), ANSWERING),
    "canned_answers.change": same(lambda s, v, r: of_template(s, r, lambda one: canned_answers.change(s, v, template_id=one, title="y")), HEAD),
    "canned_answers.publish": same(lambda s, v, r: of_template(s, r, lambda one: canned_answers.publish(s, v, template_id=one, is_public=False)), HEAD),
    "canned_answers.archive": same(lambda s, v, r: of_template(s, r, lambda one: canned_answers.archive(s, v, template_id=one)), HEAD),
    "group_consultations.candidates": same(lambda s, v, r: of_request(s, r, lambda number: group_consultations.candidates(s, v, consultation_id=number, page=0, size=5)), HEAD),
    "group_consultations.gather": same(lambda s, v, r: of_request(s, r, lambda number: group_consultations.gather(s, v, consultation_ids=[number], title="x", starts_at=v.now + timedelta(days=1), place="x")), ANSWERING),
    "group_consultations.listed": same(lambda s, v, _: group_consultations.listed(s, v, page=0, size=5), ANSWERING),
    "group_consultations.view": same(lambda s, v, r: of_event(s, r, lambda event: group_consultations.view(s, v, event_id=event)), HEAD),
    "group_consultations.cancel": same(lambda s, v, r: of_event(s, r, lambda event: group_consultations.cancel(s, v, event_id=event, typed="x")), HEAD),
    "group_attendance.answer": same(lambda s, v, r: of_event(s, r, lambda event: group_attendance.answer(s, v, event_id=event, comes=True)), NOBODY),
    "group_attendance.tick": same(lambda s, v, r: of_event(s, r, lambda event: group_attendance.tick(s, v, event_id=event, person_id=r.person, was_there=True)), HEAD),
    "group_attendance.hold": same(lambda s, v, r: of_event(s, r, lambda event: group_attendance.hold(s, v, event_id=event)), HEAD),
    "consultation_duties.listed": same(lambda s, v, _: consultation_duties.listed(s, v, page=0, size=5), HEAD),
    "consultation_duties.schools": same(lambda s, v, _: consultation_duties.schools(s, v, page=0, size=5), HEAD),
    "consultation_duties.keeper": same(lambda s, v, r: of_keeper(s, r, lambda: consultation_duties.keeper(s, v, person_id=r.other)), HEAD),
    "consultation_duties.add": same(lambda s, v, r: of_keeper(s, r, lambda: consultation_duties.add(s, v, person_id=r.other, topic="other", subject="math", organization_id=r.organization)), HEAD),
    "consultation_duties.remove": same(lambda s, v, r: of_keeper(s, r, lambda: consultation_duties.remove(s, v, person_id=r.other, duty_id=1)), HEAD),
    "consultation_duties.candidates": same(lambda s, v, r: of_keeper(s, r, lambda: consultation_duties.candidates(s, v, person_id=r.other, page=0, size=5)), HEAD),
    "consultation_duties.set_substitute": same(lambda s, v, r: of_keeper(s, r, lambda: consultation_duties.set_substitute(s, v, person_id=r.other, substitute_id=r.supporter, until=date(2025, 12, 1))), HEAD),
    "consultation_duties.remove_substitute": same(lambda s, v, r: of_keeper(s, r, lambda: consultation_duties.remove_substitute(s, v, person_id=r.other)), HEAD),
    "request_figures.gather": same(lambda s, v, _: request_figures.gather(s, v, back=0), ANSWERING),
    "consultation_journal.export": same(lambda s, v, _: consultation_journal.export(s, v, stretch=Stretch.MONTH, back=0), ANSWERING),
    # the journal and the plan of a pair: its own people's alone; who looks after it sees figures
    "mentorship_journal.write": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_journal.write(s, v, mentorship_id=at, kind=EntryKind.MEETING)), NOBODY),
    "mentorship_journal.move": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_journal.move(s, v, entry_id=entry, on=date(2025, 9, 1))), NOBODY),
    "mentorship_journal.put_words": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_journal.put_words(s, v, entry_id=entry, what=mentorship_journal.Words.DONE, typed="x")), NOBODY),
    "mentorship_journal.set_topic": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_journal.set_topic(s, v, entry_id=entry, topic="digital")), NOBODY),
    "mentorship_journal.set_task_until": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_journal.set_task_until(s, v, entry_id=entry, until=date(2025, 9, 1))), NOBODY),
    "mentorship_journal.remove": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_journal.remove(s, v, entry_id=entry)), NOBODY),
    "mentorship_journal.restore": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_journal.restore(s, v, entry_id=entry)), NOBODY),
    "journal_confirming.confirm": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: journal_confirming.confirm(s, v, entry_id=entry, on=date(2025, 9, 1))), NOBODY),
    "journal_confirming.dispute": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: journal_confirming.dispute(s, v, entry_id=entry, on=date(2025, 9, 1))), NOBODY),
    "journal_pages.entry": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: journal_pages.entry(s, v, entry_id=entry)), NOBODY),
    "journal_pages.open_days": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: journal_pages.open_days(s, v, entry_id=entry)), NOBODY),
    "journal_pages.page": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: journal_pages.page(s, v, mentorship_id=at, number=0, size=5)), NOBODY),
    "journal_pages.glance": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: journal_pages.glance(s, v, mentorship_id=at)), NOBODY),
    "mentorship_plan.view": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.view(s, v, mentorship_id=at)), NOBODY),
    "mentorship_plan.view_of_step": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.view_of_step(s, v, step_id=step)), NOBODY),
    "mentorship_plan.take_template": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.take_template(s, v, mentorship_id=at, code="preschool")), NOBODY),
    "mentorship_plan.add": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.add(s, v, mentorship_id=at, typed="x")), NOBODY),
    "mentorship_plan.rename": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.rename(s, v, step_id=step, typed="x")), NOBODY),
    "mentorship_plan.move": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.move(s, v, step_id=step, due_on=date(2025, 9, 1))), NOBODY),
    "mentorship_plan.remove": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.remove(s, v, step_id=step)), NOBODY),
    "mentorship_plan.tick": same(lambda s, v, r: of_pair(s, r, lambda at, entry, step: mentorship_plan.tick(s, v, step_id=step, is_done=True)), NOBODY),
    "journal_pages.figures": Case(lambda s, v, r: of_pair(s, r, lambda at, entry, step: journal_pages.figures(s, v, mentorship_id=at)), NAMING_OWN, ENTERING),
    # signals of the first years: methodists' alone, a school sees none
    "adaptation_signals.page": same(lambda s, v, _: adaptation_signals.page(s, v, is_seen=False, number=0, size=5), ENTERING),
    "adaptation_signals.one": same(lambda s, v, r: of_signal(s, r, lambda at: adaptation_signals.one(s, v, signal_id=at)), ENTERING),
    "adaptation_signals.mark_seen": same(lambda s, v, r: of_signal(s, r, lambda at: adaptation_signals.mark_seen(s, v, signal_id=at)), ENTERING),
    # pairs of mentoring: proposed and looked after by methodists and by a school its own; a mentor's word is theirs alone
    "mentorships.summary": same(lambda s, v, _: mentorships.summary(s, v), NAMING_OWN),
    "mentorships.find": same(lambda s, v, _: mentorships.find(s, v, chosen=PairFilter.ALL, page=0, size=5), NAMING_OWN),
    "mentorships.without": same(lambda s, v, _: mentorships.without(s, v, page=0, size=5), NAMING_OWN),
    "mentorships.look": Case(lambda s, v, r: mentorships.look(s, v, mentorship_id=r.mentorship), NAMING_OWN, ENTERING),
    "mentorship_proposals.mentors": Case(lambda s, v, r: mentorship_proposals.mentors(s, v, mentee_id=r.person, size=5), NAMING_OWN, ENTERING),
    "mentorship_proposals.people": Case(lambda s, v, r: mentorship_proposals.people(s, v, typed="x", mentee_id=r.person, size=5), NAMING_OWN, ENTERING),
    "mentorship_proposals.begin": Case(lambda s, v, r: mentorship_proposals.begin(s, v, mentor_id=r.supporter, mentee_ids=[r.person]), NAMING_OWN, ENTERING),
    "mentorship_proposals.shown": Case(lambda s, v, r: mentorship_proposals.shown(s, v, draft=draft_of(r)), NAMING_OWN, ENTERING),
    "mentorship_proposals.propose": Case(lambda s, v, r: mentorship_proposals.propose(s, v, draft=draft_of(r)), NAMING_OWN, ENTERING),
    "mentorship_papers.consent": same(lambda s, v, r: of_proposal(s, r, lambda at: mentorship_papers.consent(s, v, mentorship_id=at)), NOBODY),
    "mentorship_papers.decline": same(lambda s, v, r: of_proposal(s, r, lambda at: mentorship_papers.decline(s, v, mentorship_id=at, typed=None)), NOBODY),
    "mentorship_papers.take_back": Case(lambda s, v, r: of_proposal(s, r, lambda at: mentorship_papers.take_back(s, v, mentorship_id=at)), NAMING_OWN, ENTERING),
    "mentorship_papers.confirm_paper": Case(lambda s, v, r: of_proposal(s, r, lambda at: mentorship_papers.confirm_paper(s, v, mentorship_id=at)), NAMING_OWN, ENTERING),
    "mentorship_papers.set_order": Case(lambda s, v, r: mentorship_papers.set_order(s, v, mentorship_id=r.mentorship, typed="1 01.09.2025"), NAMING_OWN, ENTERING),
    "mentorship_endings.extend": Case(lambda s, v, r: mentorship_endings.extend(s, v, mentorship_id=r.mentorship, months=3), NAMING_OWN, ENTERING),
    "mentorship_endings.settle_ending": same(lambda s, v, r: mentorship_endings.settle_ending(s, v, mentorship_id=r.mentorship, typed="x"), NOBODY),
    "mentorship_endings.ask_stop": Case(lambda s, v, r: mentorship_endings.ask_stop(s, v, mentorship_id=r.mentorship, typed="x"), NAMING_OWN, ENTERING),
    "mentorship_endings.withdraw_stop": Case(lambda s, v, r: mentorship_endings.withdraw_stop(s, v, mentorship_id=r.mentorship), NAMING_OWN, ENTERING),
    "mentorship_members.add": Case(lambda s, v, r: of_proposal(s, r, lambda at: mentorship_members.add(s, v, mentorship_id=at, person_id=r.other)), NAMING_OWN, ENTERING),
    "mentorship_members.remove": Case(lambda s, v, r: of_proposal(s, r, lambda at: mentorship_members.remove(s, v, mentorship_id=at, person_id=r.person)), NAMING_OWN, ENTERING),
    "mentorship_members.set_goal": Case(lambda s, v, r: mentorship_members.set_goal(s, v, mentorship_id=r.mentorship, typed="x"), NAMING_OWN, ENTERING),
    "pairs.view": same(lambda s, v, r: pairs.view(s, v, mentorship_id=r.mentorship), NOBODY),
    "pairs.look": Case(lambda s, v, r: pairs.look(s, v, mentorship_id=r.mentorship), NAMING_OWN, ENTERING),
    "pair_summaries.gather": Case(lambda s, v, r: pair_summaries.gather(s, v, mentorship_id=r.mentorship), NAMING_OWN, ENTERING),
    "pair_summaries.export": same(lambda s, v, _: pair_summaries.export(s, v), NAMING_OWN),
    # courses: one's own are nobody else's; who is due is seen within reach; methodists confirm and offer
    "courses.one": same(lambda s, v, r: courses.one(s, v, completion_id=r.completion), NOBODY),
    "courses.to_correct": same(lambda s, v, r: courses.to_correct(s, v, completion_id=r.completion), NOBODY),
    "courses.remove": same(lambda s, v, r: courses.remove(s, v, completion_id=r.completion), NOBODY),
    "course_confirming.queue": same(lambda s, v, _: course_confirming.queue(s, v, page=0, size=5), ENTERING),
    "course_confirming.matching": same(lambda s, v, _: course_confirming.matching(s, v), ENTERING),
    "course_confirming.look": same(lambda s, v, r: course_confirming.look(s, v, completion_id=r.completion), ENTERING),
    "course_confirming.confirm": same(lambda s, v, r: course_confirming.confirm(s, v, completion_id=r.completion, mark="x"), ENTERING),
    "course_confirming.reject": same(lambda s, v, r: course_confirming.reject(s, v, completion_id=r.completion, typed="because"), ENTERING),
    "course_confirming.set_fit": same(lambda s, v, r: course_confirming.set_fit(s, v, completion_id=r.completion, fits=True), ENTERING),
    "course_confirming.confirm_all": same(lambda s, v, _: course_confirming.confirm_all(s, v, mark="x"), ENTERING),
    "course_due.overview": same(lambda s, v, _: course_due.overview(s, v), NAMING_OWN),
    "course_due.schools": same(lambda s, v, _: course_due.schools(s, v, page=0, size=5), NAMING_OWN),
    "course_due.people": Case(lambda s, v, r: course_due.people(s, v, narrow=Narrow(organization_id=r.organization), page=0, size=5), NAMING_OWN, ENTERING),
    "course_due.person": Case(lambda s, v, r: course_due.person(s, v, person_id=r.person), NAMING_OWN, ENTERING),
    "course_due.remind": Case(lambda s, v, r: course_due.remind(s, v, narrow=Narrow(organization_id=r.organization), mark="x"), NAMING_OWN, ENTERING),
    "course_import.look": same(lambda s, v, _: course_import.look(s, v, content=b"", words=Words({}, {}, {})), NAMING_OWN),
    "course_import.apply": same(lambda s, v, _: course_import.apply(s, v, content=b"", words=Words({}, {}, {}), mark="x"), NAMING_OWN),
    "course_tables.register": same(lambda s, v, _: course_tables.register(s, v), NAMING_OWN),
    "course_tables.plan": same(lambda s, v, _: course_tables.plan(s, v, year=2025), NAMING_OWN),
    "course_providers.one": same(lambda s, v, r: of_provider(s, r, lambda n: course_providers.one(s, v, provider_id=n)), frozenset(Role)),
    "course_providers.kept": same(lambda s, v, r: of_provider(s, r, lambda n: course_providers.kept(s, v, provider_id=n)), ENTERING),
    "course_providers.page": same(lambda s, v, _: course_providers.page(s, v, typed="", page=0, size=5), ENTERING),
    "course_providers.set_type": same(lambda s, v, r: of_provider(s, r, lambda n: course_providers.set_type(s, v, provider_id=n, type_=ProviderType.STATE)), ENTERING),
    "course_providers.rename": same(lambda s, v, r: of_provider(s, r, lambda n: course_providers.rename(s, v, provider_id=n, typed="Центр")), ENTERING),
    "course_providers.alike": same(lambda s, v, r: of_provider(s, r, lambda n: course_providers.alike(s, v, provider_id=n, typed="", size=5)), ENTERING),
    "course_providers.merge": same(lambda s, v, r: of_provider(s, r, lambda n: of_provider(s, replace(r, person=-r.person), lambda m: course_providers.merge(s, v, gone_id=n, kept_id=m))), ENTERING),
    "course_offers.look": same(lambda s, v, r: course_offers.look(s, v, offer_id=r.offer), frozenset(Role)),
    "course_offers.enrol": same(lambda s, v, r: course_offers.enrol(s, v, offer_id=r.offer), frozenset(Role)),
    "course_offers.cancel": same(lambda s, v, r: course_offers.cancel(s, v, offer_id=r.offer), frozenset(Role)),
    "course_offering.listed": same(lambda s, v, _: course_offering.listed(s, v, page=0, size=5), ENTERING),
    "course_offering.look": same(lambda s, v, r: course_offering.look(s, v, offer_id=r.offer), ENTERING),
    "course_offering.to_change": same(lambda s, v, r: course_offering.to_change(s, v, offer_id=r.offer), ENTERING),
    "course_offering.save": same(lambda s, v, r: course_offering.save(s, v, draft=OfferDraft(offer_id=r.offer)), ENTERING),
    "course_offering.call_off": same(lambda s, v, r: course_offering.call_off(s, v, offer_id=r.offer), ENTERING),
    "course_offering.members": same(lambda s, v, r: course_offering.members(s, v, offer_id=r.offer, page=0, size=5), ENTERING),
    "course_offering.close": same(lambda s, v, r: course_offering.close(s, v, offer_id=r.offer, absent=(), numbers={}), ENTERING),
    "course_wishes.withdraw": same(lambda s, v, r: course_wishes.withdraw(s, v, request_id=r.course_request), NOBODY),
    "course_plan.overview": same(lambda s, v, _: course_plan.overview(s, v, year=2025), NAMING_OWN),
    "course_plan.page": Case(lambda s, v, r: course_plan.page(s, v, year=2025, narrow=PlanFilter(organization_id=r.organization), page=0, size=5), NAMING_OWN, ENTERING),
    "course_plan.look": Case(lambda s, v, r: course_plan.look(s, v, request_id=r.course_request), NAMING_OWN, ENTERING),
    "course_plan.take_in": Case(lambda s, v, r: course_plan.take_in(s, v, request_id=r.course_request), NAMING_OWN, ENTERING),
    "course_plan.decline": Case(lambda s, v, r: course_plan.decline(s, v, request_id=r.course_request, typed="because"), NAMING_OWN, ENTERING),
    "course_plan.put_off": Case(lambda s, v, r: course_plan.put_off(s, v, request_id=r.course_request), NAMING_OWN, ENTERING),
    "course_plan.set_topic": Case(lambda s, v, r: course_plan.set_topic(s, v, request_id=r.course_request, topic="gifted"), NAMING_OWN, ENTERING),
    "course_plan.set_season": Case(lambda s, v, r: course_plan.set_season(s, v, request_id=r.course_request, season="spring"), NAMING_OWN, ENTERING),
    "course_plan.add_for": Case(lambda s, v, r: course_plan.add_for(s, v, person_id=r.person), NAMING_OWN, ENTERING),
    "course_gathering.gather": same(lambda s, v, _: course_gathering.gather(s, v, year=2025), ENTERING),
    # events: the centre keeps all of them, a coordinator those of the school, a leader those of the association
    "event_audiences.look": Case(lambda s, v, r: event_audiences.look(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_audiences.turn": Case(lambda s, v, r: event_audiences.turn(s, v, event_id=r.event, facet=Facet.YOUNG, place=0), KEEPING, ENTERING),
    "event_audiences.take_everybody": Case(lambda s, v, r: event_audiences.take_everybody(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_audiences.take_saved": same(lambda s, v, r: event_audiences.take_saved(s, v, event_id=r.event, saved_id=1), NOBODY),
    "event_audiences.saved": same(lambda s, v, _: event_audiences.saved(s, v), ANNOUNCING),
    "event_changes.write": Case(lambda s, v, r: event_changes.write(s, v, event_id=r.event, fact="place", typed="x"), KEEPING, ENTERING),
    "event_changes.change": Case(lambda s, v, r: event_changes.change(s, v, event_id=r.event, seats=5), KEEPING, ENTERING),
    "event_changes.toggle_topic": Case(lambda s, v, r: event_changes.toggle_topic(s, v, event_id=r.event, topic="digital"), KEEPING, ENTERING),
    "event_changes.entrust": Case(lambda s, v, r: event_changes.entrust(s, v, event_id=r.event, association_id=None, organization_id=r.organization), KEEPING, ENTERING),
    "event_changes.set_window": Case(lambda s, v, r: event_changes.set_window(s, v, event_id=r.event, edge="registers_until", moment=None), KEEPING, ENTERING),
    "event_changes.last": Case(lambda s, v, r: event_changes.last(s, v, event_id=r.event, minutes=60), KEEPING, ENTERING),
    "event_changes.move": Case(lambda s, v, r: event_changes.move(s, v, event_id=r.event, starts_at=v.now + timedelta(days=3)), KEEPING, ENTERING),
    "event_changes.look_at_move": Case(lambda s, v, r: event_changes.look_at_move(s, v, event_id=r.event, starts_at=v.now + timedelta(days=3)), KEEPING, ENTERING),
    "event_changes.cancel": Case(lambda s, v, r: event_changes.cancel(s, v, event_id=r.event, reason="because"), KEEPING, ENTERING),
    "event_changes.hold": Case(lambda s, v, r: event_changes.hold(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_changes.reopen": Case(lambda s, v, r: event_changes.reopen(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_drafting.begin": same(lambda s, v, _: event_drafting.begin(s, v, kind="seminar"), ANNOUNCING),
    "event_drafting.drafts": same(lambda s, v, _: event_drafting.drafts(s, v), ANNOUNCING),
    "event_drafting.look": Case(lambda s, v, r: event_drafting.look(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_drafting.publish": Case(lambda s, v, r: event_drafting.publish(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_drafting.drop": Case(lambda s, v, r: event_drafting.drop(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_drafting.copy": Case(lambda s, v, r: event_drafting.copy(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_figures.of_period": same(lambda s, v, _: event_figures.of_period(s, v, first=v.municipality.day(v.now)), ANNOUNCING),
    "event_plan.month": same(lambda s, v, _: event_plan.month(s, v, first=v.municipality.day(v.now), kind=None, page=0, size=5), ANNOUNCING),
    "event_plan.export": same(lambda s, v, _: event_plan.export(s, v, first=v.municipality.day(v.now), period=event_plan.Period.YEAR), ANNOUNCING),
    "event_repeating.preview": Case(lambda s, v, r: event_repeating.preview(s, v, event_id=r.event, every=Every.WEEK, until=v.municipality.day(v.now) + timedelta(days=60)), KEEPING, ENTERING),
    "event_repeating.repeat": Case(lambda s, v, r: event_repeating.repeat(s, v, event_id=r.event, every=Every.WEEK, until=v.municipality.day(v.now) + timedelta(days=60)), KEEPING, ENTERING),
    "event_telling.draft_announcement": Case(lambda s, v, r: event_telling.draft_announcement(s, v, event_id=r.event, text="x"), KEEPING, ENTERING),
    "events.create": Case(lambda s, v, r: events.create(s, v, EventDraft("seminar", "xxx", v.now + timedelta(days=1), organization_id=r.organization)), KEEPING, ENTERING),
    # events for whoever comes: those meant for them
    "event_seats.look": same(lambda s, v, r: event_seats.look(s, v, event_id=r.event), frozenset(Role)),
    "event_seats.register": same(lambda s, v, r: event_seats.register(s, v, event_id=r.event), frozenset(Role)),
    "meeting_agenda.look": same(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.look(s, v, event_id=m.event)), frozenset(Role)),
    "event_seats.leave": same(lambda s, v, r: event_seats.leave(s, v, event_id=r.event), frozenset(Role)),
    "events.view": Case(lambda s, v, r: events.view(s, v, r.event), KEEPING, ENTERING),
    # after events: whoever keeps them, and whoever took part, which is nobody here
    "event_after.keep": Case(lambda s, v, r: event_after.keep(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_after.look": same(lambda s, v, r: event_after.look(s, v, event_id=r.event), frozenset(Role)),
    "event_materials.kept": Case(lambda s, v, r: event_materials.kept(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_materials.shown": Case(lambda s, v, r: event_materials.shown(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_materials.add": Case(lambda s, v, r: event_materials.add(s, v, event_id=r.event, kind=MaterialKind.LINK, value="x", title="x"), KEEPING, ENTERING),
    "event_materials.announce": Case(lambda s, v, r: event_materials.announce(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_materials.get": Case(lambda s, v, r: of_material(s, r, lambda number: event_materials.get(s, v, material_id=number)), KEEPING, ENTERING),
    "event_materials.look": Case(lambda s, v, r: of_material(s, r, lambda number: event_materials.look(s, v, material_id=number)), KEEPING, ENTERING),
    "event_materials.remove": Case(lambda s, v, r: of_material(s, r, lambda number: event_materials.remove(s, v, material_id=number)), KEEPING, ENTERING),
    "event_certificates.own": same(lambda s, v, r: event_certificates.own(s, v, event_id=r.event), NOBODY),
    "event_certificates.of_event": Case(lambda s, v, r: event_certificates.of_event(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_feedback.page": same(lambda s, v, r: event_feedback.page(s, v, event_id=r.event), NOBODY),
    "event_feedback.give": same(lambda s, v, r: event_feedback.give(s, v, event_id=r.event, useful=5, applied=3), NOBODY),
    "event_feedback.say": same(lambda s, v, r: event_feedback.say(s, v, event_id=r.event, feedback_id=1, typed="x"), NOBODY),
    "event_feedback.results": Case(lambda s, v, r: event_feedback.results(s, v, event_id=r.event), KEEPING, ENTERING),
    "event_feedback.words": Case(lambda s, v, r: of_feedback(s, r, lambda: event_feedback.words(s, v, event_id=r.event, page=0, size=5)), KEEPING, ENTERING),
    "event_feedback.useful_of_period": same(lambda s, v, _: event_feedback.useful_of_period(s, v, first=v.municipality.day(v.now), period=event_plan.Period.YEAR), ANNOUNCING),
    "participation.count": same(lambda s, v, _: participation.count(s, v, first=v.municipality.day(v.now), period=event_plan.Period.YEAR), ANNOUNCING),
    "participation.register": same(lambda s, v, _: participation.register(s, v, first=v.municipality.day(v.now), period=event_plan.Period.YEAR), ANNOUNCING),
    # groups of associations: whoever looks after the association; an event is shared, and asked about, by whoever may come
    "association_groups.look": Case(lambda s, v, r: of_school_association(s, r, lambda n: association_groups.look(s, v, association_id=n)), KEEPING, ENTERING),
    "association_groups.invite": Case(lambda s, v, r: of_school_association(s, r, lambda n: association_groups.invite(s, v, association_id=n, key=b"x")), KEEPING, ENTERING),
    "association_groups.link": Case(lambda s, v, r: of_school_association(s, r, lambda n: association_groups.link(s, v, code=GroupCode(n, v.actor.id, v.now + timedelta(hours=1)), chat_id=-1, title="x")), KEEPING, ENTERING),
    "association_groups.unlink": Case(lambda s, v, r: of_school_association(s, r, lambda n: association_groups.unlink(s, v, association_id=n)), KEEPING, ENTERING),
    "event_sharing.share": same(lambda s, v, r: event_sharing.share(s, v, event_id=r.event), frozenset(Role)),
    "event_questions.look": same(lambda s, v, r: event_questions.look(s, v, event_id=r.event), frozenset(Role)),
    "event_questions.ask": same(lambda s, v, r: event_questions.ask(s, v, event_id=r.event, said=Said(text="x")), frozenset(Role)),
    # associations: of one's school for whoever keeps them, one's own for leaders
    "association_gaps.page": same(lambda s, v, _: association_gaps.page(s, v, page=0, size=5), ANNOUNCING),
    "association_gaps.remind": same(lambda s, v, _: association_gaps.remind(s, v), KEEPING),
    "association_joining.ask": at_association(lambda s, v, _, a, m, q: association_joining.ask(s, v, association_id=a), frozenset(Role), NOBODY),
    "association_joining.offered_one": at_association(lambda s, v, _, a, m, q: association_joining.offered_one(s, v, association_id=a), frozenset(Role), NOBODY),
    "association_joining.leave": at_association(lambda s, v, _, a, m, q: association_joining.leave(s, v, association_id=a), NOBODY, NOBODY),
    "association_joining.waiting": led_association(lambda s, v, _, a, m, q: association_joining.waiting(s, v, association_id=a, page=0, size=5)),
    "association_joining.decide": led_association(lambda s, v, _, a, m, q: association_joining.decide(s, v, request_id=q, accepts=True)),
    "association_keeping.listed": same(lambda s, v, _: association_keeping.listed(s, v, page=0, size=5), KEEPING),
    "association_keeping.schools": same(lambda s, v, _: association_keeping.schools(s, v, typed="x", size=5), KEEPING),
    "association_keeping.make": Case(lambda s, v, r: association_keeping.make(s, v, kind="school_association", title="xxx", organization_id=r.organization), KEEPING, ENTERING),
    "association_keeping.rename": kept_association(lambda s, v, _, a, m, q: association_keeping.rename(s, v, association_id=a, title="yyy")),
    "association_keeping.set_subject": kept_association(lambda s, v, _, a, m, q: association_keeping.set_subject(s, v, association_id=a, subject="math")),
    "association_keeping.depends": kept_association(lambda s, v, _, a, m, q: association_keeping.depends(s, v, association_id=a)),
    "association_keeping.close": kept_association(lambda s, v, _, a, m, q: association_keeping.close(s, v, association_id=a)),
    "association_keeping.reopen": kept_association(lambda s, v, _, a, m, q: association_keeping.reopen(s, v, association_id=a)),
    "association_leaders.look": led_association(lambda s, v, _, a, m, q: association_leaders.look(s, v, association_id=a)),
    "association_leaders.before": led_association(lambda s, v, r, a, m, q: association_leaders.before(s, v, association_id=a, person_id=r.person, is_leader=False)),
    "association_leaders.name_leader": kept_association(lambda s, v, r, a, m, q: association_leaders.name_leader(s, v, association_id=a, person_id=r.person)),
    "association_leaders.name_deputy": led_association(lambda s, v, r, a, m, q: association_leaders.name_deputy(s, v, association_id=a, person_id=r.person)),
    "association_leaders.name_secretary": led_association(lambda s, v, r, a, m, q: association_leaders.name_secretary(s, v, association_id=a, person_id=r.person)),
    "association_leaders.dismiss": led_association(lambda s, v, r, a, m, q: association_leaders.dismiss(s, v, association_id=a, person_id=r.person)),
    "association_members.page": led_association(lambda s, v, _, a, m, q: association_members.page(s, v, association_id=a, page=0, size=5)),
    "association_members.one": led_association(lambda s, v, r, a, m, q: association_members.one(s, v, association_id=a, person_id=r.person)),
    "association_members.remove": led_association(lambda s, v, r, a, m, q: association_members.remove(s, v, association_id=a, person_id=r.person)),
    "association_members.candidates": kept_association(lambda s, v, _, a, m, q: association_members.candidates(s, v, association_id=a, typed="x", size=5)),
    "association_members.add": kept_association(lambda s, v, r, a, m, q: association_members.add(s, v, association_id=a, person_id=r.other)),
    "association_members.of_subject": kept_association(lambda s, v, _, a, m, q: association_members.of_subject(s, v, association_id=a, subject="math")),
    "association_members.add_of_subject": kept_association(lambda s, v, _, a, m, q: association_members.add_of_subject(s, v, association_id=a, subject="math")),
    "associations.card": led_association(lambda s, v, _, a, m, q: associations.card(s, v, association_id=a)),
    "meeting_fulfilment.look": led_association(lambda s, v, _, a, m, q: meeting_fulfilment.look(s, v, association_id=a, school_year=year_of(v))),
    "meeting_fulfilment.analyse": led_association(lambda s, v, _, a, m, q: meeting_fulfilment.analyse(s, v, association_id=a, school_year=year_of(v), typed="x")),
    "meeting_fulfilment.sheet": led_association(lambda s, v, _, a, m, q: meeting_fulfilment.sheet(s, v, association_id=a, school_year=year_of(v))),
    "meeting_fulfilment.table": same(lambda s, v, _: meeting_fulfilment.table(s, v, school_year=2025), KEEPING),
    "meeting_plan_agreeing.propose": led_association(lambda s, v, _, a, m, q: meeting_plan_agreeing.propose(s, v, association_id=a, school_year=year_of(v))),
    "meeting_plan_agreeing.decide": kept_association(lambda s, v, _, a, m, q: meeting_plan_agreeing.decide(s, v, association_id=a, school_year=year_of(v), comment="x")),
    "meeting_plan_editing.write": led_association(lambda s, v, _, a, m, q: meeting_plan_editing.write(s, v, association_id=a, school_year=year_of(v), typed="9: xxx")),
    "meeting_plan_editing.add": led_association(lambda s, v, _, a, m, q: meeting_plan_editing.add(s, v, association_id=a, school_year=year_of(v), written=())),
    "meeting_plan_editing.take_last_year": led_association(lambda s, v, _, a, m, q: meeting_plan_editing.take_last_year(s, v, association_id=a, school_year=year_of(v))),
    "meeting_plan_editing.rewrite": led_association(lambda s, v, _, a, m, q: meeting_plan_editing.rewrite(s, v, meeting_id=m, typed="yyy")),
    "meeting_plan_editing.remove": led_association(lambda s, v, _, a, m, q: meeting_plan_editing.remove(s, v, meeting_id=m)),
    "meeting_plan_editing.restore": led_association(lambda s, v, _, a, m, q: meeting_plan_editing.restore(s, v, meeting_id=m)),
    "meeting_plan_editing.set_responsible": led_association(lambda s, v, r, a, m, q: meeting_plan_editing.set_responsible(s, v, meeting_id=m, person_id=r.person)),
    "meeting_plan_import.look": led_association(lambda s, v, _, a, m, q: meeting_plan_import.look(s, v, association_id=a, school_year=year_of(v), content=b"x", words=PlanWords({}, {}))),
    "meeting_plan_import.apply": led_association(lambda s, v, _, a, m, q: meeting_plan_import.apply(s, v, association_id=a, school_year=year_of(v), content=b"x", words=PlanWords({}, {}), mark="x")),
    "meeting_plan_proposals.look": led_association(lambda s, v, _, a, m, q: meeting_plan_proposals.look(s, v, association_id=a, school_year=year_of(v))),
    "meeting_plan_proposals.take": led_association(lambda s, v, _, a, m, q: meeting_plan_proposals.take(s, v, association_id=a, school_year=year_of(v), spot=0)),
    "meeting_plans.look": led_association(lambda s, v, _, a, m, q: meeting_plans.look(s, v, association_id=a, school_year=year_of(v))),
    "planned_meetings.look": led_association(lambda s, v, _, a, m, q: planned_meetings.look(s, v, meeting_id=m)),
    "planned_meetings.choices": led_association(lambda s, v, _, a, m, q: planned_meetings.choices(s, v, meeting_id=m, page=0, size=5)),
    "planned_meetings.schedule": led_association(lambda s, v, _, a, m, q: planned_meetings.schedule(s, v, meeting_id=m)),
    # meetings: papers are kept by leaders of the association, coordinators of its school, the centre
    "meeting_agenda.view": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.view(s, v, event_id=m.event)), ANNOUNCING, ENTERING),
    "meeting_agenda.add": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.add(s, v, event_id=m.event, typed="xxx")), ANNOUNCING, ENTERING),
    "meeting_agenda.look_at_item": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.look_at_item(s, v, item_id=m.item)), ANNOUNCING, ENTERING),
    "meeting_agenda.reword": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.reword(s, v, item_id=m.item, typed="xxx")), ANNOUNCING, ENTERING),
    "meeting_agenda.move": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.move(s, v, item_id=m.item, place=0)), ANNOUNCING, ENTERING),
    "meeting_agenda.remove": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.remove(s, v, item_id=m.item)), ANNOUNCING, ENTERING),
    "meeting_agenda.suggest": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.suggest(s, v, item_id=m.item, typed="x")), ANNOUNCING, ENTERING),
    "meeting_agenda.set_speaker": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.set_speaker(s, v, item_id=m.item, person_id=None)), ANNOUNCING, ENTERING),
    "meeting_agenda.set_guest": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_agenda.set_guest(s, v, item_id=m.item, typed="xxx")), ANNOUNCING, ENTERING),
    "meeting_minutes.begin": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.begin(s, v, event_id=m.event)), ANNOUNCING, ENTERING),
    "meeting_minutes.look": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.look(s, v, minutes_id=m.minutes)), ANNOUNCING, ENTERING),
    "meeting_minutes.look_open": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.look_open(s, v, minutes_id=m.minutes)), ANNOUNCING, ENTERING),
    "meeting_minutes.set_number": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.set_number(s, v, minutes_id=m.minutes, typed="2")), ANNOUNCING, ENTERING),
    "meeting_minutes.set_guests": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.set_guests(s, v, minutes_id=m.minutes, typed="2")), ANNOUNCING, ENTERING),
    "meeting_minutes.suggest": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.suggest(s, v, minutes_id=m.minutes, typed="x")), ANNOUNCING, ENTERING),
    "meeting_minutes.choose": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.choose(s, v, minutes_id=m.minutes, chosen=meeting_minutes.Chosen.CHAIR, person_id=None)), ANNOUNCING, ENTERING),
    "meeting_minutes.write_heard": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.write_heard(s, v, item_id=m.item, typed="x")), ANNOUNCING, ENTERING),
    "meeting_minutes.sign": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.sign(s, v, minutes_id=m.minutes)), ANNOUNCING, ENTERING),
    "meeting_decisions.add": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_decisions.add(s, v, minutes_id=m.minutes, typed="xxx")), ANNOUNCING, ENTERING),
    "meeting_decisions.reword": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_decisions.reword(s, v, decision_id=m.decision, typed="xxx")), ANNOUNCING, ENTERING),
    "meeting_decisions.suggest": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_decisions.suggest(s, v, decision_id=m.decision, typed="x")), ANNOUNCING, ENTERING),
    "meeting_decisions.entrust": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_decisions.entrust(s, v, decision_id=m.decision, person_id=None)), ANNOUNCING, ENTERING),
    "meeting_decisions.set_due": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_decisions.set_due(s, v, decision_id=m.decision, typed="-")), ANNOUNCING, ENTERING),
    "meeting_decisions.remove": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_decisions.remove(s, v, decision_id=m.decision)), ANNOUNCING, ENTERING),
    "meeting_papers.gather": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_papers.gather(s, v, minutes_id=m.minutes)), ANNOUNCING, ENTERING),
    "meeting_papers.page": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_papers.page(s, v, association_id=m.association, page=0, size=5)), ANNOUNCING, ENTERING),
    "meeting_followup.of_association": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_followup.of_association(s, v, association_id=m.association, page=0, size=5)), ANNOUNCING, ENTERING),
    "meeting_followup.look": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_followup.look(s, v, decision_id=m.decision), is_signed=True), ANNOUNCING, ENTERING),
    "meeting_followup.finish": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_followup.finish(s, v, decision_id=m.decision, typed=None), is_signed=True), ANNOUNCING, ENTERING),
    "meeting_followup.drop": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_followup.drop(s, v, decision_id=m.decision, typed="x"), is_signed=True), ANNOUNCING, ENTERING),
    "minutes_drafts.drop": Case(lambda s, v, r: of_meeting(s, r, lambda m: minutes_drafts.drop(s, v, minutes_id=m.minutes)), ANNOUNCING, ENTERING),
    "meeting_minutes.give_back": Case(lambda s, v, r: of_meeting(s, r, lambda m: meeting_minutes.give_back(s, v, minutes_id=m.minutes), is_signed=True), KEEPING, ENTERING),
    "meeting_papers.register": same(lambda s, v, _: meeting_papers.register(s, v), ANNOUNCING),
    # contests: everybody enters, schools and leaders put their people forward, methodists keep them and judge
    "contests.look": same(lambda s, v, r: of_contest(s, r, lambda c, _: contests.look(s, v, contest_id=c)), frozenset(Role)),
    "contests.enter": same(lambda s, v, r: of_contest(s, r, lambda c, _: contests.enter(s, v, contest_id=c, nomination="")), frozenset(Role)),
    "contests.answer": same(lambda s, v, r: of_contest(s, r, lambda _, e: contests.answer(s, v, entry_id=e, agrees=True)), NOBODY),
    "contests.choose_nomination": same(lambda s, v, r: of_contest(s, r, lambda _, e: contests.choose_nomination(s, v, entry_id=e, nomination="")), NOBODY),
    "contests.withdraw": same(lambda s, v, r: of_contest(s, r, lambda _, e: contests.withdraw(s, v, entry_id=e)), NOBODY),
    "contests.helpers": same(lambda s, v, r: of_contest(s, r, lambda _, e: contests.helpers(s, v, entry_id=e)), NOBODY),
    "contests.set_helper": same(lambda s, v, r: of_contest(s, r, lambda _, e: contests.set_helper(s, v, entry_id=e, helper_id=None)), NOBODY),
    "contest_nominating.candidates": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_nominating.candidates(s, v, contest_id=c, typed="", page=0, size=5)), ANNOUNCING),
    "contest_nominating.candidate": Case(lambda s, v, r: of_contest(s, r, lambda c, _: contest_nominating.candidate(s, v, contest_id=c, person_id=r.person)), ANNOUNCING, ENTERING),
    "contest_nominating.nominate": Case(lambda s, v, r: of_contest(s, r, lambda c, _: contest_nominating.nominate(s, v, contest_id=c, person_id=r.person, nomination="")), ANNOUNCING, ENTERING),
    "contest_nominating.listed": same(lambda s, v, _: contest_nominating.listed(s, v, page=0, size=5), ANNOUNCING),
    "contest_nominating.look": Case(lambda s, v, r: of_contest(s, r, lambda _, e: contest_nominating.look(s, v, entry_id=e)), ANNOUNCING, ENTERING),
    "contest_nominating.take_back": Case(lambda s, v, r: of_contest(s, r, lambda _, e: contest_nominating.take_back(s, v, entry_id=e)), ANNOUNCING, ENTERING),
    "material_reviewing.waiting": same(lambda s, v, _: material_reviewing.waiting(s, v, page=0, size=5), ENTERING),
    "material_reviewing.accept": same(lambda s, v, r: of_bank(s, r, lambda one: material_reviewing.accept(s, v, material_id=one, shown="x")), ENTERING),
    "material_reviewing.give_back": same(lambda s, v, r: of_bank(s, r, lambda one: material_reviewing.give_back(s, v, material_id=one, shown="x", typed="because")), ENTERING),
    "material_reviewing.withdraw": same(lambda s, v, r: of_bank(s, r, lambda one: material_reviewing.withdraw(s, v, material_id=one, shown="x", typed="because")), ENTERING),
    "material_tables.register": same(lambda s, v, _: material_tables.register(s, v), ENTERING),
    "practice_tables.register": same(lambda s, v, _: practice_tables.register(s, v), ENTERING),
    "practice_deciding.waiting": same(lambda s, v, _: practice_deciding.waiting(s, v, page=0, size=5), ENTERING),
    "practice_deciding.look": same(lambda s, v, r: of_practice(s, r, lambda one: practice_deciding.look(s, v, practice_id=one)), ENTERING),
    "practice_deciding.confirm": same(lambda s, v, r: of_practice(s, r, lambda one: practice_deciding.confirm(s, v, practice_id=one, mark="x")), ENTERING),
    "practice_deciding.send_back": same(lambda s, v, r: of_practice(s, r, lambda one: practice_deciding.send_back(s, v, practice_id=one, mark="x", typed="because")), ENTERING),
    "contest_claims.begin": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_claims.begin(s, v, contest_id=c)), frozenset(Role)),
    "contest_claims.mates": same(lambda s, v, _: contest_claims.mates(s, v, typed="", page=0, size=5), ANNOUNCING),
    "contest_claims.mate": Case(lambda s, v, r: contest_claims.mate(s, v, person_id=r.person), ANNOUNCING, ENTERING),
    "contest_claims.tell": Case(lambda s, v, r: of_contest(s, r, lambda c, _: contest_claims.tell(s, v, draft=ClaimDraft(person_id=r.person, contest_id=c, title="x", status=EntryStatus.WINNER, place=0, proof="xxx"))), ANNOUNCING, ENTERING),
    "contest_claims.waiting": same(lambda s, v, _: contest_claims.waiting(s, v, page=0, size=5), ENTERING),
    "contest_claims.look": same(lambda s, v, r: of_contest(s, r, lambda _, e: contest_claims.look(s, v, entry_id=e)), ENTERING),
    "contest_claims.confirm": same(lambda s, v, r: of_contest(s, r, lambda _, e: contest_claims.confirm(s, v, entry_id=e, mark="x")), ENTERING),
    "contest_claims.reject": same(lambda s, v, r: of_contest(s, r, lambda _, e: contest_claims.reject(s, v, entry_id=e, mark="x", typed="because")), ENTERING),
    "contest_keeping.listed": same(lambda s, v, _: contest_keeping.listed(s, v, page=0, size=5), ENTERING),
    "contest_keeping.last_years": same(lambda s, v, _: contest_keeping.last_years(s, v, page=0, size=5), ENTERING),
    "contest_keeping.look": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_keeping.look(s, v, contest_id=c)), ENTERING),
    "contest_keeping.to_change": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_keeping.to_change(s, v, contest_id=c)), ENTERING),
    "contest_keeping.to_follow": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_keeping.to_follow(s, v, contest_id=c)), ENTERING),
    "contest_keeping.to_repeat": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_keeping.to_repeat(s, v, contest_id=c)), ENTERING),
    "contest_keeping.save": same(lambda s, v, _: contest_keeping.save(s, v, draft=ContestDraft(title="xxx", entries_until=date(2025, 12, 1))), ENTERING),
    "contest_keeping.cancel": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_keeping.cancel(s, v, contest_id=c, typed="because")), ENTERING),
    "contest_keeping.close": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_keeping.close(s, v, contest_id=c)), ENTERING),
    "contest_keeping.take_on": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_keeping.take_on(s, v, contest_id=c, with_laureates=True)), ENTERING),
    "contest_results.page": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_results.page(s, v, contest_id=c, spot=-1, page=0, size=5)), ENTERING),
    "contest_results.look": same(lambda s, v, r: of_contest(s, r, lambda _, e: contest_results.look(s, v, entry_id=e)), ENTERING),
    "contest_results.mark": same(lambda s, v, r: of_contest(s, r, lambda _, e: contest_results.mark(s, v, entry_id=e, status=EntryStatus.WINNER, place=1)), ENTERING),
    "contest_results.mark_rest": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_results.mark_rest(s, v, contest_id=c)), ENTERING),
    "contest_results.matching": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_results.matching(s, v, contest_id=c)), ENTERING),
    "contest_results.confirm": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_results.confirm(s, v, contest_id=c, mark="x")), ENTERING),
    "contest_results.correct": same(lambda s, v, r: of_contest(s, r, lambda _, e: contest_results.correct(s, v, entry_id=e, status=EntryStatus.WINNER, place=1)), ENTERING),
    "contest_tables.register": same(lambda s, v, r: of_contest(s, r, lambda c, _: contest_tables.register(s, v, contest_id=c)), ENTERING),
    # who was there
    "attendance.look": Case(lambda s, v, r: attendance.look(s, v, event_id=r.event, page=0, size=5), KEEPING, ENTERING),
    "attendance.mark": Case(lambda s, v, r: attendance.mark(s, v, event_id=r.event, person_id=r.person, stand=Attendance.ATTENDED), KEEPING, ENTERING),
    "attendance.mark_all": Case(lambda s, v, r: attendance.mark_all(s, v, event_id=r.event), KEEPING, ENTERING),
    "attendance_members.mark_members": Case(lambda s, v, r: attendance_members.mark_members(s, v, event_id=r.event), KEEPING, ENTERING),
    "attendance.settle_rest": Case(lambda s, v, r: attendance.settle_rest(s, v, event_id=r.event), KEEPING, ENTERING),
    "attendance.unsettled": Case(lambda s, v, r: attendance.unsettled(s, v, event_id=r.event), KEEPING, ENTERING),
    "attendance.set_role": Case(lambda s, v, r: attendance.set_role(s, v, event_id=r.event, person_id=r.person, role=EventRole.SPOKE), KEEPING, ENTERING),
    "attendance_removing.take_out": Case(lambda s, v, r: attendance_removing.take_out(s, v, event_id=r.event, person_id=r.person), KEEPING, ENTERING),
    "attendance.find": Case(lambda s, v, r: attendance.find(s, v, event_id=r.event, typed="x", size=5), KEEPING, ENTERING),
    "attendance_showing.show": Case(lambda s, v, r: attendance_showing.show(s, v, event_id=r.event), KEEPING, ENTERING),
    "attendance_showing.look": Case(lambda s, v, r: attendance_showing.look(s, v, event_id=r.event), KEEPING, ENTERING),
    "attendance_tables.export": Case(lambda s, v, r: attendance_tables.export(s, v, event_id=r.event), KEEPING, ENTERING),
    "attendance_import.look": Case(lambda s, v, r: attendance_import.look(s, v, event_id=r.event, typed="x"), KEEPING, ENTERING),
    "attendance_import.look_at_table": Case(lambda s, v, r: attendance_import.look_at_table(s, v, event_id=r.event, content=table_of_people(), headings=HEADINGS, others={}, yes="x"), KEEPING, ENTERING),
    "attendance_import.apply": Case(lambda s, v, r: attendance_import.apply(s, v, event_id=r.event, person_ids=[r.person], mark="x"), KEEPING, ENTERING),
    "attendance_import.template": Case(lambda s, v, r: attendance_import.template(s, v, event_id=r.event, headings=HEADINGS, sheet="x", yes="x"), KEEPING, ENTERING),
    "attendance_claims.waiting": same(lambda s, v, _: attendance_claims.waiting(s, v, page=0, size=5), ANNOUNCING),
    "attendance_claims.one_claim": Case(lambda s, v, r: of_claim(s, r, lambda at: attendance_claims.one_claim(s, v, event_id=at, person_id=r.person)), ANNOUNCING, ENTERING),
    "attendance_claims.decide": Case(lambda s, v, r: of_claim(s, r, lambda at: attendance_claims.decide(s, v, event_id=at, person_id=r.person, confirms=True)), ANNOUNCING, ENTERING),
    "attendance_claims.look": same(lambda s, v, r: attendance_claims.look(s, v, event_id=r.event), NOBODY),
    "attendance_claims.say": same(lambda s, v, r: attendance_claims.say(s, v, event_id=r.event, role=EventRole.SPOKE, typed="Programme"), NOBODY),
    "attendance_arriving.arrive": same(lambda s, v, r: attendance_arriving.arrive(s, v, telegram_id=ACTOR, event_id=r.event, typed="123456"), frozenset(Role)),
    "attendance_arriving.meant": same(lambda s, v, r: attendance_arriving.meant(s, v, typed="123456"), frozenset(Role)),
    "attendance_arriving.arrive_with_pass": same(lambda s, v, r: attendance_arriving.arrive_with_pass(s, v, telegram_id=ACTOR, shown=Pass(r.event, 1, "0" * 12)), frozenset(Role)),
    # Indicators: each says who sees it, educators the municipality's alone.
    "indicator_slices.slices": same(lambda s, v, _: indicator_slices.slices(s, v, code="P3a", by=Slice.SUBJECT), SEEING - {Role.ASSOCIATION_LEADER}),
    "indicator_missing.missing": Case(lambda s, v, r: indicator_missing.missing(s, v, code="P3", page=0, size=5, organization_id=r.organization), NAMING_OWN, ENTERING),
    "roadmap.listed": same(lambda s, v, _: roadmap.listed(s, v), REPORTING_WHOLE),
    "roadmap.card": same(lambda s, v, _: roadmap.card(s, v, item="3_4", due_on=date(2025, 8, 31)), REPORTING_WHOLE),
    "roadmap.document": same(lambda s, v, r: of_mark(s, r, lambda mark: roadmap.document(s, v, mark_id=mark)), REPORTING_WHOLE),
    "roadmap_marking.begin": same(lambda s, v, _: roadmap_marking.begin(s, v, item="3_3", due_on=date(2025, 7, 31)), ENTERING),
    "roadmap_marking.mark": same(lambda s, v, _: roadmap_marking.mark(s, v, item="3_3", due_on=date(2025, 7, 31), done_on=date(2025, 7, 1), document="x"), ENTERING),
    "indicator_entering.enter": same(lambda s, v, _: indicator_entering.enter(s, v, code="P11", as_of=date(2025, 8, 31), value=Value(typed="1"), document="x"), ENTERING | {Role.AUTHORITY_HEAD}),
    "indicator_entering.entries": same(lambda s, v, _: indicator_entering.entries(s, v, code="P14", page=0, size=5), COUNTING_OWN),
    "indicator_entering.subscribe": same(lambda s, v, _: indicator_entering.subscribe(s, v, period=None, alerts=[]), COUNTING_OWN | {Role.EXPERT, Role.COUNCIL_MEMBER}),
    "indicator_freezing.freeze": same(lambda s, v, _: indicator_freezing.freeze(s, v, code="P14", as_of=date(2025, 8, 31)), ENTERING),
    "indicator_freezing.correct": same(lambda s, v, _: indicator_freezing.correct(s, v, code="P14", as_of=date(2025, 8, 31), reason=" "), ENTERING),
    "indicator_freezing.history": same(lambda s, v, _: indicator_freezing.history(s, v, code="P14", as_of=date(2025, 8, 31)), ENTERING),
    "indicator_history.told": same(lambda s, v, _: indicator_history.told(s, v, code="P14", page=0, size=5), COUNTING_OWN),
    "indicator_history.document": same(lambda s, v, r: of_entry(s, r, lambda entry: indicator_history.document(s, v, entry_id=entry)), COUNTING_OWN),
    "indicator_trends.trend": same(lambda s, v, _: indicator_trends.trend(s, v, code="P14"), COUNTING_OWN),
    "indicator_schools.card": Case(lambda s, v, r: indicator_schools.card(s, v, code="P3", organization_id=r.organization), NAMING_OWN, ENTERING),
    "indicator_schools.listed": Case(lambda s, v, r: indicator_schools.listed(s, v, organization_id=r.organization), NAMING_OWN, ENTERING),
    "indicator_following.following": same(lambda s, v, _: indicator_following.following(s, v), COUNTING_OWN | {Role.EXPERT, Role.COUNCIL_MEMBER}),
    # Reports: of the whole for the centre and the authority, of a school for those who answer for it.
    "reports.door": same(lambda s, v, _: reports.door(s, v), REPORTING_WHOLE | REPORTING_SCHOOL),
    "reports.begin": same(lambda s, v, _: reports.begin(s, v, kind=ReportKind.ANNUAL, year=this_year(v)), REPORTING_WHOLE),
    "reports.hand_over": same(lambda s, v, _: reports.hand_over(s, v, kind=ReportKind.ANNUAL, year=this_year(v)), REPORTING_WHOLE),
    "reports.baselines": same(lambda s, v, _: reports.baselines(s, v, year=this_year(v)), REPORTING_WHOLE),
    "reports.open_codes": same(lambda s, v, _: reports.open_codes(s, v), REPORTING_WHOLE),
    "reports.section": same(lambda s, v, _: reports.section(s, v, kind=ReportKind.ANNUAL, code="passport", year=this_year(v), told={}), REPORTING_WHOLE),
    "reports.drawn": same(lambda s, v, _: reports.drawn(s, v, kind=ReportKind.ANNUAL, code="events", year=this_year(v)), REPORTING_WHOLE),
    "reports.checked_codes": Case(lambda s, v, r: reports.checked_codes(s, v, organization_id=r.organization), REPORTING_SCHOOL, NOBODY),
    "reports.checklist": Case(lambda s, v, r: reports.checklist(s, v, organization_id=r.organization, year=this_year(v), told={}), REPORTING_SCHOOL, NOBODY),
    "report_registers.people": same(lambda s, v, _: report_registers.people(s, v), CENTRE | REPORTING_SCHOOL | {Role.ASSOCIATION_LEADER}),
    "report_registers.associations": same(lambda s, v, _: report_registers.associations(s, v), ENTERING | {Role.SCHOOL_COORDINATOR}),
    "report_registers.contests": same(lambda s, v, _: report_registers.contests(s, v, year=this_year(v)), ENTERING),
    "report_templates.standing": same(lambda s, v, _: report_templates.standing(s, v), ENTERING),
    "report_templates.content": same(lambda s, v, _: report_templates.content(s, v), REPORTING_WHOLE),
    "report_templates.take": same(lambda s, v, _: report_templates.take(s, v, file=b"x", known=Known((), ())), ENTERING),
    "report_templates.go_back": same(lambda s, v, _: report_templates.go_back(s, v), ENTERING),
    # figures of a report
    "plans_waiting.page": same(lambda s, v, _: plans_waiting.page(s, v, page=0, size=5), KEEPING),
    # how the program is
    "standing.look": same(lambda s, v, _: standing.look(s, v, Shelf()), frozenset({Role.ADMIN})),
}  # fmt: skip
OWN = {
    "indicators.listed", "indicators.card", "indicator_reminders.reminder",
    *(f"consultations.{name}" for name in ("ask", "counts", "listed")), *(f"consultation_answers.{name}" for name in ("alike", "read", "helped")),
    "deficit_requests.add", "deficit_requests.own", "pairs.own", "pairs.led", "pairs.past",
    "first_weeks.standing", "first_weeks.tick",
    "contests.overview", "contests.own", "contest_claims.known",
    "requests.of_thread",
    *(f"materials.{name}" for name in ("bank", "own", "look", "mark_use", "to_correct", "offer", "remove")),
    *(f"practices.{name}" for name in ("own", "look", "themes", "tell", "invited", "join", "leave")),
    "attendance_claims.elsewhere", "event_lists.for_me", "event_lists.own", "event_lists.month", "participation.own_year", "participation.own_facts", "event_lists.for_calendar",
    "associations.own", "plans_waiting.count", "association_joining.offered", "association_joining.withdraw",
    "meeting_followup.own", "meeting_followup.count_own",
    "courses.own", "courses.save", "course_providers.suggest", "course_offers.fitting", "course_wishes.wishes", "course_wishes.wish",
    "routes.standing", "routes.begin", "routes.next_step", "route_guiding.supported",
    "waiting.at_home", "talking.album_goes_on", "talking.open_threads", "talk_edits.edit",
    "saved_audiences.save", "saved_audiences.listed", "saved_audiences.take", "saved_audiences.forget",
    *(f"profile.{name}" for name in ("find_organizations", "set_organization", "name_organization", "set_position", "set_subject", "set_career", "set_name", "set_class_teacher", "set_language")),
    *(f"joining.{name}" for name in ("ask", "ask_again", "standing")),
    *(f"announcement_readers.{name}" for name in ("wishes", "turn_kind", "choose_hour", "pause")),
    "survey_list.waits_unnamed", "privacy.kept", "privacy.leave", "own_data.gather", "invitations.use",
    "school_invitations.only_school", "survey_list.list_for", "survey_list.introduce", "surveys.begin", "surveys.decline",
}  # fmt: skip
"""They take no id of anything: what they touch is the actor's own."""
INNER = {
    "practices.cards_of",
    "materials.publish",
    "materials.card_of",
    "indicators.lines_of", "report_cells.of_view", "coverage_publishing.told", "indicator_trends.figures_of", *(f"announcement_deadlines.{name}" for name in ("deadlines_of", "undated", "faces")),
    "telling_apart.called_apart", "unfinished.lay_ready",
    "event_seats.meet", "event_questions.pass_on", "association_posts.tell",
    "roles.somebody", "roles.affected_by", "talking.put", "relays.send", "relay_notices.tell_away",
    "consultation_handover.hand_on", "consultation_handover.take_back", "announcements.draft_of", "anonymous_answers.hand_in",
    *(f"request_access.{name}" for name in ("held", "ruled", "worked_on", "standing", "turn")), "request_taking.take", "request_taking.begin", "request_taking.give",
    "request_notices.tell_helpers", "request_notices.tell_asker", *(f"group_consultations.{name}" for name in ("planned", "leave", "tell")),
    "journal_access.entry_of", "journal_access.own_entry", "journal_access.must_fit",
    "journal_notices.ask", "journal_notices.tell_disputed", "journal_notices.tell_removed",
    "course_confirming.settle", "course_handover.hand_on", "course_handover.take_back",
    "course_offers.whom_of", "courses.provider_id_of",
    *(f"association_access.{name}" for name in ("keep", "lead", "write", "belong")), "association_handover.hand_on", "association_handover.take_back",
    *(f"meeting_plans.{name}" for name in ("editable", "standing", "changed", "tell_keepers")), "meeting_plan_editing.put",
    *(f"meeting_access.{name}" for name in ("write", "write_item", "write_agenda", "write_minutes", "keep_minutes", "write_decision", "read")),
    "meeting_people.search", "meeting_people.one", "meeting_agenda.points", "meeting_minutes.sheet_of", "meeting_letters.tell_speaker", "meeting_letters.tell_given", "meeting_letters.tell_returned", "attendance.lines_of", "meeting_letters.tell_taken_away", "contest_keeping.reach", "audiences.is_meant",
    "meeting_handover.hand_on", "meeting_handover.take_back",
    "contests.is_young", "contests.must_be_open", "contest_results.settle", "contest_handover.hand_on", "contest_handover.take_back",
    *(f"contest_letters.{name}" for name in ("tell_nominated", "tell_all", "tell_result", "tell_one")),
    "attendance.of_list", "attendance.to_mark", "attendance.put_there", "attendance_facts.took_part", "attendance_facts.took_no_part",
    "events.add", "events.reach", "event_parts.find_part", "event_parts.took_part", "event_handover.hand_on", "event_handover.take_back", "event_letters.tell_concerned", "event_letters.withdraw_announcements",
    "campaign_results.part_of", "campaign_results.summary_of", "campaign_results.groups_of",
    "route_access.reach", "route_access.own", "route_access.reach_as", "route_access.step", "route_access.group_of",
    "pair_access.reach", "pair_access.take_part", "pair_access.keep", "route_handover.hand_on", "route_handover.take_back", "route_views.view_of", "route_editing.support", "route_steps.complete",
    "route_changes.record", "route_notices.tell_owner", "route_notices.tell_owner_later", "route_notices.tell_supporter",
    "announcement_sending.start", "announcements.own", "audiences.choices", "audiences.reasons", "audiences.size", "audit.note", "notices.tell", "outbox.wait_for",
    "join_decisions.applicant_of", "join_decisions.to_decide", "standing_in.visit_of_response",
    "deficit_letters.tell", "external_results.weigh_anew", "external_results.close_step",
    "anonymous_answers.begin", "campaigns.proposed", "campaigns.size_of", "campaign_drafts.draft_of", "campaign_drafts.check_last_day",
    "survey_sheets.look", "survey_sheets.take", "survey_sheets.sheets_of", "staff_imports.own", "staff_imports.lay_out",
}  # fmt: skip
"""Steps of other use cases, which have asked for the right."""
BY_THE_LAST_STEP = {
    "staff_applying.apply", "staff_imports.look", "staff_imports.answer", "staff_imports.leave_out_rest",
    "staff_imports.ask_anew", "staff_imports.template",
}  # fmt: skip
"""They work with a table laid out in another process: tests/dialogs/test_staff_import.py tries them."""


def use_cases() -> set[str]:
    """Public coroutines of the services that are told who acts."""
    return {
        f"{path.stem}.{node.name}"
        for path, tree in modules("services").items()
        for node in tree.body
        if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_")
        and "visit" in {argument.arg for argument in node.args.args}
    }  # fmt: skip


def test_every_use_case_stands_in_the_table():
    assert use_cases() == CASES.keys() | OWN | INNER | BY_THE_LAST_STEP


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


@pytest.fixture
async def rows(house: House) -> tuple[Rows, Rows]:
    """The same things at the actor's school and at another."""
    await settle(house, ACTOR)
    first = await furnish(house, "Школа № 3", 3100)
    return first, await furnish(house, "Школа № 7", 3200)


async def furnish(house: House, school: str, number: int) -> Rows:
    author = await settle(house, number, names=("Осокин", "Яков", "Ильич"), school=school)
    applicant = await settle(house, number + 1, names=("Тополева", "Алла", "Ивановна"), school=school)
    other = await settle(house, number + 2, names=("Клюквина", "Нина", "Олеговна"), school=school, role=Role.EXPERT)
    now = house.clock()
    async with house.database.writing() as session:
        organization = (await session.get_one(Person, author)).organization_id
        assert organization is not None
        person = Person(
            surname="Берёзкин", name="Лев", organization_id=organization, position="teacher", subject="math",
            career_started=1984, created_at=now, registered_at=now,
        )  # fmt: skip
        await people_rows.add(session, person, code_prefix="П")
        came = await session.get_one(Person, applicant)
        came.registered_at = None
        grant = (await session.execute(RoleGrant.__table__.select().where(RoleGrant.person_id == other))).one()
        version = house.municipality.library.newest["diagnostics"]
        made = [
            JoinRequest(person_id=applicant, organization_id=organization, status=JoinStatus.WAITING, asked_at=now),
            Response(person_id=other, questionnaire="diagnostics", school_year=2025, version_id=version, current="D01", started_at=now, changed_at=now),
            Announcement(
                author_id=author, kind=AnnouncementKind.METHODS, status=AnnouncementStatus.DRAFT, text="x",
                audience=Audience(is_everybody=True).plain(), repeat=Repeat.NEVER, created_at=now,
            ),
            Invitation(digest=f"{number:064}", role=Role.MENTOR, created_at=now, expires_at=now),
            Handover(from_id=author, to_id=other, by_id=author, at=now, moved={}),
            StaffImport(status=ImportStatus.PREVIEWED, content=b"", answers={}, fingerprint="", counts={}, created_at=now, created_by=author),
        ]  # fmt: skip
        session.add_all(made)
        await session.flush()
        everybody = Audience(is_everybody=True).plain()
        asking = [
            Campaign(
                questionnaire="needs", version_id=version, school_year=2025, audience=everybody, opens_on=now.date(),
                closes_on=now.date(), status=status, created_by=author, created_at=now, opened_at=now,
            )
            for status in (CampaignStatus.OPEN, CampaignStatus.DRAFT)
        ]  # fmt: skip
        session.add_all(asking)
        await session.flush()
        session.add(Participant(campaign_id=asking[0].id, person_id=person.id, organization_id=organization))
        route = Route(
            person_id=person.id,
            school_year=2025,
            basis=RouteBasis.REQUEST,
            status=RouteStatus.AGREED,
            version=1,
            created_at=now,
            changed_at=now,
            accepted_at=now,
        )
        helper = Person(surname="Клёнов", name="Лев", organization_id=organization, created_at=now, registered_at=now)
        session.add_all([route, helper])
        await session.flush()
        step = Activity(
            route_id=route.id, place=1, area="methods", topic="digital", kind="workshop", title="x", starts_on=now.date(), due_on=now.date(),
            is_mandatory=True, needs_acceptance=True, status=ActivityStatus.PLANNED, evidence=[],
        )  # fmt: skip
        first_version = RouteVersion(route_id=route.id, number=1, at=now, content={"status": "agreed", "steps": []})
        session.add_all(
            [
                step,
                first_version,
                RoleGrant(person_id=helper.id, role=Role.MENTOR, organization_id=organization, granted_at=now),
            ]
        )
        question = Question(announcement_id=made[2].id, person_id=other, text="x", asked_at=now)
        deficit = Deficit(
            person_id=person.id, school_year=2025, area="subject", topic="", topics=[], severity="expressed",
            source=DeficitSource.QUESTIONNAIRE, state=DeficitState.CONFIRMED, created_at=now, state_since=now,
        )  # fmt: skip
        thread = Thread(kind=ThreadKind.MENTORSHIP, title="x", opened_at=now, last_at=now)
        session.add(thread)
        day = now.date()
        courses_made = [
            Completion(
                person_id=person.id, kind=CourseKind.ADVANCED_TRAINING, title="x", hours=36, ends_on=day, document="1",
                status=CompletionStatus.ENTERED, entered_by=person.id, entered_at=now,
            ),
            CourseOffer(
                title="x", kind=CourseKind.ADVANCED_TRAINING, hours=36, starts_on=day + timedelta(days=9),
                ends_on=day + timedelta(days=10), registers_until=day + timedelta(days=9), created_by=author, created_at=now,
            ),
            CourseRequest(
                person_id=person.id, year=2025, topic="digital", source=RequestSource.OWN, status=RequestStatus.REQUESTED,
                created_by=person.id, created_at=now, changed_at=now,
            ),
        ]  # fmt: skip
        session.add_all(courses_made)
        event = Event(
            kind="seminar", title="Семинар", starts_at=now + timedelta(days=7), ends_at=now + timedelta(days=7, hours=2),
            organiser_id=author, status=EventStatus.PLANNED, created_at=now, organization_id=organization,
        )  # fmt: skip
        session.add_all((question, deficit, event))
        await session.flush()
        pair = Mentorship(
            mentor_id=helper.id, form=MentorshipForm.PAIR, level=MentorshipLevel.ORGANIZATION, topics=[],
            starts_on=now.date(), ends_on=now.date(), status=MentorshipStatus.ACTIVE, thread_id=thread.id,
            created_by=author, created_at=now,
        )  # fmt: skip
        session.add(pair)
        await session.flush()
        session.add(MentorshipMentee(mentorship_id=pair.id, person_id=person.id, joined_on=now.date()))
        await session.commit()
        request, response, announcement, invitation, handover, staff_import = (one.id for one in made)
        return Rows(
            organization, person.id, other, request, response, announcement, question.id, grant.id, invitation,
            handover, staff_import, deficit.id, asking[0].id, asking[1].id, route.id, step.id, helper.id, pair.id,
            *(one.id for one in courses_made),
            event.id,
        )  # fmt: skip


async def acting(house: House, role: Role, own: Rows) -> Visit:
    """Somebody of the first school in that role; leaders lead an association its keeper-of-nothing belongs to."""
    visit = await visit_of(house, ACTOR)
    limits: dict[str, int] = {}
    if role in {Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.MENTOR}:
        limits = {"organization_id": own.organization}
    if role is Role.ASSOCIATION_LEADER:
        async with house.database.writing() as session:
            association = Association(title="Кружок", search_key="кружок", created_at=house.clock())
            session.add(association)
            await session.flush()
            session.add(Membership(association_id=association.id, person_id=own.person))
            await session.commit()
            limits = {"association_id": association.id}
    grants = frozenset({Grant(Role.EDUCATOR), Grant(role, **limits)})
    return replace(visit, actor=replace(visit.actor, grants=grants))


async def is_let_in(house: House, case: Case, visit: Visit, own: Rows) -> bool:
    """Whether the lock opens; nothing that happens behind it is kept."""
    async with house.database.writing() as session:
        session.commit = session.flush  # type: ignore[method-assign]
        try:
            await case.call(session, visit, own)
        except (NotAllowed, NotFound, ConsentNeeded):
            return False
        except Refusal:
            return True
        finally:
            await session.rollback()
    return True


@pytest.mark.parametrize("role", list(Role))
async def test_roles(house: House, rows: tuple[Rows, Rows], role: Role):
    own, foreign = rows
    visit = await acting(house, role, own)
    found = {
        name: (await is_let_in(house, case, visit, own), await is_let_in(house, case, visit, foreign))
        for name, case in CASES.items()
    }
    assert found == {name: (role in case.own, role in case.foreign) for name, case in CASES.items()}


@pytest.mark.parametrize("role", sorted(HEADS))
async def test_a_head_limited_to_one_school_gives_no_roles(house: House, rows: tuple[Rows, Rows], role: Role):
    own, _ = rows
    visit = await acting(house, role, own)
    limited = frozenset({Grant(Role.EDUCATOR), Grant(role, organization_id=own.organization)})
    visit = replace(visit, actor=replace(visit.actor, grants=limited))
    ruling = ("roles.give", "roles.take_back", "handovers.hand_over", "handovers.undo", "roles.counts", "roles.holders")
    assert [name for name in ruling if await is_let_in(house, CASES[name], visit, own)] == []


async def test_nobody_does_anything_without_a_consent(house: House, rows: tuple[Rows, Rows]):
    visit = await acting(house, Role.ADMIN, rows[0])
    grants = frozenset(Grant(role) for role in Role)
    bare = replace(visit, actor=replace(visit.actor, grants=grants, has_consented=False))
    let_in = [name for name, case in CASES.items() if await is_let_in(house, case, bare, rows[0])]
    assert let_in == []


def test_organizations_are_two(rows: tuple[Rows, Rows]):
    assert rows[0].organization != rows[1].organization
    assert Organization.__tablename__ == "organizations"
