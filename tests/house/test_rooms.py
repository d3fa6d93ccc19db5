"""Imports only go down, SQL stays in its room, nobody below the handlers knows of Telegram."""

import ast

import pytest

from tests.house.plan import imported, modules

BELOW = {
    "playground": {"bot", "handlers", "services", "models", "locales", "programmes", "scheduler"},
    "bot": {"handlers", "scheduler", "services", "models", "locales", "programmes"},
    "handlers": {"services", "models", "locales", "programmes"},
    "scheduler": {"services", "models"},
    "services": {"models", "programmes"},
    "models": set(),
    "locales": set(),
    "programmes": set(),
}


@pytest.mark.parametrize("room", BELOW)
def test_imports_only_go_down(room):
    for path, tree in modules(room).items():
        foreign = {name.split(".")[0] for name in imported(tree)} & BELOW.keys() - {room}
        assert foreign <= BELOW[room], f"{path} reaches up or sideways: {foreign - BELOW[room]}"


def test_handlers_know_tables_but_not_queries():
    for path, tree in modules("handlers").items():
        assert not {name for name in imported(tree) if name.startswith("models.queries")}, path


def test_sql_never_leaves_models():
    allowed = ("sqlalchemy.ext.asyncio",)
    for path, tree in modules("services", "handlers", "scheduler", "locales", "programmes").items():
        foreign = {name for name in imported(tree) if name.split(".")[0] == "sqlalchemy"}
        assert all(name.startswith(allowed) for name in foreign), f"{path}: {foreign}"


COMMITTING = {
    "bot/forms.py",
    "models/one_hop.py",
    "models/session.py",
    "playground/demo_data.py",
    "playground/demo_consultations.py",
    "playground/demo_courses.py",
    "playground/demo_years.py",
    "playground/demo_afterwards.py",
    "playground/demo_contests.py",
    "playground/demo_events.py",
    "playground/demo_associations.py",
}
"""The storage of half-typed forms, what carries commits out, and the demo that makes up a past."""


def test_only_use_cases_commit():
    for path, tree in modules("models", "handlers", "scheduler", "bot", "playground").items():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "commit"]
        assert not calls or str(path) in COMMITTING, f"{path} commits"


def test_nobody_below_the_handlers_knows_telegram():
    for path, tree in modules("services", "models", "programmes", "locales", "scheduler").items():
        assert "aiogram" not in {name.split(".")[0] for name in imported(tree)}, path


def test_nothing_is_built_at_import():
    for path, tree in modules("bot", "handlers").items():
        made = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)]
        names = {node.value.func.id for node in made if isinstance(node.value.func, ast.Name)}
        assert not names & {"Router", "Dispatcher", "Bot"}, path
