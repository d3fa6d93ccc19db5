"""Indicators: entries, snapshots, subscriptions."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

KEPT = "snapshots of indicators are never changed"
TRIGGERS = {
    "sqlite": [
        f"CREATE TRIGGER indicator_snapshots_{what} BEFORE {what} ON indicator_snapshots"
        f" BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        for what in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION keep_indicator_snapshots() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{KEPT}'; END $$",
        "CREATE TRIGGER indicator_snapshots_kept BEFORE UPDATE OR DELETE ON indicator_snapshots"
        " FOR EACH ROW EXECUTE FUNCTION keep_indicator_snapshots()",
    ],
}


def upgrade() -> None:
    op.create_table('indicator_entries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('indicator', sa.String(length=32), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('numerator', sa.BigInteger(), nullable=True),
    sa.Column('denominator', sa.BigInteger(), nullable=True),
    sa.Column('value', sa.String(length=32), nullable=True),
    sa.Column('document', sa.String(length=300), nullable=True),
    sa.Column('comment', sa.String(length=500), nullable=True),
    sa.Column('entered_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('entered_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('replaced_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['entered_by'], ['people.id'], name=op.f('fk_indicator_entries_entered_by_people')),
    sa.ForeignKeyConstraint(['replaced_by'], ['indicator_entries.id'], name=op.f('fk_indicator_entries_replaced_by_indicator_entries')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_entries')),
    sa.UniqueConstraint('replaced_by', name=op.f('uq_indicator_entries_replaced_by'))
    )
    with op.batch_alter_table('indicator_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_entries_entered_by'), ['entered_by'], unique=False)
        batch_op.create_index('ix_indicator_entries_indicator_as_of', ['indicator', 'as_of'], unique=False)

    op.create_table('indicator_snapshots',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('indicator', sa.String(length=32), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('formula_version', sa.SmallInteger(), nullable=False),
    sa.Column('numerator', sa.BigInteger(), nullable=True),
    sa.Column('denominator', sa.BigInteger(), nullable=True),
    sa.Column('scale', sa.SmallInteger(), server_default='1', nullable=False),
    sa.Column('value', sa.String(length=32), nullable=True),
    sa.Column('slices', sa.JSON(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('taken_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('taken_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('replaces_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['replaces_id'], ['indicator_snapshots.id'], name=op.f('fk_indicator_snapshots_replaces_id_indicator_snapshots')),
    sa.ForeignKeyConstraint(['taken_by'], ['people.id'], name=op.f('fk_indicator_snapshots_taken_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_snapshots')),
    sa.UniqueConstraint('indicator', 'as_of', 'number', name=op.f('uq_indicator_snapshots_indicator_as_of_number'))
    )
    with op.batch_alter_table('indicator_snapshots', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_snapshots_taken_by'), ['taken_by'], unique=False)

    op.create_table('indicator_subscriptions',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('period', sa.Enum('weekly', 'monthly', name='digestperiod', native_enum=False, length=32), nullable=True),
    sa.Column('alerts', sa.JSON(), nullable=False),
    sa.Column('changed_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_indicator_subscriptions_person_id_people')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_indicator_subscriptions'))
    )
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table('indicator_subscriptions')
    with op.batch_alter_table('indicator_snapshots', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_indicator_snapshots_taken_by'))

    op.drop_table('indicator_snapshots')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION keep_indicator_snapshots')
    with op.batch_alter_table('indicator_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_indicator_entries_indicator_as_of')
        batch_op.drop_index(batch_op.f('ix_indicator_entries_entered_by'))

    op.drop_table('indicator_entries')
