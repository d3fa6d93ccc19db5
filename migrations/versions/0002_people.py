"""Staff register, invitations, audit, handovers."""

from alembic import op
import sqlalchemy as sa
import models.base


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

PREFIX = chr(0x41F)
"""What codes of people began with before programmes said it."""
KEPT = "rows of the audit are never changed"
TRIGGERS = {
    "sqlite": [
        f"CREATE TRIGGER audit_entries_{what} BEFORE {what} ON audit_entries BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        for what in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION keep_audit_entries() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{KEPT}'; END $$",
        "CREATE TRIGGER audit_entries_kept BEFORE UPDATE OR DELETE ON audit_entries"
        " FOR EACH ROW EXECUTE FUNCTION keep_audit_entries()",
    ],
}


def upgrade() -> None:
    op.create_table('associations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('search_key', sa.String(length=200), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_associations')),
    sa.UniqueConstraint('search_key', name=op.f('uq_associations_search_key'))
    )
    op.create_table('audit_entries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('action', sa.Enum('staff_imported', 'person_changed', 'person_archived', 'person_returned', 'person_transferred', 'person_forgotten', 'account_linked', 'account_released', 'account_blocked', 'account_unblocked', 'invitations_issued', 'invitation_used', 'invitations_revoked', 'code_guessed_wrong', 'join_approved', 'join_bound', 'join_declined', 'role_granted', 'role_revoked', 'duties_handed_over', 'duties_taken_back', 'consent_given', 'consent_withdrawn', 'answers_entered_for', 'answers_seen', 'data_exported', 'register_exported', 'audit_exported', 'retention_run', name='action', native_enum=False, length=32), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('details', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_audit_entries_actor_id_people')),
    sa.ForeignKeyConstraint(['organization_id'], ['organizations.id'], name=op.f('fk_audit_entries_organization_id_organizations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_audit_entries_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entries'))
    )
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_entries_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_entries_person_id'), ['person_id'], unique=False)

    op.create_table('blocks',
    sa.Column('telegram_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('blocked_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('blocked_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('until', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['blocked_by'], ['people.id'], name=op.f('fk_blocks_blocked_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_blocks_person_id_people')),
    sa.PrimaryKeyConstraint('telegram_id', name=op.f('pk_blocks'))
    )
    op.create_table('further_subjects',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('subject', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_further_subjects_person_id_people')),
    sa.PrimaryKeyConstraint('person_id', 'subject', name=op.f('pk_further_subjects'))
    )
    op.create_table('handovers',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('from_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('to_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('moved', sa.JSON(), nullable=False),
    sa.Column('undone_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_handovers_by_id_people')),
    sa.ForeignKeyConstraint(['from_id'], ['people.id'], name=op.f('fk_handovers_from_id_people')),
    sa.ForeignKeyConstraint(['to_id'], ['people.id'], name=op.f('fk_handovers_to_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handovers'))
    )
    op.create_table('invitations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('role', sa.Enum('educator', 'mentor', 'association_leader', 'methodist', 'expert', 'council_member', 'school_coordinator', 'organization_head', 'centre_head', 'authority_head', 'admin', name='role', native_enum=False, length=32), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('expires_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('used_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('used_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('revoked_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['association_id'], ['associations.id'], name=op.f('fk_invitations_association_id_associations')),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_invitations_created_by_people')),
    sa.ForeignKeyConstraint(['organization_id'], ['organizations.id'], name=op.f('fk_invitations_organization_id_organizations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_invitations_person_id_people')),
    sa.ForeignKeyConstraint(['used_by'], ['people.id'], name=op.f('fk_invitations_used_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitations')),
    sa.UniqueConstraint('digest', name=op.f('uq_invitations_digest'))
    )
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitations_organization_id'), ['organization_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_invitations_person_id'), ['person_id'], unique=False)

    op.create_table('join_requests',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organization_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('status', sa.Enum('waiting', 'approved', 'bound', 'declined', name='joinstatus', native_enum=False, length=32), nullable=False),
    sa.Column('asked_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=True),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_join_requests_decided_by_people')),
    sa.ForeignKeyConstraint(['organization_id'], ['organizations.id'], name=op.f('fk_join_requests_organization_id_organizations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_join_requests_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_join_requests'))
    )
    with op.batch_alter_table('join_requests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_join_requests_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_join_requests_status_organization_id', ['status', 'organization_id'], unique=False)

    op.create_table('memberships',
    sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['association_id'], ['associations.id'], name=op.f('fk_memberships_association_id_associations')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_memberships_person_id_people')),
    sa.PrimaryKeyConstraint('association_id', 'person_id', name=op.f('pk_memberships'))
    )
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_memberships_person_id'), ['person_id'], unique=False)

    op.create_table('staff_imports',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('status', sa.Enum('previewed', 'applied', 'dropped', name='importstatus', native_enum=False, length=32), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=True),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('created_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('finished_at', models.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['people.id'], name=op.f('fk_staff_imports_created_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_imports'))
    )
    with op.batch_alter_table('staff_imports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_staff_imports_created_by'), ['created_by'], unique=False)

    with op.batch_alter_table('answers', schema=None) as batch_op:
        batch_op.add_column(sa.Column('entered_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_answers_entered_by_people'), 'people', ['entered_by'], ['id'])

    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.add_column(sa.Column('recorded_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_consents_recorded_by_people'), 'people', ['recorded_by'], ['id'])

    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('search_key', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('birth_year', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('is_young', sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column('category', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('category_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('email', sa.String(length=254), nullable=True))
        batch_op.add_column(sa.Column('phone', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('registered_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('archived_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('forgotten_at', models.base.UtcDateTime(timezone=True), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_people_code'), ['code'])

    with op.batch_alter_table('role_grants', schema=None) as batch_op:
        batch_op.add_column(sa.Column('association_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('granted_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_index('ix_role_grants_role', ['role'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_role_grants_granted_by_people'), 'people', ['granted_by'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_role_grants_association_id_associations'), 'associations', ['association_id'], ['id'])

    _know_people()
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


def _know_people() -> None:
    """Codes, and names as they are searched for, of people who came before there was a register."""
    people = sa.table(
        "people", *(sa.column(name) for name in ("id", "code", "surname", "name", "patronymic", "search_key"))
    )
    connection = op.get_bind()
    for person in connection.execute(sa.select(people)).all():
        names = " ".join(filter(None, (person.surname, person.name, person.patronymic)))
        key = names.replace("-", " ").casefold().replace(chr(0x451), chr(0x435))
        code = f"{PREFIX}-{person.id:04}"
        known = {"code": code, "search_key": f"{key} {code.replace('-', ' ').casefold()}".strip()}
        connection.execute(sa.update(people).where(people.c.id == person.id).values(known))


def downgrade() -> None:

    with op.batch_alter_table('role_grants', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_role_grants_association_id_associations'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_role_grants_granted_by_people'), type_='foreignkey')
        batch_op.drop_index('ix_role_grants_role')
        batch_op.drop_column('granted_by')
        batch_op.drop_column('association_id')

    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_people_code'), type_='unique')
        batch_op.drop_column('forgotten_at')
        batch_op.drop_column('archived_at')
        batch_op.drop_column('registered_at')
        batch_op.drop_column('phone')
        batch_op.drop_column('email')
        batch_op.drop_column('category_on')
        batch_op.drop_column('category')
        batch_op.drop_column('is_young')
        batch_op.drop_column('birth_year')
        batch_op.drop_column('search_key')
        batch_op.drop_column('code')

    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_consents_recorded_by_people'), type_='foreignkey')
        batch_op.drop_column('recorded_by')

    with op.batch_alter_table('answers', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_answers_entered_by_people'), type_='foreignkey')
        batch_op.drop_column('entered_by')

    with op.batch_alter_table('staff_imports', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_staff_imports_created_by'))

    op.drop_table('staff_imports')
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_memberships_person_id'))

    op.drop_table('memberships')
    with op.batch_alter_table('join_requests', schema=None) as batch_op:
        batch_op.drop_index('ix_join_requests_status_organization_id')
        batch_op.drop_index(batch_op.f('ix_join_requests_person_id'))

    op.drop_table('join_requests')
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invitations_person_id'))
        batch_op.drop_index(batch_op.f('ix_invitations_organization_id'))

    op.drop_table('invitations')
    op.drop_table('handovers')
    op.drop_table('further_subjects')
    op.drop_table('blocks')
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_entries_person_id'))
        batch_op.drop_index(batch_op.f('ix_audit_entries_at'))

    op.drop_table('audit_entries')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION keep_audit_entries')
    op.drop_table('associations')
