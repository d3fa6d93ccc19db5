"""Campaigns, deficits, routes."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

UNWEIGHED = sa.text("submitted_at IS NOT NULL AND (weighed_at IS NULL OR changed_at > weighed_at)")


def upgrade() -> None:
    op.create_table('campaigns',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('plan', sa.String(length=32), nullable=True),
    sa.Column('questionnaire', sa.String(length=32), nullable=False),
    sa.Column('version_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('school_year', sa.Integer(), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('opens_on', sa.Date(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('status', sa.Enum('draft', 'open', 'paused', 'closed', 'cancelled', name='campaignstatus', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('is_anonymous', sa.Boolean(), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('opened_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_campaigns_created_by_people')),
    sa.ForeignKeyConstraint(['version_id'], ['questionnaire_versions.id'], name=op.f('fk_campaigns_version_id_questionnaire_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaigns')),
    sa.UniqueConstraint('plan', 'school_year', name=op.f('uq_campaigns_plan_school_year'))
    )
    with op.batch_alter_table('campaigns', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaigns_created_by'), ['created_by'], unique=False)
        batch_op.create_index('ix_campaigns_questionnaire_school_year', ['questionnaire', 'school_year'], unique=False)
        batch_op.create_index('ix_campaigns_status', ['status'], unique=False)

    op.create_table('external_results',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('area', sa.String(length=32), nullable=False),
    sa.Column('percent_tenths', sa.SmallInteger(), nullable=False),
    sa.Column('taken_on', sa.Date(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('document', sa.String(length=200), nullable=True),
    sa.Column('entered_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('entered_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['entered_by'], ['people.id'], name=op.f('fk_external_results_entered_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_external_results_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_external_results')),
    sa.UniqueConstraint('person_id', 'area', 'taken_on', 'title', name=op.f('uq_external_results_person_id_area_taken_on_title'))
    )
    op.create_table('questionnaire_drafts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('owner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('code', sa.String(length=32), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('changed_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('published_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_questionnaire_drafts_owner_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_questionnaire_drafts')),
    sa.UniqueConstraint('code', name=op.f('uq_questionnaire_drafts_code'))
    )
    with op.batch_alter_table('questionnaire_drafts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_questionnaire_drafts_owner_id'), ['owner_id'], unique=False)

    op.create_table('routes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('school_year', sa.Integer(), nullable=False),
    sa.Column('basis', sa.Enum('deficits', 'request', 'attestation', 'young', name='routebasis', native_enum=False, length=32), nullable=False),
    sa.Column('goal', sa.String(length=300), nullable=True),
    sa.Column('supporter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('status', sa.Enum('draft', 'proposed', 'agreed', 'active', 'on_hold', 'completed', 'cancelled', 'carried_over', name='routestatus', native_enum=False, length=32), nullable=False),
    sa.Column('version', sa.SmallInteger(), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('changed_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('accepted_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('agreed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('agreed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('hold_until', sa.Date(), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('previous_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['agreed_by'], ['people.id'], name=op.f('fk_routes_agreed_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_routes_person_id_people')),
    sa.ForeignKeyConstraint(['previous_id'], ['routes.id'], name=op.f('fk_routes_previous_id_routes')),
    sa.ForeignKeyConstraint(['supporter_id'], ['people.id'], name=op.f('fk_routes_supporter_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_routes')),
    sa.UniqueConstraint('person_id', 'school_year', name=op.f('uq_routes_person_id_school_year'))
    )
    with op.batch_alter_table('routes', schema=None) as batch_op:
        batch_op.create_index('ix_routes_school_year_status', ['school_year', 'status'], unique=False)
        batch_op.create_index(batch_op.f('ix_routes_supporter_id'), ['supporter_id'], unique=False)

    op.create_table('campaign_participants',
    sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('position', sa.String(length=32), nullable=True),
    sa.Column('invited_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('messages', sa.SmallInteger(), nullable=False),
    sa.Column('is_done', sa.Boolean(), nullable=False),
    sa.Column('has_declined', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_campaign_participants_campaign_id_campaigns')),
    sa.ForeignKeyConstraint(['organization_id'], ['organizations.id'], name=op.f('fk_campaign_participants_organization_id_organizations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_campaign_participants_person_id_people')),
    sa.PrimaryKeyConstraint('campaign_id', 'person_id', name=op.f('pk_campaign_participants'))
    )
    with op.batch_alter_table('campaign_participants', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_participants_person_id'), ['person_id'], unique=False)

    op.create_table('route_versions',
    sa.Column('route_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=True),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_route_versions_actor_id_people')),
    sa.ForeignKeyConstraint(['route_id'], ['routes.id'], name=op.f('fk_route_versions_route_id_routes')),
    sa.PrimaryKeyConstraint('route_id', 'number', name=op.f('pk_route_versions'))
    )
    op.create_table('deficits',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('school_year', sa.Integer(), nullable=False),
    sa.Column('area', sa.String(length=32), nullable=False),
    sa.Column('topic', sa.String(length=32), nullable=False),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('severity', sa.String(length=16), nullable=False),
    sa.Column('index_tenths', sa.SmallInteger(), nullable=True),
    sa.Column('source', sa.Enum('questionnaire', 'interview', 'lesson_analysis', 'external_test', 'association_discussion', 'self_request', name='deficitsource', native_enum=False, length=32), nullable=False),
    sa.Column('state', sa.Enum('proposed', 'confirmed', 'rejected', 'in_work', 'resolved', 'carried_over', name='deficitstate', native_enum=False, length=32), nullable=False),
    sa.Column('response_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state_since', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('previous_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_deficits_created_by_people')),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_deficits_decided_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_deficits_person_id_people')),
    sa.ForeignKeyConstraint(['previous_id'], ['deficits.id'], name=op.f('fk_deficits_previous_id_deficits')),
    sa.ForeignKeyConstraint(['response_id'], ['responses.id'], name=op.f('fk_deficits_response_id_responses')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deficits')),
    sa.UniqueConstraint('person_id', 'school_year', 'area', 'topic', name=op.f('uq_deficits_person_id_school_year_area_topic'))
    )
    with op.batch_alter_table('deficits', schema=None) as batch_op:
        batch_op.create_index('ix_deficits_school_year_state', ['school_year', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_deficits_response_id'), ['response_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_deficits_previous_id'), ['previous_id'], unique=False)

    op.create_table('deficit_changes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('deficit_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('before', sa.Enum('proposed', 'confirmed', 'rejected', 'in_work', 'resolved', 'carried_over', name='deficitstate', native_enum=False, length=32), nullable=True),
    sa.Column('after', sa.Enum('proposed', 'confirmed', 'rejected', 'in_work', 'resolved', 'carried_over', name='deficitstate', native_enum=False, length=32), nullable=False),
    sa.Column('source', sa.Enum('questionnaire', 'interview', 'lesson_analysis', 'external_test', 'association_discussion', 'self_request', name='deficitsource', native_enum=False, length=32), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_deficit_changes_actor_id_people')),
    sa.ForeignKeyConstraint(['deficit_id'], ['deficits.id'], name=op.f('fk_deficit_changes_deficit_id_deficits')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deficit_changes'))
    )
    with op.batch_alter_table('deficit_changes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deficit_changes_deficit_id'), ['deficit_id'], unique=False)

    op.create_table('route_activities',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('route_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.SmallInteger(), nullable=False),
    sa.Column('deficit_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('area', sa.String(length=32), nullable=True),
    sa.Column('topic', sa.String(length=32), nullable=True),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('is_mandatory', sa.Boolean(), nullable=False),
    sa.Column('helper_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('expected', sa.String(length=200), nullable=True),
    sa.Column('proof', sa.String(length=200), nullable=True),
    sa.Column('needs_acceptance', sa.Boolean(), nullable=False),
    sa.Column('status', sa.Enum('planned', 'in_progress', 'done', 'accepted', 'skipped', name='activitystatus', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('comment', sa.String(length=500), nullable=True),
    sa.Column('evidence', sa.JSON(), nullable=False),
    sa.Column('accepted_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('accepted_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('replaces_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['accepted_by'], ['people.id'], name=op.f('fk_route_activities_accepted_by_people')),
    sa.ForeignKeyConstraint(['deficit_id'], ['deficits.id'], name=op.f('fk_route_activities_deficit_id_deficits')),
    sa.ForeignKeyConstraint(['helper_id'], ['people.id'], name=op.f('fk_route_activities_helper_id_people')),
    sa.ForeignKeyConstraint(['replaces_id'], ['route_activities.id'], name=op.f('fk_route_activities_replaces_id_route_activities')),
    sa.ForeignKeyConstraint(['route_id'], ['routes.id'], name=op.f('fk_route_activities_route_id_routes')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_route_activities'))
    )
    with op.batch_alter_table('route_activities', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_route_activities_route_id'), ['route_id'], unique=False)
        batch_op.create_index('ix_route_activities_status_due_on', ['status', 'due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_route_activities_deficit_id'), ['deficit_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_route_activities_replaces_id'), ['replaces_id'], unique=False)

    with op.batch_alter_table('responses', schema=None) as batch_op:
        batch_op.add_column(sa.Column('campaign_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('weighed_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('compared', sa.JSON(none_as_null=True), nullable=True))
        batch_op.alter_column('person_id',
               existing_type=sa.BigInteger().with_variant(sa.Integer(), 'sqlite'),
               nullable=True)
        batch_op.create_index(batch_op.f('ix_responses_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index('ix_responses_unweighed', ['school_year', 'id'], unique=False, sqlite_where=UNWEIGHED, postgresql_where=UNWEIGHED)
        batch_op.create_foreign_key(batch_op.f('fk_responses_campaign_id_campaigns'), 'campaigns', ['campaign_id'], ['id'])



def downgrade() -> None:
    # Answers without a name have nowhere to stand in the older schema.
    op.execute("DELETE FROM answers WHERE response_id IN (SELECT id FROM responses WHERE person_id IS NULL)")
    op.execute("DELETE FROM responses WHERE person_id IS NULL")
    with op.batch_alter_table('responses', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_responses_campaign_id_campaigns'), type_='foreignkey')
        batch_op.drop_index('ix_responses_unweighed')
        batch_op.drop_index(batch_op.f('ix_responses_campaign_id'))
        batch_op.alter_column('person_id',
               existing_type=sa.BigInteger().with_variant(sa.Integer(), 'sqlite'),
               nullable=False)
        batch_op.drop_column('compared')
        batch_op.drop_column('weighed_at')
        batch_op.drop_column('campaign_id')

    with op.batch_alter_table('route_activities', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_route_activities_replaces_id'))
        batch_op.drop_index(batch_op.f('ix_route_activities_deficit_id'))
        batch_op.drop_index('ix_route_activities_status_due_on')
        batch_op.drop_index(batch_op.f('ix_route_activities_route_id'))

    op.drop_table('route_activities')
    with op.batch_alter_table('deficit_changes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deficit_changes_deficit_id'))

    op.drop_table('deficit_changes')
    with op.batch_alter_table('deficits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deficits_previous_id'))
        batch_op.drop_index(batch_op.f('ix_deficits_response_id'))
        batch_op.drop_index('ix_deficits_school_year_state')

    op.drop_table('deficits')
    op.drop_table('route_versions')
    with op.batch_alter_table('campaign_participants', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_participants_person_id'))

    op.drop_table('campaign_participants')
    with op.batch_alter_table('routes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_routes_supporter_id'))
        batch_op.drop_index('ix_routes_school_year_status')

    op.drop_table('routes')
    with op.batch_alter_table('questionnaire_drafts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_questionnaire_drafts_owner_id'))

    op.drop_table('questionnaire_drafts')
    op.drop_table('external_results')
    with op.batch_alter_table('campaigns', schema=None) as batch_op:
        batch_op.drop_index('ix_campaigns_status')
        batch_op.drop_index('ix_campaigns_questionnaire_school_year')
        batch_op.drop_index(batch_op.f('ix_campaigns_created_by'))

    op.drop_table('campaigns')
