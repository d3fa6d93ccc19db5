"""What is announced without words is called what it is."""

from alembic import op
import sqlalchemy as sa


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('announcements', schema=None) as batch_op:
        batch_op.add_column(sa.Column('file_kind', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('file_name', sa.String(length=60), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('announcements', schema=None) as batch_op:
        batch_op.drop_column('file_name')
        batch_op.drop_column('file_kind')
