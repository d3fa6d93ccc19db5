"""Rows of the road map are marked done, and reminded of."""

from alembic import op
import sqlalchemy as sa

import models.base


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('roadmap_marks',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('item', sa.String(length=32), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('document', sa.String(length=300), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('marked_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('marked_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['marked_by'], ['people.id'], name=op.f('fk_roadmap_marks_marked_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roadmap_marks'))
    )
    with op.batch_alter_table('roadmap_marks', schema=None) as batch_op:
        batch_op.create_index('ix_roadmap_marks_item_due_on', ['item', 'due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_roadmap_marks_marked_by'), ['marked_by'], unique=False)

    op.create_table('roadmap_reminders',
    sa.Column('item', sa.String(length=32), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('step', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('item', 'due_on', 'step', name=op.f('pk_roadmap_reminders'))
    )
    with op.batch_alter_table('roadmap_reminders', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_roadmap_reminders_told_on'), ['told_on'], unique=False)


def downgrade() -> None:
    op.drop_table('roadmap_reminders')
    op.drop_table('roadmap_marks')
