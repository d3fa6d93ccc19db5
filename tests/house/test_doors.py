"""Every button is answered, every command stands in the guide, every setting in the example, every table in a migration."""

import ast
import importlib
import pkgutil
import re

import pytest
from aiogram.filters.callback_data import CallbackData
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

import handlers
from bot.settings import Settings
from handlers.commands import COMMANDS
from handlers.router import build_router
from models.session import Database
from models.tables import metadata
from tests.house.plan import ROOT, modules


def buttons() -> list[type[CallbackData]]:
    for module in pkgutil.walk_packages(handlers.__path__, "handlers."):
        importlib.import_module(module.name)
    return [known for known in CallbackData.__subclasses__() if known.__module__.startswith("handlers.")]


def test_prefixes_of_buttons_are_unique():
    prefixes = [known.__prefix__ for known in buttons()]
    assert len(prefixes) == len(set(prefixes))


def test_every_button_has_a_handler():
    filters = {
        handler_filter.callback.callback_data
        for router in [build_router(), *build_router().chain_tail]
        for observer in [router.callback_query]
        for handler in observer.handlers
        for handler_filter in handler.filters
        if hasattr(handler_filter.callback, "callback_data")
    }
    assert set(buttons()) <= filters


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_menu_is_explained(command):
    assert f"/{command}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"/{command}" in (ROOT / "docs" / "guide.ru.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_example():
    example = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert example == {name.upper() for name in Settings.model_fields}


async def test_models_match_the_newest_migration(database: Database):
    async with database.engines[0].connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync, opts={"compare_type": True}), metadata)
        )
    assert differences == []


def test_functions_stay_readable():
    """Sixty lines are the end of what anybody reads in one go; most are far shorter."""
    for path, tree in modules("bot", "handlers", "services", "models", "scheduler", "locales").items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{path}: {node.name}"
