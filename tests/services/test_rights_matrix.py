"""Every use case × every role × a row of one's own school or of another: what is not allowed here is refused.

The table below is written by hand and knows nothing of `services.rights`: the two have to agree.
"""

import ast
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House, build_house
from bot.settings import Settings
from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Question, Repeat
from models.associations import Association, Membership
from models.audiences import Audience, Facet
from models.campaigns import Campaign, CampaignStatus, Participant, QuestionnaireDraft
from models.coverage import By
from models.deficit_filters import Filter
from models.deficits import Deficit, DeficitSource, DeficitState, ExternalResult
from models.events import Event, EventStatus
from models.groupings import Grouping
from models.invitations import Invitation, JoinRequest, JoinStatus
from models.organizations import Organization
from models.people import Person, Role, RoleGrant
from models.queries import people as people_rows
from models.responses import Response
from models.route_filters import RouteFilter
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus, RouteVersion
from models.session import Database
from models.staff import Handover, ImportStatus, StaffImport
from programmes.programme import Programme
from services import (
    accounts,
    announcement_followup,
    announcement_readers,
    announcement_sending,
    announcements,
    anonymous_answers,
    audit_pages,
    blocks,
    campaign_drafts,
    campaign_reminders,
    campaign_results,
    campaign_running,
    campaigns,
    comparisons,
    corporate_deficits,
    coverage,
    deficit_decisions,
    deficit_export,
    deficits,
    event_audiences,
    event_changes,
    event_drafting,
    event_figures,
    event_plan,
    event_repeating,
    event_telling,
    events,
    external_import,
    external_results,
    invitations,
    join_candidates,
    join_decisions,
    questionnaire_drafts,
    register,
    register_changes,
    result_files,
    role_invitations,
    roles,
    route_editing,
    route_files,
    route_guiding,
    route_lacking,
    route_steps,
    routes,
    school_invitations,
    staff_imports,
    standing_in,
    survey_answers,
    surveys,
)
from services.announcement_followup import Group
from services.audit_pages import Kind, Period
from services.errors import ConsentNeeded, NotAllowed, NotFound, Refusal
from services.event_series import Every
from services.events import EventDraft
from services.people import Grant
from services.questionnaire_sheets import template
from services.register_facts import Correctable
from services.route_editing import Place
from services.staff_desk import Desk
from services.visits import Visit
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
SEEING = ENTERING | {Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.ASSOCIATION_LEADER, Role.AUTHORITY_HEAD}
ANNOUNCING = ENTERING | {Role.SCHOOL_COORDINATOR, Role.ASSOCIATION_LEADER}

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
    event: int


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


