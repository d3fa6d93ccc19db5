"""Outbox, announcements, and who can be reached when."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('announcements',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum('policy', 'methods', 'literature', 'event', 'contest', 'grant', 'discussion', 'course', 'urgent', 'internal', name='announcementkind', native_enum=False, length=32), nullable=False),
    sa.Column('status', sa.Enum('draft', 'scheduled', 'sending', 'paused', 'cancelled', name='announcementstatus', native_enum=False, length=32), nullable=False),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('source_chat', sa.BigInteger(), nullable=True),
    sa.Column('source_messages', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('link', sa.String(length=500), nullable=True),
    sa.Column('survey', sa.String(length=32), nullable=True),
    sa.Column('needs_reading', sa.Boolean(), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('repeat', sa.Enum('never', 'weekly', 'monthly', name='repeat', native_enum=False, length=32), nullable=False),
    sa.Column('due_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('sent_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('copied_from', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_announcements_author_id_people')),
    sa.ForeignKeyConstraint(['copied_from'], ['announcements.id'], name=op.f('fk_announcements_copied_from_announcements')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_announcements'))
    )
    with op.batch_alter_table('announcements', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_announcements_author_id'), ['author_id'], unique=False)
        batch_op.create_index('ix_announcements_status_due_at', ['status', 'due_at'], unique=False)

    op.create_table('declined_kinds',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Enum('policy', 'methods', 'literature', 'event', 'contest', 'grant', 'discussion', 'course', 'urgent', 'internal', name='announcementkind', native_enum=False, length=32), nullable=False),
    sa.Column('declined_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_declined_kinds_person_id_people')),
    sa.PrimaryKeyConstraint('person_id', 'kind', name=op.f('pk_declined_kinds'))
    )
    op.create_table('outbox',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('dedup_key', sa.String(length=120), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('priority', sa.SmallInteger(), nullable=False),
    sa.Column('due_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ignores_quiet', sa.Boolean(), nullable=False),
    sa.Column('for_staff', sa.Boolean(), nullable=False),
    sa.Column('status', sa.Enum('new', 'sent', 'unreachable', 'failed', 'cancelled', 'held', name='outboxstatus', native_enum=False, length=32), nullable=False),
    sa.Column('lease_until', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.SmallInteger(), nullable=False),
    sa.Column('last_error', sa.String(length=200), nullable=True),
    sa.Column('settled_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('message_ids', sa.JSON(none_as_null=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_outbox_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('dedup_key', name=op.f('uq_outbox_dedup_key'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_chat', ['chat_id'], unique=False, sqlite_where=sa.text("status = 'new'"), postgresql_where=sa.text("status = 'new'"))
        batch_op.create_index('ix_outbox_kind_status', ['kind', 'status'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_outbox_waiting', ['priority', 'due_at', 'id'], unique=False, sqlite_where=sa.text("status = 'new'"), postgresql_where=sa.text("status = 'new'"))

    op.create_table('saved_audiences',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('owner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=60), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_saved_audiences_owner_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_audiences'))
    )
    with op.batch_alter_table('saved_audiences', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_saved_audiences_owner_id'), ['owner_id'], unique=False)

    op.create_table('announcement_questions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('announcement_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('asked_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.Text(), nullable=True),
    sa.Column('answered_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answered_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['announcement_id'], ['announcements.id'], name=op.f('fk_announcement_questions_announcement_id_announcements')),
    sa.ForeignKeyConstraint(['answered_by'], ['people.id'], name=op.f('fk_announcement_questions_answered_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_announcement_questions_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_announcement_questions'))
    )
    with op.batch_alter_table('announcement_questions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_announcement_questions_announcement_id'), ['announcement_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_announcement_questions_person_id'), ['person_id'], unique=False)

    op.create_table('readings',
    sa.Column('announcement_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('read_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['announcement_id'], ['announcements.id'], name=op.f('fk_readings_announcement_id_announcements')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_readings_person_id_people')),
    sa.PrimaryKeyConstraint('announcement_id', 'person_id', name=op.f('pk_readings'))
    )
    with op.batch_alter_table('readings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_readings_person_id'), ['person_id'], unique=False)

    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('unreachable_at', models.base.UtcDateTime(timezone=True), nullable=True))

    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('later_hour', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('paused_until', sa.Date(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.drop_column('paused_until')
        batch_op.drop_column('later_hour')

    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.drop_column('unreachable_at')

    with op.batch_alter_table('readings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_readings_person_id'))

    op.drop_table('readings')
    with op.batch_alter_table('announcement_questions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_announcement_questions_person_id'))
        batch_op.drop_index(batch_op.f('ix_announcement_questions_announcement_id'))

    op.drop_table('announcement_questions')
    with op.batch_alter_table('saved_audiences', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_saved_audiences_owner_id'))

    op.drop_table('saved_audiences')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_waiting', sqlite_where=sa.text("status = 'new'"), postgresql_where=sa.text("status = 'new'"))
        batch_op.drop_index(batch_op.f('ix_outbox_person_id'))
        batch_op.drop_index('ix_outbox_kind_status')
        batch_op.drop_index('ix_outbox_chat', sqlite_where=sa.text("status = 'new'"), postgresql_where=sa.text("status = 'new'"))

    op.drop_table('outbox')
    op.drop_table('declined_kinds')
    with op.batch_alter_table('announcements', schema=None) as batch_op:
        batch_op.drop_index('ix_announcements_status_due_at')
        batch_op.drop_index(batch_op.f('ix_announcements_author_id'))

    op.drop_table('announcements')
