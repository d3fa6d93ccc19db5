"""The bank of methodical materials."""

from alembic import op
import sqlalchemy as sa

import models.base

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('materials',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=150), nullable=False),
    sa.Column('search_key', sa.String(length=200), nullable=False),
    sa.Column('area', sa.String(length=32), nullable=False),
    sa.Column('audience', sa.String(length=32), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('source', sa.String(length=500), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('is_named', sa.Boolean(), nullable=False),
    sa.Column('status', sa.Enum('waiting', 'published', 'returned', 'withdrawn', name='materialstatus', native_enum=False, length=32), nullable=False),
    sa.Column('told_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('reviewed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('reviewed_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_materials_author_id_people')),
    sa.ForeignKeyConstraint(['reviewed_by'], ['people.id'], name=op.f('fk_materials_reviewed_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_materials'))
    )
    with op.batch_alter_table('materials', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_materials_author_id'), ['author_id'], unique=False)

    op.create_table('material_periods',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('material_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('published_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_material_periods_material_id_materials')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_material_periods'))
    )
    with op.batch_alter_table('material_periods', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_material_periods_material_id'), ['material_id'], unique=False)

    op.create_table('material_uses',
    sa.Column('material_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('used_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_material_uses_material_id_materials')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_material_uses_person_id_people')),
    sa.PrimaryKeyConstraint('material_id', 'person_id', name=op.f('pk_material_uses'))
    )
    with op.batch_alter_table('material_uses', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_material_uses_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('material_uses', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_material_uses_person_id'))

    op.drop_table('material_uses')
    with op.batch_alter_table('material_periods', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_material_periods_material_id'))

    op.drop_table('material_periods')
    with op.batch_alter_table('materials', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_materials_author_id'))

    op.drop_table('materials')
