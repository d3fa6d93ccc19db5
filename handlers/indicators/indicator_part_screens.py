"""How parts of an indicator look: groups, the furthest from the plan first, and who is missing."""

from collections.abc import Mapping, Sequence

from aiogram.types import InlineKeyboardButton

from handlers.associations.association_buttons import OpenAssociation
from handlers.deficits.deficit_buttons import OpenPerson
from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import OpenLacking, OpenSchool, OpenSlices, RemindLacking
from handlers.indicators.indicator_screens import back_to
from handlers.leafing import leaf, leafing
from handlers.mentorships.mentorship_buttons import OfferMentors
from handlers.register.register_screens import OpenCard
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from programmes.indicators import Slice
from services import rights
from services.indicators.indicator_groups import REST
from services.indicators.indicator_missing import Missing, NamedOne
from services.indicators.indicator_reminders import Reminder
from services.indicators.indicator_slices import Sliced, SliceLine
from services.naming import capital
from services.rights import Right
from services.visits import Visit

GROUPS = 5
PEOPLE = 7
DOORS: Mapping[str, tuple[str, Right, type[OpenPerson | OfferMentors]]] = {
    "deficits_with_route": ("deficit_register", Right.KEEP_DEFICITS, OpenPerson),
    "young_with_mentor": ("mentoring", Right.KEEP_MENTORSHIPS, OfferMentors),
}
"""Where somebody who is missing can be helped at once: by the formula, with the module and the right it takes."""


def slices_screen(t: Speaker, data: OpenSlices, found: Sliced) -> Screen:
    """A school leads to its card, for those who may read the names there."""
    lines, pages = leaf(found.lines, data.page, GROUPS)
    first = min(data.page, pages - 1) * GROUPS
    title = found.definition.title
    text: list[str] = [t("indicator-slices", title=title, by=data.by.value, day=words.date_of(found.as_of))]
    text += [_group(t, found, place, one) for place, one in enumerate(lines, start=first + 1)]
    text += [] if found.lines else [t("indicator-no-groups")]
    if found.hides_few and any(one.figure is None for one in found.lines):
        text.append(t("indicator-groups-hidden"))
    can_open = found.sees_names and data.by is Slice.ORGANIZATION
    if can_open and any(one.key != REST for one in lines):
        text.append(t("indicator-groups-open"))
    picks = [
        button(str(place), OpenSchool(code=data.code, day=data.day, school=int(one.key)))
        for place, one in enumerate(lines, start=first + 1)
        if can_open and one.key != REST
    ]
    turns = leafing(t, data.page, pages, lambda other: data.model_copy(update={"page": other}))
    switch = [
        button(t.plain(f"indicator-by-{by.value}"), OpenSlices(code=data.code, by=by, day=data.day, page=0))
        for by in found.others
    ]
    rows = (*in_columns(picks, GROUPS), turns, *in_columns(switch, 2), (back_to(t, data.code, data.day),))
    return Screen("\n".join(text), rows)


def lacking_screen(t: Speaker, visit: Visit, data: OpenLacking, found: Missing, reminder: Reminder | None) -> Screen:
    phrase = "indicator-counted" if found.lists_counted else "indicator-lacking"
    text = [t(phrase, title=found.definition.title, count=found.count, day=words.date_of(found.as_of))]
    if reminder is not None and found.count:
        text.append(t("indicator-reminded-today", count=reminder.told_today, waiting=reminder.waiting))
        if reminder.waiting > found.count:
            text.append(t("indicator-reminder-wider"))
    rows: list[Sequence[InlineKeyboardButton]] = []
    if reminder is not None and reminder.waiting and found.count:
        remind = t.plain("indicator-remind-all", count=reminder.waiting)
        rows.append([button(remind, RemindLacking(code=data.code))])
    rows += [[_person(t, visit, found, one)] for one in found.people]
    pages = -(-found.count // PEOPLE)
    rows.append(leafing(t, data.page, pages, lambda other: data.model_copy(update={"page": other})))
    rows.append([_back(t, data)])
    return Screen("\n".join(text), rows)


def _back(t: Speaker, data: OpenLacking) -> InlineKeyboardButton:
    if not data.school:
        return back_to(t, data.code, data.day)
    return button(t.plain("back"), OpenSchool(code=data.code, day=data.day, school=data.school))


def _group(t: Speaker, found: Sliced, place: int, line: SliceLine) -> str:
    title = capital(line.title) if line.title else t("indicator-group-rest")
    value = words.with_parts(t, found.definition, line.figure)
    said: str = t("indicator-group", place=place, title=title, value=value)
    is_older = found.hides_few and line.figure is not None and line.figure.as_of < found.as_of
    return said + t("indicators-line-day", day=words.date_of(line.figure.as_of)) if is_older and line.figure else said


def _person(t: Speaker, visit: Visit, found: Missing, one: NamedOne) -> InlineKeyboardButton:
    if one.association_id is not None:
        label = t.plain("indicator-lacking-association", title=one.called, count=one.lacks)
        return button(label, OpenAssociation(association=one.association_id))
    called = f"{one.called}, {one.place}" if one.place else one.called
    person = one.person_id or 0
    known = DOORS.get(found.definition.formula or "")
    if known is None:
        return button(called, OpenCard(person=person))
    module, right, door = known
    is_open = visit.municipality.programme.modules.is_on(module) and rights.may(visit.actor, right)
    return button(called, door(person=person) if is_open else OpenCard(person=person))
