"""Rows that are going to be changed."""

from typing import Any, TypeVar

from sqlalchemy import Select

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])


def held(query: Query, *, skips_locked: bool = False) -> Query:
    """Nobody else changes them meanwhile, and they are as they are now, whatever the session has met before."""
    return query.with_for_update(skip_locked=skips_locked).execution_options(populate_existing=True)
