"""Surnames are read in few places; whoever wants to name a person asks `services.calling`."""

import ast

from tests.house.plan import modules

MAY_READ_SURNAMES = {
    "services/calling.py",
    "services/naming.py",
    "services/profile.py",
    "services/entering.py",
    "services/people.py",
    "services/staff_changes.py",
    "services/staff_doubts.py",
    "services/staff_known.py",
    "services/staff_matching.py",
    "services/staff_repeats.py",
    "services/staff_case.py",
    "services/staff_pages.py",
    "services/staff_plan.py",
    "models/queries/staff.py",
    "services/staff_weighing.py",
    # a person's own name before their own eyes
    "handlers/profile_screens.py",
    "handlers/privacy_screens.py",
    # columns of rows
    "models/queries/people.py",
    "models/queries/audit.py",
    "models/queries/deficit_lists.py",
    "models/queries/indicator_rows.py",
    "models/queries/coverage.py",
    "models/queries/invitations.py",
    "models/queries/joining.py",
    "models/queries/participation.py",
    "models/queries/register.py",
    # what people are found by
    "services/binding.py",
    "services/join_candidates.py",
    "services/register_changes.py",
}


def readers() -> set[str]:
    return {
        path.as_posix()
        for path, tree in modules("bot", "handlers", "services", "models", "scheduler", "locales").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "surname" and isinstance(node.ctx, ast.Load)
    }


def test_surnames_are_read_where_they_may_be():
    assert readers() <= MAY_READ_SURNAMES


def test_whoever_may_read_surnames_is_there():
    assert all(name in {path.as_posix() for path in modules()} for name in MAY_READ_SURNAMES)
