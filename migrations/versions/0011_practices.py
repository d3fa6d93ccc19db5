"""Practices people have shared, with their authors."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

LEVELS = ('school', 'municipal', 'intermunicipal', 'regional', 'interregional', 'federal', 'international')


def upgrade() -> None:
    op.create_table('practices',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('theme', sa.String(length=200), nullable=False),
    sa.Column('theme_key', sa.String(length=32), nullable=False),
    sa.Column('level', sa.Enum(*LEVELS, name='eventlevel', native_enum=False, length=32), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('proof', sa.String(length=500), nullable=False),
    sa.Column('token', sa.String(length=24), nullable=False),
    sa.Column('status', sa.Enum('waiting', 'confirmed', 'returned', name='practicestatus', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('told_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('told_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_practices_decided_by_people')),
    sa.ForeignKeyConstraint(['told_by'], ['people.id'], name=op.f('fk_practices_told_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practices')),
    sa.UniqueConstraint('token', name=op.f('uq_practices_token'))
    )
    op.create_index('ix_practices_status_held_on', 'practices', ['status', 'held_on'])
    op.create_index(op.f('ix_practices_theme_key'), 'practices', ['theme_key'])
    op.create_index(op.f('ix_practices_told_by'), 'practices', ['told_by'])
    op.create_table('practice_authors',
    sa.Column('practice_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('joined_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_practice_authors_person_id_people')),
    sa.ForeignKeyConstraint(['practice_id'], ['practices.id'], name=op.f('fk_practice_authors_practice_id_practices')),
    sa.PrimaryKeyConstraint('practice_id', 'person_id', name=op.f('pk_practice_authors'))
    )
    op.create_index(op.f('ix_practice_authors_person_id'), 'practice_authors', ['person_id'])


def downgrade() -> None:
    op.drop_table('practice_authors')
    op.drop_table('practices')
