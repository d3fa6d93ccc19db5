"""Who did what to whom and when. Rows are only added: triggers of the database refuse everything else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class Action(StrEnum):
    STAFF_IMPORTED = "staff_imported"
    PERSON_CHANGED = "person_changed"
    PERSON_ARCHIVED = "person_archived"
    PERSON_RETURNED = "person_returned"
    PERSON_TRANSFERRED = "person_transferred"
    PERSON_FORGOTTEN = "person_forgotten"
    ACCOUNT_LINKED = "account_linked"
    ACCOUNT_RELEASED = "account_released"
    ACCOUNT_BLOCKED = "account_blocked"
    ACCOUNT_UNBLOCKED = "account_unblocked"
    INVITATIONS_ISSUED = "invitations_issued"
    INVITATION_USED = "invitation_used"
    INVITATIONS_REVOKED = "invitations_revoked"
    CODE_GUESSED_WRONG = "code_guessed_wrong"
    JOIN_APPROVED = "join_approved"
    JOIN_BOUND = "join_bound"
    JOIN_DECLINED = "join_declined"
    ROLE_GRANTED = "role_granted"
    ROLE_REVOKED = "role_revoked"
    DUTIES_HANDED_OVER = "duties_handed_over"
    DUTIES_TAKEN_BACK = "duties_taken_back"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    ANSWERS_ENTERED_FOR = "answers_entered_for"
    ANSWERS_SEEN = "answers_seen"
    CAMPAIGN_OPENED = "campaign_opened"
    CAMPAIGN_PAUSED = "campaign_paused"
    CAMPAIGN_RESUMED = "campaign_resumed"
    CAMPAIGN_EXTENDED = "campaign_extended"
    CAMPAIGN_CLOSED = "campaign_closed"
    CAMPAIGN_CANCELLED = "campaign_cancelled"
    CAMPAIGN_REMINDED = "campaign_reminded"
    COVERAGE_EXPORTED = "coverage_exported"
    DATA_EXPORTED = "data_exported"
    REGISTER_EXPORTED = "register_exported"
    AUDIT_EXPORTED = "audit_exported"
    RESULTS_EXPORTED = "results_exported"
    QUESTIONNAIRE_PUBLISHED = "questionnaire_published"
    RETENTION_RUN = "retention_run"
    DEFICIT_DECIDED = "deficit_decided"
    DEFICITS_CONFIRMED = "deficits_confirmed"
    DEFICITS_EXPORTED = "deficits_exported"
    EXTERNAL_RESULTS_ENTERED = "external_results_entered"
    EXTERNAL_RESULT_REMOVED = "external_result_removed"
    ROUTE_AGREED = "route_agreed"
    ROUTE_CHANGED = "route_changed"
    ROUTES_EXPORTED = "routes_exported"
    CONVERSATION_READ = "conversation_read"
    CONSULTATIONS_EXPORTED = "consultations_exported"
    CONSULTATION_DUTIES_CHANGED = "consultation_duties_changed"
    MENTORSHIP_PROPOSED = "mentorship_proposed"
    MENTORSHIP_CHANGED = "mentorship_changed"
    MENTORSHIPS_EXPORTED = "mentorships_exported"
    SIGNAL_SEEN = "signal_seen"
    COURSE_DECIDED = "course_decided"
    COURSES_CONFIRMED = "courses_confirmed"
    COURSES_IMPORTED = "courses_imported"
    COURSES_REMINDED = "courses_reminded"
    COURSES_EXPORTED = "courses_exported"
    PROVIDERS_MERGED = "providers_merged"
    COURSE_OFFER_CANCELLED = "course_offer_cancelled"
    COURSE_OFFER_CLOSED = "course_offer_closed"
    COURSE_PLAN_GATHERED = "course_plan_gathered"
    COURSE_PLAN_CHANGED = "course_plan_changed"
    COURSE_PLAN_EXPORTED = "course_plan_exported"
    GROUP_LINKED = "group_linked"
    GROUP_UNLINKED = "group_unlinked"
    EVENTS_EXPORTED = "events_exported"
    CERTIFICATES_MADE = "certificates_made"
    PARTICIPATION_EXPORTED = "participation_exported"
    ASSOCIATION_MADE = "association_made"
    ASSOCIATION_CHANGED = "association_changed"
    ASSOCIATION_CLOSED = "association_closed"
    ASSOCIATION_REOPENED = "association_reopened"
    ASSOCIATION_MEMBERS_ADDED = "association_members_added"
    ASSOCIATION_MEMBER_REMOVED = "association_member_removed"
    ASSOCIATION_JOIN_DECIDED = "association_join_decided"
    ASSOCIATIONS_EXPORTED = "associations_exported"
    ASSOCIATIONS_REMINDED = "associations_reminded"
    MEETING_PLAN_DECIDED = "meeting_plan_decided"
    MINUTES_SIGNED = "minutes_signed"
    MINUTES_RETURNED = "minutes_returned"
    MINUTES_DROPPED = "minutes_dropped"
    MINUTES_EXPORTED = "minutes_exported"
    CONTEST_NOMINATED = "contest_nominated"
    CONTEST_CANCELLED = "contest_cancelled"
    CONTEST_CLOSED = "contest_closed"
    CONTEST_RESULTS_CONFIRMED = "contest_results_confirmed"
    CONTEST_RESULT_CORRECTED = "contest_result_corrected"
    CONTEST_RESULT_TOLD = "contest_result_told"
    CONTEST_RESULT_DECIDED = "contest_result_decided"
    CONTESTS_EXPORTED = "contests_exported"
    MATERIAL_DECIDED = "material_decided"
    MATERIALS_EXPORTED = "materials_exported"
    PRACTICES_EXPORTED = "practices_exported"
    PRACTICE_DECIDED = "practice_decided"
    ATTENDANCE_MARKED = "attendance_marked"
    ATTENDANCE_ADDED = "attendance_added"
    ATTENDANCE_TAKEN_OUT = "attendance_taken_out"
    ATTENDANCE_IMPORTED = "attendance_imported"
    ATTENDANCE_EXPORTED = "attendance_exported"
    ATTENDANCE_DECIDED = "attendance_decided"
    INDICATOR_ENTERED = "indicator_entered"
    INDICATOR_FROZEN = "indicator_frozen"
    INDICATOR_CORRECTED = "indicator_corrected"
    ROADMAP_MARKED = "roadmap_marked"
    REPORT_MADE = "report_made"
    REPORT_TEMPLATE_CHANGED = "report_template_changed"
    DATABASE_COPIED = "database_copied"
    DATABASE_RESTORED = "database_restored"
    DATABASE_EXPORTED = "database_exported"
    DATABASE_MOVED = "database_moved"


class AuditEntry(Base):
    __tablename__ = "audit_entries"

    id: Mapped[Id]
    at: Mapped[Moment] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the operator or the clock."""
    action: Mapped[Action] = choice(Action)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """Whom it was done to."""
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Codes, counts and names of facts; never names of people or what they said."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of an entry, with what they are called by."""

    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    at: datetime
    action: Action
    details: Mapping[str, Any]
    actor: Somebody | None
    """None: the operator or the clock."""
    person: Somebody | None
