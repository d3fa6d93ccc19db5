"""Outbox, and who can be reached when."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
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

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_waiting', sqlite_where=sa.text("status = 'new'"), postgresql_where=sa.text("status = 'new'"))
        batch_op.drop_index(batch_op.f('ix_outbox_person_id'))
        batch_op.drop_index('ix_outbox_kind_status')
        batch_op.drop_index('ix_outbox_chat', sqlite_where=sa.text("status = 'new'"), postgresql_where=sa.text("status = 'new'"))

    op.drop_table('outbox')
