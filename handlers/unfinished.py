"""What is filled in for the first time, step by step: kept until it is sent or thrown away; the menu ends nothing."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext

from handlers.screens import Screen, button
from locales.catalog import Speaker
from services.kept_drafts import Kept
from services.shortening import short

LONGEST_TITLE = 100


class Form(StrEnum):
    """Each is kept under its name, beside whatever else the person is typing."""

    PRACTICE = "practice"
    MATERIAL = "material"
    CLAIM = "claim"
    CONTEST = "contest_draft"
    COURSE = "course"
    OFFER = "offer"


class TakeUp(CallbackData, prefix="uft"):
    form: Form
    anew: bool


async def keep(state: FSMContext, form: Form, draft: Kept, *, is_worth_it: bool) -> None:
    """For as long as it is before the person's eyes, and also after that: what is new and has words in it."""
    plain = draft.plain()
    await state.update_data({form.value: plain})
    if is_worth_it:
        await _shelf(state, form).set_data(plain)


async def kept(state: FSMContext, form: Form) -> Mapping[str, Any]:
    """As `Kept.plain` has made it; nothing: none was begun."""
    return await _shelf(state, form).get_data()


async def taken(state: FSMContext, asked: TakeUp) -> Mapping[str, Any]:
    """What is gone on with; nothing: a new one is begun, whatever there was."""
    if asked.anew:
        await drop(state, asked.form)
    return await kept(state, asked.form)


async def drop(state: FSMContext, *forms: Form) -> None:
    """It has been sent, or its words are no longer kept."""
    for form in forms:
        await _shelf(state, form).clear()


def unfinished_screen(t: Speaker, form: Form, title: str, *, back: CallbackData) -> Screen:
    """Asked of whoever begins a new one."""
    return Screen(
        t("unfinished-ask", title=short(title, LONGEST_TITLE)),
        (
            (button(t.plain("unfinished-go-on"), TakeUp(form=form, anew=False)),),
            (button(t.plain("unfinished-anew"), TakeUp(form=form, anew=True)),),
            (button(t.plain("back"), back),),
        ),
    )


def _shelf(state: FSMContext, form: Form) -> FSMContext:
    return FSMContext(state.storage, replace(state.key, destiny=form.value))
