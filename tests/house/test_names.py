"""Surnames are read in few places; whoever wants to name a person asks `services.calling`."""

import ast

from tests.house.plan import modules

MAY_READ_SURNAMES = {
    "services/calling.py",
    "services/naming.py",
    "services/registration/profile.py",
    "services/registration/entering.py",
    "services/people.py",
    "services/register/staff_changes.py",
    "services/register/staff_doubts.py",
    "services/register/staff_known.py",
    "services/register/staff_matching.py",
    "services/register/staff_repeats.py",
    "services/register/staff_case.py",
    "services/register/staff_pages.py",
    "services/register/staff_plan.py",
    "models/queries/register/staff.py",
    "services/register/staff_weighing.py",
    # a person's own name before their own eyes
    "handlers/registration/profile_screens.py",
    "handlers/privacy_screens.py",
    # columns of rows
    "models/queries/people.py",
    "models/queries/audit.py",
    "models/queries/deficits/deficit_lists.py",
    "models/queries/indicators/indicator_rows.py",
    "models/queries/campaigns/coverage.py",
    "models/queries/registration/invitations.py",
    "models/queries/registration/joining.py",
    "models/queries/events/participation.py",
    "models/queries/register/register.py",
    # what people are found by
    "services/registration/binding.py",
    "services/registration/join_candidates.py",
    "services/register/register_changes.py",
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