DESK = Desk(in_process=True)
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
    "announcements.draft": same(lambda s, v, _: announcements.draft(s, v, text="x", places={}), ANNOUNCING),
    "announcements.history": same(lambda s, v, _: announcements.history(s, v, page=0, size=5), ANNOUNCING),
    "announcements.add_source": same(lambda s, v, r: announcements.add_source(s, v, announcement_id=r.announcement, message_id=1), HEAD),
    "announcements.rewrite": same(lambda s, v, r: announcements.rewrite(s, v, announcement_id=r.announcement, text="x", source=None, places={}), HEAD),
    "announcement_sending.stop_series": same(lambda s, v, r: announcement_sending.stop_series(s, v, announcement_id=r.announcement), HEAD),
    "announcements.view": same(lambda s, v, r: announcements.view(s, v, announcement_id=r.announcement), HEAD),
    "announcements.change": same(lambda s, v, r: announcements.change(s, v, announcement_id=r.announcement, link=None), HEAD),
    "announcements.turn": same(lambda s, v, r: announcements.turn(s, v, announcement_id=r.announcement, facet=Facet.ROLE, place=0), HEAD),
    "announcements.take_audience": same(lambda s, v, r: announcements.take_audience(s, v, announcement_id=r.announcement, audience=Audience()), HEAD),
    "announcement_sending.send": same(lambda s, v, r: announcement_sending.send(s, v, announcement_id=r.announcement), HEAD),
    "announcement_sending.progress": same(lambda s, v, r: announcement_sending.progress(s, v, announcement_id=r.announcement, rate=25), HEAD),
    "announcement_sending.pause": same(lambda s, v, r: announcement_sending.pause(s, v, announcement_id=r.announcement), HEAD),
    "announcement_sending.resume": same(lambda s, v, r: announcement_sending.resume(s, v, announcement_id=r.announcement), HEAD),
    "announcement_sending.cancel": same(lambda s, v, r: announcement_sending.cancel(s, v, announcement_id=r.announcement), HEAD),
    "announcements.copy": same(lambda s, v, r: announcements.copy(s, v, announcement_id=r.announcement), HEAD),
    "audit_pages.read": same(lambda s, v, _: audit_pages.read(s, v, kind=Kind.ALL, period=Period.TODAY, page=0, size=5), HEADS),
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
    "roles.hand_over": same(lambda s, v, r: roles.hand_over(s, v, giver_id=r.other, taker_id=r.person), HEADS),
    "roles.undo": same(lambda s, v, r: roles.undo(s, v, handover_id=r.handover), HEADS),
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
    "campaign_running.open_draft": same(lambda s, v, r: campaign_running.open_draft(s, v, campaign_id=r.campaign_draft), NOBODY),
    "campaign_running.look": same(lambda s, v, r: campaign_running.look(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.pause": same(lambda s, v, r: campaign_running.pause(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.resume": same(lambda s, v, r: campaign_running.resume(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.extend": same(lambda s, v, r: campaign_running.extend(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.close": same(lambda s, v, r: campaign_running.close(s, v, campaign_id=r.campaign), ENTERING),
    "campaign_running.cancel": same(lambda s, v, r: campaign_running.cancel(s, v, campaign_id=r.campaign, reason="because"), ENTERING),
    "campaign_reminders.remind": same(lambda s, v, r: campaign_reminders.remind(s, v, campaign_id=r.campaign), ENTERING),
    "coverage.campaigns": same(lambda s, v, _: coverage.campaigns(s, v, page=0, size=5), COUNTING_OWN),
    "coverage.summary": Case(lambda s, v, r: coverage.summary(s, v, campaign_id=r.campaign), COUNTING_OWN, COUNTING),
    "coverage.table": Case(lambda s, v, r: coverage.table(s, v, campaign_id=r.campaign, by=By.POSITION, rest=""), COUNTING_OWN, COUNTING),
    "coverage.export": Case(lambda s, v, r: coverage.export(s, v, campaign_id=r.campaign, rest=""), COUNTING_OWN, COUNTING),
    "coverage.missing": Case(lambda s, v, r: coverage.missing(s, v, campaign_id=r.campaign, page=0, size=5), NAMING_OWN, ENTERING),
    "coverage.reminder_size": same(lambda s, v, r: coverage.reminder_size(s, v, campaign_id=r.campaign), ENTERING),
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
    "events.view": Case(lambda s, v, r: events.view(s, v, r.event), KEEPING, ENTERING),
}  # fmt: skip
OWN = {
    "deficit_requests.add", "deficit_requests.own",
    "routes.standing", "routes.begin", "routes.next_step", "route_guiding.supported",
    "saved_audiences.save", "saved_audiences.listed", "saved_audiences.take", "saved_audiences.forget",
    *(f"profile.{name}" for name in ("find_organizations", "set_organization", "name_organization", "set_position", "set_subject", "set_career", "set_name", "set_class_teacher", "set_language")),
    *(f"joining.{name}" for name in ("ask", "ask_again", "standing")),
    *(f"announcement_readers.{name}" for name in ("wishes", "turn_kind", "choose_hour", "pause")),
    "survey_list.waits_unnamed", "privacy.kept", "privacy.leave", "own_data.gather", "invitations.use",
    "school_invitations.only_school", "survey_list.list_for", "survey_list.introduce", "surveys.begin", "surveys.decline",
}  # fmt: skip
"""They take no id of anything: what they touch is the actor's own."""
INNER = {
    "announcements.draft_of", "anonymous_answers.hand_in",
    "events.add", "events.reach", "event_handover.hand_on", "event_letters.tell_concerned", "event_letters.withdraw_announcements",
    "campaign_results.part_of", "campaign_results.summary_of", "campaign_results.groups_of",
    "route_access.reach", "route_access.own", "route_access.reach_as", "route_access.step", "route_access.group_of",
    "route_handover.hand_on", "route_handover.take_back", "route_views.view_of", "route_editing.support", "route_steps.complete",
    "route_changes.record", "route_notices.tell_owner", "route_notices.tell_owner_later", "route_notices.tell_supporter",
    "announcement_sending.start", "announcements.own", "audiences.choices", "audiences.size", "audit.note", "notices.tell", "outbox.wait_for",
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
        event = Event(
            kind="seminar", title="Семинар", starts_at=now + timedelta(days=7), ends_at=now + timedelta(days=7, hours=2),
            organiser_id=author, status=EventStatus.PLANNED, created_at=now, organization_id=organization,
        )  # fmt: skip
        session.add_all((question, deficit, event))
        await session.flush()
        await session.commit()
        request, response, announcement, invitation, handover, staff_import = (one.id for one in made)
        return Rows(
            organization, person.id, other, request, response, announcement, question.id, grant.id, invitation,
            handover, staff_import, deficit.id, asking[0].id, asking[1].id, route.id, step.id, helper.id, event.id,
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
    ruling = ("roles.give", "roles.take_back", "roles.hand_over", "roles.undo", "roles.counts", "roles.holders")
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
