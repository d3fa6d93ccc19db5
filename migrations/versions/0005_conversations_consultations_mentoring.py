"""Conversations, consultations, mentoring."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('threads',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum('consultation', 'mentorship', name='threadkind', native_enum=False, length=32), nullable=False),
    sa.Column('title', sa.String(length=100), nullable=False),
    sa.Column('opened_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('last_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('forgotten_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_threads'))
    )
    op.create_table('answer_templates',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('topic', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=100), nullable=False),
    sa.Column('text', sa.String(length=3500), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('used', sa.Integer(), nullable=False),
    sa.Column('helped', sa.Integer(), nullable=False),
    sa.Column('archived_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('search_words', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_answer_templates_author_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_templates'))
    )
    with op.batch_alter_table('answer_templates', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_templates_topic'), ['topic'], unique=False)

    op.create_table('consultation_duties',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('topic', sa.String(length=32), nullable=True),
    sa.Column('subject', sa.String(length=32), nullable=True),
    sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_consultation_duties_created_by_people')),
    sa.ForeignKeyConstraint(['organization_id'], ['organizations.id'], name=op.f('fk_consultation_duties_organization_id_organizations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_consultation_duties_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_duties'))
    )
    with op.batch_alter_table('consultation_duties', schema=None) as batch_op:
        batch_op.create_index('ix_consultation_duties_person_id', ['person_id'], unique=False)

    op.create_table('events',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('starts_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('place', sa.String(length=300), nullable=True),
    sa.Column('organiser_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('status', sa.Enum('planned', 'held', 'cancelled', name='eventstatus', native_enum=False, length=32), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.ForeignKeyConstraint(['organiser_id'], ['people.id'], name=op.f('fk_events_organiser_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_events'))
    )
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_events_organiser_id'), ['organiser_id'], unique=False)
        batch_op.create_index('ix_events_status_starts_at', ['status', 'starts_at'], unique=False)

    op.create_table('first_steps',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('code', sa.String(length=32), nullable=False),
    sa.Column('done_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_first_steps_person_id_people')),
    sa.PrimaryKeyConstraint('person_id', 'code', name=op.f('pk_first_steps'))
    )
    op.create_table('mentorships',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('form', sa.Enum('pair', 'group', 'reverse', 'remote', 'situational', name='mentorshipform', native_enum=False, length=32), nullable=False),
    sa.Column('level', sa.Enum('organization', 'between_schools', 'municipal', name='mentorshiplevel', native_enum=False, length=32), nullable=False),
    sa.Column('goal', sa.String(length=300), nullable=True),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('status', sa.Enum('proposed', 'ordered', 'active', 'completed', 'stopped', 'declined', name='mentorshipstatus', native_enum=False, length=32), nullable=False),
    sa.Column('consented_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('order_number', sa.String(length=50), nullable=True),
    sa.Column('order_on', sa.Date(), nullable=True),
    sa.Column('thread_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('stop_asked_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('stops_on', sa.Date(), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('result', sa.String(length=500), nullable=True),
    sa.Column('closed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('last_entry_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_mentorships_created_by_people')),
    sa.ForeignKeyConstraint(['mentor_id'], ['people.id'], name=op.f('fk_mentorships_mentor_id_people')),
    sa.ForeignKeyConstraint(['stop_asked_by'], ['people.id'], name=op.f('fk_mentorships_stop_asked_by_people')),
    sa.ForeignKeyConstraint(['thread_id'], ['threads.id'], name=op.f('fk_mentorships_thread_id_threads')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorships')),
    sa.UniqueConstraint('thread_id', name=op.f('uq_mentorships_thread_id'))
    )
    with op.batch_alter_table('mentorships', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentorships_created_by'), ['created_by'], unique=False)
        batch_op.create_index('ix_mentorships_mentor_id_status', ['mentor_id', 'status'], unique=False)
        batch_op.create_index('ix_mentorships_status_ends_on', ['status', 'ends_on'], unique=False)

    op.create_table('substitutes',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('substitute_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_substitutes_person_id_people')),
    sa.ForeignKeyConstraint(['substitute_id'], ['people.id'], name=op.f('fk_substitutes_substitute_id_people')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_substitutes'))
    )
    op.create_table('thread_members',
    sa.Column('thread_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('part', sa.Enum('asker', 'helper', 'mentor', 'mentee', name='part', native_enum=False, length=32), nullable=False),
    sa.Column('joined_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('left_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_thread_members_person_id_people')),
    sa.ForeignKeyConstraint(['thread_id'], ['threads.id'], name=op.f('fk_thread_members_thread_id_threads')),
    sa.PrimaryKeyConstraint('thread_id', 'person_id', name=op.f('pk_thread_members'))
    )
    with op.batch_alter_table('thread_members', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_thread_members_person_id'), ['person_id'], unique=False)

    op.create_table('thread_messages',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('thread_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Enum('text', 'photo', 'video', 'animation', 'audio', 'document', 'voice', 'video_note', 'sticker', 'location', 'contact', name='messagekind', native_enum=False, length=32), nullable=False),
    sa.Column('text', sa.String(length=4096), nullable=True),
    sa.Column('markup', sa.String(length=32768), nullable=True),
    sa.Column('file_id', sa.String(length=200), nullable=True),
    sa.Column('file_name', sa.String(length=200), nullable=True),
    sa.Column('album', sa.String(length=64), nullable=True),
    sa.Column('chat_id', sa.BigInteger(), nullable=True),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('reply_to_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('edited_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('is_note', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_thread_messages_author_id_people')),
    sa.ForeignKeyConstraint(['reply_to_id'], ['thread_messages.id'], name=op.f('fk_thread_messages_reply_to_id_thread_messages')),
    sa.ForeignKeyConstraint(['thread_id'], ['threads.id'], name=op.f('fk_thread_messages_thread_id_threads')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_thread_messages')),
    sa.UniqueConstraint('chat_id', 'message_id', name=op.f('uq_thread_messages_chat_id_message_id'))
    )
    with op.batch_alter_table('thread_messages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_thread_messages_author_id'), ['author_id'], unique=False)
        batch_op.create_index('ix_thread_messages_thread_id_id', ['thread_id', 'id'], unique=False)

    op.create_table('consultations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('asker_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('position', sa.String(length=32), nullable=True),
    sa.Column('subject', sa.String(length=32), nullable=True),
    sa.Column('topic', sa.String(length=32), nullable=False),
    sa.Column('own_topic', sa.String(length=150), nullable=True),
    sa.Column('question', sa.String(length=1000), nullable=True),
    sa.Column('form', sa.Enum('chat', 'call', 'in_person', 'group', name='consultationform', native_enum=False, length=32), nullable=False),
    sa.Column('wanted_by', sa.Date(), nullable=True),
    sa.Column('status', sa.Enum('new', 'assigned', 'in_progress', 'answered', 'closed', 'withdrawn', 'rejected', name='consultationstatus', native_enum=False, length=32), nullable=False),
    sa.Column('responsible_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('thread_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('first_due_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('solution_due_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('first_answer_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answered_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('snoozed_until', sa.Date(), nullable=True),
    sa.Column('result_methodist', sa.Enum('full', 'partial', 'none', name='outcome', native_enum=False, length=32), nullable=True),
    sa.Column('result_asker', sa.Enum('full', 'partial', 'none', name='outcome', native_enum=False, length=32), nullable=True),
    sa.Column('asker_comment', sa.String(length=300), nullable=True),
    sa.Column('summary', sa.String(length=500), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('asked_times', sa.SmallInteger(), nullable=False),
    sa.Column('reopened_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('is_unconfirmed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['asker_id'], ['people.id'], name=op.f('fk_consultations_asker_id_people')),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_consultations_event_id_events')),
    sa.ForeignKeyConstraint(['organization_id'], ['organizations.id'], name=op.f('fk_consultations_organization_id_organizations')),
    sa.ForeignKeyConstraint(['responsible_id'], ['people.id'], name=op.f('fk_consultations_responsible_id_people')),
    sa.ForeignKeyConstraint(['thread_id'], ['threads.id'], name=op.f('fk_consultations_thread_id_threads')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultations')),
    sa.UniqueConstraint('thread_id', name=op.f('uq_consultations_thread_id'))
    )
    with op.batch_alter_table('consultations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultations_asker_id'), ['asker_id'], unique=False)
        batch_op.create_index('ix_consultations_created_at', ['created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_consultations_event_id'), ['event_id'], unique=False)
        batch_op.create_index('ix_consultations_responsible_id_status', ['responsible_id', 'status'], unique=False)
        batch_op.create_index('ix_consultations_status_solution_due_at', ['status', 'solution_due_at'], unique=False)

    op.create_table('event_people',
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('attendance', sa.Enum('invited', 'registered', 'declined', 'attended', 'absent', name='attendance', native_enum=False, length=32), nullable=False),
    sa.Column('changed_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_event_people_event_id_events')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_event_people_person_id_people')),
    sa.PrimaryKeyConstraint('event_id', 'person_id', name=op.f('pk_event_people'))
    )
    with op.batch_alter_table('event_people', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_people_person_id'), ['person_id'], unique=False)

    op.create_table('mentorship_entries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('kind', sa.Enum('meeting', 'lesson_visit', 'mutual_visit', 'analysis', 'remote', name='entrykind', native_enum=False, length=32), nullable=False),
    sa.Column('topic', sa.String(length=32), nullable=True),
    sa.Column('done', sa.String(length=500), nullable=True),
    sa.Column('result', sa.String(length=500), nullable=True),
    sa.Column('task', sa.String(length=500), nullable=True),
    sa.Column('task_until', sa.Date(), nullable=True),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('confirmed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('confirmed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('disputed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('removed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_mentorship_entries_author_id_people')),
    sa.ForeignKeyConstraint(['confirmed_by'], ['people.id'], name=op.f('fk_mentorship_entries_confirmed_by_people')),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_entries_mentorship_id_mentorships')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_entries'))
    )
    with op.batch_alter_table('mentorship_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentorship_entries_author_id'), ['author_id'], unique=False)
        batch_op.create_index('ix_mentorship_entries_mentorship_id_on', ['mentorship_id', 'on'], unique=False)

    op.create_table('mentorship_mentees',
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('joined_on', sa.Date(), nullable=False),
    sa.Column('left_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_mentees_mentorship_id_mentorships')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_mentorship_mentees_person_id_people')),
    sa.PrimaryKeyConstraint('mentorship_id', 'person_id', name=op.f('pk_mentorship_mentees'))
    )
    with op.batch_alter_table('mentorship_mentees', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentorship_mentees_person_id'), ['person_id'], unique=False)

    op.create_table('mentorship_moves',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('change', sa.String(length=32), nullable=False),
    sa.Column('details', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_mentorship_moves_actor_id_people')),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_moves_mentorship_id_mentorships')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_moves'))
    )
    with op.batch_alter_table('mentorship_moves', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentorship_moves_mentorship_id'), ['mentorship_id'], unique=False)

    op.create_table('mentorship_steps',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.SmallInteger(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('expected', sa.String(length=200), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_steps_mentorship_id_mentorships')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_steps'))
    )
    with op.batch_alter_table('mentorship_steps', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentorship_steps_mentorship_id'), ['mentorship_id'], unique=False)

    op.create_table('thread_copies',
    sa.Column('chat_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('message_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('thread_message_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['thread_message_id'], ['thread_messages.id'], name=op.f('fk_thread_copies_thread_message_id_thread_messages')),
    sa.PrimaryKeyConstraint('chat_id', 'message_id', name=op.f('pk_thread_copies'))
    )
    with op.batch_alter_table('thread_copies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_thread_copies_thread_message_id'), ['thread_message_id'], unique=False)

    op.create_table('adaptation_signals',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('response_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('codes', sa.JSON(), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('seen_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('seen_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_adaptation_signals_person_id_people')),
    sa.ForeignKeyConstraint(['response_id'], ['responses.id'], name=op.f('fk_adaptation_signals_response_id_responses')),
    sa.ForeignKeyConstraint(['seen_by'], ['people.id'], name=op.f('fk_adaptation_signals_seen_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_adaptation_signals')),
    sa.UniqueConstraint('response_id', name=op.f('uq_adaptation_signals_response_id'))
    )
    with op.batch_alter_table('adaptation_signals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_adaptation_signals_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_adaptation_signals_seen_at', ['seen_at'], unique=False)

    op.create_table('consultation_moves',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('consultation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('change', sa.String(length=32), nullable=False),
    sa.Column('other_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('details', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_consultation_moves_actor_id_people')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_consultation_moves_consultation_id_consultations')),
    sa.ForeignKeyConstraint(['other_id'], ['people.id'], name=op.f('fk_consultation_moves_other_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_moves'))
    )
    with op.batch_alter_table('consultation_moves', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_moves_consultation_id'), ['consultation_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('consultation_moves', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_moves_consultation_id'))

    op.drop_table('consultation_moves')
    with op.batch_alter_table('adaptation_signals', schema=None) as batch_op:
        batch_op.drop_index('ix_adaptation_signals_seen_at')
        batch_op.drop_index(batch_op.f('ix_adaptation_signals_person_id'))

    op.drop_table('adaptation_signals')
    with op.batch_alter_table('thread_copies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_thread_copies_thread_message_id'))

    op.drop_table('thread_copies')
    with op.batch_alter_table('mentorship_steps', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mentorship_steps_mentorship_id'))

    op.drop_table('mentorship_steps')
    with op.batch_alter_table('mentorship_moves', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mentorship_moves_mentorship_id'))

    op.drop_table('mentorship_moves')
    with op.batch_alter_table('mentorship_mentees', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mentorship_mentees_person_id'))

    op.drop_table('mentorship_mentees')
    with op.batch_alter_table('mentorship_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorship_entries_mentorship_id_on')
        batch_op.drop_index(batch_op.f('ix_mentorship_entries_author_id'))

    op.drop_table('mentorship_entries')
    with op.batch_alter_table('event_people', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_event_people_person_id'))

    op.drop_table('event_people')
    with op.batch_alter_table('consultations', schema=None) as batch_op:
        batch_op.drop_index('ix_consultations_status_solution_due_at')
        batch_op.drop_index('ix_consultations_responsible_id_status')
        batch_op.drop_index(batch_op.f('ix_consultations_event_id'))
        batch_op.drop_index('ix_consultations_created_at')
        batch_op.drop_index(batch_op.f('ix_consultations_asker_id'))

    op.drop_table('consultations')
    with op.batch_alter_table('thread_messages', schema=None) as batch_op:
        batch_op.drop_index('ix_thread_messages_thread_id_id')
        batch_op.drop_index(batch_op.f('ix_thread_messages_author_id'))

    op.drop_table('thread_messages')
    with op.batch_alter_table('thread_members', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_thread_members_person_id'))

    op.drop_table('thread_members')
    op.drop_table('substitutes')
    with op.batch_alter_table('mentorships', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorships_status_ends_on')
        batch_op.drop_index('ix_mentorships_mentor_id_status')
        batch_op.drop_index(batch_op.f('ix_mentorships_created_by'))

    op.drop_table('mentorships')
    op.drop_table('first_steps')
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.drop_index('ix_events_status_starts_at')
        batch_op.drop_index(batch_op.f('ix_events_organiser_id'))

    op.drop_table('events')
    with op.batch_alter_table('consultation_duties', schema=None) as batch_op:
        batch_op.drop_index('ix_consultation_duties_person_id')

    op.drop_table('consultation_duties')
    with op.batch_alter_table('answer_templates', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_answer_templates_topic'))

    op.drop_table('answer_templates')
    op.drop_table('threads')
