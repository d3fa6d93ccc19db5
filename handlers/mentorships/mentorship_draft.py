"""A proposal while it is being put together: kept in the form, changed a tap at a time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.fsm.context import FSMContext

from models.mentorships import MentorshipForm
from services.errors import Unfitting
from services.mentorships.mentorship_proposals import Draft

KEY = "mentorship_draft"


async def keep(state: FSMContext, draft: Draft) -> None:
    """In place of whatever was being put together before."""
    await state.set_state(None)
    await state.set_data({KEY: plain(draft)})


async def kept(state: FSMContext) -> Draft:
    """Raises Unfitting where there is none any more: it has been proposed, or left."""
    found: Mapping[str, Any] | None = await state.get_value(KEY)
    if not found:
        raise Unfitting("mentorship-draft-gone")
    return read(found)


def plain(draft: Draft) -> dict[str, Any]:
    return {
        "mentor": draft.mentor_id,
        "mentees": list(draft.mentee_ids),
        "starts_on": draft.starts_on.isoformat(),
        "ends_on": draft.ends_on.isoformat(),
        "form": draft.form.value,
        "is_municipal": draft.is_municipal,
        "goal": draft.goal,
        "replaces": draft.replaces,
    }


def read(found: Mapping[str, Any]) -> Draft:
    return Draft(
        mentor_id=found["mentor"],
        mentee_ids=tuple(found["mentees"]),
        starts_on=date.fromisoformat(found["starts_on"]),
        ends_on=date.fromisoformat(found["ends_on"]),
        form=MentorshipForm(found["form"]),
        is_municipal=found["is_municipal"],
        goal=found["goal"],
        replaces=found["replaces"],
    )


def with_form(draft: Draft, form: MentorshipForm) -> Draft:
    """Only a group has several to be helped: whoever came first stays."""
    mentees = draft.mentee_ids if form is MentorshipForm.GROUP else draft.mentee_ids[:1]
    return replace(draft, form=form, mentee_ids=mentees)


def with_mentee(draft: Draft, person_id: int) -> Draft:
    return replace(draft.with_mentee(person_id), form=MentorshipForm.GROUP)


def swapped(draft: Draft) -> Draft:
    """Who was to be helped helps."""
    return replace(draft, mentor_id=draft.mentee_ids[0], mentee_ids=(draft.mentor_id, *draft.mentee_ids[1:]))
