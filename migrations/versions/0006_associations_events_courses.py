"""Associations, events, meetings, contests, courses."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('association_groups',
    sa.Column('chat_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('linked_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('linked_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('unreachable_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['association_id'], ['associations.id'], name=op.f('fk_association_groups_association_id_associations')),
    sa.ForeignKeyConstraint(['linked_by'], ['people.id'], name=op.f('fk_association_groups_linked_by_people')),
    sa.PrimaryKeyConstraint('chat_id', name=op.f('pk_association_groups')),
    sa.UniqueConstraint('association_id', name=op.f('uq_association_groups_association_id'))
    )
    op.create_table('contests',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('stage', sa.Enum('school', 'municipal', 'regional', 'federal', name='conteststage', native_enum=False, length=32), nullable=False),
    sa.Column('school_year', sa.Integer(), nullable=False),
    sa.Column('entries_from', sa.Date(), nullable=True),
    sa.Column('entries_until', sa.Date(), nullable=False),
    sa.Column('trials_from', sa.Date(), nullable=True),
    sa.Column('trials_until', sa.Date(), nullable=True),
    sa.Column('results_on', sa.Date(), nullable=True),
    sa.Column('nominations', sa.String(length=1000), nullable=True),
    sa.Column('regulations', sa.String(length=500), nullable=True),
    sa.Column('organiser_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('previous_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('cancelled_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['organiser_id'], ['people.id'], name=op.f('fk_contests_organiser_id_people')),
    sa.ForeignKeyConstraint(['previous_id'], ['contests.id'], name=op.f('fk_contests_previous_id_contests')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contests'))
    )
    with op.batch_alter_table('contests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contests_organiser_id'), ['organiser_id'], unique=False)
        batch_op.create_index('ix_contests_school_year', ['school_year'], unique=False)

    op.create_table('event_series',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('rule', sa.JSON(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_event_series_created_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event_series'))
    )
    op.create_table('meeting_plans',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('school_year', sa.Integer(), nullable=False),
    sa.Column('status', sa.Enum('draft', 'proposed', 'returned', 'approved', name='planstatus', native_enum=False, length=32), nullable=False),
    sa.Column('comment', sa.String(length=300), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('analysis', sa.String(length=1000), nullable=True),
    sa.Column('analysed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['association_id'], ['associations.id'], name=op.f('fk_meeting_plans_association_id_associations')),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_meeting_plans_decided_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting_plans')),
    sa.UniqueConstraint('association_id', 'school_year', name=op.f('uq_meeting_plans_association_id_school_year'))
    )
    op.create_table('membership_requests',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('asked_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('is_accepted', sa.Boolean(), nullable=True),
    sa.ForeignKeyConstraint(['association_id'], ['associations.id'], name=op.f('fk_membership_requests_association_id_associations')),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_membership_requests_decided_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_membership_requests_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_membership_requests'))
    )
    with op.batch_alter_table('membership_requests', schema=None) as batch_op:
        batch_op.create_index('ix_membership_requests_association_id_decided_at', ['association_id', 'decided_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_membership_requests_person_id'), ['person_id'], unique=False)

    op.create_table('providers',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('search_key', sa.String(length=200), nullable=False),
    sa.Column('type', sa.Enum('state', 'municipal', 'state_founded', 'sirius_skolkovo_etc', 'private', 'foreign', name='providertype', native_enum=False, length=32), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_providers_created_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_providers')),
    sa.UniqueConstraint('search_key', name=op.f('uq_providers_search_key'))
    )
    op.create_table('contest_entries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contest_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('nomination', sa.String(length=150), nullable=False),
    sa.Column('is_young', sa.Boolean(), nullable=False),
    sa.Column('helper_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('status', sa.Enum('nominated', 'submitted', 'participant', 'laureate', 'winner', 'declined', name='entrystatus', native_enum=False, length=32), nullable=False),
    sa.Column('place', sa.SmallInteger(), nullable=True),
    sa.Column('proof', sa.String(length=500), nullable=True),
    sa.Column('entered_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('entered_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('confirmed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('confirmed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['confirmed_by'], ['people.id'], name=op.f('fk_contest_entries_confirmed_by_people')),
    sa.ForeignKeyConstraint(['contest_id'], ['contests.id'], name=op.f('fk_contest_entries_contest_id_contests')),
    sa.ForeignKeyConstraint(['entered_by'], ['people.id'], name=op.f('fk_contest_entries_entered_by_people')),
    sa.ForeignKeyConstraint(['helper_id'], ['people.id'], name=op.f('fk_contest_entries_helper_id_people')),
    sa.ForeignKeyConstraint(['organization_id'], ['organizations.id'], name=op.f('fk_contest_entries_organization_id_organizations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_contest_entries_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contest_entries')),
    sa.UniqueConstraint('contest_id', 'person_id', 'nomination', name=op.f('uq_contest_entries_contest_id_person_id_nomination'))
    )
    with op.batch_alter_table('contest_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contest_entries_contest_id'), ['contest_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contest_entries_person_id'), ['person_id'], unique=False)

    op.create_table('course_offers',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('kind', sa.Enum('advanced_training', 'retraining', 'internship_course', 'short', 'mandatory', name='coursekind', native_enum=False, length=32), nullable=False),
    sa.Column('provider_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('hours', sa.SmallInteger(), nullable=False),
    sa.Column('form', sa.Enum('in_person', 'remote', 'mixed', name='courseform', native_enum=False, length=32), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('registers_until', sa.Date(), nullable=False),
    sa.Column('seats', sa.SmallInteger(), nullable=True),
    sa.Column('topic', sa.String(length=32), nullable=True),
    sa.Column('groups', sa.String(length=300), nullable=True),
    sa.Column('subject', sa.String(length=32), nullable=True),
    sa.Column('link', sa.String(length=500), nullable=True),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('cancelled_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_course_offers_created_by_people')),
    sa.ForeignKeyConstraint(['provider_id'], ['providers.id'], name=op.f('fk_course_offers_provider_id_providers')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_offers'))
    )
    with op.batch_alter_table('course_offers', schema=None) as batch_op:
        batch_op.create_index('ix_course_offers_starts_on', ['starts_on'], unique=False)

    op.create_table('agenda_items',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.SmallInteger(), nullable=False),
    sa.Column('question', sa.String(length=300), nullable=False),
    sa.Column('speaker_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('speaker', sa.String(length=100), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_agenda_items_event_id_events')),
    sa.ForeignKeyConstraint(['speaker_id'], ['people.id'], name=op.f('fk_agenda_items_speaker_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_items'))
    )
    with op.batch_alter_table('agenda_items', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agenda_items_event_id'), ['event_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agenda_items_speaker_id'), ['speaker_id'], unique=False)

    op.create_table('course_completions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum('advanced_training', 'retraining', 'internship_course', 'short', 'mandatory', name='coursekind', native_enum=False, length=32), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('provider_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('hours', sa.SmallInteger(), nullable=False),
    sa.Column('form', sa.Enum('in_person', 'remote', 'mixed', name='courseform', native_enum=False, length=32), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('document', sa.String(length=60), nullable=True),
    sa.Column('registered_as', sa.String(length=60), nullable=True),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('topic', sa.String(length=32), nullable=True),
    sa.Column('fits_profile', sa.Boolean(), nullable=True),
    sa.Column('is_paid_by_employer', sa.Boolean(), nullable=True),
    sa.Column('scan', sa.String(length=200), nullable=True),
    sa.Column('status', sa.Enum('entered', 'confirmed', 'rejected', name='completionstatus', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('offer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('entered_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('entered_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('removed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_course_completions_decided_by_people')),
    sa.ForeignKeyConstraint(['entered_by'], ['people.id'], name=op.f('fk_course_completions_entered_by_people')),
    sa.ForeignKeyConstraint(['offer_id'], ['course_offers.id'], name=op.f('fk_course_completions_offer_id_course_offers')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_course_completions_person_id_people')),
    sa.ForeignKeyConstraint(['provider_id'], ['providers.id'], name=op.f('fk_course_completions_provider_id_providers')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_completions'))
    )
    with op.batch_alter_table('course_completions', schema=None) as batch_op:
        batch_op.create_index('ix_course_completions_person_id_ends_on', ['person_id', 'ends_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_course_completions_provider_id'), ['provider_id'], unique=False)
        batch_op.create_index('ix_course_completions_status', ['status'], unique=False)

    op.create_table('event_feedback',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('useful', sa.SmallInteger(), nullable=True),
    sa.Column('applied', sa.SmallInteger(), nullable=True),
    sa.Column('words', sa.String(length=300), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_event_feedback_event_id_events')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event_feedback'))
    )
    with op.batch_alter_table('event_feedback', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_feedback_event_id'), ['event_id'], unique=False)

    op.create_table('event_feedback_given',
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_event_feedback_given_event_id_events')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_event_feedback_given_person_id_people')),
    sa.PrimaryKeyConstraint('event_id', 'person_id', name=op.f('pk_event_feedback_given'))
    )
    with op.batch_alter_table('event_feedback_given', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_feedback_given_person_id'), ['person_id'], unique=False)

    op.create_table('event_materials',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('value', sa.String(length=500), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('added_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('added_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['added_by'], ['people.id'], name=op.f('fk_event_materials_added_by_people')),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_event_materials_event_id_events')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event_materials'))
    )
    with op.batch_alter_table('event_materials', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_materials_event_id'), ['event_id'], unique=False)

    op.create_table('minutes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('school_year', sa.Integer(), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('chair_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('secretary_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('members', sa.Integer(), nullable=False),
    sa.Column('present', sa.JSON(), nullable=False),
    sa.Column('guests', sa.SmallInteger(), nullable=False),
    sa.Column('heard', sa.JSON(), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('signed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['association_id'], ['associations.id'], name=op.f('fk_minutes_association_id_associations')),
    sa.ForeignKeyConstraint(['chair_id'], ['people.id'], name=op.f('fk_minutes_chair_id_people')),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_minutes_created_by_people')),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_minutes_event_id_events')),
    sa.ForeignKeyConstraint(['secretary_id'], ['people.id'], name=op.f('fk_minutes_secretary_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes')),
    sa.UniqueConstraint('association_id', 'school_year', 'number', name=op.f('uq_minutes_association_id_school_year_number')),
    sa.UniqueConstraint('event_id', name=op.f('uq_minutes_event_id'))
    )
    op.create_table('planned_meetings',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('plan_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('topic', sa.String(length=200), nullable=False),
    sa.Column('questions', sa.String(length=1000), nullable=True),
    sa.Column('form', sa.String(length=32), nullable=True),
    sa.Column('responsible_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('deficit_topic', sa.String(length=32), nullable=True),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('removed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_planned_meetings_event_id_events')),
    sa.ForeignKeyConstraint(['plan_id'], ['meeting_plans.id'], name=op.f('fk_planned_meetings_plan_id_meeting_plans')),
    sa.ForeignKeyConstraint(['responsible_id'], ['people.id'], name=op.f('fk_planned_meetings_responsible_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_planned_meetings')),
    sa.UniqueConstraint('event_id', name=op.f('uq_planned_meetings_event_id'))
    )
    with op.batch_alter_table('planned_meetings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_planned_meetings_plan_id'), ['plan_id'], unique=False)

    op.create_table('course_requests',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('topic', sa.String(length=32), nullable=False),
    sa.Column('wish', sa.String(length=200), nullable=True),
    sa.Column('kind', sa.Enum('advanced_training', 'retraining', 'internship_course', 'short', 'mandatory', name='coursekind', native_enum=False, length=32), nullable=True),
    sa.Column('hours', sa.SmallInteger(), nullable=True),
    sa.Column('form', sa.Enum('in_person', 'remote', 'mixed', name='courseform', native_enum=False, length=32), nullable=True),
    sa.Column('season', sa.String(length=32), nullable=True),
    sa.Column('source', sa.Enum('needs', 'deficit', 'due', 'own', 'staff', name='requestsource', native_enum=False, length=32), nullable=False),
    sa.Column('status', sa.Enum('requested', 'in_plan', 'enrolled', 'completed', 'declined', 'moved', name='requeststatus', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('offer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('completion_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('changed_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['completion_id'], ['course_completions.id'], name=op.f('fk_course_requests_completion_id_course_completions')),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_course_requests_created_by_people')),
    sa.ForeignKeyConstraint(['offer_id'], ['course_offers.id'], name=op.f('fk_course_requests_offer_id_course_offers')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_course_requests_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_requests')),
    sa.UniqueConstraint('person_id', 'year', 'topic', name=op.f('uq_course_requests_person_id_year_topic'))
    )
    with op.batch_alter_table('course_requests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_course_requests_offer_id'), ['offer_id'], unique=False)
        batch_op.create_index('ix_course_requests_year_status', ['year', 'status'], unique=False)

    op.create_table('decisions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('minutes_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.SmallInteger(), nullable=False),
    sa.Column('text', sa.String(length=500), nullable=False),
    sa.Column('responsible_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('status', sa.Enum('open', 'done', 'dropped', name='decisionstatus', native_enum=False, length=32), nullable=False),
    sa.Column('done_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('comment', sa.String(length=300), nullable=True),
    sa.ForeignKeyConstraint(['minutes_id'], ['minutes.id'], name=op.f('fk_decisions_minutes_id_minutes')),
    sa.ForeignKeyConstraint(['responsible_id'], ['people.id'], name=op.f('fk_decisions_responsible_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decisions'))
    )
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decisions_minutes_id'), ['minutes_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decisions_responsible_id'), ['responsible_id'], unique=False)
        batch_op.create_index('ix_decisions_status_due_on', ['status', 'due_on'], unique=False)

    with op.batch_alter_table('associations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=32), server_default='municipal_association', nullable=False))
        batch_op.add_column(sa.Column('level', sa.Enum('organization', 'municipal', name='associationlevel', native_enum=False, length=32), server_default='municipal', nullable=False))
        batch_op.add_column(sa.Column('subject', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('closed_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_associations_organization_id'), ['organization_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_associations_organization_id_organizations'), 'organizations', ['organization_id'], ['id'])

    with op.batch_alter_table('event_people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('role', sa.Enum('listener', 'spoke', 'organised', name='eventrole', native_enum=False, length=32), server_default='listener', nullable=False))
        batch_op.add_column(sa.Column('source', sa.Enum('self', 'leader', 'code', 'import', name='attendancesource', native_enum=False, length=32), nullable=True))
        batch_op.add_column(sa.Column('offered_until', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('confirmed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('confirmed_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('proof', sa.String(length=500), nullable=True))
        batch_op.create_index('ix_event_people_event_id_attendance', ['event_id', 'attendance'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_event_people_confirmed_by_people'), 'people', ['confirmed_by'], ['id'])

    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.add_column(sa.Column('ends_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('level', sa.Enum('school', 'municipal', 'intermunicipal', 'regional', 'interregional', 'federal', 'international', name='eventlevel', native_enum=False, length=32), nullable=True))
        batch_op.add_column(sa.Column('format', sa.Enum('in_person', 'online', 'hybrid', name='eventformat', native_enum=False, length=32), nullable=True))
        batch_op.add_column(sa.Column('audience', sa.JSON(), server_default='{}', nullable=False))
        batch_op.add_column(sa.Column('goal', sa.String(length=300), nullable=True))
        batch_op.add_column(sa.Column('topics', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('description', sa.String(length=2000), nullable=True))
        batch_op.add_column(sa.Column('link', sa.String(length=500), nullable=True))
        batch_op.add_column(sa.Column('map_link', sa.String(length=500), nullable=True))
        batch_op.add_column(sa.Column('seats', sa.SmallInteger(), nullable=True))
        batch_op.add_column(sa.Column('registers_from', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('registers_until', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('series_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('is_external', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('sequence', sa.SmallInteger(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('code_key', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('feedback_asked_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index('ix_events_association_id_starts_at', ['association_id', 'starts_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_events_organization_id'), ['organization_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_events_series_id'), ['series_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_events_organization_id_organizations'), 'organizations', ['organization_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_events_association_id_associations'), 'associations', ['association_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_events_series_id_event_series'), 'event_series', ['series_id'], ['id'])

    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.add_column(sa.Column('part', sa.Enum('member', 'deputy', 'secretary', name='memberpart', native_enum=False, length=32), server_default='member', nullable=False))

    with op.batch_alter_table('role_grants', schema=None) as batch_op:
        batch_op.drop_index('ix_role_grants_role')
        batch_op.create_index('ix_role_grants_role_association_id', ['role', 'association_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('role_grants', schema=None) as batch_op:
        batch_op.drop_index('ix_role_grants_role_association_id')
        batch_op.create_index('ix_role_grants_role', ['role'], unique=False)

    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.drop_column('part')

    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_events_series_id_event_series'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_events_association_id_associations'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_events_organization_id_organizations'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_events_series_id'))
        batch_op.drop_index(batch_op.f('ix_events_organization_id'))
        batch_op.drop_index('ix_events_association_id_starts_at')
        batch_op.drop_column('feedback_asked_at')
        batch_op.drop_column('code_key')
        batch_op.drop_column('sequence')
        batch_op.drop_column('is_external')
        batch_op.drop_column('series_id')
        batch_op.drop_column('organization_id')
        batch_op.drop_column('association_id')
        batch_op.drop_column('registers_until')
        batch_op.drop_column('registers_from')
        batch_op.drop_column('seats')
        batch_op.drop_column('map_link')
        batch_op.drop_column('link')
        batch_op.drop_column('description')
        batch_op.drop_column('topics')
        batch_op.drop_column('goal')
        batch_op.drop_column('audience')
        batch_op.drop_column('format')
        batch_op.drop_column('level')
        batch_op.drop_column('ends_at')

    with op.batch_alter_table('event_people', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_event_people_confirmed_by_people'), type_='foreignkey')
        batch_op.drop_index('ix_event_people_event_id_attendance')
        batch_op.drop_column('proof')
        batch_op.drop_column('confirmed_at')
        batch_op.drop_column('confirmed_by')
        batch_op.drop_column('offered_until')
        batch_op.drop_column('source')
        batch_op.drop_column('role')

    with op.batch_alter_table('associations', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_associations_organization_id_organizations'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_associations_organization_id'))
        batch_op.drop_column('closed_at')
        batch_op.drop_column('organization_id')
        batch_op.drop_column('subject')
        batch_op.drop_column('level')
        batch_op.drop_column('kind')

    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.drop_index('ix_decisions_status_due_on')
        batch_op.drop_index(batch_op.f('ix_decisions_responsible_id'))
        batch_op.drop_index(batch_op.f('ix_decisions_minutes_id'))

    op.drop_table('decisions')
    with op.batch_alter_table('course_requests', schema=None) as batch_op:
        batch_op.drop_index('ix_course_requests_year_status')
        batch_op.drop_index(batch_op.f('ix_course_requests_offer_id'))

    op.drop_table('course_requests')
    with op.batch_alter_table('planned_meetings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_planned_meetings_plan_id'))

    op.drop_table('planned_meetings')
    op.drop_table('minutes')
    with op.batch_alter_table('event_materials', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_event_materials_event_id'))

    op.drop_table('event_materials')
    with op.batch_alter_table('event_feedback_given', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_event_feedback_given_person_id'))

    op.drop_table('event_feedback_given')
    with op.batch_alter_table('event_feedback', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_event_feedback_event_id'))

    op.drop_table('event_feedback')
    with op.batch_alter_table('course_completions', schema=None) as batch_op:
        batch_op.drop_index('ix_course_completions_status')
        batch_op.drop_index(batch_op.f('ix_course_completions_provider_id'))
        batch_op.drop_index('ix_course_completions_person_id_ends_on')

    op.drop_table('course_completions')
    with op.batch_alter_table('agenda_items', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_agenda_items_speaker_id'))
        batch_op.drop_index(batch_op.f('ix_agenda_items_event_id'))

    op.drop_table('agenda_items')
    with op.batch_alter_table('course_offers', schema=None) as batch_op:
        batch_op.drop_index('ix_course_offers_starts_on')

    op.drop_table('course_offers')
    with op.batch_alter_table('contest_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contest_entries_person_id'))
        batch_op.drop_index(batch_op.f('ix_contest_entries_contest_id'))

    op.drop_table('contest_entries')
    op.drop_table('providers')
    with op.batch_alter_table('membership_requests', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_membership_requests_person_id'))
        batch_op.drop_index('ix_membership_requests_association_id_decided_at')

    op.drop_table('membership_requests')
    op.drop_table('meeting_plans')
    op.drop_table('event_series')
    with op.batch_alter_table('contests', schema=None) as batch_op:
        batch_op.drop_index('ix_contests_school_year')
        batch_op.drop_index(batch_op.f('ix_contests_organiser_id'))

    op.drop_table('contests')
    op.drop_table('association_groups')
