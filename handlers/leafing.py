"""Turning the pages of a list."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton
from pydantic import Field

from handlers.screens import button
from locales.catalog import Speaker
from services.paging import pages_of

PageNumber = Annotated[int, Field(ge=0, lt=1_000_000)]
"""In a button, counted from 0; one with another number is no button of ours."""
One = TypeVar("One")
There = Callable[[int], CallbackData]


def leafing(t: Speaker, page: int, pages: int, there: There) -> list[InlineKeyboardButton]:
    """Nothing for a single page; after the last one comes the first. Together they read "‹ 2 of 7 ›"."""
    if pages < 2:
        return []
    here = min(page, pages - 1)
    return [
        button(t.plain("page-before"), there((here - 1) % pages)),
        button(t.plain("page-after-number", page=here + 1, pages=pages), there((here + 1) % pages)),
    ]


def stepping(t: Speaker, page: int, there: There, *, has_more: bool) -> list[InlineKeyboardButton]:
    """Where nobody has counted the pages."""
    before = [button(t.plain("page-before"), there(page - 1))] if page else []
    return [*before, button(t.plain("page-after"), there(page + 1))] if has_more else before


def leaf(every: Sequence[One], page: int, size: int) -> tuple[Sequence[One], int]:
    """What stands on a page, and how many pages there are; a page that is gone is the last one."""
    pages = pages_of(len(every), size)
    start = min(page, pages - 1) * size
    return every[start : start + size], pages
