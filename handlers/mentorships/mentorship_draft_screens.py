"""How a proposal looks while it is being put together, and what each of its parts can be."""

from aiogram.types import InlineKeyboardButton

from handlers.mentorships.mentorship_buttons import (
    AddToDraft,
    ChooseDraft,
    DraftPart,
    OpenDraft,
    SendDraft,
    SetDraft,
)
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.mentorships import MentorshipForm
from services.marks import mark_of
from services.mentorships.mentorship_proposals import Candidate, Shown
from services.naming import capital
from services.rights import Right, reach
from services.visits import Visit

TERMS = (3, 6, 12, 24, 36)
YEAR_END = "year"
MUNICIPAL, BY_SCHOOLS = "municipal", "schools"


def draft_screen(t: Speaker, shown: Shown) -> Screen:
    draft = shown.draft
    lines = [
        t("mentorship-draft"),
        t("mentorship-mentor", called=shown.mentor),
        t("mentorship-mentees", called=", ".join(shown.mentees), count=len(shown.mentees)),
        t(
            "mentorship-form-and-level",
            form=t.plain(f"mentorship-form-{draft.form.value}"),
            level=t.plain(f"mentorship-level-{shown.level.value}"),
        ),
        t("mentorship-term", since=t.full_day(draft.starts_on), until=t.full_day(draft.ends_on)),
    ]
    if draft.goal:
        lines.append(t("pair-goal", goal=draft.goal))
    if shown.mentor_helps:
        lines.append(t("mentorship-helps-already", count=shown.mentor_helps))
    send = button(t.plain("mentorship-send"), SendDraft(mark=mark_of(draft)))
    parts = [
        button(t.plain(f"mentorship-choose-{part.value}"), ChooseDraft(what=part))
        for part in (DraftPart.TERM, DraftPart.FORM, DraftPart.GOAL, DraftPart.LEVEL)
    ]
    more = (
        button(t.plain("mentorship-choose-mentee"), ChooseDraft(what=DraftPart.MENTEE))
        if draft.form is MentorshipForm.GROUP
        else button(t.plain("mentorship-choose-swap"), SetDraft(what=DraftPart.SWAP, value="yes"))
    )
    return Screen("\n".join(lines), ((send,), *in_columns(parts, 2), (more,), (way_back(t, Place.MENTORSHIPS),)))


def part_screen(t: Speaker, visit: Visit, what: DraftPart) -> Screen:
    """What a part can be; what is typed instead is asked for in words."""
    picks = _options(t, visit, what)
    start = [button(t.plain("mentorship-choose-start"), ChooseDraft(what=DraftPart.START))]
    rows = (*in_columns(picks, 1), start if what is DraftPart.TERM else [], (_back(t),))
    return Screen(t(f"mentorship-ask-{what.value}"), rows)


def found_screen(t: Speaker, found: list[Candidate]) -> Screen:
    """People by name, to be helped as well."""
    picks = [button(one.called, AddToDraft(person=one.person_id)) for one in found]
    title = t("mentorship-found", count=len(found))
    return Screen(title, (*in_columns(picks, 1), (_back(t),)))


def _options(t: Speaker, visit: Visit, what: DraftPart) -> list[InlineKeyboardButton]:
    programme = visit.municipality.programme
    if what is DraftPart.FORM:
        is_two_way = programme.modules.reverse_mentoring
        forms = [one for one in MentorshipForm if one is not MentorshipForm.REVERSE or is_two_way]
        return [_option(t, f"mentorship-form-{one.value}", what, one.value) for one in forms]
    if what is DraftPart.LEVEL:
        is_whole = reach(visit.actor, Right.KEEP_MENTORSHIPS).is_whole
        own = _option(t, "mentorship-level-by-schools", what, BY_SCHOOLS)
        return [own, _option(t, "mentorship-level-municipal", what, MUNICIPAL)] if is_whole else [own]
    if what is DraftPart.TERM:
        months = sorted({*TERMS, programme.mentoring.usual_months})
        picks = [
            button(t.plain("mentorship-months", months=one), SetDraft(what=what, value=str(one))) for one in months
        ]
        return [_option(t, "mentorship-year-end", what, YEAR_END), *picks]
    return []


def _option(t: Speaker, phrase: str, what: DraftPart, value: str) -> InlineKeyboardButton:
    return button(capital(t.plain(phrase)), SetDraft(what=what, value=value))


def _back(t: Speaker) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenDraft())
