"""What one test has compiled the next need not compile: a tenth of the time of all tests.

SQLAlchemy keeps compiled statements with an engine, by dialect, and each engine makes a dialect of its own.
"""

from sqlalchemy import Dialect
from sqlalchemy.util import LRUCache

from models.session import Database

MOST = 4_000
"""Statements; the whole house has fewer."""
_kept: dict[str, tuple[Dialect, LRUCache]] = {}


def take(database: Database) -> None:
    """Before anything connects: the dialect and the statements of the databases of its kind before it."""
    for engine in database.engines:
        inside = engine.sync_engine
        if kept := _kept.get(inside.name):
            inside.dialect, inside._compiled_cache = kept
            inside.pool._dialect = inside.dialect


def keep(database: Database) -> None:
    """The first one of its kind leaves its own: its dialect has asked the database what it is like."""
    for engine in database.engines:
        inside = engine.sync_engine
        if inside.name not in _kept and inside.dialect.default_schema_name:
            _kept[inside.name] = inside.dialect, LRUCache(MOST)
